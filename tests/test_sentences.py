"""Where a sentence ends, and where a full stop does not end it."""

from __future__ import annotations

import pytest

from dashboard.reading.document import parse
from dashboard.reading.parts.sentences import sentences

TABLE = """
The U.S. Congress declared war in 1812.| It ended in 1815.
He came to the U.S. in 1901.| He never left.
He came to the U.S.| In 1901 he left.
He lived in Washington, D.C., until 1901.| Then he left.
He moved to Washington, D.C.| The city was small.
Dr. Keller and Prof. Brown met in 1911.| They agreed.
Gen. Lee and Col. Smith met in 1863.| Lt. Col. Brown did not.
They climbed Mt. Everest in 1953.| St. Peter's was built later.
He sailed from St. Petersburg to Ft. Sumter.| Nobody met him.
The notes of T.H. Lund were lost in 1892.| They left the E.E.C.| In June they met.
J. R. R. Tolkien was born in 1892.| W. E. B. Du Bois was older.
George W. Bush was elected in 2000.| John F. Kennedy was not.
The letter is No. 5 in the book.| It was lost.
See p. 12 and pp. 14-16 of the book.| It is long.
It was built c. 1500 and burned ca. 1600.| Nobody knows why.
The king (r. 1485-1509) was careful.| His son (b. 1491) was not.
He waited ... and then he left.| She stayed.
He waited...| Then he left.
He waited … and left.| She stayed.
“We will not go,” he said.| They went.
“Will you go?” she asked.| “No!” he cried.
“We will not go.”| He meant it.
He said: “It is over.”| The war went on.
He asked, “Why?”| Nobody knew.
They voted on Jan. 5, 1911.| On Feb. 6 they met again.
On Aug. 12, 1911, the dockers struck.| It lasted.
The strike ended on 5 Sept. 1911.| Wages rose.
He worked for Smith & Co. until 1911.| Then he left.
The Acme Corp. was founded in 1911.| It failed.
Martin Luther King Jr. spoke in 1963.| Crowds listened.
Martin Luther King, Jr., spoke in 1963.| Crowds listened.
The Rev. Brown, Sen. Smith and Gov. Long met.| They quarrelled.
It fell by 3.5 percent in 1930.| It rose by 4.2 in 1936.
The fleet sailed at 6 a.m. on 3 May 1911.| It came back at 9 p.m.| Nobody spoke.
It cost $1.5 million.| That was much.
Rome fell in A.D. 476.| Athens fell in 404 B.C.| Carthage fell in 146 B.C. to Rome.
In 44 B.C. Caesar was killed.| His heir was young.
He was born in 63 B.C.E. in Rome.| He died in A.D. 14.
Smith v. Jones was decided in 1911.| Brown vs. Board came later.
The treaty, i.e. the peace of 1911, failed.| Others, e.g. that of 1912, held.
The ships, guns, etc. were sold in 1911.| The men went home.
They sold ships, guns, etc.| The men went home.
He signed it on 3. 5. 1911.| It failed.
Henry VIII. was king.| Louis XIV was not.
It was Act I.| Then came Act II.
Plan B. failed.
He joined the C.I.A. in 1950.| He left in 1960.
He was in the U.S.S.R. in 1950.| He left.
The U.N. General Assembly met in 1946.| It voted.
The U.S. and the U.K. agreed.| The U.S.S.R. did not.
It ended in the U.K.| They left.
What did he want?| Power.| And money!
"We shall fight!" he said in 1911.| They did.
He wrote ‘The end is near.’| It was not.
(He died in 1911.)| She lived on.
He died in 1911 (she in 1912).| They had no child.
It was published in Vol. 3, No. 2, in 1911.| It sold well.
Ms. Brown met Mr. and Mrs. Keller in 1911.| They talked.
The Battle of St. Albans (1455) began it.| York won.
He lived at 5 Elm St.| The house is gone.
Thomas Edison et al. invented it in 1879.| It shone.
It was approx. 1900 when it fell.| Nobody knows.
The war ended.3| In 1834 he left.
The war ended.³| In 1834 he left.
The war[3] ended in 1834.| He left.
“The war ended.”4| In 1834 he left.
Adm. Nelson fell at Trafalgar.| Capt. Hardy wept.
Maj. Gen. Brown died in 1911.| His men fled.
Pres. Lincoln was shot in April 1865.| He died.
The firm of Brown Bros. closed in 1911.| It had debts.
In Sec. 4 of Ch. 2 he tells of 1911.| Few read it.
The U.S. Navy sailed in 1898.| Adm. Dewey won.
Lenin, V. I. wrote it in 1902.| It was banned.
He came in 1911.| A. J. Brown left in 1912.
In 1911 he met Q.| It was cold.
The dukes said no.| It failed in 1911.
He lived at no. 5 King Street in 1911.
"""
"""A line is a text; `|` stands where one of its sentences ends."""


def sentences_of(text: str) -> list[str]:
    document = parse(f"A title\n\n{text}", name="essay")
    body = document.blocks[1]
    return [document.text[start:end] for start, end in sentences(document, body)]


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_a_sentence_ends_where_a_reader_ends_it(line: str) -> None:
    assert sentences_of(line.replace("|", "")) == [each.strip() for each in line.split("|")]


@pytest.mark.parametrize("mark", ["[3]", " [3]", "[3][4]", "[citation needed]", "³"])
def test_a_note_s_mark_opens_no_sentence(mark: str) -> None:
    first, second = sentences_of(f"The war ended.{mark} In 1834 he left.")
    assert first.startswith("The war ended.")
    assert second == "In 1834 he left."


def test_the_mark_of_a_note_itself_is_no_part_of_what_it_says() -> None:
    assert sentences_of("[1] He left in 1834. [2] She did not.") == ["He left in 1834.", "She did not."]

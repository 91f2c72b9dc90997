"""Sentences by kind of difficulty; what stands between the marks must be found, with these values and no others."""

from __future__ import annotations

import re

import pytest

from dashboard.reading import document
from dashboard.reading.dates.find import find

SENTENCES = [
    ("The guild met in ‹early May 1820› and again in ‹late June›.", "1820-05-01~/1820-05-10~ 1820-06-21~/1820-06-30~"),
    ("‹Late in 1611› he sailed; by ‹mid-1613› he was home.", "1611-09~/1611-12~ 1613-05~/1613-08~"),
    ("It rained in the ‹second week of April 1740›.", "1740-04-08/1740-04-14"),
    ("They dug in ‹March 1822› and stopped in the ‹last week of that month›.", "1822-03 1822-03-25/1822-03-31"),
    ("The house was bought in ‹1702›. ‹One hundred and ten years later› it was sold.", "1702 1812"),
    ("The school was founded in ‹1550›. ‹Two hundred years later› it had nine boys.", "1550 1750"),
    ("He landed on ‹2 May 1790›. ‹A fortnight or so later› he was ill.", "1790-05-02 1790-05-16"),
    ("The rents of ‹1340› fell due at ‹Michaelmas›.", "1340 1340-09-29"),
    ("In ‹1780› there was peace; by ‹Whitsun› there was none.", "1780 1780-05-14"),
    ("She fled in ‹June 1692›; her son had gone the ‹autumn before›.", "1692-06 1691-23"),
    ("The pact of ‹Year V› was forgotten.", "1796-09-22/1797-09-21"),
    ("It printed books from ‹1601 to 1604›. In ‹those years› nobody else did.", "1601/1604 1601/1604"),
    ("On ‹5 June 1911›, a ‹Monday›, the pit was closed.", "1911-06-05 1911-06-05"),
    ("He was shot on ‹5 June 1911›. On the ‹Thursday or the Friday› he died.", "1911-06-05 1911-06-08/1911-06-09"),
    ("The town burned in ‹1402›. For thirty years after that the walls stood open.", "1402"),
    ("The letter is of ‹6 May 1702›, though there it was already the ‹seventh›.", "1702-05-06 1702-05-07"),
    ("The keep fell on ‹3 April 1644›. ‹Nine days after the fall of the keep› the town followed.", "1644-04-03 1644-04-12"),
    ("They sat on ‹2 June 1858›, and from the ‹4th to the 6th of that month›.", "1858-06-02 1858-06-04/1858-06-06"),
    ("The lease was signed on ‹1 May 1850›. Between ‹then and 3 June 1851› nobody paid.", "1850-05-01 1850-05-01/1851-06-03"),
    ("In ‹May 1830› the duke was driven out. ‹That night› the bells rang.", "1830-05 1830-05"),
    ("The tower fell on ‹9 July 1902› at ‹09:47 local time›.", "1902-07-09 1902-07-09"),
    ("The king wrote that the war was over. ‹1713› began with a feast.", "1713"),
    ("HIST 1914: Reading list\n\nThe strike began on ‹4 May 1926›.", "1926-05-04"),
    ("The papers lie in cupboard 1788, and begin in ‹1801›.", "1801"),
    ("‹1534› marks the break. The ‹1549› rebels knew it.", "1534 1549"),
    ("For 1200 years nobody came; a population of 1600 lived there in ‹1801›.", "1801"),
    ("Between 1200 and 1800 soldiers died in ‹1346›.", "1346"),
    ("Write to 1600 Elm Street, or ring (212) 555-1948.", ""),
    ("On ‹12 march 1702› the ship struck.", "1702-03-12"),
    ("It is dated ‹4-Nov-1921› and copied on ‹9.ix.1922›.", "1921-11-04 1922-09-09"),
    ("The ‹9th cent.› chapel stood until ‹1540›.", "0801/0900 1540"),
    ("The line ran from ‹1880 through June 1931›.", "1880/1931-06"),
    ("Beginning in ‹1761 and lasting until 1763›, ships lay off the port.", "1761/1763"),
    ("It was drawn ‹ca 1690› and bound ‹c1710›; a copy of ‹1722?› is lost.", "1690~ 1710~ 1722?"),
    ("The council met in ‹C.E. 451›.", "0451"),
    ("The halls burned in the ‹1200s BCE›.", "-1298/-1199"),
    ("A shrine of the ‹3rd or 4th century BC› stands there.", "-0399/-0200"),
    ("In ‹11,000 BC› there was ice, and by ‹8000 BP› there was none.", "Y-10999 -6050"),
    ("On ‹Christmas Day in the year 800› he was crowned.", "0800-12-25"),
    ("From ‹793 to 795› they raided. Under Harun (r. ‹786–809›) it was quiet.", "0793/0795 0786/0809"),
    ("A force of 600 men marched; one in 200 came back, and prices rose by 300.", ""),
    ("On ‹July Fourth, 1826› both men died.", "1826-07-04"),
    ("He was born on ‹10/11 February 1720/21›.", "1721-02-10/1721-02-11"),
    ("They met in ‹1941›, the day before ‹Thanksgiving›.", "1941 1941-11-27"),
    ("Work began on ‹1 July 1850›. ‹Ten months later›, on ‹1 May 1851›, it opened.", "1850-07-01 1851-05 1851-05-01"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_a_sentence_is_read_exactly(marked: str, expected: str) -> None:
    text = re.sub("[‹›]", "", marked)
    found = [timex for timex in find(document.parse(text, name="essay")) if timex.edtf]
    wanted = re.findall("‹(.+?)›", marked)
    assert [(timex.words, timex.edtf) for timex in found] == list(zip(wanted, expected.split(), strict=True))

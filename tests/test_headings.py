"""A heading is short, holds no date, ends on no hanging word, and comes from the clause of its own date."""

from __future__ import annotations

import re

import pytest

from dashboard.reading.claims import headings
from dashboard.reading.events import packs

CASES = [
    ("A crowd took the Bastille on ‹14 July 1789›.", "Crowd took the Bastille"),
    ("In ‹1902›, Lenin published a booklet.", "Lenin published a booklet"),
    ("Perry came in ‹1853›; Harris came in 1856.", "Perry came"),
    ("Perry came in 1853, and Harris came in ‹1856›.", "Harris came"),
    ("They met at Vienna – the ‹1815› congress had begun – and danced.", "Congress had begun"),
    ("Radcliffe reached Delhi on ‹1947›, and left again in 1948.", "Radcliffe reached Delhi"),
    ("Radcliffe reached Delhi in 1947, and left the town in ‹1948›.", "Radcliffe left the town"),
    ("His rivals reached Delhi in 1947, and left the town in ‹1948›.", "Left the town"),
    ("He returned in ‹1883›, won the battle in 1884, and died.", "He returned, won the battle, and died"),
    (
        "Terror is the name given to the period of the French uprising of ‹1793› and what followed.",
        "Terror is the name given to the period",
    ),
    ("As a result, the harbour of Whitby was closed in ‹1871›.", "Harbour of Whitby was closed"),
    ("Toward the end of ‹1871›, the harbour of Whitby was closed.", "Harbour of Whitby was closed"),
    ("Led by Ann Carter, the bakers marched to Bath in ‹1811›.", "Bakers marched to Bath"),
    (
        "It passed the decree in 121, 100, ‹1863›, 1852 and 1849, to name six.",
        "It passed the decree in 121, 100",
    ),
    ("In Bath, ‹1811› was a bad year.", "Bath was a bad year"),
    ("The treaty (signed in ‹1648›) ended the war.", "Treaty ended the war"),
]


def marked(text: str) -> tuple[str, tuple[int, int], list[tuple[int, int]]]:
    low, high = text.index("‹"), text.index("›") - 1
    plain = re.sub("[‹›]", "", text)
    dates = [(m.start(), m.end()) for m in re.finditer(r"(?:\d{1,2} July )?\b\d{4}\b", plain)]
    return plain, (low, high), dates


@pytest.mark.parametrize(("text", "title"), CASES)
def test_a_heading_is_the_clause_without_its_date(text: str, title: str) -> None:
    plain, place, dates = marked(text)
    assert headings.heading(plain, 0, len(plain), place=place, dates=dates) == title


def test_a_heading_is_cut_where_no_word_hangs() -> None:
    text = (
        "The delegates of all the provinces assembled in the great hall of the old palace and in the gardens."
    )
    title = headings.heading(text, 0, len(text), place=(0, 0), dates=[])
    assert len(title) <= packs.LONGEST
    assert title.rpartition(" ")[2] not in ("in", "the", "of", "and")


def test_a_sentence_that_is_only_a_date_has_no_heading() -> None:
    assert headings.heading("It was 1914.", 0, 12, place=(7, 11), dates=[(7, 11)]) == ""


def test_an_id_is_of_the_words_of_the_title_and_of_no_date() -> None:
    assert headings.event_id("The Eagle lands on the Moon") == "eagle-lands-moon"
    assert headings.event_id("One of two") == "one-of-two"

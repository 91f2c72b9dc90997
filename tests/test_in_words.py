"""A date in words, as a reader says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import edtf, table
from dashboard.showing import in_words

TOLD = [
    ("1918-01-19", "19 January 1918"),
    ("1917-10", "October 1917"),
    ("1902", "1902"),
    ("1917-10-XX", "October 1917"),
    ("1918-21", "spring 1918"),
    ("1918-24", "winter 1918 to 1919"),
    ("1918-40", "the first half of 1918"),
    ("192X", "1920s"),
    ("002X", "AD 20s"),
    ("18XX", "19th century"),
    ("19XX", "20th century"),
    ("1XXX", "1000 to 1999"),
    ("-003X", "40 to 31 BC"),
    ("-0043-03-15", "15 March 44 BC"),
    ("0000", "1 BC"),
    ("0033", "AD 33"),
    ("1936/1939", "1936 to 1939"),
    ("1917-11-07/1917-11-08", "7–8 November 1917"),
    ("1917-10-30/1917-11-03", "30 October to 3 November 1917"),
    ("1918-12-30/1919-01-02", "30 December 1918 to 2 January 1919"),
    ("1918-03/1918-05", "March to May 1918"),
    ("1918-21/1919-22", "spring 1918 to summer 1919"),
    ("-0048/-0044", "49 to 45 BC"),
    ("-0001/0014", "2 BC to AD 14"),
    ("1801/1900", "19th century"),
    ("1101/1200", "12th century"),
    ("1701/1702", "1701 to 1702"),
    ("../1918-03", "until March 1918"),
    ("1918/..", "from 1918"),
    ("../192X", "until the 1920s"),
    ("1917~", "about 1917"),
    ("1917?", "perhaps 1917"),
    ("1917%", "perhaps about 1917"),
    ("192X~", "about the 1920s"),
    ("1927~/1929~", "about 1927 to 1929"),
    ("1902~/1905", "about 1902 to 1905"),
    ("1902/1905~", "1902 to about 1905"),
    ("[1917,1918]", "1917 or 1918"),
    ("{1917,1918,1920}", "1917, 1918 and 1920"),
    ("[1917..1919]", "1917 to 1919"),
    ("[..1918]", "1918 or earlier"),
    ("[1918..]", "1918 or later"),
    ("[..1917,1921]", "1917 or earlier or 1921"),
    ("[1917,1921..]", "1917 or 1921 or later"),
    ("{1917..1919,1921}", "1917 to 1919 and 1921"),
]


@pytest.mark.parametrize(("text", "words"), TOLD)
def test_a_date_is_told_in_words(text: str, words: str) -> None:
    assert in_words.tell(text) == words


@pytest.mark.parametrize("text", ["", "soon", "1917-13", "1918/1917"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(edtf.EDTFError):
        in_words.tell(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1918-01-19", "known to the day"),
        ("1917-10", "known to the month"),
        ("1918-21", "known to the season"),
        ("1902", "known to the year"),
        ("192X", "known to the decade"),
        ("1936/1939", "a period"),
        ("1927~/1929~", "a period, approximate"),
        ("1917?", "known to the year, uncertain"),
        ("../1918", "a period with an open beginning"),
        ("1918/..", "a period with an open end"),
        ("[1917,1918]", "one of several dates"),
    ],
)
def test_the_card_says_how_closely_a_date_is_known(text: str, words: str) -> None:
    assert in_words.certainty(edtf.parse(text)) == words


def test_every_date_of_our_table_has_words(root: Path) -> None:
    """No date that the reader can find is without its words: the committed table's are all told."""
    frame, _ = table.read(root / "events.csv")
    assert all(in_words.tell(text) for text in frame["edtf"])

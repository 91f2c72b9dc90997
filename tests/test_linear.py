"""Reading a text takes work in proportion to its length, whatever its paragraphs and full stops."""

from __future__ import annotations

import re
import sys
from types import FrameType

import pytest
from conftest import our_events

from dashboard.reading import pipeline
from dashboard.reading.blocks import Document
from dashboard.reading.claims import themes
from dashboard.reading.document import parse
from dashboard.reading.events import mentions

PLACES = ("Leeds", "Hull", "Whitby", "Goole", "York", "Selby", "Ripon", "Thirsk")
TOLD = (
    "In {year} the dockers of {place} went on strike, and the mayor called in two regiments",
    "They marched to the harbour on 12 May {year} and burned the customs house",
    "The Battle of Waterloo was long over, but old soldiers of {place} led them",
    "Two years later the council of {place} gave way, raised the wages and opened a school",
    "It was a hard winter, and bread was dear in {place}",
)


def essay(letters: int, *, stops: bool) -> str:
    """One long paragraph in which something new happens in every sentence."""
    told: list[str] = []
    size = number = 0
    while size < letters:
        place = PLACES[number % len(PLACES)]
        told.append(TOLD[number % len(TOLD)].format(year=1700 + number % 200, place=place))
        size += len(told[-1]) + 2
        number += 1
    return (". " if stops else " and ").join(told)[:letters]


def calls(text: str) -> int:
    """How many functions, ours and built-in ones, reading a text calls."""
    count = 0

    def counted(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    document = parse(text, name="t")
    known = themes.load()
    sys.setprofile(counted)
    try:
        pipeline.claims_of(document, gazetteer=our_events(), themes=known)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("stops", [True, False])
def test_the_work_for_a_letter_does_not_grow_with_the_paragraph(stops: bool) -> None:
    short, long = 8_000, 40_000
    calls(essay(short, stops=stops))  # what is loaded once
    few = calls(essay(short, stops=stops)) / short
    many = calls(essay(long, stops=stops)) / long
    assert many < 1.15 * few


def test_what_is_far_too_long_for_a_sentence_is_cut_between_words() -> None:
    document: Document = parse(essay(30_000, stops=False), name="t")
    [(block, spans)] = mentions.spoken(document)
    words = [document.text[start:end] for start, end in spans]
    assert len(spans) > 10
    assert max(map(len, words)) <= 2_000
    assert re.sub(r"\s", "", "".join(words)) == re.sub(r"\s", "", document.text[block.start : block.end])
    assert all(re.match(r"\w+\b", each) for each in words)
    assert all(document.text[end : end + 1] in (" ", "") for _, end in spans)

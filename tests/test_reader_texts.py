"""The texts for the reading pane: every mark where the browser counts it, and on the right rows."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_page_data import frame_of

from dashboard import lookup, paths, table
from dashboard.background import EMPTY, Background, Block, Mark, Reading
from dashboard.showing import reader_texts
from dashboard.source import Source

TEXT = "🚩 1917 — 𝔏enin 🎉 died in 1924."
ROWS = [{"source": "a", "title": name, "edtf": "1917"} for name in "xyz"]


def known() -> Background:
    spans = [(TEXT.index(words), TEXT.index(words) + len(words)) for words in ("1917", "𝔏enin", "1924")]
    kinds = [("date", "1917", ("c2", "c1")), ("event", "1924-01-21", ()), ("date", "1924", ("gone",))]
    marks = tuple(
        Mark(*span, kind, value, rule="year", event="x" if kind == "event" else "", claims=claims)
        for span, (kind, value, claims) in zip(spans, kinds, strict=True)
    )
    source = Source("a", kind="full", text=TEXT)
    return Background(readings=(Reading(source, (Block(0, len(TEXT), "body", 1),), marks),))


def read(background: Background) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(reader_texts.payload(frame_of(ROWS), background=background))
    return told


def sliced(text: str, start: int, end: int) -> str:
    """What a browser finds between two places: UTF-16 units, two bytes each."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_places_are_those_of_the_browser() -> None:
    told = read(known())["a"]
    assert told["text"] == TEXT
    assert [sliced(TEXT, *mark[:2]) for mark in told["marks"]] == ["1917", "𝔏enin", "1924"]
    assert [sliced(TEXT, *block[:2]) for block in told["blocks"]] == [TEXT]
    assert told["marks"][0][0] == TEXT.index("1917") + 1


def test_a_mark_says_what_it_is_and_on_which_rows_it_bears() -> None:
    told = read(known())["a"]
    assert told["kind"] == "full"
    assert told["blocks"][0][2:] == ["body", 1]
    assert told["marks"][0][2:] == ["date", "1917", "1917", "year", "", "text", [0, 1]]
    assert told["marks"][1][2:] == ["event", "1924-01-21", "21 January 1924", "year", "x", "text", []]
    assert told["marks"][2][8] == []


def test_without_texts_there_is_nothing_to_send() -> None:
    assert reader_texts.payload(frame_of(ROWS), background=EMPTY) == b""


@pytest.mark.parametrize(
    ("text", "place", "wanted"),
    [("abc", 2, 2), ("a🚩c", 1, 1), ("a🚩c", 2, 3), ("a🚩🚩c", 4, 6), ("é𝔏", 2, 3), ("", 0, 0)],
)
def test_a_letter_beyond_the_basic_plane_has_two_places(text: str, place: int, wanted: int) -> None:
    assert reader_texts.utf16(text)(place) == wanted


def test_the_texts_of_the_two_essays_fit_the_table() -> None:
    frame, _ = table.read(paths.events())
    found = lookup.known(frame, near=paths.home())
    told = json.loads(reader_texts.payload(frame, background=found.background))
    assert list(told) == ["lenihan", "munoz"]
    for name, text in told.items():
        bearing = {row for mark in text["marks"] for row in mark[8]}
        own = frame[frame["source"] == name]
        read_ = own.index[own["words"] != ""]  # what an editor's note adds has no words in the text
        assert set(read_) <= bearing <= set(own.index)
        assert {block[2] for block in text["blocks"]} <= {
            "title",
            "byline",
            "heading",
            "body",
            "notes",
            "furniture",
        }


def test_marks_cut_the_text_in_units_of_utf_16_as_a_browser_counts() -> None:
    told = read(known())["a"]
    units = told["text"].encode("utf-16-le")
    cut = [units[2 * start : 2 * end].decode("utf-16-le") for start, end, *_ in told["marks"]]
    assert cut == ["1917", "𝔏enin", "1924"]


@given(st.text(st.sampled_from("aé\n🜨𝕏 "), max_size=12))
def test_places_are_counted_in_units_of_utf_16(text: str) -> None:
    """The page counts the same: client/test/runs.test.ts."""
    at = reader_texts.utf16(text)
    assert [at(place) for place in range(len(text) + 1)] == [
        len(text[:place].encode("utf-16-le")) // 2 for place in range(len(text) + 1)
    ]

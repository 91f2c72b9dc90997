"""A text for reading as a tree of runs: nothing of it is lost, marks stay whole, searched words are found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from dashboard.showing.reader_texts import utf16

pytestmark = pytest.mark.browser
SCRIPTS = ("claimline.js",)


@pytest.fixture(scope="module")
def page(chromium: Browser, root: Path) -> Iterator[Page]:
    """An empty page with the scripts."""
    page = chromium.new_page()
    page.set_content("<!doctype html><title>runs</title>")
    for script in SCRIPTS:
        page.add_script_tag(path=root / "assets" / script)
    yield page
    page.close()


def mark(text: str, words: str, *rows: int) -> list[Any]:
    """A mark on the first of some words in a text."""
    start = text.index(words)
    return [start, start + len(words), "date", "1900", "1900", "year", "", "text", list(rows)]


def whole(text: str, *zones: str) -> list[list[Any]]:
    """The blocks of a text whose lines are its blocks."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return [[starts[i], starts[i + 1] - 1, zone, i + 1] for i, zone in enumerate(zones)]


def tree(page: Page, reading: dict[str, Any], told: list[dict[str, int]], words: str = "") -> list[Any]:
    found: list[Any] = page.evaluate("([r, t, w]) => claimline.runs.tree(r, t, w)", [reading, told, words])
    return found


def brief(section: dict[str, Any]) -> list[Any]:
    """Passages as text: marks in brackets with their place, searched words between asterisks."""

    def told(run: dict[str, Any]) -> str:
        words = "".join(f"*{one['text']}*" if one["found"] else one["text"] for one in run["pieces"])
        return words if run["mark"] < 0 else f"[{run['mark']}:{words}]"

    return [
        [("+" if part["said"] else "") + "".join(map(told, part["runs"])) for part in block["passages"]]
        for block in section["blocks"]
    ]


def test_marks_stand_in_passages_and_passages_in_blocks(page: Page) -> None:
    text = "It was 1900. Rain fell until May 1901.\nNothing else."
    reading = {
        "text": text,
        "blocks": whole(text, "body", "body"),
        "marks": [mark(text, "1900", 0), mark(text, "May 1901", 1)],
    }
    told = [{"row": 0, "start": 0, "end": 12}, {"row": 1, "start": 13, "end": 38}]
    [section] = tree(page, reading, told)
    assert section["kind"] == "text"
    assert brief(section) == [
        ["+It was [0:1900].", " ", "+Rain fell until [1:May 1901]."],
        ["Nothing else."],
    ]


def test_notes_and_furniture_are_sections_of_their_own(page: Page) -> None:
    text = "T\nMenu\nBody.\nNotes\n1. See.\nShare"
    zones = ("title", "furniture", "body", "notes", "notes", "furniture")
    sections = tree(page, {"text": text, "blocks": whole(text, *zones), "marks": []}, [])
    assert [(one["kind"], len(one["blocks"])) for one in sections] == [
        ("text", 1),
        ("furniture", 1),
        ("text", 1),
        ("notes", 2),
        ("furniture", 1),
    ]


def test_a_passage_never_cuts_a_mark(page: Page) -> None:
    text = "From 1900 to 1901 it rained."
    reading = {"text": text, "blocks": whole(text, "body"), "marks": [mark(text, "1900 to 1901", 0)]}
    [section] = tree(page, reading, [{"row": 0, "start": 0, "end": 9}])
    assert brief(section) == [["+From [0:1900 to 1901] it rained."]]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("trotsky", "Of Trotskii and the [0:Café in 1900]."),
        ("TROTSKII", "Of *Trotskii* and the [0:Café in 1900]."),
        ("cafe", "Of Trotskii and the [0:*Café* in 1900]."),
        ('"and the"', "Of Trotskii *and the* [0:Café in 1900]."),
        ("the café", "Of Trotskii and *the* [0:*Café* in 1900]."),
        ("1900 in 19", "Of Trotskii and the [0:Café *in* *1900*]."),
        ("a", "Of Trotskii and the [0:Café in 1900]."),
        ('"the café"', "Of Trotskii and *the *[0:*Café* in 1900]."),
    ],
)
def test_searched_words_are_found_as_the_filter_finds_them(page: Page, words: str, wanted: str) -> None:
    """Without accents and case, phrases whole, also half inside a mark; a single letter would be everywhere."""
    text = "Of Trotskii and the Café in 1900."
    reading = {"text": text, "blocks": whole(text, "body"), "marks": [mark(text, "Café in 1900", 0)]}
    [section] = tree(page, reading, [], words)
    assert brief(section) == [[wanted]]


def test_claims_come_in_the_order_of_their_marks(page: Page) -> None:
    """Two of one sentence by where their dates stand; one without a mark by where its passage begins."""
    claims = {"n": 4, "source": ["a", "a", "b", "a"], "start": [0, 0, 0, 20], "end": [18, 18, 9, 30]}
    order = page.evaluate(
        """claims => claimline.runs.inOrder(claimline.runs.telling(claims, "a", "x".repeat(40)),
          [{ start: 4, rows: [1] }, { start: 9, rows: [0] }]).map((one) => one.row)""",
        claims,
    )
    assert order == [1, 0, 3]


@given(st.text(st.sampled_from("aé\n🜨𝕏 "), max_size=12))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_places_are_counted_as_the_server_counts_them(page: Page, text: str) -> None:
    at = utf16(text)
    places = page.evaluate(
        "([text, n]) => Array.from({ length: n }, (_, i) => i).map(claimline.runs.unitsOf(text))",
        [text, len(text) + 1],
    )
    assert places == [at(place) for place in range(len(text) + 1)]


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), max_size=8)


@given(claims=SPANS, dates=SPANS, words=st.sampled_from(["", "rain", "ra in", "it", "19 00"]))
@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_runs_are_the_text(page: Page, claims: Any, dates: Any, words: str) -> None:
    """Whatever is marked, claimed and searched: joined again, the runs of a block are its text."""
    text = "In 1900 it rained; rain in 1901 too.\nAnd in May 1902 it rained."
    marks: list[list[Any]] = []
    for start, length in sorted(dates):
        if start + length <= len(text) and (not marks or marks[-1][1] <= start):
            marks.append([start, start + length, "date", "1900", "1900", "year", "", "text", []])
    told = [{"row": i, "start": s, "end": min(s + n, len(text))} for i, (s, n) in enumerate(claims)]
    blocks = whole(text, "body", "body")
    sections = tree(page, {"text": text, "blocks": blocks, "marks": marks}, told, words)
    found = [block for section in sections for block in section["blocks"]]
    assert [
        "".join(p["text"] for part in block["passages"] for run in part["runs"] for p in run["pieces"])
        for block in found
    ] == text.split("\n")
    for block in found:
        places = [run["mark"] for part in block["passages"] for run in part["runs"] if run["mark"] >= 0]
        assert len(places) == len(set(places)), "a mark is one run"

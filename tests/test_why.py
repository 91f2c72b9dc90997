"""How a date was found, in plain sentences: every rule of the reader has its own, and every claim its paragraphs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from test_page_data import frame_of

from dashboard import lookup, paths, table
from dashboard.background import EMPTY, Background, Reference
from dashboard.reading import pipeline
from dashboard.reading.claims import themes
from dashboard.reading.claims.context import STORY
from dashboard.reading.dates.rule import Rule
from dashboard.reading.dates.rules import calendars, days, periods, phrases, seasons, weekdays, years
from dashboard.reading.document import read
from dashboard.reading.events import packs
from dashboard.showing import i18n, page_data

SCRIPTS = ("claimline.js",)
RULES = {
    value.name
    for module in (calendars, days, periods, phrases, seasons, weekdays, years)
    for value in vars(module).values()
    if isinstance(value, Rule)
}


def test_every_rule_of_the_reader_has_a_sentence_and_there_are_no_others() -> None:
    told = {key.removeprefix("rules.") for key in i18n.words("en") if key.startswith("rules.")}
    assert told == RULES | STORY | {"gazetteer", "month's name"}
    assert len(RULES) > 50


@pytest.mark.parametrize("rule", sorted(RULES | STORY | {"gazetteer", "month's name"}))
def test_a_rule_is_told_in_whole_sentences(rule: str) -> None:
    told = i18n.say("en", f"rules.{rule}")
    assert told.endswith(".")
    assert told.startswith("They " if rule not in {"gazetteer", *STORY} else "The text ")


@pytest.fixture(scope="module")
def page(chromium: Browser, root: Path) -> Iterator[Page]:
    """An empty page with the scripts."""
    page = chromium.new_page()
    page.set_content("<!doctype html><title>why</title>")
    for script in SCRIPTS:
        page.add_script_tag(path=root / "assets" / script)
    yield page
    page.close()


def payload(rows: list[dict[str, str]], background: Background = EMPTY) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(page_data.payload(frame_of(rows), sources=[], background=background))
    return told


def why(page: Page, data: dict[str, Any], row: int = 0) -> list[str]:
    found: list[str] = page.evaluate(
        "([data, row]) => { claimline.speak(data); return claimline.why(data, row); }", [data, row]
    )
    return found


ROW = {"source": "a", "event": "x", "title": "X"}
EDTF = "The same date as other programs read it (EDTF): {}."
LEFT_OUT = "The rest comes from the time that the story has reached, or from the day on which the text was published."
TOLD = [
    (
        {"words": "October 1917", "edtf": "1917-10", "rule": "month and year"},
        ["The text itself gives the date, in the words “October 1917”. They name the month and the year."],
    ),
    (
        {"words": "May", "edtf": "1918-05", "rule": "month"},
        [
            f"The text itself gives the date, in the words “May”. They name a month without its year. {LEFT_OUT}"
        ],
    ),
    (
        {"words": "the 1920s", "edtf": "192X", "rule": "my own"},
        ["The text itself gives the date, in the words “the 1920s”."],
    ),
    (
        {"words": "3. Mai 1871", "edtf": "1871-05-03", "rule": "month's name (de)"},
        [
            (
                "The text itself gives the date, in the words “3. Mai 1871”. They name the month in the language of "
                "the text, with its day or its year."
            )
        ],
    ),
    ({"words": "", "edtf": "1917"}, ["The table gives this date, but not the words that it was read from."]),
    (
        {"words": "", "edtf": "1917", "dated_by": "reference"},
        [
            (
                "The text gives no date for this. The date comes from our list of events, where we looked up what "
                "the text says happened."
            )
        ],
    ),
    (
        {"words": "", "edtf": "1917", "dated_by": "editor", "rule": "note"},
        ["This date comes from an editor's note. The essay does not give one."],
    ),
]


@pytest.mark.browser
@pytest.mark.parametrize(("cells", "wanted"), TOLD)
def test_a_claim_says_how_its_date_was_found(page: Page, cells: dict[str, str], wanted: list[str]) -> None:
    assert why(page, payload([ROW | cells])) == [*wanted, EDTF.format(cells["edtf"])]


YEARS = [
    ("1902", "1902", False),
    ("late 1920s until his death in 1953", "1926~/1953", False),
    ("early 20th Century", "1901~/1933~", False),
    ("’57", "1957", False),
    ("40s", "194X", False),
    ("44 BC", "-0043", False),
    ("until March 1918", "../1918-03", False),
    ("the sixties", "196X", True),
    ("25 years", "1942", True),
    ("October", "1917-10", True),
    ("the 16th", "1917-04-16", True),
]


@pytest.mark.browser
@pytest.mark.parametrize(("words", "value", "unsaid"), YEARS)
def test_what_words_leave_out_is_said(page: Page, words: str, value: str, unsaid: bool) -> None:
    told = why(page, payload([ROW | {"words": words, "edtf": value, "rule": ""}]))[0]
    assert told.endswith(LEFT_OUT) is unsaid


REVOLUTION = Reference(
    "x", "X", "1917-11-07/1917-11-08", "25-26 October 1917 Old Style", summary="They rise."
)


@pytest.mark.browser
def test_anchor_calendar_and_reference_are_told(page: Page) -> None:
    known = Background(references={"x": REVOLUTION}, anchors={"c1": "5 May 1917"})
    row = ROW | {"words": "November", "edtf": "1917-11-08", "rule": "month", "dated_by": "context"}
    assert why(page, payload([row], known)) == [
        (
            "The words “November” give only part of the date. They name a month without its year. The rest comes "
            "from “5 May 1917”, another date in the text."
        ),
        "In our list of events, “X” has the date 7–8 November 1917.",
        "In the Old Style (Julian) calendar this is 26 October 1917.",
        EDTF.format("1917-11-08"),
    ]
    by_reference = ROW | {"edtf": "1917-11-07/1917-11-08", "dated_by": "reference"}
    assert why(page, payload([by_reference], known))[:2] == [
        (
            "The text gives no date for this. The date comes from our list of events, where we looked up what the text "
            "says happened. In the list, “X” has the date 7–8 November 1917."
        ),
        "They rise.",
    ]


@pytest.mark.browser
@pytest.mark.parametrize("calendar", ["", "both"])
def test_a_date_has_its_old_style_days_beside_it_when_asked(page: Page, calendar: str) -> None:
    rows = [
        ROW | {"edtf": "1918-01-19", "calendar": "6 January 1918 Old Style"},
        ROW | {"edtf": "1924-01-21"},
    ]
    told = page.evaluate(
        "([data, calendar]) => { claimline.speak(data); return [0, 1].map((row) => claimline.when(data.claims, row, {calendar})); }",
        [payload(rows), calendar],
    )
    both = "19 January 1918 (6 January 1918 Old Style)"
    assert told == [both if calendar else "19 January 1918", "21 January 1924"]


@pytest.mark.browser
def test_every_claim_of_our_texts_can_say_how_it_was_dated(page: Page) -> None:
    frame, _ = table.read(paths.events())
    known = lookup.known(frame, near=paths.home())
    gold = Path(__file__).parent / "gold"
    rows = [
        {name: str(getattr(claim, name)) for name in table.COLUMNS}
        for path in sorted(gold.glob("*.txt"))
        for claim in pipeline.claims_of(read(path), gazetteer=packs.load(), themes=themes.load())
    ]
    tables = [(frame, known.background), (table.frame_of(rows), EMPTY)]
    for one, background in tables:
        data = json.loads(page_data.payload(one, sources=[], background=background))
        every = page.evaluate(
            """data => { claimline.speak(data);
              return data.claims.id.map((id, row) => claimline.why(data, row).join("\\n")); }""",
            data,
        )
        assert len(every) == len(one) > 200
        assert [told for told in every if "undefined" in told or "{" in told or told.count("\n") < 1] == []

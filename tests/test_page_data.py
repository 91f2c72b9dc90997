"""What the browser gets: the table by columns, and what its codes mean."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pandas as pd
import pytest
from conftest import committed, our_events

from dashboard import edtf, table
from dashboard.background import Background, Check, Reading, Reference
from dashboard.showing import page_data
from dashboard.source import Source

ROWS = [
    {"source": "b", "event": "october-revolution", "title": "Rising", "edtf": "1917-11-07", "theme": "war"},
    {"source": "a", "event": "x", "title": "Peace", "edtf": "../1918-03", "theme": "peace-and-bread"},
    {"source": "b", "event": "y", "title": "Famine", "edtf": "1921~", "theme": "war"},
]


def frame_of(rows: list[dict[str, str]]) -> pd.DataFrame:
    """A whole table from a few cells a row."""
    whole = []
    for number, row in enumerate(rows, start=1):
        earliest, latest = edtf.parse(row["edtf"]).bounds
        usual: dict[str, Any] = dict.fromkeys(table.COLUMNS, "")
        usual |= {"claim_id": f"c{number}", "claim": row["title"], "earliest": earliest, "latest": latest}
        usual |= {"dated_by": "text", "weight": "2", "paragraph": "3", "start": "0", "end": "9"}
        whole.append(usual | row)
    return table.frame_of(whole)


@pytest.fixture
def frame() -> pd.DataFrame:
    return frame_of(ROWS)


def test_days_are_numbers_and_open_sides_are_none(frame: pd.DataFrame) -> None:
    told = page_data.claims(frame)

    assert told["n"] == 3
    assert told["earliest"] == [edtf.parse_day("1917-11-07"), None, edtf.parse_day("1921-01-01")]
    assert told["latest"][1] == edtf.parse_day("1918-03-31")
    assert told["approximate"] == [False, False, True]
    assert told["when"] == ["7 November 1917", "until March 1918", "about 1921"]
    assert told["certainty"][1] == "a period with an open beginning"
    assert told["weight"] == [2, 2, 2]


OCTOBER = {
    "october": Reference("october", "Rising", "1917-11-07/1917-11-08"),
    "famine": Reference("famine", "Famine", "1921"),
    "elections": Reference("elections", "Elections", "1917-11-25/1917-12"),
    "terms": Reference("terms", "Terms of office", "1917-03/1917-10"),
}


@pytest.mark.parametrize(
    ("date", "event", "stands", "lent"),
    [
        ("1917-11-07", "x", None, False),
        ("1917/1918", "x", None, False),
        ("../1917", "x", None, False),
        ("1917", "x", "1917-07-02", False),
        ("1917-03", "x", "1917-03-16", False),
        ("191X", "x", "1914-12-31", False),
        ("1917", "october", "1917-11-07", True),
        ("1918", "october", "1918-07-02", False),
        ("1921", "famine", "1921-07-02", False),
        ("1917", "elections", "1917-11-25", True),
        ("1917", "terms", "1917-07-02", False),
    ],
)
def test_some_time_in_a_year_stands_at_a_day_of_its_own(
    date: str, event: str, stands: str | None, lent: bool
) -> None:
    frame = frame_of([{"source": "a", "event": event, "title": "T", "edtf": date, "theme": "war"}])
    told = page_data.claims(frame, background=Background(references=OCTOBER))
    assert told["stands"] == [edtf.parse_day(stands) if stands else None]
    assert told["lent"] == [lent]


def test_in_time_a_year_comes_after_its_days_or_at_the_event_that_lends_its_own() -> None:
    dates = [("1917", "x"), ("1917", "october"), ("1917-03-08", "y"), ("1917-11-20", "z"), ("1916/1918", "w")]
    rows = [
        {"source": "a", "event": event, "title": "T", "edtf": date, "theme": "war"} for date, event in dates
    ]
    told = page_data.claims(frame_of(rows), background=Background(references=OCTOBER))
    assert page_data.in_time(told) == [4, 2, 1, 3, 0]


def test_every_column_is_as_long_as_the_table(frame: pd.DataFrame) -> None:
    told = page_data.claims(frame)
    assert {len(column) for name, column in told.items() if name != "n"} == {3}


def test_the_payload_is_json_with_all_parts(frame: pd.DataFrame) -> None:
    content = json.loads(page_data.payload(frame, sources=[]))
    assert list(content) == ["lang", "original", "words", "claims", "events", "sources", "themes", "eras"]
    assert content["claims"]["title"] == ["Rising", "Peace", "Famine"]


def test_sources_come_in_order_of_appearance_known_or_not(frame: pd.DataFrame) -> None:
    given = [Source("z"), Source("a", title="On Peace", author="Ann Ode", published="1999")]
    shown = page_data.shown_sources(frame, sources=given)
    assert [source.id for source in shown] == ["b", "a"]
    assert [source.label for source in shown] == ["b", "Ode 1999"]


def test_a_chip_has_the_year_only_where_names_are_the_same() -> None:
    ode = [Source("a", author="Ann Ode", published=year) for year in ("1999", "2004-05")]
    assert page_data.short_names([ode[0], Source("b", author="Bo Lee", published="2001")]) == ["Ode", "Lee"]
    assert page_data.short_names(ode) == ["Ode 1999", "Ode 2004"]


def test_a_source_says_whether_its_words_are_a_digest(frame: pd.DataFrame) -> None:
    described = page_data.described([Source("a", title="T", kind="digest"), Source("b")])
    assert [source["kind"] for source in described] == ["digest", ""]


def test_themes_are_named_and_the_commonest_is_first(frame: pd.DataFrame) -> None:
    assert page_data.themes(frame) == [
        {"id": "war", "label": "War"},
        {"id": "peace-and-bread", "label": "Peace & bread"},
    ]
    assert page_data.theme_label("") == "No theme"


def test_eras_are_those_in_which_a_table_tells_two_events_of_a_subject() -> None:
    days = [
        ("october-revolution", "1917-11-07"),
        ("first-decree", "1917-11-08"),
        ("brest-litovsk", "1918-03-03"),
    ]
    frame = frame_of(
        [
            ROWS[0] | {"event": event, "edtf": day, "earliest": day, "latest": day, "claim_id": f"a-1-{at}"}
            for at, (event, day) in enumerate(days)
        ]
    )
    assert [era["name"] for era in page_data.eras(frame)] == ["1917"]
    assert page_data.eras(frame[frame["event"] != "october-revolution"]) == []  # one asks in passing
    assert page_data.eras(frame[frame["event"] != "first-decree"]) == []  # each lies alone in its era


def test_the_eras_of_the_committed_table_are_told_in_its_language() -> None:
    told = page_data.eras(committed()[0], lang="de")
    assert [era["name"] for era in told] == ["1917", "Bürgerkrieg", "NÖP", "Stalin"]


def test_eras_follow_each_other() -> None:
    eras = page_data.eras(committed()[0])
    assert all(era["from"] <= era["to"] for era in eras)
    assert all(a["to"] < b["from"] for a, b in itertools.pairwise(eras))


RISING = Reference(
    "october-revolution",
    "October Revolution",
    "1917-11-07/1917-11-08",
    "25-26 October 1917 Old Style",
    summary="They rise.",
    article="October Revolution",
)
KNOWN = Background(
    references={"october-revolution": RISING},
    checks={"c1": Check(says="Others rose."), "c3": Check(edtf="1920-08/1921-07")},
    anchors={"c2": "3 March 1918"},
    doubts={"c2": "1919-05"},
    remarks={"c2": "Two days by other counts."},
    readings=(Reading(Source("b", text="Words."), (), ()),),
)


def test_what_is_known_around_a_claim_travels_with_it(frame: pd.DataFrame) -> None:
    told = page_data.claims(frame, background=KNOWN)

    assert told["old"] == ["25 October 1917", "", ""]
    assert told["anchor"] == ["", "3 March 1918", ""]
    assert told["other"] == ["", "May 1919", ""]
    assert told["remark"] == ["", "Two days by other counts.", ""]
    assert told["check"][:2] == ["Others rose.", ""]
    assert "August 1920 to July 1921" in told["check"][2]


def test_a_table_alone_has_the_same_columns_and_they_are_empty(frame: pd.DataFrame) -> None:
    told = page_data.claims(frame)
    assert [told[name] for name in ("old", "anchor", "other", "remark", "check")] == [["", "", ""]] * 5


def test_events_of_the_gazetteer_are_told_by_id() -> None:
    assert page_data.events(KNOWN) == {
        "october-revolution": {
            "title": "October Revolution",
            "when": "7–8 November 1917",
            "edtf": "1917-11-07/1917-11-08",
            "calendar": "25-26 October 1917 Old Style",
            "summary": "They rise.",
            "article": "October Revolution",
        }
    }


def test_a_source_says_whether_its_text_can_be_read_here() -> None:
    described = page_data.described([Source("a"), Source("b")], background=KNOWN)
    assert [source["read"] for source in described] == [False, True]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("our reference has 1920-02-02/1920-08-11", "our list of events has 2 February to 11 August 1920"),
        ("our reference has 1927~", "our list of events has about 1927"),
        ("our reference has 99-99", "our reference has 99-99"),
        ("6 January 1918 Old Style", "6 January 1918 Old Style"),
    ],
)
def test_the_note_of_another_date_is_told_in_words(note: str, told: str) -> None:
    frame = frame_of([ROWS[0] | {"calendar": note}])
    assert (page_data.claims(frame)["calendar"], page_data.claims(frame)["note"]) == ([note], [told])


def test_a_language_tells_dates_themes_and_notes_its_own_way() -> None:
    """Data stay what they are: only what is told of them is in the language."""
    noted = {"calendar": "our reference has 1920-02-02/1920-08-11", "theme": "war"}
    frame = frame_of([*ROWS[:2], ROWS[2] | noted])
    told = json.loads(page_data.payload(frame, sources=[], lang="de"))
    assert told["lang"] == "de"
    assert told["claims"]["when"] == ["7. November 1917", "bis März 1918", "um 1921"]
    assert told["claims"]["certainty"][2] == "auf das Jahr genau bekannt, ungefähr"
    assert told["claims"]["note"][2] == "in unserer Ereignisliste: 2. Februar bis 11. August 1920"
    assert told["claims"]["calendar"][2] == noted["calendar"]
    assert [theme["label"] for theme in told["themes"]] == ["Krieg", "Peace & bread"]


def test_every_event_that_eras_name_is_in_the_gazetteer() -> None:
    """A mistyped id would silently leave a subject without its eras."""
    known = set(our_events().events)
    named = {event for subject in page_data._SUBJECTS for event in subject["events"]}
    assert named - known == set()

"""The committed events.csv: every row keeps its promises, and what a teacher looks for first is there and right."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import our_events

from dashboard import edtf, notes
from dashboard.reading.document import read

ROOT = Path(__file__).resolve().parent.parent
ROWS = list(csv.DictReader(io.StringIO((ROOT / "events.csv").read_text("utf-8"))))
TEXTS = {path.stem: read(path).text for path in (ROOT / "seeds").glob("*.txt")}
EVENTS = our_events().events
NOTES, UNREADABLE = notes.beside([ROOT / "seeds"])

EXPECTED = [
    # source, event, EDTF, dated by, the calendar's note
    ("lenihan", "what-is-to-be-done", "1902", "text", ""),
    ("munoz", "what-is-to-be-done", "1902", "reference", ""),
    ("lenihan", "october-revolution", "1917", "text", ""),
    ("munoz", "october-revolution", "1917-11-07/1917-11-08", "reference", "25-26 October 1917 Old Style"),
    ("lenihan", "bolshevik-cc-decides-insurrection", "1917-10", "text", "10 and 16 October 1917 Old Style"),
    (
        "munoz",
        "february-revolution",
        "1917-03-08/1917-03-15",
        "reference",
        "23 February-2 March 1917 Old Style",
    ),
    ("munoz", "lenin-returns-petrograd", "1917-04", "text", "3 April 1917 Old Style"),
    ("munoz", "winter-palace-taken", "1917-11-08", "reference", "26 October 1917 Old Style"),
    ("munoz", "constituent-assembly-elections", "1917", "text", ""),
    ("munoz", "constituent-assembly-dissolved", "1918-01-19", "reference", "6 January 1918 Old Style"),
    ("munoz", "constituent-assembly-demonstration", "1918-01-18", "reference", "5 January 1918 Old Style"),
    ("munoz", "cheka-founded", "1917-12-20", "reference", "7 December 1917 Old Style"),
    ("lenihan", "left-sr-coalition", "1917-12/1918-03", "text", "from 9 December 1917 Old Style"),
    ("lenihan", "brest-litovsk-debate", "1918", "context", ""),
    ("lenihan", "civil-war", "1918/1921", "text", ""),
    ("munoz", "war-communism", "1918-06/1921-03", "reference", ""),
    ("munoz", "kronstadt-rebellion", "1921-03-01/1921-03-18", "reference", ""),
    ("lenihan", "ban-on-factions", "1921", "text", ""),
    ("lenihan", "new-economic-policy", "1921", "text", ""),
    ("munoz", "new-economic-policy", "1921-03-15/1921-03-21", "reference", ""),
    ("lenihan", "baltic-treaties", "1919/1921", "text", "our reference has 1920-02-02/1920-08-11"),
    ("lenihan", "lenin-death", "1924-01-21", "text", ""),
    ("munoz", "lenin-death", "1924-01-21", "reference", ""),
    ("lenihan", "collectivisation", "1929-11/1933", "reference", ""),
    ("munoz", "collectivisation", "1929-11/1933", "reference", ""),
    ("lenihan", "famine-1932-33", "1930~/1933~", "text", ""),
    ("lenihan", "great-terror", "1936/1939", "text", ""),
    ("lenihan", "stalin-rule", "1926~/1953", "text", ""),
    ("lenihan", "stalin-death", "1953", "text", ""),
    ("lenihan", "novocherkassk", "1962", "text", ""),
]


@pytest.mark.parametrize(("source", "event", "value", "dated_by", "calendar"), EXPECTED)
def test_an_event_is_there_rightly_dated_and_says_who_says_so(
    source: str, event: str, value: str, dated_by: str, calendar: str
) -> None:
    found = [
        (r["edtf"], r["dated_by"], r["calendar"])
        for r in ROWS
        if (r["source"], r["event"]) == (source, event)
    ]
    assert (value, dated_by, calendar) in found


def broken(row: dict[str, str]) -> Iterator[str]:
    """The promises of a row that do not hold."""
    start, end = int(row["start"]), int(row["end"])
    if TEXTS[row["source"]][start:end] != row["claim"]:
        yield "its claim stands at its place in the text"
    if edtf.parse(row["edtf"]).bounds != (row["earliest"], row["latest"]):
        yield "its first and last day are those of its date"
    if row["earliest"] > row["latest"]:
        yield "its first day is not after its last"
    if row["words"] not in row["claim"]:
        yield "its words stand in its claim"
    if bool(row["words"]) is not (row["dated_by"] in ("text", "context")):
        yield "it has words where the essay dates it"
    known = {*EVENTS, *(note.event for note in NOTES)}
    if row["dated_by"] == "reference" and row["event"] not in known:
        yield "what is dated by reference is an event of ours, or has its name from a note"


def test_every_row_keeps_its_promises() -> None:
    assert ROWS
    assert [f"{row['claim_id']}: {promise}" for row in ROWS for promise in broken(row)] == []


def test_an_editors_row_has_a_note_that_says_so_and_why() -> None:
    assert UNREADABLE == []
    told = {(note.source, str(note.paragraph), note.event) for note in NOTES if note.why}
    ours = [row for row in ROWS if row["dated_by"] == "editor"]
    assert ours
    assert {(row["source"], row["paragraph"], row["event"]) for row in ours} <= told


def test_what_everybody_looks_for_is_read_and_not_noted() -> None:
    """The happenings that the project was asked for come from the essays or the list, not from an editor."""
    asked = {
        "what-is-to-be-done",
        "october-revolution",
        "constituent-assembly-dissolved",
        "ban-on-factions",
        "new-economic-policy",
        "lenin-death",
        "great-terror",
    }
    read = {row["event"] for row in ROWS if row["dated_by"] != "editor"}
    assert asked <= read


def test_the_notes_are_what_their_writer_writes() -> None:
    for path in (ROOT / "seeds" / "notes").glob("*.csv"):
        assert notes.to_csv(notes.read(path)[0]) == path.read_text("utf-8")


def test_the_readme_says_how_many_rows_are_an_editors() -> None:
    """The README's figures: rows that reading gives, and rows of which an editor gives the date."""
    dated_by = Counter(row["dated_by"] for row in ROWS)
    readme = (ROOT / "README.md").read_text("utf-8")
    assert f"{len(ROWS)} rows" in readme
    assert f"{dated_by['editor']} have their date from an editor" in readme


def test_no_date_of_the_essays_lies_beyond_the_last_of_them() -> None:
    assert max(row["latest"] for row in ROWS) <= "2024-01-21"


def test_rows_are_sorted_and_their_ids_are_unique() -> None:
    keys = [(row["source"], int(row["start"])) for row in ROWS]
    assert keys == sorted(keys)
    assert len({row["claim_id"] for row in ROWS}) == len(ROWS)


def test_the_essays_tell_of_many_of_the_same_happenings() -> None:
    told = [{row["event"] for row in ROWS if row["source"] == source} for source in ("lenihan", "munoz")]
    assert len(told[0] & told[1]) >= 20

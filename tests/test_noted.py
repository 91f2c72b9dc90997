"""Notes on a text change, add, drop and part its claims, hold when it is told in other words, and say when they do not."""

from __future__ import annotations

from conftest import our_events

from dashboard.notes import Note
from dashboard.reading import document as documents
from dashboard.reading import pipeline
from dashboard.reading.claims import noted, themes
from dashboard.reading.claims.context import STORY
from dashboard.reading.claims.extract import Claim, extract

BODY = (
    "In 1811 the town of Saltmouth built a wall against the sea. It stood for a lifetime of storms."
    " The harbour master blamed his clerks for the leaks.\n\n"
    "On 9 January 1837 the wall gave way. Parliament passed an act for a new one in 1839.\n"
)
GAZETTEER = our_events()
THEMES = themes.load()


def read(body: str, *notes: Note) -> tuple[list[Claim], list[str]]:
    document = documents.parse(f"The Sea Wall\n\n{body}", name="wall")
    searched = pipeline.search(document, gazetteer=GAZETTEER)
    found = list(extract(searched, gazetteer=GAZETTEER, themes=THEMES))
    found = [claim for claim in found if claim.rule not in STORY]  # these tests are about dated rows
    return noted.applied(found, notes, texts=[searched], events=GAZETTEER.events)


def told(rows: list[Claim]) -> list[tuple[str, str, str]]:
    return [(row.claim_id, row.edtf, row.dated_by) for row in rows]


def test_a_note_adds_a_row_to_the_sentence_that_it_means() -> None:
    rows, complaints = read(
        BODY, Note("wall", 2, "harbour master clerks", date="1830~", title="Clerks blamed", event="clerks")
    )
    assert complaints == []
    assert told(rows) == [
        ("wall-2-1", "1811", "text"),
        ("wall-2-2", "1830~", "editor"),
        ("wall-3-1", "1837-01-09", "text"),
        ("wall-3-2", "1839", "text"),
    ]
    assert (rows[1].claim, rows[1].words, rows[1].rule) == (
        "The harbour master blamed his clerks for the leaks.",
        "",
        "note",
    )
    assert rows[1].earliest


def test_a_note_holds_when_the_text_says_it_otherwise() -> None:
    other = BODY.replace(
        "The harbour master blamed his clerks for the leaks.", "For its leaks the master accused a clerk."
    )
    rows, complaints = read(
        other, Note("wall", 2, "master clerk leaks", date="1830", title="Clerks blamed", event="c")
    )
    assert complaints == []
    assert [row.claim for row in rows if row.event == "c"] == ["For its leaks the master accused a clerk."]


def test_a_note_changes_what_it_names_and_keeps_the_rest() -> None:
    rows, _ = read(
        BODY,
        Note("wall", 2, "sea wall built", of="1811", title="Sea wall built", event="wall-built", star=True),
    )
    assert (rows[0].title, rows[0].event, rows[0].weight) == ("Sea wall built", "wall-built", 3)
    assert (rows[0].edtf, rows[0].dated_by, rows[0].words) == ("1811", "text", "1811")


def test_another_date_is_the_editors() -> None:
    rows, _ = read(BODY, Note("wall", 3, "wall gave way", of="1837-01-09", date="1837-01-10"))
    assert (rows[1].edtf, rows[1].dated_by, rows[1].earliest) == ("1837-01-10", "editor", "1837-01-10")


def test_a_row_is_dropped_and_the_others_are_numbered_anew() -> None:
    rows, _ = read(BODY, Note("wall", 3, "gave way", of="1837-01-09", drop=True))
    assert told(rows)[-1] == ("wall-3-1", "1839", "text")


def test_join_and_part_say_what_is_the_same_happening() -> None:
    rows, _ = read(
        BODY,
        Note("wall", 3, "gave way", of="1837-01-09", join="flood"),
        Note("wall", 3, "act", of="1839", part=True),
    )
    assert rows[1].event == "flood"
    assert rows[2].event not in ("flood", "")
    assert rows[2].event != read(BODY)[0][2].event


def test_an_event_of_the_list_needs_no_date() -> None:
    rows, complaints = read(BODY, Note("wall", 2, "lifetime storms", event="lenin-death"))
    assert complaints == []
    [row] = [row for row in rows if row.event == "lenin-death"]
    assert (row.edtf, row.dated_by, row.title) == ("1924-01-21", "reference", "Death of Lenin")


def test_what_is_told_already_is_not_added_twice() -> None:
    note = Note("wall", 2, "built wall", date="1811", title="Sea wall built", event="wall-built")
    rows, _ = read(BODY, note, note)
    assert [(row.event, row.dated_by) for row in rows if row.paragraph == 2] == [("wall-built", "text")]


def test_a_note_that_no_longer_fits_is_named_and_left_out() -> None:
    rows, complaints = read(
        BODY,
        Note(
            "wall", 2, "lighthouse keeper daughter", date="1811", title="Rescue", event="x", place="n.csv:2"
        ),
        Note("wall", 3, "gave way", of="1838", title="X", place="n.csv:3"),
        Note("wall", 3, "gave way", event="no-such-event", place="n.csv:4"),
        Note("elsewhere", 3, "gave way", event="x", date="1900", title="X", place="n.csv:5"),
    )
    assert len(rows) == 3
    assert [complaint.partition(": ")[0] for complaint in complaints] == ["n.csv:2", "n.csv:3", "n.csv:4"]
    assert "lighthouse" in complaints[0]
    assert "1838" in complaints[1]
    assert "no-such-event" in complaints[2]


def test_a_date_that_the_sentence_itself_says_is_the_text_s() -> None:
    """Might-have-beens are no claims of the reader; a note that makes one of them one is dated by its words."""
    note = Note("wall", 2, "might have held mended", date="1838", title="Wall nearly held", event="held")
    rows, complaints = read(
        "On 9 January 1837 it stood. In 1838 it might have held, had they mended it.", note
    )
    assert complaints == []
    assert [(row.words, row.dated_by) for row in rows if row.edtf == "1838"] == [("1838", "text")]


def test_a_remark_is_for_the_claim_that_its_note_is_about() -> None:
    notes = [
        Note(
            "wall", 3, "wall gave way", of="1837-01-09", date="1837-01-08", remark="The log has the eighth."
        ),
        Note("wall", 2, "harbour master clerks", date="1830~", title="Clerks blamed", remark="A guess."),
        Note("wall", 3, "Parliament act", of="1839", title="Act passed"),
    ]
    document = documents.parse(f"The Sea Wall\n\n{BODY}", name="wall")
    rows, complaints = read(BODY, *notes)
    assert complaints == []
    known = pipeline.background(rows, texts=[document], gazetteer=GAZETTEER, notes=notes)
    told = {row.edtf: known.remarks.get(row.claim_id, "") for row in rows}
    assert told == {"1811": "", "1830~": "A guess.", "1837-01-08": "The log has the eighth.", "1839": ""}

"""Notes are read and written as one format, whoever makes them, and a bad line says where and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import notes
from dashboard.notes import Note

HEAD = "source,paragraph,passage,of,title,date,event,drop,star\n"
BAD = [
    ("a,1,,,T,1900,,,", "passage is empty"),
    ("a,one,bridge,,T,1900,,,", "paragraph 'one' is not a whole number"),
    ("a,1,bridge,,T,1900-13,,,", "date: "),
    ("a,1,bridge,1900,,,,maybe,", "drop is 'maybe'; write yes"),
    ("a,1,bridge,,Bridge,,,,", "needs a title and a date"),
]


@pytest.mark.parametrize(("line", "why"), BAD)
def test_a_bad_line_is_named_and_the_others_count(line: str, why: str) -> None:
    found, complaints = notes.parsed(f"{HEAD}{line}\na,2,tower,,Tower falls,1901,,,yes\n", name="n.csv")
    assert [note.title for note in found] == ["Tower falls"]
    assert found[0].star
    [complaint] = complaints
    assert complaint.startswith("n.csv:2: ")
    assert why in complaint


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("source,paragraph\na,1\n", "no column passage"),
        ("source,paragraph,passage,colour\na,1,b,red\n", "'colour' is no column of notes"),
        ("", "no column source, paragraph, passage"),
    ],
)
def test_a_file_that_is_none_of_notes_is_refused_in_one_sentence(text: str, why: str) -> None:
    found, [complaint] = notes.parsed(text, name="n.csv")
    assert found == []
    assert why in complaint


def test_what_is_written_is_read_again() -> None:
    ours = [
        Note("a", 3, "the bridge, they say", of="1900", title='The "Bridge"', star=True, why="Seen."),
        Note(
            "b",
            12,
            "tower",
            date="-0043-03-15",
            event="tower",
            title="Tower",
            calendar="1 May 1900 Old Style",
        ),
        Note("b", 12, "tower", of="tower", drop=True),
    ]
    text = notes.to_csv(ours)
    again, complaints = notes.parsed(text, name="n.csv")
    assert complaints == []
    assert notes.to_csv(again) == text
    assert [(note.source, note.title, note.date, note.star, note.drop) for note in again] == [
        ("a", 'The "Bridge"', "", True, False),
        ("b", "Tower", "-0043-03-15", False, False),
        ("b", "", "", False, True),
    ]
    assert "remark" not in text, "columns that no note uses are left out"


def test_notes_lie_in_a_folder_beside_the_texts(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "b.csv").write_text(f"\ufeff{HEAD}b,1,tower,,Tower,1901,,,\n", "utf-8")
    (tmp_path / "notes" / "a.csv").write_bytes(b"\xff\xfe")
    found, [complaint] = notes.beside([tmp_path, tmp_path, tmp_path / "none"])
    assert [note.event or note.title for note in found] == ["Tower"]
    assert "a.csv: cannot be read as UTF-8" in complaint


def test_what_a_spreadsheet_parts_at_semicolons_is_read() -> None:
    text = "source;paragraph;passage;title;date\nmill;3;the mill burned;Mill burns, they say;1834\n"
    found, complaints = notes.parsed(text, name="notes.csv")
    assert complaints == []
    assert [(note.source, note.title, note.date) for note in found] == [
        ("mill", "Mill burns, they say", "1834")
    ]

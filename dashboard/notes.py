"""Notes: what a person adds to what was read, one line for each claim.

The editors' notes on the two essays (`seeds/notes/`) and a teacher's corrections are the same thing: CSV
files, with any name, in the folder `notes` beside the texts. Only the first three columns are required:

    source, paragraph, passage, of, title, date, calendar, event, theme, drop, join, part, remark, star, why

The first three say where: the text, the number of the paragraph, and a few words of the sentence. `of` is the
event or the date of the row that the note changes; without it the note adds a row for the sentence, unless
there is such a row already. The others say what: a new title, date (EDTF, New Style) with a note on its
calendar, event or theme. `drop` removes the row. `join` makes it the same event as the one named there,
`part` an event of its own. `star` gives it the weight 3. `remark` is for readers of the claim, `why` for
readers of the notes. `drop`, `part` and `star` are `yes` or empty.

A note should quote no more than it must: a few words of the sentence are enough, and they need not be the
same in a digest and in the essay.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from dashboard import edtf

FOLDER = "notes"
"""The name of the folder with notes, beside the texts."""
NEEDED = ("source", "paragraph", "passage")
FLAGS = ("drop", "part", "star")


@dataclass(frozen=True, slots=True)
class Note:
    """One line of notes; `place` is its file and line, for complaints."""

    source: str
    paragraph: int
    passage: str
    of: str = ""
    title: str = ""
    date: str = ""
    calendar: str = ""
    event: str = ""
    theme: str = ""
    drop: bool = False
    join: str = ""
    part: bool = False
    remark: str = ""
    star: bool = False
    why: str = ""
    place: str = ""


COLUMNS = tuple(field.name for field in fields(Note) if field.name != "place")
"""The columns of a file of notes, in order."""
Found = tuple[list[Note], list[str]]
"""Notes, and complaints: one sentence for each line that cannot be used."""


def beside(folders: Iterable[Path]) -> Found:
    """The notes in the folder `notes` of each of some folders."""
    notes: list[Note] = []
    complaints: list[str] = []
    for folder in dict.fromkeys(folders):
        for path in sorted((folder / FOLDER).glob("*.csv")):
            more, wrong = read(path)
            notes += more
            complaints += wrong
    return notes, complaints


def read(path: Path) -> Found:
    """The notes of a file."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return [], [f"{path}: cannot be read as UTF-8 text ({getattr(error, 'strerror', None) or error})"]
    return parsed(text, name=str(path))


def parsed(text: str, *, name: str) -> Found:
    """The notes of a CSV text; `name` is what complaints call it."""
    reader = csv.DictReader(io.StringIO(text, newline=""))
    header = [column.strip() for column in reader.fieldnames or ()]
    reader.fieldnames = header
    missing = [column for column in NEEDED if column not in header]
    unknown = [column for column in header if column not in COLUMNS]
    if missing:
        return [], [f"{name}: no column {', '.join(missing)}; notes need at least {', '.join(NEEDED)}"]
    if unknown:
        return [], [f"{name}: {unknown[0]!r} is no column of notes ({', '.join(COLUMNS)})"]
    notes: list[Note] = []
    complaints: list[str] = []
    for row in reader:
        place = f"{name}:{reader.line_num}"
        cells = {column: (row.get(column) or "").strip() for column in header}
        if not any(cells.values()):
            continue
        fault = _fault(cells)
        if fault:
            complaints.append(f"{place}: {fault}")
        else:
            notes.append(_note(cells, place))
    return notes, complaints


def _fault(cells: Mapping[str, str]) -> str:
    """What is wrong with a line; '' if nothing is."""
    for column in NEEDED:
        if not cells[column]:
            return f"{column} is empty; a note says which text, paragraph and words it is about"
    if not cells["paragraph"].isdecimal():
        return f"paragraph {cells['paragraph']!r} is not a whole number"
    for column in FLAGS:
        if cells.get(column, "") not in ("", "yes", "no"):
            return f"{column} is {cells[column]!r}; write yes, or leave it empty"
    if cells.get("date"):
        try:
            edtf.parse(cells["date"])
        except edtf.EDTFError as error:
            return f"date: {error}; write it like 1879-12-28, 1879 or 1861/1865"
    if not cells.get("of") and not cells.get("event") and not (cells.get("title") and cells.get("date")):
        return (
            "adds a row without an event, and so needs a title and a date; or `of` says which row it is about"
        )
    return ""


def _note(cells: Mapping[str, str], place: str) -> Note:
    flags = {column: cells.get(column) == "yes" for column in FLAGS}
    texts = {column: cells[column] for column in cells if column not in FLAGS and column != "paragraph"}
    return Note(paragraph=int(cells["paragraph"]), place=place, **flags, **texts)  # type: ignore[arg-type]


def to_csv(notes: Iterable[Note]) -> str:
    """A CSV file of notes: the columns that say where, and those others that at least one note uses."""
    lines = list(notes)
    used = [column for column in COLUMNS if column in NEEDED or any(getattr(note, column) for note in lines)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(used)
    writer.writerows([_cell(getattr(note, column)) for column in used] for note in lines)
    return out.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return str(value)

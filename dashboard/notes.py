"""Notes: what a person adds to what was read, one line for each claim.

The editors' notes on the two essays (`seeds/notes/`) and a teacher's corrections are the same thing: CSV
files, with any name, in the folder `notes` beside the texts. Only the first three columns are required:

    source, paragraph, passage, of, title, date, calendar, event, theme, drop, join, part, remark, star,
    relation, why

The first three say where: the text, the number of the paragraph, and a few words of the sentence. `of` is the
event or the date of the row that the note changes; without it the note adds a row for the sentence, unless
there is such a row already. The others say what: a new title, date (EDTF, New Style) with a note on its
calendar, event or theme. `drop` removes the row. `join` makes it the same event as the one named there,
`part` an event of its own; a note with `part` and without `of` always adds a row, and its date is the
editor's. `star` gives it the weight 3. `relation` judges the row's event, of which several texts tell: one
`supports` the other, `contradicts` it or `differs`, and `why` gives the reason. `remark` is for readers of
the claim, any other `why` for readers of the notes. `drop`, `part` and `star` are `yes` or empty.

The page writes such a file of what was corrected there. Put it into the folder `notes` beside the texts, and
the next `claimline extract` puts every line to the claims again and names those that no longer fit. As in
tables, an apostrophe before a sign that a spreadsheet takes for a formula is no part of a cell.

A note should quote no more than it must: a few words of the sentence are enough, and they need not be the
same in a digest and in the essay.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from dashboard import cells, edtf

FOLDER = "notes"
"""The name of the folder with notes, beside the texts."""
NEEDED = ("source", "paragraph", "passage")
FLAGS = ("drop", "part", "star")
RELATIONS = ("supports", "contradicts", "differs")
"""How texts that tell of one event stand to each other, as an editor judges it."""


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
    relation: str = ""
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
    first = text.partition("\n")[0]
    # Spreadsheets part at semicolons where decimals have a comma.
    between = ";" if first.count(";") > first.count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=between)
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
        given = {column: cells.unprotected(row.get(column) or "").strip() for column in header}
        if not any(given.values()):
            continue
        fault = _fault(given)
        if fault:
            complaints.append(f"{place}: {fault}")
        else:
            notes.append(_note(given, place))
    return notes, complaints


def _fault(given: Mapping[str, str]) -> str:
    """What is wrong with a line; '' if nothing is."""
    return _fault_of_cells(given) or _fault_of_whole(given)


def _fault_of_cells(given: Mapping[str, str]) -> str:
    for column in NEEDED:
        if not given[column]:
            return f"{column} is empty; a note says which text, paragraph and words it is about"
    if not given["paragraph"].isdecimal():
        return f"paragraph {given['paragraph']!r} is not a whole number"
    for column in FLAGS:
        if given.get(column, "") not in ("", "yes", "no"):
            return f"{column} is {given[column]!r}; write yes, or leave it empty"
    if given.get("date"):
        try:
            edtf.parse(given["date"])
        except edtf.EDTFError as error:
            return f"date: {error}; write it like 1879-12-28, 1879 or 1861/1865"
    if given.get("relation", "") not in ("", *RELATIONS):
        return f"relation is {given['relation']!r}; write one of {', '.join(RELATIONS)}, or leave it empty"
    return ""


def _fault_of_whole(given: Mapping[str, str]) -> str:
    if given.get("relation") and not given.get("of"):
        return "judges an event; `of` must say of which row"
    if not given.get("of") and not given.get("event") and not (given.get("title") and given.get("date")):
        return (
            "adds a row without an event, and so needs a title and a date; or `of` says which row it is about"
        )
    return ""


def _note(given: Mapping[str, str], place: str) -> Note:
    flags = {column: given.get(column) == "yes" for column in FLAGS}
    texts = {column: given[column] for column in given if column not in FLAGS and column != "paragraph"}
    return Note(paragraph=int(given["paragraph"]), place=place, **flags, **texts)  # type: ignore[arg-type]


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
    return cells.protected(str(value))

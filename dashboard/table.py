"""The wall between reading and showing: the columns of events.csv, and how to read, check and write them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from dashboard import edtf, pictures, sheets
from dashboard.cells import escaped, unprotected

if TYPE_CHECKING:
    import pandas as pd

COLUMNS: dict[str, str] = {
    "claim_id": "The claim's own id: source, paragraph and a number, such as `munoz-12-3`.",
    "source": "The essay that makes the claim.",
    "paragraph": "The block of the essay, counted from 1; the title is the first.",
    "start": "Where the passage begins in the source's text (Python string index).",
    "end": "Where the passage ends, exclusive.",
    "event": "The id of the event; the same id in two sources means the same event.",
    "title": "A short heading for the claim.",
    "claim": "The passage: the sentence that makes the claim.",
    "words": "The words that give the date, as written; empty if `dated_by` is `reference` or `editor`.",
    "edtf": "The date in the Extended Date/Time Format, such as `1936/1939`.",
    "earliest": "The first day that the date can mean (ISO 8601, proleptic Gregorian); empty if open.",
    "latest": "The last day that the date can mean, inclusive; empty if open.",
    "dated_by": (
        "`text` (the essay's own words), `context` (words nearby), `reference` (our list of events) "
        "or `editor` (a note)."
    ),
    "rule": "The rule that found the date, `gazetteer` (our list of events) or `note`.",
    "calendar": "A note on the date: its Old Style day, or another date that our list of events has.",
    "theme": "What the claim is about.",
    "weight": "How central the claim is to the essay, from 1 to 3.",
}
"""Every column of events.csv, in order, and what it holds."""

OPTIONAL: dict[str, str] = {
    "image": "A picture of the event: the name of a PNG, JPEG, GIF or WebP file that lies beside the table.",
    "url": "The address of a page on the event, to which the card links.",
}
"""Columns that a hand-made table may have besides; only a table that uses one has it, behind the others."""

DATED_BY = ("text", "context", "reference", "editor")
_WHOLE = ("paragraph", "start", "end")
_BEGINNING = 10_000  # bytes that hold the header
NEEDED = ("source", "title", "edtf")
"""The columns that a hand-made table must have; the others can be filled in from them."""
_WHOLE_NUMBER = re.compile(r"\d{1,9}", re.ASCII)


class TableError(ValueError):
    """A file that cannot be read as a table of claims at all."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one row: `line` counts from 1, the header being the first.

    `kept`: the row can be shown without the cell.
    """

    line: int
    column: str
    what: str
    kept: bool = False

    def __str__(self) -> str:
        """The sentence a user reads."""
        return f"line {self.line}, {self.column}: {self.what}"


def frame_of(claims: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """A frame with exactly our columns, all text, from rows that hold them."""
    import pandas as pd  # only here, because whoever writes a table line by line needs none of it

    rows = [{name: "" if claim[name] is None else str(claim[name]) for name in COLUMNS} for claim in claims]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=str)


def to_csv(frame: pd.DataFrame) -> str:
    """The table as CSV text, lines ended by a bare newline on every system.

    A cell that looks protected (see `unprotected`) gets one more apostrophe, so that reading it gives the
    same cell again.
    """
    return "".join(csv_lines(frame.itertuples(index=False), header=list(frame.columns)))


def csv_lines(rows: Iterable[Sequence[object]], *, header: Sequence[str] = tuple(COLUMNS)) -> Iterator[str]:
    """The same line by line, from rows of cells, which may be more than memory holds."""
    lines: list[str] = []
    # Python's CSV writer quotes a cell with `\r` in it only if its own lines end in `\r\n`. So they do, and
    # we cut it off.
    writer = csv.writer(
        SimpleNamespace(write=lambda line: lines.append(line.removesuffix("\r\n"))), lineterminator="\r\n"
    )
    writer.writerow(header)
    for row in rows:
        yield f"{lines.pop()}\n"
        writer.writerow(["" if cell is None else escaped(str(cell)) for cell in row])
    yield f"{lines.pop()}\n"


def read(path: Path) -> tuple[pd.DataFrame, list[Problem]]:
    """The rows of a CSV that can be shown, and what is wrong with the others.

    Everything is read as text, so that `0476` stays a year and `NA` a word. A hand-made file needs only
    `source`, `title` and `edtf`: missing columns are filled in where they follow from others. A broken cell
    of an OPTIONAL column is emptied, and its row stays. The files that spreadsheets write are read too
    (dashboard/sheets.py); an apostrophe that protects a spreadsheet from a cell is removed (see
    `unprotected`). Raises TableError, with one sentence, for a file that is missing, unreadable or has none
    of our columns.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise TableError(f"{path}: cannot be read ({error.strerror or error})") from None
    return parsed(raw, name=str(path))


def parsed(raw: bytes, *, name: str) -> tuple[pd.DataFrame, list[Problem]]:
    """The same of a file's bytes; `name` is what a complaint calls it."""
    import pandas as pd

    try:
        records, faults = sheets.records(raw)
    except sheets.SheetError as error:
        raise TableError(f"{name}: {error}") from None
    problems = [Problem(line, "row", what) for line, what in faults]
    header = [_column(cell) for cell in records[0].cells] if records else []
    while header and not header[-1]:  # spreadsheets pad every line to the longest
        header.pop()
    missing = [column for column in NEEDED if column not in header]
    if missing:
        what = f"no column {', '.join(missing)}; a table of claims needs at least {', '.join(NEEDED)}"
        raise TableError(f"{name}: {what}")
    twice = sorted({column for column in header if header.count(column) > 1})
    if twice:
        raise TableError(f"{name}: the column {twice[0]!r} stands twice in the header")
    if not records[1:] and not problems:
        raise TableError(f"{name}: has a header but no rows")
    wide = {record.line for record in records[1:] if any(record.cells[len(header) :])}
    rows = [record for record in records[1:] if record.line not in wide]
    what = (
        f"has more cells than the header, which has {len(header)}; does a comma need quotes around its cell?"
    )
    problems += [Problem(line, "row", what) for line in wide]
    lines = [row.line for row in rows]
    given = pd.DataFrame([_fitted(row.cells, len(header)) for row in rows], columns=header, dtype=str)
    linked, unlinked = _without_faults(given, lines=lines)
    frame = completed(linked)
    problems = sorted(problems + unlinked + check(frame, lines=lines), key=lambda problem: problem.line)
    bad = {problem.line for problem in problems if not problem.kept}
    good = [at for at, line in enumerate(lines) if line not in bad]
    return frame.iloc[good].reset_index(drop=True), problems


def _column(name: str) -> str:
    """One of our columns, however its name is written: `Claim ID` is `claim_id`."""
    ours = "_".join(name.lower().split())
    return ours if ours in COLUMNS or ours in OPTIONAL else name.strip()


def foreign(path: Path) -> bool:
    """Whether a file is there that is no table of claims, so that a new table must not replace it."""
    if not path.is_file() or not path.stat().st_size:
        return False
    with path.open("rb") as file:
        first = file.read(_BEGINNING)
    try:
        records, _ = sheets.records(first.rpartition(b"\n")[0] or first)
    except sheets.SheetError:
        return True
    return not (records and {_column(name) for name in records[0].cells} >= set(NEEDED))


def _fitted(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*map(unprotected, cells[:width]), *[""] * (width - len(cells)))


def with_optional(frame: pd.DataFrame, *, before: pd.DataFrame | None) -> pd.DataFrame:
    """A table with the columns of OPTIONAL that an older one of it had, by the ids of its claims."""
    more = [name for name in OPTIONAL if before is not None and name in before]
    if before is None or not more:
        return frame
    cells = before.set_index("claim_id")[more].reindex(frame["claim_id"]).fillna("")
    return frame.assign(**{name: cells[name].to_numpy() for name in more})


def completed(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame of texts with exactly our columns: those of NEEDED must be there, the others are filled in.

    So are empty cells, but for ids and bounds, where columns are missing, as when somebody wrote the table by
    hand. Those of OPTIONAL stay where one of their cells says something.
    """
    given = set(frame.columns)
    by_hand = not given.issuperset(COLUMNS)
    frame = frame.copy()
    for name in COLUMNS:
        if name not in given:
            frame[name] = ""
    for side, name in enumerate(("earliest", "latest")):
        if name not in given:
            frame[name] = [_bounds(value)[side] for value in frame["edtf"]]
    numbers = [str(n) for n in range(1, len(frame) + 1)]
    alone = [f"row-{n}" for n in numbers] if "event" in given else numbers  # no event that a cell names
    defaults = {"claim_id": numbers, "event": alone, "dated_by": "text", "weight": "2", "paragraph": "0"}
    for name, value in (defaults | {"start": "0", "end": "0", "theme": "other"}).items():
        if name not in given:
            frame[name] = value
        elif by_hand and name != "claim_id":  # an id is kept for ever, so it is asked for
            frame[name] = frame[name].where(frame[name].str.strip() != "", value)
    if by_hand:
        frame["claim"] = frame["claim"].where(frame["claim"].str.strip() != "", frame["title"])
    more = [name for name in OPTIONAL if name in given and frame[name].str.strip().any()]
    return frame[[*COLUMNS, *more]]


def _bounds(value: str) -> tuple[str, str]:
    try:
        return edtf.parse(value).bounds
    except edtf.EDTFError:
        return "", ""


def _without_faults(frame: pd.DataFrame, *, lines: Sequence[int]) -> tuple[pd.DataFrame, list[Problem]]:
    """A frame with the broken cells of OPTIONAL columns emptied, and what was wrong with them."""
    problems = []
    for name in (name for name in OPTIONAL if name in frame):
        faults = [_LINKED[name](cell.strip()) for cell in frame[name]]
        cells = ["" if fault else cell for cell, fault in zip(frame[name], faults, strict=True)]
        frame = frame.assign(**{name: cells})
        problems += [
            Problem(line, name, f"{fault}; its claim is shown without it", kept=True)
            for line, fault in zip(lines, faults, strict=True)
            if fault
        ]
    return frame, problems


def check(frame: pd.DataFrame, *, lines: Sequence[int] | None = None) -> list[Problem]:
    """Every broken cell of a frame with our columns, but for OPTIONAL ones, in the order of its rows.

    `lines` are the rows' lines in their file; without it they follow the header one by one.
    """
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    names = list(frame.columns)
    rows = zip(*(frame[name].to_numpy(dtype=object).tolist() for name in names), strict=True)
    for line, cells in zip(lines or range(2, len(frame) + 2), rows, strict=True):
        row = dict(zip(names, cells, strict=True))
        problems += [Problem(line, column, what) for column, what in _faults(row)]
        first = seen.setdefault(row["claim_id"], line)
        if first != line:
            problems.append(Problem(line, "claim_id", f"{row['claim_id']!r} stands in line {first} too"))
    return problems


def _faults(row: Mapping[Any, Any]) -> Iterable[tuple[str, str]]:
    for name in ("claim_id", "source", "title", "event"):
        if not row[name].strip():
            yield name, "is empty"
    yield from _date_faults(row)
    for name in _WHOLE:
        if not _WHOLE_NUMBER.fullmatch(row[name]):
            yield name, f"{row[name]!r} is not a whole number"
    places = [row["start"], row["end"]]
    if all(_WHOLE_NUMBER.fullmatch(place) for place in places) and int(places[0]) > int(places[1]):
        yield "end", f"{row['end']} is before start {row['start']}"
    if row["dated_by"] not in DATED_BY:
        yield "dated_by", f"{row['dated_by']!r} is none of {', '.join(DATED_BY)}"
    if row["weight"] not in ("1", "2", "3"):
        yield "weight", f"{row['weight']!r} is not 1, 2 or 3"


def _address_fault(text: str) -> str:
    try:
        parts = urlsplit(text)
        fine = (
            parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s\\<>\"]", text)
        )
    except ValueError:  # such as `http://[`
        fine = False
    return (
        ""
        if fine or not text
        else f"{text[:80]!r} is no address of a page; write it whole, such as https://example.org/page"
    )


_LINKED = {"image": pictures.name_fault, "url": _address_fault}
"""By optional column what is wrong with a cell, '' if nothing is."""

_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})|(\d{4})[./](\d{1,2})[./](\d{1,2})", re.ASCII)
"""A day in figures as people write it: 25/12/1991, 12/25/1991, 25.12.1991 or 1991/12/25."""


def _turned(figures: re.Match[str]) -> str:
    """The day in EDTF where it can be only one, else an example."""
    if figures[4]:
        return f"{figures[4]}-{int(figures[5]):02d}-{int(figures[6]):02d}"
    one, other, year = int(figures[1]), int(figures[2]), figures[3]
    if one > 12 >= other or one == other:
        return f"{year}-{other:02d}-{one:02d}"
    if other > 12 >= one:
        return f"{year}-{one:02d}-{other:02d}"
    return f"{year}-{other:02d}-{one:02d} or {year}-{one:02d}-{other:02d}"


def _date_faults(row: Mapping[Any, Any]) -> Iterable[tuple[str, str]]:
    try:
        date = edtf.parse(row["edtf"])
    except edtf.EDTFError as error:
        figures = _FIGURES.fullmatch(row["edtf"].strip())
        yield (
            "edtf",
            f"{row['edtf']!r}: write the year first, such as {_turned(figures)}" if figures else str(error),
        )
        return
    for name, wanted in zip(("earliest", "latest"), date.bounds, strict=True):
        if row[name] != wanted:
            yield name, f"{row[name]!r} does not fit {row['edtf']!r}, which gives {wanted!r}"

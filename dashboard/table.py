"""The wall between reading and showing: the columns of events.csv, and how to read, check and write them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard import edtf

COLUMNS: dict[str, str] = {
    "claim_id": "The claim's own id: source, paragraph and a number, such as `munoz-12-3`.",
    "source": "The essay that makes the claim.",
    "paragraph": "The block of the essay, counted from 1, the title being the first.",
    "start": "Where the passage begins in the source's text (Python string index).",
    "end": "Where it ends, exclusive.",
    "event": "The happening, by an id; the same id in two sources is the same happening.",
    "title": "A short heading for the claim.",
    "claim": "The passage: the sentence that makes the claim.",
    "words": "The expression that dates it, as written; empty when dated by reference.",
    "edtf": "The date in the Extended Date/Time Format, such as `1936/1939`.",
    "earliest": "The first day it can mean (ISO 8601, proleptic Gregorian); empty if open.",
    "latest": "The last day it can mean, inclusive; empty if open.",
    "dated_by": "`text` (the essay's words), `context` (its neighbouring words) or `reference` (our gazetteer).",
    "rule": "The rule that found the date, or `gazetteer`.",
    "calendar": "A note on the calendar, such as `6 January 1918 Old Style`.",
    "theme": "What the claim is about.",
    "weight": "How central the claim is to the essay, 1 to 3.",
}
"""Every column of events.csv, in order, and what it holds."""

DATED_BY = ("text", "context", "reference")
_WHOLE = ("paragraph", "start", "end")
_NEEDED = ("source", "title", "edtf")


class TableError(ValueError):
    """A file that cannot be read as a table of claims at all."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one row: `line` counts from 1, the header being the first."""

    line: int
    column: str
    what: str

    def __str__(self) -> str:
        """The sentence a user reads."""
        return f"line {self.line}, {self.column}: {self.what}"


def frame_of(claims: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """A frame with exactly our columns, all text, from rows that hold them."""
    rows = [{name: str(claim[name]) for name in COLUMNS} for claim in claims]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=str)


def to_csv(frame: pd.DataFrame) -> str:
    """The table as CSV text, lines ended by a bare newline on every system."""
    out = io.StringIO()
    frame.to_csv(out, index=False, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    return out.getvalue()


def read(path: Path) -> tuple[pd.DataFrame, list[Problem]]:
    """The rows of a CSV that can be shown, and what is wrong with the others.

    Everything is read as text, so that `0476` stays a year and `NA` a word. A hand-made file needs only
    `source`, `title` and `edtf`: missing columns are filled in where they follow from others. Raises
    TableError, with one sentence, for a file that is missing, unreadable or has none of our columns.
    """
    frame = _read_text(path)
    missing = [name for name in _NEEDED if name not in frame.columns]
    if missing:
        raise TableError(
            f"{path}: no column {', '.join(missing)}; a table of claims needs at least {', '.join(_NEEDED)}"
        )
    if frame.empty:
        raise TableError(f"{path}: has a header but no rows")
    frame = _filled(frame)
    problems = check(frame)
    bad = {problem.line for problem in problems}
    good = [line not in bad for line in frame.index + 2]
    return frame[good].reset_index(drop=True), problems


def _read_text(path: Path) -> pd.DataFrame:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise TableError(f"{path}: cannot be read ({error.strerror or error})") from None
    except UnicodeDecodeError as error:
        raise TableError(f"{path}: not UTF-8 text (byte {error.start}); save it as CSV UTF-8") from None
    try:
        return pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False, skip_blank_lines=False)
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise TableError(f"{path}: not a CSV table ({str(error).strip().splitlines()[-1]})") from None


def _filled(frame: pd.DataFrame) -> pd.DataFrame:
    frame = frame.fillna("").copy()
    given = set(frame.columns)
    for name in COLUMNS:
        if name not in given:
            frame[name] = ""
    bounds = [_bounds(value) for value in frame["edtf"]]
    if "earliest" not in given and "latest" not in given:
        frame["earliest"], frame["latest"] = [b[0] for b in bounds], [b[1] for b in bounds]
    numbers = [str(n) for n in range(1, len(frame) + 1)]
    defaults = {"claim_id": numbers, "event": numbers, "dated_by": "text", "weight": "2", "paragraph": "0"}
    for name, value in (defaults | {"start": "0", "end": "0", "theme": "other"}).items():
        if name not in given:
            frame[name] = value
    if "claim" not in given:
        frame["claim"] = frame["title"]
    return frame[list(COLUMNS)]


def _bounds(value: str) -> tuple[str, str]:
    try:
        return edtf.parse(value).bounds
    except edtf.EDTFError:
        return "", ""


def check(frame: pd.DataFrame) -> list[Problem]:
    """Every broken cell of a frame with our columns, in the order of its rows."""
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for line, row in enumerate(frame.to_dict("records"), start=2):
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
        if not row[name].isdecimal():
            yield name, f"{row[name]!r} is not a whole number"
    if row["start"].isdecimal() and row["end"].isdecimal() and int(row["start"]) > int(row["end"]):
        yield "end", f"{row['end']} is before start {row['start']}"
    if row["dated_by"] not in DATED_BY:
        yield "dated_by", f"{row['dated_by']!r} is none of {', '.join(DATED_BY)}"
    if row["weight"] not in ("1", "2", "3"):
        yield "weight", f"{row['weight']!r} is not 1, 2 or 3"


def _date_faults(row: Mapping[Any, Any]) -> Iterable[tuple[str, str]]:
    try:
        date = edtf.parse(row["edtf"])
    except edtf.EDTFError as error:
        yield "edtf", str(error)
        return
    for name, wanted in zip(("earliest", "latest"), date.bounds, strict=True):
        if row[name] != wanted:
            yield name, f"{row[name]!r} does not fit {row['edtf']!r}, which gives {wanted!r}"

"""Which claims a link to the page shows: its filters, read and applied as the page's own scripts do.

The same meaning as `parse` of assets/60-state.js and `select` of assets/20-select.js; a test holds them
together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

import pandas as pd

from dashboard import edtf, table

_SPACE = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"  # what a script calls \s
_SPACES = re.compile(f"[{_SPACE}]+")
_ENDS = re.compile(f"^[{_SPACE}]+|[{_SPACE}]+$")
_TERM = re.compile(f'"([^"]*)"?|([^{_SPACE}"]+)')
_ACCENTS = re.compile("[\u0300-\u036f]")
_AD = re.compile(r"\bAD (?=\d)", re.IGNORECASE | re.ASCII)
_CUT_OFF = re.compile(r"%(?![0-9A-Fa-f]{2})")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_SHAPES = [
    re.compile(shape, re.ASCII)
    for shape in (
        r"(?P<date>\d{1,2}) (?P<name>[a-z]{3,9})\.? (?P<year>\d{1,6})",  # 5 Jan 1918
        r"(?P<name>[a-z]{3,9})\.? (?P<year>\d{1,6})",  # Jan 1918
        r"(?P<name>[a-z]{3,9})\.? (?P<date>\d{1,2}), ?(?P<year>\d{1,6})",  # January 5, 1918
        r"(?:(?P<date>\d{1,2})[./] ?)?(?P<month>\d{1,2})[./] ?(?P<year>\d{3,6})",  # 5/1/1918, day first
        r"(?P<year>-?\d{1,6})(?:-(?P<month>\d\d)(?:-(?P<date>\d\d))?)?",  # 1918-01-05
    )
]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a link lets through: an empty choice is all; `first` and `last` are day numbers or None."""

    source: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    words: str = ""
    first: int | None = None
    last: int | None = None


def of_address(address: str) -> str:
    """The query of an address, or of a query alone, with or without its question mark."""
    before, mark, query = address.partition("#")[0].partition("?")
    return query if mark else "" if "/" in before and "=" not in before else before


def values(query: str) -> dict[str, str]:
    """Every value of a query by its name, in plain letters; of a name said twice the last."""
    return {name: _decoded(value) for name, value in _given(query).items()}


def _given(query: str) -> dict[str, str]:
    given = {}
    for part in query.removeprefix("?").split("&"):
        name, equals, value = part.partition("=")
        if name and equals:
            given[_decoded(name)] = value
    return given


def parse(query: str, *, frame: pd.DataFrame) -> Filters:
    """The filters in a query; what the table does not know, or nobody can read, is left out."""
    given = _given(query)
    known = {"source": _values(frame["source"]), "theme": _values(frame["theme"]), "dated": table.DATED_BY}
    chosen = {
        facet: _chosen(known[facet], [_decoded(value) for value in given[facet].split(",")])
        for facet in known
        if facet in given
    }
    first = read_day(_decoded(given.get("from", "")))
    last = read_day(_decoded(given.get("to", "")), end=True)
    if first is not None and last is not None and first > last:  # the wrong way round: all of both is meant
        first, last = _beginning(last), _ending(first)
    return Filters(**chosen, words=_decoded(given.get("words", "")), first=first, last=last)


def select(frame: pd.DataFrame, *, filters: Filters) -> pd.DataFrame:
    """The rows that pass every filter, in the table's order and with its index."""
    keep = pd.Series(True, index=frame.index)
    for column, wanted in (("source", filters.source), ("theme", filters.theme), ("dated_by", filters.dated)):
        if wanted:
            keep &= frame[column].isin(wanted)
    searched = terms(filters.words)
    if searched:
        texts = map("{}\n{}".format, frame["title"], frame["claim"])
        keep &= pd.Series([_holds(fold(text), searched) for text in texts], index=frame.index, dtype=bool)
    if filters.first is not None or filters.last is not None:
        dates = map(edtf.parse, frame["edtf"])
        keep &= pd.Series([_touches(date, filters) for date in dates], index=frame.index, dtype=bool)
    return frame[keep]


def _holds(text: str, wanted: Sequence[str]) -> bool:
    return all(term in text for term in wanted)


def _touches(date: edtf.Date, filters: Filters) -> bool:
    """Whether any day that a date can mean is in the window."""
    begins = filters.last is None or date.earliest is None or date.earliest <= filters.last
    return begins and (filters.first is None or date.latest is None or date.latest >= filters.first)


def fold(text: str) -> str:
    """Letters without their accents and case, so that `trotsky` finds `Trótsky`."""
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text)).lower()


def terms(words: str) -> list[str]:
    """The words of a search, all of which a claim must hold; between double quotes stands a phrase."""
    found = (match[1] if match[1] is not None else match[2] for match in _TERM.finditer(fold(words)))
    return [term for term in map(_trimmed, found) if term]


def read_day(text: str, *, end: bool = False) -> int | None:
    """The day number of `1917`, `Oct 1917`, `25/10/1917`, `1917-10-25`, `44 BC` or `-0043`; else None.

    Of a year or a month it is the first day, or with `end` the last.
    """
    tidy = _AD.sub("", _SPACES.sub(" ", _trimmed(text)), count=1)
    bare, _, era = tidy.rpartition(" ")
    if era.upper() not in ("BC", "BCE", "AD", "CE"):
        bare, era = tidy, ""
    found = next(filter(None, (shape.fullmatch(bare.lower()) for shape in _SHAPES)), None)
    if not found:
        return None
    parts: dict[str, str | None] = {"name": None, "month": None, "date": None} | found.groupdict()
    year = 1 - int(parts["year"] or 0) if era.upper().startswith("BC") else int(parts["year"] or 0)
    return _day(year, parts["name"], parts["month"], parts["date"], end=end)


def _day(year: int, name: str | None, month: str | None, date: str | None, *, end: bool) -> int | None:
    if name is None and month is None:
        return _last_of_year(year) if end else edtf.day_number(year, 1, 1)
    number = int(month or 0) if name is None else _month(name)
    if not 1 <= number <= 12:
        return None
    length = edtf.month_length(year, number)
    day = int(date) if date is not None else length if end else 1
    return edtf.day_number(year, number, day) if 1 <= day <= length else None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1 if name[:3] in _MONTHS else 0


def _last_of_year(year: int) -> int:
    return edtf.day_number(year, 12, 31)


def _beginning(last: int) -> int:
    """The first day of the year or month that a day is the last of; else the day itself."""
    year, month, _ = edtf.year_month_day(last)
    _, following, day = edtf.year_month_day(last + 1)
    return last if day != 1 else edtf.day_number(year, 1 if following == 1 else month, 1)


def _ending(first: int) -> int:
    """The last day of the year or month that a day is the first of; else the day itself."""
    year, month, day = edtf.year_month_day(first)
    if day != 1:
        return first
    return _last_of_year(year) if month == 1 else edtf.day_number(year, month, edtf.month_length(year, month))


def _decoded(text: str) -> str:
    """A part of a query in plain letters; of a cut-off or broken %-sign nothing is left."""
    if _CUT_OFF.search(text):
        return ""
    try:
        return unquote_to_bytes(text.replace("+", " ")).decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _values(column: pd.Series[str]) -> list[str]:
    return list(dict.fromkeys(column))


def _chosen(known: Sequence[str], wanted: Sequence[str]) -> tuple[str, ...]:
    """The chosen values that there are; all of them are the same as none."""
    found = tuple(value for value in known if value in wanted)
    return () if len(found) == len(known) else found


def _trimmed(text: str) -> str:
    return _ENDS.sub("", text)

"""A date as history writes it: an EDTF string and the days it can mean.

The only calendar arithmetic of the project. Days are counted in the proleptic Gregorian calendar, years
are astronomical (44 BC is -0043). The syntax is the Extended Date/Time Format, ISO 8601-2:2019 annex A
(https://www.loc.gov/standards/datetime/): levels 0 and 1, and the sets `[..]` and `{..}` of level 2.

Three conventions are ours, because the standard leaves them open:
- A season is three whole months; the winter of a year begins in its December and ends in the next year.
- A qualifier (`~` about, `?` perhaps, `%` both) is kept, but does not widen the days.
- A set means any day from its first to its last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

SEASONS: dict[int, tuple[int, int]] = (
    {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}  # spring, summer, autumn, winter
    | {25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (12, 14)}  # the same, said to be northern
    | {29: (9, 11), 30: (12, 14), 31: (3, 5), 32: (6, 8)}  # and southern
    | {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}  # quarters
    | {37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12)}  # thirds and halves
)
"""The first and last month of each code that stands in a month's place; 13 and 14 are in the next year."""

_DATE = re.compile(
    r"""(?P<year> Y-?[1-9]\d{4,8} | -?\d{4} | -?\d{3}X | -?\d{2}XX | -?\dXXX )
        (?: -(?: (?P<month> \d\d ) (?: -(?P<day> \d\d | XX ) )? | XX (?: -XX )? ) )?
        (?P<qualifier> [~?%] )?""",
    re.VERBOSE | re.ASCII,
)
LAST_YEAR = 999_999_999
"""The last year that a date can name, and with a sign the first."""
_ISO_DAY = re.compile(r"(-?)(\d{4,9})-(\d\d)-(\d\d)", re.ASCII)


class EDTFError(ValueError):
    """A string that is no date in the Extended Date/Time Format."""


@dataclass(frozen=True, slots=True)
class Date:
    """What an EDTF string says.

    `earliest` and `latest` are day numbers (see `day_number`), inclusive; None is an open side.
    `precision` is one of day, month, season, year, decade, century, millennium, interval, set.
    """

    text: str
    earliest: int | None
    latest: int | None
    precision: str
    approximate: bool = False
    uncertain: bool = False

    @property
    def bounds(self) -> tuple[str, str]:
        """The first and last day as ISO 8601 strings; '' for an open side."""
        return (
            "" if self.earliest is None else iso(self.earliest),
            "" if self.latest is None else iso(self.latest),
        )


def day_number(year: int, month: int, day: int) -> int:
    """Days from 1 March of year 0 to a proleptic Gregorian day; raises EDTFError where there is none."""
    if not 1 <= month <= 12 or not 1 <= day <= month_length(year, month):
        raise EDTFError(f"there is no day {year:04d}-{month:02d}-{day:02d}")
    return _count(year, month, day)


def _count(year: int, month: int, day: int) -> int:
    year -= month <= 2
    shifted = (month + 9) % 12  # March is 0, so that the leap day ends the year
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * shifted + 2) // 5 + day - 1


def month_length(year: int, month: int) -> int:
    """The number of days of a month in the proleptic Gregorian calendar."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def year_month_day(number: int) -> tuple[int, int, int]:
    """The Gregorian year, month and day of a day number; the inverse of `day_number`."""
    year = (10000 * number + 14780) // 3652425
    left = number - (365 * year + year // 4 - year // 100 + year // 400)
    if left < 0:
        year -= 1
        left = number - (365 * year + year // 4 - year // 100 + year // 400)
    shifted = (100 * left + 52) // 3060
    month = (shifted + 2) % 12 + 1
    return year + (shifted + 2) // 12, month, left - (shifted * 306 + 5) // 10 + 1


def iso(number: int) -> str:
    """A day number as `YYYY-MM-DD`, with a sign before the year 0."""
    year, month, day = year_month_day(number)
    return f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{day:02d}"


def of_year(number: int) -> str:
    """An astronomical year in EDTF: `0476`, `-0043`; with more than four digits a Y stands before it."""
    sign, digits = "-" if number < 0 else "", f"{abs(number):04d}"
    return f"{'Y' if len(digits) > 4 else ''}{sign}{digits}"


def parse_day(text: str) -> int:
    """The day number of an ISO 8601 day such as `-0043-03-15`; raises EDTFError."""
    found = _ISO_DAY.fullmatch(text)
    if not found:
        raise EDTFError(f"{text[:80]!r} is not a day like 1924-01-21")
    sign, year, month, day = found.groups()
    return day_number(-int(year) if sign else int(year), int(month), int(day))


def from_julian(year: int, month: int, day: int) -> int:
    """The day number of a day in the Julian calendar (Old Style); raises EDTFError if there is none."""
    leap = 29 if year % 4 == 0 else 28
    if not 1 <= month <= 12 or not 1 <= day <= (leap if month == 2 else month_length(1, month)):
        raise EDTFError(f"the Julian calendar has no day {year:04d}-{month:02d}-{day:02d}")
    year -= month <= 2
    # The two calendars agree in the third century; at year 0 they are two days apart.
    return 365 * year + year // 4 + (153 * ((month + 9) % 12) + 2) // 5 + day - 3


def to_julian(number: int) -> tuple[int, int, int]:
    """The Julian year, month and day (Old Style) of a day number; the inverse of `from_julian`."""
    shifted_days = number + 2
    year = (4 * shifted_days + 3) // 1461
    left = shifted_days - (365 * year + year // 4)
    shifted = (5 * left + 2) // 153
    month = (shifted + 2) % 12 + 1
    return year + (shifted + 2) // 12, month, left - (153 * shifted + 2) // 5 + 1


@lru_cache(maxsize=65536)
def parse(text: str) -> Date:
    """Read an EDTF string; raises EDTFError, whose message says what is wrong with it."""
    if text[:1] in ("[", "{"):
        return _parse_set(text)
    start, slash, end = text.partition("/")
    if not slash:
        return _parse_date(text)
    if "/" in end or not (start.strip(".") or end.strip(".")):
        raise EDTFError(f"{text[:80]!r} is not an interval like 1936/1939")
    first = None if start in ("", "..") else _parse_date(start)
    last = None if end in ("", "..") else _parse_date(end)
    return _join(text, first, last, "interval")


def _parse_set(text: str) -> Date:
    """A set such as [1917,1918] or [..1917,1921..1923]: any day from its first to its last."""
    pieces = [piece.strip().partition("..") for piece in text[1:-1].split(",")]
    starts = [start for start, _, _ in pieces]
    ends = [end if dots else start for start, dots, end in pieces]
    if text[-1:] != {"[": "]", "{": "}"}[text[0]] or not (
        all(starts[1:]) and all(ends[:-1]) and any(starts + ends)
    ):
        raise EDTFError(f"{text[:80]!r} is not a set like [1917,1918]")
    parts = [
        _join(text, _parse_date(start) if start else None, _parse_date(end) if end else None, "set")
        for start, end in zip(starts, ends, strict=True)
    ]
    earliest = None if not starts[0] else min(part.earliest for part in parts if part.earliest is not None)
    latest = None if not ends[-1] else max(part.latest for part in parts if part.latest is not None)
    doubts = any(part.approximate for part in parts), any(part.uncertain for part in parts)
    return Date(text, earliest, latest, "set", *doubts)


def _join(text: str, first: Date | None, last: Date | None, precision: str) -> Date:
    earliest = first.earliest if first else None
    latest = last.latest if last else None
    if earliest is not None and latest is not None and earliest > latest:
        raise EDTFError(f"{text[:80]!r} ends before it begins")
    parts = [part for part in (first, last) if part]
    doubts = any(part.approximate for part in parts), any(part.uncertain for part in parts)
    return Date(text, earliest, latest, precision, *doubts)


def _parse_date(text: str) -> Date:
    found = _DATE.fullmatch(text)
    if not found or text.startswith("-0000"):
        raise EDTFError(f"{text[:80]!r} is no EDTF date like 1917, 1917-10, 1918-21 (spring) or 192X")
    qualifier = found["qualifier"] or ""
    earliest, latest, precision = _days(text, found["year"], found["month"], found["day"])
    return Date(text, earliest, latest, precision, qualifier in ("~", "%"), qualifier in ("?", "%"))


def _days(text: str, year: str, month: str | None, day: str | None) -> tuple[int, int, str]:
    if "X" in year:
        if month:
            raise EDTFError(f"{text[:80]!r} names a month of an unknown year")
        low, high = sorted((int(year.replace("X", "0")), int(year.replace("X", "9"))))
        precision = {1: "decade", 2: "century", 3: "millennium"}[year.count("X")]
        return _count(low, 1, 1), _count(high, 12, 31), precision
    number = int(year.removeprefix("Y"))
    if month is None:
        return _count(number, 1, 1), _count(number, 12, 31), "year"
    if day == "XX" and int(month) > 12:
        raise EDTFError(f"{text[:80]!r} names a day of a season")
    if day is None or day == "XX":
        return _months(text, number, int(month))
    exact = day_number(number, int(month), int(day))
    return exact, exact, "day"


def _months(text: str, year: int, month: int) -> tuple[int, int, str]:
    if 1 <= month <= 12:
        return _count(year, month, 1), _count(year, month, month_length(year, month)), "month"
    if month not in SEASONS:
        raise EDTFError(f"{text[:80]!r}: there is no month or season {month:02d}")
    first, last = SEASONS[month]
    if last <= 12:
        return _count(year, first, 1), _count(year, last, month_length(year, last)), "season"
    return _count(year, first, 1), _count(year + 1, last - 12, month_length(year + 1, last - 12)), "season"

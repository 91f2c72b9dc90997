"""From what the words say to EDTF: years counted, parts cut, days shifted, calendars converted.

Conventions, where usage differs: the early, middle and late part of a decade are its first four, middle four
and last four years, of a century its thirds, all with approximate ends (`~`); a part of a month or of a year
keeps the whole of it, because writers do not agree where it ends. The nineteenth century is 1801 to 1900.
"""

from __future__ import annotations

from dashboard import edtf
from dashboard.reading.dates.rule import Found, Point

_DECADE = {"early": (0, 3), "mid": (3, 6), "late": (6, 9)}
_CENTURY = {"early": (0, 32), "mid": (33, 65), "late": (66, 99)}
_HALVES = {"first half": (0, 0.5), "second half": (0.5, 1), "latter half": (0.5, 1)}
_QUARTERS = {
    "first quarter": (0, 0.25),
    "second quarter": (0.25, 0.5),
    "third quarter": (0.5, 0.75),
    "fourth quarter": (0.75, 1),
    "last quarter": (0.75, 1),
}
_TENTHS = {
    "first decade": (0, 0.1),
    "second decade": (0.1, 0.2),
    "third decade": (0.2, 0.3),
    "fourth decade": (0.3, 0.4),
    "last decade": (0.9, 1),
}
_SAME_PART = {
    "start": "early", "beginning": "early", "opening": "early", "outset": "early", "early part": "early",
    "early years": "early", "early days": "early",
    "end": "late", "close": "late", "late part": "late", "latter part": "late", "later": "late",
    "middle": "mid", "first third": "early", "second third": "mid", "third third": "late",
    "last third": "late", "final third": "late", "final quarter": "last quarter",
    "final decade": "last decade",
}  # fmt: skip
_REPUBLICAN_NEW_YEAR = (22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23)
"""The day in September on which the years I to XIV of the French Republic begin, from 1792."""


def year_text(year: int) -> str:
    """An astronomical year as EDTF writes it: 44 BC is -0043."""
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def counted(point: Point, *, before_christ: bool) -> int | None:
    """The astronomical year of a point; a year without an era is before Christ if the story is."""
    if point.year is None:
        return None
    if point.era == "bc" or (before_christ and point.era in ("", "?") and point.year < 1000):
        return 1 - point.year
    return point.year


def of_point(point: Point, year: int) -> str:
    """The EDTF of a point whose astronomical year is known."""
    if point.years > 1:
        return of_years(year, point)
    if point.month is None:
        return year_text(year)
    if point.day is None:
        return f"{year_text(year)}-{point.month:02d}"
    return f"{year_text(year)}-{point.month:02d}-{point.day:02d}"


def years_of(point: Point, year: int) -> tuple[int, int]:
    """The first and last year of a decade, a century or a plain year."""
    if point.years == 10 and point.era == "bc":
        return year - 9, year  # the 470s BC run from 479 to 470
    return year, year + point.years - 1


def of_years(year: int, point: Point) -> str:
    """A decade as `193X`, a century as `1801/1900`."""
    first, last = years_of(point, year)
    if point.years == 10 and first > 0 and first % 10 == 0:
        return f"{first // 10:03d}X"
    return f"{year_text(first)}/{year_text(last)}"


def part_of(point: Point, year: int, part: str) -> str:
    """A part of a decade, century or year; for a month, and for a part without agreed ends, the whole."""
    part = _SAME_PART.get(part, part)
    if point.years > 1:
        first, _ = years_of(point, year)
        table = _DECADE if point.years == 10 else _CENTURY
        if part in table:
            low, high = table[part]
            size = max(1, point.years // 100)
            start, end = first + low * size, first + (high + 1) * size - 1
            return f"{year_text(start)}~/{year_text(end)}~"
        share = _HALVES.get(part) or _QUARTERS.get(part) or _TENTHS.get(part)
        if share:
            low, high = round(point.years * share[0]), round(point.years * share[1]) - 1
            return f"{year_text(first + low)}/{year_text(first + high)}"
    elif point.month is None and part in _HALVES:
        begin, finish = ("01", "06") if part == "first half" else ("07", "12")
        return f"{year_text(year)}-{begin}/{year_text(year)}-{finish}"
    elif point.month is None and part in _QUARTERS:
        return f"{year_text(year)}-{33 + int(4 * _QUARTERS[part][0])}"
    return of_point(point, year)


def joined(first: str, last: str) -> str:
    """The interval from the first day of one EDTF date to the last of another."""
    start, end = first.partition("/")[0], last.rpartition("/")[2]
    start = start.replace("X", "0") if "X" in start else start
    end = end.replace("X", "9") if "X" in end else end
    return f"{start}/{end}"


def qualified(value: str, qualifier: str) -> str:
    """The EDTF with `~` or `?` on it, on both ends of an interval; a decade is vague already."""
    if not qualifier or not value or "X" in value or value[-1] in "~?%":
        return value
    return "/".join(end if end == ".." else end + qualifier for end in value.split("/"))


def valid(value: str) -> str:
    """The EDTF if it is a date, else ''."""
    try:
        edtf.parse(value)
    except edtf.EDTFError:
        return ""
    return value


def month_number(year: int, month: int | None) -> int:
    """Months since the year 0, a season by its middle month, a year alone by its January."""
    if month is None:
        return year * 12
    return year * 12 + (month if month <= 12 else {21: 4, 22: 7, 23: 10, 24: 12}.get(month, 6)) - 1


def moved_days(year: int, month: int, day: int, days: int) -> str:
    """The day so many days later."""
    try:
        return edtf.iso(edtf.day_number(year, month, day) + days)
    except edtf.EDTFError:
        return ""


def moved_months(year: int, month: int, months: int) -> str:
    """The month so many months later."""
    total = year * 12 + month - 1 + months
    return f"{year_text(total // 12)}-{total % 12 + 1:02d}"


def nth_weekday(year: int, month: int, nth: int, weekday: int | None) -> str:
    """The nth day of a month, or its nth such weekday; -1 is the last."""
    length = edtf.month_length(year, month)
    days = [
        day
        for day in range(1, length + 1)
        if weekday is None or (edtf.day_number(year, month, day) + 2) % 7 == weekday
    ]
    try:
        return of_point(Point(year, month, days[nth if nth < 0 else nth - 1]), year)
    except IndexError:
        return ""


def republican_day(year: int, month: int, day: int) -> str:
    """The Gregorian day of a day of the French Republican calendar, years I to XIV."""
    if not 1 <= year <= len(_REPUBLICAN_NEW_YEAR):
        return ""
    start = edtf.day_number(1791 + year, 9, _REPUBLICAN_NEW_YEAR[year - 1])
    return edtf.iso(start + (month - 1) * 30 + day - 1)


def republican_year(year: int, month: int | None) -> int:
    """The Republican year of a month of the Gregorian calendar."""
    return year - 1791 - ((month or 12) < 9)


def value_of(found: Found, point: Point, year: int, last_year: int | None = None) -> str:
    """The EDTF of an expression once the year is known."""
    if found.unit == "nth":
        return nth_weekday(year, point.month or 1, found.shift, point.weekday)
    if found.unit == "day" and found.shift and point.day:
        return moved_days(year, point.month or 1, point.day, found.shift)
    if found.last is None:
        value = part_of(point, year, found.part) if found.part else of_point(point, year)
        return valid(qualified(value, found.qualifier))
    end_year = last_year if last_year is not None else year
    part, _, part2 = found.part.partition("/")
    first = part_of(point, year, part)
    last = part_of(found.last, end_year, part2)
    return valid(qualified(joined(first, last), found.qualifier))

"""Turns what the words say into EDTF: counts years, takes parts of periods, moves days, converts calendars.

Usage differs, so these are conventions, the ones by which the annotated texts of the tests were made. The
early, middle and late part of a decade are its first, middle and last four years; of a century and a year its
thirds; of a month its days 1 to 10, 11 to 20, and 21 to the end. All these have approximate ends (`~`). A
part of a season keeps the whole season. The nineteenth century is 1801 to 1900. Years here are astronomical
unless said otherwise: 44 BC is -43.
"""

from __future__ import annotations

from dashboard import edtf
from dashboard.reading.dates.rule import Found, Point
from dashboard.reading.dates.vocabulary import DATA

_DECADE = {"early": (0, 3), "mid": (3, 6), "late": (6, 9)}
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
_THIRDS = {"early": 0, "mid": 1, "late": 2}
_WEEKS = {
    "first week": 1,
    "second week": 2,
    "third week": 3,
    "fourth week": 4,
    "last week": 5,
    "final week": 5,
}
_SAME_PART: dict[str, str] = DATA["parts"]
_REPUBLICAN_NEW_YEAR = (22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23)
"""The day of September on which each year of the French Republic began: year I in 1792, up to year XIV."""


def year_text(year: int) -> str:
    """An astronomical year as EDTF writes it: -43 (44 BC) is `-0043`."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def counted(point: Point, *, before_christ: bool) -> int | None:
    """The astronomical year of a point; `before_christ` is how a small year without an era counts."""
    if point.year is None:
        return None
    if point.era == "bc" or (before_christ and point.era in ("", "?") and point.year < 1000):
        return 1 - point.year
    return point.year


def of_point(point: Point, year: int) -> str:
    """The EDTF of a point; `year` is its astronomical year."""
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
    """The EDTF of several years: a decade is `193X`, a century `1801/1900`."""
    first, last = years_of(point, year)
    if point.years == 10 and first > 0 and first % 10 == 0:
        return f"{first // 10:03d}X"
    return f"{year_text(first)}/{year_text(last)}"


def part_of(point: Point, year: int, part: str) -> str:
    """The EDTF of a part of a period, such as `early`; of the whole, if the part has no agreed ends."""
    part = _SAME_PART.get(part, part)
    if part[-1:] == "s":
        value = _so_many(point, year, part)
    elif point.years > 1:
        value = _part_of_years(point, year, part)
    elif point.month is None:
        value = _part_of_year(point, year, part)
    else:
        value = _part_of_month(point, year, part) if point.month <= 12 and point.day is None else ""
    return value or of_point(point, year)


def _so_many(point: Point, year: int, part: str) -> str:
    """`first 2 decades` of a century, `last 3 months` of a year, `last 10 days` of a month."""
    edge, number, unit = part.split()
    count, ahead = int(number), edge in ("first", "opening", "early")
    if unit in ("years", "decades") and point.years > 1:
        first, last = years_of(point, year)
        count *= 10 if unit == "decades" else 1
        low, high = (first, first + count - 1) if ahead else (last - count + 1, last)
        return f"{year_text(low)}/{year_text(high)}" if count < point.years else ""
    if unit == "months" and point.month is None and point.years == 1 and count < 12:
        low, high = (1, count) if ahead else (13 - count, 12)
        return f"{year_text(year)}-{low:02d}/{year_text(year)}-{high:02d}"
    if unit in ("days", "weeks") and point.month and point.month <= 12 and point.day is None:
        length = edtf.month_length(year, point.month)
        count *= 7 if unit == "weeks" else 1
        low, high = (1, count) if ahead else (length - count + 1, length)
        month = f"{year_text(year)}-{point.month:02d}"
        return f"{month}-{low:02d}/{month}-{high:02d}" if count < length else ""
    return ""


def _part_of_years(point: Point, year: int, part: str) -> str:
    first, _ = years_of(point, year)
    if part in _THIRDS:
        low, high = _DECADE[part] if point.years == 10 else _third_of(point.years, part)
        return f"{year_text(first + low)}~/{year_text(first + high)}~"
    share = _HALVES.get(part) or _QUARTERS.get(part) or _TENTHS.get(part)
    if not share:
        return ""
    low, high = round(point.years * share[0]), round(point.years * share[1]) - 1
    return f"{year_text(first + low)}/{year_text(first + high)}"


def _part_of_year(point: Point, year: int, part: str) -> str:
    if part in _THIRDS:
        return _third(point, year, _THIRDS[part])
    if part in _HALVES:
        begin, finish = ("01", "06") if part == "first half" else ("07", "12")
        return f"{year_text(year)}-{begin}/{year_text(year)}-{finish}"
    return f"{year_text(year)}-{33 + int(4 * _QUARTERS[part][0])}" if part in _QUARTERS else ""


def _part_of_month(point: Point, year: int, part: str) -> str:
    if part in _THIRDS:
        return _third(point, year, _THIRDS[part])
    if part in _WEEKS:
        return _week(point, year, _WEEKS[part])
    if part not in _HALVES or point.month is None:
        return ""
    month, length = f"{year_text(year)}-{point.month:02d}", edtf.month_length(year, point.month)
    return f"{month}-01/{month}-15" if part == "first half" else f"{month}-16/{month}-{length}"


def _third_of(years: int, part: str) -> tuple[int, int]:
    """The first and last year of a third of a century or a millennium, counted from 0."""
    third = _THIRDS[part]
    return years * third // 3, years - 1 if third == 2 else years * (third + 1) // 3 - 1


def _third(point: Point, year: int, third: int) -> str:
    """The first, middle or last third of a month or of a year."""
    if point.month is None:
        return f"{year_text(year)}-{4 * third + 1:02d}~/{year_text(year)}-{4 * third + 4:02d}~"
    month = f"{year_text(year)}-{point.month:02d}"
    last = edtf.month_length(year, point.month) if third == 2 else 10 * third + 10
    return f"{month}-{10 * third + 1:02d}~/{month}-{last}~"


def _week(point: Point, year: int, week: int) -> str:
    """The first week of a month is its days 1 to 7, the last its last seven days."""
    month, length = f"{year_text(year)}-{point.month or 1:02d}", edtf.month_length(year, point.month or 1)
    first, last = (length - 6, length) if week == 5 else (7 * week - 6, min(7 * week, length))
    return f"{month}-{first:02d}/{month}-{last:02d}"


def joined(first: str, last: str) -> str:
    """The interval from the beginning of one EDTF date to the end of another."""
    start, end = first.partition("/")[0], last.rpartition("/")[2]
    if start[:1] == end[:1] == "-" and len(start) == len(end) == 5 and start < end:
        start, end = (
            last.partition("/")[0],
            first.rpartition("/")[2],
        )  # `the 2nd or 3rd century BC`: backwards
    start = start.replace("X", "0") if "X" in start else start
    end = end.replace("X", "9") if "X" in end else end
    return f"{start}/{end}"


def qualified(value: str, qualifier: str) -> str:
    """The EDTF with `~` or `?`, at both ends of an interval; a decade (`193X`) is vague anyway."""
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
    """Months since January of year 0; a season counts as its middle month, a year alone as its January."""
    if month is None:
        return year * 12
    return year * 12 + (month if month <= 12 else {21: 4, 22: 7, 23: 10, 24: 12}.get(month, 6)) - 1


def day_of(year: int, month: int | None, day: int | None) -> int:
    """The number of a day (`edtf.day_number`): about the middle of a month or season, 1 July of a year."""
    if month is None:
        return edtf.day_number(year, 7, 1)
    number = month_number(year, month)
    return edtf.day_number(
        number // 12, number % 12 + 1, min(day or 15, edtf.month_length(number // 12, number % 12 + 1))
    )


def moved_days(year: int, month: int, day: int, days: int) -> str:
    """The ISO day that comes `days` days later; '' if there is no such day."""
    try:
        return edtf.iso(edtf.day_number(year, month, day) + days)
    except edtf.EDTFError:
        return ""


def moved_months(year: int, month: int, months: int) -> str:
    """The month that comes `months` months later, as EDTF."""
    total = year * 12 + month - 1 + months
    return f"{year_text(total // 12)}-{total % 12 + 1:02d}"


def easter(year: int) -> tuple[int, int]:
    """Month and day of Easter Sunday, from 1583 by the anonymous Gregorian computus, before by the Julian.

    Both are in Jean Meeus, Astronomical Algorithms, chapter 8.
    """
    if year < 1583:
        d = (19 * (year % 19) + 15) % 30
        total = d + (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7 + 114
        return total // 31, total % 31 + 1
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    d = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    total = h + d - 7 * ((a + 11 * h + 22 * d) // 451) + 114
    return total // 31, total % 31 + 1


def nth_weekday(year: int, month: int, nth: int, weekday: int | None) -> str:
    """The nth day of a month, or its nth such weekday (Monday is 0); -1 is the last; '' if there is none."""
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
    """The Gregorian day of a French Republican one (month 13 ends the year); '' outside years I to XIV."""
    if not 1 <= year <= len(_REPUBLICAN_NEW_YEAR):
        return ""
    start = edtf.day_number(1791 + year, 9, _REPUBLICAN_NEW_YEAR[year - 1])
    return edtf.iso(start + (month - 1) * 30 + day - 1)


def republican_year(year: int, month: int | None) -> int:
    """The French Republican year at a month of the Gregorian calendar."""
    return year - 1791 - ((month or 12) < 9)


def value_of(found: Found, point: Point, year: int, last_year: int | None = None) -> str:
    """The EDTF of an expression whose year is known, and for a range its last year; '' if it is no date."""
    if found.unit == "nth":
        return nth_weekday(year, point.month or 1, found.shift, point.weekday)
    if found.unit == "easter":
        return moved_days(year, *easter(year), found.shift)
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

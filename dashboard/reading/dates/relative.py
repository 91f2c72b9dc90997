"""Expressions that lean on another date: that summer, two days later, last Tuesday, 9 Thermidor."""

from __future__ import annotations

from dataclasses import replace

from dashboard import edtf
from dashboard.reading.dates import to_edtf
from dashboard.reading.dates.rule import Found, Point
from dashboard.reading.dates.story_clock import Clock, Option, Setting, clock_at


def framed(found: Found, point: Point, near: Clock, clock: Clock, setting: Setting) -> list[Option]:
    """`that summer`, `March of the following year`, `last October`."""
    base = setting.published if found.frame in ("last", "this") and setting.published.year else near
    if base.year is None or (point.month is None and base.month is None):
        return [Option("", 0.0, clock)]
    year = base.year
    if found.frame == "within":
        if found.unit == "month":
            total = to_edtf.month_number(year, base.month) + found.shift
            year, point = total // 12, replace(point, month=total % 12 + 1)
        else:
            year += found.shift
    else:
        month = base.month if base.month is not None else (1 if found.frame in ("following", "next") else 12)
        gap = to_edtf.month_number(year, point.month) - to_edtf.month_number(year, month)
        if found.frame in ("following", "next") and (gap <= 0 or base.month is None):
            year += 1
        if found.frame in ("previous", "last") and gap >= 0:
            year -= 1
    value = to_edtf.value_of(found, point, year, year)
    at = Clock(year, point.month, point.day, (found.start, found.end)) if base is near else clock
    if found.last and base is near:
        at = replace(at, month=found.last.month, day=found.last.day)
    return [Option(value, 0.0, at, base.words)]


def relative(found: Found, clock: Clock, near: Clock, setting: Setting) -> list[Option]:
    """What is counted from another date: the story's, or the day of publication."""
    base = near
    if found.frame in ("publication", "jubilee"):
        base = setting.published if setting.published.year is not None else near
    if found.frame == "jubilee":
        value = _jubilee(found, setting.published)
        return [Option(value, 0.0, clock_at(value, found) if value else clock)]
    if base.year is None or (found.rule == "today" and base is near):
        return [Option("", 0.0, clock)]
    if found.frame == "turn":
        end = (
            (found.first.year + 99)
            if found.first and found.first.year
            else ((base.year - 50) // 100 + 1) * 100
        )
        return [
            Option(f"{to_edtf.year_text(end - 5)}~/{to_edtf.year_text(end + 5)}~", 0.0, clock, base.words)
        ]
    value = to_edtf.valid(_same(base) if found.unit == "same" else _moved(base, found))
    if (
        not value
        or base is not near
        or found.unit in ("decade", "century", "half-century")
        or found.shift == 0
    ):
        return [Option(value, 0.0, clock, base.words if base is near else None)]
    at = clock_at(value, found)
    if found.unit == "year" and base.month is not None:
        return [Option(value, 0.0, at, base.words), Option(value, 1.0, clock, base.words, at)]
    return [Option(value, 0.0, at, base.words)]


def _jubilee(found: Found, published: Clock) -> str:
    """`100 years ago today`, `fifty years ago tomorrow`."""
    if published.year is None or published.month is None or published.day is None:
        return ""
    shifted = to_edtf.moved_days(published.year, published.month, published.day, int(found.part or 0))
    year, month, day = edtf.year_month_day(edtf.parse_day(shifted))
    return to_edtf.valid(to_edtf.of_point(Point(year, month, day), year + found.shift))


def _same(base: Clock) -> str:
    return to_edtf.of_point(Point(base.year, base.month, base.day), base.year or 0)


def _moved(base: Clock, found: Found) -> str:
    """The base date, `shift` units on, as precise as the unit; '' if the base is less precise."""
    year, shift, unit = base.year or 0, found.shift, found.unit
    if unit in ("year", "decade", "century", "half-century"):
        return _moved_years(year, found)
    if base.month is None or base.month > 12:
        return ""
    if unit == "month":
        return to_edtf.moved_months(year, base.month, shift)
    if base.day is None:
        return ""
    if unit == "week" and found.rule == "that year":
        monday = -((edtf.day_number(year, base.month, base.day) + 2) % 7)
        first, last = (
            to_edtf.moved_days(year, base.month, base.day, 7 * shift + monday + day) for day in (0, 6)
        )
        return f"{first}/{last}"
    return to_edtf.moved_days(year, base.month, base.day, shift * (7 if unit == "week" else 1))


def _moved_years(year: int, found: Found) -> str:
    """`two years later` is a year, `a decade later` about a year; `the next decade` is a decade."""
    if found.unit == "year":
        return to_edtf.qualified(to_edtf.year_text(year + found.shift), found.qualifier)
    if found.unit == "half-century":
        first = year + (1 if found.shift > 0 else -50)
        return (
            to_edtf.qualified(f"{to_edtf.year_text(first)}/{to_edtf.year_text(first + 49)}", "~")
            if found.shift
            else ""
        )
    if found.unit == "century":
        start = (year - 1) // 100 * 100 + 1 + found.shift * 100
        return f"{to_edtf.year_text(start)}/{to_edtf.year_text(start + 99)}"
    if found.rule != "that year":
        return to_edtf.qualified(to_edtf.year_text(year + found.shift * 10), "~")
    if year <= 0:
        return _bc_decade(year, found.shift)
    start = (year + found.shift * 10) // 10 * 10
    return to_edtf.of_years(start, Point(start, years=10))


def _bc_decade(year: int, shift: int) -> str:
    first = (1 - year) // 10 * 10 - shift * 10
    return to_edtf.of_years(1 - first, Point(first, era="bc", years=10))


def weekday(found: Found, clock: Clock, setting: Setting) -> Option:
    """`last Tuesday`, from the day of publication; `on Tuesday`, from the story's day on."""
    told = found.frame == "narrative" and clock.day is not None
    base, point = clock if told else setting.published, found.first
    if base.year is None or base.month is None or base.day is None or point is None or point.weekday is None:
        return Option("", 0.0, clock)
    number = edtf.day_number(base.year, base.month, base.day)
    gap = (point.weekday - (number + 2) % 7) % 7
    if told:
        value = edtf.iso(number + (gap or 7 * found.shift))
        return Option(value, 0.0, clock_at(value, found), clock.words)
    gap = gap - 7 if found.shift < 0 or found.frame == "narrative" else gap or 7
    return Option(edtf.iso(number + gap), 0.0, clock)


def republican(found: Found, clock: Clock) -> list[Option]:
    """A day of the French Republican calendar; without its year, of the year in which the story stands."""
    point = found.first
    if point is None or point.month is None or point.day is None:
        return [Option("", 0.0, clock)]
    year = point.year or (to_edtf.republican_year(clock.year, clock.month) if clock.year else 0)
    value = to_edtf.republican_day(year, point.month, point.day)
    if not value:
        return [Option("", 0.0, clock)]
    return [
        Option(
            value, 0.0, clock_at(value, found, republican=point.month), None if point.year else clock.words
        )
    ]


def bare_day(found: Found, point: Point, clock: Clock) -> Option:
    """`the 23rd`: of the month at which the story stands."""
    if clock.year is None or clock.month is None or clock.month > 12:
        return Option("", 0.0, clock)
    if clock.republican and point.day:
        year = to_edtf.republican_year(clock.year, clock.month)
        value = to_edtf.republican_day(year, clock.republican, point.day)
        return Option(value, 0.0, clock_at(value, found, republican=clock.republican), clock.words)
    year, month = clock.year, clock.month
    full = Point(year, month, point.day)
    value = to_edtf.valid(to_edtf.of_point(full, year))
    at = Clock(year, month, point.day, (found.start, found.end)) if value else clock
    return Option(value, 0.0, at, clock.words)

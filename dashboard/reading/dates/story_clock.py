"""The story's clock: where it stands, what it costs to move it, and the ways to place one expression."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard import edtf
from dashboard.reading.dates import to_edtf
from dashboard.reading.dates.rule import Found, Point


@dataclass(frozen=True, slots=True)
class Clock:
    """Where the story stands: an astronomical year, perhaps a month and day, and the words that said so."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    words: tuple[int, int] | None = None
    republican: int | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for a whole text: when it was published, whether its story is before Christ."""

    published: Clock
    ancient: bool
    early: bool


@dataclass(frozen=True, slots=True)
class Option:
    """One way to place an expression: its value, what it costs, and where the clock stands after it.

    `named` is the date that it named without setting the clock.
    """

    edtf: str
    cost: float
    clock: Clock
    anchor: tuple[int, int] | None = None
    named: Clock | None = None


@dataclass(frozen=True, slots=True)
class Costs:
    """The prices of a reading, measured on histories with known dates; only their proportions matter."""

    month_on: float = 0.3
    """a month forward, up to `most_on`"""
    most_on: float = 8.5
    year_on: float = 1.7
    """a year forward, where the month is not known"""
    back: float = 1.2
    """going back at all, and then for every month, up to `most_back`"""
    month_back: float = 0.34
    most_back: float = 8.0
    back_in_month: float = 0.2
    """an earlier day of the same month"""
    years_back: float = 1.5
    """the same, where the month is not known, and then for every year"""
    year_back: float = 12.0
    paragraph: float = 0.75
    """going back is cheaper where a paragraph begins: times this"""
    named: float = 0.63
    """a date that gives its year may be far away: times this"""
    span: float = 0.5
    """leaving the clock where it is at a decade, a century, a range of years"""
    year: float = 0.6
    """the same at a year"""
    first_year: float = 8.0
    """the same at a year that begins a sentence"""
    month: float = 5.5
    day: float = 7.5
    open: float = 1.8
    """the same after until, since, by"""
    heading: float = 1.5


COSTS = Costs()


def clock_at(value: str, found: Found, republican: int | None = None) -> Clock:
    """The clock that an EDTF date sets."""
    if not value:
        return Clock()
    parsed = edtf.parse(value)
    year, month, day = edtf.year_month_day(parsed.earliest or 0)
    precision = parsed.precision
    return Clock(
        year,
        month if precision in ("day", "month", "season") else None,
        day if precision == "day" else None,
        (found.start, found.end),
        republican,
    )


def middle(value: str, at: Clock) -> Clock:
    """The clock that a date named in passing would set; of a span of years the middle one."""
    if "/" not in value or at.month is not None:
        return at
    parsed = edtf.parse(value)
    if parsed.earliest is None or parsed.latest is None:
        return at
    first, last = edtf.year_month_day(parsed.earliest)[0], edtf.year_month_day(parsed.latest)[0]
    return replace(at, year=(first + last + 1) // 2)


def stay_cost(found: Found, point: Point, where: str) -> float:
    """What it costs to think that a date is named only in passing."""
    if where == "heading":
        return COSTS.heading
    if point.years > 1 or (found.last and point.month is None):
        return COSTS.span
    if found.open:
        return COSTS.open
    if point.month is None:
        return COSTS.first_year if where in ("opening", "sentence") else COSTS.year
    return COSTS.month if point.day is None else COSTS.day


def jump_cost(clock: Clock, at: Clock, where: str) -> float:
    """What it costs to go from one date to the other."""
    if clock.year is None or at.year is None:
        return 0.0
    ease = COSTS.paragraph if where == "opening" else 1.0
    if clock.month is None or at.month is None:
        years = at.year - clock.year
        if years >= 0:
            return min(COSTS.most_on, years * COSTS.year_on)
        return min(COSTS.most_back, COSTS.years_back - years * COSTS.year_back) * ease
    months = to_edtf.month_number(at.year, at.month) - to_edtf.month_number(clock.year, clock.month)
    if months == 0 and clock.day and at.day and at.day < clock.day:
        return COSTS.back_in_month
    if months >= 0:
        return min(COSTS.most_on, months * COSTS.month_on)
    return min(COSTS.most_back, COSTS.back - months * COSTS.month_back) * ease

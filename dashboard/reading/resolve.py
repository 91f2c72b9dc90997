"""Which date an expression leans on: the story's own clock.

A history is told mostly forward. A month without a year, `the following spring`, `two days later` take what they leave
out from the date at which the story has arrived. That date is not always the last one mentioned, so a few readings of
the whole text are carried along, each with a cost: going on in time is cheap, going back is dear, and a year named in
passing may leave the clock where it was. The cheapest reading at the end wins. Brackets are asides; notes are read apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard import edtf
from dashboard.reading import place
from dashboard.reading.wording import Found, Point

COST = {
    "month_on": 0.3,
    "most_on": 8.5,
    "back": 1.2,
    "month_back": 0.34,
    "most_back": 8.0,
    "year_on": 1.7,
    "year_back": 5.0,
    "named": 0.63,
    "span": 0.5,
    "open": 1.8,
    "year": 0.3,
    "month": 4.5,
    "day": 7.6,
    "heading": 1.8,
    "block": 0.75,
    "same_month_back": 0.45,
    "yes_back": 1.3,
}
NEAR = 250
"""How many characters `two years later` looks back to a date named only in passing."""
BEAM = 8
"""How many readings are carried; more change nothing on the texts measured."""


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
    """One way to place an expression: its value, what it costs, and where the clock stands after it."""

    edtf: str
    cost: float
    clock: Clock
    anchor: tuple[int, int] | None = None
    named: Clock | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the text so far; `recent` is the last date named, which need not have set the clock."""

    cost: float
    clock: Clock
    recent: Clock
    last: Option | None = None
    before: Reading | None = None


def place_all(items: Sequence[tuple[Found, str]], setting: Setting) -> list[Option]:
    """The value of every expression of one thread; an item is an expression and its setting:
    'body', 'heading' or 'aside'.
    """
    ahead = _years_ahead([found for found, _ in items], setting)
    readings = [Reading(0.0, Clock(), Clock())]
    for (found, where), next_year in zip(items, ahead, strict=True):
        grown: dict[tuple[int | None, ...], Reading] = {}
        for reading in readings:
            near = reading.recent.words and found.start - reading.recent.words[1] < NEAR
            base = reading.recent if near else reading.clock
            for option in options(found, reading.clock, base, setting, where, next_year):
                cost = reading.cost + option.cost
                named = option.named or (
                    option.clock if option.clock is not reading.clock else reading.recent
                )
                key = (option.clock.year, option.clock.month, option.clock.day, named.year)
                if key not in grown or cost < grown[key].cost:
                    grown[key] = Reading(cost, option.clock, named, option, reading)
        readings = sorted(grown.values(), key=lambda reading: reading.cost)[:BEAM]
    return _spelled(readings[0])


def _spelled(reading: Reading) -> list[Option]:
    chosen: list[Option] = []
    step: Reading | None = reading
    while step and step.last:
        chosen.append(step.last)
        step = step.before
    return chosen[::-1]


def _years_ahead(items: Sequence[Found], setting: Setting) -> list[int | None]:
    """For each expression the first year that is named after it."""
    result: list[int | None] = []
    year = None
    for found in reversed(items):
        result.append(year)
        if (
            found.first
            and found.first.year is not None
            and found.first.years == 1
            and found.frame != "republican"
        ):
            year = place.counted(found.first, before_christ=setting.ancient) or year
    return result[::-1]


def options(
    found: Found, clock: Clock, base: Clock, setting: Setting, where: str, ahead: int | None
) -> list[Option]:
    """The ways to place one expression when the story stands at `clock` and the last date named is `base`."""
    if found.edtf:
        return [Option(found.edtf, 0.0, clock)]
    if found.frame == "republican":
        return _republican(found, clock, setting)
    if found.kind == "duration":
        return [Option("", 0.0, clock)]
    if found.unit == "weekday":
        return [_weekday(found, clock, setting)]
    if found.frame in ("narrative", "publication", "jubilee", "turn"):
        return _relative(found, clock, base, setting)
    point = found.first
    if point is None:
        return [Option("", 0.0, clock)]
    if point.year is not None:
        return _explicit(found, point, clock, setting, where)
    if found.frame in ("same", "this", "last", "next", "following", "previous", "within"):
        return _framed(found, point, base, clock, setting)
    return _partial(found, point, clock, setting, where, ahead)


def _value(found: Found, point: Point, year: int, last_year: int | None = None) -> str:
    """The EDTF of an expression once the year is known."""
    if found.unit == "nth":
        return place.nth_weekday(year, point.month or 1, found.shift, point.weekday)
    if found.unit == "day" and found.shift and point.day:
        return place.moved_days(year, point.month or 1, point.day, found.shift)
    if found.last is None:
        value = place.part_of(point, year, found.part) if found.part else place.of_point(point, year)
        return place.valid(place.qualified(value, found.qualifier))
    end_year = last_year if last_year is not None else year
    part, _, part2 = found.part.partition("/")
    first = place.part_of(point, year, part)
    last = place.part_of(found.last, end_year, part2)
    return place.valid(place.qualified(place.joined(first, last), found.qualifier))


def _explicit(found: Found, point: Point, clock: Clock, setting: Setting, where: str) -> list[Option]:
    if point.era == "?" and not (setting.ancient or setting.early):
        return [Option("", 0.0, clock)]
    ancient = setting.ancient and not (point.era == "" and (point.year or 0) >= 1000)
    year = place.counted(point, before_christ=ancient)
    if year is None:
        return [Option("", 0.0, clock)]
    if point.years == 10 and point.year is not None and point.year < 100:
        century = (clock.year or (setting.published.year or 1950)) // 100 * 100
        year = century + point.year
        point = replace(point, year=year)
    last_year = place.counted(found.last, before_christ=ancient) if found.last else None
    value = _value(found, point, year, last_year)
    if not value:
        return [Option("", 0.0, clock)]
    at = Clock(year, point.month, point.day, (found.start, found.end))
    if found.last and point.month is not None:
        at = Clock(last_year or year, found.last.month, found.last.day, at.words)
    if clock.year is None:
        return [Option(value, 0.0, at)] if point.years == 1 else [Option(value, 0.0, replace(at, month=None))]
    stay = Option(value, _stay_cost(found, point, where), clock, named=_middle(value, at))
    if point.month is None and point.years == 1 and not found.last and year == clock.year:
        return [replace(stay, cost=0.0, named=clock)]
    if where == "aside" and point.month is None:
        return [replace(stay, cost=0.0)]
    return [Option(value, _jump(clock, at, where) * COST["named"], at), stay]


def _middle(value: str, at: Clock) -> Clock:
    """The clock that a date named in passing would set; of a span of years the middle one."""
    parsed = edtf.parse(value)
    if at.month is not None or parsed.earliest is None or parsed.latest is None:
        return at
    first, last = edtf.year_month_day(parsed.earliest)[0], edtf.year_month_day(parsed.latest)[0]
    return replace(at, year=(first + last + 1) // 2) if "/" in value else at


def _stay_cost(found: Found, point: Point, where: str) -> float:
    """What it costs to think that a date is named only in passing."""
    if where == "heading":
        return COST["heading"]
    if point.years > 1 or (found.last and point.month is None):
        return COST["span"]
    if found.open:
        return COST["open"]
    if point.month is None:
        return COST["year"]
    return COST["month"] if point.day is None else COST["day"]


def _jump(clock: Clock, at: Clock, where: str) -> float:
    """What it costs to go from one date to the other."""
    if clock.year is None or at.year is None:
        return 0.0
    ease = COST["block"] if where == "opening" else 1.0
    if clock.month is None or at.month is None:
        years = at.year - clock.year
        if years >= 0:
            return min(COST["most_on"], years * COST["year_on"])
        return min(COST["most_back"], COST["yes_back"] - years * COST["year_back"]) * ease
    months = place.month_number(at.year, at.month) - place.month_number(clock.year, clock.month)
    if months == 0 and clock.day and at.day and at.day < clock.day:
        return COST["same_month_back"]
    if months >= 0:
        return min(COST["most_on"], months * COST["month_on"])
    return min(COST["most_back"], COST["back"] - months * COST["month_back"]) * ease


def _partial(
    found: Found, point: Point, clock: Clock, setting: Setting, where: str, ahead: int | None
) -> list[Option]:
    """A month, day or season without its year: this year, the last or the next, or that of the next year named."""
    if point.month is None and point.day is not None:
        return [_bare_day(found, point, clock)]
    years = {clock.year - 1, clock.year, clock.year + 1} if clock.year is not None else set()
    if ahead is not None:
        years |= {ahead, ahead - 1} if clock.year is None or abs(ahead - clock.year) < 3 else set()
    if not years:
        return [Option("", 0.0, clock)]
    result = []
    for year in sorted(years):
        over = found.last and found.last.month and point.month and found.last.month < point.month
        value = _value(found, point, year, year + 1 if over else year)
        at = Clock(year, point.month, point.day, (found.start, found.end))
        if value:
            cost = _jump(clock, at, where) if clock.year is not None else 1.0 * (year != ahead)
            result.append(Option(value, cost, at, clock.words))
            if where == "aside":
                result.append(Option(value, cost, clock, clock.words))
    return result or [Option("", 0.0, clock)]


def _bare_day(found: Found, point: Point, clock: Clock) -> Option:
    """`the 23rd`: of the month at which the story stands."""
    if clock.year is None or clock.month is None or clock.month > 12:
        return Option("", 0.0, clock)
    if clock.republican and point.day:
        year = place.republican_year(clock.year, clock.month)
        value = place.republican_day(year, clock.republican, point.day)
        return Option(value, 0.0, _at(value, found, republican=clock.republican), clock.words)
    year, month = clock.year, clock.month
    full = Point(year, month, point.day)
    value = place.valid(place.of_point(full, year))
    at = Clock(year, month, point.day, (found.start, found.end)) if value else clock
    return Option(value, 0.0, at, clock.words)


def _at(value: str, found: Found, republican: int | None = None) -> Clock:
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


def _framed(found: Found, point: Point, near: Clock, clock: Clock, setting: Setting) -> list[Option]:
    """`that summer`, `March of the following year`, `last October`."""
    base = setting.published if found.frame in ("last", "this") and setting.published.year else near
    if base.year is None or (point.month is None and base.month is None):
        return [Option("", 0.0, clock)]
    year = base.year
    if found.frame == "within":
        if found.unit == "month":
            total = place.month_number(year, base.month) + found.shift
            year, point = total // 12, replace(point, month=total % 12 + 1)
        else:
            year += found.shift
    else:
        month = base.month if base.month is not None else (1 if found.frame in ("following", "next") else 12)
        gap = place.month_number(year, point.month) - place.month_number(year, month)
        if found.frame in ("following", "next") and (gap <= 0 or base.month is None):
            year += 1
        if found.frame in ("previous", "last") and gap >= 0:
            year -= 1
    value = _value(found, point, year, year)
    at = Clock(year, point.month, point.day, (found.start, found.end)) if base is near else clock
    if found.last and base is near:
        at = replace(at, month=found.last.month, day=found.last.day)
    return [Option(value, 0.0, at, base.words)]


def _relative(found: Found, clock: Clock, near: Clock, setting: Setting) -> list[Option]:
    """What is counted from another date: the story's, or the day of publication."""
    base = near
    if found.frame in ("publication", "jubilee"):
        base = setting.published if setting.published.year is not None else near
    if found.frame == "jubilee":
        value = _jubilee(found, setting.published)
        return [Option(value, 0.0, _at(value, found) if value else clock)]
    if base.year is None or (found.rule == "today" and base is near):
        return [Option("", 0.0, clock)]
    if found.frame == "turn":
        end = (
            (found.first.year + 99)
            if found.first and found.first.year
            else ((base.year - 50) // 100 + 1) * 100
        )
        return [Option(f"{place.year_text(end - 5)}~/{place.year_text(end + 5)}~", 0.0, clock, base.words)]
    value = place.valid(_moved(base, found))
    if not value or base is not near or found.unit in ("decade", "century") or found.shift == 0:
        return [Option(value, 0.0, clock, base.words if base is near else None)]
    at = _at(value, found)
    if found.unit == "year" and base.month is not None:
        return [Option(value, 0.0, at, base.words), Option(value, 1.0, clock, base.words, at)]
    return [Option(value, 0.0, at, base.words)]


def _jubilee(found: Found, published: Clock) -> str:
    """`100 years ago today`, `fifty years ago tomorrow`."""
    if published.year is None or published.month is None or published.day is None:
        return ""
    shifted = place.moved_days(published.year, published.month, published.day, int(found.part or 0))
    year, month, day = edtf.year_month_day(edtf.parse_day(shifted))
    return place.valid(place.of_point(Point(year, month, day), year + found.shift))


def _moved(base: Clock, found: Found) -> str:
    """The base date, `shift` units on, as precise as the unit."""
    year, month, day = base.year or 0, base.month, base.day
    shift, unit = found.shift, found.unit
    if unit == "year":
        return place.year_text(year + shift)
    if unit == "century":
        start = (year - 1) // 100 * 100 + 1 + shift * 100
        return f"{place.year_text(start)}/{place.year_text(start + 99)}"
    if unit == "decade":
        if found.rule != "that year":
            return place.qualified(place.year_text(year + shift * 10), "~")
        start = (year + shift * 10) // 10 * 10
        point = Point(start, years=10)
        return place.of_years(start, point) if year > 0 else _bc_decade(year, shift)
    if month is None or month > 12:
        return ""
    if unit == "month":
        return place.moved_months(year, month, shift)
    if day is None:
        return ""
    if unit == "week" and found.rule == "that year":
        weekday = (edtf.day_number(year, month, day) + 2) % 7
        return f"{place.moved_days(year, month, day, 7 * shift - weekday)}/{place.moved_days(year, month, day, 7 * shift - weekday + 6)}"
    return place.moved_days(year, month, day, shift * (7 if unit == "week" else 1))


def _bc_decade(year: int, shift: int) -> str:
    first = (1 - year) // 10 * 10 - shift * 10
    return place.of_years(1 - first, Point(first, era="bc", years=10))


def _weekday(found: Found, clock: Clock, setting: Setting) -> Option:
    """`last Tuesday`, from the day of publication."""
    base, point = setting.published, found.first
    if base.year is None or base.month is None or base.day is None or point is None or point.weekday is None:
        return Option("", 0.0, clock)
    number = edtf.day_number(base.year, base.month, base.day)
    gap = (point.weekday - (number + 2) % 7) % 7
    gap = gap - 7 if found.shift < 0 else gap or 7
    return Option(edtf.iso(number + gap), 0.0, clock)


def _republican(found: Found, clock: Clock, setting: Setting) -> list[Option]:
    point = found.first
    if point is None or point.month is None or point.day is None:
        return [Option("", 0.0, clock)]
    year = point.year or (place.republican_year(clock.year, clock.month) if clock.year else 0)
    value = place.republican_day(year, point.month, point.day)
    if not value:
        return [Option("", 0.0, clock)]
    return [
        Option(value, 0.0, _at(value, found, republican=point.month), None if point.year else clock.words)
    ]

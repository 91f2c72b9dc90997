"""Which date an expression leans on: the story's own clock.

A history is told mostly forward. A month without a year, `the following spring`, `two days later` take what
they leave out from the date at which the story has arrived. That date is not always the last one mentioned,
so a few readings of the whole text are carried along, each with a cost: going on in time is cheap, going
back is dear, and a year named in passing may leave the clock where it was. The cheapest reading at the end
wins. Brackets are asides; notes are read apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from dashboard.reading.dates import relative, to_edtf
from dashboard.reading.dates.rule import Found, Point
from dashboard.reading.dates.story_clock import COSTS, Clock, Option, Setting, jump_cost, middle, stay_cost

NEAR = 250
"""How many characters `two years later` looks back to a date named only in passing."""
BEAM = 5
"""How many readings are carried; more change nothing on the texts measured."""
SLACK = 10.0
"""How much dearer than the cheapest a reading may be: no one move costs as much, so others cannot win."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the text so far; `recent` is the last date named, which need not have set the clock."""

    cost: float
    clock: Clock
    recent: Clock
    last: Option | None = None
    before: Reading | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """What an expression with its own year means wherever the story stands."""

    at: Clock
    stay: Option


@dataclass(frozen=True, slots=True)
class Step:
    """One expression, where it stands, the next year named after it, and its value in each year tried."""

    found: Found
    where: str
    ahead: int | None
    fixed: Fixed | None
    values: dict[int, str]


def place_all(items: Sequence[tuple[Found, str]], setting: Setting) -> list[Option]:
    """The value of every expression of one thread, in order.

    An item is an expression and where it stands: 'body', 'heading', 'aside' (in brackets, or of what is only
    planned), 'opening' (it begins a paragraph), 'sentence' (it begins a sentence).
    """
    ahead = _years_ahead([found for found, _ in items], setting)
    readings = [Reading(0.0, Clock(), Clock())]
    for (found, where), next_year in zip(items, ahead, strict=True):
        if found.kind == "duration":
            readings = [
                replace(reading, last=Option("", 0.0, reading.clock), before=reading) for reading in readings
            ]
        else:
            step = Step(found, where, next_year, _fixed(found, setting, where), {})
            readings = _grown(step, readings, setting)
    return _spelled(readings[0])


def _grown(step: Step, readings: list[Reading], setting: Setting) -> list[Reading]:
    """The cheapest readings up to an expression, from those up to the one before."""
    grown: dict[tuple[int | None, ...], Reading] = {}
    for reading in readings:
        for option in _options(step, reading, setting):
            clock, cost = option.clock, reading.cost + option.cost
            named = option.named or (clock if clock is not reading.clock else reading.recent)
            key = (clock.year, clock.month, clock.day, named.year)
            if key not in grown or cost < grown[key].cost:
                grown[key] = Reading(cost, clock, named, option, reading)
    kept = sorted(grown.values(), key=attrgetter("cost"))[:BEAM]
    return [reading for reading in kept if reading.cost <= kept[0].cost + SLACK]


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
            and found.first.era != "'"
            and found.frame != "republican"
        ):
            year = to_edtf.counted(found.first, before_christ=setting.ancient) or year
    return result[::-1]


def _options(step: Step, reading: Reading, setting: Setting) -> list[Option]:
    """The ways to place one expression after a reading of the text before."""
    found, fixed, clock = step.found, step.fixed, reading.clock
    point, near = found.first, reading.recent.words
    if point and point.era == "'":
        fixed = _fixed(
            replace(found, first=_with_century(point, clock.year or step.ahead, setting)), setting, step.where
        )
    if fixed:
        return _explicit(found, fixed, clock, step.where)
    base = reading.recent if near and found.start - near[1] < NEAR else clock
    if found.frame == "republican":
        return relative.republican(found, clock)
    if found.unit == "weekday":
        return [relative.weekday(found, clock, setting)]
    if found.frame in ("narrative", "publication", "jubilee", "turn"):
        return relative.relative(found, clock, base, setting)
    if point is None or point.year is not None:
        return [Option("", 0.0, clock)]
    return _incomplete(step, point, clock, base, setting)


def _incomplete(step: Step, point: Point, clock: Clock, base: Clock, setting: Setting) -> list[Option]:
    """A date that leaves out its year or more."""
    if point.years > 1:
        return _short_decade(step, point, clock, setting)
    if step.found.frame:
        return relative.framed(step.found, point, base, clock, setting)
    if point.month is None and point.day is not None:
        return [relative.bare_day(step.found, point, clock)]
    return _partial(step, point, clock)


def _fixed(found: Found, setting: Setting, where: str) -> Fixed | None:
    point = found.first
    if point is None or point.year is None or point.era == "'" or found.frame:
        return None
    if point.era == "?" and not (setting.ancient or setting.early):
        return None
    ancient = setting.ancient and not (point.era == "" and point.year >= 1000)
    year = to_edtf.counted(point, before_christ=ancient)
    if year is None:
        return None
    last_year = to_edtf.counted(found.last, before_christ=ancient) if found.last else None
    value = to_edtf.value_of(found, point, year, last_year)
    if not value:
        return None
    words = (found.start, found.end)
    at = Clock(year, point.month, point.day, words)
    if found.last and point.month is not None:
        at = Clock(last_year or year, found.last.month, found.last.day, words)
    return Fixed(at, Option(value, stay_cost(found, point, where), Clock(), named=middle(value, at)))


def _with_century(point: Point, near: int | None, setting: Setting) -> Point:
    """`'57`: the year nearest to where the story stands, or else before the text was published."""
    near = near or (setting.published.year or 2000) - 50
    years = [century + (point.year or 0) for century in range(near // 100 * 100 - 100, near + 101, 100)]
    return replace(point, year=min(years, key=lambda year: abs(year - near)), era="")


def _explicit(found: Found, fixed: Fixed, clock: Clock, where: str) -> list[Option]:
    """A date with its year sets the clock, or is named in passing and leaves it."""
    at, stay = fixed.at, fixed.stay
    if clock.year is None:
        return [Option(stay.edtf, 0.0, at)]
    if at.month is None:
        if at.year == clock.year and found.first and found.first.years == 1 and not found.last:
            return [Option(stay.edtf, 0.0, clock, named=clock)]
        if where == "aside":
            return [Option(stay.edtf, 0.0, clock, named=stay.named)]
    move = Option(stay.edtf, jump_cost(clock, at, where) * COSTS.named, at)
    return [move, Option(stay.edtf, stay.cost, clock, named=stay.named)]


def _short_decade(step: Step, point: Point, clock: Clock, setting: Setting) -> list[Option]:
    """`the seventies`: of the century in which the story stands, or else the last before publication."""
    found, near = step.found, clock.year or step.ahead
    published = setting.published.year or 2000
    century = (near if near else published - (point.day or 0)) // 100 * 100
    year = century + (point.day or 0)
    value = to_edtf.value_of(found, replace(point, year=year, day=None), year)
    at = Clock(year, words=(found.start, found.end))
    return [
        Option(value, jump_cost(clock, at, "") * COSTS.named, at, clock.words),
        Option(value, COSTS.span, clock, clock.words, middle(value, at) if value else None),
    ]


def _partial(step: Step, point: Point, clock: Clock) -> list[Option]:
    """A month, day or season without its year: of this year, the last, the next, or the next one named."""
    found, ahead = step.found, step.ahead
    years = [clock.year - 1, clock.year, clock.year + 1] if clock.year is not None else []
    if ahead is not None and (clock.year is None or abs(ahead - clock.year) < 3):
        years += [year for year in (ahead - 1, ahead) if year not in years]
    over = bool(found.last and found.last.month and point.month and found.last.month < point.month)
    result = []
    for year in years:
        if year not in step.values:
            step.values[year] = to_edtf.value_of(found, point, year, year + over)
        value = step.values[year]
        if value:
            at = Clock(year, point.month, point.day, (found.start, found.end))
            cost = jump_cost(clock, at, step.where) if clock.year is not None else float(year != ahead)
            result.append(Option(value, cost, clock if step.where == "aside" else at, clock.words, at))
    return result or [Option("", 0.0, clock)]

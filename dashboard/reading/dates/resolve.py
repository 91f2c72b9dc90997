"""Which date an expression leans on, by the clock of the story.

A history is mostly told in the order of time. `The following spring`, `two days later` and a month without a
year take what they leave out from the date where the story has arrived, or from a precise enough date that
was named on the way. There are often several ways to read them. So a few readings of the whole text are kept
side by side, each with a cost: to go on in time is cheap, to go back is dear, and a date that is only named
in passing leaves the clock as it was (prices: `story_clock.Costs`). In the end the cheapest reading wins.
Where another is nearly as cheap, the date is doubtful, and the other value is kept. Each note is read by
itself.

The search is a beam search over a lattice, as in speech recognition: one column of readings per expression.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from dashboard.reading.dates import relative, to_edtf
from dashboard.reading.dates.roles import COMING, HEADING, LOOK, PAST, TOLD
from dashboard.reading.dates.rule import Found, Point
from dashboard.reading.dates.story_clock import (
    COSTS,
    NOWHERE,
    Clock,
    Option,
    Setting,
    Stand,
    clock_at,
    distance_cost,
    is_behind,
    jump_cost,
    middle,
    stay_cost,
)

BEAM = 4
"""How many readings are kept side by side; more of them change nothing on the texts measured."""
SLACK = 12.0
"""A reading that is dearer than the cheapest by this much is dropped; no single move costs as much."""
NAMED = 3
"""How many of the last dates named are remembered."""
DOUBT = 0.6
"""A date is doubtful if a reading with another value costs at most this much more."""


@dataclass(slots=True, eq=False)
class Reading:
    """One reading of the text so far: its cost and where its clock stands.

    `named` are the dates named last, the newest first, whether or not they set the clock. `ways` are the two
    cheapest ways to come here: the reading before, and how the last expression was placed. `rest` is the
    least cost of the text that follows.
    """

    cost: float
    clock: Clock
    named: tuple[Clock, ...] = ()
    ways: list[tuple[Reading, Option]] = field(default_factory=list)
    rest: float = float("inf")


@dataclass(frozen=True, slots=True)
class Placed:
    """How an expression was placed; `other` is a second value that is nearly as likely, or ''."""

    option: Option
    other: str = ""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What an expression with its own year means, wherever the story stands.

    `at` is the clock that it sets, `middle` the clock if it is only named in passing.
    """

    at: Clock
    value: str
    middle: Clock


@dataclass(frozen=True, slots=True)
class Step:
    """One expression to be placed.

    `ahead` is the next year named after it, `fixed` its meaning if it names its own year, `values` its value
    in each year that was tried.
    """

    found: Found
    stand: Stand
    ahead: int | None
    fixed: Fixed | None
    values: dict[int, tuple[str, Clock]]


def place_all(items: Sequence[tuple[Found, Stand]], setting: Setting, start: Clock = NOWHERE) -> list[Placed]:
    """Place every expression of one thread, in order; `start` is where the title puts the story.

    One result for each item; that of a length of time, or of what cannot be placed, has no value.
    """
    ahead = _years_ahead([found for found, _ in items], setting)
    first = start if start.year is not None else setting.published if setting.lives else Clock()
    readings = [Reading(0.0, first)]
    if start.year is not None:
        readings.append(Reading(COSTS.span, Clock()))
    lattice: list[list[Reading]] = []
    for (found, stand), next_year in zip(items, ahead, strict=True):
        if found.kind == "duration":
            lattice.append([])
            continue
        step = Step(found, stand, next_year, _fixed(found, stand.role), {})
        readings = _grown(step, readings, setting)
        lattice.append(readings)
    return _chosen(lattice)


def _grown(step: Step, readings: list[Reading], setting: Setting) -> list[Reading]:
    """The cheapest readings up to and with an expression, from the readings before it."""
    grown: dict[tuple[object, ...], Reading] = {}
    for reading in readings:
        for option in _options(step, reading, setting):
            clock, cost = option.clock, reading.cost + option.cost + (0.0 if option.edtf else COSTS.unplaced)
            named = _remembered(reading, option)
            key = (clock.year, clock.month, clock.day, named[0].year if named else None)
            known = grown.get(key)
            if known is None:
                grown[key] = Reading(cost, clock, named, [(reading, option)])
            elif cost < known.cost:
                known.cost, known.clock, known.named = cost, clock, named
                known.ways = [(reading, option), known.ways[0]]
            elif len(known.ways) < 2:
                known.ways.append((reading, option))
    kept = sorted(grown.values(), key=attrgetter("cost"))[:BEAM]
    return [reading for reading in kept if reading.cost <= kept[0].cost + SLACK]


def _remembered(reading: Reading, option: Option) -> tuple[Clock, ...]:
    """The dates named last, the newest first, after one more expression was placed."""
    if option.named is not None:
        return (option.named, *reading.named)[:NAMED]
    if option.clock is reading.clock:
        return reading.named
    if reading.clock.year is None:
        return reading.named
    return (reading.clock, *reading.named)[:NAMED]


def _chosen(lattice: list[list[Reading]]) -> list[Placed]:
    """The cheapest way through all readings, and for each expression a second value nearly as cheap."""
    chosen: list[Placed] = []
    best: Reading | None = None
    for readings in reversed(lattice):
        if not readings:
            chosen.append(Placed(Option("", 0.0, Clock())))
            continue
        if best is None:
            best = readings[0]
            for reading in readings:
                reading.rest = 0.0
        before, option = best.ways[0]
        total = best.cost + best.rest
        totals: dict[str, float] = {}
        for reading in readings:
            for way, other in reading.ways:
                rest = reading.rest + other.cost + (0.0 if other.edtf else COSTS.unplaced)
                way.rest = min(way.rest, rest)
                whole = rest + way.cost
                if other.edtf not in totals or whole < totals[other.edtf]:
                    totals[other.edtf] = whole
        near = [(cost, value) for value, cost in totals.items() if value and value != option.edtf]
        second = min(near, default=(total + DOUBT, ""))
        chosen.append(Placed(option, second[1] if second[0] < total + DOUBT else ""))
        best = before
    return chosen[::-1]


def _years_ahead(items: Sequence[Found], setting: Setting) -> list[int | None]:
    """For each expression the next year that is named after it; None if no year follows."""
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
            year = to_edtf.counted(found.first, before_christ=False) or year
    return result[::-1]


def _options(step: Step, reading: Reading, setting: Setting) -> list[Option]:
    """The ways to place one expression, given a reading of the text before it."""
    found, fixed, clock = step.found, step.fixed, reading.clock
    point = found.first
    if point and point.era == "'":
        fixed = _fixed(
            replace(found, first=_with_century(point, clock.year or step.ahead, setting)), step.stand.role
        )
    if fixed:
        return _explicit(step, fixed, clock)
    if found.unit == "weekday":
        return [relative.weekday(found, clock, step.stand, setting)]
    if step.stand.beside is not None:
        return [_said_again(found, step.stand.beside, reading)]
    if found.frame in ("narrative", "publication", "jubilee", "turn"):
        return relative.relative(found, clock, reading.named, step.stand, setting)
    return _incomplete(step, point, reading, setting)


def _said_again(found: Found, beside: Found, reading: Reading) -> Option:
    """A count that repeats a date beside it has the value of that date, as precise as its unit."""
    clock, point = reading.clock, beside.first
    if point is None:
        return Option("", 0.0, clock)
    known = [base for base in (clock, *reading.named) if base.words == (beside.start, beside.end)]
    year = point.year if point.year is not None and not point.era else known[0].year if known else None
    month, day = (known[0].month, known[0].day) if known else (point.month, point.day)
    if year is None:
        return Option("", 0.0, clock)
    keep = {"year": 1, "month": 2}.get(found.unit, 3)
    full = Point(year, month if keep > 1 else None, day if keep > 2 else None)
    value = to_edtf.valid(to_edtf.of_point(full, year))
    return Option(
        value, 0.0, clock, (beside.start, beside.end), clock_at(value, found) if keep == 1 else None
    )


def _incomplete(step: Step, point: Point | None, reading: Reading, setting: Setting) -> list[Option]:
    """Place a date that leaves out its year, or more."""
    clock = reading.clock
    if step.found.frame == "republican":
        return relative.republican(step.found, clock)
    if point is None or point.year is not None:
        return [Option("", 0.0, clock)]
    if point.years > 1:
        return _short_decade(step, point, clock, setting)
    if step.found.frame:
        return relative.framed(step.found, point, clock, reading.named, step.stand, setting)
    if point.month is None and point.day is not None:
        return [relative.bare_day(step.found, point, clock)]
    return _partial(step, point, clock, setting)


def _fixed(found: Found, role: str) -> Fixed | None:
    point = found.first
    if point is None or point.year is None or point.era == "'" or found.frame:
        return None
    if point.era == "?":
        return None
    year = to_edtf.counted(point, before_christ=False)
    if year is None:
        return None
    last_year = to_edtf.counted(found.last, before_christ=False) if found.last else None
    value = to_edtf.value_of(found, point, year, last_year)
    if not value:
        return None
    words = (found.start, found.end)
    at = Clock(
        year,
        point.month,
        point.day,
        words,
        role=role,
        span=value if found.last and point.month is None else "",
        wide=point.years > 1,
    )
    if found.last and point.month is not None:
        at = Clock(last_year or year, found.last.month, found.last.day, words, role=role)
    return Fixed(at, value, middle(value, at))


def _with_century(point: Point, near: int | None, setting: Setting) -> Point:
    """`'57`: the year nearest to where the story stands, or else before the text was published.

    It stays without its century where neither is known.
    """
    near = near or (setting.published.year - 50 if setting.published.year else None)
    if near is None:
        return point
    years = [century + (point.year or 0) for century in range(near // 100 * 100 - 100, near + 101, 100)]
    return replace(point, year=min(years, key=lambda year: abs(year - near)), era="")


def _explicit(step: Step, fixed: Fixed, clock: Clock) -> list[Option]:
    """Place a date with its own year: it sets the clock, or is named in passing and leaves it."""
    found, stand, at = step.found, step.stand, fixed.at
    if clock.year is None:
        return [Option(fixed.value, 0.0, at)]
    same = at.month is None and at.year == clock.year
    if same and found.first and found.first.years == 1 and not found.last:
        return [Option(fixed.value, 0.0, clock, named=clock._replace(words=at.words))]
    move = Option(fixed.value, jump_cost(clock, at, stand), at)
    return [move, Option(fixed.value, stay_cost(found, clock, at, stand), clock, named=fixed.middle)]


def _short_decade(step: Step, point: Point, clock: Clock, setting: Setting) -> list[Option]:
    """`the seventies`: of the century in which the story stands, or else the last before publication."""
    found, near = step.found, clock.year or step.ahead
    published = setting.published.year or 2000
    century = (near if near else published - (point.day or 0)) // 100 * 100
    year = century + (point.day or 0)
    value = to_edtf.value_of(found, replace(point, year=year, day=None), year)
    at = Clock(year, words=(found.start, found.end))
    return [
        Option(value, jump_cost(clock, at, step.stand), at, clock.words),
        Option(value, COSTS.span, clock, clock.words, middle(value, at) if value else None),
    ]


def _partial(step: Step, point: Point, clock: Clock, setting: Setting) -> list[Option]:
    """A month, day or season without its year: in this year, the last, the next, or the next one named."""
    ahead, stand = step.ahead, step.stand
    if setting.lives and stand.own.year is not None:
        return _of_own_time(step, point, clock)
    years = [clock.year - 1, clock.year, clock.year + 1] if clock.year is not None and not clock.wide else []
    years = years if stand.beginning is None else [stand.beginning]
    if stand.beginning is None and ahead is not None and (clock.year is None or abs(ahead - clock.year) < 3):
        years += [year for year in (ahead - 1, ahead) if year not in years]
    result = []
    for year in years:
        value, at = _in_year(step, point, year)
        if value:
            cost = float(year != ahead) if clock.year is None else _lean_cost(step, clock, at)
            if stand.coming:
                cost = min(cost, COSTS.older + distance_cost(stand.coming, at, "paragraph") * COSTS.leaning)
            if stand.scope and not stand.scope[0] <= year <= stand.scope[1]:
                cost += COSTS.outside
            stays = stand.role not in (TOLD, HEADING, LOOK) or (_looks_back(step) and is_behind(clock, at))
            result.append(Option(value, cost, clock if stays else at, clock.words, at))
            if (
                step.found.open == "by" and not stays
            ):  # the sentence looks ahead, and the story need not go there
                result.append(Option(value, cost + COSTS.named, clock, clock.words, at))
    return result or [Option("", 0.0, clock)]


def _looks_back(step: Step) -> bool:
    return step.stand.role == LOOK and not step.found.open


def _in_year(step: Step, point: Point, year: int) -> tuple[str, Clock]:
    """The value of a month, day or season in a given year, and the clock that it sets; cached in the step."""
    known = step.values.get(year)
    if known is None:
        found = step.found
        over = bool(found.last and found.last.month and point.month and found.last.month < point.month)
        value = to_edtf.value_of(found, point, year, year + over)
        at = (
            clock_at(value, found)
            if value and found.unit in ("easter", "nth")
            else Clock(year + over, found.last.month, found.last.day)
            if found.last and over
            else Clock(year, point.month, point.day)
        )
        known = (value, at._replace(words=(found.start, found.end), role=step.stand.role))
        step.values[year] = known
    return known


def _lean_cost(step: Step, clock: Clock, at: Clock) -> float:
    """What it costs to move to a date without its year; after `had` (pluperfect) it should lie behind."""
    cost = distance_cost(clock, at, step.stand.opens) * COSTS.leaning
    if step.found.open == "by" and is_behind(clock, at):
        return cost + COSTS.passing  # `by December` should lie ahead
    if not _looks_back(step) or clock.month is None:
        ahead = at.year == clock.year and not is_behind(clock, at) and _is_near(step, clock)
        return cost * COSTS.same_year if ahead else cost  # `in March 1845 …, and in November`
    return cost / 2 if is_behind(clock, at) else cost + COSTS.passing


def _is_near(step: Step, clock: Clock) -> bool:
    """Whether an expression stands shortly after the words that set the clock, in their paragraph."""
    gap = step.found.start - clock.words[1] if clock.words else relative.NEAR
    return gap < relative.NEAR and step.stand.opens != "paragraph"


def _of_own_time(step: Step, point: Point, clock: Clock) -> list[Option]:
    """In a letter or a newspaper: the last such day up to that of writing, or the next if it is to come."""
    found, own = step.found, step.stand.own
    here = to_edtf.day_of(own.year or 0, own.month, own.day)
    values = []
    for year in ((own.year or 0) - 1, own.year or 0, (own.year or 0) + 1):
        value = to_edtf.value_of(found, point, year, year)
        if value:
            there = to_edtf.day_of(year, point.month, point.day)
            late = step.stand.tense == PAST and there > here
            wrong = there < here - 27 if step.stand.tense == COMING else late
            values.append((abs(there - here) + 400 * wrong, value, year))
    if not values:
        return [Option("", 0.0, clock)]
    _, value, year = min(values)
    at = Clock(year, point.month, point.day, (found.start, found.end))
    return [Option(value, 0.0, at if step.stand.role == TOLD else clock, own.words, at)]

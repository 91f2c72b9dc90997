"""Dates that are counted from another: `that summer`, `two days later`, `last Tuesday`, `9 Thermidor`.

Each function gives options: values with their costs, of which `resolve` takes the cheapest along the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from dashboard import edtf
from dashboard.reading.dates import to_edtf
from dashboard.reading.dates.roles import AHEAD, BRACKET, COMING, HEADING, LOOK, TOLD
from dashboard.reading.dates.rule import Found, Point
from dashboard.reading.dates.story_clock import COSTS, Clock, Option, Setting, Stand, clock_at

NEAR = 250
"""How many characters back `two years later` looks for a date that was only named in passing."""
FAR = 900
"""The same, if no nearer date is precise enough."""


BESIDE = 9
"""The same for `that year`, if it follows its year at once."""


SAME = 40
"""The same for a number of years that follows a date in its clause, though that is only named in passing."""


def bases(found: Found, clock: Clock, named: Sequence[Clock], need: int) -> list[tuple[Clock, float]]:
    """The dates on which an expression may lean, with what that costs: the cheapest first, two at most.

    `need` is how precise they must be (see `Clock.precision`). The last date told is the likeliest; one that
    is only named (an attribute, in brackets, a look back) costs more.
    """
    known = sorted(
        {base.words: base for base in (*named, clock) if base.year is not None}.values(), key=_place
    )
    ways: list[tuple[Clock, float]] = []
    rank = 0
    for base in reversed(known):
        gap = found.start - base.words[1] if base.words else FAR + 1
        if base.precision >= need and (base is clock or gap < (NEAR if ways else FAR)):
            told = base is clock or base.role in (TOLD, HEADING)
            beside = gap < SAME and found.unit == "year" and found.shift != 0 and not ways
            if beside and not told:  # `built in 1450 and left some years later`
                ways.append((base, 0.0))
                rank += 1
                continue
            if found.unit == "year" and not found.shift and not found.part and gap < BESIDE:
                ways.append((base, 0.0))  # `which took place in 711. That year`
                return ways[-1:]
            ways.append((base, rank * COSTS.older if told else COSTS.passing))
        rank += base.role in (TOLD, HEADING)
    ways.sort(key=itemgetter(1))
    return ways[:2]


def _place(base: Clock) -> int:
    return base.words[0] if base.words else -1


def framed(
    found: Found, point: Point, clock: Clock, named: Sequence[Clock], stand: Stand, setting: Setting
) -> list[Option]:
    """`that summer`, `March of the following year`, `last October`."""
    own = stand.own if stand.own.year is not None else setting.published
    if (
        found.frame in ("last", "this", "next")
        and own.year is not None
        and (setting.lives or found.frame != "next")
    ):
        return [_framed(found, point, own, clock, told=False)]
    need = 2 if point.month is None else 1
    ways = bases(found, clock, named, need)
    return [_priced(_framed(found, point, base, clock, told=True), cost) for base, cost in ways] or [
        Option("", 0.0, clock)
    ]


def _priced(option: Option, cost: float) -> Option:
    return option._replace(cost=option.cost + cost)


def _framed(found: Found, point: Point, base: Clock, clock: Clock, *, told: bool) -> Option:
    year = base.year or 0
    if found.frame == "within":
        if found.unit == "month":
            total = to_edtf.month_number(year, base.month) + found.shift
            year, point = total // 12, replace(point, month=total % 12 + 1)
            if found.last:
                found = replace(found, last=replace(found.last, month=point.month))
        else:
            year += found.shift
    else:
        month = base.month if base.month is not None else (1 if found.frame in ("following", "next") else 12)
        gap = to_edtf.month_number(year, point.month) - to_edtf.month_number(year, month)
        if found.frame in ("following", "next") and (gap <= 0 or base.month is None):
            year += 1
        if found.frame in ("previous", "last") and gap >= 0:
            year -= 1
    over = bool(found.last and found.last.month and point.month and found.last.month < point.month)
    value = to_edtf.value_of(found, point, year, year + over)
    at = Clock(year, point.month, point.day, (found.start, found.end))
    if not told or found.frame in ("previous", "last") or (found.frame == "within" and found.shift < 0):
        return Option(value, 0.0, clock, base.words, at._replace(role=LOOK))
    if found.frame == "next":
        return Option(value, 0.0, clock, base.words, at._replace(role=AHEAD))
    if found.last:
        at = at._replace(month=found.last.month, day=found.last.day)
    return Option(value, 0.0, at, base.words)


def relative(
    found: Found, clock: Clock, named: Sequence[Clock], stand: Stand, setting: Setting
) -> list[Option]:
    """`two days later`, `a year ago`: counted from the date of the story, or from the day of publication."""
    own = stand.own if stand.own.year is not None else setting.published
    if found.frame == "jubilee":
        value = _jubilee(found, own)
        return [Option(value, 0.0, clock_at(value, found) if value else clock)]
    if found.frame == "publication" and own.year is not None:
        value = to_edtf.valid(moved(own, found))
        at = clock_at(value, found)._replace(role=TOLD if setting.lives else LOOK)
        return [Option(value, 0.0, clock, own.words, at if value else None)]
    if found.rule == "today" or found.name:  # `by_name` counts from the named event
        return [Option("", 0.0, clock)]
    if found.frame == "turn":
        return _turn(found, clock, named)
    ways = bases(found, clock, named, _need(found))
    options = [option for base, cost in ways for option in _counted(found, base, clock, stand, cost)]
    return options or [Option("", 0.0, clock)]


def _need(found: Found) -> int:
    """How precise the date to count from must be: a day to count days, but a month for `that night`."""
    if found.unit in ("year", "decade", "century", "half-century", "same", "years", "then"):
        return 1
    if found.unit == "month" or (found.unit == "day" and found.shift == 0):
        return 2
    return 3


def _turn(found: Found, clock: Clock, named: Sequence[Clock]) -> list[Option]:
    """`the turn of the century`: five years either side of the next century, or of the one that is named."""
    near = clock if clock.year is not None else named[0] if named else clock
    if found.first and found.first.year:
        end = (to_edtf.counted(found.first, before_christ=False) or 0) - (found.first.era != "bc")
    elif near.year is None:
        return [Option("", 0.0, clock)]
    else:
        end = ((near.year - 50) // 100 + 1) * 100
    return [Option(f"{to_edtf.year_text(end - 5)}~/{to_edtf.year_text(end + 5)}~", 0.0, clock, near.words)]


def _value(found: Found, base: Clock) -> str:
    if found.unit == "years":
        return base.span
    if found.part.startswith("from "):
        return _between(found, base)
    if found.unit == "then" and found.first:
        return to_edtf.joined(_same(base), to_edtf.of_point(found.first, found.first.year or 0))
    return _same(base) if found.unit == "same" else moved(base, found)


def _between(found: Found, base: Clock) -> str:
    """`a few years later`, `within two years`: from one count to another."""
    low = int(found.part.removeprefix("from "))
    counts = sorted((low, found.shift))
    ends = [moved(base, replace(found, shift=count, part="", qualifier="")) for count in counts]
    if not all(ends):
        return ""
    return to_edtf.qualified(ends[0] if ends[0] == ends[1] else "/".join(ends), found.qualifier)


def _counted(found: Found, base: Clock, clock: Clock, stand: Stand, cost: float) -> list[Option]:
    """The value counted from one date. Going on moves the clock; a look back or a long unit need not."""
    value = to_edtf.valid(_value(found, base))
    if not value:
        return []
    vague = found.part.startswith("from ")
    stays = vague or found.shift == 0 or found.unit in ("decade", "century", "half-century", "years")
    if stays or stand.role == BRACKET:
        return [Option(value, cost, clock, base.words)]
    at = clock_at(value, found)
    if found.shift < 0:
        back = at._replace(role=LOOK)
        move = COSTS.look * (COSTS.opening if stand.opens == "paragraph" else 1.0)
        return [Option(value, cost, clock, base.words, back), Option(value, cost + move, at, base.words)]
    if found.unit == "year" and base.month is not None:
        return [Option(value, cost, at, base.words), Option(value, cost + 1.0, clock, base.words, at)]
    return [Option(value, cost, at, base.words)]


def _jubilee(found: Found, published: Clock) -> str:
    """`100 years ago today`, `fifty years ago tomorrow`."""
    if published.year is None or published.month is None or published.day is None:
        return ""
    shifted = to_edtf.moved_days(published.year, published.month, published.day, int(found.part or 0))
    year, month, day = edtf.year_month_day(edtf.parse_day(shifted))
    return to_edtf.valid(to_edtf.of_point(Point(year, month, day), year + found.shift))


def _same(base: Clock) -> str:
    return to_edtf.of_point(Point(base.year, base.month, base.day), base.year or 0)


def moved(base: Clock, found: Found) -> str:
    """The EDTF of the base date moved by `shift` units, as precise as the unit; '' if it is too vague."""
    year, shift, unit = base.year or 0, found.shift, found.unit
    if unit in ("year", "decade", "century", "half-century"):
        return _moved_years(year, found)
    if base.month is None or base.month > 12:
        return ""
    if unit == "month":
        return _part_of_month(to_edtf.moved_months(year, base.month, shift), found)
    if base.day is None:
        return _same(base) if unit == "day" and shift == 0 else ""
    if unit == "week" and found.rule == "that year":
        monday = -((edtf.day_number(year, base.month, base.day) + 2) % 7)
        first, last = (
            to_edtf.moved_days(year, base.month, base.day, 7 * shift + monday + day) for day in (0, 6)
        )
        return f"{first}/{last}"
    return to_edtf.moved_days(year, base.month, base.day, shift * (7 if unit == "week" else 1))


def _part_of_month(month: str, found: Found) -> str:
    """The month, or the part of it that `the end of the month` names."""
    if not found.part:
        return month
    year, number, _ = edtf.year_month_day(edtf.parse(month).earliest or 0)
    return to_edtf.part_of(Point(year, number), year, found.part)


def _moved_years(year: int, found: Found) -> str:
    """`two years later` gives a year, `a decade later` about a year, `the next decade` a decade."""
    if found.unit == "year":
        return to_edtf.qualified(
            to_edtf.part_of(Point(year), year + found.shift, found.part), found.qualifier
        )
    if found.unit == "half-century":
        first = year + (1 if found.shift > 0 else -50)
        return (
            to_edtf.qualified(f"{to_edtf.year_text(first)}/{to_edtf.year_text(first + 49)}", "~")
            if found.shift
            else ""
        )
    if found.unit == "century":
        start = (year - 1) // 100 * 100 + 1 + found.shift * 100
        return to_edtf.part_of(Point(start, years=100), start, found.part)
    if found.rule not in ("that year", "the end of the month"):
        return to_edtf.qualified(to_edtf.year_text(year + found.shift * 10), "~")
    if year <= 0:
        first = (1 - year) // 10 * 10 - found.shift * 10
        return to_edtf.part_of(Point(first, era="bc", years=10), 1 - first, found.part)
    start = (year + found.shift * 10) // 10 * 10
    return to_edtf.part_of(Point(start, years=10), start, found.part)


def weekday(found: Found, clock: Clock, stand: Stand, setting: Setting) -> Option:
    """`last Tuesday` counts back from the day of writing, `on Tuesday` forward from the day of the story."""
    own = stand.own if stand.own.year is not None else setting.published
    told = found.frame == "narrative" and clock.precision == 3 and not setting.lives
    base, point = clock if told else own, found.first
    if (
        base.precision < 3
        or point is None
        or point.weekday is None
        or (found.frame == "bare" and not setting.lives)
    ):
        return Option("", 0.0, clock)
    number = edtf.day_number(base.year or 0, base.month or 0, base.day or 0)
    gap = (point.weekday - (number + 2) % 7) % 7
    if told:
        return _told_weekday(found, clock, number, gap)
    if found.frame in ("narrative", "bare") and found.shift == 0:
        gap = gap if stand.tense == COMING or gap == 0 else gap - 7
        value = edtf.iso(number + gap)
        return Option(value, 0.0, clock, own.words, clock_at(value, found))
    gap = gap - 7 if found.shift < 0 else gap or 7
    return Option(edtf.iso(number + gap), 0.0, clock)


def _told_weekday(found: Found, clock: Clock, number: int, gap: int) -> Option:
    """A weekday counted from the day of the story (`number`), which comes next in `gap` days."""
    nothing = Option("", 0.0, clock)
    if found.part == "beside":
        return nothing if gap else Option(edtf.iso(number), 0.0, clock, clock.words)
    if clock.words and found.start - clock.words[1] > 2 * FAR:
        return nothing
    if found.part == "owns":  # `Friday’s vote` was on this day or the last Friday before it
        value = edtf.iso(number + (gap - 7 if gap else 0))
        return Option(value, 0.0, clock, clock.words, clock_at(value, found))
    value = edtf.iso(number + (gap or 7 * found.shift))
    if found.last and found.last.weekday is not None and found.first:
        value = f"{value}/{edtf.iso(number + gap + (found.last.weekday - (found.first.weekday or 0)) % 7)}"
    return Option(value, 0.0, clock_at(value, found), clock.words)


def republican(found: Found, clock: Clock) -> list[Option]:
    """A day or year of the French Republican calendar; a day without a year is in the year of the story."""
    point = found.first
    if point and point.year and point.month is None:
        first, after = to_edtf.republican_day(point.year, 1, 1), to_edtf.republican_day(point.year + 1, 1, 1)
        last = edtf.iso(edtf.parse_day(after) - 1) if after else f"{1792 + point.year}-09-22"
        at = Clock(1791 + point.year, 9, words=(found.start, found.end))
        return [Option(f"{first}/{last}", 0.0, at)] if first else [Option("", 0.0, clock)]
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
    """`the 23rd`: a day of the month where the story stands."""
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

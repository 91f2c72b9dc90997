"""The story's clock: where it stands, what it costs to move it, and the ways to place one expression."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dashboard import edtf
from dashboard.reading.dates import to_edtf
from dashboard.reading.dates.roles import HEADING, LOOK, TOLD
from dashboard.reading.dates.rule import Found


class Clock(NamedTuple):
    """Where the story stands: an astronomical year, perhaps a month and day, and the words that said so.

    `role` is the part that those words play (`roles`); `span` the value of several years; `wide` if they
    name a decade or a century, in which no month or season has its place.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    words: tuple[int, int] | None = None
    republican: int | None = None
    role: str = TOLD
    span: str = ""
    wide: bool = False

    @property
    def precision(self) -> int:
        """0 for nothing, 1 for a year, 2 for a month or season, 3 for a day."""
        return 0 if self.year is None else 1 if self.month is None else 2 if self.day is None else 3


NOWHERE = Clock()


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for a whole text: when it was published, whether its story is before Christ.

    `lives`: the text tells of its own days, as a letter or a newspaper does.
    """

    published: Clock
    ancient: bool
    early: bool
    lives: bool = False


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an expression stands.

    `role` is its part in the sentence, `opens` what it begins ('', 'sentence', 'paragraph'), `own` the day on
    which its words were written, if the text says so, `tense` that of its clause (`roles.tense_of`), `beside`
    the date that says the same again (`on 4 May 1871, eleven months later`), `scope` the first and last year
    in the heading above, `coming` a whole date later in the sentence (`their winter campaign of May 1943`).
    """

    role: str = TOLD
    opens: str = ""
    own: Clock = NOWHERE
    tense: str = ""
    beside: Found | None = None
    scope: tuple[int, int] | None = None
    coming: Clock | None = None


class Option(NamedTuple):
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
    """The prices of a reading, in four families; only their proportions matter.

    Set by search over histories of several kinds. `training/prices.py` tries 400 other settings; choosing for
    each text by all the others places no more dates right, so these are kept. `tests/test_story_clock.py`
    moves each by a fifth and sees that what was read right stays right.
    """

    # distance
    month: float = 0.3
    """a month on"""
    year: float = 1.2
    """a year on, where the month is not known"""
    far: float = 2.7
    """any distance on"""
    # direction
    back: float = 1.8
    """going back at all"""
    month_back: float = 0.14
    far_back: float = 5.0
    """any distance back"""
    opening: float = 1.0
    """what begins a paragraph goes back more cheaply: times this"""
    leaning: float = 1.8
    """a date that leaves out its year is not far away: all distances times this"""
    outside: float = 1.5
    """a year that the heading above does not name"""
    # role: what it costs to leave the clock where it is
    told: float = 8.0
    """at a month or a day that is told"""
    told_behind: float = 5.4
    """at a month or a day that is told within a sentence and lies behind"""
    told_year: float = 5.4
    """at a year that is told and lies ahead"""
    told_back: float = 2.0
    """at a year that is told and lies behind"""
    span: float = 0.5
    """at a decade, a century, a range of years"""
    named: float = 0.3
    """at what is named in passing"""
    # role: what it costs to go to, or lean on, what is only named
    passing: float = 2.5
    look: float = 5.0
    """following a look back: the story goes on from there"""
    older: float = 1.2
    """leaning on the date told before the last one, and so on"""
    unplaced: float = 3.0
    """leaving a date without a value"""


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
    return at._replace(year=(first + last + 1) // 2)


def is_told(clock: Clock, at: Clock, stand: Stand) -> bool:
    """Whether the story may stand at a date: a look back that does not look back is told after all."""
    if stand.role != LOOK or clock.year is None or at.year is None:
        return stand.role in (TOLD, LOOK)
    if clock.month is None or at.month is None:
        return at.year > clock.year
    return to_edtf.month_number(at.year, at.month) > to_edtf.month_number(clock.year, clock.month)


def is_behind(clock: Clock, at: Clock) -> bool:
    """Whether a date lies before the clock, as far as both say."""
    if clock.year is None or at.year is None:
        return False
    if clock.month is None or at.month is None:
        return at.year < clock.year
    return to_edtf.month_number(at.year, at.month) < to_edtf.month_number(clock.year, clock.month)


def stay_cost(found: Found, clock: Clock, at: Clock, stand: Stand) -> float:
    """What it costs to think that a date is named only in passing."""
    point = found.first
    if not is_told(clock, at, stand) and stand.role != HEADING:
        return COSTS.named
    if stand.role == TOLD and (
        found.open not in ("", "by", "from")
        or point is None
        or point.years > 1
        or (found.last and point.month is None)
    ):
        return COSTS.span
    if stand.role == HEADING:
        return COSTS.told
    if at.month is not None:
        return COSTS.told_behind if is_behind(clock, at) and not stand.opens else COSTS.told
    behind = clock.year is not None and at.year is not None and at.year < clock.year
    if behind and not stand.opens:
        return COSTS.told_back
    return COSTS.told_year


def jump_cost(clock: Clock, at: Clock, stand: Stand) -> float:
    """What it costs to go from one date to another that is named whole."""
    if stand.role == HEADING:
        return 0.0
    return distance_cost(clock, at, stand.opens) + (0.0 if is_told(clock, at, stand) else COSTS.passing)


def distance_cost(clock: Clock, at: Clock, opens: str) -> float:
    """What the way from one date to the other costs by its length and direction alone."""
    if clock.year is None or at.year is None:
        return 0.0
    ease = COSTS.opening if opens == "paragraph" else 1.0
    if clock.month is None or at.month is None:
        years = at.year - clock.year
        if years >= 0:
            return min(COSTS.far, years * COSTS.year)
        return min(COSTS.far_back, COSTS.back - years * COSTS.far) * ease
    months = to_edtf.month_number(at.year, at.month) - to_edtf.month_number(clock.year, clock.month)
    if clock.month == 24 and -12 < months < -8:
        months = 0  # the winter of a year is also its January
    if months == 0 and clock.day and at.day and at.day < clock.day:
        return COSTS.month_back
    if months >= 0:
        return min(COSTS.far, months * COSTS.month)
    return min(COSTS.far_back, COSTS.back - months * COSTS.month_back) * ease

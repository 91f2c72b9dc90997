"""The clock of the story: where it stands, and what it costs to move it.

`resolve` uses these prices to choose among the ways to read a text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dashboard import edtf
from dashboard.reading.dates import to_edtf
from dashboard.reading.dates.roles import HEADING, LOOK, TOLD
from dashboard.reading.dates.rule import Found


class Clock(NamedTuple):
    """Where the story stands: an astronomical year, perhaps a month and day, and the words that said so.

    `month` may be the code of a season. `words` is the place of the words in the text, and `role` their role
    (see `roles`). `republican` is the month, 1 to 13, if they are of the French Republican calendar. `span`
    is the EDTF of several years; `wide` if they name a decade or a century, in which a bare month has no
    place.
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
        """How precise it is: 0 for unknown, 1 for a year, 2 for a month or season, 3 for a day."""
        return 0 if self.year is None else 1 if self.month is None else 2 if self.day is None else 3


NOWHERE = Clock()


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a whole text: when it was published, and how old its story is (see `scan.Age`).

    `lives`: the text tells of its own days, as a letter or a newspaper does.
    """

    published: Clock
    ancient: bool
    early: bool
    lives: bool = False


@dataclass(frozen=True, slots=True)
class Stand:
    """The place of an expression in the text.

    - `role`: its role in the sentence (see `roles`); `tense`: that of its clause (see `roles.tense_of`)
    - `opens`: 'paragraph' or 'sentence' if it stands at the beginning of one, else ''
    - `own`: the day on which these words were written, if the text says so, as a diary does
    - `beside`: a date that it only repeats (`on 4 May 1871, eleven months later`)
    - `scope`: the first and last year in the heading above
    - `beginning`: a year shortly before it in the clause (`the Rye Act of 1832, passed in March`)
    - `coming`: a full date later in the clause (`their winter campaign of May 1943`)
    """

    role: str = TOLD
    opens: str = ""
    own: Clock = NOWHERE
    tense: str = ""
    beside: Found | None = None
    scope: tuple[int, int] | None = None
    coming: Clock | None = None
    beginning: int | None = None


class Option(NamedTuple):
    """One way to place an expression: its EDTF ('' for none), what that costs, and the clock after it.

    `anchor` is the place of the date that it leans on, `named` a date that it named without setting the
    clock.
    """

    edtf: str
    cost: float
    clock: Clock
    anchor: tuple[int, int] | None = None
    named: Clock | None = None


@dataclass(frozen=True, slots=True)
class Costs:
    """What moves of the clock cost, in four families of prices; only their proportions matter.

    They were set by search over histories of several kinds. `training/prices.py` tries 400 other settings:
    to choose the best for each text by all the other texts places no more dates right, so these were kept.
    `tests/test_story_clock.py` changes each by a fifth and checks that what was right stays right.
    """

    # distance
    month: float = 0.3
    """going on by a month"""
    year: float = 1.2
    """going on by a year, where no month is known"""
    far: float = 2.7
    """the most for going on, however far"""
    # direction
    back: float = 1.8
    """going back, however little"""
    month_back: float = 0.14
    far_back: float = 5.0
    """the most for going back, however far"""
    opening: float = 1.0
    """factor for going back at the beginning of a paragraph"""
    leaning: float = 1.8
    """factor for all distances of a date without its year, because it is seldom far away"""
    same_year: float = 0.6
    """factor for a date without its year that lies ahead in the year of the story"""
    outside: float = 1.5
    """a year outside those in the heading above"""
    # role: what it costs to leave the clock where it is …
    told: float = 8.0
    """… at a month or a day that is told"""
    told_behind: float = 5.4
    """… at a month or a day that is told in the middle of a sentence and lies behind"""
    told_year: float = 5.4
    """… at a year that is told and lies ahead"""
    told_back: float = 2.0
    """… at a year that is told and lies behind"""
    span: float = 0.5
    """… at a decade, a century, a range of years"""
    named: float = 0.3
    """… at a date named in passing"""
    # role: what it costs to go to a date that is only named, or to lean on it
    passing: float = 2.5
    look: float = 5.0
    """going on from a look back"""
    older: float = 1.2
    """leaning on the date told before the last one, and so on"""
    unplaced: float = 3.0
    """leaving a date without a value"""


COSTS = Costs()


def clock_at(value: str, found: Found, republican: int | None = None) -> Clock:
    """The clock that a date sets; `value` is the EDTF of `found`, or ''."""
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
    """The clock of a date that is named in passing: of a span of years the middle one."""
    if "/" not in value or at.month is not None:
        return at
    parsed = edtf.parse(value)
    if parsed.earliest is None or parsed.latest is None:
        return at
    first, last = edtf.year_month_day(parsed.earliest)[0], edtf.year_month_day(parsed.latest)[0]
    return at._replace(year=(first + last + 1) // 2)


def is_told(clock: Clock, at: Clock, stand: Stand) -> bool:
    """Whether a date is told; a look back (`had`) to a date that lies ahead is told after all."""
    if stand.role != LOOK or clock.year is None or at.year is None:
        return stand.role in (TOLD, LOOK)
    if clock.month is None or at.month is None:
        return at.year > clock.year
    return to_edtf.month_number(at.year, at.month) > to_edtf.month_number(clock.year, clock.month)


def is_behind(clock: Clock, at: Clock) -> bool:
    """Whether a date lies before the clock, as far as both are known."""
    if clock.year is None or at.year is None:
        return False
    if clock.month is None or at.month is None:
        return at.year < clock.year
    return to_edtf.month_number(at.year, at.month) < to_edtf.month_number(clock.year, clock.month)


def stay_cost(found: Found, clock: Clock, at: Clock, stand: Stand) -> float:
    """What it costs to take a date as only named in passing."""
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
    """What it costs to move the clock to a date with its year."""
    if stand.role == HEADING:
        return 0.0
    return distance_cost(clock, at, stand.opens) + (0.0 if is_told(clock, at, stand) else COSTS.passing)


def distance_cost(clock: Clock, at: Clock, opens: str) -> float:
    """What the distance from one date to the other costs, by its length and direction alone."""
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
        months = 0  # the winter of a year includes its January
    if months == 0 and clock.day and at.day and at.day < clock.day:
        return COSTS.month_back
    if months >= 0:
        return min(COSTS.far, months * COSTS.month)
    return min(COSTS.far_back, COSTS.back - months * COSTS.month_back) * ease

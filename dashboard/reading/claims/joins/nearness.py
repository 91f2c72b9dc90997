"""How near in time two claims are, and how much alike they must be, at that distance, to be one happening.

The prices were set by hand on pairs of essays on one subject each, on small cases and on two open textbooks.
"""

from __future__ import annotations

from dashboard import edtf

Days = tuple[int, int]
"""A first and a last day (numbers as in `edtf.day_number`), both inclusive."""

NEVER = 2.0
"""A likeness that no two claims can reach."""
_MONTH, _YEAR = 31, 366
_DECADE = 3660
"""In days: a claim of a longer time than this mostly describes an age and tells no happening."""
_SOON = 40
"""In days: by how much writers may differ through calendars or slips."""
_IN_ITS_MONTH = (0.36, 0.0)
"""What a day and its own month need, which leave little room for another happening of those persons."""
_MODERN, _MIDDLE = 1500 * 365, 1000 * 365


def days(value: str) -> Days | None:
    """The days of a date; None if a side is open."""
    date = edtf.parse(value)
    if date.earliest is None or date.latest is None:
        return None
    return date.earliest, date.latest


def slack(day: int) -> int:
    """How many days apart writers may date one happening: the more, the older it is."""
    if day > _MODERN:
        return 2 * _YEAR
    return 4 * _YEAR if day > _MIDDLE else 6 * _YEAR


def is_short(when: Days) -> bool:
    """Whether a date is no longer than a month."""
    return when[1] - when[0] <= _MONTH


def needed(one: Days, other: Days) -> tuple[float, float, int]:
    """The least likeness of two claims of one happening, and of what they say was done; and their gap.

    The likenesses are from 0 to 1, or NEVER where the dates are too far apart. The gap is how many days the
    dates are apart, from the middle of one to the middle of the other; if they overlap, minus the number of
    days that they share. One year and the next are a year apart, although one begins when the other ends.
    """
    (first, last), (begin, end) = one, other
    if one == other:
        return *_equal(last - first), first - last - 1
    shared = (last if last < end else end) - (first if first > begin else begin) + 1
    if shared <= 0:
        return _gone_by(abs(first + last - begin - end) // 2, most=slack(min(first, begin)))
    longer = last - first if last - first > end - begin else end - begin
    if longer <= _MONTH and shared == min(last - first, end - begin) + 1:
        return *_IN_ITS_MONTH, -shared
    if longer <= _YEAR:
        return 0.44, 0.34, -shared
    if longer > _DECADE:
        return 0.75, 0.70, -shared
    return (0.55, 0.45, -shared) if 2 * shared >= longer else (0.65, 0.50, -shared)


def _gone_by(days_: int, *, most: int) -> tuple[float, float, int]:
    """The same for dates that are so many days apart, `most` being how many they may be."""
    if days_ <= _SOON:
        return 0.48, 0.42, days_
    if days_ <= _YEAR:
        return 0.62, 0.55, days_
    return (0.74, 0.66, days_) if days_ <= most else (NEVER, NEVER, days_)


def _equal(length: int) -> tuple[float, float]:
    """What two claims need that have one date; `length` are its days, without the first."""
    if length <= _MONTH:
        return (0.30 if length else 0.20), 0.0
    if length <= _YEAR:
        return 0.40, 0.34
    return (0.55, 0.50) if length <= _DECADE else (0.75, 0.70)

"""The era of what is left without one: before Christ or after, by the dates around it.

`By the end of the third millennium`, in a story of 2300 BC, is before Christ; `the council of 787`, in a book
that began with Babylon, is not. An era in the words always wins; a year of four figures is of our era.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import log2

from dashboard.reading.dates import to_edtf
from dashboard.reading.dates.rule import Found, Point

_BACK = 2.5
"""How much dearer going back in time is than going on by the same number of years."""


def with_eras(items: Sequence[Found]) -> list[Found]:
    """The expressions of one thread, each with its era; '?' stays on a year that may be none."""
    if not any(point.era == "bc" for item in items for point in _points(item)):
        return [item if _is_early(item) else _marked(item, "ad") for item in items]
    ahead = _years_ahead(items)
    result = []
    near: int | None = None
    for item, coming in zip(items, ahead, strict=True):
        if _is_open(item):
            item = _nearer(item, near, coming)
        point = item.first
        if point and point.year is not None and point.era not in ("'", "?") and not item.frame:
            near = to_edtf.counted(item.last or point, before_christ=False)
        result.append(item)
    return result


def _points(item: Found) -> Iterable[Point]:
    return (point for point in (item.first, item.last) if point is not None and point.year is not None)


def _is_early(item: Found) -> bool:
    return item.first is not None and item.first.era == "?"


def _is_open(item: Found) -> bool:
    """Whether an expression may lie on either side of Christ."""
    point = item.first
    if point is None or point.year is None or point.era not in ("", "?") or item.frame not in ("", "turn"):
        return False
    return point.years >= 100 or point.year < 1000


def _years_ahead(items: Sequence[Found]) -> list[int | None]:
    """For each expression the next year after it whose era is sure."""
    result: list[int | None] = []
    year = None
    for item in reversed(items):
        result.append(year)
        point = item.first
        if point and point.year is not None and point.era != "'" and not item.frame and not _is_open(item):
            year = to_edtf.counted(point, before_christ=False)
    return result[::-1]


def _nearer(item: Found, near: int | None, coming: int | None) -> Found:
    """The expression on the side of Christ where it lies better between the dates around it."""
    before, after = _marked(item, "bc"), _marked(item, "ad")
    return before if _way(near, before, coming) <= _way(near, after, coming) else after


def _way(near: int | None, item: Found, coming: int | None) -> float:
    """What it costs to go from the last date to this one and on to the next."""
    point = item.first or Point()
    first, last = to_edtf.years_of(point, to_edtf.counted(point, before_christ=False) or 0)
    steps = [first - near if near < first else min(0, last - near)] if near is not None else []
    steps += [coming - last if coming > last else min(0, coming - first)] if coming is not None else []
    return sum(log2(1 + abs(step) / 50) * (1.0 if step >= 0 else _BACK) for step in steps)


def _marked(item: Found, era: str) -> Found:
    """The expression with an era; a century or millennium before Christ is counted the other way."""
    if not _is_open(item):
        return item
    first = _with_era(item.first or Point(), era)
    return replace(item, first=first, last=item.last and _with_era(item.last, era))


def _with_era(point: Point, era: str) -> Point:
    if point.year is None or point.era not in ("", "?"):
        return point
    if era == "bc" and point.years >= 100 and point.year % point.years == 1:
        return replace(point, year=point.year - 1 + point.years, era=era)
    return replace(point, era=era)

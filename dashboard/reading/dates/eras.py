"""Whether dates without an era lie before Christ or after, judged by the dates around them.

In a story of 2300 BC, `by the end of the third millennium` is before Christ; `the council of 787`, in a book
that began with Babylon, is not. An era in the words always wins, and a year of four figures is after Christ.
The way of choosing eras that makes the shortest moves in time along the whole text is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import log2
from operator import itemgetter

from dashboard.reading.dates import to_edtf
from dashboard.reading.dates.rule import Found, Point
from dashboard.reading.dates.vocabulary import any_of

_BACK = 2.5
"""How many times dearer it is to go back in time than to go on by the same number of years."""
_CROSS = 1.5
"""What it costs to cross from BC to AD or back without saying so: writers mostly do say it."""
_ORDER = 12.0
"""What it costs to read two years, or two centuries, as going back in time."""


def with_eras(items: Sequence[Found]) -> list[Found]:
    """The expressions of one thread (`find._threads`), each with its era.

    '?' stays on a number that may be no year: small ones are years only where the story is so old.
    """
    if not any(point.era == "bc" for item in items for point in _points(item)):
        return [item if _is_early(item) else _marked(item, "ad") for item in items]
    ways: list[_Way] = [(0.0, None, None)]
    late = _lateness(items)
    for item in items:
        ways = _carried(ways, item, late)
    found, link = [], min(ways, key=itemgetter(0))[1]
    while link is not None:
        found.append(link[0])
        link = link[1]
    return found[::-1]


def of_research(item: Found, text: str) -> Found:
    """A late century in which the past was studied is after Christ: `Scholars of the nineteenth century`."""
    point = item.first
    if point is None or point.years != 100 or (point.year or 0) < _STUDIED or not _is_open(item):
        return item
    near = text[max(0, item.start - _AROUND) : item.end + _AROUND]
    return _marked(item, "ad") if _RESEARCH.search(near) else item


_STUDIED = 1501
_AROUND = 70
"""How many letters before and after a century words of research may stand."""
_RESEARCH = re.compile(rf"\b{any_of('around', 'research')}\b", re.IGNORECASE)
_Link = tuple[Found, "_Link | None"]
_Way = tuple[float, "_Link | None", "int | None"]
"""One choice of eras so far: its cost, the linked list of its items, and the year that it has reached."""


def _lateness(items: Sequence[Found]) -> float:
    """What it costs to begin before Christ without saying so: the more, the more years are after him."""
    eras = [
        "bc" if point.era == "bc" else "ad" for item in items for point in _points(item) if _is_sure(point)
    ]
    before = eras.count("bc")
    return max(0.0, _LATE * log2((len(eras) - before + 1) / (before + 1)))


_LATE = 1.2


def _is_sure(point: Point) -> bool:
    """Whether a year says itself in which era it is: `44 BC`, or one of four figures."""
    return point.era in ("bc", "ad") or (point.era == "" and point.years == 1 and (point.year or 0) >= 1000)


def _carried(ways: list[_Way], item: Found, late: float) -> list[_Way]:
    """The cheapest way to an item that is BC, and to the same item as AD, if both are possible.

    `late` is what it costs to begin before Christ.
    """
    carried: list[_Way] = []
    for choice in [_marked(item, "bc"), _marked(item, "ad")] if _is_open(item) else [item]:
        point = choice.first
        at = None
        looks_back = choice.open == "since"  # `the laws made since the second century`
        if (
            point
            and point.year is not None
            and point.era not in ("'", "?")
            and not (choice.frame or looks_back)
        ):
            at = to_edtf.counted(choice.last or point, before_christ=False)
        own = _against_order(item, choice)
        early = late if _is_open(item) and point is not None and point.era == "bc" else 0.0
        costs = [
            cost + own + (early if near is None else _way(near, choice) + _crossing(near, item, choice))
            for cost, _, near in ways
        ]
        _, link, near = ways[costs.index(min(costs))]
        carried.append((min(costs), (choice, link), near if at is None else at))
    return carried


def _against_order(item: Found, choice: Found) -> float:
    """What it costs that the later of two numbers stands first: `527 to 565` is hardly before Christ."""
    first, last = item.first, item.last
    if choice is item or first is None or last is None or first.year is None or last.year is None:
        return 0.0
    grows = last.year > first.year
    return (
        _ORDER
        if last.year != first.year and grows == (choice.first is not None and choice.first.era == "bc")
        else 0.0
    )


def _crossing(near: int | None, item: Found, choice: Found) -> float:
    """What it costs to cross from BC to AD, or back, without saying so."""
    point = choice.first
    if near is None or point is None or not _is_open(item):
        return 0.0
    return _CROSS if (near <= 0) != (point.era == "bc") else 0.0


def _points(item: Found) -> Iterable[Point]:
    return (point for point in (item.first, item.last) if point is not None and point.year is not None)


def _is_early(item: Found) -> bool:
    return item.first is not None and item.first.era == "?"


def _is_open(item: Found) -> bool:
    """Whether an expression may be BC as well as AD."""
    point = item.first
    if point is None or point.year is None or point.era not in ("", "?") or item.frame not in ("", "turn"):
        return False
    return point.years >= 100 or point.year < 1000


def _way(near: int | None, item: Found) -> float:
    """What it costs to go from the last date to this one."""
    point = item.first
    if near is None or point is None or point.year is None or point.era in ("'", "?"):
        return 0.0
    if item.frame not in ("", "turn"):
        return 0.0
    first, last = to_edtf.years_of(point, to_edtf.counted(point, before_christ=False) or 0)
    step = first - near if near < first else min(0, last - near)
    return log2(1 + abs(step) / 50) * (1.0 if step >= 0 else _BACK)


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

"""Events by rows, sources by columns: who tells what, how their dates stand to each other, who is silent.

The same as assets/73-compared.js, for paper; a test holds the two together. A filter hides claims, it makes
no text silent: so an event knows all claims of the whole table, and `in_sight` says of which any is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import inf
from typing import Any

from dashboard.showing.page_data import in_time

RELATIONS = ("apart", "overlaps", "finer", "one", "none", "same", "alone")
"""From what most needs reading to what needs it least."""

_NEAREST = {"same": "same", "within": "finer", "around": "finer", "overlaps": "overlaps", "apart": "apart"}
"""How two dates may stand to each other, the nearest first, and the relation that it is."""

_UNIT = {
    "day": 7,
    "month": 31,
    "season": 92,
    "year": 366,
    "decade": 3653,
    "century": 36525,
    "millennium": 365250,
}
"""Days that a vague date may be off on either side; the same as UNIT of assets/61-agreement.js."""

_Days = tuple[float, float, float]
"""A date's first and last day, and how many days it may be off."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How the sources' own dates for an event stand to each other.

    `kind` is one of RELATIONS, `dating` the columns that give a date themselves, `gap` the number of days
    between dates that lie apart.
    """

    kind: str
    dating: tuple[int, ...] = ()
    gap: float = 0


@dataclass(frozen=True, slots=True)
class Event:
    """A happening: `cells` are the rows of each column in order of time, none where the source is silent."""

    id: str
    title: str
    cells: tuple[tuple[int, ...], ...]
    relation: Relation
    weight: int
    number: int

    @property
    def tellers(self) -> tuple[int, ...]:
        """The columns that tell it."""
        return tuple(at for at, rows in enumerate(self.cells) if rows)

    @property
    def rows(self) -> list[int]:
        """All its rows, column by column."""
        return [row for rows in self.cells for row in rows]


def compared(
    claims: Mapping[str, Any], columns: Sequence[str], *, titles: Mapping[str, str] | None = None
) -> list[Event]:
    """The events that some sources tell, in order of time.

    `claims` are columns as dashboard.showing.columns.claims gives them, `columns` are ids of sources,
    `titles` known names of events by id; any other event has the title that most of its claims have.
    """
    place = {name: at for at, name in enumerate(columns)}
    found: dict[str, list[list[int]]] = {}
    for row in in_time(claims):
        at = place.get(claims["source"][row])
        if at is not None:
            found.setdefault(claims["event"][row], [[] for _ in columns])[at].append(row)
    return [
        _described(claims, name, number, tuple(map(tuple, cells)), titles or {})
        for number, (name, cells) in enumerate(found.items())
    ]


def _described(
    claims: Mapping[str, Any],
    name: str,
    number: int,
    cells: tuple[tuple[int, ...], ...],
    titles: Mapping[str, str],
) -> Event:
    rows = [row for cell in cells for row in cell]
    common = Counter(claims["title"][row] for row in rows).most_common(1)[0][0]
    weight = max(claims["weight"][row] for row in rows)
    return Event(name, titles.get(name) or common, cells, _relation(claims, cells), weight, number)


def _relation(claims: Mapping[str, Any], cells: Sequence[Sequence[int]]) -> Relation:
    own = [
        list(dict.fromkeys(_days(claims, row) for row in rows if claims["dated_by"][row] != "reference"))
        for rows in cells
    ]
    dating = tuple(at for at, dates in enumerate(own) if dates)
    if sum(1 for rows in cells if rows) < 2:
        return Relation("alone", dating)
    if len(dating) < 2:
        return Relation("one" if dating else "none", dating)
    worst = Relation("same", dating)
    for one, other in combinations(dating, 2):
        kind, gap = _nearest(own[one], own[other])
        if RELATIONS.index(kind) < RELATIONS.index(worst.kind):
            worst = replace(worst, kind=kind)
        worst = replace(worst, gap=max(worst.gap, gap))
    return worst


def _days(claims: Mapping[str, Any], row: int) -> _Days:
    first, last = claims["earliest"][row], claims["latest"][row]
    vague = claims["approximate"][row] or claims["uncertain"][row]
    slack = _UNIT.get(claims["precision"][row], _UNIT["year"]) if vague else 0
    return (-inf if first is None else first, inf if last is None else last, slack)


def _nearest(dates: Sequence[_Days], others: Sequence[_Days]) -> tuple[str, float]:
    """Of two sources' dates for an event those that stand nearest: the relation, and the days between."""
    ways = list(_NEAREST)
    pairs = [(ways.index(_way(one, other)), one, other) for one in dates for other in others]
    rank, one, other = min(pairs, key=lambda pair: pair[0])
    gap = max(0, other[0] - one[1], one[0] - other[1]) if ways[rank] == "apart" else 0
    return _NEAREST[ways[rank]], gap


def _way(one: _Days, other: _Days) -> str:
    (first, last, slack), (start, end, play) = one, other
    if (first, last) == (start, end):
        return "same"
    if start >= first and end <= last:
        return "within"
    if start <= first and end >= last:
        return "around"
    both = slack + play  # `about 1917` may well be 1918
    return "apart" if start - last > both or first - end > both else "overlaps"


def in_sight(events: Iterable[Event], shown: Iterable[int]) -> list[Event]:
    """The events of which any claim is shown."""
    left = set(shown)
    return [event for event in events if not left.isdisjoint(event.rows)]


def ordered(events: Iterable[Event], sort: str) -> list[tuple[str, list[Event]]]:
    """Events in the order of a link's `sort`, in groups under one heading; by time there is one, ''."""
    if sort not in _ORDERS:
        return [("", list(events))]
    order, group = _ORDERS[sort]
    groups: dict[str, list[Event]] = {}
    for event in sorted(events, key=order):
        groups.setdefault(group(event), []).append(event)
    return list(groups.items())


def part(event: Event) -> str:
    """The columns that tell an event, as the browser writes them: `0.2`."""
    return ".".join(map(str, event.tellers))


_Order = tuple[Callable[[Event], Any], Callable[[Event], str]]
_ORDERS: dict[str, _Order] = {
    "disagreement": (
        lambda event: (RELATIONS.index(event.relation.kind), -event.relation.gap, event.number),
        lambda event: event.relation.kind,
    ),
    "silence": (
        lambda event: (len(event.tellers), part(event), -event.weight, event.number),
        part,
    ),
}

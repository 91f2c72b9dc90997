"""The groups of claims that tell one happening, and their ids."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from dashboard.reading.claims.extract import Claim
from dashboard.reading.claims.joins.likeness import surplus
from dashboard.reading.claims.joins.nearness import Days, slack
from dashboard.reading.claims.joins.pairs import pairs
from dashboard.reading.claims.joins.telling import Rarity, Telling, tellings


def groups(claims: Sequence[Claim], *, named: Collection[str]) -> list[list[int]]:
    """The claims grouped by happening: lists of indices into `claims`, ordered by the first of each.

    `named` are the ids of the gazetteer, whose claims are together from the start. The tellings that are most
    alike are put together first. A group has at most one telling of each source, and at most one event of the
    gazetteer.
    """
    with _without_collection():
        return _groups(claims, named=named)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Pause Python's cyclic garbage collection: no cycles are made here, and it takes a third of the time."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _groups(claims: Sequence[Claim], *, named: Collection[str]) -> list[list[int]]:
    told = tellings(claims, named=named)
    rarity = Rarity(told)
    rarity.weigh(told)
    found = []
    for one, other in pairs(told, count=rarity.count):
        if not (told[one].event and told[other].event):
            over = surplus(told[one], told[other], rarity=rarity)
            if over >= 0:
                found.append((-over, one, other))
    found.sort()
    merged = _Merged(told)
    for _, one, other in found:
        merged.join(one, other)
    placed = merged.claims()
    alone = set(range(len(claims))).difference(*placed)
    return sorted([*placed, *([place] for place in alone)])


class _Merged:
    """A union-find of tellings: each group is known by the index of its leader."""

    def __init__(self, told: Sequence[Telling]) -> None:
        self._told = told
        self._leader = list(range(len(told)))
        self._members = [[place] for place in range(len(told))]
        self._sources = [telling.sources for telling in told]
        self._event = [telling.event for telling in told]
        self._reach: list[Days] = [telling.days for telling in told]
        by_event: dict[str, int] = {}
        for place, telling in enumerate(told):
            if telling.event:
                self._merge(by_event.setdefault(telling.event, place), place)

    def join(self, one: int, other: int) -> None:
        """Put the groups of two tellings together unless something forbids it."""
        here, there = self._leader[one], self._leader[other]
        if here == there or (self._event[here] and self._event[there]):
            return
        if not self._sources[here].isdisjoint(self._sources[there]):
            return
        first, last = self._both(here, there)
        if first - last <= slack(last):
            self._merge(here, there)

    def _both(self, here: int, there: int) -> Days:
        """The latest first day and the earliest last day of two groups."""
        mine, yours = self._reach[here], self._reach[there]
        return max(mine[0], yours[0]), min(mine[1], yours[1])

    def _merge(self, here: int, there: int) -> None:
        if here == there:
            return
        if len(self._members[here]) < len(self._members[there]):
            here, there = there, here
        for member in self._members[there]:
            self._leader[member] = here
        self._members[here] += self._members[there]
        self._sources[here] = self._sources[here] | self._sources[there]
        self._event[here] = self._event[here] or self._event[there]
        self._reach[here] = self._both(here, there)
        self._members[there] = []

    def claims(self) -> list[list[int]]:
        """The claims of each group, in order."""
        return [
            sorted(place for member in members for place in self._told[member].claims)
            for members in self._members
            if members
        ]

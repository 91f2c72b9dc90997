"""The groups of claims that tell one happening, and their ids."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from itertools import count

from dashboard.reading.claims.extract import Claim
from dashboard.reading.claims.joins.likeness import surplus
from dashboard.reading.claims.joins.nearness import Days, slack
from dashboard.reading.claims.joins.pairs import pairs
from dashboard.reading.claims.joins.telling import Rarity, Telling, tellings

_SURE = 0.5
"""How much more alike than they need be two tellings are that no third one is likely to come between."""

_ASKED, _AGREED = 3, 0.6
"""Tellings of a group that are compared with another group before the two are put together, and how many of
the pairs must be alike."""


def groups(claims: Iterable[Claim], *, named: Collection[str]) -> list[list[int]]:
    """The claims grouped by happening: lists of places in `claims`, ordered by the first of each.

    `named` are the gazetteer's ids, whose claims are together from the start. The most alike tellings are put
    together first, those that are alike beyond doubt as they are met. A group has one telling of each source,
    and one event of the gazetteer at most.
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


def _groups(claims: Iterable[Claim], *, named: Collection[str]) -> list[list[int]]:
    number = count()
    # `claims` comes first: at its end nothing more is counted.
    told = tellings((claim for claim, _ in zip(claims, number, strict=False)), named=named)
    rarity = Rarity(told)
    rarity.weigh(told)
    merged = _Merged(told)
    found: list[tuple[float, int, int]] = []
    for place, earlier in pairs(told, count=rarity.count):
        found += _alike(place, earlier, told=told, rarity=rarity, merged=merged)
    found.sort()
    for _, one, other in found:
        if merged.meeting(one, other) >= 0 and _agree(*merged.members(one, other), rarity=rarity):
            merged.join(one, other)
    placed = merged.claims()
    alone = set(range(next(number))).difference(*placed)
    return sorted([*placed, *([place] for place in alone)])


def _alike(
    place: int, earlier: Sequence[int], *, told: Sequence[Telling], rarity: Rarity, merged: _Merged
) -> Iterator[tuple[float, int, int]]:
    """The earlier tellings that one is like, with how much; those alike beyond doubt are joined at once.

    A group whose likeliest telling is not like it is not asked again.
    """
    leader = merged.leader
    unlike: set[int] = set()
    for other in earlier:
        group = leader[other]
        if group in unlike or group == leader[place] or merged.meeting(place, other) < 0:
            continue
        over = surplus(told[place], told[other], rarity=rarity)
        if over < 0:
            unlike.add(group)
        elif over < _SURE:
            yield -over, place, other
        else:
            merged.join(place, other)


def _agree(here: Sequence[Telling], there: Sequence[Telling], *, rarity: Rarity) -> bool:
    """Whether most of what two groups tell is alike, by a few tellings of each."""
    if len(here) == len(there) == 1:
        return True
    tried = [(one, other) for one in here[:_ASKED] for other in there[:_ASKED]]
    alike = sum([surplus(one, other, rarity=rarity) >= 0 for one, other in tried])
    return alike >= _AGREED * len(tried)


class _Merged:
    """A union-find of tellings: each group is known by the index of its leader, in `leader`."""

    def __init__(self, told: Sequence[Telling]) -> None:
        self._told = told
        self.leader = list(range(len(told)))
        self._members = [[place] for place in range(len(told))]
        self._sources: list[Set[str]] = [telling.sources for telling in told]
        self._event = [telling.event for telling in told]
        self._reach: list[Days] = [telling.days for telling in told]
        by_event: dict[str, int] = {}
        for place, telling in enumerate(told):
            if telling.event:
                self._merge(by_event.setdefault(telling.event, place), place)

    def meeting(self, one: int, other: int) -> int:
        """The group of `other` if that of `one` may meet it, else -1.

        They may where they are two, of different sources, and not two named events.
        """
        here, there = self.leader[one], self.leader[other]
        if (
            here == there
            or (self._event[here] and self._event[there])
            or not self._sources[here].isdisjoint(self._sources[there])
        ):
            return -1
        return there

    def members(self, one: int, other: int) -> tuple[list[Telling], list[Telling]]:
        """What the groups of two tellings tell."""
        groups_ = self._members[self.leader[one]], self._members[self.leader[other]]
        here, there = ([self._told[place] for place in members] for members in groups_)
        return here, there

    def join(self, one: int, other: int) -> None:
        """Put the groups of two tellings together where nothing forbids it."""
        there = self.meeting(one, other)
        if there >= 0:
            here = self.leader[one]
            first, last = self._both(here, there)
            if first - last <= slack(last):
                self._merge(here, there)

    def _both(self, here: int, there: int) -> Days:
        """The latest first day and the earliest last day of two groups."""
        (first, last), (begin, end) = self._reach[here], self._reach[there]
        return first if first > begin else begin, last if last < end else end

    def _merge(self, here: int, there: int) -> None:
        if here == there:
            return
        if len(self._members[here]) < len(self._members[there]):
            here, there = there, here
        for member in self._members[there]:
            self.leader[member] = here
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

"""The groups of claims that tell one happening, and their ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Set

from dashboard.reading.claims.extract import Claim
from dashboard.reading.claims.joins.likeness import surplus
from dashboard.reading.claims.joins.nearness import Days, slack
from dashboard.reading.claims.joins.pairs import pairs
from dashboard.reading.claims.joins.retold import retold
from dashboard.reading.claims.joins.telling import Rarity, Telling, tellings

_SURE = 0.5
"""How much more alike than they need be two tellings are that no third one is likely to come between."""

_ASKED, _AGREED = 3, 0.6
"""Tellings of a group that are compared with another group before the two are put together, and how many of
the pairs must be alike."""

_Pair = tuple[int, int]
"""The places of two tellings, the later one first."""


def groups(claims: Iterable[Claim], *, named: Collection[str]) -> list[list[int]]:
    """The claims grouped by happening: lists of places in `claims`, ordered by the first of each.

    `named` are the gazetteer's ids, whose claims are together from the start. The most alike tellings are put
    together first, those that are alike beyond doubt as they are met, and last those that kindred texts tell
    in other words. A group has one telling of each source, and one event of the gazetteer at most.
    """
    many = 0

    def counted() -> Iterator[Claim]:
        nonlocal many
        for claim in claims:
            many += 1
            yield claim

    told = tellings(counted(), named=named)
    rarity = Rarity(told)
    rarity.weigh({telling.title: None for telling in told})
    merged, likeness = _Merged(told), _Likeness(told, rarity)
    for pair in _met(told, merged=merged, likeness=likeness):
        if merged.may_meet(*pair) and _agree(*merged.members(*pair), likeness=likeness):
            merged.join(*pair)
    for pair in retold(told, leaders=merged.leader, sources=merged.sources):
        if merged.may_meet(*pair) and merged.is_alone(*pair):
            merged.join(*pair)
    placed = merged.claims()
    if sum(map(len, placed)) < many:
        placed += ([place] for place in set(range(many)).difference(*placed))
    return sorted(placed)


class _Likeness:
    """How much alike tellings are, by their places; it is told which ones are known to be."""

    def __init__(self, told: Sequence[Telling], rarity: Rarity) -> None:
        self._told, self.rarity = told, rarity
        self.known: set[_Pair] = set()

    def alike(self, one: int, other: int) -> bool:
        """Whether two tellings are as much alike as they need be."""
        if (one, other) in self.known or (other, one) in self.known:
            return True
        return surplus(self._told[one], self._told[other], rarity=self.rarity, sure=_SURE) >= 0


def _met(told: Sequence[Telling], *, merged: _Merged, likeness: _Likeness) -> list[_Pair]:
    """Join the tellings that are alike beyond doubt, and give the other pairs that are alike, the best first.

    A group whose likeliest telling is not like one is not asked about it again. Of pairs that are as much
    alike, that one comes first which was read first.
    """
    leader, sources, event, rarity = merged.leader, merged.sources, merged.event, likeness.rarity
    found: list[tuple[float, int, int, _Pair]] = []
    for place, earlier in pairs(told, count=rarity.count):
        telling, here = told[place], leader[place]
        unlike: set[int] = set()
        for other in earlier:
            group = leader[other]
            if group == here or group in unlike or not sources[group].isdisjoint(sources[here]):
                continue
            if event[group] and event[here]:
                continue
            over = surplus(telling, told[other], rarity=rarity, sure=_SURE)
            if over < 0:
                unlike.add(group)
            elif over < _SURE:
                found.append((-over, telling.claims[0], told[other].claims[0], (place, other)))
            elif merged.join(place, other):
                here = leader[place]
            else:
                likeness.known.add((place, other))
    found.sort()
    likeness.known.update([pair for *_, pair in found])
    return [pair for *_, pair in found]


def _agree(here: Sequence[int], there: Sequence[int], *, likeness: _Likeness) -> bool:
    """Whether most of what two groups tell is alike, by a few tellings of each."""
    if len(here) == len(there) == 1:
        return True
    tried = [(one, other) for one in here[:_ASKED] for other in there[:_ASKED]]
    alike, left = 0, len(tried)
    for one, other in tried:
        alike += likeness.alike(one, other)
        left -= 1
        if alike >= _AGREED * len(tried) or alike + left < _AGREED * len(tried):
            break
    return alike >= _AGREED * len(tried)


class _Merged:
    """A union-find of tellings, by their places: each group is known by its leader.

    `leader` gives that for each telling; `sources` and `event` are those of a group, at its leader's place.
    """

    def __init__(self, told: Sequence[Telling]) -> None:
        self._told = told
        self.leader = list(range(len(told)))
        self._members = [[place] for place in range(len(told))]
        self.sources: list[Set[str]] = [telling.sources for telling in told]
        self.event = [telling.event for telling in told]
        self._reach: list[Days] = [telling.days for telling in told]
        by_event: dict[str, int] = {}
        for place in sorted((place for place, event in enumerate(self.event) if event), key=self._read):
            self._merge(by_event.setdefault(self.event[place], place), place)

    def _read(self, place: int) -> int:
        """When a telling was read."""
        return self._told[place].claims[0]

    def may_meet(self, one: int, other: int) -> bool:
        """Whether the groups of two tellings are two, of different sources, and not both named events."""
        here, there = self.leader[one], self.leader[other]
        if here == there or not self.sources[here].isdisjoint(self.sources[there]):
            return False
        return not (self.event[here] and self.event[there])

    def is_alone(self, one: int, other: int) -> bool:
        """Whether the group of either of two tellings is of one text."""
        return min(len(self.sources[self.leader[place]]) for place in (one, other)) == 1

    def members(self, one: int, other: int) -> tuple[list[int], list[int]]:
        """The tellings in the groups of two."""
        return self._members[self.leader[one]], self._members[self.leader[other]]

    def join(self, one: int, other: int) -> bool:
        """Put the groups of two tellings that may meet together if they are near in time; whether it did."""
        here, there = self.leader[one], self.leader[other]
        first, last = self._both(here, there)
        if first - last > slack(last):
            return False
        self._merge(here, there)
        return True

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
        self.sources[here] = self.sources[here] | self.sources[there]
        self.event[here] = self.event[here] or self.event[there]
        self._reach[here] = self._both(here, there)
        self._members[there] = []

    def claims(self) -> list[list[int]]:
        """The claims of each group, in order."""
        return [
            sorted(place for member in members for place in self._told[member].claims)
            for members in self._members
            if members
        ]

"""The groups of claims that tell one happening, and their ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Set

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
    many = 0

    def counted() -> Iterator[Claim]:
        nonlocal many
        for claim in claims:
            many += 1
            yield claim

    told = tellings(counted(), named=named)
    rarity = Rarity(told)
    rarity.weigh(told)
    merged, likeness = _Merged(told), _Likeness(told, rarity)
    found: list[tuple[float, int, int]] = []
    for place, earlier in pairs(told, count=rarity.count):
        found += _alike(place, earlier, likeness=likeness, merged=merged)
    found.sort()
    for _, one, other in found:
        if merged.meeting(one, other) >= 0 and _agree(*merged.members(one, other), likeness=likeness):
            merged.join(one, other)
    placed = merged.claims()
    if sum(map(len, placed)) < many:
        placed += ([place] for place in set(range(many)).difference(*placed))
    return sorted(placed)


class _Likeness:
    """How much alike tellings are, by their places; it remembers which ones are."""

    def __init__(self, told: Sequence[Telling], rarity: Rarity) -> None:
        self._told, self._rarity = told, rarity
        self._alike: set[int] = set()

    def surplus(self, one: int, other: int) -> float:
        """By how much two tellings are more alike than they need be, as `likeness.surplus`, up to `_SURE`."""
        over = surplus(self._told[one], self._told[other], rarity=self._rarity, sure=_SURE)
        if over >= 0:
            self._alike.add(one * len(self._told) + other)
        return over

    def alike(self, one: int, other: int) -> bool:
        """Whether two tellings are as much alike as they need be."""
        many = len(self._told)
        known = one * many + other in self._alike or other * many + one in self._alike
        return known or self.surplus(one, other) >= 0


def _alike(
    place: int, earlier: Sequence[int], *, likeness: _Likeness, merged: _Merged
) -> list[tuple[float, int, int]]:
    """The earlier tellings that one is like, with how much; those alike beyond doubt are joined at once.

    A group whose likeliest telling is not like it is not asked again.
    """
    leader, sources, event = merged.leader, merged.sources, merged.event
    unlike: set[int] = set()
    found: list[tuple[float, int, int]] = []
    for other in earlier:
        group, here = leader[other], leader[place]
        if group in unlike or group == here or not sources[group].isdisjoint(sources[here]):
            continue
        if event[group] and event[here]:
            continue
        over = likeness.surplus(place, other)
        if over < 0:
            unlike.add(group)
        elif over < _SURE:
            found.append((-over, place, other))
        else:
            merged.join(place, other)
    return found


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
        for place, telling in enumerate(told):
            if telling.event:
                self._merge(by_event.setdefault(telling.event, place), place)

    def meeting(self, one: int, other: int) -> int:
        """The group of `other` if that of `one` may meet it, else -1.

        They may where they are two, of different sources, and not two named events.
        """
        here, there = self.leader[one], self.leader[other]
        if here == there or not self.sources[here].isdisjoint(self.sources[there]):
            return -1
        return -1 if self.event[here] and self.event[there] else there

    def members(self, one: int, other: int) -> tuple[list[int], list[int]]:
        """The tellings in the groups of two."""
        return self._members[self.leader[one]], self._members[self.leader[other]]

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

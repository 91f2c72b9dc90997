"""Which tellings are compared: those that share a rare word, or two common ones, and stand near in time.

Each telling is compared only with a few neighbours in time. So the work grows with the number of tellings,
and not with its square; one happening in hundreds of sources is put together from neighbour to neighbour.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeAlias

from dashboard.reading.claims.joins.nearness import slack
from dashboard.reading.claims.joins.telling import Telling, Title

_Crowd: TypeAlias = "array[int]"
"""The places of tellings that share a rare word, or two common ones, or a day."""
_RARE = 60
"""A word is rare if at most this many tellings have it; one such word is enough to find partners."""
_COMMON = 4
"""How many of the commoner words of a telling find partners, two by two."""
_NEIGHBOURS = 10
"""With how many tellings that share a word one is compared, at most."""


def pairs(tellings: Sequence[Telling], *, count: Mapping[str, int]) -> Iterator[tuple[int, list[int]]]:
    """Places in `tellings`, and those of earlier tellings that each is to be compared with, likeliest first.

    The tellings come in the order of their days; `count` says how many of them have a word.
    """
    crowds_of = _Crowds(count).of
    by_day: defaultdict[int, _Crowd] = defaultdict(_crowd)
    lasts = array("q", [telling.days[1] for telling in tellings])
    sources = [telling.sources for telling in tellings]
    for place, telling in enumerate(tellings):
        first, last = telling.days
        earlier = _crowd()
        crowds = crowds_of(telling.title)
        if first == last:
            crowds.append(by_day[first])
        for members in crowds:
            if members:
                earlier += members[-_NEIGHBOURS:]
            members.append(place)
        if earlier:
            since, own = first - slack(first), telling.sources
            hits: dict[int, int] = {}
            for other in earlier:
                if lasts[other] >= since and sources[other] is not own:  # one text tells a happening once
                    hits[other] = hits.get(other, 0) + 1
            if hits:
                yield place, sorted(hits, key=hits.__getitem__, reverse=True)


def _crowd() -> _Crowd:
    """Nobody yet; an array, because whole numbers that lie apart in the memory are slow to come by."""
    return array("l")


class _Crowds:
    """The crowds that titles belong to: those of their rare words, and of the rarer common ones two by two.

    They come in the order of the words, and not in that of a set, which differs from run to run.
    """

    def __init__(self, count: Mapping[str, int]) -> None:
        """`count` says how many tellings have a word."""
        self._rare: dict[str, _Crowd] = {word: _crowd() for word, n in count.items() if 1 < n <= _RARE}
        self._many = {word: n for word, n in count.items() if n > _RARE}
        self._common: defaultdict[tuple[str, str], _Crowd] = defaultdict(_crowd)

    def of(self, title: Title) -> list[_Crowd]:
        """The crowds of a title."""
        rare, many = self._rare, self._many
        crowds: list[_Crowd] = []
        common: list[str] = []
        for stem, _ in title.words:
            if stem in rare:
                crowds.append(rare[stem])
            elif stem in many:
                common.append(stem)
        if len(common) > 1:
            if len(common) > _COMMON:
                common = [stem for _, stem in sorted([(many[stem], stem) for stem in common])[:_COMMON]]
            for both in combinations(sorted(common), 2):
                crowds.append(self._common[both])  # noqa: PERF401 - a list of its own takes longer
        return crowds

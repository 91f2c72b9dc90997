"""Which tellings are compared: those that share a rare word, or two common ones, and stand near in time.

Each telling is compared only with a few neighbours in time. So the work grows with the number of tellings,
and not with its square; one happening in hundreds of sources is put together from neighbour to neighbour.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import combinations

from dashboard.reading.claims.joins.nearness import slack
from dashboard.reading.claims.joins.telling import Telling

_Key = str | tuple[str, str] | int
"""What tellings must share to be compared: a rare word, two common ones, or a day."""
_RARE = 60
"""A word is rare if at most this many tellings have it; one such word is enough to find partners."""
_COMMON = 4
"""How many of the commoner words of a telling find partners, two by two."""
_NEIGHBOURS = 10
"""With how many tellings that share a word one is compared, at most."""


def pairs(tellings: Sequence[Telling], *, count: Mapping[str, int]) -> Iterator[tuple[int, list[int]]]:
    """Places in `tellings`, and those of earlier tellings that each is to be compared with, likeliest first.

    `count` says how many tellings have a word.
    """
    keys: dict[frozenset[str], list[_Key]] = {}
    sharing: defaultdict[_Key, list[int]] = defaultdict(list)
    for place in sorted(range(len(tellings)), key=lambda place: tellings[place].days):
        telling = tellings[place]
        first, last = telling.days
        stems = telling.marks.stems
        found = keys.get(stems)
        if found is None:
            found = keys[stems] = _keys(stems, count)
        earlier: list[int] = []
        for key in [*found, first] if first == last else found:
            members = sharing[key]
            earlier += members[-_NEIGHBOURS:]
            members.append(place)
        since = first - slack(first)
        hits = Counter(earlier)
        near = [other for other in hits if tellings[other].days[1] >= since]
        if near:
            near.sort(key=hits.__getitem__, reverse=True)
            yield place, near


def _keys(stems: Collection[str], count: Mapping[str, int]) -> list[_Key]:
    """Under what a title is compared: its rare words, and its rarer common ones two by two."""
    common = [(n, stem) for stem in stems if (n := count[stem]) > _RARE]
    keys: list[_Key] = [stem for stem in stems if 1 < count[stem] <= _RARE]
    if len(common) > 1:
        keys += combinations(sorted([stem for _, stem in nsmallest(_COMMON, common)]), 2)
    return keys

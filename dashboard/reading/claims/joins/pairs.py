"""Which tellings are compared: those that share a rare word, or two common ones, and stand near in time.

Each telling is compared only with a few neighbours in time. So the work grows with the number of tellings,
and not with its square; one happening in hundreds of sources is put together from neighbour to neighbour.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from dashboard.reading.claims.joins.nearness import slack
from dashboard.reading.claims.joins.telling import Telling, Title

_Key = str | tuple[str, str]
"""What titles must share to be compared: a rare word, or two common ones; a shared day will do too."""
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
    sharing: defaultdict[_Key, list[int]] = defaultdict(list)
    by_title: dict[Title, list[list[int]]] = {}
    by_day: defaultdict[int, list[int]] = defaultdict(list)
    whens = [telling.days for telling in tellings]
    lasts = [last for _, last in whens]
    for place in sorted(range(len(tellings)), key=whens.__getitem__):
        title = tellings[place].title
        crowds = by_title.get(title)
        if crowds is None:
            crowds = by_title[title] = [sharing[key] for key in _keys(title, count)]
        first, last = whens[place]
        hits: dict[int, int] = {}
        earlier: list[int] = []
        for members in crowds if first < last else [*crowds, by_day[first]]:
            if members:
                earlier += members[-_NEIGHBOURS:]
            members.append(place)
        since = first - slack(first) if earlier else 0
        for other in earlier:
            if lasts[other] >= since:
                hits[other] = hits.get(other, 0) + 1
        if hits:
            yield place, sorted(hits, key=hits.__getitem__, reverse=True)


def _keys(title: Title, count: Mapping[str, int]) -> list[_Key]:
    """Under what a title is compared: its rare words, and its rarer common ones two by two.

    They come in the order of the words, and not in that of a set, which differs from run to run.
    """
    common: list[tuple[int, str]] = []
    keys: list[_Key] = []
    for stem, *_ in title.words:
        n = count[stem]
        if n > _RARE:
            common.append((n, stem))
        elif n > 1:
            keys.append(stem)
    if len(common) > 1:
        keys += combinations(sorted([stem for _, stem in sorted(common)[:_COMMON]]), 2)
    return keys

"""Which tellings are compared: those that share a rare word, or two common ones, and stand near in time.

Each telling is compared with a few of its neighbours in time only, so that the work grows with the number of
tellings and not with its square; what is one happening in hundreds of sources is found from neighbour to
neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dashboard.reading.claims.joins.nearness import slack
from dashboard.reading.claims.joins.telling import Telling

_Key = str | tuple[str, str] | int
"""A rare word, two common ones, or one day."""
_RARE = 60
"""Tellings that have a word which finds partners alone."""
_COMMON = 4
"""Commoner words that find partners two by two."""
_NEIGHBOURS = 10
"""Tellings with the same word that one is compared with, at most."""


def pairs(tellings: Sequence[Telling], *, count: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Pairs of places in `tellings`, the smaller first, each once; `count` says how many have a word."""
    seen: set[int] = set()
    size = len(tellings)
    for members in _sharing(tellings, count).values():
        if len(members) < 2:
            continue
        members.sort(key=lambda place: tellings[place].days)
        for at, one in enumerate(members):
            last = tellings[one].days[1]
            for other in members[at + 1 : at + 1 + _NEIGHBOURS]:
                first = tellings[other].days[0]
                if first > last + slack(first):
                    break
                low, high = (one, other) if one < other else (other, one)
                if low * size + high not in seen:
                    seen.add(low * size + high)
                    yield low, high


def _sharing(tellings: Sequence[Telling], count: Mapping[str, int]) -> dict[_Key, list[int]]:
    """The tellings that share a rare word, or two of their rarer common ones."""
    sharing: dict[_Key, list[int]] = {}
    for place, telling in enumerate(tellings):
        common = []
        if telling.days[0] == telling.days[1]:
            sharing.setdefault(telling.days[0], []).append(place)
        for n, word in sorted([(count[word], word) for word in telling.marks.stems]):
            if n > _RARE:
                common.append(word)
            elif n > 1:
                sharing.setdefault(word, []).append(place)
        for at, word in enumerate(common[:_COMMON]):
            for after in common[at + 1 : _COMMON]:
                pair = (word, after) if word < after else (after, word)
                sharing.setdefault(pair, []).append(place)
    return sharing

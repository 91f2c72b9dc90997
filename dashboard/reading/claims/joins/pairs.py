"""Which tellings are compared: those that share a rare word, or two common ones, and stand near in time.

Each telling is compared only with a few neighbours in time. So the work grows with the number of tellings,
and not with its square; one happening in hundreds of sources is put together from neighbour to neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

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


def pairs(tellings: Sequence[Telling], *, count: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Pairs of indices into `tellings`, the smaller first, each once; `count` tellings have a word."""
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

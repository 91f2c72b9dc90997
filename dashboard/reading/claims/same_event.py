"""Find the same happening in two essays by date and description, where no named event shows it.

Two claims, of which at least one has no named event, are joined if the days of one lie within those of the
other and their headings share enough words, endings aside: two words if the time is a day or a month; three,
with a name among them, if it is longer; and always at least half of the words of the shorter heading.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from dashboard import edtf
from dashboard.reading.claims.extract import Claim
from dashboard.reading.claims.headings import telling

_YEAR = 366
_MONTH = 31
_ENDING = re.compile(r"(?:['’]s|ings?|ed|ers?|ions?|ments?|al|e?s|e|y)$")
_ROOT = 4
"""Letters that a word keeps, whatever its ending."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim's days, and the words of its heading; `names` are those of them that have a capital."""

    claim: Claim
    days: tuple[int, int]
    words: frozenset[str]
    names: frozenset[str]


def joined(claims: Iterable[Claim], *, named: Collection[str]) -> list[Claim]:
    """The claims, with one `event` for each happening that they share; `named` are the gazetteer's ids.

    A named event's id is kept; otherwise the id of the first claim.
    """
    told = [_told(claim) for claim in claims]
    ids = [entry.claim.event for entry in told]
    order = sorted(
        (i for i, entry in enumerate(told) if entry.days[1] - entry.days[0] <= _YEAR),
        key=lambda i: (told[i].days[0], i),
    )
    for place, i in enumerate(order):
        for k in order[place + 1 :]:
            if told[k].days[0] > told[i].days[1]:
                break
            free = [j for j in (i, k) if ids[j] not in named]
            if free and ids[i] != ids[k] and _alike(told[i], told[k]):
                kept = min(({i, k} - set(free)) or {i, k})
                old = ids[i + k - kept]
                ids = [ids[kept] if event == old else event for event in ids]
    return [replace(entry.claim, event=event) for entry, event in zip(told, ids, strict=True)]


def _told(claim: Claim) -> _Told:
    words = telling(claim.title)
    stems = frozenset(map(_stem, words))
    names = frozenset(_stem(word) for word in words[1:] if word[0].isupper())
    date = edtf.parse(claim.edtf)
    open_end = date.earliest is None or date.latest is None
    return _Told(claim, (0, 10**7) if open_end else (date.earliest, date.latest), stems, names)  # type: ignore[arg-type]


def _stem(word: str) -> str:
    small = word.lower()
    found = _ENDING.search(small, _ROOT)
    return small[: found.start()] if found else small


def _alike(one: _Told, other: _Told) -> bool:
    (low, high), (first, last) = one.days, other.days
    if not ((low <= first and last <= high) or (first <= low and high <= last)):
        return False
    shared = one.words & other.words
    enough = 2 if max(high - low, last - first) <= _MONTH else 3
    half = 2 * len(shared) >= min(len(one.words), len(other.words))
    return len(shared) >= enough and half and bool(shared & (one.names | other.names))

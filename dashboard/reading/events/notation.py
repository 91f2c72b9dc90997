"""The notation in which names of events are written, compiled into one index that finds all in one pass.

    October Revolution        these words in this order; a small letter may be either, a capital must be one
    dissol*                   any word that begins so
    rising|revolt             either word
    seizure of power / rising  either phrase
    seiz* .. power            up to six other words between
    Kronstadt + sailors       both phrases in the sentence, in any order
    Civil War - Spanish       but not where the sentence has this one

Hyphens and a possessive `'s` do not count: `Brest-Litovsk` and `Lenin's` are `Brest Litovsk` and `Lenin`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_SIGNS = re.compile(r"\s([+-])\s")
_CHOICES = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?\*?(?:\|[^\W_]+(?:[’'][^\W_]+)?\*?)*")
_GAP = 6
_POSSESSIVE = ("’s", "'s")

Places = dict[int, list[tuple[int, int, int]]]
"""For each slot, where a sentence fills it: the word's number, its start and its end."""


class NotationError(ValueError):
    """A name that the notation cannot express; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Slots that are filled in this order; `gaps` says how many other words may stand before each."""

    slots: tuple[int, ...]
    gaps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """Phrases that a sentence must hold, and phrases that it must not."""

    number: int
    parts: tuple[Phrase, ...]
    barred: tuple[Phrase, ...]
    slots: frozenset[int]


@dataclass(frozen=True, slots=True)
class Index:
    """Many names, by the rarest slot of each, and the words that fill the slots."""

    by_slot: Mapping[int, tuple[Name, ...]]
    exact: Mapping[str, tuple[tuple[int, bool], ...]]
    stems: Mapping[str, tuple[tuple[int, bool], ...]]
    seen: dict[str, tuple[int, ...]] = field(default_factory=dict)


def compiled(phrases: Iterable[str]) -> Index:
    """The index of some names, numbered in their order; raises NotationError."""
    slots: dict[str, int] = {}
    found = [name for number, phrase in enumerate(phrases) for name in _variants(number, phrase, slots)]
    used = Counter(slot for name in found for slot in name.slots)
    by_slot: dict[int, list[Name]] = {}
    for name in found:
        rarest = min(name.slots, key=lambda slot: (used[slot], slot))
        by_slot.setdefault(rarest, []).append(name)
    exact: dict[str, list[tuple[int, bool]]] = {}
    stems: dict[str, list[tuple[int, bool]]] = {}
    for words, slot in slots.items():
        for word in words.split("|"):
            table = stems if word.endswith("*") else exact
            table.setdefault(word.rstrip("*").lower(), []).append((slot, word[0].isupper()))
    return Index(
        {slot: tuple(group) for slot, group in by_slot.items()},
        {word: tuple(group) for word, group in exact.items()},
        {word: tuple(group) for word, group in stems.items()},
    )


def _variants(number: int, text: str, slots: dict[str, int]) -> Iterator[Name]:
    """A name once for each choice among the phrases of its parts."""
    pieces = _SIGNS.split(f" + {text}")[1:]
    signed = [
        (sign, [_phrase(choice, text, slots) for choice in part.split(" / ")])
        for sign, part in zip(pieces[::2], pieces[1::2], strict=True)
    ]
    barred = tuple(phrase for sign, choices in signed if sign == "-" for phrase in choices)
    for parts in product(*(choices for sign, choices in signed if sign == "+")):
        yield Name(number, parts, barred, frozenset(slot for part in parts for slot in part.slots))


def _phrase(part: str, text: str, slots: dict[str, int]) -> Phrase:
    found: list[int] = []
    gaps: list[int] = []
    gap = 0
    for token in part.split():
        if token == "..":
            gap = _GAP
            continue
        for word in token.split("-"):
            plain = word[:-2] if word.endswith(_POSSESSIVE) else word
            if not _CHOICES.fullmatch(plain):
                raise NotationError(f"the name {text!r} has {token!r}, which is no word")
            found.append(slots.setdefault(plain, len(slots)))
            gaps.append(gap)
            gap = 0
    if not found:
        raise NotationError(f"the name {text!r} has a part without words")
    return Phrase(tuple(found), tuple(gaps))


def held(text: str, start: int, end: int, *, index: Index) -> list[tuple[int, int, int]]:
    """The names that a stretch of text holds, as `matches` gives them.

    Most stretches hold none, which their words show whatever their order.
    """
    filled: set[int] = set()
    for word in set(_WORD.findall(text, start, end)):
        filled.update(_fitting(word, index=index))
    for slot in filled:
        for name in index.by_slot.get(slot, ()):
            if name.slots <= filled:
                return matches(places(text, start, end, index=index), index=index)
    return []


def places(text: str, start: int, end: int, *, index: Index) -> Places:
    """Which slots the words of a stretch of text fill, and where."""
    filled: Places = {}
    for number, word in enumerate(_WORD.finditer(text, start, end)):
        for slot in _fitting(word.group(), index=index):
            filled.setdefault(slot, []).append((number, word.start(), word.end()))
    return filled


_REMEMBERED = 100_000
"""Spellings of words that are remembered at most."""


def _fitting(word: str, *, index: Index) -> tuple[int, ...]:
    """The slots that a word fills."""
    slots = index.seen.get(word)
    if slots is None:
        if len(index.seen) > _REMEMBERED:
            index.seen.clear()
        slots = index.seen[word] = _slots(word, index=index)
    return slots


def _slots(word: str, *, index: Index) -> tuple[int, ...]:
    if word.endswith(_POSSESSIVE):
        word = word[:-2]
    small, capital = word.lower(), word[:1].isupper()
    fitting = list(index.exact.get(small, ()))
    for length in range(2, len(small) + 1):
        fitting += index.stems.get(small[:length], ())
    return tuple({slot for slot, needs_capital in fitting if capital or not needs_capital})


def matches(filled: Places, *, index: Index) -> list[tuple[int, int, int]]:
    """The names that a sentence holds: number, start, end; each name once, where it first stands."""
    return [
        (name.number, *span)
        for slot in filled
        for name in index.by_slot.get(slot, ())
        if filled.keys() >= name.slots and (span := _span(name, filled))
    ]


def _span(name: Name, filled: Places) -> tuple[int, int] | None:
    starts, ends = [], []
    for part in name.parts:
        span = _first(part, filled)
        if span is None:
            return None
        starts.append(span[0])
        ends.append(span[1])
    if any(_first(part, filled) for part in name.barred):
        return None
    return min(starts), max(ends)


def _first(phrase: Phrase, filled: Places) -> tuple[int, int] | None:
    """Where a phrase first stands."""
    for number, start, end in filled.get(phrase.slots[0], ()):
        at, stop = number, end
        for slot, gap in zip(phrase.slots[1:], phrase.gaps[1:], strict=True):
            step = next((p for p in filled.get(slot, ()) if at < p[0] <= at + 1 + gap), None)
            if step is None:
                break
            at, stop = step[0], step[2]
        else:
            return start, stop
    return None

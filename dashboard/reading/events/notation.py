"""The notation for names of events, and an index that finds all of them in one pass over a text.

    October Revolution        these words in this order; a capital letter must be one, a small one need not
    dissol*                   any word that begins like this
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
from math import prod
from typing import NamedTuple

from dashboard.reading.remembered import Remembered

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_SIGNS = re.compile(r"\s([+-])\s")
_CHOICES = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?\*?(?:\|[^\W_]+(?:[’'][^\W_]+)?\*?)*")
_MOST = 1000
"""How many variants a name may have, so that no pack fills the memory."""
_GAP = 6
_POSSESSIVE = ("’s", "'s")

Places = dict[int, list[tuple[int, int, int]]]
"""For each slot, the words of a sentence that fill it, each as (index of the word, start, end)."""


class NotationError(ValueError):
    """A name that breaks the rules of the notation; the message says which and why."""


class Phrase(NamedTuple):
    """Slots to be filled in this order; `gaps` says how many other words may stand before each."""

    slots: tuple[int, ...]
    gaps: tuple[int, ...]


class Name(NamedTuple):
    """The phrases that a sentence must have, and those that it must not have."""

    number: int
    parts: tuple[Phrase, ...]
    barred: tuple[Phrase, ...]
    slots: frozenset[int]


@dataclass(frozen=True, slots=True)
class Index:
    """Many names, each under its rarest slot, and the words that fill the slots.

    `exact` gives for a word its slots, each with whether the word must have a capital; `stems` gives for two
    letters the beginnings of words that begin with them, with the same. `slots` has the slots of any word,
    `filled` those of the words in what stands between two blanks: cutting a text at its blanks is quick.
    """

    by_slot: Mapping[int, tuple[Name, ...]]
    exact: Mapping[str, tuple[tuple[int, bool], ...]]
    stems: Mapping[str, tuple[tuple[str, int, bool], ...]]
    slots: dict[str, tuple[int, ...]] = field(init=False)
    filled: dict[str, tuple[int, ...]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "slots", Remembered(self._slots))
        object.__setattr__(self, "filled", Remembered(self._filled))

    def _filled(self, piece: str) -> tuple[int, ...]:
        if piece.isalpha():
            return self.slots[piece]
        return tuple(slot for word in _WORD.findall(piece) for slot in self.slots[word])

    def _slots(self, word: str) -> tuple[int, ...]:
        """The slots that a word fills."""
        if word.endswith(_POSSESSIVE):
            word = word[:-2]
        small, capital = word.lower(), word[:1].isupper()
        found = {slot for slot, needs_capital in self.exact.get(small, ()) if capital or not needs_capital}
        for stem, slot, needs_capital in self.stems.get(small[:2], ()):
            if (capital or not needs_capital) and small.startswith(stem):
                found.add(slot)
        return tuple(found)


def compiled(phrases: Iterable[str]) -> Index:
    """Compile names into an index, in which their order numbers them; raises NotationError."""
    slots: dict[str, int] = {}
    known: dict[str, tuple[int, ...]] = {}
    found = [
        name
        for number, phrase in enumerate(phrases)
        for name in _variants(number, phrase, slots=slots, known=known)
    ]
    used = Counter(slot for name in found for slot in name.slots)
    by_slot: dict[int, list[Name]] = {}
    for name in found:
        _, rarest = min([(used[slot], slot) for slot in name.slots])
        by_slot.setdefault(rarest, []).append(name)
    exact: dict[str, list[tuple[int, bool]]] = {}
    stems: dict[str, list[tuple[str, int, bool]]] = {}
    for words, slot in slots.items():
        for word in words.split("|"):
            small, capital = word.rstrip("*").lower(), word[0].isupper()
            if not word.endswith("*"):
                exact.setdefault(small, []).append((slot, capital))
            elif len(small) > 1:
                stems.setdefault(small[:2], []).append((small, slot, capital))
    return Index(
        {slot: tuple(group) for slot, group in by_slot.items()},
        {word: tuple(group) for word, group in exact.items()},
        {word: tuple(group) for word, group in stems.items()},
    )


def _variants(
    number: int, text: str, *, slots: dict[str, int], known: dict[str, tuple[int, ...]]
) -> Iterator[Name]:
    """The variants of a name: one for each choice among the phrases on both sides of a slash."""
    if "/" not in text and "+" not in text and " - " not in text:  # as in most names
        phrase = _phrase(text, text, slots=slots, known=known)
        yield Name(number, (phrase,), (), frozenset(phrase.slots))
        return
    pieces = _SIGNS.split(f" + {text}")[1:]
    signed = [
        (sign, [_phrase(choice, text, slots=slots, known=known) for choice in part.split(" / ")])
        for sign, part in zip(pieces[::2], pieces[1::2], strict=True)
    ]
    many = prod(len(choices) for sign, choices in signed if sign == "+")
    if many > _MOST:
        raise NotationError(f"the name {text[:80]!r} stands for {many} names; {_MOST} are the most")
    barred = tuple(phrase for sign, choices in signed if sign == "-" for phrase in choices)
    for parts in product(*(choices for sign, choices in signed if sign == "+")):
        yield Name(number, parts, barred, frozenset(slot for part in parts for slot in part.slots))


def _phrase(part: str, text: str, *, slots: dict[str, int], known: dict[str, tuple[int, ...]]) -> Phrase:
    """A phrase of the name `text`; `known` are the slots of tokens that were read before."""
    found: list[int] = []
    gaps: list[int] = []
    gap = 0
    for token in part.split():
        if token == "..":
            gap = _GAP
            continue
        if token not in known:
            known[token] = _token(token, text, slots)
        found += known[token]
        gaps += (gap, *(0 for _ in known[token][1:]))
        gap = 0
    if not found:
        raise NotationError(f"the name {text!r} has a part without words")
    return Phrase(tuple(found), tuple(gaps))


def _token(token: str, text: str, slots: dict[str, int]) -> tuple[int, ...]:
    """The slots of the words in what stands between two blanks."""
    found = []
    for word in token.split("-"):
        plain = word[:-2] if word.endswith(_POSSESSIVE) else word
        if not _CHOICES.fullmatch(plain):
            raise NotationError(f"the name {text!r} has {token!r}, which is no word")
        found.append(slots.setdefault(plain, len(slots)))
    return tuple(found)


def held(text: str, start: int, end: int, *, index: Index) -> list[tuple[int, int, int]]:
    """The names that a stretch of text holds, as `matches` gives them.

    Most stretches hold none, which their words show whatever their order.
    """
    filled = set().union(*map(index.filled.__getitem__, text[start:end].split()))
    for slot in filled:
        for name in index.by_slot.get(slot, ()):
            if name.slots <= filled:
                return matches(places(text, start, end, index=index), index=index)
    return []


def places(text: str, start: int, end: int, *, index: Index) -> Places:
    """Which slots the words of `text[start:end]` fill, and where."""
    filled: Places = {}
    for number, word in enumerate(_WORD.finditer(text, start, end)):
        for slot in index.slots[word.group()]:
            filled.setdefault(slot, []).append((number, word.start(), word.end()))
    return filled


def matches(filled: Places, *, index: Index) -> list[tuple[int, int, int]]:
    """The names in a sentence as (number, start, end), each once, where it stands first."""
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
    """The first place of a phrase, as (start, end); None if the sentence does not have it."""
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

"""Shortens titles to a number of words and letters; what matters least is left out first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.events.packs import LONGEST

MOST = 7
"""Words that a title has at most."""
_HANGING = word_lists("titles")["hanging"]
"""Words with which a title does not end."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a title: its forms, the fullest first; the part with the highest cost goes first."""

    forms: tuple[str, ...]
    cost: int

    @property
    def words(self) -> str:
        """The fullest form."""
        return self.forms[0]


def fitted(parts: Sequence[Part]) -> str:
    """The words of a title that fits, made of its parts in their order.

    While it is too long, asides go first, then adjectives, then `of` phrases, then all but the core of the
    sentence.
    """
    held = list(parts)
    for step in (_without(3), _shorter(1), _shorter(2), _without(1)):
        while _too_long(held) and (less := step(held)) is not None:
            held = less
    words = _whole_words(" ".join(p.words for p in held))
    return words[:1].upper() + words[1:] if len(words.split()) > 1 else ""


def _too_long(parts: Sequence[Part]) -> bool:
    words = " ".join(p.words for p in parts)
    return len(words) > LONGEST or len(words.split()) > MOST


def _shorter(level: int) -> Callable[[Sequence[Part]], list[Part] | None]:
    """A step of shortening: the longest part gets its form of this level."""

    def step(parts: Sequence[Part]) -> list[Part] | None:
        gains = [len(p.words) - len(p.forms[min(level, len(p.forms) - 1)]) for p in parts]
        most = max(range(len(parts)), key=gains.__getitem__)
        if gains[most] <= 0:
            return None
        return [
            replace(p, forms=p.forms[min(level, len(p.forms) - 1) :]) if i == most else p
            for i, p in enumerate(parts)
        ]

    return step


def _without(cost: int) -> Callable[[Sequence[Part]], list[Part] | None]:
    """A step of shortening: the part that matters least goes, if its cost is at least this."""

    def step(parts: Sequence[Part]) -> list[Part] | None:
        worst = max(range(len(parts)), key=lambda i: (parts[i].cost, i))
        return [p for i, p in enumerate(parts) if i != worst] if parts[worst].cost >= cost else None

    return step


def _whole_words(words: str) -> str:
    """At most sixty letters of whole words, without a word at the end that needs another (`of`, `the`)."""
    while len(words) > LONGEST:
        words = words.rpartition(" ")[0]
    while words.split() and words.split()[-1].lower() in _HANGING:
        words = words.rpartition(" ")[0]
    return words.strip(" ,;:-–—")

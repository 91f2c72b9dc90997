"""Whether a noun such as `the bank` or `the king` may mean another one than the name that was told before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.reading.claims.of_phrases import TOWNS
from dashboard.reading.grammar.clause import Sentence
from dashboard.reading.grammar.phrase import Phrase

WINDOW = 700
"""Letters before a noun in which its name may stand."""
_ANOTHER_RULES = re.compile(
    r"\b(?:died|dies|death|oath|sworn|succe\w+|elected|killed|assassinated|resigned|abdicated|new|next)\b"
)


_FAR, _FARTHER = 1200, 2500
"""Letters after which `the war` may be another: of several that the text has named, or of one alone."""


def latest(text: str, word: str, found: Sequence[tuple[int, str]], limit: int) -> str:
    """The last of the names with a noun before a place, each with where it stands; '' if it may mean another.

    A name may be long ago only if the text has no other of its kind, and it has told of none without a name.
    """
    if not found:
        return ""
    at, name = max(found)
    others = any(f" {name} " not in f" {o} " and f" {o} " not in f" {name} " for _, o in found)
    between = text[at:limit]
    if others and len(between) > _FAR:
        return ""
    words = r"(?:(?!of)[\w-]+\s){0,2}" if len(between) > _FARTHER else ""
    return (
        "" if re.search(rf"(?<!was )(?<!is )(?<!as )\b[Aa](?:n|nother)?\s{words}{word}\b", between) else name
    )


def described(text: str, word: str, start: int, limit: int) -> set[str]:
    """What a part of a text calls the things of a kind, in the words before or after the noun.

    `Rye government` for `the Rye government`, `kingdom of Rye`, but `Rye` alone for `the city of Rye`.
    """
    found = set()
    at = text.find(word, max(0, start), limit)
    while at >= 0:
        end = at + len(word)
        after = _AFTER.match(text, end)
        whole = not text[at - 1 : at].isalpha() and not text[end : end + 1].isalnum()
        before = None if after is not None else _BEFORE.search(text, max(0, at - 60), at)
        if before is not None and whole and text[before.start() - 2 : before.start() - 1] not in _STOPS:
            found.add(f"{before[0]}{word}")
        if after is not None and whole:
            found.add(after[2] if word in TOWNS else f"{word} of {after[2]}")
        at = text.find(word, end, limit)
    return found


_OPENERS = (
    "The In On At After During By This That With From Before When While A An But As And His Her Its Their "
    "For Under To Of These Those Some Many Most Although Though"
)
_BEFORE = re.compile(rf"(?<![\w’'-])(?:(?!(?:{'|'.join(_OPENERS.split())})\s)[A-Z][\w-]*\s){{1,3}}$")
_AFTER = re.compile(r" of (the )?([A-Z][\w’-]+(?:\s[A-Z][\w’-]+){0,2})")
_STOPS = frozenset((".", "?", "!", ":", "”", "\n", ""))


def another_place(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a place after a noun says that it is another: `the tower at Rye`, `the war in Veldam`."""
    following = sentence.tags[phrase.end : phrase.end + 2]
    return following == ["IN", "NNP"] and not sentence.dated[phrase.end + 1]


def another(text: str, sentence: Sentence, phrase: Phrase, known: str, *, ruler: bool) -> bool:
    """Whether a noun may mean another: `he opened a bank. The bank failed`, `the tower at Rye`.

    A ruler may be another one where somebody died or came to office meanwhile.
    """
    if phrase.end > phrase.last:
        return True
    if another_place(sentence, phrase):
        return True
    start = sentence.spans[phrase.first][0]
    before, word = text[max(0, start - WINDOW) : start], re.escape(sentence.low[phrase.head])
    if ruler and _ANOTHER_RULES.search(before):
        return True
    some = re.finditer(rf"\b[Aa]n?\s(?:[\w-]+\s){{0,2}}{word}\b", before)
    return not all(m[0].endswith(f" {known}") for m in some)  # `a Rye fleet. The fleet sank`

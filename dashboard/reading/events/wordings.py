"""The ways in which English puts a happening: from a name of the list to patterns of words.

`Fall of Constantinople` is also `the capture of Constantinople` and `Constantinople fell`; `Taiping
Rebellion` is also `Taiping uprising`. Which nouns and verbs can replace each other is data (`words/en.toml`);
in which order they stand is grammar, and is here. A pattern is a row of slots, each of which one of several
words can fill.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple

from dashboard.reading.remembered import Remembered
from dashboard.reading.words import load

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
"""A word, with its possessive ending or apostrophe."""
_QUALIFIER = re.compile(r"\s*\([^()]*\)\s*$")
_ROMAN = re.compile(r"[ivxl]+")
_BETWEEN = ("of", "at", "on", "in", "against")
"""Prepositions between the noun of a happening and its place."""
_JOINERS = ("of", "on", "at", "in", "against", "to", "for", "from", "with", "over")

Grade = Literal["full", "near", "bare"]
"""How clear a wording is. `full`: the name itself or as good; `near`: words that fit other happenings too;
`bare`: hardly more than the place."""


class Slot(NamedTuple):
    """Which words may fill it (in lower case), and whether the word must have a capital."""

    words: frozenset[str]
    capital: bool


class Pattern(NamedTuple):
    """Slots that words of a sentence fill in order; `head` is the noun whose rules made it, or ''."""

    slots: tuple[Slot, ...]
    grade: Grade
    head: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The contents of `words/en.toml`, ready for use."""

    heads: dict[str, dict[str, Any]]
    ordinary: frozenset[str]
    titles: frozenset[str]


@cache
def words() -> Words:
    """The words for happenings, loaded once."""
    table = load("events")
    rest = table["_"]
    heads = {noun: forms for noun, forms in table.items() if noun != "_"}
    return Words(heads, frozenset(rest["ordinary"]), frozenset(rest["titles"]))


@cache
def vocabulary() -> frozenset[str]:
    """All words that a wording may have beside those of the name itself, in lower case."""
    found = {*words().heads, *_ORDINALS, *_ORDINALS.values(), *_BETWEEN}
    for forms in words().heads.values():
        phrases = (phrase for part in ("same", "near", "after", "before") for phrase in forms.get(part, ()))
        found.update(word for phrase in phrases for token in phrase.split() for word in token.split("|"))
    return frozenset(found)


def plain(word: str) -> str:
    """A word in the form for comparing: lower case, without accents and possessive."""
    small = word.lower()
    if small[-2:] in ("’s", "'s"):
        small = small[:-2]
    if not small.isascii():
        small = "".join(c for c in unicodedata.normalize("NFD", small) if not unicodedata.combining(c))
    return small


def key(name: str) -> str:
    """The telling word of a name, which all its patterns have: the last that says which of its kind it is."""
    last = name.rpartition(" ")[2].lower()
    if last not in _kinds() and last.isalpha() and last.isascii() and last.strip("ivxl"):
        return last
    pieces = _unqualified(name).split()
    for piece in reversed(pieces):
        if _telling[piece]:
            return _telling[piece]
    found = [plain(word) for piece in pieces for word in WORD.findall(piece)]
    spare = [word for word in found if word not in _JOINERS and word != "the" and word not in words().heads]
    return (spare or found or [""])[-1]


def _tells(piece: str) -> str:
    """The last telling word in what stands between two blanks; '' if there is none."""
    words = (piece,) if piece.isalpha() else reversed(WORD.findall(piece))
    found = map(plain, words)
    return next(
        (word for word in found if len(word) > 1 and word.strip("ivxl") and word not in _untelling()), ""
    )


@cache
def _kinds() -> frozenset[str]:
    """Words for a happening of any kind, or for anything."""
    return frozenset({*words().heads, *words().ordinary})


@cache
def _untelling() -> frozenset[str]:
    """Words that say nothing of which happening of its kind a name means."""
    return frozenset({*_kinds(), *words().titles, *_JOINERS, *_ORDINALS})


_telling: dict[str, str] = Remembered(_tells)


_ORDINALS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th"}
_ORDINALS |= {"seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th", "twelfth": "12th"}
_ORDINALS |= {"twentieth": "20th", "nineteenth": "19th", "eleventh": "11th"}


def is_ordinary(name: str) -> bool:
    """Whether a name has only words that many happenings share: `Civil War`, `National Convention`."""
    return all(map(_is_shared, WORD.findall(_unqualified(name))))


@cache
def _is_shared(spelled: str) -> bool:
    """Whether many happenings share a word of a name."""
    word, known = plain(spelled), words()
    own = word in known.ordinary or word in known.heads
    return own or word in _JOINERS or word == "the" or word in _ORDINALS


def _unqualified(name: str) -> str:
    """A name without what stands in brackets after it."""
    return _QUALIFIER.sub("", name) if "(" in name else name


def patterns(name: str, *, place: bool = False) -> tuple[Pattern, ...]:
    """Every wording of a name, the name first. `place`: the place alone may mean it, as for battles."""
    tokens = WORD.findall(_unqualified(name))
    tokens = [token for token in tokens if token.lower() != "the" or token is tokens[0]]
    if len(tokens) > 2 and tokens[0].lower() == "the":  # `The Persians` without it are a people
        tokens = tokens[1:]
    alone = len(tokens) == 1 and tokens[0][:1].isupper()
    own = tuple(Slot(slot.words, slot.capital or alone) for slot in map(_slot, tokens))
    found = [Pattern(own, "full")]
    head, rest, first = _parted(tokens)
    if head and rest:
        found += _by_head(head, rest, leading=first, place=place)
    return tuple(dict.fromkeys(found))


def _parted(tokens: list[str]) -> tuple[str, list[str], bool]:
    """The head noun of a name, the rest, and whether the head stands first (`Fall of …`)."""
    heads = words().heads
    if len(tokens) > 2 and tokens[0].lower() in heads and tokens[1].lower() in _JOINERS:
        return tokens[0].lower(), tokens[2:], True
    if len(tokens) > 1 and tokens[-1].lower() in heads:
        return tokens[-1].lower(), tokens[:-1], False
    return "", [], False


class _Forms(NamedTuple):
    """The words for the happenings of a noun: `same` nouns, those that are `near`, phrases beside the rest.

    `person` if the rest of the name is a person's.
    """

    same: Slot
    near: Slot
    after: tuple[tuple[Slot, ...], ...]
    before: tuple[tuple[Slot, ...], ...]
    person: bool


@cache
def _forms(head: str) -> _Forms:
    entry = words().heads[head]
    same, near = (Slot(frozenset(entry.get(part, ())), False) for part in ("same", "near"))
    after, before = (tuple(map(_phrase, entry.get(part, ()))) for part in ("after", "before"))
    return _Forms(same, near, after, before, entry.get("whose") == "person")


_OF = Slot(frozenset(_BETWEEN), False)


def _by_head(head: str, rest: list[str], *, leading: bool, place: bool) -> Iterator[Pattern]:
    forms = _forms(head)
    clear = not is_ordinary(" ".join(rest))
    names = [tuple(map(_slot, rest))]
    if forms.person:
        names += _shortened(rest)
    grades: tuple[tuple[Grade, Slot], ...] = (("full" if clear else "near", forms.same), ("near", forms.near))
    for slots in names:
        for grade, noun in grades:
            if noun.words and leading:
                yield Pattern((noun, _OF, *slots), grade, head)
            if noun.words:
                yield Pattern((*slots, noun), grade, head)
        if leading:
            for phrase in forms.after:
                yield Pattern((*slots, *phrase), "near", head)
            for phrase in forms.before:
                yield Pattern((*phrase, *slots), "near", head)
    if place and leading:
        yield Pattern(names[0], "bare", head)


def _shortened(rest: list[str]) -> Iterator[tuple[Slot, ...]]:
    """Shorter forms of a person's name: without titles, and its last word alone."""
    known = words()
    bare = [word for word in rest if word.lower() not in known.titles]
    while bare and _ROMAN.fullmatch(bare[-1].lower()):
        return
    if bare and bare != rest:
        yield tuple(map(_slot, bare))
    if len(bare) > 1 and bare[-1][:1].isupper() and not is_ordinary(bare[-1]):
        yield (_slot(bare[-1]),)


def _phrase(text: str) -> tuple[Slot, ...]:
    return tuple(Slot(frozenset(token.split("|")), False) for token in text.split())


@cache
def _slot(token: str) -> Slot:
    word = plain(token)
    spelled = {word, _ORDINALS[word]} if word in _ORDINALS else {word}
    head = words().heads.get(word)
    capital = token[:1].isupper() and head is None and word not in _ORDINALS
    return Slot(frozenset(spelled), capital)

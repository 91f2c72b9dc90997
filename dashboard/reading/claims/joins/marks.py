"""What of a title is compared with other titles: the stems of its words, the deeds that they tell, its names.

`became king` and `came to the throne` tell one deed; which words tell which is in `data/deeds.toml`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dashboard.reading.grammar import forms, tagger
from dashboard.reading.remembered import Remembered

_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"(?:ings?|ed|ers?|ions?|ments?|ish|ian|al|e?s|e|y)$")
_ROOT = 4
"""How many letters of a word are kept at least when its ending is cut."""
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_YEAR = re.compile(r"\d{3,4}")
_PAST = frozenset(("VBD", "VBN"))
_FINITE = _PAST | {"VBZ"}
_SHORTEST = 3
"""Letters of the shortest beginning in `deeds.toml`."""
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Deeds:
    """Which deeds words tell, by whole words and by beginnings of words (`data/deeds.toml`).

    `recurring` deeds happen again and again under one name, as elections do. `opposites` of a deed are never
    one happening with it. `ordinals` are numbers by their words; `dull` words and `actors` do not say what
    was done. `longest` is how many letters the longest beginning has.
    """

    words: dict[str, frozenset[str]]
    beginnings: dict[str, frozenset[str]]
    recurring: frozenset[str]
    opposites: dict[str, frozenset[str]]
    ordinals: dict[str, str]
    dull: frozenset[str]
    actors: frozenset[str]
    longest: int


@dataclass(frozen=True, slots=True, eq=False)
class Marked:
    """A stem in a title, the beginning of a word by which a passage is searched for it, and its deeds.

    It may have a capital (`name`), be a proper name, which is no common word, say what was done, be a verb.
    It is `telling` if it is a proper name or says what was done; `lacks` is 1 for a verb and 2 for a name.
    """

    stem: str
    opening: str
    deeds: frozenset[str]
    name: bool
    proper: bool
    what: bool
    verb: bool
    telling: bool
    lacks: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is written, with its deeds.

    A `rare` word can only be a name; `number` if it may be a number. `first` and `later` are its marks at the
    beginning of a title and further on; None for a word that says nothing.
    """

    deeds: frozenset[str]
    rare: bool
    number: bool
    first: Marked | None
    later: Marked | None


class Marks(NamedTuple):
    """What a title says: its stems, each of them `marked`, all its deeds, and the opposites of these.

    `numbers` tell its happening from others of its kind (`Second`, `8`, `XVI`).
    """

    stems: frozenset[str]
    marked: tuple[Marked, ...]
    deeds: frozenset[str]
    opposites: frozenset[str]
    numbers: frozenset[str]


@cache
def deeds() -> Deeds:
    """The deeds of `data/deeds.toml`, loaded once."""
    data = files("dashboard.reading.claims.joins").joinpath("data/deeds.toml").read_text("utf-8")
    table = tomllib.loads(data)
    whole: dict[str, set[str]] = {}
    beginnings: dict[str, set[str]] = {}
    opposites: dict[str, set[str]] = {}
    for deed, entry in table["deed"].items():
        for written in entry["words"]:
            (beginnings if written.endswith("*") else whole).setdefault(written.rstrip("*"), set()).add(deed)
        for other in entry.get("opposite", ()):
            opposites.setdefault(deed, set()).add(other)
            opposites.setdefault(other, set()).add(deed)
    frozen = [{key: frozenset(told) for key, told in each.items()} for each in (whole, beginnings, opposites)]
    recurring = frozenset(deed for deed, entry in table["deed"].items() if entry.get("recurs"))
    dull, actors = (frozenset(table[name]["words"]) for name in ("dull", "actors"))
    return Deeds(
        frozen[0], frozen[1], recurring, frozen[2], table["ordinals"], dull, actors, max(map(len, beginnings))
    )


class _Words(dict[str, Word]):
    """The words of titles, each analysed once."""

    def __missing__(self, written: str) -> Word:
        small, table = written.lower(), deeds()
        told = set(table.words.get(small, ()))
        for end in range(_SHORTEST, min(len(small), table.longest) + 1):
            if small[:end] in table.beginnings:
                told |= table.beginnings[small[:end]]
        tags = tagger.model().lexicon.get(small, ())
        number = small in table.ordinals or not small.isalpha() or bool(_ROMAN.fullmatch(written))
        rare, alone = not tags and small.isalpha(), len(small) == 1 and small.isalpha()
        first = later = None
        if not (alone or small in table.dull):
            stem = _stem(small, tags)
            later = first = _mark(written, stem, frozenset(told), tags, rare=rare, begins=False)
            if later.name and not rare:  # at the beginning the capital says nothing
                first = _mark(written, stem, later.deeds, tags, rare=rare, begins=True)
        found = self[written] = Word(frozenset(told), rare, number, first, later)
        return found


def _mark(
    written: str, stem: str, told: frozenset[str], tags: tuple[str, ...], *, rare: bool, begins: bool
) -> Marked:
    name = written[0].isupper() and (rare or not begins)
    proper = name and rare
    what = not (proper or written.lower() in deeds().actors)
    verb = what and not name and not _FINITE.isdisjoint(tags)
    return Marked(
        stem, f" {stem}", told, name, proper, what, verb, telling=proper or what, lacks=2 * name + verb
    )


@cache
def _words() -> _Words:
    return _Words()


def _stem(small: str, tags: tuple[str, ...]) -> str:
    past = not _PAST.isdisjoint(tags)
    plain = forms.lemma(small, "VBD") if past and not small.endswith(("ed", "found")) else small
    ending = _ENDING.search(plain, _ROOT)
    stem = plain[: ending.start()] if ending else plain
    doubled = ending and len(stem) > _ROOT and stem[-1] == stem[-2] not in "aeiou"
    return stem[:-1] if doubled else stem


def marks(title: str) -> Marks:
    """The marks of a title."""
    words = _words()
    marked: dict[str, Marked] = {}
    told = numbers = _NONE
    before = ""
    for written in _WORD.findall(title):
        found = words[written]
        if found.deeds:
            told = told | found.deeds if told else found.deeds
        number = _number(written, before) if found.number else ""
        if number:
            numbers |= {number}
        mark = found.later if before else found.first
        if mark and (not number or written.isdigit()):
            marked[mark.stem] = mark
        before = written
    return Marks(frozenset(marked), tuple(marked.values()), told, _opposites(told), numbers)


@cache
def _opposites(told: frozenset[str]) -> frozenset[str]:
    """The deeds that are never one happening with any of some deeds."""
    return frozenset().union(*(deeds().opposites.get(deed, ()) for deed in told))


def _number(written: str, before: str) -> str:
    """The number that a word gives its happening: an ordinal, a year, a number after a name; '' for none."""
    if written.isalpha():
        ordinal = deeds().ordinals.get(written.lower(), "")
        if ordinal or not (before[:1].isupper() and _ROMAN.fullmatch(written)):
            return ordinal
        return str(_value(written))
    if _YEAR.fullmatch(written) or (written.isdigit() and before[:1].isupper()):
        return written
    return deeds().ordinals.get(written.lower(), "")


def _value(roman: str) -> int:
    """The value of a Roman number up to 39."""
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in roman]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))


class Said(NamedTuple):
    """The stems in a passage: of its proper names, of all names, of the other words that say something."""

    proper: frozenset[str]
    names: frozenset[str]
    others: frozenset[str]


def said(passage: str) -> Said:
    """What a passage says, in stems."""
    proper, names, others = set(), set(), set()
    for kind, stem in set(map(_said().__getitem__, _WORD.findall(passage))):
        if kind == "other":
            others.add(stem)
        elif kind:
            names.add(stem)
            if kind == "proper":
                proper.add(stem)
    return Said(frozenset(proper), frozenset(names), frozenset(others - names))


@cache
def _said() -> Remembered[str, tuple[str, str]]:
    """What each word of passages is (`proper` or another `name`, `other`, '' for nothing), and its stem."""
    return Remembered(_kind_and_stem)


def _kind_and_stem(written: str) -> tuple[str, str]:
    mark = _words()[written].later
    if mark is None or not mark.telling:
        return "", ""
    if mark.name:
        return ("proper" if mark.proper else "name"), mark.stem
    return ("" if mark.stem.isdigit() else "other"), mark.stem

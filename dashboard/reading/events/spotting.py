"""Finds names of happenings of the general list in a sentence, in any of the wordings that English has.

Of a name inside another, the longer counts. A name inside the name of something else (a bridge, a society, a
party's convention) does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from dashboard.reading.events.listing import Entry, Listing
from dashboard.reading.events.wordings import (
    WORD,
    Grade,
    Slot,
    is_ordinary,
    patterns,
    plain,
    vocabulary,
    words,
)
from dashboard.reading.remembered import Remembered
from dashboard.reading.words import either, either_case, listed, load

_WORDS = load("events")["_"]["spotting"]

_TITLES = 3
"""How many titles may stand inside a name: `the assassination of the Archduke Franz Ferdinand`."""
_GAP = re.compile(r"[\s\-–—‑]+|[’']\s|\.\s|\s?[“”‘’\"']\s?")
"""What may stand between the words of a name; a full stop only after a short word such as `St`."""
_PLACES = ("battle", "siege")
_FUNCTION = frozenset(listed(_WORDS["function"]))
"""Words that have a capital only at the beginning of a sentence."""
_INSTITUTION = re.compile(rf"[\s-](?:{either_case(_WORDS['after'])}|{either(_WORDS['after_as_name'])})\b")
_PLACED = re.compile(rf"\b{either(_WORDS['placed'])}\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_BODY = re.compile(rf"\b{either(_WORDS['bodies'])}\s+(?:of|for)\s+(?:the\s+)?(?:[A-Z][\w-]+\s+)*$")
"""Before a name: a body that is named after it, `Daughters of the American Revolution`."""
_MEMBERS = re.compile(rf"\b{either(_WORDS['members'])}s?[’']s?\s+$")
"""Before a name: a possessive that shows it is another event, `the Women's March on Washington`."""
_PREFIX = re.compile(r"\b(?:[Pp]ost|[Pp]re|[Pp]ro|[Aa]nti|[Ii]nter|[Nn]eo)[-–—‑]\s?$")
_ANOTHER = re.compile(r"\b(?:Second|Third|Fourth|Fifth|Sixth)\s+$")
"""Before a name without a number: another of its kind, `Second War of American Independence`."""
_CITED = re.compile(rf"\b{either(_WORDS['cited'])}\s+[“‘\"']?The\s+$")
"""Before a name that is the title of a work: `his novel The Gilded Age`."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A name in a sentence: its place, what happenings it may stand for, and how clear it is (`Grade`)."""

    start: int
    end: int
    ids: tuple[str, ...]
    grade: Grade


class _Way(NamedTuple):
    """A pattern of a name, to be tried at its telling word: the slots after that word, and those before."""

    id: str
    grade: Grade
    after: tuple[Slot, ...]
    before: tuple[Slot, ...]
    capital: bool
    verb: bool
    work: bool


@dataclass(frozen=True, slots=True)
class _Ways:
    """The patterns that one telling word has, by the word that must stand beside it.

    `after` and `before` say which of `all` go on with a word on that side, `alone` which have no other word;
    `onward` and `backward` are those of either side, tried where titles may stand between.
    """

    all: tuple[_Way, ...]
    alone: tuple[int, ...]
    onward: tuple[int, ...]
    backward: tuple[int, ...]
    after: dict[str, tuple[int, ...]]
    before: dict[str, tuple[int, ...]]

    def beside(self, previous: str, following: str) -> list[_Way]:
        """The patterns that can fit between two words, in their order."""
        titles = words().titles
        found = self.alone
        found += self.onward if following in titles else self.after.get(following, ())
        found += self.backward if previous in titles else self.before.get(previous, ())
        return [self.all[number] for number in sorted(found)]


def _by_neighbour(ways: tuple[_Way, ...]) -> _Ways:
    after: dict[str, tuple[int, ...]] = {}
    before: dict[str, tuple[int, ...]] = {}
    onward = tuple(n for n, way in enumerate(ways) if way.after)
    backward = tuple(n for n, way in enumerate(ways) if way.before and not way.after)
    alone = tuple(n for n, way in enumerate(ways) if not way.after and not way.before)
    for table, numbers in ((after, onward), (before, backward)):
        for n in numbers:
            for word in (ways[n].after or ways[n].before)[0][0]:
                table[word] = (*table.get(word, ()), n)
    return _Ways(ways, alone, onward, backward, after, before)


class _Read:
    """The words of a stretch of text as they are spelled, as they are compared, and where they stand."""

    def __init__(
        self, text: str, start: int, end: int, spelled: list[str], plain_: Mapping[str, str]
    ) -> None:
        """Where the words stand is looked up only when a name may be there."""
        self.text, self.start, self.end = text, start, end
        self.spelled = spelled
        self.smalls = [*map(plain_.__getitem__, spelled), ""]
        """The words as they are compared, and '' where there is none, at -1 too."""

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """The start and end of each word in the text."""
        return [found.span() for found in WORD.finditer(self.text, self.start, self.end)]

    def capital(self, place: int) -> bool:
        """Whether a word begins with a capital letter or a figure."""
        first = self.spelled[place][0]
        return first.isupper() or first.isdigit()

    def joined(self, left: int, right: int) -> bool:
        """Whether nothing but a gap stands between a word and the next."""
        gap = self.text[self.places[left][1] : self.places[right][0]]
        return gap == " " or bool(_GAP.fullmatch(gap) and ("." not in gap or len(self.smalls[left]) < 4))


def _words_of(piece: str) -> list[str]:
    """The words in what stands between two blanks: cutting a text at its blanks is quick."""
    return [piece] if piece.isalpha() else WORD.findall(piece)


class Spotter:
    """Finds the names of a list; it remembers what it learns about a word, because texts repeat words.

    It remembers words as they are compared (`plain`), whether one may tell of a name, and the patterns of it.
    """

    def __init__(self, listing: Listing) -> None:
        """Nothing is made of `listing` before a text has its words."""
        self.listing = listing
        self._words: dict[str, list[str]] = Remembered(_words_of)
        self._plain: dict[str, str] = Remembered(plain)
        self._telling: dict[str, bool] = Remembered(self._may_tell)
        self._ways: dict[str, _Ways] = Remembered(
            lambda word: _by_neighbour(tuple(_compiled(word, self.listing)))
        )

    def spots(self, text: str, start: int, end: int) -> list[Spot]:
        """The names in `text[start:end]`, in order, none inside another."""
        spelled = list(chain.from_iterable(map(self._words.__getitem__, text[start:end].split())))
        keyed = [place for place, telling in enumerate(map(self._telling.__getitem__, spelled)) if telling]
        if not keyed:
            return []
        read = _Read(text, start, end, spelled, self._plain)
        hits = [hit for place in keyed for hit in self._at(read, place)]
        return list(_longest(hits, text, start)) if hits else []

    def _may_tell(self, word: str) -> bool:
        """Whether a word, as it is spelled, may tell of a name: hardly one that names have with a capital."""
        small = plain(word)
        names = self.listing.index.get(small, ())
        if not names or word[0].isupper() or word[0].isdigit() or small in vocabulary():
            return bool(names)
        return any(small in name or not name.isascii() for _, name in names)

    def _at(self, read: _Read, place: int) -> Iterator[tuple[int, int, _Way]]:
        smalls = read.smalls
        for way in self._ways[smalls[place]].beside(smalls[place - 1], smalls[place + 1]):
            if way.capital and not read.capital(place):
                continue
            last = _walk(read, place, way.after, 1)
            if last < 0:
                continue
            first = _walk(read, place, way.before, -1)
            if first >= 0:
                yield read.places[first][0], read.places[last][1], way


def _compiled(word: str, listing: Listing) -> Iterator[_Way]:
    """The patterns of the names of which a word tells."""
    for entry_id, name in listing.index[word]:
        entry = listing.entry(entry_id)
        if _is_person(entry, name):
            continue
        ordinary = is_ordinary(name) or ("bare" in entry.needs and " " not in name)
        place = name != entry.name and entry.kind in _PLACES and entry.name.endswith(f" {name}")
        for pattern in patterns(name, place=entry.kind in _PLACES):
            slots = pattern.slots
            at = max((i for i, slot in enumerate(slots) if word in slot.words), default=-1)
            if at < 0:
                continue
            grade: Grade = "near" if ordinary and pattern.grade == "full" else pattern.grade
            grade = "bare" if place else grade
            verb = grade == "near" and not any(pattern.head in slot.words for slot in slots)
            after, before = slots[at + 1 :], slots[:at][::-1]
            yield _Way(entry_id, grade, after, before, slots[at].capital, verb, entry.kind == "work")


def _is_person(entry: Entry, name: str) -> bool:
    """Whether the name of a reign is just its ruler's name, which is mostly mentioned for other reasons."""
    return entry.kind == "reign" and name != entry.name and entry.name.endswith(name.split()[-1])


def _walk(read: _Read, place: int, slots: tuple[Slot, ...], step: int) -> int:
    """The index of the last word if words from `place` on, in either direction, fill the slots; else -1."""
    smalls, most = read.smalls, len(read.spelled)
    for choices, capital in slots:
        skipped = 0
        while True:
            before, place = place, place + step
            if not 0 <= place < most:
                return -1
            word = smalls[place]
            fills = word in choices and (not capital or read.capital(place))
            skipped += not fills
            if not fills and (word not in words().titles or skipped > _TITLES):
                return -1
            if not read.joined(min(before, place), max(before, place)):
                return -1
            if fills:
                break
    return place


_RANK = {"full": 0, "near": 1, "bare": 2}


def _longest(hits: list[tuple[int, int, _Way]], text: str, start: int) -> Iterator[Spot]:
    """The spots without those inside others or inside another name."""
    hits.sort(key=lambda hit: (hit[0] - hit[1], _RANK[hit[2].grade]))
    places: dict[tuple[int, int], list[_Way]] = {}
    for first, last, way in hits:
        places.setdefault((first, last), []).append(way)
    taken: list[tuple[int, int]] = []
    found: list[Spot] = []
    for (first, last), ways in places.items():
        if any(low < last and first < high for low, high in taken):
            continue
        taken.append((first, last))
        grade = ways[0].grade
        ids = tuple(dict.fromkeys(way.id for way in ways if way.grade == grade))
        told = all(way.verb for way in ways if way.grade == grade)
        if told:
            inside = is_called_after(text, first, start, work=True)
        else:
            inside = within_a_name(text, first, last, start, bare=grade == "bare", work=ways[0].work)
        if not inside:
            found.append(Spot(first, last, ids, grade))
    yield from sorted(found, key=lambda spot: spot.start)


def is_called_after(text: str, first: int, start: int, *, work: bool = False) -> bool:
    """Whether the words before make it the name of a body, a camp or, unless it is a `work`, of a work."""
    before = text[max(start, first - 60) : first]
    if any(pattern.search(before) for pattern in (_PREFIX, _BODY, _MEMBERS, _ANOTHER)):
        return True
    return not work and bool(_CITED.search(before))


def within_a_name(
    text: str, first: int, last: int, start: int, *, bare: bool = False, work: bool = False
) -> bool:
    """Whether a name, in a sentence that begins at `start`, is part of a name that means something else."""
    if _INSTITUTION.match(text, last):
        return True
    name, before = text[first:last], text[max(start, first - 60) : first]
    if any(pattern.search(before) for pattern in (_PREFIX, _BODY, _CITED, _MEMBERS, _ANOTHER)):
        return True
    if (bare or not re.search(r"[\s-]", name)) and _PLACED.search(before):
        return True
    if not before.endswith((" ", "-")) or not name[0].isupper() or name.split()[0].lower() in words().heads:
        return False
    previous = before.split()[-1].strip("“”‘’\"'([") if before.split() else ""
    if not previous[:1].isupper() or previous.endswith(
        ("’s", "'s", "s’", "s'", ",", ".", ";", ":", "—", ")")
    ):
        return False
    return plain(previous) not in _FUNCTION and plain(previous) not in words().titles

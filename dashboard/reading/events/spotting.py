"""Finds names of happenings of the general list in a sentence, in any of the wordings that English has.

Of a name inside another, the longer counts. A name inside the name of something else (a bridge, a society, a
party's convention) does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dashboard.reading.events.listing import Entry, Listing
from dashboard.reading.events.wordings import WORD, Grade, is_ordinary, patterns, plain, words
from dashboard.reading.words import either, either_case, listed, load

_WORDS = load("events")["_"]["spotting"]

_TITLES = 3
"""How many titles may stand inside a name: `the assassination of the Archduke Franz Ferdinand`."""
_GAP = re.compile(r"[\s\-–—‑]+|[’']\s|\.\s|\s?[“”‘’\"']\s?")
"""What may stand between the words of a name; a full stop only after a short word such as `St`."""
_PLACES = ("battle", "siege")
_REMEMBERED = 100_000
"""Spellings of words that are remembered at most."""
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


@dataclass(frozen=True, slots=True)
class _Way:
    """A pattern of a name, to be tried at its telling word: the slots after that word, and those before."""

    id: str
    grade: Grade
    after: tuple[tuple[frozenset[str], bool], ...]
    before: tuple[tuple[frozenset[str], bool], ...]
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

    def beside(self, previous: str, following: str) -> Iterator[_Way]:
        """The patterns that can fit between two words, in their order."""
        titles = words().titles
        found = self.onward if following in titles else self.after.get(following, ())
        found += self.backward if previous in titles else self.before.get(previous, ())
        for number in sorted(self.alone + found):
            yield self.all[number]


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


@dataclass(frozen=True, slots=True)
class _Read:
    """The words of a stretch of text: where they stand, and as they are compared."""

    text: str
    found: list[re.Match[str]]
    small: list[str]

    def capital(self, place: int) -> bool:
        """Whether a word begins with a capital letter or a figure."""
        first = self.text[self.found[place].start()]
        return first.isupper() or first.isdigit()

    def joined(self, left: int, right: int) -> bool:
        """Whether nothing but a gap stands between a word and the next."""
        gap = self.text[self.found[left].end() : self.found[right].start()]
        return gap == " " or bool(_GAP.fullmatch(gap) and ("." not in gap or len(self.small[left]) < 4))


@dataclass(frozen=True, slots=True)
class Spotter:
    """Finds the names of a list; it caches what it learns about a word, because texts repeat words."""

    listing: Listing
    ways: dict[str, _Ways] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)

    def spots(self, text: str, start: int, end: int) -> list[Spot]:
        """The names in `text[start:end]`, in order, none inside another."""
        index, known = self.listing.index, self.known
        found = list(WORD.finditer(text, start, end))
        small = [known.get(word) or self._plain(word) for word in WORD.findall(text, start, end)]
        read = _Read(text, found, small)
        keyed = [place for place, word in enumerate(small) if word in index]
        hits = [hit for place in keyed for hit in self._at(read, place)]
        return list(_longest(hits, text, start)) if hits else []

    def _plain(self, word: str) -> str:
        if len(self.known) > _REMEMBERED:
            self.known.clear()
        small = self.known[word] = plain(word)
        return small

    def _at(self, read: _Read, place: int) -> Iterator[tuple[int, int, _Way]]:
        small = read.small
        ways = self.ways.get(small[place])
        if ways is None:
            ways = self.ways[small[place]] = _by_neighbour(tuple(self._compiled(small[place])))
        previous = small[place - 1] if place else ""
        following = small[place + 1] if place + 1 < len(small) else ""
        for way in ways.beside(previous, following):
            if way.capital and not read.capital(place):
                continue
            last = _walk(read, place, way.after, 1)
            if last < 0:
                continue
            first = _walk(read, place, way.before, -1)
            if first >= 0:
                yield read.found[first].start(), read.found[last].end(), way

    def _compiled(self, word: str) -> Iterator[_Way]:
        for entry_id, name in self.listing.index[word]:
            entry = self.listing.entry(entry_id)
            if _is_person(entry, name):
                continue
            ordinary = is_ordinary(name) or ("bare" in entry.needs and " " not in name)
            place = name != entry.name and entry.kind in _PLACES and entry.name.endswith(f" {name}")
            for pattern in patterns(name, place=entry.kind in _PLACES):
                at = max((i for i, slot in enumerate(pattern.slots) if word in slot.words), default=-1)
                if at < 0:
                    continue
                slots = [(slot.words, slot.capital) for slot in pattern.slots]
                grade: Grade = "near" if ordinary and pattern.grade == "full" else pattern.grade
                grade = "bare" if place else grade
                verb = grade == "near" and not any(pattern.head in slot.words for slot in pattern.slots)
                after, before = tuple(slots[at + 1 :]), tuple(slots[:at][::-1])
                yield _Way(entry_id, grade, after, before, slots[at][1], verb, entry.kind == "work")


def _is_person(entry: Entry, name: str) -> bool:
    """Whether the name of a reign is just its ruler's name, which is mostly mentioned for other reasons."""
    return entry.kind == "reign" and name != entry.name and entry.name.endswith(name.split()[-1])


def _walk(read: _Read, place: int, slots: tuple[tuple[frozenset[str], bool], ...], step: int) -> int:
    """The index of the last word if words from `place` on, in either direction, fill the slots; else -1."""
    for choices, capital in slots:
        skipped = 0
        while True:
            before, place = place, place + step
            if not 0 <= place < len(read.small) or not read.joined(min(before, place), max(before, place)):
                return -1
            word = read.small[place]
            if word in choices and (not capital or read.capital(place)):
                break
            skipped += 1
            if word not in words().titles or skipped > _TITLES:
                return -1
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

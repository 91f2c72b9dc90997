"""Where a sentence has the name of a happening of the general list, put in any of the ways of English.

Where a name lies within another, the longer counts; a name inside that of something else (a bridge, a
society, a party's convention) does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dashboard.reading.events.listing import Entry, Listing
from dashboard.reading.events.wordings import WORD, Grade, is_ordinary, patterns, plain, words

_TITLES = 3
"""How many titles may stand within a name: `the assassination of the Archduke Franz Ferdinand`."""
_GAP = re.compile(r"[\s\-–—‑]+|[’']\s|\.\s|\s?[“”‘’\"']\s?")
"""What may stand between the words of a name; a full stop only after a short word such as `St`."""
_PLACES = ("battle", "siege")
_FUNCTION = frozenset(
    [
        "a",
        "after",
        "also",
        "although",
        "amid",
        "among",
        "an",
        "and",
        "as",
        "at",
        "because",
        "before",
        "both",
        "but",
        "by",
        "despite",
        "during",
        "even",
        "every",
        "few",
        "first",
        "for",
        "from",
        "if",
        "in",
        "into",
        "it",
        "its",
        "last",
        "later",
        "like",
        "many",
        "most",
        "no",
        "not",
        "of",
        "on",
        "once",
        "only",
        "or",
        "over",
        "same",
        "since",
        "so",
        "some",
        "soon",
        "still",
        "such",
        "than",
        "that",
        "the",
        "their",
        "then",
        "these",
        "this",
        "those",
        "though",
        "through",
        "thus",
        "to",
        "two",
        "under",
        "unlike",
        "until",
        "upon",
        "was",
        "were",
        "what",
        "when",
        "where",
        "whereas",
        "whether",
        "which",
        "while",
        "who",
        "whose",
        "why",
        "with",
        "within",
        "without",
        "yet",
        "his",
        "her",
        "our",
    ]
)
"""Words that have a capital only because a sentence begins with them."""
_INSTITUTION = re.compile(
    r"[\s-](?:(?:[Bb]ridge|[Mm]useum|[Mm]emorials?|[Mm]onument|[Ss]treet|[Ss]quare|[Ss]tatue|[Ss]tation|[Pp]ainting"
    r"|[Ff]ilm|[Mm]ovie|[Nn]ovel|[Pp]lay|[Mm]usical|[Oo]pera|[Rr]eenact\w*|[Vv]eterans?|[Ss]ociety|[Aa]ssociation"
    r"|[Ff]oundation|[Pp]rogramme?|[Aa]nniversar\w+|[Ee]xhibition|[Ss]cholars?|[Hh]istorians?|[Aa]cademy"
    r"|[Ii]nstitute|[Uu]niversity|[Cc]ollege|[Ss]chool|[Ll]ibrary|[Pp]ark|[Rr]oad|[Aa]venue|[Pp]rize|[Aa]ward"
    r"|[Mm]edal|[Bb]rigade|[Rr]egiment|[Ss]tadium|[Aa]irport|[Cc]entre|[Cc]enter|[Pp]ress|[Hh]ospital|[Hh]otel"
    r"|[Cc]athedral|[Rr]egion|[Tt]erritor(?:y|ies)|[Ll]ands)\b"
    r"|(?:Day|Party|House|Project|Club|League|Fund|Trust|Tower|Column|Hall|Series|Records?|Commission|Committee"
    r"|Board|Bay|Sea|Island|River|Company|Bank|Church|Era)\b)"
)
_PLACED = re.compile(
    r"\b(?:straits?|bay|gulf|city|town|village|islands?|sea|river|lake|valley|mount|port|harbou?r|bridge|street|road"
    r"|university|college|museum|people|citizens|inhabitants|land|church|house|society|order|knights|school"
    r"|bishop|archbishop|duke|duchess|king|queen|count|earl|prince|princess|emperor|sultan|lord|patriarch|province"
    r"|kingdom|republic|duchy|county|district|region|north|south|east|west|walls|gates|streets|suburbs?)"
    r"\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)

_BODY = re.compile(
    r"\b(?:Daughters|Sons|Society|Order|Friends|Museum|Institute|Part(?:y|ies)|Union|Movement|Front|League|Committee"
    r"|Association|Congress|Council|Journal|Academy|Foundation|Church|Statue|Bank|University|Ministry|Department)"
    r"\s+(?:of|for)\s+(?:the\s+)?(?:[A-Z][\w-]+\s+)*$"
)
"""Before a name: a body that is called after it, `Daughters of the American Revolution`."""
_MEMBERS = re.compile(
    r"\b(?:Women|Men|People|Workers?|Children|Student|Teacher|Nurse|Farmer|Veteran)s?[’']s?\s+$"
)
"""Before a name: the owner shows that it is another event, `the Women's March on Washington`."""
_PREFIX = re.compile(r"\b(?:[Pp]ost|[Pp]re|[Pp]ro|[Aa]nti|[Ii]nter|[Nn]eo)[-–—‑]\s?$")
_ANOTHER = re.compile(r"\b(?:Second|Third|Fourth|Fifth|Sixth)\s+$")
"""Before a name that has no number itself: the next of its kind, `Second War of American Independence`."""
_CITED = re.compile(
    r"\b(?:in|read|wrote|writes|book|novel|poem|film|play|essay|painting|magazine|published)\s+[“‘\"']?The\s+$"
)
"""Before a name: it is the title of a work, `his novel The Gilded Age`."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A name in a sentence: its place, the happenings that it may stand for, and how well it says so."""

    start: int
    end: int
    ids: tuple[str, ...]
    grade: Grade


@dataclass(frozen=True, slots=True)
class _Way:
    """A pattern of a name, ready to be tried at its telling word: the slots after it, and those before."""

    id: str
    grade: Grade
    after: tuple[tuple[frozenset[str], bool], ...]
    before: tuple[tuple[frozenset[str], bool], ...]
    capital: bool
    verb: bool
    work: bool


Token = tuple[str, bool, int, int]
"""A word of a sentence: as compared, whether it has a capital, where it begins and ends."""


@dataclass(frozen=True, slots=True)
class Spotter:
    """Finds the names of a list; it remembers what it learns about a word, as texts repeat their words."""

    listing: Listing
    ways: dict[str, tuple[_Way, ...]] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)

    def spots(self, text: str, start: int, end: int) -> list[Spot]:
        """The names in a stretch of a text, in order, none within another."""
        tokens: list[Token] = []
        keyed: list[int] = []
        index, known = self.listing.index, self.known
        for found in WORD.finditer(text, start, end):
            word = found.group()
            small = known.get(word)
            if small is None:
                small = known[word] = plain(word)
            if small in index:
                keyed.append(len(tokens))
            tokens.append((small, word[0].isupper() or word[0].isdigit(), found.start(), found.end()))
        hits = [hit for place in keyed for hit in self._at(text, tokens, place)]
        return list(_longest(hits, text, start)) if hits else []

    def _at(self, text: str, tokens: Sequence[Token], place: int) -> Iterator[tuple[int, int, _Way]]:
        word, capital, _, _ = tokens[place]
        ways = self.ways.get(word)
        if ways is None:
            ways = self.ways[word] = tuple(self._compiled(word))
        for way in ways:
            if way.capital and not capital:
                continue
            last = _walk(text, tokens, place, way.after, 1)
            if last < 0:
                continue
            first = _walk(text, tokens, place, way.before, -1)
            if first >= 0:
                yield tokens[first][2], tokens[last][3], way

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
    """Whether a name of a reign is its ruler's: who is named often, mostly for other things."""
    return entry.kind == "reign" and name != entry.name and entry.name.endswith(name.split()[-1])


def _walk(
    text: str, tokens: Sequence[Token], place: int, slots: tuple[tuple[frozenset[str], bool], ...], step: int
) -> int:
    """The place of the last word when slots are filled from a word on, either way; -1 if they are not."""
    titles = words().titles
    for choices, capital in slots:
        skipped = 0
        while True:
            following = place + step
            if not 0 <= following < len(tokens):
                return -1
            left, right = (
                (tokens[place], tokens[following]) if step > 0 else (tokens[following], tokens[place])
            )
            gap = text[left[3] : right[2]]
            if gap != " " and not (_GAP.fullmatch(gap) and ("." not in gap or len(left[0]) < 4)):
                return -1
            place = following
            word = tokens[place]
            if word[0] in choices and (word[1] or not capital):
                break
            skipped += 1
            if word[0] not in titles or skipped > _TITLES:
                return -1
    return place


_RANK = {"full": 0, "near": 1, "bare": 2}


def _longest(hits: list[tuple[int, int, _Way]], text: str, start: int) -> Iterator[Spot]:
    """Spots without those inside others, and without those that are part of another name."""
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
    """Whether what stands before a name makes it that of a body, a camp or, unless it is one, a work."""
    before = text[max(start, first - 60) : first]
    if any(pattern.search(before) for pattern in (_PREFIX, _BODY, _MEMBERS, _ANOTHER)):
        return True
    return not work and bool(_CITED.search(before))


def within_a_name(
    text: str, first: int, last: int, start: int, *, bare: bool = False, work: bool = False
) -> bool:
    """Whether a name, in a sentence that begins at `start`, is a part of one that means something else."""
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

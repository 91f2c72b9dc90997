"""Decides whether a name from the general list counts in a text.

A name that stands for one happening alone counts wherever it is told. One that stands for several goes to the
one nearest in the story's time; words that another happening may have as well (`Kennedy was shot`) count only
beside dates, other happenings, or a subject that agree with it. A year that the sentence states, and that the
happening cannot have, rules it out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.reading.dates.find import Timex
from dashboard.reading.events.listing import Entry, Listing
from dashboard.reading.events.spans import Days, bounds, gap
from dashboard.reading.events.spotting import Spot
from dashboard.reading.events.wordings import WORD, Grade, key, plain

Named = Sequence[tuple[int, Days]]
"""Happenings: where a text names them, and when they were."""

_YEAR = 366
_SLACK = {"full": 6 * _YEAR, "near": _YEAR, "bare": _YEAR}
"""How far a year in the sentence may be from the event's, by how clear the name is."""
_REACH = {"full": 25 * _YEAR, "near": 4 * _YEAR, "bare": 2 * _YEAR}
"""How near the story's time must be to an event whose name alone is not enough."""
_LIFETIME = 80 * _YEAR
"""Where several events have the name, one this far from the story's time is not meant."""
_VAGUE = 12 * _YEAR
"""A date wider than this says too little about when the story is."""
_LASTING = 3 * _YEAR
"""Something longer than this is a period rather than one event: its name frames what is told."""
_FRAMES = ("period", "era", "dynasty", "empire", "movement", "reign")
AMBIGUOUS = "ambiguous"
"""The mark of an entry whose name stands for other things too."""
MAIN = "main"
"""The mark of the entry that a name means if nothing says otherwise."""
_FIGHT = re.compile(
    r"\b(?:battles?|defeat\w*|victor\w+|won|lost|beat(?:en)?|fought|rout\w*|crush\w+|surrender\w*|triumph\w*|armies"
    r"|army|troops|forces|clash\w*|ambush\w*|annihilat\w+|destroy\w+|fleet)\b"
)
_INDEFINITE = re.compile(
    r"\b(?:an?|another|any|no|some|every|each|his|her|their|its|such)\s(?:[\w-]+\s){0,2}$"
)
"""Before a name in small letters: one of many such things, `a quick invasion of France`."""
_OTHER = re.compile(r"\b(?:new|another|other|similar|possible|future|proposed|second|third)\s+$")
"""Before a name in small letters: another thing of that kind, `a new transcontinental railroad`."""
_AT = re.compile(r"\b(?:at|near|outside|off)\s+(?:the\s+)?$")


@dataclass(frozen=True, slots=True)
class Story:
    """The time of a text, place by place: its dates and the events that it surely names, in order."""

    places: tuple[int, ...]
    days: tuple[Days, ...]

    def within(self, start: int, end: int) -> Sequence[Days]:
        """The times told between two places of a text."""
        return self.days[bisect_left(self.places, start) : bisect_left(self.places, end)]

    def near(self, start: int, end: int) -> Sequence[Days]:
        """The times told between two places of a text; if none, the last before them, or else the next."""
        low = bisect_left(self.places, start)
        return self.within(start, end) or (self.days[low - 1 : low] if low else self.days[:1])


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's place and that of its paragraph, the names in it, and the times that it states."""

    start: int
    end: int
    paragraph: Days
    spots: tuple[Spot, ...]
    stated: tuple[Days, ...]


def stated(times: Iterable[Timex]) -> tuple[Days, ...]:
    """The times that a sentence gives with their years."""
    return tuple(
        days
        for time in times
        if time.edtf and time.anchor is None and time.kind not in ("relative", "underspecified", "feast")
        if (days := bounds(time.edtf)) is not None
    )


def story(times: Iterable[Timex], named: Named) -> Story:
    """The story's time, from the dates of a text and the happenings that it surely names."""
    marks = [(time.start, days) for time in times if time.edtf and (days := bounds(time.edtf)) is not None]
    marks = sorted([*marks, *named])
    kept = [(place, days) for place, days in marks if days[1] - days[0] <= _VAGUE]
    return Story(tuple(place for place, _ in kept), tuple(days for _, days in kept))


def earned(
    sentences: Sequence[Sentence],
    text: str,
    *,
    listing: Listing,
    times: Sequence[Timex],
    subject: str,
    named: Named = (),
) -> tuple[list[tuple[Spot, Entry]], Story]:
    """The names that count, each with the happening that it means, and the story's time.

    `subject` is the text's title and headings, `named` the happenings that are sure already.
    """
    open_: list[tuple[Sentence, Spot, list[Entry]]] = []
    sure: list[tuple[Spot, Entry]] = []
    for sentence in sentences:
        for spot in sentence.spots:
            entries = [
                e for e in map(listing.entry, spot.ids) if possible(e.edtf, sentence.stated, grade=spot.grade)
            ]
            if len(entries) == 1 and len(spot.ids) == 1 and _is_sure(spot, entries[0], text):
                sure.append((spot, entries[0]))
            elif entries:
                open_.append((sentence, spot, entries))
    listed = [(spot.start, days) for spot, e in sure if (days := bounds(e.edtf)) is not None]
    told = story(times, [*named, *listed])
    for sentence, spot, entries in open_:
        entry = _meant(sentence, spot, entries, text, told=told, subject=subject)
        if entry is not None:
            sure.append((spot, entry))
    return sure, told


def _is_sure(spot: Spot, entry: Entry, text: str) -> bool:
    """Whether a name needs nothing beside it: it is written as a name, and stands for nothing else."""
    name = text[spot.start : spot.end]
    return spot.grade == "full" and AMBIGUOUS not in entry.needs and not name[0].islower() and " " in name


def possible(value: str, stated: Sequence[Days], *, grade: Grade) -> bool:
    """Whether the years in a sentence leave an event's date possible."""
    days = bounds(value)
    return days is not None and (not stated or min(gap(days, s) for s in stated) <= _SLACK[grade])


def supported(value: str, told: Story, paragraph: Days) -> bool:
    """Whether the story of a paragraph is at a happening's time."""
    days = bounds(value)
    return days is not None and any(gap(days, near) <= _REACH["near"] for near in told.near(*paragraph))


def _meant(
    sentence: Sentence, spot: Spot, entries: Sequence[Entry], text: str, *, told: Story, subject: str
) -> Entry | None:
    """Which of the events that share a name is meant, if any."""
    if spot.grade == "bare" and not _fought(text, sentence, spot):
        return None
    near = told.near(*sentence.paragraph)
    gaps = {entry.id: _apart(entry, near) for entry in entries}
    best = min(entries, key=lambda entry: (gaps[entry.id] is None, gaps[entry.id] or 0))
    apart = gaps[best.id]
    if apart is not None and apart <= _reach(sentence, spot, text):
        return best
    if spot.grade == "bare":
        return None
    first = _foremost(entries, text[spot.start : spot.end])
    name = text[spot.start : spot.end]
    if first is not None and MAIN in first.needs and spot.grade == "near" and _is_called(first, name):
        apart = gaps[first.id]
        return first if apart is None or apart <= _REACH["full"] else None
    if first is None or spot.grade == "near":
        near_by = apart is None or apart <= _REACH["full"]
        alone = first is not None and near_by and _is_subject(first, subject)
        return first if alone else None
    apart = gaps[first.id]
    far = _REACH["full"] if first.needs == (AMBIGUOUS,) else _LIFETIME
    known = apart is None or (apart <= far and not text[spot.start].islower())
    return first if known else None


def _reach(sentence: Sentence, spot: Spot, text: str) -> int:
    """How far from the story's time the event that a name means may be."""
    before = text[max(sentence.start, spot.start - 40) : spot.start]
    small = text[spot.start].islower()
    if small and _OTHER.search(before):
        return -1
    return _YEAR if small and _INDEFINITE.search(before) else _REACH[spot.grade]


def _apart(entry: Entry, near: Iterable[Days]) -> int | None:
    """How far an entry is from the nearest of some times."""
    days = bounds(entry.edtf)
    return min((gap(days, other) for other in near), default=None) if days else None


def _foremost(entries: Sequence[Entry], name: str) -> Entry | None:
    """The event that a name means if nothing says otherwise: the list marks it, or gives it that title."""
    if len(entries) == 1:
        return entries[0]
    marked = [entry for entry in entries if MAIN in entry.needs] or list(entries)
    first = [entry for entry in marked if entry.article.casefold() == name.casefold()]
    first = first or [entry for entry in marked if entry.name.casefold() == name.casefold()] or marked
    return first[0] if len(first) == 1 else None


def _is_called(entry: Entry, name: str) -> bool:
    """Whether a name, written as one, is one of an entry's own, and not made by a rule."""
    return name[0].isupper() and name.casefold() in {own.casefold() for own in (entry.name, *entry.aliases)}


def _is_subject(entry: Entry, subject: str) -> bool:
    telling = key(entry.name)
    return any(plain(word) == telling for word in WORD.findall(subject))


def _fought(text: str, sentence: Sentence, spot: Spot) -> bool:
    before = text[sentence.start : spot.start]
    return bool(_AT.search(before)) and bool(_FIGHT.search(text, sentence.start, sentence.end))


def near_enough(entry: Entry, told: Story, paragraph: Days) -> bool:
    """Whether what a text only names may be what its story is about: it has no other time, or one near it."""
    apart = _apart(entry, told.near(*paragraph))
    return apart is None or apart <= _VAGUE


def lasting(entry: Entry) -> bool:
    """Whether an entry is a period rather than one event."""
    days = bounds(entry.edtf)
    return entry.kind in _FRAMES or days is None or days[1] - days[0] > _LASTING

"""Decides whether a name from the general list counts in a text.

A name that stands for one happening only counts wherever the text tells of it. A name that stands for several
means the one nearest to the time of the story. Words that would fit another happening too (`Kennedy was
shot`) count only if the dates, the other happenings or the subject of the text agree. If the sentence states
a year that a happening cannot have, it is ruled out.
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
from dashboard.reading.words import either, load

Named = Sequence[tuple[int, Days]]
"""Happenings: the place in the text that names each, and when it was."""

_YEAR = 366
_SLACK = {"full": 6 * _YEAR, "near": _YEAR, "bare": _YEAR}
"""In days: how far a year in the sentence may be from the event's, by the grade of the name."""
_REACH = {"full": 25 * _YEAR, "near": 4 * _YEAR, "bare": 2 * _YEAR}
"""In days: how near the time of the story must be to an event whose name alone is not enough."""
_LIFETIME = 80 * _YEAR
"""In days: of several events with one name, one this far from the time of the story is not meant."""
_VAGUE = 12 * _YEAR
"""In days: a date wider than this does not show when the story is."""
_LASTING = 3 * _YEAR
"""In days: something longer than this is a period, whose name only frames what is told."""
_FRAMES = ("period", "era", "dynasty", "empire", "movement", "reign")
AMBIGUOUS = "ambiguous"
"""The mark, in the column `needs`, of an entry whose name stands for other things too."""
MAIN = "main"
"""The mark of the entry that a name means unless something speaks against it."""
_FIGHT = re.compile(rf"\b{either(load('events')['_']['fight'])}\b")
_INDEFINITE = re.compile(
    r"\b(?:an?|another|any|no|some|every|each|his|her|their|its|such)\s(?:[\w-]+\s){0,2}$"
)
"""Before a name in lower case: one of many such things, `a quick invasion of France`."""
_OTHER = re.compile(r"\b(?:new|another|other|similar|possible|future|proposed|second|third)\s+$")
"""Before a name in lower case: another thing of that kind, `a new transcontinental railroad`."""
_AT = re.compile(r"\b(?:at|near|outside|off)\s+(?:the\s+)?$")


@dataclass(frozen=True, slots=True)
class Story:
    """When a story is, place by place: its dates, and the events that it surely names, in order."""

    places: tuple[int, ...]
    days: tuple[Days, ...]

    def within(self, start: int, end: int) -> Sequence[Days]:
        """The times told between two places of a text."""
        return self.days[bisect_left(self.places, start) : bisect_left(self.places, end)]

    def near(self, start: int, end: int) -> Sequence[Days]:
        """The times told between two places; if there are none, the last one before, or else the next one."""
        low = bisect_left(self.places, start)
        return self.within(start, end) or (self.days[low - 1 : low] if low else self.days[:1])


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place, that of its paragraph, the names in it, and the times that it states."""

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
    """The times of a story, from the dates of a text and the happenings that it surely names.

    `today` is when the text was written, and not a time of its story.
    """
    marks = [
        (time.start, days)
        for time in times
        if time.edtf and time.rule != "today" and (days := bounds(time.edtf)) is not None
    ]
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
    """The names that count, each with the happening that it means, and the times of the story.

    `subject` is the title of the text with its headings, `named` the happenings that are certain already.
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
    """Whether a name is enough by itself: it is written as a name, and stands for nothing else."""
    name = text[spot.start : spot.end]
    return spot.grade == "full" and AMBIGUOUS not in entry.needs and not name[0].islower() and " " in name


def possible(value: str, stated: Sequence[Days], *, grade: Grade) -> bool:
    """Whether the years in a sentence allow the date of an event."""
    days = bounds(value)
    return days is not None and (not stated or min(gap(days, s) for s in stated) <= _SLACK[grade])


def supported(value: str, told: Story, paragraph: Days) -> bool:
    """Whether the story of a paragraph is at the time of a happening."""
    days = bounds(value)
    return days is not None and any(gap(days, near) <= _REACH["near"] for near in told.near(*paragraph))


def _meant(
    sentence: Sentence, spot: Spot, entries: Sequence[Entry], text: str, *, told: Story, subject: str
) -> Entry | None:
    """Which of the events that share a name is meant; None if none is."""
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
    """How many days the event that a name means may be from the time of the story."""
    before = text[max(sentence.start, spot.start - 40) : spot.start]
    small = text[spot.start].islower()
    if small and _OTHER.search(before):
        return -1
    return _YEAR if small and _INDEFINITE.search(before) else _REACH[spot.grade]


def _apart(entry: Entry, near: Iterable[Days]) -> int | None:
    """How many days an entry is from the nearest of some times."""
    days = bounds(entry.edtf)
    return min((gap(days, other) for other in near), default=None) if days else None


def _foremost(entries: Sequence[Entry], name: str) -> Entry | None:
    """The event that a name means by default: the list marks it, or has it under that title; or None."""
    if len(entries) == 1:
        return entries[0]
    marked = [entry for entry in entries if MAIN in entry.needs] or list(entries)
    first = [entry for entry in marked if entry.article.casefold() == name.casefold()]
    first = first or [entry for entry in marked if entry.name.casefold() == name.casefold()] or marked
    return first[0] if len(first) == 1 else None


def _is_called(entry: Entry, name: str) -> bool:
    """Whether a name, written as one, stands in the list for this entry, and was not made by a rule."""
    return name[0].isupper() and name.casefold() in {own.casefold() for own in (entry.name, *entry.aliases)}


def _is_subject(entry: Entry, subject: str) -> bool:
    telling = key(entry.name)
    return any(plain(word) == telling for word in WORD.findall(subject))


def _fought(text: str, sentence: Sentence, spot: Spot) -> bool:
    before = text[sentence.start : spot.start]
    return bool(_AT.search(before)) and bool(_FIGHT.search(text, sentence.start, sentence.end))


def near_enough(entry: Entry, told: Story, paragraph: Days) -> bool:
    """Whether a happening that is only named fits the story: the story has no known time, or one near it."""
    apart = _apart(entry, told.near(*paragraph))
    return apart is None or apart <= _VAGUE


def lasting(entry: Entry) -> bool:
    """Whether an entry is a period rather than one event."""
    days = bounds(entry.edtf)
    return entry.kind in _FRAMES or days is None or days[1] - days[0] > _LASTING

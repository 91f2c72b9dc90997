"""A text for the reader pane: its blocks, and a mark with its claims on each date and named event.

Marks never overlap. A date is always marked, unless it is part of a name (the September Massacres). Where the
words that tell of an event contain dates or shorter names, only their longest free stretch is marked. Of two
names that overlap and bear no claim, the longer is marked.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.background import Background, Block, Mark, Reading, Reference
from dashboard.notes import Note
from dashboard.reading.claims import checks, noted
from dashboard.reading.claims.attach import is_name
from dashboard.reading.claims.context import STORY
from dashboard.reading.claims.extract import Claim, Searched
from dashboard.reading.events.mentions import Mention
from dashboard.reading.events.packs import Gazetteer

_SMALL = r"\b(?:and|but|of|in|on|at|to|by|for|with|over|from|the|a|an|as|that|which|who|was|were|is|had)\b"
_FIRST = re.compile(rf"(?:\W+|{_SMALL})+", re.IGNORECASE)
_LAST = re.compile(rf"(?:\W+|{_SMALL})+$", re.IGNORECASE)
_WITHOUT_WORDS = {*STORY, noted.RULE}
"""The rules of claims that no words of the text date."""
_SHORTEST = 4
"""The fewest letters of a mark that other marks have cut short."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A text with its marks; the words that its claims' dates lean on; the other dates that they may have."""

    reading: Reading
    anchors: dict[str, str]
    doubts: dict[str, str]


def background(
    claims: Sequence[Claim], *, texts: Iterable[Searched], gazetteer: Gazetteer, notes: Sequence[Note] = ()
) -> Background:
    """What is known around the claims of a table; `texts` must be the ones from which they were read."""
    searched = list(texts)
    by_source: dict[str, list[Claim]] = {}
    for claim in claims:
        by_source.setdefault(claim.source, []).append(claim)
    found = [_read(text, by_source.get(text.document.source.id, []), gazetteer) for text in searched]
    named = dict.fromkeys(claim.event for claim in claims if claim.event in gazetteer.events)
    return Background(
        references={name: _reference(name, gazetteer) for name in named},
        checks=checks.found(claims, gazetteer=gazetteer),
        anchors={claim: words for text in found for claim, words in text.anchors.items()},
        doubts={claim: date for text in found for claim, date in text.doubts.items()},
        remarks=noted.remarks(claims, notes, texts=searched),
        starred=noted.starred(claims, notes, texts=searched),
        judgements=noted.judgements(claims, notes, texts=searched),
        readings=tuple(text.reading for text in found),
    )


def _reference(name: str, gazetteer: Gazetteer) -> Reference:
    event = gazetteer.events[name]
    return Reference(event.id, event.title, event.edtf, event.calendar, event.summary, event.article)


def _shown(zone: str) -> str:
    """A zone as the page knows it, which tells no footnotes from other notes."""
    return "notes" if zone == "footnote" else zone


def _read(searched: Searched, claims: Sequence[Claim], gazetteer: Gazetteer) -> _Read:
    text = searched.document
    dates = list(_dates(searched))
    named = [_named(mention, gazetteer) for mention in searched.mentions]
    told = _told_on(claims, dates=dates, named=named, text=text.text)
    marks = sorted([*dates, *told, *named], key=lambda mark: mark.start)
    resting = _resting(claims, marks, text.text)
    marked = [_resting_on(mark, resting.get(place, [])) for place, mark in enumerate(marks)]
    blocks = tuple(Block(block.start, block.end, _shown(block.zone), block.number) for block in text.blocks)
    worded = [
        (claim, mark) for place, mark in enumerate(marks) for claim in resting.get(place, []) if claim.words
    ]
    return _Read(
        Reading(text.source, blocks, tuple(_apart(marked, text.text))),
        anchors={claim.claim_id: mark.anchor for claim, mark in worded if mark.anchor},
        doubts={claim.claim_id: mark.other for claim, mark in worded if mark.other and "?" in claim.edtf},
    )


def _dates(searched: Searched) -> Iterator[Mark]:
    text, mentions, prose = searched.document.text, searched.mentions, searched.prose
    ends = [end for _, spans in prose for _, end in spans]
    starts = [start for _, spans in prose for start, _ in spans]
    for time in searched.dates:
        if not time.edtf or (time.words.isalpha() and is_name(time, mentions, text)):
            continue
        anchor = text[slice(*time.anchor)] if time.anchor else ""
        at = bisect_left(ends, time.end)
        first = starts[at] if at < len(starts) else 0
        by = "context" if time.anchor and not first <= time.anchor[0] < time.end else "text"
        place = (time.start, time.end)
        yield Mark(*place, "date", time.edtf, time.rule, anchor, dated_by=by, other=time.other)


def _told_on(
    claims: Iterable[Claim], *, dates: Sequence[Mark], named: Sequence[Mark], text: str
) -> Iterator[Mark]:
    """Marks on the first word of what is told without a date of its own, and dated by the story or by a note.

    The anchor of such a mark is the story's date at that place; a note leans on no words of the text. A claim
    has such a mark too if a note names its event and the passage does not.
    """
    taken = {place for mark in dates for place in range(mark.start, mark.end)}
    starts = sorted(mark.start for mark in (*dates, *named))
    for claim in claims:
        bare = bisect_left(starts, claim.start) == bisect_left(starts, claim.end)
        if bare or claim.rule in _WITHOUT_WORDS:
            end = claim.start + len(text[claim.start : claim.end].split(maxsplit=1)[0])
            span = range(claim.start, end)
            if taken.isdisjoint(span):
                taken.update(span)
                by, anchor = claim.dated_by, claim.words
                yield Mark(claim.start, end, "date", claim.edtf, claim.rule, anchor, dated_by=by)


def _named(mention: Mention, gazetteer: Gazetteer) -> Mark:
    value = gazetteer.events[mention.event_id].edtf
    return Mark(
        mention.start, mention.end, "event", value, "gazetteer", "", mention.event_id, dated_by="reference"
    )


def _resting(claims: Iterable[Claim], marks: Sequence[Mark], text: str) -> dict[int, list[Claim]]:
    """The claims on each mark, by the mark's place: those that take their event or their date from it.

    A claim that has neither (what happened `during the Civil War`) rests on a mark with the same date, or
    else on the first mark of its sentence.
    """
    starts = [mark.start for mark in marks]
    resting: dict[int, list[Claim]] = {}
    for claim in claims:
        inside = range(bisect_left(starts, claim.start), bisect_left(starts, claim.end))
        spans = _places(claim, text)
        own = [i for i in inside if _is_own(marks[i], claim, spans)]
        same = [i for i in inside if marks[i].edtf == claim.edtf]
        for i in own or same[:1] or list(inside)[:1]:
            resting.setdefault(i, []).append(claim)
    return resting


def _places(claim: Claim, text: str) -> list[tuple[int, int]]:
    """Where the words that date a claim stand in its sentence; `1918-19` is no part of `1918-1923`."""
    if not claim.words:
        return []
    whole = re.compile(rf"(?<!\w){re.escape(claim.words)}(?!\w)")
    return [found.span() for found in whole.finditer(text, claim.start, claim.end)]


def _is_own(mark: Mark, claim: Claim, spans: Iterable[tuple[int, int]]) -> bool:
    if mark.kind == "event":
        return mark.event == claim.event
    if mark.rule in _WITHOUT_WORDS:
        return claim.rule in _WITHOUT_WORDS and claim.start == mark.start
    return any(mark.start < end and start < mark.end for start, end in spans)


def _resting_on(mark: Mark, claims: Sequence[Claim]) -> Mark:
    """A mark with its claims; an event that a claim tells of has the date that the claim gives it."""
    ids = tuple(claim.claim_id for claim in claims)
    if not claims or mark.kind == "date":
        return replace(mark, claims=ids)
    first = claims[0]
    return replace(mark, claims=ids, edtf=first.edtf, rule=first.rule, dated_by=first.dated_by)


def _apart(marks: Iterable[Mark], text: str) -> list[Mark]:
    """Marks without overlaps, in the order of the text; every claim keeps a mark."""
    dates: list[Mark] = []
    bearing: list[Mark] = []
    plain: list[Mark] = []
    for mark in marks:
        (dates if mark.kind == "date" else bearing if mark.claims else plain).append(mark)
    placed = {mark.start: mark for mark in dates}
    taken = sorted(placed)
    bearing.sort(key=lambda mark: (mark.end - mark.start, mark.start))
    plain.sort(key=lambda mark: (mark.start - mark.end, mark.start))
    for mark in [*bearing, *plain]:
        over = _over(mark, taken, placed)
        free = _free(mark, over, text) if over else None
        if free is None or (mark.claims and free[1] - free[0] >= _SHORTEST):
            start, end = free or (mark.start, mark.end)
            placed[start] = replace(mark, start=start, end=end)
            insort(taken, start)
        elif mark.claims:
            kept = over[0]
            placed[kept.start] = replace(kept, claims=tuple(dict.fromkeys((*kept.claims, *mark.claims))))
    return [placed[start] for start in taken]


def _over(mark: Mark, taken: Sequence[int], placed: dict[int, Mark]) -> list[Mark]:
    """The placed marks that one overlaps, in order."""
    first, last = bisect_left(taken, mark.start), bisect_right(taken, mark.end - 1)
    near = [placed[start] for start in taken[max(0, first - 1) : last]]
    return [other for other in near if other.end > mark.start]


def _free(mark: Mark, over: Sequence[Mark], text: str) -> tuple[int, int]:
    """What is left of a mark cut short: the longest stretch that begins with a name, or else the longest."""
    return max(_stretches(mark, over, text), key=lambda span: (text[span[0]].isupper(), span[1] - span[0]))


def _stretches(mark: Mark, over: Sequence[Mark], text: str) -> Iterator[tuple[int, int]]:
    """What is left of a mark between others, without small words at its edges."""
    start = mark.start
    for stop, after in [*((other.start, other.end) for other in over), (mark.end, mark.end)]:
        words = text[start : max(start, stop)]
        lead = _FIRST.match(words)
        words = words[lead.end() :] if lead else words
        first = start + (lead.end() if lead else 0)
        yield first, first + len(_LAST.sub("", words))
        start = after

"""The sentences of a document that hold dates or names of events, from which claims are made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.reading.blocks import Block
from dashboard.reading.claims.attach import Dated
from dashboard.reading.dates import references
from dashboard.reading.dates.find import Timex
from dashboard.reading.dates.furniture import CITATION, FURNITURE, to_be_seen
from dashboard.reading.dates.vocabulary import any_of
from dashboard.reading.events.mentions import Mention, Spoken
from dashboard.reading.events.packs import Event, Gazetteer

_VERB = re.compile(rf"\b(?:{any_of('verbs', 'finite')}|[a-z]{{3,}}ed)\b")
_NOTE = re.compile(r"\[\^?\w{1,3}\]|\d{1,3}[.)]?\s|[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]")
"""The mark with which a footnote begins."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that holds dates or names of events, with what it holds."""

    block: Block
    start: int
    end: int
    timexes: tuple[Timex, ...]
    mentions: tuple[Mention, ...]
    near: tuple[tuple[int, int], ...] = ()
    """The sentence after it and the one before it, if they stand in the same paragraph."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it begins and ends."""
        return self.start, self.end


def is_no_claim(text: str, span: tuple[int, int], block: Block) -> bool:
    """Whether a sentence is a note that only refers to a book."""
    return block.zone == "notes" and text.startswith("See ", span[0])


def passages_of(
    text: str, prose: Spoken, *, timexes: tuple[Timex, ...], mentions: tuple[Mention, ...]
) -> Iterator[Passage]:
    """The sentences of the prose that hold a date or an event, with what they hold."""
    t = m = 0
    for block, spans in prose:
        if block.zone == "notes" and not _tells(text, block):
            continue
        for at, (start, end) in enumerate(spans):
            while t < len(timexes) and timexes[t].start < start:
                t += 1
            while m < len(mentions) and mentions[m].start < start:
                m += 1
            t2, m2 = t, m
            while t2 < len(timexes) and timexes[t2].start < end:
                t2 += 1
            while m2 < len(mentions) and mentions[m2].start < end:
                m2 += 1
            named = tuple(m for m in mentions[m:m2] if not to_be_seen(text[start : m.start]))
            told = tuple(timex for timex in timexes[t:t2] if timex.zone not in (FURNITURE, CITATION))
            furniture = any(timex.zone == FURNITURE for timex in timexes[t:t2])
            if (told or named) and not furniture:
                near = spans[at + 1 : at + 2] + spans[max(0, at - 1) : at]
                yield Passage(block, start, end, told, named, near)
            t, m = t2, m2


def _tells(text: str, block: Block) -> bool:
    """Whether a block of notes tells something: it begins with a mark, has a verb, and lists no books."""
    words = text[block.start : block.end]
    return bool(_NOTE.match(words) and _VERB.search(words)) and not references.is_list(words)


def event_of(passage: Passage, row: Dated, *, gazetteer: Gazetteer) -> Event | None:
    """The named event that a row is about, or the period in which what it tells happened."""
    if row.event_id:
        return gazetteer.events.get(row.event_id)
    if row.dated_by != "reference":
        return None
    held = (m for m in passage.mentions if m.start == row.start)
    return next((gazetteer.events[m.event_id] for m in held), None)

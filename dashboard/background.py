"""What is known around a table: events of our list, contradictions, and the texts with every date marked.

Plain values that both halves share. `dashboard.reading.marked_text` makes them from texts and the gazetteer,
and `dashboard.showing` draws them. For a table without its texts, nothing else is known (`EMPTY`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.source import Source


@dataclass(frozen=True, slots=True)
class Reference:
    """An event of the gazetteer (our list of events).

    `edtf` is its New Style date, `calendar` a note on the Old Style one or ''; `summary` is one line,
    `article` the title of its article in the English Wikipedia or ''.
    """

    id: str
    title: str
    edtf: str
    calendar: str = ""
    summary: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """How the gazetteer contradicts a claim: by a sentence (`says`), or by another date (`edtf`)."""

    says: str = ""
    edtf: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How an editor judges what texts say of one event; `kind` is one of notes.RELATIONS, `why` may be ''."""

    kind: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or line of furniture of a text; zones are those of `reading.document`."""

    start: int
    end: int
    zone: str
    number: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A date or a named event where it stands in a text.

    `kind` is `date` or `event`; `rule` is the rule that read a date, `anchor` the words on which it leans, ''
    if none; `event` is the id of the event; `dated_by` is as in the table; `claims` are the ids of the rows
    that rest on it; `other` is a second date that is nearly as likely, '' if none.
    """

    start: int
    end: int
    kind: str
    edtf: str
    rule: str = ""
    anchor: str = ""
    event: str = ""
    dated_by: str = "text"
    claims: tuple[str, ...] = ()
    other: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a source with its blocks and marks, each in the order of the text; marks never overlap.

    Places are Python string indices into `source.text`, half-open.
    """

    source: Source
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Background:
    """What is known: references by event id, the texts, pictures by name, and four things by claim id.

    Those are checks, anchors (the words that a date leans on), doubts and editors' remarks. `starred` are the
    ids of the claims that an editor chose for a lesson, `edited` of those that somebody corrected on
    the page; `judgements` are an editor's, by event id. A picture is a `data:` address (dashboard.pictures).
    """

    references: Mapping[str, Reference] = field(default_factory=dict)
    checks: Mapping[str, Check] = field(default_factory=dict)
    anchors: Mapping[str, str] = field(default_factory=dict)
    doubts: Mapping[str, str] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)
    starred: frozenset[str] = frozenset()
    edited: frozenset[str] = frozenset()
    judgements: Mapping[str, Judgement] = field(default_factory=dict)
    readings: tuple[Reading, ...] = ()
    pictures: Mapping[str, str] = field(default_factory=dict)


EMPTY = Background()

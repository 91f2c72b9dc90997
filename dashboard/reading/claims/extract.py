"""From a document to claims: what it says happened, and when.

A claim is one dated happening in one sentence: a named event that the sentence tells of, or what it tells
with a date. Questions, exercises, imagined things (`if he had lived …`), bibliographies and furniture
(captions, stamps, citations) make no claims.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from dashboard import edtf
from dashboard.reading.blocks import Document
from dashboard.reading.claims import headings, weighing
from dashboard.reading.claims.attach import Dated, by_reference, dated, is_dated_otherwise
from dashboard.reading.claims.beside import beside
from dashboard.reading.claims.context import happenings
from dashboard.reading.claims.event_titles import event_title
from dashboard.reading.claims.open_sides import opened
from dashboard.reading.claims.passages import Passage, event_of, is_no_claim, passages_of
from dashboard.reading.claims.passing import in_passing, is_about
from dashboard.reading.claims.story import Story
from dashboard.reading.claims.themes import Themes, classify_in
from dashboard.reading.claims.untold import in_present, untold
from dashboard.reading.dates.find import Timex
from dashboard.reading.events import mentions as naming
from dashboard.reading.events import packs
from dashboard.reading.events.mentions import Mention, Spoken
from dashboard.reading.events.packs import Event, Gazetteer
from dashboard.reading.grammar.clause import Clause
from dashboard.reading.words import either, load

_WORDS = load("claims")["extract"]
_REPORTED = re.compile(
    rf"(?:{either(_WORDS['some'])}(?:\s{either(_WORDS['writers'])})?\s{either(_WORDS['say'])}"
    rf"|(?:In\s\S+\s)?[Ii]t\s(?:is|was)\s(?:{either(_WORDS['often'])}\s)?{either(_WORDS['said'])}\sthat"
    rf"|According\sto\s(?:[a-z]+\s){{0,2}}{either(_WORDS['legends'])})\b"
)
"""How a sentence begins that only reports a view: `Some historians argue`, `According to legend`."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of events.csv; the columns and what they hold are those of `dashboard.table.COLUMNS`."""

    claim_id: str
    source: str
    paragraph: int
    start: int
    end: int
    event: str
    title: str
    claim: str
    words: str
    edtf: str
    earliest: str
    latest: str
    dated_by: str
    rule: str
    calendar: str
    theme: str
    weight: int


@dataclass(frozen=True, slots=True)
class Searched:
    """A document with what was found in it: dates, the sentences of its prose, mentions of named events."""

    document: Document
    dates: tuple[Timex, ...]
    prose: Spoken
    mentions: tuple[Mention, ...]


def extract(searched: Searched, *, gazetteer: Gazetteer, themes: Themes) -> tuple[Claim, ...]:
    """The claims of a document, in the order of its text; within a sentence, an event comes before its parts.

    `weight` (see `weighing`) says how much the label of a claim matters on the chart.
    """
    document, themes = searched.document, replace(themes, known={})
    passages = [
        passage
        for passage in passages_of(
            document.text, searched.prose, timexes=searched.dates, mentions=searched.mentions
        )
        if not is_no_claim(document.text, (passage.start, passage.end), passage.block)
    ]
    rows = [
        (passage, row)
        for passage in passages
        for row in dated(
            document.text,
            (passage.start, passage.end),
            timexes=passage.timexes,
            mentions=passage.mentions,
            gazetteer=gazetteer,
        )
    ]
    rows += _named_once(passages, [row for _, row in rows], text=document.text, gazetteer=gazetteer)
    referring = {row: _pack(row, gazetteer=gazetteer) for _, row in rows if row.dated_by == "reference"}
    strange = naming.strange(document.text, packs=set(referring.values()), gazetteer=gazetteer)
    rows = [(passage, row) for passage, row in rows if referring.get(row) not in strange]
    rows.sort(key=lambda pair: (pair[0].start, pair[1].start, pair[1].end, pair[1].event_id))
    story = Story(
        document.text, [spans for _, spans in searched.prose], [(t.start, t.end) for t in searched.dates]
    )
    home = naming.at_home(document.text, packs=set(referring.values()), gazetteer=gazetteer)
    present = in_present(story, ((passage.span, row) for passage, row in rows))
    named = [
        (passage.span, row, event_of(passage, row, gazetteer=gazetteer))
        for passage, row in rows
        if row.dated_by == "reference" or not untold(story, passage.span, row, present=present)
    ]
    passing = in_passing(story, named, home=home)
    only_named = [(p, row) for p, row in rows if row in passing and is_about(story, p.span, row)]
    rows = [(passage, row) for passage, row in rows if row not in passing]
    rows = [
        (passage, opened(story, passage.span, row, times=passage.timexes))
        for passage, row in rows
        if not untold(story, passage.span, row, present=present)
    ]
    claims = [
        _claim(document, passage, row, clause, story=story, gazetteer=gazetteer, themes=themes)
        for passage, row, clause in _with_what_stands_beside(rows, story=story)
    ]
    whole = [(passage, _whole(passage, row, gazetteer=gazetteer)) for passage, row in rows]
    claims += _in_context(document, whole + only_named, story=story, prose=searched.prose, themes=themes)
    claims.sort(key=lambda claim: claim.start)
    return _numbered(_wholes_first(_once(_finest(claims)), gazetteer=gazetteer), gazetteer=gazetteer)


_NARRATIVE = 0.1
"""A text is a narrative, in which a date holds for the sentences that follow, if at least this share of its
sentences have a date."""


def _whole(passage: Passage, row: Dated, *, gazetteer: Gazetteer) -> Dated:
    """What is told in a part of a period (`Early in the war …`), with the whole period as its date."""
    event = None if row.event_id else event_of(passage, row, gazetteer=gazetteer)
    return replace(row, edtf=event.edtf) if event is not None else row


def _with_what_stands_beside(
    rows: list[tuple[Passage, Dated]], *, story: Story
) -> Iterator[tuple[Passage, Dated, Clause | None]]:
    """The rows, and those of what their sentences tell at the same time, which come with their clauses."""
    for span, held in groupby(rows, key=lambda pair: pair[0].span):
        own = list(held)
        passage = own[0][0]
        told: list[tuple[Dated, Clause | None]] = [(row, None) for _, row in own]
        told += beside(story, span, [(row, story.clause_at(span, row.start)) for _, row in own])
        for row, clause in sorted(told, key=lambda pair: pair[0].start):
            yield passage, row, clause


def _in_context(
    document: Document,
    rows: list[tuple[Passage, Dated]],
    *,
    story: Story,
    prose: Spoken,
    themes: Themes,
) -> list[Claim]:
    """The claims of sentences without a date, dated by the time of the story."""
    sentences_told = sum(len(spans) for block, spans in prose if block.zone == "body")
    if len({passage.start for passage, row in rows if row.words}) < _NARRATIVE * sentences_told:
        return []
    by_sentence: dict[int, list[Dated]] = {}
    for passage, row in rows:
        by_sentence.setdefault(passage.start, []).append(row)
    out = []
    for block, span, row, clause in happenings(story, prose, dated=by_sentence):
        if not is_no_claim(document.text, span, block):
            passage = Passage(block, *span, (), ())
            for told, its in ((row, clause), *beside(story, span, [(row, clause)])):
                title = story.title_of(span, its)
                out.append(_row(document, passage, told, title=title, event=None, themes=themes))
    return out


def _pack(row: Dated, *, gazetteer: Gazetteer) -> str:
    event = gazetteer.events.get(row.event_id)
    return event.pack if event else ""


def _named_once(
    passages: list[Passage], told: list[Dated], *, text: str, gazetteer: Gazetteer
) -> Iterator[tuple[Passage, Dated]]:
    """The first mention of each event that an essay names and never tells of."""
    known = {row.event_id for row in told}
    framing = {(row.start, row.end) for row in told}
    for passage in passages:
        for mention in passage.mentions:
            if (mention.start, mention.end) in framing or _within(mention, passage.mentions):
                continue
            event = gazetteer.events[mention.event_id]
            otherwise = is_dated_otherwise(mention, event, passage.timexes, passage.mentions, text)
            if event.id not in known and not otherwise:
                known.add(event.id)
                yield passage, by_reference(mention, event, text=text)


def _within(mention: Mention, mentions: tuple[Mention, ...]) -> bool:
    """Whether a name is part of what tells of another event (`debates over Brest-Litovsk`)."""
    return any(m is not mention and m.start <= mention.start and mention.end <= m.end for m in mentions)


def _claim(
    document: Document,
    passage: Passage,
    row: Dated,
    clause: Clause | None,
    *,
    story: Story,
    gazetteer: Gazetteer,
    themes: Themes,
) -> Claim:
    """The claim of a row; `clause` is None if it is that of its date."""
    event = gazetteer.events.get(row.event_id)
    if event:
        title = event_title(story, passage.span, row, event)
    elif clause:
        title = story.title_of(passage.span, clause)
    else:
        title = _heading(document, passage, row, story=story)
    return _row(document, passage, row, title=title, event=event, themes=themes)


def _row(
    document: Document, passage: Passage, row: Dated, *, title: str, event: Event | None, themes: Themes
) -> Claim:
    sentence = document.text[passage.start : passage.end]
    if _REPORTED.match(sentence):
        title = f"{title[: packs.LONGEST - 11].rstrip()} (reported)"
    earliest, latest = edtf.parse(row.edtf).bounds
    return Claim(
        claim_id="",
        source=document.source.id,
        paragraph=passage.block.number,
        start=passage.start,
        end=passage.end,
        event=event.id if event else headings.event_id(title),
        title=title,
        claim=sentence,
        words=row.words,
        edtf=row.edtf,
        earliest=earliest,
        latest=latest,
        dated_by=row.dated_by,
        rule=row.rule,
        calendar=row.calendar,
        theme=_theme(document, passage, event, title=title, themes=themes),
        weight=1,
    )


def _heading(document: Document, passage: Passage, row: Dated, *, story: Story) -> str:
    """A title from the sentence; if that has hardly more than a date, from the next one or the one before."""
    told = story.title((passage.start, passage.end), row.start)
    if told:
        return told
    spans = [(t.start, t.end) for t in passage.timexes]
    spans += [] if row.words else [(row.start, row.end)]  # the period that dates it
    place = (row.start, row.end)
    begins = story.begins(passage.span, row.start)
    title = headings.heading(document.text, begins, passage.end, place=place, dates=spans)
    if title:
        return title
    titles = (headings.heading(document.text, *span, place=span, dates=[]) for span in passage.near)
    return next(filter(None, titles), "") or row.words


def _theme(document: Document, passage: Passage, event: Event | None, *, title: str, themes: Themes) -> str:
    """The theme of the sentence, or else of the paragraph, or else of the essay."""
    block = passage.block
    stretch, paragraph = (passage.start, passage.end), (block.start, block.end)
    found = classify_in(document.text, stretch, around=paragraph, themes=themes, event=event, title=title)
    return found or "other"


def _once(claims: list[Claim]) -> list[Claim]:
    """The claims without repetitions: one for each sentence, event and date."""
    seen: set[tuple[int, str, str]] = set()
    kept = []
    for claim in claims:
        key = (claim.start, claim.event, claim.edtf)
        if key not in seen:
            seen.add(key)
            kept.append(claim)
    return kept


def _finest(claims: list[Claim]) -> list[Claim]:
    """The claims without a year if another claim of the sentence gives the day of the same thing."""
    held: dict[tuple[int, str], list[tuple[str, str]]] = {}
    for claim in claims:
        held.setdefault((claim.start, claim.title), []).append((claim.earliest, claim.latest))
    return [c for c in claims if not _holds_finer(c, held[c.start, c.title])]


def _holds_finer(claim: Claim, others: list[tuple[str, str]]) -> bool:
    """Whether another claim about the same thing has a more precise date within this claim's year."""
    vague = edtf.parse(claim.edtf).precision in ("year", "month", "season") and "/" not in claim.edtf
    if len(others) < 2 or not claim.words or not vague:
        return False
    first, last = edtf.parse_day(claim.earliest), edtf.parse_day(claim.latest)
    spans = (tuple(map(edtf.parse_day, other)) for other in others if all(other))
    return any((first, last) != (low, high) and first <= low and high <= last for low, high in spans)


def _wholes_first(claims: list[Claim], *, gazetteer: Gazetteer) -> list[Claim]:
    """The claims with each event before its parts: first a revolution, then the storm of the palace."""
    out: list[Claim] = []
    for claim in claims:
        first = bisect_left(out, claim.start, key=attrgetter("start"))  # the claims come in order
        parts = (
            i for i in range(first, len(out)) if _is_part(out[i].event, claim.event, gazetteer=gazetteer)
        )
        out.insert(next(parts, len(out)), claim)
    return out


def _is_part(event: str, whole: str, *, gazetteer: Gazetteer) -> bool:
    """Whether one named event lies within the days of another, longer one."""
    if event not in gazetteer.events or whole not in gazetteer.events:
        return False
    inner, outer = (edtf.parse(gazetteer.events[name].edtf) for name in (event, whole))
    if None in (inner.earliest, inner.latest, outer.earliest, outer.latest):
        return False  # with an open side, it neither lies within the other for certain nor holds it
    first, last = (edtf.parse_day(day) for day in outer.bounds)
    within = all(first <= edtf.parse_day(day) <= last for day in inner.bounds)
    return within and inner.bounds != outer.bounds


def _numbered(claims: list[Claim], *, gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """The claims with their ids and weights, which depend on the others."""
    counts: Counter[int] = Counter()
    out = []
    for claim, weight in zip(claims, weighing.weights(claims, events=gazetteer.events), strict=True):
        counts[claim.paragraph] += 1
        number = f"{claim.source}-{claim.paragraph}-{counts[claim.paragraph]}"
        out.append(replace(claim, claim_id=number, weight=weight))
    return tuple(out)

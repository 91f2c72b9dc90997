"""From a document to claims: what it says happened, and when.

A claim is a sentence with one dated happening: a named event that it tells of, or a date that it gives. No
claims are made from questions, exercises, what is only imagined ('if he had lived …'), bibliographies and
furniture.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from dashboard import edtf
from dashboard.reading.blocks import Block, Document
from dashboard.reading.claims import headings
from dashboard.reading.claims.attach import Dated, by_reference, dated
from dashboard.reading.claims.context import happenings
from dashboard.reading.claims.story import Story
from dashboard.reading.claims.themes import Themes, classify_once
from dashboard.reading.claims.told import Kind, judge
from dashboard.reading.dates.find import Timex
from dashboard.reading.dates.furniture import CITATION, FURNITURE
from dashboard.reading.events import mentions as naming
from dashboard.reading.events import packs
from dashboard.reading.events.mentions import Mention, Spoken
from dashboard.reading.events.packs import Event, Gazetteer
from dashboard.reading.words import either, either_case, load

_WORDS = load("claims")["extract"]
_IMAGINED = re.compile(
    r"^(?:If\b.{0,80}\bhad\b|Had\b)|\bhadn[’']t\b|\bSpared\b|\bWithout him\b"
    r"|\bwould (?:almost certainly )?have\b.{0,40}\bif\b|\bif\b.{0,60}\bhad (?:not )?been\b"
    rf"|\bcould have {either(_WORDS['unreal'])}\b|\bmight (?:{either(_WORDS['unreal_adverb'])}\s)?have\b"
    r"|\b(?:should|would) (?:rather|sooner) (?:begin|start)\b"
)
_REPORTED = re.compile(
    rf"^(?:(?:A|One|The) .{{0,40}}\bargument\b.{{0,40}}\bis that"
    rf"|It is {either(_WORDS['often'])} {either(_WORDS['said'])}|Some {either(_WORDS['say'])}|On this view)"
)
_BIBLIOGRAPHY = re.compile(
    r"https?://|\bpp?\.?\s?\d|\bVol\.|\bNo\.\s?\d|\bPress\b|\bPublish(?:ers|ing)\b|\b[Ii]bid\b|\bop\. ?cit"
    r"|\b[Ee]ds?\.|\btrans(?:l\.|\.|lated by)|\b[Aa]ccessed\b|\b[Pp]odcast\b|\bEpisode \d|\bdoi\b|\bISBN\b"
    r"|\([A-Z][^()]*, 1?\d{3}\)|\([12]\d{3}[a-z]?\)|\(published\b"
)
_BOOK = re.compile(
    r"\b\d+ ?pp\b|\(pp\. ?\d|\bISBN\b|^Accessed\b"
    rf"|\b{either_case(_WORDS['reader'])}\b[^.;]{{0,60}}\bwill {either(_WORDS['reader_will'])}\b"
    rf"|\b{either_case(_WORDS['unit_of_course'])} \d+\b[^.]{{0,40}}\b{either_case(_WORDS['homework'])}\b"
)
_EXERCISE = re.compile(
    rf"^(?:\([a-z]\)\s*|\d+[.)]\s*)?(?:{either(_WORDS['exercise'])}\b|I (?:re-?)?read\b)"
    r"|^\([a-z]\)\s*[‘“'\"]|\b[Aa]sk any(?:body|one)\b"
)


_SHORT, _LONG = 61, 3653
"""Two months and ten years, in days."""


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
class _Passage:
    block: Block
    start: int
    end: int
    timexes: tuple[Timex, ...]
    mentions: tuple[Mention, ...]
    near: tuple[tuple[int, int], ...] = ()
    """The sentence after it and the one before it, if they stand in the same paragraph."""


@dataclass(frozen=True, slots=True)
class Searched:
    """A document with what was found in it: dates, its prose by sentences, and mentions of named events."""

    document: Document
    dates: tuple[Timex, ...]
    prose: Spoken
    mentions: tuple[Mention, ...]


def extract(searched: Searched, *, gazetteer: Gazetteer, themes: Themes) -> tuple[Claim, ...]:
    """The claims of a document, in the order of its text; within a sentence, an event comes before its parts.

    A claim's `weight` says how much its label matters. A happening that the gazetteer knows has 2, another 1;
    one more if the essay dates it in its own words or tells of it in another paragraph too, or if it took two
    months at most. A view that the essay only reports has 1, as has a known development of over ten years
    that the essay does not date.
    """
    document, themes = searched.document, replace(themes, known={})
    passages = [
        passage
        for passage in _passages(
            document.text, searched.prose, timexes=searched.dates, mentions=searched.mentions
        )
        if not _is_no_claim(document.text[passage.start : passage.end], passage.block)
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
    rows += _named_once(passages, [row for _, row in rows], gazetteer=gazetteer)
    referring = {row: _pack(row, gazetteer=gazetteer) for _, row in rows if row.dated_by == "reference"}
    strange = naming.strange(document.text, packs=set(referring.values()), gazetteer=gazetteer)
    rows = [(passage, row) for passage, row in rows if referring.get(row) not in strange]
    rows.sort(key=lambda pair: (pair[0].start, pair[1].start, pair[1].end, pair[1].event_id))
    story = Story(
        document.text, [spans for _, spans in searched.prose], [(t.start, t.end) for t in searched.dates]
    )
    rows = [
        (passage, row)
        for passage, row in rows
        if row.dated_by == "reference" or not _untold(story, passage, row)
    ]
    claims = [
        _claim(document, passage, row, story=story, gazetteer=gazetteer, themes=themes)
        for passage, row in rows
    ]
    claims += _in_context(document, rows, story=story, prose=searched.prose, themes=themes)
    claims.sort(key=lambda claim: claim.start)
    return _numbered(_wholes_first(_once(claims), gazetteer=gazetteer), gazetteer=gazetteer)


_UNTOLD = frozenset((Kind.EXERCISE, Kind.QUESTION))


def _untold(story: Story, passage: _Passage, row: Dated) -> bool:
    """Whether the clause of a date tells of nothing that happened."""
    span = (passage.start, passage.end)
    clause = story.clause_at(span, row.start)
    if clause is None:
        return False
    return judge(story.sentence(span), clause) in _UNTOLD


_NARRATIVE = 0.1
"""The least share of sentences with a date of their own in a text whose story carries a time from one to
the next."""


def _in_context(
    document: Document,
    rows: list[tuple[_Passage, Dated]],
    *,
    story: Story,
    prose: Spoken,
    themes: Themes,
) -> list[Claim]:
    """What the text tells without a date of its own."""
    sentences_told = sum(len(spans) for block, spans in prose if block.zone == "body")
    if len({passage.start for passage, row in rows if row.words}) < _NARRATIVE * sentences_told:
        return []
    by_sentence: dict[int, list[Dated]] = {}
    for passage, row in rows:
        by_sentence.setdefault(passage.start, []).append(row)
    out = []
    for block, span, row, clause in happenings(story, prose, dated=by_sentence):
        if not _is_no_claim(document.text[slice(*span)], block):
            passage = _Passage(block, *span, (), ())
            out.append(
                _row(document, passage, row, title=story.title_of(span, clause), event=None, themes=themes)
            )
    return out


def _pack(row: Dated, *, gazetteer: Gazetteer) -> str:
    event = gazetteer.events.get(row.event_id)
    return event.pack if event else ""


def _is_no_claim(sentence: str, block: Block) -> bool:
    if sentence.rstrip("”’\"' ").endswith("?") or _EXERCISE.search(sentence):
        return True
    return bool(_BOOK.search(sentence) or _IMAGINED.search(sentence)) or (
        block.zone == "notes" and sentence.startswith("See ")
    )


def _passages(
    text: str, prose: naming.Spoken, *, timexes: tuple[Timex, ...], mentions: tuple[Mention, ...]
) -> Iterator[_Passage]:
    """The sentences of the prose that hold a date or an event, with what they hold."""
    t = m = 0
    for block, spans in prose:
        if block.zone == "notes" and _BIBLIOGRAPHY.search(text, block.start, block.end):
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
            told = tuple(timex for timex in timexes[t:t2] if timex.zone not in (FURNITURE, CITATION))
            furniture = any(timex.zone == FURNITURE for timex in timexes[t:t2])
            if (told or m2 > m) and not furniture:
                near = spans[at + 1 : at + 2] + spans[max(0, at - 1) : at]
                yield _Passage(block, start, end, told, mentions[m:m2], near)
            t, m = t2, m2


def _named_once(
    passages: list[_Passage], told: list[Dated], *, gazetteer: Gazetteer
) -> Iterator[tuple[_Passage, Dated]]:
    """The first mention of each event that an essay names and never tells of."""
    known = {row.event_id for row in told}
    framing = {(row.start, row.end) for row in told}
    for passage in passages:
        for mention in passage.mentions:
            if (mention.start, mention.end) in framing or _within(mention, passage.mentions):
                continue
            if mention.event_id not in known:
                known.add(mention.event_id)
                yield passage, by_reference(mention, gazetteer.events[mention.event_id])


def _within(mention: Mention, mentions: tuple[Mention, ...]) -> bool:
    """Whether a name is part of what tells of another event (`debates over Brest-Litovsk`)."""
    return any(m is not mention and m.start <= mention.start and mention.end <= m.end for m in mentions)


def _claim(
    document: Document, passage: _Passage, row: Dated, *, story: Story, gazetteer: Gazetteer, themes: Themes
) -> Claim:
    event = gazetteer.events.get(row.event_id)
    title = event.title if event else _heading(document, passage, row, story=story)
    return _row(document, passage, row, title=title, event=event, themes=themes)


def _row(
    document: Document, passage: _Passage, row: Dated, *, title: str, event: Event | None, themes: Themes
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
        event=event.id if event else headings.event_id(row.edtf, title),
        title=title,
        claim=sentence,
        words=row.words,
        edtf=row.edtf,
        earliest=earliest,
        latest=latest,
        dated_by=row.dated_by,
        rule=row.rule,
        calendar=row.calendar,
        theme=_theme(document, passage, event, themes=themes),
        weight=1,
    )


def _heading(document: Document, passage: _Passage, row: Dated, *, story: Story) -> str:
    """A heading from the sentence; if it is hardly more than a date, from the next one or the one before."""
    told = story.title((passage.start, passage.end), row.start)
    if told:
        return told
    spans = [(t.start, t.end) for t in passage.timexes]
    spans += [] if row.words else [(row.start, row.end)]  # the period that dates it
    place = (row.start, row.end)
    title = headings.heading(document.text, passage.start, passage.end, place=place, dates=spans)
    if title:
        return title
    titles = (headings.heading(document.text, *span, place=span, dates=[]) for span in passage.near)
    return next(filter(None, titles), "") or row.words


def _theme(document: Document, passage: _Passage, event: Event | None, *, themes: Themes) -> str:
    """The theme of the sentence; of the paragraph, if that says nothing; else of the essay."""
    block = passage.block
    stretches = ((passage.start, passage.end), (block.start, block.end), (0, len(document.text)))
    found = (classify_once(document.text, low, high, themes=themes, event=event) for low, high in stretches)
    return next((theme for theme in found if theme), "other")


def _once(claims: list[Claim]) -> list[Claim]:
    """One row a sentence, event and date."""
    seen: set[tuple[int, str, str]] = set()
    kept = []
    for claim in claims:
        key = (claim.start, claim.event, claim.edtf)
        if key not in seen:
            seen.add(key)
            kept.append(claim)
    return kept


def _wholes_first(claims: list[Claim], *, gazetteer: Gazetteer) -> list[Claim]:
    """`The palace was stormed in the October Revolution` is first of all about the revolution."""
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
        return False  # what has an open side lies in nothing, and holds nothing for certain
    first, last = (edtf.parse_day(day) for day in outer.bounds)
    within = all(first <= edtf.parse_day(day) <= last for day in inner.bounds)
    return within and inner.bounds != outer.bounds


def _numbered(claims: list[Claim], *, gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """The claims with their ids and weights, which depend on the others."""
    told = {
        event: len({c.paragraph for c in claims if c.event == event}) for event in {c.event for c in claims}
    }
    counts: Counter[int] = Counter()
    out = []
    for claim in claims:
        counts[claim.paragraph] += 1
        number = f"{claim.source}-{claim.paragraph}-{counts[claim.paragraph]}"
        weight = _weight(claim, gazetteer.events.get(claim.event), returns=told[claim.event] > 1)
        out.append(replace(claim, claim_id=number, weight=weight))
    return tuple(out)


def _weight(claim: Claim, event: Event | None, *, returns: bool) -> int:
    """How much a claim's label matters, 1 to 3; see `extract`."""
    if claim.title.endswith("(reported)"):
        return 1
    by_text = claim.dated_by != "reference"
    if event is None:
        return 1 + by_text
    date = edtf.parse(event.edtf)
    days = 10**6 if date.earliest is None or date.latest is None else date.latest - date.earliest
    if days > _LONG and not by_text:
        return 1
    return 2 + (by_text or returns or days <= _SHORT)

"""Puts the notes of an editor or a teacher to the claims that were read.

A note gives a few words of its sentence. Its sentence is the one in the paragraph that has most of them, and
at least half. So a note written for a digest also fits the full essay, and still fits after small changes to
the text. If the sentence or the row is gone, the note is reported and left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard import edtf
from dashboard.background import Judgement
from dashboard.notes import Note
from dashboard.reading.blocks import Document
from dashboard.reading.claims import weighing
from dashboard.reading.claims.attach import dated_how
from dashboard.reading.claims.context import STORY
from dashboard.reading.claims.extract import Claim, Searched
from dashboard.reading.events.mentions import PROSE
from dashboard.reading.events.packs import Event
from dashboard.reading.parts.sentences import sentences

EDITOR = "editor"
RULE = "note"
_UNWEIGHED = 0
_WORD = re.compile(r"[^\W_]+")
_STEM = 6
"""How many first letters of a word count: `machine-guns` and `machine-gun` are the same in a note."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    paragraph: int
    start: int
    end: int
    words: frozenset[str]


def applied(
    claims: Iterable[Claim], notes: Sequence[Note], *, texts: Iterable[Searched], events: Mapping[str, Event]
) -> tuple[list[Claim], list[str]]:
    """The claims of some texts after the notes on them, sorted by source and place; and complaints.

    A note on a text that is not among these is ignored. A complaint is one sentence for a note that does not
    fit: its file and line, and what is gone.
    """
    by_source: dict[str, list[Claim]] = {}
    for claim in claims:
        by_source.setdefault(claim.source, []).append(claim)
    complaints: list[str] = []
    for text in texts:
        name = text.document.source.id
        own = [note for note in notes if note.source == name]
        if own:
            by_source[name], wrong = _on_text(by_source.get(name, []), own, text=text, events=events)
            complaints += wrong
    return [claim for name in sorted(by_source) for claim in by_source[name]], complaints


def remarks(claims: Iterable[Claim], notes: Sequence[Note], *, texts: Iterable[Searched]) -> dict[str, str]:
    """What editors remark on claims, by claim id; `claims` are the rows after the notes were put to them."""
    found: dict[str, list[str]] = {}
    for note, row in _on_rows(claims, [note for note in notes if note.remark], texts=texts):
        found.setdefault(row.claim_id, []).append(note.remark)
    return {name: " ".join(dict.fromkeys(told)) for name, told in found.items()}


def starred(claims: Iterable[Claim], notes: Sequence[Note], *, texts: Iterable[Searched]) -> frozenset[str]:
    """The ids of the claims that notes choose for a lesson; `claims` are the rows as in `remarks`."""
    chosen = [note for note in notes if note.star]
    return frozenset(row.claim_id for _, row in _on_rows(claims, chosen, texts=texts))


def judgements(
    claims: Iterable[Claim], notes: Sequence[Note], *, texts: Iterable[Searched]
) -> dict[str, Judgement]:
    """How notes judge the events that several texts tell, by event id; `claims` are as in `remarks`."""
    judging = [note for note in notes if note.relation]
    found = _on_rows(claims, judging, texts=texts)
    return {row.event: Judgement(note.relation, note.why) for note, row in found}


def _on_rows(
    claims: Iterable[Claim], notes: Sequence[Note], *, texts: Iterable[Searched]
) -> Iterator[tuple[Note, Claim]]:
    """Each note with each row that it made or changed."""
    rows = list(claims)
    for text in texts:
        own = [note for note in notes if note.source == text.document.source.id]
        spoken = _spoken(text.document, {note.paragraph for note in own}) if own else []
        for note in own:
            sentence = _meant(note, spoken)
            here = [
                row for row in rows if sentence and (row.source, row.start) == (note.source, sentence.start)
            ]
            yield from ((note, row) for row in here if _is_on(note, row, alone=len(here) == 1))


def _is_on(note: Note, row: Claim, *, alone: bool) -> bool:
    """Whether a row is the one that a note made or changed."""
    event, value = note.join or note.event, note.date
    if not (event or value):
        return alone or note.of in (row.event, row.edtf)
    if _is_date(note.of):
        value = value or note.of
    elif not note.part:
        event = event or note.of
    return (not event or row.event == event) and (not value or row.edtf == value)


def _is_date(text: str) -> bool:
    try:
        edtf.parse(text)
    except edtf.EDTFError:
        return False
    return True


def _on_text(
    claims: list[Claim], notes: Sequence[Note], *, text: Searched, events: Mapping[str, Event]
) -> tuple[list[Claim], list[str]]:
    spoken = _spoken(text.document, {note.paragraph for note in notes})
    rows, complaints = list(claims), []
    known = {*events, *(note.event for note in notes)}
    told_anew: set[int] = set()
    kept: list[Claim] = []
    for note in notes:
        sentence = _meant(note, spoken)
        about = _about(note, sentence, rows, known=known, events=events) if sentence else []
        fault = _misfit(note, sentence, about, events=events)
        if fault:
            complaints.append(f"{note.place}: {fault}")
        elif sentence and not (note.of or about):
            rows.append(_added(note, sentence, text=text, events=events))
        told_anew |= {sentence.start} if sentence and not (note.of or note.part) else set()
        for i in reversed(about):
            rows[i : i + 1] = [] if note.drop else [_changed(rows[i], note, events=events)]
            kept += [] if note.drop else [rows[i]]
    # The date of an editor replaces the time that the story around gives, but not where the note is about it.
    rows = [row for row in rows if row.rule not in STORY or row.start not in told_anew or row in kept]
    rows.sort(key=lambda row: (row.start, row.end))
    return _numbered(_weighed(rows, events=events, named=known)), complaints


def _weighed(rows: list[Claim], *, events: Mapping[str, Event], named: Collection[str]) -> list[Claim]:
    """The rows; those that notes added get the weight that they would have if they had been read."""
    weights = weighing.weights(rows, events=events, named=named)
    return [replace(row, weight=row.weight or weight) for row, weight in zip(rows, weights, strict=True)]


def _about(
    note: Note,
    sentence: _Sentence,
    rows: Sequence[Claim],
    *,
    known: Collection[str],
    events: Mapping[str, Event],
) -> list[int]:
    """The rows of its sentence that a note is about; they may hold already what it would add."""
    here = [(i, row) for i, row in enumerate(rows) if row.start == sentence.start]
    if note.of:
        return [i for i, row in here if note.of in (row.event, row.edtf)]
    if note.part:  # a row of its own, whatever is there
        return []
    told = [i for i, row in here if note.event and row.event == note.event]
    value = _value(note, events)
    free = (
        i for i, row in here if row.edtf == value and (row.event not in known or _is_beginning(row, events))
    )
    return told or list(free)[:1]


def _is_beginning(row: Claim, events: Mapping[str, Event]) -> bool:
    """Whether a row tells only the beginning of a period that we know, which a note may name by itself."""
    event = events.get(row.event)
    return (
        event is not None
        and row.dated_by == "reference"
        and row.edtf == event.edtf.partition("/")[0] != event.edtf
    )


def _value(note: Note, events: Mapping[str, Event]) -> str:
    """The date that a note gives, or that of the event that it names."""
    return note.date or (events[note.event].edtf if note.event in events else "")


def _misfit(
    note: Note, sentence: _Sentence | None, about: Sequence[int], *, events: Mapping[str, Event]
) -> str:
    """Why a note cannot be put to a text as it reads now, or ''."""
    if sentence is None:
        return f"no sentence of {note.source}, paragraph {note.paragraph}, fits {note.passage!r}"
    if note.of and not about:
        return f"the sentence with {note.passage!r} in {note.source} has no claim of {note.of!r} any more"
    if not (note.of or note.date or note.event in events):
        return f"{note.event!r} is no event that we know; give the note a title and a date"
    return ""


def _spoken(text: Document, paragraphs: set[int]) -> list[_Sentence]:
    """The sentences of some paragraphs of a text's prose, with their words."""
    return [
        _Sentence(block.number, start, end, _stems(text.text[start:end]))
        for block in text.blocks
        if block.zone in PROSE and block.number in paragraphs
        for start, end in sentences(text, block)
    ]


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.lower()[:_STEM] for word in _WORD.findall(text))


def _meant(note: Note, spoken: Sequence[_Sentence]) -> _Sentence | None:
    wanted = _stems(note.passage)
    here = [sentence for sentence in spoken if sentence.paragraph == note.paragraph]
    best = max(here, key=lambda sentence: len(wanted & sentence.words), default=None)
    return best if best is not None and 2 * len(wanted & best.words) >= len(wanted) > 0 else None


def _changed(claim: Claim, note: Note, *, events: Mapping[str, Event]) -> Claim:
    """A claim as a note has it; what the note leaves empty stays."""
    event = events.get(note.event)
    own = f"{claim.source}-{claim.start}-{claim.event}" if note.part else ""
    changed = replace(
        claim,
        title=note.title or (event.title if event else claim.title),
        event=note.join or note.event or own or claim.event,
        theme=note.theme or (event.theme if event else "") or claim.theme,
        weight=3 if note.star else _UNWEIGHED if _retells(note) else claim.weight,
    )
    return _dated(changed, note.date, note.calendar) if note.date not in ("", claim.edtf) else changed


def _retells(note: Note) -> bool:
    """Whether a note changes what its row tells, so that the row is weighed anew."""
    return bool(note.title or note.date or note.event or note.theme or note.join or note.part)


def _dated(claim: Claim, value: str, calendar: str) -> Claim:
    earliest, latest = edtf.parse(value).bounds
    return replace(
        claim,
        edtf=value,
        earliest=earliest,
        latest=latest,
        words="",
        dated_by=EDITOR,
        rule=RULE,
        calendar=calendar,
    )


def _added(note: Note, sentence: _Sentence, *, text: Searched, events: Mapping[str, Event]) -> Claim:
    """A new claim; if the note gives no date, it has the date of the note's event, by reference.

    Where words of the sentence say the very date of the note, they date the claim, unless it is of its own.
    """
    event = events.get(note.event)
    value = _value(note, events)
    inside = (sentence.start, sentence.end)
    said = (t for t in text.dates if inside[0] <= t.start < inside[1] and t.edtf == value)
    own = None if note.part else next(said, None)
    by, rule = (EDITOR, RULE) if note.date else ("reference", "gazetteer")
    earliest, latest = edtf.parse(value).bounds
    return Claim(
        claim_id="",
        source=note.source,
        paragraph=sentence.paragraph,
        start=sentence.start,
        end=sentence.end,
        event=note.join or note.event or f"{note.source}-{sentence.start}-{value}",
        title=note.title or (event.title if event else ""),
        claim=text.document.text[sentence.start : sentence.end],
        words=own.words if own else "",
        edtf=value,
        earliest=earliest,
        latest=latest,
        dated_by=dated_how(own, inside) if own else by,
        rule=own.rule if own else rule,
        calendar=note.calendar or (event.calendar if event and not note.date else ""),
        theme=note.theme or (event.theme if event else "other"),
        weight=3 if note.star else _UNWEIGHED,
    )


def _numbered(rows: Iterable[Claim]) -> list[Claim]:
    """Rows with new ids, in their order: source, paragraph, number."""
    counts: Counter[int] = Counter()
    out = []
    for row in rows:
        counts[row.paragraph] += 1
        out.append(replace(row, claim_id=f"{row.source}-{row.paragraph}-{counts[row.paragraph]}"))
    return out

"""Happenings that a text tells without a date, dated by the time of the story at that place.

`In 594 BCE Solon became archon. He cancelled all debts.`: the second sentence goes on in the time of the
first. Where it only follows (`soon`, `then`, `after the siege`) the time is an approximate one. What is description,
argument or background makes no claim, nor does what lies before the story (`had fled`, `earlier`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard import edtf
from dashboard.reading.claims.attach import Dated
from dashboard.reading.claims.story import Story
from dashboard.reading.claims.told import Kind, judge, verb_of
from dashboard.reading.document import Block
from dashboard.reading.grammar.clauses import Clause, Sentence

RULE = "the story goes on"
FOLLOWS = "the story follows"
_FAR = 8
"""Sentences after which the time of the story is no longer sure."""
_WIDE = 800
"""Days beyond which the time of a story dates no single happening."""
_LATER = frozenset(
    "soon then later afterward afterwards eventually ultimately subsequently finally thereafter next after once".split()
)
_EARLIER = frozenset(
    "before earlier previously originally formerly once first initially traditionally since long already ago".split()
)
_VAGUE = frozenset("someone somebody people one anyone everyone nobody others this that these those which what who".split())


@dataclass(frozen=True, slots=True)
class Time:
    """The time of the story: a date, its words, and whether it holds for what follows."""

    edtf: str
    words: str
    far: int = 0


def happenings(
    story: Story,
    prose: Sequence[tuple[Block, Sequence[tuple[int, int]]]],
    *,
    dated: dict[int, list[Dated]],
) -> Iterator[tuple[Block, tuple[int, int], Dated, Clause]]:
    """The told happenings without a date, each with its sentence and the date that the story has there.

    `dated` has the rows of the sentences that have a date, by where they start.
    """
    now: Time | None = None
    for block, spans in prose:
        if block.zone != "body":
            continue
        if now is not None and now.far > 3:
            now = None
        for span in spans:
            rows = dated.get(span[0])
            if rows:
                now = _time(story, span, rows, now)
                continue
            if now is None:
                continue
            now = Time(now.edtf, now.words, now.far + 1)
            if now.far > _FAR:
                now = None
                continue
            found = _happening(story, span, now)
            if found is not None:
                clause, row = found
                yield block, span, row, clause


def _time(story: Story, span: tuple[int, int], rows: Sequence[Dated], now: Time | None) -> Time | None:
    """The time of the story after a sentence with dates: that of its last told clause."""
    for row in sorted(rows, key=lambda r: -r.start):
        if row.dated_by == "reference" or row.event_id and not row.words:
            continue
        clause = story.clause_at(span, row.start)
        if clause is None or clause.kind == "rel" or (clause.verb.perfect and clause.verb.tense == "past"):
            continue
        date = edtf.parse(row.edtf)
        if date.earliest is None or date.latest is None:
            return None
        if date.latest - date.earliest > _WIDE:
            return None
        return Time(row.edtf, row.words)
    return now


def _happening(story: Story, span: tuple[int, int], now: Time) -> tuple[Clause, Dated] | None:
    start, end = span
    if not 25 <= end - start <= 600:
        return None
    sentence = story.sentence(span)
    if '"' in sentence.words or "“" in sentence.words[:1]:
        return None
    clause = next((c for c in sentence.clauses if is_happening(sentence, c) and story.title_of(span, c)), None)
    if clause is None:
        return None
    opening = set(sentence.low[: clause.verb.first])
    if opening & _EARLIER:
        return None
    follows = bool(opening & _LATER)
    token = sentence.spans[clause.verb.first][0], sentence.spans[clause.verb.last - 1][1]
    value = about(now.edtf) if follows or now.far > 3 else now.edtf
    return clause, Dated(token[0], token[1], "", value, now.words, "context", FOLLOWS if follows else RULE)


def about(value: str) -> str:
    """A date made approximate, of a year where it was a day or a month: `1913-03-03` to `1913~`."""
    if "/" in value:
        return value
    date = edtf.parse(value)
    if date.earliest is None:
        return value
    year = edtf.year_month_day(date.earliest)[0]
    return edtf.parse(f"{'-' if year < 0 else ''}{abs(year):04d}~").text if date.precision in ("day", "month", "year") else value


def is_happening(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause tells that somebody did something: an actor and a deed, in the past."""
    verb = clause.verb
    if clause.kind not in ("main", "complement") or verb.form != "finite" or verb.tense != "past" or verb.modal:
        return False
    if clause.subject is None or verb.perfect or judge(sentence, clause) is not Kind.TOLD:
        return False
    subject = sentence.low[clause.subject.head]
    if subject in _VAGUE or subject == "there":
        return False
    head = verb_of(sentence, clause)
    return clause.object is not None or verb.passive or bool(clause.post) or head in _ALONE


_ALONE = frozenset("die fall flee collapse surrender end begin erupt explode abdicate resign retire retreat".split())

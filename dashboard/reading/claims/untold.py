"""Which clauses with a date tell of nothing that happened, and which dates only bound a state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard import edtf
from dashboard.reading.claims.attach import Dated
from dashboard.reading.claims.deeds import is_general
from dashboard.reading.claims.story import Story
from dashboard.reading.claims.told import UNTOLD, Kind, judge
from dashboard.reading.dates.find import Timex
from dashboard.reading.grammar.clause import Clause, Sentence


def untold(story: Story, span: tuple[int, int], row: Dated) -> bool:
    """Whether the clause with the date tells of nothing that happened, as words without a verb do.

    So does one about the date itself (`The 1920s were years of peace`) or about what comes again in a season.
    """
    sentence = story.sentence(span)
    if row.dated_by == "reference" and not sentence.clauses:
        return True
    clause = story.clause_at(span, row.start)
    if clause is None or row.event_id or not row.words:
        return judge(sentence, clause) in UNTOLD
    season = edtf.parse(row.edtf).precision == "season" and row.words.isalpha()
    yearly = season and is_general(sentence, clause)
    itself = _is_subject(sentence, clause, sentence.token_at(row.start))
    return itself or yearly or judge(sentence, clause) in UNTOLD


def _is_subject(sentence: Sentence, clause: Clause, token: int) -> bool:
    """Whether a clause only says what a time was: `The 1920s were years of peace`."""
    if not (
        clause.verb.copula
        and 0 <= token < clause.verb.first
        and all(sentence.dated[token : clause.verb.first])
    ):
        return False
    before = sentence.low[:token]
    before = before[:-1] if before[-1:] == ["the"] else before
    return before[-1:] in ([], [","])


def opened(story: Story, span: tuple[int, int], row: Dated, *, times: Sequence[Timex]) -> Dated:
    """What was so before a date, or since one, with the side open that the words leave open."""
    time = next((t for t in times if t.start == row.start and t.edtf == row.edtf), None)
    if (
        time is None
        or row.event_id
        or not time.open_edtf
        or edtf.parse(row.edtf).precision in ("day", "month")
    ):
        return row
    word = _LEAD.search(story.text, max(0, row.start - 12), row.start)
    lasts = judge(story.sentence(span), story.clause_at(span, row.start)) is Kind.STATE
    return replace(row, edtf=time.open_edtf) if word and lasts else row


_LEAD = re.compile(r"\b(?:[Bb]efore|[Ss]ince)\s(?:the\s)?$")

"""Dates that only say which thing is meant, in a clause that another date dates.

In `In 1854, Kern revived the songs of the seventeenth century` nothing is told of that century.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.reading.claims import lists
from dashboard.reading.grammar.clause import Clause, Sentence
from dashboard.reading.grammar.phrase import Phrase
from dashboard.reading.grammar.word_sets import BE

_WHEN = frozenset(("in", "on", "at", "by", "during", "around", "about", "throughout"))
_BESIDE = frozenset(("after", "following", "despite", "with", "since", "before", "like", "unlike"))
"""Prepositions of a phrase that has a date of its own: `After strikes in 1851, the duke fled in 1854`."""


def only_says_which(sentence: Sentence, clause: Clause, token: int) -> bool:
    """Whether the date at a token belongs to a noun of a clause that has another date."""
    token = _first_of(sentence, token)
    said_of = sentence.low[clause.verb.head] in BE  # `The pact of 1854 was the first since 1810`
    if said_of or lists.listed(sentence, token) or not _of_a_noun(sentence, clause, token):
        return False
    return any(not p.first <= token < p.last for p in _times(sentence, clause))


def _first_of(sentence: Sentence, token: int) -> int:
    """The first of several dates that are joined: 1851 in `in 1851 and 1854`."""
    first = token
    while first and (sentence.dated[first - 1] or sentence.low[first - 1] in _JOINS):
        first -= 1
    return next(k for k in range(first, token + 1) if sentence.dated[k])


_JOINS = frozenset(("and", "or", ",", "again"))


def _of_a_noun(sentence: Sentence, clause: Clause, token: int) -> bool:
    """Whether a noun phrase holds a date: `the 1854 edition`, `songs of 1854`, `after strikes in 1854`."""
    if any(p.kind == "NP" and p.first <= token < p.head for p in sentence.phrases):
        return True
    held = [p for p in (*clause.lead, *clause.post) if p.kind == "DATE" and p.first <= token < p.last]
    return any(sentence.low[p.first] == "of" or _beside(sentence, clause, p) for p in held)


def _beside(sentence: Sentence, clause: Clause, date: Phrase) -> bool:
    """Whether a date stands right after such a phrase before the subject, with no comma between."""
    before = [p for p in clause.lead if p.last <= date.first and p.kind == "PP"]
    at = date.first
    for phrase in reversed(before):
        if phrase.end != at:
            return False
        if sentence.low[phrase.first] in _BESIDE:
            return True
        at = phrase.first
    return False


def _times(sentence: Sentence, clause: Clause) -> Iterator[Phrase]:
    """The dates that say when a clause happened."""
    for phrase in (*clause.lead, *clause.post):
        if phrase.kind != "DATE" or _beside(sentence, clause, phrase):
            continue
        bare = sentence.tags[phrase.first] not in ("IN", "TO")
        bare = bare and _first_of(sentence, phrase.head) >= phrase.first
        if bare or sentence.low[phrase.first] in _WHEN:
            yield phrase

"""Phrases that a title leaves out, because they say nothing without what follows: `in exchange`."""

from __future__ import annotations

from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar.clause import Sentence
from dashboard.reading.grammar.phrase import Phrase

_NOUNS = word_lists("titles")["hollow"]
_LEADS = frozenset(("in", "with", "on", "for", "under"))
_BEFORE = frozenset(("IN", "DT", "PRP$"))


def is_hollow(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase with a preposition says nothing by itself, such as `with the intention`."""
    alone = phrase.end == phrase.last and sentence.tags[phrase.head] in ("NN", "NNS")
    alone = alone and _BEFORE.issuperset(sentence.tags[phrase.first : phrase.head])
    return alone and sentence.low[phrase.head] in _NOUNS and sentence.low[phrase.first] in _LEADS

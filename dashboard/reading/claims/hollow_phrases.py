"""Phrases that a title leaves out, because they say nothing by themselves: `in exchange`, `for most of`."""

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


def most_of_a_date(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase says how much of a date is meant: `closed for most of 1931`."""
    at = phrase.last + 1
    if sentence.low[phrase.head] not in _SHARES or sentence.low[at - 1 : at] != ["of"]:
        return False
    first = next((k for k in range(at, min(at + 2, len(sentence.low))) if sentence.dated[k]), -1)
    end = next((k for k in range(first, len(sentence.low)) if not sentence.dated[k]), len(sentence.low))
    return first >= 0 and sentence.tags[end : end + 1] not in (["POS"], ["NN"], ["NNS"])


_SHARES = frozenset(("most", "much", "all", "part", "parts", "half", "rest", "remainder", "some"))

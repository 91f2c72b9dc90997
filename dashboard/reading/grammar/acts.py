"""Deeds that a sentence tells as somebody's act: `One of his first acts was to abolish the tax`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dashboard.reading.grammar.clause import Clause
from dashboard.reading.grammar.forms import singular
from dashboard.reading.grammar.phrase import Phrase
from dashboard.reading.grammar.word_sets import BE

_ACTS = frozenset(("act", "action", "deed", "measure", "move", "step", "decision", "reform", "order", "task"))
_RANKED = frozenset(("first", "last", "next", "second", "final"))


def tell_acts(clauses: Sequence[Clause], low: Sequence[str], tags: Sequence[str]) -> None:
    """Make what was somebody's first act a clause of its own, with whose act it was as its subject."""
    for clause, child in pairwise(clauses):
        subject, verb = clause.subject, clause.verb
        at_once = child.verb.form == "infinitive" and child.verb.first == verb.last and low[verb.last] == "to"
        if subject is None or not at_once or verb.tense != "past" or verb.negated or low[verb.head] not in BE:
            continue
        if singular(low[subject.head]) not in _ACTS and low[subject.first] != "one":
            continue
        whole = range(subject.first, subject.end)
        ranked = any(low[k] in _RANKED for k in whole) and any(singular(low[k]) in _ACTS for k in whole)
        owner = next((o for k in whole if (o := _owner(k, subject.first, tags)) is not None), None)
        if ranked and owner is not None:
            child.kind, child.parent, child.subject, child.shared = "main", -1, owner, False
            child.verb = child.verb._replace(form="finite", tense="past")


def _owner(k: int, first: int, tags: Sequence[str]) -> Phrase | None:
    """Whose something is, if that ends at a token: `his`, or the name in `Kern’s`."""
    if tags[k] == "PRP$":
        return Phrase("NP", k, k + 1, k, k + 1)
    at = k
    while at > first and tags[at - 1] == "NNP":
        at -= 1
    return Phrase("NP", at, k, k - 1, k) if tags[k] == "POS" and at < k else None

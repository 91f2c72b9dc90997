"""Nouns that have a date of their own: a thing with its date in brackets, and a deed that a noun tells.

In `the league fell apart after the death of Kern in 1654` the date is that of the death.
"""

from __future__ import annotations

from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar.clause import Sentence
from dashboard.reading.grammar.forms import singular
from dashboard.reading.grammar.phrase import NAMES, NOUNS, Phrase
from dashboard.reading.grammar.word_sets import BE

_HAPPENS = word_lists("titles")["happens"]
"""Nouns that tell what happened, as a verb does."""
_ENDS = frozenset(("end", "beginning", "start"))
"""`By the end of the war in 1865 the towns had grown` tells of the towns."""
_BESIDE = frozenset(
    (
        "after",
        "before",
        "since",
        "following",
        "until",
        "till",
        "with",
        "by",
        "of",
        "despite",
        "upon",
        "from",
        "to",
    )
)
"""Prepositions before such a noun when the clause tells something else."""
_OWN = frozenset(("in", "on", "of", "(", ","))
"""What stands between such a noun and its own date."""


def in_brackets(sentence: Sentence, token: int) -> Phrase | None:
    """The name that has its date in brackets, `the Treaty of Rye (1604)`; None if there is none."""
    if token < 2 or sentence.words[token - 1] != "(" or not sentence.dated[token]:
        return None
    end = next((k for k in range(token, len(sentence.low)) if not sentence.dated[k]), token)
    noun = next((p for p in sentence.phrases if p.kind == "NP" and p.end == token - 1), None)
    if noun is None or sentence.words[end] != ")" or noun.parts or sentence.tags[token - 2] not in NAMES:
        return None
    return noun


def deed(sentence: Sentence, token: int) -> Phrase | None:
    """The noun with whose deed a date goes, `the death of Kern in 1654`; None if it goes with a clause."""
    if not 0 <= token < len(sentence.low) or not sentence.dated[token]:
        return None
    begin = token
    while begin and (sentence.dated[begin - 1] or sentence.low[begin - 1] == "the"):
        begin -= 1
    for phrase in sentence.phrases:
        if phrase.kind != "NP" or phrase.parts or not phrase.first:
            continue
        said = sentence.low[phrase.first - 1] in BE  # `The cause was the sale of the mill in 1654`
        phrase = _caused(sentence, phrase) if said else phrase
        if not said and sentence.low[phrase.first - 1] not in _BESIDE:
            continue
        if sentence.low[phrase.head] in _STARTS and sentence.low[phrase.first - 2] in _NEARLY:
            continue  # `just before the start of the war in May, the guild fell`
        inside = phrase.first <= token < phrase.head
        after = phrase.end == begin - 1 and sentence.low[begin - 1] in _OWN
        head = sentence.low[phrase.head]
        tells = (head in _HAPPENS or singular(head) in _HAPPENS) and _has_actor(sentence, phrase)
        tells = tells and not (sentence.low[phrase.head] in _ENDS and sentence.low[phrase.first - 1] == "by")
        if tells and (inside or after or phrase.last <= token < phrase.end):
            return phrase
    return None


def _caused(sentence: Sentence, phrase: Phrase) -> Phrase:
    """The deed of which a noun phrase is a cause: the sale in `one of the causes of the sale of the mill`."""
    at = next((k for k in range(phrase.last, phrase.end) if sentence.low[k] in _CAUSES), -1)
    at = phrase.head if sentence.low[phrase.head] in _CAUSES else at
    if at < 0 or sentence.low[at + 1 : at + 2] != ["of"]:
        return phrase
    first = at + 2
    end = next((k for k in range(first, phrase.end) if sentence.low[k] == "of"), phrase.end)
    if end <= first or sentence.tags[end - 1] not in NOUNS:
        return phrase
    return Phrase("NP", first, end, end - 1, phrase.end)


_CAUSES = frozenset(
    ("cause", "causes", "reason", "reasons", "result", "results", "consequence", "consequences")
)


_STARTS = frozenset(("start", "outbreak", "beginning", "onset"))
_NEARLY = frozenset(("just", "shortly", "right", "immediately", "soon"))


def _has_actor(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether it is said whose deed it is, or to whom it was done: `Kern’s death`, `the sale of the mill`."""
    owners = ("POS", "PRP$", *NAMES)
    owner = any(sentence.tags[k] in owners for k in range(phrase.first, phrase.head))
    return owner or (phrase.end > phrase.last and sentence.low[phrase.last] == "of")

"""Which clauses tell of no single deed: what people in general did, how things were, what something showed.

A date of its own makes even such a clause a claim; the time of the story does not.
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from dashboard.reading.claims.naming import is_role
from dashboard.reading.claims.told import verb_of
from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar.clause import Clause, Sentence
from dashboard.reading.grammar.forms import singular
from dashboard.reading.grammar.phrase import Phrase

_WORDS = word_lists("context")
_FORCES = _WORDS["forces"]
"""Plurals that act as one: `troops took the town`."""
_SPANS = _WORDS["spans"]
"""Nouns of a stretch of time longer than a scene: `during his reign`."""
_ASIDES = tuple(tuple(words.split()) for words in _WORDS["asides"])
_EFFECTS = _WORDS["effects"]
"""Verbs of what a thing does without acting: `gave the town a market`."""
_ACTORS = (
    _WORDS["bodies"]
    | word_lists("story")["crowds"]
    | word_lists("story")["groups"] - word_lists("story")["things"]
)
_SLOWLY = _WORDS["slowly"]
DEATHS = frozenset(("death", "deaths"))
_FRAMES = frozenset(("during", "throughout", "under", "in", "by", "over", "within"))
_RAISED = frozenset(("born", "raised", "educated", "trained", "orphaned", "reared"))
"""Words with which a sentence looks back on a life."""
_MANY = frozenset(("some", "many", "most", "few", "other", "others", "several", "such"))
_NAMES = frozenset(("NNP", "NNPS"))
_PERIODS = _SPANS | {"war", "wars"}
_OVER = frozenset(("during", "throughout"))
_PAST = frozenset(("after", "following", "since"))
_GOES_ON = frozenset(("progressed", "continued", "went", "wore", "dragged", "unfolded", "advanced"))
_EXAMPLES = (("for", "example"), ("for", "instance"))
_REACH = 7
"""How many words after `over` a stretch of time may stand: `over the next few hundred years`."""
_PERSONS = frozenset(("he", "she", "they"))


def is_general(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause tells what many did at no one time: `Merchants sold cloth`, not `The guards shot Ann`.

    A deed done to somebody named, or one at a moment that a clause before it names, is a single one.
    """
    subject = clause.subject
    if subject is None or clause.verb.passive or not _in_general(sentence, subject):
        return False
    aim = clause.object
    named = aim is not None and sentence.tags[aim.head] in _NAMES
    return not (named or _at_a_moment(sentence, clause))


def is_effect(sentence: Sentence, clause: Clause) -> bool:
    """Whether a thing only had an effect, which is no deed: `The law reduced the trade`."""
    subject = clause.subject
    if subject is None or clause.verb.passive or sentence.tags[subject.head] not in ("NN", "NNS"):
        return False
    return not _can_act(sentence.low[subject.head]) and verb_of(sentence, clause) in _EFFECTS


def is_of_an_actor(sentence: Sentence, clause: Clause) -> bool:
    """Whether a person, a body or something with a name did a deed, or it was done to somebody."""
    if clause.subject is None:
        return False
    head = clause.subject.head
    named = sentence.tags[head] in _NAMES or sentence.low[head] in _PERSONS
    return named or clause.verb.passive or _can_act(sentence.low[head])


def _can_act(noun: str) -> bool:
    """Whether a noun is one of persons or of a body."""
    one = singular(noun)
    return is_role(one) or one in _ACTORS or noun in _FORCES


def is_slow(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause tells of what took long: `steadily bought up the farms`."""
    return not _SLOWLY.isdisjoint(sentence.low[clause.first : clause.last])


def _in_general(sentence: Sentence, subject: Phrase) -> bool:
    """Whether a noun phrase does not say which: `merchants`, `many other towns`, `trade`."""
    words, tags = sentence.low, sentence.tags
    mass = tags[subject.head] == "NN" and tags[subject.first] in ("NN", "JJ")  # `metal weaponry gave power`
    if not (mass or tags[subject.head] in ("NNS", "NNPS")) or words[subject.head] in _FORCES:
        return False
    opening = words[subject.first]
    if opening in _MANY:
        return True
    return tags[subject.first] not in ("DT", "PRP$", "CD") and "POS" not in tags[subject.first : subject.last]


def _at_a_moment(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause before says when: `As the parade went on, spectators threw stones`."""
    before = (c for c in sentence.clauses if c.kind == "sub" and c.verb.first < clause.verb.first)
    return any(c.opener in ("as", "when", "after", "once") for c in before)


def is_change(sentence: Sentence, clause: Clause) -> bool:
    """Whether `became` tells of somebody's new rank (`Ann became mayor`), not how things came to be.

    Or of a place's: `the island of Texel became a county`.
    """
    if verb_of(sentence, clause) != "become":
        return True
    subject = clause.subject
    if subject is None or clause.object is None or subject.parts:
        return False
    head, tags = subject.head, sentence.tags
    of_name = tags[head] == "NN" and sentence.low[head + 1 : head + 2] == ["of"] and tags[head + 2] == "NNP"
    return of_name or tags[head] == "NNP" or sentence.low[head] in ("he", "she")


def of_another_time(sentence: Sentence, clause: Clause) -> bool:
    """Whether a sentence, up to its verb, leaves the scene: `During his reign`, `On the other hand`.

    So does one with a time of its own that makes no claim (`over four decades`), or with a look ahead
    (`years later`, `was later freed`), or with what never was.
    """
    low, tags = sentence.low, sentence.tags
    if any(sentence.dated) or {"later", "never"} & set(low[max(0, clause.verb.first - 2) : clause.verb.last]):
        return True
    if any(a in _SPANS and b in ("later", "after") for a, b in pairwise(low[: clause.verb.first])):
        return True
    if (
        low[0] == "not"
        or low[0] in _RAISED
        or (low[:1] in (["at"], ["upon"], ["by"], ["until"]) and DEATHS & set(low[1:4]))
    ):
        return True  # `At his death`
    example = any(pair in _EXAMPLES for pair in pairwise(low[:8]))
    if example or any(tuple(low[: len(words)]) == words for words in _ASIDES):
        return True
    if any(len(w) == 4 and w.isdigit() and "1000" <= w <= "2100" for w in low) or _within_a_period(low):
        return True
    leads = (p for p in sentence.phrases if p.last <= clause.verb.first and low[p.first] in _FRAMES)
    opened = [p.first + 1 for p in leads]
    return any(
        low[k] in _SPANS and tags[k] in ("NN", "NNS")
        for at in opened
        for k in takewhile(lambda k: low[k] != ",", range(at, min(at + _REACH, clause.verb.first)))
    )


def _within_a_period(low: list[str]) -> bool:
    """Whether words say that it was in a longer time, or after it: `during the war`, `as the war went on`."""
    for k, word in enumerate(low):
        over = word in _OVER or (k == 0 and word in _PAST and low[1:2] != ["a"])
        if over and not _PERIODS.isdisjoint(low[k + 1 : k + 4]):
            return True
        goes_on = word == "as" and low[k + 1 : k + 2] == ["the"] and low[k + 3 : k + 4]
        if goes_on and low[k + 2] in _PERIODS and low[k + 3] in _GOES_ON:
            return True
    return False

"""Mends the tags of a sentence where its words show that the tagger was wrong."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dashboard.reading.grammar.phrase import FINITE, NOUNS
from dashboard.reading.grammar.word_sets import ADJECTIVES, BE, COPULAS, HAVE, INTRANSITIVE

_DOING = frozenset(("by", "after", "before", "without", "while", "when"))
"""Words after which a form in -ing is a verb: `by surrounding the town`."""


def mend(words: Sequence[str], low: Sequence[str], tags: list[str]) -> None:
    """Mend tags that the words beside them show to be wrong."""
    for k in range(len(tags)):
        following = tags[k + 1] if k + 1 < len(tags) else ""
        before = low[k - 1] if k else ""
        if k and tags[k - 1] == "NNP" and words[k][0].isupper() and before != "may":
            tags[k] = _in_a_name(words[k], tags[k])
        elif tags[k] == "VBG" and following in NOUNS and before not in BE | _DOING:
            if ("-" in low[k] and following in ("NN", "NNS")) or low[k] in ADJECTIVES:
                tags[k] = "JJ"  # `food-producing land`, `neighbouring towns`
        elif tags[k] == "VBN" and low[k] in INTRANSITIVE and not _helped(low, tags, k):
            tags[k] = "VBD"  # `hunger loomed`
        elif before in HAVE | BE and low[k].endswith("ly") and following in ("VBN", "VBD"):
            tags[k] = "RB"  # `had unsuccessfully tried`
        else:
            tags[k] = _mended(low, tags, k)
    _numbers(low, tags)
    for k, pair in enumerate(pairwise(low)):
        if pair in _IN_FACT and low[k - 1 : k] != ["the"]:
            tags[k : k + 2] = ["RB", "RB"]  # `had in fact fallen`


def _in_a_name(word: str, tag: str) -> str:
    """The tag of a word with a capital after a name: `Pedro I`, `Admiral Zheng He`, `the Mill Acts`."""
    if word in ("I", "He"):
        return "NNP"
    return "NNPS" if tag == "VBZ" else tag


def _mended(low: Sequence[str], tags: Sequence[str], k: int) -> str:
    """The tag of a word, mended if the words beside it show that it is another."""
    tag, word = tags[k], low[k]
    if tag in ("VBP", "VB") and word.endswith("eed") and not word.endswith(_EED):
        return "VBD"  # `decreed`
    if tag == "RB" and k and low[k - 1] in COPULAS and not word.endswith("ly") and word not in _PLACES:
        return "JJ" if _CLOSING.issuperset(tags[k + 1 : k + 2]) else "RB"  # `became acute in May`
    if tag == "JJ" and word.startswith(_SHARES) and low[k + 1 : k + 2] == ["of"]:
        return "NN"  # `one-third of the crew`
    if tag == "VBD" and word.endswith("ed") and _opens(tags, k) and _before_a_told_noun(tags, k):
        return "JJ"  # `By 1444, enslaved people were sold`
    return tag


_IN_FACT = frozenset(
    (("in", "fact"), ("in", "turn"), ("in", "effect"), ("at", "last"), ("at", "first"), ("at", "once"))
)
_CLOSING = frozenset(("IN", ".", ",", "CC"))
_PLACES = frozenset(
    ("here", "there", "away", "home", "abroad", "apart", "together", "so", "not", "out", "back")
)


_SHARES = ("one-", "two-", "three-")
_EED = ("need", "feed", "speed", "breed", "bleed", "heed", "seed", "weed", "ceed")
"""Plain forms in -eed; other verbs in -eed are past forms of a verb in -ee."""


def _opens(tags: Sequence[str], k: int) -> bool:
    """Whether a word opens a sentence or stands after a comma behind a date or a phrase without a noun."""
    return k == 0 or (tags[k - 1] == "," and tags[k - 2 : k - 1] == ["CD"])


def _before_a_told_noun(tags: Sequence[str], k: int) -> bool:
    """Whether a noun follows that has a verb of its own, so that the word only describes it."""
    at = k + 1
    while at < len(tags) and tags[at] in ("JJ", "NN"):
        at += 1
    several = tags[at : at + 1] in (["NNS"], ["NNPS"])
    return several and any(tag in FINITE for tag in tags[at + 1 : at + 2])


def _numbers(low: Sequence[str], tags: list[str]) -> None:
    """Mend what stands before a number and goes with it: `close to 100 towns`, `as many as 150 men`."""
    for k, tag in enumerate(tags):
        if tag != "CD":
            continue
        if list(low[max(0, k - 2) : k]) == ["close", "to"]:
            tags[k - 2 : k] = ["IN", "IN"]
        elif list(low[max(0, k - 3) : k]) in (["as", "many", "as"], ["as", "few", "as"]):
            tags[k - 3 : k] = ["IN", "IN", "IN"]


def _helped(low: Sequence[str], tags: Sequence[str], k: int) -> bool:
    """Whether a form of `have` or `be` goes with a verb, perhaps with adverbs or a subject between."""
    near = range(k - 1, max(-1, k - 5), -1)
    return any(low[j] in HAVE | BE for j in near) or tags[k - 1 : k] in (["JJ"], ["CC"], ["DT"])

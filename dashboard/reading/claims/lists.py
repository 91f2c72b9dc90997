"""Where a sentence lists things with their dates: to which thing a date belongs.

`Congresses met in Kyoto (1997), Copenhagen (2009) and Paris (2015)` has a date for each town, and
`the Danes came in 835, the Swedes in 839` one for each people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.reading.grammar.clause import Sentence
from dashboard.reading.grammar.phrase import NAMES, NOUNS, Phrase


@dataclass(frozen=True, slots=True)
class Listed:
    """The thing of a list to which a date belongs, and the first thing of the list.

    `first` is None where the first thing is the subject of a verb; `verb` is then the verb's token. `gapped`
    if both are objects of a verb, each with what belongs to it.
    """

    own: Phrase
    first: Phrase | None
    verb: int = -1
    gapped: bool = False


def listed(sentence: Sentence, token: int) -> Listed | None:
    """The thing of a list to which the date at a token belongs; None if it stands in no list."""
    found = sentence.phrases
    at = next((i for i, p in enumerate(found) if p.kind == "DATE" and p.first <= token < p.last), -1)
    link = _link(found, at)
    if link < 0:
        return None
    if _date_before(found, link) < 0:
        return _gapped(sentence, link) if found[at - 1].kind != "(" else None
    own, verb = found[link], -1
    first: Phrase | None = None
    while link >= 0:
        before = _date_before(found, link)
        if before < 0:
            break
        link = _link(found, before)
        first = found[link] if link >= 0 else None
        if first is None:
            verb = _verb_before(found, before)
    if first is not None:
        return Listed(own, first)
    return Listed(own, None, verb) if verb >= 0 else None


def _gapped(sentence: Sentence, link: int) -> Listed | None:
    """The same for two objects with more words: `built the mill by the lake in 1922, and a barn in 1926`."""
    found, tags = sentence.phrases, sentence.tags
    own = _opening(found, link)
    before = _date_before(found, own)
    first = _link(found, before) if before >= 0 else -1
    first = _opening(found, first) if first >= 0 else -1
    if first < 1 or found[first - 1].kind != "VG":
        return None
    kinds = {tags[p.head] in NAMES for p in (found[own], found[first]) if tags[p.head] in NOUNS}
    alike = len(kinds) == 1 and tags[found[own].head] in NOUNS and tags[found[first].head] in NOUNS
    return Listed(found[own], found[first], gapped=True) if alike else None


def _opening(found: Sequence[Phrase], link: int) -> int:
    """The first of some noun phrases with prepositions between: the meals in `meals for nurses in Rye`."""
    while link > 1 and found[link - 1].kind == "IN" and found[link - 2].kind == "NP":
        link -= 2
    return link


def _link(found: Sequence[Phrase], at: int) -> int:
    """The noun phrase right before a date, with at most a preposition or a bracket between; -1 if none is."""
    k = at - 1
    if k >= 0 and found[k].kind in ("IN", "("):
        k -= 1
    if k > 0 and found[k].kind == ")":  # `the mill (named after its builder) in 1922`
        k = next((j for j in range(k - 1, -1, -1) if found[j].kind == "("), 0) - 1
    return k if 0 <= k < at and found[k].kind == "NP" else -1


def _date_before(found: Sequence[Phrase], link: int) -> int:
    """The index of the previous thing's date in a list; -1 if there is none."""
    k, joined = link - 1, False
    while k >= 0 and found[k].kind in (",", "CC", "ADV", ")"):
        joined = joined or found[k].kind in (",", "CC")
        k -= 1
    if joined and [p.kind for p in found[max(0, k - 2) : k + 1]] == ["DATE", "VG", "NP"]:
        k -= 2  # `the mill in 1922 to spare the ferry and a barn in 1926`
    return k if joined and k >= 0 and found[k].kind == "DATE" else -1


def _verb_before(found: Sequence[Phrase], date: int) -> int:
    """The index of the verb that a date belongs to, with no noun between (`came in 835 and 837`); or -1."""
    k = date - 1
    while k >= 0 and found[k].kind in ("IN", "DATE", "CC", ",", "ADV"):
        k -= 1
    return found[k].head if k >= 0 and found[k].kind == "VG" else -1

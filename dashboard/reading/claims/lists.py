"""Where a sentence lists things with their dates: to which thing a date belongs.

`Congresses met in Kyoto (1997), Copenhagen (2009) and Paris (2015)` has a date for each town, and
`the Danes came in 835, the Swedes in 839` one for each people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.reading.grammar.clause import Sentence
from dashboard.reading.grammar.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Listed:
    """The thing of a list to which a date belongs, and the first thing of the list.

    `first` is None where the first thing is the subject of a verb; `verb` is then the verb's token.
    """

    own: Phrase
    first: Phrase | None
    verb: int = -1


def listed(sentence: Sentence, token: int) -> Listed | None:
    """The thing of a list to which the date at a token belongs; None if it stands in no list."""
    found = sentence.phrases
    at = next((i for i, p in enumerate(found) if p.kind == "DATE" and p.first <= token < p.last), -1)
    link = _link(found, at)
    if link < 0:
        return None
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


def _link(found: Sequence[Phrase], at: int) -> int:
    """The noun phrase right before a date, with at most a preposition or a bracket between; -1 if none is."""
    k = at - 1
    if k >= 0 and found[k].kind in ("IN", "("):
        k -= 1
    return k if 0 <= k < at and found[k].kind == "NP" else -1


def _date_before(found: Sequence[Phrase], link: int) -> int:
    """The index of the previous thing's date in a list; -1 if there is none."""
    k, joined = link - 1, False
    while k >= 0 and found[k].kind in (",", "CC", "ADV", ")"):
        joined = joined or found[k].kind in (",", "CC")
        k -= 1
    return k if joined and k >= 0 and found[k].kind == "DATE" else -1


def _verb_before(found: Sequence[Phrase], date: int) -> int:
    """The index of the verb that a date belongs to, with no noun between (`came in 835 and 837`); or -1."""
    k = date - 1
    while k >= 0 and found[k].kind in ("IN", "DATE", "CC", ",", "ADV"):
        k -= 1
    return found[k].head if k >= 0 and found[k].kind == "VG" else -1

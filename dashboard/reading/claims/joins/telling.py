"""Tellings: what claims say, each once, and how rare their words are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable
from itertools import chain, takewhile
from math import log

from dashboard.reading.claims.extract import Claim
from dashboard.reading.claims.joins.marks import Marked, Marks, Said, marks, said
from dashboard.reading.claims.joins.nearness import Days, days, is_short

_NAME = 2.0
"""How many times more a name weighs than another word."""
_LEAST = 0.15
"""The weight of a word that nearly every claim has."""
_OUTSIDE = 200
"""Claims added in thought, so that a word in two claims counts as rare even if only ten were read."""
_SAYS = 2
"""How many words a title must have for claims of several sources with this title to be one telling."""

_NONE: frozenset[str] = frozenset()

Weighed = dict[str, tuple[Marked, float]]


class Telling:
    """One or more claims that say the same in the same words about the same days.

    `claims` are their places in the list that was read, `sources` whose they are, `event` the gazetteer's
    id or ''; `words` have their weights, `weight` is that of all of them and `what` that of those that say
    what was done; `exact` if its days are a month at most. `proper` are the stems of proper names, `telling`
    those and the stems of what was done. `actor` are the proper names with which the title begins, `verb` is
    the stem of its verb, `rest` what follows.
    """

    __slots__ = (
        "_passage",
        "_said",
        "_small",
        "actor",
        "claims",
        "days",
        "event",
        "exact",
        "marks",
        "proper",
        "rest",
        "sources",
        "telling",
        "verb",
        "weight",
        "what",
        "words",
    )

    def __init__(self, claim: Claim, *, marked: Marks, when: Days, event: str) -> None:
        """Take what one claim says, without adding it to `claims` yet."""
        self.marks = marked
        self.days = when
        self.exact = is_short(when)
        self.event = event
        self.claims: list[int] = []
        self.sources: set[str] = set()
        self.words: Weighed = {}
        self.weight = self.what = 0.0
        self.proper = self.telling = self.actor = _NONE
        self.verb = ""
        self.rest: list[Marked] = []
        self._passage = claim.claim
        self._small = ""
        self._said: Said | None = None

    @property
    def passage(self) -> str:
        """The passage in lower case, with a blank before it."""
        if not self._small:
            self._small = f" {self._passage.lower()}"
        return self._small

    @property
    def said(self) -> Said:
        """What the passage says."""
        if self._said is None:
            self._said = said(self._passage)
        return self._said


_Found = tuple[Weighed, float, float, frozenset[str], frozenset[str], frozenset[str], str, list[Marked]]
"""What the words of a title give."""


def _verb_and_rest(marked: list[Marked]) -> tuple[str, list[Marked]]:
    """The stem of a title's verb, which is its first word after another that is no name, and what follows."""
    at = next((k for k, mark in enumerate(marked) if k and mark.what and not mark.name), len(marked))
    return (marked[at].stem if at < len(marked) else ""), marked[at + 1 :]


class Rarity:
    """How many tellings have a word, tell a deed, or are of some time."""

    def __init__(self, tellings: Collection[Telling]) -> None:
        """Count what some tellings have."""
        self.count = Counter(chain.from_iterable([telling.marks.stems for telling in tellings]))
        self._deeds = Counter(chain.from_iterable([telling.marks.deeds for telling in tellings]))
        self._all = len(tellings) + _OUTSIDE
        self._firsts = sorted([telling.days[0] for telling in tellings])

    def weigh(self, tellings: Iterable[Telling]) -> None:
        """Set the weights of the words of tellings, from 0 to 1; a name weighs twice as much."""
        scale = log(1 + self._all)
        weight = {word: max(_LEAST, log(1 + self._all / n) / scale) for word, n in self.count.items()}
        known: dict[frozenset[str], _Found] = {}
        for telling in tellings:
            found = known.get(telling.marks.stems)
            if found is None:
                marked = telling.marks.marked
                words = {
                    mark.stem: (mark, weight[mark.stem] * (_NAME if mark.name else 1.0)) for mark in marked
                }
                whole = what = 0.0
                for mark, each in words.values():
                    whole += each
                    if mark.what:
                        what += each
                proper = frozenset([mark.stem for mark in marked if mark.proper])
                says = frozenset([mark.stem for mark in marked if mark.telling])
                inner = [mark for mark, _ in words.values()]
                actor = frozenset([mark.stem for mark in takewhile(lambda mark: mark.proper, inner)])
                found = (words, whole, what, proper, says, actor, *_verb_and_rest(inner))
                known[telling.marks.stems] = found
            telling.words, telling.weight, telling.what, telling.proper, telling.telling = found[:5]
            telling.actor, telling.verb, telling.rest = found[5:]

    def of_word(self, word: str) -> float:
        """The share of tellings that have a word."""
        return max(2, self.count[word]) / self._all

    def of_deed(self, deed: str) -> float:
        """The share of tellings that tell a deed; one in fifty at least."""
        return max(0.02, self._deeds[deed] / self._all)

    def near(self, first: int, last: int) -> int:
        """How many tellings begin from one day to another."""
        return bisect_right(self._firsts, last) - bisect_left(self._firsts, first)


def tellings(claims: Iterable[Claim], *, named: Collection[str]) -> list[Telling]:
    """The tellings of some claims; claims whose date is open on a side are left out.

    Claims of several sources are one telling if they have the same date and the same words, with a name among
    them; claims of one source need no name.
    """
    read: dict[str, tuple[Marks, bool]] = {}
    found: dict[tuple[object, ...], Telling] = {}
    for place, claim in enumerate(claims):
        known = read.get(claim.title)
        if known is None:
            marked = marks(claim.title)
            tells = len(marked.stems) >= _SAYS and any(mark.proper for mark in marked.marked)
            known = read[claim.title] = (marked, tells)
        marked, tells = known
        event = claim.event if claim.event in named else ""
        key = (event, marked.stems, marked.numbers, claim.edtf, "" if event or tells else claim.source)
        telling = found.get(key)
        if telling is None:
            when = days(claim.edtf)
            if when is None:
                continue
            telling = found[key] = Telling(claim, marked=marked, when=when, event=event)
        telling.claims.append(place)
        telling.sources.add(claim.source)
    return list(found.values())

"""Tellings: what claims say, each once, and how rare their words are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass
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
_NEARBY = 0.7
"""What a word counts that is in the title of one telling but only in the passage of the other."""
_SAME_DEED = 0.8
"""What a word counts that tells a deed of which the other claim tells in another word."""

_NONE: frozenset[str] = frozenset()

Weighed = tuple[str, str, frozenset[str], float, float, float, bool, int, Marked]
"""A word of a title: stem, opening and deeds as in `Marked`; its weight, and what of it is lost where the
other claim tells its deed in another word, and where it has the word in its passage only; whether it says
what was done; what the other claim lacks without it; its mark."""


@dataclass(slots=True, eq=False)
class Title:
    """What the words of a title weigh, once for all tellings that have these `stems`.

    `words` in their order; `weight` is that of all of them and `what` that of those that say what was done.
    `proper` are the stems of proper names, `telling` those and the stems of what was done. `actor` are the
    proper names with which the title begins, `verb` is the stem of its verb, `rest` what follows it.
    """

    stems: frozenset[str]
    words: list[Weighed]
    weight: float
    what: float
    proper: frozenset[str]
    telling: frozenset[str]
    actor: frozenset[str]
    verb: str
    rest: tuple[Marked, ...]


class Telling:
    """One or more claims that say the same in the same words about the same days.

    `claims` are their places in the list that was read, `sources` whose they are, `event` the gazetteer's
    id or ''; `title` is what its words weigh (`Rarity.weigh`). `exact` if its days are a month at most.
    `passage` is in lower case, with a blank before it.
    """

    __slots__ = (
        "_said",
        "_written",
        "claims",
        "days",
        "deeds",
        "event",
        "exact",
        "marks",
        "numbers",
        "passage",
        "sources",
        "stems",
        "title",
    )
    title: Title

    def __init__(self, claim: Claim, *, marked: Marks, when: Days, event: str) -> None:
        """Take what one claim says; `claims` and `sources` are still empty."""
        self.marks = marked
        self.stems, _, self.deeds, _, self.numbers = marked
        self.days = when
        self.exact = is_short(when)
        self.event = event
        self.claims: list[int] = []
        self.sources: Set[str] = _NONE
        self.passage = f" {claim.claim.lower()}"
        self._written = claim.claim
        self._said: Said | None = None

    @property
    def said(self) -> Said:
        """What the passage says."""
        if self._said is None:
            self._said = said(self._written)
        return self._said


class Rarity:
    """How many tellings have a word, tell a deed, or are of some time.

    `share` is `of_word` for every word of a title.
    """

    def __init__(self, tellings: Collection[Telling]) -> None:
        """Count what some tellings have."""
        self.count = Counter(chain.from_iterable([telling.stems for telling in tellings]))
        self._deeds = Counter(chain.from_iterable([telling.deeds for telling in tellings]))
        self._all = len(tellings) + _OUTSIDE
        self.share = {word: (n if n > 2 else 2) / self._all for word, n in self.count.items()}
        self._firsts = sorted([telling.days[0] for telling in tellings])

    def weigh(self, tellings: Iterable[Telling]) -> None:
        """Set the titles of tellings; their words weigh from 0 to 1, a name twice as much."""
        scale = log(1 + self._all)
        least = {n: max(_LEAST, log(1 + self._all / n) / scale) for n in set(self.count.values())}
        weight = {word: least[n] for word, n in self.count.items()}
        known: dict[frozenset[str], Title] = {}
        weighed: dict[int, Weighed] = {}
        for telling in tellings:
            title = known.get(telling.stems)
            if title is None:
                title = known[telling.stems] = _title(telling.marks, weight, weighed)
            telling.title = title

    def of_word(self, word: str) -> float:
        """The share of tellings that have a word."""
        return self.share.get(word, 2 / self._all)

    def of_deed(self, deed: str) -> float:
        """The share of tellings that tell a deed; one in fifty at least."""
        return max(0.02, self._deeds[deed] / self._all)

    def near(self, first: int, last: int) -> int:
        """How many tellings begin from one day to another."""
        return bisect_right(self._firsts, last) - bisect_left(self._firsts, first)

    def most(self) -> int:
        """How many tellings there are, more than which are never `near`."""
        return len(self._firsts)


def _title(marked: Marks, weight: Mapping[str, float], weighed: dict[int, Weighed]) -> Title:
    """The title with some marks; `weight` is that of each stem, `weighed` what was made of marks, by `id`.

    There are few marks, and each is kept by the tellings as long as this goes on.
    """
    words: list[Weighed] = []
    whole = done = 0.0
    proper, tell = [], []
    verb, after = "", len(marked.marked)
    for place, mark in enumerate(marked.marked):
        word = weighed.get(id(mark))
        if word is None:
            word = weighed[id(mark)] = _weighed(mark, weight[mark.stem])
        words.append(word)
        stem, _, _, each, _, _, what, _, _ = word
        whole += each
        if what:
            done += each
            if (
                place and not verb and not mark.name
            ):  # the verb is the first word after another that is no name
                verb, after = stem, place + 1
        if mark.telling:
            tell.append(stem)
            if mark.proper:
                proper.append(stem)
    actor = takewhile(proper.__contains__, [mark.stem for mark in marked.marked])
    return Title(
        marked.stems,
        words,
        whole,
        done,
        frozenset(proper),
        frozenset(tell),
        frozenset(actor),
        verb,
        marked.marked[after:],
    )


def _weighed(mark: Marked, weight: float) -> Weighed:
    """A mark with what its word weighs, of which `weight` is the weight without a capital."""
    each = weight * _NAME if mark.name else weight
    deed, nearby = (1 - _SAME_DEED) * each, (1 - _NEARBY) * each
    return (mark.stem, mark.opening, mark.deeds, each, deed, nearby, mark.what, mark.lacks, mark)


def tellings(claims: Iterable[Claim], *, named: Collection[str]) -> list[Telling]:
    """The tellings of some claims; claims whose date is open on a side are left out.

    Claims of several sources are one telling if they have the same date and the same words, with a name among
    them; claims of one source need no name.
    """
    read: dict[str, tuple[Marks, bool]] = {}
    dated: dict[str, Days | None] = {}
    found: dict[tuple[object, ...], Telling] = {}
    own: dict[str, set[str]] = {}
    for place, claim in enumerate(claims):
        known = read.get(claim.title)
        if known is None:
            marked = marks(claim.title)
            tells = len(marked.stems) >= _SAYS and any(mark.proper for mark in marked.marked)
            known = read[claim.title] = (marked, tells)
        marked, tells = known
        value, source = claim.edtf, claim.source
        event = claim.event if claim.event in named else ""
        key = (event, marked.stems, marked.numbers, value, "" if event or tells else source)
        telling = found.get(key)
        if telling is None:
            if value not in dated:
                dated[value] = days(value)
            when = dated[value]
            if when is None:
                continue
            telling = found[key] = Telling(claim, marked=marked, when=when, event=event)
        telling.claims.append(place)
        if not telling.sources:  # one set for all tellings of a source, because most have no other
            telling.sources = own.setdefault(source, {source})
        elif source not in telling.sources:
            telling.sources = telling.sources | {source}
    return list(found.values())

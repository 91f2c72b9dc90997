"""Tellings: what claims say, each once, and how rare their words are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Set
from functools import reduce
from itertools import chain
from math import log
from operator import add, attrgetter

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


_ENOUGH = 2
"""How many words that tell who or what a title must have more than for it to be clear by itself."""

Weighed = tuple[str, frozenset[str], float, float, float, bool, int, Marked]
"""A word of a title: opening and deeds as in `Marked`; its weight, and what of it is lost where the other
claim tells its deed in another word, and where it has the word in its passage only; whether it says what was
done; what the other claim lacks without it; its mark."""


class Title:
    """The words of a title: the marks of `marks`, and what they weigh once `Rarity.weigh` has seen them.

    `words` are the stems in their order, with what they weigh; `weight` is that of all of them and `what`
    that of those that say what was done. `proper` are the stems of proper names, `idle` those that tell
    neither who nor what. `actor` are the proper names with which the title begins, `verb` is the stem of its
    verb, `rest` what follows it. The title `tells` who or what it is about if a name and another word are
    in it, and is `clear` if it says so much that it stands for one happening by itself.
    """

    __slots__ = (
        "actor",
        "clear",
        "deeds",
        "idle",
        "marked",
        "numbers",
        "opposites",
        "proper",
        "rest",
        "stems",
        "tells",
        "verb",
        "weight",
        "what",
        "words",
    )
    words: list[tuple[str, Weighed]]
    weight: float
    what: float

    def __init__(self, read: Marks, *, marked: tuple[Marked, ...]) -> None:
        """Take what `marks` reads in a title, and in which order its words are `marked`."""
        self.stems, _, self.deeds, self.opposites, self.numbers = read
        self.marked = marked
        proper, idle, actor = [], [], 0
        verb, after = "", len(self.marked)
        for place, mark in enumerate(self.marked):
            if mark.proper:
                proper.append(mark.stem)
                actor += actor == place
            elif not mark.telling:
                idle.append(mark.stem)
            elif place and not verb and not mark.name:  # the first word after another that is no name
                verb, after = mark.stem, place + 1
        self.proper, self.idle, self.actor = tuple(proper), tuple(idle), tuple(proper[:actor])
        self.verb, self.rest = verb, self.marked[after:]
        self.tells = bool(proper) and len(self.stems) >= _SAYS
        self.clear = bool(proper) and len(self.marked) - len(idle) > max(_ENOUGH, actor)

    def weigh(self, weights: Mapping[Marked, tuple[str, Weighed]]) -> None:
        """Set what the words weigh."""
        self.words = [weights[mark] for mark in self.marked]
        self.weight = reduce(add, [word[2] for _, word in self.words], 0.0)
        self.what = reduce(add, [word[2] for _, word in self.words if word[5]], 0.0)


class Telling:
    """One or more claims that say the same in the same words about the same days.

    `claims` are their places in the list that was read, `sources` whose they are, `event` the gazetteer's
    id or ''. `exact` if its days are a month at most. `passage` is in lower case, with a blank before it.
    """

    __slots__ = ("_said", "_written", "claims", "days", "event", "exact", "passage", "sources", "title")

    def __init__(
        self, place: int, passage: str, *, title: Title, when: Days, event: str, sources: Set[str]
    ) -> None:
        """Take what the claim at a place says."""
        self.title, self.days, self.event, self.sources = title, when, event, sources
        self.exact = is_short(when)
        self.claims = [place]
        self.passage = f" {passage.lower()}"
        self._written = passage
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
        self.count = Counter(chain.from_iterable([telling.title.stems for telling in tellings]))
        self._deeds = Counter(chain.from_iterable([telling.title.deeds for telling in tellings]))
        self._all = len(tellings) + _OUTSIDE
        self.share = {word: (n if n > 2 else 2) / self._all for word, n in self.count.items()}
        self._firsts = sorted([telling.days[0] for telling in tellings])

    def weigh(self, titles: Iterable[Title]) -> None:
        """Weigh titles: their words weigh from 0 to 1, a name twice as much."""
        scale = log(1 + self._all)
        least = {n: max(_LEAST, log(1 + self._all / n) / scale) for n in set(self.count.values())}
        weights = _Weights({word: least[n] for word, n in self.count.items()})
        for title in titles:
            title.weigh(weights)

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


class _Weights(dict[Marked, tuple[str, Weighed]]):
    """What each word of a title weighs, with its stem; made when it is first met, because words are few."""

    def __init__(self, weight: Mapping[str, float]) -> None:
        """`weight` is that of each stem without a capital."""
        super().__init__()
        self._weight = weight

    def __missing__(self, mark: Marked) -> tuple[str, Weighed]:
        """Weigh a word that is met for the first time."""
        each = self._weight[mark.stem] * (_NAME if mark.name else 1.0)
        deed, nearby = (1 - _SAME_DEED) * each, (1 - _NEARBY) * each
        weighed = (mark.opening, mark.deeds, each, deed, nearby, mark.what, mark.lacks, mark)
        found = self[mark] = (mark.stem, weighed)
        return found


def tellings(claims: Iterable[Claim], *, named: Collection[str]) -> list[Telling]:
    """The tellings of some claims in the order of their days, without those whose date is open on a side.

    Claims of several sources are one telling if they have the same date and the same words, with a name among
    them; claims of one source need no name.
    """
    titles = _Titles()
    dated: dict[str, Days | None] = {}
    found: dict[tuple[object, ...], Telling] = {}
    own: dict[str, set[str]] = {}
    for place, claim in enumerate(claims):
        title, value, source = titles[claim.title], claim.edtf, claim.source
        event = claim.event if claim.event in named else ""
        key = (event, title.stems, title.numbers, value, "" if event or title.tells else source)
        telling = found.get(key)
        if telling is None:
            if value not in dated:
                dated[value] = days(value)
            when = dated[value]
            if when is None:
                continue
            # one set for all tellings of a source, because most have no other
            sources = own.setdefault(source, {source})
            found[key] = Telling(place, claim.claim, title=title, when=when, event=event, sources=sources)
            continue
        telling.claims.append(place)
        if source not in telling.sources:
            telling.sources = telling.sources | {source}
    return sorted(found.values(), key=attrgetter("days"))


class _Titles(dict[str, Title]):
    """Titles as they are written, each read once; those of the same stems have the words of the first."""

    def __init__(self) -> None:
        super().__init__()
        self._marked: dict[frozenset[str], tuple[Marked, ...]] = {}

    def __missing__(self, written: str) -> Title:
        """Read a title that is met for the first time."""
        read = marks(written)
        title = self[written] = Title(read, marked=self._marked.setdefault(read.stems, read.marked))
        return title

"""Happenings that two kindred texts tell in other words: found by what else of that time they could mean.

Texts that already share happenings are kin, and what each of them tells of one day or month is mostly the
same thing, whatever words it chooses. So what is left alone in such texts is weighed once more: how likely do
two claims share these words if they are of one happening, and how likely if they are not?
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from math import inf, log

from dashboard.reading.claims.joins.likeness import apart, other_object
from dashboard.reading.claims.joins.nearness import Days
from dashboard.reading.claims.joins.telling import Telling, Title

_YEAR, _DECADE = 365, 3660
"""In days."""
_SAME_DATE, _SURE_DATE, _SPAN = 0.7, 3.5, -2.0
"""How likely two claims of one happening have dates that agree; the most that such dates weigh, all weights
being logarithms of odds; and what it weighs that they are of years, which many happenings share."""
_SOME = 0.5
"""How many other claims a text has at least, in thought, in the ten years about a date."""
_NEAR_KIN, _NEW = 0.4, 8
"""The share of its tellings that a text has in common with its next of kin, and how many tellings are added
in thought, so that one happening makes no two short texts kin."""
_KINSHIP = 2.0
"""How much more kinship weighs than the share says: both claims must have a partner in the other text."""
_LEAST = 2
"""How many happenings two texts share at least that are kin."""
_NAME, _WORD, _TITLE_WORD = 0.5, 0.15, 0.35
"""How likely a name, or another word, that one of two passages of one happening has is in the other; and a
word of one of two titles in the other."""
_IN_TITLE, _IN_TITLES = 0.4, 0.7
"""What a word weighs more that one title has, or both."""
_DEED = 0.8
"""What it weighs that both titles tell one deed in other words."""
_NOTHING = -0.8
"""What it weighs that they share no word that says something."""
_OTHER_DEEDS = -1.0
"""What it weighs that two titles tell other deeds, or have other verbs for one person or thing."""
_OTHER_NAMES = -0.8
"""What it weighs that each title has a name that the other claim lacks."""
_ENOUGH = 1.3
"""From where on two claims are of one happening."""
_MARGIN = 0.2
"""How much less likely any other pair with one of them must be."""
_CROWD = 12
"""A happening that more texts tell makes no two of them kin."""

Pair = tuple[int, int]
"""The places of two tellings."""


def retold(told: Sequence[Telling], *, leaders: Sequence[int], sources: Sequence[Set[str]]) -> list[Pair]:
    """The pairs of tellings that are of one happening although they look unlike, the likeliest first.

    `leaders` gives the group of each telling, `sources` those of a group. One of the two tellings of a pair
    is in a group of one text, and the other's group has no telling of that text.
    """
    alone = [place for place, leader in enumerate(leaders) if len(sources[leader]) == 1]
    lone = frozenset().union(*[sources[leaders[place]] for place in alone])
    by_source: defaultdict[str, list[int]] = defaultdict(list)
    for place, telling in enumerate(told):
        for name in telling.sources:
            by_source[name].append(place)
    kin = _kin(by_source, lone, [sources[place] for place, leader in enumerate(leaders) if place == leader])
    texts = _Texts(told, by_source)
    found = []
    for place in alone:
        [name] = sources[leaders[place]]
        for other, share in kin.get(name, {}).items():
            look = _Look(told, leaders, texts[name], texts[other], odds=_odds(share))
            best, weight = look.best(place)
            if weight >= _ENOUGH and name not in sources[leaders[best]]:
                found.append((-weight, place, best))
    return [(one, other) for _, one, other in sorted(found)]


def _odds(share: float) -> float:
    """What it weighs that two texts share so much of what they tell."""
    return _KINSHIP * min(0.0, log(share / _NEAR_KIN))


def _kin(
    many: Mapping[str, Sequence[int]], lone: Set[str], groups: Sequence[Set[str]]
) -> dict[str, dict[str, float]]:
    """The kin of some texts, with the share of what the shorter one tells that both tell."""
    shared: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sources in groups:
        if 1 < len(sources) <= _CROWD:
            for name in sources & lone:
                shared[name].update(sources)
    return {
        name: {
            other: n / (min(len(many[name]), len(many[other])) + _NEW)
            for other, n in sorted(both.items())
            if other != name and n >= _LEAST
        }
        for name, both in shared.items()
    }


class _Text:
    """The tellings of a text in the order of their days, and how often it has a word."""

    def __init__(self, told: Sequence[Telling], places: Sequence[int]) -> None:
        self._places = places
        self._firsts = [told[place].days[0] for place in places]
        self._middles = sorted([sum(told[place].days) // 2 for place in places])
        self._passages = list({told[place].passage: None for place in places})
        self._share: dict[str, float] = {}

    def near(self, when: Days) -> Sequence[int]:
        """The places of the tellings that may be of some days."""
        first, last = when
        return self._places[bisect_left(self._firsts, first - _YEAR) : bisect_right(self._firsts, last)]

    def within(self, when: Days, span: int) -> int:
        """How many tellings stand in a span of days about a date."""
        middle = (when[0] + when[1]) // 2
        return bisect_right(self._middles, middle + span // 2) - bisect_left(
            self._middles, middle - span // 2
        )

    def share(self, stem: str) -> float:
        """The share of the passages that have a word with this beginning; one of them at least."""
        share = self._share.get(stem)
        if share is None:
            opening = f" {stem}"
            having = sum([opening in passage for passage in self._passages])
            share = self._share[stem] = max(1, having) / len(self._passages)
        return share


class _Texts(dict[str, _Text]):
    """The texts by their names, each read when it is first asked for."""

    def __init__(self, told: Sequence[Telling], places: Mapping[str, Sequence[int]]) -> None:
        super().__init__()
        self._told, self._of = told, places

    def __missing__(self, name: str) -> _Text:
        text = self[name] = _Text(self._told, self._of[name])
        return text


class _Look:
    """A closer look at the tellings of two kindred texts; `leaders` gives the group of each telling."""

    def __init__(
        self, told: Sequence[Telling], leaders: Sequence[int], own: _Text, other: _Text, *, odds: float
    ) -> None:
        self._told, self._leaders, self._own, self._other, self._odds = told, leaders, own, other, odds

    def best(self, place: int) -> tuple[int, float]:
        """What the other text tells that is likeliest the same, and how likely; -inf if that is not clear."""
        told, leaders, here = self._told, self._leaders, self._told[place]
        weights = [(self._weight(here, told[near]), near) for near in self._other.near(here.days)]
        weight, best = max(weights, default=(-inf, place))
        if weight < _ENOUGH:
            return place, -inf
        there = told[best]
        rivals = [each for each, near in weights if leaders[near] != leaders[best]]
        others = [near for near in self._own.near(there.days) if leaders[near] != leaders[place]]
        rivals += [self._weight(told[near], there) for near in others]
        return best, (weight if weight - max(rivals, default=-inf) >= _MARGIN else -inf)

    def _weight(self, one: Telling, other: Telling) -> float:
        """How likely two tellings are of one happening."""
        length = _length(one.days, other.days)
        if (
            length < 0
            or (one.event and other.event)
            or apart(one, other, far=False)
            or other_object(one, other, one.title.stems & other.title.stems)
        ):
            return -inf
        chance = max(
            self._others(self._other, one.days, length=length),
            self._others(self._own, other.days, length=length),
        )
        time = min(_SURE_DATE, log(_SAME_DATE / chance)) + (_SPAN if length > _YEAR else 0.0)
        return time + self._odds + (sum(self._words(one, other)) or _NOTHING)

    def _others(self, text: _Text, when: Days, *, length: int) -> float:
        """How many other tellings of a text are of a time of some length, as dense as they stand about it."""
        near = [_length(self._told[place].days, when) for place in text.near(when)]
        found = [
            _SAME_DATE * (sum([0 <= each <= length for each in near]) - 1),
            _SOME * (length + 1) / _DECADE,
        ]
        found += [
            (text.within(when, span) - 1) * (length + 1) / span for span in (_YEAR, _DECADE) if length < span
        ]
        return max(found)

    def _words(self, one: Telling, other: Telling) -> Iterator[float]:
        """What the words weigh that two tellings share."""
        mine, yours = one.title, other.title
        both = mine.stems & yours.stems
        all_ = (mine.stems | one.said.names | one.said.others) & (
            yours.stems | other.said.names | other.said.others
        )
        names = one.said.names.union(other.said.names, mine.proper, yours.proper)
        for stem in sorted(all_):
            share = max(self._own.share(stem), self._other.share(stem))
            name = stem in names
            titles = (stem in mine.stems) + (stem in yours.stems)
            if stem in mine.idle or stem in yours.idle:
                titles, name = 0, False
            likely = _NAME if name else _TITLE_WORD if titles == 2 else _WORD
            yield max(0.0, log(likely / share) + (0.0, _IN_TITLE, _IN_TITLES)[titles])
        told = [deed for mark in mine.marked if mark.stem in both for deed in mark.deeds]
        if (mine.deeds & yours.deeds).difference(told):
            yield _DEED
        elif _tell_other_deeds(mine, yours, all_):
            yield _OTHER_DEEDS
        if _names_beside(mine, all_) and _names_beside(yours, all_):
            yield _OTHER_NAMES


def _tell_other_deeds(one: Title, other: Title, shared: frozenset[str]) -> bool:
    """Whether two titles tell deeds of which none is the same, or two verbs of one person or thing."""
    if one.deeds and other.deeds and one.deeds.isdisjoint(other.deeds):
        return True
    verbs = {one.verb, other.verb}
    return not one.stems.isdisjoint(other.stems) and "" not in verbs and shared.isdisjoint(verbs)


def _names_beside(title: Title, shared: frozenset[str]) -> bool:
    """Whether a title has a proper name that two claims do not share."""
    return not shared.issuperset(title.proper)


def _length(one: Days, other: Days) -> int:
    """How many days, without the first, the longer of two dates has of which one is in the other.

    A year at least if they only overlap; -1 if they do not, or if one hardly says when it was.
    """
    (first, last), (begin, end) = one, other
    if first > end or begin > last:
        return -1
    longer, shorter = sorted((last - first, end - begin), reverse=True)
    if min(last, end) - max(first, begin) < shorter:
        longer = max(longer, _YEAR)
    return longer if longer <= (_DECADE if one == other else _YEAR) else -1

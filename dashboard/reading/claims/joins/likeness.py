"""How much alike two tellings are, and whether that may be mere chance."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.reading.claims.joins.marks import deeds
from dashboard.reading.claims.joins.nearness import Days, gap, is_short, needed
from dashboard.reading.claims.joins.telling import Rarity, Telling

_SAME_DAY = 0.1
"""What each name adds that stands in both passages about the same day, and the most such names that count."""
_MOST_NAMES = 3
_NEARBY = 0.7
"""What a word counts that is in the title of one telling but only in the passage of the other."""
_SAME_DEED = 0.8
_OTHER = 0.12
"""How much more alike two tellings must be if each title has a verb, or a name, that the other lacks."""
_RECURRING = 40
"""The most days between two tellings of one happening of a kind that recurs."""
_CHANCE = 0.02
"""A likeness says nothing if at least this many tellings are expected to be as like by chance; a tenth of it
if no name is shared."""
_FEW = 2
"""How many telling words two titles must share if they share no name; more are not by chance."""
_PASSAGE = 4.0
"""How many times more often a word stands in a passage than in a title."""


def surplus(one: Telling, other: Telling, *, rarity: Rarity) -> float:
    """By how much the likeness of two tellings exceeds what is needed; below 0 if they are two happenings."""
    need, need_what = needed(one.days, other.days)
    if need > 1 or apart(one, other):
        return -1.0
    shared = one.marks.stems & other.marks.stems
    here = _found(one, other, shared)
    there = _found(other, one, shared)
    need += _OTHER * ((here.other_deed and there.other_deed) + (here.other_name and there.other_name))
    over = (here.all + there.all) / (one.weight + other.weight or 1.0) - need
    nearby = {*here.nearby, *there.nearby}
    if one.days == other.days and one.days[0] == one.days[1]:
        names = (one.names & other.names) - shared
        over += _SAME_DAY * min(len(names), _MOST_NAMES)
        nearby |= names
    if over < 0 or (here.what + there.what) < need_what * (one.what + other.what):
        return -1.0
    telling = len(shared & one.marks.telling)
    named = here.names or there.names or not shared.isdisjoint(one.marks.proper | other.marks.proper)
    if named and telling > _FEW:
        return over
    if need_what and not named and telling < _FEW:
        return -1.0
    by_chance = _by_chance(one, other, shared=shared, nearby=nearby, rarity=rarity)
    return over if by_chance < (_CHANCE if named else _CHANCE / 10) else -1.0


class _Found(NamedTuple):
    """What of one title is found in another claim.

    `all` and `what` are sums of weights: of all words found, and of those that say what was done. `nearby`
    are the words found only in the passage. `names` if a proper name was found, `other_deed` and `other_name`
    if a verb or a name was not.
    """

    all: float
    what: float
    nearby: list[str]
    names: bool
    other_deed: bool
    other_name: bool


def _found(one: Telling, other: Telling, shared: frozenset[str]) -> _Found:
    got, what = one.weight, one.what
    nearby: list[str] = []
    names = other_deed = other_name = False
    told = other.marks.deeds
    for stem in one.marks.stems - shared:
        mark, weight = one.words[stem]
        if mark.deeds and not told.isdisjoint(mark.deeds):
            lost = (1 - _SAME_DEED) * weight
        elif mark.opening in other.passage:
            lost = (1 - _NEARBY) * weight
            nearby.append(stem)
            names |= mark.proper
        else:
            lost = weight
            other_deed |= mark.verb
            other_name |= mark.name
        got -= lost
        if mark.what:
            what -= lost
    return _Found(got, what, nearby, names, other_deed, other_name)


def apart(one: Telling, other: Telling) -> bool:
    """Whether two tellings are surely of two happenings, however alike they are.

    So it is if they tell opposite deeds; if their numbers differ; or if they are months apart and either of a
    kind that recurs, or one is an event of the gazetteer, whose date is hardly disputed.
    """
    mine, yours = one.marks, other.marks
    if mine.numbers and yours.numbers and mine.numbers.isdisjoint(yours.numbers):
        return True
    far = gap(one.days, other.days) > _RECURRING
    if far and (one.event or other.event):
        return True
    if mine.deeds.isdisjoint(yours.deeds):
        return not mine.opposites.isdisjoint(yours.deeds)
    return far and not (mine.deeds & yours.deeds).isdisjoint(deeds().recurring)


def _by_chance(
    one: Telling, other: Telling, *, shared: frozenset[str], nearby: set[str], rarity: Rarity
) -> float:
    """How many tellings of that time would be expected to share as much if words were spread at random."""
    expected = 1.0
    for word in shared:
        expected *= rarity.of_word(word)
    for word in nearby:
        expected *= min(1.0, _PASSAGE * rarity.of_word(word))
    told = {deed for word in shared for deed in one.words[word][0].deeds}
    for deed in (one.marks.deeds & other.marks.deeds) - told:
        expected *= rarity.of_deed(deed)
    return expected * rarity.near(*_about(one.days, other.days))


def _about(one: Days, other: Days) -> Days:
    margin = 31 if one == other and is_short(one) else 366
    return min(one[0], other[0]) - margin, max(one[1], other[1]) + margin

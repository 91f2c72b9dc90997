"""How much alike two tellings are, and whether that may be mere chance."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import inf

from dashboard.reading.claims.joins.marks import Marked, deeds
from dashboard.reading.claims.joins.nearness import Days, needed
from dashboard.reading.claims.joins.telling import Rarity, Telling, Title

_SAME_DAY = 0.1
"""What each name adds that stands in both passages about the same day, and the most such names that count."""
_MOST_NAMES = 3
_OTHER = 0.12
"""How much more alike two tellings must be whose titles each have a verb, or a name, that the other claim
lacks."""
_DAYS_ABOUT = 5
"""Days before and after a day within which what happened may be taken for what happened on that day."""
_RECURRING = 40
"""The most days between two tellings of one happening of a kind that recurs."""
_CHANCE = 0.02
"""The number of tellings alike by chance from which a likeness says nothing; a tenth of it without a name and
without a day."""
_BESIDE = (0.06, 0.04)
"""What a name counts that two passages share beside their titles: where a date is loose, and where both are a
month at most."""
_MOST_BESIDE, _OTHER_WORD = 3.0, 0.4
"""How many names count at most, and what another word counts."""
_WORD_BY_CHANCE = 0.6
"""How likely two passages of one time share a word beside their titles that they need not."""
_LOOSE = 0.07
"""How much more alike tellings of a loose date must be whose passages share nothing else."""
_MOST_GAIN = (_MOST_BESIDE * _BESIDE[0] - _LOOSE, _MOST_BESIDE * _BESIDE[1])
"""How much more alike two tellings can become at most by what their passages share."""
_DOUBTFUL = 0.25
"""From where on what the passages share beside their titles is not asked."""
_FEW = 2
"""Words that tell who or what in two titles: so many at least, without a name; more are not by chance."""
_NO_NAMES: frozenset[str] = frozenset()
_PASSAGE = 4.0
"""How many times more often a word stands in a passage than in a title."""


def surplus(one: Telling, other: Telling, *, rarity: Rarity, sure: float) -> float:
    """By how much two tellings are more alike than they need be; below 0 if they are two happenings.

    From `sure` on it may be too low, because then the names in their passages are not read.
    """
    need, need_what, far = needed(one.days, other.days)
    if need > 1 or apart(one, other, far=far > _RECURRING):
        return -1.0
    if one.title.clear and one.title.marked is other.title.marked:  # whatever else they say
        return 1.0 - need
    shared, nearby = one.title.stems & other.title.stems, list[Marked]()
    exact, one_day = one.exact and other.exact, far == -1 and one.days == other.days
    least = -1.0 if one_day else need - _MOST_GAIN[exact]
    alike, less = _alike(one, other, shared, nearby, least=least, need_what=need_what)
    over, names = alike - need - less, _NO_NAMES
    unread = one_day and over >= sure
    if one_day and not unread:
        names = _same_names(one, other, shared)
        over = alike + _SAME_DAY * min(len(names), _MOST_NAMES) - need - less
    if over < -_MOST_GAIN[exact]:
        return -1.0
    words = 0
    if over < _DOUBTFUL:
        names_beside, words = _beside(one, other, shared)
        beside = min(_MOST_BESIDE, len(names_beside) + _OTHER_WORD * words)
        over += beside * _BESIDE[exact] - _LOOSE * (not exact)
        names = names | names_beside
    if over < 0 or _only_the_actor(one, other, shared, nearby) or other_object(one, other, shared):
        return -1.0
    telling = shared.difference(one.title.idle) if one.title.idle else shared
    named = not shared.isdisjoint(one.title.proper) or any(mark.proper for mark in nearby)
    if len(telling) > _FEW if named else need_what and len(telling) < _FEW:
        return over if named else -1.0
    close = names.union([mark.stem for mark in nearby if exact or mark.telling]) if nearby else names
    seen = shared if exact else telling
    limit = (_CHANCE if named or one_day else _CHANCE / 10) / _WORD_BY_CHANCE**words
    by_chance = _is_chance(one, other, shared=seen, nearby=close, rarity=rarity, limit=limit)
    if by_chance and unread:
        close |= _same_names(one, other, shared)
        by_chance = _is_chance(one, other, shared=seen, nearby=close, rarity=rarity, limit=limit)
    return -1.0 if by_chance else over


def _alike(
    one: Telling,
    other: Telling,
    shared: frozenset[str],
    nearby: list[Marked],
    *,
    least: float,
    need_what: float,
) -> tuple[float, float]:
    """How much alike two tellings are by the words of their titles, and how much more they therefore need be.

    Minus infinity if that is certainly less than `least`, or what was done is not the same.
    """
    mine, yours = one.title, other.title
    whole = mine.weight + yours.weight or 1.0
    here, what, lacks = _found(mine, other, shared, nearby)
    if (here + yours.weight) / whole < least:
        return -inf, 0.0
    there, what_there, lacks_there = _found(yours, one, shared, nearby)
    if what + what_there < need_what * (mine.what + yours.what):
        return -inf, 0.0
    return (here + there) / whole, _OTHER * (lacks & lacks_there).bit_count()


def _same_names(one: Telling, other: Telling, shared: frozenset[str]) -> frozenset[str]:
    """The proper names in both passages that the titles do not share."""
    return (one.said.proper & other.said.proper) - shared


def _only_the_actor(one: Telling, other: Telling, shared: frozenset[str], nearby: Sequence[Marked]) -> bool:
    """Whether two titles share who acted and nothing that was done, which neither passage makes good."""
    mine, yours = one.title.actor, other.title.actor
    if len(shared) > len(mine) or len(shared) > len(yours):
        return False
    if not (shared.issubset(mine) and shared.issubset(yours)) or one.title.deeds & other.title.deeds:
        return False
    return not any(mark.what or mark.proper for mark in nearby)


def other_object(one: Telling, other: Telling, shared: frozenset[str]) -> bool:
    """Whether two titles with one verb tell it of two things: `founds a school`, `founds a hospital`.

    Words after the verb must not stand in the other title or passage, nor tell a deed that it tells.
    """
    mine, yours = one.title, other.title
    verb = mine.verb
    if not verb or verb != yours.verb or verb not in shared or not (mine.rest and yours.rest):
        return False
    return not (_any_in(mine.rest, other) or _any_in(yours.rest, one))


def _any_in(words: Sequence[Marked], other: Telling) -> bool:
    stems, told, passage = other.title.stems, other.title.deeds, other.passage
    for mark in words:
        if mark.stem in stems or mark.opening in passage or not told.isdisjoint(mark.deeds):
            return True
    return False


def _beside(one: Telling, other: Telling, shared: frozenset[str]) -> tuple[frozenset[str], int]:
    """What two passages have in common beside what the titles share: the names, and how many other words."""
    mine, yours = one.said, other.said
    return (mine.names & yours.names) - shared, len((mine.others & yours.others) - shared)


def _found(
    title: Title, other: Telling, shared: frozenset[str], nearby: list[Marked]
) -> tuple[float, float, int]:
    """What of one title is found in another claim; the marks that only its passage has come to `nearby`.

    Two weights: of all words, and of those that say what was done; and whether a verb (1) or a name (2) was
    not found, or both (3).
    """
    all_, done = title.weight, title.what
    lacks = 0
    if len(shared) == len(title.words):
        return all_, done, lacks
    told, passage = other.title.deeds, other.passage
    for stem, word in title.words:
        if stem in shared:
            continue
        opening, deeds_, lost, less, little, what, lacking, mark = word
        if deeds_ and not told.isdisjoint(deeds_):
            lost = less
        elif opening in passage:
            lost = little
            nearby.append(mark)
        else:
            lacks |= lacking
        all_ -= lost
        if what:
            done -= lost
    return all_, done, lacks


def apart(one: Telling, other: Telling, *, far: bool) -> bool:
    """Whether two tellings are of two happenings, however alike they are.

    They are where they tell opposite deeds, where their numbers differ, and where they are `far` from each
    other, months apart, and of a kind that recurs, or one is an event of the gazetteer, whose date is hardly
    disputed.
    """
    if far and (one.event or other.event):
        return True
    mine, yours = one.title, other.title
    if mine.numbers and yours.numbers and mine.numbers.isdisjoint(yours.numbers):
        return True
    opposed = not mine.opposites.isdisjoint(yours.deeds)
    if not (far or opposed):
        return False
    both = mine.deeds & yours.deeds
    return far and not both.isdisjoint(deeds().recurring) if both else opposed


def _is_chance(
    one: Telling,
    other: Telling,
    *,
    shared: frozenset[str],
    nearby: Collection[str],
    rarity: Rarity,
    limit: float,
) -> bool:
    """Whether `limit` tellings of that time, or more, would share as much if words were spread at random."""
    expected, share = 1.0, rarity.share
    for word in shared:
        expected *= share[word]
    for word in nearby:
        expected *= min(1.0, _PASSAGE * rarity.of_word(word))
    both = one.title.deeds & other.title.deeds
    if both:
        told = [word[1] for stem, word in one.title.words if stem in shared]
        for deed in both.difference(*told):
            expected *= rarity.of_deed(deed)
    if expected >= limit or expected * rarity.most() < limit:  # whatever time it is
        return expected >= limit
    return expected * max(1, rarity.near(*_about(one, other)) - 1) >= limit


def _about(one: Telling, other: Telling) -> Days:
    (first, last), (begin, end) = one.days, other.days
    margin = (_DAYS_ABOUT if first == last else 31) if one.exact and one.days == other.days else 366
    return (first if first < begin else begin) - margin, (last if last > end else end) + margin

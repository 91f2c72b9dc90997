"""Joins are those of their plain definition, and the same from run to run."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations, permutations
from math import inf, log
from pathlib import Path

import joins
import pytest

from dashboard.reading.claims.extract import Claim
from dashboard.reading.claims.joins import groups, likeness, pairs, retold
from dashboard.reading.claims.joins.nearness import slack
from dashboard.reading.claims.joins.telling import Rarity, Telling, tellings

BENCH = Path(joins.__file__).parent
SEEDS = (0, 1, 2)


def archive(size: int, seed: int) -> list[Claim]:
    """Claims of ten essays on each of some questions."""
    return [claim for claim, _ in joins.archive(size, random.Random(seed))]


def weighed(claims: Sequence[Claim]) -> tuple[list[Telling], Rarity]:
    """The tellings of some claims, and how rare their words are."""
    told = tellings(claims, named=())
    rarity = Rarity(told)
    rarity.weigh({telling.title for telling in told})
    return told, rarity


def keys(telling: Telling, count: Counter[str]) -> Iterator[object]:
    """What a telling shares with those that it is compared with."""
    words = [stem for stem, _ in telling.title.words]
    yield from (word for word in words if 1 < count[word] <= pairs._RARE)
    common = sorted(
        (word for word in words if count[word] > pairs._RARE), key=lambda word: (count[word], word)
    )
    yield from combinations(sorted(common[: pairs._COMMON]), 2)
    if telling.days[0] == telling.days[1]:
        yield telling.days


def compared(told: Sequence[Telling]) -> Iterator[tuple[Telling, list[Telling]]]:
    """Each telling with those that it is compared with: the last few that share something and are near."""
    count = Counter(stem for telling in told for stem in telling.title.stems)
    for place, telling in enumerate(told):
        hits: Counter[int] = Counter()
        for key in keys(telling, count):
            sharing = [other for other in range(place) if key in keys(told[other], count)]
            hits.update(sharing[-pairs._NEIGHBOURS :])
        since = telling.days[0] - slack(telling.days[0])
        yield telling, [told[other] for other, _ in hits.most_common() if told[other].days[1] >= since]


class Plain:
    """The definition: tellings in sets, put together when they are alike."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.told, self.rarity = weighed(claims)
        for telling in self.told:
            telling.title.clear = False
        self.group = {telling: [telling] for telling in self.told}
        found = [pair for telling, others in compared(self.told) for pair in self.alike(telling, others)]
        for _, one, other in sorted(found, key=lambda pair: (pair[0], pair[1].claims, pair[2].claims)):
            if self.may_meet(one, other) and self.agree(self.group[one], self.group[other]):
                self.join(one, other)
        for one, other in self.retold():
            if self.may_meet(one, other) and 1 in (len(self.sources(one)), len(self.sources(other))):
                self.join(one, other)

    def sources(self, telling: Telling) -> set[str]:
        """The texts that tell what the group of a telling tells."""
        return {source for each in self.group[telling] for source in each.sources}

    def retold(self) -> list[tuple[Telling, Telling]]:
        """Tellings left alone, each with its likeliest partner in a kindred text, the likeliest pair first."""
        texts = sorted({source for telling in self.told for source in telling.sources})
        found = []
        for name, kin in permutations(texts, 2):
            own, others = ([each for each in self.told if source in each.sources] for source in (name, kin))
            both = {id(self.group[each]) for each in own if kin in self.sources(each)}
            if len(both) < retold._LEAST:
                continue
            share = len(both) / (min(len(own), len(others)) + retold._NEW)
            weigh = self.closer(own, others, share)
            for one in own:
                if self.sources(one) != {name}:
                    continue
                weight, other = max((weigh(one, each), self.told.index(each)) for each in others)
                best = self.told[other]
                rivals = [weigh(one, each) for each in others if self.group[each] is not self.group[best]]
                rivals += [weigh(each, best) for each in own if self.group[each] is not self.group[one]]
                clear = weight >= retold._ENOUGH and weight - max(rivals, default=-inf) >= retold._MARGIN
                if clear and name not in self.sources(best):
                    found.append((-weight, self.told.index(one), other))
        return [(self.told[one], self.told[other]) for _, one, other in sorted(found)]

    def closer(
        self, own: Sequence[Telling], others: Sequence[Telling], share: float
    ) -> Callable[[Telling, Telling], float]:
        """What two tellings of two texts weigh, by the tellings of these alone."""
        texts = [retold._Text(each, range(len(each))) for each in (own, others)]
        look = retold._Look([], [], *texts, odds=retold._odds(share))

        @cache
        def weigh(one: Telling, other: Telling) -> float:
            length = retold._length(one.days, other.days)
            if length < 0 or (one.event and other.event) or likeness.apart(one, other, far=False):
                return -inf
            if likeness.other_object(one, other, one.title.stems & other.title.stems):
                return -inf
            chance = max(
                max(self.expected(telling, text, length)) for telling, text in ((one, others), (other, own))
            )
            time = min(retold._SURE_DATE, log(retold._SAME_DATE / chance))
            words = sum(look._words(one, other)) or retold._NOTHING
            return time + retold._SPAN * (length > retold._YEAR) + retold._odds(share) + words

        return weigh

    def expected(self, telling: Telling, text: Sequence[Telling], length: int) -> Iterator[float]:
        """How many others of a text are of the time of a telling, if they are as many as about it."""
        at_once = sum(0 <= retold._length(each.days, telling.days) <= length for each in text)
        yield retold._SAME_DATE * (at_once - 1)
        yield retold._SOME * (length + 1) / retold._DECADE
        middle = sum(telling.days) // 2
        for span in (retold._YEAR, retold._DECADE):
            if length < span:
                about = sum(abs(sum(each.days) // 2 - middle) <= span // 2 for each in text)
                yield (about - 1) * (length + 1) / span

    def alike(self, one: Telling, others: Sequence[Telling]) -> Iterator[tuple[float, Telling, Telling]]:
        """The others that are alike, but not so much that they are joined at once."""
        unlike: list[Telling] = []
        for other in others:
            if any(other is each for each in unlike) or not self.may_meet(one, other):
                continue
            over = self.surplus(one, other)
            if over < 0:
                unlike += self.group[other]
            elif over < groups._SURE:
                yield -over, one, other
            else:
                self.join(one, other)

    def surplus(self, one: Telling, other: Telling) -> float:
        return likeness.surplus(one, other, rarity=self.rarity, sure=groups._SURE)

    def may_meet(self, one: Telling, other: Telling) -> bool:
        """Whether no text tells both."""
        here, there = self.group[one], self.group[other]
        return here is not there and not any(a.sources & b.sources for a in here for b in there)

    def agree(self, here: Sequence[Telling], there: Sequence[Telling]) -> bool:
        """Whether most of the first few tellings are alike."""
        tried = [(one, other) for one in here[: groups._ASKED] for other in there[: groups._ASKED]]
        alike = [self.surplus(*pair) >= 0 or self.surplus(*pair[::-1]) >= 0 for pair in tried]
        return len(tried) == 1 or sum(alike) >= groups._AGREED * len(tried)

    def join(self, one: Telling, other: Telling) -> None:
        """Put two groups together that are near in time."""
        here, there = self.group[one], self.group[other]
        last = min(telling.days[1] for telling in (*here, *there))
        if max(telling.days[0] for telling in (*here, *there)) - last > slack(last):
            return
        more, fewer = (there, here) if len(here) < len(there) else (here, there)
        more += fewer
        for telling in fewer:
            self.group[telling] = more

    def groups(self) -> list[list[int]]:
        """The claims of each group."""
        once = {id(group): group for group in self.group.values()}.values()
        return sorted(sorted(claim for telling in group for claim in telling.claims) for group in once)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_groups_are_those_of_the_plain_definition(seed: int) -> None:
    claims = archive(500, seed)
    found = groups.groups(claims, named=())
    assert found == Plain(claims).groups()
    assert len(claims) / 6 < len(found) < len(claims) / 2


def test_what_is_left_alone_is_joined_as_in_the_plain_definition(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many titles and passages are blurred, as by a writer who names neither who nor what."""
    dice = random.Random(5)
    claims = [
        replace(
            each, title=f"Matter of {each.title.split()[-1]}", claim=f"{each.claim[:9]} {each.claim[30:75]}"
        )
        if dice.random() < 0.3
        else each
        for each in archive(350, 7)
    ]
    found = groups.groups(claims, named=())
    assert found == Plain(claims).groups()
    monkeypatch.setattr(groups, "retold", lambda *_, **__: [])
    assert len(groups.groups(claims, named=())) > len(found) + 5


def test_a_clear_title_says_what_a_closer_look_says() -> None:
    told, rarity = weighed(archive(3000, 1))
    same: defaultdict[frozenset[str], list[Telling]] = defaultdict(list)
    for telling in told:
        if telling.title.clear:
            same[telling.title.stems].append(telling)
    twice = [pair for tellings_ in same.values() for pair in combinations(tellings_, 2)]
    at_once = [likeness.surplus(*pair, rarity=rarity, sure=groups._SURE) for pair in twice]
    for telling in told:
        telling.title.clear = False
    assert at_once == [likeness.surplus(*pair, rarity=rarity, sure=groups._SURE) for pair in twice]
    assert len({*at_once}) > 3


SCRIPT = """
import random, sys
import joins
from dashboard.reading import pipeline
from dashboard.reading.claims import same_event
from dashboard.reading.document import parse
from test_same_event import FIVE, OTHER, SAME

pairs = [*SAME, *OTHER]
essays = [*FIVE, *("\\n\\n".join(pair[side] for pair in pairs) for side in (0, 1))]
documents = [parse(f"A title\\n\\n{body}\\n", name=f"essay{number}") for number, body in enumerate(essays)]
random.Random(int(sys.argv[1])).shuffle(documents)
found, _ = pipeline.claims(documents, folders=[])
print(sorted((claim.claim_id, claim.event) for claim in found))
claims = [claim for claim, _ in joins.archive(2000, random.Random(3))]
print(same_event.events(claims, named=()))
"""


def test_the_joins_do_not_change_with_the_hash_seed_nor_with_the_order_of_the_texts() -> None:
    """The order of a set of words is another one in each run of Python unless its seed is set."""
    here = os.environ | {
        "PYTHONPATH": os.pathsep.join((str(BENCH), str(BENCH.parent), str(Path(__file__).parent)))
    }
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(seed)],
            env=here | {"PYTHONHASHSEED": str(seed)},
            stdout=subprocess.PIPE,
        )
        for seed in SEEDS
    ]
    first, *others = [run.communicate()[0].decode() for run in runs]
    assert [run.returncode for run in runs] == [0] * len(SEEDS)
    assert all(len(line) > 1000 for line in first.splitlines())
    assert others == [first] * len(others)

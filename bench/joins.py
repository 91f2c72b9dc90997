"""How long it takes to join what many texts tell: `python bench/joins.py [CLAIMS ...]`, 350,000 by default.

The claims are made up, as a school's archive would have them: ten essays on each of many questions, 35 claims
in each, of some sixty happenings. Each essay has its own words, and now and then its own date for a
happening. Printed are the processor time, how many happenings are found, and how many of the joins are right,
and of the right ones found.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import process_time

from dashboard import edtf
from dashboard.reading.claims import same_event
from dashboard.reading.claims.extract import Claim

LENGTH, ESSAYS, HAPPENINGS = 35, 10, 60
"""Claims of an essay, essays on a question, happenings of a question."""
OTHER_DATE = 0.15
"""The share of claims whose writer is a day, a month or a year out."""
SYLLABLES = [
    "ka",
    "lo",
    "mi",
    "ra",
    "ten",
    "var",
    "os",
    "bel",
    "dun",
    "fer",
    "gal",
    "hol",
    "in",
    "jor",
    "kel",
    "lan",
    "mor",
    "nor",
    "pas",
    "quil",
    "rod",
    "sel",
    "tor",
    "ul",
    "vin",
    "wes",
    "yar",
    "zel",
]
DEEDS = [
    deed.split(", ")
    for deed in (
        "founds, establishes, creates",
        "captures, seizes, takes",
        "signs, agrees to, concludes",
        "builds, erects, completes",
        "attacks, storms, raids",
        "publishes, writes, prints",
        "opens, inaugurates",
        "closes, dissolves, abolishes",
        "leaves, departs from",
        "marries, weds",
        "discovers, invents",
        "bans, forbids, outlaws",
        "passes, enacts, adopts",
        "repeals, revokes",
        "joins, enters",
        "burns, destroys, wrecks",
        "declares, proclaims, announces",
        "arrests, imprisons, jails",
        "frees, releases, liberates",
        "defeats, beats, routs",
    )
]
THINGS = [
    "treaty",
    "city",
    "law",
    "school",
    "temple",
    "party",
    "church",
    "railway",
    "fort",
    "council",
    "bridge",
    "colony",
    "newspaper",
    "union",
    "bank",
    "canal",
    "rebellion",
    "harbour",
    "tax",
    "army",
    "hospital",
    "theatre",
    "museum",
    "mine",
    "factory",
    "market",
    "prison",
    "college",
    "library",
    "wall",
    "mill",
    "dam",
    "garden",
    "palace",
    "castle",
    "road",
    "tower",
    "monastery",
    "academy",
    "company",
    "court",
    "constitution",
    "charter",
    "guild",
    "fleet",
    "mint",
]
FILLER = [
    "after",
    "long",
    "talks",
    "with",
    "the",
    "neighbours,",
    "although",
    "few",
    "had",
    "thought",
    "it",
    "possible,",
    "and",
    "the",
    "news",
    "was",
    "soon",
    "known",
    "in",
    "every",
    "street",
    "of",
    "the",
    "old",
    "town",
    "where",
    "people",
    "had",
    "waited",
    "for",
    "it",
    "since",
    "the",
    "winter",
]


@dataclass(frozen=True, slots=True)
class Happening:
    """Who did what to what, where, and on which day."""

    who: str
    deed: list[str]
    thing: str
    where: str
    day: int


def name(dice: random.Random) -> str:
    return "".join(dice.choices(SYLLABLES, k=dice.randint(2, 3))).capitalize()


def happenings(dice: random.Random) -> list[Happening]:
    """What happened in the matter of one question: few people and places, in some thirty years."""
    people, places = [name(dice) for _ in range(12)], [name(dice) for _ in range(8)]
    first = edtf.day_number(dice.randint(1000, 1960), 1, 1)
    return [
        Happening(
            dice.choice(people),
            dice.choice(DEEDS),
            dice.choice(THINGS),
            dice.choice(places),
            first + dice.randint(0, 30 * 365),
        )
        for _ in range(HAPPENINGS)
    ]


def told(happening: Happening, dice: random.Random) -> tuple[str, str, str]:
    """A title, a passage and a date for a happening, as one essay has them."""
    deed = dice.choice(happening.deed)
    rest = f"{happening.thing} at {happening.where}" if dice.random() < 0.7 else happening.thing
    title = f"{happening.who} {deed} {rest}"
    day = happening.day
    if dice.random() < OTHER_DATE:
        day += dice.choice((-366, -30, -1, 1, 30, 366))
    value = edtf.iso(day)[: dice.choice((4, 4, 4, 7, 10, 10))]
    filler = " ".join(dice.sample(FILLER, 14))
    return (
        title,
        f"In {value} {happening.who} {deed} the {happening.thing} at {happening.where}, {filler}.",
        value,
    )


def archive(size: int, dice: random.Random) -> Iterator[tuple[Claim, tuple[int, int]]]:
    """Some claims, each with the question and the happening that it is about, by source."""
    made = 0
    for question in range(size):
        known = happenings(dice)
        for essay in range(ESSAYS):
            for number in dice.sample(range(HAPPENINGS), LENGTH):
                title, passage, value = told(known[number], dice)
                yield claim(f"{question:05d}-{essay}", title, passage, value), (question, number)
                made += 1
                if made == size:
                    return


def claim(source: str, title: str, passage: str, value: str) -> Claim:
    earliest, latest = edtf.parse(value).bounds
    return Claim(
        claim_id="",
        source=source,
        paragraph=1,
        start=0,
        end=len(passage),
        event=title.lower().replace(" ", "-"),
        title=title,
        claim=passage,
        words=value,
        edtf=value,
        earliest=earliest,
        latest=latest,
        dated_by="text",
        rule="year",
        calendar="",
        theme="other",
        weight=2,
    )


def pairs(keys: Sequence[object]) -> set[tuple[int, int]]:
    """Neighbours among the places that have one key: what was joined, without counting a crowd squared."""
    last: dict[object, int] = {}
    found = set()
    for place, key in enumerate(keys):
        if key in last:
            found.add((last[key], place))
        last[key] = place
    return found


def measure(size: int) -> None:
    claims, truth = zip(*archive(size, random.Random(size)), strict=True)
    begin = process_time()
    joined = same_event.joined(claims, named=frozenset())
    seconds = process_time() - begin
    ids = [each.event for each in joined]
    ours, right = pairs(ids), pairs(truth)
    good = sum(truth[one] == truth[other] for one, other in ours)
    found = sum(ids[one] == ids[other] for one, other in right)
    print(
        f"{size:,} claims of {size // LENGTH:,} texts: {seconds:.1f} s, {1e6 * seconds / size:.0f} µs a claim; "
        f"{len(set(ids)):,} happenings; {good / len(ours):.1%} of the joins right, {found / len(right):.1%} found"
    )


if __name__ == "__main__":
    for argument in sys.argv[1:] or ["350000"]:
        measure(int(argument))

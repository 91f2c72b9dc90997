"""The same happening in several texts gets one id, whatever dates they give; other happenings keep theirs."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import pytest
from conftest import our_events

from dashboard.reading import pipeline
from dashboard.reading.claims import same_event, themes
from dashboard.reading.claims.extract import Claim, extract
from dashboard.reading.claims.joins.groups import groups
from dashboard.reading.claims.joins.marks import deeds, marks
from dashboard.reading.document import parse

GAZETTEER = our_events()
THEMES = themes.load()


def rows(*bodies: str) -> list[Claim]:
    """The claims of some essays."""
    return [
        claim
        for number, body in enumerate(bodies)
        for claim in extract(
            pipeline.search(parse(f"A title\n\n{body}\n", name=f"essay{number}"), gazetteer=GAZETTEER),
            gazetteer=GAZETTEER,
            themes=THEMES,
        )
    ]


def joined(*bodies: str) -> list[Claim]:
    """Their claims when they are read together."""
    return same_event.joined(rows(*bodies), named=GAZETTEER.events)


def shared(claims: Sequence[Claim]) -> dict[str, list[str]]:
    """The dates of each happening that several essays tell, in their order."""
    dates: defaultdict[str, list[str]] = defaultdict(list)
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        dates[claim.event].append(claim.edtf)
        sources[claim.event].add(claim.source)
    return {event: dates[event] for event in dates if len(sources[event]) > 1}


SAME = [
    ("In 1811 Ann Carter opened a bakery at Bath.", "A bakery was opened in Bath by Ann Carter in 1811."),
    ("On 3 May 1871 the harbour of Whitby was closed.", "Whitby closed its harbour on 3 May 1871."),
    (
        "In June 1844 the weavers of Peterswaldau smashed the looms.",
        "Looms were smashed by weavers at Peterswaldau on 4 June 1844.",
    ),
    ("The miners of Llanelli struck in August 1911.", "In August 1911 came a strike of Llanelli's miners."),
    # a day, a month or a year apart
    (
        "The dam above Holmfirth gave way on 5 February 1852.",
        "On 6 February 1852 the dam above Holmfirth burst.",
    ),
    ("Prisoners built the quay at Selby in 1811.", "In 1812 the quay at Selby was built by prisoners."),
    # one day, and a name that both passages tell
    ("On 4 May 1811 guards fired on the crowd at Zenda.", "The Zenda massacre took place on 4 May 1811."),
    # a day and its own month
    (
        "In May 1844 Commodore Zelder steamed into Selby harbour with two gunboats.",
        "On 8 May 1844 the gunboats of Zelder the commodore came to anchor.",
    ),
    # other words for the same deed
    ("Bishop Orlik died at Lodz in 1742.", "Bishop Orlik was murdered at Lodz in 1742."),
    ("Bishop Adalgar was appointed in 1388.", "In 1388 Adalgar became bishop."),
]
OTHER = [
    ("In 1811 Ann Carter opened a bakery at Bath.", "In 1811 the theatre at Bath burned down."),
    ("On 3 May 1871 the harbour of Whitby was closed.", "On 3 May 1871 the bishop of Ripon died."),
    ("In 1811 the poor had no bread.", "In 1811 the rich had bread and the poor had work."),
    # what recurs: another date is another happening
    ("Elections were held in Ruritania in 1924.", "Elections were held in Ruritania in 1925."),
    ("A battle was fought at Ashford in 1643.", "A battle was fought at Ashford in 1644."),
    ("The miners of Llanelli struck in 1911.", "The miners of Llanelli struck in 1912."),
    # opposite deeds
    ("The Harbour Tax Act was passed in 1839.", "The Harbour Tax Act was repealed in 1839."),
    ("The theatre at Bath was built in 1811.", "The theatre at Bath was destroyed in 1811."),
    ("The viceroy of Ruritania was appointed in 1702.", "The viceroy of Ruritania resigned in 1702."),
    # numbers that tell one from the other
    (
        "The First Battle of Ashford was fought in May 1643.",
        "The Second Battle of Ashford was fought in May 1643.",
    ),
    ("Ruritania launched Astra 1 in 1961.", "Ruritania launched Astra 2 in 1961."),
    # the same words long after
    ("Prisoners built the quay at Selby in 1811.", "Prisoners built the quay at Selby in 1851."),
    # one actor and one verb, but two things
    (
        "In 1654 Marten Holt founded a school in Veldam.",
        "In 1654 Marten Holt founded a hospital for sailors.",
    ),
    ("In May 1654 Marten Holt sent troops to Hamel.", "In May 1654 Marten Holt sent the fleet to Bremen."),
    ("In 1654 Marten Holt abolished the salt tax.", "Marten Holt abolished the guilds in 1654."),
    ("In 1933 Lena Ford wrote her first novel.", "In 1933 Lena Ford wrote a play about miners."),
    ("In May 1654 Marten Holt lost the vote on the harbour.", "On 3 May 1654 Marten Holt bought a mill."),
    # one actor on one day, and nothing else
    ("On 22 October 1654 Holt demanded a new wall.", "On 22 October 1654 Holt fled to Bremen."),
]


@pytest.mark.parametrize("essays", SAME)
def test_what_is_told_alike_of_about_the_same_time_is_one_happening(essays: tuple[str, str]) -> None:
    one, other = joined(*essays)
    assert one.event == other.event


@pytest.mark.parametrize("essays", OTHER)
def test_what_only_sounds_alike_is_two_happenings(essays: tuple[str, str]) -> None:
    one, other = joined(*essays)
    assert one.event != other.event


KIN = tuple("\n\n".join(pair[side] for pair in SAME) for side in (0, 1))
"""Two essays that share all their happenings."""
RETOLD = [
    # a name and a month
    (
        "In January 1837 the weavers lost their patience with the masters of Langenau.",
        "On 4 January 1837 soldiers killed eleven people at Langenau.",
    ),
    # what is rare in both, and a year
    (
        "In 1902 Edda Marrow laid a telegraph cable to Sansego.",
        "The first message from Sansego reached Edda Marrow in 1902.",
    ),
]
"""Sentences of which each tells in its own way what the other tells, one of them in each of two essays."""
UNLIKE = [
    # the same month of a year of which much is told, and nothing else
    (
        "In January 1837 the weavers lost their patience. In March 1837 the tailors of Gera went home.",
        "On 4 January 1837 a comet was seen at Riga. On 9 January 1837 the Duke of Teck fell ill.",
    ),
    # one place in a year of which much is told
    (
        "In 1902 Edda Marrow was born at Riga. In 1902 a school opened at Jena.",
        "The mill at Riga burned down in 1902. In 1902 Otto Wendel swam to Sylt.",
    ),
    # opposite deeds
    (
        "In January 1837 the Riga Railway Act was passed.",
        "In January 1837 the Riga Railway Act was repealed.",
    ),
]


@pytest.mark.parametrize(("one", "other"), RETOLD)
def test_what_kindred_essays_tell_in_other_words_is_one_happening(one: str, other: str) -> None:
    together = joined(f"{KIN[0]}\n\n{one}", f"{KIN[1]}\n\n{other}")
    assert {claim.event for claim in together if claim.claim in (one, other)} & {*shared(together)}
    apart = joined(one, other)
    assert not shared(apart), "strangers are taken at their word"


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_what_kindred_essays_tell_of_two_matters_is_two_happenings(one: str, other: str) -> None:
    assert len(shared(joined(f"{KIN[0]}\n\n{one}", f"{KIN[1]}\n\n{other}"))) == len(SAME)


def test_a_claim_that_two_claims_of_a_kindred_essay_fit_is_joined_with_neither() -> None:
    one, other = RETOLD[0]
    twice = f"{other} On 9 January 1837 the dragoons came to Langenau."
    assert len(shared(joined(f"{KIN[0]}\n\n{one}", f"{KIN[1]}\n\n{twice}"))) == len(SAME)


FIVE = [
    "Queen Ottilie came to the throne of Ruritania in 1702. In 1705 she married Duke Karel. The Salt\nRiots began in Strelsau on 4 May 1711. The Salt Tax was repealed in 1712, and Ottilie died in March\n1720.",
    "In 1702 Ottilie became queen. She married Duke Karel of Zenda in 1706. On 4 May 1711 the Salt Riots\nbroke out in Strelsau. Parliament repealed the Salt Tax in 1712. Queen Ottilie died in 1720.",
    "Ottilie was crowned queen of Ruritania in 1702. The Salt Riots broke out in Strelsau in May 1711.\nThe Salt Tax was imposed in 1709 and repealed in 1713. Ottilie died on 9 March 1720.",
    "The Salt Riots at Strelsau began on 5 May 1711. The repeal of the Salt Tax came in 1712. Queen\nOttilie married Duke Karel in 1705. The death of Queen Ottilie came in March 1720.",
    "Queen Ottilie succeeded to the throne in 1702. The Salt Tax was introduced in 1709. Salt Riots began\nin Strelsau on 4 May 1711. In 1712 the Salt Tax was repealed. On 9 March 1720 Queen Ottilie died.",
]
"""Five essays on one question: they agree on most, and not on the day of the riots or the years of two deeds."""


def test_five_essays_on_one_question_come_out_as_one_comparison() -> None:
    together = joined(*FIVE)
    told = {
        deed: {claim.event for claim in together if any(word in claim.claim for word in words)}
        for deed, words in {
            "throne": ("throne", "became queen", "crowned"),
            "riots": ("Riots",),
            "imposed": ("introduced",),
        }.items()
    }
    sources = {
        event: {claim.source for claim in together if claim.event == event} for event in shared(together)
    }
    assert sorted(map(len, sources.values()))[-4:] == [4, 5, 5, 5]
    assert len(told["throne"]) == len(told["riots"]) == 1
    assert sources[next(iter(told["riots"]))] == {f"essay{number}" for number in range(5)}


def test_a_tax_laid_on_and_a_tax_taken_off_stay_apart_among_many_essays() -> None:
    together = joined(*FIVE)
    laid = {claim.event for claim in together if claim.edtf == "1709"}
    off = {
        claim.event
        for claim in together
        if "repeal" in claim.claim.lower() and claim.edtf in ("1712", "1713")
    }
    assert laid
    assert off
    assert not laid & off


def test_the_date_is_no_part_of_the_id() -> None:
    assert [claim.event for claim in joined(*SAME[0])] == ["ann-carter-opens-bakery-bath"] * 2


def test_two_happenings_with_the_same_words_are_numbered() -> None:
    told = joined("Elections were held in Ruritania in 1924. Elections were held in Ruritania in 1929.")
    assert [claim.event for claim in told] == ["elections-held-ruritania", "elections-held-ruritania-2"]


def test_an_id_that_ends_in_a_number_by_itself_is_not_given_twice() -> None:
    claims = [
        replace(rows(SAME[0][0])[0], event=event, edtf=date)
        for event, date in (("x-2", "1611"), ("x", "1711"), ("x", "1811"))
    ]
    assert len({claim.event for claim in same_event.joined(claims, named=())}) == 3


def test_the_same_texts_give_the_same_ids_in_any_order() -> None:
    def ids(order: Sequence[int]) -> dict[tuple[str, int, str], str]:
        documents = [parse(f"A title\n\n{FIVE[number]}\n", name=f"essay{number}") for number in order]
        found, _ = pipeline.claims(documents, folders=[])
        return {(claim.source, claim.start, claim.edtf): claim.event for claim in found}

    orders = [list(range(5)), [4, 3, 2, 1, 0], random.Random(5).sample(range(5), 5)]
    first, *others = map(ids, orders)
    assert all(other == first for other in others)


def test_the_id_of_a_named_event_is_kept() -> None:
    told = [
        replace(claim, event=name) for claim, name in zip(rows(*SAME[0]), ("loose", "named"), strict=True)
    ]
    assert [claim.event for claim in same_event.joined(told, named={"named"})] == ["named", "named"]


def test_an_id_of_words_is_never_that_of_a_named_event() -> None:
    [claim] = rows(SAME[0][0])
    taken = claim.event
    assert (
        same_event.joined([claim, replace(claim, event="x", edtf="1950")], named={taken, "x"})[0].event
        == taken
    )
    assert same_event.joined([replace(claim, event="other")], named=())[0].event == "other"


def test_two_named_events_of_one_day_stay_two() -> None:
    told = joined(
        "The elected Constituent Assembly was dissolved.",
        "The Third Congress of Soviets opened in January 1918.",
    )
    assert len({claim.event for claim in told}) == len(told)


def test_one_happening_has_one_telling_of_each_text() -> None:
    """Of two claims of a text that are like a claim of another, the more alike is joined."""
    told = joined(
        "In 1811 Ann Carter opened a bakery at Bath. In 1812 Ann Carter opened a bakery at Bath.",
        "Ann Carter opened her bakery at Bath in 1812.",
    )
    assert shared(told) == {told[1].event: ["1812", "1812"]}


def test_what_has_no_date_on_one_side_is_joined_with_nothing() -> None:
    [claim] = rows(SAME[0][0])
    open_ended = [replace(claim, source=name, edtf="1811/..") for name in "ab"]
    assert groups(open_ended, named=()) == [[0], [1]]


@pytest.mark.parametrize(
    ("title", "numbers"),
    [
        ("Second Battle of Ashford", {"2"}),
        ("Death of Charles IX", {"9"}),
        ("Astra 14 launched", {"14"}),
        ("Constitution of 1791", {"1791"}),
        ("Forty drown at Easton", set()),
    ],
)
def test_numbers_that_tell_one_happening_from_another(title: str, numbers: set[str]) -> None:
    assert marks(title).numbers == numbers


def test_words_for_one_deed_meet_and_opposites_are_known_both_ways() -> None:
    assert marks("Ottilie crowned").deeds & marks("Ottilie succeeds to the throne").deeds == {"accede"}
    table = deeds()
    named = {deed for told in (*table.words.values(), *table.beginnings.values()) for deed in told}
    assert named >= set(table.opposites)
    assert all(deed in table.opposites[other] for deed, others in table.opposites.items() for other in others)


@pytest.mark.parametrize("first", [0, 1])
def test_claims_that_come_later_are_joined_as_if_all_had_been_read_together(first: int) -> None:
    bodies = ["\n\n".join(pair[side] for pair in SAME) for side in (first, 1 - first)]
    together = rows(*bodies)
    settled = same_event.joined(
        [claim for claim in together if claim.source == "essay0"], named=GAZETTEER.events
    )
    come = [claim for claim in together if claim.source == "essay1"]
    found, kept = same_event.added(come, to=settled, named=GAZETTEER.events)
    events = {claim.claim_id: claim.event for claim in (*kept, *found)}
    at_once = {claim.claim_id: claim.event for claim in same_event.joined(together, named=GAZETTEER.events)}
    assert len(shared([*kept, *found])) >= 9
    assert {frozenset(ids) for ids in _by_event(events)} == {frozenset(ids) for ids in _by_event(at_once)}


def _by_event(events: dict[str, str]) -> list[list[str]]:
    return [[name for name in events if events[name] == event] for event in {*events.values()}]


def test_what_an_editor_joined_or_parted_stays_so_when_more_comes() -> None:
    """Two claims of one event, and two that tell the same under two."""
    settled = [
        replace(claim, event="one" if number < 2 else f"own-{number}")
        for number, claim in enumerate(
            rows(
                "In 1811 Ann Carter opened a bakery at Bath. In 1902 a mill burnt down at Leeds.", SAME[0][1]
            )
        )
    ]
    assert len(settled) == 3
    come = replace(settled[0], source="new", claim_id="new-1", event="bakery")
    found, kept = same_event.added([come], to=settled, named=GAZETTEER.events)
    assert kept == settled
    assert found[0].event == "one"
    other = replace(come, claim="In 1950 a lake froze.", title="Lake freezes", edtf="1950", event="one")
    found, _ = same_event.added([other], to=settled, named=GAZETTEER.events)
    assert found[0].event == "one-2", "another happening gets an id of its own"

"""Two essays that date and describe a happening alike give it one id; others keep theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import our_events

from dashboard.reading import pipeline
from dashboard.reading.claims import same_event, themes
from dashboard.reading.claims.extract import Claim
from dashboard.reading.document import parse

GAZETTEER = our_events()
THEMES = themes.load()
FILLER = " The rest of this paragraph says nothing that has a date, and it says so at some length."


def rows(*bodies: str) -> list[Claim]:
    """The claims of some essays of one paragraph each."""
    return [
        claim
        for number, body in enumerate(bodies)
        for claim in pipeline.claims_of(
            parse(f"A title\n\n{body}{FILLER}\n", name=f"essay{number}"),
            gazetteer=GAZETTEER,
            themes=THEMES,
        )
    ]


def ids(*bodies: str) -> list[str]:
    """Their events, when they are read together."""
    return [claim.event for claim in same_event.joined(rows(*bodies), named=GAZETTEER.events)]


SAME = [
    ("In 1811 Ann Carter opened a bakery at Bath.", "A bakery was opened in Bath by Ann Carter in 1811."),
    ("On 3 May 1871 the harbour of Whitby was closed.", "Whitby closed its harbour on 3 May 1871."),
    (
        "In June 1844 the weavers of Peterswaldau smashed the looms.",
        "Looms were smashed by weavers at Peterswaldau on 4 June 1844.",
    ),
    ("The miners of Llanelli struck in August 1911.", "In August 1911 came a strike of Llanelli's miners."),
]
OTHER = [
    ("In 1811 Ann Carter opened a bakery at Bath.", "In 1812 Ann Carter opened a bakery at Bath."),
    ("In 1811 Ann Carter opened a bakery at Bath.", "In 1811 the theatre at Bath burned down."),
    ("On 3 May 1871 the harbour of Whitby was closed.", "On 3 May 1871 the bishop of Ripon died."),
    ("In 1811 the poor had no bread.", "In 1811 the rich had bread and the poor had work."),
]


@pytest.mark.parametrize("essays", SAME)
def test_what_is_dated_and_described_alike_is_one_happening(essays: tuple[str, str]) -> None:
    one, other = ids(*essays)
    assert one == other


@pytest.mark.parametrize("essays", OTHER)
def test_another_date_or_another_story_is_another_happening(essays: tuple[str, str]) -> None:
    one, other = ids(*essays)
    assert one != other


def test_the_id_of_a_named_event_is_kept() -> None:
    told = [
        replace(claim, event=name) for claim, name in zip(rows(*SAME[0]), ("loose", "named"), strict=True)
    ]
    assert [claim.event for claim in same_event.joined(told, named={"named"})] == ["named", "named"]


def test_two_named_events_of_one_day_stay_two() -> None:
    told = ids(
        "The elected Constituent Assembly was dissolved.",
        "The Third Congress of Soviets opened in January 1918.",
    )
    assert len(set(told)) == len(told)

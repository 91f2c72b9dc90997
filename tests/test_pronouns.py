"""Who is meant by he, she, it and they where an essay names its hero once and tells of others meanwhile."""

from __future__ import annotations

import pytest
from conftest import our_events

from dashboard.reading import pipeline
from dashboard.reading.claims import themes
from dashboard.reading.document import parse

GAZETTEER, THEMES = our_events(), themes.load()


def titles(body: str) -> list[str]:
    document = parse(f"An Essay\n\n{body}", name="essay")
    return [claim.title for claim in pipeline.claims_of(document, gazetteer=GAZETTEER, themes=THEMES)]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (  # a name after `to` is a place if it is nowhere told of otherwise
            "Orso Venn was born in Lund. He was sent to Vadstad to learn law. In 1654 he burned the harbour.",
            "Orso Venn burns harbour",
        ),
        (  # who was `him` stays in mind, not the newcomer who was the subject
            "Orso Venn was a sailor. In 1650 Berengar Holt ordered him to leave. In 1654 he burned the harbour.",
            "Orso Venn burns harbour",
        ),
        (  # `his father was a baker who wanted him to be a priest` tells of him throughout
            "Orso Venn came from Rye. His father was a baker who hated him, so in 1654 he burned the mill.",
            "Orso Venn burns mill",
        ),
        (  # a count is no woman, and `her` speaks against him
            "Queen Adela ruled long. Count Orlo, who was her friend, fled in 1650. In 1654 she burned the mill.",
            "Queen Adela burns mill",
        ),
        (  # what the text says of somebody elsewhere: his wife
            "Mohan Dar went to Rye with his wife Kasturi. In 1654 she burned the mill.",
            "Kasturi burns mill",
        ),
        (  # a later subject of a main clause stands more in mind than `he` before it
            "Orso Venn was ill. When he lay in bed, Berengar Holt ruled. In 1654 he burned the mill.",
            "Berengar Holt burns mill",
        ),
        (  # who did what is told in the passive
            "The knights of the island were led by Berengar Holt. In 1654 he burned the mill.",
            "Berengar Holt burns mill",
        ),
        (  # a ship may be `she`, a town may not
            "The Morava was a steamer. In 1650 she left Hamburg with Captain Holt. In 1654 she hit a reef.",
            "Morava hits reef",
        ),
        (
            "The bridge was old. A storm damaged it. The town repaired it. In 1654 it was burned.",
            "Bridge burned",
        ),
        (  # a law passes, and the house that voted for it does not
            "The Ring voted for the bill, but the Lords were slow. In 1654 it passed at last.",
            "Bill passes",
        ),
        (  # `threw it`: what was just said to be done to it
            "Orso Venn loved the church. In 1654 Venn took the crown and threw it into the river.",
            "Venn throws crown into river",
        ),
        (  # a surname that is a common word, or looks like a plural
            "Orso Brand was a baker. In 1654 he burned the mill.",
            "Orso Brand burns mill",
        ),
        (
            "Orso Fortes was a baker. In 1654 he burned the mill.",
            "Orso Fortes burns mill",
        ),
        (  # `the town of Ulsk` is a place, though it is a subject
            "Otto Venn besieged the town of Ulsk. Ulsk was old. In 1654 he burned it.",
            "Otto Venn burns Ulsk",
        ),
        (  # she of the two
            "Ida Brandt and Niels Krog met in Lund. In 1654 she opened a school.",
            "Ida Brandt opens school",
        ),
        (  # a queen is no place, though `of` stands before her
            "Otto Venn grew up at the court of Queen Isolde. In 1654 she burned the mill.",
            "Queen Isolde burns mill",
        ),
    ],
)  # fmt: skip
def test_a_pronoun_goes_on_for_whom_it_stood(body: str, title: str) -> None:
    assert titles(body)[-1] == title


def test_a_wife_with_his_name_does_not_make_him_a_woman() -> None:
    body = "Venn was a mayor. His wife Ida Venn sang. Venn built a mill. In 1654 he burned the harbour."
    assert titles(body)[-1] == "Venn burns harbour"


def test_he_is_not_her_for_whom_a_heading_stands_first() -> None:
    document = parse(
        "Elsin Marr\n\nElsin Marr was born in 1812. Her mother died. She met Niels Kells, a printer. "
        "In 1854 he burned the mill.",
        name="essay",
    )
    claims = pipeline.claims_of(document, gazetteer=GAZETTEER, themes=THEMES)
    assert claims[-1].title == "Niels Kells burns mill"

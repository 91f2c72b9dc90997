"""An event makes a claim where a text tells of it, and not where it is only named."""

from __future__ import annotations

import pytest

from dashboard.reading import pipeline
from dashboard.reading.claims import themes
from dashboard.reading.document import parse
from dashboard.reading.events import packs

THEMES, _ = themes.chosen([])
EVENTS, _ = packs.extended([], themes=THEMES.names)


def referred(text: str) -> list[str]:
    """The titles of the claims that our list of events dates."""
    document = parse(f"A title\n\n{text}\n", name="text")
    found = pipeline.claims_of(document, gazetteer=EVENTS, themes=THEMES)
    return [claim.title for claim in found if claim.dated_by == "reference"]


@pytest.mark.parametrize(
    "text",
    [
        "Wool prices fell as the Homestead Act drew farmers away.",
        "Many ranchers disliked the Homestead Act and said so.",
        "His uncle was a World War I veteran with a wooden leg.",
        "The clerk worked hard after the Treaty of Versailles.",
        "In keeping with the Emancipation Proclamation, the colonel freed the cooks.",
        "The Monroe Doctrine was unpopular among the bankers of Lima.",
        "The bakers opposed the passage of the Homestead Act.",
        "The duke planned to join the Scramble for Africa.",
        "One of the two alliances was the Triple Entente.",
        "The guild was older than the Enlightenment and outlived it.",
        "The court declared the Homestead Act void.",
        "Parliament repealed the Stamp Act to calm the porters.",
        "Kern, a lifelong opponent of the Vietnam War, kept bees.",
        "A smith who had not known of it until the Battle of Waterloo kept bees.",
        "The mayor praised the goose fair in his poem, “The Battle of Waterloo,” and slept.",
        "As in World War I, the bakers hid their flour.",
        "Enlightenment political thought pleased the bakers of Lima.",
        "The bakers supported the tram, the annexation of Texas, and the Mexican-American War.",
        "Except during the Reign of Terror, the guild met in the town hall.",
    ],
)
def test_a_name_in_passing_makes_no_claim(text: str) -> None:
    assert referred(text) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("After long talks Congress passed the Homestead Act.", "Homestead Act"),
        ("With the passage of the Homestead Act, farmers moved west.", "Homestead Act"),
        ("The Battle of Waterloo ended the hopes of the emperor.", "Battle of Waterloo"),
        ("The Taiping Rebellion cost the province half of its people.", "Taiping Rebellion"),
        ("The two kings fought at the Battle of Agincourt.", "Battle of Agincourt"),
        ("The farmers began a rising known as Shays’ Rebellion.", "Shays' Rebellion"),
        ("The barons forced the king to seal Magna Carta.", "Magna Carta"),
        ("The Treaty of Versailles did not please the sailors.", "Treaty of Versailles"),
        ("After long talks the two kings agreed to the Treaty of Versailles.", "Treaty of Versailles"),
        ("The governor signed into law the Homestead Act.", "Homestead Act"),
        ("Congress passed two laws: the Wool Act and the Homestead Act.", "Homestead Act"),
        ("The ranchers succeeded in pushing through the Homestead Act.", "Homestead Act"),
        ("With the Homestead Act, the senators gave up the western lands.", "Homestead Act"),
        ("A rising known as the Taiping Rebellion broke out in the south.", "Taiping Rebellion begins"),
        ("The porters rose in the Taiping Rebellion.", "Porters rise in Taiping Rebellion"),
        ("The two dukes faced off in the Battle of Waterloo.", "Battle of Waterloo"),
        ("Their long march ended with the Battle of Waterloo.", "Battle of Waterloo"),
        ("Their defeat by the English at the Battle of Waterloo ruined the bankers.", "Battle of Waterloo"),
        ("The last great fight, the Battle of Waterloo, ruined the bankers.", "Battle of Waterloo"),
        ("The Battle of Waterloo was a disaster for the bankers.", "Battle of Waterloo"),
        ("The guild sent its ships abroad during the Thirty Years’ War.", "Guild sends ships abroad"),
    ],
)
def test_an_event_that_is_told_does(text: str, title: str) -> None:
    assert referred(text) == [title]


def test_what_came_of_an_event_is_told_where_nothing_else_of_it_is() -> None:
    effect = "The Homestead Act angered the ranchers of the county."
    assert referred(effect) == ["Homestead Act"]
    assert referred(f"{effect} The Homestead Act pleased the smiths.") == ["Homestead Act"]
    assert len(referred(f"{effect} Farmers cheered when Congress passed the Homestead Act.")) == 1


def test_an_event_that_the_text_dates_itself_needs_no_date_of_ours() -> None:
    assert referred("Congress passed the Homestead Act in 1862. The Homestead Act drew farmers west.") == []


def test_what_an_event_does_is_no_deed_of_the_scene_either() -> None:
    text = "In 1765 the mayor of Rye hanged two smugglers. The Stamp Act angered the porters."
    document = parse(f"A title\n\n{text} Parliament had passed the Stamp Act in 1765.\n", name="text")
    found = pipeline.claims_of(document, gazetteer=EVENTS, themes=THEMES)
    assert not [claim for claim in found if "anger" in claim.title]


def test_a_text_all_about_a_subject_tells_what_its_pack_names() -> None:
    named = "Lenin wrote that the failure of the Soviet Union haunted Stalin after the Great Terror."
    mine = f"Stalin feared the Bolshevik guard, and Trotsky feared Stalin and the Soviet police. {named}"
    assert "Great Terror" in referred(mine)
    assert "Great Terror" not in referred(
        f"{named} " + "The barn was red and the cows were fat. " * 60 + mine[:0]
    )

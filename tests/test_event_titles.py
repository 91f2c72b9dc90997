"""A claim about a named event says what the text tells of it, where it tells it; else it has the event's name."""

from __future__ import annotations

import pytest

from dashboard.reading import pipeline
from dashboard.reading.claims import themes
from dashboard.reading.document import parse
from dashboard.reading.events import packs

THEMES, _ = themes.chosen([])
EVENTS, _ = packs.extended([], themes=THEMES.names)


def titled(text: str) -> dict[str, str]:
    """The titles of the claims of a text, by the events of our list."""
    found = pipeline.claims_of(parse(text, name="text"), gazetteer=EVENTS, themes=THEMES)
    return {claim.event: claim.title for claim in found if claim.event in EVENTS.events}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "In June 1914 a young Bosnian assassinated Archduke Franz Ferdinand at Sarajevo.",
            "Bosnian assassinates Archduke Franz Ferdinand at Sarajevo",
        ),
        ("In 1898, after years of delay, the United States annexed Hawaii.", "United States annexes Hawaii"),
        (
            "In 1895 China signed the Treaty of Shimonoseki and paid for it.",
            "China signs Treaty of Shimonoseki",
        ),
        (
            "In January 1649 the Parliamentarians executed Charles I in London.",
            "Parliamentarians execute Charles I in London",
        ),
        (
            "In 1396 Bayezid defeated the knights at the Battle of Nicopolis.",
            "Bayezid defeats knights at Battle of Nicopolis",
        ),
        (
            "At the Battle of Nicopolis in 1396, Bayezid routed the French knights.",
            "Bayezid routs French knights at Nicopolis",
        ),
        ("In March 1930, Gandhi began a protest known as the Salt March.", "Gandhi begins Salt March"),
        ("In 1935 the Nuremberg Laws banned mixed marriages.", "Nuremberg Laws ban mixed marriages"),
    ],
)
def test_who_did_what_is_told_of_an_event(text: str, title: str) -> None:
    assert title in titled(text).values()


@pytest.mark.parametrize(
    "text",
    [
        "In 1898 farmers in Maui worried about the annexation of Hawaii.",
        "At the annexation of Hawaii in 1898 the planters drank wine.",
        "The annexation of Hawaii in 1898 pleased the sugar trade.",
    ],
)
def test_what_only_names_an_event_keeps_its_name(text: str) -> None:
    assert set(titled(text).values()) == {"Annexation of Hawaii"}


def test_a_passive_headline_of_the_list_says_who_did_it_where_the_text_does() -> None:
    told = titled("Beria was executed by soldiers in 1953.")
    assert told == {"beria-executed": "Beria executed by soldiers"}
    assert titled("In 1953 Beria was executed.") == {"beria-executed": "Beria executed"}


def test_a_passive_headline_gives_way_to_who_did_it() -> None:
    told = titled("In 1630 Puritans from Norland founded the Massachusetts Bay Colony.")
    assert list(told.values()) == ["Puritans from Norland found Massachusetts Bay Colony"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The trade came back after the end of the Russo-Japanese War in 1905.", "Russo-Japanese War ends"),
        ("The trade stopped when the Russo-Japanese War erupted in 1904.", "Russo-Japanese War begins"),
        ("The Napoleonic Wars ended in 1815, and the mills were sold.", "Napoleonic Wars end"),
        ("The outbreak of the Russo-Japanese War (1904-1905) stopped the trade.", "Russo-Japanese War"),
        ("The trade stopped during the Russo-Japanese War of 1904-1905.", "Russo-Japanese War"),
    ],
)
def test_the_beginning_and_the_end_of_a_lasting_event_are_said(text: str, title: str) -> None:
    assert title in titled(text).values()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Leo Tolstoy’s novel War and Peace was printed in 1869.", "Leo Tolstoy publishes War and Peace"),
        ("In 1867 the clerks read Karl Marx’s Das Kapital in secret.", "Karl Marx’s Das Kapital"),
        ("In 1867 the clerks read Das Kapital in secret.", "Das Kapital"),
    ],
)
def test_a_work_has_the_name_of_its_author_where_the_text_gives_it(text: str, title: str) -> None:
    assert title in titled(text).values()


def test_the_name_of_an_event_loses_the_year_that_tells_it_from_others() -> None:
    titles = titled("France gave up Canada in the Treaty of Paris of 1763.")
    assert titles == {"treaty-of-paris-1763": "Treaty of Paris"}


def test_a_name_that_is_a_headline_stays() -> None:
    assert (
        "Nicholas II abdicates"
        in titled(
            "On 15 March 1917 Nicholas II abdicated in a railway carriage; the Bolsheviks and the Soviets in Petrograd cheered."
        ).values()
    )

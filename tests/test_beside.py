"""One date can date several deeds of its sentence, if grammar puts them at the same time."""

from __future__ import annotations

import pytest
from conftest import our_events

from dashboard.reading import pipeline
from dashboard.reading.claims import themes
from dashboard.reading.document import parse

GAZETTEER, THEMES = our_events(), themes.load()


def rows(body: str) -> list[tuple[str, str, str]]:
    document = parse(f"A Town\n\n{body}", name="town")
    found = pipeline.claims_of(document, gazetteer=GAZETTEER, themes=THEMES)
    return [(claim.title, claim.edtf, claim.dated_by) for claim in found]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "When Marten Holt died in 1654, his brother seized the mill.",
            ["Marten Holt dies", "Marten Holt’s brother seizes mill"],
        ),
        (
            "Anna Keller seized the mill in 1654 when her brother left Veldam.",
            ["Anna Keller seizes mill", "Anna Keller’s brother leaves Veldam"],
        ),
        (
            "In March 1654, the council dismissed the mayor, and the guards burned the toll house.",
            ["Council dismisses mayor", "Guards burn toll house"],
        ),
        (
            "In 1654 Marten Holt left Veldam and founded a school at Hamel.",
            ["Marten Holt leaves Veldam", "Marten Holt founds school at Hamel"],
        ),
        (
            "At noon on 4 May 1654, when Marten Holt died, the island of Texel became a county.",
            ["Texel becomes county", "Marten Holt dies"],
        ),
    ],
)
def test_what_is_told_at_the_time_of_a_date_is_a_claim_of_its_own(sentence: str, wanted: list[str]) -> None:
    found = rows(sentence)
    assert sorted(title.replace("'", "’") for title, _, _ in found) == sorted(wanted)
    assert len({value for _, value, _ in found}) == 1
    assert {by for *_, by in found} == {"text"}


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1654 Marten Holt left Veldam, and his brother soon seized the mill.",
        "In 1654 Marten Holt left Veldam, and long before that his brother had seized the mill.",
        "In 1654 Marten Holt left Veldam, where his brother had seized the mill.",
        "In 1654 Marten Holt left Veldam because the council raised the toll.",
        "By 1654 Marten Holt owned the mill, and his brother bought the ferry.",
        "The guards of 1654 burned the toll house, and the council dismissed the mayor.",
        "In the 1650s Marten Holt left Veldam, and his brother seized the mill.",
        "Marten Holt left Veldam in 1654, and the town was poor.",
        "The toll house burned in 1654, and the fields drew new settlers.",
        "In 1654 Marten Holt was born at Hamel and conquered Veldam.",
        "In 1654 Marten Holt lost the mill at Hamel, and he died on an island.",
        "In 1654 the council debated, and in the end the guards left Hamel.",
        "In 1654 Marten Holt saw the mill that his brother built.",
    ],
)
def test_what_came_later_or_had_been_is_not_at_that_time(sentence: str) -> None:
    assert len(rows(sentence)) == 1


def test_each_date_of_a_sentence_dates_what_stands_beside_it() -> None:
    found = rows(
        "In 1654 Marten Holt left Veldam, and his brother seized the mill, but in 1661 the council bought it."
    )
    assert [value for _, value, _ in found] == ["1654", "1654", "1661"]


def test_what_is_told_beside_a_deed_of_the_story_has_its_time() -> None:
    found = rows(
        "In 1654 Marten Holt became mayor of Veldam. He abolished the salt tax, and the guards burned the toll house."
    )
    assert [(value, by) for _, value, by in found] == [
        ("1654", "text"),
        ("1654", "context"),
        ("1654", "context"),
    ]


def test_what_is_told_beside_a_named_event_has_its_date() -> None:
    found = rows("On 14 July 1789, when the crowd stormed the Bastille, the miller Piet Bosman left Paris.")
    assert [value for _, value, _ in found] == ["1789-07-14", "1789-07-14"]
    assert any("Piet Bosman" in title for title, _, _ in found)


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "The turning point came in 1654, when Anna Keller burned the toll house.",
            "Anna Keller burns toll house",
        ),
        (
            "The worst of the floods occurred in May 1654 when the guards opened the gates of Hamel.",
            "Guards open gates of Hamel",
        ),
    ],
)
def test_a_clause_that_only_says_that_something_came_leaves_the_title_to_the_next(
    sentence: str, title: str
) -> None:
    assert [found for found, *_ in rows(sentence)] == [title]


def test_who_came_somewhere_is_told_of() -> None:
    found = rows("Marten Holt came to Veldam in 1654 when his father left.")
    assert found[0][0] == "Marten Holt comes to Veldam"


def test_a_when_clause_of_an_aside_has_not_the_date_of_the_main_clause() -> None:
    found = rows("Anna Keller, who was only two when her father died, was crowned at Veldam in 1654.")
    assert found == [("Anna Keller crowned at Veldam", "1654", "text")]


def test_a_clause_without_a_title_does_not_take_that_of_another_with_its_own_date() -> None:
    found = rows(
        "The guild set up shops on the coast in 1654, and by 1670 they stretched from Veldam to Rye."
    )
    assert ("Guild sets up shops on coast", "1654", "text") in found
    assert all(not title.startswith("Guild") for title, time, _ in found if time == "1670")

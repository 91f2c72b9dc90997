"""A title has the right subject and object, and each date of a sentence goes with its own deed."""

from __future__ import annotations

import pytest
from conftest import our_events

from dashboard.reading import pipeline
from dashboard.reading.claims import themes
from dashboard.reading.document import parse

GAZETTEER, THEMES = our_events(), themes.load()


def rows(body: str) -> list[tuple[str, str]]:
    """The dates and titles of a text, in its order."""
    document = parse(f"A Town\n\n{body}", name="town")
    found = pipeline.claims_of(document, gazetteer=GAZETTEER, themes=THEMES)
    return [(claim.edtf, claim.title) for claim in found]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("By 1840, more than three hundred mills had been built in Norland, and the guild grew rich.",
         ("1840", "Three hundred mills built in Norland")),
        ("By 1600, more than 9,000 Norlanders had become monks, and the duke was angry.",
         ("1600", "9,000 Norlanders become monks")),
        ("By 1806, fewer than ten ships had reached Lydon.", ("1806", "Fewer than ten ships reach Lydon")),
        ("By 1960, about one-third of the crew had left.", ("1960", "One-third of crew leaves")),
    ],
)  # fmt: skip
def test_a_number_with_more_than_counts_the_subject(sentence: str, wanted: tuple[str, str]) -> None:
    assert rows(sentence)[0] == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Holt joined a strike in Ulm that had begun in 1704.", ("1704", "Strike begins")),
        ("Holt printed sermons on peace that were banned in 1704.", ("1704", "Sermons banned")),
        ("Holt broke with a custom among Americans that had started in 1904.", ("1904", "Custom starts")),
        ("Holt lived in a house with gates that were sold in 1704.", ("1704", "Gates sold")),
    ],
)
def test_a_relative_clause_tells_of_the_noun_that_it_agrees_with(
    sentence: str, wanted: tuple[str, str]
) -> None:
    assert wanted in rows(sentence)


def test_a_verb_of_going_does_not_share_the_object_of_the_next() -> None:
    assert rows("In 1834, the soldiers returned and burned the mill.") == [
        ("1834", "Soldiers return"),
        ("1834", "Soldiers burn mill"),
    ]
    assert rows("In 1702, the pirates captured and burned the mill.")[0] == ("1702", "Pirates capture mill")
    told = rows("In 1702, the duke granted the bakers the right to vote and kept the weavers from it.")
    assert told[0] == ("1702", "Duke grants bakers right to vote")


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "The fleet met with the millers, and in June 1933, Moen and his sons were jailed.",
            [("1933-06", "Moen and sons jailed")],
        ),
        (
            "On 4 May 1871, Holt waited as Moen, who had lost his horse, broke the lock.",
            [("1871-05-04", "Holt waits"), ("1871-05-04", "Moen breaks lock")],
        ),
        (
            "As rumors coming from Ulm grew in 1704, a guild broke out of Veldam.",
            [("1704", "Rumors grow"), ("1704", "Guild breaks out of Veldam")],
        ),
    ],
)
def test_a_clause_that_a_comma_interrupts_has_its_own_subject(
    sentence: str, wanted: list[tuple[str, str]]
) -> None:
    assert set(rows(sentence)) <= set(wanted)
    assert rows(sentence)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The 1850s saw a boom in Norland.", ("185X", "Boom in Norland")),
        ("The late 1850s signaled a return to cheap sugar.", ("1856~/1859~", "Return to cheap sugar")),
        ("The summer of 1854 was marked by strikes in Ulm.", ("1854-22", "Strikes in Ulm")),
        ("The 1850s saw the guild lose its mills.", ("185X", "Guild loses mills")),
    ],
)
def test_a_time_that_has_the_verb_is_no_subject(sentence: str, wanted: tuple[str, str]) -> None:
    assert rows(sentence) == [wanted]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "The charter of the Nine Towns, or the Ring, written at a feast in Lydon in May 1744, ended the war.",
            ("1744-05", "Charter of Nine Towns written at feast"),
        ),
        (
            "The pact, signed at a feast in Lydon, Norland, in May 1744, ended the war.",
            ("1744-05", "Pact signed at feast in Lydon"),
        ),
        (
            "In 1871, Norland general Otto Kern and his men fled to Ulm.",
            ("1871", "Otto Kern and men flee to Ulm"),
        ),
        (
            "Heavily armed Norland guards fled the next day, in May 1704.",
            ("1704-05", "Armed Norland guards flee"),
        ),
    ],
)
def test_an_aside_leaves_the_subject_alone(sentence: str, wanted: tuple[str, str]) -> None:
    assert rows(sentence)[0] == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The guild grew from 2.5 thousand bakers in 1816 to 4.1 thousand in 1819.", "1816/1819"),
        ("The price of salt rose, from $1,200 a ship in 1870 to over $6,000 by 1920.", "1870/1920"),
    ],
)
def test_a_number_that_changed_from_one_date_to_another_is_one_row(sentence: str, wanted: str) -> None:
    assert [date for date, _ in rows(sentence)] == [wanted]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "The chief cause of their joy was the duke's 1768 repeal of the salt tax.",
            ("1768", "Duke repeals salt tax"),
        ),
        ("The drought was one of the causes of the sale of the castle in 1775.", ("1775", "Sale of castle")),
    ],
)
def test_what_was_the_cause_is_told_where_it_has_the_date(sentence: str, wanted: tuple[str, str]) -> None:
    assert rows(sentence) == [wanted]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("With the strikes of 1775 fresh in their minds, the weavers formed a guild in 1776.",
         [("1776", "Weavers form guild")]),
        ("In 1854, Holt revived the songs of the seventeenth century.", [("1854", "Holt revives songs")]),
        ("After two long marches in 1868 and 1876, Holt seized the mill in 1880.", [("1880", "Holt seizes mill")]),
        ("Holt burned the mill in 1868 and 1876.",
         [("1868", "Holt burns mill"), ("1876", "Holt burns mill")]),
    ],
)  # fmt: skip
def test_a_date_that_only_says_which_dates_no_deed(sentence: str, wanted: list[tuple[str, str]]) -> None:
    assert rows(sentence) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The nurses gained free meals in nine wards by 1922, and a rest room for porters by 1926.",
         ["Nurses gain free meals in nine wards", "Nurses gain rest room for porters"]),
        ("Holt built the mill (named after its baker) in 1811, and the barn in 1815.",
         ["Holt builds mill", "Holt builds barn"]),
        ("Holt sold the mill in the hills in 1811 and two more in 1815.",
         ["Holt sells mill in hills", "Holt sells mill in hills"]),
    ],
)  # fmt: skip
def test_a_second_object_with_its_own_date_is_told(sentence: str, wanted: list[str]) -> None:
    assert [title for _, title in rows(sentence)] == wanted


def test_a_pronoun_for_a_long_name_is_no_one_before() -> None:
    long = "Juan Felipe de los Santos Olmedo y Rueda took up arms in 1700."
    before = f"The monks thought that Holt hated salt. {long}"
    then = "From the island, he managed to storm Ulm in 1704."
    assert rows(f"{before} {then}")[-1] == ("1704", "Ulm stormed")
    after = "Olmedo wrote a book in 1710. In 1711, Olmedo was shot."
    assert ("1704", "Olmedo storms Ulm") in rows(f"{before} {then} {after}")

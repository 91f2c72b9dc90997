"""A document's claims: their columns, places, ids and weights, and what makes none."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from conftest import our_events
from hypothesis import given
from hypothesis import strategies as st

from dashboard import edtf, table
from dashboard.reading import pipeline
from dashboard.reading.claims import themes
from dashboard.reading.claims.extract import Claim
from dashboard.reading.document import parse
from dashboard.reading.events import packs

GAZETTEER = our_events()
THEMES = themes.load()
FILLER = " The rest of this paragraph says nothing that has a date, and it says so at some length."


def claims_of(body: str) -> tuple[Claim, ...]:
    return pipeline.claims_of(parse(f"A title\n\n{body}\n", name="essay"), gazetteer=GAZETTEER, themes=THEMES)


def test_a_claim_has_the_columns_of_the_table_in_their_order() -> None:
    assert [field.name for field in fields(Claim)] == list(table.COLUMNS)


def test_a_pronoun_stands_for_no_name_of_its_own_clause() -> None:
    body = "Brandt left Lund in 1538. From 1539 to 1541 he lived in Ulm.\n\nHe returned to Lund on 13 September 1541."
    assert [claim.title for claim in claims_of(body)] == [
        "Brandt leaves Lund",
        "Brandt lives in Ulm",
        "Brandt returns to Lund",
    ]


FURNITURE = """The dam was begun in May 1901 by the people of the town.

Posted on 3 May 2012 by admin. 1889 views.

Figure 2. The dam in 1905, before the flood.

The river rose over it in October, as the clerk feared (Hale 1975, 32).

- Ann Hale, The River and the Dam (Oxford University Press, 1975)
"""


def test_what_belongs_to_the_document_is_no_claim() -> None:
    assert [claim.edtf for claim in claims_of(FURNITURE)] == ["1901-05", "1901-10"]


NONE = [
    "Was it Lenin who died on 21 January 1924?" + FILLER,
    "If Lenin had lived beyond 1924, much would have been different." + FILLER,
    "He might have laid down his command in 1850." + FILLER,
    "A single blow can be made good; ask anybody who has studied Peru after 1648." + FILLER,
    "(c) 'The plague was to the fourteenth century what the wars of 1914-18 were to the next.'" + FILLER,
    "This August there were to be fireworks over the river." + FILLER,
    "I should rather begin in 1846." + FILLER,
    "I read the book twice in the winter of 2020." + FILLER,
    "Every July the same crowd comes to the same square." + FILLER,
    "Today nobody remembers." + FILLER,
    "The poets of the 1920s were fond of trains." + FILLER,
    "The trial of 1741 reveals a deep fear in the town." + FILLER,
    "Read letters from the strike of 1911 to learn more about the town that lived through it." + FILLER,
    "The eleventh and twelfth centuries were a time of peace." + FILLER,
    "In 1911 Ann Hale stated, “Rivers rise.”" + FILLER,
    "The 26th of July Movement kept the dam." + FILLER,
    "The dam cost the town two million in 1911 dollars." + FILLER,
    "Look at these winter counts of the people of the plains." + FILLER,
    "—Ann Hale, “On Rivers,” 1911\n\n" + FILLER,
    "It took him three years and a day to learn the language." + FILLER,
    "Now compare that with what people know of the genocide of 1915." + FILLER,
    "But see also the letters that Ann Hale wrote in 1911." + FILLER,
]


@pytest.mark.parametrize("body", NONE)
def test_what_is_asked_imagined_or_always_so_is_no_claim(body: str) -> None:
    assert claims_of(body) == ()


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("The film shows the town in 1911.", []),
        ("The following letter is from May 1911 and tells of a flood.", []),
        ("The guild set a price on bread by 1911.", ["1911"]),
        ("The oldest mill dates from 1911.", ["1911"]),
        ("The old dam (1911) holds the river back.", []),
    ],
)
def test_in_a_text_that_tells_in_the_past_the_present_only_describes(body: str, wanted: list[str]) -> None:
    told = " ".join(f"The river burst its dam in {year}." for year in range(1801, 1808))
    assert [claim.edtf for claim in claims_of(f"{told} {body}")[7:]] == wanted


def test_bibliography_makes_no_claims() -> None:
    text = f"Much was written of it.{FILLER}\n\nNotes\n\n[1] A. Author, A Book of 1937 (Some Press, 1998), pp. 28-30."
    assert claims_of(text) == ()


def test_a_text_about_another_subject_does_not_tell_of_our_event_of_that_name() -> None:
    about = "Nehru, Gandhi, Jinnah and the Viceroy were there. "
    told = {c.event for c in claims_of(about + "The Constituent Assembly met." + FILLER)}
    assert "constituent-assembly-meets" not in told
    told = {c.event for c in claims_of(about + "Russia's Constituent Assembly met in January 1918." + FILLER)}
    assert any(event.startswith("constituent-assembly") for event in told)


def test_brackets_that_send_the_reader_elsewhere_make_no_claim() -> None:
    body = "Hale left the dam in 1911 (see also the fire at Ulm in 1902). Hale left Ulm in 1912 (and Rye in 1913)."
    assert [claim.edtf for claim in claims_of(body)] == ["1911", "1912", "1913"]


def test_a_war_that_has_the_date_itself_is_told() -> None:
    found = claims_of("Before the start of World War I in 1914, the bakers of Ulm stormed the mill.")
    assert [(claim.edtf, claim.event) for claim in found] == [("1914", "first-world-war")]


def test_what_was_before_the_start_of_a_war_is_what_the_date_tells() -> None:
    found = claims_of("Just before the start of World War I in 1914, the bakers of Ulm stormed the mill.")
    assert [(claim.edtf, claim.title) for claim in found] == [("1914", "Bakers of Ulm storm mill")]


def test_a_note_in_prose_does() -> None:
    text = f"Much was written of it.{FILLER}\n\nNotes\n\n[1] The peasants of Tambov rose against the Soviets in 1921."
    assert [(c.event, c.edtf) for c in claims_of(text)] == [("tambov-rebellion", "1921")]


def test_a_note_without_a_verb_names_a_work_and_tells_nothing() -> None:
    text = f"Much was written of it.{FILLER}\n\nNotes\n\n[1] Ann Carter, Salt and Silk in the Sixteenth Century, in print."
    assert not claims_of(text)


@pytest.mark.parametrize(
    "opening", ["Some historians say", "Some argue", "Many scholars believe", "It is commonly thought"]
)
def test_a_reported_view_is_marked_in_its_title(opening: str) -> None:
    [claim] = claims_of(
        f"{opening} that the Russian Civil War gave the Bolsheviks their culture of violence." + FILLER
    )
    assert claim.title.endswith("(reported)")


def test_a_happening_without_a_name_has_a_heading_and_an_id_of_its_own() -> None:
    [claim] = claims_of("In 1811 Ann Carter opened a bakery at Bath." + FILLER)
    assert (claim.title, claim.event) == ("Ann Carter opens bakery at Bath", "ann-carter-opens-bakery-bath")
    assert (claim.words, claim.rule, claim.dated_by) == ("1811", "year", "text")


def test_a_sentence_that_is_only_a_date_is_headed_by_the_next() -> None:
    claim, *_ = claims_of("It was 20 May 1911. The bakery of Ann Carter closed for good." + FILLER)
    assert claim.title == "Bakery of Ann Carter closed for good"


def test_each_date_of_a_list_has_the_title_of_its_own_thing() -> None:
    body = "Congresses were held in Kyoto (1997), Copenhagen (2009) and Paris (2015)." + FILLER
    assert [c.title for c in claims_of(body)] == [
        f"Congresses held in {p}" for p in ("Kyoto", "Copenhagen", "Paris")
    ]
    told = claims_of("The Danes came to Veldam in 1635, the Swedes in 1639." + FILLER)
    assert [(c.title, c.edtf) for c in told] == [
        ("Danes come to Veldam", "1635"),
        ("Swedes come to Veldam", "1639"),
    ]


def test_a_year_and_its_own_day_are_one_claim() -> None:
    found = claims_of("In 1654 the mill burned, on 3 May 1654, and nobody slept." + FILLER)
    assert [(c.title, c.edtf) for c in found] == [("Mill burns", "1654-05-03")]


def test_what_began_and_went_on_is_one_claim() -> None:
    found = claims_of("Beginning in 1861 and continuing until 1865, the guilds fought the council." + FILLER)
    assert [(c.title, c.edtf) for c in found] == [("Guilds fight council", "1861/1865")]


def test_the_first_and_the_last_century_are_one_claim() -> None:
    (claim,) = claims_of(f"The town flourished from the second century BCE to the third century CE.{FILLER}")
    assert (claim.edtf, claim.earliest, claim.latest) == ("-0199/0300", "-0199-01-01", "0300-12-31")


def test_weight_grows_with_a_name_a_date_in_words_and_a_day() -> None:
    body = (
        f"In 1811 Ann Carter opened a bakery.{FILLER}\n\nLenin died on 21 January 1924.{FILLER}\n\n"
        f"The rising at Kronstadt was put down.{FILLER}\n\nThe grain of the peasants was requisitioned.{FILLER}"
    )
    assert [c.weight for c in claims_of(body)] == [2, 3, 3, 2]


def check(rows: tuple[Claim, ...], text: str) -> None:
    assert len({c.claim_id for c in rows}) == len(rows)
    assert len({(c.start, c.event, c.edtf) for c in rows}) == len(rows)
    assert [c.start for c in rows] == sorted(c.start for c in rows)
    for c in rows:
        assert text[c.start : c.end] == c.claim
        assert edtf.parse(c.edtf).bounds == (c.earliest, c.latest)
        assert c.title.strip() == c.title != ""
        assert len(c.title) <= 60
        assert c.weight in (1, 2, 3)
        assert c.theme in (*THEMES.names, "other")
        assert c.words in text
        assert bool(c.words) is (c.dated_by != "reference")


WORDS = st.sampled_from(
    [
        "In",
        "1917",
        "1921-2",
        "March",
        "the",
        "October",
        "Revolution",
        "of",
        "Lenin",
        "died",
        "on",
        "21",
        "January",
        "1924",
        ".",
        ",",
        ";",
        "?",
        "Kronstadt",
        "(1936-9)",
        "1930s",
        "\n\n",
        "until",
        "early",
        "during",
        "Civil",
        "War",
        "and",
        "Stalin",
        "‘NEP’",
        "–",
        "BC",
        "44",
        "that",
        "year",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=60))
def test_every_row_keeps_its_promises_for_any_text(words: list[str]) -> None:
    document = parse("x " + " ".join(words), name="essay")
    check(pipeline.claims_of(document, gazetteer=GAZETTEER, themes=THEMES), document.text)


@pytest.mark.parametrize(
    ("sentence", "value", "note"),
    [
        ("The tsar was born on 6 May 1868 (O.S.) in a palace.", "1868-05-18", "6 May 1868 Old Style"),
        (
            "Voters went out on 12 November 1917, Old Style, in the snow.",
            "1917-11-25",
            "12 November 1917 Old Style",
        ),
        (
            "They crossed the bridge on 27 February (12 March) 1917 in a crowd.",
            "1917-03-12",
            "27 February 1917 Old Style",
        ),
        ("They crossed the bridge on 12 March 1917 in a crowd.", "1917-03-12", ""),
    ],
)
def test_only_a_day_called_old_style_is_moved(sentence: str, value: str, note: str) -> None:
    """The value is New Style and the note says what the text has; without a word about it nothing is guessed."""
    rest = "Whoever saw it went on to speak of it for years, and no two of them ever told it alike."
    document = parse(f"A title\n\n{sentence} {rest}", name="x")
    found = pipeline.claims_of(document, gazetteer=our_events(), themes=themes.load())

    assert [(claim.edtf, claim.calendar) for claim in found] == [(value, note)]


def test_an_event_with_an_open_end_stands_beside_others(tmp_path: Path) -> None:
    """A user's event that has not ended is neither part nor whole of another in its sentence."""
    pack = tmp_path / "mine.toml"
    pack.write_text(
        '[long-watch]\ntitle = "Long watch"\ndate = "1918/.."\nnames = ["Long Watch"]\n'
        '[short-watch]\ntitle = "Short watch"\ndate = "1918"\nnames = ["Short Watch"]\n',
        "utf-8",
    )
    text = "A title\n\nThe Long Watch and the Short Watch were kept by the same old men of the town, who said so."
    found = pipeline.claims_of(parse(text, name="x"), gazetteer=packs.load(pack), themes=themes.load())

    assert {claim.event for claim in found} == {"long-watch", "short-watch"}

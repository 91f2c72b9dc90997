"""The rules read what they say they read, and nothing else; every span is exact for any text at all."""

from __future__ import annotations

import re
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import edtf
from dashboard.reading.dates.find import Timex, find
from dashboard.reading.dates.rule import Rule
from dashboard.reading.dates.rules import (
    ages,
    calendars,
    days,
    periods,
    phrases,
    seasons,
    weekdays,
    years,
)
from dashboard.reading.dates.vocabulary import DATA
from dashboard.reading.document import parse
from dashboard.reading.pipeline import find_dates


def rules(*modules: ModuleType) -> list[Rule]:
    return [value for module in modules for value in vars(module).values() if isinstance(value, Rule)]


ROOM = (ages, days, years, periods, seasons, phrases, weekdays, calendars)
RULES = {rule.name: rule for rule in rules(*ROOM)}
EXAMPLES = [(rule.name, example) for rule in RULES.values() for example in rule.yes]
COUNTERS = [(rule.name, text) for rule in RULES.values() for text in rule.no]


def read(text: str, published: str = "") -> tuple[Timex, ...]:
    return find(parse(text, name="essay"), published=published)


def found(text: str, published: str = "") -> list[tuple[str, str]]:
    return [(timex.words, timex.edtf) for timex in read(text, published) if timex.edtf]


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_a_rule_reads_its_examples(name: str, example: str) -> None:
    sentence, _, value = example.rpartition(" = ")
    start = sentence.index("‹")
    words = sentence[start + 1 : sentence.index("›")]
    hits = [t for t in read(re.sub("[‹›]", "", sentence)) if t.start == start]
    assert [(t.words, t.edtf, t.rule) for t in hits] == [(words, value, name)]


@pytest.mark.parametrize(("name", "text"), COUNTERS)
def test_a_rule_leaves_its_counterexamples_alone(name: str, text: str) -> None:
    assert [t.words for t in read(text) if t.rule == name and t.edtf] == []


def test_every_rule_has_a_name_of_its_own_and_most_an_example() -> None:
    assert len(RULES) == len(rules(*ROOM))
    assert sum(bool(rule.yes) for rule in RULES.values()) > 0.85 * len(RULES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the late 1920s they rose.", [("late 1920s", "1926~/1929~")]),
        ("By the mid-1940s all was over.", [("mid-1940s", "1943~/1946~")]),
        ("In the early sixteenth century it ended.", [("early sixteenth century", "1501~/1533~")]),
        ("In early October 1939 it fell.", [("early October 1939", "1939-10-01~/1939-10-10~")]),
        ("In the second half of 2008 it eased.", [("second half of 2008", "2008-07/2008-12")]),
        ("A photograph of c. 1890 shows it.", [("c. 1890", "1890~")]),
        ("It ended about 1350.", [("about 1350", "1350~")]),
        ("They came perhaps in 1348, or not.", [("1348", "1348?")]),
        ("On the night of 8 February 1904 they struck.", [("night of 8 February 1904", "1904-02-08")]),
        ("On Friday, Oct. 4, 1957, it rose.", [("Friday, Oct. 4, 1957", "1957-10-04")]),
    ],
)
def test_the_words_around_a_date_belong_to_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "open_edtf"),
    [
        ("They shared power until March 1918, then quit.", "../1918-03"),
        ("It has been so since 1792, they say.", "1792/.."),
        ("It is not found before the seventeenth century.", "../1600"),
        ("Germany after 1648 was poor.", "1649/.."),
        ("Nobody is known to have come by 49 BCE, or 50 BCE.", "../-0048"),
        ("It was so until the 1980s in Pakistan.", "../1989"),
        ("He came in 1917, late.", ""),
    ],
)
def test_an_open_end_has_a_field_of_its_own(text: str, open_edtf: str) -> None:
    assert read(text)[0].open_edtf == open_edtf


def test_last_week_is_counted_from_the_day_of_publication() -> None:
    assert found("I said so last Tuesday.", "2019-07-19") == [("last Tuesday", "2019-07-16")]
    assert found("We saw it last year.", "2021-05-03") == [("last year", "2020")]
    assert found("Fifty years ago tomorrow I watched.", "2019-07-19") == [
        ("Fifty years ago tomorrow", "1969-07-20")
    ]


def test_a_text_can_imply_its_own_day_of_publication() -> None:
    text = "Lenin’s death, on 21 January 1924, was 100 years ago today. And today, we say so."
    assert found(text)[1:] == [("100 years ago today", "1924-01-21"), ("today", "2024-01-21")]


def test_a_line_may_end_inside_the_name_of_a_feast() -> None:
    assert found("They met on Christmas\nEve 1968 and at Midsummer\nDay 1970.") == [
        ("Christmas\nEve 1968", "1968-12-24"),
        ("Midsummer\nDay 1970", "1970-06-24"),
    ]


class TestNotDates:
    """What looks like a date and is none."""

    @pytest.mark.parametrize(
        "text",
        [
            "It was priced at 1789 francs, or $1905.",
            "See p. 1868, pp. 1012–14, Vol. 39 and note 1917.",
            "The vote was 370 to 22, a ratio of 3:1.",
            "A crowd of some 1,917 people and 170,000 more came.",
            "The prison population was 1.2 million.",
            "You may march with an august body; a second may pass.",
            "May I suggest it? March on. August company.",
            "I could go on about this 24/7.",
            "Apollo 11 and Soyuz 1 flew; Flight 1903 too.",
            "He never read the novel 1984.",
            "Call 0117 496 0949 or 1-800-555-0144.",
            "ISBN 978-0-00-194747-1.",
            "They live in room 1848 and drive a 1957 Chevrolet.",
            "Daniel 2:40 and Genesis 1:1–10 say so.",
            "The October Revolution followed the July Days and the February Revolution.",
            "Somewhere between 50–60 per cent of them left.",
        ],
    )
    def test_counts_names_and_verbs_are_not_dates(self, text: str) -> None:
        assert found(text) == []

    def test_a_footnote_mark_is_not_part_of_the_year(self) -> None:
        assert found("It held 1.2 million in 2021.7 They left.") == [("2021", "2021")]

    def test_furniture_never_yields_a_date(self) -> None:
        body = (
            "In 1917 the old order fell, and nobody who had lived under it could believe that it was gone. "
            * 3
        )
        page = f"A title\n\nBy Ann Example\n\n{body}\n\nRelated posts\n\nThe riots of 1968, revisited"
        assert {words for words, _ in found(page)} == {"1917"}

    def test_a_length_of_time_has_no_place_on_the_calendar(self) -> None:
        (timex,) = read("They fought for five weeks.")
        assert (timex.words, timex.kind, timex.edtf, timex.earliest) == ("five weeks", "duration", "", "")


HISTORIANS = [
    ("The Han dynasty (206 BCE–220 CE) was founded in 202 BCE.", "-0205/0220 -0201"),
    ("By Michaelmas 1381 the revolt of 1381 was over.", "../1381-09-29 1381"),
    ("In 1453, on 29 May, the city fell. The following year the Genoese left.", "1453 1453-05-29 1454"),
    ("The Treaty of Karlowitz (26 January 1699) ended the war of 1683–99.", "1699-01-26 1683/1699"),
    ("Washington crossed on the night of December 25–26, 1776.", "1776-12-25/1776-12-26"),
    ("In the 16th and early 17th centuries silver flowed to China.", "1501/1633~"),
    ("The kingdom flourished from the 9th to the 13th century.", "0801/1300"),
    ("By the mid-nineteenth century, after 1842, opium ruined them.", "../1866~ 1843/.."),
    (
        "The first decade of the nineteenth century and the last quarter of the eighteenth were lean.",
        "1801/1810 1776/1800",
    ),
    ("Parliament sat from 3 November 1640 until 20 April 1653.", "1640-11-03/1653-04-20"),
    ("The Berlin Conference sat from November 1884 to February 1885.", "1884-11/1885-02"),
    ("Mansa Musa's hajj of 1324–5 is famous; he died c.1337.", "1324/1325 1337~"),
    ("The Young Turks struck in July 1908; nine months later came a second coup.", "1908-07 1909-04"),
    (
        "On 4 May 1919, some 3,000 students marched; the following month, on 3 June, hundreds were held.",
        "1919-05-04 1919-06 1919-06-03",
    ),
    (
        "Mao spoke on 1 October 1949. Twenty-eight years before, in July 1921, the party had met.",
        "1949-10-01 1921 1921-07",
    ),
    ("It ran from Lady Day 1750 to Lady Day 1751.", "1750-03-25 1751-03-25"),
    ("See pp. 1914–1918; Box 1789, Folder 12; MS 1453, f. 12r; 1335 AH.", ""),
    ("Every spring the river floods; in the spring of 1887 it drowned a million.", "1887-21"),
]


@pytest.mark.parametrize(("text", "expected"), HISTORIANS)
def test_what_historians_of_many_ages_write(text: str, expected: str) -> None:
    assert [timex.open_edtf or timex.edtf for timex in read(text) if timex.edtf] == expected.split()


def test_a_text_alone_is_enough_and_its_language_is_its_own() -> None:
    (english,) = find_dates("They met last Tuesday, and were glad of it.", published="2016-02-29")
    (german,) = find_dates("Er starb am 21. Januar 1924, und das war das Ende der alten Zeit.")
    assert (english.edtf, german.edtf) == ("2016-02-23", "1924-01-21")
    assert find_dates("") == []


PIECES = st.sampled_from(
    [word for words in DATA["months"].values() for word in words]
    + [*DATA["seasons"]["21"], *DATA["feasts"], *DATA["decades"], *DATA["ordinals"], *DATA["japanese"]]
    + [
        "the",
        "of",
        "late",
        "mid-",
        "c. ",
        "that",
        "next",
        "year",
        "day",
        "ago",
        "later",
        "until",
        "BC",
        "AD ",
        "s",
        "st",
    ]
    + [
        "-",
        "–",
        "/",
        ".",
        ",",
        "(",
        ")",
        "'",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "and",
        "between ",
        "first",
        "century",
    ]
)


@given(st.lists(PIECES | st.integers(0, 2100).map(str) | st.text(max_size=3), max_size=40).map("".join))
def test_every_span_is_exact_and_every_value_parses_for_any_text(text: str) -> None:
    check(text, read(text))


@given(
    st.lists(PIECES | st.integers(0, 40).map(str) | st.integers(990, 2030).map(str), max_size=30).map(
        " ".join
    )
)
def test_every_span_is_exact_and_every_value_parses_for_date_like_text(text: str) -> None:
    check(text, read(text, "2020-02-29"))


def check(text: str, timexes: tuple[Timex, ...]) -> None:
    floor = 0
    for timex in timexes:
        assert floor <= timex.start < timex.end <= len(text)
        assert text[timex.start : timex.end] == timex.words
        floor = timex.end
        for value in (timex.edtf, timex.open_edtf):
            if value:
                first, last = edtf.parse(value).bounds
                assert not (first and last) or edtf.parse_day(first) <= edtf.parse_day(last)

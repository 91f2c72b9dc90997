"""The head of a text says who wrote it and when, in one of the ways that people have."""

from __future__ import annotations

import time

import pytest

from dashboard.reading.document import parse
from dashboard.reading.parts import bylines

SAID = [
    ("By Anna Keller, 9 November 2019", "Anna Keller", "2019-11-09"),
    ("by Anna Keller | 9 November 2019", "Anna Keller", "2019-11-09"),
    ("BY ANNA KELLER", "Anna Keller", ""),
    ("By Anna Keller on 9 November 2019", "Anna Keller", "2019-11-09"),
    ("By Dr. Anna Keller and Tom O’Brien", "Anna Keller and Tom O’Brien", ""),
    ("by Ludwig van der Berg, Class 10b", "Ludwig van der Berg", ""),
    ("By Gareth Owen, Port News, 4 May 2014", "Gareth Owen", "2014-05-04"),
    ("By Keller, 2019", "Keller", "2019"),
    ("Anna Keller, 12 May 2020", "Anna Keller", "2020-05-12"),
    ("Anna Keller – May 12, 2020", "Anna Keller", "2020-05-12"),
    ("Anna Keller (2019)", "Anna Keller", "2019"),
    ("Anna Keller, University of Leeds, 9 November 2019", "Anna Keller", "2019-11-09"),
    ("12 May 2020 | Anna Keller", "Anna Keller", "2020-05-12"),
    ("12 May 2020 by Anna Keller", "Anna Keller", "2020-05-12"),
    ("Posted on 3 May 2021 by Tom Brown", "Tom Brown", "2021-05-03"),
    ("Posted on 3 May 2021 by admin. 1889 views.", "", "2021-05-03"),
    ("Last updated: 2 March 2020, 10:15", "", "2020-03-02"),
    ("Author: Anna Keller", "Anna Keller", ""),
    ("Written by Anna Keller", "Anna Keller", ""),
    ("Date: 2020-05-12", "", "2020-05-12"),
    ("9 November 2019", "", "2019-11-09"),
    ("Leeds, 8 October 1917", "", "1917-10-08"),
    ("New York, 3 May 1871", "", "1871-05-03"),
]


@pytest.mark.parametrize(("line", "author", "published"), SAID)
def test_a_line_says_who_wrote_a_text_and_when(line: str, author: str, published: str) -> None:
    found = bylines.read(line)
    assert found is not None
    assert (found.author, found.published) == (author, published)


def test_a_line_of_another_language_is_read_by_its_months() -> None:
    found = bylines.read("Von Anna Keller, 9. März 2019", language="de")
    assert found == bylines.Byline("Anna Keller", "2019-03-09")


@pytest.mark.parametrize(
    "line",
    [
        "The strike of 1911",
        "1917",
        "Causes, 1911",
        "November 1917",
        "By 1914 Germany was strong.",
        "By Order of the King",
        "Born in Leeds, 3 May 1871",
        "Published in 1859, the book changed everything.",
        "By Anna Keller, who taught in the port for years and wrote of it as nobody had before her.",
    ],
)
def test_a_subtitle_and_a_sentence_are_no_byline(line: str) -> None:
    assert bylines.read(line) is None


PROSE = (
    "In 1911 the dockers of the port laid down their hooks, and for three weeks no ship was loaded there, "
    "whatever the owners promised or the mayor said."
)


@pytest.mark.parametrize(
    ("head", "author", "published", "title"),
    [
        ("The Quay\n\nBy Anna Keller, 9 November 2019", "Anna Keller", "2019-11-09", "The Quay"),
        ("The Quay\nAnna Keller\n9 November 2019", "Anna Keller", "2019-11-09", "The Quay"),
        ("The Quay\n\nEarly Beginnings", "", "", "The Quay"),
        ("The Quay\n\n1911", "", "", "The Quay"),
        ("Leeds, 8 October 1917\n\nDear Anna,", "", "1917-10-08", "Leeds, 8 October 1917"),
        ("---\ntitle: The Quay\nauthor:\n  - Anna Keller\n  - Tom Brown\ndate: 2019-11-09\n---\n",
         "Anna Keller and Tom Brown", "2019-11-09", "The Quay"),
        ("---\ntitle: \"The Quay\"\nauthors: [Anna Keller]\ndate: 9 November 2019\ntags: [port]\n---\n",
         "Anna Keller", "2019-11-09", "The Quay"),
    ],
)  # fmt: skip
def test_the_head_of_a_text_is_read_line_by_line(head: str, author: str, published: str, title: str) -> None:
    source = parse(f"{head}\n\n{PROSE}\n\n{PROSE}", name="essay").source
    assert (source.author, source.published, source.title) == (author, published, title)


def test_the_last_line_may_say_it() -> None:
    source = parse(f"The Quay\n\n{PROSE}\n\n{PROSE}\n\nWritten by Anna Keller", name="essay").source
    assert source.author == "Anna Keller"


def test_a_report_begins_with_its_place_and_day() -> None:
    source = parse(f"Strike at the port\n\nLIVERPOOL, Aug. 12, 1911 — {PROSE}", name="report").source
    assert source.published == "1911-08-12"
    assert bylines.day_of_report(PROSE) == ""


@pytest.mark.parametrize("line", ["a." * 40_000, "Dr. " + "A" * 40_000 + "!", "a@b" * 20_000])
def test_a_long_line_without_end_costs_little(line: str) -> None:
    """It takes a hundredth of a second, and took minutes where every letter could begin a name or an address."""
    begun = time.process_time()
    assert bylines.read(line) is None
    parsed = parse(f"{line[:300]}\n\nThe mill at Bramley burned in 1834.\n", name="mill")
    assert time.process_time() - begun < 5
    assert parsed.text[parsed.blocks[-1].start : parsed.blocks[-1].end].endswith("in 1834.")

"""The head that schools ask for, in every order: who wrote a text and when, and what it is called."""

from __future__ import annotations

import pytest

from dashboard.reading.document import parse
from dashboard.reading.formats import plain
from dashboard.reading.parts import title_page
from dashboard.source import Source

PROSE = (
    "In 1911 the dockers of the port laid down their hooks, and for three weeks no ship was loaded there, "
    "whatever the owners promised or the mayor said."
)


def source(*head: str, between: str = "\n\n") -> Source:
    return parse(between.join(head) + f"\n\n{PROSE}\n\n{PROSE}", name="essay").source


HEADS = [
    # MLA: the title comes last
    (("Anna Keller", "Ms. Brown", "History 425", "9 May 2019", "The Quay at Rest"),
     "The Quay at Rest", "Anna Keller", "2019-05-09"),
    (("Anna Keller", "Thomas Brown", "Voices of the Harbour", "April 9, 2019", "The Quay at Rest"),
     "The Quay at Rest", "Anna Keller", "2019-04-09"),
    (("Anna Keller", "Professor Thomas Brown", "HIST-1302", "Oct 2019", "French Revolution"),
     "French Revolution", "Anna Keller", "2019-10"),
    (("Anna Keller", "Eng. Comp II", "3 April 2018", "The Quay:", "A Port at Rest"),
     "The Quay: A Port at Rest", "Anna Keller", "2018-04-03"),
    # APA and Chicago: the title comes first, and perhaps again before the text
    (("The Quay at Rest", "Anna Keller", "University of Leeds", "HIST 210: Ports", "Dr. Brown", "Spring 2024"),
     "The Quay at Rest", "Anna Keller", "2024-21"),
    (("Harbour Criticism", "Anna Keller", "Leeds College", "ENGL-2316", "10/09/22", "Harbour Criticism"),
     "Harbour Criticism", "Anna Keller", "2022"),
    (("Labor Revolution", "Anna Keller", "History 101", "3 May 2020", "The Owners"),
     "Labor Revolution", "Anna Keller", "2020-05-03"),
    (("The Quay at Rest", "Student’s Name", "Institutional Affiliation", "Course", "Instructor", "Due Date"),
     "The Quay at Rest", "", ""),
    (("The Quay at Rest", "Anna Keller, Tom Brown, and Ida Lund", "ECON 680: Trade", "Fall 2024", "Abstract"),
     "The Quay at Rest", "Anna Keller, Tom Brown, and Ida Lund", "2024-23"),
    # the course or the kind of text comes first
    (("History 425", "The Quay at Rest", "Anna Keller", "9 May 2019"), "The Quay at Rest", "Anna Keller", "2019-05-09"),
    (("AP World History", "Anna Keller", "The Quay at Rest"), "The Quay at Rest", "Anna Keller", ""),
    (("Essay 2", "Anna Keller", "Mr. Brown", "The Quay at Rest"), "The Quay at Rest", "Anna Keller", ""),
    (("Name: Anna Keller", "Teacher: Tom Brown", "Period 4", "The Quay at Rest"),
     "The Quay at Rest", "Anna Keller", ""),
    (("The Quay at Rest", "Submitted by Anna Keller", "Submitted to: Tom Brown", "Word count: 2,410"),
     "The Quay at Rest", "Anna Keller", ""),
]  # fmt: skip


@pytest.mark.parametrize(("head", "title", "author", "published"), HEADS)
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_the_head_of_a_school_essay_is_read(
    head: tuple[str, ...], title: str, author: str, published: str, between: str
) -> None:
    found = source(*head, between=between)
    assert (found.title, found.author, found.published) == (title, author, published)


@pytest.mark.parametrize(
    "title",
    [
        "History",
        "Germany 1933",
        "The School of Athens",
        "School Desegregation in Boston",
        "World History from Below: 1500 to 1800",
        "Berlin 1961",
        "Mary Stuart",
    ],
)
def test_a_title_that_looks_like_a_course_a_school_or_a_name_stays(title: str) -> None:
    assert source(title).title == title
    assert source(title, "By Anna Keller, 9 May 2019").title == title


def test_the_lines_of_the_head_are_no_headings_of_the_text() -> None:
    text = "\n\n".join(("Anna Keller", "History 425", "9 May 2019", "The Quay at Rest", PROSE, PROSE))
    zones = [block.zone for block in parse(text, name="essay").blocks]
    assert zones == ["byline", "byline", "byline", "title", "body", "body"]


def test_a_title_that_the_file_names_is_believed_before_its_place() -> None:
    text = f"Anna Keller\n\nHistory 425\n\nThe Quay at Rest\n\nThe Owners\n\n{PROSE}"
    at = text.index("The Quay")
    assert parse(text, name="essay", told=[(at, at + 16, "title")]).source.title == "The Quay at Rest"


def test_what_a_program_noted_is_better_than_a_preface() -> None:
    text = f"Preface\n\n{PROSE}\n\n{PROSE}"
    assert parse(text, name="essay", hints={"title": "The Quay at Rest"}).source.title == "The Quay at Rest"
    assert parse(text, name="essay").source.title == "Preface"


def test_a_title_goes_on_in_the_next_line() -> None:
    assert source("Measures of the Strike and Their", "Use in the Port").title == (
        "Measures of the Strike and Their Use in the Port"
    )
    assert not title_page.goes_on("The Quay at Rest")


def test_markdown_may_have_elements_and_what_a_program_for_web_sites_puts_there() -> None:
    text = (
        "---\ntitle: The Quay\nauthor: Anna Keller\n---\n\n# The Quay\n\n"
        '{% include figure.html width="60%" caption="The quay in 1911" %}\n\n'
        + "".join(f"<div>{PROSE}</div>\n\n" for _ in range(6))
    )
    words = plain.read(text.encode(), name="quay.md").text
    assert "figure.html" not in words
    document = parse(words, name="quay")
    assert (document.source.title, document.source.author) == ("The Quay", "Anna Keller")
    assert sum(block.zone == "body" for block in document.blocks) == 6

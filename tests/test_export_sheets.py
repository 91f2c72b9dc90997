"""Worksheet and answer sheet as PDF and for Word: what stands on them, and on how many pages."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
from conftest import committed
from docx import Document
from exported import hard

from dashboard import edtf
from dashboard.showing import export
from dashboard.showing.export import Request, lesson, pdf, time_line, time_line_drawn, worksheet
from dashboard.showing.export import worksheet_pdf as printed
from dashboard.showing.export import worksheet_word as word

YEAR = re.compile(r"\b(1[89]|20)\d\d\b")
Writer = Callable[[Request], bytes]


def request(**options: str) -> Request:
    frame, known = committed()
    return Request(
        frame=frame,
        sources=known.sources,
        of=len(frame),
        background=known.background,
        options=options,
        whole=frame,
    )


def told(written: bytes) -> list[str]:
    """The words of each page of a PDF."""
    with pypdfium2.PdfDocument(written) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def cells(written: bytes) -> list[list[str]]:
    """The rows of claims in a document of Word."""
    table: Any = Document(io.BytesIO(written)).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    return [row for row in rows if len(set(row)) > 1]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("n", ["", "8", "12"])
@pytest.mark.parametrize("lang", ["en", "de"])
def test_eight_to_twelve_claims_fill_one_page_of_a_pdf(n: str, paper: str, lang: str) -> None:
    asked = replace(request(n=n, paper=paper), lang=lang)
    for write in (printed.blank, printed.answers):
        assert pdf.pages(write(asked)) == 1


def test_more_claims_go_on_to_pages_with_the_heads_of_the_columns_and_a_number() -> None:
    pages = told(printed.answers(request(n="all")))
    assert len(pages) > 5
    assert all("What the text says" in page for page in pages)
    assert [page for at, page in enumerate(pages, 1) if f"{at} / {len(pages)}" not in page] == []


@pytest.mark.parametrize("write", [printed.blank, word.blank])
def test_no_worksheet_tells_a_date_but_those_of_the_line(write: Writer) -> None:
    written = write(request(n="30"))
    if write is word.blank:
        rows = cells(written)
        assert len(rows) == 30
        assert not [row for row in rows if YEAR.search(" ".join(row))]
        assert sum("____" in row[1] for row in rows) > 25
        return
    pages = told(write(request(n="all")))[
        1:-1
    ]  # the first has the years of the line, the last those of the texts
    assert len(pages) > 5
    assert [page for page in pages if YEAR.search(re.sub("Lenihan 2024|Munoz 2020", "", page))] == []


def test_pdf_and_word_say_what_the_answer_sheet_in_html_says() -> None:
    asked = request()
    _, paper = worksheet.composed(asked, answered=True)
    on_page = " ".join(told(printed.answers(asked)))
    for_word = cells(word.answers(asked))
    rows = [row for group in paper.groups for row in group.rows]
    assert len(rows) == len(for_word) == lesson.USUAL
    for row, found in zip(rows, for_word, strict=True):
        assert row.answer
        assert found[0] == row.number
        assert found[1] == "  ".join("".join(piece.text for piece in one) for one in (row.title, row.claim))
        assert found[2].startswith(row.answer.when)
        assert row.answer.place in found[3]
        assert row.answer.by in found[3]
        for words in (row.title[0].text, row.answer.when):
            assert " ".join(words.split()) in on_page


@pytest.mark.parametrize("write", [printed.blank, printed.answers, word.blank, word.answers])
def test_the_same_claims_give_the_same_bytes(write: Writer) -> None:
    assert write(request()) == write(request())


@pytest.mark.parametrize("write", [printed.answers, word.answers])
def test_hard_claims_are_words_and_no_markup(write: Writer) -> None:
    asked = replace(hard(), options={"n": "all"})
    found = write(asked)
    words = (
        " ".join(told(found))
        if write is printed.answers
        else " ".join(cell for row in cells(found) for cell in row)
    )
    assert "<feud>" in words


def test_word_knows_the_language_and_says_what_the_picture_shows() -> None:
    document: Any = Document(io.BytesIO(word.answers(replace(request(), lang="de"))))
    assert document.core_properties.language == "de"
    assert document.core_properties.title.startswith("Lösungsblatt")
    assert "Zeitstrahl" in document.inline_shapes[0]._inline.docPr.get("descr")


def test_a_sheet_asks_for_claims_with_one_date_where_there_are_enough() -> None:
    """With two gaps in a sentence nobody knows which one is asked for."""
    _, paper = worksheet.composed(request(), answered=False)
    gaps = [
        sum(piece.gap for piece in (*row.title, *row.claim)) for group in paper.groups for row in group.rows
    ]
    assert gaps == [1] * lesson.USUAL


def test_every_shape_of_a_line_is_drawn_in_the_picture() -> None:
    """The line of a picture has the line's proportions, and ink where the ruler is."""
    days = edtf.parse_day("1917-01-01"), edtf.parse_day("1921-12-31")
    line = time_line.line(*days, lang="en", numbers=[time_line.Number("7", *days, "#a8402a")])
    from PIL import Image

    picture = Image.open(io.BytesIO(time_line_drawn.to_png(line))).convert("RGB")
    assert picture.width / picture.height == pytest.approx(time_line.WIDTH / line.height, rel=0.01)
    found = picture.getcolors(1 << 20)
    assert found
    reds = sum(count for count, (red, green, blue) in found if red > 150 and green < 90 and blue < 80)  # type: ignore[misc, str-unpack]
    assert reds > 20


def test_a_file_s_claims_and_pages_are_counted() -> None:
    from pathlib import PurePath

    asked = request(n="8")
    counts = [
        (name, file, export.held(kind, asked), export.pages(export.write(kind, asked)))
        for name, file in (("worksheet", "a.pdf"), ("answers", "a.docx"), ("table", "a.csv"))
        for kind in [export.chosen(PurePath(file), name=name)]
    ]
    assert counts == [
        ("worksheet", "a.pdf", 8, 1),
        ("answers", "a.docx", 8, 0),
        ("table", "a.csv", len(asked.frame), 0),
    ]

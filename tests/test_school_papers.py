"""An essay as schools ask for it: double spacing, a quotation set in, books that hang out, no line lost."""

from __future__ import annotations

import school_paper
from test_kinds_of_files import CLEAN, ESSAY, expected, rows

from dashboard import pdfium
from dashboard.reading.document import read_bytes

QUOTATION = (
    "No man who has not stood upon that rock in a gale can say what the light is worth to those who pass it, "
    "nor will any that has stood there grudge the cost of it, or ask who pays; and of the many who pass none "
    "will know our names."
)


def test_a_school_paper_gives_the_claims_of_the_plain_text() -> None:
    text = read_bytes(school_paper.pdf(ESSAY, quotation=QUOTATION), name="paper.pdf", pdf=pdfium.read)
    found = rows(text)
    assert (found & expected()).total() >= 0.98 * expected().total()
    assert (found - expected()).total() <= 0.02 * expected().total()
    source = text.source
    assert (source.title, source.author, source.published) == (ESSAY.title, "Marta Ellery", "2016-03-14")


def test_its_paragraphs_are_whole_and_each_book_is_one() -> None:
    text = read_bytes(school_paper.pdf(ESSAY, quotation=QUOTATION), name="paper.pdf", pdf=pdfium.read)
    zones = {" ".join(text.text[block.start : block.end].split()): block.zone for block in text.blocks}
    told = [block for block in CLEAN.blocks if block.kind in ("text", "book")]
    words = [" ".join(school_paper.MARK.sub("", block.words).split()) for block in told]
    assert [each for each in (*words, QUOTATION) if each not in zones] == []
    assert {zones[each] for each, block in zip(words, told, strict=True) if block.kind == "book"} == {"notes"}
    assert zones[QUOTATION] == "body"
    assert zones["Works Cited"] == "notes"
    assert "Ellery 1" not in text.text

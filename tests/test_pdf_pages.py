"""Pages as letters stand on them: which rows are a head, and which lines are one paragraph."""

from __future__ import annotations

from dashboard.reading.formats import pdf
from dashboard.reading.formats.pdf.placed import Page, Piece

Row = tuple[str, float, float, float]
"""Words, left end, distance from the upper edge, height."""
TOLD = [
    "The dockers of the port laid down their hooks in the summer of",
    "1911, and no ship was loaded at the quay while the owners and",
    "the mayor sent letters to each other about who should pay for",
    "the barley that was spoiling in the hold of the Hopewell then.",
]


def page(*rows: Row, height: float = 792) -> Page:
    return Page(612, height, [Piece(w, x, x + 0.5 * s * len(w), y, s) for w, x, y, s in rows])


def told(top: float, *, left: float = 108, step: float = 12, lines: list[str] = TOLD) -> list[Row]:
    return [(words, left, top + step * number, 9.0) for number, words in enumerate(lines)]


def paragraphs(*pages: Page) -> list[str]:
    return pdf.read(pages).text.split("\n\n")


def test_numbers_and_heads_of_pages_with_wide_margins_are_gone() -> None:
    pages = [
        page((f"{number}", 160, 106, 9.0), *told(140), (f"{number} CHAPTER 1. THE QUAY", 108, 690, 9.0))
        for number in range(5, 9)
    ]
    assert paragraphs(*pages) == [" ".join(TOLD)] * 4


def test_a_number_that_no_other_page_counts_on_stays() -> None:
    pages = [page(*told(140), ("1911", 108, 690, 9.0)), page(*told(140)), page(*told(140))]
    assert "1911" in paragraphs(*pages)


def test_a_heading_of_two_lines_is_one() -> None:
    heading = [("The Rise of the Harbour and", 108.0, 140.0, 14.0), ("the Quay", 108.0, 157.0, 14.0)]
    found = paragraphs(page(*heading, *told(190)), page(*told(120)))
    assert found[0] == "The Rise of the Harbour and the Quay"


def test_a_name_below_a_short_title_is_no_part_of_it() -> None:
    heading = [("The Quay at Noon", 108.0, 140.0, 14.0), ("Marta Ellery", 108.0, 168.0, 14.0)]
    found = paragraphs(page(*heading, *told(200)), page(*told(120)))
    assert found[:2] == ["The Quay at Noon", "Marta Ellery"]


def test_a_line_in_the_middle_that_says_who_wrote_it_is_no_part_of_the_title() -> None:
    title = ("The Dockers and the Strike of the Quay", 165.0, 140.0, 9.0)
    written_by = ("By Marta Ellery", 214.0, 152.0, 9.0)
    found = paragraphs(page(title, written_by, *told(164)), page(*told(120)))
    assert found[:2] == [title[0], "By Marta Ellery"]


def test_a_paragraph_goes_on_below_a_picture() -> None:
    beside = [(words, left + 110, base, size) for words, left, base, size in told(120)[:3]]
    below = told(156, lines=["since the third of May, as the Dunmore paper wrote in its column."])
    found = paragraphs(page(*beside, *below, *told(192)), page(*told(120)))
    assert found[0].endswith(
        "who should pay for since the third of May, as the Dunmore paper wrote in its column."
    )


def test_the_first_line_of_a_page_with_double_spacing_stays_beside_a_quotation() -> None:
    quoted = told(200, left=160, lines=[words[:45] for words in TOLD])
    other = told(
        85, step=27.6, lines=["Nobody asked the harbour master and his men at the lock about", *TOLD[1:]]
    )
    pages = [page(*told(85, step=27.6), *quoted, *told(270, step=27.6)), page(*other, *quoted)]
    text = pdf.read(pages).text
    assert text.startswith(TOLD[0])
    assert "his men at the lock about 1911" in text


def test_the_middle_of_a_page_parts_what_comes_before_from_a_heading() -> None:
    pages = [page(*told(120), *told(170)), page(("Works Cited", 290, 120, 9.0), *told(150))]
    assert "Works Cited" in paragraphs(*pages)


def test_a_large_first_letter_belongs_to_its_word() -> None:
    first = [(TOLD[0][1:59], 130.0, 120.0, 9.0), (TOLD[1][:57], 130.0, 132.0, 9.0)]
    found = paragraphs(page(("T", 108, 132, 22.0), *first, *told(144, lines=TOLD[2:])), page(*told(120)))
    assert found[0].startswith(
        "The dockers of the port laid down their hooks in the summer 1911, and no ship"
    )
    assert found[0].endswith("in the hold of the Hopewell then.")

"""What belongs to a document and not to its story: its dates are marked, date nothing, and do not move the clock."""

from __future__ import annotations

import pytest

from dashboard.reading import document
from dashboard.reading.dates.find import find
from dashboard.reading.dates.furniture import CITATION, FURNITURE

STORY = "The Dam\n\nThe dam was begun in May 1901 by the town.\n\n{}\n\nIn October the river rose over it, they say.\n"

FURNITURES = [
    "Posted on 3 May 2012 by Ann",
    "Last updated: 14 June 2018",
    "Posted on 3 May 2012 by Ann. The dam held the river back for long.",
    "Image: the dam in 1905 (Archive of Oldmere)",
    "Figure 3. The dam in 1905, seen from the north.",
    "Figure 2.4 The dam in 1905, seen from the north.",
    "Photograph by Ann Hale, 1907",
    "Table 2: Levels of water, 1850–1950",
    "Map 4. The valley about 1890.",
    "Source: Archive of Oldmere, box 14, 12 May 1923.",
    "Hale, Ann. The River and the Dam. London: Faber, 1975.",
    "Smith, J. (1984). Water and walls. Journal of Dams, 12(3), 33–41.",
    "- Ann Hale, The River and the Dam (Oxford University Press, 1975)",
    "* Ann Hale, The River and the Dam (1975)",
    "[1] Hale, River (1975), 32.",
    "1. See Munro (1937) 32, 37.",
    "Retrieved 12 March 2019 from www.oldmere.org.",
    "John says:\n12 March 2015 at 10:04 am\nI believe 11 July would be right.",
]
CITATIONS = [
    "It held (see Hale 1975, 32), as they say in the town.",
    "It held (Hale, 1975; Smith, 1984), as they say in the town.",
    "It held, as Smith (1984: 33) says of the other dams too.",
    "Hale (1975) argues that it held because the clay was good.",
    "It held because the clay was good (Hale et al. 1975), they say.",
    "The book (Leeds University Press, 1975) tells it otherwise.",
    "It held for as long as anybody could remember (Hale, 1975).",
    "It held (Hale and Lund 1932), as they say in the town.",
    "It held, as they say in the town (Miller 1951).",
    "It held for as long as anybody could remember (Van Dyke 2014).",
    "It held because the clay was good (de Vries, 1937), they say.",
    "It held because the clay was good (von Hale 1937).",
    "It held (Van Dyke 2003, 98), as they say in the town.",
    "It held (Lund Hale 2003, 98; Hale and Lund 2004), as they say in the town.",
    "It held (Hale, Lund and de Vries 2004, p. 7), as they say in the town.",
    "It held (Van Dyke and Hale, 1954), as they say in the town.",
    "It held because the clay was good (Hale, et al, 1937).",
    "It held by force of habit, as others say (1994: 33-34).",
    "It held (as cited in Hale, 1950), as they say in the town.",
    "It held (e.g., Hale, 1999), as they say in the town.",
    "It held (see the Town Study: The Art of the Dam, 1934 Primary Source), they say.",
    "It held (quoted in The Statement of the Town, May 1934), as they say in the town.",
    "Her study of the clay (1932) tells it otherwise.",
    "The wall would hold (Hale (1975)), as they say in the town.",
    "It is known since Hale & Lund (1975), who examined the clay.",
    "They sang “The Wall of Clay” (1932) in the town.",
    "Nobody saw the film The Wall of Clay (1932) in the town.",
    "In “What Is the First of May 1932 to Us?” he spoke of it in the town.",
    "He spoke of it in the speech “What Is the First of May 1932 to Us?” in the town.",
]
STORIES = [
    "Posted to the coast on 3 May 1902, he left the dam to others.",
    "Published in 1902, the report found that the clay was good.",
    "The flood came by night (Leeds, 1902), and nobody was warned.",
    "The “Clay Massacre” (1902) was heard of, and so was the king.",
    "He called it “a good year” in May 1902, and left.",
    "The congress (Verona, 1902) heard of it, and so did the king.",
    "The people had no warning of the flood (Leeds 1902).",
    "Nobody heard of the Flood (Leeds 1902), not even the king.",
    "The fair of the engineers (New York 1902) heard of it.",
    "They spoke of the dam at the congress (Verona 1902).",
    "Nobody was warned of it (Born 1902).",
    "The men were few (1902: 40, 1903: 20), and it fell.",
    "A man without a name (seen in 1902) was the only witness of it.",
    "Figure 3 shows what was left of the dam after the flood of 1902.",
    "1. In 1902 the town paid for a second wall of stone.",
    "Hale, who was ill, left the work in 1902 and went to Leeds.",
]


@pytest.mark.parametrize("line", FURNITURES + CITATIONS)
def test_what_belongs_to_the_document_is_marked_and_does_not_move_the_story(line: str) -> None:
    text = STORY.format(line)
    low, high = text.index(line), text.index(line) + len(line)
    parsed = document.parse(text, name="essay")
    found = [timex for timex in find(parsed) if timex.edtf]
    inside = [timex for timex in found if low <= timex.start < high]
    assert {timex.zone for timex in inside} <= {CITATION if line in CITATIONS else FURNITURE}
    aside = any(block.zone == "furniture" and low <= block.start < high for block in parsed.blocks)
    assert inside or aside  # a paragraph that is all furniture is not even searched
    assert line.startswith("John says") or found[-1].edtf == "1901-10"  # comments last to the end of the page


@pytest.mark.parametrize("line", STORIES)
def test_what_is_told_is_no_furniture(line: str) -> None:
    found = find(document.parse(STORY.format(line), name="essay"))
    assert any("1902" in timex.words and timex.zone in ("body", "heading") for timex in found)


@pytest.mark.parametrize(
    "line",
    [
        "Ring 1800 555 1976 or (212) 555-1948 before noon.",
        "It holds 1750 gallons, or 1950 acre-feet, at 1912 Kelvin.",
        "The seats are in row 1801, and the bus is number 1840.",
    ],
)
def test_numbers_that_count_or_call_are_no_dates(line: str) -> None:
    assert not [timex for timex in find(document.parse(f"The Dam\n\n{line}", name="essay")) if timex.edtf]


@pytest.mark.parametrize("book", ["(Lecht 2003, 98)", "(Lecht 2003: 41, 98)", "(Van Dyke 2003, 98)"])
def test_a_page_is_no_year_of_an_ancient_story(book: str) -> None:
    text = f"The Dam\n\nIn 49 BC he crossed the river. In 48 BC he won. The king built many dams {book}. He died."
    found = [timex for timex in find(document.parse(text, name="essay")) if timex.edtf]
    assert [timex.words for timex in found if timex.zone == "body"] == ["49 BC", "48 BC"]

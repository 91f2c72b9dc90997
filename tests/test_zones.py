"""What a page or a book prints around an essay makes no claim, wherever it stands."""

from __future__ import annotations

import pytest

from dashboard.reading.document import parse

P = (
    "The quay was built in 1905 by the town, and nobody who saw it then believed that it would stand for a "
    "hundred years or more."
)


def zones(*blocks: str) -> list[str]:
    return [block.zone for block in parse("\n\n".join(blocks), name="essay").blocks]


CAPTIONS = [
    "Figure 3. The quay in 1905.",
    "Fig. 2.4: Dockers at work, 1911",
    "Figure 1.2 The quay in 1905. (credit: City Archive)",
    "Table 2: Wages in 1911 and 1912.",
    "Map 3. The harbour in 1905.",
    "Image: the quay in 1905 (City Archive).",
    "Above: the quay in 1905.",
    "(Photo: Anna Keller)",
    "Photo by Anna Keller, 1999.",
    "Photograph courtesy of the Port Museum, 1911.",
    "Source: Port Museum, 1911.",
]
PAGE = [
    "Home | Topics | About us | Contact",
    "Home » History » Modern",
    "Share this: Facebook Twitter Email",
    "Posted on 3 May 2021 by admin. 1889 views.",
    "Last updated on 3 May 2021.",
    "1.2 The Strike of 1911 . . . . . . . . . . . . . . . . 12",
    "The Strike of 1911 ................ 12 The Peace of 1912 ................ 15",
    "Early Days, 1850–1880\u2026\u2026\u2026\u2026 7",
]
BOOKS = [
    "Smith, J. 1932. Men of the Docks. London.",
    "Keller, Anna. The Quay: A History. Leeds: Harbour Press, 1998.",
    "Anna Keller, The Quay: A History (Leeds: Harbour Press, 1998), 34-56.",
    "Williams, R. (1958) Wages and Work on the Waterfront.",
    "“The Strike of 1911,” Journal of Ports 12, no. 3 (1999): 34-56.",
    "Brown, Tom and Anna Keller, eds. Ports of the North. New York: Norton, 2001.",
    "Port Museum. 2015. “The Quay.” Accessed 3 May 2021. https://example.org/quay",
    "- Keller, A., The Quay, 1998",
    "• Eric Owen, The Docks of Saltmouth, Penguin, 1974",
    "Keller A. The Quay. J Port Hist. 1998;12(3):34-56.",
    "Karl Marx, The Communist Manifesto (1848)",
]
TOLD = [
    "Figure 3 shows that the quay was built in 1905.",
    "Map of the harbour in 1905 was drawn by hand.",
    "The strike, which Keller described in 1998, was short (see Brown 1999).",
    "In 1905 (some say 1906), the quay was built.",
    "Smith, J. P., was mayor in 1932 and died in London.",
    "It was built by Owen, Tom and Sons in 1905.",
    "Tom Brown wrote The Quay (1998), which won a prize.",
    "John Smith, the mayor, opened it in 1905.",
    "The Treaty of Paris (1783) ended the war.",
    "1905: the quay was built.",
    "Dock Act (1898): Allowed the town to send away whoever had no work there.",
    "Great Strike: The rising of the dockers beginning in 1911. It ended in a bargain.",
    "The end of the mayor: In April 11, 1911, Tom Brown shot and killed the mayor in the hall.",
    "12 August 1911: The dockers laid down their hooks.",
    "5 September 1911, 10:30 – The ships sailed.",
]


@pytest.mark.parametrize(
    ("block", "zone"),
    [(block, "furniture") for block in (*CAPTIONS, *PAGE)]
    + [(block, "notes") for block in BOOKS]
    + [(block, "body") for block in TOLD],
)
def test_a_block_is_known_by_its_words_wherever_it_stands(block: str, zone: str) -> None:
    assert zones("The Quay", P, block, P, P)[2] == zone


@pytest.mark.parametrize(
    "heading", ["References and Further Reading:", "SELECT BIBLIOGRAPHY", "5. Sources", "Endnotes"]
)
def test_books_stand_under_many_headings(heading: str) -> None:
    assert zones("The Quay", P, heading, "A fine book on the docks is that by Brown.")[2:] == ["notes"] * 2


def test_a_chapter_after_the_notes_is_prose_again() -> None:
    note = "1. See Keller 1998, p. 5."
    assert zones("Chapter 1", P, "Notes", note, "Chapter 2", P, P) == [
        "title", "body", "notes", "notes", "heading", "body", "body"
    ]  # fmt: skip


def test_a_list_of_books_alone_has_no_prose() -> None:
    assert set(zones(*BOOKS)) == {"notes"}


@pytest.mark.parametrize(
    "opening",
    [
        "Comments",
        "3 Comments",
        "Leave a Reply",
        "Tom Brown, 3 May 2021 at 10:15 am",
        "Tom says:",
        "3 responses",
    ],
)
def test_what_readers_write_below_a_text_is_furniture(opening: str) -> None:
    assert (
        zones("The Quay", P, P, opening, "I believe the quay was built in 1907.", P)[3:] == ["furniture"] * 3
    )


def test_a_text_of_sentences_has_no_title() -> None:
    assert zones("The quay was built in 1905.", "It closed in 1911.") == ["body", "body"]
    assert zones("The quay was built in 1905. It closed in 1911.") == ["body"]
    assert zones("Why did the quay close?", "It closed in 1911.") == ["title", "body"]


def test_a_table_of_contents_ends_where_its_first_heading_stands_again() -> None:
    listed = ["Contents", "Introduction 3", "1 The Quay in 1905 ....... 5", "The Strike of 1911", "Peace 12"]
    found = zones("The Port", *listed, "Introduction", P, "The Strike of 1911", P)
    assert found[1:] == [*["furniture"] * 5, "heading", "body", "heading", "body"]


def test_a_long_title_is_no_paragraph_and_a_long_paragraph_no_heading() -> None:
    title = "The Impact of the Great Strike on the Wages of the Northern Ports: A Study of Dockers, Owners and Mayors"
    document = parse(f"{title}\n\n{P}\n\n{P}", name="essay")
    assert (document.source.title, document.blocks[0].zone) == (title, "title")
    long = " ".join([P] * 4)
    text = f"The Port\n\n{long}\n\n{P}"
    at = text.index(long)
    assert parse(text, name="essay", told=[(at, at + len(long), "heading")]).blocks[1].zone == "body"


def test_a_paragraph_that_ends_in_a_citation_is_prose() -> None:
    told = "The town was quiet for long, until a mob burned the mill in 1871. In 1874 it stood again "
    for cited in (
        "(Hill, et al, 2003).",
        "(Hill et al., 2003).",
        "(Hill, Stone and Orr, 2003).",
        "(see Hill, 2003).",
    ):
        assert zones("The Mill", P, told + cited) == ["title", "body", "body"]

"""A document keeps its text whole and knows which parts of it are the essay."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.reading.blocks import Document
from dashboard.reading.document import DocumentError, parse, read
from dashboard.reading.parts.sentences import sentences

PROSE = (
    "In 1917 the old order fell, and nobody who had lived under it could quite believe that it was gone. "
    "Those who came after wrote about little else, and agreed about less."
)


def zones(*blocks: str) -> list[str]:
    return [block.zone for block in parse("\n\n".join(blocks), name="essay").blocks]


def test_a_block_is_an_exact_piece_of_the_text_and_counts_from_one() -> None:
    text = f"A title\n\n\n  {PROSE}  \n\nAn end."
    document = parse(text, name="essay")
    assert [text[b.start : b.end] for b in document.blocks] == ["A title", PROSE, "An end."]
    assert [b.number for b in document.blocks] == [1, 2, 3]


@pytest.mark.parametrize(
    ("opening", "author", "published"),
    [
        ("A title\n\nBy Ann Example\n\nOct 15, 2020 · 9 min read", "Ann Example", "2020-10-15"),
        ("A title\n\nAnn Example\nOct 15, 2020 · 9 min read\nImage for post", "Ann Example", "2020-10-15"),
        ("A title\nBy Jean de la Tour\nPublished 3 May 2021", "", "2021-05-03"),
        ("A title\nBy P. J. Example\nRevised September 2016", "P. J. Example", "2016-09"),
        ("A title\n\nBy Ann Example", "Ann Example", ""),
        ("A title", "", ""),
    ],
)
def test_the_byline_says_who_and_when(opening: str, author: str, published: str) -> None:
    source = parse(f"{opening}\n\n{PROSE}\n\n{PROSE}", name="essay").source
    assert source.title == "A title"
    assert source.published == published
    assert not author or source.author == author


def test_a_header_says_more_than_the_text() -> None:
    header = "---\nid: mine\ntitle: A title\nauthor: Ann Example\npublished: 2024-01-21\nkind: digest\n---\n"
    document = parse(f"{header}\n[3] {PROSE}\n\n[5] A short one.\n", name="essay")
    source = document.source
    assert (source.id, source.author, source.published, source.kind) == (
        "mine",
        "Ann Example",
        "2024-01-21",
        "digest",
    )
    assert [(b.number, b.zone) for b in document.blocks] == [(3, "body"), (5, "body")]
    assert document.text[document.blocks[0].start :].startswith("In 1917")


def test_a_document_knows_its_language() -> None:
    german = "Im Jahr 1871 wurde das Reich gegründet, und die Fürsten waren sich nicht einig über die Fahne."
    assert [parse(text, name="essay").language for text in (PROSE, german)] == ["en", "de"]


def test_headings_short_sentences_and_paragraphs_are_told_apart() -> None:
    blocks = (
        "A title",
        PROSE,
        "Who began it?",
        "We will answer both of these questions.",
        PROSE,
        "Conclusion",
        PROSE,
    )
    assert zones(*blocks) == ["title", "body", "heading", "body", "body", "heading", "body"]


def test_a_text_of_short_sentences_is_all_body() -> None:
    assert zones("Lenin", "Lenin died in 1924.", "Stalin died in 1953.") == ["title", "body", "body"]
    assert zones("A title", PROSE, "In 1913 Emily Davison died at the Derby.")[-1] == "body"


def test_notes_follow_their_heading() -> None:
    assert zones("A title", PROSE, "Notes", "[1] A book, 1998", "[2] Another, 1933")[2:] == ["notes"] * 3


def test_what_a_page_prints_after_the_essay_is_furniture() -> None:
    body = [PROSE] * 12
    tail = ["Total\n0\nShares\nPrevious Article", "Another essay", "Related Posts\nRead More", PROSE]
    assert zones("A title", *body, "Notes", "[1] A book, 1998", *tail)[-4:] == ["furniture"] * 4
    blurb = [
        "A Magazine",
        "Ideas worthy of discourse.",
        "Ann Example",
        "Written by",
        "Writes on history.",
        PROSE,
    ]
    assert zones("A title", *body, *blurb)[-6:] == ["furniture"] * 6


def test_a_short_last_sentence_before_the_furniture_stays_with_the_essay() -> None:
    assert zones("A title", *[PROSE] * 12, "Let us try it.", "Related posts", "A story")[-3:] == [
        "body", "furniture", "furniture"
    ]  # fmt: skip


def test_share_counters_and_captions_above_the_text_are_furniture() -> None:
    assert zones("A title", "Share 12 · Tweet · Print", "READ THIS FIRST", PROSE, PROSE) == [
        "title", "furniture", "heading", "body", "body"
    ]  # fmt: skip


def sentences_of(document: Document) -> list[str]:
    return [document.text[a:b] for block in document.blocks for a, b in sentences(document, block)]


def test_sentences_are_exact_pieces_and_a_footnote_figure_ends_one() -> None:
    text = "They voted for it.4 But it ended, so said R. H. Carr on p. 5. And “so?” he asked."
    assert sentences_of(parse(text, name="essay")) == [
        "They voted for it.4",
        "But it ended, so said R. H. Carr on p. 5.",
        "And “so?” he asked.",
    ]


def test_a_title_that_asks_a_question_does_not_end_its_sentence() -> None:
    text = "His book was What is to be Done? about a party. He meant it."
    assert sentences_of(parse(text, name="essay")) == [
        "His book was What is to be Done? about a party.", "He meant it."
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Café 1917–21".encode(), "Café 1917–21"),
        ("Café 1917–21".encode("utf-8-sig"), "Café 1917–21"),
        ("Café 1917–21".encode("cp1252"), "Café 1917–21"),
        ("Café 1917–21".encode("utf-16"), "Café 1917–21"),
        (b"one\r\ntwo\rthree", "one\ntwo\nthree"),
    ],
)
def test_a_file_is_read_in_the_encodings_that_people_have(tmp_path: Path, raw: bytes, text: str) -> None:
    path = tmp_path / "essay.txt"
    path.write_bytes(raw)
    assert read(path).text == text


@pytest.mark.parametrize(("raw", "message"), [(b"  \n", "is empty"), (b"\x00\x01\x02", "not a text file")])
def test_a_file_that_is_no_text_is_refused_in_one_sentence(tmp_path: Path, raw: bytes, message: str) -> None:
    path = tmp_path / "essay.txt"
    path.write_bytes(raw)
    with pytest.raises(DocumentError, match=message):
        read(path)


def test_a_missing_file_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be read"):
        read(tmp_path / "none.txt")

"""Markdown and web pages are read as the words that a reader sees."""

from __future__ import annotations

import bz2
import io
import tarfile
from pathlib import Path

import pytest

from dashboard.reading.document import read
from dashboard.reading.formats import markdown, web_page
from dashboard.reading.formats.content import FormatError
from dashboard.reading.formats.plain import read as plain


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("# The Quay #", "The Quay"),
        ("The Quay\n========", "The Quay"),
        ("It **opened** in *1905*, at `noon`.", "It opened in 1905, at noon."),
        ("It ***opened*** with __pomp__ and _noise_.", "It opened with pomp and noise."),
        (
            "A snake_case_name stays, and so does 3 * 4 * 5.",
            "A snake_case_name stays, and so does 3 * 4 * 5.",
        ),
        ("See [the quay](https://example.org/quay_(port)).", "See the quay."),
        ("See [the quay][1].\n\n[1]: https://example.org", "See the quay."),
        ("See [[Quay of Saltmouth|the quay]] and [[Pier]].", "See the quay and Pier."),
        ("![the quay in 1905](quay.png)", ""),
        ("<div class='x'>It opened.</div>", "It opened."),
        ("> It was wet,\n> he wrote.", "It was wet, he wrote."),
        ("* one thing\n* another", "one thing\n\nanother"),
        ("1. one thing\n2) another\n- [x] a third", "one thing\n\nanother\n\na third"),
        ("1911. That was the year.", "1911. That was the year."),
        ("```\nx = 1911\n```\nIt opened.", "It opened."),
        ("It opened.\n\n***\n\nIt closed.", "It opened.\n\nIt closed."),
        ("| Year | What |\n|-|:-:|\n| 1905 | It opened. |", "1905; It opened."),
        ("It was 5 \\* 3 &amp; more.", "It was 5 * 3 & more."),
    ],
)
def test_the_marks_of_markdown_are_taken_away(marked: str, words: str) -> None:
    assert markdown.plain(marked).strip() == words


def test_footnotes_of_markdown_come_under_a_heading_at_the_end() -> None:
    text = "It opened[^a] late.^[Or early.] It closed.\n\n[^a]: In a gale,\n    they say.\n\nThe end."
    words = markdown.plain(text)
    assert words.startswith("It opened late. It closed.")
    assert words.endswith("The end.\n\nNotes\n\nIn a gale, they say.\n\nOr early.")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the files of an old Office begin."""

PAGE = """<!doctype html><html lang=en><head><title>The Quay - Port News</title>
<meta name="author" content="Anna Keller"><meta property="article:published_time" content="2019-11-09T10:00">
<style>.y1911 { color: red }</style>
<body><nav><a href=/>Home</a></nav><header><h1>The Quay</h1></header><main>
<p>It opened in 1905<sup><a href="#n1">1</a></sup>, on the 5<sup>th</sup> of May.
<p>It <b>closed</b><br>in 1911.<figure><img src=q.png><figcaption>The quay in 1906</figcaption></figure>
<ul><li>One crane<li>Two sheds</ul><table><tr><th>Year<th>What</tr><tr><td>1912<td>It burned.</tr></table>
<div class="share social">Share 1200</div><ol class="references"><li>Port Book, 1904.</ol></main>
<section id="comments"><p>Tom says: it was 1907.</section><footer>Copyright 2023</footer></body></html>"""


def test_a_web_page_is_its_article() -> None:
    words, fields = web_page.plain(PAGE)
    assert words.split("\n\n") == [
        "The Quay",
        "It opened in 1905, on the 5th of May.",
        "It closed\nin 1911.",
        "One crane",
        "Two sheds",
        "Year; What",
        "1912; It burned.",
        "Notes",
        "Port Book, 1904.",
    ]
    assert fields == {"author": "Anna Keller", "published": "2019-11-09"}


def test_a_head_without_its_end_hides_nothing() -> None:
    words, _ = web_page.plain("<html><head><title>The Quay</title><body><p>It opened in 1905.</p>")
    assert words == "The Quay\n\nIt opened in 1905."


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.md", "# The Quay\n", "The Quay"),
        ("A.MD", "# The Quay\n", "The Quay"),
        ("a.txt", "# The Quay\n\nIt **opened** in 1905.\n", "The Quay\n\nIt opened in 1905."),
        ("a.txt", "# one mark is no Markdown\n", "# one mark is no Markdown"),
        ("a.txt", "<!DOCTYPE html>\n<p>It opened.</p>", "It opened."),
        ("a.HTM", "<p>It opened.</p>", "It opened."),
        ("a.html", "It opened, a < b.", "It opened, a < b."),
        ("a.txt", "One.\u2029Two.", "One.\n\nTwo."),
    ],
)
def test_what_stands_in_a_file_says_how_it_is_read(name: str, text: str, words: str) -> None:
    assert plain(text.encode(), name=name).text.strip() == words


def tar() -> bytes:
    """A tar archive with a text."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("quay.txt"), io.BytesIO())
    return packed.getvalue()


@pytest.mark.parametrize(
    ("raw", "name", "why"),
    [
        (b"", "a.txt", "the text is empty"),
        (b"\x00\x01", "a.txt", "not a text file; save it as a document"),
        (bytes(range(32)) * 9 + b"\xff", "a.txt", "not a text file; save it as a document"),
        (b"%PDF-1.7 1446", "a.txt", "a PDF file, which cannot be read here"),
        (b"PK\x03\x04...", "a.docx", "damaged, or not whole; save or download it again"),
        (b"\x89PNG\r\n", "a.docx", "a picture, no text; run text recognition"),
        (b"\xff\xd8\xff\xe0", "a.txt", "a picture, no text"),
        (b"RIFF....WEBPVP8", "a.webp", "a picture, no text"),
        (b"\x00\x00\x00 ftypheic", "a.heic", "a picture, no text"),
        (b"<?xml version='1.0'?><svg xmlns='s'></svg>", "a.svg", "a picture, no text"),
        (b"ID3....", "a.mp3", "a recording, no text"),
        (b"Rar!\x1a\x07\x01\x00", "a.rar", "an archive of a kind that is not opened here"),
        (bz2.compress(b"The quay opened in 1911."), "a.bz2", "an archive of a kind that is not opened here"),
        (tar(), "a.tar", "an archive of a kind that is not opened here"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.docx", "an old Word or Works"),
        (OLE + "Workbook".encode("utf-16-le"), "a.xls", "a spreadsheet, no text"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "locked with a password"),
        (b"source,year\nquay,1911\n", "a.CSV", "a spreadsheet, no text"),
        (b"MIME-Version: 1.0\n", "a.mht", "a saved web page or mail in one file"),
        (b"\x00\x01\x02\x03" * 99, "a.pdf", "damaged, or not what its name says"),
    ],
)
def test_what_is_no_text_is_refused_by_what_it_is(raw: bytes, name: str, why: str) -> None:
    with pytest.raises(FormatError, match=why):
        plain(raw, name=name)


def test_prose_is_no_archive_whatever_letters_it_begins_with() -> None:
    """A tar archive has `ustar` at byte 257, and so has prose with `mustard` there."""
    words = "They marched on " * 16 + "mustard gas and BZh in 1917."
    assert words.encode()[257:262] == b"ustar"
    assert plain(words.encode(), name="a.txt").text == words
    assert plain(b"BZhunt met Rar! in 1917.", name="a.txt").text == "BZhunt met Rar! in 1917."


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("It opened in May – “late”, said Zoë’s café.", "utf-8"),
        ("It opened in May – “late”, said Zoë’s café.", "utf-8-sig"),
        ("It opened in May – “late”, said Zoë’s café.", "utf-16"),
        ("It opened in May – “late”, said Zoë’s café.", "utf-16-le"),
        ("It opened in May – “late”, said Zoë’s café.", "utf-16-be"),
        ("It opened in May – “late”, said Zoë’s café.", "utf-32"),
        ("It opened in May – “late”, said Zoë’s café.", "cp1252"),
        ("It opened in May – “late”, said Zoë’s café.", "mac_roman"),
        ("Порт открыли в мае 1905 года, и в городе был праздник. Потом пришла зима, лёд и Ѓорѓи.", "cp1251"),
    ],
)
def test_letters_are_read_in_whatever_code_they_are(words: str, encoding: str) -> None:
    assert plain(words.encode(encoding), name="a.txt").text == words


def test_a_page_says_who_wrote_it(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    source = read(tmp_path / "page.html").source
    assert (source.id, source.title, source.author, source.published) == (
        "page",
        "The Quay",
        "Anna Keller",
        "2019-11-09",
    )

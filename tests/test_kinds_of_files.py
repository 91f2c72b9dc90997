"""One essay, written as each kind of file, gives the claims of its plain text; broken files give a sentence."""

from __future__ import annotations

import io
import random
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import typeset
from typeset import Block, Essay, Layout

from dashboard import pdfium, text_files
from dashboard.reading import pipeline
from dashboard.reading.blocks import Document
from dashboard.reading.document import DocumentError, read_all, read_bytes
from dashboard.reading.formats.pdf import SCANNED

ESSAY = typeset.essay((Path(__file__).parent / "essay.txt").read_text("utf-8"))
CLEAN = Essay(ESSAY.blocks)
"""The same without its footnotes, which give no claims."""

KINDS: dict[str, Callable[[Essay], bytes]] = {
    "essay.docx": typeset.docx,
    "essay.odt": typeset.odt,
    "essay.epub": typeset.epub,
    "essay.rtf": typeset.rtf,
    "essay.html": typeset.web_page,
    "essay.md": typeset.markdown,
    "wrapped.txt": lambda _: typeset.wrapped(CLEAN),
    "lines.txt": lambda _: typeset.plain(CLEAN).replace("\n\n", "\n").encode("cp1252"),
    "justified.pdf": lambda essay: typeset.pdf(essay, Layout()),
    "ragged.pdf": lambda essay: typeset.pdf(essay, Layout(justified=False, hyphens=False, indent=0, apart=6)),
    "columns.pdf": lambda essay: typeset.pdf(essay, Layout(columns=2, size=9)),
    "ragged-columns.pdf": lambda essay: typeset.pdf(essay, Layout(columns=2, justified=False, size=8.5)),
}


@cache
def written(name: str) -> bytes:
    return KINDS[name](ESSAY)


def rows(text: Document) -> Counter[tuple[str, str, str]]:
    claims, _ = pipeline.claims([text], folders=[])
    return Counter((claim.edtf, claim.title, " ".join(claim.claim.split())) for claim in claims)


@cache
def expected() -> Counter[tuple[str, str, str]]:
    found = rows(read_bytes(typeset.plain(CLEAN).encode(), name="essay.txt"))
    assert found.total() > 30
    return found


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_of_file_gives_the_claims_of_the_plain_text(name: str) -> None:
    text = read_bytes(written(name), name=name, pdf=pdfium.read)
    found = rows(text)
    assert (found & expected()).total() >= 0.98 * expected().total()
    assert (found - expected()).total() <= 0.02 * expected().total()
    source = text.source
    assert (source.title, source.author, source.published) == (ESSAY.title, "Marta Ellery", "2016-03-14")


@pytest.mark.parametrize("name", [name for name in KINDS if not name.endswith(".txt")])
def test_footnotes_and_books_stand_apart_and_heads_are_gone(name: str) -> None:
    text = read_bytes(written(name), name=name, pdf=pdfium.read)
    zones = {text.text[block.start : block.end]: block.zone for block in text.blocks}
    footnotes = [words for words, zone in zones.items() if zone == "footnote"]
    assert [any(note in words for words in footnotes) for note in ESSAY.notes.values()] == [True] * 4
    assert {
        zones.get(book.words) for book in ESSAY.blocks if book.words.startswith(("Dunmore", "Penhale"))
    } <= {
        "notes",
        "footnote",
    }
    assert "1999" not in text.text  # of the menu, the running head, the contents
    assert "Journal of Coasts" not in text.text
    assert [line for line in text.text.splitlines() if line.strip().isdigit()] == []
    assert zones["A tower at last"] == "heading"


def test_a_word_broken_at_the_margin_is_whole_again_and_a_compound_keeps_its_hyphen() -> None:
    text = read_bytes(written("columns.pdf"), name="a.pdf", pdf=pdfium.read).text
    raw = written("columns.pdf")
    assert raw.startswith(b"%PDF")
    words = set(text.split())
    assert {"half-century", "well-known", "harbour-master"} <= words
    assert {word for word in words if word.endswith("-")} == set()


def test_what_a_file_says_of_its_author_counts_where_the_text_is_silent() -> None:
    bare = Essay([block for block in ESSAY.blocks if block.kind != "byline"], ESSAY.notes)
    for name in ("essay.docx", "essay.odt", "essay.epub", "essay.rtf"):
        assert read_bytes(KINDS[name](bare), name=name).source.author == "Marta Ellery"


@pytest.mark.parametrize(
    ("title", "author", "believed"),
    [
        ("The Quay", "Anna Keller", ("The Quay", "Anna Keller")),
        ("Microsoft Word - quay.doc", "Windows User", ("", "")),
        ("untitled", "python-docx", ("", "")),
        ("C:\\quay", "Keller, Anna", ("", "Keller, Anna")),
    ],
)
def test_what_a_program_noted_is_believed_only_where_it_may_be_true(
    title: str, author: str, believed: tuple[str, str]
) -> None:
    from dashboard.reading.parts import metadata

    found = metadata.believed({"title": title, "author": author}, name="essay")
    assert (found.get("title", ""), found.get("author", "")) == believed


def test_a_name_says_nothing_where_the_bytes_say_more() -> None:
    for name in ("essay.docx", "essay.odt", "essay.epub", "essay.rtf", "justified.pdf"):
        text = read_bytes(written(name), name="essay.doc", pdf=pdfium.read)
        assert (text.source.id, text.source.title) == ("essay", ESSAY.title)


@pytest.mark.parametrize("leading", [1.2, 1.7, 2.1])
@pytest.mark.parametrize(
    "title",
    [
        "The Lamps of the Harbour and the Long Strike Under Owen Hale",
        "The Lamps of the Harbour and the Men: A Long Strike of the Dockers",
        "The Lamps of the Harbour: The Long Strike of Dunmore Under Owen Hale",
    ],
)
def test_the_title_of_a_pdf_may_need_two_lines(title: str, leading: float) -> None:
    essay = Essay([Block("title", title), Block("byline", "By Marta Ellery"), *ESSAY.blocks[2:]], ESSAY.notes)
    raw = typeset.pdf(essay, Layout(title_leading=leading, heads=False))
    text = read_bytes(raw, name="a.pdf", pdf=pdfium.read)
    assert (text.source.title, text.source.author) == (title, "Marta Ellery")
    assert text.text.startswith(f"{title}\n\nBy Marta Ellery\n\n")


def locked_pdf() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made, encrypt=StandardEncryption("secret"))
    canvas.drawString(50, 700, "It opened in 1905.")
    canvas.save()
    return made.getvalue()


def scanned_pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.rect(20, 20, 300, 300, fill=1)
    canvas.save()
    return made.getvalue()


def long_pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made)
    for _ in range(501):
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def locked_zip() -> bytes:
    raw = bytearray(typeset.zipped({"word/document.xml": b"<x/>", "[Content_Types].xml": b"<x/>"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = raw.find(mark)
        while place >= 0:
            raw[place + at] |= 1
            place = raw.find(mark, place + 4)
    return bytes(raw)


def document(xml: str, *, head: str = "") -> bytes:
    words = f'{head}<document xmlns="w"><body>{xml}</body></document>'
    return typeset.zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": words.encode()})


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
LOCKED_ODT = {
    "mimetype": b"application/vnd.oasis.opendocument.text",
    "META-INF/manifest.xml": b"<m><file-entry><encryption-data/></file-entry></m>",
    "content.xml": b"\x00",
}
SEALED = {
    "META-INF/container.xml": b'<c><rootfile full-path="b.opf"/></c>',
    "META-INF/encryption.xml": b'<e><CipherReference URI="one.xhtml"/></e>',
    "b.opf": b'<p><manifest><item id="a" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>'
    b'<spine><itemref idref="a"/></spine></p>',
    "one.xhtml": b"\x00",
}


@pytest.mark.parametrize(
    ("make", "name", "why"),
    [
        (scanned_pdf, "scan.pdf", SCANNED),
        (locked_pdf, "locked.pdf", "locked with a password; save it without one"),
        (long_pdf, "long.pdf", "a PDF of more than 500 pages; save those that you need by themselves"),
        (
            lambda: written("justified.pdf")[:900],
            "cut.pdf",
            "damaged, or not whole; save or download it again",
        ),
        (lambda: written("essay.docx")[:900], "cut.docx", "damaged, or not whole; save or download it again"),
        (locked_zip, "locked.docx", "locked with a password; save it without one"),
        (lambda: typeset.zipped(LOCKED_ODT), "locked.odt", "locked with a password; save it without one"),
        (lambda: typeset.zipped(SEALED), "sealed.epub", "a book that its shop has locked"),
        (
            lambda: typeset.zipped({"[Content_Types].xml": b"", "xl/a.xml": b""}),
            "a.xlsx",
            "a spreadsheet, no text",
        ),
        (
            lambda: typeset.zipped({"[Content_Types].xml": b"", "ppt/a.xml": b""}),
            "a.pptx",
            "slides, no running text",
        ),
        (lambda: typeset.zipped({"Index/Document.iwa": b""}), "a.pages", "a Pages document; export it"),
        (lambda: typeset.zipped({"b.zip": typeset.zipped({"a.txt": b"x"})}), "a.zip", "an archive of files"),
        (lambda: typeset.zipped({}), "a.zip", "an archive without texts; put the essays into it"),
        (lambda: document("<p><r><t>&b;</t></r></p>", head=LAUGHS), "laughs.docx", "damaged, or not whole"),
        (lambda: document("<sdt>" * 9000), "deep.docx", "damaged, or not whole"),
        (
            lambda: document(f"<p><r><t>{'9' * 24_000_001}</t></r></p>"),
            "bomb.docx",
            "unpacks to more than any essay",
        ),
        (lambda: document("<p/>" * 900_000), "wide.docx", "unpacks to more than any essay"),
        (lambda: document(""), "empty.docx", "the text is empty"),
        (lambda: b"{\\rtf1" + b"{" * 9000, "deep.rtf", "damaged, or not whole"),
        (
            lambda: b"0" * 50_000_001,
            "large.txt",
            "larger than 50 MB; save it without its pictures, or in parts",
        ),
        (lambda: b"It opened. " * 400_000, "long.txt", "longer than a long novel; save it in parts"),
    ],
)
def test_a_file_that_cannot_be_read_says_in_a_sentence_what_it_is(
    make: Callable[[], bytes], name: str, why: str
) -> None:
    found = list(read_all(make(), name=name, pdf=pdfium.read))
    assert [(each.document, each.wrong.startswith(why)) for each in found] == [(None, True)]
    assert "\n" not in found[0].wrong


def mutants(raw: bytes, *, seed: str, count: int) -> list[bytes]:
    """A file cut off, with flipped bits, with a hole, with a part of it said again and again."""
    chance = random.Random(seed)
    found = []
    for number in range(count):
        mutant, at = bytearray(raw), chance.randrange(len(raw))
        if number % 4 == 0:
            del mutant[at:]
        elif number % 4 == 1:
            for _ in range(chance.choice((1, 5, 50))):
                mutant[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        elif number % 4 == 2:
            del mutant[at : at + chance.randrange(1, 2000)]
        else:
            mutant[at:at] = bytes(mutant[at : at + 300]) * chance.choice((2, 30))
        found.append(bytes(mutant))
    return found


@pytest.mark.parametrize("name", KINDS)
def test_a_damaged_file_gives_a_text_or_a_sentence_and_never_a_traceback(name: str) -> None:
    for mutant in mutants(written(name), seed=name, count=12):
        found = list(read_all(mutant, name=name, pdf=pdfium.read))
        assert found
        for each in found:
            assert (each.document is None) == bool(each.wrong)


@pytest.mark.parametrize("name", ["essay.docx", "essay.odt", "essay.epub"])
def test_a_container_with_damage_inside_is_no_worse(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(written(name))) as archive:
        files = {each: archive.read(each) for each in archive.namelist()}
    for inner in sorted(each for each in files if each.endswith((".xml", ".rels", ".opf", ".xhtml"))):
        for mutant in mutants(files[inner], seed=inner, count=4):
            assert list(read_all(typeset.zipped({**files, inner: mutant}), name=name))


def test_many_comments_at_the_head_of_a_text_are_read() -> None:
    """Their number once doubled the time, each by itself: sixty would never end."""
    raw = b"<!-- checked -->\n" * 60 + b"# The Pier\n\nIt burned on 3 June 1911, at night."
    assert "It burned on 3 June 1911" in read_bytes(raw, name="pier.md").text


def test_a_table_in_a_table_gives_its_words_once() -> None:
    inside = "<text:p>The quay opened on 5 May 1905, in the rain.</text:p>"
    for _ in range(12):
        row = f"<table:table-row><table:table-cell>{inside}</table:table-cell></table:table-row>"
        inside = f"<table:table>{row}</table:table>"
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table")
    )
    body = f"<office:body><office:text>{inside}</office:text></office:body>"
    content = f"<office:document-content {names}>{body}</office:document-content>"
    files = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()}
    assert read_bytes(typeset.zipped(files), name="quay.odt").text.count("5 May 1905") == 1


def test_an_archive_packed_in_another_way_and_damaged_is_said_to_be() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("quay.txt", "It opened on 5 May 1905. " * 400)
    raw = bytearray(packed.getvalue())
    raw[50:90] = b"\xff" * 40
    [found] = read_all(bytes(raw), name="class.zip")
    assert found.document is None
    assert "damaged" in found.wrong


# Archives and folders


def test_an_archive_gives_each_of_its_texts_and_says_why_another_gives_none() -> None:
    raw = typeset.zipped(
        {
            "../../etc/quay.txt": b"The Quay\n\nIt opened on 5 May 1905, in the rain.",
            "a/b/essay.docx": written("essay.docx"),
            "C:\\notes\\pier\x1b[1m.md": b"# The Pier\n\nIt burned on 3 June 1911, at night.",
            "cat.gif": b"GIF89a",
            "cat.webp": b"RIFF....WEBP",
            "__MACOSX/._essay.docx": b"\x00",
            ".hidden.txt": b"x",
        }
    )
    found = list(read_all(raw, name="class.zip", pdf=pdfium.read))
    assert [(each.name, each.wrong[:18]) for each in found] == [
        ("class.zip: quay.txt", ""),
        ("class.zip: pier_[1m.md", ""),
        ("class.zip: essay.docx", ""),
        ("class.zip: cat.webp", "a picture, no text"),
    ]
    assert [each.document.source.id for each in found if each.document] == ["quay", "pier_[1m", "essay"]


def test_a_folder_gives_the_texts_of_the_folders_in_it(tmp_path: Path) -> None:
    (tmp_path / "year 9" / ".git").mkdir(parents=True)
    (tmp_path / "year 9" / "ESSAY.DOCX").write_bytes(written("essay.docx"))
    (tmp_path / "year 9" / ".git" / "x.txt").write_text("It opened in 1905.")
    (tmp_path / "year 9" / "~$say.docx").write_bytes(b"\x00")
    (tmp_path / "cat.png").write_bytes(b"\x89PNG")
    (tmp_path / "two.zip").write_bytes(
        typeset.zipped({"a.txt": b"It opened in 1905.", "b.odt": b"PK\x03\x04"})
    )
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    found, complaints = text_files.given([tmp_path])
    assert [text.source.id for text in found] == ["a", "ESSAY"]
    assert complaints == [
        f"{tmp_path / 'old.doc'}: a document of an old Word or Works (.doc); save it as .docx, .odt or .pdf",
        f"{tmp_path / 'two.zip'}: b.odt: damaged, or not whole; save or download it again",
    ]


def test_one_text_is_read_by_itself_and_an_archive_is_none(tmp_path: Path) -> None:
    (tmp_path / "essay.pdf").write_bytes(written("justified.pdf"))
    (tmp_path / "two.zip").write_bytes(typeset.zipped({"a.txt": b"It opened in 1905."}))
    assert text_files.one(tmp_path / "essay.pdf").source.title == ESSAY.title
    with pytest.raises(DocumentError, match=r"two\.zip: an archive of files; unpack it first"):
        text_files.one(tmp_path / "two.zip")


def test_numbers_of_lines_are_left_out() -> None:
    from dashboard.reading.formats import pdf
    from dashboard.reading.formats.pdf.placed import Page, Piece

    lines = ["The quay was built in the spring of 1905 by men of the", "town, and it burned in 1911."]
    pieces = [
        piece
        for number in range(6)
        for piece in (
            Piece(str(number + 1), 30, 36, 100 + 12 * number, 10),
            Piece(lines[number % 2], 60, 300 if number % 2 == 0 else 200, 100 + 12 * number, 10),
        )
    ]
    assert pdf.read([Page(400, 600, pieces)]).text == "\n\n".join([" ".join(lines)] * 3)

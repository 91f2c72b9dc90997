"""Writes an essay as each kind of file that Claimline reads, with the programs' own libraries where there are any."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

MARK = re.compile(r"\{(\d+)\}")
"""Where a footnote is called for in a paragraph."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of an essay: its kind is title, byline, heading, text or book."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Essay:
    """An essay, its footnotes by their numbers."""

    blocks: Sequence[Block]
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Its first words."""
        return self.blocks[0].words


def essay(text: str) -> Essay:
    """The essay in a file of plain text: title, byline, headings without a full stop, notes, books."""
    blocks: list[Block] = []
    notes: dict[str, str] = {}
    place = "text"
    for number, line in enumerate(line for line in text.splitlines() if line.strip()):
        if line in ("Notes", "Bibliography"):
            place = "book" if line == "Bibliography" else "notes"
            blocks += [Block("heading", line)] if place == "book" else []
        elif place == "notes":
            mark = MARK.match(line)
            assert mark
            notes[mark[1]] = line[mark.end() :].strip()
        elif number < 2:
            blocks.append(Block(("title", "byline")[number], line))
        else:
            blocks.append(Block("heading" if line[-1] not in ".”}" else place, line))
    return Essay(blocks, notes)


def plain(essay: Essay, *, marks: str = "") -> str:
    """Plain text, a blank line between two blocks, and the notes last."""
    blocks = [MARK.sub(marks, block.words) for block in essay.blocks]
    return "\n\n".join([*blocks, *(["Notes", *essay.notes.values()] if essay.notes else [])]) + "\n"


def markdown(essay: Essay) -> bytes:
    """Markdown with footnotes."""
    before = {"title": "# ", "heading": "## ", "book": "- ", "byline": "*"}
    after = {"byline": "*"}
    blocks = [
        before.get(block.kind, "") + MARK.sub(r"[^\1]", block.words) + after.get(block.kind, "")
        for block in essay.blocks
    ]
    notes = [f"[^{number}]: {words}" for number, words in essay.notes.items()]
    return "\n\n".join([*blocks, *notes]).encode()


def web_page(essay: Essay, *, declared: str = "<!DOCTYPE html>") -> bytes:
    """A page with a menu, a footer, and its notes in a list."""
    tags = {"title": "h1", "heading": "h2", "byline": "p", "text": "p", "book": "p"}
    rows = []
    for block in essay.blocks:
        words = MARK.sub(r'<sup><a href="#n\1">\1</a></sup>', escape(block.words, quote=False))
        rows.append(f"<{tags[block.kind]}>{words}</{tags[block.kind]}>")
    notes = "".join(f'<li id="n{number}">{escape(words)}</li>' for number, words in essay.notes.items())
    return (
        f'{declared}<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{escape(essay.title)}</title></head>'
        f"<body><nav><p>Home, since 1999</p></nav><main>{''.join(rows)}</main>"
        f'<section class="footnotes"><ol>{notes}</ol></section><footer><p>Made in 2021.</p></footer></body></html>'
    ).encode()


def epub(essay: Essay) -> bytes:
    """A book of one chapter."""
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0">'
        f"<metadata><dc:title>{escape(essay.title)}</dc:title><dc:creator>Marta Ellery</dc:creator></metadata>"
        '<manifest><item id="c1" href="text/one.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>'
        '<spine><itemref idref="nav"/><itemref idref="c1"/></spine></package>'
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    )
    return zipped(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container.encode(),
            "OEBPS/book.opf": package.encode(),
            "OEBPS/nav.xhtml": b"<html><body><p>Contents of 1999.</p></body></html>",
            "OEBPS/text/one.xhtml": web_page(essay, declared='<?xml version="1.0" encoding="UTF-8"?>'),
        }
    )


def zipped(files: dict[str, bytes]) -> bytes:
    """A ZIP archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return made.getvalue()


def rtf(essay: Essay) -> bytes:
    """Rich text as Word writes it, its curved quotes in the code page and its dashes as control words."""
    looks = {"title": "\\s1\\b\\fs36 ", "heading": "\\s2\\b\\fs28 "}
    body = []
    for block in essay.blocks:
        words = MARK.sub(_rtf_note(essay.notes), _rtf(block.words).replace("\\{", "{").replace("\\}", "}"))
        body.append(f"\\pard\\plain {looks.get(block.kind, '')}{words}\\par\n")
    return (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}}\n"
        "{\\stylesheet{\\s0 Normal;}{\\s1 Title;}{\\s2 heading 1;}}\n"
        "{\\info{\\title Light}{\\author Marta Ellery}{\\creatim\\yr2021\\mo3\\dy2}}\n"
        "{\\header\\pard The light, 1999\\par}" + "".join(body) + "}"
    ).encode("ascii")


def _rtf(words: str) -> str:
    escaped = re.sub(r"([\\{}])", r"\\\1", words)
    return "".join(
        letter if ord(letter) < 128 else {"–": "\\endash "}.get(letter) or _coded(letter)
        for letter in escaped
    )


def _coded(letter: str) -> str:
    try:
        return "".join(f"\\'{byte:02x}" for byte in letter.encode("cp1252"))
    except UnicodeEncodeError:
        return f"\\u{ord(letter)}?"


def _rtf_note(notes: dict[str, str]):  # type: ignore[no-untyped-def]
    def note(found: re.Match[str]) -> str:
        return "{\\super\\chftn{\\footnote\\pard\\plain{\\super\\chftn} " + _rtf(notes[found[1]]) + "}}"

    return note


def docx(essay: Essay) -> bytes:
    """A Word document, by python-docx; that writes no footnotes, which are put in afterwards."""
    from docx import Document

    document = Document()
    document.core_properties.author, document.core_properties.title = "Marta Ellery", essay.title
    document.sections[0].header.paragraphs[0].text = "The light, 1999"
    styles = {"title": "Title", "heading": "Heading 1"}
    for block in essay.blocks:
        paragraph = document.add_paragraph(style=styles.get(block.kind, "Normal"))
        for number, words in enumerate(re.split(r"(\{\d+\}|\s(?=[A-Z]))", block.words)):
            if MARK.fullmatch(words):
                reference = paragraph.add_run()._r.makeelement(
                    _word("footnoteReference"), {_word("id"): words[1:-1]}
                )
                paragraph.add_run()._r.append(reference)
            else:
                paragraph.add_run(words).bold = number % 5 == 4
    made = io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{escape(words)}</w:t></w:r></w:p>'
        "</w:footnote>"
        for number, words in essay.notes.items()
    )
    separator = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>1999</w:t></w:r></w:p></w:footnote>'
    files["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{_W}">{separator}{notes}</w:footnotes>'.encode()
    return zipped(files)


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _word(name: str) -> str:
    return f"{{{_W}}}{name}"


def odt(essay: Essay) -> bytes:
    """An OpenDocument text, by odfpy."""
    from odf import dc, meta, text
    from odf.opendocument import OpenDocumentText
    from odf.style import Style

    document = OpenDocumentText()
    document.meta.addElement(dc.Title(text=essay.title))
    document.meta.addElement(meta.InitialCreator(text="Marta Ellery"))
    document.automaticstyles.addElement(Style(name="P1", family="paragraph", parentstylename="Title"))
    for block in essay.blocks:
        if block.kind == "heading":
            paragraph = text.H(outlinelevel=1)
        else:
            paragraph = text.P(stylename="P1") if block.kind == "title" else text.P()
        for words in re.split(r"(\{\d+\})", block.words):
            mark = MARK.fullmatch(words)
            if mark:
                note = text.Note(noteclass="footnote")
                note.addElement(text.NoteCitation(text=mark[1]))
                body = text.NoteBody()
                body.addElement(text.P(text=essay.notes[mark[1]]))
                note.addElement(body)
                paragraph.addElement(note)
            else:
                paragraph.addText(words)
        document.text.addElement(paragraph)
    made = io.BytesIO()
    document.write(made)
    return made.getvalue()


def wrapped(essay: Essay, *, width: int = 72) -> bytes:
    """Plain text whose lines are broken at a margin, by the standard library."""
    import textwrap

    return "\n\n".join(
        textwrap.fill(block, width, break_on_hyphens=False) for block in plain(essay).split("\n\n")
    ).encode()


@dataclass(frozen=True, slots=True)
class Layout:
    """How a PDF is set: columns, and whether lines are justified, words broken, paragraphs indented or apart.

    `title_leading` is the distance of two lines of the title, in heights of its letters.
    """

    columns: int = 1
    justified: bool = True
    hyphens: bool = True
    indent: float = 14
    apart: float = 0
    size: float = 10
    heads: bool = True
    title_leading: float = 1.2


def pdf(essay: Essay, layout: Layout) -> bytes:
    """A PDF by ReportLab's canvas, which places every line itself: running heads, page numbers, footnotes."""
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(420, 595))
    canvas.setTitle(essay.title)
    setter = _Setter(canvas, essay, layout)
    for block in essay.blocks:
        setter.block(block)
    setter.end_page()
    canvas.save()
    return made.getvalue()


class _Setter:
    """Where the next line stands, and the notes that belong at the foot of the page."""

    TOP, BOTTOM, LEFT, WIDTH, GUTTER = 540.0, 56.0, 48.0, 324.0, 18.0

    def __init__(self, canvas, essay: Essay, layout: Layout) -> None:  # type: ignore[no-untyped-def]
        self.canvas, self.essay, self.layout = canvas, essay, layout
        self.page, self.column, self.y, self.top = 1, 0, self.TOP, self.TOP
        self.foot: list[list[str]] = []

    @property
    def width(self) -> float:
        return (self.WIDTH - self.GUTTER * (self.layout.columns - 1)) / self.layout.columns

    @property
    def left(self) -> float:
        return self.LEFT + self.column * (self.width + self.GUTTER)

    @property
    def floor(self) -> float:
        lines = sum(map(len, self.foot))
        return self.BOTTOM + (lines * 9.5 + 8 if lines else 0)

    def block(self, block: Block) -> None:
        size = {"title": 18.0, "heading": 12.5}.get(block.kind, self.layout.size)
        font = "Times-Bold" if block.kind in ("title", "heading") else "Times-Roman"
        leading = (self.layout.title_leading if block.kind == "title" else 1.2) * size
        above = {"title": 0.0, "heading": 10.0, "byline": 6.0}.get(block.kind, self.layout.apart)
        indent = self.layout.indent if block.kind == "text" else 0
        across = block.kind in ("title", "byline")
        width = self.WIDTH if across else self.width
        lines = list(self.lines(block.words, font, size, width, indent))
        self.y -= above if self.y < self.top else 0
        for number, line in enumerate(lines):
            new = [self.note(mark, self.width) for mark in MARK.findall(" ".join(line))]
            if self.y - leading < self.floor + sum(map(len, new)) * 9.5 + 8 * bool(new):
                self.next_column()
            self.foot += new
            self.y -= leading
            last = number == len(lines) - 1
            self.line(
                line, font, size, width, indent if number == 0 else 0, justified=not last and not across
            )
        if across:
            self.y -= 6
            self.top = self.y

    def lines(self, words: str, font: str, size: float, width: float, indent: float) -> Iterator[list[str]]:
        line: list[str] = []
        for word in words.split():
            room = width - indent
            if self.measure([*line, word], font, size) <= room:
                line.append(word)
                continue
            cut = (
                self.cut(line, word, font, size, room) if self.layout.hyphens and font == "Times-Roman" else 0
            )
            if cut:
                yield [*line, word[:cut].rstrip("-") + "-"]
                line = [word[cut:]]
            else:
                yield line
                line = [word]
            indent = 0
        yield line

    def cut(self, line: list[str], word: str, font: str, size: float, room: float) -> int:
        """Where a word is broken: after its own hyphen, or between a vowel and a consonant."""
        places = [m.end() for m in re.finditer(r"(?<=[a-z])[aeiou](?=[bcdfglmnprst][aeiou])|-", word)]
        fits = [
            at
            for at in places
            if 1 < at < len(word) - 2
            and word[:at].replace("-", "").isalpha()
            and word[at:].rstrip(".,;:").isalpha()
            and self.measure([*line, word[:at].rstrip("-") + "-"], font, size) <= room
        ]
        return max(fits, default=0)

    def measure(self, words: Sequence[str], font: str, size: float) -> float:
        return float(self.canvas.stringWidth(MARK.sub("1", " ".join(words)), font, size))

    def note(self, mark: str, width: float) -> list[str]:
        words = f"{mark} {self.essay.notes[mark]}"
        return [" ".join(line) for line in self.lines(words, "Times-Italic", 8, width, 0)]

    def line(self, words, font, size, width, indent, *, justified):  # type: ignore[no-untyped-def]
        x = self.left + indent
        spaces = len(words) - 1
        spare = width - indent - self.measure(words, font, size)
        gap = spare / spaces if justified and self.layout.justified and spaces else 0.0
        space = self.canvas.stringWidth(" ", font, size)
        for word in words:
            for number, part in enumerate(MARK.split(word)):
                if not part:
                    continue
                raised = number % 2
                self.canvas.setFont(font, size * (0.62 if raised else 1))
                self.canvas.drawString(
                    x, self.y + (0.35 * size if raised else 0), part + ("" if raised else " ")
                )
                x += self.canvas.stringWidth(part, font, size * (0.62 if raised else 1))
            x += space + gap

    def next_column(self) -> None:
        self.set_foot()
        self.column += 1
        self.y = self.top
        if self.column == self.layout.columns:
            self.end_page()

    def set_foot(self) -> None:
        y = self.floor - 16
        for lines in self.foot:
            for words in lines:
                self.canvas.setFont("Times-Roman", 8)
                self.canvas.drawString(self.left, y, words)
                y -= 9.5
        self.foot = []

    def end_page(self) -> None:
        if self.foot:
            self.set_foot()
        if self.layout.heads:
            self.canvas.setFont("Times-Italic", 8.5)
            head = self.essay.title if self.page % 2 else "Journal of Coasts 12 (2016)"
            self.canvas.drawCentredString(210, 566, head)
            self.canvas.drawCentredString(210, 28, str(self.page + 40))
        self.canvas.showPage()
        self.page, self.column, self.y, self.top = self.page + 1, 0, self.TOP, self.TOP

"""Worksheet and answer sheet for Word, which a teacher can change: a heading, a picture of the line, a table.

The letters have the size with which the same sheet as PDF fills its pages. Equal claims give equal bytes.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from dashboard.showing.export import one_page, pdf, poster, time_line_drawn, worksheet, worksheet_pdf
from dashboard.showing.export.request import Request
from dashboard.showing.export.worksheet import Answer, Paper, Piece, Row

_FONT = "Calibri"
_MARGIN = 15.0  # millimetres
_MUTED = RGBColor(0x55, 0x51, 0x4A)
_SHARES = {False: (0.06, 0.54, 0.16, 0.24), True: (0.06, 0.49, 0.2, 0.25)}
_GAP = "_" * 10  # where a date is left out; a line of blanks would vanish at the end of a line
_WHEN = (1980, 1, 1, 0, 0, 0)  # of every part of the file


def blank(request: Request) -> bytes:
    """The worksheet."""
    return _sheet(request, answered=False)


def answers(request: Request) -> bytes:
    """The answer sheet."""
    return _sheet(request, answered=True)


def _sheet(asked: Request, *, answered: bool) -> bytes:
    request, paper = worksheet.composed(asked, answered=answered)
    size = worksheet_pdf.fitted(request, paper)[1] - 0.5  # Word's lines are higher
    width, height = reversed(one_page.SHEETS[one_page.paper(request, one_page.SHEETS)])
    document = Document()
    room = _page(document, width, height)
    _letters(document, size, request.lang)
    told = document.core_properties
    told.title, told.author, told.comments = f"{paper.kind}: {poster.heading(request)}", "Claimline", ""
    told.language = request.lang
    _head(document, request, paper)
    for line, words in paper.lines:
        with pdf.ONE_AT_A_TIME:
            drawn = time_line_drawn.to_png(line)
        picture = document.add_picture(io.BytesIO(drawn), width=Mm(room - 1))
        picture._inline.docPr.set("descr", words)
    for note in paper.notes:
        _small(document.add_paragraph(), note)
    _table(document, paper, room=room, size=size)
    for text in ("", *paper.foot):
        _small(document.add_paragraph(), text)
    return _steady(document)


def _page(document: Any, width: float, height: float) -> float:
    """Sets the page's size and margins; the answer is the width of its text, all in millimetres."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(width), Mm(height)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Mm(_MARGIN if side in ("left", "right") else _MARGIN * 0.8))
    return width - 2 * _MARGIN


def _letters(document: Any, size: float, lang: str) -> None:
    """Our letters, in every style that the sheet uses, and the language for Word's proofing."""
    for name, share in (("Normal", 1.0), ("Title", 1.7), ("Heading 1", 1.15)):
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(round(size * share * 2) / 2)
        style.font.color.rgb = RGBColor(0x1C, 0x1B, 0x19)
        shape = style.paragraph_format
        shape.space_before, shape.space_after, shape.line_spacing = Pt(0), Pt(0), 1.0
        for border in style.element.findall(f".//{qn('w:pBdr')}"):
            border.getparent().remove(border)
        known = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            known.set(qn(f"w:{script}"), _FONT)
        for theme in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
            known.attrib.pop(qn(f"w:{theme}"), None)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), lang)
    document.styles["Normal"].element.get_or_add_rPr().append(spoken)


def _head(document: Any, request: Request, paper: Paper) -> None:
    _small(document.add_paragraph(), paper.kind.upper())
    document.add_paragraph(poster.heading(request), style="Title")
    _small(document.add_paragraph(), poster.subtitle(request))
    if paper.fields:
        room = document.sections[0].page_width - 2 * Mm(_MARGIN)
        fields = document.add_paragraph()
        fields.paragraph_format.space_before = Pt(8)
        for at, name in enumerate(paper.fields):
            stop = round(room * (0.5 + 0.25 * at))
            fields.paragraph_format.tab_stops.add_tab_stop(min(stop, room), WD_TAB_ALIGNMENT.LEFT)
            fields.add_run(f"{name} ")
            fields.add_run("\t").underline = True
            fields.add_run("  " if at < len(paper.fields) - 1 else "")
    how = document.add_paragraph(paper.how)
    how.paragraph_format.space_before = Pt(6)
    how.paragraph_format.space_after = Pt(4)


def _small(paragraph: Any, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(8.5)
    run.font.color.rgb = _MUTED


def _table(document: Any, paper: Paper, *, room: float, size: float) -> None:
    rows = sum(len(group.rows) + 1 for group in paper.groups)
    made = document.add_table(rows=rows + 1, cols=len(paper.columns))
    made.style, made.autofit = "Table Grid", False
    shares = [Mm(room * share) for share in _SHARES[paper.answered]]
    for column, width in zip(made.columns, shares, strict=True):
        column.width = width
    grid = list(made.rows)
    for row in grid:
        _kept(row, "w:cantSplit")
        for cell, width in zip(row.cells, shares, strict=True):
            cell.width = width
    _kept(grid[0], "w:tblHeader")
    for cell, name in zip(grid[0].cells, paper.columns, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    at = 1
    for group in paper.groups:
        whole = grid[at].cells[0].merge(grid[at].cells[-1])
        whole.paragraphs[0].add_run(group.label).bold = True
        whole.paragraphs[0].paragraph_format.keep_with_next = True
        for number, row in enumerate(group.rows, at + 1):
            _row(grid[number].cells, row, size=size)
        at += len(group.rows) + 1


def _kept(row: Any, what: str) -> None:
    """Says of a row that it is never parted, or that it stands at the top of each page."""
    row._tr.get_or_add_trPr().append(OxmlElement(what))


def _row(cells: Any, row: Row, *, size: float) -> None:
    cells[0].paragraphs[0].add_run(row.number)
    said = cells[1].paragraphs[0]
    _pieces(said, row.title, bold=True)
    said.add_run("  ")
    _pieces(said, row.claim)
    if row.answer:
        _answer(cells[2], cells[3], row.answer)
        return
    cells[3].paragraphs[0].paragraph_format.space_after = Pt(size * 1.5)  # room for a second line


def _answer(when: Any, how: Any, answer: Answer) -> None:
    when.paragraphs[0].add_run(answer.when).bold = True
    for note in filter(None, (answer.old, answer.certainty)):
        _small(when.add_paragraph(), note)
    how.paragraphs[0].add_run(answer.place)
    for note in filter(None, (answer.by, answer.check)):
        _small(how.add_paragraph(), note)


def _pieces(paragraph: Any, pieces: tuple[Piece, ...], *, bold: bool = False) -> None:
    for piece in pieces:
        run = paragraph.add_run(_GAP if piece.gap else _clean(piece.text))
        run.bold = bold
        run.underline = piece.marked


def _clean(text: str) -> str:
    """A text without the signs that no XML may hold."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n")


def _steady(document: Any) -> bytes:
    """The file, with one time for all its parts, so that the same claims give the same bytes."""
    written, out = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as steady:
        for part in given.infolist():
            steady.writestr(zipfile.ZipInfo(part.filename, _WHEN), given.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()

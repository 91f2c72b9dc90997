"""Worksheet and answer sheet as PDF: the same on every printer, their letters inside.

A sheet that `lesson.py` lets fill one page does: its letters get smaller until it does.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from html import escape
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from dashboard import __version__
from dashboard.showing.export import one_page, pdf, poster, time_line, time_line_drawn, worksheet
from dashboard.showing.export.request import Request
from dashboard.showing.export.worksheet import Paper, Piece, Row

INK, MUTED, RULE = HexColor("#1c1b19"), HexColor("#55514a"), HexColor("#8a857b")
_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5)
"""Letters of a sheet, in points: the largest with which it fills one page."""
_USUAL = 9.5
_GAP = 16  # blanks where a date is left out
_MARGIN = 13 * 72 / 25.4
_INSIDE = 6.0  # what ReportLab leaves free around the text of a page
_SHARES = {False: (0.05, 0.56, 0.15, 0.24), True: (0.05, 0.5, 0.2, 0.25)}
"""How wide the columns are on the worksheet and on the answer sheet, as shares of the page."""


def blank(request: Request) -> bytes:
    """The worksheet."""
    return _sheet(request, answered=False)


def answers(request: Request) -> bytes:
    """The answer sheet."""
    return _sheet(request, answered=True)


def _sheet(asked: Request, *, answered: bool) -> bytes:
    request, paper = worksheet.composed(asked, answered=answered)
    return fitted(request, paper)[0]


def fitted(request: Request, paper: Paper) -> tuple[bytes, float]:
    """The sheet, and the size of its letters: the largest with which it is one page, if it can be one."""
    for size in _SIZES if paper.close else (_USUAL,):
        written = _written(request, paper, size)
        if not paper.close or pdf.pages(written) == 1:
            break
    return written, size


def _written(request: Request, paper: Paper, size: float) -> bytes:
    """The sheet in letters of a size."""
    width, height = (
        side / one_page.POINT for side in reversed(one_page.PAPERS[one_page.paper(request, one_page.SHEETS)])
    )
    out = io.BytesIO()
    made = SimpleDocTemplate(
        out,
        pagesize=(width, height),
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN * 0.85,
        bottomMargin=_MARGIN,
        title=f"{paper.kind}: {poster.heading(request)}",
        author=f"Claimline {__version__}",
        creator=f"Claimline {__version__}",
        lang=request.lang,
        invariant=True,
    )
    with pdf.ONE_AT_A_TIME:
        pdf.fonts_known()
        pdfmetrics.registerFontFamily(pdf.PLAIN, normal=pdf.PLAIN, bold=pdf.BOLD)
        made.build(
            _story(request, paper, _Look(size, width - 2 * _MARGIN - 2 * _INSIDE)), canvasmaker=_numbered
        )
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Look:
    """The size of letters and the width of the page's text, in points."""

    size: float
    room: float

    def style(self, share: float = 1.0, *, bold: bool = False, colour: Any = INK, before: float = 0) -> Any:
        return ParagraphStyle(
            "of a sheet",
            fontName=pdf.BOLD if bold else pdf.PLAIN,
            fontSize=self.size * share,
            leading=self.size * share * 1.25,
            textColor=colour,
            spaceBefore=before,
            splitLongWords=True,
        )


def _story(request: Request, paper: Paper, look: _Look) -> list[Flowable]:
    small = look.style(0.88, colour=MUTED)
    return [
        Paragraph(escape(paper.kind.upper()), look.style(0.85, bold=True, colour=MUTED)),
        Paragraph(escape(poster.heading(request)), look.style(1.7, bold=True)),
        Paragraph(escape(poster.subtitle(request)), small),
        *([Spacer(1, 6), _fields(paper.fields, look)] if paper.fields else []),
        Spacer(1, 5),
        Paragraph(escape(paper.how), look.style(0.95)),
        *(_Drawn(line, look.room) for line, _ in paper.lines),
        *(Paragraph(escape(note), small) for note in paper.notes),
        Spacer(1, 5),
        _table(paper, look),
        Spacer(1, 6),
        *(Paragraph(escape(line), look.style(0.8, colour=MUTED)) for line in paper.foot),
    ]


def _fields(names: tuple[str, ...], look: _Look) -> Flowable:
    """Name, class and date, each with a line to write on."""
    shares = (0.5, *[0.5 / (len(names) - 1)] * (len(names) - 1))
    made = Table([list(names)], colWidths=[look.room * share for share in shares], rowHeights=[look.size * 2])
    made.setStyle(
        [
            ("FONT", (0, 0), (-1, -1), pdf.PLAIN, look.size * 0.9),
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("LINEBELOW", (0, 0), (-1, -1), 0.7, INK),
        ]
    )
    return made


class _Drawn(Flowable):  # type: ignore[misc] # ReportLab has no types
    """A time line as wide as the text."""

    def __init__(self, line: time_line.Line, room: float) -> None:
        super().__init__()
        self.line, self.share = line, room / time_line.WIDTH
        self.width, self.height = room, line.height * self.share

    def draw(self) -> None:
        self.canv.scale(self.share, self.share)
        time_line_drawn.on_page(self.canv, self.line)


def _table(paper: Paper, look: _Look) -> Flowable:
    head = [Paragraph(escape(name), look.style(0.88, bold=True)) for name in paper.columns]
    cells: list[list[Any]] = [head]
    lines: list[tuple[Any, ...]] = [("LINEBELOW", (0, 0), (-1, 0), 1, INK)]
    for group in paper.groups:
        lines += [("SPAN", (0, len(cells)), (-1, len(cells))), _ruled(len(cells), 0.8, INK)]
        lines.append(("NOSPLIT", (0, len(cells)), (-1, len(cells) + 1)))
        cells.append([Paragraph(escape(group.label), look.style(1, bold=True)), "", "", ""])
        lines += [_ruled(len(cells) + at, 0.5, RULE) for at in range(len(group.rows))]
        cells += [_row(row, look) for row in group.rows]
    made = Table(
        cells,
        colWidths=[look.room * share for share in _SHARES[paper.answered]],
        repeatRows=1,
        splitByRow=1,
    )
    pad = look.size * 0.22
    made.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), look.size * 0.7),
            ("TOPPADDING", (0, 0), (-1, -1), pad),
            ("BOTTOMPADDING", (0, 0), (-1, -1), pad * 1.4),
            *lines,
        ]
    )
    return made


def _ruled(row: int, width: float, colour: Any) -> tuple[Any, ...]:
    return ("LINEBELOW", (0, row), (-1, row), width, colour)


def _row(row: Row, look: _Look) -> list[Any]:
    plain, small = look.style(), look.style(0.84, colour=MUTED)
    said = f"<b>{_pieces(row.title)}</b>&nbsp; {_pieces(row.claim)}"
    first = [Paragraph(row.number, plain), Paragraph(said, plain)]
    if row.answer is None:
        return [*first, _Room(look.size, 1), _Room(look.size, 2)]
    given = row.answer
    when = [Paragraph(escape(given.when), look.style(bold=True))]
    when += [Paragraph(escape(note), small) for note in (given.old, given.certainty) if note]
    how = [Paragraph(escape(given.place), plain)] if given.place else []
    how += [Paragraph(escape(note), small) for note in (given.by, given.check) if note]
    return [*first, when, how]


class _Room(Flowable):  # type: ignore[misc] # ReportLab has no types
    """Lines to write on, as wide as their column."""

    def __init__(self, size: float, lines: int) -> None:
        super().__init__()
        self.size, self.lines = size, lines

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        return width, self.lines * self.size * 1.5

    def draw(self) -> None:
        self.canv.setStrokeColor(RULE)
        self.canv.setLineWidth(0.5)
        for at in range(self.lines):
            y = at * self.size * 1.5 + 0.5
            self.canv.line(0, y, self.width, y)


def _pieces(pieces: tuple[Piece, ...]) -> str:
    """Pieces as ReportLab's markup: a gap is a rule of blanks that never part."""
    gap = f"<u>{'&nbsp;' * _GAP}</u>"
    return "".join(
        gap if piece.gap else f"<u>{escape(piece.text)}</u>" if piece.marked else escape(piece.text)
        for piece in pieces
    )


class _numbered(Canvas):  # type: ignore[misc] # noqa: N801 # ReportLab has no types, and calls it like a function
    """A canvas that writes `2 / 3` at the foot of each page when it knows how many there are."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 # ReportLab's name
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for at, page in enumerate(self._kept, 1):
            self.__dict__.update(page)
            if len(self._kept) > 1:
                self.setFont(pdf.PLAIN, 8)
                self.setFillColor(MUTED)
                self.drawRightString(self._pagesize[0] - _MARGIN, _MARGIN * 0.55, f"{at} / {len(self._kept)}")
            super().showPage()
        super().save()

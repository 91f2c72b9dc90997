"""A drawing as a PDF of one page, its letters embedded: it looks the same wherever it is opened."""

from __future__ import annotations

import io
import threading
from functools import cache
from typing import Any

import pypdfium2
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from dashboard.showing import fonts
from dashboard.showing.drawing import Dot, Drawing, Path, Word
from dashboard.showing.export.svg import MIDDLE

PLAIN, BOLD = "SourceSansPro", "SourceSansPro-Semibold"
ONE_AT_A_TIME = threading.Lock()
"""Neither ReportLab's fonts nor PDFium can be used by two threads at once, as a server would do."""

_STARTS = {"start": "drawString", "middle": "drawCentredString", "end": "drawRightString"}


def page(drawing: Drawing, *, size: tuple[float, float], title: str, author: str, lang: str) -> bytes:
    """The drawing on a page of `size` in points, which has the drawing's proportions."""
    fonts_known()
    out = io.BytesIO()
    canvas = Canvas(
        out, pagesize=size, invariant=True, lang=lang
    )  # invariant: the same table, the same bytes
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator(author)
    canvas.translate(0, size[1])
    canvas.scale(
        size[0] / drawing.width, -size[1] / drawing.height
    )  # from now on as on a screen, y downwards
    canvas.setFillColor(HexColor(drawing.ground))
    canvas.rect(0, 0, drawing.width, drawing.height, stroke=0, fill=1)
    for item in drawing.items:
        if isinstance(item, Path):
            _shape(canvas, item)
        elif isinstance(item, Dot):
            _dot(canvas, item)
        else:
            _word(canvas, item)
    canvas.save()
    return out.getvalue()


def pages(written: bytes) -> int:
    """How many pages a PDF has."""
    with ONE_AT_A_TIME, pypdfium2.PdfDocument(written) as document:
        return len(document)


@cache
def fonts_known() -> None:
    """Tells ReportLab our letters."""
    pdfmetrics.registerFont(TTFont(PLAIN, str(fonts.path())))
    pdfmetrics.registerFont(TTFont(BOLD, str(fonts.path(bold=True))))


def _shape(canvas: Any, shape: Path) -> None:
    canvas.setFillColor(HexColor(shape.fill), alpha=shape.opacity)
    path = canvas.beginPath()
    for outline in shape.outlines:
        path.moveTo(*outline[0])
        for point in outline[1:]:
            path.lineTo(*point)
        path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _dot(canvas: Any, dot: Dot) -> None:
    canvas.setFillColor(HexColor(dot.fill), alpha=1)
    canvas.setStrokeColor(HexColor(dot.rim))
    canvas.setLineWidth(dot.rim_width)
    r = dot.size / 2
    if dot.shape == "circle":
        canvas.circle(dot.x, dot.y, r, stroke=1, fill=1)
        return
    reach = r * 1.3
    path = canvas.beginPath()
    path.moveTo(dot.x, dot.y - reach)
    for x, y in ((dot.x + reach, dot.y), (dot.x, dot.y + reach), (dot.x - reach, dot.y)):
        path.lineTo(x, y)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)


def _word(canvas: Any, word: Word) -> None:
    canvas.saveState()
    canvas.translate(word.x, word.y + MIDDLE * word.size)
    canvas.scale(1, -1)
    canvas.setFillColor(HexColor(word.fill), alpha=1)
    canvas.setFont(BOLD if word.bold else PLAIN, word.size)
    getattr(canvas, _STARTS[word.anchor])(0, 0, word.text)
    canvas.restoreState()

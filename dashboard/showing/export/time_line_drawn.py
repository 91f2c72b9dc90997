"""Draws a time line: as SVG, on a page of a PDF, or as a PNG for a document of Word."""

from __future__ import annotations

import io
from collections.abc import Iterable
from html import escape
from typing import Any

import pypdfium2
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from dashboard.showing import fonts
from dashboard.showing.export import pdf
from dashboard.showing.export.svg import number as written
from dashboard.showing.export.time_line import WIDTH, Label, Line, Shade, Stroke

_FONT = "system-ui,'Segoe UI','Helvetica Neue',Arial,sans-serif"
_DRAWS = {"start": "drawString", "middle": "drawCentredString", "end": "drawRightString"}
_DOTS = 2.4  # in a picture, pixels to a unit of the line


def to_svg(line: Line, *, told: str) -> str:
    """The line as SVG; `told` says what it shows to those who do not see it."""
    opened = (
        f'<svg class="axis" xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {written(WIDTH)} {written(line.height)}" '
        f'role="img" aria-label="{escape(told)}" font-family="{_FONT}">'
    )
    return "\n".join([opened, *_elements(line), "</svg>"])


def _elements(line: Line) -> Iterable[str]:
    for shape in line.shapes:
        if isinstance(shape, Label):
            wide = (
                f' textLength="{written(shape.wide)}" lengthAdjust="spacingAndGlyphs"' if shape.wide else ""
            )
            yield (
                f'<text x="{written(shape.x)}" y="{written(shape.y)}" text-anchor="{shape.anchor}" '
                f'font-size="{written(shape.size)}" font-weight="{600 if shape.bold else 400}" '
                f'fill="{shape.colour}"{wide}>{escape(shape.text)}</text>'
            )
        elif isinstance(shape, Shade):
            left, top, right, bottom = map(written, shape.box)
            yield f'<path d="M{left} {top}H{right}V{bottom}H{left}z" fill="{shape.colour}"/>'
        else:
            x, y, to_x, to_y = map(written, shape.ends)
            faint = "" if shape.opacity == 1 else f' opacity="{written(shape.opacity)}"'
            colour, width = shape.colour, written(shape.width)
            yield f'<path d="M{x} {y}L{to_x} {to_y}" stroke="{colour}" stroke-width="{width}"{faint}/>'


def on_page(canvas: Any, line: Line) -> None:
    """The line on a canvas whose origin is its lower left corner, in its own units, y upwards."""
    for shape in line.shapes:
        if isinstance(shape, Label):
            _label(canvas, shape, line.height)
        elif isinstance(shape, Shade):
            left, top, right, bottom = shape.box
            canvas.setFillColor(HexColor(shape.colour), alpha=1)
            canvas.rect(left, line.height - bottom, right - left, bottom - top, stroke=0, fill=1)
        else:
            _stroke(canvas, shape, line.height)


def _stroke(canvas: Any, shape: Stroke, height: float) -> None:
    x, y, to_x, to_y = shape.ends
    canvas.setStrokeColor(HexColor(shape.colour), alpha=shape.opacity)
    canvas.setLineWidth(shape.width)
    canvas.line(x, height - y, to_x, height - to_y)


def _label(canvas: Any, label: Label, height: float) -> None:
    canvas.saveState()
    canvas.translate(label.x, height - label.y)
    if label.wide:
        canvas.scale(label.wide / fonts.measure(label.text, size=label.size, bold=label.bold), 1)
    canvas.setFillColor(HexColor(label.colour), alpha=1)
    canvas.setFont(pdf.BOLD if label.bold else pdf.PLAIN, label.size)
    getattr(canvas, _DRAWS[label.anchor])(0, 0, label.text)
    canvas.restoreState()


def to_png(line: Line) -> bytes:
    """The line as a picture; call it while no other thread uses ReportLab or PDFium (`pdf.ONE_AT_A_TIME`)."""
    pdf.fonts_known()
    page = io.BytesIO()
    canvas = Canvas(page, pagesize=(WIDTH, line.height), invariant=True)
    on_page(canvas, line)
    canvas.save()
    with pypdfium2.PdfDocument(page.getvalue()) as document:
        picture = document[0].render(scale=_DOTS).to_pil().convert("RGB")
    out = io.BytesIO()
    picture.quantize(colors=64, dither=0).save(out, "PNG", compress_level=6)
    return out.getvalue()

"""The timeline on one page in landscape, to print or to put into a document: PDF, PNG, SVG.

All three are the same drawing. Paper is smaller than a screen: at 0.62 points a pixel, labels have 7.4 points
and no word has less than 6.5. A poster is read from further away: it has more room and larger letters too.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable

import pypdfium2

from dashboard import __version__
from dashboard.showing.drawing import Drawing
from dashboard.showing.export import pdf, poster, svg
from dashboard.showing.export.request import ExportError, Request
from dashboard.showing.i18n import say

SHEETS = {"A4": (297.0, 210.0), "Letter": (279.4, 215.9)}
"""Papers of a usual printer: width and height in millimetres."""

PAPERS = SHEETS | {"A3": (420.0, 297.0), "A2": (594.0, 420.0), "A1": (841.0, 594.0)}
"""The same with those of posters."""

POINT = 25.4 / 72  # millimetres in a point
PER_PIXEL = 0.62  # points
DPI = 300
_SIDE = SHEETS["A4"][0]
_MOST = 5000  # pixels across a picture, which more would make too large for most programs


def to_pdf(request: Request) -> bytes:
    """One page with its letters embedded."""
    size = tuple(side / POINT for side in PAPERS[paper(request)])
    drawing, title = page(request), poster.heading(request)
    with pdf.ONE_AT_A_TIME:
        return pdf.page(
            drawing,
            size=(size[0], size[1]),
            title=title,
            author=f"Claimline {__version__}",
            lang=request.lang,
        )


def to_png(request: Request) -> bytes:
    """The page at 300 dots to the inch, 3508 x 2480 pixels for A4; the option `dots` asks for fewer.

    A poster has fewer dots, so that the picture is no wider than 5,000 pixels.
    """
    most = int(_MOST / (PAPERS[paper(request)][0] / 25.4))
    dots = min(int(request.options.get("dots", DPI)), most)
    written = to_pdf(request)
    with pdf.ONE_AT_A_TIME, pypdfium2.PdfDocument(written) as document:
        picture = document[0].render(scale=dots / 72).to_pil().convert("RGB")
    out = io.BytesIO()
    picture.quantize(colors=256, dither=0).save(out, "PNG", dpi=(dots, dots), compress_level=6)
    return out.getvalue()


def to_svg(request: Request) -> bytes:
    """The page as SVG with its size in millimetres; a label tells its claims when it is pointed at."""
    whole = page(request)
    width, height = PAPERS[paper(request)]
    box = f"0 0 {svg.number(whole.width)} {svg.number(whole.height)}"
    title, what = svg.plain(poster.heading(request)), svg.plain(poster.described(request))
    opened = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" '
        f'width="{svg.number(width)}mm" height="{svg.number(height)}mm" role="img" '
        f'aria-labelledby="title what" xml:lang="{request.lang}">'
    )
    head = f'<title id="title">{title}</title>\n<desc id="what">{what}</desc>'
    claims = poster.told(request)
    inside = svg.picture(
        whole, head=head, told=lambda mark: ("", poster.spoken(claims, mark, lang=request.lang))
    )
    return f"{opened}\n{inside}\n</svg>\n".encode()


def page(request: Request) -> Drawing:
    """Everything on the page."""
    size = PAPERS[paper(request)]
    width, height = (round(side / POINT / per_pixel(size[0])) for side in size)
    return poster.whole(
        request, width=width, height=height, made=f"{say(request.lang, 'paper.made')} {__version__}"
    )


def per_pixel(across: float) -> float:
    """Points of a pixel on a paper so many millimetres wide: a poster has larger letters and more of them."""
    return PER_PIXEL * math.sqrt(max(1.0, across / _SIDE))


def paper(request: Request, among: Iterable[str] = tuple(PAPERS)) -> str:
    """The paper asked for, A4 by default; raises ExportError for one that is not `among` some."""
    name = request.options.get("paper") or "A4"
    for known in among:
        if known.lower() == name.lower():
            return known
    raise ExportError(f"paper {name!r} is neither of {', '.join(among)}")

"""The timeline on one page in landscape, A4 or Letter, to print or to put into a document: PDF, PNG, SVG.

All three are the same drawing. Paper is smaller than a screen: at 0.62 points a pixel, labels have 7.4 points
and no word has less than 6.5.
"""

from __future__ import annotations

import io

import pypdfium2

from dashboard import __version__
from dashboard.showing.drawing import Drawing
from dashboard.showing.export import pdf, poster, svg
from dashboard.showing.export.request import ExportError, Request
from dashboard.showing.i18n import say

PAPERS = {"A4": (297.0, 210.0), "Letter": (279.4, 215.9)}
"""Width and height in millimetres."""

POINT = 25.4 / 72  # millimetres in a point
PER_PIXEL = 0.62  # points
DPI = 300


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
    """The page at 300 dots to the inch, 3508 x 2480 pixels for A4; the option `dots` asks for fewer."""
    dots = int(request.options.get("dots", DPI))
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
    width, height = (round(side / POINT / PER_PIXEL) for side in PAPERS[paper(request)])
    return poster.whole(
        request, width=width, height=height, made=f"{say(request.lang, 'paper.made')} {__version__}"
    )


def paper(request: Request) -> str:
    """The paper asked for, A4 by default; raises ExportError for one that is not in PAPERS."""
    name = request.options.get("paper") or "A4"
    for known in PAPERS:
        if known.lower() == name.lower():
            return known
    raise ExportError(f"paper {name!r} is neither of {', '.join(PAPERS)}")

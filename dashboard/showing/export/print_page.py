"""HTML files for print, without scripts: what worksheets and the comparison have in common."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from dashboard.showing.export import one_page, poster
from dashboard.showing.export.request import Request
from dashboard.showing.pages.render import render


def write(
    request: Request, template: str, *, kind: str, wide: bool = False, close: int = 0, **values: Any
) -> bytes:
    """A template that extends `print.html.j2` as a whole file in UTF-8.

    `kind` says above the heading what it is; `wide` is for paper in landscape, `close` how close
    it is set, 0 to 2, to fill one page. Raises ExportError for a paper
    size that does not exist.
    """
    text = render(
        template,
        lang=request.lang,
        kind=kind,
        wide=wide,
        close=close,
        paper=one_page.paper(request, one_page.SHEETS),
        title=poster.heading(request),
        title_quoted=Markup(poster.heading_language(request)),
        subtitle=poster.subtitle(request),
        texts=poster.texts(poster.shown(request), lang=request.lang),
        **values,
    )
    return text.encode()

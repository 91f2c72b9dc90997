"""The whole page as one HTML file, for a lesson, a stick or a frame. It needs no server and no network."""

from __future__ import annotations

from typing import Any

from dashboard.showing import packed
from dashboard.showing.export.request import Request
from dashboard.showing.pages import without_dash

_MOST = 2000
"""The rows of the plain table, for where no scripts run: more would keep the page from opening."""


def to_html(request: Request) -> bytes:
    """The file; its claims are those of the request, and it opens with the view of its link."""
    known: Any = {"sources": request.sources, "background": request.background, "lang": request.lang}
    subtitle = request.options.get("subtitle", "")
    content = without_dash.content(
        request.frame,
        **known,
        large=packed.packed(request.frame, **known, subtitle=subtitle, titled=True),
        most=_MOST,
        title=request.options.get("title", ""),
        subtitle=subtitle,
    )
    return without_dash.file(content, start=request.query).encode("utf-8")

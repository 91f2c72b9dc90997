"""The whole page as one HTML file, for a lesson, a stick or a frame. It needs no server and no network."""

from __future__ import annotations

from dashboard.showing.export.request import Request
from dashboard.showing.pages import without_dash


def to_html(request: Request) -> bytes:
    """The file; its claims are those of the request, and it opens with the view of its link."""
    content = without_dash.content(
        request.frame,
        sources=request.sources,
        background=request.background,
        lang=request.lang,
        title=request.options.get("title", ""),
        subtitle=request.options.get("subtitle", ""),
    )
    return without_dash.file(content, start=request.query).encode("utf-8")

"""The whole page as one HTML file, for a lesson, a stick or a frame: it needs no server and no network.

An author's full text is not given away with it: the reading pane has the digests only.
"""

from __future__ import annotations

from dataclasses import replace

from dashboard.showing import alone
from dashboard.showing.export.request import Request


def to_html(request: Request) -> bytes:
    """The file; its claims are those of the request, and it opens with the view of its link."""
    apparatus = request.apparatus
    ours = tuple(reading for reading in apparatus.readings if reading.source.kind == "digest")
    content = alone.content(
        request.frame,
        sources=request.sources,
        apparatus=replace(apparatus, readings=ours),
        lang=request.lang,
    )
    return alone.file(content, start=request.query).encode("utf-8")

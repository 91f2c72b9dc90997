"""What the page gives to take away: each format of dashboard.showing.export, for the claims of a link."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

import pandas as pd
from flask import Flask, Response, request

from dashboard.background import Apparatus
from dashboard.showing import export, language, query
from dashboard.showing.export import ExportError, Request
from dashboard.source import Source

_TYPES = {
    ".csv": "text/csv",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".zip": "application/zip",
}
_OPTIONS = ("scale", "paper", "sort", "part")


def routes(server: Flask, frame: pd.DataFrame, *, sources: Sequence[Source], apparatus: Apparatus) -> None:
    """Adds `/download/FORMAT/FILE?QUERY` to a server; the query is that of a link to the page."""

    @server.get("/download/<kind>/<file>")
    def download(kind: str, file: str) -> Response:
        asked = request.query_string.decode("utf-8", "replace")
        ending = PurePath(file).suffix.lower()
        try:
            chosen = export.chosen(PurePath(file), name=kind)
            if not ending:
                raise ExportError("a folder cannot be sent; ask for the .zip")
            written: Any = export.write(
                chosen, of_link(frame, asked, sources=sources, apparatus=apparatus, lang=language.spoken())
            )
        except ExportError as error:
            return Response(f"{error}\n", 400, mimetype="text/plain")
        answer = Response(written, mimetype=_TYPES[ending])
        answer.headers["Content-Disposition"] = "attachment"
        answer.headers["Cache-Control"] = "no-store"
        return answer


def of_link(
    frame: pd.DataFrame, link: str, *, sources: Sequence[Source], apparatus: Apparatus, lang: str
) -> Request:
    """The request for the claims that a link's query shows; raises ExportError where it shows none."""
    rows = query.select(frame, filters=query.parse(link, frame=frame))
    if rows.empty:
        raise ExportError("no claim passes these filters; clear one and ask again")
    given = query.values(link)
    return Request(
        frame=rows.reset_index(drop=True),
        sources=sources,
        query=link,
        of=len(frame),
        lang=lang,
        apparatus=apparatus,
        options={name: given[name] for name in _OPTIONS if given.get(name)},
        whole=frame,
    )

"""The page's downloads: each format of dashboard.showing.export, for the claims that a link shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

import pandas as pd
from flask import Flask, Response, request

from dashboard.background import Background
from dashboard.showing import export, query
from dashboard.showing.export import ExportError, Request
from dashboard.showing.routes import language
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
_OPTIONS = ("scale", "paper", "sort", "part", "n")


def routes(server: Flask, frame: pd.DataFrame, *, sources: Sequence[Source], background: Background) -> None:
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
                chosen, of_link(frame, asked, sources=sources, background=background, lang=language.spoken())
            )
        except ExportError as error:
            return Response(f"{error}\n", 400, mimetype="text/plain")
        answer = Response(written, mimetype=_TYPES[ending])
        answer.headers["Content-Disposition"] = "attachment"
        answer.headers["Cache-Control"] = "no-store"
        return answer


def of_link(
    frame: pd.DataFrame, link: str, *, sources: Sequence[Source], background: Background, lang: str
) -> Request:
    """The request for the claims that a link's query shows; raises ExportError where it shows none."""
    asked = query.read(frame, link, starred=background.starred)
    if not asked.rows:
        raise ExportError("no claim passes these filters; clear one and ask again")
    return Request(
        frame=asked.of(frame),
        sources=sources,
        query=link,
        of=len(frame),
        lang=lang,
        background=replace(background, starred=asked.starred),
        options={name: asked.values[name] for name in _OPTIONS if asked.values.get(name)},
        whole=frame,
    )

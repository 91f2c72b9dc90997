"""The page's downloads: each format of dashboard.showing.export, for the claims that a link shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

import pandas as pd
from flask import Flask, Response, request

from dashboard.background import Background
from dashboard.passing import Passed
from dashboard.showing import export, query
from dashboard.showing.export import ExportError, Request
from dashboard.showing.routes import corrected, language, lengths
from dashboard.source import Source

_TYPES = {
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".svg": "image/svg+xml",
    ".zip": "application/zip",
}
_OPTIONS = ("scale", "paper", "sort", "part", "n")


def routes(server: Flask, known: Passed) -> None:
    """Adds `/download/FORMAT/FILE?QUERY` to a server; the query is that of a link to the page.

    With POST, the claims are those that the page sends, as its reader corrected them (`corrected.sent`).
    """

    @server.route("/download/<kind>/<file>", methods=["GET", "POST"])
    def download(kind: str, file: str) -> Response:
        return written(known, kind=kind, file=file)


def written(known: Passed, *, kind: str, file: str) -> Response:
    """The answer to a request for a file of some claims."""
    asked = request.query_string.decode("utf-8", "replace")
    ending = PurePath(file).suffix.lower()
    try:
        if kind == lengths.KIND:
            return lengths.answer(_asked(known, asked))
        chosen = export.chosen(PurePath(file), name=kind)
        if not ending:
            raise ExportError("a folder cannot be sent; ask for the .zip")
        content: Any = export.write(chosen, _asked(known, asked))
    except ExportError as error:
        return Response(f"{error}\n", 400, mimetype="text/plain")
    answer = Response(content, mimetype=_TYPES[ending])
    answer.headers["Content-Disposition"] = "attachment"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def headed(known: Passed) -> dict[str, str]:
    """The heading of some claims and the line below it, as options of a Request; without those not given."""
    given = {"title": known.title, "subtitle": known.subtitle}
    return {name: text for name, text in given.items() if text}


def _asked(known: Passed, link: str) -> Request:
    """The claims that a link shows, of the table that the page sends or else of the one that is known."""
    given = corrected.sent(known) if request.method == "POST" else known
    found = of_link(
        given.frame, link, sources=given.sources, background=given.background, lang=language.spoken()
    )
    return replace(found, options={**found.options, **headed(given)})


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

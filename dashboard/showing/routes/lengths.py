"""How long the files for a class are, which the page says before anybody downloads one."""

from __future__ import annotations

from flask import Response, jsonify

from dashboard.showing import export
from dashboard.showing.export import Request, lesson, slides, worksheet_pdf

KIND = "lengths"
"""Its place among the kinds of files: `/download/lengths/lesson.json?QUERY`."""

MOST = 300
"""The most claims whose pages are counted: to count them, the sheet must be made."""


def answer(request: Request) -> Response:
    """JSON: how many `claims` a sheet has, on how many pages, and how many slides there are.

    `left` is how many starred claims are not on it, since the text gives no date for them.
    `worksheet` and `answers` are pages, null for a sheet that is too long to be counted; `slides` is null
    where no slides can be made. Raises ExportError where the sheets would.
    """
    sheet = lesson.of(request)
    claims = len(sheet.request.frame)
    writers = {"worksheet": worksheet_pdf.blank, "answers": worksheet_pdf.answers}
    pages = {
        name: export.pages(write(request)) if claims <= MOST else None for name, write in writers.items()
    }
    shown = slides.count(request) if slides.can() else None
    found = jsonify(claims=claims, left=sheet.left, slides=shown, **pages)
    found.headers["Cache-Control"] = "no-store"
    return found

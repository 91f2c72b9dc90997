"""A worksheet for a lesson and its answer sheet: claims to date, and a time line to put them on.

HTML without scripts, ready to print on A4 or Letter. Both sheets have the same claims under the same numbers,
in the order in which the texts make them. The worksheet leaves out every date and has room to write; the
answer sheet gives the dates and how each is known. It hides the same words as the exercise on the page.
Which claims they have, and that they fill one page, says `lesson.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from markupsafe import Markup

from dashboard.showing import client
from dashboard.showing.export import lesson, poster, print_page, time_line
from dashboard.showing.export.request import Request
from dashboard.showing.i18n import say


def blank(request: Request) -> bytes:
    """The worksheet."""
    return _sheet(request, answered=False)


def answers(request: Request) -> bytes:
    """The answer sheet."""
    return _sheet(request, answered=True)


def _sheet(asked: Request, *, answered: bool) -> bytes:
    sheet = lesson.of(asked)
    request = sheet.request
    claims = poster.told(request)
    lines, crowded = _lines(request, claims, answered=answered, low=sheet.close > 0)
    undated = [] if answered else client.ask("hidden", claims=claims)
    rows = [
        claim | {"number": str(at + 1), "undated": None if answered else undated[at]}
        for at, claim in enumerate(poster.rows(claims))
    ]
    return print_page.write(
        request,
        "worksheet.html.j2",
        kind=say(request.lang, "worksheet.answers" if answered else "worksheet.blank"),
        answered=answered,
        lines=lines,
        crowded=crowded,
        left=sheet.left,
        close=sheet.close,
        sources=[(source, list(group)) for source, group in groupby(rows, key=lambda row: row["source"])],
    )


def _lines(
    request: Request, claims: Mapping[str, Any], *, answered: bool, low: bool
) -> tuple[list[dict[str, Any]], int]:
    """The time line, and a second one for the few years into which most claims crowd.

    They are `low` where the sheet has to fill one page. Each is its SVG, `drawn`, and its description,
    `told`; the number is how many claims found no room.
    """
    first, last = time_line.period(request, claims)
    busy = time_line.busiest(claims, first, last)
    crowded = 0
    lines = []
    for begins, ends, shaded in [(first, last, busy), *([(*busy, None)] if busy else [])]:
        inside = (begins, ends) != (first, last)
        numbers = [
            one
            for one in time_line.numbered(claims, first, last)
            if not busy or inside == (busy[0] <= time_line.middle(one.first, one.last) <= busy[1])
        ]
        years = poster.between(begins, ends, lang=request.lang)
        told = say(request.lang, f"worksheet.{'filled' if answered else 'empty'}_line", years=years)
        drawn, left = time_line.line(
            begins,
            ends,
            told=told,
            lang=request.lang,
            numbers=numbers if answered else (),
            shaded=shaded,
            least=time_line.LOW if low else time_line.EMPTY,
        )
        crowded += left
        lines.append({"told": told, "drawn": Markup(drawn)})
    return lines, crowded

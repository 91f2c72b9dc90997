"""A worksheet for a lesson and its answer sheet: claims to date, and a time line to put them on.

Both sheets have the same claims under the same numbers, in the order in which the texts make them. The
worksheet leaves out every date and has room to write; the answer sheet gives the dates and how each is known.
It hides the same words as the exercise on the page. Which claims they have, and that they fill one page, says
`lesson.py`. What stands on a sheet is a `Paper`; here it is written as HTML without scripts, in
`worksheet_pdf.py` as PDF and in `worksheet_word.py` as a document of Word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup

from dashboard import __version__
from dashboard.showing import client
from dashboard.showing.export import lesson, poster, print_page, time_line, time_line_drawn
from dashboard.showing.export.request import Request
from dashboard.showing.i18n import say

_FIELDS = ("name", "class", "date")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of what a text says: `gap` where a date is left out, `marked` where the words date it."""

    text: str
    gap: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """When a claim says that it was, and how this is known; `old`, `certainty` and `check` may be ''."""

    when: str
    old: str
    certainty: str
    place: str
    by: str
    check: str


@dataclass(frozen=True, slots=True)
class Row:
    """A claim on a sheet; without an answer there is room to write one."""

    number: str
    title: tuple[Piece, ...]
    claim: tuple[Piece, ...]
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Group:
    """The claims of one text, under its name."""

    source: str
    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """All that stands on a sheet; `lines` are time lines, each with what it shows in words."""

    answered: bool
    kind: str
    how: str
    fields: tuple[str, ...]
    lines: tuple[tuple[time_line.Line, str], ...]
    notes: tuple[str, ...]
    columns: tuple[str, str, str, str]
    groups: tuple[Group, ...]
    foot: tuple[str, ...]
    close: int


def blank(request: Request) -> bytes:
    """The worksheet, as HTML."""
    return _html(request, answered=False)


def answers(request: Request) -> bytes:
    """The answer sheet, as HTML."""
    return _html(request, answered=True)


def _html(asked: Request, *, answered: bool) -> bytes:
    request, paper = composed(asked, answered=answered)
    return print_page.write(
        request,
        "worksheet.html.j2",
        kind=paper.kind,
        close=paper.close,
        sheet=paper,
        lines=[(Markup(time_line_drawn.to_svg(line, told=told)), told) for line, told in paper.lines],
    )


def composed(asked: Request, *, answered: bool) -> tuple[Request, Paper]:
    """What stands on a sheet, and the request for its claims alone."""
    sheet = lesson.of(asked)
    request, lang = sheet.request, sheet.request.lang
    claims = poster.told(request)
    lines = _lines(request, claims, answered=answered, low=sheet.close > 0)
    crowded = sum(line.left for line, _ in lines)
    notes = [say(lang, "lesson.left", n=sheet.left)] if sheet.left and answered else []
    notes += [say(lang, "worksheet.crowded", n=crowded)] if crowded else []
    names = ("answer", "found") if answered else ("when", "evidence")
    number, claim, when, how = (say(lang, f"worksheet.{name}") for name in ("number", "claim", *names))
    return request, Paper(
        answered=answered,
        kind=say(lang, "worksheet.answers" if answered else "worksheet.blank"),
        how=say(lang, "worksheet.how_answers" if answered else "worksheet.how"),
        fields=() if answered else tuple(say(lang, f"worksheet.{name}") for name in _FIELDS),
        lines=tuple(lines),
        notes=tuple(notes),
        columns=(number, claim, when, how),
        groups=tuple(_groups(claims, answered=answered, lang=lang)),
        foot=(*poster.texts(poster.shown(request), lang=lang), f"{say(lang, 'paper.made')} {__version__}"),
        close=sheet.close,
    )


def _groups(claims: Mapping[str, Any], *, answered: bool, lang: str) -> Iterator[Group]:
    undated = [] if answered else client.ask("hidden", claims=claims)
    rows = list(enumerate(poster.rows(claims)))
    for source, group in groupby(rows, key=lambda row: row[1]["source"]):
        several = list(group)
        made = (
            _answered(at, claim, lang=lang) if answered else _asked(at, undated[at], lang=lang)
            for at, claim in several
        )
        yield Group(source, several[0][1]["label"], tuple(made))


def _asked(at: int, undated: Mapping[str, Any], *, lang: str) -> Row:
    title, claim = (
        tuple(
            Piece(say(lang, "worksheet.blank_date"), gap=True) if piece["hidden"] else Piece(piece["text"])
            for piece in undated[name]
        )
        for name in ("title", "claim")
    )
    return Row(str(at + 1), title, claim, None)


def _answered(at: int, claim: Mapping[str, Any], *, lang: str) -> Row:
    place = say(lang, "worksheet.paragraph", n=claim["paragraph"]) if claim["paragraph"] else ""
    words = say(lang, "worksheet.words", words=claim["words"]) if claim["words"] else ""
    answer = Answer(
        when=claim["when"],
        old=say(lang, "card.old", old=claim["old"]) if claim["old"] else "",
        certainty=claim["certainty"],
        place=" ".join(filter(None, [place, words])),
        by=say(lang, f"card.by_{claim['dated_by']}"),
        check=claim["check"] or "",
    )
    return Row(str(at + 1), (Piece(claim["title"]),), _marked(claim["claim"], claim["words"]), answer)


def _marked(passage: str, words: str) -> tuple[Piece, ...]:
    """A passage; the words that date it are marked where they stand in it once."""
    if not words or passage.count(words) != 1:
        return (Piece(passage),)
    before, after = passage.split(words)
    return tuple(piece for piece in (Piece(before), Piece(words, marked=True), Piece(after)) if piece.text)


def _lines(
    request: Request, claims: Mapping[str, Any], *, answered: bool, low: bool
) -> list[tuple[time_line.Line, str]]:
    """The time line, and a second one for the few years into which most claims crowd.

    They are `low` where the sheet has to fill one page. With each comes what it shows in words.
    """
    first, last = time_line.period(request, claims)
    busy = time_line.busiest(claims, first, last)
    lines = []
    for begins, ends, shaded in [(first, last, busy), *([(*busy, None)] if busy else [])]:
        inside = (begins, ends) != (first, last)
        numbers = [
            one
            for one in time_line.numbered(claims, first, last)
            if not busy or inside == (busy[0] <= time_line.middle(one.first, one.last) <= busy[1])
        ]
        years = poster.between(begins, ends, lang=request.lang)
        line = time_line.line(
            begins,
            ends,
            lang=request.lang,
            numbers=numbers if answered else (),
            shaded=shaded,
            least=time_line.LOW if low else time_line.EMPTY,
        )
        told = say(request.lang, f"worksheet.{'filled' if answered else 'empty'}_line", years=years)
        lines.append((line, told))
    return lines

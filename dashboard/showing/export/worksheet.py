"""A worksheet for a lesson, and its answer sheet: claims to date, and a line of time to put them on.

HTML without scripts, ready to print on A4 or Letter. Both sheets have the same claims under the same
numbers, in the order in which the texts make them: on the worksheet without any date, with room to write; on
the answer sheet with their dates and how each is known. What is hidden is what the page's exercise hides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby
from typing import Any

from dashboard.showing import hiding, page_data
from dashboard.showing.export import poster, print_page, time_line
from dashboard.showing.export.print_page import small
from dashboard.showing.export.request import Request
from dashboard.showing.export.svg import plain
from dashboard.showing.i18n import say

_RULES = 2  # lines to write on in a row


def blank(request: Request) -> bytes:
    """The worksheet."""
    lang, claims = request.lang, poster.told(request)
    body = [
        _fields(lang),
        f'<p class="how">{plain(say(lang, "worksheet.how"))}</p>',
        *_line(request, claims, answered=False),
        *_table(claims | {"pieces": hiding.sentences(claims)}, kind="blank", lang=lang),
    ]
    return print_page.document(request, kind=say(lang, "worksheet.blank"), body=body)


def answers(request: Request) -> bytes:
    """The answer sheet."""
    lang, claims = request.lang, poster.told(request)
    body = [
        f'<p class="how">{plain(say(lang, "worksheet.how_answers"))}</p>',
        *_line(request, claims, answered=True),
        *_table(claims, kind="answers", lang=lang),
    ]
    return print_page.document(request, kind=say(lang, "worksheet.answers"), body=body)


def _fields(lang: str) -> str:
    """Who fills it in, and when."""
    names = (plain(say(lang, f"worksheet.{name}")) for name in ("name", "class", "date"))
    return f'<dl class="fields">{"".join(f"<div><dt>{name}</dt><dd></dd></div>" for name in names)}</dl>'


def _line(request: Request, claims: Mapping[str, Any], *, answered: bool) -> Iterable[str]:
    """The line of time; where most claims crowd into a few years, these have a second line."""
    first, last = time_line.period(request, claims)
    busy = time_line.busiest(claims, first, last)
    crowded = 0
    yield f"<h2>{plain(say(request.lang, 'worksheet.line'))}</h2>"
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
        )
        crowded += left
        yield f'<div class="scroll" tabindex="0" role="group" aria-label="{escape(told)}">{drawn}</div>'
    if crowded:
        yield f'<p class="sub">{plain(say(request.lang, "worksheet.crowded", n=crowded))}</p>'


def _table(claims: Mapping[str, Any], *, kind: str, lang: str) -> Iterable[str]:
    heads = {
        "blank": ("number", "claim", "when", "evidence"),
        "answers": ("number", "claim", "answer", "found"),
    }
    classes = ("number", "claim", "when", "evidence")
    cells = zip(classes, heads[kind], strict=True)
    head = "".join(
        f'<th scope="col" class="{each}">{plain(say(lang, f"worksheet.{name}"))}</th>' for each, name in cells
    )
    yield f'<div class="scroll" tabindex="0" role="group" aria-label="{escape(say(lang, "paper.claims"))}">'
    yield f'<table class="{kind}">\n<thead><tr>{head}</tr></thead>'
    write = _blank if kind == "blank" else _answer
    for source, rows in groupby(range(claims["n"]), key=lambda row: claims["source"][row]):
        of = list(rows)
        label = plain(claims["label"][of[0]])
        yield f'<tbody class="of"><tr><th scope="colgroup" colspan="4">{label}</th></tr></tbody>'
        yield f'<tbody data-source="{escape(source)}">'
        yield from (write(claims, row, lang=lang) for row in of)
        yield "</tbody>"
    yield "</table></div>"


def _blank(claims: Mapping[str, Any], row: int, *, lang: str) -> str:
    own = f' lang="{lang}"' if page_data.foreign(lang) else ""
    left_out = plain(say(lang, "worksheet.blank_date"))
    gap = f'<span class="gap"><span class="unseen"{own}>{left_out}</span></span>'
    title, sentence = (
        "".join(gap if part.hidden else plain(part.text) for part in parts)
        for parts in (hiding.title(claims, row), claims["pieces"][row])
    )
    rules = '<span class="rule"></span>'
    return _row(row, title, sentence, rules, rules * _RULES, lang=lang)


def _answer(claims: Mapping[str, Any], row: int, *, lang: str) -> str:
    words, paragraph = claims["words"][row], claims["paragraph"][row]
    place = say(lang, "worksheet.paragraph", n=paragraph) if paragraph else ""
    quoted = say(lang, "worksheet.words", words=words) if words else ""
    found = " ".join(filter(None, [place, quoted]))
    how = say(lang, f"card.by_{claims['dated_by'][row]}")
    check = poster.checked(claims["check"][row], lang=lang) if claims["check"][row] else ""
    return _row(
        row,
        plain(claims["title"][row]),
        poster.marked(claims["claim"][row], words),
        print_page.dated(claims, row, lang=lang),
        f"{plain(found)}{small(how)}{check}",
        lang=lang,
    )


def _row(row: int, title: str, sentence: str, when: str, evidence: str, *, lang: str) -> str:
    return (
        f'<tr><th scope="row" class="number">{row + 1}</th>'
        f'<td class="claim"{page_data.quoting(lang)}><span class="title">{title}</span><br>{sentence}</td>'
        f'<td class="when">{when}</td><td class="evidence">{evidence}</td></tr>'
    )

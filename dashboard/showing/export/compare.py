"""The comparison for print: events by rows, sources by columns, as HTML without scripts on paper on its side.

It says what the page's Compare says, in the same order: an event has all claims that its sources make, and
where a filter leaves one out, the cell says so and calls no text silent. More sources than fit on a page are
told in several tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from dashboard.showing import comparison, page_data, query
from dashboard.showing.comparison import Event
from dashboard.showing.export import print_page
from dashboard.showing.export.print_page import small
from dashboard.showing.export.request import Request
from dashboard.showing.export.svg import plain
from dashboard.showing.i18n import number, say
from dashboard.source import Source

_BESIDE = 4  # sources side by side on a page
_SIGNS = {"same": "=", "finer": "⊂", "overlaps": "∩", "apart": "≠", "one": "◐", "none": "○"}


def to_html(request: Request) -> bytes:
    """The whole file."""
    frame = request.frame if request.whole is None else request.whole
    filters = query.parse(request.query, frame=frame)
    known = page_data.shown_sources(frame, sources=request.sources)
    sources = [source for source in known if not filters.source or source.id in filters.source]
    claims = page_data.claims(frame, apparatus=request.apparatus, lang=request.lang)
    chosen = set(request.frame["claim_id"])
    shown = {row for row, name in enumerate(claims["id"]) if name in chosen}
    events = _events(request, claims, sources, shown)
    body = [
        piece
        for first in range(0, len(sources), _BESIDE)
        for piece in _part(events, claims, shown, sources=sources, first=first, request=request)
    ]
    return print_page.document(
        request, kind=say(request.lang, "worksheet.compare"), body=body, on_its_side=True
    )


def _events(
    request: Request, claims: Mapping[str, Any], sources: Sequence[Source], shown: set[int]
) -> list[tuple[str, list[Event]]]:
    """The events in sight, in the order and of the part that the link asks for."""
    titles = {name: event.title for name, event in request.apparatus.references.items()}
    ids = [source.id for source in sources]
    events = comparison.in_sight(comparison.compared(claims, ids, titles=titles), shown)
    asked = request.options.get("part", "").split(",")
    part = ".".join(str(at) for at, name in enumerate(ids) if name in asked)
    told = [event for event in events if comparison.part(event) == part]
    return comparison.ordered(told or events, request.options.get("sort", ""))


def _part(
    groups: Sequence[tuple[str, Sequence[Event]]],
    claims: Mapping[str, Any],
    shown: set[int],
    *,
    sources: Sequence[Source],
    first: int,
    request: Request,
) -> Iterable[str]:
    """One table: some of the sources, and the events that any of them tells."""
    lang, beside = request.lang, list(range(first, min(first + _BESIDE, len(sources))))
    rows = [(group, [one for one in events if set(one.tellers) & set(beside)]) for group, events in groups]
    count = sum(len(events) for _, events in rows)
    if len(sources) > _BESIDE:
        told = say(lang, "worksheet.texts", n=len(sources), **{"from": first + 1, "to": beside[-1] + 1})
        yield f"<h2{' class=again' if first else ''}>{plain(told)}</h2>"
    names = _listed([sources[at].label for at in beside], lang=lang)
    caption = say(lang, "compare.caption", n=count, sources=names)
    yield f'<div class="scroll" tabindex="0" role="group" aria-label="{escape(caption)}">'
    yield f'<table class="compare">\n<caption>{plain(caption)}</caption>\n<thead><tr>'
    yield f'<th scope="col" class="event">{plain(say(lang, "compare.event"))}</th>'
    yield "".join(f'<th scope="col">{plain(sources[at].label)}</th>' for at in beside)
    yield "</tr></thead>"
    for group, events in rows:
        if group and events:
            name = _group(group, request, sources)
            yield (
                f'<tbody class="of"><tr><th scope="colgroup" colspan="{len(beside) + 1}">{plain(name)} '
                f"<small>{number(lang, len(events))}</small></th></tr></tbody>"
            )
        yield "<tbody>"
        for event in events:
            cells = "".join(_cell(event, at, claims, shown, source=sources[at], lang=lang) for at in beside)
            yield f"<tr{_class(event)}>{_event(event, claims, sources, lang)}{cells}</tr>"
        yield "</tbody>"
    yield "</table></div>"


def _class(event: Event) -> str:
    return ' class="apart"' if event.relation.kind == "apart" else ""


def _group(group: str, request: Request, sources: Sequence[Source]) -> str:
    lang = request.lang
    if request.options.get("sort") != "silence":
        return say(lang, f"compare.group_{group}")
    who = _listed([sources[int(at)].label for at in group.split(".")], lang=lang)
    return say(lang, "compare.told_by", who=who)


def _event(event: Event, claims: Mapping[str, Any], sources: Sequence[Source], lang: str) -> str:
    """The event's name, how the dates for it stand to each other, and of many sources how many tell it."""
    kind, dating = event.relation.kind, event.relation.dating
    words = []
    if kind != "alone":
        one = sources[dating[0]].label if kind == "one" else ""
        words.append(f"{_SIGNS[kind]} {say(lang, f'compare.{kind}', source=one)}")
        if 1 < len(dating) < len(event.tellers):
            words.append(say(lang, "compare.some_date", n=len(dating), all=len(event.tellers)))
    if len(sources) > _BESIDE:
        words.append(say(lang, "worksheet.told_by", n=len(event.tellers), all=len(sources)))
    note = f'<small class="relation">{plain(" · ".join(words))}</small>' if words else ""
    title = f'<span class="title"{page_data.quoting(lang)}>{plain(event.title)}</span>'
    return f'<th scope="row" class="event">{title}{note}</th>'


def _cell(
    event: Event, at: int, claims: Mapping[str, Any], shown: set[int], *, source: Source, lang: str
) -> str:
    """What one source says of an event, or that it says nothing."""
    rows = event.cells[at]
    if not rows:
        key = "compare.silent_digest" if source.kind == "digest" else "compare.silent"
        return f'<td class="silent">{plain(say(lang, key))}</td>'
    seen = [row for row in rows if row in shown]
    told = [_claim(event, row, claims, lang=lang) for row in seen]
    outside = len(rows) - len(seen)
    if outside:
        told.append(f'<p class="silent">{plain(say(lang, "worksheet.outside", n=outside))}</p>')
    return f"<td>{''.join(told)}</td>"


def _claim(event: Event, row: int, claims: Mapping[str, Any], *, lang: str) -> str:
    """One claim: its date and how it is known, its own title where it has one, its sentence."""
    old = say(lang, "card.old", old=claims["old"][row]) if claims["old"][row] else ""
    reference = say(lang, "compare.by_reference") if claims["dated_by"][row] == "reference" else ""
    place = say(lang, "worksheet.paragraph", n=claims["paragraph"][row]) if claims["paragraph"][row] else ""
    how = " · ".join(filter(None, [old, claims["certainty"][row], reference, place]))
    quoting = page_data.quoting(lang)
    title = (
        "" if claims["title"][row] == event.title else f"<em{quoting}>{plain(claims['title'][row])}:</em> "
    )
    said = plain(claims["claim"][row])
    said = f"<span{quoting}>{said}</span>" if quoting else said
    return f"<p><b>{plain(claims['when'][row])}</b> {small(how)}{title}{said}</p>"


def _listed(names: Sequence[str], *, lang: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return say(lang, "page.and", list=", ".join(names[:-1]), last=names[-1])

"""The comparison for print, on paper turned sideways: one row an event, one column a source, no scripts.

It says what the page's Compare says, in the same order. An event has all the claims that its sources make;
where a filter hides one, the cell says so instead of saying that no claim is joined. If there are more
sources than fit side by side, there are several tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.showing import client, page_data, query
from dashboard.showing.export import poster, print_page
from dashboard.showing.export.request import Request
from dashboard.showing.i18n import say
from dashboard.source import Source

_BESIDE = 4  # sources side by side on a page
_SIGNS = (
    {"same": "=", "finer": "⊂", "overlaps": "∩", "one": "◐", "none": "○"}
    | dict.fromkeys(("year", "day", "figure", "actor"), "≠")
    | {"order": "⇄"}
)
_CONTESTED = ("order", "year", "day", "figure", "actor")


def to_html(request: Request) -> bytes:
    """The whole file."""
    frame = request.frame if request.whole is None else request.whole
    chosen = query.read(frame, request.query).sources
    known = page_data.shown_sources(frame, sources=request.sources)
    sources = [source for source in known if not chosen or source.id in chosen]
    claims = page_data.claims(frame, background=request.background, lang=request.lang)
    ids = set(request.frame["claim_id"])
    shown = {row for row, name in enumerate(claims["id"]) if name in ids}
    groups = _groups(request, claims, sources, shown)
    rows = list(poster.rows(claims))
    tables = [
        _table(groups, rows, shown, sources=sources, first=first, request=request)
        for first in range(0, len(sources), _BESIDE)
    ]
    kind = say(request.lang, "worksheet.compare")
    return print_page.write(request, "compare.html.j2", kind=kind, wide=True, tables=tables)


def _groups(
    request: Request, claims: Mapping[str, Any], sources: Sequence[Source], shown: set[int]
) -> list[dict[str, Any]]:
    """The events of the claims shown, in groups and order as in the page's Compare."""
    asked = request.options.get("part", "").split(",")
    groups: list[dict[str, Any]] = client.ask(
        "comparison",
        claims=claims,
        sources=[source.id for source in sources],
        titles=page_data.events(request.background, lang=request.lang),
        shown=sorted(shown),
        part=".".join(str(at) for at, source in enumerate(sources) if source.id in asked),
        sort=request.options.get("sort", ""),
    )
    return groups


def _table(
    groups: Sequence[Mapping[str, Any]],
    rows: Sequence[Mapping[str, Any]],
    shown: set[int],
    *,
    sources: Sequence[Source],
    first: int,
    request: Request,
) -> dict[str, Any]:
    """One table for the template: some of the sources, and the events that any of them tells."""
    lang, beside = request.lang, range(first, min(first + _BESIDE, len(sources)))
    labels = [sources[at].label for at in beside]
    told = [
        {
            "name": _group_name(group["group"], request, sources) if group["group"] else "",
            "events": [
                {
                    "title": event["title"],
                    "apart": event["relation"]["kind"] in _CONTESTED,
                    "relation": _relation(event, sources, lang),
                    "cells": [_cell(event["cells"][at], rows, shown, sources[at], lang) for at in beside],
                }
                for event in group["events"]
                if any(event["cells"][at] for at in beside)
            ],
        }
        for group in groups
    ]
    span = {"from": first + 1, "to": beside[-1] + 1}
    count = sum(len(group["events"]) for group in told)
    return {
        "heading": say(lang, "worksheet.texts", n=len(sources), **span) if len(sources) > _BESIDE else "",
        "caption": say(lang, "compare.caption", n=count, sources=_listed(labels, lang=lang)),
        "labels": labels,
        "groups": told,
    }


def _group_name(group: str, request: Request, sources: Sequence[Source]) -> str:
    lang = request.lang
    if request.options.get("sort") != "silence":
        return say(lang, f"compare.group_{group}")
    who = _listed([sources[int(at)].label for at in group.split(".")], lang=lang)
    return say(lang, "compare.told_by", who=who)


def _relation(event: Mapping[str, Any], sources: Sequence[Source], lang: str) -> str:
    """How what is said of an event compares; with many sources also how many of them tell it."""
    kind, dating = event["relation"]["kind"], event["relation"]["dating"]
    words = []
    if kind != "alone":
        kinds = [kind, *event["relation"]["also"]]
        one = sources[dating[0]].label if "one" in kinds else ""
        words.append(f"{_SIGNS[kind]} {say(lang, f'compare.{kind}', source=one)}")
        words += [say(lang, f"compare.{each}", source=one) for each in kinds[1:]]
        if 1 < len(dating) < event["tellers"]:
            words.append(say(lang, "compare.some_date", n=len(dating), all=event["tellers"]))
    if len(sources) > _BESIDE:
        words.append(say(lang, "worksheet.told_by", n=event["tellers"], all=len(sources)))
    return " · ".join(words)


def _cell(
    cell: Sequence[int], rows: Sequence[Mapping[str, Any]], shown: set[int], source: Source, lang: str
) -> dict[str, Any]:
    """What a source says of an event: its `claims` and how many are filtered out, or that it is `silent`."""
    if not cell:
        return {"silent": say(lang, f"compare.{'silent_digest' if source.kind == 'digest' else 'silent'}")}
    seen = [rows[row] for row in cell if row in shown]
    claims = [{**claim, "how": _known(claim, lang)} for claim in seen]
    return {"silent": "", "claims": claims, "outside": len(cell) - len(seen)}


def _known(claim: Mapping[str, Any], lang: str) -> str:
    """How a date is known, and where it stands."""
    old = say(lang, "card.old", old=claim["old"]) if claim["old"] else ""
    ours = (
        say(lang, f"compare.by_{claim['dated_by']}") if claim["dated_by"] in ("reference", "editor") else ""
    )
    place = say(lang, "worksheet.paragraph", n=claim["paragraph"]) if claim["paragraph"] else ""
    return " · ".join(filter(None, [old, claim["certainty"], ours, place]))


def _listed(names: Sequence[str], *, lang: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return say(lang, "page.and", list=", ".join(names[:-1]), last=names[-1])

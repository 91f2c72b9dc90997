"""A claim as we tell it to other programs: the facts of its row, in words where words say more.

Most formats know days and periods, but not how sure they are. So each claim carries its date in words and how
it is known, which every writer must pass on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dashboard import edtf
from dashboard.showing import dates_in_words, page_data
from dashboard.showing.export.request import Request
from dashboard.showing.i18n import say
from dashboard.source import Source

_STOPS = ".!?:…"


@dataclass(frozen=True, slots=True)
class Told:
    """One claim: `when` is its date in words, `known` how it is known, `place` who says so and where."""

    id: str
    title: str
    passage: str
    start: int
    end: int
    event: str
    theme: str
    source: Source
    date: edtf.Date
    when: str
    known: str
    place: str


def told(request: Request) -> Iterator[Told]:
    """The claims of a request, in the table's order."""
    sources = {
        source.id: source for source in page_data.shown_sources(request.frame, sources=request.sources)
    }
    for row in request.frame.to_dict("records"):
        date, source = edtf.parse(row["edtf"]), sources[row["source"]]
        yield Told(
            id=row["claim_id"],
            title=row["title"],
            passage=row["claim"],
            start=int(row["start"]),
            end=int(row["end"]),
            event=row["event"],
            theme=row["theme"],
            source=source,
            date=date,
            when=dates_in_words.tell(row["edtf"], request.lang),
            known=_known(
                date,
                row["dated_by"],
                row["calendar"],
                remark=request.background.remarks.get(row["claim_id"], ""),
                lang=request.lang,
            ),
            place=_place(source, int(row["paragraph"]), lang=request.lang),
        )


def _known(date: edtf.Date, dated_by: str, calendar: str, *, remark: str, lang: str) -> str:
    parts = [
        dates_in_words.certainty(date, lang),
        say(lang, f"export.{dated_by}"),
        page_data.note(calendar, lang),
        say(lang, "export.remark", remark=remark) if remark else "",
    ]
    return "; ".join(part for part in parts if part)


def _place(source: Source, paragraph: int, *, lang: str) -> str:
    """Who says so and in which paragraph; for a digest also that its words are not the author's."""
    place = say(lang, "export.place", source=source.label, n=str(paragraph)) if paragraph else source.label
    return say(lang, "export.digest", text=place) if source.kind == "digest" else place


def heading(request: Request) -> str:
    """The heading of the file: the title asked for, or the page's own."""
    from dashboard.showing import headings

    return request.options.get("title") or headings.title(
        page_data.shown_sources(request.frame, sources=request.sources), lang=request.lang
    )


def summary(request: Request) -> str:
    """The line below the heading, if one is asked for; how many claims, by whom, and whether of a choice."""
    labels = [source.label for source in page_data.shown_sources(request.frame, sources=request.sources)]
    told_of = say(request.lang, "export.summary", n=len(request.frame), sources=", ".join(labels))
    below = request.options.get("subtitle", "").strip()
    if below:
        told_of = f"{below}{'' if below[-1] in _STOPS else '.'} {told_of}"
    if len(request.frame) == request.of:
        return told_of
    return f"{told_of} {say(request.lang, 'export.chosen', n=request.of, query=f'?{request.query}')}"


def to_bytes(value: Any) -> bytes:
    """A value as JSON that people can read too."""
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n"

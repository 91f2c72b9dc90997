"""TimelineJS (https://timeline.knightlab.com): its spreadsheet's columns, and the same as its JSON.

TimelineJS 3.9 takes the end `1939` for 1 January 1939: so both ends of a period, or of a year, are given to
the day, and one day alone is a point. It counts years without a year 0 and labels -44 as 44 BCE. It knows
nothing of open sides or of doubt: `Display Date` and the text say them in words.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from html import escape

from dashboard import edtf
from dashboard.showing.export.claim_facts import Told, heading, summary, to_bytes, told
from dashboard.showing.export.request import Request

HEADER = [
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date"),
    *("Headline", "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text", "Type"),
    *("Group", "Background"),
]
"""The columns of the spreadsheet, in the order of its template."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_csv(request: Request) -> bytes:
    """The spreadsheet: a row for the title, then one for each claim."""
    out = io.StringIO()
    rows = csv.DictWriter(out, HEADER, restval="", lineterminator="\r\n")
    rows.writeheader()
    rows.writerow({"Headline": _cell(heading(request)), "Text": _cell(summary(request)), "Type": "title"})
    rows.writerows(_row(claim) for claim in told(request))
    return out.getvalue().encode()


def _row(claim: Told) -> dict[str, str | int]:
    row: dict[str, str | int] = {
        "Display Date": claim.when,
        "Headline": _cell(claim.title),
        "Text": _text(claim),
        "Group": _cell(claim.source.label),
    }
    for prefix, day in zip(("", "End "), _days(claim.date), strict=False):
        row |= {f"{prefix}{part.capitalize()}": number for part, number in _parts(day).items()}
    return row


def to_json(request: Request) -> bytes:
    """The JSON: `title`, and `events` with the claims' ids."""
    title = {"text": {"headline": escape(heading(request)), "text": escape(summary(request))}}
    return to_bytes({"title": title, "events": list(_events(request))})


def _events(request: Request) -> Iterator[dict[str, object]]:
    for claim in told(request):
        dates = zip(("start_date", "end_date"), _days(claim.date), strict=False)
        yield {
            "unique_id": claim.id,
            **{name: _parts(day) for name, day in dates},
            "display_date": claim.when,
            "text": {"headline": escape(claim.title), "text": _text(claim)},
            "group": escape(claim.source.label),
        }


def _days(date: edtf.Date) -> list[int]:
    """The first and the last day; one alone for a day, and where the other side is open."""
    return sorted({day for day in (date.earliest, date.latest) if day is not None})


def _parts(day: int) -> dict[str, int]:
    year, month, date = edtf.year_month_day(day)
    return {"year": year if year > 0 else year - 1, "month": month, "day": date}


def _text(claim: Told) -> str:
    said = [claim.place, claim.when, claim.known]
    return f"<blockquote>{escape(claim.passage)}</blockquote><p>{escape(' · '.join(said))}</p>"


def _cell(text: str) -> str:
    """A text as HTML; a first character that would make it a spreadsheet's formula is written as a number."""
    return f"&#{ord(text[0])};{escape(text[1:])}" if text.startswith(_FORMULA) else escape(text)

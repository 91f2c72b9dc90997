"""The claims as whole days of a calendar, iCalendar (RFC 5545).

A calendar knows days, but no doubt. So every event's title has the date in words, its description says how
the date is known, and `X-EDTF` holds the EDTF string; where one side is open, the event is the other side's
day, and its title says 'until' or 'from'. A calendar has no years before 1 or after 9999: such claims are
refused, never moved.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from dashboard import edtf
from dashboard.showing.export.claim_facts import Told, heading, told
from dashboard.showing.export.request import ExportError, Request
from dashboard.showing.i18n import say

_STAMP = "19700101T000000Z"  # required; fixed, because the day of writing says nothing about a claim
_SPECIAL = re.compile(r"[\\;,]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_FIRST, _LAST = edtf.day_number(1, 1, 1), edtf.day_number(9999, 12, 30)


def to_ical(request: Request) -> bytes:
    """A calendar with one event a claim; raises ExportError where a claim is too early or too late."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Claimline//claimline export//EN",
        "CALSCALE:GREGORIAN",
    ]
    lines.append(f"X-WR-CALNAME:{_escaped(heading(request))}")
    for claim in told(request):
        lines += _event(claim, lang=request.lang)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(claim: Told, *, lang: str) -> Iterator[str]:
    first, last = _days(claim)
    name = hashlib.sha256(claim.passage.encode()).hexdigest()[:8]  # two tables may both have a claim `1`
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(claim.id)}-{name}@claimline"
    yield f"DTSTAMP:{_STAMP}"
    yield f"DTSTART;VALUE=DATE:{_date(first)}"
    yield f"DTEND;VALUE=DATE:{_date(last + 1)}"  # the first day after it
    yield f"SUMMARY:{_escaped(say(lang, 'export.dated_title', title=claim.title, when=claim.when))}"
    said = f"{claim.place}; {claim.when}; {claim.known}"
    yield f"DESCRIPTION:{_escaped(claim.passage)}\\n\\n{_escaped(said)}"
    yield f"X-EDTF:{_escaped(claim.date.text)}"
    if claim.theme:
        yield f"CATEGORIES:{_escaped(claim.theme)}"
    yield "TRANSP:TRANSPARENT"  # nobody is busy on 25 October 1917
    yield "END:VEVENT"


def _days(claim: Told) -> tuple[int, int]:
    known = [day for day in (claim.date.earliest, claim.date.latest) if day is not None]
    if not _FIRST <= known[0] <= known[-1] <= _LAST:
        what = f"{claim.when} ({claim.id}) is in no calendar, which counts the years 1 to 9999"
        raise ExportError(f"{what}; take another format, or a --view without it")
    return known[0], known[-1]


def _date(day: int) -> str:
    return edtf.iso(day).replace("-", "")


def _escaped(text: str) -> str:
    plain = _CONTROL.sub(" ", text.replace("\r\n", "\n"))
    return _SPECIAL.sub(r"\\\g<0>", plain).replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A line of at most 75 bytes, the rest of it on lines that begin with a blank; no sign is cut in two."""
    rest, pieces, room = line.encode(), [], 75
    while len(rest) > room:
        end = room
        while rest[end] & 0xC0 == 0x80:  # a byte within a sign
            end -= 1
        pieces.append(rest[:end])
        rest, room = rest[end:], 74
    pieces.append(rest)
    return b"\r\n ".join(pieces) + b"\r\n"

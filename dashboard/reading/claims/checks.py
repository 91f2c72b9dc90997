"""Where our gazetteer contradicts an essay: on the date of a named event, or on who did it.

A false alarm does more harm than a missed mistake. So a date is flagged only if the essay writes the year, if
the two dates have no day in common, and if neither the Old Style calendar, nor an approximate date, nor the
vague ends of a long development explains that. A pack's own `check` flags only sentences with its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dashboard import edtf
from dashboard.background import Check
from dashboard.reading.claims.extract import Claim
from dashboard.reading.events import notation
from dashboard.reading.events.packs import Event, Gazetteer
from dashboard.reading.words import either, load

_OLD_STYLE = 13
"""By how many days the Julian calendar was behind in the twentieth century; before, it was less."""
_YEARS = 731
_SLACK = {"day": 7, "month": 62, "season": 184, "year": _YEARS, "decade": 5 * _YEARS, "century": 50 * _YEARS}
"""How many days `about` may add, by the precision of the date after it."""
_WORDS = load("claims")["checks"]
_BESIDE = re.compile(
    rf"\b{either(_WORDS['beside'])}\s+(?:{either(_WORDS['part'])}[\s-]+)*$",
    re.IGNORECASE,
)
"""Words before a date that is not the event's own: `before 1905`, `not in 1905`."""


def found(claims: Iterable[Claim], *, gazetteer: Gazetteer) -> dict[str, Check]:
    """By claim id, how the gazetteer contradicts a claim about a named event; most claims have no entry."""
    checks = {}
    for claim in claims:
        event = gazetteer.events.get(claim.event)
        if event is None:
            continue
        if _misdated(claim, event):
            checks[claim.claim_id] = Check(edtf=event.edtf)
        elif says := _miscredited(claim, event):
            checks[claim.claim_id] = Check(says=says)
    return checks


def _miscredited(claim: Claim, event: Event) -> str:
    for phrases, says in event.check:
        index = _index(phrases)
        if notation.held(claim.claim, 0, len(claim.claim), index=index):
            return says
    return ""


@cache
def _index(phrases: tuple[str, ...]) -> notation.Index:
    return notation.compiled(phrases)


def _misdated(claim: Claim, event: Event) -> bool:
    if claim.dated_by != "text":
        return False
    told, known = edtf.parse(claim.edtf), edtf.parse(event.edtf)
    if None in (told.earliest, told.latest, known.earliest, known.latest) or not _written_out(claim):
        return False
    gap = max(told.earliest - known.latest, known.earliest - told.latest)  # type: ignore[operator]
    early = told.latest < known.earliest  # type: ignore[operator]
    old_style = _OLD_STYLE if event.calendar and early else 0
    return gap > max(old_style, _vague(known)) + _slack(told) + _slack(known)


def _written_out(claim: Claim) -> bool:
    """Whether the essay itself writes the year, and as the year of the event."""
    year = int(re.search(r"-?\d+", claim.edtf.replace("X", "0"))[0])  # type: ignore[index]
    spoken = str(year if year > 0 else 1 - year)
    spoken = spoken[:3] if "X" in claim.edtf.partition("/")[0] or "~" in claim.edtf else spoken
    place = claim.claim.find(claim.words)
    return bool(claim.words) and spoken in claim.words and not _BESIDE.search(claim.claim[: max(place, 0)])


def _vague(known: edtf.Date) -> int:
    """How many days a date may lie outside the gazetteer's, because the ends of long events are arguable."""
    days = known.latest - known.earliest  # type: ignore[operator]
    if days > 366:
        return _YEARS
    return 62 if days > 31 else 1  # one day off may be a matter of midnight or of the time zone


def _slack(date: edtf.Date) -> int:
    return _SLACK.get(date.precision, _YEARS) if date.approximate or date.uncertain else 0

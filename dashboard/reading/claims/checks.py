"""Where the reference contradicts an essay: its date for a named event, or what it credits somebody with.

A false alarm is worse than none. So a date counts only if the essay writes it out with its year, if it has no
day in common with the reference, and if neither Old Style, nor approximation, nor the vague ends of a long
development can explain why. What a pack's `check` says counts only in a sentence that holds its words.
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

_OLD_STYLE = 13
"""Days by which the Julian calendar lagged in the twentieth century, and more than in any before it."""
_YEARS = 731
_SLACK = {"day": 7, "month": 62, "season": 184, "year": _YEARS, "decade": 5 * _YEARS, "century": 50 * _YEARS}
"""How far `about` may reach, in days, by the precision of what it stands before."""
_BESIDE = re.compile(
    r"\b(?:before|after|until|till|since|by|from|following|prior to|up to|not|than|nearly|almost|over)\s+"
    r"(?:(?:the|in|early|late|mid|end|beginning|start|of)[\s-]+)*$",
    re.IGNORECASE,
)
"""What stands before a date that is not that of the event itself: `before 1905`, `not in 1905`."""


def found(claims: Iterable[Claim], *, gazetteer: Gazetteer) -> dict[str, Check]:
    """By claim id, what the reference holds against claims of named events; of most it says nothing."""
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
        if notation.matches(notation.places(claim.claim, 0, len(claim.claim), index=index), index=index):
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
    """Whether the essay's words give the year themselves, and as that of the event."""
    year = int(re.search(r"-?\d+", claim.edtf.replace("X", "0"))[0])  # type: ignore[index]
    spoken = str(year if year > 0 else 1 - year)
    spoken = spoken[:3] if "X" in claim.edtf.partition("/")[0] or "~" in claim.edtf else spoken
    place = claim.claim.find(claim.words)
    return bool(claim.words) and spoken in claim.words and not _BESIDE.search(claim.claim[: max(place, 0)])


def _vague(known: edtf.Date) -> int:
    """How far a date may lie outside the reference's days; where a long story ends is arguable."""
    days = known.latest - known.earliest  # type: ignore[operator]
    if days > 366:
        return _YEARS
    return 62 if days > 31 else 1  # around midnight, or on the far side of the world, a day is another


def _slack(date: edtf.Date) -> int:
    return _SLACK.get(date.precision, _YEARS) if date.approximate or date.uncertain else 0

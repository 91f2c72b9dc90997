"""Two dates that are the ends of one time: `from the 1870s until her fall in 1893`."""

from __future__ import annotations

import re
from dataclasses import replace

from dashboard import edtf
from dashboard.reading.dates.find import Timex

_FROM = re.compile(r"\b(?:[Ff]rom|([Bb]etween))\s+(?:[^.;:,()]{0,40}\bin\s+)?(?:the\s+)?$")
_TO = re.compile(r"[^.;:(),]{0,12}?,?\s*\b(until|till|to|through|and)\b[^.;:()]{0,40}")
_FROM_SO_MANY = re.compile(
    r"\b[Ff]rom\s[^;:()]{0,25}?\d[^;:()]{0,35}?\s(?:in|at|on)\s(?:the\s)?(?:end\sof\s)?$"
)
_TO_SO_MANY = re.compile(
    r",?\s(?:and\s)?to\s[^;:()]{0,40}?\d[^;:()]{0,35}?\s(?:in|by|at|on)\s(?:the\s)?(?:end\sof\s)?"
)
"""`From 2.6 million members in 1916 to 4.1 million in 1919`: a number that changed in that time."""
_BEGUN = re.compile(
    r"\b(?:[Bb]eginning|[Ss]tarting|began|started)\s+(?:in|on|around|about|from)\s+(?:the\s+)?$"
)
_WENT_ON = re.compile(
    r",?\s*(?:and|but)\s+(?:continu(?:ing|ed)|last(?:ing|ed)|(?:go|went|going) on)\s+(?:on\s+)?"
    r"(?:until|till|into|to|through)\s+(?:the\s+)?"
)
"""`Beginning in 1861 and continuing until 1865`: the two ends of one time."""
_AND = re.compile(r"\sand\s(?:(?:in|into|during|through|throughout)\s)?(?:the\s)?")


def joined_ends(times: list[Timex], text: str) -> list[Timex]:
    """`from the 1870s until her fall in 1893` is one date with two ends."""
    out: list[Timex] = []
    for time in times:
        last = out[-1] if out else None
        plain = "/" not in time.edtf or time.kind == "century" or time.rule == "decade"
        if (
            last is not None
            and plain
            and (_spans(text, last, time) or _adjoins(text, last, time))
            and (both := valid(f"{last.edtf.partition('/')[0]}/{time.edtf.rpartition('/')[2]}"))
        ):
            out[-1] = replace(last, edtf=both, end=time.end, words=text[last.start : time.end], open_edtf="")
        else:
            out.append(time)
    return out


def _spans(text: str, first: Timex, last: Timex) -> bool:
    """Whether the words about two dates make them the ends of one time."""
    before = text[max(0, first.start - 60) : first.start]
    if _FROM_SO_MANY.search(before) and _TO_SO_MANY.fullmatch(text, first.end, last.start):
        return True
    if _BEGUN.search(before) and _WENT_ON.fullmatch(text, first.end, last.start):
        return True
    opening = _FROM.search(before)
    joining = _TO.fullmatch(text, first.end, last.start)
    return bool(opening and joining) and (joining[1] == "and") is bool(opening[1])  # type: ignore[index]


def _adjoins(text: str, first: Timex, last: Timex) -> bool:
    """Whether a decade, or a part of one, begins where another ends: `the late 1940s and the 1950s`."""
    if first.rule != "decade" or last.rule != "decade" or not _AND.fullmatch(text, first.end, last.start):
        return False
    end, begin = edtf.parse(first.edtf).latest, edtf.parse(last.edtf).earliest
    return end is not None and begin is not None and 0 < begin - end < 366


def valid(text: str) -> str:
    """The EDTF that a text is, as it is written best; '' if it is none."""
    try:
        return edtf.parse(text).text
    except edtf.EDTFError:
        return ""

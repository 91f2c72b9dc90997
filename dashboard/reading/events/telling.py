"""Whether a sentence tells that a happening, such as a war or a movement, took place, or only names it."""

from __future__ import annotations

import re

from dashboard.reading.words import either, load

_WORDS = load("events")["_"]["telling"]
_THE = r"\s+(?:the\s+)?"
_AFTER = re.compile(
    rf"(?:\s\([^()]*\))?\s+(?:{either(_WORDS['adverbs'])}\s)*(?:\w{{2,}}ed|{either(_WORDS['happened'])})\b"
)
_BEFORE = re.compile(
    rf"\b(?:{either(_WORDS['stages'])}\s+of{_THE}|{either(_WORDS['caused'])}(?:\s+(?:to|in))?{_THE}"
    rf"|{either(_WORDS['called'])}{_THE}[“‘\"']?)$",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    rf"\b{either(_WORDS['background'])}{_THE}[“‘\"']?$|\b(?:post|pre)-\s?$", re.IGNORECASE
)
_NOT_YET = re.compile(
    r"\b(?:threatened|proposed|planned|projected|intended|would-be|possible|potential|future)\s+[“‘\"']?$"
)
_COMPARED = re.compile(
    r"\b(?:(?:just\s+)?as\s+(?:(?:it|they|he|she|had|was|were|did|been|done|happened|occurred)\s+)*"
    rf"(?:in|after|during|at|before|with)|{either(_WORDS['compared'])}){_THE}$",
    re.IGNORECASE,
)
_NEARLY = re.compile(
    rf"\b(?:just|shortly|right|immediately|soon)\s+before\s+the\s+(?:start|outbreak|beginning|onset)\s+of{_THE}$",
    re.IGNORECASE,
)
_DATED = re.compile(r"\s+(?:(?:in|on|of)\b|\()")
_ONLY_PLACES = re.compile(
    r"\b(?:(?:before|prior\s+to)\s+the\s+(?:start|outbreak|beginning|onset)\s+of|prior\s+to|examples?\s+from)"
    rf"{_THE}$",
    re.IGNORECASE,
)
_IMAGINED = re.compile(rf"\b{either(_WORDS['imagined'])}\b[^.;]{{0,40}}$")
_MADE = re.compile(rf"\b(?:{either(_WORDS['made'])}|building\s(?:the|an?|its|his|their))\b")
_TIMES = re.compile(rf"\b{either(_WORDS['times'])}\b", re.IGNORECASE)
"""Words in names of periods, but not in those of states or rulers."""


def is_time(name: str) -> bool:
    """Whether a name is that of a period: `Great Depression`, but not `Ottoman Empire`."""
    return bool(_TIMES.search(name))


def is_made(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells how a thing came to be; the name of a thing alone tells of no event."""
    return bool(_MADE.search(text, start, end))


def is_compared(text: str, start: int) -> bool:
    """Whether a happening is named only for comparison: `as in World War I`."""
    return bool(_COMPARED.search(text[max(0, start - 50) : start]))


def only_places(text: str, start: int, end: int) -> bool:
    """Whether a name only says when or from where something else was: `prior to the outbreak of the war`.

    With a date of its own it says more, `prior to the war of 1812`; but that of `just before` is the other's.
    """
    before = text[max(0, start - 60) : start]
    alone = _ONLY_PLACES.search(before) and not _DATED.match(text, end)
    return bool(alone or _NEARLY.search(before))


def is_to_come(text: str, start: int) -> bool:
    """Whether a happening is named that was only threatened or planned then: `a proposed March on London`."""
    return bool(_NOT_YET.search(text[max(0, start - 20) : start]))


def is_imagined(text: str, start: int) -> bool:
    """Whether the words before a deed say that it was wished, planned or possible, but not done."""
    return bool(_IMAGINED.search(text[max(0, start - 60) : start]))


def is_background(text: str, start: int) -> bool:
    """Whether the words before a name say that the sentence is about something else: `in defiance of`."""
    return bool(_BACKGROUND.search(text[max(0, start - 40) : start]))


def tells(text: str, start: int, end: int) -> bool:
    """Whether the words around a name say that it happened."""
    return bool(_AFTER.match(text, end) or _BEFORE.search(text[max(0, start - 50) : start]))

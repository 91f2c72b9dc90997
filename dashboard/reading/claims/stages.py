"""Which part of a lasting event is meant: `the end of the war`, `the war broke out`, `early in the war`.

The words about the name say it. The date is then the event's first or last one, or its first or last third.
"""

from __future__ import annotations

import re

from dashboard import edtf
from dashboard.reading.words import either, either_case, load

_WORDS = load("claims")["stages"]
_HAD = rf"\s(?:{either(load('events')['_']['telling']['adverbs'])}\s)*"
_THING = r"\b(?!\s(?:to|up|out|the|an?|his|her|its|their|all|many|most|any|in\s(?:the\s)?early)\b)"
"""After `began` or `ended` by itself; `began to change`, `ended the tax` tell of something else."""
_BEGINS = re.compile(rf"\b{either_case(_WORDS['beginning'])}\s(?:the\s)?$")
_BEGAN = re.compile(rf"{_HAD}{either(_WORDS['began'])}{_THING}")
_ENDS = re.compile(rf"\b{either_case(_WORDS['ending'])}\s(?:the\s)?$")
_ENDED = re.compile(rf"{_HAD}{either(_WORDS['ended'])}{_THING}")
_EARLY = re.compile(rf"\b{either_case(_WORDS['early'])}\s(?:the\s)?$")
_LATE = re.compile(rf"\b{either_case(_WORDS['late'])}\s(?:the\s)?$")
_PARTS = [words for name in ("beginning", "ending", "early", "late") for words in _WORDS[name]]
_NOUNS = either([words for words in _PARTS if words.endswith(" of")])
_IN = re.compile(
    rf"\b(?:{either_case(_WORDS['leading'])}\s(?:the\s)?(?:very\s)?{_NOUNS}"
    rf"|{either_case(_WORDS['leading_alone'])})\s(?:the\s)?$"
)
"""`From the outbreak of`, `early in`: what follows happened in that part."""
_ROUND = 40
"""How many letters before the name are looked at."""
_THIRDS = 300
"""In days: of a shorter event, a third is no better known than the whole."""


def part(value: str, text: str, start: int, end: int) -> str:
    """The EDTF of the part that is meant of an event dated `value`, whose name is `text[start:end]`."""
    first, _, last = value.partition("/")
    if not last:
        return value
    before = text[max(0, start - _ROUND) : start]
    if _BEGINS.search(before) or began(text, end):
        return first
    if _ENDS.search(before) or _ENDED.match(text, end):
        return last
    if _EARLY.search(before):
        return _third(first, last, late=False)
    return _third(first, last, late=True) if _LATE.search(before) else value


def began(text: str, end: int) -> bool:
    """Whether the words after a name, which ends there, say that what it names began: `the war broke out`."""
    return _BEGAN.match(text, end) is not None


def leads(before: str) -> bool:
    """Whether words before the name of a period say that something happened in a part of it."""
    return bool(_IN.search(before))


def _third(first: str, last: str, *, late: bool) -> str:
    """The first or last third of an interval, its inner end a month, or a year if the outer end is one."""
    whole = edtf.parse(f"{first}/{last}")
    if whole.earliest is None or whole.latest is None or whole.latest - whole.earliest < _THIRDS:
        return f"{first}/{last}"
    third = (whole.latest - whole.earliest) // 3
    day = edtf.iso(whole.latest - third if late else whole.earliest + third)
    outer = last if late else first
    inner = day[:-3] if edtf.parse(outer).precision in ("day", "month") else day[:-6]
    if inner.rstrip("~") == outer.rstrip("~"):
        return inner
    return f"{inner}/{last}" if late else f"{first}/{inner}"

"""Times of the clock past midnight, which are of the next day: `At 11:50 p.m. … At 1:45 in the morning`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dashboard.reading.dates.rule import Found
from dashboard.reading.dates.vocabulary import NUMBERS

_EVENING = 18
_HOUR = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?|(?P<word>[A-Za-z-]+)")
_LATE = re.compile(r"p\.?m\b|\b(?:at night|in the evening)\b", re.IGNORECASE)
_EARLY = re.compile(r"a\.?m\b|\bin the morning\b", re.IGNORECASE)
_AFTER = re.compile(r"\s(?:in\sthe\s(?:morning|evening)|at\snight)\b")


def past_midnight(items: Sequence[Found], text: str, *, clocks: Iterable[str]) -> list[Found]:
    """The expressions, with the first time of the clock after each midnight counted as one day later.

    `clocks` are the names of the rules of such times. Only a time that says that it is of the evening is
    followed by one past midnight, and no other date may stand between.
    """
    return list(_counted(items, text, names=frozenset(clocks)))


def _counted(items: Sequence[Found], text: str, *, names: frozenset[str]) -> Iterator[Found]:
    evening = 0.0
    for item in items:
        tail = _AFTER.match(text, item.end)
        words = text[item.start : tail.end() if tail else item.end]
        hour = _hour(words) if item.rule in names else 0.0
        past = bool(evening and hour) and _is_past(words, hour, evening)
        if _LATE.search(words) and hour % 12 + 12 >= _EVENING:
            evening = hour % 12 + 12
        elif past or (not hour and item.kind != "duration"):
            evening = 0.0
        yield replace(item, shift=1) if past else item


def _is_past(words: str, hour: float, evening: float) -> bool:
    """Whether a time is past the midnight after an evening hour: it says so, or is a smaller number."""
    if _LATE.search(words):
        return False
    return bool(_EARLY.search(words)) or (hour < 13 and hour % 12 + 12 < evening)


def _hour(words: str) -> float:
    """The hour that a time of the clock names, with its minutes; 0 if its words name it otherwise."""
    found = _HOUR.match(words)
    if found is None or " past " in words or " to " in words or words.startswith(("noon", "midnight")):
        return 0.0
    if found["hour"]:
        return int(found["hour"]) + int(found["minute"] or 0) / 60
    number = NUMBERS.get(found["word"].lower(), 0)
    return float(number) if number <= 12 else 0.0

"""Times counted from an event whose name the text has dated: `two years after Marathon`.

`The Greeks won at Marathon in 490 BC` gives the name its date, and a later `a year after Marathon` is counted
from there, wherever the story stands. Where the text does not date the name, nothing is read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from dashboard.reading.dates import relative, to_edtf
from dashboard.reading.dates.rule import Found
from dashboard.reading.dates.story_clock import clock_at

_FAR = 20_000
"""How many characters back a name is looked for."""
_BESIDE = 120
"""How many characters may lie between the name and its date."""
_STOP = re.compile(r"[.!?;]['’”\")]?\s|\n")


def value_of(found: Found, text: str, items: Sequence[Found], values: Sequence[str]) -> tuple[str, int]:
    """The EDTF of a time counted from a named event, and the index in `items` of the event's date.

    `items` are the expressions before it, `values` their EDTF. ('', -1) if the text gives the event no date.
    """
    name = found.name
    low, at = max(0, found.start - _FAR), found.start
    starts = [item.start for item in items]
    while name:
        at = text.rfind(name, low, at)
        if at < 0:
            break
        near = range(bisect_left(starts, at - _BESIDE), bisect_left(starts, at + _BESIDE))
        for index in sorted(near, key=lambda index: abs(starts[index] - at)):
            item = items[index]
            if not _STOP.search(text, min(at, item.end), max(at, item.start)):
                value = _counted(found, item, values[index])
                if value:
                    return value, index
    return "", -1


def _counted(found: Found, item: Found, base: str) -> str:
    """The value counted from one date, if that is one day, month or year and precise enough."""
    if item.part or item.last or not re.fullmatch(r"-?\d{4}(?:-(?:0\d|1[0-2]))?(?:-\d\d)?\??", base):
        return ""
    return to_edtf.valid(relative.moved(clock_at(base.rstrip("?"), found), found))

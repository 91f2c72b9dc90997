"""When somebody was of an age: `when she was nine`, counted from the birth that the text has told.

`Ann was born in 1850` gives the births from which ages are counted, and so does a life in brackets after a
name, `Otto Kern (1801–1870)`. An age may span two years of the calendar, so the year is about right. Where
the text tells no birth, or two in other paragraphs, nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.reading.blocks import Block
from dashboard.reading.dates.rule import Found
from dashboard.reading.dates.rules.ages import AGE

_BORN = re.compile(r"\bborn\b[^.;!?\n]{0,70}$")
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]+\s\((?:c\.\s|born\s|b\.\s)?$")
_END = re.compile(r"[.;!?\n]|\bborn\b")
_BESIDE = 80
"""How many characters may lie between an age and a year that says when it was."""
_LIFE = range(15, 106)
"""How many years a life in brackets may have; a shorter or longer span is none."""

Placed = tuple[Found, Block]


def counted(found: Sequence[Placed], text: str, *, ancient: bool) -> list[Placed]:
    """The expressions, each age with its year; ages that cannot be counted are left out.

    In an `ancient` story a year without an era may be one before Christ, and is not counted from.
    """
    return list(_counted(found, text, ancient))


def _counted(found: Sequence[Placed], text: str, ancient: bool) -> Iterator[Placed]:
    births: list[Placed] = []
    for at, (item, block) in enumerate(found):
        if item.rule != AGE.name:
            if _is_birth(item, text) and not (ancient and item.first and not item.first.era):
                births.append((item, block))
            yield item, block
        elif not _dated(found, at, text) and (year := _year(item, _birth(births, block))) is not None:
            point = births[-1][0].first
            told = replace(point, year=year, month=None, day=None) if point else None
            yield replace(item, kind="explicit", first=told, frame="", shift=0, qualifier="~"), block


def _dated(found: Sequence[Placed], at: int, text: str) -> bool:
    """Whether a year beside an age says when it was: `in 1859, when she was nine`."""
    item = found[at][0]
    for other, _ in (*found[max(0, at - 1) : at], *found[at + 1 : at + 2]):
        first, last = (other, item) if other.start < item.start else (item, other)
        near = _END.search(text, first.end, last.start) is None and last.start - first.end < _BESIDE
        if near and other.first and other.first.year is not None and not _is_birth(other, text):
            return True
    return False


def _is_birth(item: Found, text: str) -> bool:
    point, last = item.first, item.last
    if point is None or point.year is None or point.years > 1 or item.frame:
        return False
    before = text[max(0, item.start - 90) : item.start]
    if last is None:
        return _BORN.search(before) is not None
    life = abs((last.year or point.year) - point.year) in _LIFE
    return life and text[item.end : item.end + 1] == ")" and _NAME_BEFORE.search(before) is not None


def _birth(births: Sequence[Placed], block: Block) -> Found | None:
    """The birth told last, if it is the only one or stands in the same paragraph."""
    if not births:
        return None
    item, where = births[-1]
    return item if len(births) == 1 or where.number == block.number else None


def _year(item: Found, birth: Found | None) -> int | None:
    """The year of an age, in the era of the birth; None if it lies in another or no birth is known."""
    point = birth.first if birth else None
    if point is None or point.year is None:
        return None
    year = point.year - item.shift if point.era == "bc" else point.year + item.shift
    return year if year > 0 else None

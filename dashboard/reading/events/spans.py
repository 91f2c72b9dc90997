"""Spans of days: which days a date covers, and how far apart two spans are."""

from __future__ import annotations

from functools import lru_cache

from dashboard import edtf

Days = tuple[int, int]
"""A first and a last day, as `edtf` counts them."""


@lru_cache(maxsize=8192)
def bounds(value: str) -> Days | None:
    """The first and last day of an EDTF date; None if a side is open."""
    date = edtf.parse(value)
    return None if date.earliest is None or date.latest is None else (date.earliest, date.latest)


def gap(one: Days, other: Days) -> int:
    """How many days lie between two times; 0 if they touch."""
    return max(one[0] - other[1], other[0] - one[1], 0)

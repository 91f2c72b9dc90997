"""A claim without its date, for those who are to find it: in pieces, of which some are hidden.

Hidden are the words that date the claim, and other claims whose passages it shares; and all that looks like
a date, since a year that stands beside gives the answer away no less. assets/74-hidden-dates.js does the same
on the screen, and a test holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATES = "|".join(
    [
        rf"\b{_DAY}(?:[-–/] ?\d{{1,2}})?(?: of)? {_MONTH}\b(?:,? (?:of )?\d{{3,4}}\b)?",  # 7 November 1917
        rf"\b{_MONTH},? (?:of )?\d{{1,4}}(?:st|nd|rd|th)?\b(?:, ?\d{{3,4}}\b)?",  # November 7, 1917
        r"(?:\bAD )?\b\d{1,4}(?:[-–/]\d{1,4})? (?:BC|BCE|CE|AD)\b",  # 44 BC
        r"\bAD \d{1,4}\b",
        r"\b\d{4}s?(?:[-–/]\d{1,4}s?)?(?!\w)",  # 1917, 1920s, 1918-21
        r"\b\w+(?:st|nd|rd|th)[ -]centur(?:y|ies)\b",  # nineteenth century
        r"\b\d+ years (?:ago|later|earlier|before|after)\b",  # 100 years ago
    ]
)


class Piece(NamedTuple):
    """A stretch of a text, and whether it is hidden."""

    text: str
    hidden: bool


def title(claims: Mapping[str, Any], row: int) -> list[Piece]:
    """A claim's title in pieces; `claims` are columns as dashboard.showing.columns.claims gives them."""
    return pieces(claims["title"][row])


def sentences(claims: Mapping[str, Any]) -> list[list[Piece]]:
    """Every claim's sentence in pieces."""
    words = [{said} - {""} for said in claims["words"]]
    for one, other in _beside(claims):
        words[one].update({claims["words"][other]} - {""})
        words[other].update({claims["words"][one]} - {""})
    return [pieces(claim, words=said) for claim, said in zip(claims["claim"], words, strict=True)]


def _beside(claims: Mapping[str, Any]) -> Iterable[tuple[int, int]]:
    """Pairs of claims whose passages share a place in a text."""
    source, start, end = (claims[name] for name in ("source", "start", "end"))
    rows = sorted(range(claims["n"]), key=lambda row: (source[row], start[row]))
    for at, one in enumerate(rows):
        for later in range(at + 1, len(rows)):
            other = rows[later]
            if source[other] != source[one] or start[other] >= end[one]:
                break
            if end[other] > start[one]:
                yield one, other


def pieces(text: str, *, words: Iterable[str] = ()) -> list[Piece]:
    """A text in pieces that make it up again; `words` are hidden beside all that looks like a date."""
    hidden = [False] * len(text)
    for pattern in [_DATES, *map(re.escape, dict.fromkeys(words))]:
        for found in re.finditer(pattern, text, re.IGNORECASE | re.ASCII):
            hidden[found.start() : found.end()] = [True] * len(found[0])
    return [
        Piece("".join(letter for letter, _ in run), secret)
        for secret, run in groupby(zip(text, hidden, strict=True), key=lambda pair: pair[1])
    ]


def plain(parts: Sequence[Piece], *, gap: str = "…") -> str:
    """The text with a sign in the place of what is hidden."""
    return "".join(gap if part.hidden else part.text for part in parts)

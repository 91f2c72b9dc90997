"""The words of a sentence, with their places: one token a word, a clitic (`’s`, `n’t`) or a mark."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., i.e.
    r"|(?:Dr|Mrs?|Ms|St|Gen|Col|Sgt|Lt|Capt|Maj|Adm|Rev|Hon|Jr|Sr|Prof|Gov|Sen|Rep|Fr|Mt|Ft|No|vs|etc|ca?)\.(?=[\s,])"
    r"|[A-Z]\.(?=\s?[A-Z])"  # an initial
    r"|\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+"
    r"|[^\W_]+(?=n[’']t\b)|n[’']t\b|[’'](?:s|re|ve|ll|d|m)\b"
    r"|[^\W_]+(?:[-‐‑][^\W_]+|[’'](?!(?:s|re|ve|ll|d|m|t)\b)[^\W_]+)*"
    r"|\.{2,}|…|--+|[^\w\s]|_"
)


def tokens(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The spans of the tokens of a stretch of text."""
    return [found.span() for found in _TOKEN.finditer(text, start, len(text) if end is None else end)]

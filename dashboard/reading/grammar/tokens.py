"""The words of a sentence, with their places: one token a word, a clitic (`’s`, `n’t`) or a mark.

The mark of a footnote (`work[4]`, `mayor¹`, `1912*`) is no token.
"""

from __future__ import annotations

import re

_RAISED = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_LETTER = rf"[^\W_{_RAISED}]"
_TOKEN = re.compile(
    rf"[^\W\d_{_RAISED}]+(?=[ ,\n])"  # most words; what follows finds the same, but slower
    rf"|(?P<note>\[(?:\d{{1,3}}|[a-z]|citation needed|note \d+)\]|[{_RAISED}]+|(?<=\w)[*†‡]+(?!\w))"
    r"|(?:[A-Za-z]\.){2,}"  # U.S., i.e.
    r"|(?:Dr|Mrs?|Ms|St|Gen|Col|Sgt|Lt|Capt|Maj|Adm|Rev|Hon|Jr|Sr|Prof|Gov|Sen|Rep|Fr|Mt|Ft|No|vs|etc|ca?)\.(?=[\s,])"
    r"|[A-Z]\.(?=\s?[A-Z])"  # an initial
    r"|\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+"
    rf"|{_LETTER}+(?=n[’']t\b)|n[’']t\b|[’'](?:s|re|ve|ll|d|m)\b"
    rf"|{_LETTER}+(?:[-‐‑]{_LETTER}+|[’'](?!(?:s|re|ve|ll|d|m|t)\b){_LETTER}+)*"
    r"|\.{2,}|…|--+|[^\w\s]|_"
)


def tokens(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The spans of the tokens of a stretch of text."""
    stop = len(text) if end is None else end
    return [found.span() for found in _TOKEN.finditer(text, start, stop) if found.lastgroup is None]

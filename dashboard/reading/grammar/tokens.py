"""Splits a sentence into tokens: words, clitics (`’s`, `n’t`) and punctuation marks.

Footnote marks (`work[4]`, `mayor¹`, `1912*`) are left out, and the comma inside a name (`King, Jr.`).
"""

from __future__ import annotations

import re

_RAISED = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_LETTER = rf"[^\W_{_RAISED}]"
_TOKEN = re.compile(
    rf"[a-zA-Z]+(?=[ ,\n])|(?P<inside>,(?=\s[JS]r\b))|[,;:()“”]"  # most words and marks; what
    # follows finds the same, but slower
    rf"|[^\W\d_{_RAISED}]+(?=[ ,\n])"
    rf"|(?P<note>\[(?:\d{{1,3}}|[a-z]|citation needed|note \d+)\]|[{_RAISED}]+|(?<=\w)[*†‡]+(?!\w))"
    r"|(?:[A-Za-z]\.){2,}"  # U.S., i.e.
    r"|(?:Dr|Mrs?|Ms|St|Gen|Col|Sgt|Lt|Capt|Maj|Adm|Rev|Hon|Jr|Sr|Prof|Gov|Sen|Rep|Fr|Mt|Ft|No|vs|etc|ca?)\.(?=[\s,])"
    r"|[A-Z]\.(?=\s?[A-Z])"  # an initial
    r"|\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+"
    rf"|{_LETTER}+(?=n[’']t\b)|n[’']t\b|[’'](?:s|re|ve|ll|d|m)\b"
    rf"|{_LETTER}+(?:[-‐‑/]{_LETTER}+|[’'‘](?!(?:s|re|ve|ll|d|m|t)\b){_LETTER}+)*"
    r"|\.{2,}|…|--+|[^\w\s]|_"
)


def tokens(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The tokens of `text[start:end]`, each as its (start, end) in `text`, half-open."""
    stop = len(text) if end is None else end
    return [found.span() for found in _TOKEN.finditer(text, start, stop) if found.lastgroup is None]

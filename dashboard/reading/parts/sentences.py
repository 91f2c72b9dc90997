"""Where the sentences of a block end.

A full stop after an abbreviation, an initial or a number ends none by itself; a footnote's figure belongs to
the sentence before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from dashboard.reading.blocks import Block, Document
from dashboard.reading.words import either, load

if TYPE_CHECKING:
    from nupunkt import PunktSentenceTokenizer

_WORDS = load("parts")["sentences"]
_MARK = re.compile(
    r"(?<=[\w’”)][.!?…])[0-9]{1,2}(?=\s+[A-Z“‘\"'(])|(?<=[a-z]{2}[.!?][’”])[0-9]{1,2}(?=\s+[A-Z“‘\"'(])"
    r"|(?<=[\w’”)][.!?…])\s?(?:\[\d{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})+(?=\s+[A-Z“‘\"'(])"
)
"""A footnote figure that ends a sentence: `fought for it.4 But`, `fought for it.[4] But`."""
_MAY_MARK = re.compile(r"[.!?…][’”)]?\s?[0-9\[¹²³⁴⁵⁶⁷⁸⁹⁰]")
"""What a line with such a figure has."""
_LONGEST = 2_000
"""Letters that a sentence has at most."""
_LEADING = re.compile(
    r"\s*(?:(?:\[(?:\d{1,3}|citation needed|note \d+|sic|edit|update)\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})\s*)+"
    r"(?=[\w“‘\"'(]|$)"
)
"""Marks of notes before the first word: they open a note, or end the sentence before, and tell nothing."""
_GOES_ON = re.compile(r"\s*(?:[a-z]|[–—]\s)|[”’)\]]")
"""A sentence does not begin so: before it stood a title (`What Is To Be Done? – a booklet`) or `i.e.`."""
_CUT_SHORT = re.compile(
    rf"\b{either([w for led in _WORDS['led'].split() for w in (led, led.capitalize())])}\.\s*$"
)
"""Nor does one end so: a page, a number, a year or a name follows."""
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,3}\s*$")
_SURNAME = re.compile(rf"\s*(?!{either(_WORDS['openers'])}\s)[A-Z][a-z]+")
"""`W.E.B. Du Bois` is one name; `… of the E.E.C. In June …` ends."""
_TAIL = 40
"""Letters in which both find what ends a sentence."""
_DAY = re.compile(r"(?:^|\s)\d{1,2}\.\s*$")
_FIGURE = re.compile(r"\s*\d{1,4}\b")
"""`3. 5. 1911` is one date."""
_ENDS_ALL_THE_SAME = re.compile(
    rf"\b(?:[A-Z]|{either(_WORDS['ending'])})\.(?P<gap>\s+)(?={either(_WORDS['openers'])}\s)"
    rf"|\d\s[ap]\.m\.(?P<hour>\s+)(?=[A-Z“])(?!{either(_WORDS['zones'])}\b)"
    r"|\d\s(?:B\.\s?C|A\.\s?D|B\.\s?C\.\s?E|C\.\s?E)\.(?P<era>\s+)(?=[A-Z])"
)
"""`… came to the U.S. In 1901 …`, `… at 3 a.m. The crew …`: a word follows that begins a sentence."""
_LEAD = re.compile(rf"\s*{either(_WORDS['prepositions'])}\b[^,;]*$")
"""`In the spring of 44 B.C. Caesar …` goes on."""


def sentences(document: Document, block: Block) -> Iterator[tuple[int, int]]:
    """The sentences of a block as spans of the text, white space left out.

    A line end ends one, unless the block's lines were broken at a margin.
    """
    words = document.text[block.start : block.end]
    if block.wrapped:
        words = words.replace("\n", " ")
    for line in re.finditer(r"\S[^\n]*", words):
        marked = _MAY_MARK.search(line.group()) is not None
        for start, end in _whole(line.group()):
            whole = _at_marks(line.group(), start, end) if marked else ((start, end),)
            for first, last in _readable(line.group(), whole):
                mark = _LEADING.match(line.group(), first, last)
                told = line.group()[mark.end() if mark else first : last]
                offset = block.start + line.start() + last - len(told.lstrip())
                if told.strip():
                    yield offset, offset + len(told.strip())


@cache
def _splitter() -> PunktSentenceTokenizer:
    # Imported when needed: dates are read without it. Its own model is trained on law, and takes `can.` and
    # `bear.` for abbreviations.
    from nupunkt import PunktParameters, PunktSentenceTokenizer

    known = PunktParameters()
    known.abbrev_types.update(_WORDS["abbreviations"].split())
    return PunktSentenceTokenizer(known)


def _at_marks(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence cut after every footnote figure that ends one."""
    for mark in _MARK.finditer(line, start, end):
        yield start, mark.end()
        start = mark.end()
    yield start, end


def _readable(line: str, whole: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentences, with what is far too long for one cut between words, at a semicolon or comma if it has any.

    So a text without full stops is read too, in a time that grows with its length and no faster.
    """
    for start, end in whole:
        while end - start > _LONGEST:
            stop = start + _LONGEST
            cut = max(line.rfind(mark, start + _LONGEST // 2, stop) for mark in ("; ", ", "))
            cut = cut if cut >= 0 else line.rfind(" ", start + 1, stop)
            stop = cut + 1 if cut >= 0 else stop
            yield start, stop
            start = stop
        yield start, end


def _whole(line: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for start, end in _splitter().span_tokenize(line):
        if spans and _is_one(line, *spans[-1], start):
            start = spans.pop()[0]
        for more in _ENDS_ALL_THE_SAME.finditer(line, start, end):
            gap = more.span(more.lastgroup or 0)
            if more["era"] is None or not _LEAD.match(line[start : gap[0]]):
                spans.append((start, gap[0]))
                start = gap[1]
        spans.append((start, end))
    return spans


def _is_one(line: str, start: int, end: int, following: int) -> bool:
    """Whether what was taken for a sentence goes on with what follows it."""
    tail = max(start, end - _TAIL)
    if _GOES_ON.match(line, following) or _CUT_SHORT.search(line, tail, end):
        return True
    if _INITIALS.search(line, tail, end) and _SURNAME.match(line, following):
        return True
    return bool(_DAY.search(line, tail, end) and _FIGURE.match(line, following))

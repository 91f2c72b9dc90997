"""Where the paragraphs of a text are, however its file has them.

Word processors, mail programs, scanners and browsers save prose in four ways: paragraphs with blank lines
between them, one paragraph a line, lines broken at a margin (*wrapped*) with blank lines or indents between
paragraphs, and everything in one line. Nothing is moved: a paragraph is a stretch of the text as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_RAW = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_STOP = re.compile(r"[.!?…:][’”'\")\]]*(?:\[?\d{1,3}\]?)?\s*$")
_OPEN = re.compile(
    r"\b(?:in|on|of|the|an?|and|to|by|for|from|with|at|since|until|or|but|that|was|were|had|has|is|are|his|her|its)$"
)
"""A line that ends so was broken within a sentence."""
_GOES_ON = re.compile(r"\s*(?:[a-z(]|\d)")

NARROWEST, WIDEST = 36, 110
"""The margins, in letters, at which programs and people break lines."""
_MANY = 8
"""A block of more lines, if it is most of the text, has paragraphs in it without blank lines between."""
_FULL = 0.7
_NEARLY = 0.92
"""How far towards the margin a line reaches that was broken there, and at most one that was not."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the text; `wrapped` if its line ends are only those of a margin, and end no sentence."""

    start: int
    end: int
    wrapped: bool = False


def paragraphs(text: str, start: int = 0) -> Iterator[Paragraph]:
    """The paragraphs of a text from `start` on, in order, white space around them left out."""
    raw = list(_RAW.finditer(text, start))
    for block in raw:
        lines = _lines(text, block.start(), block.end())
        if len(lines) == 1:
            yield Paragraph(*lines[0])
        elif margin := _margin(text, lines):
            whole = 2 * (block.end() - block.start()) > len(text) - start and len(lines) > _MANY
            yield from _unwrapped(text, lines, margin=margin, alone=len(raw) == 1 or whole)
        elif _a_paragraph_each(text, lines, alone=len(raw) == 1):
            yield from (Paragraph(*line) for line in lines)
        else:
            yield Paragraph(lines[0][0], lines[-1][1])


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    for line in _LINE.finditer(text, start, end):
        words = line.group()
        first = line.start() + len(words) - len(words.lstrip())
        spans.append((first, first + len(words.strip())))
    return spans


def _margin(text: str, lines: list[tuple[int, int]]) -> int:
    """The margin at which the lines of a block were broken; 0 if they were not."""
    inner = [high - low for low, high in lines[:-1]]
    margin = max(inner)
    if not NARROWEST <= margin <= WIDEST or median(inner) < _FULL * margin:
        return 0
    breaks = list(pairwise(lines))
    inside = sum(
        bool(_GOES_ON.match(text, low)) or not _STOP.search(text, *before) for before, (low, _) in breaks
    )
    small = sum(text[low].islower() or bool(_OPEN.search(text, *before)) for before, (low, _) in breaks)
    return margin if 2 * inside >= len(breaks) and 4 * small >= len(breaks) else 0


def _unwrapped(text: str, lines: list[tuple[int, int]], *, margin: int, alone: bool) -> Iterator[Paragraph]:
    """The paragraphs of wrapped lines.

    One begins at an indent, and in a file without blank lines after a short line.
    """
    indents = [low - text.rfind("\n", 0, low) - 1 for low, _ in lines]
    usual = min(indents)
    first = 0
    for i in range(1, len(lines)):
        low, high = lines[i - 1]
        short = alone and _ends_early(text, lines[i - 1], lines[i], margin=margin)
        indented = usual < indents[i] <= usual + 8 and indents[i - 1] == usual
        if short or (indented and _STOP.search(text, low, high)):
            yield Paragraph(lines[first][0], high, i - first > 1)
            first = i
    yield Paragraph(lines[first][0], lines[-1][1], len(lines) - first > 1)


def _ends_early(text: str, line: tuple[int, int], following: tuple[int, int], *, margin: int) -> bool:
    """Whether a line ends a paragraph: it is short, or a sentence ends and the next word had room on it."""
    length = line[1] - line[0]
    if _GOES_ON.match(text, following[0]):
        return False
    word = text[following[0] : following[1]].split()[0]
    room = length + 1 + len(word) <= margin and length < _NEARLY * margin
    return length < _FULL * margin or (room and bool(_STOP.search(text, *line)))


def _a_paragraph_each(text: str, lines: list[tuple[int, int]], *, alone: bool) -> bool:
    """Whether every line is a paragraph.

    Then long ones end like sentences, and there are two of them, or nothing else is here.
    """
    told = [
        (low, high) for low, high in lines if _STOP.search(text, low, high) and text.count(" ", low, high) > 3
    ]
    long = sum(high - low > WIDEST for low, high in told)
    return long >= 2 or (alone and len(told) >= 1 and 2 * len(told) >= len(lines) - 2)

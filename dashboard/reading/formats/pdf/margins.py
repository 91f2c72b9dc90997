"""What a page prints around its text: running heads, numbers of pages, and notes at the foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dashboard.reading.formats.pdf.placed import Line, Page, Piece, rows

_NUMBER = re.compile(
    r"(?i)[^\w.]*(?:(?:page|p\.)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|\|)\s*\d{1,4})?[^\w.,;]*"
)
_OPENS_A_NOTE = re.compile(r"(?:\[?\d{1,3}[\].)]?\s|[*†‡§]\s?)\S")
_AT_AN_END = re.compile(r"^\d{1,4}\b|\b\d{1,4}$")
_ENDS = re.compile(r"[.!?…][”’\"')\]]*$")
_EDGE = 0.14
"""The part of a page, above and below, in which running heads stand."""
_FEW = 5
_OUTER = 0.11
_ROWS = 3
_SMALL = 0.96
"""The height of a note's letters against those of the text, at most."""


def without_heads(pages: Sequence[Page]) -> list[list[Piece]]:
    """The pieces of each page without its number and what stands at the same place on other pages."""
    pages = [_without_counts(page) for page in pages]
    edges = [_edges(page) for page in pages]
    usual = usual_size([line for page in pages for line in rows(page.pieces)])
    found: list[list[Piece]] = []
    for number, page in enumerate(pages):
        others = [number + step for step in (-2, -1, 1, 2) if 0 <= number + step < len(pages)]
        near = [replace(line, page=other - number) for other in others for line in edges[other]]
        ends = rows(page.pieces)
        heads = [
            line
            for line in edges[number]
            if _is_head(line, near, page, outermost=line in (ends[0], ends[-1]))
        ]
        heads += _above_all(page, edges[number], usual=usual, first=number == 0)
        found.append([piece for piece in page.pieces if not any(_within(piece, head) for head in heads)])
    return found


def _without_counts(page: Page) -> Page:
    """A page without the numbers of its lines, which stand beside the text."""
    told = [piece for piece in page.pieces if not piece.words.strip().isdigit()]
    if len(told) < _FEW:
        return page
    left = sorted(piece.left for piece in told)[len(told) // 20]
    right = sorted(piece.right for piece in told)[-1 - len(told) // 20]
    numbers = {
        piece
        for piece in page.pieces
        if piece.words.strip().isdigit() and (piece.right < left or piece.left > right)
    }
    if len(numbers) < _FEW:
        return page
    return replace(page, pieces=[piece for piece in page.pieces if piece not in numbers])


def _edges(page: Page) -> list[Line]:
    """The outermost rows of a page, over its whole width."""
    lines = rows(page.pieces)
    above = [line for line in lines[:_ROWS] if line.base < _EDGE * page.height]
    below = [line for line in lines[-_ROWS:] if line.base > (1 - _EDGE) * page.height]
    return [*above, *below]


def _is_head(line: Line, near: Sequence[Line], page: Page, *, outermost: bool) -> bool:
    """Whether a row is a running head, by those of pages near it, whose `page` is how far away they are.

    The outermost row of a page may be one further in, where the margins are wide.
    """
    outer = min(line.base, page.height - line.base) < _OUTER * page.height
    if _NUMBER.fullmatch(line.words):
        return outer or (outermost and any(_counts(line, other) for other in near))
    outer = outer or outermost
    return any(
        abs(other.base - line.base) < 8
        and abs(other.size - line.size) < 0.1 * line.size
        and (
            _shape(other) == _shape(line) or (outer and not _ENDS.search(line.words) and _counts(line, other))
        )
        for other in near
    )


def _counts(line: Line, other: Line) -> bool:
    """Whether both rows bear the number of their page, at either end."""
    return any(
        int(here) + other.page == int(there)
        for here in _AT_AN_END.findall(line.words)
        for there in _AT_AN_END.findall(other.words)
    )


def _above_all(page: Page, edge: Sequence[Line], *, usual: float, first: bool) -> list[Line]:
    """A row alone at the upper edge: a head, even if no other page has it.

    Of the first page, where a title may stand so, only a row of smaller letters.
    """
    lines = [line for line in edge if line.base < _OUTER * page.height]
    if not lines or lines[0].words[:1].islower() or lines[0].size > (_SMALL if first else 1.05) * usual:
        return []
    below = [piece.base for piece in page.pieces if piece.base > lines[0].base + 0.5 * usual]
    space = max((1.7 if first else 2) * usual, 1.3 * _step(page))
    return lines[:1] if below and min(below) - lines[0].base > space else []


def _step(page: Page) -> float:
    """The greatest usual distance of lines on a page: that of the text where quotations are closer."""
    steps = Counter(round(after.base - before.base) for before, after in pairwise(rows(page.pieces)))
    return max((step for step, count in steps.items() if count > 2), default=0)


def _shape(line: Line) -> str:
    """A row without the number of its page."""
    return re.sub(r"\d+|\b[ivxlc]+\b", "#", line.words.lower()).replace("#", "").strip(" |·•–—-")


def _within(piece: Piece, head: Line) -> bool:
    return (
        abs(piece.base - head.base) < 0.35 * max(piece.size, head.size)
        and piece.left >= head.left - 1
        and piece.right <= head.right + 1
    )


def usual_size(lines: Sequence[Line]) -> float:
    """The height of most letters of a text."""
    heights: Counter[float] = Counter()
    for line in lines:
        heights[round(line.size, 1)] += len(line.words)
    return heights.most_common(1)[0][0] if heights else 0.0


def notes(lines: Sequence[Line], *, usual: float) -> set[int]:
    """The lines that are notes at the foot of their page or column, by their places in `lines`."""
    found: set[int] = set()
    unfinished = False
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and (lines[end].page, lines[end].column) == (
            lines[start].page,
            lines[start].column,
        ):
            end += 1
        first = _foot(lines, start, end, usual=usual, unfinished=unfinished)
        found.update(range(first, end))
        if first < end:
            unfinished = not _ENDS.search(lines[end - 1].words)
        start = end
    return found


def _foot(lines: Sequence[Line], start: int, end: int, *, usual: float, unfinished: bool) -> int:
    """The first line of the notes below a column; its end if it has none."""
    first = end
    while first > start and lines[first - 1].size < _SMALL * usual:
        first -= 1
    if first == start and end - start > 3 and not lines[start].marked and not unfinished:
        return end  # a whole column of small letters is no foot
    if unfinished:
        return first
    opening = (i for i in range(first, end) if opens_a_note(lines[i]))
    return next(opening, end)


def opens_a_note(line: Line) -> bool:
    """Whether a line of small letters begins like a note."""
    return line.marked or bool(_OPENS_A_NOTE.match(line.words))

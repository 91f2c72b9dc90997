"""Letters on a page, and the lines that they make, in the order in which a person reads them.

What opens the file (PDFium, natively or in a browser) gives letters, and `letters` makes pieces of those that
stand side by side without a wide gap. Lengths are points (1/72 inch); `base` is measured downwards from the
upper edge of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

_MARK = re.compile(r"[\d,;*†‡§¶\[\]()–-]{1,8}|[a-z]")
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_SIDE_LINES = 4
_MOST_PIECES = 2500
_GUTTER = 0.7
"""The fewest lines beside a gutter, the most pieces of a page of prose, a gutter's least width in lines."""
_MOST_INITIALS = 8
"""The most large first letters of a page: what has more is no text but a picture of letters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters side by side: their left and right end, the line that they stand on, their height."""

    words: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page's width and height, and the pieces on it in any order."""

    width: float
    height: float
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column; `marked` if it begins with the raised mark of a note.

    Columns are counted through a file.
    """

    words: str
    left: float
    right: float
    base: float
    size: float
    page: int
    column: int
    marked: bool = False


def with_initials(pieces: Sequence[Piece], *, usual: float) -> list[Piece]:
    """Pieces in which a large first letter, two lines high or more, stands before the word that it begins."""
    initials = [each for each in pieces if _is_initial(each, usual)]
    for initial in initials if len(initials) <= _MOST_INITIALS else ():
        beside = [
            each
            for each in pieces
            if 0 <= each.left - initial.right + 0.2 * usual < 1.5 * usual
            and initial.base - initial.size < each.base < initial.base + 0.3 * usual
        ]
        if beside:
            upper = min(beside, key=lambda each: each.base)
            moved = {each: replace(each, left=initial.left) for each in beside}
            moved[upper] = replace(upper, left=initial.left, words=initial.words + upper.words)
            pieces = [moved.get(each, each) for each in pieces if each is not initial]
    return list(pieces)


def _is_initial(piece: Piece, usual: float) -> bool:
    return len(piece.words) == 1 and piece.words.isupper() and piece.size > 1.8 * usual


def rows(pieces: Iterable[Piece], *, page: int = 0, column: int = 0) -> list[Line]:
    """The lines that pieces of one column make, from above."""
    found: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.base, piece.left)):
        row = next((row for row in reversed(found[-3:]) if _beside(row, piece)), None)
        if row is None:
            found.append([piece])
        else:
            row.append(piece)
    lines = [_line(row, page=page, column=column) for row in found]
    return sorted((line for line in lines if line.words), key=lambda line: line.base)


def _beside(row: Sequence[Piece], piece: Piece) -> bool:
    """Whether a piece stands on the line of a row, or is raised or lowered a little beside it."""
    tall = max(row, key=lambda each: each.size)
    much, little = max(tall.size, piece.size), min(tall.size, piece.size)
    if little < 0.8 * much:  # raised letters, or a note of small ones close below
        upper, lower = (piece, tall) if piece.size < tall.size else (tall, piece)
        return -0.1 * much < lower.base - upper.base < 0.6 * much
    return abs(tall.base - piece.base) < 0.35 * much


def _line(row: list[Piece], *, page: int, column: int) -> Line:
    row = sorted(row, key=lambda piece: piece.left)
    size = _size(row)
    level = max((piece for piece in row if piece.size > 0.8 * size), key=lambda piece: len(piece.words)).base
    words, marked = "", False
    end: float | None = None
    for number, piece in enumerate(row):
        raised = piece.size < 0.85 * size and level - piece.base > 0.08 * size
        if raised and _MARK.fullmatch(piece.words.strip()):
            marked = marked or number == 0
            continue
        gap = end is not None and piece.left - end > 0.16 * min(size, piece.size)
        words += (" " if gap else "") + piece.words
        end = piece.right
    words = " ".join(words.translate(_LIGATURES).split())
    return Line(words, row[0].left, row[-1].right, level, size, page, column, marked)


def _size(row: Sequence[Piece]) -> float:
    """The height of most letters of a row."""
    heights: dict[float, int] = {}
    for piece in row:
        heights[piece.size] = heights.get(piece.size, 0) + len(piece.words)
    return max(heights, key=lambda size: (heights[size], size))


def in_order(
    pieces: Sequence[Piece], *, page: int, first: int, likely: Sequence[float] = ()
) -> Iterator[Line]:
    """The lines of a page column by column; its columns are counted from `first` on.

    `likely` are places of gutters on other pages: enough on one that has only a few lines in a column.
    """
    found = gutter_of(pieces)
    gutter = _usual_gutter(pieces, likely) if found is None else found
    if gutter is None:
        yield from rows(pieces, page=page, column=first)
        return
    across = rows((piece for piece in pieces if piece.left < gutter < piece.right), page=page)
    sides = [
        [piece for piece in pieces if piece.right <= gutter],
        [piece for piece in pieces if piece.left >= gutter],
    ]
    floors = [*(line.base for line in across), float("inf")]
    ceiling = float("-inf")
    for number, floor in enumerate(floors):
        for side in sides:
            inside = [piece for piece in side if ceiling < piece.base <= floor]
            if inside:
                lines = list(in_order(inside, page=page, first=first))
                yield from lines
                first = max(line.column for line in lines) + 1 if lines else first
        if number < len(across):
            line = across[number]
            yield Line(line.words, line.left, line.right, line.base, line.size, page, first, line.marked)
            following = across[number + 1].base if number + 1 < len(across) else float("inf")
            between = any(line.base < piece.base <= following for side in sides for piece in side)
            first += between
        ceiling = floor


def gutter_of(pieces: Sequence[Piece]) -> float | None:
    """Where the white space between two columns of running text is; None on a page of one column."""
    if not 2 * _SIDE_LINES <= len(pieces) <= _MOST_PIECES:
        return None
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    height = median(piece.size for piece in pieces)
    letters = sum(len(piece.words) for piece in pieces)
    best: tuple[int, float] | None = None
    for x in _white(pieces, left + 0.2 * (right - left), left + 0.8 * (right - left), _GUTTER * height):
        before = [piece for piece in pieces if piece.right <= x]
        after = [piece for piece in pieces if piece.left >= x]
        fewer = min(sum(len(piece.words) for piece in side) for side in (before, after))
        if fewer > 0.1 * letters and _runs(before, x - left) and _runs(after, right - x):
            best = max(best or (0, 0.0), (fewer, x))
    return best[1] if best else None


def _usual_gutter(pieces: Sequence[Piece], likely: Sequence[float]) -> float | None:
    """The gutter of other pages that hardly a letter of this one crosses, if any stand beside it."""
    letters = sum(len(piece.words) for piece in pieces)
    best: tuple[int, float] | None = None
    for x in likely:
        crossing = sum(len(piece.words) for piece in pieces if piece.left < x < piece.right)
        beside = any(piece.right <= x for piece in pieces) and any(piece.left >= x for piece in pieces)
        if beside and 4 * crossing < letters:
            best = min(best or (crossing, x), (crossing, x))
    return best[1] if best else None


def _white(pieces: Sequence[Piece], low: float, high: float, width: float) -> Iterator[float]:
    """The middles of vertical stripes that few lines cross."""
    most = 0.35 * len(pieces)
    step = max(2.0, width / 3, (high - low) / 300)  # a damaged page may be miles wide
    x = low
    while x < high:
        crossing = sum(piece.left < x + width / 2 and piece.right > x - width / 2 for piece in pieces)
        if crossing <= most:
            yield x
        x += step


def _runs(side: Sequence[Piece], width: float) -> bool:
    """Whether the lines beside a gutter are those of running text, and no cells of a table."""
    lines = rows(side)
    if len(lines) < _SIDE_LINES:
        return False
    return median(line.right - line.left for line in lines) > 0.55 * width

"""From single letters, as PDFium knows them, to pieces of a line: the same natively and in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dashboard.reading.formats.pdf.placed import Page, Piece

Letter = tuple[int, float, float, float, float]
"""A letter's Unicode number, and its box in points from the lower left: left, bottom, right, top.

A box of nothing (0, 0, 0, 0) means that it has none.
"""
MOST_PAGES = 500
MOST_LETTERS = 60_000
"""The most letters of one page; what has more draws pictures with them."""
BLANKS = frozenset((0, 10, 13, 32, 160, 0x2002, 0x2003, 0x2009))
"""The numbers of letters that only part others."""
_NOWHERE = (0.0, 0.0, 0.0, 0.0)


def page(
    size: tuple[float, float],
    *,
    corner: tuple[float, float],
    letters: Iterable[Letter],
    angle: Callable[[int], float],
) -> Page:
    """A page of a width and height, the lower left `corner` of which is there in the letters' measure.

    `angle` gives the direction of a letter in radians, by its place in `letters`.
    """
    left, bottom = corner
    return Page(*size, list(_pieces(letters, left=left, top=bottom + size[1], angle=angle)))


def _pieces(
    letters: Iterable[Letter], *, left: float, top: float, angle: Callable[[int], float]
) -> Iterator[Piece]:
    """The letters of a page, side by side as they stand; sloping and upright ones are left out."""
    words: list[str] = []
    at = edge = base = size = 0.0
    space = False

    for place, (code, start, low, end, high) in enumerate(letters):
        if code in BLANKS:
            space = True
            continue
        if (start, low, end, high) == _NOWHERE:
            continue
        height = high - low
        near = abs(low - base) < 0.2 * size and abs(height - size) < 0.1 * size
        if not words or not near or not -0.5 * size < start - edge < 0.8 * size:
            if words:
                yield Piece("".join(words), at - left, edge - left, top - base, size)
            words, at, base, size, space = [], start, low, height, False
            if abs(angle(place)) % 6.28 > 0.1 or height <= 0:
                continue
        words.append((" " if space or start - edge > 0.25 * size else "") * bool(words) + chr(code))
        edge, space = end, False
    if words:
        yield Piece("".join(words), at - left, edge - left, top - base, size)

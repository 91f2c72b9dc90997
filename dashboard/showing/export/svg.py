"""A drawing as SVG, in presentation attributes only, so that no style sheet is needed to see it.

`textLength` fits every text into the width that it was given: whatever font the reader has, no label runs
into another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import groupby

from dashboard.showing.drawing import Dot, Drawing, Item, Mark, Path, Point, Word

# After the font in which words are measured come those that are about as wide: a wider one, as `system-ui`
# often is, would be squeezed.
FONT = (
    "'Source Sans Pro', 'Source Sans 3', 'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif"
)
MIDDLE = 0.36  # from the middle of a line to its letters' foot, in ems
ROOM = 20  # height of the area around a label that reacts to a pointer

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

Told = Callable[[Mark], tuple[str, str]]
"""The address that a mark leads to ('' if none) and what it tells when it is pointed at."""


def picture(drawing: Drawing, *, head: str = "", told: Told | None = None) -> str:
    """The inside of an `svg` element; `head` is its title and description, `told` what marks say."""
    labels = {(mark.x, mark.y): mark for mark in drawing.marks} if told else {}
    ground = _rect(0, 0, drawing.width, drawing.height, f'fill="{drawing.ground}"')
    plain = [item for item in drawing.items if not (isinstance(item, Word) and (item.x, item.y) in labels)]
    marked = [item for item in drawing.items if isinstance(item, Word) and (item.x, item.y) in labels]
    pieces = [head, ground, f'<g font-family="{FONT}">', *_items(plain)]
    if told:
        in_time = sorted(marked, key=lambda word: labels[word.x, word.y].left)
        pieces += _styled(in_time, lambda word: _told(word, labels[word.x, word.y], told))
    return "\n".join([*filter(None, pieces), "</g>"])


def _items(items: Iterable[Item]) -> Iterable[str]:
    for kind, run in groupby(items, key=type):
        if kind is Word:
            yield from _styled([item for item in run if isinstance(item, Word)], _text)
        else:
            yield from (
                _dot(item) if isinstance(item, Dot) else _shape(item)
                for item in run
                if not isinstance(item, Word)
            )


def _shape(shape: Path) -> str:
    opacity = "" if shape.opacity == 1 else f' fill-opacity="{number(shape.opacity)}"'
    return f'<path fill="{shape.fill}"{opacity} d="{"".join(map(_outline, shape.outlines))}"/>'


def _outline(points: Sequence[Point]) -> str:
    """A closed outline, as steps from point to point, which are shorter to write than coordinates."""
    (x, y), *rest = [(round(x, 2), round(y, 2)) for x, y in points]
    steps = [f"M{number(x)} {number(y)}"]
    for to_x, to_y in rest:
        across, down = number(to_x - x), number(to_y - y)
        if down == "0":
            steps.append(f"h{across}")
        elif across == "0":
            steps.append(f"v{down}")
        else:
            steps.append(f"l{across} {down}".replace(" -", "-"))
        x, y = to_x, to_y
    return "".join([*steps, "z"])


def _dot(dot: Dot) -> str:
    look = f'fill="{dot.fill}" stroke="{dot.rim}" stroke-width="{number(dot.rim_width)}"'
    x, y, r = number(dot.x), number(dot.y), dot.size / 2
    if dot.shape == "circle":
        return f'<circle cx="{x}" cy="{y}" r="{number(r)}" {look}/>'
    reach = number(r * 1.3)  # as Plotly draws it: as much ink as a circle
    sides = f"l{reach} {reach}l-{reach} {reach}l-{reach}-{reach}z"
    return f'<path d="M{x} {number(dot.y - r * 1.3)}{sides}" {look}/>'


def _styled(words: Sequence[Word], written: Callable[[Word], str]) -> Iterable[str]:
    """Words, grouped by their look."""
    for (size, fill, anchor), run in groupby(words, key=lambda word: (word.size, word.fill, word.anchor)):
        end = "" if anchor == "start" else f' text-anchor="{anchor}"'
        yield f'<g font-size="{number(size)}" fill="{fill}"{end}>'
        yield from map(written, run)
        yield "</g>"


def _text(word: Word) -> str:
    weight = ' font-weight="600"' if word.bold else ""
    fit = f'textLength="{number(word.width)}" lengthAdjust="spacingAndGlyphs"'
    place = f'x="{number(word.x)}" y="{number(word.y + MIDDLE * word.size)}"'
    return f"<text {place}{weight} {fit}>{plain(word.text)}</text>"


def _told(word: Word, mark: Mark, told: Told) -> str:
    """A label that reacts to a pointer and, if it is a link, to the keyboard."""
    address, title = told(mark)
    opened, closed = (f'<a href="{escape(address)}">', "</a>") if address else ("<g>", "</g>")
    place = _rect(mark.left, mark.y - ROOM / 2, mark.right - mark.left, ROOM, 'fill-opacity="0"')
    return f"{opened}<title>{plain(title)}</title>{place}{_text(word)}{closed}"


def _rect(x: float, y: float, width: float, height: float, look: str) -> str:
    place = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return f"<rect {place} {look}/>"


def plain(text: str) -> str:
    """Text as XML writes it; XML allows no control characters, and a table may hold some."""
    return escape(_CONTROL.sub("", text), quote=False)


def number(value: float) -> str:
    """A number to two decimal places, without zeros that can be left out."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text

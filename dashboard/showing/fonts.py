"""The letters of what is drawn without a browser: Source Sans Pro, from the package font-source-sans-pro.

So a drawing is the same on every machine, whatever fonts it has.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import accumulate, takewhile
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFile

OTHER = 1.0
"""The width of a letter that the font lacks, in ems: that of the widest scripts."""


def path(*, bold: bool = False) -> Path:
    """The font's file; `bold` is the semi-bold weight."""
    name = f"files/SourceSansPro-{'Semibold' if bold else 'Regular'}.ttf"
    return Path(str(files("font_source_sans_pro").joinpath(name)))


@cache
def widths(*, bold: bool = False) -> dict[str, float]:
    """The width of every letter in ems."""
    font = TTFontFile(str(path(bold=bold)))
    return {chr(code): width / 1000 for code, width in font.charWidths.items()}


def measure(text: str, *, size: float, bold: bool = False) -> float:
    """The width of a text, in the unit of `size`."""
    letters = widths(bold=bold)
    return size * sum(letters.get(letter, OTHER) for letter in text)


def fitted(text: str, *, room: float, size: float, bold: bool = False) -> str:
    """A text cut with an ellipsis to what fits into `room`."""
    if measure(text, size=size, bold=bold) <= room:
        return text
    letters = widths(bold=bold)
    ends = accumulate((letters.get(letter, OTHER) for letter in text), initial=letters["…"])
    fits = sum(1 for _ in takewhile(lambda end: size * end <= room, ends)) - 1
    return f"{text[: max(fits, 0)].rstrip()}…"

"""The chart of a table as shapes, dots and words, made by the page's own scripts (assets/) without a page.

Places are CSS pixels from the upper left corner. What writes a picture (SVG, PDF) needs nothing else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

import pandas as pd

from dashboard import edtf
from dashboard.showing import client, colours, fonts, i18n, page_data
from dashboard.source import Source

SCALES = ("elastic", "true")
_RGBA = re.compile(r"rgba\((\d+),(\d+),(\d+),([\d.]+)\)")
_ANCHORS = {"middle right": "start", "middle center": "middle"}

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """Filled outlines, each of at least three points; `fill` is `#rrggbb`."""

    outlines: tuple[tuple[Point, ...], ...]
    fill: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A day: `kind` is `circle`, or `diamond` where the date is approximate; `size` leaves out the rim."""

    x: float
    y: float
    kind: str
    fill: str
    rim: str
    size: float = 9.0
    rim_width: float = 1.8


@dataclass(frozen=True, slots=True)
class Word:
    """Text whose middle is at `y` and which starts at `x`, or has its `middle` or `end` there."""

    x: float
    y: float
    text: str
    fill: str
    size: float = 12.0
    bold: bool = False
    anchor: str = "start"

    @property
    def width(self) -> float:
        """The width in which it stands, in the letters of `typeface`."""
        return fonts.measure(self.text, size=self.size, bold=self.bold)


Item = Shape | Dot | Word


@dataclass(frozen=True, slots=True)
class Mark:
    """A happening with a label: the rows of the table that tell of it, the label's place, the room of all."""

    rows: tuple[int, ...]
    x: float
    y: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture, its items in the order in which they are painted."""

    width: float
    height: float
    ground: str
    items: tuple[Item, ...]
    marks: tuple[Mark, ...] = ()


def chart(
    frame: pd.DataFrame,
    *,
    sources: Sequence[Source],
    width: int,
    height: int,
    ground: str = "",
    scale: str = "elastic",
    lang: str = i18n.ENGLISH,
) -> Drawing:
    """The timeline of a table with our columns, in the light colours; `ground` is the paper's colour."""
    palette = colours.palette(ground=ground)
    answer = traced(
        frame, sources=sources, size=(width, height), palette=palette, look={"scale": scale}, lang=lang
    )
    items = [item for trace in answer["traces"] for item in _items(trace)]
    items += [
        Word(
            16 + lane["captionWidth"],
            lane["captionY"],
            i18n.say(lang, "paper.waiting", n=lane["waiting"]),
            palette["muted"],
            size=11,
        )
        for lane in answer["lanes"]
        if lane["waiting"]
    ]
    marks = [
        Mark(tuple(each["rows"]), each["x"], each["y"], each["left"], each["right"])
        for each in answer["marks"]
    ]
    return Drawing(width, height, palette["paper"], tuple(items), tuple(marks))


def traced(
    frame: pd.DataFrame,
    *,
    sources: Sequence[Source],
    size: tuple[int, int],
    palette: Mapping[str, Any],
    look: Mapping[str, Any],
    lang: str = i18n.ENGLISH,
) -> dict[str, Any]:
    """What the scripts draw: `{traces, layout}` for Plotly, the labelled `marks`, and `lanes`.

    `size` is (width, height) in pixels. `look` may hold `scale` (`elastic` or `true`), `first` and `last`
    (EDTF dates, the window of time) and `slack`: how many times as wide as in `typeface` plain and bold
    letters may be.
    """
    if look.get("scale", "elastic") not in SCALES:
        raise ValueError(f"scale {look['scale']!r} is neither of {', '.join(SCALES)}")
    plain, bold = look.get("slack", (1.0, 1.0))
    asked = {
        "palette": palette,
        "letters": {
            "plain": {letter: plain * width for letter, width in fonts.widths().items()},
            "bold": {letter: bold * width for letter, width in fonts.widths(bold=True).items()},
            "other": fonts.OTHER,
        },
        "scale": look.get("scale", "elastic"),
        "from": edtf.parse(look["first"]).earliest if look.get("first") else None,
        "to": edtf.parse(look["last"]).latest if look.get("last") else None,
        "width": size[0],
        "height": size[1],
    }
    data = page_data.payload(
        frame, sources=sources, lang=lang
    ).decode()  # the very same that the browser gets
    answer: dict[str, Any] = json.loads(client.drawn(f'{{"data":{data},{json.dumps(asked)[1:]}'))
    return answer


def _items(trace: Mapping[str, Any]) -> list[Item]:
    """The items of one Plotly trace, of the three kinds that client/src/chart/figure.ts makes."""
    places = list(zip(trace["x"], trace["y"], strict=True))
    if trace["mode"] == "none":
        fill, opacity = _paint(trace["fillcolor"])
        return [Shape(_outlines(places), fill, opacity)]
    if trace["mode"] == "markers":
        marker = trace["marker"]
        dots = zip(places, marker["symbol"], marker["color"], marker["line"]["color"], strict=True)
        size, width = marker["size"], marker["line"]["width"]
        return [Dot(x, y, kind, fill, rim, size, width) for (x, y), kind, fill, rim in dots]
    font = trace["textfont"]
    looks = zip(
        trace["text"], font["color"], font["size"], font["weight"], trace["textposition"], strict=True
    )
    return [
        Word(x, y, _words(text), colour, size=size, bold=weight >= 600, anchor=_ANCHORS[position])
        for (x, y), (text, colour, size, weight, position) in zip(places, looks, strict=True)
    ]


def _outlines(places: Sequence[tuple[float | None, float | None]]) -> tuple[tuple[Point, ...], ...]:
    """A path with gaps as outlines without their last point, which is the first one again."""
    outlines: list[tuple[Point, ...]] = []
    points: list[Point] = []
    for x, y in places:
        if x is not None and y is not None:
            points.append((x, y))
        elif points:
            outlines.append(tuple(points[:-1] if points[0] == points[-1] else points))
            points = []
    return tuple(outlines)


def _paint(colour: str) -> tuple[str, float]:
    """`#rrggbb` and an opacity from a colour as Plotly takes it."""
    found = _RGBA.fullmatch(colour)
    if not found:
        return colour, 1.0
    return "#" + "".join(f"{int(part):02x}" for part in found.groups()[:3]), float(found[4])


def _words(text: str) -> str:
    """Text as it reads: without Plotly's escapes, and without half of a letter that a label was cut in."""
    return unescape(text).encode("utf-16", "surrogatepass").decode("utf-16", "ignore")

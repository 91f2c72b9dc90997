"""The chart of a table as the list of things drawn (client/src/chart/items.ts), made without a page.

The page's own script makes it. Places are CSS pixels from the upper left corner. What writes a picture (SVG,
PDF) needs nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import edtf
from dashboard.showing import client, colours, fonts, i18n, page_data
from dashboard.source import Source

SCALES = ("elastic", "true")

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Path:
    """Filled outlines, each of at least three points; `fill` is `#rrggbb`."""

    outlines: tuple[tuple[Point, ...], ...]
    fill: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A day: `shape` is `circle`, or `diamond` where the date is approximate; `size` leaves out the rim."""

    x: float
    y: float
    shape: str
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
        """The width in which it stands, in the letters of `fonts`."""
        return fonts.measure(self.text, size=self.size, bold=self.bold)


Item = Path | Dot | Word


@dataclass(frozen=True, slots=True)
class Mark:
    """An event with a label: the rows that tell of it, the label's place, and the room of the whole."""

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
    answer = asked(
        "drawn",
        frame,
        sources=sources,
        size=(width, height),
        palette=palette,
        look={"scale": scale},
        lang=lang,
    )
    picture = answer["picture"]
    items = tuple(_item(**item) for item in picture["items"])
    return Drawing(width, height, picture["ground"], items, marks(answer))


def figure(
    frame: pd.DataFrame,
    *,
    sources: Sequence[Source],
    size: tuple[int, int],
    palette: Mapping[str, Any],
    look: Mapping[str, Any],
    lang: str = i18n.ENGLISH,
) -> tuple[dict[str, Any], tuple[Mark, ...]]:
    """The same as a Plotly figure, `{data, layout}`, and its marks; see `asked`."""
    answer = asked("figured", frame, sources=sources, size=size, palette=palette, look=look, lang=lang)
    return answer["figure"], marks(answer)


def marks(answer: Mapping[str, Any]) -> tuple[Mark, ...]:
    """The marks of an answer of the script."""
    return tuple(
        Mark(tuple(each["rows"]), each["x"], each["y"], each["left"], each["right"])
        for each in answer["marks"]
    )


def asked(
    name: client.Picture,
    frame: pd.DataFrame,
    *,
    sources: Sequence[Source],
    size: tuple[int, int],
    palette: Mapping[str, Any],
    look: Mapping[str, Any],
    lang: str,
) -> dict[str, Any]:
    """What the script answers about a table; `name` is the function in client/src/python.ts.

    `size` is (width, height) in pixels. `look` may hold `scale` (`elastic` or `true`), `first` and `last`
    (EDTF dates, the window of time) and `slack`: how many times as wide as in `fonts` plain and bold
    letters may be.
    """
    if look.get("scale", "elastic") not in SCALES:
        raise ValueError(f"scale {look['scale']!r} is neither of {', '.join(SCALES)}")
    plain, bold = look.get("slack", (1.0, 1.0))
    question = {
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
    # The same data as the browser gets.
    data = page_data.payload(frame, sources=sources, lang=lang).decode()
    found: dict[str, Any] = client.draw(name, f'{{"data":{data},{json.dumps(question)[1:]}')
    return found


def _item(kind: str, **item: Any) -> Item:
    if kind == "path":
        outlines = tuple(tuple(zip(line[::2], line[1::2], strict=True)) for line in item["outlines"])
        return Path(outlines, item["fill"], item["opacity"])
    if kind == "dot":
        return Dot(
            item["x"], item["y"], item["shape"], item["fill"], item["rim"], item["size"], item["rimWidth"]
        )
    bold = item["weight"] >= 600
    return Word(item["x"], item["y"], item["text"], item["fill"], item["size"], bold, item["anchor"])

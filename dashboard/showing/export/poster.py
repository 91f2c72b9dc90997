"""What stands around the chart on paper: title, legend, notes and the texts, all items of one drawing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard import edtf
from dashboard.showing import colours, dates_in_words, drawing, fonts, headings, page_data
from dashboard.showing.drawing import Dot, Drawing, Item, Mark, Path, Word
from dashboard.showing.export.request import Request
from dashboard.showing.i18n import ENGLISH, say
from dashboard.source import Source
from dashboard.source import colours as colours_of

GROUND = "#ffffff"
LEGEND = 30  # height of the legend's line
MARGIN = 50
LINE = 17  # from one line of small print to the next
SMALL = 11.0
MOST = 4  # the most texts that have a line each; if there are more, only their labels are given
KEY = 26  # width of a bar in the legend
BAR = 5  # height of a bar, as in client/src/chart/drawing.ts


def whole(request: Request, *, width: int, height: int, made: str) -> Drawing:
    """The page: heading, legend, chart, and notes at the foot; `made` says what made it."""
    foot = notes(request)
    top, bottom = MARGIN + 58 + LEGEND, height - MARGIN - LINE * len(foot) - 10
    room = width - 2 * MARGIN
    picture = moved_all(chart(request, width=room, height=bottom - top), MARGIN, top)
    ink, muted = (colours.named()[name] for name in ("ink", "muted"))
    items: list[Item] = [
        _fitted(Word(MARGIN, MARGIN + 8, heading(request), ink, 26, bold=True), room),
        _fitted(Word(MARGIN, MARGIN + 38, subtitle(request), muted, 13), room),
        *legend(
            request.frame, x=MARGIN, y=MARGIN + 54 + LEGEND / 2, room=room, ground=GROUND, lang=request.lang
        ),
        *picture.items,
    ]
    for number, line in enumerate(foot):
        y = bottom + 10 + LINE * (number + 0.5)
        taken = fonts.measure(made, size=SMALL) + 20 if number == len(foot) - 1 else 0
        items.append(_fitted(Word(MARGIN, y, line, muted, SMALL), room - taken))
    items.append(Word(width - MARGIN, height - MARGIN - LINE * 0.5, made, muted, SMALL, anchor="end"))
    return Drawing(width, height, GROUND, tuple(items), picture.marks)


def captioned(request: Request, *, width: int, height: int, ground: str) -> Drawing:
    """The chart under its legend, for a page that has a heading of its own."""
    picture = moved_all(chart(request, width=width, height=height, ground=ground), 0, LEGEND + 6)
    keys = legend(request.frame, x=8, y=LEGEND / 2, room=width - 16, ground=ground, lang=request.lang)
    return replace(picture, height=height + LEGEND + 6, items=(*keys, *picture.items))


def chart(request: Request, *, width: int, height: int, ground: str = GROUND) -> Drawing:
    """The chart alone."""
    return drawing.chart(
        request.frame,
        sources=request.sources,
        width=width,
        height=height,
        ground=ground,
        scale=scale(request),
        lang=request.lang,
    )


def scale(request: Request) -> str:
    """The scale asked for; elastic by default, also where a link asks for an unknown one."""
    asked = request.options.get("scale", "")
    return asked if asked in drawing.SCALES else drawing.SCALES[0]


def heading(request: Request) -> str:
    """The title of the page: the one asked for, or the dashboard's."""
    return request.options.get("title") or headings.title(shown(request), lang=request.lang)


def heading_language(request: Request) -> str:
    """The heading's `lang` as an attribute: an essay's title is in its own language."""
    own = not request.options.get("title") and headings.title_language(shown(request), lang=request.lang)
    return page_data.quoting(request.lang) if own else ""


def subtitle(request: Request) -> str:
    """The line below the heading: the one asked for, or what is on the page in numbers and years."""
    lang, n = request.lang, len(request.frame)
    asked = request.options.get("subtitle")
    counted = (headings.counted(shown(request), claims=n, lang=lang), years(request.frame, lang=lang))
    part = say(lang, "paper.part", n=request.of) if request.of > n else ""
    return " · ".join(filter(None, [*([asked] if asked else counted), part]))


def described(request: Request) -> str:
    """One sentence for those who do not see the picture."""
    lang = request.lang
    claims = say(lang, "page.claims", n=len(request.frame))
    sources = say(lang, "page.sources", n=len(shown(request)))
    return say(
        lang, "paper.picture", claims=claims, sources=sources, years=years(request.frame, lang=request.lang)
    )


def told(request: Request) -> dict[str, Any]:
    """The claims by columns, as the browser gets them, with their texts' `label` and `voice`, 1 to 8."""
    sources = shown(request)
    numbers = colours_of(sources)
    texts = {source.id: (source.label, numbers[source.id]) for source in sources}
    claims = page_data.claims(request.frame, background=request.background, lang=request.lang)
    labels, voices = (
        zip(*(texts[name] for name in claims["source"]), strict=True) if claims["n"] else ((), ())
    )
    return claims | {"label": labels, "voice": voices}


def spoken(claims: Mapping[str, Any], mark: Mark, *, lang: str) -> str:
    """What a label tells when it is pointed at: date, title and text of the claim that stands for it."""
    when, title, label = (claims[name][mark.rows[0]] for name in ("when", "title", "label"))
    return say(lang, "paper.spoken", when=when, title=title, source=label)


def rows(claims: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The claims one by one, each with the values of all columns by their names."""
    for row in range(claims["n"]):
        yield {name: column[row] for name, column in claims.items() if name != "n"}


def years(frame: pd.DataFrame, *, lang: str = ENGLISH) -> str:
    """The years from the first to the last day claimed, in words; '' without any."""
    dates = [edtf.parse(text) for text in frame["edtf"]]
    days = [day for date in dates for day in (date.earliest, date.latest) if day is not None]
    return between(min(days), max(days), lang=lang) if days else ""


def between(first: int, last: int, *, lang: str) -> str:
    """The years of two days in words: `1917 to 1921`."""
    years = (edtf.year_month_day(day)[0] for day in (first, last))
    return dates_in_words.tell("/".join(map(edtf.of_year, years)), lang)


def notes(request: Request) -> list[str]:
    """The lines at the foot: how to read the chart, and which texts it tells of."""
    keys = [f"paper.{scale(request)}", "paper.strokes", "paper.again", "paper.bold"]
    return [" ".join(say(request.lang, key) for key in keys), *texts(shown(request), lang=request.lang)]


def texts(sources: Sequence[Source], *, lang: str) -> list[str]:
    """Who wrote what and when, one text a line; if there are many, one line with their labels."""
    if len(sources) > MOST:
        return [f"{say(lang, 'paper.texts')}: {', '.join(source.label for source in sources)}"]
    return [text(source, lang=lang) for source in sources if source.title]


def text(source: Source, *, lang: str) -> str:
    """One text: author, title, year, and whether we only read its digest."""
    told = ", ".join(filter(None, [source.author, source.title])) or source.label
    year = f" ({dates_in_words.tell(source.published, lang)})" if source.published else ""
    return f"{told}{year}" + (f", {say(lang, 'paper.digest')}" if source.kind == "digest" else "")


def legend(frame: pd.DataFrame, *, x: float, y: float, room: float, ground: str, lang: str) -> list[Item]:
    """The keys to the marks from `x` in one line, or in two; those that are rare only where they are used."""
    ink, soft = (colours.named()[name] for name in ("ink", "soft"))
    keys: list[tuple[list[Item], float, str]] = [
        ([Dot(5, 0, "circle", ink, ink)], 10, "legend.day"),
        (_stretch(ink), KEY, "legend.within"),
        (_bar(ink), KEY, "legend.period"),
        ([Dot(5, 0, "diamond", ink, ink), *_faded(ink, 15)], KEY + 15, "legend.soft"),
        ([Dot(5, 0, "circle", ink, ink), *_bar(ink, 15)], KEY + 15, "paper.by_text"),
        ([Dot(5, 0, "circle", ground, ink), *_rim(ink, 15)], KEY + 15, "paper.by_reference"),
    ]
    ways = set(frame["dated_by"])
    if "context" in ways:
        keys.insert(-1, ([Dot(5, 0, "circle", ground, ink), *_half(ink)], KEY + 15, "paper.by_context"))
    if "editor" in ways:
        second = Path((_box(15, KEY, BAR / 2 + 1.1, BAR / 2 + 2.1),), ink)
        keys.append(
            (
                [*keys[-1][0], Dot(5, 0, "circle", ink, ink, size=3.6, rim_width=0), second],
                KEY + 15,
                "paper.by_editor",
            )
        )
    if "" in set(frame["earliest"]) | set(frame["latest"]):
        keys.append((_arrow(ink), KEY, "legend.open"))
    placed: list[tuple[list[Item], float, float, Word]] = []
    across, line = 0.0, 0
    for shapes, width, words in keys:
        word = Word(0, 0, say(lang, words), soft)
        if across and across + width + 7 + word.width > room:
            across, line = 0.0, line + 1
        placed.append((shapes, across, line, replace(word, x=across + width + 7)))
        across += width + 7 + word.width + 22
    items: list[Item] = []
    for shapes, at, number, word in placed:
        down = y + (number - line / 2) * LINE
        items += [*(moved(shape, x + at, down) for shape in shapes), moved(word, x, down)]
    return items


def _stretch(ink: str) -> list[Item]:
    """The line within which something happened, its dot in the middle."""
    ends = (_box(0, 1.5, -3.5, 3.5), _box(KEY - 1.5, 1.5, -3.5, 3.5), _box(0, KEY, -0.75, 0.75))
    return [Path(ends, ink), Dot(KEY / 2, 0, "circle", ink, ink, size=6, rim_width=1.5)]


def _bar(ink: str, x: float = 0) -> list[Item]:
    """A bar as the chart draws it."""
    return [Path((_box(x, KEY),), ink)]


def _faded(ink: str, x: float) -> list[Item]:
    """A bar with fading ends."""
    steps = [(at, (at + 1) / 5) for at in range(0, 10, 2)]
    fading = [_box(x + at, width) for at, width in steps] + [
        _box(x + KEY - at - width, width) for at, width in steps
    ]
    return [Path((*fading, _box(x + 10, KEY - 20)), ink)]


def _rim(ink: str, x: float) -> list[Item]:
    """A hollow bar."""
    levels = (_box(x, KEY, -BAR / 2, -BAR / 2 + 1.2), _box(x, KEY, BAR / 2 - 1.2, BAR / 2))
    return [Path((*levels, _box(x, 1.2), _box(x + KEY - 1.2, 1.2)), ink)]


def _half(ink: str) -> list[Item]:
    """The filled half of a dot, and a hollow bar of which half is filled."""
    turn = [math.pi * (0.5 + step / 12) for step in range(13)]
    disc = tuple((5 + 4.5 * math.cos(angle), 4.5 * math.sin(angle)) for angle in turn)
    return [Path((disc,), ink), *_rim(ink, 15), Path((_box(15, KEY / 2),), ink)]


def _arrow(ink: str) -> list[Item]:
    """A bar that is open at its end."""
    back = [(5, -5), (7, -5), (2, 0), (7, 5), (5, 5), (0, 0)]
    tip = tuple((float(KEY - left), float(y)) for left, y in back)
    return [Path((_box(0, KEY - 12), tip), ink)]


def _box(
    left: float, width: float, top: float = -BAR / 2, bottom: float = BAR / 2
) -> tuple[drawing.Point, ...]:
    return ((left, top), (left + width, top), (left + width, bottom), (left, bottom))


def _fitted(word: Word, room: float) -> Word:
    return replace(word, text=fonts.fitted(word.text, room=room, size=word.size, bold=word.bold))


def moved(item: Item, across: float, down: float) -> Item:
    """An item at another place."""
    if isinstance(item, Path):
        outlines = (tuple((x + across, y + down) for x, y in outline) for outline in item.outlines)
        return replace(item, outlines=tuple(outlines))
    return replace(item, x=item.x + across, y=item.y + down)


def moved_all(picture: Drawing, across: float, down: float) -> Drawing:
    """A drawing with everything on it at another place."""
    marks = tuple(
        replace(mark, x=mark.x + across, y=mark.y + down, left=mark.left + across, right=mark.right + across)
        for mark in picture.marks
    )
    return replace(picture, items=tuple(moved(item, across, down) for item in picture.items), marks=marks)


def shown(request: Request) -> list[Source]:
    """The texts that make the claims, in order of first appearance."""
    return page_data.shown_sources(request.frame, sources=request.sources)

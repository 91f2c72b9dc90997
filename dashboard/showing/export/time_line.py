"""A time line with a ruler: empty, to write on, or with the claims' numbers at their times.

Here everything gets its place; `time_line_drawn.py` draws it, as SVG, on a page of a PDF, or as a picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from babel import Locale

from dashboard import edtf
from dashboard.showing import colours, dates_in_words, query
from dashboard.showing.export.request import Request

WIDTH = 1000.0
EMPTY = 190.0  # height of the room to write in
LOW = 120.0  # the same where room is scarce
INSET = 16.0
SIZE = 15.5  # of words
_ABREAST = 3  # numbers of one time that may stand beside each other, however short it is
_MANY = 24  # claims; fewer have room on one line
LETTER = 0.6  # width of a figure, in ems
_GAP = 1.1  # between two numbers, in figures
INK, GUIDE, SHADE, SEVERAL = "#1c1b19", "#d6d1c7", "#ece8df", "#55514a"
_YEARS = [base * 10**power for power in range(7) for base in (1, 2, 5)]
_MONTHS = (1, 2, 3, 6)
_LABELS = 12  # at most
_SHORT = 913  # days, two years and a half: a shorter time is told in months


@dataclass(frozen=True, slots=True)
class Tick:
    """A round date: its day, and what stands at it, in one or two lines."""

    day: int
    label: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A claim on the line: its number, its first and last day, its colour."""

    text: str
    first: int
    last: int
    fill: str


@dataclass(frozen=True, slots=True)
class Rows:
    """How numbers are stacked: their size, the height of a row, and how many rows there may be."""

    size: float
    height: float
    most: int


_FITS = (Rows(SIZE, 19, 34), Rows(12.5, 15, 58))
"""Half a page of rows that are easy to read; where they do not hold all, a whole page of smaller ones."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Numbers of the same time: their middle, the two ends of the time, and the row, 0 next to the line."""

    numbers: tuple[Number, ...]
    middle: float
    left: float
    right: float
    level: int


def period(request: Request, claims: Mapping[str, Any]) -> tuple[int, int]:
    """The first and last day of the line: those of the link's window, on an open side those of the claims."""
    window = query.read(request.frame, request.query)
    days = [day for name in ("earliest", "latest") for day in claims[name] if day is not None]
    first = window.first if window.first is not None else min(days, default=edtf.day_number(1900, 1, 1))
    last = window.last if window.last is not None else max(days, default=edtf.day_number(1999, 12, 31))
    return min(first, last), max(first, last)


def busiest(claims: Mapping[str, Any], first: int, last: int) -> tuple[int, int] | None:
    """The few whole years in which most claims lie, if they need a line of their own; else None."""
    middles = sorted(map(middle, *_within(claims, first, last)))
    many = -(-len(middles) * 3 // 5)
    if len(middles) < _MANY:
        return None
    spans = zip(middles, middles[many - 1 :], strict=False)
    low, high = min(spans, key=lambda span: span[1] - span[0])
    begin = edtf.day_number(edtf.year_month_day(low)[0], 1, 1)
    end = edtf.day_number(edtf.year_month_day(high)[0], 12, 31)
    return (begin, end) if (end - begin) * 4 < last - first else None


def _within(claims: Mapping[str, Any], first: int, last: int) -> tuple[list[int], list[int]]:
    """The first and last days of claims, cut to a period; an open side ends with the period."""
    return (
        [first if day is None else min(max(day, first), last) for day in claims["earliest"]],
        [last if day is None else max(min(day, last), first) for day in claims["latest"]],
    )


def numbered(claims: Mapping[str, Any], first: int, last: int) -> list[Number]:
    """Every claim of `poster.told` by its number, counted from 1, in its source's colour."""
    named = colours.named()
    fills = [named[f"source-{voice}"] for voice in claims["voice"]]
    days = zip(*_within(claims, first, last), fills, strict=True)
    return [Number(str(at), begins, ends, fill) for at, (begins, ends, fill) in enumerate(days, 1)]


def middle(first: int, last: int) -> int:
    """The day in the middle of a time: where its number stands."""
    return (first + last) // 2


def ticks(first: int, last: int, *, lang: str) -> list[Tick]:
    """Round dates from the last before the first day to the first after the last, and bare ones between."""
    if last - first < _SHORT:
        return _months(first, last, lang=lang)
    low, high = edtf.year_month_day(first)[0], edtf.year_month_day(last + 1)[0]
    step = next((each for each in _YEARS if (high - low) / each <= _LABELS - 1), _YEARS[-1])
    fine = next((each for each in (10, 5, 2) if step % each == 0 and step > 1), 1)
    few = max(1, step // fine)
    labelled = set(_round(low, high, step))
    return [
        Tick(edtf.day_number(year, 1, 1), _year(year, lang) if year in labelled else "")
        for year in _round(min(labelled), max(labelled), few)
    ]


def _round(low: int, high: int, step: int) -> list[int]:
    """Round years around a time, round as they are written: 100 BC is the year -99."""
    begin = ((low - (low <= 0 and step > 1)) // step) * step
    end = -(-high // step) * step
    years = range(begin, end + step, step)
    return [year + 1 if year < 0 and step > 1 else year for year in years]


def _year(year: int, lang: str) -> str:
    """A year as it is written: -43 is 44 BC; nothing for those that no date can name."""
    if abs(year) > edtf.LAST_YEAR:
        return ""
    return dates_in_words.tell(edtf.of_year(year), lang)


def _months(first: int, last: int, *, lang: str) -> list[Tick]:
    """The beginnings of months, named; the year stands below the first one and below each January."""
    year, month, _ = edtf.year_month_day(first)
    end_year, end_month, _ = edtf.year_month_day(last + 1)
    low, high = year * 12 + month - 1, end_year * 12 + end_month - 1 + (edtf.year_month_day(last + 1)[2] > 1)
    step = next((each for each in _MONTHS if (high - low) / each <= _LABELS), _MONTHS[-1])
    names = Locale.parse(lang).months["stand-alone"]["abbreviated"]
    begin, end = (low // step) * step, -(-high // step) * step
    found = []
    for month in range(begin, end + 1):
        day = edtf.day_number(month // 12, month % 12 + 1, 1)
        if (month - begin) % step:
            found.append(Tick(day))
            continue
        below = _year(month // 12, lang) if month == begin or month % 12 < step else ""
        found.append(Tick(day, names[month % 12 + 1], below))
    return found


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line between two points."""

    ends: tuple[float, float, float, float]
    colour: str
    width: float
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Shade:
    """A filled rectangle: left, top, right, bottom."""

    box: tuple[float, float, float, float]
    colour: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words on their base line; `wide` is the width that they must have, 0 for their own."""

    x: float
    y: float
    text: str
    anchor: str
    size: float
    colour: str
    bold: bool = False
    wide: float = 0.0


Shape = Stroke | Shade | Label


@dataclass(frozen=True, slots=True)
class Line:
    """A line, WIDTH across: what is drawn, from back to front, and for how many numbers was no room."""

    shapes: tuple[Shape, ...]
    height: float
    left: int


def line(
    first: int,
    last: int,
    *,
    lang: str,
    numbers: Sequence[Number] = (),
    shaded: tuple[int, int] | None = None,
    least: float = EMPTY,
) -> Line:
    """The line from one day to another.

    `shaded` is a stretch of time that has a line of its own; `least` the height of the room to write in.
    """
    marks = ticks(first, last, lang=lang)
    low, high = marks[0].day, marks[-1].day
    across = (WIDTH - 2 * INSET) / max(1, high - low)

    def x(day: float) -> float:
        return INSET + (min(max(day, low), high) - low) * across

    for rows in _FITS:
        placed = _placed(numbers, x, rows)
        room = sum(len(one.numbers) for one in placed)
        if room == len(numbers):
            break
    levels = max((one.level for one in placed), default=0) + 1
    top = max(least, levels * rows.height + 14)
    below = any(tick.below for tick in marks)
    shade = [Shade((x(shaded[0]), 6, x(shaded[1] + 1), top), SHADE)] if shaded else []
    shapes = [
        *shade,
        *_ruled(marks, x, top),
        *(piece for one in placed for piece in _written(one, top, rows)),
    ]
    return Line(tuple(shapes), top + (48 if below else 30), len(numbers) - room)


def _ruled(marks: Sequence[Tick], x: Callable[[float], float], top: float) -> Iterable[Shape]:
    """The line itself, round dates on it, and faint guides to write along."""
    for tick in marks:
        at = x(tick.day)
        if tick.label:
            yield Stroke((at, 6, at, top), GUIDE, 1)
        length, width = (9, 1.6) if tick.label else (5, 0.9)
        yield Stroke((at, top, at, top + length), INK, width)
    yield Stroke((0, top, WIDTH, top), INK, 2)
    for tick in marks:
        for text, down, bold in ((tick.label, 25, False), (tick.below, 42, True)):
            if text:
                anchor, start = _anchored(x(tick.day), len(text))
                yield Label(start, top + down, text, anchor, SIZE, INK, bold)


def _anchored(x: float, letters: int) -> tuple[str, float]:
    """Where words are placed so that those at the line's ends stay on the paper."""
    half = letters * LETTER * SIZE / 2
    if x < half:
        return "start", 0.0
    return ("end", WIDTH) if x > WIDTH - half else ("middle", x)


def _placed(numbers: Sequence[Number], x: Callable[[float], float], rows: Rows) -> list[Placed]:
    """The numbers that have room, in rows: short times next to the line, none over another."""
    taken: list[list[tuple[float, float]]] = []
    found = []
    for left, right, several in _together(numbers, x, rows):
        half = _wide(several, rows) / 2 + 2.5
        middle = min(max((left + right) / 2, half), WIDTH - half)
        room = min(left, middle - half), max(right, middle + half)
        free = (at for at, row in enumerate(taken) if all(room[1] <= a or room[0] >= b for a, b in row))
        level = next(free, len(taken))
        if level >= rows.most:
            continue
        if level == len(taken):
            taken.append([])
        taken[level].append(room)
        found.append(Placed(several, middle, left, right, level))
    return found


def _together(
    numbers: Sequence[Number], x: Callable[[float], float], rows: Rows
) -> list[tuple[float, float, tuple[Number, ...]]]:
    """Numbers of the same time beside each other, as many as it is wide, but three at any rate.

    With the two ends of their time; the short times first, then by when they begin.
    """
    found = []
    same = sorted(numbers, key=lambda one: (one.first, one.last, int(one.text)))
    for days, group in groupby(same, key=lambda one: (one.first, one.last)):
        left, right = x(days[0]), x(days[1] + 1)
        several: tuple[Number, ...] = ()
        for one in group:
            if len(several) >= _ABREAST and _wide((*several, one), rows) > right - left:
                found.append((left, right, several))
                several = ()
            several = (*several, one)
        found.append((left, right, several))
    return sorted(found, key=lambda each: (round(each[1] - each[0]), each[0], int(each[2][0].text)))


def _wide(several: Sequence[Number], rows: Rows) -> float:
    """The width of some numbers beside each other."""
    letters = sum(len(one.text) for one in several) + _GAP * (len(several) - 1)
    return letters * LETTER * rows.size


def _written(one: Placed, top: float, rows: Rows) -> Iterable[Shape]:
    """Numbers, and under them the time that they cover, where that is wider than a few figures."""
    y = top - one.level * rows.height
    if one.right - one.left > 3 * LETTER * rows.size:
        fill = one.numbers[0].fill if len({each.fill for each in one.numbers}) == 1 else SEVERAL
        yield Stroke((one.left, y - 3, one.right, y - 3), fill, 1.4, 0.65)
    left = one.middle - _wide(one.numbers, rows) / 2
    for number in one.numbers:
        wide = _wide([number], rows)
        yield Label(left + wide / 2, y - 5.5, number.text, "middle", rows.size, number.fill, True, wide)
        left += wide + _GAP * LETTER * rows.size

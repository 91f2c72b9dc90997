"""Slides for PowerPoint and the like, one an event: its date, and the passage of each text that tells it.

The events are those that a presentation on the page has: of the starred claims or, where none is starred, of
all that are chosen. Beside them stands what the other texts say, whether a filter hides it or not. What finds
no room on a slide is in its notes. A picture that the table names stands beside the
title. Needs python-pptx, the extra `slides`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from dashboard import __version__, pictures
from dashboard.showing import colours, fonts, page_data
from dashboard.showing.export import poster
from dashboard.showing.export.request import ExportError, Request
from dashboard.showing.i18n import say
from dashboard.source import Source

WIDTH, HEIGHT = 13.333, 7.5  # inches
_EDGE, _GAP, _TOP = 0.6, 0.4, 2.2
_ROOM = HEIGHT - _TOP - 0.75  # inches for what the texts say
_SIZES = (30, 28, 26, 24, 22, 20, 18, 16, 14, 12)  # points
_BESIDE = 3  # texts side by side; the others stand in the notes
_LEADING = 1.22
_SHOWN = ("image/png", "image/jpeg", "image/gif")  # what PowerPoint and python-pptx know
_TITLED = 5  # the layout with a title alone, which outlines and screen readers know
_WHEN = (1980, 1, 1, 0, 0, 0)  # of every part of the file, so that equal claims give equal bytes


@dataclass(frozen=True, slots=True)
class Said:
    """What one text says of an event: its name and colour; of each claim date, passage and place."""

    label: str
    colour: str
    claims: tuple[tuple[str, str, str], ...]
    silent: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One event."""

    title: str
    when: str
    texts: tuple[Said, ...]
    picture: bytes = b""


def can() -> bool:
    """Whether slides can be made here."""
    return find_spec("pptx") is not None


def count(request: Request) -> int:
    """How many slides there are, the first one, with the title, among them."""
    return 1 + len(_events(request))


def to_pptx(request: Request) -> bytes:
    """The file; raises ExportError where python-pptx is not there."""
    if not can():
        raise ExportError("slides need python-pptx: pip install 'claimline[slides]' brings it")
    from pptx import Presentation
    from pptx.util import Inches

    made = Presentation()
    made.slide_width, made.slide_height = Inches(WIDTH), Inches(HEIGHT)
    told = made.core_properties
    told.title, told.author, told.language = poster.heading(request), f"Claimline {__version__}", request.lang
    _first(made, request)
    for slide in slides(request):
        _draw(made, slide)
    return _steady(made)


def slides(request: Request) -> Iterator[Slide]:
    """What stands on each slide, the events in order of time."""
    frame = request.frame if request.whole is None else request.whole
    sources = page_data.shown_sources(frame, sources=request.sources)
    claims = page_data.claims(frame, background=request.background, lang=request.lang)
    rows = list(poster.rows(claims))
    by_event: dict[str, list[int]] = {}
    for row in page_data.in_time(claims):
        by_event.setdefault(rows[row]["event"], []).append(row)
    chosen = _events(request)
    known = request.background.references
    held = request.background.pictures
    fills = colours.named()
    for event, found in by_event.items():
        if event not in chosen:
            continue
        first = next(row for row in found if rows[row]["id"] in chosen[event])
        title = known[event].title if event in known else rows[first]["title"]
        texts = [
            _said(source, [rows[row] for row in found], fills[f"source-{at % 8 + 1}"], lang=request.lang)
            for at, source in enumerate(sources)
        ]
        texts.sort(key=lambda one: not one.claims)
        shown = next((rows[row]["image"] for row in found if rows[row].get("image") in held), "")
        yield Slide(title, rows[first]["when"], tuple(texts), pictures.content(held[shown]) if shown else b"")


def _events(request: Request) -> Mapping[str, set[str]]:
    """The events of the lesson, each with the ids of its claims."""
    frame = request.frame
    starred = frame[frame["claim_id"].isin(request.background.starred)]
    found: dict[str, set[str]] = {}
    for name, event in (starred if len(starred) else frame)[["claim_id", "event"]].itertuples(index=False):
        found.setdefault(event, set()).add(name)
    return found


def _said(source: Source, rows: Sequence[Mapping[str, Any]], colour: str, *, lang: str) -> Said:
    own = [row for row in rows if row["source"] == source.id]
    claims = tuple(
        (
            row["when"],
            row["claim"],
            say(lang, "worksheet.paragraph", n=row["paragraph"]) if row["paragraph"] else "",
        )
        for row in own
    )
    silent = say(lang, "compare.silent_digest" if source.kind == "digest" else "compare.silent")
    return Said(source.label, colour, claims, "" if own else silent)


def _first(made: Any, request: Request) -> None:
    """The slide with the title, and who wrote what."""
    page = made.slides.add_slide(made.slide_layouts[_TITLED])
    ink, muted = (colours.named()[name] for name in ("ink", "muted"))
    _title(page, (poster.heading(request), 40, True, ink), top=2.2)
    lines = [[(poster.subtitle(request), 18, False, muted)]]
    lines += [[(line, 16, False, muted)] for line in poster.texts(poster.shown(request), lang=request.lang)]
    lines.append([(f"{say(request.lang, 'paper.made')} {__version__}", 12, False, muted)])
    _words(page, lines, left=_EDGE, top=4.0, width=WIDTH - 2 * _EDGE)


def _draw(made: Any, slide: Slide) -> None:
    page = made.slides.add_slide(made.slide_layouts[_TITLED])
    ink, muted = (colours.named()[name] for name in ("ink", "muted"))
    wide = WIDTH - 2 * _EDGE - (_pictured(page, slide.picture) if slide.picture else 0)
    _words(page, [[(slide.when, 24, False, muted)]], left=_EDGE, top=0.45, width=wide)
    size = next((one for one in (36, 30, 26, 22) if _lines(slide.title, wide, one, bold=True) <= 1), 22)
    _title(page, (slide.title, size, True, ink), top=0.95, width=wide)
    wide = WIDTH - 2 * _EDGE
    shown = slide.texts[:_BESIDE]
    width = (wide - _GAP * (len(shown) - 1)) / len(shown)
    size = next(
        (one for one in _SIZES if all(_height(text, width, one) <= _ROOM for text in shown)), _SIZES[-1]
    )
    whole = len(shown) == len(slide.texts)
    for at, text in enumerate(shown):
        lines, fits = _column(text, width, size)
        whole &= fits
        _words(page, lines, left=_EDGE + at * (width + _GAP), top=_TOP, width=width)
    if not whole:
        page.notes_slide.notes_text_frame.text = "\n\n".join(_note(text) for text in slide.texts)


def _pictured(page: Any, picture: bytes) -> float:
    """Put a picture into the upper right corner; returns how many inches of width it takes from the title."""
    from pptx.util import Inches

    if pictures.kind(picture) not in _SHOWN:
        return 0
    try:
        placed = page.shapes.add_picture(io.BytesIO(picture), 0, 0)
    except Exception:  # a damaged picture; python-pptx and Pillow raise many kinds
        return 0
    share = min(Inches(3) / placed.width, Inches(_TOP - 0.5) / placed.height)
    placed.width, placed.height = int(placed.width * share), int(placed.height * share)
    placed.left, placed.top = Inches(WIDTH - _EDGE) - placed.width, Inches(0.3)
    return float(placed.width / Inches(1)) + _GAP


def _note(text: Said) -> str:
    said = [" ".join(filter(None, [f"{when}:", passage, place])) for when, passage, place in text.claims]
    return "\n".join([text.label, *(said or [text.silent])])


Run = tuple[str, float, bool, str]
"""A stretch of words: the text, its size in points, whether it is bold, its colour."""


def _column(text: Said, width: float, size: float) -> tuple[list[list[Run]], bool]:
    """The paragraphs of one text, as many as have room, and whether all have."""
    ink, muted = (colours.named()[name] for name in ("ink", "muted"))
    lines: list[list[Run]] = [[(text.label, 18, True, text.colour)]]
    taken = 18 * _LEADING / 72
    for when, passage, place in text.claims:
        taken += _claim_height(passage, width, size)
        if taken > _ROOM and len(lines) > 1:
            return [*lines, [("…", size, False, ink)]], False
        lines += [
            [(when, size * 0.75, True, ink), (f"   {place}" if place else "", size * 0.75, False, muted)],
            [(passage, size, False, ink)],
        ]
    if text.silent:
        lines.append([(text.silent, size * 0.8, False, muted)])
    return lines, taken <= _ROOM


def _height(text: Said, width: float, size: float) -> float:
    return 18 * _LEADING / 72 + sum(_claim_height(passage, width, size) for _, passage, _ in text.claims)


def _claim_height(passage: str, width: float, size: float) -> float:
    """Inches that a claim takes: a line for its date, and its passage."""
    return (_lines(passage, width, size) + 0.75) * size * _LEADING / 72 + 12 / 72


def _lines(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """About how many lines a text needs; words do not fill them to the end."""
    return -(-int(fonts.measure(text, size=size, bold=bold) * 1.1) // int(width * 72))


def _title(page: Any, run: Run, *, top: float, width: float = WIDTH - 2 * _EDGE) -> None:
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Inches

    box = page.shapes.title
    box.left, box.top = Inches(_EDGE), Inches(top)
    box.width, box.height = Inches(width), Inches(0.9)
    box.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    _fill(box.text_frame, [[run]])
    box.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT


def _words(page: Any, paragraphs: Sequence[Sequence[Run]], *, left: float, top: float, width: float) -> None:
    """A box with words."""
    from pptx.util import Inches

    box = page.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(0.5))
    _fill(box.text_frame, paragraphs)


def _fill(frame: Any, paragraphs: Sequence[Sequence[Run]]) -> None:
    from pptx.dml import color
    from pptx.util import Pt

    rgb: Any = color.RGBColor
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = 0
    for at, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(4)
        for text, size, bold, colour in runs:
            run = paragraph.add_run()
            run.text = text
            run.font.size, run.font.bold = Pt(size), bold
            run.font.color.rgb = rgb(*bytes.fromhex(colour.removeprefix("#")))


def _steady(made: Any) -> bytes:
    """The file, with one time for all its parts."""
    written, out = io.BytesIO(), io.BytesIO()
    made.save(written)
    with zipfile.ZipFile(written) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as steady:
        for part in given.infolist():
            steady.writestr(zipfile.ZipInfo(part.filename, _WHEN), given.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()

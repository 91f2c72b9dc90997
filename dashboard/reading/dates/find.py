"""Every date that a text names: the way from a document to dates.

`scan` searches for the words that dates are made of (figures, months, seasons, units of time) and tries the
rules there (`rules/`); `words_around` adds what belongs to a date beside it; `resolve` works out from the
dates before what was left unsaid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard import edtf
from dashboard.reading.blocks import Block, Document
from dashboard.reading.dates import other_languages, resolve, to_edtf
from dashboard.reading.dates.rule import Found
from dashboard.reading.dates.rules import days, phrases
from dashboard.reading.dates.scan import Age, age_of, anchors, cores
from dashboard.reading.dates.story_clock import Clock, Option, Setting
from dashboard.reading.dates.words_around import widened


@dataclass(frozen=True, slots=True)
class Timex:
    """A date expression: its words and place, the rule that read it, and what it means.

    `start` and `end` are Python string indices into the document's text, half-open. `edtf` is '' when it has
    no place on the calendar (a length of time). `open_edtf` is the open side that a word before it gives:
    'until March 1918' is `../1918-03`. `anchor` is the span of the expression that it leans on; None if it
    needs none, or leans on the day of publication. `old_style` if the text calls the day one of the Julian
    calendar; `edtf` is the day as written all the same.
    """

    start: int
    end: int
    words: str
    edtf: str
    kind: str
    rule: str
    zone: str
    open_edtf: str = ""
    anchor: tuple[int, int] | None = None
    old_style: bool = False

    @property
    def earliest(self) -> str:
        """The first day it can mean, ISO 8601; '' if open or not on the calendar."""
        return edtf.parse(self.edtf).bounds[0] if self.edtf else ""

    @property
    def latest(self) -> str:
        """The last day it can mean, ISO 8601; '' if open or not on the calendar."""
        return edtf.parse(self.edtf).bounds[1] if self.edtf else ""


_READ = ("title", "byline", "heading", "body", "notes")


def find(document: Document, *, published: str = "", language: str = "") -> tuple[Timex, ...]:
    """The date expressions of a document, in text order, none overlapping another.

    `published` (EDTF) is the day to count `last week` from; without it the byline's is taken, or the one
    that the text implies ('21 January 1924, 100 years ago today').
    `language` is an ISO 639-1 code, or '' to go by the words; what leans on another date is read in English.
    """
    text = document.text
    language = language or other_languages.detect(text)
    age = age_of(text)
    found = list(_english(document, age) if language == "en" else _foreign(document, language))
    day = published or document.source.published or _implied([item for item, _ in found])
    return tuple(_timexes(found, text, Setting(_clock(day), age.ancient, age.early)))


def _english(document: Document, age: Age) -> Iterator[tuple[Found, Block]]:
    text = document.text
    places = anchors(text)
    for block in document.blocks:
        if block.zone in _READ:
            floor = block.start
            for core in cores(text, block.start, block.end, age=age, places=places):
                if core.start < floor:
                    continue  # words that the last expression has taken: `30 December of that year`
                whole = widened(core, text, floor)
                floor = whole.end
                yield whole, block


def _foreign(document: Document, language: str) -> Iterator[tuple[Found, Block]]:
    for block in document.blocks:
        if block.zone in _READ:
            for core in other_languages.cores(document.text, block.start, block.end, language=language):
                yield core, block


def _clock(day: str) -> Clock:
    try:
        parsed = edtf.parse(day)
    except edtf.EDTFError:
        return Clock()
    if parsed.earliest is None:
        return Clock()
    year, month, dom = edtf.year_month_day(parsed.earliest)
    known = {"day": 3, "month": 2}.get(parsed.precision, 1)
    return Clock(year, month if known > 1 else None, dom if known > 2 else None)


def _implied(found: list[Found]) -> str:
    """The publication day that `100 years ago today` implies beside a full date."""
    for index, item in enumerate(found):
        if item.frame == "jubilee" and not int(item.part or 0):
            for near in found[max(0, index - 1) : index + 2]:
                point = near.first
                if point and point.year and point.month and point.day and abs(near.start - item.end) < 80:
                    return to_edtf.of_point(point, point.year - item.shift)
    return ""


def _timexes(found: list[tuple[Found, Block]], text: str, setting: Setting) -> Iterator[Timex]:
    threads: dict[object, list[int]] = {}
    for index, (_, block) in enumerate(found):
        key = (block.zone, block.number) if block.zone in ("notes", "byline", "title") else "story"
        threads.setdefault(key, []).append(index)
    placed: dict[int, Option] = {}
    for indices in threads.values():
        items = []
        for before, i in zip([None, *indices], indices, strict=False):
            where = _where(found[i][0], found[i][1], text)
            if where == "body" and (before is None or found[before][1] is not found[i][1]):
                where = "opening"
            elif where == "body" and _SENTENCE.search(
                text, max(0, found[i][0].start - 16), found[i][0].start
            ):
                where = "sentence"
            items.append((found[i][0], where))
        placed |= dict(zip(indices, resolve.place_all(items, setting), strict=True))
    for index, (item, block) in enumerate(found):
        value = placed[index].edtf
        if item.rule in _CLOCKS and index + 1 < len(found) and 0 <= found[index + 1][0].start - item.end < 45:
            value = placed[index + 1].edtf if _is_day(placed[index + 1].edtf) else value
        if not value and item.kind != "duration":
            continue
        yield Timex(
            item.start,
            item.end,
            text[item.start : item.end],
            value,
            item.kind,
            item.rule,
            block.zone,
            _opened(value, item.open) if value else "",
            placed[index].anchor,
            _is_day(value) and bool(_OLD_STYLE.match(text, item.end)),
        )


_SENTENCE = re.compile(
    r"(?:[.!?]['’”\"]?\s|\n)(?:(?:In|On|By|During|The|From|At|After|Since|Until)\s)?(?:the\s)?$"
)
_AHEAD = re.compile(
    r"\b(?:planned|scheduled|expected|due\s(?:in|on|by|for)|promised|predicted|projected|anticipated)\b[^.]*$"
)
_OLD_STYLE = re.compile(r"[\s,]{0,2}\(?(?:[Oo]ld\s[Ss]tyle|O\.\s?S\.|OS\b|in\sthe\sJulian\scalendar)")
_CLOCKS = (days.CLOCK.name, phrases.CLOCK_WORDS.name)


def _is_day(value: str) -> bool:
    return value.lstrip("-").partition("/")[0].count("-") == 2


def _where(item: Found, block: Block, text: str) -> str:
    if block.zone == "heading":
        return "heading"
    if _AHEAD.search(text, max(block.start, item.start - 40), item.start):
        return "aside"
    opened = text.rfind("(", max(block.start, item.start - 60), item.start)
    return "aside" if opened >= 0 and text.find(")", opened, item.start) < 0 else "body"


def _opened(value: str, word: str) -> str:
    """`until`, `by`: up to its last day; `since`: from its first; `before`, `after`: without it."""
    if not word:
        return ""
    start, end = value.partition("/")[0].replace("X", "0"), value.rpartition("/")[2].replace("X", "9")
    if word in ("until", "till", "up to", "by"):
        return to_edtf.valid(f"../{end}")
    if word in ("since", "from"):
        return to_edtf.valid(f"{start}/..")
    parsed = edtf.parse(value)
    bound = parsed.latest if word == "after" else parsed.earliest
    if bound is None:
        return ""
    year, month, day = edtf.year_month_day(bound + (1 if word == "after" else -1))
    text = start if word != "after" else end
    text = text.lstrip("-")
    parts = (to_edtf.year_text(year), f"{month:02d}", f"{day:02d}")[: min(3, text.count("-") + 1)]
    return to_edtf.valid("-".join(parts) + "/.." if word == "after" else "../" + "-".join(parts))

"""Every date that a text names: find, then refine.

Cheap searches for the words that dates are made of (figures, months, seasons, units of time) give the places where a
rule may begin; the rules (`calendar_rules`, `phrases`) read there; `refine` adds the words around; `resolve` lets the
story's own clock say what was left unsaid.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dashboard import edtf
from dashboard.reading import calendar_rules as calendar
from dashboard.reading import phrases, place, resolve
from dashboard.reading.documents import Block, Document
from dashboard.reading.refine import widened
from dashboard.reading.wording import DATA, Found, Rule


@dataclass(frozen=True, slots=True)
class Timex:
    """A date expression: its words and place, the rule that read it, and what it means.

    `start` and `end` are Python string indices into the document's text, half-open. `edtf` is '' when it has no place
    on the calendar (a length of time). `open_edtf` is the open side that a word before it gives: 'until March 1918'
    is `../1918-03`. `anchor` is the span of the expression that it leans on; None if it needs none, or leans on the
    day of publication.
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

    @property
    def earliest(self) -> str:
        """The first day it can mean, ISO 8601; '' if open or not on the calendar."""
        return edtf.parse(self.edtf).bounds[0] if self.edtf else ""

    @property
    def latest(self) -> str:
        """The last day it can mean, ISO 8601; '' if open or not on the calendar."""
        return edtf.parse(self.edtf).bounds[1] if self.edtf else ""


_FIGURES = re.compile(r"[0-9]+")
_PREFIX = re.compile(r"(?:[Mm]id|[Pp]ost|[Pp]re|[Ee]arly|[Ll]ate)-$")


def _needles() -> dict[str, tuple[int, tuple[Rule, ...]]]:
    """For each anchor, how many words before it a rule may begin, and the rules to try."""
    table: dict[str, tuple[int, tuple[Rule, ...]]] = {}
    for names in DATA["months"].values():
        table[names[0][:3]] = table[names[0].upper()] = (0, calendar.MONTH_RULES)
    for names in DATA["seasons"].values():
        for name in names[:1]:
            table[name] = table[name.title()] = (0, calendar.SEASON_RULES)
    for unit in (
        "year",
        "month",
        "week",
        "day",
        "decade",
        "fortnight",
        "hour",
        "minute",
        "generation",
        "morning",
    ):
        table[unit] = (6, phrases.UNIT_RULES)
    for unit in ("afternoon", "evening", "night"):
        table[unit] = (3, phrases.UNIT_RULES)
    for name in (*DATA["feasts"], *DATA["moveable"]):
        table[name.split("’")[0]] = (0, (calendar.FEAST,))
    for names in DATA["republican"].values():
        for name in names:
            table[name] = (2, (phrases.REPUBLICAN_DAY,))
    for name in (*DATA["japanese"], "Tenpō", "Keiō", "Taishō", "Shōwa", "Bunkyū"):
        table[name] = (0, (phrases.JAPANESE,))
    for word in DATA["decades"]:
        table[word] = table[word.title()] = (1, (calendar.WORD_DECADE,))
    for word in ("entury", "enturies"):
        table["c" + word] = table["C" + word] = (
            6,
            (calendar.TURN, calendar.CENTURIES, calendar.CENTURY, *phrases.UNIT_RULES),
        )
    for word in ("day", "morrow", "night"):
        table["To" + word] = (0, phrases.DEICTIC_RULES)
        table["to" + word] = (0, phrases.DEICTIC_RULES)
    for word in ("midnight", "noon", "o'clock", "o’clock", "in the afternoon", "in the morning", "in the evening"):
        table[word] = (4, (phrases.CLOCK_WORDS,))
    table["esterday"] = (1, phrases.DEICTIC_RULES)
    for word in ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun"):
        table[word + "day"] = (2, phrases.WEEKDAY_RULES)
    for word in ("AD ", "A.D.", "A. D.", "CE "):
        table[word] = (0, (calendar.ERA_YEAR,))
    return table


_NEEDLES = _needles()


def _anchors(text: str, start: int, end: int) -> list[tuple[int, str]]:
    places = [(found.start(), "") for found in _FIGURES.finditer(text, start, end)]
    for needle in _NEEDLES:
        at = text.find(needle, start, end)
        while at >= 0:
            places.append((at, needle))
            at = text.find(needle, at + 1, end)
    places.sort()
    return places


_FIGURE_RULES = (*calendar.FIGURE_RULES, phrases.REPUBLICAN_DAY, phrases.CLOCK_WORDS)
_OLD_FIGURE_RULES = (*_FIGURE_RULES, calendar.SMALL_YEARS)


def _cores(text: str, start: int, end: int, setting: resolve.Setting) -> Iterator[Found]:
    """What the rules find between two places, in order and without overlaps."""
    floor = start
    for at, needle in _anchors(text, start, end):
        if at < floor:
            continue
        found = _words_at(text, at, needle, floor, end) if needle else _figures_at(text, at, end, setting)
        if found:
            found = _without_small_year(found, text, setting)
            yield found
            floor = found.end


def _without_small_year(found: Found, text: str, setting: resolve.Setting) -> Found:
    """`28 March, 35 men`: after a month two or three figures are a year only in a story so old."""
    point = found.last or found.first
    if not point or not point.month or point.year is None or point.era or point.year > 999 or found.frame:
        return found
    if setting.ancient or (setting.early and point.year > 99):
        return found
    words = re.sub(r"[\s,]*(?:\bof)?\s+\d{1,3}$", "", text[found.start : found.end])
    return replace(
        found,
        end=found.start + len(words),
        first=replace(found.first, year=None) if found.first else None,
        last=replace(found.last, year=None) if found.last else None,
        kind="underspecified",
    )


def _figures_at(text: str, at: int, end: int, setting: resolve.Setting) -> Found | None:
    previous = text[at - 1 : at]
    if previous.isalnum() or previous in ("_", "#", "№", "$", "£", "€", "¥", "%", "&", "=", "+", "@"):
        return None
    if previous in (".", ",", ":", "/", "-", "–") and at > 1 and text[at - 2].isalnum() and not _PREFIX.search(text, at - 6, at):
        return None
    rules = _OLD_FIGURE_RULES if setting.ancient or setting.early else _FIGURE_RULES
    found = _first(rules, text, at, end)
    short = found is not None and found.rule == "decade" and previous in ("'", "’", "‘")
    return replace(found, start=at - 1) if found and short else found


def _words_at(text: str, at: int, needle: str, floor: int, end: int) -> Found | None:
    back, rules = _NEEDLES[needle]
    if not back:
        return None if text[at - 1 : at].isalpha() else _first(rules, text, at, end)
    for begin in _word_starts(text, at, floor, back):
        found = _first(rules, text, begin, end)
        if found and found.end > at:
            return found
    return None


def _word_starts(text: str, at: int, floor: int, back: int) -> list[int]:
    """The starts of the word at a place and of the words before it on its line, the farthest first."""
    starts = []
    place_ = at
    while place_ > floor and (text[place_ - 1].isalnum() or text[place_ - 1] in "-’'"):
        place_ -= 1
    starts.append(place_)
    while len(starts) <= back and place_ > floor and text[place_ - 1] in " \u00a0,":
        place_ -= 1
        if text[place_] == ",":
            break
        while place_ > floor and not text[place_ - 1].isspace():
            place_ -= 1
        starts.append(place_)
    return starts[::-1]


def _first(rules: tuple[Rule, ...], text: str, at: int, end: int) -> Found | None:
    for rule in rules:
        match = rule.pattern.match(text, at, end)
        if match:
            fields = rule.read(match)
            if fields is not None:
                stop = match.end()
                return Found(at, stop, rule.name, **({"kind": rule.kind} | fields))
    return None


_READ = ("title", "byline", "heading", "body", "notes")
_BC = re.compile(r"\d\s?(?:BC|B\.C\.|bc\b)")
_AD = re.compile(r"\b(?:AD|A\.D\.)\s?\d{2,3}\b|\b\d{2,3}\s?(?:AD|CE|A\.D\.)")


def find(document: Document, *, published: str = "", language: str = "en") -> tuple[Timex, ...]:
    """The date expressions of a document, in text order, none overlapping another.

    `published` (EDTF) is the day to count `last week` from; without it the byline's is taken, or the one that the text
    implies ('21 January 1924, 100 years ago today').
    """
    text = document.text
    setting = resolve.Setting(resolve.Clock(), len(_BC.findall(text)) > 1, len(_AD.findall(text)) > 1)
    found: list[tuple[Found, Block]] = []
    for block in document.blocks:
        if block.zone in _READ:
            floor = block.start
            for core in _cores(text, block.start, block.end, setting):
                whole = widened(core, text, floor)
                floor = whole.end
                found.append((whole, block))
    day = published or document.source.published or _implied([item for item, _ in found], text)
    return tuple(_timexes(found, text, replace(setting, published=_clock(day))))


def _clock(day: str) -> resolve.Clock:
    try:
        parsed = edtf.parse(day)
    except edtf.EDTFError:
        return resolve.Clock()
    if parsed.earliest is None:
        return resolve.Clock()
    year, month, dom = edtf.year_month_day(parsed.earliest)
    known = {"day": 3, "month": 2}.get(parsed.precision, 1)
    return resolve.Clock(year, month if known > 1 else None, dom if known > 2 else None)


def _implied(found: list[Found], text: str) -> str:
    """The publication day that `100 years ago today` implies beside a full date."""
    for index, item in enumerate(found):
        if item.frame == "jubilee" and not int(item.part or 0):
            for near in found[max(0, index - 1) : index + 2]:
                point = near.first
                if point and point.year and point.month and point.day and abs(near.start - item.end) < 80:
                    return place.of_point(point, point.year - item.shift)
    return ""


def _timexes(found: list[tuple[Found, Block]], text: str, setting: resolve.Setting) -> Iterator[Timex]:
    threads: dict[object, list[int]] = {}
    for index, (_, block) in enumerate(found):
        key = (block.zone, block.number) if block.zone in ("notes", "byline", "title") else "story"
        threads.setdefault(key, []).append(index)
    placed: dict[int, resolve.Option] = {}
    for indices in threads.values():
        items = [(found[i][0], _where(found[i][0], found[i][1], text)) for i in indices]
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
        )


_CLOCKS = (calendar.CLOCK.name, phrases.CLOCK_WORDS.name)


def _is_day(value: str) -> bool:
    return value.lstrip("-").partition("/")[0].count("-") == 2


def _where(item: Found, block: Block, text: str) -> str:
    if block.zone == "heading":
        return "heading"
    opened = text.rfind("(", max(block.start, item.start - 60), item.start)
    return "aside" if opened >= 0 and text.find(")", opened, item.start) < 0 else "body"


def _opened(value: str, word: str) -> str:
    """`until`, `by`: up to its last day; `since`: from its first; `before`, `after`: without it."""
    if not word:
        return ""
    start, end = value.partition("/")[0].replace("X", "0"), value.rpartition("/")[2].replace("X", "9")
    if word in ("until", "till", "up to", "by"):
        return place.valid(f"../{end}")
    if word in ("since", "from"):
        return place.valid(f"{start}/..")
    parsed = edtf.parse(value)
    bound = parsed.latest if word == "after" else parsed.earliest
    if bound is None:
        return ""
    year, month, day = edtf.year_month_day(bound + (1 if word == "after" else -1))
    text = start if word != "after" else end
    text = text.lstrip("-")
    parts = (place.year_text(year), f"{month:02d}", f"{day:02d}")[: min(3, text.count("-") + 1)]
    return place.valid("-".join(parts) + "/.." if word == "after" else "../" + "-".join(parts))

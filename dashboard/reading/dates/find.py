"""Every date that a text names: the way from a document to dates.

1. `scan` finds the places where a date may begin and tries the rules there (`rules/`).
2. `words_around` adds the words beside a date that belong to it (`early`, `about`).
3. `eras` and `resolve` work out, from the dates before, what was left unsaid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dashboard import edtf
from dashboard.reading.blocks import Block, Document
from dashboard.reading.dates import ages, by_name, eras, nights, other_languages, resolve, roles, to_edtf
from dashboard.reading.dates.furniture import CITATION, FURNITURE, Furniture
from dashboard.reading.dates.habits import is_season, out_of_reach, recurs
from dashboard.reading.dates.resolve import Placed
from dashboard.reading.dates.roles import ATTRIBUTE, HEADING
from dashboard.reading.dates.rule import Found
from dashboard.reading.dates.rules import days, from_events, weekdays
from dashboard.reading.dates.scan import Age, age_of, anchors, cores
from dashboard.reading.dates.story_clock import Clock, Option, Setting, Stand
from dashboard.reading.dates.words_around import widened


@dataclass(frozen=True, slots=True)
class Timex:
    """A date expression: its words and place, the rule that read it, and what it means.

    `start` and `end` are Python string indices into the document's text, half-open. `edtf` is '' when it has
    no place on the calendar (a length of time). `open_edtf` is the value with the open side that a word
    before it gives: `until March 1918` is `../1918-03`. `anchor` is the place of the date that it leans on;
    None if it needs none, or leans on the day of publication. `old_style` if the text says that the day is
    Julian; `edtf` is still the day as written. `other` is a second value that is nearly as likely, or '';
    `edtf` then has a `?`. `kind` and `rule` are those of `rule.Found`; `zone` is that of its paragraph, or
    `furniture` or `citation` (see `furniture`).
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
    other: str = ""

    @property
    def earliest(self) -> str:
        """The first day it can mean, ISO 8601; '' if open or not on the calendar."""
        return edtf.parse(self.edtf).bounds[0] if self.edtf else ""

    @property
    def latest(self) -> str:
        """The last day it can mean, ISO 8601; '' if open or not on the calendar."""
        return edtf.parse(self.edtf).bounds[1] if self.edtf else ""


_APART = ("notes", "byline", FURNITURE, CITATION)
_READ = ("title", "byline", "heading", "body", "notes")


def find(document: Document, *, published: str = "", language: str = "") -> tuple[Timex, ...]:
    """The date expressions of a document, in text order, none overlapping another.

    `published` (EDTF) is the day from which `last week` counts; if it is '', the byline's day is taken, or
    one that the text implies (`21 January 1924, 100 years ago today`). `language` is an ISO 639-1 code, or ''
    to detect it; dates that lean on other dates are read in English texts only. Raises nothing: what cannot
    be read is left out.
    """
    return dates_of(*named(document, published=published, language=language))


def named(
    document: Document, *, published: str = "", language: str = ""
) -> tuple[list[tuple[Found, Block]], str, Setting]:
    """First step of `find`: the expressions, each with its paragraph; the text; what holds for all of it."""
    text = document.text
    language = language or document.language or other_languages.detect(text)
    age = age_of(text)
    found = list(_english(document, age) if language == "en" else _foreign(document, language))
    found = ages.counted(_told_before(found, text), text, ancient=age.ancient)
    day = published or document.source.published or _implied([item for item, _ in found])
    return found, text, _setting(_clock(day), age, found, published=published)


_AGAIN = re.compile(r"\b(?:of|after|since|before)\s(?:the\s)?$")


def _told_before(found: list[tuple[Found, Block]], text: str) -> list[tuple[Found, Block]]:
    """Give a day that has become a name its year: `the attacks of May 4`, after `May 4, 1886`."""
    years: dict[tuple[int, int], int] = {}
    result = []
    for item, block in found:
        point = item.first
        if point and point.month and point.day and not item.last and not item.frame and not point.era:
            key = (point.month, point.day)
            if point.year is not None:
                years[key] = point.year
            elif key in years and _AGAIN.search(text, max(0, item.start - 12), item.start):
                item = replace(item, first=replace(point, year=years[key]))
        result.append((item, block))
    return result


def dates_of(found: list[tuple[Found, Block]], text: str, setting: Setting) -> tuple[Timex, ...]:
    """Second step of `find`: what the expressions of `named` mean, by the clock of the story."""
    return tuple(_timexes(found, text, setting))


def _english(document: Document, age: Age) -> Iterator[tuple[Found, Block]]:
    text = document.text
    places, furniture = anchors(text), Furniture(text)
    for block in document.blocks:
        if block.zone in _READ:
            floor = block.start
            for core in cores(text, block.start, block.end, age=age, places=places):
                if core.start < floor:
                    continue  # part of the last expression: `30 December of that year`
                whole = widened(core, text, floor)
                floor = whole.end
                if not recurs(whole, text, block.start, block.end):
                    yield whole, furniture.zoned(whole, block)


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


def _setting(day: Clock, age: Age, found: list[tuple[Found, Block]], *, published: str) -> Setting:
    """What holds for the whole text; it tells of its own days if most of its dates lie near that day."""
    own = here = days = 0
    for item, block in found:
        point = item.first
        if block.zone in ("byline", FURNITURE, CITATION) or item.kind == "duration":
            continue
        if item.frame == "publication" or item.unit == "weekday":
            own, days = own + 1, days + 1
        elif point and point.year is not None and point.era == "" and day.year is not None:
            near = abs(point.year - day.year) < 2
            own, here = own + near, here + (not near)
    told = bool(published) and (own == here or (days > 2 and 2 * own > here))
    lives = day.precision == 3 and (own > here or told)
    return Setting(day, age.ancient, age.early, lives)


def _implied(found: list[Found]) -> str:
    """The publication day that `100 years ago today` implies beside a full date."""
    for index, item in enumerate(found):
        if item.frame == "jubilee" and not int(item.part or 0):
            for near in found[max(0, index - 1) : index + 2]:
                point = near.first
                if point and point.year and point.month and point.day and abs(near.start - item.end) < 80:
                    return to_edtf.of_point(point, point.year - item.shift)
    return ""


def _place(found: list[tuple[Found, Block]], text: str, setting: Setting) -> dict[int, Placed]:
    """When each expression is, by its index."""
    placed: dict[int, Placed] = {}
    start = Clock()
    for key, indices in _threads(found).items():
        dated = eras.with_eras([eras.of_research(found[i][0], text) for i in indices])
        dated = nights.past_midnight(dated, text, clocks=_CLOCKS)
        items = _standing(
            [(item, found[i][1]) for item, i in zip(dated, indices, strict=True)], text, setting
        )
        ways = resolve.place_all(items, setting, start if key == "story" else Clock())
        placed |= dict(zip(indices, ways, strict=True))
        if key == "title":
            start = _start([found[i][0] for i in indices], ways)
    return placed


def _of_any_year(found: list[tuple[Found, Block]], placed: dict[int, Placed]) -> set[int]:
    """The indices of the seasons and feasts whose year nothing tells."""
    leaned_on = {item.start: item for item, _ in found}
    left_out: set[int] = set()
    for index, (item, _) in enumerate(found):
        option = placed[index].option
        base = option.anchor[0] if option.anchor else -1
        following = found[index + 1][0] if index + 1 < len(found) else None
        beside = is_season(item) and any(found[at][0].start == base for at in left_out)
        if beside or out_of_reach(item, leaned_on.get(base), following):
            left_out.add(index)
    return left_out


def _timexes(found: list[tuple[Found, Block]], text: str, setting: Setting) -> Iterator[Timex]:
    placed = _place(found, text, setting)
    if any_year := _of_any_year(found, placed):
        found = [each for index, each in enumerate(found) if index not in any_year]
        placed = _place(found, text, setting)  # no later date leans on them
    for index, (item, block) in enumerate(found):
        option = placed[index].option
        value = option.edtf
        if item.name:
            option = _from_name(index, found, placed, text)
            value = option.edtf
        if item.rule in _CLOCKS and _has_its_day(found, index, text):
            beside = placed[index + 1].option.edtf
            value = beside if _is_day(beside) else value
        if not value and item.kind != "duration":
            continue
        other = placed[index].other if value == option.edtf else ""
        yield Timex(
            item.start,
            item.end,
            text[item.start : item.end],
            to_edtf.qualified(value, "?") if other else value,
            item.kind,
            item.rule,
            block.zone,
            _opened(value, item.open) if value else "",
            option.anchor,
            _is_day(value) and bool(_OLD_STYLE.match(text, item.end)),
            other,
        )


def _has_its_day(found: list[tuple[Found, Block]], index: int, text: str) -> bool:
    """Whether a day follows a time of the clock in its clause: `at 10 p.m. on 3 June 1904`."""
    item, after = found[index][0], found[index + 1][0] if index + 1 < len(found) else None
    if after is None or after.rule in _CLOCKS or not 0 <= after.start - item.end < 45:
        return False
    return _OVER.search(text, item.end, after.start) is None


def _from_name(index: int, found: list[tuple[Found, Block]], placed: dict[int, Placed], text: str) -> Option:
    """`two years after Marathon`, counted from the date that the text gave to that name."""
    items = [item for item, _ in found[:index]]
    values = [placed[at].option.edtf for at in range(index)]
    value, base = by_name.value_of(found[index][0], text, items, values)
    words = (items[base].start, items[base].end) if value else None
    return placed[index].option._replace(edtf=value, anchor=words)


def _threads(found: list[tuple[Found, Block]]) -> dict[object, list[int]]:
    """Which expressions share a clock, as indices: the title, the story, and each note, first the title."""
    threads: dict[object, list[int]] = {"title": [], "story": []}
    for index, (_, block) in enumerate(found):
        key = (block.zone, block.number) if block.zone in _APART else "story"
        threads.setdefault("title" if block.zone == "title" else key, []).append(index)
    return {key: indices for key, indices in threads.items() if indices}


def _start(found: list[Found], ways: list[Placed]) -> Clock:
    """Where the title puts the story: at the first date that it names."""
    for item, way in zip(found, ways, strict=True):
        if way.option.edtf and item.first and item.first.year is not None:
            return way.option.clock
    return Clock()


def _standing(found: list[tuple[Found, Block]], text: str, setting: Setting) -> list[tuple[Found, Stand]]:
    """Each expression with what is known of the place where it stands."""
    result: list[tuple[Found, Stand]] = []
    own, last, scope = setting.published, 0, None
    for place_, (item, block) in enumerate(found):
        if block.zone == "heading":
            stand = Stand(HEADING, "", own)
            point = item.first
            if point and point.year is not None and point.years == 1 and not item.frame:
                year = to_edtf.counted(point, before_christ=False) or 0
                end = to_edtf.counted(item.last, before_christ=False) or year if item.last else year
                if block.number == last and scope is not None and scope[0] < year:
                    stand, year = Stand(ATTRIBUTE, "", own), scope[0]  # `The wars of 1864 and 1865`
                scope = (year, end)
            if point and point.year is not None and point.month and point.day and not item.last:
                own = Clock(point.year, point.month, point.day, (item.start, item.end))
        else:
            opens = "paragraph" if block.number != last else ""
            if not opens and _SENTENCE.search(text, max(0, item.start - 16), item.start):
                opens = "sentence"
            role = roles.role_of(item, text, block.start, block.end)
            beside = _beside(found, place_, text)
            stand = Stand(
                role,
                opens,
                own,
                roles.tense_of(item, text, block.start, block.end) if setting.lives else "",
                beside,
                scope,
                _coming(found, place_, text),
                _beginning(found, place_, text),
            )
        last = block.number
        result.append((item, stand))
    return result


def _beside(found: list[tuple[Found, Block]], at: int, text: str) -> Found | None:
    """The date that a count only repeats: `4 May 1871, eleven months later`, or in reverse order; or None."""
    item = found[at][0]
    counts = item.frame == "narrative" and item.unit in ("year", "month", "week", "day") and item.shift
    if not counts or item.rule in _CLOCKS:
        return None
    before = found[at - 1][0] if at else None
    if (
        before
        and before.first
        and (before.first.month or (item.rule == from_events.AFTER_EVENT.name and item.unit == "year"))
        and text[before.end : item.start] in (", ", ", the ", ", just ")
    ):
        return before if text[item.end : item.end + 1] in (",", ".", ";", ")") else None
    after = found[at + 1][0] if at + 1 < len(found) else None
    if after and after.first and after.first.year is not None and not after.frame and after.first.years == 1:
        return after if _THAT_IS.fullmatch(text, item.end, after.start) and not after.last else None
    return None


def _coming(found: list[tuple[Found, Block]], at: int, text: str) -> Clock | None:
    """The full date that follows one without a year in the same clause; None if there is none."""
    item, after = found[at][0], found[at + 1][0] if at + 1 < len(found) else None
    point, later = item.first, after.first if after else None
    if after is None or point is None or later is None or point.year is not None or point.month is None:
        return None
    if item.frame or later.year is None or not later.month or later.years > 1 or after.frame or later.era:
        return None
    words = text[item.end : after.start]
    return None if len(words) > 90 or _CUT.search(words) else Clock(later.year, later.month, later.day)


def _beginning(found: list[tuple[Found, Block]], at: int, text: str) -> int | None:
    """The year that stands shortly before a month or season in the same clause; None if there is none."""
    item, before = found[at][0], found[at - 1][0] if at else None
    point, year = item.first, before.first if before else None
    if before is None or point is None or year is None or point.year is not None or point.month is None:
        return None
    if item.frame or item.last or before.last or before.frame or year.month or year.years > 1 or year.era:
        return None
    words = text[before.end : item.start]
    return None if len(words) > _SHORTLY or _CUT.search(words) else year.year


_OVER = re.compile(r"[.!?;]\s")
_SHORTLY = 34
"""Letters between a year and a month that goes with it."""
_CUT = re.compile(r"[.!?;:()\n—]|,\s(?:and|but|while|when|which|who)\b")
_NAMED = r"\s(?:the\s)?(?:(?:[A-Z][\w’'-]*|night|morning|evening|day|of|the)\s){0,5}"
_THAT_IS = re.compile(rf",\s(?:(?:in|on|at|by|with|during|after){_NAMED})?|\s(?:in|at|during){_NAMED}of\s")
"""`two years later, in May 1871`, `the following year in the Great Ferry Strike of 1877`."""
_SENTENCE = re.compile(
    r"(?:[.!?]['’”\"]?\s|\n)(?:(?:In|On|By|During|The|From|At|After|Since|Until)\s)?(?:the\s)?$"
)
_OLD_STYLE = re.compile(r"[\s,]{0,2}\(?(?:[Oo]ld\s[Ss]tyle|O\.\s?S\.|OS\b|in\sthe\sJulian\scalendar)")
_CLOCKS = (days.CLOCK.name, weekdays.CLOCK_WORDS.name)


def _is_day(value: str) -> bool:
    return value.lstrip("-").partition("/")[0].count("-") == 2


def _opened(value: str, word: str) -> str:
    """The value with an open side: `until` and `by` include it, so does `since`; `before`, `after` do not."""
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

"""Where a date may begin, and which rule reads it there.

Cheap searches for the words that dates are made of (figures, months, seasons, units of time) give the places; only
there are the rules tried, the longest way of writing first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dashboard.reading import days, phrases, seasons, years
from dashboard.reading.wording import DATA, Found, Rule


@dataclass(frozen=True, slots=True)
class Age:
    """How old a text's story is: `ancient` before Christ, `early` in years of three figures."""

    ancient: bool = False
    early: bool = False


_BC = re.compile(r"[0-9]\s?(?:BC|B\.C\.|bc\b)")
_AD = re.compile(r"\b(?:AD|A\.D\.)\s?[0-9]{2,3}\b|\b[0-9]{2,3}\s?(?:AD|CE|A\.D\.)")


def age_of(text: str) -> Age:
    """The age of a story, by the eras it names; one mention in passing is not enough."""
    return Age(len(_BC.findall(text)) > 1, len(_AD.findall(text)) > 1)


_FIGURES = re.compile(r"[0-9]+")
_PREFIX = re.compile(r"(?:[Mm]id|[Pp]ost|[Pp]re|[Ee]arly|[Ll]ate)-$")


def _needles() -> dict[str, tuple[int, tuple[Rule, ...]]]:
    """For each anchor, how many words before it a rule may begin, and the rules to try."""
    table: dict[str, tuple[int, tuple[Rule, ...]]] = {}
    for names in DATA["months"].values():
        table[names[0][:3]] = table[names[0].upper()] = (0, days.MONTH_RULES)
    for names in DATA["seasons"].values():
        for name in (names[0], *(name for name in names if name == "fall")):
            table[name] = table[name.title()] = (0, seasons.SEASON_RULES)
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
        table[name.split("’")[0]] = (0, (seasons.FEAST,))
    for names in DATA["republican"].values():
        for name in names:
            table[name] = (2, (phrases.REPUBLICAN_DAY,))
    for name in (*DATA["japanese"], "Tenpō", "Keiō", "Taishō", "Shōwa", "Bunkyū"):
        table[name] = (0, (phrases.JAPANESE,))
    for word in DATA["decades"]:
        table[word] = table[word.title()] = (1, (years.WORD_DECADE,))
    for word in ("entury", "enturies"):
        table["c" + word] = table["C" + word] = (
            6,
            (years.TURN, years.CENTURIES, years.CENTURY, *phrases.UNIT_RULES),
        )
    for word in ("day", "morrow", "night"):
        table["To" + word] = (0, phrases.DEICTIC_RULES)
        table["to" + word] = (0, phrases.DEICTIC_RULES)
    for word in (
        "midnight",
        "noon",
        "o'clock",
        "o’clock",
        "in the afternoon",
        "in the morning",
        "in the evening",
    ):
        table[word] = (4, (phrases.CLOCK_WORDS,))
    table["esterday"] = (1, phrases.DEICTIC_RULES)
    for word in ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun"):
        table[word + "day"] = (2, phrases.WEEKDAY_RULES)
    for word in ("AD ", "A.D.", "A. D.", "CE "):
        table[word] = (0, (years.ERA_YEAR,))
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


_FIGURE_RULES = (
    days.CLOCK, days.ISO_DAY, days.FIGURES, days.BOTH_STYLES, days.DAY_TO_DAY, days.DAYS_OF_MONTH, days.DAY_MONTH_YEAR,
    years.DECADE_RANGE, years.DECADE, years.YEAR_RANGE, years.YEAR_BC, years.BARE_YEAR, days.ORDINAL_DAY,
    phrases.REPUBLICAN_DAY, phrases.CLOCK_WORDS,
)  # fmt: skip
_OLD_FIGURE_RULES = (*_FIGURE_RULES, years.SMALL_YEARS)


def cores(text: str, start: int, end: int, age: Age) -> Iterator[Found]:
    """What the rules find between two places of a text, in order and without overlaps."""
    floor = start
    for at, needle in _anchors(text, start, end):
        if at < floor:
            continue
        found = _words_at(text, at, needle, floor, end) if needle else _figures_at(text, at, end, age)
        if found:
            found = _without_small_year(found, text, age)
            yield found
            floor = found.end


def _without_small_year(found: Found, text: str, age: Age) -> Found:
    """`28 March, 35 men`: after a month two or three figures are a year only in a story so old."""
    point = found.last or found.first
    if not point or not point.month or point.year is None or point.era or point.year > 999 or found.frame:
        return found
    if age.ancient or (age.early and point.year > 99):
        return found
    words = re.sub(r"[\s,]*(?:\bof)?\s+\d{1,3}$", "", text[found.start : found.end])
    return replace(
        found,
        end=found.start + len(words),
        first=replace(found.first, year=None) if found.first else None,
        last=replace(found.last, year=None) if found.last else None,
        kind="underspecified",
    )


def _figures_at(text: str, at: int, end: int, age: Age) -> Found | None:
    previous = text[at - 1 : at]
    if previous.isalnum() or previous in ("_", "#", "№", "$", "£", "€", "¥", "%", "&", "=", "+", "@"):
        return None
    if (
        previous in (".", ",", ":", "/", "-", "–")
        and at > 1
        and text[at - 2].isalnum()
        and not _PREFIX.search(text, at - 6, at)
    ):
        return None
    rules = _OLD_FIGURE_RULES if age.ancient or age.early else _FIGURE_RULES
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


def first_dated(text: str, start: int, end: int) -> Found | None:
    """The first date with its year between two places: what a byline prints."""
    for found in cores(text, start, end, Age()):
        if found.first and found.first.year is not None and found.first.years == 1 and not found.frame:
            return found
    return None

"""Finds the places where a date may begin, and tries the rules there.

Cheap searches for what dates are made of (figures, months, seasons, units of time) give these places, which
are called anchors. Only there are the rules tried, the longest way of writing first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dashboard.reading.dates.rule import Found, Rule
from dashboard.reading.dates.rules import ages, calendars, days, periods, phrases, seasons, weekdays, years
from dashboard.reading.dates.vocabulary import DATA, NUMBERS, set_of
from dashboard.reading.words import listed


@dataclass(frozen=True, slots=True)
class Age:
    """How old the story of a text is: `ancient` if before Christ, `early` if it has three-figure years."""

    ancient: bool = False
    early: bool = False


_BC = re.compile(r"[0-9]\s?(?:BC|B\.C\.|bc\b)")
_AD = re.compile(r"A(?:D|\.D\.)\s?[0-9]{2,3}\b")
_AD_AFTER = re.compile(r"[0-9](?<!\d\d\d\d)[0-9]\s?(?:AD|CE|A\.D\.)")
_IN_EARLY = re.compile(r"[1-9]\d\d(?<=\b[Ii]n\s\d\d\d)(?=[,;]|\.\s|\s(?:[A-Z]|the\b|he\b|she\b|they\b))")


def age_of(text: str) -> Age:
    """The age of a story, by its eras and years of three figures; a single mention is not enough."""
    ancient = ("BC" in text or "B.C" in text or "bc" in text) and len(_BC.findall(text)) > 1
    marked = "AD" in text or "A.D" in text or "CE" in text
    early = len(_AD.findall(text)) + len(_AD_AFTER.findall(text)) if marked else 0
    return Age(ancient, early + len(_IN_EARLY.findall(text)) > 1)


_FIGURES = re.compile(r"[0-9]+")
_PREFIX = re.compile(r"(?:[Mm]id|[Pp]ost|[Pp]re|[Ee]arly|[Ll]ate)-$|\b(?:c|ca|b|d|r|fl)\.$")


_SHORT_RULES = (
    days.CLOCK, days.FIGURES, days.HYPHENED, days.ROMAN_MONTH, days.BOTH_STYLES, days.DAY_TO_DAY,
    days.DAYS_OF_MONTH, days.DAYS_OF_THAT_MONTH, days.DAY_MONTH_YEAR, years.YEAR_THOUSANDS,
    periods.CENTURY_SHORT, periods.DECADE, years.YEAR_RANGE, years.YEAR_BC, years.SHORT_YEAR,
    days.ORDINAL_DAY,     calendars.REPUBLICAN_DAY, weekdays.CLOCK_WORDS,
)  # fmt: skip
_LONG_RULES = (
    days.ISO_DAY, years.YEAR_THOUSANDS, years.YEARS_ON, years.YEAR_TO_MONTH, periods.DECADE_RANGE,
    periods.DECADE,    years.YEAR_RANGE, years.YEAR_BC, years.BARE_YEAR, years.EARLY_YEARS, years.EARLY_YEAR,
)  # fmt: skip
_SMALL_RULES = (years.SMALL_YEARS, years.SMALL_YEAR)
_FIGURE_RULES = {
    (long, old): (_LONG_RULES if long else _SHORT_RULES) + (_SMALL_RULES if old else ())
    for long in (True, False)
    for old in (True, False)
}
"""The rules to try at a figure, by two questions: has it three digits or more? Is the story that old?"""
_SPACE, _DASH, _LONG = " \u00a0\n\t", "-–—−‐‑", "9"
_NEXT: dict[Rule, str] = {
    days.ISO_DAY: "-", days.FIGURES: "./", days.ROMAN_MONTH: "./", days.HYPHENED: "-‐–",
    days.BOTH_STYLES: _SPACE + "snrt", days.DAY_TO_DAY: _SPACE + "snrt", days.DAY_MONTH_YEAR: _SPACE + "snrt",
    days.DAYS_OF_MONTH: _SPACE + _DASH + "/snrt", days.DAYS_OF_THAT_MONTH: _SPACE + _DASH + "/snrt",
    days.ORDINAL_DAY: _SPACE + "snrt", periods.CENTURY_SHORT: "snrt", periods.DECADE: "'’s",
    periods.DECADE_RANGE: "'’s", calendars.REPUBLICAN_DAY: _SPACE + "snrt", years.YEARS_ON: _SPACE,
    years.YEAR_TO_MONTH: _SPACE + _DASH, years.EARLY_YEARS: _SPACE + _DASH + "/",
    years.YEAR_THOUSANDS: ", \u00a0\u202f" + _LONG, years.YEAR_RANGE: _SPACE + _DASH + ",/ABCbc",
    years.SMALL_YEARS: _SPACE + _DASH + "/",
}  # fmt: skip
"""The characters that may follow the first figures of a rule; a rule that is not listed is always tried.
`_LONG` stands for a number of more than four figures."""
_WITH_APOSTROPHE = (periods.DECADE.name, years.SHORT_YEAR.name)


def _both_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(form for word in words for form in (word, word[0].upper() + word[1:]))


_CALENDARS = (*set_of("anchors", "japanese"), *DATA["japanese"])
_UNIT_RULES = (weekdays.CLOCK_WORDS, weekdays.NTH_DAY, *phrases.UNIT_RULES)
_CENTURY_RULES = (phrases.HALF_CENTURY, periods.TURN, periods.CENTURIES, periods.CENTURY, *_UNIT_RULES)

_Anchored = tuple[tuple[str, ...], int, tuple[Rule, ...]]
_SEASONS = set_of("anchors", "season")
_FEASTS = tuple(name.partition("’")[0] for name in (*DATA["feasts"], *DATA["moveable"]))
_DAYTIME = listed(DATA["anchors"]["daytime"])
_AGES = (
    *_both_first(("at the age ", "at age ", "when he was ", "when she was ", "he was ", "she was ")),
    *(f"At {word}" for word in NUMBERS if len(word) > 3),
    *(f"At {figure}" for figure in "123456789"),
)
_CLOCKS = ("midnight", "noon", "o'clock", "o’clock", *(f"in the {part}" for part in _DAYTIME[:3]))


def _both(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(form for word in words for form in (word, word.title()))


_RULES: tuple[_Anchored, ...] = (
    (tuple(names[0][:3] for names in DATA["months"].values()), 0, days.MONTH_RULES),
    (tuple(names[0].upper() for names in DATA["months"].values()), 0, days.MONTH_RULES),
    (tuple(f"{names[0].lower()} " for names in DATA["months"].values()), 0, days.LOWER_MONTH_RULES),
    (_both(_SEASONS), 0, seasons.SEASON_RULES),
    (tuple(set_of("anchors", "unit")), 6, _UNIT_RULES),
    (tuple(_DAYTIME), 4, _UNIT_RULES),
    (_both(("century", "centuries")), 6, _CENTURY_RULES),
    (_FEASTS, 0, (seasons.FEAST, *days.MONTH_RULES)),
    (("Thanksgiving",), 1, (weekdays.THANKSGIVING,)),
    (tuple(name for names in DATA["republican"].values() for name in names), 2, (calendars.REPUBLICAN_DAY,)),
    (_CALENDARS, 0, (calendars.JAPANESE,)),
    (_both(DATA["decades"]), 1, (periods.WORD_DECADE,)),
    (_both(DATA["deictic"]), 2, phrases.DEICTIC_RULES),
    (
        tuple(set_of("anchors", "ordinal")),
        1,
        (periods.ORDINAL_ALONE,),
    ),
    (("then",), 0, (phrases.THEN_TO, phrases.THEN)),
    (("Q1", "Q2", "Q3", "Q4"), 0, (seasons.QUARTER,)),
    (tuple(set_of("anchors", "roman")), 0, (calendars.ROMAN_DAY,)),
    (_both(("millennium",)), 3, (periods.MILLENNIUM,)),
    (_CLOCKS, 4, (weekdays.CLOCK_WORDS,)),
    (tuple(names[0] for names in DATA["weekdays"].values()), 2, weekdays.WEEKDAY_RULES),
    (("AD ", "A.D.", "A. D.", "CE ", "C.E.", "C. E."), 0, (years.ERA_YEAR,)),
    (("Year ", "year "), 0, (calendars.REPUBLICAN_YEAR,)),
    (_AGES, 0, (ages.AGE,)),
)
"""Each row: anchors, how many words before an anchor a date may begin, and the rules to try there."""

_Matcher = tuple[Callable[..., "re.Match[str] | None"], Rule]


@cache
def _matchers(rules: tuple[Rule, ...]) -> tuple[_Matcher, ...]:
    """The rules with their patterns, compiled only when a text is read, so that importing stays quick."""
    return tuple((re.compile(rule.pattern, re.VERBOSE).match, rule) for rule in rules)


@cache
def _matchers_before(rules: tuple[Rule, ...], sign: str) -> tuple[_Matcher, ...]:
    """The rules that can read figures with this character after them."""
    kept = tuple(rule for rule in rules if rule not in _NEXT or (sign and sign in _NEXT[rule]))
    return _matchers(kept)


@cache
def _table() -> dict[str, tuple[int, tuple[_Matcher, ...]]]:
    return {word: (back, _matchers(rules)) for words, back, rules in _RULES for word in words}


@cache
def _capitals() -> re.Pattern[str]:
    """The anchors that begin with a capital: one search finds them all, because few letters are capitals."""
    words = sorted((word for word in _table() if word[0].isupper()), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@cache
def _small() -> tuple[str, ...]:
    return tuple(word for word in _table() if not word[0].isupper())


def anchors(text: str) -> list[tuple[int, str]]:
    """Every place in a text where an anchor stands, and the anchor, in order; that of figures is ''."""
    places = [(found.start(), "") for found in _FIGURES.finditer(text)]
    places += [(found.start(), found.group()) for found in _capitals().finditer(text)]
    for word in _small():
        at = text.find(word)
        while at >= 0:
            places.append((at, word))
            at = text.find(word, at + 1)
    places.sort()
    return places


def cores(
    text: str, start: int, end: int, *, age: Age, places: Sequence[tuple[int, str]] | None = None
) -> Iterator[Found]:
    """What the rules find in `text[start:end]`, in order and without overlaps.

    It is called the core of an expression, because `words_around` may add words to it. `places` are the
    anchors of the whole text, if they are known already.
    """
    if places is None:
        places = [(start + at, needle) for at, needle in anchors(text[start:end])]
    floor = start
    for index in range(bisect_left(places, (start, "")), len(places)):
        at, needle = places[index]
        if at >= end:
            break
        if at < floor:
            continue
        found = _words_at(text, at, needle, floor, end) if needle else _figures_at(text, at, end, age)
        if found:
            found = _without_small_year(found, text, age)
            yield found
            floor = found.end


_GOES_ON = re.compile(r"\s?(?:[.;:)]|$|\n|(?:and|to|but|by|when|he|she|they|the)\b)")
"""What follows a year of three figures and not a count: `28 January 814 and`, not `28 January 814 men`."""


def _without_small_year(found: Found, text: str, age: Age) -> Found:
    """Take a small number after a month (`28 March, 35 men`) for a year only where the story is that old."""
    point = found.last or found.first
    if not point or not point.month or point.year is None or point.era or point.year > 999 or found.frame:
        return found
    aside = text[found.end - 5 : found.end - 4] == "," or not _GOES_ON.match(text, found.end)
    if age.ancient or (point.year > 99 and (age.early or (point.day and not aside))):
        return found
    words = re.sub(r"[\s,]*(?:\bof)?\s+\d{1,3}$", "", text[found.start : found.end])
    return replace(
        found,
        end=found.start + len(words),
        first=replace(found.first, year=None) if found.first else None,
        last=replace(found.last, year=None) if found.last else None,
        kind="underspecified",
    )


def _figures_at(
    text: str, at: int, end: int, age: Age, rules: tuple[Rule, ...] | None = None
) -> Found | None:
    previous = text[at - 1 : at]
    if previous == "c" and not text[max(0, at - 2) : at - 1].isalnum():
        previous = " "  # c1500
    if previous.isalnum() or previous in ("_", "#", "№", "$", "£", "€", "¥", "%", "&", "=", "+", "@"):
        return None
    if previous in (".", ",", ":", "/", "-", "–") and at > 1 and _joins(text, at):
        return None
    long = at + 2 < end and text[at : at + 3].isdigit()
    rules = rules or _FIGURE_RULES[long, age.ancient or age.early]
    run = _FIGURES.match(text, at, end)
    after = run.end() if run else at
    sign = _LONG if after - at > 4 else text[after : after + 1]
    found = _first(_matchers_before(rules, sign), text, at, end)
    short = found is not None and found.rule in _WITH_APOSTROPHE and previous in ("'", "’", "‘")
    return replace(found, start=at - 1) if found and short else found


def _joins(text: str, at: int) -> bool:
    """Whether a figure after a hyphen or stop continues what stands before it, as in `978-0` or `v1.2`."""
    letter = text[at - 2]
    return letter.isdigit() or (letter.isalpha() and not _PREFIX.search(text, max(0, at - 6), at))


def _words_at(text: str, at: int, needle: str, floor: int, end: int) -> Found | None:
    back, rules = _table()[needle]
    if not back:
        return None if text[at - 1 : at].isalpha() else _first(rules, text, at, end)
    for begin in _word_starts(text, at, floor, back):
        found = _first(rules, text, begin, end)
        if found and found.end > at:
            return found
    return None


_PART_WITH_HYPHEN = re.compile(r"(?:[Ee]arly|[Mm]id|[Ll]ate)[-–]")


def _with_part(text: str, at: int) -> list[int]:
    """Where a word starts; for `mid-nineteenth` also where its second half does, which comes first."""
    part = _PART_WITH_HYPHEN.match(text, at)
    return [part.end(), at] if part else [at]


def _word_starts(text: str, at: int, floor: int, back: int) -> list[int]:
    """The starts of the word at a place and of the words before it on its line, the farthest first."""
    starts = []
    place_ = at
    while place_ > floor and (text[place_ - 1].isalnum() or text[place_ - 1] in "-’'"):
        place_ -= 1
    starts += _with_part(text, place_)
    while len(starts) <= back and place_ > floor and text[place_ - 1] in " \u00a0,":
        place_ -= 1
        if text[place_] == ",":
            break
        while place_ > floor and not text[place_ - 1].isspace():
            place_ -= 1
        starts += _with_part(text, place_)
    return starts[::-1]


def _first(matchers: tuple[_Matcher, ...], text: str, at: int, end: int) -> Found | None:
    for try_at, rule in matchers:
        match = try_at(text, at, end)
        if match:
            fields = rule.read(match)
            if fields is not None:
                return Found(
                    **{"start": at, "end": match.end(), "rule": rule.name, "kind": rule.kind, **fields}
                )
    return None


_BARE_RULES = (days.ISO_DAY, days.FIGURES, years.YEAR_RANGE, years.BARE_YEAR)


def figures(text: str, start: int, end: int, *, age: Age) -> Iterator[Found]:
    """The dates in `text[start:end]` written in figures alone, which are the same in every language."""
    floor = start
    for place in _FIGURES.finditer(text, start, end):
        if place.start() >= floor:
            found = _figures_at(text, place.start(), end, age, _BARE_RULES)
            if found:
                yield found
                floor = found.end


def first_dated(text: str, start: int, end: int) -> Found | None:
    """The first date with a year in `text[start:end]`, such as a byline prints; None if there is none."""
    for found in cores(text, start, end, age=Age()):
        if found.first and found.first.year is not None and found.first.years == 1 and not found.frame:
            return found
    return None

"""The words that dates are made of, as patterns and numbers: months, weekdays, figures, eras.

The words come from `words/en.toml`.
"""

from __future__ import annotations

import re
from typing import Any

from dashboard.reading.words import either, either_case, listed, load

DATA: dict[str, Any] = load("dates")


def any_of(table: str, name: str) -> str:
    """A regular expression for the words of the list `name` in a table of `words/en.toml`."""
    return either(DATA[table][name])


def any_of_either_case(table: str, name: str) -> str:
    """The same pattern, but the first letter may be a capital."""
    return either_case(DATA[table][name])


def set_of(table: str, name: str) -> frozenset[str]:
    """The words of a list, as written there."""
    return frozenset(listed(DATA[table][name]))


def _by_word(table: dict[str, list[str]]) -> dict[str, int]:
    return {word.lower(): int(code) for code, words in table.items() for word in words}


MONTHS = _by_word(DATA["months"])
SEASONS = _by_word(DATA["seasons"])
WEEKDAYS = _by_word(DATA["weekdays"])
REPUBLICAN = _by_word(DATA["republican"])
NUMBERS: dict[str, int] = DATA["numbers"]
ORDINALS: dict[str, int] = DATA["ordinals"]
DECADES: dict[str, int] = DATA["decades"]


def _cased(words: list[str]) -> list[str]:
    return [form for word in words for form in (word, word.upper())]


_month_names = [word for words in DATA["months"].values() for word in words]
_short = [word for word in _month_names if len(word) < 5 and word not in ("May", "June", "July")]
_long = [word for word in _month_names if word not in _short]
MONTH = rf"(?:(?:{either(_cased(_long))}(?![A-Za-z])|{either(_short)}(?![A-Za-z])\.?)(?:,(?=\s\d{{4}}))?)"
SEASON = either_case([word for words in DATA["seasons"].values() for word in words]) + r"(?![A-Za-z])"
_weekdays = [word for words in DATA["weekdays"].values() for word in words]
_long_days = [word for word in _weekdays if word.endswith("day")]
_short_days = [word for word in _weekdays if not word.endswith("day")]
WEEKDAY = rf"(?:{either(_long_days)}(?![A-Za-z])|{either(_short_days)}(?![A-Za-z])\.?)"
_tens = [word for word, value in NUMBERS.items() if 20 <= value < 100]
_units = [word for word, value in NUMBERS.items() if value < 10 and len(word) > 2]
_small = rf"(?:{either_case(_tens)}[-\s]{either(_units)}|{either_case(NUMBERS)})"
NUMBER = (
    rf"(?:\d{{1,3}}(?![\d,.])|(?:{_small}\s)?[Hh]undred(?:\s(?:and\s)?{_small})?(?![A-Za-z])"
    rf"|{_small}(?!\s[Hh]undred))"
)
"""A number in figures or in words, up to `nine hundred and ninety-nine`."""
ORDINAL = either_case(ORDINALS)
DAYTIMES = listed(DATA["lengths"]["daytime"])
DAYTIME = either(DAYTIMES)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
ORD = r"(?:\s?(?:st|nd|rd|th)(?![a-z]))?"
YEAR = r"(?:1\d{3}|20\d\d)(?!\d)"
ERA = r"(?:B\.\s?C\.?(?:\s?E\.?)?|BCE?|bce?|C\.\s?E\.?|CE|A\.\s?D\.?|AD)(?![A-Za-z])"
DASH = r"(?:\s?[-–—−‐‑]\s?)"
TO = rf"(?:{DASH}|\s+(?:to|until|till|til|through)\s+(?:the\s+)?)"
PAIR = rf"(?:{TO}|\s+(?:and|or)\s+(?:the\s+)?|\s?/\s?)"
YEAR_AFTER = (
    rf"(?:{YEAR}(?!,\d)|\d{{3}}(?![\d]|{DASH}\d)|\d{{1,4}}(?=\s?{ERA})|\d{{2,3}}(?=[,.;:)\s])(?!\s?[-–:]))"
)
"""A year after a month: three figures may be a year; fewer only with an era or in a BC story."""
ERA_AFTER = rf"(?:,?\s?(?P<era>{ERA}))?"
OF = r"(?:,?\s(?:of\s)?|\s+)"
AND = re.compile(r"\s(?:and|or)\s")


def int_of(word: str | None) -> int | None:
    """The number that figures write; None if there are none."""
    return int(word) if word else None


def month_of(word: str) -> int:
    """The number of a month's name or abbreviation."""
    return MONTHS[word.rstrip(".,").lower()]


def number_of(word: str) -> int:
    """The value of a number that `NUMBER` matches: `25`, `twenty-five`, `two hundred and six`."""
    if word.isdigit():
        return int(word)
    word = word.lower()
    hundreds, found, rest = word.partition("hundred")
    if found:
        rest = rest.strip().removeprefix("and ")
        return (number_of(hundreds.strip()) if hundreds.strip() else 1) * 100 + (
            number_of(rest) if rest else 0
        )
    if word in NUMBERS:
        return NUMBERS[word]
    tens, _, unit = word.replace(" ", "-").partition("-")
    return NUMBERS[tens] + NUMBERS[unit]


def era_of(word: str | None) -> str:
    """'bc' or 'ad' for any spelling of an era that `ERA` matches; '' if there is none."""
    return {"": "", "b": "bc", "a": "ad", "c": "ad"}[(word or "")[:1].lower()]


def year_end(first: str, last: str) -> int:
    """The last year of a range that may be shortened: `1937`, `8` gives 1938; `1899`, `902` gives 1902."""
    return int(last) if len(last) >= len(first) else int(first[: -len(last)] + last)

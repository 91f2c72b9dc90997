"""Dates in texts that are not English: with the name of a month, in figures, with an era, and centuries.

The names of months come from dateparser, which knows two hundred languages. Its data files are read without
importing dateparser itself, which needs a compiled library; this half of the project also runs where there is
none, as in a browser. The words for eras and centuries are in `languages.toml`. Dates that lean on other
dates are read in English only.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from runpy import run_path
from typing import Any

from dashboard.reading.dates.rule import Found, Point
from dashboard.reading.dates.scan import Age, figures
from dashboard.reading.dates.vocabulary import year_end

_ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]+)?")
_WORDS = re.compile(r"[^\W\d_]+")


@cache
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "languages.toml").read_text("utf-8"))


@cache
def _marks() -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in _words()["marks"].items()}


def known() -> list[str]:
    """The codes of the languages that `detect` tells."""
    return sorted(_marks())


def _any(table: str, language: str) -> str:
    """A pattern for the words of a table in a language, the longest first; spaces in them are optional."""
    words = sorted(_words()[table].get(language, ()), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s*") for word in words) or "(?!)"


def detect(text: str) -> str:
    """The ISO 639-1 code of the language of a text, by its most common short words; `en` if in doubt."""
    words: Counter[str] = Counter()
    for piece, times in Counter(text[:20000].lower().split()).items():
        for word in (piece,) if piece.isalpha() else _WORDS.findall(piece):
            words[word] += times
    counts = {language: sum(words[mark] for mark in marks) for language, marks in _marks().items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > counts["en"] else "en"


def _names(language: str) -> dict[str, list[str]]:
    """The names that dateparser has for a language, by their English names; empty for an unknown one."""
    package = find_spec("dateparser")
    if package is None or package.origin is None or not _CODE.fullmatch(language):
        return {}
    file = Path(package.origin).parent / "data" / "date_translation_data" / f"{language}.py"
    if not file.is_file():
        return {}
    return dict(run_path(str(file))["info"])


@cache
def months(language: str) -> dict[str, int]:
    """The number of each month by its names in a language, in lower case; empty for an unknown language."""
    info = _names(language)
    names = ((name, number) for number, key in enumerate(_ENGLISH, start=1) for name in info.get(key, ()))
    return {name.lower(): number for name, number in names if len(name) > 2 and name.isalpha()}


def _era(language: str) -> str:
    """A pattern for the era after a year, with what may stand between them."""
    between = rf"(?:\s*(?:{_any('year', language)}))?"
    return rf"(?:{between}\s*(?:(?P<bc>{_any('bc', language)})|(?P<ad>{_any('ad', language)}))(?!\w))"


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """A day and month with or without its year, or a month with its year."""
    names = "|".join(sorted(map(re.escape, months(language)), key=len, reverse=True)) or r"(?!)"
    era = _era(language)
    return re.compile(
        rf"""(?<!\w)(?:(?P<day>3[01]|[12]\d|0?[1-9])(?:\.|º|er|-?го|-?е)?\s+(?:de\s+)?)?
        (?P<month>{names})(?!\w)\.?
        (?:,?\s+(?:de\s+|del\s+|do\s+)?(?P<year>(?:1\d{{3}}|20\d\d|\d{{3}})(?!\d)|\d{{1,4}}(?={_unnamed(era)})){era}?)?""",
        re.VERBOSE | re.IGNORECASE,
    )


def _unnamed(pattern: str) -> str:
    """A pattern without the names of its groups, to be used a second time."""
    return re.sub(r"\?P<\w+>", "?:", pattern)


@cache
def _with_era(language: str) -> re.Pattern[str]:
    """Years with an era, and centuries with or without one."""
    century, era = _any("century", language), _era(language)
    number = r"(?:(?P<roman>[IVX]+)(?:e|er|ème)?|(?P<number>\d{1,2})(?:\.|e|er|-?го|-?й|-?м)?)"
    return re.compile(
        rf"""(?<![\w.,])(?:
        (?P<year>\d{{1,4}})(?:\s?[-–/]\s?(?P<year2>\d{{1,4}}))?{era}
        | (?:{number}\s(?:{century})|(?:{century})\s{_again(number)}
            |(?P<short>[IVX]+)(?:e|er)?\s(?:{_any("century_short", language)}))(?!\w){_again(era)}?
        )""",
        re.VERBOSE,
    )


def _again(pattern: str) -> str:
    """A pattern with its groups renamed, to stand in another branch."""
    return re.sub(r"\?P<(\w+)>", r"?P<\1_>", pattern)


_ROMAN = {"I": 1, "V": 5, "X": 10}


def _roman(word: str) -> int:
    values = [_ROMAN[letter] for letter in word]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def _of_era(found: re.Match[str], language: str) -> Found:
    """The year, the two years or the century of a match."""
    era = "bc" if found["bc"] or found["bc_"] else "ad"
    start, end, rule = found.start(), found.end(), f"era ({language})"
    if found["year"]:
        first = Point(int(found["year"]), era=era)
        last = None
        if found["year2"]:
            short = era == "ad" and len(found["year2"]) < len(found["year"])
            end_year = year_end(found["year"], found["year2"]) if short else int(found["year2"])
            last = Point(end_year, era=era)
        return Found(start, end, rule, "range" if last else "explicit", first, last)
    roman, number = found["roman"] or found["roman_"] or found["short"], found["number"] or found["number_"]
    nth = _roman(roman) if roman else int(number)
    year = nth * 100 if era == "bc" else nth * 100 - 99
    return Found(start, end, f"century ({language})", "century", Point(year, era=era, years=100))


def cores(text: str, start: int, end: int, *, language: str) -> Iterator[Found]:
    """The expressions in `text[start:end]` of a text in another language, in order and without overlaps."""
    floor = start
    for found in _named(text, start, end, language):
        if found.start < floor:
            continue
        yield from figures(text, floor, found.start, age=Age())
        yield found
        floor = found.end
    yield from figures(text, floor, end, age=Age())


def _named(text: str, start: int, end: int, language: str) -> list[Found]:
    """What has the name of a month, an era or the word for century, in order; the longer first."""
    found = [_of_era(match, language) for match in _with_era(language).finditer(text, start, end)]
    dated = (
        match
        for match in _pattern(language).finditer(text, start, end)
        # Whatever the case, a pattern takes `ı` and `ſ` for `i` and `s`, and `lower` does not.
        if (match["day"] or match["year"]) and match["month"].lower() in months(language)
    )
    found += [_of_month(match, language) for match in dated]
    return sorted(found, key=lambda item: (item.start, -item.end))


def _of_month(found: re.Match[str], language: str) -> Found:
    year = int(found["year"]) if found["year"] else None
    era = "bc" if found["bc"] else "ad" if found["ad"] else ""
    point = Point(
        year, months(language)[found["month"].lower()], int(found["day"]) if found["day"] else None, era
    )
    kind = "explicit" if year is not None else "underspecified"
    return Found(found.start(), found.end(), f"month's name ({language})", kind, point)

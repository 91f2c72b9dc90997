"""Dates in other languages: the days, months and years that are written with a month's name or in figures.

The names of the months are dateparser's, which knows two hundred languages. They are read from its files of
names, without importing dateparser itself, which needs a compiled library: this half of the project also runs
where there is none, as in a browser. What leans on another date is read in English only.
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

from dashboard.reading.dates.rule import Found, Point
from dashboard.reading.dates.scan import Age, figures

_ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]+)?")
_WORDS = re.compile(r"[^\W\d_]+")


@cache
def _marks() -> dict[str, frozenset[str]]:
    table = tomllib.loads((Path(__file__).parent / "languages.toml").read_text("utf-8"))
    return {language: frozenset(words.split()) for language, words in table.items()}


def detect(text: str) -> str:
    """The language of a text by its commonest small words, as an ISO 639-1 code; in doubt English."""
    words = Counter(_WORDS.findall(text[:20000].lower()))
    counts = {language: sum(words[mark] for mark in marks) for language, marks in _marks().items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > counts["en"] else "en"


def _names(language: str) -> dict[str, list[str]]:
    """What dateparser knows of a language: names by their English ones; empty if it does not know it."""
    package = find_spec("dateparser")
    if package is None or package.origin is None or not _CODE.fullmatch(language):
        return {}
    file = Path(package.origin).parent / "data" / "date_translation_data" / f"{language}.py"
    if not file.is_file():
        return {}
    return dict(run_path(str(file))["info"])


@cache
def months(language: str) -> dict[str, int]:
    """The names of the months in a language, in lower case; none for one that dateparser does not know."""
    info = _names(language)
    names = ((name, number) for number, key in enumerate(_ENGLISH, start=1) for name in info.get(key, ()))
    return {name.lower(): number for name, number in names if len(name) > 2 and name.isalpha()}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """A day and month with or without its year, or a month with its year."""
    names = "|".join(sorted(map(re.escape, months(language)), key=len, reverse=True)) or r"(?!)"
    return re.compile(
        rf"""(?<!\w)(?:(?P<day>3[01]|[12]\d|0?[1-9])(?:\.|º|er|-?го|-?е)?\s+(?:de\s+)?)?
        (?P<month>{names})(?!\w)\.?
        (?:,?\s+(?:de\s+|del\s+|do\s+)?(?P<year>1\d{{3}}|20\d\d|\d{{3}})(?!\d))?""",
        re.VERBOSE | re.IGNORECASE,
    )


def cores(text: str, start: int, end: int, *, language: str) -> Iterator[Found]:
    """What can be read between two places of a text in another language, in order and without overlaps."""
    floor = start
    for found in _pattern(language).finditer(text, start, end):
        if not (found["day"] or found["year"]):
            continue
        yield from figures(text, floor, found.start(), age=Age())
        year = int(found["year"]) if found["year"] else None
        day = int(found["day"]) if found["day"] else None
        point = Point(year, months(language)[found["month"].lower()], day)
        kind = "explicit" if year is not None else "underspecified"
        yield Found(found.start(), found.end(), f"month's name ({language})", kind, point)
        floor = found.end()
    yield from figures(text, floor, end, age=Age())

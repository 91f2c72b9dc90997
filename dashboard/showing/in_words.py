"""A date in words, as a reader says it: `19 January 1918`, `about 1927 to 1929`, `15 March 44 BC`."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from dashboard import edtf

_WORDS: dict[str, Any] = tomllib.loads(
    files("dashboard.showing").joinpath("data/date_words.toml").read_text(encoding="utf-8")
)
_PARTS = re.compile(
    r"(?P<year>Y?-?[\dX]+)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<qualifier>[~?%]?)"
)
_CENTURY = re.compile(r"(\d\d)01/(\d\d)00")


@lru_cache(maxsize=65536)
def tell(text: str) -> str:
    """An EDTF date in words; raises edtf.EDTFError for what is none.

    A qualifier that holds for both ends of a period is said once; a century is named where the
    period is exactly one, 1801 to 1900; what both ends share is said once: `7–8 November 1917`.
    """
    edtf.parse(text)
    if text[0] in "[{":
        return _set(text)
    start, slash, end = text.partition("/")
    if not slash:
        return _date(start)
    if not start.strip("."):
        return f"until {_the(_date(end))}"
    if not end.strip("."):
        return f"from {_the(_date(start))}"
    return _interval(start, end)


def certainty(date: edtf.Date) -> str:
    """How closely a date is known, for the card: `known to the day`, `a period, approximate`."""
    words: list[str] = [_WORDS["certainty"][date.precision]]
    if date.earliest is None or date.latest is None:
        words = ["a period with an open beginning" if date.earliest is None else "a period with an open end"]
    words += [_WORDS["certainty"][name] for name in ("approximate", "uncertain") if getattr(date, name)]
    return ", ".join(words)


def _set(text: str) -> str:
    members = [_member(part.strip()) for part in text[1:-1].split(",")]
    joint = " or " if text[0] == "[" else " and "
    return joint.join([", ".join(members[:-1]), members[-1]] if len(members) > 1 else members)


def _member(text: str) -> str:
    first, dots, last = text.partition("..")
    if not dots:
        return _date(first)
    if not first:
        return f"{_date(last)} or earlier"
    return f"{_date(first)} to {_date(last)}" if last else f"{_date(first)} or later"


def _interval(start: str, end: str) -> str:
    century = _CENTURY.fullmatch(f"{start}/{end}")
    if century and int(century[1]) + 1 == int(century[2]):
        return f"{_ordinal(int(century[2]))} century"
    first, last = _split(start), _split(end)
    if first == last:
        return _date(start)
    if first[3] != last[3]:  # only one end is qualified: each end is said in full
        return f"{_date(start)} to {_date(end)}"
    return _qualified(first[3], _span(first, last))


def _span(first: tuple[str, str, str, str], last: tuple[str, str, str, str]) -> str:
    """Both ends without their qualifiers, each part that they share said once."""
    before, after = _plain(*first[:3]), _plain(*last[:3])
    if first[:2] == last[:2] and first[2].isdecimal() and last[2].isdecimal():
        return f"{int(first[2])}–{after}"
    shared = _year(first[0]) if first[1] and last[1] and first[0] == last[0] else ""
    if not shared and before.endswith(" BC") and after.endswith(" BC"):
        shared = "BC"
    return f"{before.removesuffix(' ' + shared) if shared else before} to {after}"


def _date(text: str) -> str:
    year, month, day, qualifier = _split(text)
    return _qualified(qualifier, _plain(year, month, day))


def _split(text: str) -> tuple[str, str, str, str]:
    found = _PARTS.fullmatch(text.strip())
    if not found:
        raise edtf.EDTFError(f"{text!r} cannot be told in words")
    month, day = (("" if part in (None, "XX") else part) for part in (found["month"], found["day"]))
    return found["year"], month, day, found["qualifier"]


def _qualified(qualifier: str, words: str) -> str:
    return f"{_WORDS['qualifiers'][qualifier]} {_the(words)}" if qualifier else words


def _the(words: str) -> str:
    """`about the 1920s`: after another word a decade or a century takes its article."""
    return f"the {words}" if words.endswith(("0s", " century")) else words


def _plain(year: str, month: str, day: str) -> str:
    if "X" in year:
        return _unknown_years(year)
    if not month:
        return _year(year)
    number = int(month)
    if number > 12:
        named: str = _WORDS["seasons"][month]
        return named.format(year=_year(year), next=_year(str(_number(year) + 1)))
    words = f"{_WORDS['months'][number - 1]} {_year(year)}"
    return f"{int(day)} {words}" if day else words


def _unknown_years(year: str) -> str:
    digits = year.lstrip("-")
    if year.count("X") == 1 and not year.startswith("-"):
        decade = int(digits.replace("X", "0"))
        return f"{decade}s" if decade >= 100 else f"AD {decade}s"
    if year.count("X") == 2 and not year.startswith("-"):
        return f"{_ordinal(int(digits[:2]) + 1)} century"
    low, high = sorted(int(year.replace("X", digit)) for digit in "09")
    return f"{_year(str(low)).removesuffix(' BC' if high <= 0 else '')} to {_year(str(high))}"


def _number(year: str) -> int:
    return int(year.removeprefix("Y"))


def _year(year: str) -> str:
    """An astronomical year as it is written: -43 is 44 BC; AD where a bare number would puzzle."""
    number = _number(year)
    if number <= 0:
        return f"{1 - number} BC"
    return str(number) if number >= 100 else f"AD {number}"


def _ordinal(number: int) -> str:
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"

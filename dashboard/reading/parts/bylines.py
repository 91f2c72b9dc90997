"""Who wrote a text and when, as its head prints it: `By Anna Keller, 9 November 2019`.

A line of the head is read only if hardly anything else stands in it: a subtitle such as `The strike of 1911`
says neither who wrote a text nor when.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.reading.dates import other_languages, to_edtf
from dashboard.reading.dates.rule import Found
from dashboard.reading.dates.scan import first_dated
from dashboard.reading.words import load

_WORDS = {name: frozenset(words.split()) for name, words in load("parts")["bylines"].items()}
_CAPITAL = r"(?:[A-ZÀ-ÖØ-ÞŁŚŠŽ]|(?:Mc|Mac|O[’'])[A-Z])"
_PART = rf"{_CAPITAL}[\w’'-]*\.?"
_PARTICLE = r"(?:de|van|von|der|den|al|bin|ibn|la|le|du|di|da|dos|del|y|e|zu|ter)"
_TITLE = r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Rev|Sir|Dame|Professor|Doctor)\.?\s+)*"
NAME = rf"{_PART}(?:\s+(?:{_PARTICLE}\s+)*{_PART}){{1,3}}"
_NAMES = rf"{_TITLE}(?P<author>{NAME}(?:(?:,\s+{_TITLE}{NAME})*,?\s+(?:and|&|und)\s+{_TITLE}{NAME})?)"
_END = r"(?=\s*(?:$|[,;|·•()–—/]|-\s|\s(?:on|at|for|in|is|am|posted|published|updated)\b))"
_LABELLED = re.compile(
    r"(?i:(?:^|\b(?:written|posted|published|text|story|words|essay|report)\s+)by:?|\bby:|^von"
    r"|^(?:author|authors|autor|autorin|text|reporter)\s*:)"
    rf"\s+{_NAMES}{_END}"
)
_POSTED_BY = re.compile(rf"(?i:\b(?:posted|published|written|updated)\b.*\bby)\s+{_NAMES}{_END}")
_BY_ONE = re.compile(rf"(?i:^(?:written\s+by|by|author\s*:))\s+(?P<author>{_PART})\s*(?:[,|·–—-]|$)")
_FIRST = re.compile(rf"^[—–-]?\s*{_NAMES}\s*(?:[,|·•(–—/]|-\s|$)")
_LAST = re.compile(rf"(?:(?:[,|·•–—/]|-)\s*(?:(?i:by)\s+)?|\s(?i:by)\s+){_NAMES}\s*$")
_ALONE = re.compile(rf"\s*{_NAMES}\s*")
_TOKEN = re.compile(r"[^\W_](?:[\w’'.-]*[\w.])?")
_DATELINE = re.compile(rf"(?P<place>{_PART}(?:\s+{_PART}){{0,3}}),\s*(?:the\s+)?(?=\d|{_CAPITAL})")
_OPENING = re.compile(r"(?:[A-Z][A-Z.’'-]+[ ,]+){1,4}[^—–\n]{0,40}?(?=\s*(?:[—–]|--|-\s))")
"""How a newspaper's report begins: `LIVERPOOL, Aug. 12, 1911 —`."""
_RUNNING = re.compile(
    rf"(?:^|\s)(?P<by>(?i:(?:written\s+)?by)\s+{_NAMES}(?:,|\s\||\s[–-]|\s\(|\son)?\s*)(?=\d|[A-Z])"
)
_ADDRESS = re.compile(r"[<(\[]?\b[\w.+-]++@[\w.-]++[>)\]]?")
_LONGEST = 140


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line says of its text: an author, a day (EDTF), or ''; `letter` if it names a place."""

    author: str = ""
    published: str = ""
    letter: bool = False


def read(line: str, *, language: str = "en") -> Byline | None:
    """What a line prints as a byline; None if it is none."""
    if len(line) > 4 * _LONGEST:  # with addresses too, no byline is as long
        return None
    line = " ".join(_ADDRESS.sub(" ", line).split())
    if not line or len(line) > _LONGEST:
        return None
    found = _dated(line, language)
    day = _value(found) if found else ""
    labelled = _labelled(line)
    if labelled and _is_bare(line, labelled, most=14 if day else 8):
        return Byline(labelled, day)
    return _with_day(line, found, day) if found and day else None


def _with_day(line: str, found: Found, day: str) -> Byline | None:
    """What a line says in which hardly more than a day and a name, a place or a label stands."""
    who = _beside_a_day(line)
    if who and not _is_place(who) and _is_bare(line, who, most=14):
        return Byline(who, day)
    full = day.count("-") - day.startswith("-") > 1
    place = _DATELINE.match(line)
    if place and full and not _TOKEN.search(line, found.end) and found.start <= place.end() + 12:
        return Byline("", day, letter=True)
    words = [word.lower() for word in _TOKEN.findall(f"{line[: found.start]} {line[found.end :]}")]
    labelled = words and words[0].strip(".:") in _WORDS["labels"]
    return Byline("", day) if (full or labelled) and all(map(_is_small, words)) else None


def within(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a byline stands in the first words of a long line: `The Quay. By Anna Keller, 9 May 2019. …`."""
    if end - start < 2 * _LONGEST or "\n" in text[start : start + 2 * _LONGEST]:
        return None
    for found in _RUNNING.finditer(text, start, min(end, start + _LONGEST)):
        day = first_dated(text, found.end(), min(end, found.end() + 40))
        full = day and _value(day).count("-") > 1 and day.start - found.end() < 5
        if day and full and _person(found["author"]) and text[day.end : day.end + 1] != ",":
            stop = day.end + (text[day.end : day.end + 1] == ".")
            return found.start("by"), stop
    return None


def day_of_issue(line: str) -> str:
    """The day, month or season in a short line below the author's: `Reviews, Winter 2012`; '' if none."""
    found = first_dated(line, 0, len(line)) if len(line.split()) < 7 and line[-1:] != "." else None
    return _value(found) if found else ""


def is_name(line: str) -> bool:
    """Whether a line is nothing but a person's name, as far as its letters tell."""
    found = _ALONE.fullmatch(line)
    return bool(found and not line.isupper() and _person(found["author"]))


def name_of(line: str) -> str:
    """The person whose name a line is."""
    found = _ALONE.fullmatch(line)
    return _written(found["author"]) if found else ""


def day_of_report(paragraph: str) -> str:
    """The day before a report's first words (`LIVERPOOL, Aug. 12, 1911 —`), as EDTF; '' if there is none."""
    opening = _OPENING.match(paragraph[:120])
    found = first_dated(paragraph, 0, opening.end()) if opening else None
    value = _value(found) if found else ""
    return value if value.count("-") > 1 else ""


def day(words: str) -> str:
    """The day that a field such as `date: 9 November 2019` gives, as EDTF; '' if it cannot be read."""
    iso = re.match(r"-?\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T\s])", words.strip())
    if iso:
        return to_edtf.valid(iso.group())
    found = first_dated(words, 0, len(words))
    return _value(found) if found else to_edtf.valid(words.strip())


def _labelled(line: str) -> str:
    for pattern in (_LABELLED, _POSTED_BY, _BY_ONE):
        found = pattern.search(line)
        if found and _person(found["author"]):
            return _written(found["author"])
    return ""


def _beside_a_day(line: str) -> str:
    """The name before or after a day: `Anna Keller, 12 May 2020`, `12 May 2020 | Anna Keller`."""
    for pattern in (_FIRST, _LAST):
        found = pattern.search(line)
        if found and _person(found["author"]) and not first_dated(found["author"], 0, len(found["author"])):
            return _written(found["author"])
    return ""


def _person(names: str) -> bool:
    words = [word.lower().strip(".,") for word in names.split()]
    return not any(word in _WORDS["nobody"] for word in words)


def _is_place(name: str) -> bool:
    return name.split()[0].lower() in _WORDS["places"]


def _is_bare(line: str, name: str, *, most: int) -> bool:
    """Whether beside the name there are only a day, small words and more names, such as that of a school."""
    words = [word for word in _TOKEN.findall(line) if word.lower() not in name.lower()]
    other = [word for word in words if not _is_small(word) and not word[0].isupper()]
    return not other and len(words) <= most


def _is_small(word: str) -> bool:
    low = word.lower().strip(".,:")
    return word[0].isdigit() or low in _WORDS["small"] or low in _WORDS["labels"] or is_calendar(low)


def is_calendar(word: str) -> bool:
    """Whether a word in small letters names a month, a day of the week or a season, perhaps shortened."""
    months = "january february march april may june july august september october november december"
    days = "monday tuesday wednesday thursday friday saturday sunday"
    seasons = ("spring", "summer", "autumn", "fall", "winter")
    return word in seasons or (
        len(word) > 2 and any(each.startswith(word) for each in f"{months} {days}".split())
    )


def _dated(line: str, language: str) -> Found | None:
    found = first_dated(line, 0, len(line))
    if language != "en":
        own = other_languages.cores(line, 0, len(line), language=language)
        found = next((each for each in own if each.first and each.first.year is not None), found)
    return found


def _value(found: Found) -> str:
    if found.first is None or found.first.year is None or found.last:
        return ""
    return to_edtf.valid(to_edtf.of_point(found.first, found.first.year))


def _written(names: str) -> str:
    """Names in the usual letters: `ANNA KELLER` is Anna Keller."""
    return " ".join(
        word.title() if word.isupper() and len(word) > 2 and "." not in word else word
        for word in names.split()
    )


def is_labelled(line: str) -> bool:
    """Whether a line begins with `by` or its like and names somebody."""
    short = len(line) <= _LONGEST or len(" ".join(line.split())) <= _LONGEST
    return short and bool(_labelled(line)) and read(line) is not None

"""Adds the words beside an expression that belong to it: `early`, `about`, `that`, `since`, `until`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dashboard.reading.dates.rule import Found, verbose
from dashboard.reading.dates.vocabulary import (
    DATA,
    NUMBER,
    ORDINAL,
    ORDINALS,
    WEEKDAY,
    WEEKDAYS,
    any_of,
    any_of_either_case,
    number_of,
    set_of,
)

_BITS = (
    rf"{any_of_either_case('around', 'bit')}|{any_of_either_case('around', 'half')}\shalf"
    rf"|{any_of_either_case('around', 'share')}\s{any_of('around', 'shared')}"
    rf"|{any_of_either_case('around', 'part')}\spart"
    rf"|{any_of_either_case('around', 'edge')}\s(?:(?P<count>{NUMBER})\s)?{any_of('around', 'units')}"
)
_TIMES = any_of_either_case("around", "time")
_ABOUT = rf"[Cc]\.|[Cc]a\.?(?=\s)|[Cc](?!\s)|{any_of_either_case('around', 'about')}"
_FRAMES = any_of_either_case("around", "frame")


@cache
def _before() -> re.Pattern[str]:
    """What may stand before a date and belong to it; compiled when first needed, to keep importing quick."""
    return verbose(
        rf"""(?:
      (?P<part>\b(?:[Vv]ery\s)?(?:[Ee]arly|[Ll]ate|[Ll]atter|[Mm]id)[-–\s](?:in\s)?(?:the\s)?)
    | (?P<bit>\b(?:{_BITS})\sof\s(?:the\s)?)
    | (?P<time>\b(?:(?:[Ee]arly|[Ll]ate)\s(?:in\s(?:the\s)?)?)?(?:{_TIMES})\s(?:of|on)\s(?:the\s)?)
    | (?P<weekday>\b{WEEKDAY},?\s(?:the\s)?)
    | (?P<circa>(?<![A-Za-z.])(?:{_ABOUT})\s?(?:the\s(?:year\s)?)?)
    | (?P<nth>\b{ORDINAL}\s(?:day\s)?of\s)
    | (?P<frame>\b(?:{_FRAMES})\s(?:same\s)?)
    | (?P<later>\b(?:[Ll]ater|[Ee]arlier)\s(?:in\s(?:the\s)?)?)
    )$"""
    )


_WHICH = any_of("around", "which")
_AFTER = verbose(
    rf"""(?:
      ,?\s(?:of|in)\s(?:the\s)?(?P<which>{_WHICH})\s(?P<unit>year|month)(?![A-Za-z])
    | \s(?:of|in)\sthe\s(?P<unit2>year|month)\s(?P<way>before|after|following|previous)(?![A-Za-z])
      (?P<clause>\she\s\w+\sit|\sthat)?
    | \s(?P<edge>before|after|earlier)(?=[,.;:)]|\s*$|\s*\n)
    | \s(?P<number>{NUMBER})\s(?P<unit3>year)s?\s(?P<later>later|earlier|before|after)(?=[,.;\s])
    )"""
)
_OPEN = verbose(
    rf"""\b(?P<word>{any_of_either_case("cues", "open")})\s
    (?:as\slate\sas\s|at\sleast\s|the\s(?:end|beginning|start)\sof\s)?(?:the\s)?$"""
)
_SHIFTS: dict[str, int] = DATA["shifts"]
_QUALIFIER = re.compile(
    rf"\b(?P<maybe>{any_of_either_case('around', 'unsure')})\s(?:in\s|on\s)?(?:the\s)?$"
    r"|(?P<about>or\sabout\s)$"
)


_FRAMED = ("narrative", "publication", "jubilee", "bare")


def widened(found: Found, text: str, floor: int) -> Found:
    """The expression with the words beside it that belong to it; `floor` is where the last one ended."""
    if found.rule == "week of a month" or found.kind == "duration" or found.frame in _FRAMED:
        return found
    found = _with_suffix(found, text)
    for _ in range(3):
        grown = _with_prefix(found, text, floor)
        if grown is found:
            break
        found = grown
    return _with_qualifier(found, text, floor)


def _with_suffix(found: Found, text: str) -> Found:
    if (
        found.first is None
        or found.first.year is not None
        or text[found.end : found.end + 1] not in (" ", ",", "\u00a0")
    ):
        return found
    suffix = _AFTER.match(text, found.end)
    if not suffix:
        return found
    if suffix["edge"]:
        return _with_edge(found, text, suffix.end(), suffix["edge"])
    if suffix["number"]:
        sign = 1 if suffix["later"] in ("later", "after") else -1
        shift = sign * number_of(suffix["number"])
    else:
        shift = _SHIFTS.get(suffix["which"] or suffix["way"], 0)
    unit = suffix["unit"] or suffix["unit2"] or "year"
    return replace(found, end=suffix.end(), frame="within", shift=shift, unit=unit, kind="relative")


def _with_edge(found: Found, text: str, end: int, edge: str) -> Found:
    """`the winter before`, `the summer after`: counted from where the story stands."""
    point = found.first
    article = text[max(0, found.start - 4) : found.start].lower() == "the "
    if not article or point is None or not point.month or point.day:
        return found
    return replace(found, end=end, frame="following" if edge == "after" else "previous", kind="relative")


_ENDS = (
    set_of("around", "about")
    | set_of("around", "frame")
    | {"early", "late", "latter", "mid", "later", "earlier", "in", "the", "of", "on", "c.", "ca.", "ca", "c"}
    | {form for name in WEEKDAYS for form in (name, f"{name}.")}
)
"""The words with which a match of `_before` can end."""


def _may_belong(text: str, low: int, start: int) -> bool:
    """A fast test whether `_before` can match: whether the word before the expression may end a match."""
    word = text[max(low, text.rfind(" ", low, start - 1) + 1) : start]
    bare = word.strip(" ,(“‘\"'")
    return bare.lower() in _ENDS or not bare.replace(".", "").isalpha()


def _with_prefix(found: Found, text: str, floor: int) -> Found:
    low = max(floor, found.start - 32)
    prefix = _before().search(text, low, found.start) if _may_belong(text, low, found.start) else None
    if not prefix:
        return found
    start, point = prefix.start(), found.first
    if prefix["nth"]:
        return _with_day(found, start, ORDINALS[prefix["nth"].split()[0].lower()])
    if prefix["frame"]:
        return _with_frame(found, text, start, prefix["frame"].split()[0].lower())
    if prefix["circa"]:
        return replace(found, start=start, qualifier="~") if point and not found.qualifier else found
    if prefix["weekday"] or prefix["time"] or prefix["later"]:
        return replace(found, start=start) if _belongs(prefix, found) else found
    of_a_noun = _is_of_a_noun(prefix, found, text)
    return found if of_a_noun else _with_part(found, start, prefix["part"] or prefix["bit"], prefix["count"])


def _is_of_a_noun(prefix: re.Match[str], found: Found, text: str) -> bool:
    """Whether the words before a year tell of what it names: `the opening of the 1932 Trade Fair`.

    `latter` is only said of what has halves: `the latter 1850s`.
    """
    point = found.first
    if point is None or point.years > 1 or point.month:
        return False
    if prefix["part"]:
        return bool(prefix["part"].lower().startswith("latter"))
    named = prefix["bit"].endswith(" the ") and text[found.start].isdigit()
    return bool(named and re.match(r"\s[A-Za-z]", text[found.end : found.end + 2]))


def _belongs(prefix: re.Match[str], found: Found) -> bool:
    """Whether a weekday, a time of day or `later in the` before an expression is part of it."""
    point = found.first
    if point is None:
        return False
    if prefix["later"]:
        bare = point.month and point.year is None and not point.day
        return bool(bare and (found.frame or " in" in prefix["later"]))
    return bool(point.day or (prefix["time"] and found.kind == "relative"))


_UNITS = set_of("around", "units")
_EDGES: dict[str, str] = {word: DATA["parts"].get(word, word) for word in set_of("around", "edge")}


def _with_part(found: Found, start: int, words: str, count: str | None = None) -> Found:
    """`early 1917`, `the end of the 1920s`, `the opening years of the century`."""
    point = found.first
    if (found.part and found.part[0] != "/") or found.frame or (point and point.day and point.years == 1):
        return found
    kept = words.lower().replace("-", " ").replace("–", " ").split()
    kept = [word for word in kept if word not in ("of", "the", "in", "very")]
    if count:  # `the first two decades of the century`: edge, number, unit
        part = f"{kept[0]} {number_of(count)} {kept[-1]}"
    else:
        edge = kept[-1] in _UNITS or kept == ["latter"]
        part = _EDGES.get(kept[0], " ".join(kept)) if edge else " ".join(kept)
    return replace(found, start=start, part=part + found.part)


def _with_day(found: Found, start: int, day: int) -> Found:
    """`the first of May 1886`."""
    point = found.first
    if not point or not point.month or point.month > 12 or point.day or found.last or found.frame:
        return found
    return replace(found, start=start, first=replace(point, day=day))


def _with_frame(found: Found, text: str, start: int, word: str) -> Found:
    """`that summer`, `the previous October`: a month or season counted from where the story stands."""
    point = found.first
    if found.frame or not point or point.year is not None or not point.month or point.day:
        return found
    if word == "last" and text[max(0, start - 4) : start].lower() == "the ":
        return found  # `the last winter of the war` is the last of several
    if word == "next" and (text[max(0, start - 4) : start].lower() == "the " or _opens(text, start)):
        word = "following"  # `next summer` inside a sentence is a plan of somebody's
    shift = _SHIFTS.get(word, 0)
    frame = word if word in ("this", "last", "next") else ("previous", "same", "following")[shift + 1]
    return replace(found, start=start, frame=frame, kind="relative")


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins at a place."""
    return not start or text[start - 1] == "\n" or text[max(0, start - 2) : start] in (". ", "! ", "? ")


_OPENING = (
    {word.split()[-1] for word in (*set_of("cues", "open"), *set_of("around", "unsure"))}
    | {"as", "least", "of", "the", "in", "on", "about"}
)  # fmt: skip
"""The words with which a match of `_OPEN` or `_QUALIFIER` can end."""


def _may_open(text: str, low: int, start: int) -> bool:
    """A fast test whether `_OPEN` or `_QUALIFIER` can match, by the word before the expression."""
    return text[max(low, text.rfind(" ", low, start - 1) + 1) : start].strip("\n (“‘\"'").lower() in _OPENING


def _with_qualifier(found: Found, text: str, floor: int) -> Found:
    low = max(floor, found.start - 28)
    if not _may_open(text, low, found.start):
        return found
    opens = _OPEN.search(text, low, found.start)
    if opens:
        word = opens["word"].lower()
        on = (
            r",?\son(?:wards?)?\b"
            if text[max(low, opens.start() - 2)].isalpha()
            else r",?\son(?:wards?)?\b|,"
        )
        far = word == "from" and not re.match(on, text[found.end : found.end + 9])
        found = found if far or found.last else replace(found, open=word)
    unsure = _QUALIFIER.search(text, low, found.start)
    if unsure and not found.qualifier:
        found = replace(found, qualifier="?" if unsure["maybe"] else "~")
    return found

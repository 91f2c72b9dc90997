"""The rules for weekdays, days by their number in a month, and hours in words."""

from __future__ import annotations

import re

from dashboard.reading.dates.rule import Fields, Point, Rule, before
from dashboard.reading.dates.vocabulary import (
    DATA,
    DAYTIME,
    MONTH,
    MONTHS,
    NUMBER,
    ORDINALS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    any_of,
    set_of,
)
from dashboard.reading.words import either


def _weekday(found: re.Match[str]) -> Fields:
    """`last Tuesday` counts from the day of publication, `on Tuesday` from the day of the story."""
    frame, the = found["frame"].lower(), before(found, 4) == "the "
    if frame in ("last", "this") and the:
        return None
    now = frame in ("last", "this") or (frame == "next" and not the)
    start = found.start("weekday") if frame == "on" else found.start()
    return {
        "start": start,
        "frame": "publication" if now else "narrative",
        "unit": "weekday",
        "shift": {"last": -1, "next": 1, "following": 1}.get(frame, 0),
        "first": Point(weekday=WEEKDAYS[found["weekday"].rstrip(".").lower()]),
    }


_FULL_DAYS = either([name for names in DATA["weekdays"].values() for name in names if name.endswith("day")])
MONTH_NAMES = frozenset(name for names in DATA["months"].values() for name in names)
LAST_WEEKDAY = Rule(
    "last Tuesday",
    "relative",
    (
        r"(?P<frame>[Ll]ast|[Tt]his|[Nn]ext|[Tt]hat|[Ff]ollowing|[Oo]n)\s"
        rf"(?P<weekday>{WEEKDAY})(?:\s(?:{DAYTIME}))?(?!(?:\s(?:{DAYTIME}))?,?\s(?:the\s)?(?:{MONTH}|\d)"
        rf"|\s(?:and|or)\s(?:the\s)?{_FULL_DAYS})"
    ),
    _weekday,
    (
        "The crash came on 24 October 1929. On ‹Monday› it was worse. = 1929-10-28",
        "They met on 24 October 1929 and on the ‹following Thursday› again. = 1929-10-31",
    ),
    (
        "The crash came in 1929, on Monday.",
        "On 24 October 1929 all slept. It came on Tuesday morning, the 29th.",
    ),
)


def _nth_day(found: re.Match[str]) -> Fields:
    """`the last day of March`, `the first Monday in May 1886`."""
    nth = -1 if found["nth"].lower() == "last" else ORDINALS[found["nth"].lower()]
    weekday = WEEKDAYS.get((found["weekday"] or "").lower())
    year = int(found["year"]) if found["year"] else None
    month = MONTHS[found["month"].rstrip(".,").lower()]
    return {"first": Point(year, month, weekday=weekday), "shift": nth, "unit": "nth"}


_CUED = re.compile(rf"\b{any_of('cues', 'weekday')}\s$|^\s?$|[.!?]['’”\"]?\s$")
_NAMED_DAY = set_of("names", "weekday")
_EVERY = set_of("cues", "every")


def _bare_weekday(found: re.Match[str]) -> Fields:
    """`Monday` after words that lead to a day (`on`); elsewhere a day only in a letter or newspaper."""
    words = found.string[max(0, found.start() - 24) : found.start()]
    last = words.split()[-1:] or [""]
    following = re.match(r"['’]s\b|\s([A-Z][a-z]+)", found.string[found.end() : found.end() + 20])
    if last[0].strip("“‘(") in _NAMED_DAY or last[0].lower() in _EVERY:
        return None
    if following and following[1] and following[1] not in MONTH_NAMES:
        return None
    beside, owns = re.search(r"\d,\sa\s$", words), following is not None and not following[1]
    second = WEEKDAYS[found["weekday2"].lower()] if found["weekday2"] else None
    cued = _CUED.search(words) is not None
    return {
        "frame": "narrative" if cued or owns else "bare",
        "unit": "weekday",
        "part": "beside" if beside else "owns" if owns else "",
        "first": Point(weekday=WEEKDAYS[found["weekday"].lower()]),
        "last": None if second is None else Point(weekday=second),
    }


WEEKDAY_ALONE = Rule(
    "weekday",
    "underspecified",
    rf"(?P<weekday>{_FULL_DAYS})(?:\s(?:and|or)\s(?:on\s)?(?:the\s)?(?P<weekday2>{_FULL_DAYS}))?"
    rf"(?:\s(?:{DAYTIME}))?(?![A-Za-z]|(?:\s(?:{DAYTIME}))?,?\s(?:the\s)?(?:{MONTH}|\d))",
    _bare_weekday,
    (
        "They met on 12 June 1889, a ‹Wednesday›, at noon. = 1889-06-12",
        "He died on 12 June 1889. By the ‹Friday› he was buried. = 1889-06-14",
        "They met on 12 June 1889. All the papers described ‹Tuesday›’s fire. = 1889-06-11",
        "It burned on 12 June 1889. On the ‹Saturday or the Sunday› it rained. = 1889-06-15/1889-06-16",
    ),
    ("They met on 12 June 1889. Every Sunday they prayed.", "On 12 June 1889 the Sunday Times came out."),
)
NTH_DAY = Rule(
    "last day of a month",
    "underspecified",
    (
        rf"(?P<nth>[Ll]ast|{either(ORDINALS)})\s(?:day|(?P<weekday>{WEEKDAY}))\s(?:of|in)\s(?P<month>{MONTH})"
        rf"(?:,?\s(?:of\s)?(?P<year>{YEAR}))?"
    ),
    _nth_day,
    (
        "On the ‹last day of March 1854› he signed. = 1854-03-31",
        "The ‹first Monday in May 1886›. = 1886-05-03",
    ),
)
WORD = rf"(?!\d|[Aa]n?\s){NUMBER}"
CLOCK_WORDS = Rule(
    "clock in words",
    "underspecified",
    (
        rf"(?:(?:{WORD}(?:\sminutes)?|[Hh]alf|(?:a\s)?[Qq]uarter)\s(?:past|to)\s(?:{WORD}|midnight"
        rf"|noon)(?!\s[a-z]+(?<!in)(?<!on)(?<!at)\b)|{NUMBER}\so['’]clock"
        rf"|{NUMBER}(?=\sin\sthe\s(?:morning|afternoon|evening))|(?<=[Aa]t\s)(?:midnight|noon)(?![a-z]))"
        r"(?:\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight))?"
    ),
    lambda found: {"frame": "narrative", "unit": "day"},
    (
        "On 8 July 1853 they came at ‹five in the afternoon›, smoking. = 1853-07-08",
        "He died at ‹forty-three minutes past midnight› on 30 July 1912. = 1912-07-30",
    ),
)
THANKSGIVING = Rule(
    "Thanksgiving",
    "feast",
    rf"(?:(?P<frame>[Ll]ast|[Nn]ext)\s)?Thanksgiving(?:\sDay)?(?![A-Za-z])(?:,?\s(?P<year>{YEAR}))?",
    lambda found: {
        "first": Point(int(found["year"]) if found["year"] else None, 11, weekday=3),
        "shift": 4,
        "unit": "nth",
        "kind": "feast",
    },
    ("They met in 1941, the day before ‹Thanksgiving›, in a barn. = 1941-11-27",),
)
WEEKDAY_RULES = (NTH_DAY, LAST_WEEKDAY, WEEKDAY_ALONE)

"""The rules for counts from an event or a feast: `six days after the siege`, `two days before Christmas`."""

from __future__ import annotations

import re

from dashboard.reading.dates.rule import Point, Rule, before
from dashboard.reading.dates.vocabulary import (
    DATA,
    MONTH,
    NUMBER,
    SEASON,
    WEEKDAY,
    YEAR,
    any_of,
    any_of_either_case,
    number_of,
)
from dashboard.reading.words import either

MORE = (
    rf"(?:(?:{any_of_either_case('lengths', 'roughly')}"
    r"|(?:(?:[Aa]\s)?[Ll]ittle\s|[Nn]ot\s(?:much\s|quite\s)?|[Ss]lightly\s)?"
    rf"{any_of_either_case('lengths', 'compared')}\sthan)\s)"
)
"""What may stand before a count: `almost`, `little more than`."""
LENGTH = re.compile(r"\b(?:for|during|over)\s(?:the\s(?:next\s)?)?$")
"""What makes a count a mere length of time: `for twenty years afterwards`."""

FEAST_SHIFT = Rule(
    "days before a feast",
    "relative",
    (
        rf"(?P<number>{NUMBER})\s(?P<unit>day|week)s?\s(?P<way>before"
        rf"|after)\s(?P<feast>{either(DATA['feasts'])})(?:,?\s(?P<year>{YEAR}))?"
    ),
    lambda found: {
        "first": Point(
            int(found["year"]) if found["year"] else None, *DATA["feasts"][found["feast"].replace("'", "’")]
        ),
        "shift": number_of(found["number"])
        * (7 if found["unit"] == "week" else 1)
        * (1 if found["way"] == "after" else -1),
        "unit": "day",
    },
    ("He won on 16 October 1793, and again ‹two days before Christmas›. = 1793-12-23",),
)
AFTER_EVENT = Rule(
    "some time after an event",
    "relative",
    rf"{MORE}?(?P<number>{NUMBER})\s(?P<unit>year|month|week|day)s?\s(?P<way>after|before|following|from)\s"
    rf"(?:the|this|that|its|his|her|their)\s(?P<noun>{any_of('events', 'told_before')})"
    r"(?![A-Za-z])(?:\sof\s(?:the\s|his\s|its\s)?[\w’'-]+)?",
    lambda found: (
        {
            "frame": "narrative",
            "shift": number_of(found["number"]) * (-1 if found["way"] == "before" else 1),
            "unit": found["unit"],
        }
        if not LENGTH.search(before(found, 12))
        else None
    ),
    ("The fort was taken on 3 May 1702. ‹Six days after the siege› the guns were sold. = 1702-05-09",),
    ("It was taken in 1702. For six years after the siege nobody came.",),
)
_FEAST_NAMES = "|".join(re.escape(name.split()[0]) for name in (*DATA["feasts"], *DATA["moveable"]))
_NAME = r"[A-Z][a-z’'-]{2,}(?:\s[A-Z][a-z’'-]+){0,2}"
AFTER_NAME = Rule(
    "some time after a named event",
    "relative",
    rf"{MORE}?(?P<number>{NUMBER}|[Tt]he)\s(?P<unit>year|month|week|day)(?P<many>s?)\s(?P<way>after|before|following)\s"
    rf"(?!(?:{MONTH}|{SEASON}|{_FEAST_NAMES}|{WEEKDAY}|Thanksgiving)(?![A-Za-z]))(?P<name>{_NAME})(?![A-Za-z’'])"
    rf"(?!\s(?:\d|(?:{any_of('verbs', 'finite')}|[a-z]+ed)\b))",
    lambda found: (
        {
            "frame": "narrative",
            "shift": (number_of(found["number"]) if found["number"].lower() != "the" else 1)
            * (-1 if found["way"] == "before" else 1),
            "unit": found["unit"],
            "name": found["name"],
        }
        if not LENGTH.search(before(found, 12))
        else None
    ),
    ("In 1702 the French lost at Oldmere. The town was rich ‹six years after Oldmere›. = 1708",),
    ("In 1702 the French lost at Oldmere. Six years after Hale had left, the town was rich.",),
)

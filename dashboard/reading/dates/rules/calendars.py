"""The rules for days and years of other calendars: Roman, French Republican, Japanese."""

from __future__ import annotations

import re

from dashboard.reading.dates.rule import Fields, Point, Rule
from dashboard.reading.dates.vocabulary import (
    DATA,
    DAY,
    ERA_AFTER,
    MONTH,
    ORD,
    REPUBLICAN,
    YEAR_AFTER,
    era_of,
    int_of,
    month_of,
)
from dashboard.reading.words import either, listed

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_ROMAN |= {"XI": 11, "XII": 12, "XIII": 13, "XIV": 14}
_REPUBLICAN_MONTH = either([name for names in DATA["republican"].values() for name in names])


def _republican(found: re.Match[str]) -> Fields:
    day, month = int(found["day"]), REPUBLICAN[found["month"].lower()]
    year = found["year"]
    number = (_ROMAN.get(year) or (int(year) if year.isdigit() else 0)) if year else 0
    number = number or int(DATA["republican_days"].get(f"{day}-{month}", 0))
    if day > 30:
        return None
    return {
        "frame": "republican",
        "first": Point(number or None, month, day),
        "kind": "explicit" if year else "underspecified",
    }


REPUBLICAN_DAY = Rule(
    "Republican day",
    "underspecified",
    (
        rf"(?P<day>{DAY}){ORD}\s(?:of\s)?(?P<month>{_REPUBLICAN_MONTH})"
        r"(?:,?\s(?:(?:of\s)?(?:the\s)?[Yy]ear\s|[Aa]n\s)?(?P<year>[IVX]+(?![A-Za-z])|\d\d?(?!\d)))?"
    ),
    _republican,
    ("On ‹9 Thermidor Year II› he fell. = 1794-07-27", "On ‹18 Brumaire› he struck. = 1799-11-09"),
)
REPUBLICAN_YEAR = Rule(
    "Republican year",
    "explicit",
    r"[Yy]ear\s(?P<year>XIV|XI{1,3}|IX|X|IV|VI{0,3}|I{1,3})(?![A-Za-z])(?!\s(?:pupil|student|class|of\s(?:the|his|her)))",
    lambda found: {"frame": "republican", "first": Point(_ROMAN[found["year"]])},
    ("The law of ‹Year VI› was mild. = 1797-09-22/1798-09-21",),
    ("In Year III of his reign he fell.",),
)
JAPANESE = Rule(
    "Japanese era",
    "explicit",
    (
        rf"(?P<era>{either([*DATA['japanese'], *listed(DATA['anchors']['japanese'])])})"
        rf"\s(?P<year>[1-9]\d?)(?![\d,.]\d)"
    ),
    lambda found: {
        "first": Point(
            int(found["year"]) + DATA["japanese"][found["era"].translate(str.maketrans("ōū’", "ou'"))]
        )
    },
    ("In ‹Meiji 5› all changed. = 1872",),
)


def _roman_day(found: re.Match[str]) -> Fields:
    """Kalends are day 1, Nones 5, Ides 13; in March, May, July and October Nones are 7, Ides 15."""
    month = month_of(found["month"])
    late = 2 if month in (3, 5, 7, 10) else 0
    day = {"N": 5 + late, "I": 13 + late}.get(found["name"][0], 1)
    point = Point(int_of(found["year"]), month, day, era_of(found["era"]))
    return {"first": point, "kind": "feast"}


ROMAN_DAY = Rule(
    "Roman day",
    "feast",
    (
        rf"(?P<name>Kalends|Calends|Nones|Ides)\sof\s(?P<month>{MONTH})"
        rf"(?:,?\s(?:of\s|in\s)?(?P<year>{YEAR_AFTER}){ERA_AFTER})?"
    ),
    _roman_day,
    (
        "He was killed on the ‹Ides of March, 44 BC› by friends. = -0043-03-15",
        "On the ‹Nones of December 63 BC› he spoke. = -0062-12-05",
    ),
    ("Ides are days.",),
)

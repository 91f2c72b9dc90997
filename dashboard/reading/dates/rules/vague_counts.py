"""The rules for counts without a number: `a few years later`, `within two years`."""

from __future__ import annotations

import re

from dashboard.reading.dates.rule import Fields, Rule, after, before
from dashboard.reading.dates.vocabulary import MONTH, NUMBER, SEASON, number_of

_MANY = {"few": (2, 5), "several": (3, 9), "couple": (2, 2)}
"""How many are meant; a couple may be about two."""
_ITS = re.compile(r"\s(?:of|from|after)\s(?!that\b|this\b)")
"""After these words the count leans on something else than the story: `within a year of the fire`."""

_DATED = re.compile(rf",\s(?:in|on|at)\s(?:[a-z]+\s){{0,3}}(?:{MONTH}|{SEASON}|\d)")
"""A date beside the count says it better: `a few weeks later, on 28 May`."""


def _few(found: re.Match[str]) -> Fields:
    low, high = _MANY[found["many"].lower().removeprefix("a ").split()[0]]
    unit, sign = found["unit"], -1 if found["way"] in ("earlier", "previously") else 1
    if _DATED.match(after(found, 40)):
        return {"kind": "duration"}
    if re.search(r"\b(?:for|during|over|until)\s(?:the\s)?$", before(found, 12)):
        return {"kind": "duration"}
    return {
        "frame": "narrative",
        "shift": sign * high,
        "unit": unit,
        "part": f"from {sign * low}",
        "qualifier": "~",
    }


def _within(found: re.Match[str]) -> Fields:
    if _ITS.match(after(found, 12)):
        return {"kind": "duration"}
    return {
        "frame": "narrative",
        "shift": number_of(found["number"]),
        "unit": found["unit"],
        "part": "from 0",
    }


FEW = Rule(
    "a few years later",
    "relative",
    r"(?P<many>[Aa]\sfew|[Ss]everal|[Aa]\scouple\sof)\s(?:short\s|more\s)?(?P<unit>year|month|week|day)s\s"
    r"(?P<way>later|afterwards?|after\sthat|earlier|previously)(?![A-Za-z])",
    _few,
    (
        "The mill was built in 1702. ‹A few years later› it burned. = 1704~/1707~",
        "The mill was built in May 1702. It had been planned ‹several months earlier›. = 1701-08~/1702-02~",
        "It was lost on 3 May 1702, and won ‹a couple of days later›. = 1702-05-05~",
    ),
    (
        "The mill was built in 1702. For a few years afterwards it stood empty.",
        "The mill was built in May 1702. A few weeks later, on 28 May, it burned.",
    ),
)
WITHIN = Rule(
    "within a year",
    "relative",
    rf"(?<=\b[Ww]ithin\s)(?:the\s)?(?P<number>{NUMBER})\s(?P<unit>year|month|week|day)s?(?:\s(?:of|after)\s(?:that|this))?"
    r"(?![\w’'-])",
    _within,
    (
        "The mill was built in 1702. Within ‹two years› it burned. = 1702/1704",
        "It fell on 3 May 1702, and within ‹a week› the town was lost. = 1702-05-03/1702-05-10",
    ),
    ("The mill was built in 1702. Within a year of his death it burned.",),
)

"""The rules for seasons and feasts."""

from __future__ import annotations

import re

from dashboard.reading.dates.not_dates import is_pair_of_seasons, is_season
from dashboard.reading.dates.rule import Fields, Point, Rule, before
from dashboard.reading.dates.vocabulary import (
    DATA,
    ERA_AFTER,
    SEASON,
    SEASONS,
    YEAR,
    YEAR_AFTER,
    any_of,
    era_of,
    int_of,
)
from dashboard.reading.words import either


def _season(found: re.Match[str]) -> Fields:
    point = Point(int_of(found["year"]), SEASONS[found["season"].lower()], None, era_of(found["era"]))
    return {"first": point, "kind": "season" if point.year is not None else "underspecified"}


def _two_seasons(found: re.Match[str]) -> Fields:
    """Two seasons that share a year; the winter before a spring began in the year before."""
    first, last = SEASONS[found["season"].lower()], SEASONS[found["season2"].lower()]
    year, era = int(found["year"]), era_of(found["era"])
    begin = int_of(found["year0"]) or year + ((1 if era == "bc" else -1) if first > last else 0)
    return {"first": Point(begin, first, None, era), "last": Point(year, last, None, era)}


_FEASTS: dict[str, list[int]] = DATA["feasts"]
_MOVEABLE: dict[str, int] = DATA["moveable"]
_CUED_ONLY = frozenset(DATA["feasts_after_a_preposition"]["names"])
_ITSELF = re.compile(rf"\b{any_of('cues', 'feast_itself')}\s$")
"""What leads to a feast whose name other things have: `on Halloween`; a girl may be from *Halloween*."""
_FEAST_CUE = re.compile(rf"\b{any_of('cues', 'feast')}\s(?:the\sfeast\sof\s)?$")


_TITLE_BEFORE = re.compile(r"[a-z“‘\"(]\s?[A-Z][a-z]+\s$")
"""Part of a name: `the song White Christmas`, `old Father Christmas`."""


def _feast(found: re.Match[str]) -> Fields:
    name, year = " ".join(found["feast"].replace("'", "’").split()), int_of(found["year"])
    cued = year is not None or _FEAST_CUE.search(before(found, 16)) is not None
    led = year is not None or _ITSELF.search(before(found, 16)) is not None
    if (name in _CUED_ONLY and not led) or _TITLE_BEFORE.search(
        found.string, max(0, found.start() - 24), found.start()
    ):
        return None
    if name in _FEASTS:
        month, day = _FEASTS[name]
        return {"first": Point(year, month, day), "kind": "feast"}
    return (
        {"first": Point(year, 4, 1), "shift": _MOVEABLE[name], "unit": "easter", "kind": "feast"}
        if cued
        else None
    )


_TWO_YEAR = rf"(?P<year>{YEAR_AFTER})(?:[-–/]\d{{2,4}})?{ERA_AFTER}"
SEASONS_PAIR = Rule(
    "seasons",
    "season",
    (
        rf"(?P<season>{SEASON})(?:(?:\sof)?\s(?P<year0>{YEAR})(?=\sto\b|[-–]))?"
        rf"(?:\s(?:and|or|to)\s(?:the\s)?(?:early\s|late\s)?|[-–])(?P<season2>{SEASON})\s(?:of\s)?{_TWO_YEAR}"
    ),
    _two_seasons,
    (
        "In the ‹summer and autumn of 481 BC› they met. = -0480-22/-0480-23",
        "They left during the ‹winter-spring of 1920› by ship. = 1919-24/1920-21",
        "From the ‹autumn of 1793 to the summer of 1794› it ruled. = 1793-23/1794-22",
    ),
)
SEASONS_BOTH = Rule(
    "two seasons",
    "underspecified",
    rf"(?P<season>{SEASON})\s(?:and|to)\s(?:the\s)?(?P<season2>{SEASON})(?!\s(?:of\s)?(?:the\s)?['’]?\d)",
    lambda found: (
        {
            "first": Point(month=SEASONS[found["season"].lower()]),
            "last": Point(month=SEASONS[found["season2"].lower()]),
        }
        if is_season(found) or is_pair_of_seasons(found)
        else None
    ),
    (
        "It sank in October 1707; prices of the ‹previous spring and summer› were low. = 1707-21/1707-22",
        "The dam broke in June 1851. He spent the ‹summer and autumn› mending it. = 1851-22/1851-23",
    ),
    ("Spring and summer clothing was sold in 1707.",),
)
SEASON_YEAR = Rule(
    "season",
    "season",
    (rf"(?P<season>{SEASON})(?:,?\s(?:of\s(?:the\syear\s)?)?{_TWO_YEAR})?(?![A-Za-z])"),
    lambda found: _season(found) if found["year"] or is_season(found) else None,
    (
        "Up to ‹Spring 1918› he waited. = 1918-21",
        "By the ‹autumn of 1791› they begged. = 1791-23",
        "In the ‹winter of 1936–37› they voted. = 1936-24",
        "It came in 1347, and here in the ‹summer›. = 1347-22",
    ),
    ("They spring to mind.", "The fall of France came.", "A hot spring rose."),
)
FEAST = Rule(
    "feast",
    "feast",
    (
        rf"(?P<feast>{either(list(_FEASTS) + list(_MOVEABLE))})(?![A-Za-z]|\s{any_of('names', 'feast')})"
        rf"(?:,?\s(?:of\s|in\s)?(?:the\syear\s)?"
        rf"(?P<year>{YEAR}|\d{{3}}(?!\d)(?=[.,;)]|\s(?:and|the|he|she|they)\b)))?"
    ),
    _feast,
    (
        "By ‹Christmas Eve 1968› they were there. = 1968-12-24",
        "At ‹Easter 1916› they rose; later all changed. = 1916-04-23",
        "At ‹Michaelmas 1381› he paid. = 1381-09-29",
        "He was crowned on ‹Christmas Day 800› and ruled. = 0800-12-25",
        "The king sat on ‹Christmas Day in the year 800› and ruled. = 0800-12-25",
        "In 1527 it was at peace; at ‹Whitsun› it was not. = 1527-06-09",
        "The rents of 1302 fell due at ‹All Saints›. = 1302-11-01",
    ),
    (
        "The St Bartholomew’s Day massacre was grim.",
        "The Easter Rising failed.",
        "The Easter Island heads.",
        "The band played Blue Christmas for her.",
        "The girl from Halloween is quiet, as in Halloween nobody hears her.",
        "All Saints Church stands.",
    ),
)
SEASON_SHORT_YEAR = Rule(
    "season of a year without its century",
    "underspecified",
    rf"(?P<season>{SEASON})(?:\sof)?\s['’](?P<year>\d\d)(?![\ds])",
    lambda found: {"first": Point(int(found["year"]), SEASONS[found["season"].lower()], era="'")},
    ("In 1963 he lost; in the ‹summer of ’64› he won. = 1964-22",),
    ("They danced all summer in the ’60s.",),
)
QUARTER = Rule(
    "quarter",
    "season",
    rf"Q(?P<number>[1-4])[\s-](?:of\s)?(?P<year>{YEAR})",
    lambda found: {"first": Point(int(found["year"]), 32 + int(found["number"]))},
    ("Prices fell in ‹Q3 1929› again. = 1929-35",),
    ("See Q1 of the form.",),
)


SEASON_RULES = (SEASONS_PAIR, SEASON_SHORT_YEAR, SEASONS_BOTH, SEASON_YEAR)

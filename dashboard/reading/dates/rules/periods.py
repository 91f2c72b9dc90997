"""The rules for decades, centuries and millennia."""

from __future__ import annotations

import re

from dashboard.reading.dates.rule import Fields, Point, Rule, before
from dashboard.reading.dates.vocabulary import (
    DECADES,
    ERA,
    ORDINAL,
    ORDINALS,
    PAIR,
    TO,
    era_of,
)
from dashboard.reading.words import either


def _decade(found: re.Match[str]) -> Fields:
    year, era = int(found["year"]), era_of(found["era"])
    if found["year"].endswith("00") and (found["year"] != "2000" or era):  # whose century has only begun
        return {"first": Point(year + 99 if era == "bc" else year, era=era, years=100)}
    return {"first": Point(year, era=era, years=10)}


def _decades(found: re.Match[str]) -> Fields:
    first, last, era = int(found["year"]), int(found["year2"]), era_of(found["era"])
    last = last if last > 99 else first // 100 * 100 + last
    part = f"/{found['part']}" if found["part"] else ""
    if first % 100 == last % 100 == 0 and last > 99:
        shift = 99 if era == "bc" else 0
        one, two = (Point(year + shift, era=era, years=100) for year in (first, last))
        return {"first": one, "last": two, "part": part}
    return {"first": Point(first, era=era, years=10), "last": Point(last, era=era, years=10), "part": part}


def _short_decade(found: re.Match[str]) -> Fields:
    value = found["decade"].lower()
    return {
        "first": Point(day=DECADES[value], years=10),
        "kind": "underspecified",
    }


_AFTER_DECADE = re.compile(r"(?:\d0['’]?s,?\s(?:and\s|or\s)?|\bthe\s(?:early|mid|late)[\s-])$")


def _short_decade_figures(found: re.Match[str]) -> Fields:
    """`the '70s`, or after a part or a decade; `70s` alone may be a temperature or an age."""
    if before(found, 1) not in ("'", "’", "‘") and not _AFTER_DECADE.search(before(found, 10)):
        return None
    return {"first": Point(day=int(found["year"]), years=10), "kind": "underspecified"}


def _century_point(ordinal: str, era: str) -> Point:
    number = ORDINALS.get(ordinal.lower()) or int(re.sub(r"\D", "", ordinal))
    if era == "bc":
        return Point(number * 100, era="bc", years=100)
    return Point((number - 1) * 100 + 1, era=era, years=100)


def _millennium_point(ordinal: str, era: str) -> Point:
    point = _century_point(ordinal, era)
    first = (point.year or 0) * 10 if era == "bc" else (point.year or 1) * 10 - 9
    return Point(first, era=era, years=1000)


def _century(found: re.Match[str]) -> Fields:
    return {"first": _century_point(found["ordinal"], era_of(found["era"]))}


def _centuries(found: re.Match[str]) -> Fields:
    era = era_of(found["era"])
    return {
        "first": _century_point(found["ordinal"], era),
        "last": _century_point(found["ordinal2"], era),
        "part": "/".join((found["part"] or "", found["part2"] or "")).lower(),
    }


_THE = re.compile(r"(?:\bthe\s|\bthe\s(?:early|late|mid)[\s-])$")
DECADE_RANGE = Rule(
    "decades",
    "decade",
    (
        rf"(?P<year>1\d\d0|20\d0|\d\d0(?=['’]?s[^.;]{{1,24}}\s{ERA}))['’]?s(?:{PAIR}|{TO}(?P<part>early|mid|late)[-\s])"
        rf"['’]?(?P<year2>1\d\d0|20\d0|\d\d?0)['’]?s(?![A-Za-z])(?:\s?(?P<era>{ERA}))?"
    ),
    _decades,
    (
        "In the ‹1920s and 1930s› they built. = 1920/1939",
        "From the ‹late 1940s to the mid-1950s› it grew. = 1946~/1956~",
        "In the ‹1300s and 1200s BCE› palaces burned. = -1398/-1199",
        "They traded from the ‹late 1600s to the mid-1700s›. = 1666~/1765~",
    ),
)
DECADE = Rule(
    "decade",
    "decade",
    (rf"(?P<year>\d{{0,3}}\d0)['’]?s(?![A-Za-z])(?:\s?(?P<era>{ERA}))?"),
    lambda found: _decade(found) if len(found["year"]) > 2 else _short_decade_figures(found),
    (
        "In the ‹1930s› they starved. = 193X",
        "In the 1930s, ‹40s› and later. = 194X",
        "It came out in 1962; by the ‹mid-70s› it was banned. = 1973~/1976~",
        "In the ‹470s BC› a league grew. = -0478/-0469",
        "By the ‹early 2000s› it was a bank. = 2000~/2003~",
        "In the ‹2000s BCE› they built. = -2098/-1999",
    ),
    ("It was in the 70s all week.",),
)
WORD_DECADE = Rule(
    "decade in words",
    "decade",
    (
        rf"(?:(?P<hundred>eighteen|nineteen)[- ])?(?P<decade>{either(DECADES)}|"
        rf"{either([d.title() for d in DECADES])})(?![A-Za-z-])"
    ),
    lambda found: (
        None
        if not _THE.search(before(found, 14)) and not found["hundred"]
        else (
            {
                "first": Point(
                    (1800 if found["hundred"] == "eighteen" else 1900) + DECADES[found["decade"]], years=10
                )
            }
            if found["hundred"]
            else _short_decade(found)
        )
    ),
    ("They lost in 1972. In the ‹sixties› all was new. = 196X",),
    ("He was in his sixties.", "Sixties music."),
)
_PARTS = r"early|mid|late|later|middle"
CENTURIES = Rule(
    "centuries",
    "century",
    (
        rf"(?:(?P<part>{_PARTS})[\s-])?(?P<ordinal>{ORDINAL}|\d\d?(?:st|nd|rd|th))-?{PAIR}"
        rf"(?:(?P<part2>{_PARTS})[\s-])?(?P<ordinal2>{ORDINAL}|\d\d?(?:st|nd|rd|th))[\s-][Cc]entur(?:y"
        rf"|ies)(?:\s(?P<era>{ERA}))?"
    ),
    _centuries,
    ("In the ‹sixteenth and seventeenth centuries› it grew. = 1501/1700",),
)
CENTURY_SHORT = Rule(
    "century abbreviated",
    "century",
    rf"(?P<ordinal>\d\d?(?:st|nd|rd|th))\s(?:[Cc]ent\.|[Cc]\.)(?:\s(?P<era>{ERA}))?",
    _century,
    ("The ‹11th cent.› tower stands. = 1001/1100", "A shrine of the ‹8th c. BC› stood there. = -0799/-0700"),
)
CENTURY = Rule(
    "century",
    "century",
    (rf"(?P<ordinal>{ORDINAL}|\d\d?(?:st|nd|rd|th))[\s-][Cc]entury(?![A-Za-z])(?:\s(?P<era>{ERA}))?"),
    _century,
    ("In the ‹nineteenth century› it grew. = 1801/1900", "In the ‹2nd century BCE› it fell. = -0199/-0100"),
    ("A quarter century passed.",),
)
_GOES_ON = r"(?=\s*(?:[,.;:!?)’'”]|$)|\s(?:and|it|he|she|they|the|was|were|had|is|came|of\sthat)\b)"


def _ordinal_alone(found: re.Match[str]) -> Fields:
    """`the twentieth`: a day after `on`, else a century where the word century has just been used."""
    cue, number = before(found, 14), ORDINALS[found["ordinal"].lower()]
    if re.search(r"\b(?:on|already|still|until|till|by)\sthe\s$", cue) and number < 32:
        return {"first": Point(day=number)}
    if not re.search(r"\bthe\s(?:early\s|late\s|mid-?\s?)?$", cue) or not _names_century(found):
        return None
    return {"first": _century_point(found["ordinal"], ""), "kind": "century"}


def _names_century(found: re.Match[str]) -> bool:
    start = found.start()
    return found.string.rfind("centur", max(0, start - 300), start) >= 0


ORDINAL_ALONE = Rule(
    "ordinal alone",
    "underspecified",
    rf"(?P<ordinal>{ORDINAL})(?![\w-]){_GOES_ON}",
    _ordinal_alone,
    (
        "The nineteenth century dreaded the ‹twentieth›. = 1901/2000",
        "They met on 4 May 1789 and on the ‹twentieth› they swore. = 1789-05-20",
        "The order is of 8 May 1789, but in the east it was already the ‹ninth›. = 1789-05-09",
    ),
    ("He was the tenth, the eleventh man was late.", "On the tenth attempt he won."),
)
MILLENNIUM = Rule(
    "millennium",
    "century",
    rf"(?P<ordinal>{ORDINAL}|\d\d?(?:st|nd|rd|th))[\s-][Mm]illennium(?:\s(?P<era>{ERA}))?",
    lambda found: {"first": _millennium_point(found["ordinal"], era_of(found["era"]))},
    ("In the ‹second millennium BC› they ruled. = -1999/-1000",),
    ("The millennium was near.",),
)
TURN = Rule(
    "turn of a century",
    "century",
    rf"[Tt]urn\sof\sthe\s(?:(?P<ordinal>[a-z-]+|\d\d?(?:st|nd|rd|th))\s)?century(?!\s[a-z]+\sago)(?:\s(?P<era>{ERA}))?",
    lambda found: (
        {"frame": "turn", "unit": "century", "qualifier": "~", "first": None}
        if not found["ordinal"]
        else {
            "frame": "turn",
            "first": _century_point(found["ordinal"], era_of(found["era"])),
            "qualifier": "~",
        }
        if found["ordinal"] in ORDINALS or found["ordinal"][0].isdigit()
        else None
    ),
    ("In 1889 he reigned. By the ‹turn of the century› all was over. = 1895~/1905~",),
)

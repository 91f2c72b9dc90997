"""The rules for years: single, in ranges, with an era; decades and centuries."""

from __future__ import annotations

import re

from dashboard.reading.dates.not_dates import is_quantity
from dashboard.reading.dates.rule import Fields, Point, Rule, after, before
from dashboard.reading.dates.vocabulary import (
    AND,
    DASH,
    DECADES,
    ERA,
    ORDINAL,
    ORDINALS,
    PAIR,
    TO,
    YEAR,
    either,
    era_of,
    year_end,
)


def _years(found: re.Match[str]) -> Fields:
    """A range of years; without an era the first must look like a year of our time."""
    first, last = found["year"], found["year2"]
    era, era2 = era_of(found["era"]), era_of(found["era2"]) or era_of(found["ad"])
    if AND.search(found.group()) and "between" not in before(found, 16) and (era or not era2):
        return None
    if not era and not era2:
        if len(first) < 3 or (len(first) == 3 and len(last) < 4) or is_quantity(found):
            return None
        end = year_end(first, last)
        if not int(first) < end <= 2100 or end - int(first) > 1500:
            return None
        part = f"/{found['part']}" if found["part"] else ""
        return {"first": Point(int(first)), "last": Point(end), "part": part}
    if "bc" in (era, era2):
        end = int(last) if era2 == "ad" or len(last) == len(first) else year_end(first, last)
        end = int(last) if era2 != "ad" and end >= int(first) else end
        return {"first": Point(int(first), era="bc"), "last": Point(end, era=era2 or "bc")}
    return {"first": Point(int(first), era="ad"), "last": Point(year_end(first, last), era="ad")}


def _year(found: re.Match[str]) -> Fields:
    if not found["era"] and is_quantity(found):
        return None
    return {"first": Point(int(found["year"]), era=era_of(found["era"]))}


_CUE = re.compile(
    r"(?:\b(?:in|by|of|from|until|till|since|after|before|between)\s(?:the\syear\s)?|\d,\s|\d,?\sand\s)$"
)
_PLAIN_NEXT = re.compile(
    r"[,.;:)—–]|\s(?:and\s|or\s|to\s|he\s|she\s|it\s|they\s|the\s|a\s|when\s|was\s|[A-Z(])|$|\s*\n"
)


_SHORT_CUE = re.compile(
    r"\b(?:in|of|the|since|until|till|by|from|to|after|before|class\sof|spring|summer|autumn|fall|winter)\s['’‘]$"
)


def _small_years(found: re.Match[str]) -> Fields:
    """Two or three figures, which are a year only in a story so old; `resolve` decides."""
    cue = _CUE.search(before(found, 22))
    if not cue or is_quantity(found, listed=True):
        return None
    first, last = found["year"], found["year2"]
    if cue.group()[0].isdigit() or ("and" in found.group() and int(first) <= int(last)):
        return None  # one of a list: each has its own place
    end = int(last) if len(last) == len(first) else year_end(first, last)
    return {"first": Point(int(first), era="?"), "last": Point(end, era="?")}


def _small_year(found: re.Match[str]) -> Fields:
    if (
        not _CUE.search(before(found, 22))
        or is_quantity(found, listed=True)
        or not _PLAIN_NEXT.match(after(found, 8))
    ):
        return None
    if before(found, 4) == " of " and re.match(r"\s[A-Z]", after(found, 2)):
        return None
    return {"first": Point(int(found["year"]), era="?")}


def _decade(found: re.Match[str]) -> Fields:
    year = int(found["year"])
    return {"first": Point(year, era=era_of(found["era"]), years=100 if found["year"].endswith("00") else 10)}


def _decades(found: re.Match[str]) -> Fields:
    first, last = int(found["year"]), int(found["year2"])
    last = last if last > 99 else first // 100 * 100 + last
    part = f"/{found['part']}" if found["part"] else ""
    return {"first": Point(first, years=10), "last": Point(last, years=10), "part": part}


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
    return Point((number - 1) * 100 + 1, years=100)


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
YEAR_RANGE = Rule(
    "years",
    "range",
    (
        rf"(?P<year>\d{{1,4}})(?:,?\s?(?P<era>{ERA}))?(?:{TO}|/"
        rf"|\s+and\s+)(?:(?P<part>early|mid|late)[-\s])?(?P<ad>A\.?D\.?\s)?(?P<year2>\d{{1,4}})"
        rf"(?![\d%]|:\d|[,.]\d{{3}}|[-–]\d|['’]?s\b)(?:,?\s?(?P<era2>{ERA}))?"
    ),
    _years,
    (
        "The terror, ‹1936-9›, was long. = 1936/1939",
        "From ‹1914 to 1918› they fought. = 1914/1918",
        "In ‹1919–21› there was hunger. = 1919/1921",
        "Catiline in ‹63–62 BC›. = -0062/-0061",
        "The army, ‹225 B.C.–A.D. 14›. = -0224/0014",
        "Between ‹1350 and 1375› they worked. = 1350/1375",
        "Between ‹late 1916 and early 1917› food ran out. = 1916/1917",
    ),
    (
        "It says so on pp. 1012-1014.",
        "See pages 287-8 for it.",
        "ISBN 1978-0-00-194747.",
        "From 1877 until the 1960s it held.",
    ),
)
SHORT_YEAR = Rule(
    "year without its century",
    "underspecified",
    r"(?P<year>\d\d)(?![\d%A-Za-z]|[.,:]\d)",
    lambda found: (
        {"first": Point(int(found["year"]), era="'")} if _SHORT_CUE.search(before(found, 16)) else None
    ),
    (
        "They met in 1956, and again in ‹’57›, late. = 1957",
        "In 1740 and in the ‹’45› they marched. = 1745",
    ),
    ("He said ‘57’ to them.", "It was 57 of them."),
)
SMALL_YEARS = Rule(
    "years without an era",
    "underspecified",
    rf"(?P<year>\d{{2,3}})(?:{DASH}|/|\sand\s|\sto\s)(?P<year2>\d{{2,3}})(?![\d%:–-]|[.,]\d)",
    _small_years,
    ("The Social War of 91–88 BC began in 91 BC. In ‹90 and 89› laws passed. = -0089/-0088",),
    ("In 90 and 89 cases it failed.",),
)
SMALL_YEAR = Rule(
    "year without an era",
    "underspecified",
    r"(?P<year>\d{2,3})(?![\d%:–-]|[.,]\d)",
    _small_year,
    ("He died in 133 BC, not 132 BC; it passed in ‹121›, they say. = -0120",),
    ("In 91 BC, or 90 BC, they sold 91 of them.", "In 121, they say."),
)
YEAR_BC = Rule(
    "year with an era",
    "explicit",
    (rf"(?P<year>\d{{1,4}}),?\s?(?P<era>{ERA})"),
    _year,
    ("He crossed in ‹49 BCE›, alone. = -0048", "In ‹480 B.C.› they came. = -0479"),
)
ERA_YEAR = Rule(
    "era and year",
    "explicit",
    (rf"(?P<era>A\.\s?D\.|AD|CE)\s(?P<year>\d{{1,4}})(?:{TO}(?P<year2>\d{{1,4}}))?(?![\d,]\d)"),
    lambda found: (
        {"first": Point(int(found["year"]), era="ad")}
        | (
            {"last": Point(year_end(found["year"], found["year2"]), era="ad"), "kind": "range"}
            if found["year2"]
            else {}
        )
    ),
    ("Rome fell in ‹AD 476›. = 0476", "Tiberius reigned from ‹AD 14 to 37›. = 0014/0037"),
)
DECADE_RANGE = Rule(
    "decades",
    "decade",
    (
        rf"(?P<year>1\d\d0|20\d0)['’]?s(?:{PAIR}|{TO}(?P<part>early|mid|late)[-\s])"
        rf"['’]?(?P<year2>1\d\d0|20\d0|\d0)['’]?s(?![A-Za-z])"
    ),
    _decades,
    (
        "In the ‹1920s and 1930s› they built. = 1920/1939",
        "From the ‹late 1940s to the mid-1950s› it grew. = 1946~/1956~",
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
    ),
    ("It was in the 70s all week.",),
)
BARE_YEAR = Rule(
    "year",
    "explicit",
    (rf"(?P<year>{YEAR})(?![,:]\d|[-–]\d|%|[A-Za-z]|\.\d[\d.]*\d)(?P<era>(?!))?"),
    _year,
    (
        "He wrote it in ‹1902›. = 1902",
        "The ‹1921› ban held. = 1921",
        "Its prisons held more in ‹2021›.7 = 2021",
    ),
    (
        "It was priced at 1789 francs.",
        "We met in room 1848 of the hotel.",
        "Does the novel 1984 owe it anything?",
        "He drove a 1957 Chevrolet home.",
        "Some 1917 people came.",
        "The prison held 1,917 men and 1905.25 tons.",
        "See p. 1868 for it.",
    ),
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
    """`the twentieth`: a century where one was just named, else a day after `on`."""
    cue, number = before(found, 14), ORDINALS[found["ordinal"].lower()]
    if re.search(r"\bon\sthe\s$", cue):
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
    ),
    ("He was the tenth, the eleventh man was late.", "On the tenth attempt he won."),
)
MILLENNIUM = Rule(
    "millennium",
    "century",
    rf"(?P<ordinal>{ORDINAL}|\d(?:st|nd|rd|th))[\s-][Mm]illennium(?:\s(?P<era>{ERA}))?",
    lambda found: {"first": _millennium_point(found["ordinal"], era_of(found["era"]))},
    ("In the ‹second millennium BC› they ruled. = -1999/-1000",),
    ("The millennium was near.",),
)
TURN = Rule(
    "turn of a century",
    "century",
    (r"[Tt]urn\sof\sthe\s(?:(?P<ordinal>[a-z-]+)\s)?century(?!\s[a-z]+\sago)"),
    lambda found: (
        {"frame": "turn", "unit": "century", "qualifier": "~", "first": None}
        if not found["ordinal"]
        else {"frame": "turn", "first": _century_point(found["ordinal"], ""), "qualifier": "~"}
        if found["ordinal"] in ORDINALS
        else None
    ),
    ("In 1889 he reigned. By the ‹turn of the century› all was over. = 1895~/1905~",),
)

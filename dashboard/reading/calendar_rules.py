"""The rules for dates that name their place on the calendar: days, months, seasons, years, decades, centuries.

A rule is tried where its first word or figure stands, in the order of the tables at the end, and the first that reads
wins: the longer way of writing must stand before the shorter.
"""

from __future__ import annotations

import re
from typing import Any

from dashboard.reading.wording import (
    after,
    before,
    DASH,
    DATA,
    DAY,
    DECADES,
    ERA,
    MONTH,
    ORD,
    ORDINAL,
    ORDINALS,
    PAIR,
    SEASON,
    SEASONS,
    TO,
    YEAR,
    Point,
    Rule,
    either,
    era_of,
    month_of,
    verbose,
    year_end,
)

Fields = dict[str, Any] | None
_Y = rf"(?:{YEAR}(?!,\d)|\d{{3}}(?![\d]|{DASH}\d)|\d{{1,4}}(?=\s?{ERA})|\d{{2,3}}(?=[,.;:)\s])(?!\s?[-–:]))"
"""A year after a month: three figures may be one, and fewer with an era or, in a story before Christ, without."""
_ERA = rf"(?:,?\s?(?P<era>{ERA}))?"
_OF = r"(?:,?\s(?:of\s)?|\s+)"


_QUANTITIES = {key: frozenset(words.split()) for key, words in DATA["quantities"].items()}
_LAST_WORD = re.compile(r"([A-Za-z]+)[.]?[\s(]*$")
_NEXT_WORD = re.compile(r"[\s-]\s?([A-Za-z]+)")
_VAGUE = frozenset(
    "some nearly almost least most another additional estimated exactly over only than".split()
)
_FIRM = frozenset("in since during until till after before year years by from early late mid".split())
_MONEY = frozenset("$£€¥#№%@=+*")


def is_quantity(found: re.Match[str], *, listed: bool = False) -> bool:
    """Whether a number that could be a year counts, prices or names something, by the words beside it."""
    text, start, end = found.string, found.start(), found.end()
    left = _LAST_WORD.search(text, max(0, start - 16), start)
    word = left[1].lower() if left else ""
    if word in _QUANTITIES["before"] or word in _VAGUE or text[start - 1 : start] in _MONEY:
        return True
    if text[end : end + 1] in ("%", "°") or text[start - 1 : start] + text[end : end + 1] in (
        "‘’",
        "“”",
        '""',
        "''",
    ):
        return True
    right = _NEXT_WORD.match(text, end)
    following = right[1] if right else ""
    if following in _QUANTITIES["models"] or (following in _QUANTITIES["after"] and word not in _FIRM):
        return True
    if word in ("about", "around", "approximately") and following.islower() and following not in _FUNCTION:
        return True
    return found.group().endswith("00") and not word and not listed and "(" not in text[max(0, start - 2) : start]


_FUNCTION = frozenset(
    "a an and as at but by for from he in it of on or she that the there they to was were when with".split()
)


def _int(word: str | None) -> int | None:
    return int(word) if word else None


def _dated(found: re.Match[str], suffix: str = "") -> Point:
    """The point of a match whose groups are day, month, year and era."""
    groups = found.groupdict()
    return Point(
        _int(groups.get("year" + suffix)),
        month_of(groups["month" + suffix]) if groups.get("month" + suffix) else None,
        _int(groups.get("day" + suffix)),
        era_of(groups.get("era")),
    )


def _kind(point: Point) -> str:
    return "explicit" if point.year is not None else "underspecified"


def _one(found: re.Match[str]) -> Fields:
    point = _dated(found)
    return {"first": point, "kind": _kind(point)}


_DAY_CUE = re.compile(r"\b(?:on|by|until|till|from|of|and|before|after|since)\sthe\s$")
_ORDINARY = frozenset(DATA["ordinary"]["after_ordinal"].split())


def _ordinal_day(found: re.Match[str]) -> Fields:
    following = found["next"] or ""
    if not _DAY_CUE.search(before(found, 14)) or following[:1].isupper() or following in _ORDINARY:
        return None
    return (
        None
        if following == "of" and " of the" in before(found, 9)
        else {"first": Point(day=int(found["day"]))}
    )


_AND = re.compile(r"\s(?:and|or)\s")


def _two(found: re.Match[str]) -> Fields:
    """Two dates that share what one of them leaves out; two whole dates make a range only after 'between'."""
    groups = found.groupdict()
    if _AND.search(found.group()) and "between" not in before(found, 12) and groups.get("month") and groups.get("month2"):
        if groups.get("day") or groups.get("year"):
            return None
    one, two = _dated(found), _dated(found, "2")
    year = two.year if two.year is not None else one.year
    one_year = one.year if one.year is not None else year
    if (
        one_year is not None
        and year == one_year
        and (one.month or two.month or 0) > (two.month or one.month or 0)
    ):
        one_year -= 1 if one.year is None and one.era != "bc" else 0
    one = Point(one_year, one.month or two.month, one.day or (two.day and None), one.era)
    two = Point(year, two.month or one.month, two.day, one.era)
    return {"first": one, "last": two, "kind": _kind(two)}


def _either_style(found: re.Match[str]) -> Fields:
    """An Old Style day with its New Style day in brackets: the value is the New Style one, the later."""
    old, new = _dated(found), _dated(found, "2")
    month = new.month or old.month or 0
    year = new.year if new.year is not None else old.year
    if old.year is None and old.month == 12 and month == 1 and new.year is None:
        year = None
    later = (month, new.day or 0) > (old.month or 0, old.day or 0) or (old.month == 12 and month == 1)
    point = Point(year, month, new.day) if later else Point(year, old.month, old.day)
    return {"first": point, "kind": _kind(point)}


def _iso(found: re.Match[str]) -> Fields:
    return {"first": Point(int(found["year"]), int(found["month"]), int(found["day"]))}


def _figures(found: re.Match[str]) -> Fields:
    """`21.1.1924` and `21/1/1924`: the month is the one that can be; if both can, the day comes first."""
    one, two, year = int(found["one"]), int(found["two"]), int(found["year"])
    day, month = (one, two) if two <= 12 else (two, one)
    return {"first": Point(year, month, day)} if 1 <= month <= 12 and 1 <= day <= 31 else None


def _years(found: re.Match[str]) -> Fields:
    """A range of years; without an era the first must look like a year of our time, or the story be before Christ."""
    first, last = found["year"], found["year2"]
    era, era2 = era_of(found["era"]), era_of(found["era2"]) or era_of(found["ad"])
    if _AND.search(found.group()) and "between" not in before(found, 12) and (era or not era2):
        return None
    if not era and not era2:
        if len(first) < 3 or (len(first) == 3 and len(last) < 4) or is_quantity(found):
            return None
        end = year_end(first, last)
        if not int(first) < end <= 2100 or end - int(first) > 1500:
            return None
        return {"first": Point(int(first)), "last": Point(end)}
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


def _small_years(found: re.Match[str]) -> Fields:
    """Two or three figures, which are a year only in a story so old; `resolve` decides."""
    last = found["year2"]
    if not _CUE.search(before(found, 22)) or is_quantity(found, listed=True):
        return None
    if not last and not _PLAIN_NEXT.match(after(found, 8)):
        return None
    if not last and before(found, 4) == " of " and re.match(r"\s[A-Z]", after(found, 2)):
        return None
    if not last:
        return {"first": Point(int(found["year"]), era="?"), "kind": "underspecified"}
    if "and" in found.group() and int(found["year"]) <= int(last):
        return None
    last = last if len(last) == len(found["year"]) else str(year_end(found["year"], last))
    return {
        "first": Point(int(found["year"]), era="?"),
        "last": Point(int(last), era="?"),
        "kind": "underspecified",
    }


def _decade(found: re.Match[str]) -> Fields:
    year = int(found["year"])
    return {"first": Point(year, era=era_of(found["era"]), years=100 if found["year"].endswith("00") else 10)}


def _decades(found: re.Match[str]) -> Fields:
    first, last = int(found["year"]), int(found["year2"])
    last = last if last > 99 else first // 100 * 100 + last
    return {"first": Point(first, years=10), "last": Point(last, years=10)}


def _short_decade(found: re.Match[str]) -> Fields:
    value = found["decade"].lower()
    return {
        "first": Point(DECADES.get(value, 0) or int(value.rstrip("s")), years=10),
        "kind": "underspecified",
    }


def _short_decade_figures(found: re.Match[str]) -> Fields:
    """`the '70s`, with its apostrophe; `70s` alone may be a temperature or an age."""
    if before(found, 1) not in ("'", "’", "‘"):
        return None
    return {"first": Point(int(found["year"]), years=10), "kind": "underspecified"}


def _century_point(ordinal: str, era: str) -> Point:
    number = ORDINALS.get(ordinal.lower()) or int(re.sub(r"\D", "", ordinal))
    if era == "bc":
        return Point(number * 100, era="bc", years=100)
    return Point((number - 1) * 100 + 1, years=100)


def _century(found: re.Match[str]) -> Fields:
    return {"first": _century_point(found["ordinal"], era_of(found["era"]))}


def _centuries(found: re.Match[str]) -> Fields:
    era = era_of(found["era"])
    return {
        "first": _century_point(found["ordinal"], era),
        "last": _century_point(found["ordinal2"], era),
        "part": "/".join((found["part"] or "", found["part2"] or "")).lower(),
    }


def _season(found: re.Match[str]) -> Fields:
    point = Point(_int(found["year"]), SEASONS[found["season"].lower()], None, era_of(found["era"]))
    return {"first": point, "kind": "season" if point.year is not None else "underspecified"}


def _two_seasons(found: re.Match[str]) -> Fields:
    point = Point(int(found["year"]), SEASONS[found["season"].lower()], None, era_of(found["era"]))
    last = Point(int(found["year"]), SEASONS[found["season2"].lower()], None, era_of(found["era"]))
    return {"first": point, "last": last}


_THE = re.compile(r"(?:\bthe\s|\bthe\s(?:early|late|mid)[\s-])$")
_MONTH_CUE = re.compile(
    r"\b(?:in|by|until|till|since|during|from|to|of|between|before|after|early|late|mid|that|this|last|next|following|"
    r"previous|same|and|through|throughout|or|on|every)[\s-]$"
)
_EVENTS = frozenset(DATA["events"]["after_month"])
_CAPITAL_NEXT = re.compile(r"\s(?:[A-Z][\w’'-]*\s)?([A-Z][\w-]*)")
_UNSURE = frozenset((3, 4, 5, 6, 8))  # March, April, May, June, August are also verbs, people, an adjective


def is_month(found: re.Match[str]) -> bool:
    """Whether a month's name stands for the month: not the verb, not a person, not the October Revolution."""
    nearest = re.match(r"\s([A-Z][\w-]*)", after(found))
    named = nearest and nearest[1] in _EVENTS
    further = _CAPITAL_NEXT.match(after(found, 40))
    if named or (further and further[1] in _EVENTS):
        return False
    if month_of(found["month"]) not in _UNSURE:
        return True
    cue = _MONTH_CUE.search(before(found, 14))
    return bool(cue) and not (
        nearest and cue.group()[:-1] in ("of", "to", "and", "from", "by", "before", "after")
    )


_SEASON_CUE = re.compile(
    r"\b(?:in|by|until|till|since|during|the|that|this|last|next|following|previous|same|every|early|late|mid|through|"
    r"throughout|and|of|first|over|onset\sof|severe|harsh)[\s-]$"
)
_SEASON_WORDS = re.compile(
    r"\s*(?:[,.;:)—–]|$|\n|\s(?:of|and|or|when|as|before|after|the|a|he|she|it|they|his|offensive|campaign|counter|was|had|"
    r"to|with|in|at|by|for|on|saw|that|which|from|but|were)\b)"
)


def is_season(found: re.Match[str]) -> bool:
    """Whether a season without a year is meant, and not a spring of water, a fall, a palace."""
    word, cue = found["season"], _SEASON_CUE.search(before(found, 14))
    if re.match(r"\s(?:offensive|counter-?offensive|campaign)s?\b", after(found, 18)):
        return True
    if not cue or (word[0].isupper() and not re.match(r"[.,;]", after(found, 1))) or not _SEASON_WORDS.match(after(found, 14)):
        return False
    return word != "fall" or (
        cue.group().strip() not in ("of", "and") and not re.match(r"\sof\s", after(found, 5))
    )


_FEASTS: dict[str, list[int]] = DATA["feasts"]
_MOVEABLE: dict[str, int] = DATA["moveable"]


def _easter(year: int) -> tuple[int, int]:
    """Easter Sunday, by the anonymous Gregorian computus from 1583 and the Julian one before."""
    if year < 1583:
        d = (19 * (year % 19) + 15) % 30
        total = d + (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7 + 114
        return total // 31, total % 31 + 1
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    d = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    total = h + d - 7 * ((a + 11 * h + 22 * d) // 451) + 114
    return total // 31, total % 31 + 1


def _feast(found: re.Match[str]) -> Fields:
    name, year = found["feast"].replace("'", "’"), _int(found["year"])
    if name in _FEASTS:
        month, day = _FEASTS[name]
        return {"first": Point(year, month, day), "kind": "feast"}
    if year is None:
        return None
    month, day = _easter(year)
    return {"first": Point(year, month, day), "shift": _MOVEABLE[name], "unit": "day", "kind": "feast"}


_DM = rf"(?P<day>{DAY}){ORD}\s+(?:of\s+)?(?P<month>{MONTH})"
_DM2 = rf"(?P<day2>{DAY}){ORD}\s+(?:of\s+)?(?P<month2>{MONTH})"
_YEAR = rf"(?:{_OF}(?P<year>{_Y}){_ERA})"
_YEAR2 = rf"(?:{_OF}(?P<year2>{_Y}){_ERA})"
_MD = rf"(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY}){ORD}"


BOTH_STYLES = Rule(
    "both styles",
    "explicit",
    verbose(
        rf"{_DM}(?:{_OF}(?P<year>{YEAR}))?\s?[(/]\s?{_DM2}(?:{_OF}(?P<year2>{YEAR}))?\)?(?P<late>\s{YEAR})?"
    ),
    _either_style,
    (
        "It began on ‹25 October (7 November) 1917›. = 1917-11-07",
        "On ‹24 January / 6 February 1918› a decree. = 1918-02-06",
    ),
)
DAYS_OF_MONTH = Rule(
    "days of a month",
    "explicit",
    verbose(rf"(?P<day>{DAY}){ORD}{PAIR}(?P<day2>{DAY}){ORD}\s+(?:of\s+)?(?P<month2>{MONTH}){_YEAR2}?"),
    _two,
    (
        "He spoke on ‹3–5 May 1810›. = 1810-05-03/1810-05-05",
        "From ‹28 to 31 December 1885› they met. = 1885-12-28/1885-12-31",
        "Between the ‹2nd and the 6th of September 1792›. = 1792-09-02/1792-09-06",
    ),
)
DAY_TO_DAY = Rule(
    "day to day",
    "explicit",
    verbose(rf"{_DM}(?:{_OF}(?P<year>{YEAR}))?{PAIR}{_DM2}{_YEAR2}?"),
    _two,
    ("From ‹24 March to 29 June 1946› it sat. = 1946-03-24/1946-06-29",),
)
DAY_MONTH_YEAR = Rule(
    "day, month, year",
    "explicit",
    verbose(rf"{_DM}{_YEAR}?"),
    _one,
    (
        "He died on ‹21 January 1924›. = 1924-01-21",
        "On the ‹12th of March, 1881› he left. = 1881-03-12",
        "On ‹18 January 52 BCE› he was killed. = -0051-01-18",
    ),
    ("Some 12 Marchers came.", "Chapter 3 may help."),
)
ISO_DAY = Rule(
    "ISO day",
    "explicit",
    verbose(r"(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])"),
    _iso,
    ("Posted ‹2016-02-29› here. = 2016-02-29",),
)
FIGURES = Rule(
    "day in figures",
    "explicit",
    verbose(rf"(?P<one>\d\d?)(?P<dot>[./])(?P<two>\d\d?)(?P=dot)(?P<year>{YEAR})"),
    _figures,
    ("Am ‹21.1.1924› starb er. = 1924-01-21", "Signed ‹12/25/1991› at noon. = 1991-12-25"),
    ("Version 1.2.3 of 24/7.",),
)

YEAR_RANGE = Rule(
    "years",
    "range",
    verbose(
        rf"(?P<year>\d{{1,4}})(?:,?\s?(?P<era>{ERA}))?(?:{TO}|/|\s+and\s+)(?P<ad>A\.?D\.?\s)?(?P<year2>\d{{1,4}})"
        rf"(?![\d%]|:\d|[,.]\d{{3}}|[-–]\d)(?:,?\s?(?P<era2>{ERA}))?"
    ),
    _years,
    (
        "The terror, ‹1936-9›, was long. = 1936/1939",
        "From ‹1914 to 1918› they fought. = 1914/1918",
        "In ‹1919–21› there was hunger. = 1919/1921",
        "Catiline in ‹63–62 BC›. = -0062/-0061",
        "The army, ‹225 B.C.–A.D. 14›. = -0224/0014",
        "Between ‹1350 and 1375› they worked. = 1350/1375",
    ),
    ("It says so on pp. 1012-1014.", "See pages 287-8 for it.", "ISBN 1978-0-00-194747."),
)
SMALL_YEARS = Rule(
    "years without an era",
    "underspecified",
    verbose(rf"(?P<year>\d{{2,3}})(?:(?:{DASH}|/|\sand\s|\sto\s)(?P<year2>\d{{2,3}}))?(?![\d%:–-]|[.,]\d)"),
    _small_years,
    ("The Social War began in 91 BC. In ‹90 and 89› laws passed. = -0089/-0088",),
    ("In 90 and 89 cases it failed.", "They sold 91 of them."),
)
YEAR_BC = Rule(
    "year with an era",
    "explicit",
    verbose(rf"(?P<year>\d{{1,4}}),?\s?(?P<era>{ERA})"),
    _year,
    ("He crossed in ‹49 BCE›, alone. = -0048", "In ‹480 B.C.› they came. = -0479"),
)
ERA_YEAR = Rule(
    "era and year",
    "explicit",
    verbose(rf"(?P<era>A\.\s?D\.|AD|CE)\s(?P<year>\d{{1,4}})(?:{DASH}(?P<year2>\d{{1,4}}))?(?![\d,]\d)"),
    lambda found: (
        {"first": Point(int(found["year"]), era="ad")}
        | (
            {"last": Point(year_end(found["year"], found["year2"]), era="ad"), "kind": "range"}
            if found["year2"]
            else {}
        )
    ),
    ("Rome fell in ‹AD 476›. = 0476",),
)
DECADE_RANGE = Rule(
    "decades",
    "decade",
    verbose(rf"(?P<year>1\d\d0|20\d0)['’]?s{PAIR}['’]?(?P<year2>1\d\d0|20\d0|\d0)['’]?s(?![A-Za-z])"),
    _decades,
    ("In the ‹1920s and 1930s› they built. = 1920/1939",),
)
DECADE = Rule(
    "decade",
    "decade",
    verbose(rf"(?P<year>\d{{0,3}}\d0)['’]?s(?![A-Za-z])(?:\s?(?P<era>{ERA}))?"),
    lambda found: _decade(found) if len(found["year"]) > 2 else _short_decade_figures(found),
    ("In the ‹1930s› they starved. = 193X", "In the ‹470s BC› a league grew. = -0478/-0469"),
)
BARE_YEAR = Rule(
    "year",
    "explicit",
    verbose(rf"(?P<year>{YEAR})(?![,:]\d|[-–]\d|%|[A-Za-z]|\.\d[\d.]*\d)(?P<era>(?!))?"),
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
CLOCK = Rule(
    "clock",
    "underspecified",
    verbose(
        r"(?:[01]?\d|2[0-3])(?::[0-5]\d)?\s?(?:a\.m\.|p\.m\.|am|pm|AM|PM)(?![A-Za-z])(?:\s(?:[ECMPG][SD]?T|GMT|UTC))?"
        r"|(?:[01]?\d|2[0-3]):[0-5]\d(?=\s(?:on|in)\s(?:the|that)\s(?:morning|afternoon|evening))"
    ),
    lambda found: {"frame": "narrative", "unit": "day"},
)
ORDINAL_DAY = Rule(
    "ordinal day",
    "underspecified",
    verbose(rf"(?P<day>{DAY})(?:st|nd|rd|th)(?=[,.;:?!)’'\"”—]|\s+(?P<next>[a-z]+|[A-Z]|[(—–-]))"),
    lambda found: _ordinal_day(found),
    ("In April 1917 he came; on the ‹16th› he spoke. = 1917-04-16",),
    ("On the 12th anniversary they met.", "It was the 20th of them.", "On the 38th parallel."),
)

_DIGIT_OWNER = r"(?<!his\s)(?<!her\s)(?<!their\s)(?<!my\s)"
WORD_DECADE = Rule(
    "decade in words",
    "decade",
    verbose(
        rf"(?:(?P<hundred>eighteen|nineteen)[- ])?(?P<decade>{either(DECADES)}|{either([d.title() for d in DECADES])})(?![A-Za-z-])"
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
MONTH_DAYS = Rule(
    "month and days",
    "explicit",
    verbose(rf"{_MD}{PAIR}(?P<day2>{DAY}){ORD}(?!\s{MONTH})(?:,?\s(?P<year2>{YEAR}))?"),
    lambda found: _two(found),
    (
        "On ‹July 1–3, 1863› they fought. = 1863-07-01/1863-07-03",
        "On ‹May 4 and 5, 1865›. = 1865-05-04/1865-05-05",
    ),
)
MONTH_DAY_TO = Rule(
    "month and day to month and day",
    "explicit",
    verbose(
        rf"{_MD}(?:,?\s(?P<year>{YEAR}))?{PAIR}(?P<month2>{MONTH})\s+(?P<day2>{DAY}){ORD}(?:,?\s(?P<year2>{_Y}){_ERA})?"
    ),
    _two,
    ("From ‹July 1 to August 3, 1863› it ran. = 1863-07-01/1863-08-03",),
)
MONTH_DAY = Rule(
    "month and day",
    "explicit",
    verbose(
        rf"{_MD}(?!\s?%)(?:,?\s(?:of\s)?(?P<year>{_Y}){_ERA})?"
    ),
    _one,
    ("On ‹July 20, 1969› they landed. = 1969-07-20", "By ‹Jan. 31, 1958› it flew. = 1958-01-31"),
)
MONTH_TO_MONTH = Rule(
    "months",
    "range",
    verbose(
        rf"(?P<month>{MONTH})(?:{_OF}(?P<year>{_Y}))?{PAIR}(?P<month2>{MONTH})(?!\s\d\d?(?!\d))(?:{_OF}(?P<year2>{_Y}){_ERA})?"
    ),
    lambda found: _two(found) if is_month(found) else None,
    (
        "Between ‹May and August 1917› they met. = 1917-05/1917-08",
        "From ‹July 1937 until October 1939› they held office. = 1937-07/1939-10",
        "Between ‹November 1793 and February 1794› many drowned. = 1793-11/1794-02",
    ),
)
MONTH_YEAR = Rule(
    "month and year",
    "explicit",
    verbose(
        rf"(?P<month>{MONTH})(?:{_OF}(?:the\syear\s)?(?P<year>{_Y})(?!(?:st|nd|rd|th)\b|\s(?:people|men|troops)\b){_ERA})"
    ),
    lambda found: (
        _one(found)
        if found["year"] and (len(found["year"]) > 2 or found["era"] or " of " not in found.group())
        else None
    ),
    (
        "In ‹October 1917› they rose. = 1917-10",
        "Lenin returned in ‹April of 1917›. = 1917-04",
        "It is from ‹Jun., 1980›. = 1980-06",
    ),
    ("The march 1917 men made.",),
)
MONTH_ALONE = Rule(
    "month",
    "underspecified",
    verbose(rf"(?P<month>{MONTH})(?![-’']?[A-Za-z0-9])"),
    lambda found: _one(found) if is_month(found) else None,
    ("He came in 1918. In ‹May› he left. = 1918-05",),
    ("March under whatever banner.", "May I suggest it?", "The October Revolution was near.", "May he rest."),
)
_TWO_YEAR = rf"(?P<year>{_Y})(?:[-–/]\d{{2,4}})?{_ERA}"
SEASONS_PAIR = Rule(
    "seasons",
    "season",
    verbose(rf"(?P<season>{SEASON})\s(?:and|or|to)\s(?:the\s)?(?P<season2>{SEASON})\s(?:of\s)?{_TWO_YEAR}"),
    _two_seasons,
    ("In the ‹summer and autumn of 481 BC› they met. = -0480-22/-0480-23",),
)
SEASON_YEAR = Rule(
    "season",
    "season",
    verbose(rf"(?P<season>{SEASON})(?:,?\s(?:of\s(?:the\syear\s)?)?{_TWO_YEAR})?(?![A-Za-z])"),
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
    verbose(
        rf"(?P<feast>{either(list(_FEASTS) + list(_MOVEABLE))})(?![A-Za-z]|\s(?:Uprising|Rising|Rebellion|Truce|Offensive|Island|Accords|tree|card))(?:,?\s(?:of\s)?(?P<year>{YEAR}))?"
    ),
    _feast,
    (
        "By ‹Christmas Eve 1968› they were there. = 1968-12-24",
        "At ‹Easter 1916› they rose; later all changed. = 1916-04-23",
        "At ‹Michaelmas 1381› he paid. = 1381-09-29",
    ),
    ("The Easter Rising failed.", "The Easter Island heads."),
)
_PARTS = r"early|mid|late|later|middle"
CENTURIES = Rule(
    "centuries",
    "century",
    verbose(
        rf"(?:(?P<part>{_PARTS})[\s-])?(?P<ordinal>{ORDINAL}|\d\d?(?:st|nd|rd|th)){PAIR}"
        rf"(?:(?P<part2>{_PARTS})[\s-])?(?P<ordinal2>{ORDINAL}|\d\d?(?:st|nd|rd|th))[\s-][Cc]entur(?:y|ies)(?:\s(?P<era>{ERA}))?"
    ),
    _centuries,
    ("In the ‹sixteenth and seventeenth centuries› it grew. = 1501/1700",),
)
CENTURY = Rule(
    "century",
    "century",
    verbose(rf"(?P<ordinal>{ORDINAL}|\d\d?(?:st|nd|rd|th))[\s-][Cc]entury(?![A-Za-z])(?:\s(?P<era>{ERA}))?"),
    _century,
    ("In the ‹nineteenth century› it grew. = 1801/1900", "In the ‹2nd century BCE› it fell. = -0199/-0100"),
    ("A quarter century passed.",),
)
TURN = Rule(
    "turn of a century",
    "century",
    verbose(r"[Tt]urn\sof\sthe\s(?:(?P<ordinal>[a-z-]+)\s)?century(?!\s[a-z]+\sago)"),
    lambda found: (
        {"frame": "turn", "unit": "century", "qualifier": "~", "first": None}
        if not found["ordinal"]
        else {"frame": "turn", "first": _century_point(found["ordinal"], ""), "qualifier": "~"}
        if found["ordinal"] in ORDINALS
        else None
    ),
    ("In 1889 he reigned. By the ‹turn of the century› all was over. = 1895~/1905~",),
)

FIGURE_RULES = (
    CLOCK,
    ISO_DAY,
    FIGURES,
    BOTH_STYLES,
    DAY_TO_DAY,
    DAYS_OF_MONTH,
    DAY_MONTH_YEAR,
    DECADE_RANGE,
    DECADE,
    YEAR_RANGE,
    YEAR_BC,
    BARE_YEAR,
    ORDINAL_DAY,
)
MONTH_RULES = (MONTH_DAY_TO, MONTH_DAYS, MONTH_DAY, MONTH_TO_MONTH, MONTH_YEAR, MONTH_ALONE)
SEASON_RULES = (SEASONS_PAIR, SEASON_YEAR)

"""The rules for days and months, alone and in ranges, in words and in figures."""

from __future__ import annotations

import re

from dashboard.reading.dates.not_dates import is_month
from dashboard.reading.dates.rule import Fields, Point, Rule, after, before
from dashboard.reading.dates.vocabulary import (
    AND,
    DATA,
    DAY,
    ERA,
    ERA_AFTER,
    MONTH,
    OF,
    ORD,
    ORDINAL,
    ORDINALS,
    PAIR,
    YEAR,
    YEAR_AFTER,
    any_of,
    era_of,
    int_of,
    month_of,
    set_of,
)
from dashboard.reading.words import either


def _dated(found: re.Match[str], suffix: str = "") -> Point:
    """The point of a match whose groups are day, month, year and era."""
    groups = found.groupdict()
    year = int_of(groups.get("year" + suffix))
    return Point(
        year + 1 if year is not None and groups.get("dual") else year,  # 1648/9: the year began in March
        month_of(groups["month" + suffix]) if groups.get("month" + suffix) else None,
        int_of(groups.get("day" + suffix)),
        era_of(groups.get("era") or groups.get("ad")),
    )


def _kind(point: Point) -> str:
    return "explicit" if point.year is not None else "underspecified"


def _one(found: re.Match[str]) -> Fields:
    point = _dated(found)
    return {"first": point, "kind": _kind(point)}


_LOWER_CUE = re.compile(rf"\b{any_of('cues', 'small_month')}[\s-]$")
_AT = re.compile(rf"\b{any_of('cues', 'hour')}\s$")
_DAY_CUE = re.compile(rf"\b{any_of('cues', 'day')}\sthe\s$")
_ORDINARY = set_of("ordinary", "after_ordinal")


_OF_CENTURIES = re.compile(r"\s(?:to|and|or|through|until)\s[\w\s-]*?centur")


def _ordinal_day(found: re.Match[str]) -> Fields:
    following = found["next"] or ""
    if not _DAY_CUE.search(before(found, 14)) or following[:1].isupper() or following in _ORDINARY:
        return None
    if _OF_CENTURIES.match(after(found, 40)):
        return None
    return (
        None
        if following == "of" and " of the" in before(found, 9)
        else {"first": Point(day=int(found["day"]))}
    )


def _two(found: re.Match[str]) -> Fields:
    """A range whose ends complete each other. Two full dates joined by `and` are one only after `between`."""
    groups = found.groupdict()
    whole = groups.get("month2") and groups.get("month") and (groups.get("day") or groups.get("year"))
    if whole and AND.search(found.group()) and "between" not in before(found, 12):
        return None
    one, two = _dated(found), _dated(found, "2")
    year = two.year if two.year is not None else one.year
    if _is_both_styles(found, one, two, year):
        return {"first": Point(year, two.month, two.day), "kind": _kind(two)}
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


def _is_both_styles(found: re.Match[str], one: Point, two: Point, year: int | None) -> bool:
    """Whether `3/14 February 1703` is one day in both calendars: then the two differ by the right number."""
    if (
        year is None
        or not 1583 <= year <= 1930
        or one.day is None
        or two.day is None
        or "/" not in found.group()
    ):
        return False
    return one.month in (None, two.month) and two.day - one.day == (10 if year < 1700 else year // 100 - 6)


def _either_style(found: re.Match[str]) -> Fields:
    """A day in Old and in New Style: the value is the New Style day, which is the later one."""
    old, new = _dated(found), _dated(found, "2")
    month = new.month or old.month or 0
    year = int_of(found["late"]) or (new.year if new.year is not None else old.year)
    if old.year is None and old.month == 12 and month == 1 and new.year is None:
        year = None
    later = (month, new.day or 0) > (old.month or 0, old.day or 0) or (old.month == 12 and month == 1)
    point = Point(year, month, new.day) if later else Point(year, old.month, old.day)
    return {"first": point, "kind": _kind(point)}


def _iso(found: re.Match[str]) -> Fields:
    return {"first": Point(int(found["year"]), int(found["month"]), int(found["day"]))}


def _figures(found: re.Match[str]) -> Fields:
    """`21.1.1924`, `12/25/1991`: a number over 12 is the day; if neither is, the first is the day."""
    one, two, year = int(found["one"]), int(found["two"]), int(found["year"])
    day, month = (one, two) if two <= 12 else (two, one)
    return {"first": Point(year, month, day)} if 1 <= month <= 12 and 1 <= day <= 31 else None


_LOWER = rf"{either([names[0].lower() for names in DATA['months'].values()])}(?=,?\s(?:of\s)?{YEAR})"
_DM = rf"(?P<day>{DAY}){ORD}\s+(?:of\s+)?(?P<month>{MONTH}|{_LOWER})"
_DM2 = rf"(?P<day2>{DAY}){ORD}\s+(?:of\s+)?(?P<month2>{MONTH})"
_YEAR = rf"(?:{OF}(?P<ad>A\.?\s?D\.?\s)?(?P<year>{YEAR_AFTER})(?P<dual>/\d{{1,4}}(?!\d))?{ERA_AFTER})"
_YEAR2 = rf"(?:{OF}(?P<year2>{YEAR_AFTER}){ERA_AFTER})"
_MD = rf"(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY}){ORD}"
_STYLE = r"(?:,?\s(?:(?:[Oo]ld|[Nn]ew)\s[Ss]tyle|[ON]\.?\s?S\.?))"
BOTH_STYLES = Rule(
    "both styles",
    "explicit",
    (
        rf"{_DM}(?:{OF}(?P<year>{YEAR}))?\s?[(/]\s?{_DM2}(?:{OF}(?P<year2>{YEAR}))?{_STYLE}?\)?(?:\s(?P<late>{YEAR}))?"
    ),
    _either_style,
    (
        "It began on ‹25 October (7 November) 1917›. = 1917-11-07",
        "On ‹24 January / 6 February 1918› a decree. = 1918-02-06",
        "On ‹12 March 1917 (27 February Old Style)› they rose. = 1917-03-12",
    ),
)
DAYS_OF_MONTH = Rule(
    "days of a month",
    "explicit",
    (
        rf"(?P<day>{DAY}){ORD}{PAIR}(?P<day2>{DAY}){ORD}\s+(?:of\s+)?(?P<month2>{MONTH}){_YEAR2}?(?P<dual>/\d{{1,4}}(?!\d))?"
    ),
    _two,
    (
        "He spoke on ‹3–5 May 1810›. = 1810-05-03/1810-05-05",
        "From ‹28 to 31 December 1885› they met. = 1885-12-28/1885-12-31",
        "Between the ‹2nd and the 6th of September 1792›. = 1792-09-02/1792-09-06",
        "They rode on ‹3/4 March 1701/2› by night. = 1702-03-03/1702-03-04",
        "The envoy came on ‹3/14 February 1711/12›, in snow. = 1712-02-14",
    ),
)
DAY_TO_DAY = Rule(
    "day to day",
    "explicit",
    (rf"{_DM}(?:{OF}(?P<year>{YEAR}))?{PAIR}{_DM2}{_YEAR2}?"),
    _two,
    ("From ‹24 March to 29 June 1946› it sat. = 1946-03-24/1946-06-29",),
)
DAY_MONTH_YEAR = Rule(
    "day, month, year",
    "explicit",
    (rf"{_DM}{_YEAR}?"),
    _one,
    (
        "He died on ‹21 January 1924›. = 1924-01-21",
        "On the ‹12th of March, 1881› he left. = 1881-03-12",
        "On ‹18 January 52 BCE› he was killed. = -0051-01-18",
        "He was beheaded on ‹30 January 1648/9›. = 1649-01-30",
        "Charlemagne died on ‹28 January 814› and was mourned. = 0814-01-28",
        "Augustus died on ‹19 August AD 14›. = 0014-08-19",
    ),
    ("Some 12 Marchers came.", "Chapter 3 may help."),
)
DAYS_OF_THAT_MONTH = Rule(
    "days of that month",
    "relative",
    rf"(?P<day>{DAY}){ORD}{PAIR}(?P<day2>{DAY}){ORD}\sof\s(?:that|the\s(?P<which>same|next|following|previous))\smonth",
    lambda found: {
        "first": Point(day=int(found["day"])),
        "last": Point(day=int(found["day2"])),
        "frame": "within",
        "unit": "month",
        "shift": {"next": 1, "following": 1, "previous": -1}.get(found["which"] or "", 0),
    },
    ("It sat on 2 June 1858, and from the ‹9th to the 12th of the same month›. = 1858-06-09/1858-06-12",),
)
HYPHENED = Rule(
    "day with hyphens",
    "explicit",
    rf"(?P<day>{DAY})(?P<cut>[-‐–])(?P<month>{MONTH})(?P=cut)(?P<year>{YEAR})",
    _one,
    ("It is stamped ‹14-Feb-1931› in red. = 1931-02-14",),
)
_ROMAN_MONTHS = {
    name: number
    for number, name in enumerate(
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], start=1
    )
}
ROMAN_MONTH = Rule(
    "month in Roman figures",
    "explicit",
    rf"(?P<day>{DAY})(?P<cut>[./]\s?)"
    rf"(?P<month>{either(_ROMAN_MONTHS)}|{either([name.upper() for name in _ROMAN_MONTHS])})"
    rf"(?P=cut)(?P<year>{YEAR})",
    lambda found: {
        "first": Point(int(found["year"]), _ROMAN_MONTHS[found["month"].lower()], int(found["day"]))
    },
    ("The letter of ‹7.xi.1888› is lost. = 1888-11-07",),
    ("See vol. 3.iii of 1888.",),
)
ISO_DAY = Rule(
    "ISO day",
    "explicit",
    (r"(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])"),
    _iso,
    ("Posted ‹2016-02-29› here. = 2016-02-29",),
)
FIGURES = Rule(
    "day in figures",
    "explicit",
    (rf"(?P<one>\d\d?)(?P<dot>[./])(?P<two>\d\d?)(?P=dot)(?P<year>{YEAR})"),
    _figures,
    ("Am ‹21.1.1924› starb er. = 1924-01-21", "Signed ‹12/25/1991› at noon. = 1991-12-25"),
    ("Version 1.2.3 of 24/7.",),
)
CLOCK = Rule(
    "clock",
    "underspecified",
    (
        r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?\s?(?:a\.m\.|p\.m\.|am|pm|AM|PM)(?![A-Za-z])(?:\s(?:[ECMPG][SD]?T"
        r"|GMT|UTC))?"
        r"|(?:[01]?\d|2[0-3])[:.][0-5]\d\s(?:hours|local\stime|[ECMPG][SD]?T|GMT|UTC)(?![A-Za-z])"
        r"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:–-])"
    ),
    lambda found: (
        {"frame": "narrative", "unit": "day"}
        if found.group()[-1].isalpha() or found.group()[-1] == "." or _AT.search(before(found, 14))
        else None
    ),
    ("On 3 June 1950 the bell rang at ‹06:15› sharp. = 1950-06-03",),
    ("On 3 June 1950 he read Daniel 2:40 and 3:12.",),
)
ORDINAL_DAY = Rule(
    "ordinal day",
    "underspecified",
    (rf"(?P<day>{DAY})(?:st|nd|rd|th)(?=[,.;:?!)’'\"”—]|\s+(?P<next>[a-z]+|[A-Z]|[(—–-]))"),
    lambda found: _ordinal_day(found),
    ("In April 1917 he came; on the ‹16th› he spoke. = 1917-04-16",),
    (
        "From the 9th to the 13th century it grew.",
        "On the 12th anniversary they met.",
        "It was the 20th of them.",
        "On the 38th parallel.",
    ),
)
MONTH_DAYS = Rule(
    "month and days",
    "explicit",
    (rf"{_MD}{PAIR}(?P<day2>{DAY}){ORD}(?!\s{MONTH})(?:,?\s(?P<year2>{YEAR}))?"),
    lambda found: _two(found),
    (
        "On ‹July 1–3, 1863› they fought. = 1863-07-01/1863-07-03",
        "On ‹May 4 and 5, 1865›. = 1865-05-04/1865-05-05",
    ),
)
MONTH_DAY_TO = Rule(
    "month and day to month and day",
    "explicit",
    (
        rf"{_MD}(?:,?\s(?P<year>{YEAR}))?(?:,(?=\s(?:to|until)\s))?{PAIR}"
        rf"(?P<month2>{MONTH})\s+(?P<day2>{DAY}){ORD}(?:,?\s(?P<year2>{YEAR_AFTER}){ERA_AFTER})?"
    ),
    _two,
    (
        "From ‹July 1 to August 3, 1863› it ran. = 1863-07-01/1863-08-03",
        "From ‹September 8, 1941, to January 27, 1944› they held. = 1941-09-08/1944-01-27",
    ),
)
MONTH_NTH = Rule(
    "month and ordinal",
    "explicit",
    rf"(?P<month>{MONTH})\s(?:the\s)?(?P<nth>{ORDINAL})(?![A-Za-z-]|\s[A-Z])(?:,?\s(?P<year>{YEAR})|(?=[.,;:)!?]|$|\s(?:and|he|she|it|they|was|were)\b))",
    lambda found: (
        {
            "first": Point(int_of(found["year"]), month_of(found["month"]), ORDINALS[found["nth"].lower()]),
            "kind": "explicit" if found["year"] else "underspecified",
        }
        if found["year"] or found["nth"][0].isupper() != ("the" in found.group().split())
        else None
    ),
    ("On ‹July Fourth, 1826› both died. = 1826-07-04", "He came in 1826, on ‹March the ninth›. = 1826-03-09"),
    ("In July first one and then the other died.", "By the end of May the Second Fleet had come."),
)
LOWER_MONTH = Rule(
    "month in small letters",
    "explicit",
    rf"(?P<month>{_LOWER})(?:,?\s(?:of\s)?)(?P<year>{YEAR})",
    lambda found: _one(found) if _LOWER_CUE.search(before(found, 12)) else None,
    ("The pump broke in ‹september 1911› and again later. = 1911-09",),
    ("They may 1917 times over; we march 1917 miles.",),
)
LOWER_MONTH_DAY = Rule(
    "month in small letters and day",
    "explicit",
    rf"(?P<month>{either([names[0].lower() for names in DATA['months'].values()])})\s"
    rf"(?P<day>{DAY}){ORD},?\s(?P<year>{YEAR})",
    _one,
    ("It was on ‹march 9, 1862› that they met. = 1862-03-09",),
)
MONTH_DAY = Rule(
    "month and day",
    "explicit",
    (rf"{_MD}(?!\s?%)(?!\s?{ERA}(?!\s?\d))(?:,?\s(?:of\s)?(?P<year>{YEAR_AFTER}){ERA_AFTER})?"),
    _one,
    ("On ‹July 20, 1969› they landed. = 1969-07-20", "By ‹Jan. 31, 1958› it flew. = 1958-01-31"),
)
MONTH_TO_MONTH = Rule(
    "months",
    "range",
    (
        rf"(?P<month>{MONTH})(?:{OF}(?P<year>{YEAR_AFTER}))?"
        rf"{PAIR}(?P<month2>{MONTH})(?!\s\d\d?(?!\d))(?:{OF}(?P<year2>{YEAR_AFTER}){ERA_AFTER})?"
    ),
    lambda found: _two(found) if not AND.search(found.group()) or is_month(found) else None,
    (
        "Between ‹May and August 1917› they met. = 1917-05/1917-08",
        "From ‹July 1937 until October 1939› they held office. = 1937-07/1939-10",
        "Between ‹November 1793 and February 1794› many drowned. = 1793-11/1794-02",
    ),
)
MONTH_YEAR = Rule(
    "month and year",
    "explicit",
    (
        rf"(?P<month>{MONTH})(?:{OF}(?:the\syear\s)?(?P<year>{YEAR_AFTER})(?!(?:st|nd|rd|th)\b|\s(?:people"
        rf"|men|troops)\b){ERA_AFTER})"
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
MONTH_SHORT_YEAR = Rule(
    "month of a year without its century",
    "underspecified",
    rf"(?P<month>{MONTH})(?:\sof)?\s['’](?P<year>\d\d)(?![\ds’'])",
    lambda found: {"first": Point(int(found["year"]), month_of(found["month"]), era="'")},
    ("In 1967 all was calm; in ‹May ’68› it was not. = 1968-05",),
    ("In May ’68’ was painted on a wall.",),
)
MONTH_ALONE = Rule(
    "month",
    "underspecified",
    (rf"(?P<month>{MONTH})(?![-’']?[A-Za-z0-9])"),
    lambda found: _one(found) if is_month(found) else None,
    ("He came in 1918. In ‹May› he left. = 1918-05",),
    (
        "March under whatever banner.",
        "May I suggest it?",
        "The October Revolution was near.",
        "May he rest.",
        "In 1702 the songs of Jan Peter Olsen were sung.",
        "In 1434 the painter Jan van Oldmere came.",
    ),
)
LOWER_MONTH_RULES = (LOWER_MONTH_DAY, LOWER_MONTH)
MONTH_RULES = (
    MONTH_DAY_TO,
    MONTH_DAYS,
    MONTH_DAY,
    MONTH_NTH,
    MONTH_TO_MONTH,
    MONTH_YEAR,
    MONTH_SHORT_YEAR,
    MONTH_ALONE,
)

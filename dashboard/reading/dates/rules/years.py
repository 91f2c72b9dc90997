"""The rules for years: single, in ranges, with an era."""

from __future__ import annotations

import re
from typing import Any

from dashboard.reading.dates.not_dates import is_early_year, is_quantity
from dashboard.reading.dates.rule import Fields, Point, Rule, after, before
from dashboard.reading.dates.vocabulary import (
    AND,
    DASH,
    DAY,
    ERA,
    MONTH,
    TO,
    YEAR,
    any_of,
    era_of,
    month_of,
    year_end,
)

_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?(?:years\s)?(?:\w{1,6}\.?\s)?(?:of\s)?\W?$")


def _years(found: re.Match[str]) -> Fields:
    """A range of years; without an era, both must look like years after Christ."""
    first, last = found["year"], found["year2"]
    era, era2 = era_of(found["era"]), era_of(found["era2"]) or era_of(found["ad"])
    if AND.search(found.group()) and not _BETWEEN.search(before(found, 28)) and (era or not era2):
        return None
    if not era and not era2:
        return _plain_years(found, first, last)
    if "bc" in (era, era2):
        end = int(last) if era2 == "ad" or len(last) == len(first) else year_end(first, last)
        end = int(last) if era2 != "ad" and end >= int(first) else end
        return {"first": Point(int(first), era="bc"), "last": Point(end, era=era2 or "bc")}
    return {"first": Point(int(first), era="ad"), "last": Point(year_end(first, last), era="ad")}


def _plain_years(found: re.Match[str], first: str, last: str) -> Fields:
    end = year_end(first, last)
    short = len(first) < 3 or (len(first) == 3 and len(last) < 4)
    count = len(last) < 4 and re.match(r"\s(?:in|by|at)\s\d{4}", after(found))
    if count:  # `from 21 in 2015 to 35 in 2017`
        return None
    telephone = len(first) == 3 and re.search(r"[)\d][\s-]?$", before(found, 3))
    if short or telephone or not int(first) < end <= 2100 or end - int(first) > 1500 or is_quantity(found):
        return None
    part = f"/{found['part']}" if found["part"] else ""
    return {"first": Point(int(first)), "last": Point(end), "part": part}


def _year(found: re.Match[str]) -> Fields:
    if not found["era"] and is_quantity(found):
        return None
    unsure = {"qualifier": "?"} if found.groupdict().get("unsure") else {}
    if found["era"] == "BP":
        return _before_present(int(found["year"])) | unsure
    return {"first": Point(int(found["year"]), era=era_of(found["era"]))} | unsure


def _before_present(years: int) -> dict[str, Any]:
    """Years before 1950, as archaeologists count."""
    year = 1950 - years
    return {"first": Point(year, era="ad") if year > 0 else Point(1 - year, era="bc")}


def _thousands(found: re.Match[str]) -> Fields:
    first, last = (int(re.sub(r"\D", "", word)) if word else None for word in (found["year"], found["year2"]))
    if first is None or first > 9_999_999:
        return None
    if found["era"].replace(".", "") == "BP":
        return _before_present(first) if last is None else None
    fields: dict[str, Any] = {"first": Point(first, era="bc")}
    return fields if last is None else fields | {"last": Point(last, era="bc"), "kind": "range"}


_CUE = re.compile(rf"(?:\b{any_of('cues', 'year')}\s(?:the\syear\s)?|\d,\s|\d,?\sand\s)$")
_PLAIN_NEXT = re.compile(
    r"[,.;:)—–]|\s(?:and\s|or\s|to\s|he\s|she\s|it\s|they\s|the\s|a\s|when\s|was\s|[A-Z(])|$|\s*\n"
)


_SHORT_CUE = re.compile(rf"\b{any_of('cues', 'short_year')}\s['’‘]$")


def _early_years(found: re.Match[str]) -> Fields:
    end = year_end(found["year"], found["year2"]) if len(found["year2"]) < 3 else int(found["year2"])
    if int(found["year"]) >= end or not is_early_year(found, span=True):
        return None
    return {"first": Point(int(found["year"])), "last": Point(end)}


def _small_years(found: re.Match[str]) -> Fields:
    """Two or three figures, which are years only in a story that old; `eras` decides."""
    cue = _CUE.search(before(found, 22))
    if not cue or is_quantity(found, listed=True):
        return None
    first, last = found["year"], found["year2"]
    if cue.group()[0].isdigit() or ("and" in found.group() and int(first) <= int(last)):
        return None  # a list: each number is an expression of its own
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


YEAR_RANGE = Rule(
    "years",
    "range",
    (
        rf"(?P<year>\d{{1,4}})(?:,?\s?(?P<era>{ERA}))?(?:{TO}|/"
        rf"|\s+(?:and|or)\s+)(?:(?P<part>early|mid|late)[-\s])?(?P<ad>A\.?D\.?\s)?(?P<year2>\d{{1,4}})"
        rf"(?![\d%]|:\d|[,.]\d{{3}}|[-–]\d|['’]?s\b)(?:,?\s?(?P<era2>{ERA}))?"
    ),
    _years,
    (
        "The terror, ‹1936-9›, was long. = 1936/1939",
        "From ‹1914 to 1918› they fought. = 1914/1918",
        "In ‹1919–21› there was hunger. = 1919/1921",
        "Catiline in ‹63–62 BC›. = -0062/-0061",
        "The shrine was built in ‹312 or 308 BC› by sailors. = -0311/-0307",
        "The army, ‹225 B.C.–A.D. 14›. = -0224/0014",
        "Between ‹1350 and 1375› they worked. = 1350/1375",
        "Between the years ‹1350 and 1375› they worked. = 1350/1375",
        "Between ‹late 1916 and early 1917› food ran out. = 1916-09~/1917-04~",
    ),
    (
        "It says so on pp. 1012-1014.",
        "See pages 287-8 for it.",
        "ISBN 1978-0-00-194747.",
        "From 1877 until the 1960s it held.",
        "Seats rose from 21 in 1915 to 35 in 1917.",
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
    ("He said ‘57’ to them.", "It was 57 of them.", "The ’45 was lost."),
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
    ("He died in 133 BC, not 132 BC; it passed in ‹88›, they say. = -0087",),
    ("In 91 BC, or 90 BC, they sold 91 of them.", "In 121, they say."),
)
_EARLY = r"[1-9]\d\d(?!\d)"
EARLY_YEARS = Rule(
    "years of three figures",
    "range",
    rf"(?P<year>{_EARLY})(?:{DASH}|/|\sand\s|\sto\s|\suntil\s)(?P<year2>\d{{1,3}})(?![\d%:–-]|[.,]\d)",
    lambda found: _early_years(found),
    (
        "From ‹711 to 718› the army took town after town. = 0711/0718",
        "Under Ahmad (r. ‹868–884›) it was rich. = 0868/0884",
    ),
    ("From 300 to 500 men were there.", "Sales rose from 200 to 350.", "See pp. 212-218."),
)
EARLY_YEAR = Rule(
    "year of three figures",
    "explicit",
    rf"(?P<year>{_EARLY})(?![%:–-]|[.,]\d)",
    lambda found: {"first": Point(int(found["year"]))} if is_early_year(found) else None,
    (
        "The council of ‹664› chose. = 0664",
        "A monk wrote about it in ‹731›. = 0731",
        "In ‹843› the grandsons divided it. = 0843",
        "Bede (d. ‹735›) says so. = 0735",
        "The two kings fought in ‹738› and again later. = 0738",
        "He was crowned in the year ‹800› in Rome. = 0800",
        "‹Around 830› a chronicle was begun. = 0830~",
    ),
    (
        "A force of 800 marched; the total of 664 was less.",
        "In 300 villages they starved.",
        "One in 200 died; it rose by 300.",
        "There were about 700 of them.",
    ),
)
_THOUSANDS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+"  # a plain blank may part two numbers
YEAR_THOUSANDS = Rule(
    "year in thousands",
    "explicit",
    rf"(?P<year>{_THOUSANDS}|\d{{5,7}})(?:(?:{TO}|\sand\s)(?P<year2>{_THOUSANDS}|\d{{4,7}}))?"
    rf"(?:\s(?:C14|14C|cal|cal\.))?\s?(?P<era>B\.?\s?C\.?(?:\s?E\.?)?|BP|B\.P\.)(?![A-Za-z])",
    lambda found: _thousands(found),
    (
        "In ‹12,000 BC› there was ice. = Y-11999",
        "By ‹10,000 BCE› it was gone. = -9999",
        "The lake dried by ‹11\u00a0500 BC› or so. = Y-11499",
        "It is of ‹12000 BP› or so. = Y-10050",
    ),
    ("Some 12,000 books and 10 000 men.",),
)
YEARS_ON = Rule(
    "beginning in a year and lasting until another",
    "range",
    rf"(?P<year>{YEAR})\sand\s(?:continu|last|end|go|runn|extend)ing\s(?:on\s)?(?:until|till|to|in|into|through)\s(?P<year2>{YEAR})",
    lambda found: (
        {"first": Point(int(found["year"])), "last": Point(int(found["year2"]))}
        if re.search(r"\b(?:beginning|starting|opening|commencing)\s(?:in|with)\s$", before(found, 18))
        else None
    ),
    ("Beginning in ‹1871 and lasting until 1874›, the crews dug. = 1871/1874",),
)
YEAR_TO_MONTH = Rule(
    "year to month",
    "range",
    rf"(?P<year>{YEAR}){TO}(?:(?P<day2>{DAY})\s)?(?P<month2>{MONTH})(?:\s(?P<day3>{DAY}),)?,?\s(?P<year2>{YEAR})",
    lambda found: {
        "first": Point(int(found["year"])),
        "last": Point(
            int(found["year2"]), month_of(found["month2"]), int(found["day2"] or found["day3"] or 0) or None
        ),
    },
    ("The line ran from ‹1901 until March 1954› without a break. = 1901/1954-03",),
)
YEAR_BC = Rule(
    "year with an era",
    "explicit",
    (rf"(?<!\d\s)(?P<year>\d{{1,4}})(?P<unsure>\?)?,?\s?(?P<era>{ERA}|BP(?![A-Za-z]))"),
    _year,
    (
        "He crossed in ‹49 BCE›, alone. = -0048",
        "In ‹480 B.C.› they came. = -0479",
        "The well of ‹312 B.C.E› was dry. = -0311",
        "A tomb of ‹60 A.D› lies there. = 0060",
    ),
)
ERA_YEAR = Rule(
    "era and year",
    "explicit",
    (rf"(?P<era>A\.\s?D\.|AD|CE|C\.\s?E\.)\s(?P<year>\d{{1,4}})(?:{TO}(?P<year2>\d{{1,4}}))?(?![\d,]\d)"),
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
BARE_YEAR = Rule(
    "year",
    "explicit",
    rf"(?P<year>{YEAR})(?P<unsure>\?(?=\s[a-z(]|[,;)]))?(?![,:]\d|[-–]\d|%|[A-Za-z]|\.\d[\d.]*\d)(?P<era>(?!))?",
    _year,
    (
        "He wrote it in ‹1902›. = 1902",
        "The ‹1921› ban held. = 1921",
        "Its prisons held more in ‹2021›.7 = 2021",
        "A copy of ‹1892?› is in Leeds. = 1892?",
    ),
    (
        "It was priced at 1789 francs.",
        "We met in room 1848 of the hotel.",
        "Does the novel 1984 owe it anything?",
        "He drove a 1957 Chevrolet home.",
        "Some 1917 people came.",
        "The prison held 1,917 men and 1905.25 tons.",
        "See p. 1868 for it.",
        "The mosque was rebuilt in A.H. 1301 and stands.",
    ),
)

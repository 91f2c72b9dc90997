"""The rules for phrases that lean on another date, and for lengths of time.

Their anchors are words for units of time; the pattern is tried from up to six words before the anchor, so
that the whole phrase is found from its first word.
"""

from __future__ import annotations

import re
from typing import Any

from dashboard.reading.wording import (
    DATA,
    DAY,
    MONTH,
    MONTHS,
    NUMBER,
    ORD,
    ORDINALS,
    REPUBLICAN,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    Point,
    Rule,
    after,
    before,
    either,
    number_of,
)

Fields = dict[str, Any] | None
UNIT = r"(?P<unit>year|month|week|day|decade|fortnight|hour|minute|night|generation)"
_MORE = (
    r"(?:(?:[Aa]bout|[Aa]lmost|[Nn]early|[Jj]ust|[Oo]nly|[Ee]xactly|[Oo]ver|[Bb]arely"
    r"|[Ss]ome|[Rr]oughly|[Aa]round)\s)"
)
_DAYTIME = r"morning|afternoon|evening|night|midnight|dawn|noon"
_SAME = ("same", "very", "that", "this")


def _shift(found: re.Match[str]) -> Fields:
    count, unit, way = number_of(found["number"]), found["unit"], found["way"].lower()
    if unit == "fortnight":
        count, unit = count * 14, "day"
    if unit in ("generation", "hour", "minute"):
        return {"kind": "duration"}
    sign = -1 if way.startswith(("earlier", "before", "previously", "ago", "back")) else 1
    frame = "narrative"
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(way.rsplit(None, 1)[-1])
    if shift is not None:
        return (
            {"frame": "jubilee", "shift": -count, "unit": "year", "part": str(shift)}
            if unit == "year"
            else None
        )
    if way.startswith("ago"):
        frame = "publication"
    return {"frame": frame, "shift": sign * count, "unit": "day" if unit == "night" else unit}


SHIFT = Rule(
    "some time later",
    "relative",
    (
        rf"(?:{_MORE}|[Mm]ore\sthan\s)?(?P<number>{NUMBER})[\s-](?:long\s)?{UNIT}s?\s"
        r"(?P<way>later|earlier|previously|afterwards?|after\sthat|before\sthat|ago(?:\s(?:today|tomorrow"
        r"|yesterday))?"
        r"|(?:before|after|on|hence|back)(?=[,.;:)]))(?![A-Za-z])"
    ),
    _shift,
    (
        "On 14 July 1789 it fell. ‹Eight days later› came Foulon. = 1789-07-22",
        "He said it in 1978, and again ‹eleven years later›. = 1989",
        "It met in December 1887. It had met ‹two years previously›. = 1885",
    ),
    ("They fought for two years.",),
)
FORWARD = Rule(
    "fast forward",
    "relative",
    (rf"(?<=orward\s)(?P<number>{NUMBER})\s(?P<unit>year|month|decade|week|day)s?(?![A-Za-z])"),
    lambda found: {"frame": "narrative", "shift": number_of(found["number"]), "unit": found["unit"]},
    ("It began in 1917. Fast forward ‹25 years›, and see. = 1942",),
)
VAGUE_SHIFT = Rule(
    "some vague time later",
    "duration",
    (
        rf"(?:{_MORE})?(?:[Aa]\sfew|[Ss]everal|[Mm]any|[Ss]ome|[Aa]\scouple\sof|[Tt]he\sfirst\s\w+"
        rf"|[Tt]he\slast\s\w+)\s"
        rf"{UNIT}s(?:\s(?:later|earlier|before|ago|afterwards?))?(?![A-Za-z])"
    ),
    lambda found: {"kind": "duration"},
)
DURATION = Rule(
    "length of time",
    "duration",
    (
        rf"(?:{_MORE})?(?P<number>{NUMBER})[\s-](?P<unit>year|month|week|day|decade|hour|minute|second"
        rf"|fortnight|generation|centur)(?:s|y|ies)?(?:-long)?(?![A-Za-z])"
    ),
    lambda found: {"kind": "duration"} if not re.search(r"\b(?:per|the)\s$", before(found, 5)) else None,
)

_FRAMES = {
    "next": 1, "following": 1, "succeeding": 1, "ensuing": 1, "subsequent": 1,
    "previous": -1, "preceding": -1, "prior": -1, "past": -1, "last": -1,
}  # fmt: skip


def _framed(found: re.Match[str]) -> Fields:
    """`that year`, `the following day`: a unit counted from the story's date or from the essay's."""
    words = found["frame"].lower().split()
    article = found["article"]
    unit = found["unit"].lower()
    unit = "day" if unit in _DAYTIME.split("|") else "year" if unit == "campaigning season" else unit
    shift = next((_FRAMES[word] for word in words if word in _FRAMES), 0)
    if "last" in words and (article or before(found, 4) == "the "):
        return None
    now = not article and (
        (words == ["this"] and unit in ("year", "month", "week")) or words in (["last"], ["next"])
    )
    start = found.start("frame")
    return {"start": start, "frame": "publication" if now else "narrative", "shift": shift, "unit": unit}


FRAMED = Rule(
    "that year",
    "relative",
    (
        r"(?P<article>(?:the|The)\s)?(?P<frame>(?:[Tt]hat|[Tt]his)(?:\s(?:same|very))?|[Ss]ame|[Vv]ery|"
        r"[Nn]ext|[Ff]ollowing|[Pp]revious|[Pp]receding|[Ss]ucceeding|[Ll]ast)\s"
        rf"(?P<unit>year|month|week|day|decade|century|{_DAYTIME})(?![A-Za-z-])"
    ),
    lambda found: (
        _framed(found)
        if found["article"]
        or found["frame"].lower().split()[0]
        in ("that", "this", "last", "next", "previous", "following", "same")
        else None
    ),
    (
        "It rose in January 1919. ‹That year› also saw another. = 1919",
        "In October 1917 they rose, and a treaty came in the ‹following year›. = 1918",
        "He died on 18 January 1852; the ‹following day› they burned him. = 1852-01-19",
    ),
    ("He thought of the last year of his life.",),
)
UNIT_AROUND = Rule(
    "the year before",
    "relative",
    (
        r"(?P<unit>year|month|week|day|night|evening)\s(?P<way>before|after|following|earlier|previous)"
        r"(?=[,.;:)]|\s(?!the\b|a\b|his\b|her\b)[a-z]|\s[A-Z]|$)"
    ),
    lambda found: (
        {
            "frame": "narrative",
            "shift": 1 if found["way"] in ("after", "following") else -1,
            "unit": "day" if found["unit"] in ("night", "evening") else found["unit"],
        }
        if re.search(r"\b(?:the|a)\s$", before(found, 5))
        and (found["way"] not in ("before", "after") or re.match(r"[,.;:)]", after(found, 1)))
        else None
    ),
    ("He fled on 23 February 1918. The ‹day before›, they came. = 1918-02-22",),
)
PART_OF_UNIT = Rule(
    "the end of the month",
    "relative",
    (
        r"(?:(?P<part>end|beginning|start|middle|close|rest|remainder|(?:first|second|latter|early"
        r"|later?)\s(?:half|part))\sof\s|"
        r"(?P<part2>[Ll]ater?|[Ee]arl(?:y|ier))\s(?:in\s)?)(?:the\s(?P<which>same|next|following"
        r"|previous)?\s?|(?P<that>that)\s)"
        rf"(?P<unit>year|month|decade|century|week|day|{_DAYTIME})(?![A-Za-z-])"
    ),
    lambda found: (
        {
            "frame": "narrative",
            "shift": _FRAMES.get(found["which"] or "", 0),
            "unit": "day" if found["unit"] in _DAYTIME.split("|") else found["unit"],
            "part": "",
        }
        if not re.match(r"\s(?:of|for|on|when|after|before)\b", after(found, 8))
        else None
    ),
    ("It began in May 1940. By the ‹end of the month› they had left. = 1940-05",),
)
DEICTIC = Rule(
    "today",
    "relative",
    (r"(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight)(?![A-Za-z])"),
    lambda found: {
        "frame": "publication",
        "shift": {"y": -1, "t": 0}.get(found["word"][0].lower(), 0) + (found["word"].lower() == "tomorrow"),
        "unit": "day",
    },
)
SINCE_THEN = Rule(
    "since then",
    "relative",
    r"[Ss]ince\s(?P<then>then)(?![A-Za-z])",
    lambda found: {"start": found.start("then"), "frame": "narrative", "unit": "same", "open": "since"},
    ("He said it in 1978. Since ‹then› nobody has. = 1978",),
)
LAST_WEEKDAY = Rule(
    "last Tuesday",
    "relative",
    (rf"(?P<frame>[Ll]ast|[Tt]his|[Nn]ext|[Oo]n)\s(?P<weekday>{WEEKDAY})(?!,?\s(?:{MONTH}|\d))"),
    lambda found: (
        {
            "frame": "publication",
            "unit": "weekday",
            "shift": {"last": -1, "next": 1}.get(found["frame"].lower(), 0),
            "first": Point(weekday=WEEKDAYS[found["weekday"].rstrip(".").lower()]),
        }
        if found["frame"].lower() != "on"
        else None
    ),
)


def _nth_day(found: re.Match[str]) -> Fields:
    """`the last day of March`, `the first Monday in May 1886`."""
    nth = -1 if found["nth"].lower() == "last" else ORDINALS[found["nth"].lower()]
    weekday = WEEKDAYS.get((found["weekday"] or "").lower())
    year = int(found["year"]) if found["year"] else None
    month = MONTHS[found["month"].rstrip(".,").lower()]
    return {"first": Point(year, month, weekday=weekday), "shift": nth, "unit": "nth"}


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
JAPANESE = Rule(
    "Japanese era",
    "explicit",
    (rf"(?P<era>{either(DATA['japanese'])}|Tenpō|Keiō|Taishō|Shōwa|Bunkyū)\s(?P<year>[1-9]\d?)(?![\d,.]\d)"),
    lambda found: {
        "first": Point(
            int(found["year"]) + DATA["japanese"][found["era"].translate(str.maketrans("ōū’", "ou'"))]
        )
    },
    ("In ‹Meiji 5› all changed. = 1872",),
)
WORD = rf"(?!\d|[Aa]n?\s){NUMBER}"
CLOCK_WORDS = Rule(
    "clock in words",
    "underspecified",
    (
        rf"(?:{WORD}(?:\sminutes)?\s(?:past|to)\s(?:{WORD}|midnight"
        rf"|noon)(?!\s[a-z]*(?<!in)(?<!on)(?<!at)\b)|{NUMBER}\so['’]clock"
        rf"|{NUMBER}(?=\sin\sthe\s(?:morning|afternoon|evening))|(?<=[Aa]t\s)(?:midnight|noon)(?![a-z]))"
        r"(?:\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight))?"
    ),
    lambda found: {"frame": "narrative", "unit": "day"},
    ("On 8 July 1853 they came at ‹five in the afternoon›, smoking. = 1853-07-08",),
)
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
UNIT_RULES = (
    CLOCK_WORDS,
    NTH_DAY,
    FORWARD,
    FEAST_SHIFT,
    SHIFT,
    PART_OF_UNIT,
    FRAMED,
    UNIT_AROUND,
    VAGUE_SHIFT,
    DURATION,
)
DEICTIC_RULES = (DEICTIC,)
WEEKDAY_RULES = (NTH_DAY, LAST_WEEKDAY)

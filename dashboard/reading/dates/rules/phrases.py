"""The rules for phrases that lean on another date, and for lengths of time.

Their anchors are words for units of time; the pattern is tried from up to six words before the anchor, so
that the whole phrase is found from its first word.
"""

from __future__ import annotations

import re
from typing import Any

from dashboard.reading.dates.rule import Point, Rule, after, before
from dashboard.reading.dates.vocabulary import (
    DATA,
    MONTH,
    MONTHS,
    NUMBER,
    ORDINALS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
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


def _shift(found: re.Match[str]) -> Fields:
    count, unit, way = number_of(found["number"]), found["unit"] or "year", found["way"].lower()
    count, about = (count * 100, "~") if found["centuries"] else (count, "")
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
    unit = "day" if unit == "night" else unit
    return {"frame": frame, "shift": sign * count, "unit": unit, "qualifier": about}


SHIFT = Rule(
    "some time later",
    "relative",
    (
        rf"(?:{_MORE}|[Mm]ore\sthan\s)?(?P<number>{NUMBER})[\s-](?:long\s)?"
        rf"(?:{UNIT}s?|(?P<centuries>century|centuries))\s"
        r"(?P<way>later|earlier|previously|afterwards?|after\sthat|before\sthat|ago(?:\s(?:today|tomorrow"
        r"|yesterday))?"
        r"|(?:before|after|on|hence|back)(?=[,.;:)]))(?![A-Za-z])"
    ),
    _shift,
    (
        "On 14 July 1789 it fell. ‹Eight days later› came Foulon. = 1789-07-22",
        "He said it in 1978, and again ‹eleven years later›. = 1989",
        "It met in December 1887. It had met ‹two years previously›. = 1885",
        "It began in 1492; ‹a century later› it was over. = 1592~",
    ),
    ("They fought for two years.",),
)
_HALF_WAYS = {"later": 1, "after": 1, "on": 1, "hence": 1, "earlier": -1, "before": -1, "ago": -1}


def _half_century(found: re.Match[str]) -> Fields:
    """`half a century later`: about fifty years on; without `later` it is a length of time."""
    way = found["way"]
    if not way:
        return {"kind": "duration"}
    years = 50 if found["size"].lower() == "half" else 25
    return {
        "frame": "publication" if way == "ago" else "narrative",
        "shift": _HALF_WAYS[way] * years,
        "unit": "year",
        "qualifier": "~",
    }


HALF_CENTURY = Rule(
    "half a century later",
    "relative",
    (
        rf"(?:{_MORE})?(?:[Aa]\s)?(?P<size>[Hh]alf|[Qq]uarter)(?:\s(?:of\s)?a\s|[\s-])century"
        r"(?:\s(?P<way>later|earlier|ago|(?:before|after|on|hence)(?=[,.;:)])))?(?![A-Za-z])"
    ),
    _half_century,
    ("It began in 1933; ‹half a century later› it was undone. = 1983~",),
    ("The second half of the century.",),
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
        rf"(?P<unit>year|month|week|day|decade|century|half-century|{_DAYTIME})(?![A-Za-z-])"
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
        "Carthage burned in 1146. For the ‹previous half-century› it had traded. = 1096~/1145~",
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
YEARS_END = Rule(
    "year’s end",
    "relative",
    r"(?P<unit>year|month|week)(?:['’]s\s|-)end(?![A-Za-z])",
    lambda found: {"frame": "narrative", "unit": found["unit"]} if found["unit"] != "week" else None,
    ("They rose in May 1968. By ‹year’s end› all was quiet. = 1968",),
    ("They rose in May 1968, at the week’s end.",),
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
_THEN_CUE = re.compile(r"\b(since|by)\s$")


def _then(found: re.Match[str]) -> Fields:
    cue = _THEN_CUE.search(before(found, 7))
    return {"frame": "narrative", "unit": "same", "open": cue[1]} if cue else None


THEN = Rule(
    "since then",
    "relative",
    r"then(?![A-Za-z])",
    _then,
    (
        "He said it in 1978. Since ‹then› nobody has. = 1978",
        "It fell in May 1940. By ‹then› all was lost. = 1940-05",
    ),
    ("He said it in 1978, and then left.", "In 1978 they broke rules until then held sacred."),
)


def _weekday(found: re.Match[str]) -> Fields:
    """`last Tuesday` is counted from the day of publication; `on Tuesday` goes on from the story's day."""
    frame, the = found["frame"].lower(), before(found, 4) == "the "
    if frame in ("last", "this") and the:
        return None
    now = frame in ("last", "this") or (frame == "next" and not the)
    start = found.start("weekday") if frame == "on" else found.start()
    return {
        "start": start,
        "frame": "publication" if now else "narrative",
        "unit": "weekday",
        "shift": {"last": -1, "next": 1, "following": 1}.get(frame, 0),
        "first": Point(weekday=WEEKDAYS[found["weekday"].rstrip(".").lower()]),
    }


LAST_WEEKDAY = Rule(
    "last Tuesday",
    "relative",
    (
        r"(?P<frame>[Ll]ast|[Tt]his|[Nn]ext|[Tt]hat|[Ff]ollowing|[Oo]n)\s"
        rf"(?P<weekday>{WEEKDAY})(?!,?\s(?:the\s)?(?:{MONTH}|\d))"
    ),
    _weekday,
    (
        "The crash came on 24 October 1929. On ‹Monday› it was worse. = 1929-10-28",
        "They met on 24 October 1929 and on the ‹following Thursday› again. = 1929-10-31",
    ),
    ("The crash came in 1929, on Monday.",),
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
WORD = rf"(?!\d|[Aa]n?\s){NUMBER}"
CLOCK_WORDS = Rule(
    "clock in words",
    "underspecified",
    (
        rf"(?:{WORD}(?:\sminutes)?\s(?:past|to)\s(?:{WORD}|midnight"
        rf"|noon)(?!\s[a-z]+(?<!in)(?<!on)(?<!at)\b)|{NUMBER}\so['’]clock"
        rf"|{NUMBER}(?=\sin\sthe\s(?:morning|afternoon|evening))|(?<=[Aa]t\s)(?:midnight|noon)(?![a-z]))"
        r"(?:\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight))?"
    ),
    lambda found: {"frame": "narrative", "unit": "day"},
    (
        "On 8 July 1853 they came at ‹five in the afternoon›, smoking. = 1853-07-08",
        "He died at ‹forty-three minutes past midnight› on 30 July 1912. = 1912-07-30",
    ),
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
    YEARS_END,
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

"""The rules for phrases that lean on another date, and for lengths of time.

Their anchors are words for units of time. A pattern is tried from up to six words before its anchor, so that
a phrase is found from its first word.
"""

from __future__ import annotations

import re

from dashboard.reading.dates.rule import Fields, Point, Rule, after, before
from dashboard.reading.dates.rules.from_events import (
    AFTER_EVENT,
    AFTER_NAME,
    FEAST_SHIFT,
    LENGTH,
    MORE,
)
from dashboard.reading.dates.rules.vague_counts import FEW, WITHIN
from dashboard.reading.dates.vocabulary import (
    DATA,
    DAY,
    DAYTIME,
    DAYTIMES,
    MONTH,
    MONTHS,
    NUMBER,
    OF,
    ORD,
    ORDINAL,
    YEAR,
    any_of,
    any_of_either_case,
    number_of,
)
from dashboard.reading.words import either, either_case

UNIT = rf"(?P<unit>{any_of('lengths', 'unit')})"


def _shift(found: re.Match[str]) -> Fields:
    count, unit, way = number_of(found["number"]), found["unit"] or "year", found["way"].lower()
    count, about = (count * 100, "~") if found["centuries"] else (count, "")
    if unit == "fortnight":
        count, unit = count * 14, "day"
    if unit in ("generation", "hour", "minute") or (
        LENGTH.search(before(found, 12)) and not way.startswith("ago")
    ):
        return {"kind": "duration"}
    sign = _WAYS[way.split()[0]]
    frame = "narrative"
    shift = _DEICTIC.get(way.rsplit(None, 1)[-1])
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


_WAYS: dict[str, int] = DATA["ways"] | DATA["ways_at_the_end"]
_WAY = rf"(?:{either(DATA['ways'])}|{either(DATA['ways_at_the_end'])}(?=[,.;:)]))"
SHIFT = Rule(
    "some time later",
    "relative",
    (
        rf"{MORE}?(?P<number>{NUMBER})[\s-](?:long\s|full\s|short\s)?"
        rf"(?:{UNIT}s?|(?P<centuries>century|centuries))(?:\sor\sso)?\s"
        rf"(?P<way>ago\s{either(DATA['deictic'])}|{_WAY})(?![A-Za-z])"
    ),
    _shift,
    (
        "On 14 July 1789 it fell. ‹Eight days later› came Foulon. = 1789-07-22",
        "He said it in 1978, and again ‹eleven years later›. = 1989",
        "It met in December 1887. It had met ‹two years previously›. = 1885",
        "It began in 1492; ‹a century later› it was over. = 1592~",
        "The mill burned on 3 May 1802. ‹A week or so later› it was rebuilt. = 1802-05-10",
        "The guild began in 1310; ‹one hundred and twenty years later› it was rich. = 1430",
    ),
    ("They fought for two years.", "It burned in 1702. For twenty years afterwards nobody built there."),
)


def _half_century(found: re.Match[str]) -> Fields:
    """`half a century later` is about fifty years on; without `later` it is a mere length of time."""
    way = found["way"]
    if not way:
        return {"kind": "duration"}
    years = 50 if found["size"].lower() == "half" else 25
    return {
        "frame": "publication" if way == "ago" else "narrative",
        "shift": _WAYS[way.split()[0]] * years,
        "unit": "year",
        "qualifier": "~",
    }


HALF_CENTURY = Rule(
    "half a century later",
    "relative",
    (
        rf"(?:{MORE})?(?:[Aa]\s)?(?P<size>[Hh]alf|[Qq]uarter)(?:\s(?:of\s)?a\s|[\s-])century"
        rf"(?:\s(?P<way>{_WAY}))?(?![A-Za-z])"
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
_OF_DATE = re.compile(
    rf"\s(?:of|in)\s(?:the\s)?(?:\d{{3}}|{MONTH}|{ORDINAL}\s[cm]|\d\d?(?:st|nd|rd|th)\s[cm])"
)
"""After these words a length is part of a date: `the first two decades of the ninth century`."""
VAGUE_SHIFT = Rule(
    "some vague time later",
    "duration",
    (
        rf"(?:{MORE})?(?:[Aa]\sfew|[Ss]everal|[Mm]any|[Ss]ome|[Aa]\scouple\sof|[Tt]he\sfirst\s\w+"
        rf"|[Tt]he\slast\s\w+)\s"
        rf"{UNIT}s(?:\s(?:later|earlier|before|ago|afterwards?))?(?![A-Za-z])"
    ),
    lambda found: None if _OF_DATE.match(after(found, 40)) else {"kind": "duration"},
)
_EDGE = re.compile(rf"\b{any_of_either_case('around', 'edge')}\s$", re.IGNORECASE)


def _duration(found: re.Match[str]) -> Fields:
    if re.search(r"\b(?:per|the)\s$", before(found, 5)):
        return None
    part = _EDGE.search(before(found, 9)) and _OF_DATE.match(after(found, 40))
    return None if part else {"kind": "duration"}


DURATION = Rule(
    "length of time",
    "duration",
    (
        rf"(?:{MORE})?(?P<number>{NUMBER})[\s-](?P<unit>year|month|week|day|decade|hour|minute|second"
        rf"|fortnight|generation|centur)(?:s|y|ies)?(?:-long)?(?![A-Za-z])"
    ),
    _duration,
)

_FRAMES: dict[str, int] = DATA["shifts"]


def _framed(found: re.Match[str]) -> Fields:
    """`that year`, `the following day`: a unit counted from the story's date or from the essay's."""
    words = found["frame"].lower().split()
    article = found["article"]
    unit = found["unit"].lower()
    unit = "day" if unit in DAYTIMES else unit
    shift = next((_FRAMES[word] for word in words if word in _FRAMES), 0)
    if (
        unit in ("decade", "century", "half-century")
        and shift > 0
        and re.search(r"\b(?:for|over)\s(?:the\s)?$", before(found, 9))
    ):
        return {"kind": "duration"}
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
        r"(?P<article>[Tt]he\s)?(?P<frame>(?:[Tt]hat|[Tt]his)(?:\s(?:same|very))?"
        rf"|{any_of_either_case('around', 'frame')}|[Vv]ery)\s"
        rf"(?P<unit>year|month|week|day|decade|century|half-century|{DAYTIME})(?![A-Za-z-])"
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
_SUBJECT = r"(?=[,.;:)]|\s(?:he|she|it|they|we|his|her|its|their|the|an?|[A-Z][a-z]+)\b)"
UNIT_AROUND = Rule(
    "the year before",
    "relative",
    (
        r"(?P<unit>year|month|week|day|night|evening)\s(?P<way>before|after|following|earlier|previous)"
        rf"(?:\sthat{_SUBJECT}|(?=[,.;:)]|\s(?!the\b|a\b|his\b|her\b)[a-z]|\s[A-Z]|$))"
    ),
    lambda found: (
        {
            "frame": "narrative",
            "shift": 1 if found["way"] in ("after", "following") else -1,
            "unit": "day" if found["unit"] in ("night", "evening") else found["unit"],
        }
        if re.search(r"\b(?:the|a)\s$", before(found, 5))
        and (
            found["way"] not in ("before", "after")
            or found[0].endswith(" that")
            or re.match(r"[,.;:)]", after(found, 1))
        )
        else None
    ),
    (
        "He fled on 23 February 1918. The ‹day before›, they came. = 1918-02-22",
        "He fled in 1918. The ‹year after that› he wrote to her. = 1919",
    ),
    ("He fled in 1918. The year after that war he wrote to her.",),
)
YEARS_END = Rule(
    "year’s end",
    "relative",
    r"(?P<unit>year|month|week)(?:['’]s\s|-)end(?![A-Za-z])",
    lambda found: (
        {"frame": "narrative", "unit": found["unit"], "part": "end"} if found["unit"] != "week" else None
    ),
    ("They rose in May 1968. By ‹year’s end› all was quiet. = 1968-09~/1968-12~",),
    ("They rose in May 1968, at the week’s end.",),
)
THE_YEARS = Rule(
    "the year’s",
    "relative",
    r"(?<=\b[Tt]he\s)year(?=['’]s\s(?!end\b|time\b|length\b|worth\b)[a-z])",
    lambda found: {"frame": "narrative", "unit": "year"},
    ("They rose in May 1768. The ‹year›’s harvest was lost. = 1768",),
    ("It was built in 1768; a year’s work was lost, and the years’ dust lay on it.",),
)
PART_OF_UNIT = Rule(
    "the end of the month",
    "relative",
    (
        r"(?:(?P<part>end|beginning|start|middle|close|rest|remainder|(?:first|second|latter|early"
        r"|later?)\s(?:half|part)|(?:first|second|third|fourth|last|final)\sweek)\sof\s|"
        r"(?P<part2>[Ll]ater?|[Ee]arl(?:y|ier)|[Mm]id)[-\s](?:in\s)?)(?:the\s(?P<which>same|next|following"
        r"|previous)?\s?|(?P<that>that)\s)"
        rf"(?P<unit>year|month|decade|century|week|day|{DAYTIME})(?![A-Za-z-])"
    ),
    lambda found: (
        {
            "frame": "narrative",
            "shift": _FRAMES.get(found["which"] or "", 0),
            "unit": "day" if found["unit"] in DAYTIMES else found["unit"],
            "part": (
                found["part"]
                or {"early": "early", "late": "late", "mid": "mid"}.get((found["part2"] or "").lower(), "")
            ),
        }
        if found["that"] or not re.match(r"\s(?:of|for|on|when|after|before)\b", after(found, 8))
        else None
    ),
    (
        "The inn burned in 1702; it had opened ‹earlier that year› when he came. = 1702",
        "It began in May 1940. By the ‹end of the month› they had left. = 1940-05-21~/1940-05-31~",
        "It sat in March 1822, and the ‹last week of that month› was stormy. = 1822-03-25/1822-03-31",
        "It fell in 1822. ‹Late in the following year› it rose again. = 1823-09~/1823-12~",
    ),
)
_DEICTIC: dict[str, int] = DATA["deictic"]
DEICTIC = Rule(
    "today",
    "relative",
    r"(?:(?P<further>[Dd]ay\s(?:before(?=\syester)|after(?=\stomor)))\s)?"
    rf"(?P<word>{either_case(_DEICTIC)})(?![A-Za-z])",
    lambda found: {
        "frame": "publication",
        "shift": _DEICTIC[found["word"].lower()] * (2 if found["further"] else 1),
        "unit": "day",
    },
)
SAME_YEARS = Rule(
    "those years",
    "relative",
    r"(?:[Tt]hose|[Tt]hese)(?:\s(?:same|very))?\s(?:\w+\s)?(?P<unit>years)(?![A-Za-z])",
    lambda found: {"frame": "narrative", "unit": "years"},
    ("It met from 1871 to 1874. In ‹those years› nothing was decided. = 1871/1874",),
    ("It met in 1871. In those years nothing was decided.",),
)
_OFFICE = re.compile(r"[\s-](?:[a-z]+\s)?[A-Z][\w-]*\s(?:[A-Z]|[a-z]+\s(?:[a-z]+\s)?[A-Z])")
"""An office held at that time, not `by then`: `was greeted by then Senator Hale`."""
_BEGINS = re.compile(r"(?:^|[.!?;:,—–\n]['’”\"]?\s?)(?:and\s|but\s)?(?:since|by)\s$")
_THEN_CUE = re.compile(r"\b(since|by)\s$")


def _then(found: re.Match[str]) -> Fields:
    cue = _THEN_CUE.search(before(found, 7))
    if cue and _OFFICE.match(after(found, 40)) and not _BEGINS.search(before(found, 12)):
        return None
    return {"frame": "narrative", "unit": "same", "open": cue[1]} if cue else None


THEN_TO = Rule(
    "between then and a date",
    "relative",
    rf"then\sand\s(?:the\s)?(?:(?P<day>{DAY}){ORD}\s(?P<month>{MONTH})|(?P<month2>{MONTH})\s(?:(?P<day2>{DAY}){ORD},?)?)?"
    rf"(?:{OF}|(?<=\s))(?P<year>{YEAR})",
    lambda found: (
        {
            "frame": "narrative",
            "unit": "then",
            "first": Point(
                int(found["year"]),
                MONTHS[(found["month"] or found["month2"]).rstrip(".,").lower()]
                if found["month"] or found["month2"]
                else None,
                int(found["day"] or found["day2"] or 0) or None,
            ),
        }
        if before(found, 8).endswith("between ")
        else None
    ),
    ("They met on 2 May 1795. Between ‹then and 4 July 1796› all was done. = 1795-05-02/1796-07-04",),
    ("They met in 1795, and then and 1796 was named.",),
)
THEN = Rule(
    "since then",
    "relative",
    r"then(?![A-Za-z])",
    _then,
    (
        "He said it in 1978. Since ‹then› nobody has. = 1978",
        "It fell in May 1940. By ‹then› all was lost. = 1940-05",
    ),
    (
        "It rose in 1978. He was met by then Mayor Ann Hale.",
        "He said it in 1978, and then left.",
        "In 1978 they broke rules until then held sacred.",
    ),
)


UNIT_RULES = (
    FORWARD,
    YEARS_END,
    THE_YEARS,
    FEAST_SHIFT,
    AFTER_EVENT,
    AFTER_NAME,
    SHIFT,
    PART_OF_UNIT,
    FRAMED,
    UNIT_AROUND,
    SAME_YEARS,
    FEW,
    WITHIN,
    VAGUE_SHIFT,
    DURATION,
)
DEICTIC_RULES = (DEICTIC,)

"""Which date of a sentence dates which event.

A named event takes a date from the essay if that date is possible for it and does not belong to another event
(`losing the elections of 1917` does not date the dissolution that the sentence tells of). Otherwise it takes
the date of the gazetteer, our list of events. A date that belongs to no named event dates what the sentence
itself tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import edtf
from dashboard.reading.claims import stages
from dashboard.reading.claims.two_ends import joined_ends, valid
from dashboard.reading.dates.find import Timex
from dashboard.reading.dates.rules.days import BOTH_STYLES
from dashboard.reading.dates.vocabulary import DATA
from dashboard.reading.events.mentions import Mention
from dashboard.reading.events.packs import Event, Gazetteer
from dashboard.reading.words import either, either_case, load

_OLD_STYLE = 13
"""By how many days the Julian calendar was behind from March 1900 on; `October 1917` may be Old Style."""
_NEW_STYLE = edtf.parse_day("1918-02-14")
"""The day on which Russia took the Gregorian calendar."""
_SPAN = 366 * 11
"""In days: a date vaguer than a decade does not date an event whose date is better known."""
_PERIOD = 200
"""An event longer than this many days is a period: any date within it, or up to its end, fits it."""
_DISPUTE = 366 * 6
"""In days: a date that differs from the gazetteer's by less disagrees; by more, it is of something else."""
_WEEK = 7
_ZONES = 2
"""By how many days, through time zones and nights, the essay's day for a short event may differ from ours."""
_TIGHT = 40
"""A date inside a name of at most this many letters belongs to it: `Hungary (1918-19`."""
_HELD = re.compile(r"[’']?s?,?\s*(?:\(|,\s|of\s|in\s|on\s)?(?:the\s|early\s|late\s)*", re.IGNORECASE)
_WORDS = load("claims")["attach"]
_DURING = re.compile(
    rf"\b{either_case(_WORDS['during'])}\s+(?:much of\s+)?(?:the\s+)?"
    rf"(?:{either(_WORDS['part_of_period'])}\s)?(?:(?:years|days|period) of )?(?:the\s+)?$"
)
_LEADING = rf"\b{either(_WORDS['leading'])}\s+(?:the\s+|early\s+|late\s+)*$"
_ASIDE = re.compile(
    rf"\b{either_case(_WORDS['habit'])}\s$"
    rf"|(?:,|\band)\s+not\b(?:,[^;:,]{{0,40}},\s|[^.;:,]{{0,25}}){_LEADING}"  # `in 1862, not in 1863`
    rf"|\b{either(_WORDS['measure'])}\b[^.;:,]{{0,30}}\bsince\s(?:the\s)?$"
    r"|\bthe\s(?:most|first|only|last|best|worst|[a-z]{3,}est)\s[^.;:]{0,90}\bsince\b[^.;:]{0,60}\s$"
    r"|\b(?:than|compared (?:to|with) \S+) (?:in|during|at)\b[^.;:,]{0,30}\s$"  # `more than in 1792`
    r"|\b(?:up|down|to\s[^.;:\d]{0,16}\d[^.;:]{0,40})\sfrom\s[^.;:,\d]{0,16}\d[^.;:]{0,25}\sin\s$"
    rf"|\b{either(_WORDS['heritage'])} of\s$"
    rf"|\b{either(_WORDS['lettered'])}\s(?:[“‘\"'][^“”‘’\"'.;:]{{0,40}})?$"
)
"""Words by which a date dates nothing in the story: `the worst flood since 1792`, `up from 12 in`."""
_ONE = re.compile(r"\b[Aa]n?\s$")
"""`a 1971 film` dates the film; `a May 1971 march` dates the march."""
_NAMED = (" Movement", " Brigade", " Regiment", " dollars", " prices", " levels", " borders")
"""What a day or year before it only names, or measures."""
_THIS = re.compile(r"[Tt]his [A-Z][a-z]+")
"""`this August` is the August in which the essay was written."""
_NOW = ("that year", "last Tuesday")
"""Rules whose dates are about the essay itself if they count from its publication: `last year`."""
_OVER = re.compile(r"\b(?:[Aa]fter|[Ff]ollowing|[Ss]ince)\b[^.;:,]*$")
"""`after the defeat in the war` is not in the war."""
_APART = re.compile(r"\b(?:[Aa]fter|[Bb]efore|[Ff]ollowing|[Ss]ince|[Uu]ntil)\b[^.;:,]*$")
_UNDER = re.compile(r"Under\s")
"""How the name of a period begins that itself says `during`: `Under Stalin`."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A happening that a sentence tells, with its date; `event_id` is '' if the gazetteer does not have it.

    `start` and `end` are the place of the event's name, or else of the words of the date.
    """

    start: int
    end: int
    event_id: str
    edtf: str
    words: str
    dated_by: str
    rule: str
    calendar: str = ""


def dated(
    text: str,
    sentence: tuple[int, int],
    *,
    timexes: Sequence[Timex],
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
) -> list[Dated]:
    """The dated happenings of a sentence, in the order in which they stand there."""
    single = [t for t in timexes if t.edtf and not is_aside(t, text) and not is_name(t, mentions, text)]
    times = joined_ends(single, text)
    ends = [t for t in single if t not in times]
    owners = {t.start: _owner(t, mentions, text) for t in (*single, *times)}
    rows: list[Dated] = []
    used: set[int] = set()
    for mention in mentions:
        event = gazetteer.events[mention.event_id]
        low, high = _days(event.edtf)
        choice = times if high - low > _PERIOD else [t for t in times if t in single] + ends
        chosen = _chosen(mention, event, choice, owners, text=text)
        if chosen is not None and not (mention.frame and chosen.start in used):
            used.add(chosen.start)
            rows.append(_by_text(mention, event, chosen, inside=sentence))
        elif is_dated_otherwise(mention, event, times, mentions, text):
            continue
        elif not mention.frame or _begins(mention, mentions, text):
            rows.append(by_reference(mention, event, text=text))
    rows += [_unnamed(t, sentence) for t in times if t.start not in used and not _repeats(t, times)]
    if not rows:
        rows += _framed(text, mentions, gazetteer=gazetteer)
    return sorted(rows, key=lambda row: (row.start, row.end, row.event_id))


def is_dated_otherwise(
    mention: Mention, event: Event, times: Sequence[Timex], mentions: Sequence[Mention], text: str
) -> bool:
    """Whether a sentence has a date of its own, so near to that of a short event that both would confuse.

    What came before or after the event has another date than the event itself.
    """
    first, last = _days(event.edtf)
    if last - first >= _PERIOD or _APART.search(text, max(0, mention.start - 40), mention.start):
        return False
    free = (t for t in times if t.edtf and _owner(t, mentions, text) in ("", event.id))
    near = ((low, high) for low, high in map(_days, (t.edtf for t in free)) if high - low < 2 * _PERIOD)
    return any(0 < max(first - high, low - last) < _PERIOD for low, high in near)


def _begins(mention: Mention, mentions: Sequence[Mention], text: str) -> bool:
    """Whether a sentence tells that a period began, and names no other event: `the Civil War broke out`."""
    return len(mentions) == 1 and stages.began(text, mention.end)


def is_aside(time: Timex, text: str) -> bool:
    """Whether a date is of the writing or a habit, is denied, or is `until then`, which dates nothing new."""
    until = time.rule == "since then" and text.endswith(("until ", "till "), 0, time.start)
    if until or time.rule == "today" or _THIS.fullmatch(time.words):
        return True
    now = time.anchor is None and time.kind == "relative" and time.rule in _NOW
    before = text[max(0, time.start - 140) : time.start]
    attribute = (
        time.words.endswith("-century") and "half" not in time.words and text[time.end : time.end + 1] == " "
    )
    attribute |= text.startswith(_NAMED, time.end)  # `the 26th of July Movement`
    attribute |= time.rule in ("year", "decade") and bool(_ONE.search(before))
    return now or attribute or bool(_ASIDE.search(before))


def is_name(time: Timex, mentions: Sequence[Mention], text: str) -> bool:
    """Whether a month is the first word of an event's name: the September Massacres."""
    inside = any(m.start <= time.start and time.end < m.end for m in mentions)
    return inside and time.words.isalpha() and bool(re.match(r"\s[A-Z]", text[time.end : time.end + 2]))


def _repeats(time: Timex, times: Sequence[Timex]) -> bool:
    """Whether an expression repeats another: `22 Prairial, that is 10 June`, `a day after it, in May`."""
    counted = time.kind == "relative"
    same = [t for t in times if t is not time and t.edtf == time.edtf and (counted or t.kind != "relative")]
    return any(t.start < time.start or (counted and t.kind != "relative") for t in same)


def is_held(mention: Mention, time: Timex, text: str) -> bool:
    """Whether a name stands just before a date, or contains it: the date is its own."""
    after = mention.end <= time.start and bool(_HELD.fullmatch(text, mention.end, time.start))
    inside = mention.start < time.start < mention.end <= time.end and mention.end - mention.start < _TIGHT
    return after or inside


def _owner(time: Timex, mentions: Sequence[Mention], text: str) -> str:
    """The id of the event whose name holds a date or stands just before it (`October Revolution of 1917`)."""
    near = [m for m in mentions if is_held(m, time, text)]
    return max(near, key=lambda m: (m.start, m.end)).event_id if near else ""


def _days(text: str) -> tuple[int, int]:
    date = edtf.parse(text)
    low = date.earliest if date.earliest is not None else -(10**7)
    return low, date.latest if date.latest is not None else 10**7


def _width(time: Timex) -> int:
    low, high = _days(time.edtf)
    return high - low


def _chosen(
    mention: Mention, event: Event, times: Sequence[Timex], owners: dict[int, str], *, text: str
) -> Timex | None:
    """The date in the essay that dates an event, the nearest that is possible for it; None if none is."""
    fitting = [
        t
        for t in times
        if owners[t.start] in ("", event.id)
        and not _set_apart(t, mention, text)
        and (
            _fits(t, event, owned=owners[t.start] == event.id, mention=mention)
            or (_leads(t, mention, text) and _disputed(t, event))
        )
    ]
    return min(fitting, key=lambda t: (*_distance(t, mention, text), _width(t)), default=None)


def _leads(time: Timex, mention: Mention, text: str) -> bool:
    """Whether a date stands right before a name: `the 1558 Act of Supremacy`, `in 196 BCE at the Battle`."""
    return text[time.end : mention.start] in (" ", " at the ", " in the ")


def _set_apart(time: Timex, mention: Mention, text: str) -> bool:
    """Whether the event stands in brackets and the date before them."""
    between = text[time.end : mention.start]
    return between.count("(") > between.count(")")


def _distance(time: Timex, mention: Mention, text: str) -> tuple[int, int]:
    """How far apart they stand, for sorting: the ends of clauses between them, then the letters."""
    low, high = min(time.end, mention.end), max(time.start, mention.start)
    between = text[low:high] if low < high else ""
    return len(re.findall(r"[;:–—]|, ", between)), max(0, high - low)


def _fits(time: Timex, event: Event, *, owned: bool, mention: Mention) -> bool:
    low, high = _days(time.edtf)
    first, last = _days(event.edtf)
    shift = _OLD_STYLE if event.calendar else 0
    if low == high and last - first < _ZONES:  # where it happened it may have been the next day
        low, high = low - _ZONES, high + _ZONES
    if time.open_edtf.startswith("../") and last - first > _PERIOD and low <= first:
        return False  # a period that only begins then cannot last until then
    if _about(time, event):
        return True
    if _disputed(time, event) and (owned or _other_year(time, event)):
        return True
    if not (low <= last and high >= first - shift) or high - low > max(_SPAN, 3 * (last - first)):
        return False
    inside = first < low and high < last
    if mention.frame:
        return owned or not inside
    return owned or not inside or last - first < 3 * 366 or high - low > _PERIOD


def _disputed(time: Timex, event: Event) -> bool:
    """Whether an essay's date for an event is near that of the gazetteer, yet different."""
    (low, high), (first, last) = _days(time.edtf), _days(event.edtf)
    shift = _OLD_STYLE if event.calendar else 0
    apart = high < first - shift or low > last
    return apart and max(first - high, low - last) < _DISPUTE


def _beyond(value: str, event: Event) -> bool:
    """Whether a span of years begins before the event and ends after it: `1919-21` for 1920."""
    begin, _, finish = value.partition("/")
    years = begin.isdecimal() and finish.isdecimal()
    first, _, last = event.edtf.partition("/")
    known = first[:4], (last or first)[:4]
    return years and all(year.isdecimal() for year in known) and begin < known[0] and known[1] < finish


def _other_year(time: Timex, event: Event) -> bool:
    """Whether words without a year (`on 22 December`) fit its day, so that only the year is wrong."""
    value = time.edtf.lstrip("-")
    known = event.edtf.lstrip("-")[4 : len(value)]
    vague = time.kind in ("underspecified", "relative", "feast")
    return vague and known[:1] == "-" and value[4:] == known and "/" not in event.edtf + value


def _about(time: Timex, event: Event) -> bool:
    """Whether `three weeks later` comes within a week of the event's day."""
    (low, high), (first, last) = _days(time.edtf), _days(event.edtf)
    weeks = time.kind == "relative" and time.words.endswith(("weeks later", "weeks earlier", "weeks before"))
    return weeks and low == high and max(first - high, low - last) <= _WEEK


def _by_text(mention: Mention, event: Event, time: Timex, *, inside: tuple[int, int]) -> Dated:
    value, note = _value(event, time), ""
    russian = event.calendar and _days(value)[0] < _NEW_STYLE
    if in_new_style(time)[1]:
        value, note = in_new_style(time)
    elif russian and (value == event.edtf or "-" in value):
        note = event.calendar
    if value != event.edtf and (_disputed(time, event) or _beyond(value, event)):
        note = f"our reference has {event.edtf}"
    return Dated(
        mention.start, mention.end, event.id, value, time.words, dated_how(time, inside), time.rule, note
    )


def _value(event: Event, time: Timex) -> str:
    """The essay's date as EDTF; the event's own beginning or end closes an open side (`until March 1918`)."""
    if _other_year(time, event):
        return event.edtf[: len(time.edtf)]
    if _about(time, event):
        return event.edtf
    first, last = _days(event.edtf)
    begin, _, finish = event.edtf.partition("/")
    if time.open_edtf.startswith("../") and finish and last - first > _PERIOD // 4:
        return valid(f"{begin}/{time.edtf.rpartition('/')[2]}") or time.edtf
    if time.open_edtf.endswith("/..") and finish and last - first > _PERIOD // 4:
        return valid(f"{time.edtf.partition('/')[0]}/{finish}") or time.edtf
    day = edtf.parse(time.edtf)
    if day.precision == "day" and day.earliest is not None and event.calendar:
        new = day.earliest + _OLD_STYLE
        old_style = first <= new <= last and not first <= day.earliest <= last
        return edtf.iso(new) if old_style else time.edtf
    return time.edtf


def dated_how(time: Timex, inside: tuple[int, int]) -> str:
    """`text`, or `context` where the date leans on another one outside its sentence."""
    outside = time.anchor is not None and not inside[0] <= time.anchor[0] < inside[1]
    return "context" if outside else "text"


def by_reference(mention: Mention, event: Event, *, text: str) -> Dated:
    """An event with the gazetteer's date, or with the part of it that the words about its name mean."""
    value, note = _meant(mention, event, text)
    return Dated(mention.start, mention.end, event.id, value, "", "reference", "gazetteer", note)


def _meant(mention: Mention, event: Event, text: str) -> tuple[str, str]:
    """The date of the part of an event that is meant, and a note on the calendar."""
    value = stages.part(event.edtf, text, mention.start, mention.end)
    if value == event.edtf or not event.calendar:
        return value, event.calendar
    day = edtf.parse(value)
    if day.precision != "day" or day.earliest is None or day.earliest >= _NEW_STYLE:
        return value, ""
    return value, _old_style(day.earliest)


def _unnamed(time: Timex, inside: tuple[int, int]) -> Dated:
    value, note = in_new_style(time)
    return Dated(time.start, time.end, "", value, time.words, dated_how(time, inside), time.rule, note)


def in_new_style(time: Timex) -> tuple[str, str]:
    """The EDTF of an expression in the Gregorian calendar, and a note on the calendar, or ''.

    A day is converted only if the text calls it Old Style or gives both styles; the calendar is never
    guessed.
    """
    both = time.rule == BOTH_STYLES.name
    if not (time.old_style or both) or edtf.parse(time.edtf).precision != "day":
        return time.edtf, ""
    year, month, day = edtf.year_month_day(edtf.parse_day(time.edtf))
    number = edtf.parse_day(time.edtf) if both else edtf.from_julian(year, month, day)
    return edtf.iso(number), _old_style(number)


def _old_style(number: int) -> str:
    """A day in the Julian calendar, in words: `25 October 1917 Old Style`."""
    year, month, day = edtf.to_julian(number)
    return f"{day} {list(DATA['months'].values())[month - 1][0]} {year} Old Style"


def _framed(text: str, mentions: Sequence[Mention], *, gazetteer: Gazetteer) -> list[Dated]:
    """What a sentence tells during a period that it names (`During the Civil War …`), dated by the period."""
    for mention in mentions:
        before = text[max(0, mention.start - 40) : mention.start]
        within = _DURING.search(before) or stages.leads(before) or _UNDER.match(text, mention.start)
        if mention.frame and within and not _OVER.search(before):
            event = gazetteer.events[mention.event_id]
            value, note = _meant(mention, event, text)
            return [Dated(mention.start, mention.end, "", value, "", "reference", "gazetteer", note)]
    return []

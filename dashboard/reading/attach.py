"""Which date of a sentence dates which event: attachment.

The essay's own date outranks the gazetteer's, if it can be a date of that event and does not belong to
another one ('losing the elections of 1917' does not date the dissolution that the sentence tells of). A date
that no event claims dates the sentence's own happening. An event without a date of the essay has the
gazetteer's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard import edtf
from dashboard.reading.events import Event, Gazetteer, Mention
from dashboard.reading.timex import Timex

_OLD_STYLE = 13
"""Days by which the Julian calendar lagged from March 1900 on; `October 1917` may be an Old Style month."""
_SPAN = 366 * 11
"""A date vaguer than a decade dates no event that we know better."""
_PERIOD = 200
"""An event longer than this many days lasts: a date within it or up to its end can be one of its dates."""
_DISPUTE = 366 * 6
"""A named event's date in an essay that misses our reference by less is noted; by more, it is another's."""
_ZONES = 2
"""Days by which an essay's day for what took a day or two may differ from ours."""
_TIGHT = 40
"""A name no longer than this that takes in a date (`Hungary (1918-19`) owns it."""
_HELD = re.compile(r"[’']?s?,?\s*(?:\(|,\s|of\s|in\s|on\s)?(?:the\s|early\s|late\s)*", re.IGNORECASE)
_FROM = re.compile(r"\b(?:[Ff]rom|[Bb]etween)\s+(?:[^.;:,()]{0,40}\bin\s+)?(?:the\s+)?$")
_TO = re.compile(r"[^.;:()]{0,12}?\b(?:until|till|to|through|and)\b[^.;:()]{0,40}")
_DURING = re.compile(
    r"\b(?:[Dd]uring|[Tt]hroughout|[Ii]n|[Ww]hen|[Ii]n the course of|[Aa]midst?|[Ww]ell into)\s+"
    r"(?:much of\s+)?(?:the\s+)?(?:worst |whole |entire |early |late |later )?(?:(?:years|days|period) of )?"
    r"(?:the\s+)?$"
)
_ASIDE = re.compile(r"\b(?:[Ee]very|[Ee]ach)\s$|,\s*not\b[^.;:]{0,25}\b(?:to|in|on|of)\s+$")
"""A habit (`every July`) and a date denied (`in 1862, not in 1863`) date nothing."""
_NOW = ("that year", "last Tuesday")
"""Rules whose dates, if they lean on the day of publication, are about the writing: `last year`."""
_BEGINNING = re.compile(
    r"\b(?:[Bb]eg[aiu]n(?:s|ning of)?|[Ss]tart(?:s|ed)?|[Ll]aunch(?:es|ed)?|[Oo]nset of)\s+(?:the\s+)?$"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A happening of a sentence with its date: `event_id` is '' if the gazetteer does not know it.

    `start` and `end` are the place of what it was found by: the event's name, or the date's words.
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
    single = [t for t in timexes if t.edtf and not _aside(t, text)]
    times = _joined(single, text)
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
        elif not mention.frame:
            rows.append(by_reference(mention, event, before=text[max(0, mention.start - 30) : mention.start]))
    rows += [_unnamed(t, sentence) for t in times if t.start not in used and not _repeats(t, times)]
    if not rows:
        rows += _framed(text, mentions, gazetteer=gazetteer)
    return sorted(rows, key=lambda row: (row.start, row.end, row.event_id))


def _aside(time: Timex, text: str) -> bool:
    """Whether a date is about the writing, a habit, or denied; `until then` is the end of what was before."""
    if time.rule == "since then":
        return True
    now = time.anchor is None and time.kind == "relative" and time.rule in _NOW
    return time.rule == "today" or now or bool(_ASIDE.search(text[max(0, time.start - 40) : time.start]))


def _joined(times: list[Timex], text: str) -> list[Timex]:
    """`from the 1870s until her fall in 1893` is one date with two ends."""
    out: list[Timex] = []
    for time in times:
        last = out[-1] if out else None
        if (
            last is not None
            and "/" not in time.edtf
            and _FROM.search(text[max(0, last.start - 60) : last.start])
            and _TO.fullmatch(text, last.end, time.start)
            and (both := _valid(f"{last.edtf.partition('/')[0]}/{time.edtf}"))
        ):
            out[-1] = replace(last, edtf=both, end=time.end, words=text[last.start : time.end], open_edtf="")
        else:
            out.append(time)
    return out


def _repeats(time: Timex, times: Sequence[Timex]) -> bool:
    """An expression that says again what another of the sentence says: `100 years ago today`."""
    return time.kind == "relative" and any(t is not time and t.edtf == time.edtf for t in times)


def _valid(text: str) -> str:
    try:
        return edtf.parse(text).text
    except edtf.EDTFError:
        return ""


def _owner(time: Timex, mentions: Sequence[Mention], text: str) -> str:
    """The event whose name stands before a date (`October Revolution of 1917`) or takes it in, or ''."""
    near = [
        m
        for m in mentions
        if (m.end <= time.start and _HELD.fullmatch(text, m.end, time.start))
        or (m.start < time.start < m.end <= time.end and m.end - m.start < _TIGHT)
    ]
    return max(near, key=lambda m: (m.start, m.end)).event_id if near else ""


def _days(text: str) -> tuple[int, int]:
    date = edtf.parse(text)
    low = date.earliest if date.earliest is not None else -(10**7)
    return low, date.latest if date.latest is not None else 10**7


def _chosen(
    mention: Mention, event: Event, times: Sequence[Timex], owners: dict[int, str], *, text: str
) -> Timex | None:
    """The date of the essay that dates an event: one that it can have, and of these the nearest."""
    fitting = [
        t
        for t in times
        if owners[t.start] in ("", event.id)
        and not _set_apart(t, mention, text)
        and _fits(t, event, owned=owners[t.start] == event.id, mention=mention)
    ]
    return min(fitting, key=lambda t: _distance(t, mention, text), default=None)


def _set_apart(time: Timex, mention: Mention, text: str) -> bool:
    """Whether the event is told in brackets that the date stands before."""
    between = text[time.end : mention.start]
    return between.count("(") > between.count(")")


def _distance(time: Timex, mention: Mention, text: str) -> tuple[int, int]:
    """How far apart they stand: first the ends of clauses between them, then the letters."""
    low, high = min(time.end, mention.end), max(time.start, mention.start)
    between = text[low:high] if low < high else ""
    return len(re.findall(r"[;:–—]|, ", between)), max(0, high - low)


def _fits(time: Timex, event: Event, *, owned: bool, mention: Mention) -> bool:
    low, high = _days(time.edtf)
    first, last = _days(event.edtf)
    shift = _OLD_STYLE if event.calendar else 0
    if low == high and last - first < _ZONES:  # a day here is another on the far side of the world
        low, high = low - _ZONES, high + _ZONES
    if time.open_edtf.startswith("../") and last - first > _PERIOD and low <= first:
        return False  # what begins then does not last until then
    if _disputed(time, event) and (owned or _other_year(time, event)):
        return True
    if not (low <= last and high >= first - shift) or high - low > max(_SPAN, 3 * (last - first)):
        return False
    inside = first < low and high < last
    if mention.frame:
        return owned or not inside
    return owned or not inside or last - first < 3 * 366 or high - low > _PERIOD


def _disputed(time: Timex, event: Event) -> bool:
    """Whether an essay's date for an event is near our reference and yet not it."""
    (low, high), (first, last) = _days(time.edtf), _days(event.edtf)
    shift = _OLD_STYLE if event.calendar else 0
    apart = high < first - shift or low > last
    return apart and max(first - high, low - last) < _DISPUTE


def _other_year(time: Timex, event: Event) -> bool:
    """Whether words without a year (`on 22 December`) name the event's day: the story's clock errs."""
    return time.kind == "underspecified" and time.edtf[-6:] == event.edtf[-6:] and "/" not in event.edtf


def _by_text(mention: Mention, event: Event, time: Timex, *, inside: tuple[int, int]) -> Dated:
    value, note = _value(event, time), ""
    if event.calendar and _days(value)[0] < _days("1918-02-14")[0] and (value == event.edtf or "-" in value):
        note = event.calendar
    if value != event.edtf and _disputed(time, event):
        note = f"our reference has {event.edtf}"
    return Dated(
        mention.start, mention.end, event.id, value, time.words, _source_of(time, inside), time.rule, note
    )


def _value(event: Event, time: Timex) -> str:
    """The essay's date, whose open side the event's own beginning or end closes (`until March 1918`)."""
    if _other_year(time, event):
        return event.edtf
    first, last = _days(event.edtf)
    begin, _, finish = event.edtf.partition("/")
    if time.open_edtf.startswith("../") and finish and last - first > _PERIOD // 4:
        return _valid(f"{begin}/{time.edtf.rpartition('/')[2]}") or time.edtf
    if time.open_edtf.endswith("/..") and finish and last - first > _PERIOD // 4:
        return _valid(f"{time.edtf.partition('/')[0]}/{finish}") or time.edtf
    day = edtf.parse(time.edtf)
    if day.precision == "day" and day.earliest is not None and event.calendar:
        new = day.earliest + _OLD_STYLE
        old_style = first <= new <= last and not first <= day.earliest <= last
        return edtf.iso(new) if old_style else time.edtf
    return time.edtf


def _source_of(time: Timex, inside: tuple[int, int]) -> str:
    outside = time.anchor is not None and not inside[0] <= time.anchor[0] < inside[1]
    return "context" if outside else "text"


def by_reference(mention: Mention, event: Event, *, before: str = "") -> Dated:
    """An event dated by the gazetteer; by its beginning if the words `before` its name say that it began."""
    value, begins = event.edtf, event.edtf.partition("/")[0]
    if begins != value and _BEGINNING.search(before):
        value = begins
    return Dated(mention.start, mention.end, event.id, value, "", "reference", "gazetteer", event.calendar)


def _unnamed(time: Timex, inside: tuple[int, int]) -> Dated:
    return Dated(time.start, time.end, "", time.edtf, time.words, _source_of(time, inside), time.rule)


def _framed(text: str, mentions: Sequence[Mention], *, gazetteer: Gazetteer) -> list[Dated]:
    """What a sentence tells of a period that it names ('During the Civil War …'): dated by the period."""
    for mention in mentions:
        before = text[max(0, mention.start - 40) : mention.end]
        if mention.frame and _DURING.search(before[: len(before) - (mention.end - mention.start)]):
            event = gazetteer.events[mention.event_id]
            note = event.calendar
            return [Dated(mention.start, mention.end, "", event.edtf, "", "reference", "gazetteer", note)]
    return []

"""The Old Style (Julian) days of a date, where it has them: Russia's until 14 February 1918, and others'.

Which dates have them is never guessed. A row's `calendar` note says so, or the gazetteer's of the event, if
the row's days are among the event's own. So no Julian day is shown for events in Japan, or in France in 1905.
"""

from __future__ import annotations

import re

from dashboard import edtf
from dashboard.background import Reference
from dashboard.showing import dates_in_words, i18n

NOTE = "Old Style"
_MONTH = "|".join(i18n.months(i18n.ENGLISH))
_WRITTEN = re.compile(
    rf"(?:(?P<first>\d+)(?: (?P<from>{_MONTH}))?(?: (?P<since>\d+))?(?P<and>-| and ))?"
    rf"(?:(?P<last>\d+) )?(?P<month>{_MONTH}) (?P<year>\d{{1,4}})"
)
"""A date as a note writes it: `3 April 1917`, `27 February-3 April 1917`, `10 and 16 October 1917`."""


def told(value: str, *, note: str, event: Reference | None = None, lang: str = i18n.ENGLISH) -> str:
    """The Old Style days of a row in words, such as `25–26 October 1917`; '' where it has none.

    `value` is the row's date, `note` its `calendar`. Where the date is vaguer than a day, or is not the day
    that the note names, the note is told as it is written: `10 and 16 October 1917` of the whole month.
    """
    inside = event is not None and NOTE in event.calendar and _within(value, event)
    if NOTE not in note:
        computed = _computed(value, event.calendar) if event and inside else ""
        return dates_in_words.tell(computed, lang) if computed else ""
    written = note.replace(NOTE, "").strip(" ,;()")
    computed = _computed(value, note)
    if computed and written and (inside or _agree(dates_in_words.tell(computed), written)):
        return dates_in_words.tell(computed, lang)
    return written if lang == i18n.ENGLISH else retold(written, lang)


def retold(written: str, lang: str) -> str:
    """A note's English date in another language; as it is written where it is no such date."""
    bare = written.removeprefix("from ")
    found = _WRITTEN.fullmatch(bare)
    if not found:
        return written
    last = _edtf(found["year"], found["month"], found["last"])
    if not found["first"]:
        dates = last
    else:
        first = _edtf(found["since"] or found["year"], found["from"] or found["month"], found["first"])
        dates = f"{first}/{last}" if found["and"] == "-" else f"{{{first},{last}}}"
    if bare != written:  # only the beginning of the period is Old Style; it may be one date or several
        dates = dates if found["first"] else f"{dates}/.."
    try:
        return dates_in_words.tell(dates, lang)
    except edtf.EDTFError:
        return written


def _edtf(year: str, month: str, day: str | None) -> str:
    number = i18n.months(i18n.ENGLISH).index(month) + 1
    return f"{int(year):04d}-{number:02d}" + (f"-{int(day):02d}" if day else "")


def _computed(value: str, note: str) -> str:
    """The days of a date in the Julian calendar, in EDTF; '' where an end is vaguer than a day.

    A note that says `from` is about the first day only: the Old Style ended before the event did.
    """
    first, slash, last = value.partition("/")
    if slash and note.startswith("from "):
        last = ".."
    ends = [_day(first), _day(last)] if slash else [_day(first)]
    return "/".join(ends) if all(ends) else ""


def _day(text: str) -> str:
    if text == "..":
        return text
    date = edtf.parse(text) if text else None
    if date is None or date.precision != "day" or date.earliest is None:
        return ""
    year, month, day = edtf.to_julian(date.earliest)
    return f"{year:04d}-{month:02d}-{day:02d}" if year > 0 else ""


def _agree(computed: str, written: str) -> bool:
    """Whether a note names the day with which a computed date begins: `3–7 July 1917`, `3 July`."""
    first = re.search(r"\d+", written)
    own = computed.removeprefix("from ").replace("–", " ").split()
    return first is not None and first[0] == own[0] and all(word in written for word in own[-2:])


def _within(value: str, event: Reference) -> bool:
    """Whether every day of a date is one of the event's; if its note says `from`, the first is the same."""
    own, known = edtf.parse(value), edtf.parse(event.edtf)
    if own.earliest is None or own.latest is None or known.earliest is None or known.latest is None:
        return False
    begins = own.earliest == known.earliest or not event.calendar.startswith("from ")
    return begins and known.earliest <= own.earliest and own.latest <= known.latest

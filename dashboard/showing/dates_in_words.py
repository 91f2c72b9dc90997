"""A date in words, as a reader says it: `19 January 1918`, `about 1927 to 1929`, `15 March 44 BC`.

The words stand in `words/*.toml`, section `dates`; the months' names are CLDR's (i18n.py). The words around a
date depend on its kind (`um 1902`, but `um die 1920er Jahre`), so each form may have a variant for each kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

from dashboard import edtf
from dashboard.showing import i18n

_PARTS = re.compile(
    r"(?P<year>Y?-?[\dX]+)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<qualifier>[~?%]?)"
)
_CENTURY = re.compile(r"(\d\d)01/(\d\d)00")
_QUALIFIERS = {"~": "about", "?": "perhaps", "%": "perhaps_about"}
_OTHER = "other"


@dataclass(frozen=True, slots=True)
class _Part:
    """One date as EDTF writes it, in pieces; a month or day that is not known is ''."""

    year: str
    month: str
    day: str
    qualifier: str

    @property
    def kind(self) -> str:
        """Which form the date takes after other words."""
        if "X" in self.year:
            return self._unknown
        if not self.month:
            return "year"
        if int(self.month) > 12:
            return "season" if int(self.month) < 33 else "part"
        return "day" if self.day else "month"

    @property
    def _unknown(self) -> str:
        first = int(self.year.replace("X", "0"))
        if self.year.startswith("-") or self.year.count("X") == 3:
            return "span"
        if self.year.count("X") == 2:
            return "century"
        return "decade" if first >= 100 else "decade_ad" if first else "span"

    @property
    def number(self) -> int:
        """The astronomical year."""
        return int(self.year.removeprefix("Y"))


@lru_cache(maxsize=65536)
def tell(text: str, lang: str = i18n.ENGLISH) -> str:
    """An EDTF date in words; raises edtf.EDTFError for text that is no such date.

    A qualifier that holds for both ends of a period is said once; a period that is exactly a century, 1801 to
    1900, is called so; what both ends share is said once: `7–8 November 1917`.
    """
    edtf.parse(text)
    if text[0] in "[{":
        return _set(text, lang)
    start, slash, end = text.partition("/")
    if not slash:
        return _date(_split(start), lang)
    if not start.strip("."):  # `../1985` has no beginning; the beginning of `/1985` is unknown
        words = _open("until", _split(end), lang)
        return words if start else _said(lang, "beginning_unknown", date=words)
    if not end.strip("."):
        words = _open("from", _split(start), lang)
        return words if end else _said(lang, "end_unknown", date=words)
    return _interval(start, end, lang)


def certainty(date: edtf.Date, lang: str = i18n.ENGLISH) -> str:
    """How closely a date is known, for the card: `known to the day`, `a period, approximate`."""
    known = _forms(lang, "certainty")
    words = known[date.precision]
    if date.earliest is None or date.latest is None:
        words = known["open_beginning" if date.earliest is None else "open_end"]
    return ", ".join([words, *(known[name] for name in ("approximate", "uncertain") if getattr(date, name))])


def _forms(lang: str, name: str) -> Mapping[str, str]:
    found = i18n.words(lang)[f"dates.{name}"]
    return {_OTHER: found} if isinstance(found, str) else found


def _said(lang: str, name: str, *kinds: str, **values: object) -> str:
    """Put words around a date, in the form for the first of `kinds` that has its own."""
    forms = _forms(lang, name)
    return next(forms[kind] for kind in (*kinds, _OTHER) if kind in forms).format(**values)


def _open(side: str, part: _Part, lang: str) -> str:
    """A period with one end: `until about 1902`, or where the language says that first `etwa bis 1902`."""
    bare = _said(lang, side, part.kind, date=_plain(part, lang))
    if not part.qualifier:
        return bare
    if "open" in _forms(lang, _QUALIFIERS[part.qualifier]):
        return _qualified(part.qualifier, bare, lang, "open")
    return _said(lang, side, "qualified", date=_date(part, lang))


def _set(text: str, lang: str) -> str:
    members = [_member(part.strip(), lang) for part in text[1:-1].split(",")]
    if len(members) == 1:
        return members[0]
    name = "either" if text[0] == "[" else "all"
    return _said(lang, name, list=", ".join(members[:-1]), last=members[-1])


def _member(text: str, lang: str) -> str:
    first, dots, last = (
        _date(_split(part), lang) if part.strip(".") else part for part in text.partition("..")
    )
    if not dots:
        return first
    if not first:
        return _said(lang, "or_earlier", date=last)
    return _said(lang, "span", first=first, last=last) if last else _said(lang, "or_later", date=first)


def _interval(start: str, end: str, lang: str) -> str:
    century = _CENTURY.fullmatch(f"{start}/{end}")
    if century and int(century[1]) + 1 == int(century[2]):
        return _century(int(century[2]), lang)
    first, last = _split(start), _split(end)
    if first == last:
        return _date(first, lang)
    if first.qualifier != last.qualifier:  # only one end is qualified: each end is said in full
        return _said(lang, "span", first=_date(first, lang), last=_date(last, lang, "last"))
    words, kind = _span(first, last, lang)
    return _qualified(first.qualifier, words, lang, kind)


def _span(first: _Part, last: _Part, lang: str) -> tuple[str, str]:
    """Both ends without their qualifiers, shared parts said once; and the kind of the whole."""
    kinds = {first.kind, last.kind}
    if kinds == {"year"}:
        return _years(first.number, last.number, lang), "span"
    if kinds == {"day"} and (first.year, first.month) == (last.year, last.month):
        values = {"month": _month(last, lang), "year": _year(last.number, lang)}
        return _said(lang, "days", first=int(first.day), last=int(last.day), **values), "days"
    kind = "decades" if kinds <= {"decade", "decade_ad", "century"} else "span"
    if "X" in first.year or "X" in last.year:
        return _said(lang, "span", first=_plain(first, lang), last=_plain(last, lang)), kind
    if first.year == last.year and not any(
        part.kind == "part" or _in_two_years(part, lang) for part in (first, last)
    ):
        before = _dated(first, "", lang)
    else:
        before = _dated(first, _year(first.number, lang, bare=last.number <= 0), lang)
    return _said(lang, "span", first=before, last=_plain(last, lang)), kind


def _date(part: _Part, lang: str, *kinds: str) -> str:
    return _qualified(part.qualifier, _plain(part, lang), lang, *kinds, part.kind)


def _split(text: str) -> _Part:
    found = _PARTS.fullmatch(text.strip())
    if not found:
        raise edtf.EDTFError(f"{text!r} cannot be told in words")
    month, day = (("" if part in (None, "XX") else part) for part in (found["month"], found["day"]))
    return _Part(found["year"], month, day, found["qualifier"])


def _qualified(qualifier: str, words: str, lang: str, *kinds: str) -> str:
    return _said(lang, _QUALIFIERS[qualifier], *kinds, date=words) if qualifier else words


def _plain(part: _Part, lang: str) -> str:
    """A date without its qualifier."""
    if "X" in part.year:
        return _unknown_years(part, lang)
    return _dated(part, _year(part.number, lang), lang)


def _dated(part: _Part, year: str, lang: str) -> str:
    """A date whose year is written as `year`; '' if the year is said elsewhere."""
    if part.kind in ("season", "part"):
        years = _years(part.number, part.number + 1, lang, joined="two_years")
        return _forms(lang, "season")[part.month].format(year=year, years=years).strip()
    if part.kind == "year":
        return year
    month = _month(part, lang)
    if part.day:
        values = {"day": int(part.day), "month": month}
        return _said(lang, "day", **values, year=year) if year else _said(lang, "day_month", **values)
    return _said(lang, "month", month=month, year=year) if year else month


def _in_two_years(part: _Part, lang: str) -> bool:
    """Whether its words name two years, as those of a winter do."""
    return part.kind == "season" and "{years}" in _forms(lang, "season")[part.month]


def _month(part: _Part, lang: str) -> str:
    names: str = i18n.months(lang)[int(part.month) - 1]
    return names


def _unknown_years(part: _Part, lang: str) -> str:
    if part.kind in ("decade", "decade_ad"):
        return _said(lang, part.kind, year=int(part.year.replace("X", "0")))
    if part.kind == "century":
        return _century(int(part.year[:2]) + 1, lang)
    low, high = sorted(int(part.year.replace("X", digit)) for digit in "09")
    return _years(low, high, lang)


def _years(first: int, last: int, lang: str, *, joined: str = "span") -> str:
    """Two astronomical years, the era of both said once: `49 to 45 BC`."""
    if last <= 0:
        return _said(lang, "bc", year=_said(lang, joined, first=1 - first, last=1 - last))
    if first > 0 and last < 100:
        return _said(lang, "ad", year=_said(lang, joined, first=first, last=last))
    return _said(lang, joined, first=_year(first, lang), last=_year(last, lang))


def _year(number: int, lang: str, *, bare: bool = False) -> str:
    """An astronomical year as it is written: -43 is 44 BC, or `bare` 44; AD where it could be misread."""
    if number <= 0:
        return str(1 - number) if bare else _said(lang, "bc", year=1 - number)
    return str(number) if number >= 100 else _said(lang, "ad", year=number)


def _century(number: int, lang: str) -> str:
    return _said(lang, "century", Locale.parse(lang).ordinal_form(number), n=number)

"""What the browser gets, and gets only once: the claims by columns, and what their codes mean."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from importlib.resources import files
from typing import Any, Protocol

from dashboard import edtf
from dashboard.background import EMPTY, Background, Check, Reference
from dashboard.showing import dates_in_words, i18n, old_style
from dashboard.showing.i18n import say
from dashboard.source import Source, told_apart


class Columns(Protocol):
    """A table of claims (dashboard.table.COLUMNS), of which only columns are asked for.

    A frame of pandas is one, and so is a dict of lists: this module runs in browsers, where pandas is not.
    """

    def __getitem__(self, name: str, /) -> Iterable[str]:
        """One column, from the first row to the last."""

    def __contains__(self, name: object, /) -> bool:
        """Whether there is such a column."""


ORIGINAL = i18n.ENGLISH
"""The language of titles and passages: our reader reads English."""


def foreign(lang: str) -> str | None:
    """The `lang` attribute for words of a source on a page; None if the page is in that language."""
    return None if lang == ORIGINAL else ORIGINAL


def quoting(lang: str) -> str:
    """The same, written as an HTML attribute with a blank before it."""
    return f' lang="{ORIGINAL}"' if foreign(lang) else ""


_PYTHONS = ("refusals.", "export.", "event_kinds.", "worksheet.")
"""Words that Python alone says; the page's scripts do without them."""
_AS_THEY_ARE = ("source", "event", "title", "claim", "words", "edtf", "dated_by", "rule", "calendar", "theme")
_OPTIONAL = ("image", "url")  # as in dashboard.table, which needs pandas
_NUMBERS = ("paragraph", "weight", "start", "end")
_SUBJECTS: list[dict[str, Any]] = tomllib.loads(
    files("dashboard.showing").joinpath("eras.toml").read_text(encoding="utf-8")
)["subject"]


def payload(
    frame: Columns,
    *,
    sources: Sequence[Source],
    background: Background = EMPTY,
    lang: str = i18n.ENGLISH,
    subtitle: str = "",
) -> bytes:
    """The whole table as JSON: `{lang, original, words, claims, events, …}`; see the functions below.

    `judged` is there if an editor judged events: by event id `{kind, why}`; `subtitle` if somebody set the
    line below the heading; `pictures` if the table names any: their `data:` addresses by name.
    """
    content = around(frame, sources=sources, background=background, lang=lang, subtitle=subtitle)
    content["claims"] = claims(frame, background=background, lang=lang)
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def around(
    frame: Columns, *, sources: Sequence[Source], background: Background, lang: str, subtitle: str
) -> dict[str, Any]:
    """The same with the claims still to come."""
    content: dict[str, Any] = {
        "lang": lang,
        "original": ORIGINAL,
        "words": {key: said for key, said in i18n.words(lang).items() if not key.startswith(_PYTHONS)},
        "claims": {},
        "events": events(background, lang=lang),
        "sources": described(shown_sources(frame, sources=sources), background=background),
        "themes": themes(frame, lang=lang),
        "eras": eras(frame, lang=lang),
    }
    told = set(frame["event"])
    judged = {event: asdict(one) for event, one in background.judgements.items() if event in told}
    content |= {"judged": judged} if judged else {}
    content |= {"subtitle": subtitle} if subtitle else {}
    named = {name.strip() for name in frame["image"]} if "image" in frame else set()
    shown = {name: address for name, address in background.pictures.items() if name in named}
    content |= {"pictures": shown} if shown else {}
    return content


def claims(frame: Columns, *, background: Background = EMPTY, lang: str = i18n.ENGLISH) -> dict[str, Any]:
    """One list a column, in the table's order, and `n`, the number of rows.

    `earliest` and `latest` are day numbers (dashboard.edtf.day_number), None on an open side; `when` is the
    date in words, `certainty` how closely it is known; `approximate` and `uncertain` are booleans. `stands`
    is the day at which a claim is drawn that happened some time in a month, a year or longer, None for the
    others; `lent` whether it is the event's own day in the gazetteer. Texts that are often empty: `old`, the
    Old Style days; `note`, the column `calendar` with its dates in words; `anchor`, the words that the date
    leans on; `other`, a second reading of them nearly as likely; `check`, what the reference holds against
    the claim; `remark`, what an editor remarks on it. `starred` says whether an editor chose it for a lesson;
    `edited`, there if any was, whether somebody corrected it on the page; `image` and `url` are there if the
    table has them.
    """
    dates = [edtf.parse(text) for text in frame["edtf"]]
    columns: dict[str, Any] = {"n": len(dates), "id": list(frame["claim_id"])}
    columns |= {name: list(frame[name]) for name in _AS_THEY_ARE}
    columns |= {name: [int(value) for value in frame[name]] for name in _NUMBERS}
    fields = ("earliest", "latest", "precision", "approximate", "uncertain")
    columns |= {name: [getattr(date, name) for date in dates] for name in fields}
    known = [background.references.get(event) for event in frame["event"]]
    standing = [stands(date, event) for date, event in zip(dates, known, strict=True)]
    columns["stands"] = [day for day, _ in standing]
    columns["lent"] = [lent for _, lent in standing]
    columns["when"] = [dates_in_words.tell(date.text, lang) for date in dates]
    columns["certainty"] = [dates_in_words.certainty(date, lang) for date in dates]
    columns["old"] = [
        old_style.told(value, note=written, event=background.references.get(event), lang=lang)
        for value, written, event in zip(frame["edtf"], frame["calendar"], frame["event"], strict=True)
    ]
    columns["note"] = [note(written, lang) for written in frame["calendar"]]
    columns["anchor"] = [background.anchors.get(name, "") for name in frame["claim_id"]]
    others = [background.doubts.get(name, "") for name in frame["claim_id"]]
    columns["other"] = [dates_in_words.tell(other, lang) if other else "" for other in others]
    columns["remark"] = [background.remarks.get(name, "") for name in frame["claim_id"]]
    columns["starred"] = [name in background.starred for name in frame["claim_id"]]
    columns |= {name: [value.strip() for value in frame[name]] for name in _OPTIONAL if name in frame}
    if background.edited:
        columns["edited"] = [name in background.edited for name in frame["claim_id"]]
    columns["check"] = [_checked(background.checks.get(name), lang) for name in frame["claim_id"]]
    return columns


_UP_TO_A_YEAR = ("month", "season", "year")
_UNITS = (*_UP_TO_A_YEAR, "decade", "century", "millennium")
"""Precisions that say within what something happened, not how long it lasted."""


def stands(date: edtf.Date, known: Reference | None) -> tuple[int | None, bool]:
    """Where in its month or year a claim is drawn, and whether that day is lent by the gazetteer.

    Lent is the first day of an event that the gazetteer dates more closely: to a third of the time or less.
    """
    if date.precision not in _UNITS or date.earliest is None or date.latest is None:
        return None, False
    own = edtf.parse(known.edtf) if known else None
    if own and own.earliest is not None and own.latest is not None and not (own.approximate or own.uncertain):
        much = date.latest - date.earliest
        if (
            date.earliest <= own.earliest <= own.latest <= date.latest
            and own.latest - own.earliest < much / 3
        ):
            return own.earliest, True
    return (date.earliest + date.latest) // 2, False


_OTHER_DATE = re.compile(r"our reference has (\S+)")
"""In the table, the note that our list has another date gives that date as EDTF."""


def note(written: str, lang: str) -> str:
    """The table's note on a date, in words: its Old Style day, or another date in our list of events."""
    other = _OTHER_DATE.fullmatch(written)
    if other:
        try:
            return say(lang, "dates.reference_has", when=dates_in_words.tell(other[1], lang))
        except edtf.EDTFError:
            return written
    if lang != i18n.ENGLISH and written.endswith(old_style.NOTE):
        days = old_style.retold(written.removesuffix(old_style.NOTE).strip(" ,;()"), lang)
        return say(lang, "card.old", old=days)
    return written


def _checked(check: Check | None, lang: str) -> str:
    if check is None:
        return ""
    return check.says or say(lang, "check.date", when=dates_in_words.tell(check.edtf, lang))


def events(background: Background, *, lang: str = i18n.ENGLISH) -> dict[str, dict[str, str]]:
    """The events that the gazetteer knows, by id: `{title, when, edtf, calendar, summary, article}`."""
    return {
        name: {
            "title": event.title,
            "when": dates_in_words.tell(event.edtf, lang),
            "edtf": event.edtf,
            "calendar": event.calendar,
            "summary": event.summary,
            "article": event.article,
        }
        for name, event in background.references.items()
    }


def shown_sources(frame: Columns, *, sources: Sequence[Source]) -> list[Source]:
    """The sources that make claims, in order of first appearance; of an unknown one just its id."""
    known = {source.id: source for source in sources}
    return told_apart([known.get(name, Source(name)) for name in dict.fromkeys(frame["source"])])


def short_names(sources: Sequence[Source]) -> list[str]:
    """A name for a chip: the label without its year (`Lenihan`), but with it where two would be the same."""
    bare = [source.label.removesuffix(f" {source.published[:4]}") for source in sources]
    return [
        name if bare.count(name) == 1 else source.label for name, source in zip(bare, sources, strict=True)
    ]


def in_time(claims: Mapping[str, Any]) -> list[int]:
    """The rows of `claims` by their first day, then their last; an open side counts as the other one.

    What happened some time in a month or a year comes at its event's own day, if that is lent by the
    gazetteer, else after all that is known more closely: it must not seem to come first.
    """
    days = [
        (day, day)
        if lent
        else (last, last)
        if last is not None and unit in _UP_TO_A_YEAR
        else (last if first is None else first, first if last is None else last)
        for first, last, unit, day, lent in zip(
            *(claims[name] for name in ("earliest", "latest", "precision", "stands", "lent")), strict=True
        )
    ]
    return sorted(range(claims["n"]), key=days.__getitem__)


def first_in_time(texts: Iterable[str], most: int | None) -> list[int]:
    """The first rows of claims dated so by EDTF, in the order of `in_time`, where no event lends a day."""
    dates = [edtf.parse(text) for text in texts]
    known = {
        "n": len(dates),
        "earliest": [date.earliest for date in dates],
        "latest": [date.latest for date in dates],
        "precision": [date.precision for date in dates],
        "stands": [None] * len(dates),
        "lent": [False] * len(dates),
    }
    return in_time(known)[:most]


def described(sources: Sequence[Source], *, background: Background = EMPTY) -> list[dict[str, Any]]:
    """What the browser knows of each source.

    `name` is for chips; `kind` is '' where no text is known; `read` says whether the text can be read here;
    `colour` is there if somebody chose one.
    """
    readable = {reading.source.id for reading in background.readings}
    return [
        {
            "id": source.id,
            "label": source.label,
            "name": name,
            "title": source.title,
            "author": source.author,
            "published": source.published,
            "kind": source.kind if source.title or source.text else "",
            "words": source.words,
            "read": source.id in readable,
        }
        | ({"colour": source.colour} if source.colour else {})
        for source, name in zip(sources, short_names(sources), strict=True)
    ]


def themes(frame: Columns, *, lang: str = i18n.ENGLISH) -> list[dict[str, str]]:
    """Themes as `{id, label}`, the one with most claims first."""
    ordered = sorted(Counter(frame["theme"]).items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"id": name, "label": theme_label(name, lang)} for name, _ in ordered]


def theme_label(name: str, lang: str = i18n.ENGLISH) -> str:
    """A theme in the language's words, else its id as a reader sees it: `Peace & bread`."""
    known = i18n.words(lang).get(f"themes.{name}")
    if isinstance(known, str):
        return known
    words = name.replace("-and-", " & ").replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] if words else say(lang, "filters.no_theme")


def eras(
    frame: Columns,
    *,
    subjects: Sequence[Mapping[str, Any]] = _SUBJECTS,
    lang: str = i18n.ENGLISH,
) -> list[dict[str, Any]]:
    """The named stretches of time of every subject that the table tells of, as `{name, from, to}` in days.

    A subject is told of with two of its events, and an era with two events that lie in it.
    """
    told = set(frame["event"])
    found = [era for subject in subjects if len(told & set(subject["events"])) > 1 for era in subject["eras"]]
    if not found:
        return []
    first: dict[str, str] = {}
    for event, date in zip(frame["event"], frame["edtf"], strict=True):
        first.setdefault(event, date)
    events = [edtf.parse(date) for date in first.values()]
    dates = [(era, edtf.parse(era["when"])) for era in found]
    return [
        {"name": era.get(lang, era["name"]), "from": date.earliest, "to": date.latest}
        for era, date in dates
        if sum(_within(event, date) for event in events) > 1
    ]


def _within(inner: edtf.Date, outer: edtf.Date) -> bool:
    """Whether a date lies in a stretch of time that has two ends."""
    if None in (inner.earliest, inner.latest, outer.earliest, outer.latest):
        return False
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest  # type: ignore[operator]

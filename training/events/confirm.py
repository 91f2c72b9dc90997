"""Which sources agree with a date: names looked up in records, and searched in what a day or year tells."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from facts import GENERIC, Draft, Point, ascii_, key, points, telling

_TITLED = ("reign", "death", "assassination", "founding", "work", "invention", "period", "voyage")
"""Kinds whose record may be that of the person or the thing: `Reign of X`, `X founded`."""
_PARTS = re.compile(
    r"^(?:(?:Reign|Death|Assassination|Murder|Presidency|Pontificate|Foundation|Founding|Building|Invention"
    r"|Discovery|Launch) of (?:the )?|Age of )|(?: founded| built| opened| completed| dynasty| launched"
    r"| premiered| proclaimed| established| invented)$"
)
_PLACED = frozenset(
    (
        "battle",
        "siege",
        "treaty",
        "law",
        "death",
        "assassination",
        "voyage",
        "founding",
        "work",
        "invention",
        "trial",
        "massacre",
        "conference",
        "uprising",
        "disaster",
    )
)
"""Kinds of which the place and the noun, in a sentence of that year, say which is meant."""
_NO_HISTORY = re.compile(
    r"films|albums|video|tv-|songs|toy|game|football|brands|cars|aircraft|weapon|combat|comic|airlines|radio"
    r"|podcast|fictional|restaurant|stadium|clubs|franchises|musicals"
)
_YEAR = re.compile(r"\b\d{3,4}(?:-\d{2,4})?\b")
_BOOKS = ("gb", "hq")
"""Codes of sources whose sections are called after them, `gb-…`; all others are open textbooks, `os`."""
_DATED = re.compile(r"(-?\d{4})(?:-\d\d)*[~?%]?")


@dataclass(slots=True)
class Sources:
    """The gathered sources, by name and by year."""

    records: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    days: dict[int, list[tuple[int, int, str, dict[str, str]]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    said: dict[int, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    around: dict[int, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    wars: list[tuple[set[str], int]] = field(default_factory=list)
    conflicts: list[tuple[set[str], set[int]]] = field(default_factory=list)


def load(cache: Path) -> Sources:
    """The sources from the files that `gather` and `textbooks` wrote."""

    def table(name: str) -> Any:
        return json.loads((cache / f"{name}.json").read_text("utf-8"))

    found = Sources()
    for record in table("records"):
        if record["src"] == "cow":
            found.wars.append((set(telling(record["name"])), record["start"][0]))
        else:
            found.records[key(record["name"])].append(record)
    for year, month, day, text, titles in table("days"):
        found.days[year].append((month, day, ascii_(text).lower(), {key(title): title for title in titles}))
    for one in table("conflicts"):
        found.conflicts.append(
            (set(telling(one["place"])), {int(one["start"]), *range(one["first"] - 1, one["first"] + 2)})
        )
    _sentences(found, [*table("sentences"), *table("told")])
    return found


def _sentences(sources: Sources, rows: Iterable[tuple[str, str, list[str]]]) -> None:
    """The sentences of books by the years in them, alone and with their neighbours, each after its code."""
    read = [(section, ascii_(text).lower().replace("–", "-"), _years(dates)) for section, text, dates in rows]
    for place, (section, text, years) in enumerate(read):
        near = (t for s, t, _ in read[max(0, place - 1) : place + 2] if s == section)
        plain = " ".join(re.sub(r"[^a-z0-9]+", " ", part.replace("'", "")) for part in near)
        code = next((code for code in _BOOKS if section.startswith(f"{code}-")), "os")
        for year in years:
            sources.said[year].append((code, text))
            sources.around[year].append((code, plain))


def _years(dates: Iterable[str]) -> set[int]:
    ends = [[_DATED.fullmatch(part) for part in date.split("/")] for date in dates]
    return {int(part[1]) for parts in ends if all(parts) for part in parts if part}


def confirm(draft: Draft, sources: Sources) -> None:
    """Write into a draft which sources give its year, its first and its last day, and where to read of it."""
    ends = points(draft.edtf)
    first, last = ends[0], ends[-1]
    keys = _keys(draft)
    _by_records(draft, sources, keys, first, last)
    told = _teller(draft)
    for point, days in ((first, draft.starts), (last, draft.ends)):
        _by_day_pages(draft, sources, keys, point, told=told, days=days)
    draft.years |= _in_books(draft, sources, keys, {first.year, last.year}, told=told)
    if draft.kind in ("war", "uprising", "revolution"):
        _by_wars(draft, sources, first)


def _keys(draft: Draft) -> set[str]:
    keys = {key(form) for name in draft.names for form in (name, _YEAR.sub("", name))}
    if draft.kind in _TITLED:
        keys |= {key(_PARTS.sub("", name)) for name in draft.names}
    return keys - {""}


def _tolerance(draft: Draft, first: Point, last: Point) -> int:
    """By how many years a record may differ: none, unless the date is BC or approximate."""
    old = first.year < -1000
    if not (first.rough or last.rough):
        return 1 if first.year < 0 else 0
    if draft.kind == "period":
        return 100 if old else 30
    return 25 if old else 10


def _by_records(draft: Draft, sources: Sources, keys: set[str], first: Point, last: Point) -> None:
    within = _tolerance(draft, first, last)
    for name in sorted(keys):
        for record in sources.records.get(name, ()):
            when, end, source = record["start"] or record["end"], record["end"], record["src"]
            if source == "periodo":
                within = max(within, 25)
                if abs(when[0] - first.year) <= within and (not end or abs(end[0] - last.year) <= within):
                    draft.years.add(source)
                continue
            if source == "wt" and not _is_history(record["q"], draft.kind):
                continue
            inside = source in ("di", "wt", "lm") and first.year <= when[0] <= last.year
            same = abs(when[0] - first.year) <= _tolerance(draft, first, last)
            whole = end and end[0] == last.year and abs(when[0] - first.year) <= 1
            if same or whole or (inside and last.year - first.year <= 8):
                draft.years.add(source)
                _take(draft, record, first, last)


def _is_history(query: str, kind: str) -> bool:
    if "death" in query:
        return kind in ("death", "assassination")
    if "taking-office" in query:
        return kind == "reign"
    return not _NO_HISTORY.search(query)


def _take(draft: Draft, record: dict[str, Any], first: Point, last: Point) -> None:
    """What a record that agrees adds: its number, its article, its days; its 1 January is a year."""
    source = record["src"]
    if not draft.qid and "death" not in record.get("q", ""):
        draft.qid = record.get("qid", "")
    draft.article = draft.article or (record.get("article", "") if source == "di" else "")
    start, end = tuple(record["start"] or record["end"]), record["end"] and tuple(record["end"])
    if start[2] and start[1:] != (1, 1):
        if first.day and start == first.calendar:
            draft.starts.add(source)
        if last.day and start == last.calendar:
            draft.ends.add(source)
        draft.month = draft.month or start[:2] == first.calendar[:2]
    if end and end[2] and end[1:] != (1, 1) and last.day and end == last.calendar:
        draft.ends.add(source)


def _teller(draft: Draft) -> Callable[[str, bool], bool]:
    """Says whether a text tells of the event: by its name, or by all telling words, two if strict."""
    spelled = [name for name in map(key, draft.names) if len(name) > 5]
    rows = [
        words
        for name in draft.names
        if (words := [word[:6] for word in telling(name) if not re.fullmatch(r"\d{3,4}", word)])
    ]

    def told(text: str, strict: bool) -> bool:
        plain = text.replace("'", "").replace("-", " ")
        if any(name in plain for name in spelled):
            return True
        return any((len(row) >= 2 or not strict) and all(word in text for word in row) for row in rows)

    return told


def _by_day_pages(
    draft: Draft,
    sources: Sources,
    keys: set[str],
    point: Point,
    *,
    told: Callable[[str, bool], bool],
    days: set[str],
) -> None:
    for month, day, text, titles in sources.days.get(point.year, ()):
        same = point.month and month == point.month and point.day in (0, day)
        titled = sorted(keys & titles.keys())
        if titled and not draft.article:
            draft.article = titles[titled[0]]
        if same and (titled or told(text, False)):
            draft.years.add("day")
            if point.day:
                days.add("day")
        elif titled or told(text, True):
            draft.years.add("day")


def _in_books(
    draft: Draft,
    sources: Sources,
    keys: set[str],
    years: set[int],
    *,
    told: Callable[[str, bool], bool],
) -> set[str]:
    """The codes of the books in which a sentence of one of the years tells of the event."""
    found = {code for year in years for code, text in sources.said.get(year, ()) if told(text, True)}
    if draft.kind in _PLACED:
        first = points(draft.edtf)[0].year
        said = sources.said.get(first, ())
        found |= {code for code, text in said for name in draft.names if _is_placed(name, text)}
    long = [name for name in keys if len(name) >= 9 and " " in name]
    near = (pair for year in years for pair in sources.around.get(year, ()))
    return found | {code for code, text in near for name in long if name in text}


def _is_placed(name: str, text: str) -> bool:
    """Whether a text has the one telling word of a name, and its noun: `battle`, `Hastings`."""
    words = telling(name)
    if len(words) != 1 or len(words[0]) < 5 or words[0][:7] not in text:
        return False
    nouns = [
        word for word in re.findall(r"[a-z]+", ascii_(name).lower()) if word in GENERIC and len(word) > 4
    ]
    skipped = ("first", "second", "third", "great", "becomes")
    return any(noun[:5] in text for noun in nouns if noun not in skipped)


def _by_wars(draft: Draft, sources: Sources, first: Point) -> None:
    words = {word for name in draft.names for word in telling(name)}
    if any(war and war <= words | GENERIC and abs(start - first.year) <= 1 for war, start in sources.wars):
        draft.years.add("cow")
    stems = {word[:5] for word in words if len(word) > 3}
    if first.year >= 1945 and any(
        first.year in starts and stems & {word[:5] for word in place} for place, starts in sources.conflicts
    ):
        draft.years.add("ucdp")

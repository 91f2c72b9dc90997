"""Named events: a gazetteer of what happened and when, and finding its events in a text.

A gazetteer is made of packs, one TOML file a subject (`data/*.toml`), written for historians to read
and extend. A table is an event, its key the id:

    [kronstadt-rebellion]
    title = "Kronstadt rebellion"
    date = "1921-03-01/1921-03-18"          EDTF; New Style days
    calendar = ""                           the Old Style day, where books give one
    theme = "violence"
    names = ["Kronstadt + rebel*|rising"]   any of these in a sentence tells of the event
    frame = ["Kronstadt"]                   these only name it: telling of it needs more (see `attach`)
    weak = ["the sailors + rose"]           these count only with support: `needs` in the same paragraph, or,
    needs = ["Kronstadt"]                   without `needs`, a text about the pack's subject (`about`);
                                            for `frame` with `needs`, either of the two
    summary = "..."                         one line, and the title of the encyclopedia article in `article`
    check = [{names = ["Kozlovsky led"], says = "Stepan Petrichenko chaired the rebels' committee."}]

A name is a phrase in a small notation, which `notation` explains.

`check` is for what writers often get wrong about an event: who did it, who led, who won. Where a sentence
that tells of the event holds one of the names, the reader sees a quiet flag with what `says`. Write one
sentence that no historian disputes and that says what was, not who is wrong; and names that fit only the
mistake, for `Kozlovsky` alone would also flag the essay that denies it. Dates need no `check`: they are
compared with `date` anyway (see `checks`). A flag never changes a claim.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any

from dashboard import edtf
from dashboard.reading.blocks import Block, Document
from dashboard.reading.document import sentences
from dashboard.reading.events import notation
from dashboard.reading.events.notation import Index

_LISTS = ("names", "frame", "weak", "needs")
_TEXTS = ("title", "theme", "calendar", "summary", "article")
_HEADINGS = re.compile(r"""^[ \t]*\[[ \t]*["']?([^\]"'\n]+?)["']?[ \t]*\]""", re.MULTILINE)
_FIELDS = {"date", "check", *_LISTS, *_TEXTS}
PROSE = ("body", "notes")
"""The zones of a text that make claims."""
LONGEST = 60
"""How many letters a claim's title may have."""
_ENOUGH = 3
"""How often a text must use words of a pack's `about` to count as being about its subject."""


class EventsError(ValueError):
    """A pack that cannot be read; the message is one sentence: file, entry, what is wrong."""


@dataclass(frozen=True, slots=True)
class Event:
    """A thing that happened.

    `edtf` is its New Style date, `calendar` the Old Style one as a note; `names`, `frame`, `weak` are phrases
    as `notation` explains them, `needs` the support that weak ones want; `article` is an encyclopedia's
    title; `check` pairs names of a common mistake with a sentence that puts it right.
    """

    id: str
    title: str
    edtf: str
    theme: str
    names: tuple[str, ...]
    weak: tuple[str, ...]
    needs: tuple[str, ...]
    calendar: str = ""
    summary: str = ""
    article: str = ""
    frame: tuple[str, ...] = ()
    pack: str = ""
    check: tuple[tuple[tuple[str, ...], str], ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text speaks of an event; `frame` if it only names it, `strong` if no support was needed."""

    start: int
    end: int
    event_id: str
    strong: bool
    frame: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Events by id, and what finds their names; `owners` says whose a name is, and of which kind."""

    events: Mapping[str, Event]
    index: Index
    owners: tuple[tuple[str, str], ...]
    about: Mapping[str, re.Pattern[str]]


def load(*packs: Path) -> Gazetteer:
    """The gazetteer of some packs, or folders of packs; without any, the project's own.

    Where two packs tell of an event with the same id, the later one counts. Raises EventsError.
    """
    texts, complaints = _read(packs) if packs else (_own(), [])
    gazetteer, more = _gathered(texts)
    if complaints or more:
        raise EventsError([*complaints, *more][0])
    return gazetteer


def extended(
    folders: Iterable[Path], *, themes: Collection[str] = (), only: Collection[str] = ()
) -> tuple[Gazetteer, list[str]]:
    """Our gazetteer with the packs in the `events/` of some folders, and what of these cannot be used.

    Their events are added to ours, and one with an id of ours takes its place. Each complaint is one
    sentence: file, entry, what is wrong. A bad entry leaves the others of its pack as they are. `themes` are
    the names that the theme of a user's event may have; any, if none are given. With `only`, packs that hold
    none of these events are left out: a table needs few, and reading them all takes a tenth of a second.
    """
    theirs, complaints = _read(folder / "events" for folder in folders)
    packs = [*_own(), *theirs]
    gazetteer, more = _gathered([pack for pack in packs if not only or _holds_any(pack[1], set(only))])
    places = {place for place, _ in theirs}
    for event in gazetteer.events.values():
        if event.pack in places and event.theme and themes and event.theme not in themes:
            where = f"{event.pack}, {event.id}, theme"
            more.append(f"{where}: {event.theme!r} is none of the themes ({', '.join(themes)})")
    return gazetteer, complaints + more


def _holds_any(pack: str, ids: set[str]) -> bool:
    return any(found[1] in ids for found in _HEADINGS.finditer(pack))


Texts = list[tuple[str, str]]
"""Packs, each with its name and its text."""


def _own() -> Texts:
    folder = files("dashboard.reading.events").joinpath("data")
    packs = sorted(folder.iterdir(), key=lambda entry: entry.name)
    return [(pack.name, pack.read_text("utf-8")) for pack in packs if pack.name.endswith(".toml")]


def _read(packs: Iterable[Path]) -> tuple[Texts, list[str]]:
    texts: Texts = []
    complaints: list[str] = []
    for pack in packs:
        for path in [pack] if pack.suffix == ".toml" else sorted(pack.glob("*.toml")):
            try:
                texts.append((str(path), path.read_text("utf-8-sig")))
            except (OSError, UnicodeDecodeError) as error:
                complaints.append(f"{path}: cannot be read ({error})")
    return texts, complaints


def _gathered(texts: Texts) -> tuple[Gazetteer, list[str]]:
    events: dict[str, Event] = {}
    about: dict[str, list[str]] = {}
    complaints: list[str] = []
    for place, text in texts:
        try:
            table = _parsed(text, place)
        except EventsError as error:
            complaints.append(str(error))
            continue
        try:
            about[place] = _strings(table.pop("about", []), f"{place}, about")
        except EventsError as error:
            complaints.append(str(error))
        for key, entry in table.items():
            try:
                events[key] = _event(key, entry, place)
            except EventsError as error:
                complaints.append(str(error))
    return _compiled(events, about), complaints


def _parsed(text: str, place: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise EventsError(f"{place}: not TOML ({error}); see the README for an example") from None


def _strings(value: Any, place: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise EventsError(f'{place}: should be a list of texts, such as ["Kronstadt"]')
    return value


def _event(key: str, entry: Any, place: str) -> Event:
    where = f"{place}, {key}"
    if not isinstance(entry, dict) or not entry.get("title") or not entry.get("date"):
        raise EventsError(f"{where}: an event needs at least a title and a date")
    unknown = sorted(set(entry) - _FIELDS)
    if unknown:
        raise EventsError(f"{where}: {unknown[0]!r} is no field of an event ({', '.join(sorted(_FIELDS))})")
    if len(str(entry["title"])) > LONGEST:
        raise EventsError(f"{where}, title: has {len(str(entry['title']))} letters; {LONGEST} fit on a label")
    lists = {name: tuple(_strings(entry.get(name, []), f"{where}, {name}")) for name in _LISTS}
    if not (lists["names"] or lists["frame"] or lists["weak"]):
        raise EventsError(f'{where}: has no names, such as names = ["Kronstadt"], so no text can speak of it')
    try:
        edtf.parse(str(entry["date"]))
    except edtf.EDTFError as error:
        raise EventsError(f"{where}, date: {error}; write it like 1879-12-28, 1879 or 1861/1865") from None
    mistakes = _mistakes(entry.get("check", []), f"{where}, check")
    for phrases in (*lists.values(), *(phrases for phrases, _ in mistakes)):
        _checked(phrases, where)
    texts = {name: str(entry.get(name, "")) for name in _TEXTS}
    date = str(entry["date"])
    return Event(id=key, edtf=date, pack=place, check=mistakes, **texts, **lists)  # type: ignore[arg-type]


def _mistakes(value: Any, where: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The pairs of names and a sentence under `check`."""
    pairs = []
    for entry in value if isinstance(value, list) else [None]:
        if not isinstance(entry, dict) or set(entry) != {"names", "says"} or not str(entry["says"]).strip():
            raise EventsError(f'{where}: should be a list such as [{{names = ["A led"], says = "B led."}}]')
        pairs.append((tuple(_strings(entry["names"], f"{where}, names")), str(entry["says"]).strip()))
    return tuple(pairs)


def _compiled(events: dict[str, Event], about: dict[str, list[str]]) -> Gazetteer:
    phrases: list[str] = []
    owners: list[tuple[str, str]] = []
    for event in events.values():
        for kind in _LISTS:
            own = getattr(event, kind)
            phrases += own
            owners += [(event.id, kind)] * len(own)
    topics = {
        pack: re.compile("|".join(rf"\b{re.escape(word)}" for word in words))
        for pack, words in about.items()
        if words
    }
    return Gazetteer(events, notation.compiled(phrases), tuple(owners), topics)


def _checked(phrases: tuple[str, ...], where: str) -> None:
    try:
        notation.compiled(phrases)
    except notation.NotationError as error:
        raise EventsError(f"{where}: {error}") from None


Spoken = tuple[tuple[Block, tuple[tuple[int, int], ...]], ...]
"""The paragraphs of a document's prose, each with the spans of its sentences."""


def spoken(document: Document) -> Spoken:
    """Split the prose of a document into its paragraphs and sentences."""
    prose = (block for block in document.blocks if block.zone in PROSE)
    return tuple((block, tuple(sentences(document, block))) for block in prose)


def find(document: Document, *, gazetteer: Gazetteer, prose: Spoken | None = None) -> tuple[Mention, ...]:
    """Every mention of an event in the prose of a document, in order; at most one an event and sentence.

    `prose` is `spoken(document)`, if at hand: sentences are the dearest part of reading.
    """
    subjects = _subjects(document.text, gazetteer=gazetteer)
    found: list[Mention] = []
    for _, spans in spoken(document) if prose is None else prose:
        found += _in_paragraph(document.text, spans, gazetteer=gazetteer, subjects=subjects)
    return tuple(found)


def strange(text: str, *, packs: Collection[str], gazetteer: Gazetteer) -> frozenset[str]:
    """Those of some packs of whose subject a text about another one says no word.

    What it names without a date is hardly theirs: India too had a Constituent Assembly.
    """
    silent = {pack for pack in packs if pack in gazetteer.about and not gazetteer.about[pack].search(text)}
    return frozenset(silent if silent and _subjects(text, gazetteer=gazetteer) else ())


def _subjects(text: str, *, gazetteer: Gazetteer) -> frozenset[str]:
    """The packs whose subject a text is about: it uses their words often enough."""
    return frozenset(
        pack
        for pack, words in gazetteer.about.items()
        if sum(1 for _ in islice(words.finditer(text), _ENOUGH)) == _ENOUGH
    )


def _in_paragraph(
    text: str, spans: Iterable[tuple[int, int]], *, gazetteer: Gazetteer, subjects: frozenset[str]
) -> Iterator[Mention]:
    """The mentions in a paragraph, by sentences; what supports weak names may stand anywhere in it."""
    told: list[tuple[str, str, int, int]] = []
    for start, end in spans:
        filled = notation.places(text, start, end, index=gazetteer.index)
        hits = notation.matches(filled, index=gazetteer.index)
        told += [(*gazetteer.owners[number], first, last) for number, first, last in hits]
        told.append(("", "", end, end))
    supported = {event for event, kind, _, _ in told if kind == "needs"}
    best: dict[str, Mention] = {}
    for event_id, kind, first, last in told:
        if not event_id:
            yield from sorted(
                best.values(), key=lambda mention: (mention.start, mention.end, mention.event_id)
            )
            best = {}
            continue
        event = gazetteer.events[event_id]
        if kind == "needs" or not _holds(event, kind, event_id in supported, event.pack in subjects):
            continue
        mention = Mention(first, last, event_id, kind != "weak", kind == "frame")
        best[event_id] = min(best.get(event_id, mention), mention, key=_rank)


def _holds(event: Event, kind: str, supported: bool, on_subject: bool) -> bool:
    """Whether a name counts: a weak one needs its support, or else a text about the subject."""
    if kind == "weak":
        return supported if event.needs else on_subject
    return kind == "names" or not event.needs or supported or on_subject


def _rank(mention: Mention) -> tuple[bool, bool, int, int]:
    return mention.frame, not mention.strong, mention.end - mention.start, mention.start

"""Reads packs of named events: a gazetteer of what happened and when.

A gazetteer is made of packs, one TOML file per subject (`data/*.toml`), which historians can read and extend.
Each table is an event, and its key is the id of the event:

    [kronstadt-rebellion]
    title = "Kronstadt rebellion"
    date = "1921-03-01/1921-03-18"          EDTF; New Style days
    calendar = ""                           the Old Style day, where books give one
    theme = "violence"
    names = ["Kronstadt + rebel*|rising"]   a sentence with any of these tells of the event
    frame = ["Kronstadt"]                   these only name it; to tell of it takes more (see `attach`)
    weak = ["the sailors + rose"]           these count only with support: `needs` in the same paragraph, or,
    needs = ["Kronstadt"]                   without `needs`, a text about the pack's subject (`about`);
                                            for `frame` with `needs`, either of the two
    summary = "..."                         one line, and the title of the encyclopedia article in `article`
    check = [{names = ["Kozlovsky led"], says = "Stepan Petrichenko chaired the rebels' committee."}]

Names are written in a small notation, which `notation` explains.

`check` is for what writers often get wrong about an event: who did it, who led, who won. If a sentence that
tells of the event has one of its names, the page shows a small flag with the sentence in `says`. Write a
sentence that no historian disputes, and that says what was true, not who is wrong. Choose names that fit only
the mistake: `Kozlovsky` alone would also flag an essay that denies it. Dates need no `check`; they are
compared with `date` anyway (see `claims/checks.py`). A flag never changes a claim.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any

from dashboard import edtf
from dashboard.reading.events import notation, tables
from dashboard.reading.events.listing import NONE, Entry, Listing, own
from dashboard.reading.events.notation import Index
from dashboard.reading.events.spans import bounds
from dashboard.reading.events.spotting import Spotter

_LISTS = ("names", "frame", "weak", "needs")
_TEXTS = ("title", "theme", "calendar", "summary", "article")
_HEADINGS = re.compile(r"""^[ \t]*\[[ \t]*["']?([^\]"'\n]+?)["']?[ \t]*\]""", re.MULTILINE)
_FIELDS = {"date", "check", *_LISTS, *_TEXTS}
_SAME = 366
"""By how many days a pack and the list may differ about the beginning or the end of one event."""
LISTED = "the general list"
"""What stands in `Event.pack` for events of the general list."""
LONGEST = 60
"""The most letters of the title of a claim."""


class EventsError(ValueError):
    """A pack that cannot be read; the message is one sentence: file, entry, what is wrong."""


@dataclass(frozen=True, slots=True)
class Event:
    """A thing that happened.

    `edtf` is its New Style date, `calendar` the Old Style one as a note. `names`, `frame` and `weak` are
    phrases in the notation of `notation`; `needs` are the phrases that support weak ones. `article` is the
    title of an article in the English Wikipedia. `check` pairs the names of a common mistake with the
    sentence that corrects it. `kind` is the kind in the general list (`battle`, `law`), '' in a pack.
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
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """The words that show that a text is on the subject of a pack, and a pattern for them."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, words: Iterable[str]) -> Subject:
        """The subject with these words, each of which may go on: `Jacobin` is in `Jacobins` too."""
        ordered = tuple(words)
        return cls(ordered, re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})"))

    def times(self, text: str, *, most: int = 1) -> int:
        """How often a text has one of the words, counted up to `most`."""
        if not any(word in text for word in self.words):  # far quicker than the pattern, and mostly so
            return 0
        return sum(1 for _ in islice(self.pattern.finditer(text), most))


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Events by id, and what is needed to find their names.

    `owners` says for each name of a pack: its event, its kind (names, frame, weak), and its spelling.
    `listing` is the general list, `spotter` finds its names, and `same` maps its entries to the events of
    packs that they are.
    """

    events: Mapping[str, Event]
    index: Index
    owners: tuple[tuple[str, str, str], ...]
    about: Mapping[str, Subject]
    listing: Listing = NONE
    spotter: Spotter = field(default_factory=lambda: Spotter(NONE))
    same: Mapping[str, str] = field(default_factory=dict)


class Known(Mapping[str, Event]):
    """The events of packs and of the general list by id; an event of the list is made when asked for."""

    def __init__(self, packs: Mapping[str, Event], listing: Listing) -> None:
        """If both have the same id, the event of the pack counts."""
        self.packs = packs
        self._listing = listing
        self._made: dict[str, Event] = {}

    def __getitem__(self, event_id: str) -> Event:
        if event_id in self.packs:
            return self.packs[event_id]
        if event_id not in self._made:
            self._made[event_id] = _listed(self._listing.entry(event_id))
        return self._made[event_id]

    def __contains__(self, event_id: object) -> bool:
        return event_id in self.packs or event_id in self._listing.lines

    def __iter__(self) -> Iterator[str]:
        yield from self.packs
        yield from (event_id for event_id in self._listing.lines if event_id not in self.packs)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _listed(entry: Entry) -> Event:
    return Event(
        entry.id,
        entry.name[:LONGEST],
        entry.edtf,
        "",
        (entry.name,),
        (),
        entry.needs,
        article=entry.article,
        pack=LISTED,
        kind=entry.kind,
    )


def load(*packs: Path) -> Gazetteer:
    """The gazetteer of some packs, or folders of packs; by default the project's own, with the general list.

    If two packs have an event with the same id, the later one counts. Raises EventsError.
    """
    texts, complaints = _read(packs) if packs else (_own(), [])
    gazetteer, more = _gathered(texts, NONE if packs else own(), checked=bool(packs))
    if complaints or more:
        raise EventsError([*complaints, *more][0])
    return gazetteer


def extended(
    folders: Iterable[Path], *, themes: Collection[str] = (), only: Collection[str] = ()
) -> tuple[Gazetteer, list[str]]:
    """Our gazetteer with the packs in the subfolder `events/` of some folders; and complaints about these.

    Their events are added to ours; one with the same id as one of ours replaces it. A complaint is one
    sentence about an entry that cannot be used: file, entry, what is wrong; the other entries of its pack are
    used. `themes` are the themes that a user's event may have; any, if it is empty. `only` are ids of events:
    packs with none of them are left out, because a table needs few, and reading all takes a tenth of a
    second.
    """
    theirs, complaints = _read(folder / "events" for folder in folders)
    if not (theirs or only):
        return _ours(), complaints
    packs = [*_own(), *theirs]
    wanted = [pack for pack in packs if not only or _holds_any(pack[1], set(only))]
    places = {place for place, _ in theirs}
    gazetteer, more = _gathered(wanted, own().kept(only) if only else own(), checked=places)
    for event in gazetteer.events.values() if places and themes else ():
        if event.pack in places and event.theme and event.theme not in themes:
            where = f"{event.pack}, {event.id}, theme"
            more.append(f"{where}: {event.theme!r} is none of the themes ({', '.join(themes)})")
    return gazetteer, complaints + more


@cache
def _ours() -> Gazetteer:
    return _gathered(_own(), own(), checked=False)[0]


def _holds_any(pack: str, ids: set[str]) -> bool:
    return any(found[1] in ids for found in _HEADINGS.finditer(pack))


Texts = list[tuple[str, str]]
"""Packs, each as (name, text)."""


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


def _gathered(
    texts: Texts, listing: Listing, *, checked: bool | Collection[str]
) -> tuple[Gazetteer, list[str]]:
    """The gazetteer of some packs, and what is wrong in them.

    The names of all packs are checked one by one, of some, or of none: tests hold that ours are right.
    """
    events: dict[str, Event] = {}
    about: dict[str, list[str]] = {}
    complaints: list[str] = []
    for place, text in texts:
        try:
            named = checked if isinstance(checked, bool) else place in checked
            table = _parsed(text, place) if named else tables.quickly(text)
        except EventsError as error:
            complaints.append(str(error))
            continue
        try:
            about[place] = _strings(table.pop("about", []), f"{place}, about")
        except EventsError as error:
            complaints.append(str(error))
        if not named:
            events |= {key: _made(key, entry, place) for key, entry in table.items()}
            continue
        for key, entry in table.items():
            try:
                events[key] = _checked(_event(key, entry, place))
            except EventsError as error:
                complaints.append(str(error))
    return _compiled(events, about, listing), complaints


def _parsed(text: str, place: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number may be too long, and lists nested too deeply
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
    lists = [_strings(entry.get(name, []), f"{where}, {name}") for name in _LISTS]
    if not any(lists[:-1]):  # what it needs is no name
        raise EventsError(f'{where}: has no names, such as names = ["Kronstadt"], so no text can speak of it')
    try:
        edtf.parse(str(entry["date"]))
    except edtf.EDTFError as error:
        raise EventsError(f"{where}, date: {error}; write it like 1879-12-28, 1879 or 1861/1865") from None
    _mistakes(entry.get("check", []), f"{where}, check")
    return _made(key, entry, place)


def _made(key: str, entry: Mapping[str, Any], place: str) -> Event:
    """The event of an entry that has nothing wrong."""
    told = entry.get
    return Event(
        key,
        str(entry["title"]),
        str(entry["date"]),
        str(told("theme", "")),
        tuple(told("names", ())),
        tuple(told("weak", ())),
        tuple(told("needs", ())),
        str(told("calendar", "")),
        str(told("summary", "")),
        str(told("article", "")),
        tuple(told("frame", ())),
        place,
        tuple((tuple(one["names"]), str(one["says"]).strip()) for one in told("check", ())),
    )


def _mistakes(value: Any, where: str) -> None:
    """Raise EventsError for what is no list of names and sentences under `check`."""
    for entry in value if isinstance(value, list) else [None]:
        if not isinstance(entry, dict) or set(entry) != {"names", "says"} or not str(entry["says"]).strip():
            raise EventsError(f'{where}: should be a list such as [{{names = ["A led"], says = "B led."}}]')
        _strings(entry["names"], f"{where}, names")


def _compiled(events: dict[str, Event], about: dict[str, list[str]], listing: Listing) -> Gazetteer:
    phrases: list[str] = []
    owners: list[tuple[str, str, str]] = []
    for event in events.values():
        for kind in _LISTS:
            own = getattr(event, kind)
            phrases += own
            owners += [(event.id, kind, phrase) for phrase in own]
    topics = {pack: Subject.of(words) for pack, words in about.items() if words}
    return Gazetteer(
        Known(events, listing),
        notation.compiled(phrases),
        tuple(owners),
        topics,
        listing,
        Spotter(listing),
        _same(events.values(), listing),
    )


def _same(events: Iterable[Event], listing: Listing) -> dict[str, str]:
    """Which entries of the list are events of packs: they have the same article and nearly the same dates."""
    by_article: dict[str, list[Event]] = {}
    for event in events:
        by_article.setdefault(event.article, []).append(event)
    same: dict[str, str] = {}
    for event_id, article in listing.articles.items():
        for event in by_article.get(article, ()):
            one, other = bounds(event.edtf), bounds(listing.entry(event_id).edtf)
            if one and other and max(abs(one[0] - other[0]), abs(one[1] - other[1])) <= _SAME:
                same[event_id] = event.id
    return same


def _checked(event: Event) -> Event:
    """The event, if the notation can express all its names; raises EventsError."""
    try:
        notation.compiled((*event.names, *event.frame, *event.weak, *event.needs))
        notation.compiled(phrase for phrases, _ in event.check for phrase in phrases)
    except notation.NotationError as error:
        raise EventsError(f"{event.pack}, {event.id}: {error}") from None
    return event

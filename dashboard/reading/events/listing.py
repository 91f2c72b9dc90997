"""The general list of events of the world's history, one on each line.

Its files, `data/*.tsv`, are tables of tab-separated cells, one for each part of the world or of time:

    id  name  aliases  edtf  kind  region  article  qid  sources  needs

`aliases` are other names, with bars between; `edtf` is a New Style date; `qid` is the item in Wikidata;
`sources` says who agrees on the date. `needs` is `ambiguous` if the name stands for other things too, `bare`
if one of the names is hardly more than a place or a person. Other wordings of a name follow from it by the
rules of `wordings`, so that a line holds names only.

Loading reads only names; an event is made when a text asks for it. Names are found by one word of each, so
that a longer list does not make the reading of a text slower.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from dashboard.reading.events.spans import bounds
from dashboard.reading.events.wordings import key

COLUMNS = ("id", "name", "aliases", "edtf", "kind", "region", "article", "qid", "sources", "needs")

_SOURCES = {
    "os": "textbooks",
    "gb": "older histories",
    "hq": "a history quiz",
    "cow": "Correlates of War",
    "ucdp": "Uppsala Conflict Data Program",
    "periodo": "PeriodO",
    "hd": "historicaldate",
    "day": "Wikipedia's pages of days",
    "wt": "Wikidata",
    "lm": "Wikidata",
    "di": "Wikidata",
    "ht": "HeidelTime",
}
"""The codes of outside sources, in words for readers."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list."""

    id: str
    name: str
    aliases: tuple[str, ...]
    edtf: str
    kind: str
    region: str
    article: str
    qid: str
    sources: tuple[str, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """The lines of the list by id; and for each telling word, the (id, name) of the names that have it.

    `articles` are the titles of articles, by id, of the entries that have one.
    """

    lines: Mapping[str, str]
    index: Mapping[str, Sequence[tuple[str, str]]]
    articles: Mapping[str, str] = field(default_factory=dict)

    def entry(self, name: str) -> Entry:
        """The entry with this id; raises KeyError if there is none."""
        return _entry(self.lines[name])

    def entries(self) -> Iterator[Entry]:
        """All entries, in the order of the list."""
        return map(_entry, self.lines.values())

    def kept(self, ids: Collection[str]) -> Listing:
        """The list reduced to the entries with these ids."""
        return _indexed({one: self.lines[one] for one in ids if one in self.lines})


NONE = Listing({}, {})
"""An empty list."""


@cache
def own() -> Listing:
    """The project's own list."""
    folder = files(__package__).joinpath("data")
    tables = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".tsv")), key=lambda file: file.name
    )
    return loaded(table.read_text("utf-8") for table in tables)


def searched(listing: Listing, wanted: str) -> list[Entry]:
    """The entries whose names have all words of a search (by their beginnings), sorted by date."""
    words = wanted.casefold().split()
    found = [
        entry
        for entry in listing.entries()
        if all(word in " ".join((entry.name, *entry.aliases)).casefold() for word in words)
    ]
    return sorted(found, key=lambda entry: bounds(entry.edtf) or (0, 0))


def told(entry: Entry) -> str:
    """Who agrees on the date of an entry, in words: `ours, with textbooks and Wikidata`."""
    names = list(dict.fromkeys(_SOURCES[code] for code in entry.sources if code in _SOURCES))
    if not names:
        return "ours alone, so the date is approximate"
    return "ours, with " + " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def loaded(texts: Iterable[str]) -> Listing:
    """A list from the texts of its files; a later line replaces an earlier one with the same id."""
    lines: dict[str, str] = {}
    for text in texts:
        for line in text.splitlines()[1:]:
            own_id = line.partition("\t")[0]
            if own_id:
                lines[own_id] = line
    return _indexed(lines)


def _indexed(lines: Mapping[str, str]) -> Listing:
    index: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    articles: dict[str, str] = {}
    for own_id, line in lines.items():
        _, name, aliases, _, _, _, article, _ = line.split("\t", 7)
        for spelled in (name, *aliases.split("|")) if aliases else (name,):
            index[key(spelled)].append((own_id, spelled))
        if article:
            articles[own_id] = article
    return Listing(lines, dict(index), articles)


@lru_cache(maxsize=8192)
def _entry(line: str) -> Entry:
    cells = line.split("\t")
    cells += [""] * (len(COLUMNS) - len(cells))
    own_id, name, aliases, edtf, kind, region, article, qid, sources, needs = cells[: len(COLUMNS)]
    return Entry(
        own_id,
        name,
        tuple(filter(None, aliases.split("|"))),
        edtf,
        kind,
        region,
        article,
        qid,
        tuple(sources.split()),
        tuple(needs.split()),
    )

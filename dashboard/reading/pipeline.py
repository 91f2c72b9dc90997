"""The whole way from texts to claims: document, dates, named events, claims, same events in several texts.

The command line (`claimline extract`) and `dashboard.lookup` go this way, and so may a program or a notebook.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dashboard.background import Background
from dashboard.notes import Note, beside
from dashboard.reading import marked_text
from dashboard.reading.blocks import Document
from dashboard.reading.claims import noted, same_event, themes
from dashboard.reading.claims.extract import Claim, Searched, extract
from dashboard.reading.claims.themes import Themes
from dashboard.reading.dates import find
from dashboard.reading.dates.find import Timex
from dashboard.reading.document import parse
from dashboard.reading.events import mentions, packs
from dashboard.reading.events.packs import Gazetteer
from dashboard.reading.grammar import tagger


def find_dates(text: str, published: str | None = None, language: str | None = None) -> list[Timex]:
    """The dates that any text names, in order, none overlapping another.

    `published` is the day that `last week` counts from, as EDTF (by default the one in the byline);
    `language` is an ISO 639-1 code (by default the language of the text's small words).
    """
    document = parse(text, name="text")
    return list(find.find(document, published=published or "", language=language or ""))


def search(document: Document, *, gazetteer: Gazetteer) -> Searched:
    """Find the dates and the named events of a document."""
    prose, dates = mentions.spoken(document), find.find(document)
    named = mentions.find(document, gazetteer=gazetteer, prose=prose, times=dates)
    return Searched(document, dates, prose, named)


def claims_of(document: Document, *, gazetteer: Gazetteer, themes: Themes) -> tuple[Claim, ...]:
    """The claims of one document, in the order of its text."""
    return extract(search(document, gazetteer=gazetteer), gazetteer=gazetteer, themes=themes)


_RARELY = 500_000
"""Values made, above those thrown away, after which the collector comes."""


@contextmanager
def lists_at_rest() -> Iterator[None]:
    """Spare the collector of garbage what is loaded and lasts: going through it takes a sixth of the time.

    It also comes more rarely: what is made for a text is mostly kept until the text is read, and goes without
    it then.
    """
    tagger.model()
    often = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_RARELY, *often[1:])
    try:
        yield
    finally:
        gc.set_threshold(*often)
        gc.unfreeze()


@dataclass(frozen=True, slots=True)
class Reader:
    """What reads one text after another: named events and themes, and the ids of texts that have notes."""

    gazetteer: Gazetteer
    themes: Themes
    annotated: frozenset[str]

    def read(self, document: Document) -> tuple[tuple[Claim, ...], Searched | None]:
        """The claims of a text; if notes are to be put to it, what was found in it too."""
        searched = search(document, gazetteer=self.gazetteer)
        found = extract(searched, gazetteer=self.gazetteer, themes=self.themes)
        return found, searched if document.source.id in self.annotated else None


@dataclass(frozen=True, slots=True)
class Rules:
    """What texts are read by, the notes on their claims, and what is wrong in both, as sentences."""

    reader: Reader
    notes: Sequence[Note]
    wrong: Sequence[str]


def rules(folders: Sequence[Path]) -> Rules:
    """Our own, and what some folders add.

    They may hold named events (`events/*.toml`), themes (`themes.toml`) and notes (`notes/*.csv`) of the
    texts' own.
    """
    subjects, wrong_themes = themes.chosen(folders)
    gazetteer, wrong_packs = packs.extended(folders, themes=subjects.names)
    ours, wrong_notes = beside(folders)
    reader = Reader(gazetteer, subjects, frozenset(note.source for note in ours))
    return Rules(reader, ours, [*wrong_themes, *wrong_packs, *wrong_notes])


def claims(documents: Iterable[Document], *, folders: Sequence[Path]) -> tuple[list[Claim], list[str]]:
    """The claims of some documents, sorted by source and place, and what is wrong in `folders`, as sentences.

    For more texts than memory holds there is `dashboard.apart`.
    """
    ours = rules(folders)
    events = ours.reader.gazetteer.events
    found: list[Claim] = []
    texts: list[Searched] = []
    with lists_at_rest():
        for claimed, searched in map(ours.reader.read, documents):
            found += claimed
            texts += [searched] if searched else []
    found.sort(key=lambda claim: (claim.source, claim.start, claim.end))
    joined = same_event.joined(found, named=events)
    noted_, unfitting = noted.applied(joined, ours.notes, texts=texts, events=events)
    return noted_, [*ours.wrong, *unfitting]


def background(
    claims: Sequence[Claim],
    *,
    texts: Iterable[Document],
    gazetteer: Gazetteer,
    notes: Sequence[Note] = (),
) -> Background:
    """What is known around claims; `texts` must be the ones from which the claims were read.

    Of `notes`, the remarks are shown.
    """
    searched = [search(text, gazetteer=gazetteer) for text in texts]
    return marked_text.background(claims, texts=searched, gazetteer=gazetteer, notes=notes)

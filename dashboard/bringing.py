"""What somebody's files give: their texts and claims, and what is told of each file.

Nothing compiled is needed, so that it runs in a browser too: there `in_browser.py` asks it, behind a server
`opening.py`. What opens a PDF is handed in from outside.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import asdict, astuple, dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

from dashboard.background import EMPTY, Background
from dashboard.reading import pipeline, silence
from dashboard.reading.blocks import Block, Document
from dashboard.reading.claims import same_event
from dashboard.reading.claims.extract import Claim
from dashboard.reading.document import read_all
from dashboard.reading.events import packs
from dashboard.reading.formats.content import Plain
from dashboard.reading.parts import bylines
from dashboard.showing import refusals
from dashboard.source import Source

_LOG = logging.getLogger(__name__)

Pdf = Callable[[bytes], Plain]
"""What opens a PDF."""
About = Mapping[str, Mapping[str, str]]
"""What a reader says of texts, by their ids: `title`, `author`, `published`."""


@dataclass(frozen=True, slots=True)
class Own:
    """Claims that are there already, their sources, what is known around them, and their heading or ''.

    `folders` may hold events, themes and notes, as in `pipeline.claims`.
    """

    claims: Sequence[Claim]
    sources: Sequence[Source]
    background: Background
    folders: Sequence[Path] = ()
    title: str = ""


NONE = Own((), (), EMPTY)


@dataclass(frozen=True, slots=True)
class Brought:
    """Some texts, each with the name of its file, their claims, and what is known around these.

    `own` are the claims to which they came; then all of these are among the claims.

    `told` says of each file what it gave: `{name, wrong}`, with a text also `id, claims, title, author,
    published`; `wrong` is a sentence or ''.
    """

    texts: Sequence[tuple[str, Document]]
    claims: Sequence[Claim]
    background: Background
    told: Sequence[Mapping[str, Any]]
    own: Own = NONE

    @property
    def sources(self) -> list[Source]:
        """The sources, in the order of the texts."""
        return [*self.own.sources, *(text.source for _, text in self.texts)]


def brought(
    files: Iterable[tuple[str, bytes]],
    *,
    lang: str,
    pdf: Pdf | None,
    before: Sequence[Mapping[str, Any]] = (),
    about: About | None = None,
    own: Own = NONE,
    step: Callable[[int, int], object] = lambda n, of: None,
) -> Brought:
    """Read files, each a name and its bytes, after the texts `before`, which `plain` made.

    `lang` is the language of the sentences on what cannot be read; `about` is put to the texts; their claims
    come to those of `own`; `step` is told before a text is searched how many of how many are done.
    """
    taken = {source.id for source in own.sources}
    known = [(one["name"], document(one)) for one in before]
    texts, told = _texts(files, before=known, taken=taken, lang=lang, pdf=pdf)
    texts = [(name, _mended(text, (about or {}).get(text.source.id, {}))) for name, text in texts]
    documents = [text for _, text in texts]
    claims, _ = pipeline.claims(_counted(documents, step), folders=own.folders)
    for name, text in texts:
        source = text.source
        claimed = sum(claim.source == source.id for claim in claims)
        wrong = "" if claimed else refusals.told(silence.of(text).why, lang)
        found = {"title": source.title, "author": source.author, "published": source.published}
        told.append({"name": name, "id": source.id, "claims": claimed, "wrong": wrong, **found})
    claims, own = _together(claims, own)
    gazetteer, _ = packs.extended(own.folders, only={claim.event for claim in claims})
    background = pipeline.background(claims, texts=documents, gazetteer=gazetteer)
    return Brought(texts, [*own.claims, *claims], _joined(own.background, background), told, own)


def _together(claims: list[Claim], own: Own) -> tuple[list[Claim], Own]:
    """Claims that come to `own`, and `own`, with one event for each happening that they share."""
    if not own.claims or not claims:
        return claims, own
    named = set(packs.extended(own.folders)[0].events)
    found, kept = same_event.added(claims, to=own.claims, named=named)
    now = {before.event: after.event for before, after in zip(own.claims, kept, strict=True)}
    judged = {now.get(event, event): told for event, told in own.background.judgements.items()}
    return found, replace(own, claims=kept, background=replace(own.background, judgements=judged))


def _joined(own: Background, new: Background) -> Background:
    """What is known around claims that were there, and around those that came to them."""
    return replace(
        own,
        references={**new.references, **own.references},
        checks={**new.checks, **own.checks},
        anchors={**new.anchors, **own.anchors},
        doubts={**new.doubts, **own.doubts},
        remarks={**new.remarks, **own.remarks},
        judgements={**new.judgements, **own.judgements},
        starred=new.starred | own.starred,
        readings=(*own.readings, *new.readings),
    )


def _counted(documents: Sequence[Document], step: Callable[[int, int], object]) -> Iterator[Document]:
    for n, each in enumerate(documents):
        step(n, len(documents))
        yield each


def _texts(
    files: Iterable[tuple[str, bytes]],
    *,
    before: Sequence[tuple[str, Document]],
    taken: Set[str],
    lang: str,
    pdf: Pdf | None,
) -> tuple[list[tuple[str, Document]], list[dict[str, Any]]]:
    """The texts of some files after those `before`, each with its name; what is told of files without one.

    None gets an id that is `taken`.
    """
    texts = list(before)
    told: list[dict[str, Any]] = []
    for called, raw in files:
        try:
            for found in read_all(raw, name=called, pdf=pdf):
                if found.document is None:
                    told.append({"name": found.name, "wrong": refusals.told(found.wrong, lang)})
                else:
                    ids = {text.source.id for _, text in texts} | taken
                    texts.append((found.name, _renamed(found.document, ids)))
        except MemoryError:
            raise
        except Exception:  # whatever is wrong with one file, the others are read
            _LOG.exception("a file could not be read")
            told.append({"name": called, "wrong": refusals.told(refusals.UNREADABLE, lang)})
    return texts, told


def plain(name: str, text: Document) -> dict[str, Any]:
    """A text of a file called `name`, as JSON holds it; `document` gives it back."""
    return {"name": name, "source": asdict(text.source), "blocks": [astuple(block) for block in text.blocks]}


def document(plain: Mapping[str, Any]) -> Document:
    """The text that `plain` was given."""
    return Document(Source(**plain["source"]), tuple(Block(*block) for block in plain["blocks"]))


def _mended(text: Document, about: Mapping[str, str]) -> Document:
    """A text with what a reader says of it; a date that cannot be read is left as it was found."""
    if not about:
        return text
    typed = about["published"]
    published = bylines.day(typed) if typed else ""
    told: dict[str, Any] = {"title": about["title"], "author": about["author"]}
    if published or not typed:
        told["published"] = published
    return replace(text, source=replace(text.source, **told))


def _renamed(text: Document, taken: Container[str]) -> Document:
    """A text whose id no other has: a class hands in many files of the same name."""
    names = (f"{text.source.id}-{number}" for number in count(2))
    name = (
        text.source.id if text.source.id not in taken else next(name for name in names if name not in taken)
    )
    return replace(text, source=replace(text.source, id=name))

"""Many texts are read apart from each other, and what several of them tell is joined in a second pass.

What a text gave lies on the disk meanwhile. So the memory that is needed is that of the largest text, and of
what the joins compare: a title, a date and a passage of each claim.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import IO

from dashboard.origins import Origin
from dashboard.reading import silence
from dashboard.reading.blocks import Document
from dashboard.reading.claims import noted, same_event
from dashboard.reading.claims.extract import Claim, Searched
from dashboard.reading.pipeline import Reader, Rules
from dashboard.reading.silence import Silence

_VALUES = attrgetter(*(each.name for each in fields(Claim)))
_IN_MEMORY = 2_000_000
"""Bytes of claims up to which no file is made for them."""


@dataclass(frozen=True, slots=True)
class Read:
    """What one text gave: its id, and its claims as JSON, in their order.

    Also what was found in it if notes are to be put to it, and why it is silent if it has no claim. `wrong`
    is why there is no text.
    """

    name: str = ""
    claims: str = "[]"
    searched: Searched | None = None
    silence: Silence | None = None
    wrong: str = ""


Each = Callable[[Reader, Iterable[Origin]], Iterator[list[Read]]]
"""A way to read many texts: `read` of each origin, in their order."""


def read(reader: Reader, origin: Origin) -> list[Read]:
    """What the texts of an origin give; a pure function of what stands there."""
    return [Read(wrong=wrong) if text is None else _read(reader, text) for text, wrong in origin.texts()]


def _read(reader: Reader, text: Document) -> Read:
    claims, searched = reader.read(text)
    rows = sorted(claims, key=lambda claim: (claim.start, claim.end))
    told = json.dumps([_VALUES(claim) for claim in rows], separators=(",", ":"))
    return Read(text.source.id, told, searched, None if claims else silence.of(text))


def one_by_one(reader: Reader, origins: Iterable[Origin]) -> Iterator[list[Read]]:
    """The plain way: here, one after another."""
    return (read(reader, origin) for origin in origins)


class ShelfError(RuntimeError):
    """What there is no room for, in one sentence."""


class Shelf:
    """The claims of texts, in the order of the texts' ids; they lie in a file that nobody else sees.

    The system keeps it where it keeps such files (`TMPDIR`); it is gone when the shelf is closed.
    """

    def __init__(self) -> None:
        """Make an empty one."""
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - `__exit__`
        self._places: dict[str, tuple[int, int]] = {}

    def __enter__(self) -> Shelf:
        """Use it until the end of a block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        with suppress(OSError):  # the disk is full; that was said
            self._file.close()

    def put(self, name: str, claims: str) -> None:
        """Keep the claims of a text, as in `Read`; raises ShelfError where the disk is full."""
        raw = claims.encode()
        try:
            begin = self._file.seek(0, os.SEEK_END)
            self._file.write(raw)
        except OSError as error:
            where = tempfile.gettempdir()
            raise ShelfError(
                f"{where}: cannot be written ({error.strerror}); name another folder in TMPDIR"
            ) from None
        self._places[name] = (begin, len(raw))

    @property
    def names(self) -> Sequence[str]:
        """The ids of the texts, in the order in which they came."""
        return list(self._places)

    def __contains__(self, name: str) -> bool:
        """Whether a text is there."""
        return name in self._places

    def texts(self) -> Iterator[tuple[str, list[Claim]]]:
        """Each text's id and claims."""
        for name in sorted(self._places):
            begin, length = self._places[name]
            self._file.seek(begin)
            yield name, [Claim(*row) for row in json.loads(self._file.read(length))]


@dataclass(slots=True)
class Gathered:
    """What many texts gave: claims, what was found where notes are to be put, why some are silent."""

    shelf: Shelf
    searched: dict[str, Searched] = field(default_factory=dict)
    silent: dict[str, Silence] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def gathered(origins: Iterable[Origin], *, reader: Reader, shelf: Shelf, each: Each = one_by_one) -> Gathered:
    """Read texts, one after another or by `each`, and put their claims on a shelf; no two may have one id."""
    found = Gathered(shelf)
    named: deque[str] = deque()

    def passing() -> Iterator[Origin]:
        for origin in origins:
            named.append(origin.name)
            yield origin

    for reads in each(reader, passing()):
        name = named.popleft()
        for one in reads:
            if one.wrong:
                found.wrong.append(one.wrong)
            elif one.name in found.shelf:
                found.wrong.append(f"{name}: another text is called {one.name!r} already; rename one of them")
            else:
                found.shelf.put(one.name, one.claims)
                found.searched |= {one.name: one.searched} if one.searched else {}
                found.silent |= {one.name: one.silence} if one.silence else {}
    return found


def joined(found: Gathered, *, rules: Rules, wrong: list[str]) -> Iterator[Claim]:
    """The claims of all texts by source and place, as `pipeline.claims` has them.

    To `wrong` is added what is wrong with notes, once the claims of their text are there.
    """
    named = rules.reader.gazetteer.events
    events = iter(
        same_event.events((claim for _, claims in found.shelf.texts() for claim in claims), named=named)
    )
    for name, claims in found.shelf.texts():
        rows = [same_event.renamed(claim, next(events)) for claim in claims]
        if name in found.searched:
            rows, unfitting = noted.applied(rows, rules.notes, texts=[found.searched[name]], events=named)
            wrong += unfitting
        yield from rows

"""A long reading keeps in a file what each text gave, so that it can be stopped and goes on there.

The file is a SQLite database of one table: for each text a key (the hash of all that its claims come from)
and its claims as JSON. A text that has changed, other lists or another Claimline have another key.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import astuple, dataclass
from itertools import chain
from pathlib import Path

from dashboard import __version__
from dashboard.pool import Read
from dashboard.reading.blocks import Document
from dashboard.reading.claims.extract import Claim
from dashboard.reading.pipeline import Each, Reader

_OURS = 0x436C6169
"""SQLite's `application_id` of these files: the letters Clai."""
_OFTEN = 25  # texts after which they are kept for good


class ResumeError(ValueError):
    """A file that is there and keeps no reading of ours."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """A way to read many texts: what the file has is taken from there, the rest is read by `each` and kept.

    `folders` are those whose named events and themes count for the texts.
    """

    path: Path
    each: Each
    folders: Sequence[Path] = ()

    def __call__(self, reader: Reader, documents: Iterable[Document]) -> Iterator[Read]:
        """What `Reader.read` gives for each, in their order."""
        with closing(opened(self.path)) as kept:
            try:
                yield from self._read(kept, reader=reader, documents=documents)
            except sqlite3.DatabaseError as error:
                raise ResumeError(f"{self.path}: cannot be written ({error})") from None
            finally:
                with suppress(sqlite3.DatabaseError):  # told already
                    kept.commit()

    def _read(
        self, kept: sqlite3.Connection, *, reader: Reader, documents: Iterable[Document]
    ) -> Iterator[Read]:
        rules = _rules(self.folders)
        order: list[tuple[bytes, str | None]] = []  # of texts whose claims were not given yet: key, claims
        new = 0

        def unread() -> Iterator[Document]:
            for document in documents:
                # Notes are put to what was found in a text, so these few are always read.
                noted = document.source.id in reader.annotated
                key = b"" if noted else _key(document, rules=rules)
                row = kept.execute("SELECT claims FROM read WHERE key = ?", (key,)).fetchone()
                order.append((key, row[0] if row else None))
                if row is None:
                    yield document

        for claims, searched in chain(self.each(reader, unread()), [(None, None)]):
            while order and order[0][1] is not None:
                yield _claims(order.pop(0)[1] or ""), None
            if claims is None:
                break
            key, _ = order.pop(0)
            if key:
                kept.execute("INSERT OR REPLACE INTO read VALUES (?, ?)", (key, _told(claims)))
                new += 1
            if new % _OFTEN == 0:
                kept.commit()
            yield claims, searched


def opened(path: Path) -> sqlite3.Connection:
    """The file, made if it is not there; raises ResumeError where it is another kind of file."""
    kept: sqlite3.Connection | None = None
    try:
        kept = sqlite3.connect(path)
        [ours] = kept.execute("PRAGMA application_id").fetchone()
        [tables] = kept.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables and ours != _OURS:
            raise ResumeError(f"{path}: is there already and keeps no reading; name another file")
        kept.execute("PRAGMA journal_mode = WAL")
        kept.execute(f"PRAGMA application_id = {_OURS}")
        kept.execute(
            "CREATE TABLE IF NOT EXISTS read (key BLOB PRIMARY KEY, claims TEXT NOT NULL) WITHOUT ROWID"
        )
    except (sqlite3.DatabaseError, ResumeError) as error:
        if kept:
            kept.close()
        if isinstance(error, ResumeError):
            raise
        # Not OperationalError: it says what ails a file that may well be ours, such as that another uses it.
        foreign = not isinstance(error, sqlite3.OperationalError)
        why = "keeps no reading; name another file" if foreign else f"cannot be used ({error})"
        raise ResumeError(f"{path}: {why}") from None
    return kept


def _rules(folders: Iterable[Path]) -> bytes:
    """A hash of all that claims come from besides their text: our rules and lists, and those of folders."""
    ours = Path(__file__).parent / "reading"
    files = [file for file in ours.rglob("*") if file.suffix != ".pyc"]
    files += [file for folder in folders for file in (*folder.glob("events/*.toml"), folder / "themes.toml")]
    hashed = hashlib.sha256(__version__.encode())
    for file in sorted(file for file in files if file.is_file()):
        hashed.update(b"%s %d " % (file.name.encode(), file.stat().st_size) + file.read_bytes())
    return hashed.digest()


def _key(document: Document, *, rules: bytes) -> bytes:
    told = repr((document.source, document.blocks)).encode("utf-8", "backslashreplace")
    return hashlib.sha256(rules + told).digest()


def _told(claims: Sequence[Claim]) -> str:
    return json.dumps([astuple(claim) for claim in claims], ensure_ascii=False, separators=(",", ":"))


def _claims(told: str) -> tuple[Claim, ...]:
    return tuple(Claim(*row) for row in json.loads(told))

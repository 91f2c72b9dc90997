"""A long reading keeps in a file what each text gave, so that it can be stopped and goes on there.

The file is a SQLite database of one table: for each file a key (the hash of all that its claims come from)
and what its texts gave, as JSON. A text that has changed, other lists or another Claimline have another key.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path

from dashboard import __version__
from dashboard.apart import Each, Read
from dashboard.origins import Origin
from dashboard.reading.pipeline import Reader
from dashboard.reading.silence import Silence

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

    def __call__(self, reader: Reader, origins: Iterable[Origin]) -> Iterator[list[Read]]:
        """What `apart.read` gives for each, in their order."""
        with closing(opened(self.path)) as kept:
            try:
                yield from self._read(kept, reader=reader, origins=origins)
            except sqlite3.DatabaseError as error:
                raise ResumeError(f"{self.path}: cannot be written ({error})") from None
            finally:
                with suppress(sqlite3.DatabaseError):  # told already
                    kept.commit()

    def _read(
        self, kept: sqlite3.Connection, *, reader: Reader, origins: Iterable[Origin]
    ) -> Iterator[list[Read]]:
        rules = _rules(self.folders)
        order: deque[tuple[bytes, list[Read] | None]] = deque()  # whose turn has not come: key, what is kept
        new = 0

        def unread() -> Iterator[Origin]:
            for origin in origins:
                mark = origin.mark()
                key = mark and hashlib.sha256(rules + mark).digest()
                row = kept.execute("SELECT told FROM texts WHERE key = ?", (key,)).fetchone()
                known = _reads(row[0]) if row else None
                # Notes are put to what was found in a text, so these few are always read.
                if known and any(read.name in reader.annotated for read in known):
                    known = None
                order.append((key, known))
                if known is None:
                    yield origin

        for reads in chain(self.each(reader, unread()), [None]):
            while order and (known := order[0][1]) is not None:
                order.popleft()
                yield known
            if reads is None:
                break
            key, _ = order.popleft()
            if key and not any(read.wrong for read in reads):
                kept.execute("INSERT OR REPLACE INTO texts VALUES (?, ?)", (key, _told(reads)))
                new += 1
            if new % _OFTEN == 0:
                kept.commit()
            yield reads


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
            "CREATE TABLE IF NOT EXISTS texts (key BLOB PRIMARY KEY, told TEXT NOT NULL) WITHOUT ROWID"
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
    here = Path(__file__).parent
    files = [file for file in (here / "reading").rglob("*") if file.suffix != ".pyc"]
    files += [here / "apart.py", here / "pdfium.py", here / "edtf.py"]
    files += [file for folder in folders for file in (*folder.glob("events/*.toml"), folder / "themes.toml")]
    hashed = hashlib.sha256(f"{__version__} {_version('pypdfium2')}".encode())
    for file in sorted(file for file in files if file.is_file()):
        hashed.update(b"%s %d " % (file.name.encode(), file.stat().st_size) + file.read_bytes())
    return hashed.digest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _told(reads: Sequence[Read]) -> str:
    silent = [(each.silence.why, each.silence.failed) if each.silence else None for each in reads]
    return json.dumps([(each.name, each.claims, why) for each, why in zip(reads, silent, strict=True)])


def _reads(told: str) -> list[Read]:
    return [
        Read(name, claims, silence=Silence(*why) if why else None) for name, claims, why in json.loads(told)
    ]

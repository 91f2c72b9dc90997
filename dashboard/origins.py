"""Where texts come from. They are opened where they are read, so that no process holds more than it reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dashboard import pdfium, text_files
from dashboard.reading.blocks import Document
from dashboard.reading.document import DocumentError, bytes_of, read_all, read_bytes
from dashboard.reading.formats import archive, plain
from dashboard.reading.formats.content import FormatError
from dashboard.reading.formats.packed import Packed

Opened = Iterator[tuple[Document | None, str]]
"""The texts of an origin, or a sentence for each that cannot be read."""


class Origin(Protocol):
    """A place of one or more texts; small, so that it can be sent from process to process."""

    @property
    def name(self) -> str:
        """What a complaint calls it."""

    def size(self) -> int:
        """About how many letters or bytes it has."""

    def mark(self) -> bytes:
        """What is another one if the texts have changed; empty if that cannot be told."""

    def texts(self) -> Opened:
        """Open it."""

    def carried(self) -> Origin:
        """The same for a process on another machine."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of this machine."""

    path: Path

    @property
    def name(self) -> str:
        """Its path."""
        return str(self.path)

    def size(self) -> int:
        """Its bytes; 0 if it cannot be read."""
        try:
            return self.path.stat().st_size
        except (OSError, ValueError):
            return 0

    def mark(self) -> bytes:
        """A hash of its name and its bytes."""
        try:
            return _hash(self.path.name, bytes_of(self.path))
        except DocumentError:
            return b""

    def texts(self) -> Opened:
        """The texts in it."""
        return text_files.opened(self.path)

    def carried(self) -> Origin:
        """Its bytes."""
        try:
            return Carried(self.name, self.path.name, bytes_of(self.path))
        except DocumentError as error:
            return Carried(self.name, self.path.name, wrong=str(error))


@dataclass(frozen=True, slots=True)
class Carried:
    """The bytes of a file that is called `called`, or in `wrong` why it has none."""

    name: str
    called: str
    raw: bytes = b""
    wrong: str = ""
    several: bool = True
    """Whether it may be an archive; what lies in one may not."""

    def size(self) -> int:
        """Its bytes."""
        return len(self.raw)

    def mark(self) -> bytes:
        """A hash of its name and its bytes."""
        return b"" if self.wrong else _hash(self.called, self.raw)

    def texts(self) -> Opened:
        """The texts in it."""
        if self.wrong:
            yield None, f"{self.name}: {self.wrong}"
            return
        try:
            if not self.several:
                yield read_bytes(self.raw, name=self.called, pdf=pdfium.read), ""
                return
        except DocumentError as error:
            yield None, f"{self.name}: {error}"
            return
        for found in read_all(self.raw, name=self.called, pdf=pdfium.read):
            yield found.document, f"{self.name}{found.name[len(self.called) :]}: {found.wrong}"

    def carried(self) -> Origin:
        """It is."""
        return self


@dataclass(frozen=True, slots=True)
class Here:
    """A text that is open already."""

    document: Document

    @property
    def name(self) -> str:
        """Its id."""
        return self.document.source.id

    def size(self) -> int:
        """Its letters."""
        return len(self.document.text)

    def mark(self) -> bytes:
        """A hash of all that its claims come from."""
        told = repr((self.document.source, self.document.blocks))
        return _hash("", told.encode("utf-8", "backslashreplace"))

    def texts(self) -> Opened:
        """The text."""
        yield self.document, ""

    def carried(self) -> Origin:
        """It is."""
        return self


def apart(origins: Iterable[Origin]) -> Iterator[Origin]:
    """The same with what lies in archives one by one, so that several processes can share them."""
    for origin in origins:
        if isinstance(origin, File) and origin.path.name.lower().endswith(plain.ARCHIVES):
            yield from _members(origin.path)
        else:
            yield origin


def _members(file: Path) -> Iterator[Origin]:
    try:
        raw = bytes_of(file)
        if not plain.is_archive(raw, name=file.name):
            yield File(file)
            return
        for member in archive.members(Packed(raw)):
            yield Carried(f"{file}: {member.name}", member.name, member.raw, member.wrong, several=False)
    except (DocumentError, FormatError) as error:
        yield Carried(str(file), file.name, wrong=str(error))


def _hash(name: str, raw: bytes) -> bytes:
    return hashlib.sha256(name.encode("utf-8", "backslashreplace") + b"\0" + raw).digest()

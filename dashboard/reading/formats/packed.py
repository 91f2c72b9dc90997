"""ZIP containers and the XML in them, opened so that no file can do harm.

What unpacks to too much, nests too deeply, defines entities of its own or is locked is refused. Nothing is
ever written to disk, and the name of a member is only a name.
"""

from __future__ import annotations

import io
import lzma
import zlib
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat
from zipfile import BadZipFile, LargeZipFile, ZipFile

from dashboard.reading.formats.content import FormatError

LARGEST_PART = 24_000_000
"""The most bytes that one part of a document may unpack to; a novel of 200,000 words has four million."""
_MOST_MEMBERS = 20_000
_DEEPEST = 250
_MOST_ELEMENTS = 800_000
LOCKED = "locked with a password; save it without one"
DAMAGED = "damaged, or not whole; save or download it again"
TOO_LARGE = "unpacks to more than any essay has; save its words as a new document"
_BROKEN = (
    BadZipFile,
    LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
)


class Packed:
    """A ZIP container that is open for reading."""

    def __init__(self, raw: bytes, *, most: int | None = None) -> None:
        """Open a container; raises FormatError where it is damaged, or unpacks to more than `most` bytes."""
        try:
            self._zip = ZipFile(io.BytesIO(raw))
            self.names = [info.filename for info in self._zip.infolist() if not info.is_dir()]
        except _BROKEN:
            raise FormatError(DAMAGED) from None
        if most is not None and sum(info.file_size for info in self._zip.infolist()) > most:
            raise FormatError(TOO_LARGE)
        if len(self.names) > _MOST_MEMBERS:
            raise FormatError("an archive of too many files; put fewer into one")
        self._known = frozenset(self.names)

    def __contains__(self, name: str) -> bool:
        return name in self._known

    def read(self, name: str, *, largest: int = LARGEST_PART) -> bytes:
        """The bytes of a member, whatever size its own entry states; raises FormatError."""
        try:
            if self._zip.getinfo(name).flag_bits & 1:
                raise FormatError(LOCKED)
            with self._zip.open(name) as member:
                raw = member.read(largest + 1)
        except KeyError:
            raise FormatError(DAMAGED) from None
        except FormatError:
            raise
        except (*_BROKEN, RuntimeError):
            raise FormatError(DAMAGED) from None
        if len(raw) > largest:
            raise FormatError(TOO_LARGE)
        return raw

    def tree(self, name: str) -> Element:
        """The XML of a member."""
        return tree(self.read(name))

    def tree_if_there(self, name: str) -> Element | None:
        """The XML of a member that a document may lack, or may have lost to damage."""
        try:
            return self.tree(name) if name in self else None
        except FormatError:
            return None


def tree(raw: bytes) -> Element:
    """XML as a tree whose elements and attributes have their local names, without namespaces."""
    builder = TreeBuilder()
    count = depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count, depth
        count, depth = count + 1, depth + 1
        if depth > _DEEPEST or count > _MOST_ELEMENTS:
            raise FormatError(TOO_LARGE if depth <= _DEEPEST else DAMAGED)
        builder.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_local(name))

    def refuse(*_: object) -> None:
        raise FormatError(DAMAGED)  # a document of a word processor never defines entities

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse  # type: ignore[assignment]
    try:
        parser.Parse(raw, True)
        return builder.close()
    except (expat.ExpatError, AssertionError, LookupError, ValueError) as error:
        raise FormatError(str(error) if isinstance(error, FormatError) else DAMAGED) from None


def _local(name: str) -> str:
    return name.rpartition("}")[2]

"""ZIP archives of several essays: their members, one after the other.

The name of a member is only what it is called: it leads nowhere, and nothing is unpacked to the disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.reading.formats.content import FormatError
from dashboard.reading.formats.kinds import LARGEST
from dashboard.reading.formats.packed import Packed

_ASIDE = (
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".svg",
    ".ico",
    ".css",
    ".js",
    ".json",
    ".xml",
    ".toml",
    ".csv",
    ".ini",
    ".db",
)
"""How files end that lie beside texts, as the pictures of a saved web page do."""
_MOST = 500
_WHOLE = 150_000_000
"""The most members that are read, and the most bytes that they may unpack to."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: what it is called, without folders, and its bytes, or why it has none."""

    name: str
    raw: bytes = b""
    wrong: str = ""


def members(packed: Packed) -> Iterator[Member]:
    """The files of an archive in the order of their names, without those that a system keeps for itself."""
    names = sorted(name for name in packed.names if _is_file(name))
    if not names:
        raise FormatError("an archive without texts; put the essays into it")
    if len(names) > _MOST:
        raise FormatError(f"an archive of more than {_MOST} files; put fewer into one")
    whole = 0
    for name in names:
        shown = called(name)
        try:
            raw = packed.read(name, largest=LARGEST)
        except FormatError as error:
            yield Member(shown, wrong=str(error))
            continue
        whole += len(raw)
        if whole > _WHOLE:
            raise FormatError("unpacks to more than any essays have; put fewer into one")
        yield Member(shown, raw)


def called(name: str) -> str:
    """What a member is called: the last part of its name, of letters that can be printed."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return "".join(letter if letter.isprintable() else "_" for letter in last)[-120:] or "file"


def _is_file(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    if name.lower().endswith(_ASIDE):
        return False
    return not any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in parts)

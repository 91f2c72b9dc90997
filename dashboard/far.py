"""Texts at an address that `fsspec` can open, such as `s3://archive/letters`.

`pip install 'claimline[dask]'` brings it.
What else it needs for a kind of address (`s3fs` for s3, `gcsfs` for gs) it says itself.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from dashboard import pdfium
from dashboard.origins import Opened, Origin
from dashboard.reading.document import read_all
from dashboard.reading.formats.kinds import LARGEST
from dashboard.text_files import may_be_text

_ADDRESS = re.compile(r"[a-z][a-z0-9+]+://")
_MARKS = ("ETag", "etag", "md5Hash", "content_md5", "mtime", "LastModified", "last_modified", "created")
"""What stores say of a file that is another one when it has changed."""


def is_address(word: str) -> bool:
    """Whether a word is no path but the address of a store."""
    return bool(_ADDRESS.match(word))


@dataclass(frozen=True, slots=True)
class Far:
    """A file of a store; whoever reads it opens it there."""

    address: str
    name: str
    bytes_: int
    told: str
    """What the store says of its state; empty if nothing."""

    def size(self) -> int:
        """Its bytes, as the store says."""
        return self.bytes_

    def mark(self) -> bytes:
        """A hash of its address and its state."""
        whole = f"{self.address} {self.bytes_} {self.told}"
        return hashlib.sha256(whole.encode("utf-8", "backslashreplace")).digest() if self.told else b""

    def texts(self) -> Opened:
        """The texts in it."""
        short = PurePosixPath(self.name).name
        if self.bytes_ > LARGEST:
            yield None, f"{self.name}: is larger than {LARGEST // 1_000_000} MB"
            return
        try:
            raw = _store(self.address)[0].cat_file(self.name)
        except Exception as error:
            yield None, f"{self.name}: cannot be opened ({error})"
            return
        for found in read_all(raw, name=short, pdf=pdfium.read):
            yield found.document, f"{self.name}{found.name[len(short) :]}: {found.wrong}"

    def carried(self) -> Origin:
        """It: other machines reach the store too."""
        return self


def given(address: str) -> tuple[list[Far], list[str]]:
    """The files of a file or folder in a store, and a sentence if there are none."""
    try:
        store, path = _store(address)
        listed = store.find(path, detail=True)
        names = [name for name in sorted(listed) if may_be_text(PurePosixPath(name).name)]
    except ImportError as error:
        ours = error.name == "fsspec"
        return [], [
            f"{address}: needs fsspec: pip install 'claimline[dask]'"
            if ours
            else f"{address}: cannot be opened ({error})"
        ]
    except Exception as error:
        return [], [f"{address}: cannot be opened ({error})"]
    found = [_far(address, name, listed[name]) for name in names]
    return found, [] if found else [f"{address}: no text is there"]


def _far(address: str, name: str, info: dict[str, Any]) -> Far:
    told = " ".join(str(info[each]) for each in _MARKS if each in info)
    return Far(address, name, info.get("size") or 0, told)


def _store(address: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    found: tuple[Any, str] = url_to_fs(address)
    return found

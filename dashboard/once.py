"""What takes seconds and depends on nothing but bytes, worked out once on a computer.

It lies in the user's folder for such things, under the hash of all that it was made of, and begins with its
own hash: what was made of anything else is never found, and what is damaged is made again. Nothing of a text
or a table is kept here. Where nothing can be written, everything is made each time.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from dashboard import writing

_SUFFIX = ".made"
_HASH = hashlib.sha256().digest_size
_UNUSED = 30 * 24 * 3600
"""Seconds after which something that nobody asked for is removed."""


def worked_out(make: Callable[[], bytes | None], *, of: Iterable[bytes]) -> bytes | None:
    """What `make` gives, or gave before for the same bytes; `of` is all that it depends on, its own code too.

    None, when it cannot be made here, is not kept.
    """
    place = folder()
    if place is None:
        return make()
    file = place / f"{_name(of)}{_SUFFIX}"
    found = _read(file)
    if found is not None:
        return found
    made = make()
    if made is not None:
        with suppress(OSError):  # the next one makes it again
            _keep(file, made)
    return made


def folder() -> Path | None:
    """Where the system has what programs may make again; None if the user has no such place."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")  # noqa: PTH111 - `Path.home` raises without a home
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        base = base if os.path.isabs(base) else os.path.expanduser("~/.cache")  # noqa: PTH111, PTH117
    return Path(base) / "claimline" if os.path.isabs(base) else None  # noqa: PTH117


def _name(of: Iterable[bytes]) -> str:
    whole = hashlib.sha256()
    for each in of:
        whole.update(len(each).to_bytes(8, "little"))
        whole.update(each)
    return whole.hexdigest()


def _read(file: Path) -> bytes | None:
    try:
        raw = file.read_bytes()
        os.utime(file)  # it was used
    except OSError:
        return None
    content = raw[_HASH:]
    return content if hashlib.sha256(content).digest() == raw[:_HASH] else None


def _keep(file: Path, content: bytes) -> None:
    """Keep it, in one step, and remove what has not been used for long."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    writing.write(file, hashlib.sha256(content).digest() + content)
    for other in file.parent.glob(f"*{_SUFFIX}"):
        with suppress(OSError):  # another process has removed it
            if other.stat().st_mtime < time.time() - _UNUSED:
                other.unlink()

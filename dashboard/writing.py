"""Writes files so that what was there is old or new, and never neither.

A new file is written beside the old one, reaches the disk, and takes the old one's place in one step: a full
disk, a crash or a kill in the midst leaves the old one whole. What is no regular file, such as a pipe or
`/dev/stdout`, is written through.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

_USUAL = 0o666


def write(path: Path, content: bytes) -> None:
    """Write a file; raises OSError where that cannot be done, and then the file is as it was."""
    with replacing(path) as file:
        file.write(content)


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to, which takes the place of an old one at the end, if nothing was raised."""
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    goal = Path(os.path.realpath(path))  # a link stays a link, to the new file
    handle, name = tempfile.mkstemp(prefix=f".{goal.name[:100]}.", suffix=".part", dir=goal.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(_mode(goal))
        beside.replace(goal)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _settle(goal.parent)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, each by `write`; it and folders in it are made if they are not there."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        write(folder / name, content)


def _mode(goal: Path) -> int:
    """The permissions of the file that is replaced; those of any new file where there is none."""
    try:
        return stat.S_IMODE(goal.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return _USUAL & ~mask


def _settle(folder: Path) -> None:
    """Let the new name reach the disk too, where the system can."""
    with suppress(OSError, AttributeError):  # Windows opens no folder
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

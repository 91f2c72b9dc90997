"""Is the old file whole, whenever a command that writes is killed? 200 tries, then a full disk.

    python bench/killed.py [TRIES]

Each try runs `extract` or `export` over an old file, in a process of its own that has imported everything
already, and kills it (SIGKILL) at a chance moment from its start to a little after its end. Half of the tries
wait until the temporary file beside the old one is there, and kill then. What is there afterwards is compared
with the old and the new file, byte by byte. The second part writes into a file system that is too small, if
this machine lets us mount one (Linux, as root), else under a limit of the size of files.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from machine import described

from dashboard import cli

TEXT = "In {year} the mill at Bramley burned. On 5 May {year} the weavers struck for ten weeks.\n\n"


def prepared(folder: Path) -> dict[str, tuple[list[str], Path, bytes, bytes]]:
    """For each command: its words, its file, and what is in that before and after."""
    text, table = folder / "mills.txt", folder / "events.csv"
    text.write_text("".join(TEXT.format(year=year) for year in range(1880, 1900)))
    made = {}
    for name, words, file in (
        ("extract", ["extract", str(text), "--out", str(table)], table),
        ("export", ["export", str(folder / "o.html"), "--events", str(table), "--force"], folder / "o.html"),
    ):
        assert silently(words) == 0
        new = file.read_bytes()
        old = new.replace(b"Bramley", b"Bradford") if name == "extract" else b"<title>old</title>" * 20_000
        made[name] = (words, file, old, new)
    return made


def silently(words: list[str]) -> int:
    """The status of a command, run here, with nothing printed."""
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        return cli.main(words)


def killed(words: list[str], file: Path, *, after: float, midst: bool) -> str:
    """Start a command and kill it: after some seconds, or once its temporary file is there; says when."""
    child = os.fork()
    if child == 0:
        os._exit(silently(words))
    until = time.monotonic() + (60 if midst else after)
    seen = ended = False
    while not (ended or seen) and time.monotonic() < until:
        time.sleep(0.0003)  # the command needs the processor more than we do
        seen = midst and any(file.parent.glob(f".{file.name}.*.part"))
        ended = os.waitpid(child, os.WNOHANG)[0] == child
    if not ended:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return "in the midst of writing" if seen else "after its end" if ended else "at some moment"


def tries(number: int) -> Counter[str]:
    """How it went, so many times."""
    chance, went = random.Random(17), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        commands = prepared(Path(folder))
        usual = {}
        for name, (words, *_) in commands.items():
            began = time.monotonic()
            silently(words)
            usual[name] = time.monotonic() - began
        for turn in range(number):
            name = list(commands)[turn % len(commands)]
            words, file, old, new = commands[name]
            file.write_bytes(old)
            if name == "export":  # reads the table that `extract` was killed over
                commands["extract"][1].write_bytes(commands["extract"][3])
            when = killed(words, file, after=chance.uniform(0, 1.2) * usual[name], midst=turn % 4 < 2)
            now = file.read_bytes()
            state = "old" if now == old else "new" if now == new else "LOST"
            went[f"{name}, killed {when}: {state}"] += 1
            for left in file.parent.glob(f".{file.name}.*.part"):
                left.unlink()
    return went


@contextmanager
def small_disk(folder: Path) -> Any:
    """A file system of 2 MB, in memory; None where we may not mount one."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    mounted = (
        sys.platform == "linux" and not subprocess.run(mount, check=False, capture_output=True).returncode
    )
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


def full_disk() -> Counter[str]:
    """How each command leaves the old file where there is no room for the new one."""
    went = Counter[str]()
    with tempfile.TemporaryDirectory() as made, tempfile.TemporaryDirectory() as disk:
        commands = prepared(Path(made))
        with small_disk(Path(disk)) as mounted:
            for name, (words, file, old, new) in commands.items():
                goal = Path(disk) / file.name
                goal.write_bytes(old)
                at = words.index(str(file))
                child = os.fork()
                if child == 0:
                    filled(Path(disk), old, new, mounted=mounted)
                    os._exit(silently([*words[:at], str(goal), *words[at + 1 :]]))
                status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
                state = "old" if goal.read_bytes() == old else "LOST"
                left = ", something is left" if list(Path(disk).glob(".*.part")) else ""
                kind = "full disk" if mounted else "limit of size"
                went[f"{name}, {kind}, exit status {status}: {state}{left}"] += 1
                for one in Path(disk).iterdir():
                    one.unlink()
    return went


def filled(disk: Path, old: bytes, new: bytes, *, mounted: bool) -> None:
    """Leave room for half of what is to be written."""
    if mounted:
        free = shutil.disk_usage(disk).free
        (disk / "filled").write_bytes(b"x" * max(0, free - len(new) // 2))
    else:
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(new) // 2, resource.RLIM_INFINITY))


def main() -> int:
    """Print how often the old or the new file was whole; 1 if it ever was neither."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    print(described())
    went = tries(number) + full_disk()
    for how, many in sorted(went.items()):
        print(f"{many:4} x {how}")
    return int(any("LOST" in how for how in went))


if __name__ == "__main__":
    sys.exit(main())

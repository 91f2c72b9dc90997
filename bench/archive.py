"""How a folder of texts is read by one core, by all and by Dask: how long, with how much memory, which rows.

    python bench/archive.py FOLDER [one pool dask]

Each way runs `claimline extract` on the folder. Printed are seconds by the clock and of the processor, and
the most memory that the command and its children had together at one time: counted by what each maps (RSS,
which counts what they share again for each) and by shares (PSS). Believe only ratios of one run. Linux only.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from machine import described

from dashboard.pool import processes

WAYS: dict[str, list[str]] = {"one": [], "pool": [], "dask": ["--engine", "dask"]}
OFTEN = 0.5  # seconds between two looks at the memory


def children(of: int) -> Iterator[int]:
    """A process and all that came of it."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    waiting = [of]
    while waiting:
        process = waiting.pop()
        yield process
        waiting += parents.get(process, [])


def memory(of: int) -> dict[str, float]:
    """Megabytes of a process and its children, counted in both ways."""
    found = {"Rss:": 0.0, "Pss:": 0.0}
    for process in children(of):
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        for name, size, *_ in (line.split() for line in lines):
            if name in found:
                found[name] += int(size) / 1000
    return found


def measured(way: str, folder: Path, out: Path) -> tuple[float, float, dict[str, float]]:
    """Seconds by the clock, seconds of the processor, and the most memory."""
    command = [sys.executable, "-m", "dashboard", "extract", str(folder), "--out", str(out), *WAYS[way]]
    first = min(os.sched_getaffinity(0))
    most = {"Rss:": 0.0, "Pss:": 0.0}
    used, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    with subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=(lambda: os.sched_setaffinity(0, {first})) if way == "one" else None,
    ) as process:
        while process.poll() is None:
            most = {name: max(most[name], size) for name, size in memory(process.pid).items()}
            time.sleep(OFTEN)
    took, now = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime, most


def main() -> int:
    """Print a table; 1 if two ways gave other rows."""
    folder, ways = Path(sys.argv[1]), sys.argv[2:] or list(WAYS)
    files = [path for path in folder.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"{described()}\n{len(files):,} files, {size:.1f} MB, {processes()} processes\n")
    print("| way | clock | against one | processor | RSS | PSS |\n|---|---|---|---|---|---|")
    rows: dict[str, bytes] = {}
    clock: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as made:
        for way in ways:
            out = Path(made, f"{way}.csv")
            clock[way], used, most = measured(way, folder, out)
            rows[way] = out.read_bytes()
            against = f"{clock['one'] / clock[way]:.2f} x" if "one" in clock else ""
            told = f"{used:.1f} s | {most['Rss:']:.0f} MB | {most['Pss:']:.0f} MB"
            print(f"| {way} | {clock[way]:.1f} s | {against} | {told} |", flush=True)
    same = len(set(rows.values())) == 1
    number = rows[ways[0]].count(b"\n")
    print(f"\n{number:,} lines; {'all ways gave the same' if same else 'the ways gave OTHER rows'}")
    return int(not same)


if __name__ == "__main__":
    sys.exit(main())

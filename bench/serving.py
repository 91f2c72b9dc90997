"""How a server bears a class: browsers opened together, connections that do nothing or drip, many visitors.

    python bench/serving.py                       # each server that is installed, about a minute each
    python bench/serving.py --visitors 120 claimline

A browser is six connections that fetch the page and all its files, and stay open. Each server gets the same
application in a process of its own; `old` is what Claimline used before: waitress with its limit of 100
connections. gunicorn and granian are measured where they are installed (`pip install gunicorn granian`).
Times are by the clock, as a pupil waits by the clock: believe only ratios of one run.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from machine import described

ROOT = Path(__file__).resolve().parent.parent
SERVERS = ("old", "claimline", "gunicorn", "gunicorn-2", "granian")
TURNS = ("/", "/embed?view=compare", "/?view=table", "/oembed?url=http%3A%2F%2F127.0.0.1%2F", "/picture.png")
"""What visitors ask for in turn."""
PATIENCE = 20  # seconds after which a pupil gives up; the old server's own patience is 120


def application() -> Any:
    """The WSGI application of the committed table."""
    from dashboard import lookup, opening, table
    from dashboard.showing import app

    frame, _ = table.read(ROOT / "events.csv")
    known = lookup.known(frame, near=ROOT)
    page = app.create(frame, sources=known.sources, background=known.background, read=opening.opened)
    return page.server


def run(kind: str, port: int) -> None:
    """Be one of our own servers."""
    import waitress

    from dashboard import server
    from dashboard.gate import Gate

    with server.listen("127.0.0.1", port) as listening:
        if kind == "claimline":
            server.serve(Gate(application()), listening)
        else:
            waitress.serve(application(), sockets=[listening], threads=8, _quiet=True)


def command(kind: str, port: int) -> list[str] | None:
    """What starts a server; None where it is not installed."""
    tools = Path(sys.executable).parent
    where = f"127.0.0.1:{port}"
    if kind.startswith("gunicorn"):
        program = shutil.which("gunicorn", path=str(tools))
        workers = kind.partition("-")[2] or "1"
        options = ["--bind", where, "--workers", workers, "--threads", "16", "--log-level", "error"]
        return program and [program, *options, "--chdir", str(ROOT / "bench"), "serving:application()"]
    if kind == "granian":
        program = shutil.which("granian", path=str(tools))
        options = [
            "--interface",
            "wsgi",
            "--port",
            str(port),
            "--blocking-threads",
            "16",
            "--log-level",
            "error",
        ]
        return program and [
            program,
            *options,
            "--working-dir",
            str(ROOT / "bench"),
            "--factory",
            "serving:application",
        ]
    return [sys.executable, __file__, "--be", kind, "--port", str(port)]


@contextmanager
def served(kind: str) -> Any:
    """A server that is ready: its port and its process."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with subprocess.Popen(command(kind, port) or [], cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        try:
            until = time.monotonic() + 120
            while asyncio.run(_timed(port, ["/"])) is None:
                assert process.poll() is None, f"{kind} did not start"
                assert time.monotonic() < until, f"{kind} did not start"
                time.sleep(0.2)
            yield port, process
        finally:
            process.terminate()


def memory(process: subprocess.Popen[bytes]) -> float:
    """Megabytes that a process and its children have."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            told = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        except OSError:
            continue
        if str(process.pid) in (told["Pid"].strip(), told["PPid"].strip()) and "VmRSS" in told:
            total += int(told["VmRSS"].split()[0])
    return total / 1000


def processor(process: subprocess.Popen[bytes]) -> float:
    """Seconds of the processor that a process has used."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


# What a browser does


@dataclass
class Browser:
    """Six connections that stay open, and how long the page took to arrive."""

    port: int
    kept: list[asyncio.StreamWriter] = field(default_factory=list)

    async def load(self, paths: Sequence[str]) -> float | None:
        """Seconds until all is there; None where it took longer than anybody waits, or failed."""
        began = time.monotonic()
        wanted = list(paths)

        async def one() -> None:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
            self.kept.append(writer)
            while wanted:
                await get(reader, writer, wanted.pop(0))

        try:
            async with asyncio.timeout(PATIENCE):
                await asyncio.gather(*(one() for _ in range(6)))
        except (TimeoutError, OSError, ValueError, asyncio.IncompleteReadError):
            return None
        return time.monotonic() - began

    def close(self) -> None:
        for writer in self.kept:
            writer.close()


async def get(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str) -> bytes:
    """The body that a path gives; raises ValueError for a refusal."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br\r\n\r\n".encode())
    await writer.drain()
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    if " 200 " not in head[:20]:
        raise ValueError(head[:60])
    length = re.search(r"content-length: (\d+)", head)
    if length:
        return await reader.readexactly(int(length[1]))
    body = b""
    while size := int(await reader.readline(), 16):
        body += await reader.readexactly(size)
        await reader.readline()
    await reader.readline()
    return body


async def _timed(port: int, paths: Sequence[str]) -> float | None:
    browser = Browser(port)
    took = await browser.load(paths)
    browser.close()
    return took


async def files(port: int) -> list[str]:
    """The page's address, and those of all files that it asks for."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
    page = (await reader.read()).decode("utf-8", "replace")
    writer.close()
    found = re.findall(r'(?:src|href|data-url|data-texts)="(/(?:assets|data|_dash)[^"]+)"', page)
    return ["/", *dict.fromkeys(found), "/_dash-layout", "/_dash-dependencies"]


# What is measured


async def a_class(
    port: int, paths: Sequence[str], *, browsers: int = 30, within: float = 5
) -> list[float | None]:
    """How long each of some browsers takes, which are opened one after another and stay open."""

    async def opened(n: int) -> tuple[Browser, float | None]:
        await asyncio.sleep(n * within / browsers)
        browser = Browser(port)
        return browser, await browser.load(paths)

    all_of_them = await asyncio.gather(*(opened(n) for n in range(browsers)))
    for browser, _ in all_of_them:
        browser.close()
    return [took for _, took in all_of_them]


async def beside(
    port: int, paths: Sequence[str], *, drips: bool, connections: int = 100
) -> list[float | None]:
    """How long three browsers take, one after another, beside connections that do nothing, or drip bytes."""
    writers: list[asyncio.StreamWriter] = []
    for _ in range(connections):
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writers.append(writer)

    async def drip() -> None:
        for byte in b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: " + b"x" * 1000:
            for writer in writers:
                writer.write(bytes([byte]))
            await asyncio.sleep(0.5)

    dripping = asyncio.create_task(drip()) if drips else None
    await asyncio.sleep(2)
    took = [await _timed(port, paths) for _ in range(3)]
    if dripping:
        dripping.cancel()
    for writer in writers:
        writer.close()
    return took


async def visitors(port: int, *, seconds: float, number: int = 200) -> tuple[list[float], int]:
    """The seconds that each request took, and how many failed: each visitor asks every five seconds or so."""
    until, took, failed = time.monotonic() + seconds, list[float](), 0

    async def visitor(n: int) -> None:
        nonlocal failed
        await asyncio.sleep(5 * n / number)
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.monotonic() < until:
            began = time.monotonic()
            try:
                async with asyncio.timeout(PATIENCE):
                    await get(reader, writer, TURNS[n % len(TURNS)])
                took.append(time.monotonic() - began)
            except (TimeoutError, OSError, ValueError, asyncio.IncompleteReadError):
                failed += 1
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
            n += 1
            await asyncio.sleep(max(0, 5 - (time.monotonic() - began)))
        writer.close()

    await asyncio.gather(*(visitor(n) for n in range(number)))
    return took, failed


def measured(kind: str) -> dict[str, float]:
    """The slowest of each trial in seconds; what never came counts as PATIENCE."""
    found = {}
    trials: dict[str, Callable[..., Any]] = {
        "class of 30": a_class,
        "100 idle": lambda port, paths: beside(port, paths, drips=False),
        "100 dripping": lambda port, paths: beside(port, paths, drips=True),
    }
    for name, trial in trials.items():
        with served(kind) as (port, process):
            paths = asyncio.run(files(port))
            for _ in range(2):  # what is compressed once is
                asyncio.run(_timed(port, paths))
            took = asyncio.run(trial(port, paths))
            found[name] = max(PATIENCE if one is None else one for one in took)
            print(
                f"  {kind}, {name}: slowest {found[name]:.2f} s, {took.count(None)} of {len(took)} never",
                flush=True,
            )
            found["MB"] = memory(process)
    return found


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("servers", nargs="*", default=SERVERS)
    asked.add_argument("--visitors", type=float, metavar="SECONDS", help="200 visitors instead, for so long")
    asked.add_argument("--be", help=argparse.SUPPRESS)
    asked.add_argument("--port", type=int, default=0, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.be:
        run(given.be, given.port)
        return
    kinds = [kind for kind in given.servers if command(kind, 0)]
    print(described())
    if given.visitors:
        for kind in kinds:
            with served(kind) as (port, process):
                asyncio.run(_timed(port, TURNS))  # what is made once is
                before, used = memory(process), processor(process)
                took, failed = asyncio.run(visitors(port, seconds=given.visitors / 2))
                midst = memory(process)
                more, again = asyncio.run(visitors(port, seconds=given.visitors / 2))
                took, failed = [*took, *more], failed + again
                cuts = statistics.quantiles(took, n=100)
                print(
                    f"{kind}: {len(took)} requests, {failed} failed; median {1000 * cuts[49]:.0f} ms, "
                    f"95 of 100 within {1000 * cuts[94]:.0f} ms, slowest {1000 * max(took):.0f} ms; "
                    f"{1000 * (processor(process) - used) / len(took):.1f} ms of the processor each; "
                    f"{before:.0f} MB before, {midst:.0f} MB in the midst, {memory(process):.0f} MB after"
                )
        return
    results = {kind: measured(kind) for kind in kinds}
    print("\n| server | class of 30 | 100 idle | 100 dripping | MB |\n|---|---|---|---|---|")
    for kind, found in results.items():
        told = [f"{found[name]:.2f} s" + _ratio(results, kind, name) for name in list(found) if name != "MB"]
        print(f"| {kind} | {' | '.join(told)} | {found['MB']:.0f} |")


def _ratio(results: dict[str, dict[str, float]], kind: str, name: str) -> str:
    if kind == "old" or "old" not in results:
        return ""
    return f" ({results[kind][name] / results['old'][name]:.3f} of old)"


if __name__ == "__main__":
    main()

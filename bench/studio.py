"""How the studio does in Chromium: the same claims as the command line, and what it costs.

    python bench/studio.py STUDIO.html FOLDER...

reads every .txt of the folders, each by itself, and what else a folder holds (.docx, .pdf) in one drop, by
the real file from the disk and natively, compares every column of every claim, and prints processor time and
memory of Chromium's processes, and the main thread's longest task. The first text is read twice: the
difference is the start of the reader.
"""

from __future__ import annotations

import contextlib
import csv
import io
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect, sync_playwright

from dashboard import bringing, cli, in_browser, pdfium
from dashboard.reading.claims.extract import Claim
from dashboard.showing import headings, page_data

_CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
_TICK = os.sysconf("SC_CLK_TCK")
_OTHERS = (".docx", ".pdf", ".odt", ".epub", ".html", ".md", ".rtf")
_WAIT = 600_000
"""Milliseconds in which a text is surely read, on any machine."""
_WATCH = """() => { window.longest = 0; new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
}).observe({ type: "longtask" }); }"""
_LONGEST = "() => { const found = window.longest; window.longest = 0; return found; }"


def processes(root: int) -> list[int]:
    """All that a process started, directly or not."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it ended
            continue
    found = [root]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found[1:]


def used() -> tuple[float, float]:
    """Of our Chromium: seconds of processor time, and the most memory that a page of it ever held, in MB."""
    seconds, most = 0.0, 0.0
    for one in processes(os.getpid()):
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            command = Path(f"/proc/{one}/cmdline").read_bytes()
            told = dict(line.split(":", 1) for line in Path(f"/proc/{one}/status").read_text().splitlines())
        except OSError:
            continue
        if b"chrom" not in command.split(b"\0")[0]:  # Playwright's own
            continue
        seconds += (int(fields[11]) + int(fields[12])) / _TICK
        if b"--type=renderer" in command and "VmHWM" in told:
            most = max(most, int(told["VmHWM"].split()[0]) * 1024 / 1e6)
    return seconds, most


@dataclass(frozen=True, slots=True)
class Native:
    """What this machine's own Python finds: the heading, the claims as a page has them, and the table."""

    title: str
    claims: dict[str, Any]
    as_command: bool
    """Whether `claimline extract` writes the same table, in every column."""


def natively(files: Sequence[Path]) -> Native:
    """Read the same files by the command line, and as a page gets them."""
    found = bringing.brought([(file.name, file.read_bytes()) for file in files], lang="en", pdf=pdfium.read)
    columns = in_browser._columns(found.claims)
    claims = page_data.claims(columns, background=found.background)
    shown = page_data.shown_sources(columns, sources=found.sources)
    title = headings.names(shown, lang="en") if len(shown) > 1 else headings.title(shown, lang="en")
    return Native(title, claims, _extracted(files) == columns)


def _extracted(files: Sequence[Path]) -> dict[str, list[str]]:
    """The columns of the table that `claimline extract` writes."""
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(io.StringIO()):
        table = Path(folder) / "events.csv"
        with contextlib.redirect_stdout(io.StringIO()):
            cli.main(["extract", *map(str, files), "--out", str(table)])
        with table.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    return {field.name: [row[field.name] for row in rows] for field in fields(Claim)}


def read(page: Page, files: Sequence[Path], *, title: str) -> dict[str, Any]:
    """Read files and show them; the answer is the claims that the page then has, none if it found none."""
    page.get_by_role("button", name="Open essays").click()
    page.set_input_files("#opener-files", list(files))
    together = page.locator("#opener-together")
    if together.count() and together.is_visible():
        together.uncheck()
    page.get_by_role("button", name="Read them").click()
    done = page.locator("dialog .show, dialog .said .refused, dialog .told")
    done.first.wait_for(timeout=_WAIT)
    if not page.locator("dialog .show").count():
        page.keyboard.press("Escape")
        return {"n": 0}
    page.get_by_role("button", name="Show the timeline").click()
    expect(page.locator("dialog.opener")).to_have_count(0, timeout=_WAIT)
    expect(page.locator("#page h1")).to_have_text(title, timeout=_WAIT)
    claims: dict[str, Any] = page.evaluate("claimline.now().data.claims")
    return claims


def drops(folders: Sequence[str]) -> Iterator[list[Path]]:
    """What is opened, one after the other."""
    for folder in map(Path, folders):
        inside = sorted(file for file in folder.rglob("*") if file.is_file())
        yield from ([file] for file in inside if file.suffix == ".txt")
        others = [file for file in inside if file.suffix in _OTHERS]
        if others:
            yield others


def main(studio: str, *folders: str) -> int:
    """Open all, one after the other; 1 if any claim differs."""
    ahead = list(drops(folders))
    natives = {tuple(files): natively(files) for files in ahead}
    differ = claims = 0
    longest = 0.0
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=_CHROMIUM)
        page = chromium.new_page()
        page.goto(Path(studio).resolve().as_uri())
        expect(page.locator("#page h1")).to_be_visible(timeout=_WAIT)
        page.evaluate(_WATCH)
        for number, files in enumerate([ahead[0], *ahead]):
            here = natives[tuple(files)]
            before = used()[0]
            there = read(page, files, title=here.title)
            seconds, task = used()[0] - before, page.evaluate(_LONGEST)
            longest = max(longest, task)
            names = ("n", *(here.claims if there["n"] else ()))
            same = all(there[name] == here.claims[name] for name in names)
            fine = same and here.as_command
            differ += not fine
            claims += here.claims["n"] if number else 0
            size = sum(file.stat().st_size for file in files) / 1000
            print(
                f"{files[0].name:28} {len(files)} x {size / len(files):4.0f} KB {here.claims['n']:4} claims "
                f"{'same' if fine else 'DIFFER'} {seconds:6.2f} s, longest task {task:4.0f} ms"
                f"{'' if number else ' (with the start)'}",
                flush=True,
            )
        print(
            f"{len(ahead)} drops, {claims} claims, {differ} differ; longest task {longest:.0f} ms; "
            f"most memory of a page {used()[1]:.0f} MB"
        )
        chromium.close()
    return int(differ > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

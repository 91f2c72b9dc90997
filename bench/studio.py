"""How the studio does in Chromium: the same claims as the command line, and what it costs.

    python bench/studio.py STUDIO.html FOLDER...

reads every .txt of the folders by the real file from the disk and natively, compares every column of every
claim, and prints processor time (all of Chromium's processes), memory, and the main thread's longest task.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from dashboard import bringing, in_browser, pdfium
from dashboard.showing import page_data

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_WATCH = """() => { window.longest = 0; new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
}).observe({ type: "longtask" }); }"""


def processes(root: int) -> list[int]:
    """A process and all that it started."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it ended
            continue
    found = [root]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def used(root: int) -> tuple[float, float]:
    """Seconds of processor time, and the most that one of the page's processes holds in MB."""
    seconds, most = 0.0, 0.0
    for one in processes(root):
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            command = Path(f"/proc/{one}/cmdline").read_bytes()
        except OSError:
            continue
        seconds += (int(fields[11]) + int(fields[12])) / _TICK
        if b"--type=renderer" in command:
            most = max(most, int(fields[21]) * _PAGE / 1e6)
    return seconds, most


def read(page: Page, files: list[Path]) -> dict[str, Any]:
    """Read files and show them; the answer is the claims that the page then has."""
    page.get_by_role("button", name="Open essays").click()
    page.set_input_files("#opener-files", files)
    together = page.locator("#opener-together")
    if together.count() and together.is_visible():
        together.uncheck()
    page.get_by_role("button", name="Read them").click()
    page.locator("dialog .show, dialog .said .refused").first.wait_for(timeout=600_000)
    if not page.locator("dialog .show").count():
        page.keyboard.press("Escape")
        return {}
    page.evaluate("window.before = claimline.now().data")
    page.get_by_role("button", name="Show the timeline").click()
    page.wait_for_function("claimline.now().data !== window.before")
    claims: dict[str, Any] = page.evaluate("claimline.now().data.claims")
    return claims


def natively(files: list[Path]) -> dict[str, Any]:
    """The claims that the command line's reader finds in the same files, as a page has them."""
    found = bringing.brought([(file.name, file.read_bytes()) for file in files], lang="en", pdf=pdfium.read)
    return page_data.claims(in_browser._columns(found.claims), background=found.background)


def main(studio: str, *folders: str) -> int:
    """Read one text, to start the reader, then all, each by itself; 1 if any claim differs."""
    files = sorted(file for folder in folders for file in Path(folder).rglob("*.txt"))
    differ = claims = 0
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"))
        page = chromium.new_page()
        page.goto(Path(studio).resolve().as_uri())
        page.wait_for_function("window.claimline && claimline.now && claimline.now()")
        page.evaluate(_WATCH)
        root = os.getpid()
        for number, file in enumerate(files):
            before, own = used(root)[0], time.process_time()
            there = read(page, [file])
            seconds = used(root)[0] - before - (time.process_time() - own)
            here = natively([file])
            same = bool(there) == bool(here["n"]) and all(there[name] == here[name] for name in there)
            differ += not same
            claims += here["n"]
            size = file.stat().st_size / 1000
            kind = "first, with the start" if not number else "then"
            print(
                f"{file.name:32} {size:6.0f} KB {here['n']:4} claims "
                f"{'same' if same else 'DIFFER'} {seconds:6.2f} s {kind}",
                flush=True,
            )
        print(
            f"{len(files)} texts, {claims} claims, {differ} differ; "
            f"longest task {page.evaluate('longest'):.0f} ms; memory {used(root)[1]:.0f} MB"
        )
        chromium.close()
    return int(differ > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

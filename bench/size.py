"""The page at sizes from 30 to a million claims, beside other timelines in one run.

    npm install --prefix FOLDER @knight-lab/timelinejs vis-timeline \\
        plotly.js-basic-dist-min plotly.js-dist-min
    python bench/size.py FOLDER [--sizes 30,1000,10000,100000,1000000] [--rounds 3] [--write bench/size.md]

Times are the main thread's own (Chromium's `Performance` metrics in thread ticks) until the page is at rest,
medians in milliseconds. `filter` is a press that leaves one source. `heap` is what JavaScript holds after a
garbage collection, with the bytes of its buffers. Data and page are counted as they come over the wire.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import made
import rivals
from page import QUIET, ROOT, SIZE, cost, exported, measured, serving, settled, spent
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as BrowserError

AGAINST = {30: "TimelineJS", 1000: "vis-timeline", 10_000: "Plotly", 100_000: "Plotly WebGL"}
"""By size what the page is measured against."""
OTHER_PLACES = 100_000
"""The most claims that are also opened as a file and in a frame."""
_FILTER = {
    "page": "document.querySelector('#page [data-facet=source]').click()",
    "rival": "filterAgain()",
}
_WAIT = 120_000  # milliseconds for a page to show something


@dataclass(frozen=True, slots=True)
class Visit:
    """What one opening of a page cost: milliseconds, megabytes and kilobytes."""

    draw: float
    filter: float
    heap: float
    data: float
    whole: float


def visited(browser: Browser, url: str, *, drawn: str, kind: str, ours: str = "/data/") -> Visit:
    """Open a page that nothing is kept of, filter it there and back twice, and note the costs.

    `drawn` is a selector of what tells that it is drawn; addresses with `ours` in them are data.
    """
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    page.set_default_timeout(_WAIT)
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    session.send("Network.enable")
    asked: dict[str, str] = {}
    sizes: dict[str, float] = defaultdict(float)
    session.on(
        "Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event["request"]["url"]})
    )

    def came(event: dict[str, float | str]) -> None:
        sizes[asked.get(str(event["requestId"]), "")] += float(event["encodedDataLength"])

    session.on("Network.loadingFinished", came)
    try:
        page.goto(url, timeout=_WAIT, wait_until="commit")
        page.locator(drawn).first.wait_for(state="attached")
        settled(page, session)
        draw = spent(session)
        data = sum(size for address, size in sizes.items() if ours in address)
        whole = sum(sizes.values())
        session.send("HeapProfiler.collectGarbage")
        heap = session.send("Runtime.getHeapUsage")
        idle = statistics.median(measured(page, session, lambda: None) for _ in range(3))
        filters = [cost(page, session, _FILTER[kind], idle=idle) for _ in range(4)]
        held = heap["usedSize"] + heap.get("backingStorageSize", 0)
        return Visit(draw, statistics.median(filters), held / 1e6, data / 1000, whole / 1000)
    finally:
        context.close()


def several(visits: list[Visit]) -> Visit:
    """The median of each cost."""
    names = Visit.__slots__
    return Visit(**{name: statistics.median(getattr(one, name) for one in visits) for name in names})


def attempt(browser: Browser, url: str, *, rounds: int, **how: str) -> Visit | None:
    """Several visits in one; None if the page does not open in the time given."""
    try:
        return several([visited(browser, url, **how) for _ in range(rounds)])
    except (BrowserError, SystemExit):
        return None


def of_size(browser: Browser, n: int, packages: Path, *, rounds: int) -> list[str]:
    """The lines of the table for one size."""
    found: dict[str, Visit | None] = {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        events = folder / "events.csv"
        made.written(events, n)
        ours = {"drawn": "#chart text", "kind": "page"}
        rival = AGAINST.get(n)
        if rival:
            rivals.pages(folder, events, [rival])
            with rivals.serving(folder, packages / "node_modules") as address:
                how = {"drawn": rivals.RIVALS[rival].drawn, "kind": "rival", "ours": "data.json"}
                found[rival] = attempt(
                    browser, f"{address}/{rival.replace(' ', '%20')}.html", rounds=rounds, **how
                )
        with serving(ROOT, events) as address:
            found["Claimline"] = attempt(browser, f"{address}/", rounds=rounds, **ours)
            if n <= OTHER_PLACES:
                found["its frame"] = attempt(browser, f"{address}/embed", rounds=rounds, **ours)
        if n <= OTHER_PLACES:
            found["its file"] = attempt(browser, exported(ROOT, events, folder), rounds=rounds, **ours)
    return [line(n, who, visit, found.get(rival or "")) for who, visit in found.items()]


def line(n: int, who: str, visit: Visit | None, rival: Visit | None) -> str:
    """One line of the table: the costs, and their ratios to the rival's."""
    if visit is None:
        return f"| {n:,} | {who} | did not open | | | | | | |"
    ratios = ["", ""]
    if rival is not None and rival is not visit:
        ratios = [f"{visit.draw / rival.draw:.2f}", f"{visit.filter / rival.filter:.2f}"]
    return (
        f"| {n:,} | {who} | {visit.draw:.0f} | {ratios[0]} | {visit.filter:.1f} | {ratios[1]} "
        f"| {visit.heap:.1f} | {visit.data:,.0f} | {visit.whole:,.0f} |"
    )


def measure(packages: Path, sizes: list[int], *, rounds: int, out: Path | None) -> None:
    """Measure all sizes, print the table as it grows, and write it."""
    head = [
        f"Measured on {datetime.now(UTC):%d %B %Y}: {machine()}.",
        "",
        "| claims | page | first draw, ms | ratio | filter, ms | ratio | heap, MB | data, kB | whole, kB |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    print("\n".join(head), flush=True)
    lines: list[str] = []
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        for n in sizes:
            browser = playwright.chromium.launch(executable_path=path, args=QUIET)
            began = time.monotonic()
            lines += of_size(browser, n, packages, rounds=rounds)
            print("\n".join(lines[-4:]), f"({time.monotonic() - began:.0f} s)", flush=True)
            browser.close()
    if out:
        about = f"# The page at size\n\n{(__doc__ or '').split(chr(10) * 2, 2)[2].strip()}\n\n"
        out.write_text(about + "\n".join([*head, *lines]) + "\n", encoding="utf-8")


def machine() -> str:
    """What the figures were measured on, in plain words."""
    cores = f"{os.cpu_count()} cores ({platform.machine()}) shared with other work"
    return f"{cores}, {platform.system()}, Chromium without a graphics card"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("packages", type=Path, help="the folder in which npm put the other timelines")
    parser.add_argument("--sizes", default="30,1000,10000,100000,1000000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    wanted = [int(size) for size in given.sizes.split(",")]
    sys.exit(measure(given.packages.resolve(), wanted, rounds=given.rounds, out=given.write))

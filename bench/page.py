"""How fast the page is: bytes on the wire, the first picture, a filter, a zoom step.

    python bench/page.py [events.csv] [--rounds 15]

Times are the main thread's own (Chromium's `Performance` metrics in thread ticks), medians in milliseconds,
so that a busy machine does not blur them much. A step is measured from the click until the page is quiet.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from conftest import serving  # noqa: E402
from playwright.sync_api import CDPSession, Page, sync_playwright  # noqa: E402

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
IDLE = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60))))"""
ACTIONS = {
    "filter by source": "document.querySelector('#page [data-facet=source]').click()",
    "filter by theme": "document.querySelector('#page [data-facet=theme]').click()",
    "zoom in, then fit": """document.querySelector(
        `[data-zoom=${(window.flip = !window.flip) ? 'in' : 'fit'}]`).click()""",
    "choose the next claim": """document.querySelector("#chart").dispatchEvent(
        new KeyboardEvent("keydown", { key: "ArrowRight" }))""",
}
PARTS = {
    "select": "claimline.select(now.data.claims, now.state)",
    "counts": "claimline.counts(now.data.claims, now.state)",
    "order": "claimline.inTime(now.data.claims, now.order)",
}
REPEATED = """() => {{ const now = claimline.now(), from = performance.now();
  for (let i = 0; i < 20; i += 1) {};
  return (performance.now() - from) / 20; }}"""


def spent(session: CDPSession) -> float:
    """Milliseconds that the main thread has worked so far."""
    metrics = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"]) * 1000


def measured(page: Page, session: CDPSession, act: Callable[[], Any], rounds: int) -> float:
    """Median of the main thread's time for an action, less what an idle wait of the same length costs."""
    times = []
    for _ in range(rounds):
        before = spent(session)
        act()
        page.evaluate(IDLE)
        times.append(spent(session) - before)
    return statistics.median(times)


def transfer(page: Page, session: CDPSession, url: str) -> tuple[float, int]:
    """Kilobytes on the wire for a first visit, and the number of requests."""
    sizes: list[float] = []
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(url)
    page.locator("#chart text").first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    return sum(sizes) / 1000, len(sizes)


def report(url: str, rounds: int) -> None:
    """Print one line a figure."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        size, requests = transfer(page, session, url)
        print(f"transfer, cold            {size:8.0f} kB in {requests} requests")
        print(f"until all is quiet        {spent(session):8.0f} ms main thread")
        idle = measured(page, session, lambda: None, rounds)
        for name, script in ACTIONS.items():

            def act(script: str = script) -> None:
                page.evaluate(script)

            act()
            print(f"{name:25} {measured(page, session, act, rounds) - idle:8.0f} ms main thread")
        for name, call in PARTS.items():
            print(f"  of it: {name:16} {page.evaluate(REPEATED.format(call)):8.2f} ms")
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("events", nargs="?", type=Path, default=ROOT / "events.csv")
    parser.add_argument("--rounds", type=int, default=15)
    given = parser.parse_args()
    with serving(given.events) as address:
        report(address, given.rounds)

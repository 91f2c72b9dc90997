"""How fast the page is: bytes on the wire, the first picture, a filter, a zoom step, pointing.

    python bench/page.py [events.csv] [--rounds 15]

Times are the main thread's own (Chromium's `Performance` metrics in thread ticks), medians in milliseconds,
so that a busy machine does not blur them much. A step is measured from the click until the page is quiet.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, Route, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent

SIZE: ViewportSize = {"width": 1440, "height": 900}
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
TABS = ("as-told", "compare", "table")
PARTS = {
    "select": "claimline.select(now.data.claims, now.state)",
    "counts": "claimline.counts(now.data.claims, now.state)",
    "order": "claimline.inTime(now.data.claims, now.order)",
}
DRAWN = """[claimline.now().arrangement.marks.filter((mark) => mark.y !== null).length,
  document.querySelectorAll("#chart svg *, #overview svg *").length]"""
PLACES = """() => {
  const { marks, axis, width } = claimline.now().arrangement;
  const box = document.querySelector("#chart").getBoundingClientRect();
  const at = (x, y) => [box.left + x, box.top + y];
  const placed = marks.filter((mark) => mark.y !== null);
  const labels = placed.map((mark) => at(mark.labelX + mark.labelWidth / 2, mark.y));
  return { labels, axis: labels.map((_, i) => at((i * 37) % width, (axis.top + axis.bottom) / 2)) };
}"""
REPEATED = """() => {{ const now = claimline.now(), from = performance.now();
  for (let i = 0; i < 20; i += 1) {};
  return (performance.now() - from) / 20; }}"""


@contextmanager
def serving(events: Path) -> Iterator[str]:
    """`claimline serve` over a table for as long as the block lasts; the address that it prints."""
    command = [
        sys.executable,
        "-m",
        "dashboard",
        "serve",
        "--no-browser",
        "--port",
        "0",
        "--events",
        str(events),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            found = re.search(r"http://\S+", line)
            if not found:
                sys.exit(f"the server did not say where it is: {line!r}")
            yield found[0]
        finally:
            process.terminate()


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


def hover(page: Page, session: CDPSession, rounds: int) -> float:
    """Median time of pointing at one label after the other, less that of pointing at the axis."""
    places = page.evaluate(PLACES)
    costs = []
    for along in (places["labels"], places["axis"]):
        times = []
        for x, y in along[: 4 * rounds]:
            before = spent(session)
            page.mouse.move(x, y)
            page.evaluate(IDLE)
            times.append(spent(session) - before)
        costs.append(statistics.median(times))
    return costs[0] - costs[1]


def held(page: Page, url: str) -> Route:
    """Opens a page and keeps its claims back until everything else is there and quiet."""
    asked: list[Route] = []
    page.route("**/data/*", lambda route: asked.append(route))
    page.goto(url)
    page.locator("#chart-graph .main-svg").first.wait_for(state="attached")
    while not asked:
        page.wait_for_timeout(50)
    page.evaluate(IDLE)
    return asked[0]


def first_draw(browser: Browser, url: str, rounds: int) -> float:
    """Median time from the claims' arrival at a page that waits for them until all is drawn and quiet."""
    times = []
    for _ in range(max(3, rounds // 3)):
        page = browser.new_page(viewport=SIZE)
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        claims = held(page, url)
        before = spent(session)
        claims.continue_()
        page.locator("#chart text").first.wait_for(state="attached")
        page.locator("#chart-graph path.js-fill").first.wait_for(state="attached")
        page.evaluate(IDLE)
        times.append(spent(session) - before)
        page.close()
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


def pressed(page: Page, what: str) -> Callable[[], Any]:
    """Presses a button of the page."""
    return lambda: page.evaluate(f"document.querySelector('#page {what}').click()")


def tab(browser: Browser, url: str, view: str) -> list[float]:
    """What it costs to open a view for the first time, to filter in it, and to come back to it."""
    page = browser.new_page(viewport=SIZE)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(url)
    page.locator("#chart-graph path.js-fill").first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    page.evaluate(IDLE)
    idle = measured(page, session, lambda: None, 3)
    opened, filtered = pressed(page, f"#tab-{view}"), pressed(page, "[data-facet=theme]")
    first = measured(page, session, opened, 1)
    filters = measured(page, session, filtered, 4)
    pressed(page, "#tab-timeline")()
    page.evaluate(IDLE)
    later = measured(page, session, opened, 1)
    page.close()
    return [first - idle, later - idle, filters - idle]


def tabs(browser: Browser, url: str, rounds: int) -> None:
    """Print the medians of `tab` for each view."""
    for view in TABS:
        times = [tab(browser, url, view) for _ in range(max(3, rounds // 3))]
        first, later, filters = (statistics.median(column) for column in zip(*times, strict=True))
        print(f"{view:8} first {first:6.0f}, later {later:6.0f}, filter {filters:6.0f} ms main thread")


def report(url: str, rounds: int) -> None:
    """Print one line a figure."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        page = browser.new_page(viewport=SIZE)
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        size, requests = transfer(page, session, url)
        print(f"transfer, cold            {size:8.0f} kB in {requests} requests")
        print(f"until all is quiet        {spent(session):8.0f} ms main thread")
        drawn = page.evaluate(DRAWN)
        print(f"labels, things drawn      {drawn[0]:8} {drawn[1]}")
        idle = measured(page, session, lambda: None, rounds)
        for name, script in ACTIONS.items():

            def act(script: str = script) -> None:
                page.evaluate(script)

            act()
            print(f"{name:25} {measured(page, session, act, rounds) - idle:8.0f} ms main thread")
        for name, call in PARTS.items():
            print(f"  of it: {name:16} {page.evaluate(REPEATED.format(call)):8.2f} ms")
        page.reload()
        page.locator("#chart text").first.wait_for(state="attached")
        print(f"point at a label          {hover(page, session, rounds):8.1f} ms main thread")
        page.close()
        print(f"first draw after data     {first_draw(browser, url, rounds):8.0f} ms main thread")
        tabs(browser, url, rounds)
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("events", nargs="?", type=Path, default=ROOT / "events.csv")
    parser.add_argument("--rounds", type=int, default=15)
    given = parser.parse_args()
    with serving(given.events) as address:
        report(address, given.rounds)

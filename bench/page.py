"""How fast the page is, as a Dash page, in a frame and as a file; beside another checkout in one run.

    python bench/page.py [events.csv] [--against ../other] [--rounds 9]

Times are the main thread's own (Chromium's `Performance` metrics in thread ticks), medians in milliseconds,
so that a busy machine does not blur them much. Whatever is done is measured until the page is quiet. The two
checkouts take turns, and each is run by its own `.venv` if it has one; the last column is ours by theirs.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent

SIZE: ViewportSize = {"width": 1440, "height": 900}
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
IDLE = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60))))"""
CALM = 4.0  # milliseconds of work in an idle wait; at no more than this the page has come to rest
ACTIONS = {
    "filter by source": "document.querySelector('#page [data-facet=source]').click()",
    "filter by theme": "document.querySelector('#page [data-facet=theme]').click()",
    "zoom in, then fit": """document.querySelector(
        `[data-zoom=${(window.flip = !window.flip) ? 'in' : 'fit'}]`).click()""",
    "choose the next claim": """document.querySelector("#chart").dispatchEvent(
        new KeyboardEvent("keydown", { key: "ArrowRight" }))""",
}
PLACES = """() => {
  const { marks, axis, width } = claimline.now().arrangement;
  const box = document.querySelector("#chart").getBoundingClientRect();
  const at = (x, y) => [box.left + x, box.top + y];
  const placed = marks.filter((mark) => mark.y !== null);
  const labels = placed.map((mark) => at(mark.labelX + mark.labelWidth / 2, mark.y));
  return { labels, axis: labels.map((_, i) => at((i * 37) % width, (axis.top + axis.bottom) / 2)) };
}"""

Figures = dict[str, list[float]]


def command(checkout: Path, *words: str) -> list[str]:
    """A command of a checkout, whose own package stands first because it runs there."""
    python = checkout / ".venv" / "bin" / "python"
    return [str(python) if python.exists() else sys.executable, "-m", "dashboard", *words]


@contextmanager
def serving(checkout: Path, events: Path) -> Iterator[str]:
    """`claimline serve` over a table for as long as the block lasts; the address that it prints."""
    words = ["serve", "--no-browser", "--port", "0", "--events", str(events)]
    with subprocess.Popen(
        command(checkout, *words), stdout=subprocess.PIPE, text=True, cwd=checkout
    ) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            found = re.search(r"http://\S+", line)
            if not found:
                sys.exit(f"the server of {checkout} did not say where it is: {line!r}")
            yield found[0].rstrip("/")
        finally:
            process.terminate()


def exported(checkout: Path, events: Path, folder: Path) -> str:
    """The address of the page as a file, written by a checkout."""
    out = folder / "timeline.html"
    subprocess.run(
        command(checkout, "export", str(out), "--events", str(events)),
        cwd=checkout,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return out.as_uri()


def spent(session: CDPSession) -> float:
    """Milliseconds that the main thread has worked so far."""
    metrics = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"]) * 1000


def settled(page: Page, session: CDPSession) -> int:
    """Wait until the page asks for nothing and an idle wait costs next to nothing, twice in a row.

    The answer is the number of waits. Two take longer than the page waits for a hand that drags to rest.
    """
    page.wait_for_load_state("networkidle")
    calm = 0
    for waits in range(1, 100):
        before = spent(session)
        page.evaluate(IDLE)
        calm = calm + 1 if spent(session) - before < CALM else 0
        if calm == 2:
            return waits
    sys.exit(f"{page.url} does not come to rest")


def measured(page: Page, session: CDPSession, act: Callable[[], Any]) -> float:
    """The main thread's time for an action and an idle wait after it."""
    before = spent(session)
    act()
    page.evaluate(IDLE)
    return spent(session) - before


def cost(page: Page, session: CDPSession, script: str, *, idle: float) -> float:
    """The main thread's time until the page is quiet after an action, less `idle` for each wait."""
    before = spent(session)
    page.evaluate(script)
    waits = settled(page, session)
    return spent(session) - before - idle * waits


@contextmanager
def opened(browser: Browser, url: str, figures: Figures) -> Iterator[tuple[Page, CDPSession]]:
    """A first visit with nothing kept from before: bytes on the wire, requests, work until it rests."""
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(url)
    page.locator("#chart text").first.wait_for(state="attached")
    settled(page, session)
    figures["opening, ms"].append(spent(session))
    figures["on the wire, kB"].append(sum(sizes) / 1000)
    figures["requests"].append(len(sizes))
    yield page, session
    context.close()


def hover(page: Page, session: CDPSession, figures: Figures) -> None:
    """Median times of pointing at one label after the other, and at the axis, where nothing is to be shown.

    Both with an idle wait: less that of the axis, a label would seem the dearer the cheaper the axis is.
    """
    places = page.evaluate(PLACES)
    for what, along in (("a label", places["labels"]), ("the axis", places["axis"])):
        costs = [measured(page, session, lambda x=x, y=y: page.mouse.move(x, y)) for x, y in along[:12]]
        figures[f"point at {what}, ms"].append(statistics.median(costs))


def visit(browser: Browser, url: str, figures: Figures, *, tabs: bool) -> None:
    """Open a page, do everything once or twice, and note what each cost."""
    with opened(browser, url, figures) as (page, session):
        idle = statistics.median(measured(page, session, lambda: None) for _ in range(3))
        hover(page, session, figures)
        for name, script in ACTIONS.items():
            page.evaluate(script)
            settled(page, session)
            for _ in range(2):  # there and back
                figures[f"{name}, ms"].append(cost(page, session, script, idle=idle))
        views: list[str] = page.locator("#tabs [role=tab]").evaluate_all("all => all.map((tab) => tab.id)")
        for tab in views[1:] if tabs else ():
            script = f"document.querySelector('#{tab}').click()"
            figures[f"first {tab.removeprefix('tab-')}, ms"].append(cost(page, session, script, idle=idle))


def report(place: str, ours: Figures, theirs: Figures | None) -> None:
    """Print one line a figure: ours, and if there is another checkout, its figure and the ratio."""
    print(f"\n{place}")
    for name, values in ours.items():
        mine = statistics.median(values)
        line = f"  {name:28} {mine:9.1f}"
        if theirs is not None:
            other = statistics.median(theirs[name])
            line += f" {other:9.1f}" + (f" {mine / other:7.2f}" if other > 1 else "       –")
        print(line)


def compare(events: Path, checkouts: list[Path], rounds: int) -> None:
    """Measure the page of every checkout in turn, and print."""
    with ExitStack() as stack:
        addresses: list[dict[str, str]] = []
        for checkout in checkouts:
            server = stack.enter_context(serving(checkout, events))
            folder = Path(stack.enter_context(TemporaryDirectory()))
            file = exported(checkout, events, folder)
            addresses.append({"file": file, "frame": f"{server}/embed", "Dash page": f"{server}/"})
        playwright = stack.enter_context(sync_playwright())
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        for place in ("file", "frame", "Dash page"):
            figures: list[Figures] = [defaultdict(list) for _ in checkouts]
            for _ in range(rounds):
                for known, address in zip(figures, addresses, strict=True):
                    visit(browser, address[place], known, tabs=place == "Dash page")
            report(place, figures[0], figures[1] if len(figures) > 1 else None)
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("events", nargs="?", type=Path, default=ROOT / "events.csv")
    parser.add_argument(
        "--against", type=Path, help="the folder of another checkout, measured in the same run"
    )
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    other = [given.against.resolve()] if given.against else []
    compare(given.events.resolve(), [ROOT, *other], given.rounds)

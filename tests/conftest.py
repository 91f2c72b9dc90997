"""What several test files share: the project's folders, and the texts that only some machines have."""

from __future__ import annotations

import csv
import http.server
import io
import os
import re
import shutil
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import pytest
import zxingcpp
from hypothesis import settings
from PIL import Image
from playwright.sync_api import Browser, BrowserType, Locator, Page, expect, sync_playwright
from windows import WAITING, Visit, Windows

from dashboard import lookup, table
from dashboard.cli import main
from dashboard.lookup import Known
from dashboard.reading.events import packs
from dashboard.reading.events.packs import Gazetteer

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# A slow machine is no defect of the code, and the same cases come every time.
settings.register_profile("claimline", deadline=None, derandomize=True)
settings.load_profile("claimline")
expect.set_options(timeout=WAITING * 1000)


PROCESS = 2 << 30
"""Bytes of memory for a process of the tests with its browser: it takes 1.3 GB."""


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores, where memory is for it: a test often waits for a frame, a timer or an answer."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + (memory() >= (cores + 1) * PROCESS)


def memory() -> int:
    """How many bytes there are for all processes together; 0 where that cannot be told."""
    limit = Path("/sys/fs/cgroup/memory.max")
    try:
        all_of_it = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        told = limit.read_text("ascii").strip() if limit.is_file() else "max"
    except (AttributeError, OSError, ValueError):
        return 0
    return min(all_of_it, int(told)) if told.isdecimal() else all_of_it


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note at once that a test has failed: what is told of it to others waits until its fixtures have ended."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A test in a browser that fails is tried once more. Where files run beside each other, those come first that take
    longest: else one is left alone at the end.
    """
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))
    if hasattr(config, "workerinput"):
        of = Counter(item.path for item in items)
        driven = Counter(item.path for item in items if item.get_closest_marker("browser"))
        items.sort(key=lambda item: (-driven[item.path], -of[item.path], str(item.path)))


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The optional sibling folder with the full essays and the gold annotations."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared folder here: full essays and annotations are not part of the project")
    return SHARED


@cache
def committed() -> tuple[pd.DataFrame, Known]:
    """The committed table and all that is known around it, read once; nobody may change it."""
    frame, _ = table.read(ROOT / "events.csv")
    return frame, lookup.known(frame, near=ROOT)


@cache
def our_events() -> Gazetteer:
    """The events that come with Claimline, read once; nobody may change them."""
    return packs.load()


_extended = packs.extended
_ours = cache(lambda: _extended([]))


def extended(folders: Iterable[Path], **more: Any) -> tuple[Gazetteer, list[str]]:
    """As `packs.extended`, but where no folder brings events, ours are put together once: it takes 0.2 s."""
    folders = list(folders)
    if more.get("only") or any((folder / "events").is_dir() for folder in folders):
        return _extended(folders, **more)
    return _ours()


def _chromium_path() -> str:
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
    found = next(filter(None, map(shutil.which, names)), "")
    if found or os.environ.get("CI") != "true":
        return found
    pytest.fail("no Chromium on this machine: with CI=true the browser tests must run", pytrace=False)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, without a window and without a network of its own."""
    if not _chromium_path():
        pytest.skip("no Chromium on this machine: install it to run the browser tests")
    with sync_playwright() as playwright, quiet_chromium(playwright.chromium) as browser:
        yield browser


@contextmanager
def quiet_chromium(kind: BrowserType, *more: str) -> Iterator[Browser]:
    """The system's Chromium, started with some arguments more.

    The shell without a window is taken where there is one: it draws the same and needs half the processor time. A page
    takes the process of the one before it, else each opening starts a process, which reads all scripts anew.
    """
    quiet = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--process-per-site",
        "--renderer-process-limit=1",
        "--disable-features=BackForwardCache",
    ]
    browser = kind.launch(executable_path=_chromium_path(), args=[*quiet, *more])
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def dash_page() -> Iterator[str]:
    """Where the real command serves the page of the committed table: the address that it prints."""
    command = [sys.executable, "-m", "dashboard", "serve", "--no-browser", "--port", "0"]
    with subprocess.Popen(
        [*command, "--events", str(ROOT / "events.csv")], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            found = re.search(r"http://\S+", line)
            assert found, f"the server did not say where it is: {line!r}"
            yield found[0]
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def address(dash_page: str) -> str:
    """Where the page is that a module's tests open: behind the server, unless the module says otherwise."""
    return dash_page


@pytest.fixture(scope="session")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page of the committed table stands as one file, as `claimline export` writes it.

    A browser opens it in half the time that the Dash page takes. What is on the page is the same there: a
    module whose tests ask no server for anything takes it as its `address`.
    """
    folder = tmp_path_factory.mktemp("alone")
    pages = {lang: folder / f"{lang}.html" for lang in ("en", "de")}
    for lang, page in pages.items():
        assert main(["export", str(page), "--events", str(ROOT / "events.csv"), "--lang", lang]) == 0
    read = {lang: page.read_bytes() for lang, page in pages.items()}

    class OneFile(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            raw = read["de" if "lang=de" in self.path else "en"]
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *_: object) -> None: ...

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), OneFile) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def windows(chromium: Browser) -> Windows:
    """The browser's windows, which the tests use one after another."""
    return Windows(chromium)


@pytest.fixture
def visit(windows: Windows, request: pytest.FixtureRequest) -> Iterator[Callable[..., Visit]]:
    """Opens a window of some size and colour scheme; at the end no window may have had a fault.

    `own=True` gives one that no test has used: for what must be measured in a new window, or stays in it.
    """
    request.node.stash[FAILED] = False  # it may be the second try
    with windows.lent(lambda: request.node.stash[FAILED]) as visit:
        yield visit


TEXTS = """() => {
  const box = document.querySelector("#chart").getBoundingClientRect();
  return [...document.querySelectorAll("#chart text")].map((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    return { words: text.textContent, left: left - box.left, right: right - box.left, top: top - box.top,
      bottom: bottom - box.top, width: box.width };
  }).filter((text) => text.right > text.left);
}"""
MARK = """(id) => {
  const { arrangement, data } = claimline.now(), row = data.claims.id.indexOf(id);
  const mark = arrangement.marks.find((one) => one.rows.includes(row) && one.y !== null);
  return mark && [mark.labelX + mark.labelWidth / 2, mark.y];
}"""


def query(page: Page) -> str:
    return urlsplit(page.url).query


def asks(page: Page, wanted: str) -> None:
    """Wait until the address asks for this and nothing else."""
    expect(page).to_have_url(re.compile(rf"^[^?]*{re.escape(wanted and '?' + wanted)}$"))


def shown(page: Page) -> int:
    """How many claims the page says it shows."""
    found = re.match(r"([\d,]+)", page.locator("#status").inner_text())
    assert found
    return int(found[1].replace(",", ""))


def shows(page: Page, count: int) -> None:
    """Wait until the page says that it shows so many claims."""
    expect(page.locator("#status")).to_have_text(re.compile(rf"(^|\b){count:,} (of [\d,]+ )?claims?\b"))


def claim_on_chart(page: Page) -> str:
    """The id of a claim that the chart has a label for."""
    found: str = page.evaluate(
        """() => { const { arrangement, data } = claimline.now();
          return data.claims.id[arrangement.marks.find((mark) => mark.y !== null && mark.rows.length === 1).row]; }"""
    )
    return found


def click_mark(page: Page, claim: str) -> None:
    x, y = page.evaluate(MARK, claim)
    page.locator("#chart").click(position={"x": x, "y": y})


def chip(page: Page, facet: str, value: str) -> Any:
    return page.locator(f'#page [data-facet="{facet}"][data-value="{value}"]')


def read_by_camera(shown: Locator) -> list[str]:
    """What the QR codes in an element say, read from its picture."""
    return [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(shown.screenshot())))]


@pytest.fixture
def page(visit: Callable[..., Visit], address: str) -> Page:
    """The page at 1440 x 900, drawn."""
    return visit().ready(address)


def shown_all(page: Page) -> int:
    count: int = page.evaluate("claimline.now().order.length")
    return count


def overlaps(page: Page) -> list[tuple[str, str]]:
    """Pairs of words on the chart whose boxes touch; a line's box is taller than its letters, so 3 px are allowed."""
    texts = page.evaluate(TEXTS)
    return [
        (a["words"], b["words"])
        for number, a in enumerate(texts)
        for b in texts[number + 1 :]
        if min(a["right"], b["right"]) - max(a["left"], b["left"]) > 1
        and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > 3
    ]


def write_table(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path

"""The page that reads essays itself: one file without a network, and a folder under a strict policy."""

from __future__ import annotations

import functools
import http.server
import json
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typeset
from accessible import violations
from conftest import Visit, read_by_camera
from playwright.sync_api import Page, expect
from test_browser_open import ESSAY
from windows import CLASS, as_others

from dashboard import bringing, engine, in_browser, pdfium
from dashboard.cli import main

pytestmark = pytest.mark.browser

WHOLE = Path(__file__).with_name("essay.txt").read_text(encoding="utf-8")
POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"
COLUMNS = (
    "id",
    "source",
    "paragraph",
    "title",
    "claim",
    "words",
    "edtf",
    "dated_by",
    "rule",
    "theme",
    "weight",
)


@pytest.fixture(scope="module", autouse=True)
def _fetched() -> None:
    try:
        engine.look()
    except engine.MissingError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page in one file."""
    page = tmp_path_factory.mktemp("studio") / "studio.html"
    assert main(["export", str(page), "--as", "studio"]) == 0
    return page.as_uri()


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The folder on a static host that allows nothing but its own files."""
    folder = tmp_path_factory.mktemp("host") / "studio"
    assert main(["export", str(folder), "--as", "studio"]) == 0

    class Host(http.server.SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", POLICY)
            super().end_headers()

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=folder)) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{host.server_address[1]}/index.html"
        host.shutdown()


@pytest.fixture(scope="module")
def essays(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Essays of three kinds."""
    folder = tmp_path_factory.mktemp("essays")
    whole = typeset.essay(WHOLE)
    kinds = {
        "light.docx": typeset.docx(whole),
        "set.pdf": typeset.pdf(whole, typeset.Layout(columns=2)),
        "mills.txt": ESSAY.encode(),
    }
    for name, raw in kinds.items():
        (folder / name).write_bytes(raw)
    return [folder / name for name in kinds]


def read(page: Page, files: list[Path]) -> None:
    """Open files by the button, and wait until they are read."""
    page.get_by_role("button", name="Open essays").click()
    page.set_input_files("#opener-files", files)
    page.get_by_role("button", name="Read them").click()
    page.locator("dialog .show, dialog .said .refused").first.wait_for(timeout=240_000)


def natively(files: list[Path]) -> dict[str, Any]:
    """What the command line's own reader makes of the same files, as a page has it."""
    found = bringing.brought([(file.name, file.read_bytes()) for file in files], lang="en", pdf=pdfium.read)
    claims: dict[str, Any] = in_browser.page_data.claims(
        in_browser._columns(found.claims), background=found.background
    )
    return claims


def test_essays_are_read_corrected_kept_and_opened_again_without_a_network(
    visit: Callable[..., Visit], file: str, essays: list[Path], tmp_path: Path
) -> None:
    page = visit(own=True, offline=True).ready(file)
    page.get_by_role("button", name="Open essays").click()
    expect(page.locator("dialog")).to_contain_text("They never leave this computer")
    found = violations(page, "dialog")
    assert [(fault["id"], fault["nodes"][0]["target"]) for fault in found] == []
    page.keyboard.press("Escape")

    read(page, essays)
    expect(page.locator("dialog .told > li")).to_have_count(3)
    page.get_by_role("button", name="Show the timeline").click()
    expect(page.locator("#page h1")).to_have_text("Ellery 2016 (light), Keller 2019 and Ellery 2016 (set)")
    drawn = page.evaluate("claimline.now().data.claims")
    told = natively(essays)
    assert {name: drawn[name] for name in COLUMNS} == {name: told[name] for name in COLUMNS}

    page.evaluate("""() => { const { work, make } = claimline.asks(), [id] = claimline.now().data.claims.id;
      make({ ...work(), changes: { [id]: { title: "The lamp is lit" } } }); }""")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save", exact=True).click()
    kept = tmp_path / "kept.claimline"
    download.value.save_as(kept)
    with zipfile.ZipFile(kept) as packed:
        assert json.loads(packed.read("work.json"))["work"]["changes"]
        assert len([name for name in packed.namelist() if name.startswith("texts/")]) == 3

    again = visit(own=True, offline=True).ready(file)
    again.get_by_role("button", name="Open essays").click()
    again.set_input_files("#opener-files", kept)
    again.get_by_role("button", name="Open", exact=True).click()
    expect(again.locator("#status")).to_contain_text(f"{len(told['id'])} claims")
    again.wait_for_function("() => claimline.now().data.claims.title[0] === 'The lamp is lit'")


def test_more_essays_come_to_those_that_were_read(
    visit: Callable[..., Visit], file: str, essays: list[Path]
) -> None:
    page = visit(own=True).ready(file)
    read(page, essays[2:])
    page.get_by_role("button", name="Show the timeline").click()
    expect(page.locator("#page h1")).to_have_text("Women in the mills")
    first = page.evaluate("claimline.now().data.claims.n")
    read(page, essays[:1])
    expect(page.locator("#opener-together")).to_be_checked()
    page.get_by_role("button", name="Show the timeline").click()
    expect(page.locator("#page h1")).to_have_text("Ellery 2016 and Keller 2019")
    page.wait_for_function("(first) => claimline.now().data.claims.n > first", arg=first)


def test_on_a_phone_in_the_dark_a_long_reading_is_seen_and_stopped(
    visit: Callable[..., Visit], file: str, tmp_path: Path
) -> None:
    page = visit(width=375, height=667, scheme="dark", own=True).ready(file)
    assert page.workers == []  # nothing of the reader runs before anybody asks for it
    long = tmp_path / "long.txt"
    long.write_text(("The mill opened in 1834. " * 20 + "\n\n") * 700, encoding="utf-8")
    page.get_by_role("button", name="Open essays").click()
    page.set_input_files("#opener-files", long)
    page.get_by_role("button", name="Read them").click()
    stop = page.get_by_role("button", name="Stop")
    expect(stop).to_be_in_viewport()
    assert [fault["id"] for fault in violations(page, "dialog")] == []
    stop.click()
    expect(page.locator("dialog .said")).to_have_text("Stopped. Nothing was changed.")
    expect(page.get_by_role("button", name="Read them")).not_to_have_attribute("aria-disabled", "true")


def test_the_folder_makes_the_code_of_its_address(visit: Callable[..., Visit], hosted: str) -> None:
    page = as_others(visit(own=True), hosted.removesuffix("/index.html")).ready(f"{CLASS}/index.html")
    page.locator("#page [data-share]").click()
    page.get_by_text("QR code of the link").click()
    code = page.get_by_role("img", name=f"QR code of the link {CLASS}/index.html")
    assert read_by_camera(code) == [f"{CLASS}/index.html"]


def test_a_static_host_with_a_strict_policy_is_enough(
    visit: Callable[..., Visit], hosted: str, essays: list[Path]
) -> None:
    opened = visit(own=True)
    page = opened.ready(hosted)
    read(page, essays[1:])
    page.get_by_role("button", name="Show the timeline").click()
    expect(page.locator("#page h1")).to_have_text("Keller 2019 and Ellery 2016")

"""Saving what is on the page in one file, opening it again anywhere, and a tab that loses nothing."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from accessible import in_both_schemes, violations
from conftest import ROOT, Visit
from playwright.sync_api import Page, expect
from test_browser_open import DROP, ESSAY
from windows import becomes, reloaded

from dashboard.cli import main

pytestmark = pytest.mark.browser

OTHER = """Weavers and their strikes

By Jo Brown, 2020

In 1834 the weavers of Bramley struck for ten weeks. In 1861 the mill at Leeds burnt down.
"""
CHANGE = """([id, change]) => {
  const { work, make } = claimline.asks();
  make({ ...work(), changes: { ...work().changes, [id]: change } });
}"""
TITLES = "() => claimline.now().data.claims.title"


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page in one file, of a small table of the tests' own."""
    folder = tmp_path_factory.mktemp("keep")
    table, page = folder / "mine.csv", folder / "page.html"
    rows = ["a,The mill opens,1834", "a,A strike,1842-05-03", "b,The mill burns,1861"]
    table.write_text("source,title,edtf\n" + "\n".join(rows) + "\n", encoding="utf-8")
    assert main(["export", str(page), "--events", str(table)]) == 0
    return page.as_uri()


def change(page: Page, row: int, **what: Any) -> None:
    """Correct a claim as the card does."""
    ids = page.evaluate("claimline.now().data.claims.id")
    page.evaluate(CHANGE, [ids[row], what])


def saved(page: Page, to: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save").click()
    path = to / download.value.suggested_filename
    download.value.save_as(path)
    return path


def reopened(page: Page, file: Path) -> None:
    page.get_by_role("button", name="Open essays").click()
    page.set_input_files("#opener-files", file)
    page.locator("dialog.opener .start").click()
    expect(page.locator("dialog.opener")).to_have_count(0)


def test_a_file_page_is_saved_opened_and_all_is_there(
    visit: Callable[..., Visit], exported: str, address: str, tmp_path: Path
) -> None:
    page = visit(own=True).ready(exported)
    change(page, 0, title="The first mill opens", starred=True)
    page.locator('[data-facet="source"][data-value="a"]').click()
    expect(page.locator("[data-kept]")).to_have_text("Kept in this tab until you save.")
    file = saved(page, tmp_path)
    assert file.suffix == ".claimline"
    expect(page.locator("[data-kept]")).to_have_text("Saved.")
    with zipfile.ZipFile(file) as inside:
        assert inside.testzip() is None
        assert "The first mill opens" in inside.read("claims.csv").decode()
    before = page.evaluate("[claimline.now().data.claims, claimline.format(claimline.now().state)]")

    for there in (exported, f"{address}/"):
        other = visit(own=True).ready(there)
        reopened(other, file)
        expect(other.locator("#page h1")).to_have_text(page.locator("#page h1").inner_text())
        expect(other.locator("#status")).to_have_text("2 of 3 claims shown")
        what = "[claimline.now().data.claims, claimline.format(claimline.now().state)]"
        becomes(other, lambda other=other, what=what: other.evaluate(what), before)
        chips = other.locator('[data-facet="source"]')
        assert chips.evaluate_all("all => all.map((one) => one.dataset.value)") == ["a", "b"]
        reloaded(other)
        expect(other.locator("#status")).to_have_text("2 of 3 claims shown")
        becomes(other, lambda other=other: other.evaluate(TITLES)[0], "The first mill opens")
        other.get_by_role("button", name="Close it").click()
        expect(other.locator("[data-kept]")).to_be_hidden()
        other.locator("#chart text").first.wait_for(state="attached")
        assert (other.evaluate(TITLES)[0] == "The mill opens") == (there == exported)


def test_a_visit_is_saved_with_its_texts(visit: Callable[..., Visit], address: str, tmp_path: Path) -> None:
    page = visit(own=True).ready(f"{address}/")
    opened(page, "mills.txt", ESSAY)
    change(page, 1, remark="Was it hunger?")
    file = saved(page, tmp_path)
    with zipfile.ZipFile(file) as inside:
        assert inside.read("texts/mills.txt").decode() == ESSAY
    assert main(["export", str(tmp_path / "again.html"), str(file)]) == 0, "the command line reads it too"
    other = visit(own=True).ready(f"{address}/")
    reopened(other, file)
    expect(other.get_by_role("heading", level=1)).to_have_text("Women in the mills")
    other.wait_for_function("() => claimline.now().data.claims.remark.includes('Was it hunger?')")
    other.locator("#list .entry button, #chart").first.click()
    other.goto(other.url.split("?")[0] + "?read=mills")
    expect(other.locator("#reader")).to_contain_text("Mills are noisy places.")


def shown(page: Page) -> None:
    """Read what was dropped, and go to its page; a machine with much to do takes its time."""
    page.get_by_role("button", name="Read them").click()
    show = page.get_by_role("button", name="Show the timeline")
    expect(show).to_be_visible(timeout=120_000)
    show.click()


def opened(page: Page, name: str, text: str) -> None:
    """Drop a text on the page and go to what was read."""
    page.evaluate(DROP, [name, text])
    shown(page)
    page.wait_for_url(re.compile("/visit/"))
    page.locator("#chart text").first.wait_for(state="attached")


def test_new_essays_come_to_those_of_a_visit_with_the_work(visit: Callable[..., Visit], address: str) -> None:
    page = visit(own=True).ready(f"{address}/")
    opened(page, "mills.txt", ESSAY)
    change(page, 0, starred=True)
    opened(page, "weavers.txt", OTHER)
    expect(page.locator('[data-facet="source"]')).to_have_count(2)
    page.wait_for_function("() => claimline.now().data.claims.starred.filter(Boolean).length === 1")
    page.evaluate(DROP, ["mills.txt", ESSAY])
    page.get_by_label("Add them to the essays that are shown").uncheck()
    shown(page)
    expect(page.locator('[data-facet="source"]')).to_have_count(1)


def test_what_was_found_of_an_essay_is_mended_before_it_is_shown(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit().ready(f"{address}/")
    page.evaluate(DROP, ["mills.txt", ESSAY])
    page.get_by_role("button", name="Read them").click()
    expect(page.get_by_role("button", name="Show the timeline")).to_be_visible(timeout=120_000)
    page.get_by_text("Change title, author or date").click()
    page.get_by_label("Author").fill("Maria Lang")
    page.get_by_label("Date", exact=True).fill("3 May 2021")
    expect(page.locator(".opener .told")).to_contain_text("Maria Lang, 3 May 2021")
    page.get_by_role("button", name="Show the timeline").click()
    page.wait_for_url(re.compile("/visit/"))
    expect(page.locator('[data-facet="source"]')).to_contain_text("Lang")
    page.get_by_role("link", name="Deutsch").click()
    expect(page.locator("#status")).to_have_text("4 Aussagen")
    expect(page.locator('[data-facet="source"]')).to_contain_text("Lang")


def test_a_reload_loses_nothing_and_leaving_asks_until_it_is_saved(
    visit: Callable[..., Visit], exported: str, tmp_path: Path
) -> None:
    page = visit(own=True).ready(exported)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("#card").click()  # a page that was never touched asks nothing
    reloaded(page)
    assert asked == []
    change(page, 0, title="The first mill opens")
    page.locator("#card").click()
    reloaded(page)
    expect(page.locator("[data-kept]")).to_have_text("Kept in this tab until you save.")
    becomes(page, lambda: page.evaluate(TITLES)[0], "The first mill opens")
    assert asked == ["beforeunload"]
    saved(page, tmp_path)
    reloaded(page)
    assert asked == ["beforeunload"], "what is saved is not lost"
    becomes(page, lambda: page.evaluate(TITLES)[0], "The first mill opens")
    page.keyboard.press("Control+z")
    other = visit(own=True).ready(exported)
    becomes(other, lambda: other.evaluate(TITLES)[0], "The mill opens")  # another tab has its own


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("a.claimline", b"In 1917.", "This is no file that Save made."),
        ("b.claimline", b"PK\x03\x04" + b"\0" * 50, "This file is damaged or not whole."),
        ("essay.txt", b"In 1917.", "This page is a file."),
    ],
)
def test_what_a_file_page_cannot_open_is_said(
    visit: Callable[..., Visit], exported: str, name: str, raw: bytes, says: str, tmp_path: Path
) -> None:
    page = visit().ready(exported)
    (tmp_path / name).write_bytes(raw)
    page.get_by_role("button", name="Open essays").click()
    page.set_input_files("#opener-files", tmp_path / name)
    page.locator("dialog.opener .start").click()
    expect(page.locator("dialog.opener .refused:not(:empty)")).to_contain_text(says)


def test_limits_are_said_before_anything_is_sent(visit: Callable[..., Visit], address: str) -> None:
    page = visit().ready(f"{address}/")
    page.get_by_role("button", name="Open essays").click()
    many = [{"name": f"{number}.txt", "mimeType": "text/plain", "buffer": b"x"} for number in range(31)]
    page.set_input_files("#opener-files", many)  # type: ignore[arg-type]
    expect(page.locator(".opener .refused").first).to_have_text(
        "Open no more than 30 files at a time, or put them into a ZIP."
    )
    page.get_by_role("button", name="Leave out 7.txt").click()
    expect(page.locator(".opener .refused:not(:empty)")).to_have_count(0)


@pytest.fixture(scope="module")
def empty() -> Iterator[str]:
    """Where `claimline --empty` serves its page."""
    command = [sys.executable, "-m", "dashboard", "--empty", "--no-browser", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        yield found[0]
        process.terminate()


def test_an_empty_page_takes_essays_and_what_was_saved(
    visit: Callable[..., Visit], empty: str, exported: str, tmp_path: Path
) -> None:
    page = visit(own=True).page
    page.goto(empty)
    expect(page.get_by_role("heading", level=1)).to_have_text("Open your essays")
    assert [fault["id"] for fault in violations(page)] == []
    opened(page, "mills.txt", ESSAY)
    expect(page.locator("#status")).to_have_text("4 claims shown")
    change(page, 0, title="The weavers strike")
    file = saved(page, tmp_path)
    page.goto(empty)
    (tmp_path / "bad.claimline").write_bytes(b"PK" + b"x" * 60)
    page.get_by_role("button", name="Open essays").click()
    page.set_input_files("#opener-files", tmp_path / "bad.claimline")
    page.locator("dialog.opener .start").click()
    expect(page.locator("dialog.opener .refused:not(:empty)")).to_contain_text("damaged")
    page.keyboard.press("Escape")
    reopened(page, file)
    expect(page.locator("#page h1")).to_have_text("Women in the mills")
    page.locator("#chart text").first.wait_for(state="attached")
    reloaded(page)
    expect(page.locator("#page h1")).to_have_text("Women in the mills")
    becomes(page, lambda: page.evaluate(TITLES)[0], "The weavers strike")
    page.get_by_role("button", name="Close it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Open your essays")


@pytest.mark.parametrize("width", [375, 1440])
def test_axe_finds_nothing(visit: Callable[..., Visit], exported: str, address: str, width: int) -> None:
    window = visit(own=True, width=width, height=800)
    page = window.ready(exported)
    change(page, 0, title="The first mill opens")
    page.get_by_role("button", name="Open essays").click()
    assert [fault["id"] for fault in in_both_schemes(page)] == []
    window.ready(f"{address}/")
    page.evaluate(DROP, ["mills.txt", ESSAY])
    page.get_by_role("button", name="Read them").click()
    expect(page.get_by_role("button", name="Show the timeline")).to_be_visible(timeout=120_000)
    page.get_by_text("Change title, author or date").click()
    assert [fault["id"] for fault in in_both_schemes(page)] == []

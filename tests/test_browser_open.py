"""Opening essays on the page: by the button, by dropping them, by pasting, and what is said of each file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from accessible import in_both_schemes
from conftest import Visit
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

ESSAY = """Women in the mills

By Anna Keller, 9 November 2019

In 1834 the weavers of Bramley struck for ten weeks. Mills are noisy places. On 3 May 1842 the owners
dismissed forty spinners.

Parliament passed the Ten Hours Act in 1847. In the spring of 1853 the weavers of Preston were locked out.
"""
DROP = """([name, text]) => {
  const files = new DataTransfer();
  files.items.add(new File([text], name));
  for (const kind of ["dragover", "drop"]) document.body.dispatchEvent(new DragEvent(kind, {dataTransfer: files, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    (tmp_path / "mills.txt").write_text(ESSAY, encoding="utf-8")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
    return [tmp_path / "mills.txt", tmp_path / "photo.png"]


def dialog(page: Page) -> Page:
    page.get_by_role("button", name="Open essays").click()
    expect(page.locator("dialog.opener")).to_be_visible()
    return page


def shows_the_mills(page: Page) -> None:
    page.wait_for_url(re.compile(r"/visit/[\w-]{22}/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Women in the mills")
    expect(page.locator("#status")).to_have_text(re.compile(r"^4 claims shown$"))
    expect(page.locator("#chart")).to_contain_text("Weavers of Bramley strike")


def test_files_chosen_are_read_and_what_is_no_text_is_said(
    visit: Callable[..., Visit], address: str, texts: list[Path]
) -> None:
    page = dialog(visit(width=1440).ready(address))
    page.set_input_files("#opener-files", texts)
    expect(page.locator(".opener .chosen li")).to_have_count(2)
    page.get_by_role("button", name="Read them").click()
    expect(page.locator(".opener .told .refused")).to_have_text(re.compile("photo.png: a picture"))
    expect(page.locator(".opener .told li").nth(1)).to_have_text(
        re.compile(r"mills.txt: \d dated claims · .*Anna Keller")
    )
    page.get_by_role("button", name="Show the timeline").click(timeout=120_000)
    shows_the_mills(page)
    page.reload()
    shows_the_mills(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as one file").click()
    assert download.value.suggested_filename == "timeline.html"


def test_a_file_dropped_anywhere_is_read(visit: Callable[..., Visit], address: str) -> None:
    page = visit(width=1440).ready(address)
    page.evaluate(DROP, ["mills.txt", ESSAY])
    expect(page.locator(".opener .chosen li")).to_have_text(re.compile("^mills.txt"))
    page.evaluate(DROP, ["more.txt", "In 1860 the mill closed."])
    expect(page.locator(".opener .chosen li")).to_have_count(2)
    page.get_by_role("button", name="Leave out more.txt").click()
    expect(page.locator(".opener .chosen li")).to_have_count(1)
    page.get_by_role("button", name="Read them").click()
    page.get_by_role("button", name="Show the timeline").click(timeout=120_000)
    shows_the_mills(page)


def test_a_text_is_pasted_and_read_by_keyboard_alone(visit: Callable[..., Visit], address: str) -> None:
    page = visit(width=1440).ready(address)
    page.locator("[data-open]").focus()
    page.keyboard.press("Enter")
    page.locator("dialog.opener summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.insert_text(ESSAY)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Add them to the essays that are shown")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Show the timeline")).to_be_focused()
    page.keyboard.press("Enter")
    shows_the_mills(page)
    page.get_by_role("link", name="Back to the first page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Did Lenin lead to Stalin?")


def test_nothing_chosen_is_said_and_escape_closes(visit: Callable[..., Visit], address: str) -> None:
    page = dialog(visit(width=375, height=800).ready(address))
    page.get_by_role("button", name="Read them").click()
    expect(page.locator(".opener .said")).to_have_text("Choose a file or paste a text first.")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.opener")).to_have_count(0)


@pytest.mark.parametrize("width", [375, 1440])
def test_axe_finds_nothing(visit: Callable[..., Visit], address: str, width: int) -> None:
    page = dialog(visit(width=width, height=800).ready(address))
    page.get_by_role("button", name="Read them").click()
    assert [fault["id"] for fault in in_both_schemes(page)] == []


def test_essays_come_to_those_with_which_the_server_was_started(
    visit: Callable[..., Visit], address: str, texts: list[Path]
) -> None:
    page = visit(own=True).ready(address)
    opener = dialog(page)
    opener.locator("input[type=file]").set_input_files(texts[0])
    together = opener.get_by_role("checkbox", name="Add them to the essays that are shown")
    expect(together).not_to_be_checked()
    together.check()
    opener.get_by_role("button", name="Read them").click()
    opener.get_by_role("button", name="Show the timeline").click()
    page.wait_for_url("**/visit/**")
    expect(page.locator('[data-facet="source"]')).to_have_count(3)
    expect(page.locator('[data-facet="source"][data-value="mills"]')).to_be_visible()
    expect(page.locator("#page h1")).to_contain_text("Keller 2019")

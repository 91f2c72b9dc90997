"""A window that another test has used is as a new one: no test may depend on the one before."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from playwright.sync_api import Browser, Page, expect
from windows import Windows

pytestmark = pytest.mark.browser

SEEN = """() => [history.length, innerWidth, innerHeight, scrollY, window.name, localStorage.length, document.cookie,
  ["(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)", "print", "(pointer: coarse)", "(forced-colors: active)"].map((one) => matchMedia(one).matches),
  document.activeElement.tagName, document.querySelectorAll("#page :hover").length, getSelection().toString(),
  document.documentElement.dataset.theme ?? "", claimline.now().state,
  [...document.querySelectorAll("#page [aria-pressed=true], #page [aria-current=true], #page [open]")].map((one) => one.id || one.textContent),
  document.querySelector("#card").innerText, document.querySelector("#status").innerText,
  [...document.querySelectorAll("#chart text")].map((text) => text.textContent)]"""


def test_what_is_waited_for_is_a_function() -> None:
    """Where a page's policy forbids `eval`, other words are worked out once and never again."""
    for file in sorted((ROOT / "tests").glob("*.py")):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func).endswith(".wait_for_function"):
                [first, *_] = call.args
                words = first.values[0] if isinstance(first, ast.JoinedStr) else first
                told = (
                    words.value if isinstance(words, ast.Constant) else "() => what has a name is seen there"
                )
                assert re.match(r"(async )?(\(.*?\)|\w+) =>", told), f"{file.name}:{call.lineno}"


def used(page: Page) -> None:
    """Leaves everything in another state than it was found in."""
    page.set_viewport_size({"width": 1000, "height": 700})
    page.get_by_role("button", name="Dark or light").click()
    page.locator("#page [data-facet=theme]").first.click()
    page.locator("#list-fold summary").click()
    page.locator("#list .claim").first.click()
    expect(page.locator("#card")).to_have_class("open")
    page.get_by_role("button", name="Zoom in").click()
    page.locator("#chart").hover(position={"x": 300, "y": 100})
    page.evaluate("() => { scrollTo(0, 200); getSelection().selectAllChildren(document.body); }")
    page.emulate_media(
        media="print", color_scheme="dark", reduced_motion="no-preference", forced_colors="active"
    )


def test_a_used_window_is_as_a_new_one(chromium: Browser, address: str) -> None:
    windows, seen, pages = Windows(chromium), [], []
    for _ in range(2):
        with windows.lent(lambda: False) as visit:
            page = visit().ready(address)
            pages.append(page)
            seen.append(page.evaluate(SEEN))
            used(page)
            assert page.evaluate(SEEN) != seen[0]
    windows.close()

    assert pages[0] is pages[1]
    assert seen[0] == seen[1]


def test_what_a_page_stores_is_a_fault(chromium: Browser, address: str) -> None:
    """The page promises to store nothing; and it would stay for the next test."""
    windows = Windows(chromium)

    def store() -> None:
        with windows.lent(lambda: False) as visit:
            page = visit().page
            page.goto(f"{address}/embed")
            page.evaluate("localStorage.setItem('seen', 'yes')")

    with pytest.raises(AssertionError, match="stored something"):
        store()
    windows.close()


@pytest.mark.parametrize(
    "lasting",
    [
        lambda page: page.add_init_script("1"),
        lambda page: page.route("**", lambda _: None),
        lambda page: page.context.new_cdp_session(page),
    ],
)
def test_what_would_outlast_a_test_is_refused(chromium: Browser, lasting: Any) -> None:
    windows = Windows(chromium)
    with windows.lent(lambda: False) as visit:
        page = visit().page
        with pytest.raises(AssertionError, match=r"visit\(own=True\)"):
            lasting(page)
        lasting(visit(own=True).page)
    windows.close()


def test_the_window_of_a_failed_test_goes_with_it(chromium: Browser) -> None:
    windows, pages = Windows(chromium), []
    for _ in range(2):
        with windows.lent(lambda: True) as visit:
            pages.append(visit().page)
    assert pages[0] is not pages[1]
    assert [page.is_closed() for page in pages] == [True, True]


def test_a_failed_test_is_tried_once_more_in_another_window(tmp_path: Path) -> None:
    """And said at the end; one that needs no browser has failed."""
    (tmp_path / "test_late.py").write_text(
        """
import pytest
pages = []

@pytest.mark.browser
def test_before(visit):
    pages.append(visit().page)

@pytest.mark.browser
def test_late(visit):
    pages.append(visit().page)
    assert pages[1] is pages[0]
    assert len(pages) == 3
    assert pages[2] is not pages[1]

@pytest.mark.browser
def test_never(visit):
    assert visit().page is None

def test_without_a_browser():
    assert False
""",
        "utf-8",
    )
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "conftest",
        "-c",
        ROOT / "pyproject.toml",
        tmp_path,
    ]
    done = subprocess.run(
        [*command, "-n", "1", "--rootdir", tmp_path],
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'tests'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    said = done.stdout
    assert "2 failed, 2 passed, 2 rerun" in said, said + done.stderr
    assert re.findall(r"^RERUN .*::(\w+)", said, re.MULTILINE) == ["test_late", "test_never"]

"""The page of opened essays: what is corrected there, what its files then hold, and its presentation."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Visit
from playwright.sync_api import Page, expect
from test_browser_keep import TITLES, opened
from test_browser_open import ESSAY
from windows import becomes

pytestmark = pytest.mark.browser
IDS = "claimline.now().data.claims.id"


@pytest.fixture
def mills(visit: Callable[..., Visit], address: str) -> Page:
    """The page of an essay on mills."""
    page = visit(own=True).ready(f"{address}/")
    opened(page, "mills.txt", ESSAY)
    return page


def corrected(page: Page, title: str) -> str:
    """Give the first claim another title in its card, by hand; returns its id."""
    name: str = page.evaluate(IDS)[0]
    page.goto(f"{page.url.split('?')[0]}?select={name}")
    page.locator("[data-edit]").click()
    page.get_by_label("Title", exact=True).fill(title)
    page.get_by_label("Title", exact=True).press("Enter")
    expect(page.locator("#card h2")).to_have_text(title)
    return name


def test_a_visit_is_corrected_undone_and_loses_nothing_when_it_is_loaded_again(mills: Page) -> None:
    before = mills.evaluate(TITLES)
    corrected(mills, "A strike at the mills")
    expect(mills.locator("#card .badge.edited")).to_be_visible()
    mills.keyboard.press("Control+z")
    becomes(mills, lambda: mills.evaluate(TITLES), before)
    mills.keyboard.press("Control+y")
    mills.once("dialog", lambda asked: asked.accept())
    mills.reload()
    expect(mills.locator("#card h2")).to_have_text("A strike at the mills")
    expect(mills.locator("[data-kept]")).to_have_text("Kept in this tab until you save.")


def test_a_claim_is_made_of_a_passage_of_an_opened_text(mills: Page) -> None:
    n = len(mills.evaluate(TITLES))
    mills.goto(f"{mills.url.split('?')[0]}?read=mills")
    text = mills.locator("#reader p").filter(has_text="Mills are noisy places.").first
    text.evaluate("""(p) => { const all = document.createRange(); all.selectNodeContents(p);
        getSelection().removeAllRanges(); getSelection().addRange(all); }""")
    mills.get_by_role("button", name="Add a claim").click()
    mills.get_by_label("Title", exact=True).fill("Mills are noisy")
    mills.get_by_label("Date", exact=True).fill("1840")
    mills.get_by_label("Date", exact=True).press("Enter")
    expect(mills.locator("#card h2")).to_have_text("Mills are noisy")
    becomes(mills, lambda: len(mills.evaluate(TITLES)), n + 1)


@pytest.mark.parametrize(
    "sheet", ["Worksheet, web page", "Comparison, web page", "Page without scripts, web page"]
)
def test_its_files_have_the_corrections(mills: Page, sheet: str) -> None:
    corrected(mills, "A strike at the mills")
    mills.get_by_role("button", name="Share & embed").click()
    with mills.expect_download() as download:
        mills.locator("dialog.share").get_by_role("link", name=sheet, exact=True).click()
    assert "A strike at the mills" in Path(download.value.path()).read_text("utf-8")


def test_what_is_corrected_and_starred_is_presented(mills: Page) -> None:
    corrected(mills, "A strike at the mills")
    mills.locator("#card .star").click()
    expect(mills.locator("#card .star")).to_have_attribute("aria-pressed", "true")
    second = mills.evaluate(IDS)[1]
    mills.locator(f'[data-claim="{second}"]').first.evaluate("(button) => button.click()")
    mills.keyboard.press("s")
    mills.get_by_role("button", name="Present").click()
    expect(mills.locator(".slide h2")).to_be_visible()
    expect(mills.locator(".progress .place")).to_have_text("2 / 2")
    mills.keyboard.press("Home")
    expect(mills.locator(".slide h2")).to_have_text("A strike at the mills")
    expect(mills.locator(".progress .place")).to_have_text("1 / 2")
    mills.keyboard.press("ArrowRight")
    expect(mills.locator(".slide h2")).to_have_text(mills.evaluate(TITLES)[1])
    mills.keyboard.press("Escape")
    expect(mills.locator("#chart")).to_be_visible()
    expect(mills).not_to_have_url(re.compile("view=present"))

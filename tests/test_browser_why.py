"""The claim card on the real page: how the date was found, what to check, both calendars, and where to read on."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from accessible import in_both_schemes
from conftest import MARK, Visit, asks, write_table
from playwright.sync_api import expect
from served import serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(alone: str) -> str:
    """The page that is one file: none of this asks a server."""
    return alone


def test_a_claim_that_the_reference_contradicts_has_a_quiet_flag(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit().ready(f"{address}/?select=munoz-8-8")
    expect(page.locator("#card .check")).to_have_text(
        "Check this. The Petrograd Soviet voted Order No. 1 while Trotsky was still in North America; he came "
        "back on 17 May 1917."
    )
    page.get_by_role("button", name="Previous claim in time").click()
    expect(page.locator("#card .check")).to_have_count(0)


def test_the_event_s_article_is_a_plain_link_that_the_page_never_follows_itself(
    visit: Callable[..., Visit], address: str
) -> None:
    """Requests to other hosts fail every test that opens a page."""
    page = visit().ready(f"{address}/?select=lenihan-33-3")
    link = page.get_by_role("link", name="“Treaty of Tartu (Estonia–Russia)” on Wikipedia")
    expect(link).to_have_attribute(
        "href", "https://en.wikipedia.org/wiki/Treaty_of_Tartu_(Estonia%E2%80%93Russia)"
    )
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(link).to_have_attribute("target", "_blank")


def test_how_a_date_was_found_opens_by_keyboard_and_stays_open_from_claim_to_claim(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit().ready(f"{address}/?select=lenihan-13-1")
    found = page.locator("#card details.found")
    expect(found.locator("p").first).to_be_hidden()
    found.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(found.locator("p").first).to_have_text(
        "The words “25 years” give only part of the date. They jump forward from another date by a length of time. "
        "The rest comes from “October 1917”, another date in the text."
    )
    page.get_by_role("button", name="Next claim in time").click()
    expect(found).to_have_attribute("open", "")
    expect(found.locator("p").first).to_be_visible()


def test_the_switch_shows_old_style_days_beside_new_ones(visit: Callable[..., Visit], address: str) -> None:
    page = visit().ready(f"{address}/?select=munoz-12-2")
    when, how = page.locator("#card .when"), page.locator("#card .how").first
    expect(when).to_have_text("19 January 1918")
    expect(how).to_have_text("6 January 1918 Old Style · known to the day")
    page.get_by_role("button", name="Old Style").click()
    expect(when).to_have_text("19 January 1918 (6 January 1918 Old Style)")
    expect(how).to_have_text("known to the day")
    expect(page).to_have_url(re.compile("calendar=both"))


def test_the_switch_is_heard_in_the_list_the_tooltip_and_by_the_keys(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit().ready(f"{address}/?select=munoz-12-2")
    page.get_by_role("button", name="Old Style").click()
    page.locator("#list-fold summary").click()
    both = "19 January 1918 (6 January 1918 Old Style)"
    expect(page.locator('#list [data-claim="munoz-12-2"] .when')).to_have_text(both)
    page.locator("#chart").press("ArrowRight")
    expect(page.locator("#spoken")).not_to_be_empty()
    page.locator("#chart").press("ArrowLeft")
    expect(page.locator("#spoken")).to_contain_text(both)
    x, y = page.evaluate(MARK, "munoz-12-2")
    page.locator("#chart").hover(position={"x": x, "y": y})
    expect(page.locator("#chart .tip span").first).to_have_text(both)


def test_the_passage_can_be_read_in_its_text_and_the_claim_stays_chosen(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit().ready(f"{address}/?select=munoz-12-2")
    page.get_by_role("button", name="Show it in our digest").click()
    expect(page.locator("#reader")).to_be_visible()
    asks(page, "read=munoz&select=munoz-12-2")


def test_a_table_without_texts_has_a_card_all_the_same(visit: Callable[..., Visit], tmp_path: Path) -> None:
    rows = [{"source": "a", "title": f"T{n}", "edtf": f"191{n}/1970", "event": f"e{n}"} for n in range(2)]
    url = serving(write_table(tmp_path / "one.csv", rows))
    page = visit().ready(f"{url}/?select=1")
    expect(page.locator("#card h2")).to_have_text("T0")
    expect(page.locator("#card .links :is(.read, .article)")).to_have_count(0)
    page.locator("#card .found summary").click()
    expect(page.locator("#card .found p").first).to_have_text(
        "The table gives this date, but not the words that it was read from."
    )


@pytest.mark.parametrize("width", [1440, 375])
def test_axe_finds_nothing_in_a_card_with_everything(
    visit: Callable[..., Visit], address: str, width: int
) -> None:
    page = visit(width).ready(f"{address}/?select=munoz-8-8&calendar=both")
    page.locator("#card .found summary").click()
    expect(page.locator("#card .found p").first).to_be_visible()
    found = in_both_schemes(page, "#card")
    assert [(fault["id"], fault["nodes"][0]["target"]) for fault in found] == []

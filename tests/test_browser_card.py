"""The claim card on the real page: how it opens, what it says and where it leads."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Visit, asks, claim_on_chart, click_mark, shown_all, write_table
from playwright.sync_api import Page, expect
from served import serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(alone: str) -> str:
    """The page that is one file: none of this asks a server."""
    return alone


def test_a_click_on_the_chart_opens_the_card(page: Page) -> None:
    claim = claim_on_chart(page)
    click_mark(page, claim)
    row = page.evaluate("id => claimline.now().data.claims.id.indexOf(id)", claim)
    told = page.evaluate(
        "row => { const c = claimline.now().data.claims; return [c.title[row], c.when[row], c.claim[row]]; }",
        row,
    )

    expect(page.locator("#card h2")).to_have_text(told[0])
    expect(page.locator("#card .when")).to_have_text(told[1])
    expect(page.locator("#card blockquote")).to_have_text(told[2])
    asks(page, f"select={claim}")


def test_a_click_in_the_list_opens_the_card_and_closing_leads_back(page: Page) -> None:
    page.locator("#list-fold summary").click()
    entry = page.locator("#list .claim").nth(5)
    title = entry.locator(".title").inner_text()
    entry.click()

    expect(page.locator("#card h2")).to_have_text(title)
    expect(entry).to_have_attribute("aria-current", "true")
    page.get_by_role("button", name="Close the card").click()
    expect(page.locator("#card .kicker")).to_have_text(re.compile("what you see", re.IGNORECASE))
    expect(entry).to_be_focused()


def test_the_card_says_what_the_other_essay_says_or_that_it_is_silent(
    page: Page, address: str, visit: Callable[..., Visit]
) -> None:
    ids = page.evaluate(
        """() => { const c = claimline.now().data.claims, at = (s, e) => c.id[c.event.findIndex((x, i) => x === e && c.source[i] === s)];
          return [at("munoz", "lenin-death"), at("munoz", "constituent-assembly-dissolved")]; }"""
    )
    shared = visit().ready(f"{address}/?select={ids[0]}")
    expect(shared.get_by_role("heading", name="Lenihan on the same event")).to_be_visible()
    shared.locator("#card .other .claim").first.click()
    expect(shared.locator("#card .kicker")).to_contain_text("Lenihan 2024")
    alone = visit().ready(f"{address}/?select={ids[1]}")
    expect(alone.locator("#card .silent")).to_contain_text(
        "Lenihan: no claim joined to this. The nearest claim of our digest in time:"
    )
    expect(alone.locator("#card .how").first).to_contain_text("Old Style")
    expect(alone.locator("#card .badge.dashed")).to_have_text("date from our list of events")


def test_the_card_steps_through_time(page: Page) -> None:
    page.locator("#chart").focus()
    page.keyboard.press("Home")
    expect(page.locator("#card .steps span")).to_have_text(f"1 of {shown_all(page)}")
    page.get_by_role("button", name="Next claim in time").click()
    expect(page.locator("#card .steps span")).to_have_text(f"2 of {shown_all(page)}")
    expect(page.get_by_role("button", name="Next claim in time")).to_be_focused()
    page.get_by_role("button", name="Previous claim in time").click()
    expect(page.locator("#card .steps span")).to_have_text(f"1 of {shown_all(page)}")


def test_a_date_from_reference_is_never_called_another_date(
    visit: Callable[..., Visit], address: str
) -> None:
    """On the essays, nothing of what both tell is dated otherwise: one gives no date, or a less exact one."""
    page = visit().ready(f"{address}/?select=lenihan-4-2")
    expect(page.locator("#card .differs")).to_have_text(
        "tells it too, without a date (our list of events has 5 March 1953)"
    )
    page = visit().ready(f"{address}/?select=munoz-3-3")
    expect(page.locator("#card .differs")).to_have_text("tells it too, and gives the date: 1953")


def test_the_card_of_a_view_tells_its_years_and_lists_all_that_both_tell(page: Page) -> None:
    years = page.evaluate(
        """() => { const { data: { claims: c }, order } = claimline.now(), year = (day) => claimline.yearMonthDay(day)[0];
          return [Math.min(...order.map((r) => year(c.earliest[r] ?? c.latest[r]))),
            Math.max(...order.map((r) => year(c.latest[r] ?? c.earliest[r])))]; }"""
    )
    expect(page.locator("#card h2")).to_have_text(re.compile(rf"{years[0]} to {years[1]}$"))
    expect(page.locator("#summary")).to_contain_text(f"{years[0]} to {years[1]}.")
    every = page.locator("#card").get_by_role("button", name=re.compile(r"^Show all \d+$"))
    count = int(every.inner_text().split()[-1])
    assert page.locator("#card .meeting .claim").count() < count
    every.click()

    expect(page.locator("#card .meeting .claim")).to_have_count(count)
    expect(page.locator("#card .meeting .claim").first).to_be_focused()


def test_one_source_alone_has_no_other_text(visit: Callable[..., Visit], tmp_path: Path) -> None:
    rows = [{"source": "a", "title": f"T{n}", "edtf": f"191{n}/1970"} for n in range(2)]
    url = serving(write_table(tmp_path / "one.csv", rows))
    page = visit().ready(url)
    expect(page.locator("#card h2")).to_have_text("2 claims, 1910 to 1970")
    expect(page.locator("#card .other")).to_contain_text("Choose a claim to see who makes it and where.")


@pytest.mark.parametrize("width", [1440, 1000])
def test_the_open_list_keeps_clear_of_the_card(visit: Callable[..., Visit], address: str, width: int) -> None:
    page = visit(width).ready(f"{address}/?select=munoz-4-4")
    page.locator("#list-fold summary").click()
    expect(page.locator("#list .entry").first).to_be_visible()
    for y in (0, 300, 900, 2000):
        page.evaluate("y => scrollTo(0, y)", y)
        touching = page.evaluate(
            """() => { const card = document.querySelector("#card").getBoundingClientRect();
              return [...document.querySelectorAll("#list .entry")].map((one) => one.getBoundingClientRect()).filter((one) =>
                Math.min(one.right, card.right) > Math.max(one.left, card.left)
                && Math.min(one.bottom, card.bottom) > Math.max(one.top, card.top)).length; }"""
        )
        assert touching == 0

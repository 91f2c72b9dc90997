"""Filters on the real page: chips, search and years, and what they leave."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from conftest import Visit, asks, chip, shown, shown_all, shows
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(alone: str) -> str:
    """The page that is one file: none of this asks a server."""
    return alone


def test_filtering_by_essay_leaves_the_other_lane_empty(page: Page) -> None:
    all_claims = shown(page)
    munoz = int(chip(page, "source", "munoz").locator(".count").inner_text())
    chip(page, "source", "munoz").click()

    expect(page.locator("#status")).to_have_text(f"{munoz} of {all_claims} claims shown")
    expect(chip(page, "source", "munoz")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("claimline.now().arrangement.marks.every((m) => m.source === 'munoz')")
    asks(page, "source=munoz")


def test_filtering_by_theme_changes_the_counts_of_the_other_facets(page: Page) -> None:
    before = {s: int(chip(page, "source", s).locator(".count").inner_text()) for s in ("lenihan", "munoz")}
    violence = int(chip(page, "theme", "violence").locator(".count").inner_text())
    chip(page, "theme", "violence").click()

    expect(page.locator("#status")).to_contain_text(f"{violence} of ")
    after = {s: int(chip(page, "source", s).locator(".count").inner_text()) for s in before}
    assert sum(after.values()) == violence < sum(before.values())
    assert chip(page, "theme", "war").locator(".count").inner_text() != "0"


def test_filtering_moves_neither_the_axis_nor_the_chips(page: Page) -> None:
    look = """() => [claimline.now().arrangement.ticks.labelled.map((tick) => [tick.label, tick.x]),
      [...document.querySelectorAll("#page .filters [data-facet]")].map((chip) => Math.round(chip.getBoundingClientRect().left))]"""
    before = page.evaluate(look)
    chip(page, "theme", "succession").click()
    expect(page.locator("#status")).to_contain_text(" of ")

    assert page.evaluate(look) == before


def test_a_search_marks_its_words_and_can_be_cleared(page: Page) -> None:
    all_claims = shown(page)
    page.get_by_label("Search claims").fill("kronstadt")
    expect(page.locator("#status")).to_contain_text(f"of {all_claims} claims shown")
    page.locator("#list-fold summary").click()

    expect(page.locator("#list mark").first).to_have_text(re.compile("kronstadt", re.IGNORECASE))
    expect(page).to_have_url(re.compile("words=kronstadt"))
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator("#status")).to_have_text(f"{all_claims} claims shown")
    expect(page.get_by_label("Search claims")).to_have_value("")


def test_years_are_a_window_on_chart_and_list(page: Page) -> None:
    page.get_by_label("From", exact=True).fill("1921")
    page.get_by_label("From", exact=True).press("Enter")
    page.get_by_label("to", exact=True).fill("1921")
    page.get_by_label("to", exact=True).press("Enter")
    expect(page).to_have_url(re.compile("from=1921&to=1921"))

    inside = """() => { const { data, order } = claimline.now(), c = data.claims;
      const [a, b] = [claimline.dayNumber(1921, 1, 1), claimline.dayNumber(1921, 12, 31)];
      return order.length > 0 && order.every((row) => (c.earliest[row] ?? -Infinity) <= b && (c.latest[row] ?? Infinity) >= a); }"""
    assert page.evaluate(inside)
    page.get_by_label("From", exact=True).fill("soon")
    page.get_by_label("From", exact=True).press("Enter")
    expect(page.get_by_label("From", exact=True)).to_have_attribute("aria-invalid", "true")


def test_an_empty_result_says_which_filter_to_loosen(visit: Callable[..., Visit], address: str) -> None:
    page = visit().ready(f"{address}/?theme=ideas&words=kronstadt")
    expect(page.locator("#empty p")).to_contain_text("No claim passes all the filters. Without ")
    page.locator("#empty").get_by_role("button", name=re.compile("Clear the themes")).click()

    expect(page.locator("#empty")).to_be_hidden()
    expect(page.locator("#chart")).to_be_focused()
    expect(page).to_have_url(re.compile(r"\?words=kronstadt$"))


def test_years_the_wrong_way_round_are_turned_and_both_fields_say_so(page: Page) -> None:
    first, last = page.get_by_label("From", exact=True), page.get_by_label("to", exact=True)
    first.fill("1950")
    first.press("Enter")
    last.fill("1920")
    last.press("Enter")

    expect(page).to_have_url(re.compile(r"from=1920&to=1950$"))
    expect(first).to_have_value("1920")
    expect(last).to_have_value("1950")


def test_a_wrong_year_keeps_the_old_years_and_says_what_can_be_written(page: Page) -> None:
    """The sentence belongs to the field for those who listen, and goes with a right year or with all filters."""
    field = page.get_by_label("From", exact=True)
    field.fill("1918")
    field.press("Enter")
    expect(page).to_have_url(re.compile("from=1918"))
    field.fill("soon")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("25 Oct 1917")
    expect(field).to_have_attribute("aria-describedby", "years-wrong")
    asks(page, "from=1918")
    field.fill("5 Jan 1919")
    field.press("Enter")
    expect(page).to_have_url(re.compile("from=1919-01-05"))
    expect(page.locator("#years-wrong")).to_be_empty()
    expect(field).to_have_value("5 Jan 1919")
    field.fill("soon")
    field.press("Enter")
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator("#years-wrong")).to_be_empty()
    expect(field).to_have_value("")
    expect(page.locator("#chart")).to_be_focused()


def test_a_year_field_is_wide_enough_for_a_day(visit: Callable[..., Visit], address: str) -> None:
    page = visit().ready(f"{address}/?from=1918-11-28&to=1920-11-28")
    expect(page.get_by_label("From", exact=True)).to_have_value("28 Nov 1918")
    for label in ("From", "to"):
        assert page.get_by_label(label, exact=True).evaluate("one => one.scrollWidth <= one.clientWidth")


def test_one_way_back_undoes_a_search(page: Page) -> None:
    """However many letters were typed."""
    page.locator('#page [data-field="search"]').press_sequentially("kronstadt", delay=30)
    expect(page).to_have_url(re.compile(r"\?words=kronstadt$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"/$"))
    shows(page, 227)
    assert shown_all(page) == 227


def test_the_explanation_folds_away(page: Page) -> None:
    """By Escape, with the focus back on its sign, and by a press elsewhere."""
    help_, sign = page.locator("#page .reading"), page.locator("#page .reading summary")
    sign.click()
    page.keyboard.press("Escape")
    expect(help_).not_to_have_attribute("open", "")
    expect(sign).to_be_focused()
    sign.click()
    page.locator("#page h1").click()
    expect(help_).not_to_have_attribute("open", "")


def test_back_has_the_search_field_say_what_is_searched(page: Page) -> None:
    """Also while the field has the focus."""
    search = page.locator('#page [data-field="search"]')
    search.press_sequentially("kronstadt")
    expect(page).to_have_url(re.compile(r"\?words=kronstadt$"))
    page.go_back()
    expect(search).to_have_value("")
    expect(search).to_be_focused()

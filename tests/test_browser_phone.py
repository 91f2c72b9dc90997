"""Small screens on the real page: the first screen, filters behind a button, the picture of the years that leads the list."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Visit, shown, write_table
from playwright.sync_api import Page, expect
from served import serving
from windows import becomes

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(alone: str) -> str:
    """The page that is one file: none of this asks a server."""
    return alone


# The year of the list that stands first below the picture.
ON_TOP = """() => { const foot = document.querySelector("#scrub").getBoundingClientRect().bottom;
  const all = [...document.querySelectorAll("#list .year")];
  return all.find((year) => year.getBoundingClientRect().bottom > foot + 20).querySelector("h3").textContent; }"""


def top(page: Page, what: str) -> float:
    box = page.locator(what).first.bounding_box()
    assert box is not None
    return box["y"]


def said(page: Page, year: str) -> None:
    """Waits until the picture says that the list is at a year."""
    expect(page.locator("#scrub")).to_have_attribute("aria-valuetext", re.compile(rf"^{re.escape(year)}, "))


@pytest.mark.parametrize(("width", "height", "lang"), [(375, 667, "en"), (375, 667, "de"), (320, 568, "en")])
def test_the_first_claim_is_on_the_first_screen(
    visit: Callable[..., Visit], address: str, width: int, height: int, lang: str
) -> None:
    page = visit(width, height).ready(f"{address}/?lang={lang}")
    box = page.locator("#list .claim").first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= height
    ways = page.locator(".ways button:visible").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect()).map(({ left, right }) => [left, right])"
    )
    assert len(ways) == 6
    assert all(0 <= left < right <= width for left, right in ways)  # no tab is cut


@pytest.mark.parametrize(("width", "height"), [(1024, 500), (812, 375), (720, 450)])
def test_on_a_low_screen_the_axis_is_on_the_first_screen(
    visit: Callable[..., Visit], address: str, width: int, height: int
) -> None:
    page = visit(width, height).ready(address)
    axis = page.evaluate("claimline.now().arrangement.axis.bottom")
    assert top(page, "#chart") + axis <= height


def test_on_a_wide_screen_the_head_is_two_rows(visit: Callable[..., Visit], address: str) -> None:
    page = visit(1440, 900).ready(address)
    assert top(page, "#filters") <= 80
    assert top(page, "#chart") <= 210


def test_the_filters_wait_behind_a_button_that_counts_those_that_are_on(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit(375, 812).ready(address)
    button = page.get_by_role("button", name="Filters", exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#filters")).to_be_hidden()
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    tabs = top(page, "#tabs")
    page.locator('[data-facet="theme"][data-value="violence"]').click()
    page.get_by_label("From", exact=True).fill("1918")
    page.get_by_label("From", exact=True).press("Tab")
    expect(page.get_by_role("button", name="Filters 2 active")).to_be_visible()
    assert top(page, "#tabs") == tabs  # nothing has jumped
    page.locator("[data-fold]").click()
    expect(page.locator("#filters")).to_be_hidden()
    page.get_by_role("button", name="Clear all").click()
    expect(page.get_by_role("button", name="Filters", exact=True)).to_be_visible()


def test_a_finger_on_the_years_takes_the_list_along(visit: Callable[..., Visit], address: str) -> None:
    page = visit(375, 812, has_touch=True).ready(address)
    years = page.locator("#scrub")
    expect(years).to_be_visible()
    box = years.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 40, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.6 * box["width"], box["y"] + 30, steps=4)
    page.mouse.up()
    said_there = (
        f"scrollY > 1000 && document.querySelector('#scrub').ariaValueText.startsWith(`${{({ON_TOP})()}}, `)"
    )
    page.wait_for_function(f"() => {said_there}")
    year = page.evaluate(ON_TOP)
    assert 0 <= top(page, "#scrub") < 12  # it stays at the top of the window
    expect(page.locator("#jump")).to_have_value(year)


def test_arrow_keys_and_the_field_go_to_a_year(visit: Callable[..., Visit], address: str) -> None:
    page = visit(375, 812).ready(address)
    names = page.locator("#list .year h3").all_text_contents()
    assert page.locator("#jump option").all_text_contents() == names
    page.locator("#scrub").focus()
    for key, stop in (("ArrowRight", 1), ("ArrowRight", 2), ("PageUp", 7), ("ArrowLeft", 6), ("End", -1)):
        page.keyboard.press(key)
        said(page, names[stop])
    expect(page.locator("#list .year").last).to_be_in_viewport()
    page.locator("#jump").select_option(label="1924")
    said(page, "1924")
    becomes(page, lambda: page.evaluate(ON_TOP), "1924")


def test_the_picture_says_where_the_list_is_scrolled_to(visit: Callable[..., Visit], address: str) -> None:
    page = visit(375, 812).ready(address)
    page.evaluate(
        "[...document.querySelectorAll('#list .year')].find((one) => one.textContent.startsWith('1930')).scrollIntoView()"
    )
    said(page, "1930")


def test_the_picture_shows_both_texts_and_what_is_filtered(visit: Callable[..., Visit], address: str) -> None:
    """Bars above and below the axis, in the colours of the texts; a text that is left out has none."""
    page = visit(375, 812).ready(address)
    fills = "() => [...document.querySelectorAll('#scrub path')].map((one) => one.getAttribute('fill'))"
    sources = page.evaluate("claimline.palette().sources")
    assert set(sources[:2]) <= set(page.evaluate(fills))
    page.goto(f"{address}/?source=munoz&from=1917&to=1944")
    expect(page.locator(f'#scrub path[fill="{sources[1]}"]')).to_be_attached()
    said(page, "before 1917")  # what began earlier stands together: the years are those of the filter
    expect(page.locator("#list .year h3").nth(1)).to_have_text("1917")
    expect(page.locator(f'#scrub path[fill="{sources[0]}"]')).to_have_count(0)


def test_a_long_list_is_drawn_as_far_as_the_year(visit: Callable[..., Visit], tmp_path: Path) -> None:
    rows = [
        {"source": f"s{n % 3}", "title": f"Event {n}", "edtf": str(1400 + n // 2), "theme": "war"}
        for n in range(1000)
    ]
    page = visit(375, 812).ready(serving(write_table(tmp_path / "many.csv", rows)))
    assert page.locator("#list .entry").count() < shown(page)
    page.locator("#jump").select_option(label="1840")
    said(page, "1840")
    becomes(page, lambda: page.evaluate(ON_TOP), "1840")


@pytest.mark.parametrize("width", [320, 375])
def test_a_narrow_frame_has_picture_legend_and_passage(
    visit: Callable[..., Visit], dash_page: str, width: int
) -> None:
    page = visit(width, 600).ready(f"{dash_page}/embed")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    expect(page.locator("#scrub")).to_be_visible()
    expect(page.locator(".legend .chip").first).to_be_in_viewport()
    keys = page.locator(".keys .explained:not([hidden])")
    expect(keys).to_have_text(["day", "some time in", "period", "about"])
    for key in keys.all():
        expect(key).to_be_in_viewport(ratio=1)
    page.locator("#list .claim").first.click()
    expect(page.locator("#card blockquote")).to_be_in_viewport()

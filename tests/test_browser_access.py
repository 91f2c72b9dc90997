"""The real page for everyone: axe, sizes, telephones, colours, and life without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from accessible import in_both_schemes
from conftest import Visit, shown
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1440, 768, 375])
@pytest.mark.parametrize("state", ["", "select=munoz-4-4&theme=violence", "theme=ideas&words=kronstadt"])
def test_axe_finds_nothing(visit: Callable[..., Visit], address: str, width: int, state: str) -> None:
    page = visit(width).ready(f"{address}/?{state}")
    page.evaluate("document.querySelector('#list-fold').open = true")
    found = in_both_schemes(page)
    if not state:  # as they are when something is explained, and when a year is wrong
        page.evaluate("document.querySelector('.reading').open = true")
        found += in_both_schemes(page)
        page.evaluate("document.querySelector('.reading').open = false")
        if not page.locator("#years").is_visible():
            page.locator("[data-fold=filters]").click()
        page.get_by_role("textbox", name="From").fill("soon")
        page.get_by_role("textbox", name="From").press("Enter")
        expect(page.locator("#years-wrong")).not_to_be_empty()
        found += in_both_schemes(page)

    assert [(fault["id"], fault["nodes"][0]["target"]) for fault in found] == []


@pytest.mark.parametrize("width", [1440, 768, 375, 320])
def test_nothing_is_wider_than_the_window(visit: Callable[..., Visit], address: str, width: int) -> None:
    page = visit(width).ready(address)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0


def test_targets_are_large_enough_to_hit(visit: Callable[..., Visit], address: str) -> None:
    """Every button, field and handle is at least 24 pixels in both directions (WCAG 2.2, 2.5.8)."""
    for width in (1440, 375):
        page = visit(width).ready(f"{address}/?select=munoz-4-4")
        small = page.evaluate(
            """() => [...document.querySelectorAll("#page button, #page input, #page summary, #page [role=slider]")]
              .map((one) => [one.textContent || one.className, one.getBoundingClientRect()])
              .filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([name]) => name)"""
        )
        assert small == []


def test_on_a_telephone_the_list_is_the_timeline(visit: Callable[..., Visit], address: str) -> None:
    page = visit(375, 812, has_touch=True).ready(address)
    expect(page.locator("#chart")).to_be_hidden()
    expect(page.locator("#list .year h3").first).to_be_visible()
    assert page.locator("#list .entry").count() == shown(page)
    entry = page.locator("#list .claim").nth(3)
    title = entry.locator(".title").inner_text()
    entry.tap()

    expect(page.locator("#card h2")).to_have_text(title)
    expect(page.locator("#card")).to_be_in_viewport()
    page.get_by_role("button", name="Close the card").tap()
    expect(page.locator("#card")).to_be_hidden()


def test_the_colours_follow_the_system_and_the_button(visit: Callable[..., Visit], address: str) -> None:
    page = visit(scheme="dark").ready(address)
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    expect(page.get_by_role("button", name="Dark or light")).to_have_text("☀")
    page.get_by_role("button", name="Dark or light").click()
    expect(page.get_by_role("button", name="Dark or light")).to_have_text("☾")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    assert page.evaluate(ground) != dark
    paper = page.evaluate("claimline.palette().paper")
    page.wait_for_function(
        "(paper) => document.querySelector('#chart-graph .js-plotly-plot').layout.paper_bgcolor === paper",
        arg=paper,
    )


@pytest.mark.parametrize("width", [1440, 1280, 768])
def test_the_frame_does_not_move_when_the_page_comes_alive(
    visit: Callable[..., Visit], address: str, width: int
) -> None:
    """Layout shift, as the browser itself counts it, stays below a fifth of what is called good."""
    one = visit(width=width, height=900, own=True)
    one.page.add_init_script(
        """window.shifts = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries())
          window.shifts += entry.value; }).observe({ type: "layout-shift", buffered: true });"""
    )
    page = one.ready(address)
    expect(page.locator("#card .kicker")).to_be_visible()
    assert page.evaluate("shifts") < 0.02


def test_without_scripts_there_is_a_table(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("noscript tr, tr").count() > 150
    context.close()


def test_on_a_telephone_a_hidden_claim_s_neighbours_are_named_in_full(
    visit: Callable[..., Visit], address: str
) -> None:
    """And the row of themes fades at its end, where it goes on."""
    page = visit(375, 812).ready(f"{address}/?theme=violence&select=munoz-4-4")
    for button in page.locator("#card .step").all():
        assert button.evaluate("one => one.scrollWidth <= one.clientWidth")
    themes = page.locator("#filters .chips").last
    assert "gradient" in themes.evaluate("one => getComputedStyle(one).maskImage")


def test_where_the_card_is_a_sheet_the_chosen_mark_stands_above_it(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit(768, 800).ready(f"{address}/?select=munoz-4-4")
    page.wait_for_function(
        """() => { const { arrangement } = claimline.now(), top = document.querySelector("#chart").getBoundingClientRect().top;
          return top + arrangement.chosen.y > 0 && top + arrangement.chosen.y < document.querySelector("#card").getBoundingClientRect().top; }"""
    )


@pytest.mark.parametrize(
    ("width", "rows"),
    [(1440, ".toolbar :is(.chips, .switches)"), (768, ".tools :is(#search, #years, #scale)")],
)
def test_the_tools_stand_in_one_row(visit: Callable[..., Visit], address: str, width: int, rows: str) -> None:
    page = visit(width).ready(f"{address}/?theme=violence")
    middles = page.locator(f"#page {rows}").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect()).map((box) => (box.top + box.bottom) / 2)"
    )
    assert max(middles) - min(middles) < 4


def test_a_small_embed_keeps_most_of_its_frame_for_the_chart(
    visit: Callable[..., Visit], address: str
) -> None:
    """At 600 by 400 the chart begins in the upper half."""
    page = visit(600, 400).ready(f"{address}/embed")
    top = page.locator("#chart").evaluate("one => one.getBoundingClientRect().top")
    assert top < 200

"""The tabs: one link to any view, the keys of a tab list, and what stays when the view changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import Visit, asks, chip, claim_on_chart
from playwright.sync_api import Page, expect
from windows import becomes

from dashboard.showing import client

pytestmark = pytest.mark.browser
VIEWS = [view.name for view in client.views() if view.tab]


def tab(page: Page, view: str) -> Any:
    return page.locator(f"#page #tab-{view}")


def displayed(page: Page) -> Any:
    return page.locator("#page .panel").evaluate_all(
        "all => all.filter(one => getComputedStyle(one).display !== 'none').map(one => one.id)"
    )


@pytest.mark.parametrize("view", VIEWS)
def test_a_link_opens_a_view_with_its_claim(visit: Callable[..., Visit], address: str, view: str) -> None:
    """Filtered, and with a claim chosen."""
    page = visit().page
    page.goto(f"{address}?source=munoz&view={view}&select=munoz-12-1")

    expect(tab(page, view)).to_have_attribute("aria-selected", "true")
    becomes(page, lambda: displayed(page), [f"panel-{view}"])
    expect(page.locator("#card .kicker")).to_contain_text("Munoz", ignore_case=True)
    expect(page.locator("#status")).to_have_text("87 of 227 claims shown")


def test_another_view_keeps_filters_and_choice(page: Page) -> None:
    """And Back leads to the view before."""
    claim = claim_on_chart(page)
    chip(page, "theme", "war").click()
    tab(page, "compare").click()

    becomes(page, lambda: displayed(page), ["panel-compare"])
    expect(page.locator("#page #chart")).to_be_hidden()
    asks(page, "theme=war&view=compare")
    assert claim
    page.go_back()
    expect(page.locator("#page #chart")).to_be_visible()


def test_arrow_keys_go_from_tab_to_tab(page: Page) -> None:
    """The list of tabs is one tab stop, and wraps around."""
    tab(page, "timeline").focus()
    page.keyboard.press("ArrowLeft")
    expect(tab(page, "table")).to_be_focused()
    expect(tab(page, "table")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Home")
    expect(tab(page, "timeline")).to_be_focused()
    expect(page.locator("#page #tabs [tabindex='0']")).to_have_count(1)

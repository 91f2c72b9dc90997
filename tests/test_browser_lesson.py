"""A lesson on the real page: claims get stars on card, list and table, and what is starred is what a class gets."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from accessible import in_both_schemes, violations
from conftest import Visit, asks, query, shows
from playwright.sync_api import Page, expect
from windows import becomes, reloaded

pytestmark = pytest.mark.browser
STARRED = "() => { const { claims } = claimline.now().data; return claims.id.filter((_, row) => claims.starred[row]); }"
FILTER = "#page [data-starred]"
MUNOZ = ["munoz-4-4", "munoz-12-1", "munoz-14-2"]
LINK = "stars=munoz-4-4,-12-1,-14-2"


def starred(page: Page) -> list[str]:
    found: list[str] = page.evaluate(STARRED)
    return found


def star_on_card(page: Page) -> Any:
    return page.locator("#card .star")


def axe(page: Page) -> list[str]:
    found: list[str] = [one["id"] for one in violations(page)]
    return found


def test_a_star_on_the_card_is_kept_in_the_address_and_can_be_undone(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit().ready(f"{address}/?select=munoz-4-4")
    star = star_on_card(page)
    expect(star).to_have_attribute("aria-pressed", "false")
    expect(star).to_have_accessible_name("Star “Constituent Assembly dissolved” for the lesson")
    star.click()
    expect(star).to_have_attribute("aria-pressed", "true")
    expect(star).to_be_focused()
    expect(page.locator(FILTER)).to_have_text("★Starred 1")
    expect(page.locator("#spoken")).to_have_text(
        "Starred: Constituent Assembly dissolved. 1 claim for the lesson."
    )
    page.wait_for_url("**/?select=munoz-4-4&stars=munoz-4-4")
    page.reload()
    expect(star).to_have_attribute("aria-pressed", "true")
    star.press("Enter")
    expect(star).to_have_attribute("aria-pressed", "false")
    page.wait_for_url("**/?select=munoz-4-4")
    page.keyboard.press("Control+z")
    becomes(page, lambda: starred(page), ["munoz-4-4"])
    page.keyboard.press("Control+y")
    becomes(page, lambda: starred(page), [])


def test_the_key_s_stars_the_claim_that_is_chosen_or_has_the_focus(
    visit: Callable[..., Visit], address: str
) -> None:
    """But not while somebody types."""
    page = visit().page
    page.goto(f"{address}/?select=munoz-4-4&view=table")
    page.locator("#panel-table .chosen .claim").focus()
    page.keyboard.press("s")
    becomes(page, lambda: starred(page), ["munoz-4-4"])
    page.keyboard.press("ArrowDown")
    below = page.evaluate("document.activeElement.dataset.claim")
    page.keyboard.press("s")
    becomes(page, lambda: set(starred(page)), {"munoz-4-4", below})
    expect(page.locator(f'#panel-table [data-claim="{below}"]')).to_be_focused()
    page.locator('[data-field="search"]').press("s")
    assert len(starred(page)) == 2


def test_stars_in_the_table_leave_it_where_it_is(visit: Callable[..., Visit], address: str) -> None:
    page = visit().page
    page.goto(f"{address}/?view=table")
    row = page.locator("#panel-table tbody tr").nth(60)
    row.scroll_into_view_if_needed()
    page.wait_for_function("() => !document.querySelector('#panel-table [aria-busy]')")
    row.locator(".star").hover()  # scrolls to it, where fonts that came late have moved it
    before = page.locator(".table-frame").evaluate("one => one.scrollTop")
    assert before > 500
    row.locator(".star").click()
    expect(row.locator(".star")).to_have_attribute("aria-pressed", "true")
    expect(row.locator(".star")).to_be_focused()
    assert abs(page.locator(".table-frame").evaluate("one => one.scrollTop") - before) < 2
    expect(page.locator("#card h2")).not_to_have_text(
        row.locator("th").inner_text()
    )  # nothing is chosen by it


def test_stars_in_the_list_keep_focus_and_place(visit: Callable[..., Visit], address: str) -> None:
    page = visit(375, 812).ready(f"{address}/")
    star = page.locator("#list .star").nth(20)
    star.scroll_into_view_if_needed()
    place = star.bounding_box()
    star.click()
    expect(star).to_have_attribute("aria-pressed", "true")
    expect(star).to_be_focused()
    assert star.bounding_box() == pytest.approx(place, abs=2)  # whatever is told above it


def test_the_filter_shows_the_starred_alone_and_a_link_carries_them(
    visit: Callable[..., Visit], address: str
) -> None:
    """The stars are a reader's: the server does not have them, so the link has."""
    page = visit().ready(f"{address}/?{LINK}")
    chip = page.locator(FILTER)
    expect(page.get_by_text("8 to 12 for a lesson")).to_be_visible()
    chip.click()
    shows(page, 3)
    expect(chip).to_have_attribute("aria-pressed", "true")
    asks(page, f"starred=1&{LINK}")
    page.get_by_role("button", name="Share & embed").click()
    link = page.get_by_label("Link to this view").input_value()
    assert urlsplit(link).query == f"starred=1&{LINK}"
    table = page.locator('dialog a[href*="/download/table/"]').get_attribute("href") or ""
    got = page.request.get(address + table).text()
    assert [line.split(",")[0] for line in got.lstrip("\ufeff").splitlines()[1:]] == MUNOZ
    page.goto(link)
    expect(page.locator("#status")).to_have_text("3 of 227 claims shown")


def test_nothing_starred_says_how_to_go_on(page: Page) -> None:
    page.locator(FILTER).click()
    nothing = page.locator("#empty")
    expect(nothing).to_contain_text("Without the choice of starred claims there would be 227.")
    nothing.get_by_role("button", name="Clear the choice of starred claims (227 claims)").click()
    expect(page.locator("#status")).to_have_text("227 claims shown")


def test_the_hint_is_gone_where_the_number_is_right(visit: Callable[..., Visit], address: str) -> None:
    page = visit().ready(address)
    ids = page.evaluate("claimline.now().data.claims.id.slice(0, 13)")
    for count, seen in ((0, False), (1, True), (7, True), (8, False), (12, False), (13, True)):
        page.goto(f"{address}/?stars={','.join(ids[:count])}")
        expect(page.locator(FILTER)).to_have_text(f"★Starred {count}")
        expect(page.locator(".lesson-hint")).to_be_visible(visible=seen)


def test_an_exported_page_has_the_stars_inside(
    visit: Callable[..., Visit], address: str, tmp_path: Path
) -> None:
    first = visit().ready(address)
    file = tmp_path / "timeline.html"
    file.write_bytes(first.request.get(f"{address}/download/page/timeline.html?{LINK}").body())
    page = visit(own=True).ready(file.as_uri())
    becomes(page, lambda: starred(page), MUNOZ)
    page.locator(FILTER).click()
    shows(page, 3)


def test_back_keeps_the_stars(visit: Callable[..., Visit], address: str) -> None:
    """Back leads to an earlier view, not to earlier work: that is what undo is for."""
    page = visit().ready(address)
    page.locator("#tab-table").click()
    page.locator("#panel-table .star").first.click()
    expect(page.locator("#panel-table .star").first).to_have_attribute("aria-pressed", "true")
    one = starred(page)
    assert len(one) == 1
    page.wait_for_function("() => location.search.includes('stars=')")
    page.go_back()
    expect(page.locator("#chart")).to_be_visible()
    becomes(page, lambda: starred(page), one)
    page.wait_for_function("() => location.search.includes('stars=')")
    assert "view" not in parse_qs(query(page))


def test_a_link_shows_its_own_stars_and_mine_are_there_again(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit(own=True).ready(f"{address}?select=munoz-6-1")
    star_on_card(page).click()
    page.wait_for_function("() => location.search.includes('stars=')")
    page.on("dialog", lambda asked: asked.accept())  # leaving asks, as nothing is in a file yet
    page.goto(f"{address}?{LINK}&starred=1")
    expect(page.locator("#status")).to_have_text(re.compile("^3 of "))
    becomes(page, lambda: starred(page), MUNOZ)
    expect(page.locator("[data-kept]")).to_contain_text("These stars are the link's.")
    page.goto(f"{address}?select=munoz-12-1")
    expect(star_on_card(page)).to_have_attribute("aria-pressed", "false")
    becomes(page, lambda: starred(page), ["munoz-6-1"])
    expect(page.locator("[data-kept]")).not_to_contain_text("link's")
    page.goto(f"{address}?{LINK}&starred=1")
    page.get_by_role("button", name="Show mine").click()
    expect(page.locator("#status")).to_have_text(re.compile("^1 of "))
    becomes(page, lambda: starred(page), ["munoz-6-1"])
    page.wait_for_function("() => location.search.includes('stars=munoz-6-1')")
    reloaded(page)
    becomes(page, lambda: starred(page), ["munoz-6-1"])


@pytest.mark.parametrize(
    ("width", "view"), [(1440, "timeline"), (1440, "table"), (375, "timeline"), (375, "table")]
)
def test_axe_finds_nothing_in_what_is_starred(
    visit: Callable[..., Visit], address: str, width: int, view: str
) -> None:
    page = visit(width).page
    page.goto(f"{address}/?{LINK}&starred=1&select=munoz-4-4&view={view}")
    page.locator("#card .star").wait_for()
    assert [one["id"] for one in in_both_schemes(page)] == []
    small = page.evaluate(
        """() => [...document.querySelectorAll("#page :is(.star, [data-starred])")].map((one) => one.getBoundingClientRect())
          .filter((box) => box.width && (box.height < 24 || box.width < 24)).length"""
    )
    assert small == 0


def test_names_and_colours_are_set_in_the_page(visit: Callable[..., Visit], address: str) -> None:
    """By the keyboard; they are on heading, tab, chips, chart and card, and can be undone."""
    page = visit().ready(f"{address}/?select=munoz-4-4")
    rename = page.get_by_role("button", name="Rename")
    rename.press("Enter")
    dialog = page.get_by_role("dialog", name="Names and colours")
    expect(dialog.get_by_label("Title of the page")).to_be_focused()
    page.keyboard.type("Lenin in class 9b")
    dialog.get_by_label("Line below it").fill("Two voices")
    dialog.get_by_label("Name of Munoz 2020").fill("Group B")
    colours = dialog.get_by_role("radiogroup", name="Colour of Munoz 2020")
    expect(colours.get_by_label("Colour 2", exact=True)).to_be_checked()
    colours.get_by_label("Colour 2", exact=True).press("ArrowRight")
    assert axe(page) == []
    dialog.get_by_label("Name of Munoz 2020").press("Enter")
    expect(dialog).to_have_count(0)
    expect(rename).to_be_focused()
    expect(page.locator(".titles h1")).to_have_text("Lenin in class 9b")
    expect(page.locator(".titles p > span").first).to_have_text("Two voices")
    expect(page).to_have_title("Lenin in class 9b")
    expect(page.locator('[data-facet="source"]').last).to_have_text("Group B 87")
    expect(page.locator('[data-facet="source"]').last).to_have_attribute("data-source-number", "3")
    expect(page.locator("#card .kicker")).to_have_text("Group B · Democracy")
    expect(page.locator("#chart text", has_text="GROUP B")).to_have_count(1)
    colour = page.evaluate("claimline.palette().sources[2]")
    expect(page.locator("#chart text", has_text="GROUP B")).to_have_attribute("fill", colour)
    page.locator("#chart").focus()
    page.keyboard.press("Control+z")
    expect(page.locator(".titles h1")).to_have_text("Did Lenin lead to Stalin?")
    expect(page.locator('[data-facet="source"]').last).to_have_text("Munoz 87")
    rename.click()
    expect(dialog.get_by_label("Title of the page")).to_have_value("")


@pytest.mark.parametrize("width", [1440, 768, 375])
def test_long_names_break_nothing(visit: Callable[..., Visit], address: str, width: int) -> None:
    page = visit(width, 812).ready(f"{address}/?lang=de")
    page.get_by_role("button", name="Umbenennen").click()
    long = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente und was daraus in der neunten Klasse geworden ist"
    for field in page.locator("dialog.names input[type=text]").all():
        field.fill(long)
    page.get_by_role("button", name="Übernehmen").click()
    expect(page.locator(".titles h1")).to_have_text(long)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0

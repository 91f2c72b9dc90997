"""The presentation on the real page: one claim after the other, the chart below keeps still, Escape leads back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from accessible import in_both_schemes
from conftest import Visit
from playwright.sync_api import Page, expect
from windows import becomes

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(alone: str) -> str:
    """The page that is one file: none of this asks a server."""
    return alone


STARS = ["lenihan-3-1", "lenihan-21-1", "lenihan-40-1", "munoz-5-1", "munoz-11-1", "munoz-14-3"]
LINK = f"stars={','.join(STARS)}"
LABELS = """() => Object.fromEntries([...document.querySelectorAll("#chart text")].map((text) => {
  const { left, top } = text.getBoundingClientRect();
  return [`${text.textContent} ${Math.round(left)}`, [Math.round(left), Math.round(top)]];
}))"""


def presented(visit: Callable[..., Visit], address: str, more: str = LINK, **window: Any) -> Page:
    page = visit(**window).page
    page.goto(f"{address}/?view=present&{more}")
    page.locator(".slide h2").wait_for()
    page.wait_for_function("() => claimline.now().state.select")
    return page


def chosen(page: Page) -> str:
    found: str = page.evaluate("claimline.now().state.select")
    return found


@pytest.mark.parametrize(
    ("on", "back"),
    [("ArrowRight", "ArrowLeft"), ("PageDown", "PageUp"), (" ", "Shift+ "), ("ArrowDown", "ArrowUp")],
)
def test_keys_lead_from_claim_to_claim(visit: Callable[..., Visit], address: str, on: str, back: str) -> None:
    """Arrows, the space bar, and what the buttons of a clicker send."""
    page = presented(visit, address)
    expect(page.locator(".progress .place")).to_have_text("1 / 6")
    first = chosen(page)
    page.keyboard.press(on)
    page.keyboard.press(on)
    expect(page.locator(".progress .place")).to_have_text("3 / 6")
    page.keyboard.press(back)
    page.keyboard.press(back)
    page.keyboard.press(back)
    expect(page.locator(".progress .place")).to_have_text("1 / 6")
    becomes(page, lambda: chosen(page), first)
    page.keyboard.press("End")
    expect(page.locator(".progress .place")).to_have_text("6 / 6")
    expect(page.get_by_role("button", name="Next claim")).to_have_attribute("aria-disabled", "true")


def test_a_slide_says_whose_claim_it_is_and_what_the_other_says(
    visit: Callable[..., Visit], address: str
) -> None:
    page = presented(visit, address, f"{LINK}&select=lenihan-21-1")
    article = page.locator(".slide article")
    expect(article.locator(".kicker")).to_have_text("Lenihan 2024 · paragraph 21")
    expect(article.locator(".when")).to_have_text("1918 to 1921")
    expect(article.locator("h2")).to_have_text("Russian Civil War")
    expect(article.locator("mark")).to_have_text("1918-1921")
    other = page.locator(".beside")
    expect(other.locator("h3")).to_have_text("Munoz 2020")
    expect(other.locator("blockquote")).to_have_count(1)


def test_in_the_order_of_telling_one_text_follows_the_other(
    visit: Callable[..., Visit], address: str
) -> None:
    page = presented(visit, address)
    page.get_by_role("button", name="As told").click()
    page.keyboard.press("Home")
    seen = []
    for number in range(1, 7):
        expect(page.locator(".progress .place")).to_have_text(f"{number} / 6")
        seen.append(chosen(page))
        page.keyboard.press("PageDown")
    assert seen == STARS
    expect(page).to_have_url(re.compile("sort=told"))
    page.wait_for_function("id => location.search.includes(`select=${id}`)", arg=STARS[-1])
    page.reload()
    expect(page.locator(".progress .place")).to_have_text("6 / 6")
    expect(page.get_by_role("button", name="As told")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (768, 1024)])
def test_stepping_leaves_every_label_where_it_is(
    visit: Callable[..., Visit], address: str, width: int, height: int
) -> None:
    page = presented(visit, address, width=width, height=height)
    page.locator("#chart text").first.wait_for()
    before = page.evaluate(LABELS)
    assert len(before) > 12
    for number in range(2, 7):
        page.keyboard.press("PageDown")
        expect(page.locator(".progress .place")).to_have_text(f"{number} / 6")
        now = page.evaluate(LABELS)
        assert {key: spot for key, spot in now.items() if key in before} == before


def test_escape_leads_back_to_the_same_place(visit: Callable[..., Visit], address: str) -> None:
    """The same view, filters and order, the claim that was presented last, and the focus on the button."""
    page = visit().page
    page.goto(f"{address}/?source=munoz&view=table&sort=title&{LINK}")
    page.get_by_role("button", name="Present", exact=True).click()
    expect(page.locator(".progress .place")).to_have_text("1 / 3")
    page.keyboard.press("PageDown")
    expect(page.locator(".progress .place")).to_have_text("2 / 3")
    last = chosen(page)
    page.keyboard.press("Escape")
    expect(page.locator("#panel-table")).to_be_visible()
    expect(page.locator("#panel-present")).to_be_hidden()
    page.wait_for_function("() => !document.fullscreenElement")
    expect(page).to_have_url(re.compile(rf"\?source=munoz&view=table&sort=title&select={last}&"))
    expect(page.locator("#panel-table tr.chosen .claim")).to_have_attribute("data-claim", last)
    expect(page.get_by_role("button", name="Present", exact=True)).to_be_focused()
    page.keyboard.press("PageDown")  # nothing listens any more
    assert chosen(page) == last


def test_back_leaves_it_too(page: Page) -> None:
    page.get_by_role("button", name="Present", exact=True).click()
    expect(page.locator(".slide")).to_be_focused()
    expect(page.locator(".progress .place")).to_have_text(
        re.compile(" / 227$")
    )  # without a star, all that is shown
    page.go_back()
    expect(page.locator("#tabs")).to_be_visible()
    expect(page.locator("#chart")).to_be_visible()


def test_a_finger_swipes(visit: Callable[..., Visit], address: str) -> None:
    page = presented(visit, address, width=375, height=812, has_touch=True, is_mobile=True, own=True)
    hand = page.context.new_cdp_session(page)

    def swipe(across: float, along: float = 0) -> None:
        for step in range(6):
            kind = "touchMove" if step else "touchStart"
            spot = {"x": 180 + across * step / 5, "y": 300 + along * step / 5}
            hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [spot]})
        hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    swipe(-120)
    expect(page.locator(".progress .place")).to_have_text("2 / 6")
    swipe(0, -120)
    expect(page.locator(".progress .place")).to_have_text("2 / 6")
    swipe(120)
    expect(page.locator(".progress .place")).to_have_text("1 / 6")


@pytest.mark.parametrize("size", [(1440, 900), (768, 1024), (375, 812), (812, 375)])
def test_it_fills_the_window_and_nothing_more(
    visit: Callable[..., Visit], address: str, size: tuple[int, int]
) -> None:
    page = presented(visit, address, width=size[0], height=size[1])
    for _ in STARS:
        wide, high = page.evaluate(
            "[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]"
        )
        assert wide <= 0
        assert high <= 0
        foot = page.locator(".present-foot").bounding_box()
        assert foot
        assert foot["y"] + foot["height"] <= size[1] + 1
        assert page.evaluate("scrollY") == 0
        page.keyboard.press("PageDown")
    small = page.evaluate(
        """() => [...document.querySelectorAll("#panel-present button")].map((one) => one.getBoundingClientRect())
          .filter((box) => box.width && (box.height < 24 || box.width < 24)).length"""
    )
    assert small == 0


@pytest.mark.parametrize("size", [(1440, 900), (375, 812)])
def test_axe_finds_nothing(visit: Callable[..., Visit], address: str, size: tuple[int, int]) -> None:
    page = presented(visit, address, f"{LINK}&select=lenihan-21-1&lang=de", width=size[0], height=size[1])
    expect(page.get_by_role("button", name="Beenden")).to_be_visible()
    assert [one["id"] for one in in_both_schemes(page)] == []


def test_it_works_in_a_file_and_in_a_frame(
    visit: Callable[..., Visit], dash_page: str, tmp_path: Path
) -> None:
    one = visit(own=True).page
    file = tmp_path / "timeline.html"
    file.write_bytes(one.request.get(f"{dash_page}/download/page/timeline.html?{LINK}").body())
    for place_of in (f"{file.as_uri()}?view=present", f"{dash_page}/embed?view=present&{LINK}"):
        one.goto(place_of)
        expect(one.locator(".progress .place")).to_have_text("1 / 6")
        one.keyboard.press("PageDown")
        expect(one.locator(".progress .place")).to_have_text("2 / 6")
        expect(one.locator("#chart text").first).to_be_visible()
        one.keyboard.press("Escape")
        expect(one.locator("#tabs [aria-selected=true]")).to_have_text("Timeline")

"""The exercise on the real page: a link deals cards without dates; hands, keys and buttons order them; a check tells."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from accessible import in_both_schemes
from conftest import Visit, asks, query
from playwright.sync_api import Browser, Page, expect
from windows import becomes

from dashboard import lookup, table
from dashboard.showing.export import Request, whole_page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(alone: str) -> str:
    """The page that is one file: none of this asks a server."""
    return alone


LINK = "?source=munoz&from=1917&to=1921&view=predict"
RIGHT = """() => claimline.nearest(claimline.now().data.claims,
  [...document.querySelectorAll(".predict-card")].map((card) => Number(card.dataset.row)))"""


def opened(visit: Callable[..., Visit], address: str, query: str = LINK, **size: Any) -> Page:
    page = visit(**size).page
    page.goto(address + query)
    cards(page).first.wait_for()
    return page


def cards(page: Any) -> Any:
    return page.locator("#panel-predict .predict-card")


def titles(page: Page) -> list[str]:
    found: list[str] = cards(page).locator("h3").all_inner_texts()
    return found


def press(page: Any, name: str) -> None:
    page.locator("#panel-predict").get_by_role("button", name=name, exact=True).click()


def solve(page: Page) -> None:
    """Puts the cards in order with their buttons alone."""
    for place, row in enumerate(page.evaluate(RIGHT)):
        card = page.locator(f'.predict-card[data-row="{row}"]')
        while cards(page).nth(place).get_attribute("data-row") != str(row):
            card.locator('[data-move="up"]').click()


def test_a_link_deals_the_same_cards_to_all_and_shows_no_date(
    visit: Callable[..., Visit], address: str
) -> None:
    page = opened(visit, address)
    expect(cards(page)).to_have_count(6)
    expect(page.locator("#status")).to_have_text(re.compile(r"Cards from \d+ claims$"))
    words = page.locator("main").inner_text()
    assert not re.search(r"\b1[89]\d\d\b", words)
    for hidden in ("#chart", "#card", "#list", "#overview", "#panel-table"):
        expect(page.locator(f"#page {hidden}")).to_be_hidden()
    dealt = titles(page)
    page.reload()
    cards(page).first.wait_for()
    becomes(page, lambda: titles(page), dealt)


def test_the_button_beside_the_tabs_opens_it_and_a_tab_leaves_it(page: Page) -> None:
    """The filters stay; of the tabs none is open, and the first can still be reached by the keyboard."""
    page.locator('#page [data-facet="theme"]').first.click()
    expect(page).to_have_url(re.compile("theme="))
    filters = query(page)
    button = page.get_by_role("button", name="Put in order")
    expect(button).not_to_have_attribute("aria-current", "true")
    button.click()
    expect(button).to_have_attribute("aria-current", "true")
    asks(page, f"{filters}&view=predict")
    expect(page.locator("#tabs [aria-selected='true']")).to_have_count(0)
    expect(page.locator("#tabs [tabindex='0']")).to_have_text("Timeline")
    press(page, "Show all dates")
    press(page, "Show the timeline")
    expect(page.locator("#chart")).to_be_visible()
    asks(page, filters)


def test_buttons_and_keys_move_a_card_and_keep_the_focus(visit: Callable[..., Visit], address: str) -> None:
    page = opened(visit, address)
    before = titles(page)
    down = cards(page).first.locator('[data-move="down"]')
    down.focus()
    page.keyboard.press("Enter")
    becomes(page, lambda: titles(page), [before[1], before[0], *before[2:]])
    said = page.locator("#panel-predict [role=status]")
    expect(said).to_have_text(f"{before[0]}: 2 of 6")
    page.keyboard.press("End")
    becomes(page, lambda: titles(page)[-1], before[0])
    expect(cards(page).last.locator('[data-move="down"]')).to_be_focused()
    expect(cards(page).last.locator('[data-move="down"]')).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Enter")  # it can go no further, and nothing is lost
    page.keyboard.press("ArrowUp")
    becomes(page, lambda: titles(page)[-2], before[0])
    page.keyboard.press("Home")
    becomes(page, lambda: titles(page), before)


@pytest.mark.parametrize("width", [1440, 375])
def test_a_card_is_dragged(visit: Callable[..., Visit], address: str, width: int) -> None:
    """By its dots; Escape puts it back."""
    page = opened(visit, address, width=width, height=900)
    before = titles(page)

    def drag(to: int) -> None:
        cards(page).first.evaluate(
            "one => one.scrollIntoView()"
        )  # the page scrolls by itself only near its edges
        grip = cards(page).first.locator(".grip").bounding_box()
        target = cards(page).nth(to).bounding_box()
        assert grip
        assert target
        page.mouse.move(grip["x"] + 9, grip["y"] + 20)
        page.mouse.down()
        page.mouse.move(grip["x"] + 9, grip["y"] + 60, steps=3)
        page.mouse.move(grip["x"] + 9, target["y"] + target["height"] - 4, steps=8)

    drag(2)
    expect(page.locator(".predict-card.held")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".predict-card.held")).to_have_count(0)
    becomes(page, lambda: titles(page), before)
    page.mouse.up()
    drag(1)
    page.mouse.up()
    becomes(page, lambda: titles(page), [before[1], before[0], *before[2:]])


def test_a_finger_on_the_text_scrolls_and_on_the_dots_drags(
    visit: Callable[..., Visit], address: str
) -> None:
    page = opened(visit, address, width=375, height=812, has_touch=True, is_mobile=True, own=True)
    before = titles(page)
    hand = page.context.new_cdp_session(page)

    def swipe(x: float, y: float, to: float) -> None:
        for step in range(13):
            kind = "touchMove" if step else "touchStart"
            place = {"x": x, "y": y + (to - y) * step / 12}
            hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [place]})
        hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    cards(page).first.evaluate("one => one.scrollIntoView()")
    grip = cards(page).first.locator(".grip").bounding_box()
    target = cards(page).nth(1).bounding_box()
    assert grip
    assert target
    swipe(grip["x"] + 8, grip["y"] + 20, target["y"] + target["height"] - 6)
    expect(cards(page).first.locator("h3")).to_have_text(before[1])
    now = titles(page)
    assert now == [before[1], before[0], *before[2:]]
    page.evaluate("scrollTo(0, 0)")
    swipe(220, 600, 300)
    expect(page.locator("#tabs")).not_to_be_in_viewport()
    becomes(page, lambda: titles(page), now)


def test_a_check_tells_each_card_s_place_and_shows_the_dates_of_the_right_ones(
    visit: Callable[..., Visit], address: str
) -> None:
    page = opened(visit, address)
    right = page.evaluate(RIGHT)
    press(page, "Check")
    said = page.locator("#panel-predict [role=status]")
    for place in range(6):
        card = cards(page).nth(place)
        row = int(card.get_attribute("data-row") or "")
        off = place - right.index(row)
        told = (
            "Right place"
            if off == 0
            else f"{abs(off)} place{'' if abs(off) == 1 else 's'} too {'early' if off < 0 else 'late'}"
        )
        expect(card.locator(".verdict")).to_have_text(told)
        expect(card.locator(".answer")).to_have_count(1 if off == 0 else 0)
    count = sum(place == right.index(row) for place, row in enumerate(page.evaluate(ORDER)))
    expect(said).to_have_text(
        f"{count} of 6 is in the right place." if count == 1 else f"{count} of 6 are in the right place."
    )
    expect(page.get_by_role("button", name="Try again")).to_be_focused()
    press(page, "Try again")
    expect(page.locator(".verdict")).to_have_count(0)
    expect(page.locator(".answer")).to_have_count(count)


ORDER = '() => [...document.querySelectorAll(".predict-card")].map((card) => Number(card.dataset.row))'


def test_all_in_order_shows_every_date_and_how_it_is_known(visit: Callable[..., Visit], address: str) -> None:
    page = opened(visit, address)
    solve(page)
    press(page, "Check")
    expect(page.locator("#panel-predict [role=status]")).to_have_text("All 6 are in the right place.")
    expect(page.locator(".answer")).to_have_count(6)
    expect(cards(page).first.locator(".answer")).to_have_text(
        "April 1917 known to the month · date from the essay"
    )
    expect(cards(page).first.locator("mark")).to_have_text("April of 1917")
    expect(page.locator(".predict-card [data-move]")).to_have_count(0)
    press(page, "Start over")
    expect(page.locator(".answer")).to_have_count(0)
    expect(page.locator(".predict-card [data-move]")).to_have_count(12)


def test_other_claims_and_other_filters_deal_other_cards(visit: Callable[..., Visit], address: str) -> None:
    """A choice of claim, which changes nothing that is shown, leaves the cards as they lie."""
    page = opened(visit, address)
    first = set(titles(page))
    press(page, "Other claims")
    becomes(page, lambda: bool(titles(page)) and first.isdisjoint(titles(page)), True)
    cards(page).first.locator('[data-move="down"]').click()
    lying = titles(page)
    page.locator("#page [data-look]").click()
    becomes(page, lambda: titles(page), lying)
    page.locator('#page [data-facet="source"][data-value="munoz"]').click()
    expect(cards(page).first.locator("h3")).not_to_have_text(lying[0])


def test_the_way_back_to_the_timeline_keeps_the_keyboard(visit: Callable[..., Visit], address: str) -> None:
    """The button that led there is out of sight, so the open tab has the focus."""
    page = opened(visit, address)
    press(page, "Show all dates")
    page.locator('#panel-predict [data-view="timeline"]').press("Enter")
    expect(page.locator("#tab-timeline")).to_be_focused()


def test_a_second_finger_takes_no_second_card(visit: Callable[..., Visit], address: str) -> None:
    page = opened(visit, address)
    held = page.evaluate(
        """() => {
          const list = document.querySelector(".predict-cards"), cards = [...list.children];
          list.setPointerCapture = () => {};
          const send = (kind, card, id, y) => card.querySelector(".grip").dispatchEvent(
            new PointerEvent(kind, { bubbles: true, pointerId: id, pointerType: "touch", clientY: y, button: 0 }));
          send("pointerdown", cards[0], 1, 100);
          send("pointermove", cards[0], 1, 110);
          send("pointerdown", cards[2], 2, 300);
          send("pointermove", cards[2], 2, 320);
          const held = cards.map((card) => card.classList.contains("held"));
          send("pointercancel", cards[0], 1, 110);
          return held;
        }"""
    )
    assert held == [True, *[False] * 5]


def test_where_there_are_no_other_claims_none_are_offered(visit: Callable[..., Visit], address: str) -> None:
    page = opened(visit, address, "?theme=war&view=predict")
    expect(page.locator('#panel-predict [data-do="check"]')).to_be_visible()
    expect(page.locator('#panel-predict [data-do="other"]')).to_have_count(0)


def test_where_there_is_too_little_it_says_so(visit: Callable[..., Visit], address: str) -> None:
    page = visit().page
    page.goto(f"{address}?words=kronstadt&source=lenihan&theme=ideas&view=predict")
    expect(page.locator("#empty, #panel-predict [role=status]").locator("visible=true").first).to_be_visible()
    expect(cards(page)).to_have_count(0)
    expect(page.locator("#panel-predict button")).to_have_count(0)


@pytest.mark.parametrize("width", [1440, 375])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    visit: Callable[..., Visit], address: str, width: int
) -> None:
    """Before and after the check, and with all dates."""
    page = opened(visit, address, width=width)
    for name in ("", "Check", "Show all dates"):
        if name:
            press(page, name)
        found = in_both_schemes(page)
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.locator("#panel-predict button").evaluate_all(
        "all => all.filter((one) => Math.min(one.offsetWidth, one.offsetHeight) < 24).length"
    )
    assert small == 0


def test_in_a_frame_the_same_cards_lie(visit: Callable[..., Visit], dash_page: str) -> None:
    page = opened(visit, dash_page)
    dealt = titles(page)
    page.goto(f"{dash_page}/embed{LINK}&controls=0")
    cards(page).first.wait_for()
    becomes(page, lambda: titles(page), dealt)
    press(page, "Check")
    expect(page.locator(".verdict")).to_have_count(6)


def test_a_file_of_the_page_has_the_exercise(chromium: Browser, root: Path, tmp_path: Path) -> None:
    """From a stick, without a network."""
    frame, _ = table.read(root / "events.csv")
    known = lookup.known(frame, near=root)
    request = Request(frame=frame, sources=known.sources, background=known.background, of=len(frame))
    file = tmp_path / "timeline.html"
    file.write_bytes(whole_page.to_html(request))
    context = chromium.new_context(offline=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"file://{file}{LINK}")
    cards(page).first.wait_for()
    press(page, "Show all dates")
    expect(page.locator(".answer")).to_have_count(6)
    assert faults == []
    context.close()


def test_on_paper_there_are_cards_without_buttons_and_without_dates(
    visit: Callable[..., Visit], address: str
) -> None:
    page = opened(visit, address)
    page.emulate_media(media="print")
    for gone in (".moves", ".predict-foot", ".exercise", ".listing"):
        expect(page.locator(f"#page {gone}").first).to_be_hidden()
    expect(cards(page).first).to_be_visible()
    assert not re.search(r"\b1[89]\d\d\b", page.locator("main").inner_text())
    assert all(
        width > 300
        for width in cards(page).locator(".says").evaluate_all("all => all.map((one) => one.offsetWidth)")
    )
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(printed) == 1
    printed.close()

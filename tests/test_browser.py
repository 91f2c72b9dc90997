"""The page as a reader meets it: a real Chromium and the real server, started by the real command."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from conftest import (
    MARK,
    TEXTS,
    Visit,
    chip,
    claim_on_chart,
    click_mark,
    overlaps,
    query,
    shown,
    shown_all,
    shows,
    write_table,
)
from playwright.sync_api import Browser, Page, expect
from served import serving
from windows import becomes

pytestmark = pytest.mark.browser


def test_the_first_picture_shows_every_source_and_all_claims(page: Page) -> None:
    texts = [text["words"] for text in page.evaluate(TEXTS)]

    assert {"LENIHAN 2024", "MUNOZ 2020"} <= set(texts)
    assert shown(page) == page.evaluate("claimline.now().data.claims.n") > 150
    assert page.title() == page.locator("#page h1").inner_text() == "Did Lenin lead to Stalin?"


def test_keys_step_zoom_open_and_return(page: Page) -> None:
    chart = page.locator("#chart")
    chart.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#card .steps span")).to_have_text(f"2 of {shown_all(page)}")
    expect(page.locator("#tip")).to_be_hidden()  # the card tells it, and labels stay free
    expect(page.locator("#spoken")).to_contain_text(page.locator("#card h2").inner_text())
    page.keyboard.press("Enter")
    expect(page.locator("#card")).to_be_focused()
    page.keyboard.press("Escape")
    expect(chart).to_be_focused()
    page.keyboard.press("+")
    expect(page).to_have_url(re.compile("from=|to="))
    page.keyboard.press("0")
    expect(page).not_to_have_url(re.compile("from=|to="))
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("select="))


def test_a_reload_shows_the_same(page: Page) -> None:
    """Filters, window, scale, words and choice: all of it is in the address."""
    chip(page, "theme", "violence").click()
    chip(page, "source", "lenihan").click()
    page.get_by_role("button", name="True scale").click()
    page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile("from="))
    click_mark(page, claim_on_chart(page))
    expect(page.locator("#card")).to_have_class(re.compile("open"))
    seen = """() => [claimline.now().state, [...document.querySelectorAll("#chart text")].map((text) => text.textContent),
      document.querySelector("#card").innerText, document.querySelector("#status").innerText,
      [...document.querySelectorAll("#page [aria-pressed=true]")].map((button) => button.textContent)]"""
    before = page.evaluate(seen)
    Visit(page).ready(page.url)

    becomes(page, lambda: page.evaluate(seen), before)
    assert before[0]["scale"] == "true"


def test_back_and_forward_go_through_what_was_chosen(page: Page) -> None:
    all_claims = shown(page)
    chip(page, "source", "munoz").click()
    expect(page.locator("#status")).to_contain_text("of")
    only = page.locator("#status").inner_text()
    chip(page, "theme", "violence").click()
    expect(page.locator("#status")).not_to_have_text(only)

    page.go_back()
    expect(page.locator("#status")).to_have_text(only)
    page.go_back()
    expect(page.locator("#status")).to_have_text(f"{all_claims} claims shown")
    page.go_forward()
    expect(page.locator("#status")).to_have_text(only)


def test_back_undoes_a_zoom_and_stays_on_the_page(page: Page) -> None:
    """One gesture, one step in the browser's history: a drag of many movements, and a zoom by the button."""
    strip = page.locator("#overview").bounding_box()
    assert strip
    steps = page.evaluate("history.length")
    page.mouse.move(strip["x"] + 300, strip["y"] + 30)
    page.mouse.down()
    page.mouse.move(strip["x"] + 500, strip["y"] + 30, steps=6)
    page.mouse.up()
    expect(page).to_have_url(re.compile("from=.*to="))
    drawn = page.url
    page.get_by_role("button", name="Zoom in").click()
    expect(page).not_to_have_url(drawn)
    assert page.evaluate("history.length") == steps + 2
    page.go_back()
    expect(page).to_have_url(drawn)
    page.go_back()
    expect(page).not_to_have_url(re.compile("from="))
    expect(page.locator("#status")).not_to_contain_text(" of ")


def test_a_press_right_after_a_zoom_writes_the_zoom_first(page: Page) -> None:
    page.evaluate(
        """() => { document.querySelector("[data-zoom=in]").click(); document.querySelector("#page [data-facet=theme]").click(); }"""
    )
    expect(page).to_have_url(re.compile("theme=.*from="))
    page.go_back()
    expect(page).not_to_have_url(re.compile("theme="))
    expect(page).to_have_url(re.compile("from="))


def test_the_offer_to_zoom_in_can_be_clicked(page: Page) -> None:
    x, y = page.evaluate(
        """() => { const lane = claimline.now().arrangement.lanes.find((one) => one.waiting > 0);
          return [lane.captionWidth + 40, lane.captionY]; }"""
    )
    page.locator("#chart").click(position={"x": x, "y": y})
    expect(page).to_have_url(re.compile("from="))


def test_the_question_mark_explains_the_chart_and_only_filters_look_like_buttons(page: Page) -> None:
    page.locator(".keys summary").click()
    expect(page.locator(".reading ul")).to_contain_text("A grey band is a time that has a name")
    border = "one => getComputedStyle(one).borderTopColor"
    assert page.locator("#page .chip.quiet").first.evaluate(border) != "rgba(0, 0, 0, 0)"
    assert page.locator("body > .frame").count() == 0  # also where the style sheet could not hide it


def test_a_drag_ends_when_the_button_was_let_go_unseen(page: Page) -> None:
    page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile("from="))
    was = page.evaluate("claimline.now().state.from")
    page.evaluate(
        """() => { const chart = document.querySelector("#chart"), box = chart.getBoundingClientRect();
          const at = (type, x, buttons) => chart.dispatchEvent(new PointerEvent(type, { pointerId: 7, button: 0, buttons,
            clientX: box.left + x, clientY: box.top + 200, bubbles: true, pointerType: "mouse" }));
          at("pointerdown", 500, 1); at("pointermove", 400, 0); at("pointermove", 300, 0); }"""
    )
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    assert page.evaluate("claimline.now().state.from") == was


def test_turns_of_the_wheel_in_one_frame_add_up(page: Page) -> None:
    """Three turns at once zoom as far as one turn three times as long."""
    spans = page.evaluate(
        """async () => {
          const chart = document.querySelector("#chart"), box = chart.getBoundingClientRect();
          const rest = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          const turn = (deltaY) => chart.dispatchEvent(new WheelEvent("wheel", { deltaY, ctrlKey: true, bubbles: true,
            cancelable: true, clientX: box.left + 500, clientY: box.top + 200 }));
          const found = [];
          for (const turns of [[-100, -100, -100], [-300]]) {
            turns.forEach(turn);
            await rest();
            const { state } = claimline.now();
            found.push([state.from, state.to]);
            document.querySelector("[data-zoom=fit]").click();
            await rest();
          }
          return found;
        }"""
    )

    assert spans[0] == spans[1] != [None, None]


def test_the_wheel_scrolls_the_page_until_the_chart_is_meant(page: Page) -> None:
    box = page.locator("#chart").bounding_box()
    assert box
    page.mouse.move(box["x"] + 400, box["y"] + 200)
    page.mouse.wheel(0, -200)
    expect(page.locator("#hint")).to_be_visible()
    assert query(page) == ""
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    expect(page).to_have_url(re.compile("from="))


def test_dragging_pans_a_zoomed_chart_and_never_selects(page: Page) -> None:
    page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile("from="))
    before, was = page.evaluate("claimline.now().state"), page.url
    box = page.locator("#chart").bounding_box()
    assert box
    page.mouse.move(box["x"] + 500, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 420, box["y"] + 205, steps=4)
    page.mouse.up()
    expect(page).not_to_have_url(was)

    after = page.evaluate("claimline.now().state")
    assert after["from"] > before["from"]
    assert after["select"] == ""


def test_the_strip_s_window_is_drawn_moved_and_keyed(page: Page) -> None:
    strip = page.locator("#overview").bounding_box()
    assert strip
    page.mouse.move(strip["x"] + 300, strip["y"] + 30)
    page.mouse.down()
    page.mouse.move(strip["x"] + 500, strip["y"] + 30, steps=3)
    page.mouse.up()
    expect(page).to_have_url(re.compile("from=.*to="))
    drawn = page.evaluate("claimline.now().state")
    handle = page.get_by_role("slider", name="Last day shown")
    handle.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")

    page.wait_for_function("(to) => claimline.now().state.to > to", arg=drawn["to"])
    expect(handle).to_have_attribute("aria-valuetext", re.compile(r"\d+ \w+ \d{4}"))


@pytest.mark.parametrize(
    "state",
    [
        "",
        "?scale=true",
        "?source=lenihan",
        "?theme=violence,war",
        "?from=1917&to=1918",
        "?from=1930&to=1940&scale=true",
        "?dated=reference&words=lenin",
    ],
)
@pytest.mark.parametrize("width", [1440, 768])
def test_no_words_on_the_chart_touch_or_are_clipped(
    visit: Callable[..., Visit], address: str, state: str, width: int
) -> None:
    """Measured on the screen: what the browser really drew, not what was planned."""
    page = visit(width).ready(f"{address}/{state}")

    assert overlaps(page) == []
    clipped = [t["words"] for t in page.evaluate(TEXTS) if t["left"] < -1 or t["right"] > t["width"] + 1]
    assert clipped == []


@pytest.fixture
def lesson(address: str) -> Iterator[str]:
    """Another site, whose pages show one of ours in a frame: `/embed` on it frames our `/embed`."""

    class Lesson(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(f'<iframe title="t" src="{address}{self.path}" width="900"></iframe>'.encode())

        def log_message(self, *_: Any) -> None:
            """A test prints no log."""

    with ThreadingHTTPServer(("localhost", 0), Lesson) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


def test_only_the_embed_may_stand_in_another_site_s_frame(chromium: Browser, lesson: str) -> None:
    page = chromium.new_page()
    said: list[str] = []
    refused = lambda message: "frame-ancestors" in message.text  # noqa: E731
    page.on("console", lambda message: refused(message) and said.append(message.text))
    page.goto(f"{lesson}/embed?controls=0")
    frame = page.frame_locator("iframe")
    expect(frame.locator("#chart .painted path").first).to_be_attached()
    expect(frame.locator("#page .filters")).to_be_hidden()
    assert said == []
    with page.expect_console_message(refused):
        page.goto(f"{lesson}/?controls=0")
    expect(page.frame_locator("iframe").locator("#page")).to_have_count(0)
    page.close()


def test_an_embed_keeps_its_controls_out_after_a_choice(visit: Callable[..., Visit], address: str) -> None:
    page = visit(900, 600).ready(f"{address}/embed?controls=0&source=munoz")
    click_mark(page, claim_on_chart(page))
    expect(page).to_have_url(re.compile(r"/embed\?source=munoz&select=[^&]+&controls=0$"))


def test_words_of_a_table_are_never_markup(visit: Callable[..., Visit], tmp_path: Path) -> None:
    """Titles, claims, themes and names with tags in them are shown as they are, and nothing of them runs."""
    nasty = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script><b>bold</b>'
    names = ("source", "title", "theme", "claim", "event", "calendar")
    row = dict.fromkeys(names, nasty) | {"edtf": "1917", "words": "<b>"}
    rows = [row, row | {"source": "b", "edtf": "1918"}]
    url = serving(write_table(tmp_path / "nasty.csv", rows))
    page = visit().ready(url)
    page.locator("#list-fold summary").click()
    page.locator("#list .claim").first.click()
    expect(page.locator("#card h2")).to_have_text(nasty)
    x, y = page.evaluate(MARK, "2")
    page.locator("#chart").hover(position={"x": x, "y": y})
    expect(page.locator("#tip b")).to_have_text(nasty)

    assert page.evaluate("window.hurt") is None
    assert page.locator("#page img, #page script, #page b b").count() == 0
    assert any("<img" in text["words"] for text in page.evaluate(TEXTS))


def test_broken_rows_are_told_and_the_others_shown(visit: Callable[..., Visit], tmp_path: Path) -> None:
    rows = [{"source": "a", "title": f"T{n}", "edtf": "1917" if n else "soon"} for n in range(4)]
    url = serving(write_table(tmp_path / "broken.csv", rows))
    page = visit().ready(url)
    expect(page.locator("#page .notice summary")).to_contain_text("left out")
    page.locator("#page .notice summary").click()
    expect(page.locator("#page .notice li").first).to_contain_text("line 2")
    shows(page, 3)


def test_a_longer_list_stays_long_and_waits_behind_another_view(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    """More of it puts the focus on what is new; a choice leaves it so; what is filtered elsewhere it shows when it is seen."""
    rows = [
        {"source": "ab"[n % 2], "title": f"Event {n}", "edtf": str(1100 + n), "theme": "war"}
        for n in range(700)
    ]
    url = serving(write_table(tmp_path / "long.csv", rows))
    page = visit().ready(url)
    page.locator("#list-fold summary").click()
    entries = page.locator("#list .entry")
    expect(entries).to_have_count(200)
    page.locator("#list .more").click()
    expect(entries).to_have_count(400)
    expect(entries.nth(200).locator(".claim")).to_be_focused()
    entries.nth(2).locator(".claim").click()
    expect(page.locator("#card .quote")).to_be_visible()
    expect(entries).to_have_count(400)
    page.locator("#tab-table").click()
    chip(page, "source", "a").click()
    expect(page.locator("#status")).to_contain_text("350 of")
    assert entries.count() == 400
    page.locator("#tab-timeline").click()
    expect(entries).to_have_count(350)


def test_many_sources_and_long_lists_are_still_a_page(visit: Callable[..., Visit], tmp_path: Path) -> None:
    """Five sources in lanes; a list of 900 comes in pages."""
    rows = [
        {"source": f"s{n % 5}", "title": f"Event {n}", "edtf": str(1500 + n % 400), "theme": "war"}
        for n in range(900)
    ]
    url = serving(write_table(tmp_path / "many.csv", rows))
    page = visit().ready(url)
    expect(page.locator("#page h1")).to_have_text("Dated claims on one time axis")
    assert page.evaluate("claimline.now().arrangement.lanes.length") == 5
    page.locator("#list-fold summary").click()
    expect(page.locator("#list .entry")).to_have_count(200)
    page.get_by_role("button", name=re.compile("Show 200 more")).click()
    expect(page.locator("#list .entry")).to_have_count(400)
    assert overlaps(page) == []

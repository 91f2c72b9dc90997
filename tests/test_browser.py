"""The page as a reader meets it: a real Chromium and the real server, started by the real command."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Visit, serving
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

TEXTS = """() => {
  const box = document.querySelector("#chart").getBoundingClientRect();
  return [...document.querySelectorAll("#chart-graph text")].map((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    return { words: text.textContent, left: left - box.left, right: right - box.left, top: top - box.top,
      bottom: bottom - box.top, width: box.width };
  }).filter((text) => text.right > text.left);
}"""
MARK = """(id) => {
  const { arrangement, data } = claimline.now(), row = data.claims.id.indexOf(id);
  const mark = arrangement.marks.find((one) => one.rows.includes(row) && one.y !== null);
  return mark && [mark.labelX + mark.labelWidth / 2, mark.y];
}"""


def query(page: Page) -> str:
    return urlsplit(page.url).query


def shown(page: Page) -> int:
    """How many claims the page says it shows."""
    found = re.match(r"([\d,]+)", page.locator("#status").inner_text())
    assert found
    return int(found[1].replace(",", ""))


def claim_on_chart(page: Page) -> str:
    """The id of a claim that the chart has a label for."""
    found: str = page.evaluate(
        """() => { const { arrangement, data } = claimline.now();
          return data.claims.id[arrangement.marks.find((mark) => mark.y !== null && mark.rows.length === 1).row]; }"""
    )
    return found


def click_mark(page: Page, claim: str) -> None:
    x, y = page.evaluate(MARK, claim)
    page.locator("#chart").click(position={"x": x, "y": y})


def chip(page: Page, facet: str, value: str) -> Any:
    return page.locator(f'#page [data-facet="{facet}"][data-value="{value}"]')


@pytest.fixture
def page(visit: Callable[..., Visit], address: str) -> Page:
    """The page at 1440 x 900, drawn."""
    return visit().ready(address)


def test_the_first_picture_shows_every_source_and_all_claims(page: Page) -> None:
    texts = [text["words"] for text in page.evaluate(TEXTS)]

    assert {"LENIHAN 2024", "MUNOZ 2020"} <= set(texts)
    assert shown(page) == page.evaluate("claimline.now().data.claims.n") > 150
    assert page.title() == page.locator("#page h1").inner_text() == "Did Lenin lead to Stalin?"


def test_filtering_by_essay_leaves_the_other_lane_empty(page: Page) -> None:
    all_claims = shown(page)
    munoz = int(chip(page, "source", "munoz").locator(".count").inner_text())
    chip(page, "source", "munoz").click()

    expect(page.locator("#status")).to_have_text(f"{munoz} of {all_claims} claims shown")
    expect(chip(page, "source", "munoz")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("claimline.now().arrangement.marks.every((m) => m.source === 'munoz')")
    assert query(page) == "source=munoz"


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
    page.get_by_label("From").fill("1921")
    page.get_by_label("From").press("Enter")
    page.get_by_label("to", exact=True).fill("1921")
    page.get_by_label("to", exact=True).press("Enter")
    expect(page).to_have_url(re.compile("from=1921&to=1921"))

    inside = """() => { const { data, order } = claimline.now(), c = data.claims;
      const [a, b] = [claimline.dayNumber(1921, 1, 1), claimline.dayNumber(1921, 12, 31)];
      return order.length > 0 && order.every((row) => (c.earliest[row] ?? -Infinity) <= b && (c.latest[row] ?? Infinity) >= a); }"""
    assert page.evaluate(inside)
    page.get_by_label("From").fill("soon")
    page.get_by_label("From").press("Enter")
    expect(page.get_by_label("From")).to_have_attribute("aria-invalid", "true")


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
    assert f"select={claim}" in query(page)


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
        "Lenihan is silent. The event is not mentioned in this text."
    )
    expect(alone.locator("#card .how").first).to_contain_text("Old Style")
    expect(alone.locator("#card .badge.dashed")).to_have_text("date from reference")


def test_the_card_steps_through_time(page: Page) -> None:
    page.locator("#chart").focus()
    page.keyboard.press("Home")
    expect(page.locator("#card .steps span")).to_have_text(f"1 of {shown_all(page)}")
    page.get_by_role("button", name="Next claim in time").click()
    expect(page.locator("#card .steps span")).to_have_text(f"2 of {shown_all(page)}")
    expect(page.get_by_role("button", name="Next claim in time")).to_be_focused()
    page.get_by_role("button", name="Previous claim in time").click()
    expect(page.locator("#card .steps span")).to_have_text(f"1 of {shown_all(page)}")


def shown_all(page: Page) -> int:
    count: int = page.evaluate("claimline.now().order.length")
    return count


def test_keys_step_zoom_open_and_return(page: Page) -> None:
    chart = page.locator("#chart")
    chart.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#card .steps span")).to_have_text(f"2 of {shown_all(page)}")
    expect(page.locator("#tip")).to_be_visible()
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
    seen = """() => [claimline.now().state, [...document.querySelectorAll("#chart-graph text")].map((text) => text.textContent),
      document.querySelector("#card").innerText, document.querySelector("#status").innerText,
      [...document.querySelectorAll("#page [aria-pressed=true]")].map((button) => button.textContent)]"""
    before = page.evaluate(seen)
    Visit(page, []).ready(page.url)

    assert page.evaluate(seen) == before
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

    assert page.evaluate("claimline.now().state.to") > drawn["to"]
    expect(handle).to_have_attribute("aria-valuetext", re.compile(r"\d{4}-\d\d-\d\d"))


def overlaps(page: Page) -> list[tuple[str, str]]:
    """Pairs of words on the chart whose boxes touch; a line's box is taller than its letters, so 3 px are allowed."""
    texts = page.evaluate(TEXTS)
    return [
        (a["words"], b["words"])
        for number, a in enumerate(texts)
        for b in texts[number + 1 :]
        if min(a["right"], b["right"]) - max(a["left"], b["left"]) > 1
        and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > 3
    ]


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


def test_an_empty_result_says_which_filter_to_loosen(visit: Callable[..., Visit], address: str) -> None:
    page = visit().ready(f"{address}/?theme=ideas&words=kronstadt")
    expect(page.locator("#empty p")).to_contain_text("No claim passes all the filters. Without ")
    page.locator("#empty").get_by_role("button", name=re.compile("Lift the themes")).click()

    expect(page.locator("#empty")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"\?words=kronstadt$"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 375])
@pytest.mark.parametrize("state", ["", "select=munoz-4-4&theme=violence", "theme=ideas&words=kronstadt"])
def test_axe_finds_nothing(
    visit: Callable[..., Visit], address: str, scheme: str, width: int, state: str
) -> None:
    page = visit(width, 900, scheme).ready(f"{address}/?{state}")
    page.evaluate("document.querySelector('#list-fold').open = true")
    found = Axe().run(page).response["violations"]

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
    page.get_by_role("button", name="Dark or light").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    assert page.evaluate(ground) != dark
    paper = page.evaluate("claimline.palette().paper")
    assert (
        page.evaluate("document.querySelector('#chart-graph .js-plotly-plot').layout.paper_bgcolor") == paper
    )


def test_the_frame_does_not_move_when_the_page_comes_alive(visit: Callable[..., Visit], address: str) -> None:
    """Layout shift, as the browser itself counts it, stays below a tenth of what is called good."""
    one = visit()
    one.page.add_init_script(
        """window.shifts = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries())
          window.shifts += entry.value; }).observe({ type: "layout-shift", buffered: true });"""
    )
    page = one.ready(address)
    expect(page.locator("#card .kicker")).to_be_visible()
    assert page.evaluate("shifts") < 0.01


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
    page.on("console", lambda message: "frame-ancestors" in message.text and said.append(message.text))
    page.goto(f"{lesson}/embed?controls=0")
    frame = page.frame_locator("iframe")
    expect(frame.locator("#chart-graph .main-svg").first).to_be_attached()
    expect(frame.locator("#page .filters")).to_be_hidden()
    assert said == []
    page.goto(f"{lesson}/?controls=0")
    expect(page.frame_locator("iframe").locator("#page")).to_have_count(0)
    assert said != []
    page.close()


def test_an_embed_keeps_its_controls_out_after_a_choice(visit: Callable[..., Visit], address: str) -> None:
    page = visit(900, 600).ready(f"{address}/embed?controls=0&source=munoz")
    click_mark(page, claim_on_chart(page))
    expect(page).to_have_url(re.compile(r"/embed\?source=munoz&select=[^&]+&controls=0$"))


def test_without_scripts_there_is_a_table(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("noscript tr, tr").count() > 150
    context.close()


def write_table(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_words_of_a_table_are_never_markup(visit: Callable[..., Visit], tmp_path: Path) -> None:
    """Titles, claims, themes and names with tags in them are shown as they are, and nothing of them runs."""
    nasty = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script><b>bold</b>'
    names = ("source", "title", "theme", "claim", "event", "calendar")
    row = dict.fromkeys(names, nasty) | {"edtf": "1917", "words": "<b>"}
    rows = [row, row | {"source": "b", "edtf": "1918"}]
    with serving(write_table(tmp_path / "nasty.csv", rows)) as url:
        page = visit().ready(url)
        page.locator("#list-fold summary").click()
        page.locator("#list .claim").first.click()
        expect(page.locator("#card h2")).to_have_text(nasty)
        page.locator("#chart").focus()
        page.keyboard.press("ArrowRight")
        expect(page.locator("#tip b")).to_have_text(nasty)

        assert page.evaluate("window.hurt") is None
        assert page.locator("#page img, #page script, #page b b").count() == 0
        assert any("<img" in text["words"] for text in page.evaluate(TEXTS))


def test_broken_rows_are_told_and_the_others_shown(visit: Callable[..., Visit], tmp_path: Path) -> None:
    rows = [{"source": "a", "title": f"T{n}", "edtf": "1917" if n else "soon"} for n in range(4)]
    with serving(write_table(tmp_path / "broken.csv", rows)) as url:
        page = visit().ready(url)
        expect(page.locator("#page .notice summary")).to_contain_text("left out")
        page.locator("#page .notice summary").click()
        expect(page.locator("#page .notice li").first).to_contain_text("line 2")
        assert shown(page) == 3


def test_many_sources_and_long_lists_are_still_a_page(visit: Callable[..., Visit], tmp_path: Path) -> None:
    """Five sources in lanes; a list of 900 comes in pages."""
    rows = [
        {"source": f"s{n % 5}", "title": f"Event {n}", "edtf": str(1500 + n % 400), "theme": "war"}
        for n in range(900)
    ]
    with serving(write_table(tmp_path / "many.csv", rows)) as url:
        page = visit().ready(url)
        expect(page.locator("#page h1")).to_have_text("Dated claims on one time axis")
        assert page.evaluate("claimline.now().arrangement.lanes.length") == 5
        page.locator("#list-fold summary").click()
        expect(page.locator("#list .entry")).to_have_count(400)
        page.get_by_role("button", name=re.compile("Show 200 more")).click()
        expect(page.locator("#list .entry")).to_have_count(600)
        assert overlaps(page) == []

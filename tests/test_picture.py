"""The chart on the real page: many views measured on the screen, many sources, many claims, ties, travel, touch, paper."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Visit, claim_on_chart, click_mark, shown, write_table
from playwright.sync_api import CDPSession, Page, expect
from served import serving

from dashboard.showing import colours

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(alone: str) -> str:
    """The page that is one file: none of this asks a server."""
    return alone


SHOW = """(query) => { history.pushState(null, "", "/" + query); dispatchEvent(new PopStateEvent("popstate")); }"""
SETTLED = """(query) => {
  const { state, drawn, arrangement } = claimline.now(), chart = document.querySelector("#chart");
  if (claimline.format(state) !== query || drawn !== state || arrangement.width !== chart.clientWidth) return false;
  const words = new Set([...chart.querySelectorAll("#chart text")].map((text) => text.textContent));
  return arrangement.marks.filter((m) => m.y !== null).every((m) => words.has(m.label.replace(/\\s+/g, " ")))
    && arrangement.ticks.labelled.every((t) => words.has(t.label));
}"""
# A line's box is taller than its letters, so 3 px are allowed from above and below, and 1 px from the sides.
FAULTS = """() => {
  const chart = document.querySelector("#chart").getBoundingClientRect();
  const texts = [...document.querySelectorAll("#chart text")].map((text) => [text.textContent, text.getBoundingClientRect()])
    .filter(([, box]) => box.width);
  const faults = [];
  texts.forEach(([words, box], i) => {
    if (box.left < chart.left - 1 || box.right > chart.right + 1 || box.top < chart.top - 3 || box.bottom > chart.bottom + 3)
      faults.push(["clipped", words]);
    for (const [other, over] of texts.slice(i + 1)) {
      if (Math.min(box.right, over.right) - Math.max(box.left, over.left) > 1
        && Math.min(box.bottom, over.bottom) - Math.max(box.top, over.top) > 3) faults.push(["touching", words, other]);
    }
  });
  return faults;
}"""
DRAWN = "document.querySelectorAll('#chart svg *, #overview svg *').length"


def queries(count: int, sources: list[str], seed: int) -> Iterator[tuple[str, int]]:
    """Views at random, as the page itself would write them: filters, window and scale, with a width of the window, which
    is another one every fourth time: the whole page is laid out anew for it."""
    chance = random.Random(seed)
    for number in range(count):
        if number % 4 == 0:
            width = chance.choice([600, 700, 880, 2560, chance.randint(600, 2560)])
        parts = []
        if chance.random() < 0.3:
            parts.append(f"source={chance.choice(sources)}")
        if chance.random() < 0.25:
            parts.append(f"words={chance.choice(['lenin', 'war', 'party', 'e'])}")
        if chance.random() < 0.6:
            start = chance.randint(1901, 1950)
            parts += [f"from={start}", f"to={start + chance.choice([0, 1, 3, 10, 40])}"]
        if chance.random() < 0.4:
            parts.append("scale=true")
        yield ("?" + "&".join(parts) if parts else ""), width


def faults_of(page: Page, views: Iterator[tuple[str, int]]) -> list[Any]:
    found = []
    for query, width in views:
        if (page.viewport_size or {}).get("width") != width:
            page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(SHOW, query)
        page.wait_for_function(SETTLED, arg=query)
        found += [(query, width, fault) for fault in page.evaluate(FAULTS)]
    return found


PLAIN = """async () => new DOMParser().parseFromString(await (await fetch("/embed")).text(), "text/html")
  .querySelectorAll("*").length"""


def table_of(path: Path, count: int, sources: int) -> Path:
    """A table of claims at random, half of them crowded into five years."""
    chance = random.Random(count)
    nouns = [
        "Peace treaty",
        "War of the party",
        "Bread and land for all who ask",
        "Rising",
        "Decree on elections",
    ]
    rows = [
        {
            "source": f"s{n % sources}",
            "title": f"{chance.choice(nouns)} {n}",
            "edtf": f"{chance.choice([chance.randint(1917, 1921), chance.randint(1880, 1990)])}-{n % 12 + 1:02}",
            "event": f"e{n % (count // 2 + 1)}",
            "theme": chance.choice(["war", "peace"]),
            "weight": str(n % 3 + 1),
        }
        for n in range(count)
    ]
    return write_table(path, rows)


def test_labels_never_touch_in_200_random_views_of_the_essays(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit().ready(address)
    assert faults_of(page, queries(200, ["lenihan", "munoz"], 5)) == []


SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }");
  document.adoptedStyleSheets.push(sheet);
}"""


def test_labels_never_touch_when_a_reader_spaces_the_letters(
    visit: Callable[..., Visit], address: str
) -> None:
    """WCAG 1.4.12: letters 0.12 and words 0.16 of their size further apart, by the reader's own style sheet."""
    page = visit().ready(address)
    before = page.evaluate("claimline.now().arrangement.marks.find((mark) => mark.y !== null).labelWidth")
    page.evaluate(SPACED)
    page.wait_for_function(
        "(before) => claimline.now().arrangement.marks.find((mark) => mark.y !== null).labelWidth > before",
        arg=before,
    )
    assert faults_of(page, queries(40, ["lenihan", "munoz"], 11)) == []


@pytest.mark.parametrize("sources", [3, 6])
def test_labels_never_touch_with_many_sources(
    visit: Callable[..., Visit], tmp_path: Path, sources: int
) -> None:
    url = serving(table_of(tmp_path / "many.csv", 300, sources))
    page = visit().ready(url)
    assert page.evaluate("claimline.now().arrangement.lanes.length") == sources
    assert faults_of(page, queries(20, [f"s{n}" for n in range(sources)], sources)) == []


DRAWN_COLOURS = """() => [...document.querySelectorAll("#chart .graph [fill], .told-chart .graph [fill], #overview .graph [fill]")]
  .map((one) => one.getAttribute("fill"))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_drawn_has_the_colours_whose_contrast_is_measured(
    visit: Callable[..., Visit], dash_page: str, scheme: str
) -> None:
    """client/test/contrast.test.ts measures the style sheet's colours; the picture on the page has these and no others."""
    known = colours.palette(dark=scheme == "dark")
    plain = {value for value in known.values() if str(value).startswith("#")} | set(known["sources"])
    page = visit(scheme=scheme).ready(f"{dash_page}/embed")
    for view in ("", "?view=as-told"):
        page.evaluate(
            "(query) => { history.pushState(null, '', location.pathname + query); dispatchEvent(new PopStateEvent('popstate')); }",
            view,
        )
        page.wait_for_function(
            "(view) => claimline.format(claimline.now().state) === view && document.querySelectorAll(view ? '.told-chart text' : '#chart text').length > 20",
            arg=view,
        )
        found = set(page.evaluate(DRAWN_COLOURS))
        assert {known["ink"], known["onAxis"], known["sources"][0]} <= found
        assert {colour for colour in found if colour.startswith("#")} <= plain
        mixed = {tuple(map(int, colour[5:].split(",")[:3])) for colour in found if colour.startswith("rgba")}
        assert mixed <= {tuple(bytes.fromhex(colour[1:])) for colour in plain}


def test_many_texts_share_lanes_and_say_which_is_which(visit: Callable[..., Visit], tmp_path: Path) -> None:
    """Each label begins with its text; of a few chosen texts each has a lane of its own again."""
    page = visit().ready(serving(table_of(tmp_path / "seventy.csv", 420, 70)))
    lanes = page.evaluate("claimline.now().arrangement.lanes.map((lane) => lane.texts.length)")
    assert sum(lanes) == 70
    assert len(lanes) < 12
    labels = page.evaluate(f"{LABELLED}.map((mark) => [mark.source.toUpperCase(), mark.label.toUpperCase()])")
    assert labels
    assert [label for source, label in labels if not label.startswith(f"{source}: ")] == []
    assert page.evaluate(FAULTS) == []
    page.evaluate(SHOW, "?source=s3,s11,s20")
    page.wait_for_function(SETTLED, arg="?source=s3,s11,s20")
    assert page.evaluate("claimline.now().arrangement.lanes.map((lane) => lane.source)") == [
        "s3",
        "s11",
        "s20",
    ]


def test_old_style_days_stand_on_the_chart(visit: Callable[..., Visit], address: str) -> None:
    page = visit().ready(f"{address}/?from=1917&to=1918&calendar=both")
    assert any(
        label.endswith("· Old Style 25–26 October")
        for label in page.evaluate(f"{LABELLED}.map((mark) => mark.label)")
    )
    assert page.evaluate(FAULTS) == []


def test_elastic_time_is_even_between_its_signs(visit: Callable[..., Visit], address: str) -> None:
    """Where the pace changes, the axis has a sign; between two signs every year is as long as the next."""
    page = visit().ready(address)
    turns, years = page.evaluate(
        """() => { const { arrangement: { seen }, scale } = claimline.now();
          return [seen.turns, scale.turns.slice(1).map((to, i) => [scale.turns[i], to])
            .map(([from, to]) => [1, 2].map((half) => seen.x(from + half * (to - from) / 2) - seen.x(from + (half - 1) * (to - from) / 2)))]; }"""
    )
    assert 2 <= len(turns) <= 8
    assert all(abs(first - second) < 0.01 for first, second in years)
    page.evaluate(SHOW, "?scale=true")
    page.wait_for_function(SETTLED, arg="?scale=true")
    assert page.evaluate("claimline.now().arrangement.seen.turns") == []


def test_ten_thousand_claims_stay_a_small_document(visit: Callable[..., Visit], tmp_path: Path) -> None:
    url = serving(table_of(tmp_path / "big.csv", 10_000, 3))
    page = visit().ready(url)
    assert shown(page) == 10_000
    assert page.evaluate(DRAWN) <= 800
    assert faults_of(page, queries(6, ["s0", "s1", "s2"], 3)) == []
    assert page.evaluate(DRAWN) <= 800
    assert page.evaluate(PLAIN) <= 2_000, "where no scripts run"
    for width in (800, 375):
        framed = visit(width, 640).ready(f"{url}/embed")
        assert framed.evaluate("document.querySelectorAll('*').length") <= 2_000, width


def test_of_many_claims_every_pixel_of_the_lane_s_foot_still_finds_one(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    """Marks are made only for labels, but what is counted there can be pointed at, chosen and tied."""
    url = serving(table_of(tmp_path / "many.csv", 6_000, 2))
    page = visit().ready(url)
    found = page.evaluate(
        """() => { const a = claimline.now().arrangement, lane = a.lanes[0], rows = new Set();
          const wrong = a.lanes.filter((one) => one.crowd.rows !== one.shown || one.waiting < 1000).length;
          for (let x = 0; x < a.width; x += 3) { const mark = claimline.hit(a, x, lane.bottom - 3); if (mark) rows.add(mark.row); }
          return [a.marks.length, rows.size, wrong]; }"""
    )
    assert found[0] < 1000
    assert found[1] > 100
    assert found[2] == 0
    place = page.evaluate(
        "(({ lanes }) => [lanes[0].crowd.counts.indexOf(lanes[0].crowd.most) * 3 + 1, lanes[0].bottom - 4])(claimline.now().arrangement)"
    )
    page.locator("#chart").click(position={"x": place[0], "y": place[1]})
    page.wait_for_function(
        "() => claimline.now().state.select !== '' && claimline.now().arrangement.chosen?.y !== null"
    )


LABELLED = "claimline.now().arrangement.marks.filter((mark) => mark.y !== null)"


def test_the_default_view_has_seventy_five_labels(visit: Callable[..., Visit], address: str) -> None:
    page = visit().ready(address)
    assert page.evaluate(f"{LABELLED}.length") >= 75


def test_true_scale_names_what_both_essays_tell_and_every_era(
    visit: Callable[..., Visit], address: str
) -> None:
    """The years from 1917 to 1921 are a finger wide there; what matters most is named all the same."""
    page = visit().ready(f"{address}/?scale=true")
    titles = page.evaluate(f"{LABELLED}.map((mark) => [mark.source, mark.label.replace(/ ×.*/, '')])")
    for event in ("October Revolution", "New Economic Policy", "Death of Lenin", "Great Terror"):
        assert ["lenihan", event] in titles
        assert ["munoz", event] in titles
    eras = " · ".join(
        page.evaluate("claimline.now().arrangement.eras.map((era) => era.name).filter(Boolean)")
    )
    assert eras == "1917 · Civil War · NEP · Stalin"


@pytest.mark.parametrize("count", [0, 2_200])
def test_a_lane_s_offer_zooms_to_where_most_of_its_claims_wait(
    visit: Callable[..., Visit], address: str, tmp_path: Path, count: int
) -> None:
    """In true scale most claims wait about 1917-21, in the table of few claims as in that of many."""
    url = serving(table_of(tmp_path / "many.csv", count, 2)) if count else address
    page = visit().ready(f"{url}/?scale=true")
    x, y = page.evaluate(
        "(({captionWidth, captionY}) => [24 + captionWidth, captionY])(claimline.now().arrangement.lanes[1])"
    )
    page.locator("#chart").click(position={"x": x, "y": y})
    page.wait_for_function("() => claimline.now().state.from !== null")
    first, last = page.evaluate(
        "[claimline.now().state.from, claimline.now().state.to].map((day) => claimline.yearMonthDay(day)[0])"
    )
    assert first <= 1917
    assert last >= 1921


def test_a_filter_keeps_the_choice_and_the_axis_where_they_are(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit().ready(address)
    claim = claim_on_chart(page)
    click_mark(page, claim)
    expect(page.locator("#card")).to_have_class("open")
    dates = """() => { const { ticks } = claimline.now().arrangement, dates = new Set(ticks.labelled.map((t) => t.label));
      return [...document.querySelectorAll("#chart text")].filter((t) => dates.has(t.textContent))
        .map((t) => [t.textContent, Math.round(t.getBoundingClientRect().left)]); }"""
    before = page.evaluate(dates)
    assert len(before) > 8
    page.locator("#page [data-facet=theme]").first.click()
    expect(page.locator("#status")).to_contain_text(" of ")

    assert page.evaluate(dates) == before
    assert page.evaluate("claimline.now().state.select") == claim


def test_pointing_at_an_event_ties_it_to_the_other_essay(visit: Callable[..., Visit], address: str) -> None:
    """On hover as on choice: a line across the axis and a ground under both; gone when the pointer leaves."""
    page = visit().ready(address)
    x, y = page.evaluate(
        """() => { const { arrangement: { marks }, data: { claims } } = claimline.now();
          const placed = marks.filter((m) => m.y !== null);
          const both = placed.find((m) => placed.some((o) => o.source !== m.source && claims.event[o.row] === claims.event[m.row]));
          return [both.labelX + 12, both.y]; }"""
    )
    page.locator("#chart").hover(position={"x": x, "y": y})
    expect(page.locator(".ties .pointed .tie")).not_to_have_count(0)
    expect(page.locator(".ties .pointed rect").nth(1)).to_be_attached()
    page.locator("#chart").click(position={"x": x, "y": y})
    expect(page.locator(".ties .chosen .tie")).not_to_have_count(0)
    grounds = page.evaluate(
        """() => { const { marks } = claimline.now().arrangement;
          return [...document.querySelectorAll(".ties .chosen rect")].map((one) => one.getBBox())
            .map(({ width, height }) => [height < 17, marks.some((m) => Math.abs(m.labelWidth - width) < 9)]); }"""
    )
    assert all(low and worded for low, worded in grounds)  # behind words alone, never along a time
    expect(page.locator(".ties .chosen :is(.needle, .point)")).to_have_count(2)
    page.locator("#page h1").hover()
    expect(page.locator(".ties .pointed .tie")).to_have_count(0)
    expect(page.locator(".ties .chosen .tie")).not_to_have_count(0)


def test_words_of_a_search_are_marked_in_the_labels(visit: Callable[..., Visit], address: str) -> None:
    page = visit().ready(f"{address}/?words=lenin")
    marked = page.evaluate(
        "claimline.now().arrangement.marks.filter((m) => m.y !== null && /lenin/i.test(m.label)).length"
    )
    assert marked > 3
    expect(page.locator(".ties .found rect").nth(marked - 1)).to_be_attached()


def test_the_scales_are_travelled_between_unless_motion_is_unwanted(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit().ready(address)
    page.evaluate(
        """() => { window.seen = new Set(); const painted = document.querySelector("#chart .painted");
          new MutationObserver(() => seen.add(painted.querySelector("path")?.getAttribute("d"))).observe(painted,
            { childList: true, subtree: true }); }"""
    )
    page.get_by_role("button", name="True scale").click()
    expect(page).to_have_url(f"{address}/?scale=true")
    page.wait_for_function(SETTLED, arg="?scale=true")
    assert page.evaluate("seen.size") == 1
    page.emulate_media(reduced_motion="no-preference")
    page.get_by_role("button", name="Elastic time").click()
    page.wait_for_function("() => seen.size > 2")  # as it was, as it is at last, and between them
    page.wait_for_function(SETTLED, arg="")


def touch(session: CDPSession, kind: str, *points: tuple[float, float]) -> None:
    session.send(
        "Input.dispatchTouchEvent",
        {"type": kind, "touchPoints": [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(points)]},
    )


def test_two_fingers_zoom_and_one_still_scrolls_the_page(visit: Callable[..., Visit], address: str) -> None:
    page = visit(1024, 640, has_touch=True, own=True).ready(address)
    box = page.locator("#chart").bounding_box()
    assert box
    x, y = box["x"] + 300, box["y"] + 150
    fingers = page.context.new_cdp_session(page)
    touch(fingers, "touchStart", (x, y), (x + 60, y))
    for by in (20, 40, 60, 80):
        touch(fingers, "touchMove", (x - by, y), (x + 60 + by, y))
    touch(fingers, "touchEnd")
    page.wait_for_function("() => claimline.now().state.from !== null")
    page.get_by_role("button", name="Show all years").click()
    page.wait_for_function("() => claimline.now().state.from === null")
    touch(fingers, "touchStart", (x, y + 100))
    for by in range(10, 130, 10):
        touch(fingers, "touchMove", (x, y + 100 - by))
    touch(fingers, "touchEnd")
    page.wait_for_function("() => scrollY > 40")
    assert page.evaluate("claimline.now().state.select") == ""


def test_a_double_click_zooms_to_the_place(visit: Callable[..., Visit], address: str) -> None:
    page = visit().ready(address)
    page.locator("#chart").dblclick(position={"x": 500, "y": 12})
    page.wait_for_function("() => claimline.now().state.from !== null && claimline.now().state.to !== null")


def test_a_telephone_s_list_cannot_be_folded_away(visit: Callable[..., Visit], address: str) -> None:
    page = visit(375, 812).ready(address)
    page.locator("#list-fold summary").click()
    expect(page.locator("#list .entry").first).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(900, 620), (800, 450), (700, 500)])
def test_an_embed_s_chart_fits_its_frame(
    visit: Callable[..., Visit], dash_page: str, width: int, height: int
) -> None:
    page = visit(width, height).ready(f"{dash_page}/embed?controls=0")
    page.wait_for_function("() => document.documentElement.scrollHeight <= innerHeight")
    box = page.locator("#chart").bounding_box()
    assert box
    assert box["y"] + box["height"] <= height
    page = visit(width, height).ready(f"{dash_page}/embed")
    box = page.locator("#chart").bounding_box()
    assert box
    assert box["y"] + box["height"] <= height


def test_on_paper_the_chart_is_as_wide_as_the_page_and_back_as_before_afterwards(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit(scheme="dark").ready(address)
    before = page.evaluate("claimline.now().arrangement.width")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("claimline.now().arrangement.width") == 1040
    assert page.evaluate("claimline.palette().dark") is False
    page.emulate_media(media="print")
    expect(page.locator("#card")).to_be_hidden()
    expect(page.locator("#page .tools")).to_be_hidden()
    expect(page.locator("#chart text").first).to_be_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.wait_for_function("width => claimline.now().arrangement.width === width", arg=before)
    assert page.evaluate("claimline.palette().dark") is True


def test_an_empty_lane_says_so_within_a_narrow_picture(visit: Callable[..., Visit], address: str) -> None:
    page = visit(280, 720).page
    page.goto(f"{address}/?source=munoz&theme=war&scale=true&view=present")
    expect(page.locator("#chart text", has_text="no claims in this view")).to_be_visible()
    page.evaluate(SPACED)
    page.wait_for_function(
        "() => { const right = document.querySelector('#chart').getBoundingClientRect().right;"
        "const words = [...document.querySelectorAll('#chart text')];"
        "return words.every((one) => one.getBoundingClientRect().right <= right + 1); }"
    )

"""As told on the real page: panels, hands and keys, the telephone's list, one source, three and six, thousands of claims."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from accessible import in_both_schemes
from conftest import Visit, chip, shown, write_table
from playwright.sync_api import Locator, Page, expect
from served import serving
from windows import rested

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(alone: str) -> str:
    """The page that is one file: none of this asks a server."""
    return alone


BOTH = "&part=gibbon,mommsen,syme,beard,goldsworthy,holland"
NAMES = ("gibbon", "mommsen", "syme", "beard", "goldsworthy", "holland")
WORDS = """(panel) => {
  const box = panel.getBoundingClientRect();
  return [...panel.querySelectorAll("text")].map((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    return { words: text.textContent, left: left - box.left, right: right - box.left, top, bottom, width: box.width };
  });
}"""


@pytest.fixture
def told(visit: Callable[..., Visit], address: str) -> Callable[..., Page]:
    """Opens As told over the two essays, with more in its address, in a window of some kind."""

    def open_told(more: str = "", width: int = 1440, height: int = 900, **kind: Any) -> Page:
        return opened(visit(width, height, **kind), f"{address}/?view=as-told&part=lenihan,munoz{more}")

    return open_told


def opened(one: Visit, url: str) -> Page:
    one.page.goto(url)
    one.page.locator(".told-chart text, .told-list li").first.wait_for(state="attached")
    return rested(one.page)


def claims_of(sources: int, count: int) -> list[dict[str, str]]:
    """Claims on Roman years, told in no order of time by a number of sources."""
    chance = random.Random(9)
    return [
        {
            "source": NAMES[number % sources],
            "paragraph": str(number // sources // 3 + 1),
            "title": f"{chance.choice(['March', 'Law', 'Trial', 'Triumph'])} of year {number}",
            "edtf": f"-{chance.randint(30, 130):04}",
        }
        for number in range(count)
    ]


def panel(page: Page, source: str) -> Locator:
    return page.get_by_role("application", name=f"{source}, as told")


def chosen(page: Page) -> str:
    found: str = page.evaluate("claimline.now().state.select")
    return found


def overlapping(where: Locator) -> list[tuple[str, str]]:
    texts = where.evaluate(WORDS)
    return [
        (a["words"], b["words"])
        for number, a in enumerate(texts)
        for b in texts[number + 1 :]
        if min(a["right"], b["right"]) - max(a["left"], b["left"]) > 1
        and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > 3
    ]


def test_the_tab_shows_every_source_with_its_telling_in_a_sentence(
    visit: Callable[..., Visit], address: str
) -> None:
    """The same sentence describes the picture to those who do not see it."""
    page = visit().ready(address)
    page.get_by_role("tab", name="As told").click()
    for source, button in (
        ("Lenihan 2024", "Lenihan"),
        ("Munoz 2020", "Munoz"),
        ("Munoz 2020", "Side by side"),
    ):
        page.get_by_role("group", name="Essay", exact=True).get_by_role("button", name=button).click()
        chart = panel(page, source)
        expect(chart).to_be_visible()
        expect(chart).to_have_accessible_description(
            re.compile(
                rf"^\d+% of what {source.split()[0]} tells goes back in time: \d+ of \d+ claims lie earlier"
            )
        )
        expect(chart.locator("text").nth(20)).to_be_attached()
        expect(page.locator(".told-chart")).to_have_count(1 + (button == "Side by side"))
    expect(page).to_have_url(re.compile("view=as-told&part=lenihan,munoz"))


@pytest.mark.parametrize("width", [1440, 1024, 768])
@pytest.mark.parametrize("more", ["", "&scale=true", "&from=1916&to=1924&theme=violence,democracy"])
def test_words_neither_touch_nor_leave_their_panel(told: Callable[..., Page], width: int, more: str) -> None:
    page = told(more, width)
    for chart in page.locator(".told-chart").all():
        assert overlapping(chart) == []
        assert all(0 <= text["left"] < text["right"] <= text["width"] + 1 for text in chart.evaluate(WORDS))


def test_keys_go_as_it_is_told_and_as_it_happened(told: Callable[..., Page]) -> None:
    """Down and up in the order of the text, right and left in time, within one source; each step is said."""
    page = told()
    chart = panel(page, "Lenihan 2024")
    chart.focus()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("select=lenihan-3-1"))
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("select=lenihan-3-2"))
    expect(page.locator(".told-here").first).to_contain_text("2 of 140")
    expect(page.locator("#panel-as-told [role=status]")).to_have_text(
        "October Revolution, 1917, paragraph 3, 6 years back, 2 of 140"
    )
    page.keyboard.press("ArrowUp")
    expect(page).to_have_url(re.compile("select=lenihan-3-1"))
    page.keyboard.press("ArrowRight")
    expect(page).not_to_have_url(re.compile("select=lenihan-3-1"))
    claims = page.evaluate("claimline.now().data.claims")
    later = claims["id"].index(chosen(page))
    assert claims["source"][later] == "lenihan"
    assert claims["earliest"][later] >= claims["earliest"][claims["id"].index("lenihan-3-1")]
    page.keyboard.press("End")
    expect(page.locator(".told-here").first).to_contain_text("140 of 140")
    expect(chart.locator(".over circle").last).to_be_in_viewport()
    expect(chart.locator(".told-head")).to_be_in_viewport(ratio=1)  # the axis goes along
    page.keyboard.press("Enter")
    expect(page.locator("#card")).to_be_focused()


def test_every_claim_of_a_text_is_reached_by_the_next_button(told: Callable[..., Page]) -> None:
    page = told("&theme=succession")
    following = page.get_by_role("button", name="Next claim").first
    seen: list[str] = []
    while following.is_enabled():
        following.click()
        expect(page.locator(".told-here .count").first).to_have_text(re.compile(f"^{len(seen) + 1} of"))
        seen.append(chosen(page))
    rows = page.evaluate(
        "() => { const { order, data } = claimline.now(); return Array.from(order, (row) => data.claims.id[row]); }"
    )

    assert set(seen) == {claim for claim in rows if claim.startswith("lenihan")}


def test_a_click_chooses_and_pointing_reads_along(told: Callable[..., Page]) -> None:
    """The pointer needs to meet no mark: the claim that is told at its height is named."""
    page = told()
    chart = panel(page, "Munoz 2020")
    expect(chart.locator("text").nth(87)).to_be_attached()  # each claim has a row, and room for its label
    chart.evaluate("one => one.scrollIntoView({ block: 'end' })")
    box = chart.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] - 6, box["y"] + box["height"] - 4)
    expect(page.locator(".told-here").last).to_contain_text("87 of 87")
    words = chart.locator("text", has_text="Kronstadt rebellion").first
    words.evaluate("one => one.scrollIntoView({ block: 'center' })")
    label = words.bounding_box()
    assert label
    page.mouse.move(label["x"] + 20, label["y"] + label["height"] / 2)
    expect(chart.locator(".tip")).to_contain_text("Kronstadt rebellion")
    page.mouse.down()
    page.mouse.up()
    expect(page.locator("#card h2")).to_have_text("Kronstadt rebellion")
    page.wait_for_function("() => claimline.now().state.select.startsWith('munoz')")


def test_the_wheel_scrolls_a_high_panel_and_zooms_with_a_key(told: Callable[..., Page]) -> None:
    page = told("", 1440, 700)
    chart = panel(page, "Lenihan 2024")
    box = chart.bounding_box()
    assert box
    page.mouse.move(box["x"] + 200, box["y"] + 200)
    chart.focus()
    page.mouse.wheel(0, 120)
    page.wait_for_function("() => scrollY > 0")
    expect(chart.locator(".hint")).to_be_hidden()
    expect(page).not_to_have_url(re.compile("from="))
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    expect(page).to_have_url(re.compile("from="))
    chart.focus()
    page.keyboard.press("0")
    expect(page).not_to_have_url(re.compile("from="))


def test_a_drag_moves_the_years_of_every_panel(told: Callable[..., Page]) -> None:
    page = told("&from=1915&to=1925&scale=true")
    before = [
        panel(page, name).locator("text").first.text_content() for name in ("Lenihan 2024", "Munoz 2020")
    ]
    box = panel(page, "Lenihan 2024").bounding_box()
    assert box
    page.mouse.move(box["x"] + 100, box["y"] + 300)
    page.mouse.down()
    page.mouse.move(box["x"] + 420, box["y"] + 305, steps=4)
    page.mouse.up()
    expect(page).not_to_have_url(re.compile("from=1915&"))
    after = [
        panel(page, name).locator("text").first.text_content() for name in ("Lenihan 2024", "Munoz 2020")
    ]

    assert before[0] == before[1] != after[0] == after[1]
    assert chosen(page) == ""


def test_filters_choose_panels_and_leave_the_axis_where_it_is(told: Callable[..., Page]) -> None:
    page = told()
    axis = "() => [...document.querySelectorAll('.told-chart text')].slice(0, 5).map((text) => [text.textContent, text.getAttribute('x')])"
    before = page.evaluate(axis)
    chip(page, "theme", "violence").click()
    expect(page.locator(".told-lead").first).to_contain_text(re.compile(r"of \d\d claims"))
    assert page.evaluate(axis) == before
    chip(page, "source", "munoz").click()
    expect(page.locator(".told-chart")).to_have_count(1)
    expect(panel(page, "Munoz 2020")).to_be_visible()


def test_where_no_claim_is_left_a_panel_says_so(told: Callable[..., Page]) -> None:
    page = told("&from=2019&to=2022")
    expect(page.locator(".told-none").last).to_have_text("None of its claims lies in these years.")
    page = told("&words=kronstadt&theme=ideas&source=munoz")
    expect(page.locator(".told-lead")).to_have_text("No claim of this text passes the filters.")


def test_a_link_shows_its_claim_labelled_and_clear_of_the_card(told: Callable[..., Page]) -> None:
    """On a narrow page the other panel stands above, and the card over the foot of the window."""
    page = told("&select=munoz-8-1", 768, 900)
    expect(page.locator(".over circle").last).to_be_in_viewport()
    expect(page.locator(".told-here").last).to_contain_text("Lenin returns to Petrograd")
    ring = page.locator(".over circle").last
    page.wait_for_function(
        """() => { const ring = [...document.querySelectorAll(".over > *")].pop().getBoundingClientRect();
          return ring.top > 0 && ring.bottom < document.querySelector("#card").getBoundingClientRect().top; }"""
    )
    assert ring.count() == 1


@pytest.mark.parametrize(("sources", "side_by_side"), [(1, 1), (2, 2), (3, 1), (6, 2)])
def test_each_source_has_a_panel(
    visit: Callable[..., Visit], tmp_path: Path, sources: int, side_by_side: int
) -> None:
    """Two columns where they are wide enough; three panels stand one under the other rather than two and one."""
    url = serving(write_table(tmp_path / "rome.csv", claims_of(sources, 40 * sources)))
    page = opened(visit(), f"{url}/?view=as-told{BOTH}")
    boxes = page.locator(".told-chart").evaluate_all("all => all.map((one) => one.getBoundingClientRect().x)")
    assert len(boxes) == sources
    assert len(set(boxes)) == side_by_side
    for chart in page.locator(".told-chart").all():
        assert overlapping(chart) == []
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0


def test_thousands_of_claims_cost_no_thousands_of_elements(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    url = serving(write_table(tmp_path / "rome.csv", claims_of(2, 10_000)))
    page = opened(visit(), f"{url}/?view=as-told{BOTH}")
    assert page.locator("#panel-as-told *").count() < 500
    assert overlapping(page.locator(".told-chart").first) == []
    panel(page, "mommsen").focus()
    page.keyboard.press("End")
    expect(page.locator(".told-here").last).to_contain_text("5,000 of 5,000")


def test_on_a_telephone_the_text_is_read_downwards(told: Callable[..., Page]) -> None:
    """Every claim is a button in the order of telling, with its piece of the line; a tap opens the card above which it
    stands."""
    page = told("", 375, 812, has_touch=True)
    rows = page.locator(".told-row")
    assert rows.count() == shown(page)
    ids = page.locator(".told-row .claim").evaluate_all("all => all.map((one) => one.dataset.claim)")
    assert ids[:3] == ["lenihan-3-1", "lenihan-3-2", "lenihan-3-3"]
    pieces = rows.evaluate_all(
        """all => all.slice(0, 30).map((row) => row.querySelector("svg").getBoundingClientRect())
          .map((box) => [box.top, box.bottom])"""
    )
    gaps = [below[0] - above[1] for above, below in itertools.pairwise(pieces)]
    assert max(gaps) <= 1.5  # the line is whole: a paragraph's rule lies between some
    button = page.locator(".told-row .claim").nth(4)
    button.tap()
    expect(button).to_have_attribute("aria-current", "true")
    page.wait_for_function(
        """() => document.querySelector(".told-list [aria-current]").getBoundingClientRect().bottom
          <= document.querySelector("#card").getBoundingClientRect().top + 1"""
    )
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0


def test_a_long_text_comes_in_parts_on_a_telephone(visit: Callable[..., Visit], tmp_path: Path) -> None:
    url = serving(write_table(tmp_path / "rome.csv", claims_of(1, 600)))
    page = opened(visit(375, 812), f"{url}/?view=as-told{BOTH}")
    assert page.locator(".told-list li").count() == 60
    page.get_by_role("button", name="Show 60 more paragraphs").click()
    expect(page.locator(".told-list li")).to_have_count(120)
    expect(page.locator(".told-list li").nth(60).locator("button").first).to_be_focused()


@pytest.mark.parametrize("width", [1440, 375])
@pytest.mark.parametrize("essays", ["", "&part=munoz"])
def test_axe_finds_nothing(told: Callable[..., Page], width: int, essays: str) -> None:
    page = told(f"{essays}&select=munoz-8-1", width)
    found = in_both_schemes(page)

    assert [(fault["id"], fault["nodes"][0]["target"]) for fault in found] == []


def test_on_paper_the_panels_have_the_light_colours_however_often_it_is_announced(
    told: Callable[..., Page],
) -> None:
    """Some browsers say twice that they print; afterwards all is as dark as it was."""
    page = told(scheme="dark")
    fills = "() => [...document.querySelectorAll('.told-chart text')].map((text) => text.getAttribute('fill')).sort()[0]"
    dark = page.evaluate(fills)
    for _ in range(2):
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
    light = page.evaluate(fills)
    assert light != dark
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("html")).not_to_have_attribute("data-theme", "light")
    page.locator(f'.told-chart text[fill="{dark}"]').first.wait_for(state="attached")
    expect(page.locator(f'.told-chart text[fill="{light}"]')).to_have_count(0)


def test_on_paper_the_axis_stands_above_the_first_row(told: Callable[..., Page]) -> None:
    page = told()
    page.emulate_media(media="print")
    page.wait_for_function(
        "() => { const [head, chart] = ['.told-head', '.told-chart'].map((one) => document.querySelector(one));"
        "return Math.abs(head.getBoundingClientRect().top - chart.getBoundingClientRect().top) < 1; }"
    )

"""The reading pane on the real page: the text with its marks, the choice in it and from elsewhere, keys, sizes, paper."""

from __future__ import annotations

import bisect
import itertools
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from accessible import in_both_schemes
from conftest import Visit, query, shown, write_table
from playwright.sync_api import Browser, Page, Route, expect
from served import serving
from timed import thread_time
from windows import becomes

from dashboard.reading.document import read

pytestmark = pytest.mark.browser


def extracted(folder: Path) -> Path:
    """The table of the texts in a folder, beside them."""
    command = [sys.executable, "-m", "dashboard", "extract", "--out", str(folder / "events.csv"), str(folder)]
    subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).parent.parent, timeout=120)
    return folder / "events.csv"


@pytest.fixture(scope="module")
def six(root: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where our six essays are served, which have notes and page furniture, with a seventh of 10,000 words."""
    folder = tmp_path_factory.mktemp("six")
    texts = sorted((root / "tests/gold").glob("*.txt"))
    for text in texts:
        shutil.copy(text, folder)
    documents = [read(text) for text in texts]
    bodies = [one.text[b.start : b.end] for one in documents for b in one.blocks if b.zone == "body"] * 3
    words = list(itertools.accumulate(len(body.split()) for body in bodies))
    enough = bisect.bisect(words, 10_000) + 1
    (folder / "long.txt").write_text("\n\n".join(["More than twice six essays", *bodies[:enough]]), "utf-8")
    return serving(extracted(folder))


def opened(one: Visit, url: str) -> Page:
    """A page whose reading pane shows a text."""
    one.page.goto(url)
    one.page.locator("#reader article").wait_for()
    return one.page


IN_VIEW = """(all) => all.length > 0 && all.every((one) => {
  const box = one.getBoundingClientRect(), frame = document.querySelector(".reader-text").getBoundingClientRect();
  return box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1; })"""


def in_view(page: Page, selector: str) -> bool:
    seen: bool = page.locator(f"#reader {selector}").evaluate_all(IN_VIEW)
    return seen


def mark_with(page: Page, claim: str) -> Any:
    """The mark in the text that a claim rests on."""
    place = page.evaluate(
        """async (id) => { const { data } = claimline.now(), row = data.claims.id.indexOf(id);
          const texts = await (await fetch(document.querySelector("#page").dataset.texts)).json();
          return texts[data.claims.source[row]].marks.findIndex((mark) => mark[8].includes(row)); }""",
        claim,
    )
    assert place >= 0
    return page.locator(f'#reader .dating[data-mark="{place}"]')


def test_a_link_opens_a_text_at_the_chosen_claim(visit: Callable[..., Visit], address: str) -> None:
    page = opened(visit(), f"{address}/?read=munoz&select=munoz-16-1")

    told = page.evaluate("""() => { const { data: { claims: c } } = claimline.now(), row = c.id.indexOf("munoz-16-1");
      return [c.title[row], c.claim[row], c.when[row]]; }""")
    expect(page.locator("#reader .reader-told b")).to_have_text(told[0])
    expect(page.locator("#reader .reader-told")).to_contain_text(told[2])
    becomes(page, lambda: "".join(page.locator("#reader .passage").all_text_contents()), told[1])
    becomes(page, lambda: in_view(page, ".passage"), True)
    expect(page.locator("#reader .around")).to_have_attribute("data-number", "16")
    expect(page.locator("#reader [data-read='munoz'][aria-pressed='true']")).to_have_text("Munoz 2020")
    expect(page.locator("#card")).to_be_hidden()


def test_every_claim_of_the_text_can_be_reached_at_a_mark(visit: Callable[..., Visit], address: str) -> None:
    page = opened(visit(), f"{address}/?read=lenihan")
    ids = page.evaluate(
        "() => { const { claims: c } = claimline.now().data; return c.id.filter((_, i) => c.source[i] === 'lenihan'); }"
    )
    for claim in ids[::9]:
        expect(mark_with(page, claim)).to_have_count(1)


def test_a_click_on_a_mark_chooses_its_claim_and_keeps_the_place(
    visit: Callable[..., Visit], address: str
) -> None:
    page = opened(visit(), f"{address}/?read=munoz")
    mark = mark_with(page, "munoz-12-1")
    mark.scroll_into_view_if_needed()
    before = page.locator(".reader-text").evaluate("one => one.scrollTop")
    mark.click()

    expect(mark).to_have_attribute("aria-current", "true")
    expect(page).to_have_url(re.compile("select=munoz-12-1"))
    expect(page.locator("#reader .reader-told b")).not_to_be_empty()
    assert page.locator(".reader-text").evaluate("one => one.scrollTop") == before
    page.wait_for_function("() => claimline.now().arrangement.chosen?.rows.length > 0")
    page.locator("#reader .to-card").click()
    expect(page.locator("#reader")).to_be_hidden()
    expect(page.locator("#card .kicker")).to_contain_text("Munoz", ignore_case=True)
    expect(page.locator("#card")).to_be_focused()


def test_pressed_again_a_mark_gives_its_next_claim(visit: Callable[..., Visit], six: str) -> None:
    page = opened(visit(), f"{six}/?read=05_space_oped")
    place = page.evaluate("""async () => {
      const texts = await (await fetch(document.querySelector("#page").dataset.texts)).json();
      return texts["05_space_oped"].marks.findIndex((mark) => mark[8].length > 1); }""")
    assert place >= 0
    mark = page.locator(f'#reader .dating[data-mark="{place}"]')
    mark.click()
    expect(page.locator("#reader .more-said")).to_contain_text("Claim 1 of 2 based on these words")
    first = query(page)
    mark.click()
    expect(page.locator("#reader .more-said")).to_contain_text("Claim 2 of 2 based on these words")
    becomes(page, lambda: query(page) != first, True)


def test_a_choice_elsewhere_scrolls_the_text_there(visit: Callable[..., Visit], address: str) -> None:
    """Into the text of the other source too; that source's place is kept for the way back."""
    page = opened(visit(), f"{address}/?read=munoz&view=table")
    for claim in ("munoz-16-1", "lenihan-46-2"):
        page.locator(f'#panel-table [data-claim="{claim}"]').click()
        expect(mark_with(page, claim)).to_have_attribute("aria-current", "true")
        page.wait_for_function(f"all => ({IN_VIEW})([...document.querySelectorAll('#reader .chosen')])")
    expect(page).to_have_url(re.compile("read=lenihan"))
    page.go_back()
    expect(mark_with(page, "munoz-16-1")).to_have_attribute("aria-current", "true")
    expect(page).to_have_url(re.compile("read=munoz"))


def test_the_foot_steps_through_the_text(visit: Callable[..., Visit], address: str) -> None:
    """In the order of telling, with the focus on the button that steps; what the filters hide is left out."""
    page = opened(visit(), f"{address}/?read=munoz&theme=war")
    following = page.get_by_role("button", name="Next claim in the text")
    seen = []
    for _ in range(40):
        if following.get_attribute("aria-disabled") == "true":
            break
        wanted = following.get_attribute("data-claim")
        following.click()
        expect(page.locator("#reader .chosen").first).to_be_attached()
        expect(following).not_to_have_attribute("data-claim", wanted or "")
        expect(following).to_be_focused()
        seen.append(wanted)
    at = page.evaluate(
        "ids => { const c = claimline.now().data.claims; return ids.map((id) => c.start[c.id.indexOf(id)]); }",
        seen,
    )
    assert at == sorted(at)
    assert len(seen) == page.evaluate(
        "() => { const { data, order } = claimline.now(); return order.filter((row) => data.claims.source[row] === 'munoz').length; }"
    )


def test_of_a_claim_of_another_text_it_says_what_this_one_tells(
    visit: Callable[..., Visit], address: str
) -> None:
    page = opened(visit(), f"{address}/?read=munoz&select=lenihan-4-2")
    expect(page.locator("#reader .more-said")).to_have_text(
        re.compile(r"^This text tells of the same event: ¶ \d")
    )
    becomes(page, lambda: in_view(page, ".same >> nth=0"), True)
    page.get_by_role("button", name="Read Lenihan").click()
    expect(page.locator("#reader .chosen")).not_to_have_count(0)
    expect(page.locator("#reader article h2")).to_have_text("Did Lenin lead to Stalin?")


def test_keys_reach_every_mark_and_lead_back(visit: Callable[..., Visit], address: str) -> None:
    """One tab stop; arrows from mark to mark, Enter chooses, Escape goes back to where the reader came from."""
    page = visit().ready(f"{address}/?select=munoz-12-1")
    page.locator("#card [data-read='munoz']").focus()
    page.keyboard.press("Enter")
    page.locator("#reader article").wait_for()
    expect(page.locator("#reader")).to_be_focused()
    expect(page.locator("#reader .dating[tabindex='0']")).to_have_count(1)
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.dating')"):
            break
    expect(mark_with(page, "munoz-12-1")).to_be_focused()
    page.keyboard.press("Home")
    reached = [page.evaluate("Number(document.activeElement.dataset.mark)")]
    for _ in range(page.locator("#reader .dating[data-mark]").count() - 1):
        page.keyboard.press("ArrowRight")
        reached.append(page.evaluate("Number(document.activeElement.dataset.mark)"))
    assert reached == list(range(page.locator("#reader .dating[data-mark]").count()))
    becomes(page, lambda: in_view(page, ".dating:focus"), True)
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page.locator("#reader .dating:focus")).to_have_attribute("aria-current", "true")
    expect(page).to_have_url(re.compile("select=munoz-3-"))
    page.keyboard.press("Escape")
    expect(page.locator("#reader")).to_be_hidden()
    expect(page.locator("#card")).to_be_visible()
    page.wait_for_function("() => document.querySelector('#card').contains(document.activeElement)")


def test_filters_make_marks_quieter_and_searched_words_are_marked(
    visit: Callable[..., Visit], address: str
) -> None:
    page = opened(visit(), f"{address}/?read=munoz&theme=economy")
    bearing = page.locator("#reader .dating[data-mark]:not(.unclaimed)")
    quiet = page.locator("#reader .dating.quiet")
    expect(quiet.first).to_be_attached()
    assert 0 < quiet.count() < bearing.count()
    page.locator('#page [data-facet="theme"][data-value="economy"]').click()
    expect(quiet).to_have_count(0)
    page.get_by_role("searchbox").fill("cheka")
    expect(page.locator("#reader article mark").first).to_have_text(re.compile("^cheka$", re.IGNORECASE))
    text = page.locator("#reader article").text_content() or ""
    expect(page.locator("#reader article mark")).to_have_count(text.lower().count("cheka"))
    page.get_by_role("searchbox").fill("")
    expect(page.locator("#reader article mark")).to_have_count(0)
    assert page.locator("#reader article").text_content() == text
    expect(quiet).to_have_count(0)


def test_the_colours_tell_the_theme_or_how_it_was_dated(visit: Callable[..., Visit], address: str) -> None:
    page = opened(visit(), f"{address}/?read=lenihan")
    ground = "one => getComputedStyle(one).textDecorationColor"
    marks = page.locator("#reader .dating.text[data-mark]:not(.unclaimed)")
    assert len({mark.evaluate(ground) for mark in marks.all()}) == 1
    expect(page.locator(".reader-legend")).to_contain_text("date from the essay")
    page.get_by_role("button", name="Theme", exact=True).click()
    expect(page.locator(".reader-legend")).to_contain_text("Nationalities & rights")
    becomes(page, lambda: len({mark.evaluate(ground) for mark in marks.all()}) > 4, True)


def test_a_digest_says_so_and_how_to_add_the_full_text(
    visit: Callable[..., Visit], address: str, six: str
) -> None:
    page = opened(visit(), f"{address}/?read=munoz")
    expect(page.locator("#reader .digest")).to_contain_text("a digest in our own words")
    page.locator("#reader .digest summary").click()
    expect(page.locator("#reader .digest code").first).to_have_text("seeds/full/munoz.txt")
    full = opened(visit(), f"{six}/?read=05_space_oped")
    expect(full.locator("#reader .digest")).to_have_count(0)
    expect(full.locator("#reader article h2.title[data-number='1']")).to_be_visible()


def test_notes_and_page_furniture_are_folded_until_they_are_needed(
    visit: Callable[..., Visit], six: str
) -> None:
    page = opened(visit(), f"{six}/?read=07_partition_encyclopedia")
    notes = page.locator("#reader details.notes")
    expect(notes.locator("summary")).to_have_text("Notes: 6 paragraphs")
    expect(notes.locator("p, h3").first).to_be_hidden()
    first = page.locator("#reader .dating[data-mark]").first
    first.focus()
    page.keyboard.press("End")
    assert not page.evaluate("Boolean(document.activeElement.closest('details'))")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(notes.locator("p").first).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(notes.locator("p").first).to_be_hidden()
    blog = opened(visit(), f"{six}/?read=01_terror_blog")
    expect(blog.locator("#reader details.furniture summary").first).to_contain_text(
        "Around the essay on its page"
    )


def test_a_mark_without_a_claim_says_what_it_is(visit: Callable[..., Visit], address: str) -> None:
    page = opened(visit(), f"{address}/?read=lenihan&select=lenihan-4-2")
    mark = page.locator("#reader .dating.unclaimed[data-mark]").first
    mark.click()
    expect(page.locator("#reader .more-said")).to_have_text(
        "Marked in the text, but no claim is based on it."
    )
    expect(page).to_have_url(re.compile("select=lenihan-4-2"))


def test_where_there_is_no_text_there_is_a_sentence(
    visit: Callable[..., Visit], address: str, tmp_path: Path
) -> None:
    rows = [{"source": "a", "title": f"T{n}", "edtf": f"191{n}"} for n in range(2)]
    url = serving(write_table(tmp_path / "one.csv", rows))
    page = visit().page
    page.goto(f"{url}/?read=a")
    expect(page.locator("#reader .reader-none")).to_contain_text("The text of a is not here")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Close the text").click()
    expect(page.locator("#reader")).to_be_hidden()


def test_while_a_text_is_under_way_it_says_so(visit: Callable[..., Visit], address: str) -> None:
    page = visit(own=True).page
    asked: list[Route] = []

    def held(route: Route) -> None:
        asked.append(route)
        if len(asked) == 1:
            route.continue_()  # the claims come before the texts

    page.route(re.compile("/data/"), held)
    page.goto(f"{address}/?read=munoz")
    expect(page.locator("#reader .reader-none")).to_have_text("Loading the text …")
    expect(page.locator("#reader .reader-text")).to_have_attribute("aria-busy", "true")
    becomes(page, lambda: len(asked), 2)
    asked[1].continue_()
    expect(page.locator("#reader article h2")).to_be_visible()


def test_texts_that_could_not_be_had_are_asked_for_again(chromium: Browser, address: str) -> None:
    """When a text is opened the next time, and not before."""
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    asked: list[str] = []

    def answered(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 2:
            route.abort()  # the claims come before the texts
        else:
            route.continue_()

    page.route(re.compile("/data/"), answered)
    page.goto(f"{address}/?read=munoz")
    expect(page.locator("#reader .reader-none")).to_contain_text("is not here")
    page.get_by_role("button", name="Close the text").click()
    assert len(asked) == 2
    page.locator("#chart").press("Home")
    page.locator("#card .read").click()
    expect(page.locator("#reader article h2")).to_be_visible()
    page.close()


def test_on_a_telephone_the_text_covers_the_page(visit: Callable[..., Visit], address: str) -> None:
    page = opened(visit(375, 812, has_touch=True), f"{address}/?read=munoz&select=munoz-12-1")
    page.wait_for_function("() => document.querySelector('#panels').inert")
    box = page.locator("#reader").bounding_box()
    assert box
    assert (box["y"], box["height"], box["width"] >= 360) == (0, 812, True)
    becomes(page, lambda: in_view(page, ".chosen"), True)
    page.get_by_role("button", name="Next claim in the text").tap()
    expect(page.locator("#reader .chosen").first).to_be_attached()
    page.get_by_role("button", name="Close the text").tap()
    expect(page.locator("#reader")).to_be_hidden()
    page.wait_for_function("() => !document.querySelector('#panels').inert")
    expect(page.locator("#card")).to_be_visible()


@pytest.mark.parametrize("width", [1440, 1000, 768, 375, 320])
def test_nothing_is_cut_off(visit: Callable[..., Visit], address: str, width: int) -> None:
    """The pane keeps inside the window, its text inside the pane; its buttons are large enough to hit."""
    page = opened(visit(width), f"{address}/?read=lenihan&select=lenihan-4-2")
    page.get_by_role("button", name="Theme", exact=True).click()
    wide = page.evaluate("""() => [document.documentElement, document.querySelector(".reader-text"), document.querySelector(".reader-foot")]
      .map((one) => one.scrollWidth - one.clientWidth)""")
    assert max(wide) <= 0
    small = page.locator("#reader button:visible, #reader summary:visible").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect()).filter((box) => box.width < 24 || box.height < 24).length"
    )
    assert small == 0
    assert shown(page) > 0


def test_on_paper_the_whole_text_is_printed(visit: Callable[..., Visit], address: str) -> None:
    page = opened(visit(), f"{address}/?read=munoz&select=munoz-12-1")
    page.emulate_media(media="print")
    expect(page.locator(".reader-foot")).to_be_hidden()
    expect(page.locator("#reader .close")).to_be_hidden()
    text = page.locator(".reader-text")
    assert text.evaluate("one => one.scrollHeight - one.clientHeight") <= 1
    assert text.evaluate("one => one.clientHeight") > 2000


@pytest.mark.parametrize("width", [1440, 375])
def test_axe_finds_nothing(visit: Callable[..., Visit], address: str, width: int) -> None:
    page = opened(visit(width), f"{address}/?read=munoz&select=munoz-12-1&words=lenin&theme=violence")
    page.locator("#reader .digest summary").click()
    found = []
    for colour in ("Dated by", "Theme"):
        button = page.get_by_role("button", name=colour, exact=True)
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        found += in_both_schemes(page, "#side")
    assert [(fault["id"], fault["nodes"][0]["target"]) for fault in found] == []


def test_a_text_of_ten_thousand_words_opens_and_answers_at_once(
    visit: Callable[..., Visit], six: str
) -> None:
    """A wide limit, as machines differ: what grows faster than the text exceeds it.

    On two cores 95 ms of the page's own time to open and 32 to choose, with all that Dash does and the table.
    """
    opening = []
    for _ in range(2):
        page = opened(visit(768, 900, own=True), f"{six}/?view=table&read=05_space_oped&source=long")
        assert page.evaluate("claimline.now().data.sources.find((one) => one.id === 'long').words") > 10_000
        opening.append(thread_time(page, "#reader [data-read='long']"))
        expect(page.locator("#reader article h2")).to_have_text("More than twice six essays")
    choosing = [thread_time(page, "#reader [data-way='next']") for _ in range(6)]
    print(f"opened in {min(opening):.0f} ms, chosen in {min(choosing):.1f} ms")
    assert min(opening) < 400
    assert min(choosing) < 240

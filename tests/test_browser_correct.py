"""Correcting claims on the real page: in the card, the table, Compare and the reading pane, and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from accessible import violations
from conftest import committed
from playwright.sync_api import Page, expect
from windows import Visit, becomes

from dashboard.showing.pages import without_dash

pytestmark = pytest.mark.browser

CLAIM = "lenihan-3-1"
VALUES = """(id) => { const { claims } = claimline.now().data, row = claims.id.indexOf(id);
  return row < 0 ? null : { title: claims.title[row], edtf: claims.edtf[row], theme: claims.theme[row], event: claims.event[row],
    dated_by: claims.dated_by[row], start: claims.start[row], end: claims.end[row], claim: claims.claim[row], n: claims.n }; }"""
SELECT = """(words) => { const block = [...document.querySelectorAll(".reader-text p")].find((one) => one.textContent.includes(words));
  const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), from = block.textContent.indexOf(words), range = document.createRange();
  let at = 0, begun = false;
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!begun && at + node.length > from) { range.setStart(node, from - at); begun = true; }
    if (at + node.length >= from + words.length) { range.setEnd(node, from + words.length - at); break; }
    at += node.length;
  }
  getSelection().removeAllRanges(); getSelection().addRange(range); }"""


def claim(page: Page, name: str) -> Any:
    return page.evaluate(VALUES, name)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the page in one file, without a server."""
    frame, known = committed()
    content = without_dash.content(frame, sources=known.sources, background=known.background)
    path: Path = tmp_path_factory.mktemp("file") / "timeline.html"
    path.write_text(without_dash.file(content), "utf-8")
    return path.as_uri()


def opened(one: Visit, url: str, wanted: str) -> Page:
    """A view without a chart, once it is drawn."""
    one.page.goto(url)
    one.page.locator(wanted).first.wait_for()
    return one.page


def edit(page: Page) -> None:
    page.locator("#card").get_by_role("button", name="Edit").click()


@pytest.mark.parametrize("where", ["served", "file"])
def test_a_claim_is_corrected_in_its_card_with_the_keyboard_alone(
    visit: Callable[..., Visit], address: str, file: str, where: str
) -> None:
    page = visit().ready(f"{address if where == 'served' else file}?select={CLAIM}")
    before = claim(page, CLAIM)
    page.locator("[data-edit]").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Title", exact=True)).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("Lenin dies at Gorki")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Date", exact=True)).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("soonish")
    expect(page.get_by_label("Date", exact=True)).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Control+a")
    page.keyboard.type("January 1924")
    expect(page.locator("#card .below").nth(1)).to_contain_text("It means: January 1924")
    page.keyboard.press("Enter")

    expect(page.locator("#card h2")).to_have_text("Lenin dies at Gorki")
    expect(page.locator("#card .when")).to_have_text("January 1924")
    expect(page.locator("#card .badge.edited")).to_be_visible()
    expect(page.locator("[data-edit]")).to_be_focused()
    now = claim(page, CLAIM)
    assert (now["edtf"], now["dated_by"]) == ("1924-01", "editor")
    page.keyboard.press("Control+z")
    expect(page.locator("#card h2")).to_have_text(before["title"])
    becomes(page, lambda: claim(page, CLAIM), before)
    page.keyboard.press("Control+y")
    expect(page.locator("#card h2")).to_have_text("Lenin dies at Gorki")


def test_escape_leaves_everything_as_it_was(visit: Callable[..., Visit], address: str) -> None:
    page = visit().ready(f"{address}/?select={CLAIM}")
    before = claim(page, CLAIM)
    edit(page)
    page.get_by_label("Title", exact=True).fill("Never mind")
    page.keyboard.press("Escape")
    expect(page.locator("#card .mending")).to_have_count(0)
    expect(page.locator("[data-edit]")).to_be_focused()
    expect(page.locator("#made")).to_be_hidden()
    becomes(page, lambda: claim(page, CLAIM), before)


def test_what_is_typed_stays_while_another_claim_is_looked_at(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit().ready(f"{address}/?select={CLAIM}")
    edit(page)
    page.get_by_label("Title", exact=True).fill("Half a title")
    page.get_by_role("button", name="Next claim in time").click()
    expect(page.locator("#card .mending")).to_have_count(0)
    page.get_by_role("button", name="Previous claim in time").click()
    expect(page.get_by_label("Title", exact=True)).to_have_value("Half a title")


def test_a_claim_is_joined_with_another_text_s_and_gets_a_new_theme(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit().ready(f"{address}/?select={CLAIM}")
    edit(page)
    event = page.get_by_role("combobox", name="Event")
    event.fill("new economic")
    expect(page.get_by_role("option", name="New Economic Policy")).to_be_visible()
    event.press("ArrowUp")
    event.press("Enter")
    expect(event).to_have_attribute("aria-expanded", "false")
    chosen = page.locator(".chosen-event")
    expect(chosen).to_contain_text("New Economic Policy · ")
    expect(chosen).to_contain_text("Joined with what Munoz 2020 tells")
    page.get_by_label("Theme", exact=True).select_option(label="Another theme …")
    page.get_by_label("Name of the new theme").fill("Funerals")
    page.locator("#card").get_by_role("button", name="Save").click()

    expect(page.locator('#filters [data-facet="theme"][data-value="Funerals"]')).to_contain_text("1")
    expect(page.get_by_role("heading", name="Munoz on the same event")).to_be_visible()
    page.locator('#filters [data-value="Funerals"]').click()
    page.wait_for_function("() => claimline.now().order.length === 1")
    page.get_by_role("button", name="Corrections · 1").click()
    dialog = page.get_by_role("dialog", name="Corrections")
    expect(dialog).to_contain_text("now it is “Funerals”")
    dialog.get_by_role("button", name="Take back").click()
    expect(dialog).to_contain_text("There are no corrections.")
    page.keyboard.press("Escape")
    expect(page.locator('[data-value="Funerals"]')).to_have_count(0)
    page.wait_for_function("() => claimline.now().state.theme.length === 0")


def test_the_editor_shows_what_is_known_of_the_chosen_event_also_when_opened_again(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit().ready(f"{address}/?select={CLAIM}&lang=de")
    page.locator("#card [data-edit]").click()
    event = page.get_by_role("combobox", name="Ereignis")
    event.fill("tay bridge")
    page.get_by_role("option", name="Tay Bridge disaster").click()
    chosen = page.locator(".chosen-event")
    expect(chosen).to_contain_text("Tay Bridge disaster · 28. Dezember 1879 · Unglück")
    expect(chosen).to_contain_text("Noch erzählt keine andere Quelle davon")
    page.locator("#card .mending .save").click()
    expect(page.locator("#card .mending")).to_have_count(0)
    page.reload()
    page.locator("#card [data-edit]").click()
    expect(chosen).to_contain_text("Tay Bridge disaster · 28. Dezember 1879 · Unglück")


def test_a_dropped_claim_is_gone_everywhere_and_comes_back(visit: Callable[..., Visit], address: str) -> None:
    page = visit().ready(f"{address}/?select={CLAIM}")
    count = claim(page, CLAIM)["n"]
    edit(page)
    page.get_by_role("button", name="Drop claim").click()
    undo = page.locator(".offer").get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    expect(page.locator("#status")).to_contain_text(f"{count - 1} claims")
    becomes(page, lambda: claim(page, CLAIM), None)
    page.keyboard.press("Enter")
    expect(page.locator("#card h2")).to_be_visible()
    page.wait_for_function(f"() => claimline.now().state.select === '{CLAIM}'")
    assert claim(page, CLAIM)["n"] == count
    expect(page.locator(".offer")).to_have_count(0)


def test_titles_and_dates_are_corrected_in_the_table(visit: Callable[..., Visit], address: str) -> None:
    page = opened(visit(), f"{address}/?view=table&sort=title", ".claims tbody tr")
    button = page.locator(f'.claims [data-claim="{CLAIM}"]')
    button.focus()
    page.keyboard.press("F2")
    page.keyboard.type("Zinoviev speaks at the grave")
    page.keyboard.press("Enter")
    expect(button).to_contain_text("Zinoviev speaks at the grave")
    expect(button).to_be_focused()
    row = page.locator(f'tr:has([data-claim="{CLAIM}"])')
    row.locator('[data-column="when"]').dblclick()
    page.keyboard.type("27 January 1924")
    page.keyboard.press("Enter")
    expect(row.locator('[data-column="when"]')).to_have_text("27 January 1924")
    expect(row.locator('[data-column="dated_by"]')).to_contain_text("editor")
    row.locator('[data-column="when"]').dblclick()
    page.keyboard.type("no date at all")
    page.keyboard.press("Escape")
    expect(row.locator('[data-column="when"]')).to_have_text("27 January 1924")
    button.focus()
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(row.get_by_role("button", name="Drop claim")).to_be_focused()
    page.keyboard.press("Enter")
    expect(button).to_have_count(0)
    page.get_by_role("group", name="Your changes").get_by_role("button", name="Undo").click()
    expect(button).to_have_count(1)


@pytest.mark.parametrize("where", ["served", "file"])
def test_a_passage_of_the_text_becomes_a_claim(
    visit: Callable[..., Visit], address: str, file: str, where: str
) -> None:
    page = visit().ready(f"{address if where == 'served' else file}?read=munoz")
    text = page.locator(".reader-text p").nth(6)
    expect(text).to_be_visible()
    words = " ".join(text.inner_text().split()[2:9])
    page.evaluate(SELECT, words)
    page.get_by_role("button", name="Add a claim", exact=True).click()
    expect(page.get_by_label("Title", exact=True)).to_be_focused()
    page.keyboard.type("Steps to power")
    page.get_by_label("Date", exact=True).fill("March 1919")
    page.keyboard.press("Enter")

    expect(page.locator(".offer")).to_contain_text("“Steps to power” is added.")
    page.wait_for_function("() => document.querySelector('.dating.chosen') && claimline.now().state.select")
    name = page.evaluate("claimline.now().state.select")
    made = claim(page, name)
    frame, known = committed()
    [whole] = [source.text for source in known.sources if source.id == "munoz"]
    assert whole[made["start"] : made["end"]] == made["claim"] == words.rstrip(",.")
    assert (made["edtf"], made["dated_by"], made["n"]) == ("1919-03", "editor", len(frame) + 1)
    expect(page.locator(".reader-text .by-reader").first).to_be_visible()
    page.locator(".offer").get_by_role("button", name="Undo").click()
    page.wait_for_function("id => !claimline.now().data.claims.id.includes(id)", arg=name)


def test_an_event_that_both_tell_is_judged_in_compare_and_in_the_card(
    visit: Callable[..., Visit], address: str
) -> None:
    page = opened(visit(), f"{address}/?view=compare", "tr.event")
    row = page.locator("tr.event").first
    row.get_by_role("button", name="Judge").click()
    row.get_by_role("button", name="Save").click()
    expect(row.get_by_role("alert")).to_have_text("Choose one of the three.")
    row.get_by_label("they contradict each other").check()
    row.get_by_label("Because").fill("One names another day.")
    page.keyboard.press("Enter")

    judged = row.locator(".judged")
    expect(judged).to_have_text("Judged by an editor: they contradict each other. One names another day.")
    expect(row.get_by_role("button", name="Change the judgement")).to_be_focused()
    expect(page.locator(".compare-disputed")).to_contain_text("1 event judged by an editor")
    row.locator(".claim").first.click()
    expect(page.locator("#card .judged")).to_contain_text("they contradict each other")
    page.keyboard.press("Control+z")
    expect(page.locator(".judged")).to_have_count(0)


def test_corrections_as_notes_are_opened_and_put_to_the_claims(
    visit: Callable[..., Visit], address: str, file: str, tmp_path: Path
) -> None:
    notes = tmp_path / "notes.csv"
    notes.write_text(
        "source,paragraph,passage,of,title,star,drop\r\n"
        'munoz,15,"naval yard Kronstadt punished",kronstadt-rebellion,The sailors rise,yes,\r\n'
        'munoz,14,"nothing like this stands anywhere",1921,A title,,\r\n',
        "utf-8",
    )
    for url in (address, file):
        page = opened(visit(own=True), f"{url}?view=table", "#panel-table tbody tr")
        page.get_by_role("button", name="Open essays").click()
        dialog = page.locator("dialog.opener")
        dialog.locator("input[type=file]").set_input_files(notes)
        dialog.get_by_role("button", name="Open", exact=True).click()
        expect(dialog.locator(".said")).to_contain_text("1 of 2 notes is put to the claims")
        expect(dialog.locator(".said li")).to_have_text(
            "Line 3 (munoz, paragraph 14, “nothing like this stands anywhere”): no passage there has these words."
        )
        assert violations(page, within="dialog.opener") == []
        dialog.get_by_role("button", name="Show the timeline").click()
        expect(page.locator(".opener")).to_have_count(0)
        page.wait_for_function("() => claimline.now().data.claims.title.includes('The sailors rise')")
        page.keyboard.press("Control+z")
        page.wait_for_function("() => !claimline.now().data.claims.title.includes('The sailors rise')")


def test_in_another_site_s_frame_nothing_is_edited(visit: Callable[..., Visit], address: str) -> None:
    page = visit().ready(f"{address}/embed?select=lenihan-3-1")
    expect(page.locator("#card h2")).to_be_visible()
    expect(page.locator("[data-edit], [data-judge], #made:visible")).to_have_count(0)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 375)])
def test_axe_finds_nothing_and_what_is_pressed_is_large_enough(
    visit: Callable[..., Visit], address: str, scheme: str, width: int
) -> None:
    page = opened(visit(width, 812, scheme=scheme), f"{address}/?view=compare&select={CLAIM}", "tr.event")
    edit(page)
    page.get_by_label("Date", exact=True).fill("soonish")
    page.get_by_role("combobox", name="Event").press("ArrowDown")
    assert violations(page) == []
    small = page.locator("#card .mending :is(button, input, select, textarea, .option)").evaluate_all(
        "all => all.filter((one) => one.clientHeight && one.getBoundingClientRect().height < 24).map((one) => one.outerHTML)"
    )
    assert small == []
    page.keyboard.press("Escape")
    page.get_by_label("Date", exact=True).fill("1925")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Corrections · 1").evaluate("one => one.click()")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator("[data-edit]").click()
    page.get_by_role("button", name="Drop claim").click()
    expect(page.locator(".offer")).to_be_visible()
    assert violations(page) == []

"""The dialog that gives a view away: its link, its frame for other pages, and its files."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from accessible import in_both_schemes, turn, violations
from conftest import Visit, committed, read_by_camera
from playwright.sync_api import Browser, Page, expect
from windows import CLASS, as_others, becomes, rested

from dashboard.showing.export import Request, whole_page

pytestmark = pytest.mark.browser


def opened(visit: Callable[..., Visit], address: str, query: str = "", **size: Any) -> Page:
    page = visit(**size).page
    page.goto(address + query)
    page.locator("#card h2").wait_for(state="attached")
    rested(page).locator("#page [data-share]").click()
    expect(page.locator("dialog.share")).to_be_visible()
    return page


def test_the_link_and_the_frame_are_of_this_view(visit: Callable[..., Visit], address: str) -> None:
    page = opened(visit, address, "?theme=war&from=1917&to=1921&view=compare", width=1440)
    link = page.get_by_role("textbox", name="Link to this view")
    expect(link).to_have_value(f"{address.rstrip('/')}/?theme=war&from=1917&to=1921&view=compare")
    code = page.get_by_role("textbox", name="HTML for your page")
    expect(code).to_have_value(
        re.compile(r'src="[^"]+/embed\?theme=war&amp;from=1917&amp;to=1921&amp;view=compare"')
    )
    expect(code).to_have_value(re.compile(r'width="100%" height="640".*loading="lazy"'))
    page.get_by_role("group", name="With filters and tabs").get_by_role("button", name="no").click()
    page.get_by_role("button", name="800 px").click()
    expect(code).to_have_value(re.compile(r'controls=0".* height="800"', re.DOTALL))
    expect(page.get_by_role("button", name="800 px")).to_be_focused()


def test_the_wheel_beside_the_dialog_moves_nothing_behind_it(
    visit: Callable[..., Visit], address: str
) -> None:
    page = opened(visit, address, width=1440, height=700)
    page.evaluate("addEventListener('wheel', () => (window.turned = true), { passive: true })")
    page.mouse.move(12, 400)
    page.mouse.wheel(0, 300)
    page.wait_for_function("() => window.turned")
    page.evaluate("() => new Promise((done) => setTimeout(() => requestAnimationFrame(done)))")
    assert page.evaluate("scrollY") == 0
    page.keyboard.press("Escape")
    expect(page.locator("dialog.share")).to_have_count(0)
    page.mouse.wheel(0, 300)
    page.wait_for_function("() => scrollY > 0")


def test_a_picture_has_the_lines_of_the_chosen_claim_and_explains_its_signs(
    visit: Callable[..., Visit], address: str
) -> None:
    drawn = []
    for query in ("?select=munoz-12-2", ""):
        page = opened(visit, address, query, width=1440)
        with page.expect_download() as download:
            page.locator('dialog.share [data-file="chart"]').get_by_role("button", name="SVG").click()
        drawn.append(download.value.path().read_text(encoding="utf-8"))
    chosen, plain = drawn
    ground = re.compile(r'fill="rgba\(\d+,\d+,\d+,0.24\)"')
    assert len(ground.findall(chosen)) == 1
    assert not ground.search(plain)
    for words in ("day", "some time in", "period", "about", "passages", "matters most", "label left out"):
        assert f">{words}</text>" in chosen
    assert ">before or after</text>" not in chosen


def test_the_preview_is_the_embed_as_wide_as_asked(visit: Callable[..., Visit], address: str) -> None:
    page = opened(visit, address, "?source=munoz", width=1440)
    frame = page.frame_locator("dialog.share iframe")
    expect(frame.locator('[data-facet="source"][data-value="munoz"]')).to_have_attribute(
        "aria-pressed", "true"
    )
    page.get_by_role("button", name="a phone").click()
    becomes(page, lambda: page.locator("dialog.share iframe").evaluate("one => one.clientWidth"), 360)
    frame.locator("#list .entry").first.wait_for()


def test_every_file_can_be_had(visit: Callable[..., Visit], address: str) -> None:
    """Each link of the dialog leads to a file of what is shown."""
    page = opened(visit, address, "?source=munoz&theme=war", width=1440)
    links = page.locator("dialog.share .files a").evaluate_all("all => all.map((one) => one.href)")
    assert len(links) == 19
    for link in links:
        answer = page.request.get(link)
        assert answer.status == 200, link
        assert answer.headers["content-disposition"].startswith("attachment")
        assert "source=munoz&theme=war" in link


@pytest.mark.parametrize(("kind", "begins"), [("PNG", b"\x89PNG"), ("SVG", b"<svg")])
def test_the_browser_draws_the_chart_into_a_file(
    visit: Callable[..., Visit], address: str, tmp_path: Path, kind: str, begins: bytes
) -> None:
    page = opened(visit, address, width=1440)
    with page.expect_download() as download:
        page.locator('dialog.share [data-file="chart"]').get_by_role("button", name=kind).click()
    download.value.save_as(tmp_path / "picture")
    written = (tmp_path / "picture").read_bytes()
    assert written.startswith(begins)
    if kind == "SVG":
        for words in (
            "Did Lenin lead to Stalin?",
            "Lenihan 2024",
            "some time in",
            "hollow: from our list",
            "Manus Lenihan",
            "Made with Claimline",
        ):
            assert words in written.decode(), words


def test_it_says_how_long_the_sheets_are_before_one_is_taken(
    visit: Callable[..., Visit], address: str
) -> None:
    page = opened(visit, address, width=1440)
    told = page.locator("dialog.share .lengths")
    expect(told).to_contain_text("10 claims. The worksheet has 1 page, the answer sheet 1.", timeout=120_000)
    page.get_by_role("group", name="Claims on worksheet").get_by_role("button", name="20").click()
    expect(told).to_contain_text("20 claims. The worksheet has 2 pages", timeout=120_000)
    link = page.get_by_role("link", name="Worksheet, PDF")
    expect(link).to_have_attribute("href", re.compile(r"/worksheet/worksheet\.pdf\?n=20$"))
    page.get_by_role("group", name="Paper").get_by_role("button", name="A1").click()
    poster = page.locator('dialog.share [data-file="poster"] a').first
    expect(poster).to_have_attribute("href", re.compile(r"print/timeline\.pdf\?paper=A1$"))


def test_in_a_file_stands_only_what_works_there(visit: Callable[..., Visit], tmp_path: Path) -> None:
    """No address of a server; the table and the chart are made by the browser itself."""
    frame, known = committed()
    file = tmp_path / "lesson.html"
    file.write_bytes(whole_page.to_html(Request(frame=frame, sources=known.sources, of=len(frame))))
    page = visit(own=True).page
    page.goto(file.as_uri())
    page.locator("#card h2").wait_for(state="attached")
    page.locator("#page [data-share]").click()
    dialog = page.locator("dialog.share")
    expect(dialog).to_contain_text("Give the file itself to your class")
    expect(dialog.locator("input, textarea, .files a")).to_have_count(0)
    expect(dialog.locator(".files button")).to_have_count(4)
    dialog.locator("details.group summary").click()
    for button in dialog.locator(".files button").all():
        with page.expect_download() as download:
            button.click()
        download.value.save_as(tmp_path / "taken")
        assert (tmp_path / "taken").stat().st_size > 5000
    assert violations(page, "dialog.share") == []


def test_copying_says_what_came_of_it(chromium: Browser, address: str) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address)
    page.locator("#card h2").wait_for()
    page.locator("#page [data-share]").click()
    page.locator("dialog.share").get_by_role("button", name="Copy").first.click()
    expect(page.locator("dialog.share [role=status]").first).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == address.rstrip("/") + "/"
    context.close()


def test_a_page_of_this_computer_says_so(visit: Callable[..., Visit], address: str) -> None:
    dialog = opened(visit, address).locator("dialog.share")
    expect(dialog).to_contain_text("only you can open this link")
    expect(dialog).to_contain_text("in another page it shows nothing to anybody else")
    expect(dialog).to_contain_text("There is no QR code of it: 127.0.0.1 means this computer alone")
    expect(dialog.get_by_text("QR code of the link")).to_have_count(0)


def test_a_camera_reads_the_link_from_the_screen(visit: Callable[..., Visit], address: str) -> None:
    there = as_others(visit(own=True), address)
    page = opened(lambda: there, f"{CLASS}/", "?stars=munoz-4-4,-12-1,-14-2")
    dialog = page.locator("dialog.share")
    expect(dialog.locator(".qr")).to_have_count(0)  # it is made when it is asked for
    dialog.get_by_role("button", name="the 3 starred claims").click()
    dialog.get_by_text("QR code of the link").click()
    field = page.get_by_role("textbox", name="Link to this view")
    expect(field).to_have_value(re.compile("starred=1"))
    link = field.input_value()
    assert "stars=munoz-4-4,-12-1,-14-2" in link
    code = dialog.get_by_role("img", name=f"QR code of the link {link}")
    expect(dialog.locator(".code")).to_contain_text("whoever points a camera at it opens the link")
    assert read_by_camera(code) == [link]
    turn(page, "dark")
    assert read_by_camera(code) == [link]
    dialog.get_by_role("button", name="this view").click()
    expect(field).not_to_have_value(re.compile("starred=1"))
    link = field.input_value()
    expect(dialog.get_by_role("img", name=f"QR code of the link {link}")).to_be_visible()
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Save it as SVG").click()
    assert Path(download.value.path()).read_text("utf-8").startswith("<svg")


def test_a_link_that_no_code_holds_is_said(visit: Callable[..., Visit], address: str) -> None:
    there = as_others(visit(own=True), address)
    page = opened(lambda: there, f"{CLASS}/", f"?words={'soviet' * 500}")
    page.locator("dialog.share").get_by_text("QR code of the link").click()
    expect(page.locator("dialog.share .code")).to_have_text(re.compile("too long for a QR code"))


@pytest.mark.parametrize("width", [1440, 375])
def test_axe_finds_nothing_and_escape_leads_back(
    visit: Callable[..., Visit], address: str, width: int
) -> None:
    page = opened(visit, address, width=width)
    found = in_both_schemes(page, "dialog.share")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    assert page.evaluate("document.querySelector('dialog.share').scrollWidth <= innerWidth")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.share")).to_have_count(0)
    expect(page.locator("#page [data-share]")).to_be_focused()


def test_back_closes_the_dialog(visit: Callable[..., Visit], address: str) -> None:
    """Its links would be those of a view that is no longer there."""
    page = visit().ready(address)
    page.locator('#page [data-facet="theme"]').first.click()
    page.locator("#page [data-share]").click()
    expect(page.locator("dialog.share")).to_be_visible()
    page.go_back()
    expect(page.locator("dialog.share")).to_have_count(0)


REFUSING = """() => {
  Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) } });
  document.execCommand = (name) => window.allows && name === "copy" && Boolean(window.copied = getSelection().toString());
}"""


def test_a_claim_s_link_stands_there_where_it_may_not_be_copied(
    visit: Callable[..., Visit], address: str
) -> None:
    """The page stays as it is, the link keeps the language, and whoever listens hears what to do."""
    page = visit().ready(f"{address}/?lang=de&theme=war&select=munoz-12-2")
    page.evaluate(REFUSING)
    link, before = page.locator("#card .permalink"), page.url
    link.click()
    expect(link).to_have_text(f"{address.rstrip('/')}/?select=munoz-12-2&lang=de")
    expect(page.locator("#spoken")).to_contain_text("C")
    becomes(page, lambda: page.evaluate("getSelection().toString()"), link.inner_text())
    assert page.url == before


def test_where_the_new_way_to_copy_is_refused_the_old_one_is_tried(
    visit: Callable[..., Visit], address: str
) -> None:
    page = opened(visit, address)
    page.evaluate(REFUSING)
    page.evaluate("() => { window.allows = true; }")
    page.locator("dialog.share").get_by_role("button", name="Copy").first.click()
    expect(page.locator("dialog.share [role=status]").first).to_have_text("Copied")

"""Projects that a server keeps, on the real page: kept, shown to a class, changed by two, deleted."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from accessible import in_both_schemes, violations
from conftest import ROOT, Visit
from playwright.sync_api import Locator, Page, expect
from test_browser_keep import TITLES, change, opened
from test_browser_open import ESSAY
from windows import becomes

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def keeping(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where `claimline serve --projects` shows a small table."""
    folder = tmp_path_factory.mktemp("projects")
    table = folder / "mine.csv"
    rows = ["a,The mill opens,1834", "a,A strike,1842-05-03", "b,The mill burns,1861"]
    table.write_text("source,title,edtf\n" + "\n".join(rows) + "\n", encoding="utf-8")
    where = ["--events", str(table), "--projects", f"sqlite:///{folder}/projects.db"]
    command = [sys.executable, "-m", "dashboard", "serve", "--no-browser", "--port", "0", *where]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        yield found[0]
        process.terminate()


def dialog(page: Page) -> Locator:
    return page.locator("dialog.keeping")


def said(page: Page) -> Locator:
    return page.locator("dialog.keeping > .said")


def kept(page: Page, button: str = "Keep on this server") -> None:
    if not dialog(page).count():
        page.get_by_role("button", name="Save", exact=True).click()
    dialog(page).get_by_role("button", name=button).click()
    expect(said(page)).to_contain_text("Saved. Kept on this server until")


def links(page: Page) -> tuple[str, str]:
    """The edit link and the read link."""
    field = dialog(page).get_by_role("textbox")
    return field.nth(0).input_value(), field.nth(1).input_value()


def axe(page: Page) -> list[str]:
    return [fault["id"] for fault in violations(page)]


def test_what_is_kept_is_shown_to_the_class_and_changed_by_its_maker(
    visit: Callable[..., Visit], keeping: str
) -> None:
    page = visit(own=True).ready(f"{keeping}/")
    change(page, 0, title="The first mill opens", starred=True)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(dialog(page)).to_contain_text("kept for 180 days after each save")
    expect(dialog(page)).to_contain_text("whoever has the read link can see it")
    kept(page)
    edit, read = links(page)
    assert re.fullmatch(rf"{keeping}/edit/[\w-]{{22}}/", edit)
    assert re.fullmatch(rf"{keeping}/project/[\w-]{{22}}/", read)
    page.keyboard.press("Escape")
    expect(page.locator("[data-kept]")).to_contain_text("Kept on this server until")

    class_ = visit(own=True).ready(read)
    becomes(class_, lambda: class_.evaluate(TITLES)[0], "The first mill opens")
    expect(class_.locator("[data-kept]")).to_contain_text("Read-only: kept on this server until")
    expect(class_.get_by_role("button", name="Rename")).to_have_count(0)
    assert class_.evaluate("claimline.asks().editing") is None
    assert edit.split("/")[4] not in class_.content()
    class_.get_by_role("tab", name="Table").click()
    expect(class_.locator("#panel-table")).to_contain_text("The first mill opens")
    class_.get_by_role("button", name="Share & embed").click()
    share = class_.locator("dialog.share")
    expect(share.get_by_role("textbox").first).to_have_value(f"{read}?view=table")
    frame = class_.frame_locator("dialog.share iframe")
    expect(frame.locator("#panel-table")).to_contain_text("The first mill opens")
    expect(frame.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    with class_.expect_download() as download:
        share.get_by_role("link", name="Worksheet, web page").click()
    assert "The first mill opens" in Path(download.value.path()).read_text("utf-8")


def test_its_maker_goes_on_by_the_edit_link(visit: Callable[..., Visit], keeping: str) -> None:
    page = visit(own=True).ready(f"{keeping}/")
    change(page, 0, starred=True)
    kept(page)
    edit, read = links(page)
    maker = visit(own=True).ready(edit)
    becomes(maker, lambda: maker.evaluate("claimline.now().data.claims.starred"), [True, False, False])
    change(maker, 2, title="The mill burns down")
    expect(maker.locator("[data-kept]")).to_have_text("Kept in this tab until you save.")
    maker.once("dialog", lambda asked: asked.accept())
    maker.reload()
    maker.locator("#chart text").first.wait_for(state="attached")
    becomes(maker, lambda: maker.evaluate(TITLES)[2], "The mill burns down")
    kept(maker, "Save on this server")
    assert links(maker) == (edit, read)
    class_ = visit(own=True).ready(read)
    becomes(class_, lambda: class_.evaluate(TITLES)[2], "The mill burns down")


def test_the_later_of_two_editors_is_told_and_keeps_a_copy(visit: Callable[..., Visit], keeping: str) -> None:
    page = visit(own=True).ready(f"{keeping}/")
    kept(page)
    edit, read = links(page)
    one = visit(own=True).ready(edit)
    other = visit(own=True, console=False).ready(edit)  # the browser calls a refusal an error
    for editor in (one, other):
        expect(editor.locator("[data-kept]")).to_contain_text("Kept on this server until")
    change(one, 0, title="Mine")
    change(other, 0, title="Yours")
    kept(one, "Save on this server")
    other.get_by_role("button", name="Save", exact=True).click()
    dialog(other).get_by_role("button", name="Save on this server").click()
    expect(said(other)).to_contain_text("Somebody else saved this project after you opened it.")
    assert axe(other) == []
    expect(dialog(other).get_by_role("link", name="Open theirs in a new tab")).to_have_attribute(
        "href", edit.removeprefix(keeping)
    )
    kept(other, "Keep mine as a new project")
    mine = links(other)
    assert mine[0] != edit
    seen = visit(own=True)
    seen.ready(read)
    becomes(seen.page, lambda: seen.page.evaluate(TITLES)[0], "Mine")
    seen.ready(mine[1])
    becomes(seen.page, lambda: seen.page.evaluate(TITLES)[0], "Yours")


def test_a_project_is_deleted_for_good(visit: Callable[..., Visit], keeping: str) -> None:
    page = visit(own=True).ready(f"{keeping}/")
    kept(page)
    edit, read = links(page)
    page.once("dialog", lambda asked: asked.accept())
    dialog(page).get_by_role("button", name="Delete from this server").click()
    expect(said(page)).to_contain_text("Deleted from the server.")
    expect(dialog(page).get_by_role("button", name="Keep on this server")).to_be_visible()
    for gone in (edit, read):
        answer = page.request.get(gone)
        assert answer.status == 404
        assert "Nothing is kept under this link" in answer.text()


def test_what_goes_wrong_is_said_and_a_file_can_be_saved(visit: Callable[..., Visit], keeping: str) -> None:
    page = visit(own=True, console=False).ready(f"{keeping}/?lang=de")
    change(page, 0, title="Die erste Fabrik")
    page.route("**/projects", lambda route: route.abort())
    page.get_by_role("button", name="Sichern", exact=True).click()
    dialog(page).get_by_role("button", name="Auf diesem Server aufheben").click()
    expect(dialog(page).locator(".refused")).to_contain_text("Der Server hat nicht geantwortet")
    page.unroute("**/projects")
    page.route("**/projects", lambda route: route.fulfill(status=507, json={"wrong": "Kein Platz."}))
    dialog(page).get_by_role("button", name="Auf diesem Server aufheben").click()
    expect(dialog(page).locator(".refused")).to_have_text("Kein Platz.")
    with page.expect_download() as download:
        dialog(page).get_by_role("button", name="Datei sichern").click()
    assert download.value.suggested_filename.endswith(".claimline")
    expect(dialog(page)).to_have_count(0)


@pytest.mark.parametrize("width", [375, 1440])
def test_axe_finds_nothing(visit: Callable[..., Visit], keeping: str, width: int) -> None:
    window = visit(own=True, width=width, height=800)
    page = window.ready(f"{keeping}/")
    page.get_by_role("button", name="Save", exact=True).focus()
    page.keyboard.press("Enter")
    expect(dialog(page)).to_be_visible()
    assert [fault["id"] for fault in in_both_schemes(page)] == []
    page.keyboard.press("Enter")  # the button that keeps has the focus
    expect(said(page)).to_contain_text("Kept on this server until")
    assert [fault["id"] for fault in in_both_schemes(page)] == []
    _, read = links(page)
    window.ready(read)
    assert [fault["id"] for fault in in_both_schemes(page)] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_opened_essays_are_kept_with_their_texts(visit: Callable[..., Visit], keeping: str) -> None:
    page = visit(own=True).ready(f"{keeping}/")
    opened(page, "mills.txt", ESSAY)
    expect(page.locator(".visit-says")).to_contain_text("for this visit only. Save keeps them.")
    kept(page)
    _, read = links(page)
    class_ = visit(own=True).ready(f"{read}?read=mills")
    expect(class_.locator("#reader")).to_contain_text("Mills are noisy places.")
    expect(class_.get_by_role("heading", level=1)).to_have_text("Women in the mills")
    expect(class_.locator("#reader .add, [data-edit]")).to_have_count(0)

"""Pictures and links of a hand-made table on the real page, by a server and in a file; nothing else is asked for."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Visit
from PIL import Image
from playwright.sync_api import Page, expect
from served import serving

from dashboard import lookup, table
from dashboard.showing.export import Request, whole_page

pytestmark = pytest.mark.browser


@pytest.fixture
def events(tmp_path: Path) -> Path:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "#a8402a").save(out, "PNG")
    (tmp_path / "mill.png").write_bytes(out.getvalue())
    path = tmp_path / "mine.csv"
    rows = ["a,Mill,1901-05-01,mill.png,https://example.org/mill", "b,Bridge,1902-05-01,,"]
    path.write_text("\n".join(["source,title,edtf,image,url", *rows, ""]), encoding="utf-8")
    return path


def shows(page: Page) -> None:
    page.locator("#list-fold > summary").click()
    page.locator("#list .claim", has_text="Mill").click()
    picture = page.locator("#card .media img")
    expect(picture).to_have_attribute("alt", "Picture: Mill")
    assert picture.evaluate("async (img) => { await img.decode(); return img.naturalWidth; }") == 60
    expect(page.locator("#card a.article")).to_have_attribute("href", "https://example.org/mill")
    page.locator("#list .claim", has_text="Bridge").click()
    expect(page.locator("#card h2")).to_have_text("Bridge")
    assert page.locator("#card .media, #card a.article").count() == 0


def test_the_card_shows_a_picture_and_links_to_a_page(visit: Callable[..., Visit], events: Path) -> None:
    shows(visit().ready(serving(events)))


def test_an_exported_page_has_the_picture_inside(
    visit: Callable[..., Visit], events: Path, tmp_path: Path
) -> None:
    frame, _ = table.read(events)
    known = lookup.known(frame, near=tmp_path)
    (tmp_path / "mill.png").unlink()
    file = tmp_path / "page.html"
    file.write_bytes(whole_page.to_html(Request(frame, known.sources, of=2, background=known.background)))
    shows(visit().ready(file.as_uri()))

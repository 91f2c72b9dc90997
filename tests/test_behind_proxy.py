"""The page behind Debian's nginx, with TLS and at a sub-path: every view, embed, download, oEmbed, opened essays."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from conftest import quiet_chromium
from playwright.sync_api import Browser, Page, Request, Response, expect
from proxied import NAME, behind_nginx

from dashboard.showing import client

pytestmark = pytest.mark.browser
ESSAY = (
    "The mill at Bramley burned in 1871. In 1902 the town built a new one. On 5 May 1911 the weavers struck."
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The page's public address, and that of the same site by HTTP."""
    with behind_nginx(tmp_path_factory.mktemp("nginx")) as addresses:
        yield addresses


@pytest.fixture(scope="module")
def knows_the_school(chromium: Browser) -> Iterator[Browser]:
    """A browser that knows where the school is, and takes any certificate.

    A window that is told to ignore what is wrong with a certificate asks for each file once more when it has seen it,
    and gives up after many times: a page of many files was then not whole, one time in some.
    """
    takes = (f"--host-resolver-rules=MAP {NAME} 127.0.0.1", "--ignore-certificate-errors")
    with quiet_chromium(chromium.browser_type, *takes) as browser:
        yield browser


class Watch:
    """A window, and what went wrong in it: errors, refused answers, requests beside the page's own path."""

    def __init__(self, page: Page, public: str) -> None:
        self.page, self.public, self.faults = page, public, list[str]()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        page.on("response", self._answered)
        page.on("request", self._asked)

    def _answered(self, answer: Response) -> None:
        if answer.status >= 400:
            self.faults.append(f"{answer.status} {answer.url}")

    def _asked(self, asked: Request) -> None:
        if not asked.url.startswith((self.public, "data:", "blob:", "about:")):
            self.faults.append(f"asked for {asked.url}")

    def drawn(self, address: str) -> Page:
        self.page.goto(address)
        self.page.locator("#card h2").wait_for(state="attached")
        return self.page


@pytest.fixture
def window(knows_the_school: Browser, served: tuple[str, str]) -> Iterator[Watch]:
    context = knows_the_school.new_context(viewport={"width": 1440, "height": 900})
    watch = Watch(context.new_page(), served[0])
    yield watch
    context.close()
    assert watch.faults == []


@pytest.fixture
def public(served: tuple[str, str]) -> str:
    return served[0]


@contextmanager
def site_with(body: str) -> Iterator[str]:
    """The address of another site, whose one page has `body`."""

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"<!doctype html><title>Lesson</title>{body}".encode())

        def log_message(self, *_: Any) -> None:
            """A test prints no log."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def got(page: Page, address: str, **more: Any) -> tuple[int, str, str]:
    """What the browser itself gets from an address: status, content type, and text."""
    found = page.evaluate(
        """async ([address, more]) => {
        const form = more.form && Object.entries(more.form).reduce((all, [name, value]) => (all.set(name, value), all), new FormData());
        const answer = await fetch(address, form ? {method: "POST", body: form} : {});
        return [answer.status, answer.headers.get("content-type"), await answer.text()]; }""",
        [address, more],
    )
    return found[0], found[1], found[2]


@pytest.mark.parametrize("view", [view.name for view in client.views()])
def test_every_view_is_drawn(window: Watch, public: str, view: str) -> None:
    page = window.drawn(f"{public}?view={view}")
    expect(page.locator("#status")).to_have_text(re.compile(r"^(\d+ claims shown|Cards from \d+ claims)"))
    assert page.url.startswith(f"{public}?view={view}")


def test_texts_are_read_and_languages_changed(window: Watch, public: str) -> None:
    page = window.drawn(f"{public}?read=munoz&select=lenihan-4-2")
    page.get_by_role("button", name="Read Lenihan").click()
    expect(page.locator("#reader .chosen")).not_to_have_count(0)
    page.locator("a[data-lang=de]").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    assert page.url.startswith(f"{public}?")


def test_what_is_shared_begins_with_the_public_address(window: Watch, public: str) -> None:
    """And the files of the dialog can be had, also with corrections, which are sent; each one test_browser_share.py has had."""
    page = window.drawn(f"{public}?source=munoz&theme=war")
    page.locator("#page [data-share]").click()
    expect(page.get_by_role("textbox", name="Link to this view")).to_have_value(
        f"{public}?source=munoz&theme=war"
    )
    code = page.get_by_role("textbox", name="HTML for your page")
    expect(code).to_have_value(
        re.compile(re.escape(f'<iframe src="{public}embed?source=munoz&amp;theme=war"'))
    )
    page.frame_locator("dialog.share iframe").locator("#status", has_text="claims shown").wait_for()
    links = page.locator("dialog.share .files a").evaluate_all("all => all.map((one) => one.href)")
    assert len(links) == 19
    assert all(link.startswith(f"{public}download/") for link in links)
    for link in links[::6]:
        assert got(page, link)[0] == 200, link
    table = "source,title,edtf\nkeller,Mill burns,1871\n"
    sent = got(page, f"{public}download/table/claims.csv", form={"table": table, "more": "{}"})
    assert sent[0] == 200, sent
    assert "Mill burns" in sent[2]


def test_another_site_finds_the_frame_and_shows_it(
    window: Watch, public: str, knows_the_school: Browser
) -> None:
    page = window.drawn(f"{public}?view=compare")
    found = page.locator('link[type="application/json+oembed"]').get_attribute("href")
    assert found
    assert found.startswith(f"{public}oembed?")
    answer = json.loads(got(page, found)[2])
    assert answer["provider_url"] == public
    picture = page.locator('meta[property="og:image"]').get_attribute("content")
    assert picture == f"{public}picture.png"
    assert got(page, picture)[:2] == (200, "image/png")
    elsewhere = window.page.context.new_page()
    with site_with(answer["html"]) as address:
        elsewhere.goto(address)
        frame = elsewhere.frame_locator("iframe")
        expect(frame.locator("#status")).to_have_text(re.compile(r"\d+ claims shown"))


def test_essays_are_opened_there_too(window: Watch, public: str, tmp_path: Path) -> None:
    (tmp_path / "mills.txt").write_text(ESSAY, encoding="utf-8")
    page = window.drawn(public)
    page.get_by_role("button", name="Open essays").click()
    page.set_input_files("#opener-files", tmp_path / "mills.txt")
    page.get_by_role("button", name="Read them").click()
    page.get_by_role("button", name="Show the timeline").click(timeout=120_000)
    page.wait_for_url(re.compile(rf"^{re.escape(public)}visit/[\w-]{{22}}/"))
    expect(page.locator("#status")).to_have_text(re.compile("^3 claims shown"))
    here = page.url.partition("?")[0]
    assert got(page, f"{here}timeline.html")[0] == 200
    page.locator("#page [data-share]").click()
    for link in page.locator("dialog.share .files a").evaluate_all("all => all.map((one) => one.href)"):
        assert link.startswith(f"{here}download/")
    assert got(page, f"{here}download/table/claims.csv")[0] == 200
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Open essays").click()
    page.set_input_files(
        "#opener-files",
        [{"name": "more.txt", "mimeType": "text/plain", "buffer": b"The school opened in 1880."}],
    )
    page.get_by_role("button", name="Read them").click()
    page.get_by_role("button", name="Show the timeline").click(timeout=120_000)
    expect(page.locator("#status")).to_have_text(re.compile("^4 claims shown"), timeout=120_000)
    page.locator(".visit-says a").last.click()
    page.wait_for_url(public)


def test_by_http_and_without_the_last_stroke_a_reader_still_arrives(
    knows_the_school: Browser, served: tuple[str, str]
) -> None:
    public, plain = served
    context = knows_the_school.new_context()
    page = context.new_page()
    for address in (f"{plain}?view=table", f"{public.removesuffix('/')}?view=table"):
        page.goto(address)
        assert page.url == f"{public}?view=table"
    context.close()


def test_only_the_school_s_name_is_answered(knows_the_school: Browser, public: str) -> None:
    """nginx passes on whatever name it is called by, and what a reader says of other names."""
    port = urlsplit(public).port
    context = knows_the_school.new_context(ignore_https_errors=True)  # of Playwright's own requests
    answer = context.request.get(f"https://127.0.0.1:{port}/timeline/", headers={"Host": "evil.example"})
    assert answer.status == 421
    answer = context.request.get(
        f"https://127.0.0.1:{port}/timeline/",
        headers={"Host": f"{NAME}:{port}", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http"},
    )
    assert answer.status == 200
    assert "evil.example" not in answer.text()
    context.close()

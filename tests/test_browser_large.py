"""A large table on the page: what comes at once, what comes when it is seen, and what needs all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pandas as pd
import pytest
from conftest import Visit
from playwright.sync_api import Page, expect
from windows import becomes

from dashboard import table
from dashboard.showing import app, packed
from dashboard.showing.export import Request, whole_page

pytestmark = pytest.mark.browser
N = 2500


@pytest.fixture(scope="module", autouse=True)
def _smaller() -> Iterator[None]:
    """A large table has 2,500 claims here, so that the tests are fast."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packed, "MANY", N - 1)
        patch.setattr(packed, "TITLED", 0)
        yield


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    rows = [
        {
            "source": f"text-{row % 2}",
            "title": f"Title {row}",
            "claim": f"Passage {row} of {'peace' if row % 5 == 0 else 'war'}.",
            "edtf": f"{1600 + row % 300}-{1 + row % 12:02d}-{1 + row % 28:02d}",
            "event": f"event-{row // 2}",
            "theme": ("war", "law", "trade")[row % 3],
        }
        for row in range(N)
    ]
    return table.completed(pd.DataFrame(rows, dtype=str))


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing is logged."""


@pytest.fixture(scope="module")
def large(frame: pd.DataFrame) -> Iterator[str]:
    """The address of a server of the table."""
    server = make_server("127.0.0.1", 0, app.create(frame, sources=[]).server, handler_class=_Quiet)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def opened(visit: Callable[..., Visit], large: str) -> Page:
    page: Page = visit(own=True).page
    page.goto(large)
    expect(page.locator("#status")).to_have_text("2,500 claims shown")
    return page


def test_labels_and_rows_come_when_they_are_seen(opened: Page) -> None:
    expect(opened.locator("#chart text", has_text="Title").first).to_be_visible()
    opened.locator("#page [data-facet=source]").first.click()
    expect(opened.locator("#status")).to_have_text("1,250 of 2,500 claims shown")
    opened.locator("#tab-table").click()
    row = opened.locator("#panel-table tbody tr").first
    expect(row).to_contain_text("Passage 0 of peace.")
    expect(row).to_contain_text("1 January 1600")
    row.locator(".claim").click()
    expect(opened.locator("#card")).to_contain_text("Passage 0 of peace.")
    assert opened.evaluate("() => Boolean(claimline.now().data.claims.large)")


def test_the_page_draws_its_picture_itself(opened: Page) -> None:
    """Plotly would take longer to draw once than all else takes to filter: it does not even come."""
    assert opened.evaluate("typeof window.Plotly") == "undefined"
    expect(opened.locator("#chart .painted path").nth(1)).to_be_attached()
    before = opened.locator("#chart .painted").inner_html()
    opened.locator("#page [data-facet=source]").first.click()
    expect(opened.locator("#status")).to_contain_text("1,250")
    opened.wait_for_function(
        "(before) => document.querySelector('#chart .painted').innerHTML !== before", arg=before
    )


def test_a_search_a_comparison_and_a_correction_have_all_of_it(opened: Page) -> None:
    opened.locator('[data-field="search"]').fill("peace")
    expect(opened.locator("#status")).to_have_text("500 of 2,500 claims shown")
    opened.locator("#tab-compare").click()
    expect(opened.locator("#panel-compare")).to_contain_text("Title 0")
    opened.wait_for_function("() => claimline.now().data.claims.large === undefined")
    opened.evaluate(
        """() => { const { make, work } = claimline.asks();
        make({ ...work(), changes: { [claimline.now().data.claims.id[3]]: { title: "Renamed" } } }); }"""
    )
    changed = "() => claimline.now().data.claims.title.slice(2, 5)"
    becomes(opened, lambda: opened.evaluate(changed), ["Title 2", "Renamed", "Title 4"])


def test_in_another_sites_frame_that_has_no_origin(visit: Callable[..., Visit], large: str) -> None:
    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(
                f'<iframe sandbox="allow-scripts" width=900 height=640 src="{large}/embed"></iframe>'.encode()
            )

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    host = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    Thread(target=host.serve_forever, daemon=True).start()
    page = visit(own=True).page
    page.goto(f"http://127.0.0.1:{host.server_port}")
    frame = page.frame_locator("iframe")
    expect(frame.locator("#chart text", has_text="Title").first).to_be_visible()
    host.shutdown()
    host.server_close()


def test_a_file_holds_all_of_it(
    visit: Callable[..., Visit], frame: pd.DataFrame, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("file") / "large.html"
    path.write_bytes(whole_page.to_html(Request(frame=frame, of=N)))
    assert path.read_text("utf-8").count("<tr>") < 2100, "the plain table is cut"
    page = visit(own=True).page
    page.goto(path.as_uri())
    expect(page.locator("#status")).to_have_text("2,500 claims shown")
    expect(page.locator("#chart text", has_text="Title").first).to_be_visible()
    page.locator('[data-field="search"]').fill('"Passage 2499"')
    expect(page.locator("#status")).to_have_text("1 of 2,500 claims shown")
    becomes(page, lambda: page.evaluate("() => claimline.now().data.claims.claim"), list(frame["claim"]))

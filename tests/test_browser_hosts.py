"""Where lessons put a timeline: frames, sandboxes, a file on a stick, hosts that run no scripts. Each as the host does it."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from xml.etree import ElementTree

import pytest
from conftest import ROOT, Visit, read_by_camera
from playwright.sync_api import Page, expect
from windows import CLASS, as_others

from dashboard import lookup, table
from dashboard.showing import dates_in_words
from dashboard.showing.export import Request, whole_page
from dashboard.showing.pages import dense

pytestmark = pytest.mark.browser
LABELS = "#chart text"
LISTENER = """<script>window.told = [];
addEventListener("message", (event) => told.push(event.data));</script>"""


@pytest.fixture(scope="module")
def exported(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The committed table as one file."""
    frame, _ = table.read(root / "events.csv")
    known = lookup.known(frame, near=root)
    request = Request(frame=frame, sources=known.sources, background=known.background, of=len(frame))
    path = tmp_path_factory.mktemp("file") / "timeline.html"
    path.write_bytes(whole_page.to_html(request))
    return path


@pytest.fixture(scope="module")
def host(exported: Path, address: str) -> Iterator[str]:
    """Another site: its pages frame our file or our `/embed` in the ways of the hosts of lessons."""
    file = exported.read_bytes()
    strict = {"Content-Security-Policy": "default-src 'self'"}
    inline = {
        "Content-Security-Policy": "default-src 'none'; script-src 'unsafe-inline'; "
        "style-src 'unsafe-inline'; img-src data: blob:"
    }
    frame_of, _ = table.read(ROOT / "events.csv")
    lesson = whole_page.to_html(Request(frame=frame_of, query="?view=table&theme=war", of=len(frame_of)))
    five = "".join(f'<p style="height:300px">Text {n}</p>{frame("/timeline.html")}' for n in range(5))
    pages: dict[str, tuple[bytes, Mapping[str, str]]] = {
        "/timeline.html": (file, {}),
        "/lesson.html": (lesson, {}),
        "/strict.html": (file, strict),
        "/inline.html": (file, inline),
        "/plain": (page_with(frame("/timeline.html")), {}),
        "/sandboxed": (page_with(frame("/timeline.html", sandbox="allow-scripts")), {}),
        "/live": (page_with(frame(f"{address}/embed?source=munoz&from=1917&to=1921")), {}),
        "/wordpress": (
            page_with(frame(f"{address}/embed?view=compare#?secret=abc123", sandbox="allow-scripts")),
            {},
        ),
        "/off": (page_with(frame("/timeline.html", sandbox="")), {}),
        "/five": (page_with(five), {}),
    }

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body, headers = pages.get(self.path.partition("?")[0], (b"", {}))
            self.send_response(200 if body else 404)
            for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """A test prints no log."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def page_with(body: str) -> bytes:
    return (
        f"<!doctype html><html lang=en><title>Lesson</title>{LISTENER}<h1>Lesson</h1>{body}</html>".encode()
    )


def frame(address: str, *, sandbox: str | None = None) -> str:
    rule = "" if sandbox is None else f' sandbox="{sandbox}"'
    return f'<iframe title="Timeline" src="{address}" width="1000" height="640"{rule}></iframe>'


@pytest.fixture
def open_page(visit: Callable[..., Visit]) -> Callable[..., Page]:
    """Opens an address; at the end nothing may have gone wrong, and nobody else been asked."""

    def opened(url: str, width: int = 1280, height: int = 900, **kind: Any) -> Page:
        page = visit(width, height, console=False, **kind).page
        page.goto(url)
        return page

    return opened


def unpacked(exported: Path) -> dict[str, Any]:
    """What a file carries, by name."""
    packed = re.search(r'id="packed">(.*?)</script>', exported.read_text("utf-8"), re.DOTALL)
    assert packed
    bits = "".join(sevens(ord(letter)) for letter in packed[1])
    raw = int(bits[: len(bits) // 8 * 8], 2).to_bytes(len(bits) // 8, "big")
    whole: dict[str, Any] = json.loads(zlib.decompress(raw))
    return whole


def sevens(letter: int) -> str:
    """The bits of a letter, as dashboard/showing/pages/dense.py writes them."""
    first = f"{dense.AVOIDED[letter >> 7 & 7]:07b}" if letter >= 0x400 else ""
    return first + (f"{letter & 127:07b}" if letter < 0x800 else "")


def test_the_file_is_small_and_carries_no_plotly(exported: Path) -> None:
    """A bar of the project; the scripts in it are ours alone."""
    assert exported.stat().st_size <= 300_000
    assert unpacked(exported)["scripts"] == [(ROOT / "assets" / "claimline.js").read_text("utf-8")]


def test_its_plain_table_is_the_table(exported: Path, root: Path) -> None:
    """Every claim's date in words, title, sentence and source, in order of time."""
    frame, _ = table.read(root / "events.csv")
    [body] = re.findall(r"<tbody>.*?</tbody>", exported.read_text("utf-8"), re.DOTALL)
    # The last cell of a row ends by itself in HTML, and not in XML.
    told = ElementTree.fromstring(re.sub(r"(?<=\d)\n", "</td></tr>", body).replace("<br>", "<br/>"))
    rows = [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in told]
    wanted = [
        [dates_in_words.tell(row.edtf), f"{row.title}{row.claim}", row.source] for row in frame.itertuples()
    ]
    label = {"lenihan": "Lenihan 2024", "munoz": "Munoz 2020"}
    assert sorted(rows) == sorted(
        [when, " ".join(text.split()), label[source]] for when, text, source in wanted
    )


@pytest.mark.parametrize("way", ["/plain", "/sandboxed", "/live", "/wordpress"])
def test_a_frame_is_a_working_page(open_page: Any, host: str, way: str) -> None:
    """Also where the frame may have no origin: filters count, a claim opens, views change."""
    framed = open_page(host + way).frame_locator("iframe")
    framed.locator("#tab-timeline").click()
    framed.locator(LABELS).first.wait_for(state="attached")
    before = framed.locator("#status").inner_text()
    framed.locator('[data-facet="theme"]').first.click()
    expect(framed.locator("#status")).not_to_have_text(before)
    framed.locator("#tab-table").click()
    framed.locator("#panel-table [data-claim]").first.click()
    expect(framed.locator("#card .quote")).to_be_visible()
    framed.locator("#tab-compare").click()
    expect(framed.locator("#panel-compare table, #panel-compare article").first).to_be_visible()


def test_an_embed_opens_what_its_address_says(open_page: Any, host: str) -> None:
    framed = open_page(f"{host}/live").frame_locator("iframe")
    expect(framed.locator('[data-facet="source"][data-value="munoz"]')).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(framed.locator('[data-field="from"]')).to_have_value("1917")


def test_a_frame_says_how_high_it_would_like_to_be(open_page: Any, host: str) -> None:
    """In the words of learning platforms, and of WordPress with its secret; in whole pixels."""
    page = open_page(f"{host}/wordpress")
    page.frame_locator("iframe").locator("#panel-compare").wait_for()
    page.wait_for_function(
        """() => { const [words, wish] = [told.findLast((one) => one.message === "height"), told.findLast((one) => one.subject)];
          return words && wish && words.value === wish.height; }"""
    )
    told = page.evaluate("told")
    platform = [one for one in told if one.get("subject") == "lti.frameResize"]
    wordpress = [one for one in told if one.get("message") == "height"]
    assert platform
    assert wordpress[-1] == {"message": "height", "value": platform[-1]["height"], "secret": "abc123"}
    assert all(isinstance(one["height"], int) for one in platform)


def test_a_host_that_grants_the_wish_is_asked_no_more(open_page: Any, host: str) -> None:
    """Page and frame do not chase each other: the wish does not depend on the height that is given."""
    page = open_page(f"{host}/plain")
    page.frame_locator("iframe").locator(LABELS).first.wait_for(state="attached")
    page.wait_for_function("() => told.some((one) => one.height)")
    wish = page.evaluate("told.findLast((one) => one.height).height")
    page.evaluate("(height) => { told.length = 0; document.querySelector('iframe').height = height; }", wish)
    inside = page.frames[1]
    inside.wait_for_function("(height) => Math.abs(innerHeight - height) < 2", arg=wish)
    inside.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert {one["height"] for one in page.evaluate("told") if "height" in one} <= {wish}
    assert inside.evaluate("document.querySelector('#page').offsetHeight") <= wish + 2


@pytest.mark.parametrize("way", ["/strict.html", "/off"])
def test_without_scripts_the_table_is_there(open_page: Any, host: str, way: str) -> None:
    page = open_page(host + way)
    inside = page.frame_locator("iframe") if way == "/off" else page
    expect(inside.locator(".plain tbody tr")).to_have_count(227)
    expect(inside.locator(".plain caption")).to_be_visible()
    expect(inside.locator("#page")).to_be_hidden()


def test_inline_scripts_are_all_it_needs(open_page: Any, host: str) -> None:
    """No eval, no worker, no other origin."""
    page = open_page(f"{host}/inline.html")
    page.locator(LABELS).first.wait_for(state="attached")
    expect(page.locator(".plain")).to_be_hidden()


@pytest.mark.parametrize("width", [1280, 320])
def test_a_file_needs_no_server(open_page: Any, exported: Path, width: int) -> None:
    """From a stick, offline, at the width of a small telephone, with the view that its address asks for."""
    page = open_page(f"file://{exported}?view=table&theme=war", width=width, offline=True)
    expect(page.locator("#tab-table")).to_have_attribute("aria-selected", "true")
    page.locator("#tab-timeline").click()
    drawn = LABELS if width > 600 else "#list .entry"
    page.locator(drawn).first.wait_for(state="attached")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("#status")).to_have_text(re.compile(r"^\d+ of 227"))


@pytest.fixture
def asked_for_code(visit: Callable[..., Visit], host: str) -> Callable[[str], Page]:
    """Opens a page of the host as other devices reach it, and asks for the QR code of its link."""

    def asked(path: str) -> Page:
        page = as_others(visit(own=True, console=False), host).page
        page.goto(f"{CLASS}/{path}")
        page.locator("#page [data-share]").click()
        page.get_by_text("QR code of the link").click()
        return page

    return asked


def test_a_file_makes_the_code_of_its_address_wherever_it_lies(asked_for_code: Callable[[str], Page]) -> None:
    page = asked_for_code("timeline.html?theme=war")
    code = page.get_by_role("img", name=f"QR code of the link {CLASS}/timeline.html?theme=war")
    assert read_by_camera(code) == [f"{CLASS}/timeline.html?theme=war"]


def test_where_rules_forbid_the_code_the_page_says_so(asked_for_code: Callable[[str], Page]) -> None:
    page = asked_for_code("inline.html")
    expect(page.locator("dialog.share .code")).to_have_text(re.compile("the rules of this website forbid it"))


def test_a_file_carries_the_notice_of_what_makes_codes(exported: Path) -> None:
    codes = unpacked(exported)["codes"]
    notice = (ROOT / "assets" / "vendor" / "qr-licence.txt").read_text("utf-8")
    assert codes.startswith(f"/*\n{notice}*/")
    assert "Permission is hereby granted" in notice


def test_a_file_opens_with_the_view_of_its_link(open_page: Any, root: Path, tmp_path: Path) -> None:
    """As it was when the teacher took it away; its own address may ask for another."""
    frame, _ = table.read(root / "events.csv")
    path = tmp_path / "lesson.html"
    path.write_bytes(whole_page.to_html(Request(frame=frame, query="?view=table&theme=war", of=len(frame))))
    page = open_page(f"file://{path}")
    expect(page.locator("#tab-table")).to_have_attribute("aria-selected", "true")
    expect(page.locator('[data-facet="theme"][data-value="war"]')).to_have_attribute("aria-pressed", "true")
    page = open_page(f"file://{path}?view=compare")
    expect(page.locator("#tab-compare")).to_have_attribute("aria-selected", "true")


def test_a_file_keeps_the_view_that_it_opened_with(open_page: Any, host: str) -> None:
    """Back leads to it, the link past the filters leaves it, and so does a place on the page in the address."""
    page = open_page(f"{host}/lesson.html")
    the_table, war = page.locator("#tab-table"), page.locator('[data-facet="theme"][data-value="war"]')
    expect(the_table).to_have_attribute("aria-selected", "true")
    page.locator("#tab-compare").click()
    expect(page.locator("#tab-compare")).to_have_attribute("aria-selected", "true")
    page.go_back()
    expect(the_table).to_have_attribute("aria-selected", "true")
    expect(war).to_have_attribute("aria-pressed", "true")
    page.locator(".skip").press("Enter")
    expect(page.locator("#panels")).to_be_focused()
    assert "#" not in page.url
    page.evaluate("location.hash = 'panels'")
    page.reload()
    expect(the_table).to_have_attribute("aria-selected", "true")


def test_where_no_address_can_be_written_none_is_gone_back_to(open_page: Any, exported: Path) -> None:
    """In a document that a host wrote itself a place on the page (`#`) leaves the filters as they are."""
    page = open_page("about:blank")
    page.set_content('<iframe title="Timeline" width="1000" height="640" sandbox="allow-scripts"></iframe>')
    page.evaluate(
        "file => { document.querySelector('iframe').srcdoc = file; }", exported.read_text(encoding="utf-8")
    )
    framed = page.frame_locator("iframe")
    framed.locator(LABELS).first.wait_for(state="attached")
    framed.locator('[data-facet="theme"]').first.click()
    expect(framed.locator("#status")).to_contain_text(" of ")
    page.frames[1].evaluate(
        """() => new Promise((done) => {
          addEventListener("popstate", () => setTimeout(done));
          location.hash = "x";
        })"""
    )
    expect(framed.locator("#status")).to_contain_text(" of ")


def test_five_frames_on_a_page_all_work(open_page: Any, host: str) -> None:
    page = open_page(f"{host}/five")
    for number in range(5):
        page.frame_locator("iframe").nth(number).locator(LABELS).first.wait_for(state="attached")
    page.mouse.move(300, 700)
    page.mouse.wheel(0, 4000)
    page.wait_for_function("() => scrollY > 1000")


def test_a_file_prints(open_page: Any, exported: Path) -> None:
    """The chart and the list are on paper, the buttons are not."""
    page = open_page(f"file://{exported}")
    page.locator(LABELS).first.wait_for(state="attached")
    page.emulate_media(media="print")
    expect(page.locator(".tools")).to_be_hidden()
    assert page.pdf(format="A4", landscape=True).startswith(b"%PDF")

"""The timeline for print and for hosts that run no scripts, read again by other programs."""

from __future__ import annotations

import ctypes
import io
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import pandas as pd
import pypdfium2
import pytest
from accessible import in_both_schemes
from conftest import Visit, committed
from PIL import Image
from playwright.sync_api import Page

from dashboard import table
from dashboard.showing import dates_in_words, export, page_data
from dashboard.showing.drawing import Drawing, Word
from dashboard.showing.export import ExportError, Request, no_scripts, one_page, poster
from dashboard.showing.i18n import say
from dashboard.source import Source

SVG = "{http://www.w3.org/2000/svg}"
OVERLAPS = """() => {
  const texts = [...document.querySelectorAll("svg text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
  return texts.flatMap(([words, a], i) => texts.slice(i + 1)
    .filter(([, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3)
    .map(([other]) => [words, other]));
}"""


@pytest.fixture(scope="module")
def request_() -> Request:
    """The two essays."""
    frame, known = committed()
    return Request(frame, known.sources, of=len(frame))


def asking(request: Request, **options: str) -> Request:
    return Request(request.frame, request.sources, of=request.of, options=options)


def of(*rows: tuple[str, str, str], sources: tuple[Source, ...] = (), **options: str) -> Request:
    """A table of (source, title, edtf)."""
    frame = table.completed(pd.DataFrame(rows, columns=list(table.NEEDED), dtype=str))
    return Request(frame, sources, of=len(frame), options=options)


def many(count: int) -> Request:
    rows = [
        (f"s{n % 3}", f"Decree number {n}", f"{1800 + n * 7919 % 200}-{n % 12 + 1:02}") for n in range(count)
    ]
    return of(*rows)


def texts(request: Request) -> set[str]:
    """All that is written on the page of paper."""
    return {item.text for item in one_page.page(request).items if isinstance(item, Word)}


def fonts_of(page: pypdfium2.PdfTextPage) -> set[str]:
    """The names of the fonts in which a page's letters stand."""
    names = set()
    for index in range(page.count_chars()):
        buffer = ctypes.create_string_buffer(200)
        if pypdfium2.raw.FPDFText_GetFontInfo(page, index, buffer, 200, None):
            names.add(buffer.value.decode())
    return names


class Rows(HTMLParser):
    """The table's rows as lists of texts, with each row's id and its date in EDTF; and all other elements' names."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[dict[str, Any]] = []
        self.names: set[str] = set()
        self.ids: list[str] = []
        self.links: set[str] = set()
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.names.add(tag)
        self.ids += [given["id"]] if "id" in given else []
        self.links |= {given["href"]} if "href" in given else set()
        assert not [name for name in given if name.startswith("on")]
        if tag == "tr":
            self.rows.append({"id": given.get("id", ""), "cells": [], "scopes": []})
        elif tag in ("td", "th"):
            self._cell = []
            self.rows[-1]["scopes"].append(given.get("scope", ""))
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")
        elif tag == "data":
            self.rows[-1]["edtf"] = given["value"]

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.rows[-1]["cells"].append("".join(self._cell or []))
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)


def read(written: bytes) -> Rows:
    parser = Rows()
    parser.feed(written.decode())
    parser.close()
    return parser


# Paper


@pytest.mark.parametrize(
    ("name", "size"), [("", (841.89, 595.28)), ("A4", (841.89, 595.28)), ("letter", (792, 612))]
)
def test_a_pdf_is_one_page_on_its_side_with_its_letters_inside(
    request_: Request, name: str, size: tuple[float, float]
) -> None:
    written = one_page.to_pdf(asking(request_, paper=name))
    document = pypdfium2.PdfDocument(written)
    assert len(document) == 1
    assert document[0].get_size() == pytest.approx(size, abs=0.1)
    assert document.get_metadata_dict()["Title"] == "Did Lenin lead to Stalin?"
    page = document[0].get_textpage()
    text, fonts = page.get_text_bounded(), fonts_of(page)
    document.close()
    assert {name.rpartition("+")[2] for name in fonts} == {"SourceSansPro-Regular", "SourceSansPro-Semibold"}
    assert written.count(b"/FontFile2") == 2
    for words in (
        "Did Lenin lead to Stalin?",
        "Constituent Assembly dissolved",
        "(21 January 2024), from a digest",
        "Lenin Versus Stalin",
        "1917",
        "LENIHAN 2024",
    ):
        assert words in text


def test_no_word_on_paper_is_smaller_than_six_and_a_half_points(request_: Request) -> None:
    for options in ({}, {"paper": "Letter"}):
        page = one_page.page(asking(request_, **options))
        sizes = [item.size * one_page.PER_PIXEL for item in page.items if isinstance(item, Word)]
        assert min(sizes) >= 6.5
        assert len(page.marks) >= 80


def test_a_png_has_300_dots_an_inch(request_: Request) -> None:
    picture = Image.open(io.BytesIO(one_page.to_png(request_)))
    assert picture.format == "PNG"
    assert picture.size == pytest.approx((297 / 25.4 * 300, 210 / 25.4 * 300), abs=2)
    assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 24)}
    assert {(255, 255, 255), (0xA8, 0x40, 0x2A), (0x1D, 0x5C, 0x86)} <= colours


def test_an_svg_says_what_the_pdf_says(request_: Request) -> None:
    written = one_page.to_svg(request_)
    picture = ElementTree.fromstring(written)
    assert (picture.get("width"), picture.get("height")) == ("297mm", "210mm")
    told = {element.text for element in picture.iter(f"{SVG}text")}
    assert told == texts(request_)
    titles = [element.text or "" for element in picture.iter(f"{SVG}title")]
    assert titles[0] == "Did Lenin lead to Stalin?"
    assert any(title.startswith("19 January 1918: Constituent Assembly dissolved") for title in titles)
    assert not {element.tag for element in picture.iter()} & {f"{SVG}script", f"{SVG}style", f"{SVG}image"}


def test_the_same_table_gives_the_same_bytes(request_: Request) -> None:
    for writer in (one_page.to_pdf, one_page.to_svg, no_scripts.to_html):
        assert writer(request_) == writer(request_)


def lettered(request: Request) -> Drawing:
    """A page with letters of its own for every title, small enough to be written often."""
    first = ord(request.options["title"])
    letters = ["".join(map(chr, range(0x21 + 5 * n, 0x60 + 5 * n))) + chr(first) for n in range(9)]
    words = [Word(9, 20 * n, text, "#000000", 11, bold=n % 2 == 0) for n, text in enumerate(letters)]
    return Drawing(800, 600, "#ffffff", tuple(words), ())


@pytest.mark.parametrize("writer", [one_page.to_pdf, one_page.to_png])
def test_eight_threads_at_once_get_the_same_bytes(writer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """As from the server, whose threads share ReportLab's fonts and PDFium; and they change often here."""
    monkeypatch.setattr(one_page, "page", lettered)
    wanted = [of(("a", "Fire", "1917"), dots="40", title=title) for title in "ÀÉÎÕ"]
    alone = [writer(one) for one in wanted]
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(8) as threads:
            together = list(threads.map(writer, wanted * 8))
    finally:
        sys.setswitchinterval(usual)
    assert together == alone * 8


def test_a_page_says_which_scale_it_has_and_which_part_of_the_claims(request_: Request) -> None:
    part = Request(
        request_.frame.head(20), request_.sources, of=226, options={"scale": "true", "title": "Lesson 3"}
    )
    text = texts(part)
    assert "Lesson 3" in text
    assert any(words.endswith("chosen from 226 claims") for words in text)
    assert any(words.startswith("True scale") for words in text)
    assert any(words.startswith("Elastic") for words in texts(request_))


@pytest.mark.parametrize("writer", [one_page.to_pdf, one_page.to_svg, no_scripts.to_html])
def test_a_link_s_unknown_scale_is_the_usual_one(request_: Request, writer: Any) -> None:
    """As on the page, which leaves out of a link what it does not know."""
    assert writer(asking(request_, scale="boo")) == writer(request_)


def test_an_unknown_paper_is_refused(request_: Request) -> None:
    with pytest.raises(ExportError, match="paper 'A5' is neither of A4, Letter, A3, A2, A1"):
        one_page.to_pdf(asking(request_, paper="A5"))


@pytest.mark.parametrize(("paper", "across"), [("A3", 420), ("a2", 594), ("A1", 841)])
def test_a_poster_has_larger_letters_and_more_of_them(request_: Request, paper: str, across: float) -> None:
    usual, large = one_page.page(request_), one_page.page(asking(request_, paper=paper))
    assert len(large.marks) > len(usual.marks)
    smallest = min(item.size for item in large.items if isinstance(item, Word))
    assert smallest * one_page.per_pixel(across) > 6.5 * 1.1
    document = pypdfium2.PdfDocument(one_page.to_pdf(asking(request_, paper=paper)))
    assert document[0].get_width() * one_page.POINT == pytest.approx(across, abs=0.1)
    picture = Image.open(io.BytesIO(one_page.to_png(asking(request_, paper=paper))))
    assert 4800 < picture.width <= 5001


def test_long_titles_and_many_texts_stay_on_the_page() -> None:
    sources = tuple(
        Source(f"s{n}", title="A very long title " * 20, author=f"A. Author{n}") for n in range(3)
    )
    rows = [(f"s{n}", "Title", "1900") for n in range(3)]
    for request in (of(*rows, sources=sources), of(*[(f"t{n}", "Title", "1900") for n in range(9)])):
        page = one_page.page(request)
        for word in page.items:
            if isinstance(word, Word):
                left = word.x - word.width * {"start": 0, "middle": 0.5, "end": 1}[word.anchor]
                assert 0 <= left <= left + word.width <= page.width


def test_the_legend_explains_the_marks_that_are_used_and_none_leaves_the_page() -> None:
    usual = {"claim": "It came.", "source": "a", "dated_by": "text"}
    rows = [
        {**usual, "title": way, "edtf": f"19{at}0-05-01", "dated_by": way}
        for at, way in enumerate(table.DATED_BY)
    ]
    words = {}
    for few in (rows[:1], rows):
        frame = table.completed(pd.DataFrame(few, dtype=str))
        page = poster.whole(Request(frame, [], of=len(few)), width=1123, height=794, made="")
        told = [item for item in page.items if isinstance(item, Word)]
        words[len(few)] = {word.text for word in told}
        assert all(word.x + word.width <= 1123 for word in told)
    assert {text for text in words[4] - words[1] if ":" in text} == {
        say("en", "paper.by_context"),
        say("en", "paper.by_editor"),
    }


@pytest.mark.parametrize(
    ("edtf", "years"),
    [
        (["1902", "1936/1939"], "1902 to 1939"),
        (["1917"], "1917"),
        (["-0043-03-15", "1917/.."], "44 BC to 1917"),
        ([], ""),
    ],
)
def test_the_years_are_those_of_the_first_and_last_claim(edtf: list[str], years: str) -> None:
    assert poster.years(pd.DataFrame({"edtf": edtf})) == years


# Without scripts


def test_the_table_has_every_claim_as_it_is_in_the_source(request_: Request) -> None:
    """Read again, the rows are the table's, in order of time."""
    header, *rows = read(no_scripts.to_html(request_)).rows
    assert header["cells"] == ["When", "Title", "Claim", "Source", "Dated", "Theme"]
    assert header["scopes"] == ["col"] * 6
    assert all(row["scopes"] == ["", "row", "", "", "", ""] for row in rows)
    labels = {source.id: source.label for source in request_.sources}
    given = {
        f"c-{row['claim_id']}": (
            row["edtf"],
            dates_in_words.tell(row["edtf"]),
            row["title"],
            row["claim"],
            labels[row["source"]],
        )
        for row in request_.frame.to_dict("records")
    }
    told = {row["id"]: (row["edtf"], *row["cells"][:4]) for row in rows}
    assert {
        name: (edtf, when.partition("\n")[0], *rest) for name, (edtf, when, *rest) in told.items()
    } == given
    assert len(rows) == len(request_.frame)
    claims = page_data.claims(request_.frame, background=request_.background)
    assert list(told) == [f"c-{claims['id'][row]}" for row in page_data.in_time(claims)]


def test_old_style_days_and_what_to_check_stand_below() -> None:
    frame, known = committed()
    page = read(no_scripts.to_html(Request(frame, known.sources, of=len(frame), background=known.background)))
    assert "19 January 1918\n6 January 1918 Old Style" in {row["cells"][0] for row in page.rows[1:]}
    checks = [row["cells"][2].partition("\n")[2] for row in page.rows[1:] if "\n" in row["cells"][2]]
    assert checks
    assert all(check.startswith("Check this. ") for check in checks)


def test_the_two_essays_are_at_most_150_kilobytes_without_any_script(request_: Request) -> None:
    written = no_scripts.to_html(request_)
    page = read(written)
    assert len(written) <= 150_000
    assert not page.names & {"script", "link", "img", "iframe", "object", "foreignobject", "canvas"}
    assert {"h1", "h2", "svg", "table", "caption", "title"} <= page.names
    assert b"http" not in written.replace(b"http://www.w3.org/2000/svg", b"")


def test_every_label_leads_to_its_row(request_: Request) -> None:
    page = read(no_scripts.to_html(request_))
    assert len(page.ids) == len(set(page.ids))
    places = {link.removeprefix("#") for link in page.links}
    assert len(places) > 60
    assert places <= set(page.ids)


@pytest.mark.parametrize(
    "names", [["a b", "a_b", "a%20b"], ["Ä & Ö", '"<x>', "a'b#c"], ["tab\there", "中文", "😀"]], ids=str
)
def test_a_label_leads_to_its_row_whatever_the_claim_s_id(names: list[str]) -> None:
    """Blanks, quotes and signs of addresses; and no two rows are the same place."""
    request = of(("a", "Fire", "1917"), ("a", "Flood", "1927"), ("b", "Storm", "1937"))
    request.frame["claim_id"] = names
    page = read(no_scripts.to_html(request))
    rows = [row["id"] for row in page.rows[1:]]
    assert len(set(rows)) == 3
    assert {urlsplit(link).fragment for link in page.links} - {"claims"} == set(rows)
    assert [link for link in page.links if quote(link, safe="#%") != link] == []


def test_markup_in_a_table_stays_text() -> None:
    """Of a hostile table nothing becomes an element, in the table or in the picture."""
    bad = '"><script>alert(1)</script><b onclick="x">&amp;'
    request = of(("a", bad, "1917"), ("b c", bad, "1918"), title=bad)
    for written in (no_scripts.to_html(request), one_page.to_svg(request)):
        assert b"<script" not in written
        assert b"<b " not in written
    page = read(no_scripts.to_html(request))
    assert [row["cells"][1] for row in page.rows[1:]] == [bad, bad]
    ElementTree.fromstring(one_page.to_svg(request))


@pytest.mark.parametrize(
    "title", ["中文", "😀 smile", "עברית", "e\u0301t\u00e9", "tab\there", "bell\x07", "\u202eback"]
)
def test_letters_that_the_font_lacks_stop_nothing(title: str) -> None:
    request = of(("a", title, "1917"))
    assert one_page.to_pdf(request).startswith(b"%PDF")
    assert title.split()[0].strip("\x07") in "".join(
        ElementTree.fromstring(one_page.to_svg(request)).itertext()
    )


def test_a_table_without_claims_is_a_page_all_the_same() -> None:
    request = of()
    assert b"<table>" in no_scripts.to_html(request)
    assert one_page.to_pdf(request).startswith(b"%PDF")


@pytest.mark.parametrize("writer", [one_page.to_pdf, one_page.to_svg, one_page.to_png, no_scripts.to_html])
def test_ten_thousand_claims_take_at_most_ten_seconds(writer: Any) -> None:
    request = many(10_000)
    start = time.process_time()
    assert writer(request)
    assert time.process_time() - start <= 10


@pytest.mark.parametrize(
    ("file", "name", "writer"),
    [
        ("lesson.pdf", "", "one_page.to_pdf"),
        ("lesson.PNG", "", "one_page.to_png"),
        ("lesson.svg", "", "one_page.to_svg"),
        ("lesson.html", "static", "no_scripts.to_html"),
    ],
)
def test_the_formats_are_offered(file: str, name: str, writer: str) -> None:
    assert export.chosen(PurePath(file), name=name).writer == writer


# In a browser


@pytest.fixture
def opened(visit: Callable[..., Visit], tmp_path: Path) -> Callable[..., Page]:
    """Opens what a writer wrote as a file, in a window of some width and kind."""

    def open_file(name: str, written: bytes, width: int = 1440, **kind: Any) -> Page:
        (tmp_path / name).write_bytes(written)
        page = visit(width, **kind).page
        page.goto((tmp_path / name).as_uri())
        return page

    return open_file


@pytest.mark.browser
@pytest.mark.parametrize("options", [{}, {"paper": "Letter", "scale": "true"}])
def test_no_labels_touch_in_a_reader_s_browser(
    opened: Any, request_: Request, options: dict[str, str]
) -> None:
    """Whatever font it has: this one has not ours."""
    assert opened("page.svg", one_page.to_svg(asking(request_, **options))).evaluate(OVERLAPS) == []
    assert opened("page.html", no_scripts.to_html(asking(request_, **options))).evaluate(OVERLAPS) == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 320])
def test_axe_finds_nothing_without_scripts(opened: Any, request_: Request, width: int) -> None:
    page = opened("page.html", no_scripts.to_html(request_), width)
    found = in_both_schemes(page)
    assert [(fault["id"], fault["nodes"][0]["target"]) for fault in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_with_scripts_off_a_label_leads_to_its_claim(opened: Any, request_: Request) -> None:
    page = opened("page.html", no_scripts.to_html(request_), java_script_enabled=False)
    page.locator("svg a", has_text="Constituent Assembly dissolved").first.click()
    row = page.locator("tr:target")
    assert "Constituent Assembly" in row.inner_text()
    assert row.bounding_box()["y"] < 900


@pytest.mark.browser
def test_in_the_dark_the_picture_is_dark(opened: Any, request_: Request) -> None:
    page = opened("page.html", no_scripts.to_html(request_), scheme="dark")
    ground = page.locator("svg > rect").first
    assert ground.evaluate("one => getComputedStyle(one).fill") == "rgb(22, 21, 19)"
    label = page.locator("svg a text").first
    assert label.evaluate("one => getComputedStyle(one).fill") == "rgb(241, 238, 231)"


@pytest.mark.browser
def test_a_host_that_takes_style_and_picture_out_leaves_the_claims(opened: Any, request_: Request) -> None:
    page = opened("page.html", no_scripts.to_html(request_))
    page.evaluate("document.querySelectorAll('style, svg').forEach((one) => one.remove())")
    assert page.locator("tbody tr").count() == len(request_.frame)
    assert page.get_by_role("heading", name="The claims").is_visible()
    assert page.get_by_role("columnheader", name="Claim").is_visible()

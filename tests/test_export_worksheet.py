"""Worksheet, answer sheet and printed comparison: what is on them, what is not, and how they lie on paper."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder

import pandas as pd
import pypdfium2
import pytest
from accessible import violations
from conftest import Visit, committed
from exported import framed, hard, ours

from dashboard import edtf, table
from dashboard.showing import client, page_data, query
from dashboard.showing.export import (
    ExportError,
    Request,
    compare,
    lesson,
    time_line,
    time_line_drawn,
    worksheet,
)
from dashboard.showing.i18n import say

WRITERS = (worksheet.blank, worksheet.answers, compare.to_html)
MUNOZ = "source=munoz&from=1917&to=1921"


def part(link: str, **options: str) -> Request:
    """The committed table's claims of a link, with all that is known of them."""
    frame, known = committed()
    rows = query.read(frame, link).of(frame)
    return Request(
        frame=rows,
        sources=known.sources,
        query=link,
        of=len(frame),
        background=known.background,
        options={"n": "all", **options},
        whole=frame,
    )


class Tree(HTMLParser):
    """HTML as a tree; what is not closed, or not open, would be an error."""

    def __init__(self) -> None:
        super().__init__()
        self.builder = TreeBuilder()
        self.builder.start("document", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in ("meta", "br"):
            self.builder.end(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        self.builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def read(written: bytes) -> Element:
    tree = Tree()
    tree.feed(written.decode())
    tree.close()
    tree.builder.end("document")
    return tree.builder.close()


def text(node: Element) -> str:
    return " ".join("".join(node.itertext()).split())


def rows(page: Element) -> list[list[str]]:
    """The cells of each claim or event."""
    bodies = [body for body in page.iter("tbody") if body.get("class") != "of"]
    return [[text(cell) for cell in row] for body in bodies for row in body]


# What is on them


def test_both_sheets_have_the_same_claims_under_the_same_numbers() -> None:
    """All claims of the link, in the order of the texts, by source."""
    request = part("from=1917&to=1921")
    blank, answers = rows(read(worksheet.blank(request))), rows(read(worksheet.answers(request)))
    assert len(blank) == len(answers) == len(request.frame)
    assert [row[0] for row in blank] == [row[0] for row in answers] == [str(n + 1) for n in range(len(blank))]
    for row, claim, answer in zip(blank, request.frame.itertuples(), answers, strict=True):
        assert row[1].startswith(str(claim.title))
        assert answer[1] == f"{claim.title}{claim.claim}"
    sources = [text(one) for one in read(worksheet.blank(request)).findall(".//tbody[@class='of']")]
    assert sources == ["Lenihan 2024", "Munoz 2020"]


def test_the_worksheet_tells_no_date() -> None:
    """Not in any sentence, nor by the numbers on the line; where one was there is a gap to fill."""
    page = read(worksheet.blank(part("")))
    for row in rows(page):
        assert not re.search(r"\b(1[89]|20)\d\d\b", row[1])
        assert row[2:] == ["", ""]
    assert len(page.findall(".//td//*[@class='gap']")) > 40
    assert {text(gap) for gap in page.findall(".//*[@class='gap']")} == {say("en", "worksheet.blank_date")}
    assert all(re.fullmatch(r"\d{4}", text(word)) for word in page.findall(".//svg/text"))


def test_the_answer_sheet_tells_every_date_and_how_it_is_known() -> None:
    request = part(MUNOZ)
    claims = page_data.claims(request.frame, background=request.background)
    page = read(worksheet.answers(request))
    for at, row in enumerate(rows(page)):
        assert row[2].startswith(claims["when"][at])
        assert claims["certainty"][at] in row[2]
        assert row[3].startswith(f"¶ {claims['paragraph'][at]}")
        assert say("en", f"card.by_{claims['dated_by'][at]}") in row[3]
        assert claims["words"][at] in row[3]
        if claims["old"][at]:
            assert claims["old"][at] in row[2]


@pytest.mark.parametrize("link", ["", MUNOZ, "theme=war", "words=kronstadt"])
def test_every_claim_is_once_on_the_answers_line(link: str) -> None:
    request = part(link)
    page = read(worksheet.answers(request))
    numbers = [int(text(one)) for one in page.findall(".//svg/text[@textlength]")]
    assert sorted(numbers) == list(range(1, len(request.frame) + 1))
    assert "no room" not in text(page)


def test_where_claims_crowd_into_a_few_years_these_have_a_line_of_their_own() -> None:
    """On both sheets alike; a shorter time has one line."""
    for write in (worksheet.blank, worksheet.answers):
        assert len(read(write(part(""))).findall(".//svg")) == 2
        assert len(read(write(part(MUNOZ))).findall(".//svg")) == 1


@pytest.mark.parametrize("write", WRITERS)
def test_hard_claims_are_written_as_they_are(write: Callable[[Request], bytes]) -> None:
    """Markup in a title is text, whatever the year; no script, nothing from elsewhere."""
    request = replace(hard(), options={"n": "all"})
    written = write(request).decode()
    assert "<script" not in written
    assert "src=" not in written
    assert "<feud>" not in written
    assert len(rows(read(written.encode()))) >= request.frame["event"].nunique()


# The line


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("1917-01-01", "1921-12-31", ["1917", "1918", "1919", "1920", "1921", "1922"]),
        ("1902-01-01", "2021-12-31", ["1900", "1920", "1940", "1960", "1980", "2000", "2020", "2040"]),
        ("1917-10-05", "1917-12-20", ["Oct", "Nov", "Dec", "Jan"]),
        ("1917-11-07", "1917-11-07", ["Nov", "Dec"]),
        (
            "-0043-03-15",
            "0014-08-19",
            ["50 BC", "40 BC", "30 BC", "20 BC", "10 BC", "1 BC", "AD 10", "AD 20"],
        ),
        ("-0480-01-01", "-0322-12-31", ["500 BC", "480 BC", "460 BC", "440 BC", "420 BC", "400 BC"]),
    ],
)
def test_the_line_has_round_dates(first: str, last: str, labels: list[str]) -> None:
    """They begin before the first day and end after the last."""
    days = edtf.parse_day(first), edtf.parse_day(last)
    ticks = time_line.ticks(*days, lang="en")
    assert [tick.label for tick in ticks if tick.label][: len(labels)] == labels
    assert ticks[0].day <= days[0]
    assert ticks[-1].day > days[1]
    assert [tick.day for tick in ticks] == sorted({tick.day for tick in ticks})
    assert 2 <= sum(bool(tick.label) for tick in ticks) <= 13


def test_numbers_on_the_line_stand_apart_and_at_their_time() -> None:
    """Two on one row never touch; the middle of each is in its own time, or at the line's end."""
    days = [edtf.parse(text) for text in ("1917", "1917", "1917-10", "1918/1920", "1917-11-07") * 30]
    numbers = [
        time_line.Number(str(at), date.earliest or 0, date.latest or 0, "#000000")
        for at, date in enumerate(days, 1)
    ]
    first, last = edtf.parse_day("1917-01-01"), edtf.parse_day("1920-12-31")
    line = time_line.line(first, last, lang="en", numbers=numbers)
    drawn, left = time_line_drawn.to_svg(line, told="A line"), line.left
    found = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*textLength="([\d.]+)"[^>]*>(\d+)<', drawn)
    assert len(found) + left == len(numbers)
    by_row: dict[str, list[tuple[float, float]]] = {}
    for x, y, wide, _ in found:
        by_row.setdefault(y, []).append((float(x) - float(wide) / 2, float(x) + float(wide) / 2))
    for spans in by_row.values():
        ordered = sorted(spans)
        assert all(one[1] < other[0] for one, other in pairwise(ordered))


# The comparison


@pytest.mark.parametrize("link", ["", "dated=text", "theme=war&sort=disagreement", "sort=silence"])
def test_the_comparison_has_the_page_s_events_and_silences(root: Path, link: str) -> None:
    frame = table.read(root / "events.csv")[0]
    sort = query.read(frame, link).values.get("sort", "")
    request = part(link, **({"sort": sort} if sort else {}))
    claims = page_data.claims(frame, background=request.background)
    chosen = set(request.frame["claim_id"])
    shown = {row for row, name in enumerate(claims["id"]) if name in chosen}
    groups = client.ask(
        "comparison",
        claims=claims,
        sources=["lenihan", "munoz"],
        titles=page_data.events(request.background),
        shown=sorted(shown),
        part="",
        sort=sort,
    )
    told = [event for group in groups for event in group["events"]]
    found = rows(read(compare.to_html(request)))
    assert [row[0].startswith(event["title"]) for row, event in zip(found, told, strict=True)] == [
        True
    ] * len(told)
    for row, event in zip(found, told, strict=True):
        for cell, mine in zip(row[1:], event["cells"], strict=True):
            assert (cell == say("en", "compare.silent_digest")) == (not mine)
            hidden = [one for one in mine if one not in shown]
            assert ("outside this selection" in cell) == bool(hidden)
            for one in set(mine) & shown:
                assert claims["claim"][one] in cell


def test_a_chosen_source_is_compared_with_none_and_a_part_is_a_part() -> None:
    alone = read(compare.to_html(part("source=munoz")))
    assert [text(one) for one in alone.findall(".//thead//th")] == ["Event", "Munoz 2020"]
    both = rows(read(compare.to_html(part("", part="lenihan,munoz"))))
    assert len(both) == 25
    assert say("en", "compare.silent_digest") not in {cell for row in both for cell in row}


def test_many_sources_are_told_in_several_tables() -> None:
    """Four beside each other; each event says how many tell it, and stands where one of the four does."""
    claims = [
        {
            "claim_id": f"{source}-{event}",
            "source": source,
            "paragraph": 1,
            "start": 0,
            "end": 1,
            "event": f"e{event}",
            "title": f"Event {event}",
            "claim": f"{source} tells {event}.",
            "words": "1917",
            "edtf": f"19{10 + event}",
            "dated_by": "text",
            "rule": "",
            "calendar": "",
            "theme": "",
        }
        for at, source in enumerate("abcdefghi")
        for event in range(at, 10)
    ]
    frame = framed([dict(one) for one in claims])
    page = read(compare.to_html(Request(frame=frame, of=len(frame), whole=frame)))
    heads = [[text(th) for th in one.findall("thead//th")] for one in page.iter("table")]
    assert heads == [["Event", *"abcd"], ["Event", *"efgh"], ["Event", "i"]]
    assert [text(one) for one in page.iter("h2")] == [
        "Texts 1 to 4 of 9",
        "Texts 5 to 8 of 9",
        "Texts 9 to 9 of 9",
    ]
    assert [len(one.findall(".//th[@scope='row']")) for one in page.iter("table")] == [10, 6, 2]
    assert "told by 9 of 9" in text(page.findall(".//th[@scope='row']")[-1])


# On paper


@pytest.mark.parametrize("write", WRITERS)
def test_a_paper_that_is_not_known_is_told_which_are(write: Callable[[Request], bytes]) -> None:
    with pytest.raises(ExportError, match="neither of A4, Letter"):
        write(replace(ours(), options={"paper": "A5"}))


PAPER = [
    (worksheet.blank, "A4", (595, 842)),
    (worksheet.answers, "Letter", (612, 792)),
    (compare.to_html, "A4", (842, 595)),
]


@pytest.mark.browser
@pytest.mark.parametrize(("write", "paper", "size"), PAPER, ids=lambda one: getattr(one, "__name__", ""))
def test_printed_it_keeps_every_row_whole_under_its_headings(
    visit: Callable[..., Visit], write: Callable[[Request], bytes], paper: str, size: tuple[int, int]
) -> None:
    """All pages are of the size asked for and begin with the column's names; no row goes over a page's end."""
    request = part(MUNOZ, paper=paper)
    page = visit().page
    page.set_content(write(request).decode())
    printed = page.pdf(prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(io.BytesIO(printed))
    told = [one.get_textpage().get_text_bounded() for one in document]
    assert len(told) > 2
    for sheet in document:
        assert (round(sheet.get_width()), round(sheet.get_height())) == size
    claims = page_data.claims(request.frame)
    for at in range(claims["n"]):
        tail = claims["claim"][at].split()[-1]
        if write is worksheet.answers:
            whole = [
                words for words in told if claims["title"][at] in " ".join(words.split()) and tail in words
            ]
            assert whole, claims["title"][at]
    head = say("en", "compare.event" if write is compare.to_html else "worksheet.claim")
    for words in told[1:-1]:
        assert head in " ".join(words.split())
    document.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 375])
@pytest.mark.parametrize("write", WRITERS)
def test_axe_finds_nothing_and_a_narrow_screen_scrolls_only_the_table(
    visit: Callable[..., Visit], write: Callable[[Request], bytes], width: int
) -> None:
    page = visit(width).page
    page.set_content(write(part("theme=war")).decode())
    found = violations(page)
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.fixture(scope="module")
def many() -> pd.DataFrame:
    """10,000 claims of 3,000 events."""
    rows_of = hard().frame.to_dict("records")
    return framed(
        [
            {str(name): value for name, value in rows_of[n % len(rows_of)].items()}
            | {"claim_id": f"c-{n}", "start": n * 50, "end": n * 50 + 40, "event": f"e{n % 3000}"}
            for n in range(10_000)
        ]
    )


@pytest.mark.parametrize("write", WRITERS)
def test_ten_thousand_claims_are_written_in_ten_seconds(
    write: Callable[[Request], bytes], many: pd.DataFrame
) -> None:
    """Counted in seconds of the processor, since a machine may be busy."""
    before = time.process_time()
    assert write(Request(frame=many, of=len(many), whole=many))
    assert time.process_time() - before < 10


def test_a_sheet_has_ten_claims_that_the_text_dates_unless_more_are_asked_for() -> None:
    """Spread over time, from both texts, no event and no passage twice, in the order of the table."""
    frame, _ = committed()
    few = lesson.of(part("", n="")).request.frame
    assert len(few) == lesson.USUAL
    assert set(few["dated_by"]) <= set(lesson.OWN)
    assert few["event"].is_unique
    assert set(few["source"]) == {"lenihan", "munoz"}
    assert not few.duplicated(["source", "start"]).any()
    order = [frame["claim_id"].tolist().index(name) for name in few["claim_id"]]
    assert order == sorted(order)
    assert [len(lesson.of(part("", n=str(n))).request.frame) for n in (1, 8, 12, 20)] == [1, 8, 12, 20]
    assert len(lesson.of(part("", n="all")).request.frame) == len(frame)


def starred(*names: str, n: str = "") -> Request:
    asked = part("", n=n)
    return replace(asked, background=replace(asked.background, starred=frozenset(names)))


def test_where_claims_are_starred_the_sheets_have_these() -> None:
    """In the order of the table; with a number others follow; what no text dates cannot be answered."""
    frame, _ = committed()
    own = frame[frame["dated_by"].isin(lesson.OWN)]["claim_id"].tolist()
    listed = frame[frame["dated_by"] == "reference"]["claim_id"].tolist()
    sheet = lesson.of(starred(own[9], own[2], listed[0]))
    assert sheet.request.frame["claim_id"].tolist() == [own[2], own[9]]
    assert (sheet.starred, sheet.left) == (2, 1)
    more = lesson.of(starred(own[9], own[2], n="8")).request.frame["claim_id"].tolist()
    assert len(more) == 8
    assert {own[2], own[9]} <= set(more)
    assert len(lesson.of(starred(*own[:20])).request.frame) == lesson.MOST
    told = worksheet.answers(starred(own[2], listed[0])).decode()
    assert "1 starred claim is not on the sheet: the text gives no date for it." in told
    assert "not on the sheet" not in worksheet.blank(starred(own[2], listed[0])).decode()


@pytest.mark.parametrize("asked", ["0", "-3", "ten", "1.5", "²"])
def test_a_number_that_is_none_is_refused_in_one_sentence(asked: str) -> None:
    with pytest.raises(ExportError, match=f"n={re.escape(asked)}: the number of claims is a whole number"):
        worksheet.blank(part("", n=asked))


def test_where_no_text_gives_a_date_the_sheet_has_all_claims() -> None:
    asked = part("dated=reference", n="")
    assert lesson.of(asked).request is asked
    assert worksheet.blank(asked)


@pytest.mark.browser
@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("n", ["", "8", "12"])
def test_eight_to_twelve_claims_are_one_page(visit: Callable[..., Visit], n: str, paper: str) -> None:
    page = visit(own=True).page
    for write in (worksheet.blank, worksheet.answers):
        page.set_content(write(part("", n=n, paper=paper)).decode())
        printed = page.pdf(prefer_css_page_size=True)
        assert len(pypdfium2.PdfDocument(printed)) == 1

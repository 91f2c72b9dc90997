"""What a reader is looking at, as a value: from the address and the year fields, and back again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from dashboard import edtf
from dashboard.showing import i18n

pytestmark = pytest.mark.browser
DATA = {
    "claims": {"id": ["a-1-1", "b-1-1"]},
    "sources": [{"id": "a"}, {"id": "b"}],
    "themes": [{"id": "war"}, {"id": ""}, {"id": "constructor"}],
}


@pytest.fixture(scope="module")
def page(chromium: Browser, root: Path) -> Iterator[Page]:
    """An empty page with the state's scripts."""
    page = chromium.new_page()
    page.set_content("<!doctype html><title>state</title>")
    for script in ("claimline.js",):
        page.add_script_tag(path=root / "assets" / script)
    page.evaluate("words => { claimline.speak({ lang: 'en', words }); }", dict(i18n.words("en")))
    yield page
    page.close()


@pytest.mark.parametrize(
    ("text", "end", "day"),
    [
        ("1917", False, "1917-01-01"),
        ("1917", True, "1917-12-31"),
        ("1917-10-25", False, "1917-10-25"),
        ("Oct 1917", False, "1917-10-01"),
        ("october 1917", True, "1917-10-31"),
        ("Dec 1917", True, "1917-12-31"),
        ("44 BC", False, "-0043-01-01"),
        ("Mar 44 BC", True, "-0043-03-31"),
        ("AD 50", True, "0050-12-31"),
        ("-0043", False, "-0043-01-01"),
        ("12000 BC", False, "-11999-01-01"),
        ("1917-02-30", False, None),
        ("Foo 1917", False, None),
        ("5 Jan 1918", False, "1918-01-05"),
        ("5 January 1918", True, "1918-01-05"),
        ("January 5, 1918", False, "1918-01-05"),
        ("1/1918", False, "1918-01-01"),
        ("1/1918", True, "1918-01-31"),
        ("2.1916", True, "1916-02-29"),
        ("5/1/1918", False, "1918-01-05"),
        ("1917-10", True, "1917-10-31"),
        ("15 Mar 44 BC", False, "-0043-03-15"),
        ("Mar AD 50", False, "0050-03-01"),
        ("31 Apr 1918", False, None),
        ("13/1918", False, None),
        ("soon", False, None),
        ("", False, None),
    ],
)
def test_a_year_field_reads_what_people_write(page: Page, text: str, end: bool, day: str | None) -> None:
    """Years, months and days, before Christ and after; anything else is no day."""
    found = page.evaluate("([text, end]) => claimline.readDay(text, end)", [text, end])

    assert found == (None if day is None else edtf.parse_day(day))


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?from=1917&to=1921",
        "?from=1917-10-25",
        "?from=-11999&to=0050",
        "?theme=war&scale=true&select=b-1-1",
        "?view=compare&sort=silence&part=a,b",
    ],
)
def test_an_address_reopens_what_it_was_written_from(page: Page, query: str) -> None:
    """The state of a query, written again, is the same query."""
    assert page.evaluate("([q, d]) => claimline.format(claimline.parse(q, d))", [query, DATA]) == query


def test_another_view_begins_unsorted_and_whole(page: Page) -> None:
    """What one view sorts or shows a part of is nothing to another; its own tab leaves it as it is."""
    states = page.evaluate(
        """d => { const state = claimline.parse("?view=compare&sort=silence&part=a&theme=war", d);
          return ["compare", "table"].map((view) => claimline.format(claimline.reduce(state, { type: "view", view }))); }""",
        DATA,
    )
    assert states == ["?theme=war&view=compare&sort=silence&part=a", "?theme=war&view=table"]


def test_no_text_is_open_beside_the_exercise(page: Page) -> None:
    """Its cards have no column beside them, so an open text would stand nowhere and cover what there is."""
    states = page.evaluate(
        """d => { const state = claimline.parse("?view=table&read=a", d);
          const left = claimline.reduce(state, { type: "view", view: "predict" });
          return [left, claimline.parse("?view=predict&read=a", d), state].map(claimline.format); }""",
        DATA,
    )
    assert states == ["?view=predict", "?view=predict", "?view=table&read=a"]


def test_a_table_with_an_empty_theme_opens_unfiltered(page: Page) -> None:
    """Nothing in the address means nothing is filtered, whatever the themes are called."""
    assert page.evaluate("d => claimline.parse('', d).theme", DATA) == []


def test_one_side_of_the_window_changes_alone(page: Page) -> None:
    """Setting the end keeps a beginning that the year field cannot say exactly."""
    state = page.evaluate(
        """d => claimline.reduce(claimline.parse("?from=1917-10-05&to=1921", d),
          {type: "window", to: claimline.readDay("1922", true)})""",
        DATA,
    )

    assert (state["from"], state["to"]) == (edtf.parse_day("1917-10-05"), edtf.parse_day("1922-12-31"))


@pytest.mark.parametrize(
    ("from_", "to", "window"),
    [
        ("1950", "1920", ("1920-01-01", "1950-12-31")),
        ("Nov 1920", "Mar 1918", ("1918-03-01", "1920-11-30")),
        ("5 Jan 1918", "1917", ("1917-01-01", "1918-01-05")),
    ],
)
def test_years_the_wrong_way_round_are_turned_and_kept_whole(
    page: Page, from_: str, to: str, window: tuple[str, str]
) -> None:
    """From 1950 to 1920 is all of 1920 to all of 1950, and the address and the fields say so again."""
    state = page.evaluate(
        """([d, from, to]) => { const first = claimline.reduce(claimline.parse("", d),
            { type: "window", from: claimline.readDay(from, false) });
          return claimline.reduce(first, { type: "window", to: claimline.readDay(to, true) }); }""",
        [DATA, from_, to],
    )

    assert (state["from"], state["to"]) == tuple(edtf.parse_day(day) for day in window)
    again = page.evaluate("([s, d]) => claimline.parse(claimline.format(s), d)", [state, DATA])
    assert (again["from"], again["to"]) == (state["from"], state["to"])


@pytest.mark.parametrize(
    "day", ["1917-01-01", "1917-11-01", "1917-11-07", "1917-11-30", "1917-12-31", "-0043-03-15"]
)
@pytest.mark.parametrize("end", [False, True])
def test_a_year_field_reads_what_it_shows(page: Page, day: str, end: bool) -> None:
    """Any day comes back from the words that the field has for it."""
    told, read = page.evaluate(
        "([day, end]) => { const told = claimline.tellDay(day, end); return [told, claimline.readDay(told, end)]; }",
        [edtf.parse_day(day), end],
    )

    assert read == edtf.parse_day(day), told


def test_a_theme_may_have_any_name(page: Page) -> None:
    """A theme called `constructor` is counted like the others."""
    claims: dict[str, Any] = {
        "n": 2,
        "source": ["a", "b"],
        "theme": ["constructor", "war"],
        "dated_by": ["text", "text"],
    }
    claims |= {"title": ["x", "y"], "claim": ["x", "y"], "earliest": [1, 2], "latest": [1, 2]}
    counts = page.evaluate("([c, d]) => claimline.counts(c, claimline.parse('', d))", [claims, DATA])

    assert counts["theme"]["constructor"] == 1


GERMAN = [
    ("5. Jan. 1918", "1918-01-05"),
    ("5. Januar 1918", "1918-01-05"),
    ("5 Jan 1918", "1918-01-05"),
    ("7.11.1917", "1917-11-07"),
    ("Okt 1917", "1917-10-01"),
    ("okt. 1917", "1917-10-01"),
    ("Dezember 1917", "1917-12-01"),
    ("März 1917", "1917-03-01"),
    ("mär 1917", "1917-03-01"),
    ("Mai 1917", "1917-05-01"),
    ("3.Mai 1917", "1917-05-03"),
    ("44 v. Chr.", "-0043-01-01"),
    ("44 v.Chr.", "-0043-01-01"),
    ("15. März 44 v. Chr.", "-0043-03-15"),
    ("50 n. Chr.", "0050-01-01"),
    ("1917", "1917-01-01"),
    ("Oct 1917", "1917-10-01"),
    ("44 BC", "-0043-01-01"),
    ("Quark 1917", ""),
    ("31. Februar 1917", ""),
]


def test_what_the_fields_show_and_take_is_in_the_page_s_language(page: Page) -> None:
    """German and English are both understood where the page is German; the address knows neither."""
    days = page.evaluate(
        """([words, texts]) => {
          claimline.speak({ lang: "de", words });
          const read = (text) => claimline.readDay(text, false) ?? claimline.readDay(claimline.inEnglish(text), false);
          return texts.map((text) => read(text)).map((day) => day === null ? "" : claimline.writeDay(day, null));
        }""",
        [dict(i18n.words("de")), [text for text, _ in GERMAN]],
    )
    assert days == [day for _, day in GERMAN]
    shown = page.evaluate(
        """(days) => days.map(([day, end]) => {
          const told = claimline.tellDay(day, end);
          return [told, (claimline.readDay(told, end) ?? claimline.readDay(claimline.inEnglish(told), end)) === day];
        })""",
        [
            [edtf.day_number(1917, 10, 25), False],
            [edtf.day_number(1917, 12, 1), False],
            [edtf.day_number(-43, 3, 15), True],
            [edtf.day_number(1928, 9, 30), True],
            [edtf.day_number(50, 1, 1), False],
            [edtf.day_number(1917, 12, 31), True],
        ],
    )
    page.evaluate("words => { claimline.speak({ lang: 'en', words }); }", dict(i18n.words("en")))  # as before
    assert shown == [
        ["25. Okt 1917", True],
        ["Dez 1917", True],
        ["15. Mär 44 v. Chr.", True],
        ["Sep 1928", True],
        ["50 n. Chr.", True],
        ["1917", True],
    ]

"""Claims to put in order as values: what is hidden, which are dealt, and what counts as a right order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page

from dashboard import edtf, table
from dashboard.showing import client, page_data, query

pytestmark = pytest.mark.browser
SCRIPTS = ("claimline.js",)


@pytest.fixture(scope="module")
def frame(root: Path) -> pd.DataFrame:
    return table.read(root / "events.csv")[0]


@pytest.fixture(scope="module")
def page(chromium: Browser, root: Path, frame: pd.DataFrame) -> Iterator[Page]:
    """An empty page with the scripts and the committed table's claims as `claims`."""
    page = chromium.new_page()
    page.set_content("<!doctype html><title>ordering</title>")
    for script in SCRIPTS:
        page.add_script_tag(path=root / "assets" / script)
    page.evaluate("claims => { window.claims = claims; }", page_data.claims(frame))
    yield page
    page.close()


def claims_of(*dates: str) -> dict[str, Any]:
    """A claim of weight 2 for each date, each of an event of its own."""
    told = [edtf.parse(date) for date in dates]
    fields = ("earliest", "latest", "precision", "approximate", "uncertain")
    claims: dict[str, Any] = {name: [getattr(date, name) for date in told] for name in fields}
    many = len(dates)
    names = [f"c{at}" for at in range(many)]
    return claims | {
        "n": many,
        "id": names,
        "event": names,
        "weight": [2] * many,
        "dated_by": ["text"] * many,
    }


def judged(page: Page, claims: dict[str, Any], order: list[int]) -> list[int]:
    found: list[int] = page.evaluate("([c, order]) => claimline.judged(c, order)", [claims, order])
    return found


# What is hidden


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("On 7 November 1917 it fell.", [], "On … it fell."),
        ("On November 7, 1917, it fell.", [], "On …, it fell."),
        ("From 7-8 November it fell.", [], "From … it fell."),
        ("In the 1920s and 1937-8.", [], "In the … and …."),
        ("In 1918–21, not 1,500 men.", [], "In …, not 1,500 men."),
        ("In 44 BC, or AD 14.", [], "In …, or …."),
        ("The nineteenth century, the 20th-century kind.", [], "The …, the … kind."),
        ("It was 100 years ago.", [], "It was …."),
        ("The October Revolution of that year.", ["that year"], "The October Revolution of …."),
        ("Order No. 1 of the year 300.", [], "Order No. 1 of the year 300."),
        ("(a+b) twice (a+b)", ["(a+b)"], "… twice …"),
        ("", [], ""),
    ],
)
def test_dates_and_the_words_that_date_are_hidden(text: str, words: list[str], left: str) -> None:
    claims = {
        "n": 1,
        "title": [""],
        "claim": [text],
        "words": ["".join(words)],
        "source": ["a"],
        "start": [0],
        "end": [9],
    }
    [parts] = [one["claim"] for one in client.ask("hidden", claims=claims)]
    assert without_hidden(parts) == left
    assert "".join(part["text"] for part in parts) == text


def without_hidden(parts: list[dict[str, Any]]) -> str:
    return "".join("…" if part["hidden"] else part["text"] for part in parts)


def test_no_year_of_the_committed_table_is_left(frame: pd.DataFrame) -> None:
    for one in client.ask("hidden", claims=page_data.claims(frame)):
        for name in ("title", "claim"):
            assert not any(year in without_hidden(one[name]) for year in ("1917", "1921", "1924"))


# What is dealt


@pytest.mark.parametrize(
    "link", ["", "source=munoz&from=1917&to=1921", "theme=war", "source=lenihan", "from=1917-10&to=1917-12"]
)
def test_the_cards_of_a_link_are_few_apart_and_always_the_same(
    page: Page, frame: pd.DataFrame, link: str
) -> None:
    rows = list(query.read(frame, link).rows)
    dealt = [
        page.evaluate("([rows, round]) => claimline.deal(claims, rows, round)", [rows, round_])
        for round_ in (0, 0, 1)
    ]
    assert dealt[0] == dealt[1]
    for cards in dealt:
        assert 3 <= len(cards) <= 8
        assert set(cards) <= set(rows)
        assert frame.loc[cards, "event"].is_unique
        days = sorted(frame.loc[cards, ["earliest", "latest"]].itertuples(index=False))
        assert all(one.latest < other.earliest for one, other in pairwise(days))
        assert any(page.evaluate("(cards) => claimline.judged(claims, cards)", cards))


def test_other_claims_come_round_again(page: Page) -> None:
    """Two rounds of ten claims have no card in common; then the first comes again."""
    claims = claims_of(*(str(year) for year in range(1900, 1911)))
    first, second, third = (
        page.evaluate("([c, n]) => claimline.deal(c, Array.from(c.id.keys()), n)", [claims, n])
        for n in range(3)
    )
    assert len(first) == 8
    assert len(second) == 3
    assert not set(first) & set(second)
    assert third == first


@pytest.mark.parametrize(
    "dates",
    [[], ["1917"], ["1917", "1918"], ["1917", "1917-03", "1917~"], ["../1917", "1918/..", "1919/..", "1920"]],
)
def test_what_has_no_order_is_no_exercise(page: Page, dates: list[str]) -> None:
    """Too few, all at one time, or without an end."""
    claims = claims_of(*dates)
    assert page.evaluate("(c) => claimline.deal(c, Array.from(c.id.keys()))", claims) == []


def test_ten_thousand_claims_are_dealt_at_once(page: Page) -> None:
    claims = claims_of(*(f"{1000 + at % 1000}-{at % 12 + 1:02}" for at in range(10_000)))
    took = page.evaluate(
        """(c) => { const from = performance.now(); claimline.deal(c, Array.from(c.id.keys()), 3);
        return performance.now() - from; }""",
        claims,
    )
    assert took < 2000


# What is right


def test_where_dates_are_apart_there_is_one_right_order(page: Page) -> None:
    claims = claims_of("1917", "1918", "1919", "1920")
    for order in permutations(range(4)):
        assert judged(page, claims, list(order)) == [place - row for place, row in enumerate(order)]


@pytest.mark.parametrize(
    ("dates", "order", "off"),
    [
        (["1917", "1917-03", "1920"], [1, 0, 2], [0, 0, 0]),  # March 1917 and 1917: either
        (["1917", "1917-03", "1920"], [0, 1, 2], [0, 0, 0]),
        (["1917/1921", "1917-03", "1920-05"], [1, 0, 2], [0, 0, 0]),
        (["1917/1921", "1917-03", "1920-05"], [2, 0, 1], [-2, 0, 2]),  # the period stays where it is
        (["1927~", "1928", "1930"], [1, 0, 2], [0, 0, 0]),  # about 1927 settles nothing against 1928
        (["1927", "1928", "1930"], [1, 0, 2], [-1, 1, 0]),
        (["1927?", "1929", "1930"], [1, 0, 2], [-1, 1, 0]),  # and perhaps 1927 does against 1929
        (["1927-03~", "1927-04", "1927-06"], [1, 0, 2], [0, 0, 0]),
        (["1917", "1918", "1919", "1917/1919"], [2, 3, 0, 1], [-3, 0, 2, 1]),
    ],
)
def test_where_dates_overlap_either_order_is_right(
    page: Page, dates: list[str], order: list[int], off: list[int]
) -> None:
    """A card is as far off as in the nearest right order."""
    assert judged(page, claims_of(*dates), order) == off


def test_the_nearest_right_order_is_right_and_nearest(page: Page) -> None:
    """Against all orders of five cards, some of which overlap."""
    dates = ["1917", "1917-05/1918", "1918~", "1919-02", "1920"]
    claims = claims_of(*dates)
    told = [edtf.parse(date) for date in dates]
    bounds = [(date.earliest or 0, date.latest or 0) for date in told]
    bounds[2] = (bounds[2][0] - 366, bounds[2][1] + 366)
    right = [
        order
        for order in permutations(range(5))
        if not any(bounds[b][1] < bounds[a][0] for at, a in enumerate(order) for b in order[at + 1 :])
    ]
    assert len(right) > 1
    for order in permutations(range(5)):
        cost = sum(map(abs, judged(page, claims, list(order))))
        assert cost == min(sum(abs(at - one.index(row)) for at, row in enumerate(order)) for one in right)

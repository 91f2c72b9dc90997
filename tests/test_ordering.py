"""Claims to put in order as values: what is hidden, which are dealt, and what counts as a right order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page

from dashboard import table
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


# What is right

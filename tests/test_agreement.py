"""What the card says of another essay's date: only two dates that the essays give themselves can disagree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from dashboard import edtf
from dashboard.showing import dates_in_words, i18n

pytestmark = pytest.mark.browser
FIELDS = ("earliest", "latest", "precision", "approximate", "uncertain")


@pytest.fixture(scope="module")
def page(chromium: Browser, root: Path) -> Iterator[Page]:
    page = chromium.new_page()
    page.set_content("<!doctype html><title>agreement</title>")
    for script in ("claimline.js",):
        page.add_script_tag(path=root / "assets" / script)
    page.evaluate("words => { claimline.speak({ lang: 'en', words }); }", i18n.words("en"))
    yield page
    page.close()


@pytest.mark.parametrize(
    ("ours", "others", "says"),
    [
        ("text 1918", ["text 1918"], "tells it too, with the same date"),
        ("text 1918", ["reference 1918"], "tells it too; gives no date (by reference: 1918)"),
        (
            "text 1917",
            ["reference 1917-11-07/1917-11-08"],
            "tells it too; gives no date (by reference: 7–8 November 1917)",
        ),
        (
            "reference 1918/1921",
            ["reference 1918/1921"],
            "tells it too; gives no date (by reference: 1918 to 1921)",
        ),
        ("reference 1953-03-05", ["text 1953"], "tells it too, and gives the date: 1953"),
        ("text 1953", ["text 1953-03-05"], "tells it too, dated more exactly: 5 March 1953"),
        ("context 1953-03-05", ["text 1953"], "tells it too, dated less exactly: 1953"),
        ("text 1917/1920", ["text 1919/1922"], "tells it too; the dates overlap: 1919 to 1922"),
        ("text 1917", ["text 1918"], "dates it otherwise: 1918"),
        ("text 1917~", ["text 1918"], "tells it too; the dates overlap: 1918"),
        ("text 1917~", ["text 1920"], "dates it otherwise: 1920"),
        ("text 1917", ["context ../1916"], "dates it otherwise: until 1916"),
        ("text 1917", ["text 1916/.."], "tells it too, dated less exactly: from 1916"),
        ("text 1917", ["text 1918", "text 1917-11"], "tells it too, dated more exactly: November 1917"),
        ("text 1917", ["reference 1918", "text 1917"], "tells it too, with the same date"),
    ],
)
def test_two_essays_disagree_only_where_both_give_dates_without_a_day_in_common(
    page: Page, ours: str, others: list[str], says: str
) -> None:
    rows = [text.split(" ") for text in (ours, *others)]
    dates = [edtf.parse(text) for _, text in rows]
    claims = {
        "dated_by": [way for way, _ in rows],
        **{name: [getattr(date, name) for date in dates] for name in FIELDS},
        "when": [dates_in_words.tell(date.text) for date in dates],
    }
    others_rows = list(range(1, len(rows)))

    assert page.evaluate("([c, r]) => claimline.agreement(c, 0, r)", [claims, others_rows]) == says

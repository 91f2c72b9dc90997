"""The comparison for paper is the one on the screen: the same events, silences, relations and orders."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from conftest import committed
from playwright.sync_api import Browser, Page

from dashboard import edtf, table
from dashboard.showing import comparison, page_data, query

pytestmark = pytest.mark.browser
SCRIPTS = ("claimline.js",)
FIELDS = ("earliest", "latest", "precision", "approximate", "uncertain")
SORTS = ("", "disagreement", "silence", "title")


@pytest.fixture(scope="module")
def frame(root: Path) -> pd.DataFrame:
    return table.read(root / "events.csv")[0]


@pytest.fixture(scope="module")
def page(chromium: Browser, root: Path) -> Iterator[Page]:
    """An empty page with the scripts."""
    page = chromium.new_page()
    page.set_content("<!doctype html><title>comparison</title>")
    for script in SCRIPTS:
        page.add_script_tag(path=root / "assets" / script)
    yield page
    page.close()


def on_screen(
    page: Page, claims: dict[str, Any], ids: Sequence[str], titles: dict[str, Any], shown: Sequence[int]
) -> list[Any]:
    found: list[Any] = page.evaluate(
        """([claims, ids, titles, shown, sorts]) => {
          const model = claimline.compared(claims, ids, titles), { events } = claimline.inSight(model, shown);
          const told = (event) => [event.id, event.title, event.cells, event.relation.kind, event.relation.dating, event.key];
          return sorts.map((sort) => claimline.grouped(events, sort).map(({ group, events }) => [group, events.map(told)]));
        }""",
        [claims, list(ids), titles, list(shown), SORTS],
    )
    return found


def on_paper(
    claims: dict[str, Any], ids: Sequence[str], titles: dict[str, Any], shown: Sequence[int]
) -> list[Any]:
    known = {name: event["title"] for name, event in titles.items()}
    events = comparison.in_sight(comparison.compared(claims, ids, titles=known), shown)
    written = [
        [(group, [told(event) for event in group_of]) for group, group_of in comparison.ordered(events, sort)]
        for sort in SORTS
    ]
    plain: list[Any] = json.loads(json.dumps(written))
    return plain


def told(event: comparison.Event) -> list[Any]:
    kind, dating = event.relation.kind, event.relation.dating
    return [event.id, event.title, event.cells, kind, dating, comparison.part(event)]


@pytest.mark.parametrize("link", ["", "theme=war", "source=munoz", "from=1917&to=1921&dated=text"])
def test_paper_and_screen_agree_on_the_committed_table(page: Page, frame: pd.DataFrame, link: str) -> None:
    """In every order, for all claims and for some of them."""
    apparatus = committed()[1].apparatus
    claims, titles = page_data.claims(frame), page_data.events(apparatus)
    filters = query.parse(link, frame=frame)
    ids = filters.source or list(frame["source"].unique())
    shown = query.select(frame, filters=filters).index.tolist()
    assert shown
    assert on_paper(claims, ids, titles, shown) == on_screen(page, claims, ids, titles, shown)


def claims_of(*rows: str) -> dict[str, Any]:
    """Claims from `source event date` or `source event date reference`."""
    parts = [(*row.split(" "), "text")[:4] for row in rows]
    dates = [edtf.parse(date) for _, _, date, _ in parts]
    return {
        "n": len(rows),
        "source": [source for source, *_ in parts],
        "event": [event for _, event, *_ in parts],
        "title": [event.title() for _, event, *_ in parts],
        "dated_by": [way for *_, way in parts],
        **{name: [getattr(date, name) for date in dates] for name in FIELDS},
        "weight": [at % 3 + 1 for at in range(len(rows))],
    }


HARD = [
    (["a x 1917", "b x 1918"], "apart"),
    (["a x 1917", "a x 1918", "b x 1918"], "same"),
    (["a x 1917", "b x 1917-10"], "finer"),
    (["a x 1917/1919", "b x 1918/1920"], "overlaps"),
    (["a x ../1917", "b x 1918/.."], "apart"),
    (["a x 1917~", "b x 1918"], "overlaps"),
    (["a x 1917-12-30?", "b x 1918-01-03"], "overlaps"),
    (["a x 1917~", "b x 1920"], "apart"),
    (["a x 1917", "a x 1917~", "b x 1918"], "overlaps"),
    (["a x 1917 reference", "b x 1917"], "one"),
    (["a x 1917 reference", "b x 1917 reference"], "none"),
    (["a x 1917", "a x 1918"], "alone"),
    (["a x 1917", "b x 1917", "c x 1920"], "apart"),
    (["a x -0043-03-15", "b x -0043", "c x -0042 reference"], "finer"),
]


@pytest.mark.parametrize(("rows", "kind"), HARD)
def test_how_dates_stand_to_each_other(page: Page, rows: list[str], kind: str) -> None:
    """On paper and on the screen."""
    claims, shown = claims_of(*rows), range(len(rows))
    [event] = comparison.compared(claims, "abc")
    assert event.relation.kind == kind
    assert on_paper(claims, "abc", {}, shown) == on_screen(page, claims, "abc", {}, shown)


def test_many_events_stand_in_the_same_orders(page: Page) -> None:
    """All hard cases at once, told by three sources, by gap and by weight."""
    rows = [row.replace(" x ", f" e{at} ") for at, (each, _) in enumerate(HARD) for row in each]
    claims, shown = claims_of(*rows), range(0, len(rows), 2)
    assert on_paper(claims, "cab", {}, shown) == on_screen(page, claims, "cab", {}, shown)


def test_a_filter_makes_no_text_silent(frame: pd.DataFrame) -> None:
    """An event of which one source's claim alone is shown has the other source's claim too."""
    claims = page_data.claims(frame)
    [death] = [one for one in comparison.compared(claims, ["lenihan", "munoz"]) if one.id == "lenin-death"]
    assert death.tellers == (0, 1)
    [seen] = comparison.in_sight([death], [death.cells[0][0]])
    assert seen.tellers == (0, 1)

"""The browser's select, counts and state, in the browser they are written for; filters agree with pandas."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page

from dashboard import edtf, table
from dashboard.showing import page_data

pytestmark = pytest.mark.browser
SCRIPTS = ("claimline.js",)
EVERYTHING: dict[str, Any] = {"source": [], "theme": [], "dated": [], "words": "", "from": None, "to": None}
EVERYTHING |= {
    "scale": "elastic",
    "select": "",
    "view": "timeline",
    "calendar": "",
    "sort": "",
    "part": [],
    "read": "",
}


@pytest.fixture(scope="module")
def frame(root: Path) -> pd.DataFrame:
    return table.read(root / "events.csv")[0]


@pytest.fixture(scope="module")
def page(chromium: Browser, root: Path, frame: pd.DataFrame) -> Iterator[Page]:
    """An empty page with the scripts and the committed table as `data`."""
    page = chromium.new_page()
    page.set_content("<!doctype html><title>select</title>")
    for script in SCRIPTS:
        page.add_script_tag(path=root / "assets" / script)
    page.evaluate("data => { window.data = data; }", json.loads(page_data.payload(frame, sources=[])))
    yield page
    page.close()


def selected(page: Page, **state: Any) -> list[int]:
    found: list[int] = page.evaluate(
        "state => Array.from(claimline.select(data.claims, state))", EVERYTHING | state
    )
    return found


def in_pandas(frame: pd.DataFrame, state: dict[str, Any]) -> list[int]:
    """The same filters, said in another language."""
    keep = pd.Series(True, index=frame.index)
    for name, column in (("source", "source"), ("theme", "theme"), ("dated", "dated_by")):
        if state[name]:
            keep &= frame[column].isin(state[name])
    text = (frame["title"] + "\n" + frame["claim"]).str.lower()
    for word in state["words"].lower().split():
        keep &= text.str.contains(word, regex=False)
    dates = [edtf.parse(value) for value in frame["edtf"]]
    low, high = state["from"], state["to"]
    keep &= pd.Series([low is None or date.latest is None or date.latest >= low for date in dates])
    keep &= pd.Series([high is None or date.earliest is None or date.earliest <= high for date in dates])
    return list(frame.index[keep])


def random_states(frame: pd.DataFrame, count: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(11)
    for _ in range(count):
        years = sorted(chance.sample(range(1900, 1965), 2))
        window = chance.choice([(None, None), years, (years[0], None), (None, years[1])])
        yield EVERYTHING | {
            "source": chance.choice([[], ["lenihan"], ["munoz"]]),
            "theme": chance.sample(sorted(set(frame["theme"])), chance.choice([0, 0, 1, 3])),
            "dated": chance.choice([[], ["reference"], ["text", "context"]]),
            "words": chance.choice(["", "", "lenin", "soviet power"]),
            "from": window[0] and edtf.parse_day(f"{window[0]}-01-01"),
            "to": window[1] and edtf.parse_day(f"{window[1]}-12-31"),
        }


def test_the_browser_and_pandas_select_the_same_rows(page: Page, frame: pd.DataFrame) -> None:
    """Over 60 random states, rows and their order are those of a filter written in pandas."""
    states = list(random_states(frame, 60))
    for state in states:
        assert selected(page, **state) == in_pandas(frame, state), state
    assert len({len(in_pandas(frame, state)) for state in states}) > 10


@pytest.mark.parametrize(
    ("search", "text", "marked"),
    [
        ("munoz", "So Muñoz, and MUNOZ.", "So [Muñoz], and [MUNOZ]."),
        ("muñoz", "So Mun\u0303oz said.", "So [Mun\u0303oz] said."),
        ("strasse a.b", "In Strasse a.b, not axb.", "In [Strasse] [a.b], not axb."),
        ('"of lenin"', "Death of Lénin; of all", "Death [of Lénin]; of all"),
        ("𝔘 ende", "가 𝔘𝔫𝔦 Ende", "가 [𝔘]𝔫𝔦 [Ende]"),
        ("", "Nothing is asked", "Nothing is asked"),
    ],
)
def test_what_a_search_finds_is_marked_where_it_stands(
    page: Page, search: str, text: str, marked: str
) -> None:
    """With its own accents and case, however it was typed."""
    found = page.evaluate(
        """([search, text]) => claimline.marked(text, claimline.patternOf(claimline.terms(search)))
          .map((piece) => (typeof piece === "string" ? piece : `[${piece.textContent}]`)).join("")""",
        [search, text],
    )
    assert found == marked


def test_a_facet_s_counts_ignore_its_own_choice_and_respect_the_others(
    page: Page, frame: pd.DataFrame
) -> None:
    """Each count is what the page would show if that value alone were chosen in its facet."""
    for state in random_states(frame, 12):
        counted = page.evaluate("state => claimline.counts(data.claims, state)", state)
        for facet, column in (("source", "source"), ("theme", "theme"), ("dated", "dated_by")):
            for value in set(frame[column]):
                alone = len(in_pandas(frame, state | {facet: [value]}))
                assert counted[facet].get(value, 0) == alone, (facet, value, state)


@pytest.mark.parametrize(
    ("search", "text", "found"),
    [
        ("LENIN", "Death of Lenin", True),
        ("lenin death", "Death of Lenin", True),
        ("lenin birth", "Death of Lenin", False),
        ('"of Lenin"', "Death of Lenin", True),
        ('"Lenin of"', "Death of Lenin", False),
        ("tambov", "Rising in Tambóv", True),
        ("a.b", "a-b", False),
        ("  ", "anything", True),
        ('"', "anything", True),
    ],
)
def test_a_search_finds_all_its_words_in_any_case(page: Page, search: str, text: str, found: bool) -> None:
    """Accents and case do not matter, all words must occur, and quotes hold a phrase together."""
    rows = page.evaluate(
        """([words, title]) => {
          const claims = {n: 1, title: [title], claim: [""], earliest: [0], latest: [0]};
          const state = {source: [], theme: [], dated: [], words, from: null, to: null};
          return Array.from(claimline.select(claims, state));
        }""",
        [search, text],
    )

    assert (rows == [0]) is found


def test_time_order_takes_open_sides_by_their_other_side(page: Page) -> None:
    """A claim 'until 1918' stands where 1918 stands; equal days keep the table's order."""
    order = page.evaluate(
        """() => claimline.inTime({earliest: [50, null, 10, 10], latest: [60, 20, null, 10]}, [0, 1, 2, 3])"""
    )

    assert order == [2, 3, 1, 0]


def test_the_filter_that_hides_most_is_named_first(page: Page) -> None:
    """Lifting each active filter alone is counted, the most helpful first; inactive ones are not named."""
    state = EVERYTHING | {"source": ["munoz"], "words": "no such word at all", "theme": ["war"]}
    lifted = page.evaluate("state => claimline.loosened(data.claims, state)", state)

    assert lifted[0]["facet"] == "words"
    assert lifted[0]["count"] == len(selected(page, source=["munoz"], theme=["war"])) > 0
    assert {one["facet"] for one in lifted} == {"words", "source", "theme"}


def test_a_state_goes_into_the_address_and_back(page: Page, frame: pd.DataFrame) -> None:
    """Over 40 random states, reading what was written gives the same state."""
    for state in random_states(frame, 40):
        whole = state | {"scale": "true", "select": frame["claim_id"].iloc[3]}
        query = page.evaluate("state => claimline.format(state)", whole)
        whole["theme"] = [
            name for name in page.evaluate("data.themes.map(t => t.id)") if name in whole["theme"]
        ]
        whole["dated"] = [name for name in ("text", "context", "reference") if name in whole["dated"]]

        assert page.evaluate("query => claimline.parse(query, data)", query) == whole


@pytest.mark.parametrize(
    ("query", "changed"),
    [
        ("", {}),
        ("?nonsense=1&&=&source", {}),
        ("?source=nobody,munoz", {"source": ["munoz"]}),
        ("?source=lenihan,munoz", {}),
        ("?from=1917&to=1921", {"from": "1917-01-01", "to": "1921-12-31"}),
        ("?from=1921&to=1917-03-08", {"from": "1917-03-08", "to": "1921-12-31"}),
        ("?from=1917-02-30&to=yesterday", {}),
        ("?from=-0043", {"from": "-0043-01-01"}),
        ("?from=44%20BC", {"from": "-0043-01-01"}),
        ("?words=%E0%A4%A", {}),
        ("?words=civil+war", {"words": "civil war"}),
        ("?select=no-such-claim&scale=sideways", {}),
        ("?scale=true", {"scale": "true"}),
    ],
)
def test_an_address_is_read_with_patience(page: Page, query: str, changed: dict[str, Any]) -> None:
    """What a link says wrongly is left out; the rest of it counts."""
    for side in ("from", "to"):
        if side in changed:
            changed = changed | {side: edtf.parse_day(changed[side])}

    assert page.evaluate("query => claimline.parse(query, data)", query) == EVERYTHING | changed


def test_the_usual_state_has_an_empty_query(page: Page) -> None:
    """Nothing chosen, nothing in the address; otherwise the names come in one order."""
    assert page.evaluate("state => claimline.format(state)", EVERYTHING) == ""
    state = EVERYTHING | {"words": "a&b=c", "source": ["x,y", "z"], "scale": "true"}
    state["to"] = edtf.parse_day("1921-12-31")
    assert (
        page.evaluate("s => claimline.format(s)", state)
        == "?source=x%2Cy,z&words=a%26b%3Dc&to=1921&scale=true"
    )


def test_choosing_every_value_is_the_same_as_none(page: Page) -> None:
    """A chip switches on and off; with the last one on, the facet filters nothing."""
    after = page.evaluate(
        """start => {
          const known = ["a", "b"], press = (state, value) =>
            claimline.reduce(state, {type: "toggle", facet: "source", values: [value], known});
          const one = press(start, "b"), both = press(one, "a"), none = press(one, "b");
          return [one.source, both.source, none.source];
        }""",
        EVERYTHING,
    )

    assert after == [["b"], [], []]


@pytest.mark.parametrize("kind", ["elastic", "true"])
def test_zooming_keeps_the_point_under_the_pointer_and_time_inside(page: Page, kind: str) -> None:
    """The day under the pointer stays there, zooming out ends at all of time, panning stops at its ends."""
    kept, out, left, right, least = page.evaluate(
        """([start, kind]) => {
          const scale = claimline.scale(data.claims, kind), at = 0.6, step = (f, s, ...more) => ({...s, ...f(scale, s, ...more)});
          const day = (s) => claimline.view(scale, {...s, width: 10000}).day(at * 10000);
          let zoomed = step(claimline.zoomed, start, 3, at);
          const kept = [day(start), day(zoomed)], out = step(claimline.zoomed, zoomed, 0.1, 0.2);
          const left = step(claimline.panned, zoomed, -99), right = step(claimline.panned, zoomed, 99);
          for (let i = 0; i < 60; i += 1) zoomed = step(claimline.zoomed, zoomed, 3, 0.5);
          return [kept, [out.from, out.to], [left.from, Math.ceil(scale.first)], [right.to + 1, Math.round(scale.last)], zoomed.to - zoomed.from + 1];
        }""",
        [EVERYTHING, kind],
    )

    assert kept[0] == pytest.approx(kept[1], abs=60)
    assert out == [None, None]
    assert abs(left[0] - left[1]) <= 1
    assert abs(right[0] - right[1]) <= 1
    assert least >= 14

"""Rows sorted and written by the browser: in order of time, CSV that our own reader opens as it was, and JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from dashboard import edtf, table
from dashboard.showing import page_data
from dashboard.showing.export import Request, package

pytestmark = pytest.mark.browser
SCRIPTS = ("claimline.js",)
FORMULA = re.compile(r"^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]")


@pytest.fixture(scope="module")
def page(chromium: Browser, root: Path) -> Iterator[Page]:
    page = chromium.new_page()
    page.set_content("<!doctype html><html lang=en><title>table</title>")
    for script in SCRIPTS:
        page.add_script_tag(path=root / "assets" / script)
    yield page
    page.close()


@pytest.fixture(scope="module")
def frame(root: Path) -> pd.DataFrame:
    return table.read(root / "events.csv")[0]


def data_of(frame: pd.DataFrame) -> Any:
    return json.loads(page_data.payload(frame, sources=[]))


def rows_of(*given: dict[str, str]) -> pd.DataFrame:
    """A frame of rows that say only what matters to a test."""
    rows = []
    for number, row in enumerate(given, 1):
        earliest, latest = edtf.parse(row.get("edtf", "1900")).bounds
        usual = dict.fromkeys(table.COLUMNS, "") | {"source": "a", "event": str(number), "title": "one"}
        usual |= {"claim_id": str(number), "edtf": "1900", "dated_by": "text", "theme": "war", "weight": "2"}
        usual |= {"paragraph": "1", "start": "0", "end": "0", "earliest": earliest, "latest": latest}
        rows.append(usual | row)
    return table.frame_of(rows)


def sorted_ids(page: Page, frame: pd.DataFrame, sort: str) -> list[str]:
    found: list[str] = page.evaluate(
        """([data, sort]) => { const order = claimline.inTime(data.claims, data.claims.id.map((_, row) => row));
          return claimline.sortedRows(data, order, sort).map((row) => data.claims.id[row]); }""",
        [data_of(frame), sort],
    )
    return found


def downloaded(page: Page, frame: pd.DataFrame, kind: str) -> str:
    text: str = page.evaluate(
        "([data, kind]) => claimline[kind](data.claims, data.claims.id.map((_, row) => row))",
        [data_of(frame), kind],
    )
    return text


def read_again(text: str, path: Path) -> pd.DataFrame:
    path.write_bytes(text.encode())
    frame, problems = table.read(path)
    assert problems == []
    return frame


def test_the_browser_knows_every_column_of_the_table(page: Page) -> None:
    assert page.evaluate("claimline.COLUMNS") == list(table.COLUMNS)
    assert set(page.evaluate("claimline.VIEW_COLUMNS")) == {"when", *table.COLUMNS}


def test_the_committed_table_comes_back_from_csv_as_it_was(
    page: Page, frame: pd.DataFrame, tmp_path: Path
) -> None:
    text = downloaded(page, frame, "csv")
    assert text.startswith("\ufeff")
    pd.testing.assert_frame_equal(read_again(text, tmp_path / "claims.csv"), frame)


def test_days_before_our_era_and_open_sides_come_back(page: Page, tmp_path: Path) -> None:
    dates = [
        "-0043-03-15",
        "-0500/-0400",
        "../-0043",
        "0476/..",
        "[-0043,0014]",
        "Y-12000",
        "-012X",
        "Y12345",
    ]
    frame = rows_of(*({"edtf": date} for date in dates))
    text = downloaded(page, frame, "csv")
    assert ",'-0043-03-15,'-0043-03-15,'-0043-03-15," in text
    pd.testing.assert_frame_equal(read_again(text, tmp_path / "claims.csv"), frame)


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=40)
signs = st.text("'=+-@\t\r\n ;,\"\u00a0\uff1d\uff0b\uff0d\uff20a", min_size=1, max_size=8)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(words, signs).filter(str.strip), min_size=1, max_size=8))
def test_any_words_come_back_and_none_begins_a_formula(page: Page, tmp_path: Path, texts: list[str]) -> None:
    frame = rows_of(*({"title": text, "claim": text, "words": text} for text in texts))
    raw = downloaded(page, frame, "csv")
    assert raw == package.to_csv(Request(frame)).decode()
    pd.testing.assert_frame_equal(read_again(raw, tmp_path / "claims.csv"), frame)
    records, _ = table._records(raw.removeprefix("\ufeff"))
    assert [cell for record in records for cell in record.cells if FORMULA.match(cell)] == []


def test_json_holds_the_same_rows_with_numbers_and_open_sides(page: Page) -> None:
    frame = rows_of({"edtf": "-0043-03-15", "title": '=1+"1"\n'}, {"edtf": "../1917", "paragraph": "12"})
    first, second = json.loads(downloaded(page, frame, "json"))
    assert list(first) == list(table.COLUMNS)
    assert (first["title"], first["edtf"], first["earliest"]) == ('=1+"1"\n', "-0043-03-15", "-0043-03-15")
    assert (second["paragraph"], second["earliest"], second["latest"]) == (12, None, "1917-12-31")


def test_no_rows_are_still_a_header_and_a_list(page: Page) -> None:
    assert page.evaluate("claimline.csv({}, [])") == "\ufeff" + ",".join(table.COLUMNS) + "\r\n"
    assert json.loads(page.evaluate("claimline.json({}, [])")) == []


@pytest.mark.parametrize(
    ("sort", "values", "order"),
    [
        ("", {"edtf": ["1917-10", "-0043", "0476", "1917", "1906", "../1900"]}, "2 3 6 5 4 1"),
        ("-when", {"edtf": ["1917-10", "-0043", "0476", "1917"]}, "1 4 3 2"),
        ("edtf", {"edtf": ["9999", "Y10000", "-0043", "192X"]}, "3 4 1 2"),
        ("latest", {"edtf": ["1917/..", "1950", "1920"]}, "3 2 1"),
        ("-latest", {"edtf": ["1917/..", "1950", "1920"]}, "2 3 1"),
        ("earliest", {"edtf": ["../1800", "1950", "1920"]}, "3 2 1"),
        ("paragraph", {"paragraph": ["10", "9", "2"]}, "3 2 1"),
        ("paragraph", {"paragraph": ["0", "9", "2"]}, "3 2 1"),
        ("-paragraph", {"paragraph": ["0", "9", "2"]}, "2 3 1"),
        ("-weight", {"weight": ["1", "3", "2", "3"]}, "2 4 3 1"),
        ("dated_by", {"dated_by": ["reference", "text", "context", "text"]}, "2 4 3 1"),
        ("claim_id", {"claim_id": ["a-10-1", "a-9-2", "a-9-1"]}, "a-9-1 a-9-2 a-10-1"),
        (
            "title",
            {"title": ["Zürich", "Ågren", "agrarian", "Émigrés", "event 10", "event 9"]},
            "3 2 4 6 5 1",
        ),
        ("words", {"words": ["", "1917", "in May", ""]}, "2 3 1 4"),
        ("-words", {"words": ["", "1917", "in May", ""]}, "3 2 1 4"),
        ("theme", {"theme": ["war", "economy", "war", "economy"]}, "2 4 1 3"),
        ("-theme", {"theme": ["war", "economy", "war", "economy"]}, "1 3 2 4"),
        ("nonsense", {"edtf": ["1917", "1902"]}, "2 1"),
    ],
)
def test_a_column_sorts_by_what_it_means(
    page: Page, sort: str, values: dict[str, list[str]], order: str
) -> None:
    """Dates by day, numbers by size, words as a dictionary has them; what is alike stays in order of time."""
    [(name, cells)] = values.items()
    assert sorted_ids(page, rows_of(*({name: cell} for cell in cells)), sort) == order.split()


def test_every_column_sorts_all_rows_both_ways(page: Page, frame: pd.DataFrame) -> None:
    for name in page.evaluate("claimline.VIEW_COLUMNS"):
        for sort in (name, f"-{name}"):
            assert sorted(sorted_ids(page, frame, sort)) == sorted(frame["claim_id"]), sort


def test_rows_alike_stay_in_order_of_time(page: Page) -> None:
    """Whichever way the column goes."""
    frame = rows_of({"edtf": "1953"}, {"edtf": "1902"}, {"edtf": "1924"})
    assert sorted_ids(page, frame, "weight") == sorted_ids(page, frame, "-weight") == ["2", "3", "1"]


def test_only_the_rows_that_pass_the_filters_are_sorted(page: Page, frame: pd.DataFrame) -> None:
    found = page.evaluate(
        """(data) => claimline.sortedRows(data, [7, 3, 100, 5], "-title").map((row) => data.claims.title[row])""",
        data_of(frame),
    )
    assert found == sorted((frame["title"][row] for row in (7, 3, 100, 5)), key=str.lower, reverse=True)


@pytest.mark.parametrize(
    ("column", "sort", "next_sort"),
    [
        ("when", "", "-when"),
        ("when", "-when", ""),
        ("when", "title", ""),
        ("title", "", "title"),
        ("title", "title", "-title"),
        ("title", "-title", "title"),
    ],
)
def test_a_heading_sorts_and_pressed_again_turns_round(
    page: Page, column: str, sort: str, next_sort: str
) -> None:
    assert page.evaluate("([name, sort]) => claimline.pressedSort(name, sort)", [column, sort]) == next_sort

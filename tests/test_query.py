"""A link's filters, read without a browser; the page's own script reads them, so its tests hold here as well."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard import edtf, table
from dashboard.showing import client, query


@pytest.fixture(scope="module")
def frame(root: Path) -> pd.DataFrame:
    return table.read(root / "events.csv")[0]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("", ""),
        ("?from=1917", "from=1917"),
        ("from=1917&to=1921", "from=1917&to=1921"),
        ("http://127.0.0.1:8050/?source=munoz", "source=munoz"),
        ("https://example.org/embed?source=munoz&words=a/b#top", "source=munoz&words=a/b"),
        ("words=and/or", "words=and/or"),
        ("http://127.0.0.1:8050/", ""),
        ("http://127.0.0.1:8050/#a=b", ""),
    ],
)
def test_a_view_is_an_address_or_its_query(address: str, found: str) -> None:
    """People paste the whole address; what stands before `?` and after `#` is no filter."""
    assert query.of_address(address) == found


def test_filters_are_read_without_a_browser(frame: pd.DataFrame) -> None:
    """One source's claims of 1917 that speak of Lenin, in the table's order."""
    asked = query.read(frame, "?source=munoz&from=1917&to=1917&words=lenin&scale=true")
    rows = asked.of(frame)

    year = edtf.parse("1917")
    assert (asked.sources, asked.first, asked.last) == (("munoz",), year.earliest, year.latest)
    assert asked.values["scale"] == "true"
    assert 0 < len(rows) < len(frame)
    assert list(asked.rows) == sorted(asked.rows)
    assert list(rows.index) == list(range(len(rows)))
    assert set(rows["source"]) == {"munoz"}
    assert all("lenin" in f"{row.title} {row.claim}".lower() for row in rows.itertuples())
    assert all(row.earliest <= "1917-12-31" and row.latest >= "1917-01-01" for row in rows.itertuples())


@pytest.mark.parametrize(
    "link", ["", "?", "?nonsense=1&&=&source", "?source=lenihan,munoz", "?words=%C3%28", "?from=soon"]
)
def test_what_nobody_can_read_filters_nothing(frame: pd.DataFrame, link: str) -> None:
    asked = query.read(frame, link)
    assert asked.rows == tuple(range(len(frame)))
    assert (asked.sources, asked.first, asked.last) == ((), None, None)


@pytest.mark.parametrize(
    ("link", "values"),
    [
        ("?words=civil+war&lang=de", {"words": "civil war", "lang": "de"}),
        ("?words=civil%2Bwar", {"words": "civil+war"}),
        ("?words=%E0%A4%A&sort=silence", {"words": "", "sort": "silence"}),
        ("?%73ource=munoz&source=lenihan", {"source": "lenihan"}),
        ("?constructor=1&=2", {"constructor": "1"}),
    ],
)
def test_every_value_of_a_link_is_given_in_plain_letters(
    frame: pd.DataFrame, link: str, values: dict[str, str]
) -> None:
    assert query.read(frame, link).values == values


def test_a_window_the_wrong_way_round_is_all_of_both_years(frame: pd.DataFrame) -> None:
    asked = query.read(frame, "?from=1921&to=1917-03")
    assert (asked.first, asked.last) == (edtf.parse("1917-03").earliest, edtf.parse("1921").latest)


@pytest.mark.parametrize(
    "day", ["1917-11-07", "1900-02-28", "2000-02-29", "-0043-03-15", "0000-03-01", "-9999-01-01"]
)
def test_the_page_numbers_days_as_python_does(frame: pd.DataFrame, day: str) -> None:
    assert query.read(frame, f"?from={day}").first == edtf.parse_day(day)


def test_both_engines_read_a_link_alike(frame: pd.DataFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    """QuickJS, and V8 where QuickJS has no wheel."""
    link = "?theme=war&from=1917&words=Trótsky"
    quick = query.read(frame, link)
    monkeypatch.setitem(__import__("sys").modules, "quickjs", None)
    assert client.ask("spreadsheet", claims={"n": 0}).startswith("\ufeffclaim_id,")
    assert query.read(frame, link) == quick

"""A link's filters mean the same here as in the browser."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from py_mini_racer import MiniRacer

from dashboard import edtf, table
from dashboard.showing import page_data, query
from dashboard.showing.query import Filters

SCRIPTS = ("claimline.js",)
BOTH = """query => {
  const state = claimline.parse(query, data);
  return { rows: Array.from(claimline.select(data.claims, state)), source: state.source.toSorted(), theme: state.theme.toSorted(),
    dated: state.dated.toSorted(), words: state.words, first: state.from, last: state.to };
}"""


@pytest.fixture(scope="module")
def frame(root: Path) -> pd.DataFrame:
    return table.read(root / "events.csv")[0]


@pytest.fixture(scope="module")
def page(root: Path, frame: pd.DataFrame) -> Iterator[SimpleNamespace]:
    """The scripts with the committed table as `data`, in Chromium's engine without Chromium: so on every machine."""
    scripts = [(root / "assets" / name).read_text(encoding="utf-8") for name in SCRIPTS]
    data = f"var data = {page_data.payload(frame, sources=[]).decode()}; 0;"
    with MiniRacer() as racer:
        racer.eval("\n".join(["var window = globalThis;", *scripts, data]))

        def evaluate(function: str, given: Any = None) -> Any:
            return json.loads(str(racer.eval(f"JSON.stringify(({function})({json.dumps(given)}))")))

        yield SimpleNamespace(evaluate=evaluate)


def here(frame: pd.DataFrame, text: str) -> dict[str, Any]:
    filters = query.parse(text, frame=frame)
    found = {name: getattr(filters, name) for name in ("words", "first", "last")}
    found |= {name: sorted(getattr(filters, name)) for name in ("source", "theme", "dated")}
    return found | {"rows": list(query.select(frame, filters=filters).index)}


def random_states(frame: pd.DataFrame, count: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(5)
    days = [
        None,
        None,
        *(
            edtf.parse_day(f"{year}-{month}")
            for year in range(1898, 1956, 3)
            for month in ("01-01", "12-31", "06-15")
        ),
    ]
    for _ in range(count):
        low, high = (chance.choice(days) for _ in range(2))
        yield {
            "source": chance.choice([[], [], ["lenihan"], ["munoz"]]),
            "theme": chance.sample(sorted(set(frame["theme"])), chance.choice([0, 0, 1, 3])),
            "dated": chance.choice([[], ["reference"], ["text", "context"]]),
            "words": chance.choice(["", "", "LENIN", "soviet power", '"of the" party', "Trótsky", "a&b=c", "100%"]),
            "from": low,
            "to": high,
            "scale": chance.choice(["elastic", "true"]),
        }  # fmt: skip


def test_a_link_made_by_the_page_selects_the_same_rows_here(
    page: SimpleNamespace, frame: pd.DataFrame
) -> None:
    """Over 80 random states: the page writes the link, the page and Python read it, filters and rows agree."""
    seen = set()
    for state in random_states(frame, 80):
        link = page.evaluate("state => claimline.format({ ...claimline.parse('', data), ...state })", state)
        found = here(frame, link)
        assert page.evaluate(BOTH, link) == found, link
        seen.add(len(found["rows"]))
    assert len(seen) > 12


ODD = [
    "",
    "?",
    "?nonsense=1&&=&source",
    "?source=nobody,munoz",
    "?source=lenihan,munoz",
    "?source=munoz&source=lenihan",
    "?source=",
    "?theme=war%2Cparty,war",
    "?dated=reference,text",
    "?from=1917&to=1921",
    "?from=1921&to=1917-03-08",
    "?from=1921-12-31&to=1917-03-31",
    "?from=1917-02-30&to=yesterday",
    "?words=%E0%A4%A",
    "?words=%C3%28",
    "?words=%zz",
    "?words=civil+war",
    "?words=civil%2Bwar",
    '?words="civil war',
    "?words=%22%22",
    "?words=%EF%BB%BFlenin%C2%A0power",
    "?words=%1Clenin",
    "?%73ource=munoz",
    "?from=1+May+1917&to=Oct.+1921",
]


@pytest.mark.parametrize("link", ODD)
def test_an_odd_link_is_read_as_the_page_reads_it(
    page: SimpleNamespace, frame: pd.DataFrame, link: str
) -> None:
    """Cut-off signs, unknown names, ends the wrong way round: both sides leave out and turn the same."""
    assert page.evaluate(BOTH, link) == here(frame, link)


DAYS = [
    *("1917", "Oct 1917", "october 1917", "Octopus 1917", "25 Oct 1917", "Oct. 25, 1917", "October 25,1917"),
    *("10/1917", "25/10/1917", "25.10.1917", "25. 10. 1917", "1917-10", "1917-10-25", "1917-00", "1917-10-00"),
    *("44 BC", "44 bce", "15 March 44 BC", "AD 50", "50 AD", "50 CE", "ad 50 bc", "-0043", "-0043-03-15", "-5 BC"),
    *("0", "-0", "7", "999999", "1000000", "0000-02-29", "1900-02-29", "29 Feb 1900", "29 Feb 1904", "31/11/1917"),
    *("", " ", "BC", "soon", "13/1917", "0/1917", "1/1/99", "xyz 1917", "１９１７", " 5  jan\u00a01918 ", "5 Jan 1918 AD"),
]  # fmt: skip


@pytest.mark.parametrize("end", [False, True])
def test_days_are_read_as_the_page_reads_them(page: SimpleNamespace, end: bool) -> None:
    """Every way to write a day, a month or a year, right and wrong."""
    there = page.evaluate("([days, end]) => days.map((day) => claimline.readDay(day, end))", [DAYS, end])

    assert dict(zip(DAYS, there, strict=True)) == {day: query.read_day(day, end=end) for day in DAYS}
    assert sum(day is not None for day in there) > 20


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
    """One source's claims of 1917 that speak of Lenin."""
    filters = query.parse("?source=munoz&from=1917&to=1917&words=lenin", frame=frame)
    rows = query.select(frame, filters=filters)

    year = edtf.parse("1917")
    assert filters == Filters(("munoz",), words="lenin", first=year.earliest, last=year.latest)
    assert 0 < len(rows) < len(frame)
    assert set(rows["source"]) == {"munoz"}
    assert all("lenin" in f"{row.title} {row.claim}".lower() for row in rows.itertuples())
    assert all(row.earliest <= "1917-12-31" and row.latest >= "1917-01-01" for row in rows.itertuples())

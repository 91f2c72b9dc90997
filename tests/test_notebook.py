"""`dashboard.timeline`: the figure for notebooks and books."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from conftest import Visit

from dashboard import table, timeline
from dashboard.showing.export import Request, package
from dashboard.source import Source

OVERLAPS = """() => {
  const texts = [...document.querySelectorAll("svg text")].map((text) => [text.textContent, text.getBoundingClientRect()])
    .filter(([, box]) => box.width);
  return texts.flatMap(([words, a], i) => texts.slice(i + 1)
    .filter(([, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3)
    .map(([other]) => [words, other]));
}"""


@pytest.fixture(scope="module")
def frame(root: Path) -> pd.DataFrame:
    return table.read(root / "events.csv")[0]


def small(**more: Any) -> pd.DataFrame:
    """A hand-made table with the needed columns only."""
    columns = {
        "source": ["ann", "bob"],
        "title": ["Bridge opens", "Bridge falls"],
        "edtf": ["1878-06", "1879-12-28"],
    }
    return pd.DataFrame(columns | more)


def hover(figure: go.Figure) -> list[str]:
    """What the figure tells when it is pointed at, each once."""
    (claims,) = [trace for trace in figure.data if trace.name == "claims"]
    return list(dict.fromkeys(claims.text))


def words(figure: go.Figure) -> list[str]:
    return [text for trace in figure.data if trace.mode == "text" for text in trace.text]


def test_the_lines_of_the_readme_run(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    (code,) = [
        block for block in re.findall(r"```python\n(.*?)```", readme, re.DOTALL) if "timeline" in block
    ]
    monkeypatch.chdir(root)
    *first, last = code.strip().splitlines()
    scope: dict[str, Any] = {}
    exec("\n".join(first), scope)
    assert isinstance(eval(last, scope), go.Figure)


def test_a_frame_gives_a_plain_figure_of_the_size_asked_for(frame: pd.DataFrame) -> None:
    figure = timeline(frame, width=900, height=500)
    assert type(figure) is go.Figure
    assert (figure.layout.width, figure.layout.height) == (900, 500)
    assert json.loads(figure.to_json())["layout"]["width"] == 900
    assert len(hover(figure)) >= 50


def test_a_hand_made_frame_needs_three_columns() -> None:
    figure = timeline(small(), sources=[Source("ann", author="Ann Lee", published="1901")])
    assert {"Bridge opens", "Bridge falls", "LEE 1901", "BOB"} <= set(words(figure))
    assert set(hover(figure)) == {
        "<b>Bridge opens</b><br>June 1878 · Lee 1901",
        "<b>Bridge falls</b><br>28 December 1879 · bob",
    }


def test_the_pointer_is_told_title_date_text_and_sentence() -> None:
    (first, _) = sorted(
        hover(timeline(small(claim=["In 1878 it was <opened> & praised.", "It fell."]))), reverse=True
    )
    assert first == "<b>Bridge opens</b><br>June 1878 · ann<br>In 1878 it was &lt;opened&gt; &amp; praised."


@pytest.mark.parametrize(
    "dates",
    [
        [1878, 1879],
        [1878.0, 1879.0],
        [date(1878, 6, 1), date(1879, 12, 28)],
        pd.to_datetime(["1878-06-01", "1879-12-28"]),
    ],
    ids=["numbers", "floats", "days", "timestamps"],
)
def test_dates_may_be_what_pandas_makes_of_them(dates: Any) -> None:
    assert len(hover(timeline(small(edtf=dates)))) == 2


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ([476, -43], {"476", "44 BC"}),
        ([476.0, 0], {"476", "1 BC"}),
        (["'-0043-03-15", "'-0043"], {"15 March 44 BC", "44 BC"}),
        ([12000, -12000], {"12000", "12001 BC"}),
    ],
)
def test_years_of_few_digits_and_protected_cells_are_the_dates_that_were_meant(
    dates: Any, told: set[str]
) -> None:
    """Pandas makes a number of 0476, and leaves the apostrophe of a table that was safe for a spreadsheet."""
    figure = timeline(small(edtf=dates))
    assert {text.partition("<br>")[2].partition(" · ")[0] for text in hover(figure)} == told


def test_the_tables_that_we_write_can_be_read_by_pandas(frame: pd.DataFrame) -> None:
    """As the README does it: what we wrote for programs, and what we wrote for spreadsheets."""
    rows = frame.assign(edtf="-0043-03-15", earliest="-0043-03-15", latest="-0043-03-15").head(9)
    wanted = hover(timeline(rows))
    for text in (table.to_csv(rows), package.to_csv(Request(rows)).decode()):
        assert hover(timeline(pd.read_csv(io.BytesIO(text.encode())))) == wanted


def test_an_index_of_any_kind_will_do() -> None:
    assert len(hover(timeline(small().set_axis(["x", "x"])))) == 2


def test_rows_that_cannot_be_shown_are_left_out_with_a_warning() -> None:
    with pytest.warns(
        UserWarning, match=r"1 of 2 rows are left out; row 1, edtf: 'soon' is no EDTF date"
    ) as told:
        figure = timeline(small(edtf=["1878", "soon"]))
    assert told[0].filename == __file__
    assert len(hover(figure)) == 1


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ({"scale": "log"}, "scale 'log' is neither of elastic, true"),
        ({"years": ("soon", "")}, "'soon' is no EDTF date"),
        ({"lang": "fr"}, "there is no language 'fr'; there are en, de"),
    ],
)
def test_a_wrong_argument_is_named(more: dict[str, Any], what: str) -> None:
    with pytest.raises(ValueError, match=what):
        timeline(small(), **more)


def test_a_frame_without_the_columns_is_refused() -> None:
    with pytest.raises(
        ValueError, match="no column title, edtf; a table of claims needs at least source, title, edtf"
    ):
        timeline(small()[["source"]])


def test_a_column_that_stands_twice_is_named() -> None:
    """It cannot be known which is meant."""
    frame = pd.concat([small(), small()[["title"]]], axis=1)
    with pytest.raises(ValueError, match="the column 'title' stands twice in the table"):
        timeline(frame)


def test_the_frame_stays_as_it_was() -> None:
    frame = small()
    timeline(frame)
    pd.testing.assert_frame_equal(frame, small())


def test_years_and_dark_and_scale_change_the_picture(frame: pd.DataFrame) -> None:
    plain = timeline(frame)
    closer = timeline(frame, years=("1917", "1918"))
    assert set(hover(closer)) - set(hover(plain))
    assert not any("1936" in text.split("·")[0] for text in hover(closer))
    assert timeline(frame, dark=True).layout.paper_bgcolor == "#161513"
    assert words(timeline(frame, scale="true")) != words(plain)


def test_importing_claimline_loads_neither_pandas_nor_plotly() -> None:
    code = "import sys, dashboard; print([name for name in ('pandas', 'plotly', 'reportlab') if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.browser
@pytest.mark.parametrize(
    "more", [{}, {"years": ("1917", "1921"), "width": 700}, {"scale": "true", "dark": True}]
)
def test_in_a_notebook_no_labels_touch_and_pointing_tells_the_claim(
    visit: Callable[..., Visit], frame: pd.DataFrame, tmp_path: Path, more: dict[str, Any]
) -> None:
    """In the letters of a machine that has none of those that the figure asks for."""
    figure = timeline(frame, **more)
    figure.write_html(tmp_path / "book.html", include_plotlyjs=True)
    page = visit(1100, 700).page
    page.goto((tmp_path / "book.html").as_uri())
    label = next(
        text for text in words(figure) if any(told.startswith(f"<b>{text}</b>") for told in hover(figure))
    )
    page.locator("svg text", has_text=label).first.wait_for()
    assert page.evaluate(OVERLAPS) == []
    page.locator("svg text", has_text=label).first.hover(force=True)
    page.locator(".hoverlayer .hovertext").wait_for()
    assert label in (page.locator(".hoverlayer .hovertext").text_content() or "")

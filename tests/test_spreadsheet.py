"""The table as the page gives it away (client/src/model/columns.ts): our own reader opens it as it was."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pandas as pd
from conftest import committed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import edtf, table
from dashboard.showing.export import Request, package

FORMULA = re.compile(r"^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]")


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


def written(frame: pd.DataFrame) -> str:
    return package.to_csv(Request(frame)).decode()


def read_again(text: str, path: Path) -> pd.DataFrame:
    path.write_bytes(text.encode())
    frame, problems = table.read(path)
    assert problems == []
    return frame


def test_the_page_knows_every_column_of_the_table() -> None:
    assert written(rows_of())[1:].split("\r\n")[0].split(",") == list(table.COLUMNS)


def test_the_committed_table_comes_back_from_csv_as_it_was(tmp_path: Path) -> None:
    frame, _ = committed()
    text = written(frame)
    assert text.startswith("\ufeff")
    pd.testing.assert_frame_equal(read_again(text, tmp_path / "claims.csv"), frame)


def test_days_before_our_era_and_open_sides_come_back(tmp_path: Path) -> None:
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
    text = written(frame)
    assert ",'-0043-03-15,'-0043-03-15,'-0043-03-15," in text
    pd.testing.assert_frame_equal(read_again(text, tmp_path / "claims.csv"), frame)


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=40)
signs = st.text("'=+-@\t\r\n ;,\"\u00a0\uff1d\uff0b\uff0d\uff20a", min_size=1, max_size=8)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(words, signs).filter(str.strip), min_size=1, max_size=8))
def test_any_words_come_back_and_none_begins_a_formula(tmp_path: Path, texts: list[str]) -> None:
    frame = rows_of(*({"title": text, "claim": text, "words": text} for text in texts))
    raw = written(frame)
    pd.testing.assert_frame_equal(read_again(raw, tmp_path / "claims.csv"), frame)
    for delimiter in ",;\t":  # as the spreadsheet parts cells, whatever the file has
        rows = csv.reader(io.StringIO(raw.removeprefix("\ufeff"), newline=""), delimiter=delimiter)
        assert [cell for row in rows for cell in row if FORMULA.match(cell)] == [], delimiter

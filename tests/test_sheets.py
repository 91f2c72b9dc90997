"""Tables as people have them: from Excel in any of its forms, with names and dates as they are typed."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from dashboard import sheets, table

PLAIN = "source,title,edtf\na,Café,1900\na,Peace,1901-05\n"
FORMS = {
    "UTF-8 with its mark": PLAIN.encode("utf-8-sig"),
    "Unicode text of Excel": PLAIN.replace(",", "\t").encode("utf-16"),
    "old Windows": PLAIN.encode("cp1252"),
    "semicolons": PLAIN.replace(",", ";").encode(),
    "bars": PLAIN.replace(",", "|").encode(),
    "sep=": b"sep=;\r\n" + PLAIN.replace(",", ";").replace("\n", "\r\n").encode(),
    "sep=, saved again": b"sep=;,,\n" + PLAIN.replace(",", ";").encode(),
    "capitals": PLAIN.replace("source,title,edtf", "Source,Title,EDTF").encode(),
    "blanks around the names": PLAIN.replace("source,title,edtf", " source , title , edtf ").encode(),
}


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("form", FORMS)
def test_a_table_is_read_in_every_form(tmp_path: Path, form: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(FORMS[form])
    frame, problems = table.read(path)
    assert problems == []
    assert list(frame["title"]) == ["Café", "Peace"]
    assert list(frame["edtf"]) == ["1900", "1901-05"]


def test_lines_are_counted_as_the_file_has_them(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(b"sep=;\nsource;title;edtf\na;Fire;1900\na;Flood;soon\n")
    _, [problem] = table.read(path)
    assert (problem.line, problem.column) == (4, "edtf")


def test_a_workbook_is_read_with_its_days_and_numbers(tmp_path: Path) -> None:
    path = tmp_path / "mine.xlsx"
    path.write_bytes(
        workbook(
            ("Source", "Title", "EDTF", "Weight"),
            ("a", "Fire", 1900, 3),
            (None, None, None, None),
            ("b", "Flood", datetime.datetime(1901, 5, 3, tzinfo=None), 2.0),
            ("b", "Storm", "c. 1910", 1),
        )
    )
    frame, problems = table.read(path)
    assert list(frame["edtf"]) == ["1900", "1901-05-03"]
    assert list(frame["weight"]) == ["3", "2"]
    assert [(problem.line, problem.column) for problem in problems] == [(5, "edtf")]


def test_a_workbook_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_LARGEST", 1000)
    with pytest.raises(sheets.SheetError, match="more than"):
        sheets.records(workbook(("source", "title", "edtf"), ("a", "Fire", 1900)))


def test_an_archive_that_is_no_workbook_is_no_table() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("claims.csv", PLAIN)
    with pytest.raises(sheets.SheetError, match="no table"):
        sheets.records(out.getvalue())


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("12/25/1991", "1991-12-25"),
        ("25/12/1991", "1991-12-25"),
        ("25.12.1991", "1991-12-25"),
        ("1991/12/25", "1991-12-25"),
        ("5/6/1991", "1991-06-05 or 1991-05-06"),
        ("5/5/1991", "1991-05-05"),
    ],
)
def test_a_day_in_figures_is_told_as_it_should_be_written(tmp_path: Path, typed: str, right: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(f"source,title,edtf\na,Fire,{typed}\n")
    _, [problem] = table.read(path)
    assert problem.what == f"'{typed}': write the year first, such as {right}"


def test_damaged_workbooks_are_refused_in_a_sentence_or_read() -> None:
    whole = workbook(("source", "title", "edtf"), *(("a", f"Fire {n}", 1900 + n) for n in range(20)))
    refused = 0
    for cut in range(0, len(whole), len(whole) // 60):
        damaged = bytearray(whole)
        damaged[cut] ^= 0xFF
        for raw in (whole[:cut], bytes(damaged)):
            try:
                records, _ = sheets.records(raw)
                assert all(isinstance(cell, str) for record in records for cell in record.cells)
            except sheets.SheetError:
                refused += 1
    assert refused > 60, "at least those that were cut"

"""The cells of a spreadsheet as people have it: CSV in any letters with any separator, or an Excel workbook.

Nothing is known here of what the cells mean; dashboard/table.py knows.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard import charset

_SEPARATORS = ",;\t|"
_SAID = re.compile(r"""\A["']?sep=(.)["']?[ \t]*[;,]*\r?(?:\n|\Z)""", re.IGNORECASE)
"""A first line by which Excel is told what separates the cells."""
_LARGEST = 200_000_000  # bytes of a workbook's sheets, so that a small file cannot fill the memory
_WHOLE = 2**53  # the largest whole number that a spreadsheet's numbers hold exactly


class SheetError(ValueError):
    """A file that is no spreadsheet; the message says what it is and what would be right."""


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of a record and the line on which it begins: in CSV, a quoted cell may hold line ends."""

    line: int
    cells: tuple[str, ...]


Fault = tuple[int, str]
"""A line that cannot be read, and what is wrong with it."""


def records(raw: bytes) -> tuple[list[Record], list[Fault]]:
    """The records of a file that are not blank, the header first, and its faults; raises SheetError."""
    if raw.startswith(b"PK\x03\x04"):
        return list(_of_workbook(raw)), []
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise SheetError("an old Excel workbook (.xls); save it as .xlsx or as CSV UTF-8")
    try:
        text = charset.decoded(raw).removeprefix("\ufeff")
    except charset.CharsetError:
        raise SheetError("no table; save it as CSV UTF-8 or .xlsx") from None
    return _of_csv(text)


def _of_csv(text: str) -> tuple[list[Record], list[Fault]]:
    said = _SAID.match(text)
    delimiter = said[1] if said else max(_SEPARATORS, key=text.partition("\n")[0].count)
    found: list[Record] = []
    faults: list[Fault] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = tuple(next(reader))
        except StopIteration:
            return found, faults
        except csv.Error as error:
            faults.append((line, f"is not CSV from here on ({error}); is a quote left open?"))
            continue
        if any(cell.strip() for cell in cells) and not (said and line == 1):
            found.append(Record(line, cells))


def _of_workbook(raw: bytes) -> Iterator[Record]:
    """The records of a workbook's first sheet."""
    from openpyxl import load_workbook  # only here: few tables are workbooks

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            names = packed.namelist()
            if sum(entry.file_size for entry in packed.infolist()) > _LARGEST:
                raise SheetError(f"a workbook of more than {_LARGEST // 1_000_000} MB; save it as CSV UTF-8")
        if "xl/workbook.xml" not in names:
            raise SheetError("no table; save it as CSV UTF-8 or .xlsx")
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of its size may be anything
        rows = [
            (line, tuple(_cell(value) for value in row))
            for line, row in enumerate(sheet.iter_rows(values_only=True), 1)
            if any(value is not None for value in row)
        ]
    except SheetError:
        raise
    except Exception as error:  # openpyxl raises many kinds for files that are damaged
        raise SheetError(f"a damaged Excel workbook ({type(error).__name__}); save it as CSV UTF-8") from None
    for line, cells in rows:
        if any(cell.strip() for cell in cells):
            yield Record(line, cells)


def _cell(value: object) -> str:
    """A cell as it would be typed: a day as in ISO 8601, a whole number without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < _WHOLE:
        return str(int(value))
    return str(value)

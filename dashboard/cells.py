"""Cells of CSV files that spreadsheets open: one that a spreadsheet would run stands behind an apostrophe.

A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end as a formula (OWASP, CSV
injection), so `-0043` would be a sum. Some part a cell in two at a semicolon, a tab or a line end, so that
each part counts as a cell. The page writes the same apostrophes: client/src/model/columns.ts.
"""

from __future__ import annotations

import re

_SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
_FIRST = f"'*[ \u00a0]*[\t\r\n{_SIGNS}]"
_AFTER_LINE = f"'*[ \u00a0]*[{_SIGNS}]"
_FORMULA = re.compile(f"(?:^|(?<=[;\t]))(?={_FIRST})|(?<=[\r\n])(?={_AFTER_LINE})")
_PROTECTED = re.compile(f"(?:(?:^|(?<=[;\t]))'(?={_FIRST})|(?<=[\r\n])'(?={_AFTER_LINE}))")
"""An apostrophe that protects: at a cell's beginning, or where a spreadsheet may part a cell in two."""


def unprotected(cell: str) -> str:
    """A cell without the apostrophes that tell a spreadsheet it is no formula: `'-0043` is `-0043`.

    One apostrophe goes where one or more stand before a sign that begins a formula, with or without blanks
    before it. All other cells stay as they are.
    """
    return _PROTECTED.sub("", cell) if "'" in cell else cell


def protected(cell: str) -> str:
    """A cell that a spreadsheet does not run; `unprotected` gives the same cell back."""
    return _FORMULA.sub("'", cell)


def escaped(cell: str) -> str:
    """A cell as it is, but with one more apostrophe where it looks protected: for files read by programs."""
    return _PROTECTED.sub("''", cell)

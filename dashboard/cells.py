"""Cells of CSV files that spreadsheets open: one that a spreadsheet would run stands behind an apostrophe.

A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end as a formula (OWASP, CSV
injection), so `-0043` would be a sum. The page writes the same apostrophes: client/src/model/columns.ts.
"""

from __future__ import annotations

import re

_SIGN = "[ \u00a0]*[\t\r\n=+\\-@\uff1d\uff0b\uff0d\uff20]"
_FORMULA = re.compile(f"'*{_SIGN}")
_PROTECTED = re.compile(f"'+{_SIGN}")


def unprotected(cell: str) -> str:
    """A cell without the apostrophe that tells a spreadsheet it is no formula: `'-0043` is `-0043`.

    One apostrophe goes where one or more stand before a sign that begins a formula, with or without blanks
    before it. All other cells stay as they are.
    """
    return cell[1:] if _PROTECTED.match(cell) else cell


def protected(cell: str) -> str:
    """A cell that a spreadsheet does not run; `unprotected` gives the same cell back."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def escaped(cell: str) -> str:
    """A cell as it is, but with one more apostrophe where it looks protected: for files read by programs."""
    return f"'{cell}" if _PROTECTED.match(cell) else cell

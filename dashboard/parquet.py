"""The table of claims as Parquet, for archives (`pip install 'claimline[dask]'` brings pyarrow)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import IO

from dashboard.table import COLUMNS

_NUMBERS = ("paragraph", "start", "end", "weight")
_TOGETHER = 20_000
"""Claims of a group of rows: so many are in memory at once."""
_MAGIC = b"PAR1"
_END = 8  # bytes: how long the description before them is, and the magic word


class ParquetError(RuntimeError):
    """What is missing to write Parquet, in one sentence."""


def write(rows: Iterable[Sequence[object]], file: IO[bytes]) -> None:
    """Write a table, its numbers as 64-bit integers and all else as text, each column with what it holds.

    Days stay text (ISO 8601): those before the year 1 and open ones have no place in Parquet's type of dates.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise ParquetError("Parquet needs pyarrow: pip install 'claimline[dask]'") from None
    schema = pa.schema(
        [
            pa.field(
                name,
                pa.int64() if name in _NUMBERS else pa.string(),
                nullable=False,
                metadata={"comment": what},
            )
            for name, what in COLUMNS.items()
        ]
    )
    left = iter(rows)
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        while together := list(islice(left, _TOGETHER)):
            columns = [
                [int(str(cell)) for cell in cells] if name in _NUMBERS else list(map(str, cells))
                for name, cells in zip(COLUMNS, zip(*together, strict=True), strict=True)
            ]
            writer.write_table(pa.table(columns, schema=schema))


def foreign(path: Path) -> bool:
    """Whether a file is there that is no Parquet table of claims, so that a new one must not replace it."""
    if not path.is_file() or not path.stat().st_size:
        return False
    with path.open("rb") as file:
        first = file.read(len(_MAGIC))
        whole = file.seek(0, os.SEEK_END)
        file.seek(max(0, whole - _END))
        length = int.from_bytes(file.read(_END)[:4], "little")
        file.seek(max(0, whole - _END - length))
        described = file.read(length)
    return first != _MAGIC or any(name.encode() not in described for name in COLUMNS)

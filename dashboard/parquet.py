"""The table of claims as Parquet, for archives (`pip install 'claimline[dask]'` brings pyarrow)."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd

from dashboard.table import COLUMNS

_NUMBERS = ("paragraph", "start", "end", "weight")


_MAGIC = b"PAR1"


class ParquetError(RuntimeError):
    """What is missing to write Parquet, in one sentence."""


def to_parquet(frame: pd.DataFrame) -> bytes:
    """The table, its numbers as 64-bit integers and all else as text, each column with what it holds.

    Days stay text (ISO 8601): those before the year 1 and open ones have no place in Parquet's type of dates.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise ParquetError("Parquet needs pyarrow: pip install 'claimline[dask]'") from None
    fields = [
        pa.field(
            name, pa.int64() if name in _NUMBERS else pa.string(), nullable=False, metadata={"comment": what}
        )
        for name, what in COLUMNS.items()
    ]
    columns = [
        [int(cell) for cell in frame[name]] if name in _NUMBERS else frame[name].tolist() for name in COLUMNS
    ]
    out = io.BytesIO()
    parquet.write_table(pa.table(columns, schema=pa.schema(fields)), out, compression="zstd")
    return out.getvalue()


def foreign(path: Path) -> bool:
    """Whether a file is there that is no Parquet table of claims, so that a new one must not replace it."""
    if not path.is_file() or not path.stat().st_size:
        return False
    with path.open("rb") as file:
        raw = file.read()
    return not raw.startswith(_MAGIC) or any(name.encode() not in raw for name in COLUMNS)

"""Claimline: reads history essays, finds every dated claim, shows them on one time axis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.source import Source

__version__ = "0.1.0"
__all__ = ["__version__", "timeline"]


def timeline(  # noqa: PLR0913 - each is set by its name
    frame: pd.DataFrame,
    *,
    sources: Sequence[Source] = (),
    width: int = 1000,
    height: int = 560,
    scale: str = "elastic",
    years: tuple[str, str] = ("", ""),
    dark: bool = False,
    lang: str = "en",
) -> go.Figure:
    """A table of claims as a Plotly figure, for a notebook or a book; point at a label to read its claims.

    The frame needs the columns `source`, `title` and `edtf` (a date such as `1902`, `1918-01-19`,
    `1936/1939`), and may have any of dashboard.table.COLUMNS. `sources` say who wrote what; `width` and
    `height` are pixels; `scale` is `elastic` (busy years get more room) or `true`; `years` are the first and
    the last date shown.

    Rows that cannot be shown are left out with a warning. Raises ValueError for a frame without the columns,
    or with one of them twice, an unknown scale or language, or years that are no dates.
    """
    from dashboard.showing import notebook

    look = {"scale": scale, "first": years[0], "last": years[1]}
    return notebook.timeline(frame, sources=sources, size=(width, height), look=look, dark=dark, lang=lang)

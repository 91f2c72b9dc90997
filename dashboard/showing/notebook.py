"""The timeline as a Plotly figure, for notebooks and books: the same drawing as on the page."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from numbers import Real
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import cells, edtf, table
from dashboard.showing import colours, drawing, page_data
from dashboard.showing.drawing import Mark
from dashboard.showing.i18n import languages
from dashboard.source import Source

SLACK = (1.18, 1.26)
"""How many times as wide as ours other fonts may be, plain and bold; DejaVu Sans is the widest."""

_STEP = 14  # pixels between the points of a label that react to the pointer
_TOLD = ("title", "when", "source", "claim")
_LINE = 60  # letters in a line of the text that appears there


def timeline(
    frame: pd.DataFrame,
    *,
    sources: Sequence[Source],
    size: tuple[int, int],
    look: Mapping[str, str],
    dark: bool,
    lang: str,
) -> go.Figure:
    """What `dashboard.timeline` gives; `size` in pixels, `look` as in `drawing.asked`."""
    if lang not in languages():
        raise ValueError(f"there is no language {lang!r}; there are {', '.join(languages())}")
    claims = _table(frame)
    palette = colours.palette(dark=dark)
    drawn, marks = drawing.figure(
        claims, sources=sources, size=size, palette=palette, look={**look, "slack": SLACK}, lang=lang
    )
    told = _told(claims, sources=sources, lang=lang)
    figure = go.Figure(data=[*drawn["data"], _hover(marks, told)], layout=drawn["layout"])
    figure.update_layout(hovermode="closest", hoverdistance=_STEP, modebar_remove=["select2d", "lasso2d"])
    figure.update_layout(
        hoverlabel={"align": "left", "bgcolor": palette["paper"], "font_color": palette["ink"]}
    )
    return figure


def _table(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame with all our columns as text; what cannot be shown is left out and said in one warning."""
    missing = [name for name in table.NEEDED if name not in frame.columns]
    if missing:
        needed = ", ".join(table.NEEDED)
        raise ValueError(f"no column {', '.join(missing)}; a table of claims needs at least {needed}")
    known = [name for name in frame.columns if name in table.COLUMNS]
    twice = sorted({name for name in known if known.count(name) > 1})
    if twice:
        raise ValueError(f"the column {twice[0]!r} stands twice in the table")
    texts = {name: [_cell(value, name=name) for value in frame[name]] for name in known}
    claims = table.completed(pd.DataFrame(texts, columns=known, dtype=str))
    problems = table.check(claims, lines=range(len(claims)))
    if problems:
        rows = sorted({problem.line for problem in problems})
        told = f"row {problems[0].line}, {problems[0].column}: {problems[0].what}"
        warnings.warn(f"{len(rows)} of {len(claims)} rows are left out; {told}", stacklevel=4)
        claims = claims.drop(index=rows).reset_index(drop=True)
    return claims


def _cell(value: Any, *, name: str) -> str:
    """A cell as text, as it would stand in a CSV: pandas reads `0476` as a number and blanks as NaN.

    The apostrophe that keeps a spreadsheet from running a cell is removed, as when a table is read.
    """
    if pd.isna(value):
        return ""
    if isinstance(value, Real) and (number := float(value)).is_integer():
        return edtf.of_year(int(number)) if name == "edtf" else str(int(number))
    return value.isoformat()[:10] if isinstance(value, date) else cells.unprotected(str(value))


def _hover(marks: Sequence[Mark], told: Sequence[str]) -> go.Scatter:
    """Unseen points along every label, which tell its claims when they are pointed at."""
    x: list[float] = []
    y: list[float] = []
    texts: list[str] = []
    for mark in marks:
        text = "<br><br>".join(told[row] for row in mark.rows)
        count = max(1, round((mark.right - mark.left) / _STEP))
        for number in range(count + 1):
            x.append(mark.left + (mark.right - mark.left) * number / count)
            y.append(mark.y)
            texts.append(text)
    return go.Scatter(
        x=x,
        y=y,
        text=texts,
        mode="markers",
        marker={"opacity": 0, "size": _STEP},
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
        name="claims",
    )


def _told(frame: pd.DataFrame, *, sources: Sequence[Source], lang: str) -> list[str]:
    """Every claim as Plotly's small HTML: title, date in words, text, and the sentence itself."""
    labels = {source.id: source.label for source in page_data.shown_sources(frame, sources=sources)}
    claims = page_data.claims(frame, lang=lang)
    told = []
    for title, when, source, claim in zip(*(claims[name] for name in _TOLD), strict=True):
        lines = [title, f"{when} · {labels[source]}", *(wrap(claim, _LINE) if claim != title else [])]
        first, *rest = (escape(line, quote=False) for line in lines)
        told.append("<br>".join([f"<b>{first}</b>", *rest]))
    return told

"""What the marks mean: chips that filter by how a claim is dated, small keys, and how the chart is read."""

from __future__ import annotations

from typing import Any

import pandas as pd
from dash import html

from dashboard.showing.i18n import say
from dashboard.showing.pages.parts import count, data, named

_DATED = (("text context", "●", "filters.by_essay"), ("reference", "○", "filters.by_reference"))
_HOW = ("labels", "shapes", "filled", "eras", "waiting", "elastic")


def legend(frame: pd.DataFrame, *, lang: str) -> html.Div:
    """The legend of a table; an open arrow is explained only where a date is open."""
    per_way = frame["dated_by"].value_counts()
    chips = [
        html.Button(
            [
                html.Span(sign, className="sign", **data(aria_hidden="true")),
                f"{say(lang, words)} ",
                count(lang, sum(int(per_way.get(way, 0)) for way in ways.split())),
            ],
            type="button",
            className="chip quiet",
            **data(data_facet="dated", data_value=ways, aria_pressed="false"),
        )
        for ways, sign, words in _DATED
    ]
    dated: list[Any] = [f"{say(lang, 'filters.dated_short')} ", *chips]
    shapes = ["day", "period", "soft"]
    if "" in set(frame["earliest"]) | set(frame["latest"]):
        shapes.append("open")
    keys = [
        html.Span([html.I(className=f"key {shape}"), say(lang, f"legend.{shape}")], className="explained")
        for shape in shapes
    ]
    return html.Div(
        [
            html.Div(dated, className="chips", role="group", **named(say(lang, "filters.dated"))),
            html.Div([*keys, _reading(lang)], className="keys"),
        ],
        className="legend",
    )


def _reading(lang: str) -> html.Details:
    """How the chart is read, behind a question mark beside the legend."""
    name = html.Span(say(lang, "legend.how"), className="unseen")
    sign = html.Span("?", **data(aria_hidden="true"))
    lines = [html.Li(say(lang, f"legend.{line}")) for line in _HOW]
    return html.Details([html.Summary([sign, name]), html.Ul(lines)], className="reading")

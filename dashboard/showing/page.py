"""The page's frame: headings, chips, an empty chart, an empty card. The scripts in assets/ fill and move it.

Everything that the scripts look for has an id or a `data-` attribute; `markup.to_html` writes the same tree
as HTML, so that a reader sees the frame before any script runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from dash import dcc, html

from dashboard.showing import columns
from dashboard.source import Source

_STATIC: Any = {"staticPlot": True, "displayModeBar": False, "showSendToCloud": False, "responsive": False}
_HIDDEN = {"visible": False, "fixedrange": True}
_EMPTY_FIGURE = {
    "data": [],
    "layout": {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "xaxis": _HIDDEN,
        "yaxis": _HIDDEN,
    },
}
_DATED = (("text context", "●", "by the essay"), ("reference", "○", "by reference"))
_NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def title(sources: Sequence[Source]) -> str:
    """The page's heading: with one or two essays the first one's title, else who speaks."""
    if sources and len(sources) <= 2 and sources[0].title:
        return sources[0].title
    labels = [source.label for source in sources]
    if not labels or len(labels) > 3:
        return "Dated claims on one time axis"
    return " and ".join([", ".join(labels[:-1]), labels[-1]] if len(labels) > 1 else labels)


def subtitle(sources: Sequence[Source], *, claims: int) -> str:
    """What is on the page, in numbers: `Two essays · 171 dated claims · one time axis`."""
    count = len(sources)
    noun = "essay" if all(source.title for source in sources) else "source"
    number = _NUMBER_WORDS[count].capitalize() if noun == "essay" and count < 10 else f"{count:,}"
    parts = [
        f"{number} {noun}{'' if count == 1 else 's'}",
        f"{claims:,} dated claim{'' if claims == 1 else 's'}",
        "one time axis",
    ]
    return " · ".join(parts)


def layout(
    frame: pd.DataFrame, *, sources: Sequence[Source], problems: Sequence[str], data_url: str
) -> html.Div:
    """The whole page for a table; `data_url` is where the browser gets the claims."""
    if frame.empty:
        return html.Div([html.Main([html.H1("No claims to show"), *_notice(problems), _advice()])], id="page")
    return html.Div(
        [
            html.A("Skip to the list of claims", href="#list", className="skip"),
            _header(sources, claims=len(frame)),
            _filters(frame, sources),
            *_notice(problems),
            html.Main([_picture(frame), html.Aside(id="card", tabIndex="-1", **_named("Claim")), _list()]),
            *(dcc.Store(id=name, storage_type="memory") for name in ("state", "size", "look")),
        ],
        id="page",
        **_with(data_url=data_url),
    )


def _with(**attributes: str) -> dict[str, Any]:
    """Attributes whose names have a hyphen where Python needs an underscore: `aria_label`, `data_url`."""
    return {name.replace("_", "-"): value for name, value in attributes.items()}


def _named(name: str, **more: str) -> dict[str, Any]:
    return _with(aria_label=name, **more)


def _advice() -> html.P:
    return html.P(
        [
            "Put essays as text files into the folder ",
            html.Code("seeds/full"),
            " and run ",
            html.Code("claimline extract"),
            ", or open another table with ",
            html.Code("claimline serve --events FILE"),
            ". A table needs at least the columns ",
            html.Code("source, title, edtf"),
            ".",
        ],
        className="advice",
    )


def _header(sources: Sequence[Source], *, claims: int) -> html.Header:
    scale = [
        _button("Elastic time", data_scale="elastic", title="Busy years get more room, empty years less"),
        _button("True scale", data_scale="true", title="Every year has the same room"),
    ]
    return html.Header(
        [
            html.Div(
                [html.H1(title(sources)), html.P(subtitle(sources, claims=claims))],
                className="titles",
            ),
            html.Div(
                [
                    html.Div(id="search", className="search"),
                    html.Div(id="years", className="years"),
                    html.Div(scale, id="scale", className="segmented", role="group", **_named("Time scale")),
                    _button(
                        "☾", "icon", data_look="toggle", title="Dark or light", aria_label="Dark or light"
                    ),
                ],
                className="tools",
            ),
        ],
        className="top",
    )


def _button(words: str, kind: str = "", *, title: str = "", **attributes: str) -> html.Button:
    """A button that the scripts know by its `data-` attributes."""
    return html.Button(
        words, type="button", className=kind or None, title=title or None, **_with(**attributes)
    )


def _filters(frame: pd.DataFrame, sources: Sequence[Source]) -> html.Section:
    names = columns.short_names(sources)
    counts = frame["source"].value_counts()
    voices = [
        _chip("source", source.id, [html.I(className="dot"), name], int(counts[source.id]), number=i % 8 + 1)
        for i, (source, name) in enumerate(zip(sources, names, strict=True))
    ]
    per_theme = frame["theme"].value_counts()
    themes = [
        _chip("theme", theme["id"], [theme["label"]], int(per_theme[theme["id"]]))
        for theme in columns.themes(frame)
    ]
    return html.Section(
        [
            _group("Sources", voices),
            _group("Themes", themes),
        ],
        id="filters",
        className="filters",
        **_named("Filters"),
    )


def _group(name: str, chips: list[html.Button]) -> html.Div:
    return html.Div(chips, className="chips", role="group", **_named(name))


def _chip(facet: str, value: str, words: list[Any], count: int, *, number: int = 0) -> html.Button:
    """A filter with its live count; `number` is the source's place in the palette, 0 for other facets."""
    data = _with(data_facet=facet, data_value=value, data_count=str(count), aria_pressed="false")
    if number:
        data |= _with(data_source_number=str(number))
    return html.Button([*words, " ", _count(count)], type="button", className="chip", **data)


def _count(count: int) -> html.Span:
    # The digits' room is reserved, so that no chip changes its width when counts change.
    return html.Span(f"{count:,}", className="count", style={"minWidth": f"{len(str(count))}ch"})


def _notice(problems: Sequence[str]) -> list[html.Details]:
    if not problems:
        return []
    rows = "1 thing in the table is" if len(problems) == 1 else f"{len(problems):,} things in the table are"
    listed = [html.Li(problem) for problem in problems[:200]]
    more = len(problems) - len(listed)
    if more:
        listed.append(html.Li(f"and {more:,} more; `claimline check` lists them all"))
    return [
        html.Details(
            [html.Summary(f"{rows} broken; those rows are left out"), html.Ul(listed)], className="notice"
        )
    ]


def _picture(frame: pd.DataFrame) -> html.Section:
    return html.Section(
        [
            html.Div([_legend(frame), _status(len(frame)), _zoom()], className="toolbar"),
            html.Div(
                [
                    _graph("chart-graph"),
                    html.Div(id="tip", className="tip", hidden=True),
                    html.Div(id="hint", className="hint", hidden=True),
                ],
                id="chart",
                className="chart",
                role="application",
                tabIndex="0",
                **_named("Timeline", aria_roledescription="timeline", aria_describedby="summary"),
            ),
            html.P(id="summary", className="unseen"),
            html.P(id="spoken", className="unseen", role="status", **_with(aria_live="polite")),
            html.Div(id="empty", className="nothing", hidden=True),
            html.Div(
                [
                    _graph("overview-graph"),
                    html.Div(
                        [_handle("from", "First day shown"), _handle("to", "Last day shown")],
                        id="window",
                        className="window",
                    ),
                ],
                id="overview",
                className="overview",
                role="group",
                **_named("All years"),
            ),
        ],
        className="picture",
        **_named("Timeline and overview"),
    )


def _graph(name: str) -> html.Div:
    graph = dcc.Graph(id=name, figure=_EMPTY_FIGURE, config=_STATIC, responsive=False)
    return html.Div(graph, className="graph", **_with(aria_hidden="true"))


def _legend(frame: pd.DataFrame) -> html.Div:
    per_way = frame["dated_by"].value_counts()
    chips = [
        html.Button(
            [
                html.Span(sign, className="sign", **_with(aria_hidden="true")),
                f"{words} ",
                _count(sum(int(per_way.get(way, 0)) for way in ways.split())),
            ],
            type="button",
            className="chip quiet",
            **_with(data_facet="dated", data_value=ways, aria_pressed="false"),
        )
        for ways, sign, words in _DATED
    ]
    shapes = [("day", "day or short time"), ("period", "period"), ("soft", "about")]
    if "" in set(frame["earliest"]) | set(frame["latest"]):
        shapes.append(("open", "before or after"))
    keys = [
        html.Span([html.I(className=f"key {shape}"), words], className="explained") for shape, words in shapes
    ]
    return html.Div(
        [
            html.Div(["Dated ", *chips], className="chips", role="group", **_named("How dated")),
            html.Div([*keys, _reading()], className="keys"),
        ],
        className="legend",
    )


def _reading() -> html.Details:
    """How the chart is read, behind a question mark beside the legend."""
    sentences = (
        "Every label is an event that a text tells of; ×2 means that two passages tell of it.",
        "A dot is a day or a short time, a bar a period; faded or dashed ends are approximate.",
        "Filled marks are dated by the text itself, hollow ones by a list of dated events (by reference).",
        "Grey bands are times that have a name, which stands at their top.",
        "Short lines at the axis stand for claims without room for a label: zoom in to read them.",
        "In elastic time busy years get more room; in true scale every year has the same.",
    )
    name = html.Span("How to read this", className="unseen")
    sign = html.Span("?", **_with(aria_hidden="true"))
    return html.Details(
        [html.Summary([sign, name]), html.Ul([html.Li(one) for one in sentences])], className="reading"
    )


def _status(claims: int) -> html.Div:
    words = f"{claims:,} claim{'' if claims == 1 else 's'} shown"
    line = html.P(words, id="status", role="status", **_with(aria_live="polite"))
    return html.Div([line, _button("Clear all", "clear off", data_clear="all")], className="status")


def _zoom() -> html.Div:
    return html.Div(
        [
            _button("−", "icon", data_zoom="out", title="Zoom out (key −)", aria_label="Zoom out"),
            _button("+", "icon", data_zoom="in", title="Zoom in (key +)", aria_label="Zoom in"),
            _button("Fit", data_zoom="fit", title="Show all years (key 0)", aria_label="Fit all years"),
        ],
        className="zoom",
        role="group",
        **_named("Zoom"),
    )


def _handle(side: str, name: str) -> html.Div:
    return html.Div(
        className=f"handle {side}",
        role="slider",
        tabIndex="0",
        **_named(name, data_side=side, aria_valuemin="0", aria_valuemax="0", aria_valuenow="0"),
    )


def _list() -> html.Section:
    return html.Section(
        html.Details(
            [
                html.Summary([html.H2("All claims shown, in order of time")]),
                html.Div(id="list", tabIndex="-1"),
            ],
            id="list-fold",
        ),
        className="listing",
        **_named("List of claims"),
    )

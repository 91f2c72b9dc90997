"""The page's frame: headings, chips, tabs, empty panels and card, which the scripts in assets/ fill and move.

Everything that the scripts look for has an id or a `data-` attribute; `markup.to_html` writes the same tree
as HTML, so that a reader sees the frame before any script runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from dash import dcc, html

from dashboard.showing import page_data
from dashboard.showing.i18n import ENGLISH, languages, say
from dashboard.showing.pages.legend import legend
from dashboard.showing.pages.parts import button, count, data, group, named
from dashboard.source import Source

VIEWS = ("timeline", "as-told", "compare", "table")
"""What has a tab, and the names of the views in links."""

EXERCISE = "predict"
"""The view beside the tabs: claims to be put in order, their dates hidden."""

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


def title(sources: Sequence[Source], *, lang: str = ENGLISH) -> str:
    """The page's heading: with one or two essays the first one's title, else who speaks."""
    if sources and len(sources) <= 2 and sources[0].title:
        return sources[0].title
    labels = [source.label for source in sources]
    if not labels or len(labels) > 3:
        return say(lang, "page.many")
    if len(labels) == 1:
        return labels[0]
    return say(lang, "page.and", list=", ".join(labels[:-1]), last=labels[-1])


def title_language(sources: Sequence[Source], *, lang: str = ENGLISH) -> str | None:
    """The `lang` of the heading: an essay's title is in its own language."""
    quoted = sources and title(sources, lang=lang) == sources[0].title
    return page_data.foreign(lang) if quoted else None


def heading(sources: Sequence[Source], *, asked: str = "", lang: str = ENGLISH) -> html.H1:
    """The heading itself: the words asked for, or else the page's own."""
    return html.H1(
        asked or title(sources, lang=lang), lang=None if asked else title_language(sources, lang=lang)
    )


def subtitle(sources: Sequence[Source], *, claims: int, lang: str = ENGLISH) -> str:
    """What is on the page, in numbers: `Two essays · 171 dated claims · one time axis`."""
    n = len(sources)
    numbers = say(lang, "page.numbers").split()
    if all(source.title for source in sources) and n < len(numbers):
        first = say(lang, "page.essays", n=n, number=numbers[n])
    else:
        first = say(lang, "page.sources", n=n)
    return " · ".join([first, say(lang, "page.claims", n=claims), say(lang, "page.one_axis")])


def layout(  # noqa: PLR0913 - each is set by its name
    frame: pd.DataFrame,
    *,
    sources: Sequence[Source],
    problems: Sequence[str],
    data_url: str,
    texts_url: str = "",
    lang: str = ENGLISH,
    switch: bool = False,
    asked: str = "",
) -> html.Div:
    """The whole page for a table.

    `data_url` is where the browser gets the claims, `texts_url` where the sources' texts ('' if unknown);
    `switch` is for a page that a server has in other languages too, `asked` the heading if not its own.
    """
    if frame.empty:
        nothing = html.H1(say(lang, "page.no_claims"))
        return html.Div([html.Main([nothing, *_notice(problems, lang), _advice(lang)])], id="page")
    return html.Div(
        [
            html.A(say(lang, "page.skip"), href="#panels", className="skip"),
            _header(frame, sources, lang, switch=switch, asked=asked),
            _filters(frame, sources, lang),
            *_notice(problems, lang),
            _tabs(len(frame), lang),
            html.Main([_panels(frame, lang), _side(lang)]),
            *(dcc.Store(id=name, storage_type="memory") for name in ("state", "size", "look")),
        ],
        id="page",
        **data(
            data_url=data_url,
            data_texts=texts_url,
            data_view=VIEWS[0],
            data_failed=say(lang, "timeline.not_loaded"),
        ),
    )


def _advice(lang: str) -> html.P:
    return html.P(
        [
            say(lang, "page.advice_folder"),
            " ",
            html.Code("seeds/full"),
            f" {say(lang, 'page.advice_extract')} ",
            html.Code("claimline extract"),
            f", {say(lang, 'page.advice_table')} ",
            html.Code("claimline serve --events FILE"),
            f". {say(lang, 'page.advice_columns')} ",
            html.Code("source, title, edtf"),
            ".",
        ],
        className="advice",
    )


def _header(
    frame: pd.DataFrame, sources: Sequence[Source], lang: str, *, switch: bool, asked: str
) -> html.Header:
    scale = [
        button(say(lang, f"axis.{kind}"), data_scale=kind, title=say(lang, f"axis.{kind}_says"))
        for kind in ("elastic", "true")
    ]
    titles = [
        heading(sources, asked=asked, lang=lang),
        html.P(subtitle(sources, claims=len(frame), lang=lang)),
    ]
    look = say(lang, "page.look")
    tools = [
        html.Div(id="search", className="search"),
        html.Div(id="years", className="years"),
        html.Div(scale, id="scale", className="segmented", role="group", **named(say(lang, "axis.name"))),
        button("☾", "icon", data_look="toggle", title=look, aria_label=look),
        *(_language(other) for other in languages() if switch and other != lang),
        button(say(lang, "share.open"), "share-button", data_share="open"),
    ]
    return html.Header(
        [html.Div(titles, className="titles"), html.Div(tools, className="tools")], className="top"
    )


def _language(lang: str) -> html.A:
    """The way to the page in another language; the scripts keep the state in its address."""
    name = say(lang, "language.name")
    about = named(name, data_lang=lang)
    return html.A(
        lang.upper(),
        href=f"?lang={lang}",
        hrefLang=lang,
        lang=lang,
        title=name,
        className="language",
        **about,
    )


def _filters(frame: pd.DataFrame, sources: Sequence[Source], lang: str) -> html.Section:
    names = page_data.short_names(sources)
    counts = frame["source"].value_counts()
    voices = []
    for i, (source, name) in enumerate(zip(sources, names, strict=True)):
        words = [html.I(className="dot"), name]
        voices.append(_chip("source", source.id, words, int(counts[source.id]), lang=lang, number=i % 8 + 1))
    per_theme = frame["theme"].value_counts()
    themes = [
        _chip("theme", theme["id"], [theme["label"]], int(per_theme[theme["id"]]), lang=lang)
        for theme in page_data.themes(frame, lang=lang)
    ]
    groups = [group(say(lang, "filters.sources"), voices), group(say(lang, "filters.themes"), themes)]
    return html.Section(groups, id="filters", className="filters", **named(say(lang, "filters.name")))


def _chip(
    facet: str, value: str, words: list[Any], number_of: int, *, lang: str, number: int = 0
) -> html.Button:
    """A filter with its live count; `number` is the source's place in the palette, 0 for other facets."""
    attributes = data(data_facet=facet, data_value=value, data_count=str(number_of), aria_pressed="false")
    if number:
        attributes |= data(data_source_number=str(number))
    return html.Button([*words, " ", count(lang, number_of)], type="button", className="chip", **attributes)


def _notice(problems: Sequence[str], lang: str) -> list[html.Details]:
    if not problems:
        return []
    listed = [html.Li(problem) for problem in problems[:200]]
    more = len(problems) - len(listed)
    if more:
        listed.append(html.Li(say(lang, "page.more_broken", n=more)))
    summary = html.Summary(say(lang, "page.broken", n=len(problems)))
    return [html.Details([summary, html.Ul(listed)], className="notice")]


def _tabs(claims: int, lang: str) -> html.Nav:
    """The views of the same claims, and beside them how many claims are shown in every one."""
    tabs = [
        html.Button(
            say(lang, f"views.{view}"),
            id=f"tab-{view}",
            type="button",
            role="tab",
            tabIndex="0" if view == VIEWS[0] else "-1",
            **data(
                data_view=view,
                aria_controls=f"panel-{view}",
                aria_selected="true" if view == VIEWS[0] else "false",
            ),
        )
        for view in VIEWS
    ]
    shown = say(lang, "filters.shown", n=claims)
    line = html.P(shown, id="status", role="status", **data(aria_live="polite"))
    clear = button(say(lang, "filters.clear"), "clear off", data_clear="all")
    exercise = button(
        say(lang, "predict.open"),
        "exercise",
        title=say(lang, "predict.open_says"),
        data_view=EXERCISE,
    )
    name = named(say(lang, "views.name"))
    return html.Nav(
        [
            html.Div(tabs, id="tabs", className="tabs", role="tablist", **name),
            exercise,
            html.Div([line, clear], className="status"),
        ],
        className="bar",
        **name,
    )


def _panels(frame: pd.DataFrame, lang: str) -> html.Div:
    """The left column: what every view shares, and a panel for each."""
    return html.Div(
        [
            html.Div([legend(frame, lang=lang), _switches(frame, lang)], className="toolbar"),
            _panel("timeline", *_timeline(lang)),
            *(_panel(view) for view in VIEWS[1:]),
            html.Section(
                id=f"panel-{EXERCISE}",
                className="panel",
                role="region",
                **named(say(lang, "predict.title")),
            ),
            html.P(id="spoken", className="unseen", role="status", **data(aria_live="polite")),
            html.Div(id="empty", className="nothing", hidden=True),
            _overview(lang),
            _list(lang),
        ],
        id="panels",
        className="picture",
        tabIndex="-1",
    )


def _panel(view: str, *children: Any) -> html.Section:
    tab = data(aria_labelledby=f"tab-{view}")
    return html.Section(list(children), id=f"panel-{view}", className="panel", role="tabpanel", **tab)


def _timeline(lang: str) -> list[Any]:
    kind = data(aria_roledescription=say(lang, "timeline.kind"), aria_describedby="summary")
    chart = html.Div(
        [
            _drawn(dcc.Graph(id="chart-graph", figure=_EMPTY_FIGURE, config=_STATIC, responsive=False)),
            html.Div(id="tip", className="tip", hidden=True),
            html.Div(id="hint", className="hint", hidden=True),
        ],
        id="chart",
        className="chart",
        role="application",
        tabIndex="0",
        **named(say(lang, "timeline.name")),
        **kind,
    )
    return [chart, html.P(id="summary", className="unseen")]


def _drawn(*graph: dcc.Graph) -> html.Div:
    """The box in which the scripts draw; a graph in it draws what rests."""
    return html.Div([*graph], className="graph", **data(aria_hidden="true"))


def _switches(frame: pd.DataFrame, lang: str) -> html.Div:
    """What changes the axis: Old Style days where the table has some, and zoom."""
    says = say(lang, "axis.calendar_says")
    calendar = button(
        say(lang, "axis.calendar"), "calendar", title=says, data_calendar="both", aria_pressed="false"
    )
    signs = (("out", "−", "icon"), ("in", "+", "icon"), ("fit", say(lang, "axis.fit"), ""))
    names = {"out": "axis.zoom_out", "in": "axis.zoom_in", "fit": "axis.fit_name"}
    zoom = [
        button(
            sign,
            kind,
            data_zoom=way,
            title=say(lang, "axis.fit_says" if way == "fit" else f"axis.zoom_{way}_says"),
            aria_label=say(lang, names[way]),
        )
        for way, sign, kind in signs
    ]
    dated_so = bool((frame["calendar"] != "").any())
    switches = [calendar] if dated_so else []
    return html.Div([*switches, group(say(lang, "axis.zoom"), zoom, kind="zoom")], className="switches")


def _overview(lang: str) -> html.Div:
    handles = [
        _handle("from", say(lang, "axis.first_day")),
        _handle("to", say(lang, "axis.last_day")),
    ]
    return html.Div(
        [_drawn(), html.Div(handles, id="window", className="window")],
        id="overview",
        className="overview",
        role="group",
        **named(say(lang, "axis.all_years")),
    )


def _handle(side: str, name: str) -> html.Div:
    return html.Div(
        className=f"handle {side}",
        role="slider",
        tabIndex="0",
        **named(name, data_side=side, aria_valuemin="0", aria_valuemax="0", aria_valuenow="0"),
    )


def _list(lang: str) -> html.Section:
    heading = html.Summary([html.H2(say(lang, "timeline.list_title"))])
    folded = html.Details([heading, html.Div(id="list", tabIndex="-1")], id="list-fold")
    return html.Section(folded, className="listing", **named(say(lang, "timeline.list")))


def _side(lang: str) -> html.Div:
    """The right column: the claim card, and the text of a source where one is opened."""
    return html.Div(
        [
            html.Aside(id="card", tabIndex="-1", **named(say(lang, "views.card"))),
            html.Aside(id="reader", tabIndex="-1", hidden=True, **named(say(lang, "views.reader"))),
        ],
        id="side",
    )

"""The page with Dash: the server writes the page, Dash draws the chart in it and keeps the stores."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd
from dash import Dash, dcc, html
from flask import request
from markupsafe import Markup

from dashboard.showing import client, headings, page_data
from dashboard.showing.i18n import say
from dashboard.showing.pages import page
from dashboard.showing.pages.render import render
from dashboard.showing.pages.without_dash import ALL_ROWS
from dashboard.showing.routes import embed, language
from dashboard.source import Source

_CONFIG = re.compile(r'(<script id="_dash-config" type="application/json">)(.*?)(</script>)', re.DOTALL)
_VERSIONS = ("dash_version", "python_version", "plotly_version", "ddk_version", "dash_version_url")
_ROWS_WITHOUT_SCRIPTS = 400
_DASH = Markup('<span id="dash-goes-here"></span>')
"""The page is written once; in each answer Dash's own entry is put in this place."""

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


def layout(*, chart: bool, plotted: bool = True) -> html.Div:
    """What Dash owns on the page: the chart, if there is one, and the values that it is drawn from.

    Not `plotted`, the chart has a place and no graph: the page's own brush draws it (client/src/dash.ts).
    """
    if not chart:
        return html.Div()
    graph = (
        dcc.Graph(id="chart-graph", figure=_EMPTY_FIGURE, config=_STATIC, responsive=False)
        if plotted
        else html.Div(id="chart-graph", className="unplotted")
    )
    stores = [dcc.Store(id=name, storage_type="memory") for name in ("state", "size", "look")]
    return html.Div([graph, *stores])


@dataclass(frozen=True, slots=True)
class Edition:
    """The page in one language: its markup, the table for no scripts, the data's address, and its name.

    The markup is given by the name of the view that the page opens with.
    """

    lang: str
    page: Callable[[str], Markup]
    table: Markup
    url: str
    title: str
    description: str


def edition(  # noqa: PLR0913 - each is set by its name
    frame: pd.DataFrame,
    *,
    sources: Sequence[Source],
    problems: Sequence[str],
    url: str,
    texts_url: str,
    lang: str,
    opens: bool = False,
    asked: str = "",
    subtitle: str = "",
    root: str = "/",
    keeps: int = 0,
) -> Edition:
    """The page of a table; the addresses are those of its data and its texts; `opens` if it takes essays.

    `asked` is a heading and `subtitle` a line below it in place of the page's own, `root` the path at which
    readers find the page; `keeps` is as in `page.markup`.
    """
    shown = page_data.shown_sources(frame, sources=sources)

    @cache
    def opened(view: str) -> Markup:
        return page.markup(
            frame,
            sources=shown,
            problems=problems,
            chart=_DASH,
            data_url=url,
            texts_url=texts_url,
            lang=lang,
            switch=True,
            view=view,
            opens="page" if opens else "",
            asked=asked,
            root=root,
            keeps=keeps,
            subtitle=subtitle,
        )

    return Edition(
        lang=lang,
        page=opened,
        table=page.plain_table(
            frame,
            sources=shown,
            lang=lang,
            sentences=False,
            most=_ROWS_WITHOUT_SCRIPTS,
            rest=f"{root}{ALL_ROWS}?lang={lang}",
        ),
        url=url,
        title=say(lang, "page.no_claims") if frame.empty else asked or headings.title(shown, lang=lang),
        description=subtitle or headings.counted(shown, claims=len(frame), lang=lang),
    )


def write(app: Dash, *, editions: Callable[[str], Edition], framed: bool) -> None:
    """Let an app answer with our document instead of Dash's; `framed` if it answers at `/embed` too."""

    def interpolate(**parts: Any) -> str:
        told = editions(language.spoken())
        names = [view.name for view in client.views()]
        asked = request.args.get("view", "")
        written = told.page(asked if asked in names else names[0])  # any other name would be kept for ever
        inside = str(_DASH) in written  # the page of an empty table has no chart
        return render(
            "dash.html.j2",
            lang=told.lang,
            title=told.title,
            description=told.description,
            icon=app.get_asset_url("favicon.svg"),
            data_url=told.url,
            discovery=embed.discovery(title=told.title, description=told.description, framed=framed),
            page=Markup(str(written).replace(str(_DASH), parts["app_entry"])),
            table=told.table,
            entry=Markup("" if inside else parts["app_entry"]),
            config=Markup(_CONFIG.sub(_unversioned, parts["config"])),
            **{name: Markup(parts[name]) for name in ("metas", "css", "scripts", "renderer")},
        )

    overridden: Any = app  # subclassing is how Dash lets an app write the page differently
    overridden.interpolate_index = interpolate


def _unversioned(found: re.Match[str]) -> str:
    """Dash's settings without facts about this machine, which only Dash's development tools need."""
    config = {name: value for name, value in json.loads(found[2]).items() if name not in _VERSIONS}
    return found[1] + json.dumps(config) + found[3]

"""The Dash app: one page, its data sent once, every callback in the browser."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd
from dash import ClientsideFunction, Dash, Input, Output, html
from flask import request
from plotly.offline import get_plotlyjs_version

from dashboard import places
from dashboard.showing import columns, delivery, markup, page
from dashboard.source import Source

SMALL_BUNDLE = "vendor/plotly-basic.min.js"
_CONFIG = re.compile(r'(<script id="_dash-config" type="application/json">)(.*?)(</script>)', re.DOTALL)
_VERSIONS = ("dash_version", "python_version", "plotly_version", "ddk_version", "dash_version_url")
_ROWS_WITHOUT_SCRIPTS = 400


def create(frame: pd.DataFrame, *, sources: Sequence[Source], problems: Sequence[str] = ()) -> Dash:
    """The app for a table of claims (dashboard.table.COLUMNS); `problems` are sentences about rows left out.

    The page is at `/`, and for other sites' frames at `/embed`; its `server` is an ordinary WSGI application.
    """
    shown = columns.shown_sources(frame, sources=sources)
    assets = places.assets()
    small = delivery.bundle_version(assets / SMALL_BUNDLE) == get_plotlyjs_version()
    app = Dash(
        "claimline",
        title=page.title(shown) if not frame.empty else "No claims to show",
        update_title="",  # the tab's name does not flicker while the chart is drawn
        assets_folder=str(assets),
        assets_ignore="" if small else r"plotly-.*\.js",  # of another version: the full bundle serves
        serve_locally=True,
        meta_tags=[
            {"name": "viewport", "content": "width=device-width, initial-scale=1"},
            {"name": "description", "content": page.subtitle(shown, claims=len(frame))},
        ],
    )
    url = delivery.data_route(app.server, columns.payload(frame, sources=sources))
    app.layout = page.layout(frame, sources=shown, problems=problems, data_url=url)
    if not frame.empty:
        _connect(app)
    _first_html(app, frame, sources=shown, url=url)
    delivery.secure(app, assets=assets)
    return app


def _connect(app: Dash) -> None:
    """One callback, which draws a state; its function is in assets/70-dash.js."""
    callback: Any = app.clientside_callback  # Dash has no types for it
    callback(
        ClientsideFunction("claimline", "draw"),
        Output("status", "children"),
        Output("chart-graph", "figure"),
        Output("overview-graph", "figure"),
        *(Input(name, "data") for name in ("state", "size", "look")),
    )


def _first_html(app: Dash, frame: pd.DataFrame, *, sources: Sequence[Source], url: str) -> None:
    """Let the server write the whole frame of the page, which Dash alone would draw after its scripts."""
    skeleton = markup.to_html(app.layout)
    table = markup.to_html(_without_scripts(frame, sources))

    def interpolate(**parts: Any) -> str:
        embedded = request.path == "/embed"
        bare = embedded and request.args.get("controls") == "0"
        classes = " ".join(name for name, wanted in (("embed", embedded), ("bare", bare)) if wanted)
        # The live page takes the frame's place once Dash has drawn it (`:has` in the style sheet).
        return f"""<!DOCTYPE html>
<html lang="en" class="{classes}">
<head>
{parts["metas"]}
<title>{escape(str(parts["title"]))}</title>
<link rel="icon" href="{app.get_asset_url("favicon.svg")}" type="image/svg+xml">
<link rel="preload" href="{url}" as="fetch" crossorigin="anonymous">
{parts["css"]}
</head>
<body>
{parts["app_entry"]}
<div class="frame" inert aria-hidden="true">{skeleton}</div>
<noscript>{table}</noscript>
<div hidden>{_CONFIG.sub(_unversioned, parts["config"])}{parts["scripts"]}{parts["renderer"]}</div>
</body>
</html>"""

    overridden: Any = app  # Dash's own way to write the page differently is to subclass it
    overridden.interpolate_index = interpolate


def _unversioned(found: re.Match[str]) -> str:
    """What this machine runs is nobody's business; Dash needs it for its development tools only."""
    config = {name: value for name, value in json.loads(found[2]).items() if name not in _VERSIONS}
    return found[1] + json.dumps(config) + found[3]


def _without_scripts(frame: pd.DataFrame, sources: Sequence[Source]) -> html.Section:
    """For a browser that runs no scripts: the claims as a table, in order of time."""
    label = {source.id: source.label for source in sources}
    told = columns.claims(frame)
    days = [told["latest"][i] if day is None else day for i, day in enumerate(told["earliest"])]
    order = sorted(range(told["n"]), key=days.__getitem__)[:_ROWS_WITHOUT_SCRIPTS]
    rows = [
        html.Tr([html.Td(told["when"][i]), html.Td(told["title"][i]), html.Td(label[told["source"][i]])])
        for i in order
    ]
    head = html.Thead(html.Tr([html.Th(name, scope="col") for name in ("When", "What", "Who says so")]))
    words = "The timeline is drawn by scripts, which this browser does not run here. The claims as a table:"
    return html.Section([html.P(words), html.Table([head, html.Tbody(rows)])])

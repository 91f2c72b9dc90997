"""The Dash app: one page, its data sent once, every callback in the browser."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd
from dash import ClientsideFunction, Dash, Input, Output
from plotly.offline import get_plotlyjs, get_plotlyjs_version

from dashboard import paths
from dashboard.background import EMPTY, Apparatus
from dashboard.showing import alone, columns, delivery, downloads, embedding, language, page, passages, shell
from dashboard.showing.alone import Content
from dashboard.showing.export import Request
from dashboard.showing.shell import Edition
from dashboard.showing.wording import ENGLISH
from dashboard.source import Source

SMALL_BUNDLE = "vendor/plotly-basic.min.js"


def create(
    frame: pd.DataFrame,
    *,
    sources: Sequence[Source],
    problems: Sequence[str] = (),
    apparatus: Apparatus = EMPTY,
) -> Dash:
    """The app for a table of claims (dashboard.table.COLUMNS); `problems` are sentences about rows left out.

    `apparatus` is what is known around the table. The page is at `/`, and for other sites' frames, without
    Dash, at `/embed`; its `server` is an ordinary WSGI application.
    """
    shown = columns.shown_sources(frame, sources=sources)
    assets = paths.assets()
    small = delivery.bundle_version(assets / SMALL_BUNDLE) == get_plotlyjs_version()
    app = Dash(
        "claimline",
        title=page.title(shown),
        update_title="",  # the tab's name does not flicker while the chart is drawn
        assets_folder=str(assets),
        # A bundle of another version: the full one serves. And what stands in Dash's place elsewhere.
        assets_ignore=alone.ALONE_ONLY if small else rf"{alone.ALONE_ONLY}|plotly-.*\.js",
        serve_locally=True,
        suppress_callback_exceptions=True,  # else a copy of the layout travels in the page's head, unescaped
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    publish = delivery.data_route(app.server)
    known: Any = {"sources": sources, "problems": problems, "apparatus": apparatus}

    @cache
    def editions(lang: str) -> Edition:
        url = publish(columns.payload(frame, sources=sources, lang=lang, apparatus=apparatus))
        told = passages.payload(frame, apparatus=apparatus, lang=lang)
        texts = publish(told) if told else ""
        return shell.edition(frame, sources=sources, problems=problems, url=url, texts_url=texts, lang=lang)

    @cache
    def contents(lang: str) -> Content:
        return alone.content(frame, **known, lang=lang, switch=True)

    app.layout = lambda: editions(language.spoken()).layout
    editions(ENGLISH)
    if not frame.empty:
        _connect(app)
        bundle = app.get_asset_url(SMALL_BUNDLE) if small else publish(get_plotlyjs().encode(), kind="js")
        picture = Request(frame, sources, of=len(frame), apparatus=apparatus)
        embedding.routes(app.server, contents=contents, plotly=bundle, picture=_pictured(picture))
        downloads.routes(app.server, frame, sources=sources, apparatus=apparatus)
    shell.write(app, editions=editions, framed=not frame.empty)
    delivery.secure(app, assets=assets)
    return app


def _pictured(request: Request) -> Callable[[], bytes]:
    """The claims as links to the page picture them, drawn when it is first asked for."""
    few = {"dots": "110"}  # about 1,280 pixels
    drawing = threading.Lock()

    @cache
    def drawn() -> bytes:
        from dashboard.showing.export import paper  # only now: a page is mostly opened without its picture

        return paper.to_png(replace(request, options=few))

    def picture() -> bytes:
        with drawing:  # those who ask while it is drawn wait for that one
            return drawn()

    return picture


def _connect(app: Dash) -> None:
    """One callback, which draws a state; its function is in assets/90-dash.js."""
    callback: Any = app.clientside_callback  # Dash has no types for it
    callback(
        ClientsideFunction("claimline", "draw"),
        Output("status", "children"),
        Output("chart-graph", "figure"),
        Output("overview-graph", "figure"),
        *(Input(name, "data") for name in ("state", "size", "look")),
    )

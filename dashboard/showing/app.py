"""The Dash app: one page, its data sent once, every callback in the browser."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import pandas as pd
from dash import ClientsideFunction, Dash, Input, Output
from plotly.offline import get_plotlyjs_version

from dashboard import passing, paths
from dashboard.background import EMPTY, Background
from dashboard.passing import Passed
from dashboard.showing import headings, packed, page_data, reader_texts
from dashboard.showing.export import Request
from dashboard.showing.i18n import ENGLISH
from dashboard.showing.pages import with_dash, without_dash
from dashboard.showing.pages.with_dash import Edition
from dashboard.showing.pages.without_dash import Content
from dashboard.showing.routes import downloads, embed, events, headers, projects, turns, visits
from dashboard.source import Source

SMALL_BUNDLE = "vendor/plotly-basic.min.js"


def create(  # noqa: PLR0913 - each is set by its name
    frame: pd.DataFrame,
    *,
    sources: Sequence[Source],
    problems: Sequence[str] = (),
    background: Background = EMPTY,
    read: visits.Read | None = None,
    prepare: Callable[[], None] | None = None,
    search: events.Search | None = None,
    title: str = "",
    keeping: projects.Keeping | None = None,
    subtitle: str = "",
    root: str = "/",
) -> Dash:
    """The app for a table of claims (dashboard.table.COLUMNS).

    `problems` are sentences about rows that are left out, `background` is what is known around the table. The
    page is at `/`; at `/embed` is the page without Dash, for frames in other sites; its `server` is an
    ordinary WSGI application. `read` reads the files that somebody opens on the page (`routes.visits`), and
    `prepare` is called when files are likely soon; without `read` the page opens only what *Save* made.
    `search` finds events of our list (`routes.events`). `title` is a heading and `subtitle` a line below it
    in place of the page's own. `root` is the path at which readers find the page: `/timeline/` where a proxy
    shows it below that. `keeping` keeps projects; without it nothing is kept beyond a visit.
    """
    shown = page_data.shown_sources(frame, sources=sources)
    assets = paths.assets()
    plotted = len(frame) <= packed.MANY  # with more, drawing once and again would take longer than all else
    app = _dash(title or headings.title(shown), assets=assets, root=root, plotted=plotted)
    publish = headers.data_route(app.server, root=root)
    keeps = _kept(app, keeping)
    known: Any = {"sources": sources, "problems": problems, "background": background}
    around: Any = {"subtitle": subtitle, "root": root}

    published = _published(frame, publish, sources=sources, background=background, subtitle=subtitle)

    @cache
    def editions(lang: str) -> Edition:
        told = reader_texts.payload(frame, background=background, lang=lang)
        texts = publish(told) if told else ""
        said: Any = {"asked": title, "opens": read is not None, "keeps": keeps, **around}
        return with_dash.edition(
            frame, sources=sources, problems=problems, url=published(lang), texts_url=texts, lang=lang, **said
        )

    @cache
    def contents(lang: str) -> Content:
        asked: Any = {"title": title, "lang": lang, "address": packed.large(published(lang)), **around}
        return without_dash.content(frame, **known, **asked, switch=True, most=without_dash.ROWS)

    app.layout = with_dash.layout(chart=not frame.empty, plotted=plotted)
    editions(ENGLISH)  # done now, so that the first reader does not wait
    passed = Passed(frame, sources, background, title=title, subtitle=subtitle)
    if not frame.empty:
        _connect(app, "figure" if plotted else "title")
        embed.routes(app.server, contents=contents, picture=_pictured(passed), root=root)
        downloads.routes(app.server, passed)
    reads = read and partial(read, keeps=keeps)
    _at_hand(app, passed, read=reads, prepare=prepare, search=search, root=root)
    with_dash.write(app, editions=editions, framed=not frame.empty)
    headers.secure(app, assets=assets, root=root)
    return app


def _published(
    frame: pd.DataFrame, publish: Callable[[bytes | packed.Packed], str], **data: Any
) -> Callable[[str], str]:
    """Where the page's data in a language are; published when they are first asked for."""

    @cache
    def published(lang: str) -> str:
        known: Any = data | {"lang": lang}
        return publish(packed.packed(frame, **known) or page_data.payload(frame, **known))

    return published


def _at_hand(
    app: Dash,
    passed: Passed,
    *,
    read: visits.Read | None,
    prepare: Callable[[], None] | None,
    search: events.Search | None,
    root: str,
) -> None:
    """What the server does for a reader of the page: reads files, and finds events for corrections."""
    if read is not None:
        here = {"root": root} | embed.addresses(root)
        own = cache(lambda: "" if passed.frame.empty else passing.packed(passed))
        visits.routes(app.server, read=partial(read, assets=here), own=own, prepare=prepare)
    if search is not None:
        events.routes(app.server, search)


def _kept(app: Dash, keeping: projects.Keeping | None) -> int:
    """Let an app keep projects, if it is to; returns for how many days it keeps them, 0 for not at all."""
    if keeping is None:
        return 0
    projects.routes(app.server, keeping)
    return keeping.store.days


def _dash(title: str, *, assets: Path, root: str, plotted: bool) -> Dash:
    """An app without a layout, which serves our assets; Plotly's bundle only where it is to plot."""
    small = plotted and headers.bundle_version(assets / SMALL_BUNDLE) == get_plotlyjs_version()
    return Dash(
        "claimline",
        title=title,
        update_title="",  # otherwise the tab's name flickers while the chart is drawn
        assets_folder=str(assets),
        # Modules are for pages that read by themselves, which ask for them. If the small bundle has another
        # version, the full one is served where a graph asks for it.
        assets_ignore=r"\.mjs$" if small else r"\.mjs$|plotly-.*\.js",
        serve_locally=True,
        routes_pathname_prefix="/",
        requests_pathname_prefix=root,
        suppress_callback_exceptions=True,  # else Dash copies the layout into the page's head, unescaped
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )


def _pictured(known: Passed) -> Callable[[], bytes | None]:
    """The picture that other sites show for a link to the page; drawn when it is first asked for.

    None if too much else is being drawn.
    """
    few = {**downloads.headed(known), "dots": "110"}  # about 1,280 pixels
    n = len(known.frame)
    request = Request(known.frame, known.sources, of=n, background=known.background, options=few)
    drawing = threading.Lock()
    drawn: list[bytes] = []

    def picture() -> bytes | None:
        if drawn:
            return drawn[0]
        from dashboard.showing.export import one_page  # only now: most pages are opened without a picture

        with turns.FILES.taken() as ours, drawing:  # whoever asks while it is being drawn waits for it
            if ours and not drawn:
                drawn.append(one_page.to_png(request))
            return drawn[0] if drawn else None

    return picture


def _connect(app: Dash, output: str) -> None:
    """One callback, which draws a state (client/src/dash.ts), and may set a property of the chart."""
    callback: Any = app.clientside_callback  # Dash has no types for it
    callback(
        ClientsideFunction("claimline", "draw"),
        Output("chart-graph", output),
        *(Input(name, "data") for name in ("state", "size", "look")),
    )

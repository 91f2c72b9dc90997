"""The HTML document around the page.

The server writes the whole frame, which Dash alone would draw after its scripts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
from dash import Dash, html
from flask import request

from dashboard.showing import page_data
from dashboard.showing.i18n import say
from dashboard.showing.pages import layout, markup, plain_table
from dashboard.showing.routes import embed, language
from dashboard.source import Source

_CONFIG = re.compile(r'(<script id="_dash-config" type="application/json">)(.*?)(</script>)', re.DOTALL)
_VERSIONS = ("dash_version", "python_version", "plotly_version", "ddk_version", "dash_version_url")
_ROWS_WITHOUT_SCRIPTS = 400


@dataclass(frozen=True, slots=True)
class Edition:
    """The page in one language: Dash's layout, the same as HTML, the table, the data's address."""

    lang: str
    layout: html.Div
    skeleton: str
    table: str
    url: str
    title: str
    description: str


def edition(
    frame: pd.DataFrame,
    *,
    sources: Sequence[Source],
    problems: Sequence[str],
    url: str,
    texts_url: str,
    lang: str,
) -> Edition:
    """The page of a table; the addresses are those of its data and its texts."""
    shown = page_data.shown_sources(frame, sources=sources)
    tree = layout.layout(
        frame, sources=shown, problems=problems, data_url=url, texts_url=texts_url, lang=lang, switch=True
    )
    title = say(lang, "page.no_claims") if frame.empty else layout.title(shown, lang=lang)
    table = markup.to_html(_without_scripts(frame, shown, lang))
    description = layout.subtitle(shown, claims=len(frame), lang=lang)
    return Edition(lang, tree, markup.to_html(tree), table, url, title, description)


def write(app: Dash, *, editions: Callable[[str], Edition], framed: bool) -> None:
    """Let an app answer with our document instead of Dash's; `framed` if it has the routes of `embedding`."""

    def interpolate(**parts: Any) -> str:
        told = editions(language.spoken())
        found = embed.discovery(title=told.title, description=told.description, framed=framed)
        view = request.args.get("view", "")
        skeleton = told.skeleton
        if view in (*layout.VIEWS, layout.EXERCISE):
            skeleton = skeleton.replace(f'data-view="{layout.VIEWS[0]}"', f'data-view="{view}"', 1)
        # The live page takes the frame's place once Dash has drawn it (`:has` in the style sheet).
        return f"""<!DOCTYPE html>
<html lang="{told.lang}">
<head>
{parts["metas"]}
<meta name="description" content="{escape(told.description)}">
<title>{escape(told.title)}</title>
<link rel="icon" href="{app.get_asset_url("favicon.svg")}" type="image/svg+xml">
<link rel="preload" href="{told.url}" as="fetch" crossorigin="anonymous">
{found}
{parts["css"]}
</head>
<body>
{parts["app_entry"]}
<div class="frame" inert aria-hidden="true">{skeleton}</div>
<noscript>{told.table}</noscript>
<div hidden>{_CONFIG.sub(_unversioned, parts["config"])}{parts["scripts"]}{parts["renderer"]}</div>
</body>
</html>"""

    overridden: Any = app  # Dash's own way to write the page differently is to subclass it
    overridden.interpolate_index = interpolate


def _unversioned(found: re.Match[str]) -> str:
    """What this machine runs is nobody's business; Dash needs it for its development tools only."""
    config = {name: value for name, value in json.loads(found[2]).items() if name not in _VERSIONS}
    return found[1] + json.dumps(config) + found[3]


def _without_scripts(frame: pd.DataFrame, sources: Sequence[Source], lang: str) -> html.Section:
    """For a browser that runs no scripts: that the page needs them, and the claims all the same."""
    words = html.P(say(lang, "page.without_scripts"))
    claims = plain_table.table(frame, sources=sources, lang=lang, sentences=False, most=_ROWS_WITHOUT_SCRIPTS)
    return html.Section([words, claims])

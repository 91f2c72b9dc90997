"""The page without Dash: one file that needs no server, and what stands in another site's frame.

Hosts frame with `sandbox="allow-scripts"`, where a page may ask nobody for data: so all claims are in the
document itself. It begins with the claims as a plain table, for where no scripts run; the scripts are the
dashboard's own, with `91-alone.js` in the place of Dash.

An author's full text is not given away with it: the reading pane has the digests only.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from importlib.resources import files
from pathlib import Path

import pandas as pd
from plotly.offline import get_plotlyjs

from dashboard import paths
from dashboard.background import EMPTY, Apparatus
from dashboard.showing import columns, markup, page, passages, plain
from dashboard.showing.wording import ENGLISH
from dashboard.source import Source

DASH_ONLY = "90-dash.js"
ALONE_ONLY = "91-alone.js"
_BUNDLE = "vendor/plotly-basic.min.js"
_SIGNS = str.maketrans("<", "'")  # base 85's one sign that may mean something inside a script element
_COMMENT = re.compile(r"^\s*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)\s*$", re.DOTALL | re.MULTILINE)
_PLAIN = ("10-colours.css", "15-plain.css")
"""The style sheets that the plain table needs."""
_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True, slots=True)
class Content:
    """A page as text: its heading, what is on it, the frame, the plain table, and its data as JSON."""

    lang: str
    title: str
    description: str
    frame: str
    table: str
    data: str
    texts: str


def content(
    frame: pd.DataFrame,
    *,
    sources: Sequence[Source],
    apparatus: Apparatus = EMPTY,
    problems: Sequence[str] = (),
    lang: str = ENGLISH,
    switch: bool = False,
    title: str = "",
) -> Content:
    """The page of a table of claims (dashboard.table.COLUMNS), for `file` or `framed`.

    `switch` leads to the page in other languages, which a server has and a file has not; `title` is its
    heading if not its own.
    """
    shown = columns.shown_sources(frame, sources=sources)
    digests = tuple(reading for reading in apparatus.readings if reading.source.kind == "digest")
    apparatus = replace(apparatus, readings=digests)
    layout = page.layout(
        frame, sources=shown, problems=problems, data_url="", lang=lang, switch=switch, asked=title
    )
    return Content(
        lang=lang,
        title=title or page.title(shown, lang=lang),
        description=page.subtitle(shown, claims=len(frame), lang=lang),
        frame=markup.to_html(layout, live=True),
        table=_table(frame, sources=shown, title=title, lang=lang),
        data=columns.payload(frame, sources=sources, lang=lang, apparatus=apparatus).decode(),
        texts=passages.payload(frame, apparatus=apparatus, lang=lang).decode() or "{}",
    )


def file(content: Content, *, start: str = "") -> str:
    """One HTML file that works by itself, with what it carries compressed.

    `start` is the query of the view that it opens with, where its address asks for none.
    """
    sheets = sorted(paths.assets().glob("*.css"))
    codes = [_plotly(), *map(_bare, scripts())]
    styles = [_bare(path) for path in sheets if path.name not in _PLAIN]
    whole = (
        f'{{"data":{content.data},"texts":{content.texts},'
        f'"start":{json.dumps(start)},"scripts":{json.dumps(codes)},"styles":{json.dumps(styles)}}}'
    )
    packed = base64.b85encode(zlib.compress(whole.encode(), 9)).decode("ascii").translate(_SIGNS)
    shown = "".join(_bare(path) for path in sheets if path.name in _PLAIN)
    starter = files("dashboard.showing").joinpath("data/start.js").read_text(encoding="utf-8")
    return _document(
        content,
        # An icon of no bytes: else a browser asks the host of the file for one.
        head=f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<link rel="icon" href="data:,"><style>{shown}</style>',
        foot=f'<script type="text/plain" id="packed">{packed}</script><script>{starter}</script>',
        kind="alone",
    )


def framed(content: Content, *, links: Iterable[str], head: str, kind: str) -> str:
    """The page for another site's frame: its data inside, its scripts and style sheets as links (tags).

    `kind` is the document's class, `head` what else belongs into its head.
    """
    whole = f'{{"data":{content.data},"texts":{content.texts}}}'.replace("<", "\\u003c")
    foot = f'<script type="application/json" id="given">{whole}</script>'
    return _document(content, head=head, foot=foot + "".join(links), kind=kind)


def scripts() -> list[Path]:
    """The scripts of a page without Dash, in the order in which they must run."""
    found = sorted(paths.assets().glob("[0-9]*.js"))
    return [path for path in found if path.name != DASH_ONLY]


def _document(content: Content, *, head: str, foot: str, kind: str) -> str:
    return f"""<!DOCTYPE html>
<html lang="{content.lang}" class="{kind}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(content.title)}</title>
<meta name="description" content="{escape(content.description)}">
{head}
</head>
<body>
<div class="plain">{content.table}</div>
<div class="live" hidden>{content.frame}</div>
{foot}
</body>
</html>
"""


def _plotly() -> str:
    small = paths.assets() / _BUNDLE
    return small.read_text(encoding="utf-8") if small.is_file() else str(get_plotlyjs())


def _bare(path: Path) -> str:
    """A script or style sheet without the lines that are comments."""
    return _COMMENT.sub("", path.read_text(encoding="utf-8"))


def _table(frame: pd.DataFrame, *, sources: Sequence[Source], title: str, lang: str) -> str:
    """The claims under the heading, readable before any script and without one."""
    heading = page.heading(sources, asked=title, lang=lang)
    return markup.to_html([heading, plain.table(frame, sources=sources, lang=lang, sentences=True)])

"""The timeline in other sites' pages: `/embed` for their frames, oEmbed to find it, a picture for links.

`/embed` is the page without Dash (dashboard.showing.alone): hosts such as WordPress frame it with
`sandbox="allow-scripts"`, where it may ask for no data. Its query holds the same state as the page's.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from flask import Flask, Response, jsonify, request

from dashboard import paths
from dashboard.showing import alone, language
from dashboard.showing.alone import Content
from dashboard.showing.engine import DrawingError

NAME = "Claimline"
WIDTH, HEIGHT = 800, 640
"""The frame that oEmbed proposes, in CSS pixels, unless the site that asks has less room."""


def routes(
    server: Flask,
    *,
    contents: Callable[[str], Content],
    plotly: str,
    picture: Callable[[], bytes],
) -> None:
    """Adds `/embed`, `/oembed` and `/picture.png` to a server.

    `contents` gives the page in a language, `plotly` is the address of Plotly, `picture` gives a PNG.
    """

    @server.get("/embed")
    def embed() -> Response:
        content = contents(language.spoken())
        bare = request.args.get("controls") == "0"
        links = [_script(plotly), *(_script(_asset(path)) for path in alone.scripts())]
        sheets = sorted(paths.assets().glob("*.css"))
        icon = '<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">'
        head = [icon] + [f'<link rel="stylesheet" href="{_asset(path)}">' for path in sheets]
        found = discovery(title=content.title, description=content.description, framed=True)
        page = alone.framed(
            content,
            links=links,
            head="\n".join([found, *head]),
            kind="alone embed bare" if bare else "alone embed",
        )
        return Response(page, mimetype="text/html")

    @server.get("/oembed")
    def oembed() -> tuple[Response, int] | Response:
        return _oembed(contents(language.spoken()))

    @server.get("/picture.png")
    def drawn() -> Response:
        try:
            return Response(picture(), mimetype="image/png")
        except DrawingError as error:
            return Response(f"{error}\n", 404, mimetype="text/plain")


def discovery(*, title: str, description: str, framed: bool) -> str:
    """Tags for a page's head, by which others find its title and, if `framed`, its frame and picture.

    The frame is found by oEmbed, the others by Open Graph.
    """
    here = request.host_url.rstrip("/")
    asked = request.query_string.decode("latin-1")
    address = f"{here}/{'?' if asked else ''}{asked}"
    found = f"{here}/oembed?format=json&url={quote(address, safe='')}"
    properties = {
        "og:type": "website",
        "og:site_name": NAME,
        "og:title": title,
        "og:description": description,
        "og:url": address,
    }
    if framed:
        properties |= {"og:image": f"{here}/picture.png", "og:image:alt": title}
    tags = [f'<meta property="{name}" content="{escape(value)}">' for name, value in properties.items()]
    if not framed:
        return "\n".join(tags)
    link = f'<link rel="alternate" type="application/json+oembed" href="{escape(found)}" '
    return "\n".join([f'{link}title="{escape(title)}">', *tags])


def _oembed(content: Content) -> tuple[Response, int] | Response:
    """What oEmbed answers about one of our own pages (oembed.com, version 1.0, type rich)."""
    if request.args.get("format", "json") != "json":
        return Response("only format=json is known here", 501, mimetype="text/plain")
    try:
        asked = urlsplit(request.args.get("url", ""))
    except ValueError:  # `http://[` is no address
        asked = urlsplit("")
    if asked.netloc != request.host or asked.path not in ("", "/", "/embed"):
        return Response("url must be the address of this timeline", 404, mimetype="text/plain")
    width = _at_most("maxwidth", WIDTH)
    height = _at_most("maxheight", HEIGHT)
    query = f"?{asked.query}" if asked.query else ""
    address = f"{request.host_url}embed{query}"
    answer: dict[str, Any] = {
        "version": "1.0",
        "type": "rich",
        "provider_name": NAME,
        "provider_url": request.host_url,
        "title": content.title,
        "width": width,
        "height": height,
        "html": f'<iframe src="{escape(address)}" title="{escape(content.title)}" width="{width}" '
        f'height="{height}" style="border:0;max-width:100%" loading="lazy" allowfullscreen></iframe>',
    }
    return jsonify(answer)


def _at_most(name: str, usual: int) -> int:
    given = request.args.get(name, "").lstrip("0")
    if not (given.isascii() and given.isdecimal()):
        return usual
    return usual if len(given) > 5 else min(usual, int(given))  # Python reads no number of 5,000 digits


def _script(address: str) -> str:
    return f'<script src="{escape(address)}"></script>'


def _asset(path: Path) -> str:
    """An asset's address; its time is in it, so that browsers may keep it for ever."""
    return f"/assets/{path.name}?m={path.stat().st_mtime_ns}"

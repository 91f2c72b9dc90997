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

from dashboard import places
from dashboard.showing import alone, language
from dashboard.showing.alone import Content

NAME = "Claimline"
WIDTH, HEIGHT = 800, 640
"""The frame that oEmbed proposes, in CSS pixels, unless the site that asks has less room."""


def routes(
    server: Flask,
    *,
    contents: Callable[[str], Content],
    plotly: str,
    picture: Callable[[], bytes] | None = None,
) -> None:
    """Adds `/embed`, `/oembed` and, where it can be drawn, `/picture.png` to a server.

    `contents` gives the page in a language, `plotly` is the address of a Plotly bundle.
    """

    @server.get("/embed")
    def embed() -> Response:
        content = contents(language.spoken())
        bare = request.args.get("controls") == "0"
        links = [_script(plotly), *(_script(_asset(path)) for path in alone.scripts())]
        sheets = sorted(places.assets().glob("*.css"))
        icon = '<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">'
        head = [icon] + [f'<link rel="stylesheet" href="{_asset(path)}">' for path in sheets]
        found = discovery(title=content.title, description=content.description, picture=picture is not None)
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

    if picture is not None:

        @server.get("/picture.png")
        def drawn() -> Response:
            return Response(picture(), mimetype="image/png")


def discovery(*, title: str, description: str, picture: bool) -> str:
    """Tags for a page's head, by which others find its frame, title and picture (oEmbed, Open Graph)."""
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
    if picture:
        properties |= {"og:image": f"{here}/picture.png", "og:image:alt": title}
    tags = [f'<meta property="{name}" content="{escape(value)}">' for name, value in properties.items()]
    link = f'<link rel="alternate" type="application/json+oembed" href="{escape(found)}" '
    return "\n".join([f'{link}title="{escape(title)}">', *tags])


def _oembed(content: Content) -> tuple[Response, int] | Response:
    """What oEmbed answers about one of our own pages (oembed.com, version 1.0, type rich)."""
    if request.args.get("format", "json") != "json":
        return Response("only format=json is known here", 501, mimetype="text/plain")
    asked = urlsplit(request.args.get("url", ""))
    if asked.netloc != request.host or asked.path not in ("/", "/embed"):
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
    given = request.args.get(name, "")
    return min(usual, int(given)) if given.isascii() and given.isdecimal() and int(given) > 0 else usual


def _script(address: str) -> str:
    return f'<script src="{escape(address)}"></script>'


def _asset(path: Path) -> str:
    """An asset's address; its time is in it, so that browsers may keep it for ever."""
    return f"/assets/{path.name}?m={path.stat().st_mtime_ns}"

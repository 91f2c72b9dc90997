"""The timeline in other sites' pages: `/embed` for their frames, oEmbed to find it, a picture for links.

`/embed` is the page without Dash (pages/without_dash.py): hosts such as WordPress frame it with
`sandbox="allow-scripts"`, where it may not request any data. Its query holds the same state as the page's.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from flask import Flask, Response, jsonify, request
from markupsafe import Markup

from dashboard import paths
from dashboard.showing.client import DrawingError
from dashboard.showing.i18n import ENGLISH
from dashboard.showing.pages import without_dash
from dashboard.showing.pages.render import render
from dashboard.showing.pages.without_dash import Content
from dashboard.showing.routes import language, turns

NAME = "Claimline"
WIDTH, HEIGHT = 800, 640
"""The frame that oEmbed proposes, in CSS pixels, unless the site that asks has less room."""


def routes(
    server: Flask,
    *,
    contents: Callable[[str], Content],
    picture: Callable[[], bytes | None],
    root: str = "/",
) -> None:
    """Adds `/embed`, `/oembed` and `/picture.png` to a server.

    `contents` gives the page in a language, `picture` a PNG, or None while too much is being drawn; `root` is
    the path of the page for readers.
    """

    @server.get("/embed")
    def embed() -> Response:
        content = contents(language.spoken())
        document = without_dash.framed(
            content,
            **addresses(root),
            discovery=discovery(title=content.title, description=content.description, framed=True),
            kind="alone embed bare" if request.args.get("controls") == "0" else "alone embed",
        )
        return Response(document, mimetype="text/html")

    @server.get("/oembed")
    def oembed() -> tuple[Response, int] | Response:
        return _oembed(contents(language.spoken()))

    @server.get("/picture.png")
    def drawn() -> Response:
        try:
            content = picture()
            if content is None:
                return turns.busy(language.spoken())
            answer = Response(content, mimetype="image/png")
            answer.headers["Cache-Control"] = "public, max-age=3600"
            return answer
        except DrawingError as error:
            return Response(f"{error}\n", 404, mimetype="text/plain")


def discovery(*, title: str, description: str, framed: bool) -> Markup:
    """Tags for a page's head, by which others find its title and, if `framed`, its frame and picture.

    The frame is found by oEmbed, the others by Open Graph.
    """
    here = request.root_url.rstrip("/")
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
    return Markup(
        render(
            "discovery.html.j2",
            lang=ENGLISH,
            framed=framed,
            oembed=found,
            title=title,
            properties=properties,
        )
    )


def _oembed(content: Content) -> tuple[Response, int] | Response:
    """What oEmbed answers about one of our own pages (oembed.com, version 1.0, type rich)."""
    if request.args.get("format", "json") != "json":
        return Response("only format=json is known here", 501, mimetype="text/plain")
    try:
        asked = urlsplit(request.args.get("url", ""))
    except ValueError:  # raised by text such as `http://[`, which is not an address
        asked = urlsplit("")
    if asked.netloc != request.host or asked.path.removeprefix(request.script_root) not in (
        "",
        "/",
        "/embed",
    ):
        return Response("url must be the address of this timeline", 404, mimetype="text/plain")
    query = f"?{asked.query}" if asked.query else ""
    frame = {
        "address": f"{request.root_url}embed{query}",
        "width": _at_most("maxwidth", WIDTH),
        "height": _at_most("maxheight", HEIGHT),
    }
    answer: dict[str, Any] = {
        "version": "1.0",
        "type": "rich",
        "provider_name": NAME,
        "provider_url": request.root_url,
        "title": content.title,
        "width": frame["width"],
        "height": frame["height"],
        "html": render("frame.html.j2", lang=ENGLISH, title=content.title, **frame),
    }
    return jsonify(answer)


def _at_most(name: str, usual: int) -> int:
    given = request.args.get(name, "").lstrip("0")
    if not (given.isascii() and given.isdecimal()):
        return usual
    return usual if len(given) > 5 else min(usual, int(given))  # Python refuses numbers of 5,000 digits


def addresses(root: str = "/") -> dict[str, str]:
    """Where the page's `script`, `styles` and `icon` are, behind the `root` of all our addresses."""
    assets = paths.assets()
    return {
        "icon": f"{root}assets/favicon.svg",
        "script": root + _address(assets / without_dash.SCRIPT),
        "styles": root + _address(assets / without_dash.STYLES),
    }


def lost(root: str, *, lang: str, says: str) -> str:
    """The page for an address at which there is nothing; `says` is what it says of it."""
    return render("not_found.html.j2", lang=lang, says=says, root=root, **addresses(root))


def _address(path: Path) -> str:
    """An asset's address, from the root; its time is in it, so that browsers may keep it for ever."""
    return f"assets/{path.name}?m={path.stat().st_mtime_ns}"

"""How the page travels: compressed once, cached for good where it cannot change, and safe from the start."""

from __future__ import annotations

import hashlib
import os
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from dash import Dash
from dash.exceptions import DependencyException
from flask import Flask, Request, Response, abort, request
from flask_compress import Compress
from werkzeug.exceptions import MethodNotAllowed

from dashboard.showing.i18n import say
from dashboard.showing.routes import answers, embed, language

PAGES = ("/", "/embed")
TAKES = ("/open", "/open/ready", "/projects")
"""The addresses that only take something: files to read, word that some are coming, and projects to keep."""
_SPOKEN = (*PAGES, "/oembed")
"""Addresses whose answer depends on the reader's language."""
_FOR_OTHERS = ("/oembed", "/picture.png")
"""What other sites may show besides frames; a frame without an origin of its own needs the assets too."""
_OURS = (
    "/_dash-component-suites/",
    "/_dash-layout",
    "/_dash-dependencies",
    "/assets/",
    "/data/",
    "/download/",
    "/events",
    "/oembed",
    "/picture.png",
    "/visit/",
    "/project/",
    "/edit/",
    "/_favicon.ico",
)
_KEPT = ("/assets/", "/data/", "/_dash-component-suites/", "/_dash-layout", "/_dash-dependencies")
"""Addresses whose answer depends on their path alone; its compressed form is remembered."""
_MOST = 200  # forms remembered, those used last; Dash answers to any number of names for one script
_LONGEST = 2000  # letters of an address whose form is remembered
_LARGEST = 5_000_000  # bytes of a form that is remembered
_COMPRESSED = ("text/html", "text/css", "text/javascript", "application/json", "image/svg+xml")
_FOR_EVER = 31_536_000  # a year, the most that caches heed
_PLOTLY_VERSION = re.compile(rb"plotly\.js \([a-z0-9]+ - minified\) v(\d+\.\d+\.\d+)")


def bundle_version(path: Path) -> str:
    """The version that a Plotly bundle names in its first lines; '' if there is no such file."""
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        found = _PLOTLY_VERSION.search(file.read(400))
    return found[1].decode() if found else ""


def data_route(server: Flask, *, root: str = "/") -> Callable[..., str]:
    """A way to publish JSON: it answers with an address made from the content, which may be kept for ever."""
    shelf: dict[str, bytes] = {}

    @server.get("/data/<name>")
    def published(name: str) -> Response:
        if name not in shelf:
            abort(404)
        response = Response(shelf[name], mimetype="application/json")
        response.headers["Cache-Control"] = f"public, max-age={_FOR_EVER}, immutable"
        return response

    def publish(data: bytes) -> str:
        name = f"{hashlib.sha256(data).hexdigest()}.json"
        shelf[name] = data
        return f"{root}data/{name}"

    return publish


def secure(app: Dash, *, assets: Path, root: str = "/") -> None:
    """Headers, real 404s and compression for a Dash app whose layout and callbacks are complete."""
    server: Flask = app.server
    server.config["SEND_FILE_MAX_AGE_DEFAULT"] = _FOR_EVER  # Dash puts the files' times into their addresses
    server.before_request(_only_known)
    not_found = partial(_not_found, root)
    server.register_error_handler(404, not_found)
    server.register_error_handler(DependencyException, not_found)  # a package that Dash does not know
    server.after_request(_headers(f"'self' {' '.join(app.csp_hashes())}".strip()))
    _compress(server, assets)
    server.after_request(_whole)  # runs before the compression: the last one registered is called first
    whole: Any = server
    whole.wsgi_app = answers.Remembering(server.wsgi_app, stamp=partial(_stamp, assets))


def _stamp(assets: Path, path: str) -> Hashable:
    """In which state the answer of a path is: that of our files, which pages name; None if it may change."""
    if path.startswith("/assets/"):
        try:
            return (assets / path.removeprefix("/assets/")).stat().st_mtime_ns
        except (OSError, ValueError):  # also a name that no file can have
            return 0
    if path in _SPOKEN:
        return tuple(sorted((file.name, file.stat().st_mtime_ns) for file in os.scandir(assets)))
    return 0 if path.startswith(_KEPT) else None


def _compress(server: Flask, assets: Path) -> None:
    def key(asked: Request) -> str:
        if asked.path in PAGES:  # a class opens the same link
            return f"{asked.url} {language.of(asked)}"
        if not asked.path.startswith(_KEPT):  # downloads and visits are of one reader
            return ""
        return f"{asked.path}?{_stamp(assets, asked.path)}"

    # What depends on its key alone is compressed once; an asset edited meanwhile, again.
    server.config |= {
        "COMPRESS_ALGORITHM": ["br", "gzip"],
        "COMPRESS_BR_LEVEL": 6,
        "COMPRESS_MIMETYPES": list(_COMPRESSED),
        "COMPRESS_CACHE_BACKEND": memory,
        "COMPRESS_CACHE_KEY": key,
    }
    Compress(server)


def memory() -> SimpleNamespace:
    """What Flask-Compress remembers, by keys that begin with the name of the compression and `;`.

    A key without more than that is of an answer that depends on its whole address, and is not kept.
    """
    kept: OrderedDict[str, bytes] = OrderedDict()
    lock = threading.Lock()

    def get(name: str) -> bytes | None:
        with lock:
            if name in kept:
                kept.move_to_end(name)
            return kept.get(name)

    def keep(name: str, data: bytes) -> None:
        if name[-1] == ";" or len(name) > _LONGEST or len(data) > _LARGEST:
            return
        with lock:
            kept[name] = data
            while len(kept) > _MOST:
                kept.popitem(last=False)

    return SimpleNamespace(get=get, set=keep)


_FILE = re.compile(r"(/(visit|project)/[^/]+)?/download/")
"""Paths of files that are made of claims, also of those that the page sends."""
_FRAMED = re.compile(r"(/project/[^/]+)?/embed")
"""Paths of pages for other sites' frames."""


def _methods() -> list[str]:
    """What the path of the request takes."""
    if request.path in TAKES:
        return ["POST"]
    more = ["POST"] if _FILE.match(request.path) else []
    return ["GET", "HEAD", *more, *(["PUT", "DELETE"] if request.path.startswith("/edit/") else [])]


def _only_known() -> None:
    """Refuse unknown paths, which Dash answers with its page, and methods that a path does not take."""
    known = request.path in (*PAGES, *TAKES) or request.path.startswith(_OURS)
    takes = _methods()
    if known and request.method not in takes:
        raise MethodNotAllowed(takes)
    for_any_path = request.url_rule is None or "<path:path>" in request.url_rule.rule
    if not known or (for_any_path and request.path not in PAGES):
        abort(404)


def _not_found(root: str, _: Exception) -> tuple[str, int]:
    lang = language.of(request)
    says = say(lang, "page.not_found_says", path=request.path)
    return embed.lost(root, lang=lang, says=says), 404


def _headers(scripts: str) -> Callable[[Response], Response]:
    policy = {
        "default-src": "'none'",
        "script-src": scripts,
        "style-src": "'self' 'unsafe-inline'",  # Dash and Plotly write style sheets into the page
        "img-src": "'self' data: blob:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "frame-src": "'self'",  # the preview of an embed
        "base-uri": "'none'",
        "form-action": "'none'",
        "object-src": "'none'",
    }

    def add(response: Response) -> Response:
        framed = bool(_FRAMED.fullmatch(request.path))
        # `frame-ancestors *` would refuse a page kept as a file; without the rule all may frame.
        rules = policy if framed else policy | {"frame-ancestors": "'none'"}
        response.headers["Content-Security-Policy"] = "; ".join(
            f"{name} {value}" for name, value in rules.items()
        )
        if request.path in _SPOKEN:
            response.vary.update(["Accept-Language", "Referer"])
            response.headers["Cache-Control"] = "no-cache"  # an old page would ask for data at an old address
        response.headers["X-Content-Type-Options"] = "nosniff"
        for_others = framed or request.path in _FOR_OTHERS or request.path.startswith("/assets/")
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin" if for_others else "same-origin"
        if not framed:
            response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        secret = request.path.startswith("/edit/")  # who knows the address can change what is kept there
        response.headers["Referrer-Policy"] = "same-origin" if secret else "strict-origin-when-cross-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        return response

    return add


def _whole(response: Response) -> Response:
    """A file as one piece instead of a stream, so that its compressed form can be remembered."""
    if response.is_streamed and response.status_code == 200:
        stream: Any = response.response
        response.direct_passthrough = False
        whole = b"".join(response.iter_encoded())
        stream.close()
        response.set_data(whole)
    return response

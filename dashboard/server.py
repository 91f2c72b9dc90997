"""Serves the page on this machine: finds a free port, runs a quiet server, opens a browser."""

from __future__ import annotations

import ipaddress
import logging
import os
import re
import select
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import waitress

PORT = 8050
_TRIES = 50
_LARGEST = 51_000_000  # bytes that may be sent at once; the page refuses a little less, in its own words
_THREADS = 8  # a browser asks for about six files at once
_IDLE = 30  # seconds after which a connection is closed on which nothing happens
_CONNECTIONS = 1000
"""Connections that may be open at once: a browser keeps six, so that a class of thirty has 180."""
_OTHER_FILES = 200  # that the process has open besides


def listen(host: str, port: int | None) -> socket.socket:
    """A socket that already listens, so that a browser can connect before the server is ready.

    `port` None means 8050, or the next free one. Raises OSError if a given port is taken or not allowed.
    """
    family = socket.getaddrinfo(host, port or PORT, type=socket.SOCK_STREAM)[0][0]
    if port is not None:
        return socket.create_server((host, port), family=family)
    for candidate in range(PORT, PORT + _TRIES):
        try:
            return socket.create_server((host, candidate), family=family)
        except OSError as error:
            taken = error
    raise taken


def address(listening: socket.socket) -> str:
    """The page's address, as one would type it into a browser on this machine."""
    host, port = listening.getsockname()[:2]
    name = {"0.0.0.0": "localhost", "::": "localhost"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{name}:{port}"


def serve(app: Callable[..., Any], listening: socket.socket) -> None:
    """Answer requests with a WSGI application until Ctrl+C."""
    logging.getLogger("waitress.queue").setLevel(
        logging.ERROR
    )  # otherwise it warns users about full queues, which do no harm
    host = listening.getsockname()[0]
    if ipaddress.ip_address(host).is_loopback:
        app = only_here(app)
    waitress.serve(
        app,
        sockets=[listening],
        threads=_THREADS,
        connection_limit=_connections(),
        channel_timeout=_IDLE,
        cleanup_interval=_IDLE // 3,
        asyncore_use_poll=hasattr(select, "poll"),  # `select` itself knows no file above the 1,024th
        max_request_body_size=_LARGEST,
        _quiet=True,
        ident=None,
    )


def _connections() -> int:
    """How many connections may be open: as many as we want, or else as the system allows."""
    try:
        import resource
    except ImportError:  # Windows, whose `select` takes 512
        return min(_CONNECTIONS, 512 - _THREADS)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _CONNECTIONS + _OTHER_FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        with suppress(ValueError, OSError):  # refused: the limit stays as it was
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    room = _CONNECTIONS if soft == resource.RLIM_INFINITY else soft - _OTHER_FILES
    return max(50, min(_CONNECTIONS, room))


def only_here(app: Callable[..., Any]) -> Callable[..., Any]:
    """The application, which now refuses requests for any host name but `localhost` and its addresses.

    Otherwise another website could make its own host name point to this machine, and read what is served here
    (DNS rebinding).
    """

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        name = re.sub(r":\d*$", "", environ.get("HTTP_HOST", ""))
        if name == "localhost" or _is_loopback(name.strip("[]")):
            return app(environ, start)
        start("421 Misdirected Request", [("Content-Type", "text/plain; charset=utf-8")])
        return [b"This page answers to localhost only; `claimline serve --host NAME` opens it to others.\n"]

    return answer


def _is_loopback(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def open_browser(url: str) -> None:
    """Open the page in a browser, but not in one that runs in the terminal: it would hide the address."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return
    threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()

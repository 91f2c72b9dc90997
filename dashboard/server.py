"""Runs a quiet server: finds a free port, answers, stops when it is asked to, opens a browser."""

from __future__ import annotations

import ipaddress
import logging
import os
import select
import signal
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import waitress
from waitress import wasyncore

PORT = 8050
_TRIES = 50
_LARGEST = 51_000_000  # bytes that may be sent at once; the page refuses a little less, in its own words
_THREADS = 24
"""Most of them wait: for files that are being drawn (`routes.turns`), or essays that are being read.

So many that those who wait can never take them all; a thread that waits costs next to nothing.
"""
PATIENCE = 30
"""Seconds for which requests under way are finished when the process is asked to stop."""
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


def is_local(listening: socket.socket) -> bool:
    """Whether only this machine can reach the socket."""
    return ipaddress.ip_address(listening.getsockname()[0]).is_loopback


def serve(
    app: Callable[..., Any], listening: socket.socket, *, stopping: threading.Event | None = None
) -> None:
    """Answer requests with a WSGI application until Ctrl+C, or until the system asks the process to stop.

    When it is asked (SIGTERM), nobody new is let in, and the requests under way are finished first, at most
    for `PATIENCE` seconds; `stopping` is set meanwhile.
    """
    # Otherwise it warns users about full queues, which do no harm.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server: Any = waitress.create_server(
        app,
        sockets=[listening],
        threads=_THREADS,
        connection_limit=_connections(),
        channel_timeout=_IDLE,
        cleanup_interval=_IDLE // 3,
        asyncore_use_poll=hasattr(select, "poll"),  # `select` itself knows no file above the 1,024th
        max_request_body_size=_LARGEST,
        clear_untrusted_proxy_headers=False,  # the gate before the page does it
        ident=None,
    )
    asked = stopping or threading.Event()

    def stop(*_: object) -> None:
        asked.set()
        server.pull_trigger()  # wakes the loop

    if threading.current_thread() is threading.main_thread():  # no other thread may hear of signals
        signal.signal(signal.SIGTERM, stop)
    with suppress(KeyboardInterrupt, SystemExit):
        while not asked.is_set():
            _turn(server, 30)
        _finish(server)
    server.task_dispatcher.shutdown(timeout=1)
    wasyncore.close_all(server._map)


def _turn(server: Any, seconds: float) -> None:
    """Let connections read and write once; waits so long for the first of them."""
    server.asyncore.loop(timeout=seconds, map=server._map, use_poll=server.adj.asyncore_use_poll, count=1)


def _finish(server: Any) -> None:
    """Let in who has knocked already and nobody else, and finish what is under way."""
    known = -1
    while known < len(server.active_channels):
        known = len(server.active_channels)
        _turn(server, 0)
    wasyncore.dispatcher.close(server)  # the socket that listens, and not the trigger, which threads need
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and any(map(_is_busy, list(server.active_channels.values()))):
        _turn(server, 0.1)


def _is_busy(channel: Any) -> bool:
    """Whether a request is being sent, answered, or its answer is under way."""
    return bool(channel.request or channel.requests or channel.total_outbufs_len)


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


def open_browser(url: str) -> None:
    """Open the page in a browser, but not in one that runs in the terminal: it would hide the address."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return
    threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()

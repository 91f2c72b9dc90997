"""Serving on this machine: which port is taken, and what address is printed."""

from __future__ import annotations

import errno
import re
import socket
import threading
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack

import pytest

from dashboard import server


def test_the_next_free_port_is_taken_when_none_was_asked_for() -> None:
    with server.listen("127.0.0.1", None) as first, server.listen("127.0.0.1", None) as second:
        ports = [listening.getsockname()[1] for listening in (first, second)]
    assert server.PORT <= ports[0] < ports[1]


def test_a_port_that_was_asked_for_is_had_or_refused() -> None:
    with server.listen("127.0.0.1", 0) as listening:
        taken = listening.getsockname()[1]
        with pytest.raises(OSError) as refused:  # noqa: PT011 - every system has its own words for it
            server.listen("127.0.0.1", taken)
    assert refused.value.errno in (errno.EADDRINUSE, errno.EACCES)


@pytest.mark.parametrize(
    ("host", "printed"),
    [("127.0.0.1", "127.0.0.1"), ("localhost", r"(127\.0\.0\.1|\[::1\])"), ("0.0.0.0", "localhost")],
)
def test_the_address_can_be_typed_into_a_browser(host: str, printed: str) -> None:
    with server.listen(host, 0) as listening:
        port = listening.getsockname()[1]
        assert re.fullmatch(rf"http://{printed}:{port}", server.address(listening))


def test_a_browser_may_knock_before_the_server_is_ready() -> None:
    with server.listen("127.0.0.1", 0) as listening:
        socket.create_connection(listening.getsockname()[:2], timeout=5).close()


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8050", "200 OK"),
        ("127.0.0.1:8050", "200 OK"),
        ("[::1]:8050", "200 OK"),
        ("127.0.0.1", "200 OK"),
        ("evil.example:8050", "421 Misdirected Request"),
        ("localhost.evil.example", "421 Misdirected Request"),
        ("", "421 Misdirected Request"),
    ],
)
def test_only_this_machine_s_own_names_are_answered(host: str, status: str) -> None:
    """A name that another site points at this machine gets nothing from it."""
    said = []

    def app(_: dict[str, str], start: Callable[..., None]) -> list[bytes]:
        start("200 OK", [])
        return [b"claims"]

    body = server.only_here(app)({"HTTP_HOST": host}, lambda line, _: said.append(line))

    assert said == [status]
    assert (b"".join(body) == b"claims") == (status == "200 OK")


def test_a_class_that_keeps_its_connections_open_locks_nobody_out() -> None:
    """Thirty browsers keep six each; a server that takes a hundred in all lets the next one wait for minutes."""

    def app(_: dict[str, str], start: Callable[..., None]) -> list[bytes]:
        start("200 OK", [("Content-Length", "6")])
        return [b"claims"]

    with server.listen("127.0.0.1", 0) as listening, ExitStack() as kept:
        threading.Thread(target=server.serve, args=(app, listening), daemon=True).start()
        address = listening.getsockname()[:2]
        for _ in range(180):
            kept.enter_context(socket.create_connection(address, timeout=20))
        with urllib.request.urlopen(f"http://127.0.0.1:{address[1]}/", timeout=20) as answer:
            assert answer.read() == b"claims"

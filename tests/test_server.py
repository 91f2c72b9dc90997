"""Serving on this machine: which port is taken, and what address is printed."""

from __future__ import annotations

import errno
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from dashboard import server

HOLDS = Path(__file__).with_name("holding.py")


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


@pytest.fixture
def holding() -> Iterator[tuple[subprocess.Popen[str], tuple[str, int]]]:
    """A server in a process of its own, which answers when it reads a line; and its address."""
    with subprocess.Popen(
        [sys.executable, str(HOLDS)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as process:
        assert process.stdout
        yield process, ("127.0.0.1", int(process.stdout.readline()))
        process.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that asks a process to stop")
def test_when_asked_to_stop_it_finishes_what_is_under_way(
    holding: tuple[subprocess.Popen[str], tuple[str, int]],
) -> None:
    """The answer of 3 MB comes whole, nobody new is let in, and the process ends well."""
    process, address = holding
    assert process.stdin
    assert process.stdout
    with (
        socket.create_connection(address, timeout=60) as asked,
        socket.create_connection(address, timeout=60),
    ):
        asked.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert process.stdout.readline() == "asked\n"  # by now the request is under way
        process.send_signal(signal.SIGTERM)
        assert process.stdout.readline() == "stopping\n"
        while True:  # until the socket that listens is closed
            try:
                socket.create_connection(address, timeout=60).close()
            except OSError:
                break
        print("answer", file=process.stdin, flush=True)
        got = b""
        while part := asked.recv(100_000):
            got += part
    assert len(got.partition(b"\r\n\r\n")[2]) == 3_000_000
    assert process.wait(timeout=60) == 0

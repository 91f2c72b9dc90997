"""A server for one test, run as a process: an answer waits for a line of input, so that it is under way until then."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Any

from dashboard import server


def app(_: dict[str, Any], start: Callable[..., None]) -> list[bytes]:
    """Says that it was asked, and answers when it is let."""
    print("asked", flush=True)
    sys.stdin.readline()
    start("200 OK", [("Content-Length", "3000000")])
    return [b"x" * 3_000_000]


def told(stopping: threading.Event) -> None:
    """Says that the server was asked to stop."""
    stopping.wait()
    print("stopping", flush=True)


if __name__ == "__main__":
    stopping = threading.Event()
    threading.Thread(target=told, args=(stopping,), daemon=True).start()
    with server.listen("127.0.0.1", 0) as listening:
        print(listening.getsockname()[1], flush=True)
        server.serve(app, listening, stopping=stopping)

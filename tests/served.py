"""Tables of the tests' own, each shown by a server of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any

import waitress
from waitress import wasyncore

from dashboard import lookup, server, table
from dashboard.showing import app


@contextmanager
def serving(events: Path) -> Iterator[str]:
    """A table's page, served by a thread of this process for as long as the block lasts; its address.

    The command takes two seconds of the processor to start, a table a fraction of one. `address` is the command's.
    """
    frame, problems = table.read(events)
    known = lookup.known(frame, near=events.parent)
    told = [str(problem) for problem in problems]
    page = app.create(frame, sources=known.sources, problems=told, background=known.background)
    listening = server.listen("127.0.0.1", 0)
    where = server.address(listening)
    open_sockets: dict[int, Any] = {}
    site = waitress.create_server(
        server.only_here(page.server), map=open_sockets, sockets=[listening], ident=None
    )
    leave = Event()

    def answer() -> None:
        while not leave.is_set():
            wasyncore.loop(timeout=5, use_poll=True, map=open_sockets, count=1)

    answering = Thread(target=answer)
    answering.start()
    try:
        yield where
    finally:
        leave.set()
        site.pull_trigger()
        answering.join()
        site.task_dispatcher.shutdown()
        wasyncore.close_all(open_sockets)

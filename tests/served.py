"""Tables of the tests' own, each on a server of its own; all of them in one process, started at the first.

To start the command for each costs two seconds of the processor. Run as a script, this module is that process.
"""

from __future__ import annotations

import atexit
import subprocess
import sys
from functools import cache
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).resolve().parent.parent


def serving(events: Path) -> str:
    """The address of the page of a table, which is served until the tests end."""
    process = _started()
    assert process.stdin is not None
    assert process.stdout is not None
    print(events, file=process.stdin, flush=True)
    address = process.stdout.readline().strip()
    assert address.startswith("http://"), f"no page of {events}: {address!r}"
    return address


@cache
def _started() -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )

    def end() -> None:
        with process:  # closes what it reads from, which ends it
            pass

    atexit.register(end)
    return process


def _serve_what_is_asked_for() -> None:
    """Answer each line, a table's path, by the address where its page is from now on."""
    from dashboard import lookup, server, table
    from dashboard.showing import app

    for line in sys.stdin:
        path = Path(line.rstrip("\n"))
        frame, problems = table.read(path)
        known = lookup.known(frame, near=path.parent)
        told = [str(problem) for problem in problems]
        page = app.create(frame, sources=known.sources, problems=told, background=known.background)
        listening = server.listen("127.0.0.1", 0)
        Thread(target=server.serve, args=(page.server, listening), daemon=True).start()
        print(server.address(listening), flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    _serve_what_is_asked_for()

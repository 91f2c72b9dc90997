"""The command `serve`: the page of a table, or of what *Save* made, until Ctrl+C."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard import gate, paths, projects
from dashboard.terminal import complain, left_out

if TYPE_CHECKING:
    from socket import socket

    from dashboard.kept import Loaded


def add(commands: Any, command: Any) -> None:
    """Add `serve` to the commands; `command` makes one, as `cli._command`."""
    made = command(
        commands, "serve", "show a table of claims in the browser", "claimline serve --events mine.csv"
    )
    made.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    made.add_argument("--port", type=_port, help="the port (default: 8050, or the next free one)")
    made.add_argument(
        "file", metavar="FILE", nargs="?", type=Path, help="a file that Save made on the page (.claimline)"
    )
    made.add_argument(
        "--events",
        type=Path,
        help=f"the table (default: {paths.TABLE} here, or the one that comes with Claimline)",
    )
    made.add_argument(
        "--empty", action="store_true", help="begin without claims: essays are opened on the page"
    )
    made.add_argument("--no-browser", action="store_true", help="do not open a browser")
    gate.options(made)
    made.add_argument(
        "--projects",
        metavar="ADDRESS",
        help="keep projects in a database, such as sqlite:///projects.db or "
        "postgresql://USER:PASSWORD@HOST/NAME (default: nothing is kept)",
    )
    made.add_argument(
        "--keep-days",
        type=_positive,
        default=projects.DAYS,
        metavar="N",
        help="days for which a project is kept after each save (default: %(default)s)",
    )
    made.add_argument(
        "--keep-megabytes",
        type=_positive,
        default=projects.ROOM // 1_000_000,
        metavar="N",
        help="the most that all projects together may have (default: %(default)s)",
    )
    made.set_defaults(run=_serve)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 6 and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port between 0 and 65535")
    return int(text)


def _positive(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 8 and int(text)):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1 to 9999999")
    return int(text)


def _serve(arguments: argparse.Namespace) -> int:
    from dashboard import kept, lookup, server, table
    from dashboard.background import EMPTY

    if arguments.proxy and not arguments.public:
        print("claimline serve: --proxy needs --public URL, where the proxy shows the page", file=sys.stderr)
        return 2
    path = paths.table(arguments.file or arguments.events)
    try:
        loaded = kept.load(path) if not arguments.empty else None
        store = _store(arguments)
    except (table.TableError, projects.ProjectsError) as error:
        return complain(error)
    if loaded is None:
        loaded = kept.Loaded(table.frame_of([]), [], lambda: lookup.Known([], EMPTY, []))
    elif loaded.frame.empty:
        return complain(f"{path}: none of its rows can be shown; `claimline check {path}` says why")
    try:
        listening = server.listen(arguments.host, arguments.port)
    except (OSError, UnicodeError) as error:  # UnicodeError: a host name with an empty part, such as `a..b`
        where = f"{arguments.host}:{server.PORT if arguments.port is None else arguments.port}"
        reason = getattr(error, "strerror", None) or "no such host"
        return complain(f"{where}: cannot listen there ({reason}); try another --port or --host")
    left_out(loaded.problems, path=path)
    return _run(loaded, listening, arguments, store=store)


def _store(arguments: argparse.Namespace) -> projects.Store | None:
    """Where projects are kept, if they are; raises ProjectsError."""
    if arguments.projects is None:
        return None
    room = arguments.keep_megabytes * 1_000_000
    return projects.opened(arguments.projects, days=arguments.keep_days, room=room)


def _run(
    loaded: Loaded, listening: socket, arguments: argparse.Namespace, *, store: projects.Store | None
) -> int:
    from dashboard import kept, opening, searching, server
    from dashboard.showing import app
    from dashboard.showing.routes.projects import Keeping

    root = arguments.public.root if arguments.public else "/"
    with listening:
        known = loaded.known()
        for complaint in known.complaints:
            complain(complaint)
        page = app.create(
            loaded.frame,
            sources=known.sources,
            problems=[str(problem) for problem in loaded.problems if not problem.kept],
            background=known.background,
            read=partial(opening.opened, folders=known.folders),
            prepare=opening.prepare,
            search=searching.searched,
            title=loaded.title,
            subtitle=loaded.subtitle,
            keeping=Keeping(store, look=kept.look, read=opening.project, root=root) if store else None,
            root=root,
        )
        here = server.address(listening)
        front = gate.before(page.server, arguments, local=server.is_local(listening))
        shown = f"{arguments.public}, answered from {here}" if arguments.public else here
        print(f"Claimline: {shown} (Ctrl+C stops it)", flush=True)
        if not (arguments.no_browser or arguments.public):
            server.open_browser(here)
        server.serve(front, listening, stopping=front.stopping)
        if store:
            store.close()
    return 0

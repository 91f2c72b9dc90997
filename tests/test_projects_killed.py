"""Whoever is told that a project is saved finds it again, whatever is killed a moment later (kill -9).

Run as a script this is the process that saves: `test_projects_killed.py save ADDRESS`. With `rounds N` it kills it N
times for each database and says how many saves were confirmed and found.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPException
from itertools import count
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.request import Request, urlopen

from databases import Server, postgresql_server, programs

from dashboard import projects
from dashboard.projects import Saved

__all__ = ["postgresql_server"]
ROOT = Path(__file__).resolve().parent.parent


def content(revision: int) -> bytes:
    """What is saved as a revision: up to 300,000 bytes, so that a save can be killed in its midst."""
    chosen = random.Random(revision)
    return chosen.randbytes(chosen.randrange(1, 300_000))


def save(address: str) -> None:
    """Save a project again and again, and say so after each save."""
    store = projects.opened(address)
    names, saved = store.create(content(1), title="")
    print(names.edit, saved.revision, flush=True)
    for revision in count(2):
        again = store.save(names.edit, content(revision), title="", base=revision - 1)
        assert isinstance(again, Saved)
        print(names.edit, again.revision, flush=True)


def told(address: str, chosen: random.Random, *, server: Server | None) -> Iterator[tuple[str, int]]:
    """Each name and revision that a process said to be saved before it was killed."""
    command = [sys.executable, __file__, "save", address]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(chosen.randrange(1, 7))]
        time.sleep(chosen.uniform(0, 0.03))  # in the midst of the next save
        if server is not None:
            server.kill()
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
        lines += process.stdout.readlines()
    for line in lines:
        edit, revision = line.split()
        yield edit, int(revision)


def lost(address: str, rounds: int, *, server: Server | None = None) -> tuple[int, list[str]]:
    """How many saves were confirmed in some rounds with a kill each, and what was lost or damaged of them."""
    chosen = random.Random(rounds)
    newest: dict[str, int] = {}
    confirmed, wrong = 0, []
    for number in range(rounds):
        killed = server if server and number % 4 == 3 else None
        for edit, revision in told(address, chosen, server=killed):
            newest[edit] = revision
            confirmed += 1
        if killed:
            killed.start()
        with closing(projects.opened(address)) as store:
            for edit, revision in newest.items():
                found = store.find(projects.read_name(edit))
                if found is None or found.revision < revision:
                    wrong.append(
                        f"round {number}: revision {revision} is gone, {found and found.revision} is there"
                    )
                elif found.raw != content(found.revision):
                    wrong.append(f"round {number}: revision {found.revision} is not what was saved")
    return confirmed, wrong


def test_sqlite_loses_nothing_that_it_said_to_be_saved(tmp_path: Path) -> None:
    confirmed, wrong = lost(f"sqlite:///{tmp_path}/projects.db", 4)
    assert wrong == []
    assert confirmed >= 4


def test_postgresql_loses_nothing_that_it_said_to_be_saved(postgresql_server: Server) -> None:
    confirmed, wrong = lost(postgresql_server.database("killed"), 4, server=postgresql_server)
    assert wrong == []
    assert confirmed >= 4


def test_a_database_file_whose_writer_was_killed_is_whole(tmp_path: Path) -> None:
    lost(f"sqlite:///{tmp_path}/projects.db", 2)
    with closing(sqlite3.connect(tmp_path / "projects.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def lesson(title: str) -> bytes:
    """The file of a small project."""
    from test_kept import files, packed  # only here: the process that is killed should start quickly

    inside = {"README.txt": "", **files()}
    work = json.loads(inside["work.json"])
    work["work"]["title"] = title
    return packed({**inside, "work.json": json.dumps(work)})


def served(folder: Path) -> tuple[subprocess.Popen[str], str]:
    """The command itself with its projects in a folder, and its address."""
    where = ["--empty", "--no-browser", "--port", "0", "--projects", f"sqlite:///{folder}/projects.db"]
    process = subprocess.Popen(
        [sys.executable, "-m", "dashboard", "serve", *where], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    found = re.search(r"http://\S+", process.stdout.readline())
    assert found
    return process, found[0]


def sent(url: str, raw: bytes, *, method: str) -> dict[str, Any]:
    origin = "/".join(url.split("/")[:3])
    asked = Request(
        url, data=raw, method=method, headers={"Origin": origin, "Content-Type": "application/zip"}
    )
    with urlopen(asked) as answer:
        told: dict[str, Any] = json.load(answer)
        return told


def test_what_the_page_was_told_to_be_kept_is_there_when_the_killed_server_starts_anew(
    tmp_path: Path,
) -> None:
    process, address = served(tmp_path)
    told: dict[str, Any] = {}
    confirmed = []

    def saves() -> None:
        nonlocal told
        with suppress(OSError, HTTPException):  # it is killed in the midst of one
            told = sent(f"{address}/projects", lesson("1"), method="POST")
            confirmed.append(1)
            for revision in count(2):
                edit = f"{address}{told['edit']}?base={revision - 1}"
                sent(edit, lesson(str(revision)), method="PUT")
                confirmed.append(revision)

    with process:
        saving = Thread(target=saves)
        saving.start()
        while len(confirmed) < 5 and saving.is_alive():
            time.sleep(0.005)
        process.kill()
        saving.join()
    assert len(confirmed) >= 5
    again, address = served(tmp_path)
    with again:
        try:
            page = urlopen(f"{address}{told['base']}").read().decode()
        finally:
            again.kill()
    [title] = re.findall("<title>(.*?)</title>", page)
    assert int(title) in (confirmed[-1], confirmed[-1] + 1)


def _figures(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/projects.db"
        print("SQLite: {} saves confirmed, wrong: {}".format(*lost(address, rounds)), flush=True)
    found = programs()
    with tempfile.TemporaryDirectory() as folder:
        assert found
        server = Server(Path(folder), found)
        server.start()
        told = lost(server.database("killed"), rounds, server=server)
        server.stop(how="immediate")
        print("PostgreSQL: {} saves confirmed, wrong: {}".format(*told))


if __name__ == "__main__":
    if sys.argv[1] == "save":
        save(sys.argv[2])
    else:
        _figures(int(sys.argv[2]))

"""A real PostgreSQL server for tests, with a database of its own for whoever asks."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import psycopg
import pytest


def programs() -> Path | None:
    """The folder of PostgreSQL's programs; Debian does not put it into the path."""
    found = shutil.which("initdb")
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return Path(found).resolve().parent if found else places[-1].parent if places else None


class Server:
    """A server in a folder of its own, which listens on a socket in it and on no port."""

    def __init__(self, folder: Path, bin_folder: Path) -> None:
        self.folder, self._bin = folder, bin_folder
        self._as: list[str] = []
        if os.geteuid() == 0:  # the programs refuse to be run by root
            owner = pwd.getpwnam("postgres")
            for place in (folder, *folder.parents):
                if place.stat().st_uid == 0 and place not in (Path("/"), Path("/tmp")):
                    place.chmod(place.stat().st_mode | 0o011)
            os.chown(folder, owner.pw_uid, owner.pw_gid)
            self._as = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        self._run(
            "initdb", "--auth=trust", "--username=claimline", "--encoding=UTF8", "--locale=C", str(self._data)
        )

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def _run(self, program: str, *arguments: str, check: bool = True) -> None:
        command = [*self._as, str(self._bin / program), *arguments]
        subprocess.run(
            command, check=check, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.folder
        )

    def start(self) -> None:
        options = f"-k {self.folder} -c listen_addresses=''"
        self._run(
            "pg_ctl", "-D", str(self._data), "-w", "-o", options, "-l", str(self.folder / "log"), "start"
        )

    def stop(self, *, how: str = "fast") -> None:
        self._run("pg_ctl", "-D", str(self._data), "-w", "-m", how, "stop", check=False)

    def kill(self) -> None:
        """Kill all of it at once, as a power cut would: no process can write another byte."""
        main = int((self._data / "postmaster.pid").read_text().splitlines()[0])
        os.kill(main, signal.SIGSTOP)  # now it starts no other
        while children := [number for number in _children(main) if not _ended(number)]:
            for number in children:
                with suppress(ProcessLookupError):
                    os.kill(number, signal.SIGKILL)
            time.sleep(0.01)
        os.kill(main, signal.SIGKILL)
        while not _ended(main):
            time.sleep(0.01)
        # As after a power cut, when no process has such a number. Where nobody buries the dead, the number stays.
        for lock in (self._data / "postmaster.pid", self.folder / ".s.PGSQL.5432.lock"):
            lock.unlink(missing_ok=True)

    def database(self, name: str) -> str:
        """The address of a new, empty database."""
        with psycopg.connect(
            f"host={self.folder} user=claimline dbname=postgres", autocommit=True
        ) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return f"postgresql://claimline@/{name}?host={self.folder}"


def _children(number: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{number}/task/{number}/children").read_text().split()]


def _ended(number: int) -> bool:
    try:
        told = Path(f"/proc/{number}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True
    return told.rpartition(") ")[2].startswith("Z")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    found = programs()
    if found is None:
        pytest.skip("no PostgreSQL here: `apt-get install postgresql` brings its initdb")
    # Not in pytest's own folder, which another run closes to the server's user.
    with tempfile.TemporaryDirectory(prefix="claimline") as folder:
        server = Server(Path(folder), found)
        server.start()
        yield server
        server.stop(how="immediate")


@pytest.fixture
def postgresql(postgresql_server: Server) -> Callable[[], str]:
    """Makes an empty database, and gives its address."""
    return lambda: postgresql_server.database(f"test{next(_NUMBERS)}")


_NUMBERS = count(1)

"""Keeps projects in a database: what *Save* made on the page, under a link to read it and one to change it.

A project has two secret names. That to read it follows from that to edit it, but not the other way round, and
the database holds neither, only what follows from them: whoever sees the database learns no link from it.
What is told to be saved is on the disk, also if the process or the machine dies the moment after.
"""

from __future__ import annotations

import base64
import hashlib
import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine

DAYS = 180
"""Days for which a project is kept after it was last saved."""
ROOM = 2_000_000_000
"""Bytes of all projects together."""
_WAITING = 30  # seconds that a save waits while others save
_HOW = "write sqlite:///projects.db, or postgresql://USER:PASSWORD@HOST/NAME"
_LONGEST_REASON = 200


class ProjectsError(Exception):
    """Why projects cannot be kept: one sentence."""


@dataclass(frozen=True, slots=True)
class Names:
    """The secret names of a project: whoever has `edit` can change it, whoever has `read` can see it."""

    edit: str
    read: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A save that is on the disk: its number, counted from 1, and the second until which it is kept."""

    revision: int
    until: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """A save that was refused: somebody else has saved meanwhile, in the second `saved`."""

    revision: int
    saved: int


@dataclass(frozen=True, slots=True)
class Project:
    """The bytes of a `.claimline` file that is kept, its title, when it was saved, and until when it is kept.

    `saved` and `until` are seconds of Unix time.
    """

    raw: bytes
    title: str
    revision: int
    saved: int
    until: int


def read_name(edit: str) -> str:
    """The name to read a project, from the name to edit it."""
    return (
        base64.urlsafe_b64encode(hashlib.sha256(f"read {edit}".encode()).digest()[:16]).decode().rstrip("=")
    )


def _key(read: str) -> str:
    return hashlib.sha256(f"kept {read}".encode()).hexdigest()


class Store:
    """The projects of a database that is open. Its methods raise ProjectsError if the database fails."""

    def __init__(
        self, engine: Engine, *, days: int = DAYS, room: int = ROOM, clock: Callable[[], float] = time.time
    ) -> None:
        """`days` that a project is kept after each save, `room` in bytes for all of them together."""
        self.days, self.room = days, room
        self._engine, self._clock = engine, clock
        self._table = _table()

    def create(self, raw: bytes, *, title: str) -> tuple[Names, Saved]:
        """Keep a new project; raises FullError where there is no room."""
        edit = secrets.token_urlsafe(16)
        names = Names(edit, read_name(edit))
        with self._begun() as connection:
            self._make_room(connection, len(raw))
            values = self._values(raw, title=title, revision=1)
            connection.execute(self._table.insert().values(key=_key(names.read), **values))
        return names, Saved(1, values["until"])

    def find(self, read: str) -> Project | None:
        """The project of a name to read it; None if there is none, or no longer."""
        held = self._table.c
        columns = (held.content, held.title, held.revision, held.saved, held.until)
        with self._begun() as connection:
            row = connection.execute(
                self._table.select()
                .with_only_columns(*columns)
                .where(held.key == _key(read), held.until > self._now())
            ).first()
        return Project(bytes(row[0]), *row[1:]) if row else None

    def save(self, edit: str, raw: bytes, *, title: str, base: int) -> Saved | Conflict | None:
        """Save a project anew that was opened as revision `base`; None if it is not kept.

        If it is not the newest one, nothing is saved; raises FullError where there is no room.
        """
        held, key = self._table.c, _key(read_name(edit))
        with self._begun() as connection:
            self._make_room(connection, len(raw), but=key)
            values = self._values(raw, title=title, revision=base + 1)
            mine = (held.key == key, held.revision == base)
            if connection.execute(self._table.update().where(*mine).values(values)).rowcount:
                return Saved(base + 1, values["until"])
            columns = (held.revision, held.saved, held.until, held.digest)
            now = connection.execute(
                self._table.select().with_only_columns(*columns).where(held.key == key)
            ).first()
        if now is None:
            return None
        if now.digest == values["digest"]:  # the same again: whoever sent it did not hear that it was saved
            return Saved(now.revision, now.until)
        return Conflict(now.revision, now.saved)

    def delete(self, edit: str) -> bool:
        """Forget a project for good; whether there was one."""
        with self._begun() as connection:
            gone = self._table.delete().where(self._table.c.key == _key(read_name(edit)))
            return bool(connection.execute(gone).rowcount)

    def close(self) -> None:
        """Close the connections to the database."""
        self._engine.dispose()

    def _values(self, raw: bytes, *, title: str, revision: int) -> dict[str, Any]:
        now = self._now()
        until = now + self.days * 86_400
        digest = hashlib.sha256(raw).hexdigest()
        told = {"title": title[:200].replace("\0", ""), "revision": revision, "saved": now, "until": until}
        return {**told, "digest": digest, "size": len(raw), "content": raw}

    def _now(self) -> int:
        return int(self._clock())

    def _make_room(self, connection: Connection, size: int, *, but: str = "") -> None:
        """Forget what is no longer kept; raises FullError if there still is no room."""
        from sqlalchemy import func, select

        held = self._table.c
        # This writes, and stands first, so that SQLite lets one save in after the other.
        connection.execute(self._table.delete().where(held.until <= self._now()))
        kept = connection.execute(
            select(func.coalesce(func.sum(held.size), 0)).where(held.key != but)
        ).scalar()
        if int(kept or 0) + size > self.room:
            raise FullError("there is no room for more projects")

    @contextmanager
    def _begun(self) -> Iterator[Connection]:
        """A transaction, which is on the disk when the block ends."""
        from sqlalchemy.exc import SQLAlchemyError

        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise ProjectsError(_reason(error)) from error


class FullError(ProjectsError):
    """There is no room for more projects."""


def opened(
    address: str, *, days: int = DAYS, room: int = ROOM, clock: Callable[[], float] = time.time
) -> Store:
    """The projects in the database at an address, which is made if need be; raises ProjectsError."""
    from sqlalchemy.exc import SQLAlchemyError

    url = _url(address)
    shown = url.render_as_string(hide_password=True)
    try:
        engine = _engine(url)
        try:
            _prepare(engine, shown)
        except BaseException:
            engine.dispose()
            raise
    except ImportError:
        raise ProjectsError(
            f"{shown}: PostgreSQL needs one more package; type pip install 'claimline[postgresql]'"
        ) from None
    except (SQLAlchemyError, OSError) as error:
        raise ProjectsError(f"{shown}: cannot be opened ({_reason(error)})") from None
    return Store(engine, days=days, room=room, clock=clock)


def _url(address: str) -> URL:
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        url = make_url(address)
    except (ArgumentError, ValueError):  # no such thing, or a port that is no number
        # The address may hold a password, so it is not said again.
        raise ProjectsError(f"--projects: that is no address of a database; {_HOW}") from None
    kind = url.drivername
    shown = url.render_as_string(hide_password=True)
    if kind in ("postgresql", "postgres", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    if kind != "sqlite":
        raise ProjectsError(f"{shown}: projects are kept in SQLite or PostgreSQL; {_HOW}")
    if not url.database or url.database == ":memory:" or url.database.startswith("file:") or url.query:
        raise ProjectsError(f"{shown}: names no file to keep projects in; write sqlite:///projects.db")
    return url


def _engine(url: URL) -> Engine:
    from sqlalchemy import create_engine, event

    first: tuple[str, ...]
    if url.drivername != "sqlite":
        engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
        first = ("SET synchronous_commit = on",)
    else:
        path = Path(str(url.database))
        if not path.exists():  # what it holds is its readers' own: no other user of this machine may see it
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        engine = create_engine(url, connect_args={"timeout": _WAITING})
        first = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA secure_delete=ON")

    @event.listens_for(engine, "connect")
    def prepared(connection: Any, _: object) -> None:
        cursor = connection.cursor()
        for statement in first:
            cursor.execute(statement)
        cursor.close()
        if url.drivername != "sqlite":
            connection.commit()  # else the setting would end with the first transaction that is rolled back

    return engine


def _table() -> Any:
    from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, String, Table

    return Table(
        "claimline_projects",
        MetaData(),
        Column("key", String(64), primary_key=True),
        Column("title", String(200), nullable=False),
        Column("revision", Integer, nullable=False),
        Column("saved", BigInteger, nullable=False),
        Column("until", BigInteger, nullable=False, index=True),
        Column("digest", String(64), nullable=False),
        Column("size", BigInteger, nullable=False),
        Column("content", LargeBinary, nullable=False),
    )


def _prepare(engine: Engine, shown: str) -> None:
    """Make the table where there is none; raises ProjectsError where it is another's."""
    from sqlalchemy import inspect

    table = _table()
    table.metadata.create_all(engine)
    there = {column["name"] for column in inspect(engine).get_columns(table.name)}
    if there != {column.name for column in table.columns}:
        raise ProjectsError(f"{shown}: its table {table.name} is of another Claimline; name another database")


def _reason(error: Exception) -> str:
    """What a database says of its failure, in one line."""
    told = str(getattr(error, "orig", None) or getattr(error, "strerror", None) or error)
    return " ".join(told.splitlines()[:1])[:_LONGEST_REASON] or type(error).__name__

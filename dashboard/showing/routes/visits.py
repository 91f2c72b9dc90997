"""Essays that a visitor opens on the page: `/open` takes the files, `/visit/…` shows what was read from them.

What was read is kept in memory alone, under an address that nobody can guess, for some hours and as long as
there is room, and two visitors never see each other's texts.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, abort, jsonify, request

from dashboard.showing.i18n import say
from dashboard.showing.routes import language

LARGEST = 50_000_000
"""The most bytes that can be sent at once."""
MOST = 30
"""The most files that can be sent at once."""
KEPT_FOR = 6 * 3600
"""Seconds for which a visit is kept after it was last looked at."""
_ROOM = 200_000_000
_AT_ONCE = 2  # so many readings, a core each
_WAITING = 2  # so many wait for their turn; more would leave no thread for the page itself
_PATIENCE = 45  # seconds that they wait


@dataclass(frozen=True, slots=True)
class File:
    """A file as a browser sends it; its name is only shown, and is never a path."""

    name: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Told:
    """What a file gave: how many claims, and what was found of its text; `wrong` is a sentence or ''."""

    name: str
    claims: int = 0
    title: str = ""
    author: str = ""
    published: str = ""
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was read: the page to show and the one to take away ('' without claims), and `told` of each file.

    `failed` says that nothing was read: `too_much`, as it took too long or too much memory, or `broken`.
    """

    page: str
    file: str
    told: tuple[Told, ...]
    failed: str = ""


Read = Callable[..., Answer]
"""Reads files: `(files, *, lang, title, assets) -> Answer`; `assets` has addresses: `script`, `styles`."""


@dataclass(slots=True)
class Visits:
    """The visits that are kept, by their secret names; the one that was looked at longest ago goes first."""

    room: int = _ROOM
    kept_for: float = KEPT_FOR
    clock: Callable[[], float] = time.monotonic
    _kept: OrderedDict[str, tuple[float, Answer]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, answer: Answer) -> str:
        """Keep an answer; returns the name under which it is found."""
        name = secrets.token_urlsafe(16)
        with self._lock:
            self._forget()
            self._kept[name] = (self.clock(), answer)
            size = sum(_size(kept) for _, kept in self._kept.values())
            while size > self.room and len(self._kept) > 1:
                _, (_, oldest) = self._kept.popitem(last=False)
                size -= _size(oldest)
        return name

    def find(self, name: str) -> Answer | None:
        """The answer under a name, which now is the one that was looked at last; None if it is gone."""
        with self._lock:
            self._forget()
            if name not in self._kept:
                return None
            _, answer = self._kept.pop(name)
            self._kept[name] = (self.clock(), answer)
            return answer

    def _forget(self) -> None:
        now = self.clock()
        for old in [key for key, (seen, _) in self._kept.items() if now - seen > self.kept_for]:
            del self._kept[old]


def _size(answer: Answer) -> int:
    return len(answer.page) + len(answer.file)


def routes(server: Flask, *, read: Read, visits: Visits | None = None) -> None:
    """Adds `/open` and `/visit/NAME` to a server; `read` reads the files, wherever that is safe."""
    kept = visits or Visits()
    turns, places = threading.Semaphore(_AT_ONCE), threading.Semaphore(_AT_ONCE + _WAITING)

    @server.post("/open")
    def open_files() -> tuple[Response, int] | Response:
        lang = language.spoken()
        request.max_form_memory_size = LARGEST  # a pasted text may be long
        files = _sent() if _from_here() and (request.content_length or 0) <= LARGEST else []
        refused = _wrong(files, lang)
        if refused:
            return _refused(*refused)
        answer = None
        if places.acquire(blocking=False):
            try:
                if turns.acquire(timeout=_PATIENCE):
                    try:
                        answer = read(files, lang=lang, title=request.form.get("title", "").strip()[:200])
                    finally:
                        turns.release()
            finally:
                places.release()
        if answer is None:
            return _refused(say(lang, "open.busy"), 503)
        if answer.failed:
            return _refused(say(lang, f"open.{answer.failed}"), 422)
        told = [asdict(each) for each in answer.told]
        address = f"/visit/{kept.add(answer)}/?lang={lang}" if answer.page else ""
        return jsonify({"address": address, "told": told})

    @server.get("/visit/<name>/")
    def visit(name: str) -> Response:
        return _private(_found(kept, name).page)

    @server.get("/visit/<name>/timeline.html")
    def taken(name: str) -> Response:
        answer = _private(_found(kept, name).file)
        answer.headers["Content-Disposition"] = "attachment"
        return answer


def _found(kept: Visits, name: str) -> Answer:
    answer = kept.find(name)
    if answer is None:
        abort(404)
    return answer


def _private(page: str) -> Response:
    response = Response(page, mimetype="text/html")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _from_here() -> bool:
    """Whether our own page asks: another site's page may not send files in a reader's name."""
    try:
        return urlsplit(request.headers.get("Origin", "")).netloc == request.host
    except ValueError:  # raised by text such as `http://[`, which is not an address
        return False


def _wrong(files: Sequence[File], lang: str) -> tuple[str, int] | None:
    """Why files that were sent are not read, and the status; None if nothing is wrong with them."""
    if not _from_here():
        return say(lang, "open.elsewhere"), 403
    if (request.content_length or 0) > LARGEST:
        return say(lang, "open.too_large", megabytes=LARGEST // 1_000_000), 413
    if len(files) > MOST:
        return say(lang, "open.too_many", n=MOST), 400
    return None if files else (say(lang, "open.none"), 400)


def _sent() -> Sequence[File]:
    """The files sent, and the text pasted, as a file called by its first words."""
    files = []
    for sent in request.files.getlist("file"):
        with sent.stream as stream:  # a large one is a temporary file
            files.append(File(_called(sent.filename or ""), stream.read()))
    pasted = request.form.get("text", "")
    if pasted.strip():
        first = " ".join(pasted.split()[:5])[:60]
        files.append(File(f"{_called(first)}.txt", pasted.encode()))
    return files


def _called(name: str) -> str:
    """A file's name without any folders, also those of other systems."""
    return PurePosixPath(name.replace("\\", "/").replace("\0", "")).name or "text"


def _refused(why: str, status: int) -> tuple[Response, int]:
    answer: Any = jsonify({"address": "", "told": [], "wrong": why})
    return answer, status

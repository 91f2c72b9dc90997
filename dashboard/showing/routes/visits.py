"""Essays that a visitor opens on the page: `/open` takes the files, `/visit/…` shows what was read from them.

What was read is kept in memory alone, under an address that nobody can guess, for some hours and as long as
there is room, and two visitors never see each other's texts.
"""

from __future__ import annotations

import json
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath
from typing import Any

from flask import Flask, Response, abort, jsonify, request

from dashboard import passing
from dashboard.showing.i18n import say
from dashboard.showing.routes import downloads, language
from dashboard.showing.routes.corrected import from_here
from dashboard.showing.routes.turns import Turns

LARGEST = 50_000_000
"""The most bytes that can be sent at once."""
MOST = 30
"""The most files that can be sent at once."""
KEPT_FOR = 6 * 3600
"""Seconds for which a visit is kept after it was last looked at."""
ABOUT = ("title", "author", "published")
"""What a reader can say of a text."""
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
    """What a file gave: how many claims, and what was found of its text; `wrong` is a sentence or ''.

    `id` is that of its text, '' where it has none.
    """

    name: str
    id: str = ""
    claims: int = 0
    title: str = ""
    author: str = ""
    published: str = ""
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was read: the page to show and the one to take away ('' without claims), and `told` of each file.

    `failed` says that nothing was read: `too_much`, as it took too long or too much memory, or `broken`.
    `texts` are all texts that were read, for whoever reads more to them; `known` is the table with all that
    is known around it, as `dashboard.passing` packs it.
    """

    page: str
    file: str
    told: tuple[Told, ...]
    failed: str = ""
    texts: str = ""
    known: str = ""


About = Mapping[str, Mapping[str, str]]
"""What a reader says of texts, by their ids: `title`, `author`, `published`."""
Read = Callable[..., Answer]
"""Reads files: `(files, *, lang, title, assets, keeps, before, about, own) -> Answer`.

`assets` has addresses: `script`, `styles`, `icon`, and their `root`; `before` are the `texts` of an answer,
which are read together with the files; `about` is put to the texts; `own` is the table to which their claims
come, as `dashboard.passing` packs it, or ''; `keeps` is for how many days projects are kept.
"""


@dataclass(slots=True)
class Visit:
    """What is kept of a visit: the heading that was asked for, and its answer in each language asked for.

    `own` is the table to which its claims came, or ''.
    """

    title: str
    answers: dict[str, Answer]
    own: str = ""

    @property
    def texts(self) -> str:
        """The texts of the visit."""
        return next(iter(self.answers.values())).texts


@dataclass(slots=True)
class Visits:
    """The visits that are kept, by their secret names; the one that was looked at longest ago goes first."""

    room: int = _ROOM
    kept_for: float = KEPT_FOR
    clock: Callable[[], float] = time.monotonic
    _kept: OrderedDict[str, tuple[float, Visit]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, visit: Visit) -> str:
        """Keep a visit; returns the name under which it is found."""
        name = secrets.token_urlsafe(16)
        with self._lock:
            self._kept[name] = (self.clock(), visit)
            self._make_room()
        return name

    def find(self, name: str) -> Visit | None:
        """The visit of a name, which now is the one that was looked at last; None if it is gone."""
        with self._lock:
            self._forget()
            if name not in self._kept:
                return None
            _, visit = self._kept.pop(name)
            self._kept[name] = (self.clock(), visit)
            return visit

    def answered(self, visit: Visit, lang: str, answer: Answer) -> None:
        """Keep the answer of a visit in one more language."""
        with self._lock:
            visit.answers[lang] = answer
            self._make_room()

    def _make_room(self) -> None:
        self._forget()
        size = sum(_size(kept) for _, kept in self._kept.values())
        while size > self.room and len(self._kept) > 1:
            _, (_, oldest) = self._kept.popitem(last=False)
            size -= _size(oldest)

    def _forget(self) -> None:
        now = self.clock()
        for old in [key for key, (seen, _) in self._kept.items() if now - seen > self.kept_for]:
            del self._kept[old]


def _size(visit: Visit) -> int:
    return sum(
        len(each.page) + len(each.file) + len(each.texts) + len(each.known) for each in visit.answers.values()
    )


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where readings wait for their turn: few at once, so that the page itself always has a thread."""

    read: Read
    own: Callable[[], str]
    turns: Turns = field(default_factory=lambda: Turns(_AT_ONCE, _WAITING, _PATIENCE))

    def answer(self, files: Sequence[File], **asked: Any) -> Answer | None:
        """What is read; None if too many others are waiting."""
        with self.turns.taken() as ours:
            return self.read(files, **asked) if ours else None


def routes(
    server: Flask,
    *,
    read: Read,
    own: Callable[[], str] = str,
    prepare: Callable[[], None] | None = None,
    visits: Visits | None = None,
) -> None:
    """Adds `/open` and `/visit/NAME` to a server; `read` reads the files, wherever that is safe.

    `own` is the table of the server's own page, as `dashboard.passing` packs it, to which claims may come.

    The page asks for `/open/ready` when files are likely to come soon, which calls `prepare`.
    """
    kept, desk = visits or Visits(), _Desk(read, own)

    @server.post("/open")
    def open_files() -> tuple[Response, int] | Response:
        return _opened(desk, kept)

    @server.post("/open/ready")
    def ready() -> tuple[str, int]:
        if prepare is not None and from_here():
            prepare()
        return "", 204

    @server.get("/visit/<name>/")
    def visit(name: str) -> Response:
        return _private(_spoken(desk, kept, name).page)

    @server.get("/visit/<name>/timeline.html")
    def taken(name: str) -> Response:
        answer = _private(_spoken(desk, kept, name).file)
        answer.headers["Content-Disposition"] = "attachment"
        return answer

    @server.route("/visit/<name>/download/<kind>/<file>", methods=["GET", "POST"])
    def visited(name: str, kind: str, file: str) -> Response:
        answer = _spoken(desk, kept, name)
        if not answer.known:
            abort(404)
        made = downloads.written(passing.unpacked(answer.known), kind=kind, file=file)
        made.headers["X-Robots-Tag"] = "noindex"
        return made


def _opened(desk: _Desk, kept: Visits) -> tuple[Response, int] | Response:
    """Read what was sent: files, a pasted text, or what is said of the texts of a visit.

    Where a visit is named, its texts are read together with them, and become a new visit; where the page's
    own essays are, the claims come to theirs.
    """
    lang = language.spoken()
    request.max_form_memory_size = LARGEST  # a pasted text may be long
    files = _sent() if from_here() and (request.content_length or 0) <= LARGEST else []
    about = _about()
    refused = _wrong(files, lang, told=bool(about))
    if refused:
        return _refused(*refused)
    name = request.form.get("visit", "")
    before = kept.find(name) if name else None
    if name and before is None:
        return _refused(say(lang, "keep.gone"), 404)
    title = request.form.get("title", "").strip()[:200] or (before.title if before else "")
    texts = before.texts if before else ""
    own = before.own if before else desk.own() if request.form.get("own") else ""
    answer = desk.answer(files, lang=lang, title=title, before=texts, about=about, own=own)
    if answer is None:
        return _refused(say(lang, "open.busy"), 503)
    if answer.failed:
        return _refused(say(lang, f"open.{answer.failed}"), 422)
    name = kept.add(Visit(title, {lang: answer}, own)) if answer.page else ""
    address = f"{request.script_root}/visit/{name}/?lang={lang}" if name else ""
    return jsonify({"address": address, "visit": name, "told": [asdict(each) for each in answer.told]})


def _spoken(desk: _Desk, kept: Visits, name: str) -> Answer:
    """A visit's answer in the language of the request; made when it is first asked for."""
    visit = kept.find(name)
    if visit is None:
        abort(404)
    lang = language.spoken()
    if lang not in visit.answers and visit.texts:
        answer = desk.answer([], lang=lang, title=visit.title, before=visit.texts, about={}, own=visit.own)
        if answer is not None and answer.page:
            kept.answered(visit, lang, answer)
    return visit.answers.get(lang) or next(iter(visit.answers.values()))


def _about() -> About:
    """What the reader says of texts; nothing if it is no such thing."""
    try:
        given = json.loads(request.form.get("about", "") or "{}")
        return {
            str(name): {field: _whole(told.get(field, "")).strip()[:300] for field in ABOUT}
            for name, told in given.items()
        }
    except (ValueError, AttributeError, RecursionError):
        return {}


def _whole(told: object) -> str:
    """A text without letters cut in half, which JSON may hold and nothing can write."""
    return str(told).encode("utf-8", "replace").decode()


def _private(page: str) -> Response:
    response = Response(page, mimetype="text/html")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _wrong(files: Sequence[File], lang: str, *, told: bool) -> tuple[str, int] | None:
    """Why files that were sent are not read, and the status; None if nothing is wrong with them.

    `told` if something is said of texts that are there.
    """
    if not from_here():
        return say(lang, "open.elsewhere"), 403
    if (request.content_length or 0) > LARGEST:
        return say(lang, "open.too_large", megabytes=LARGEST // 1_000_000), 413
    if len(files) > MOST:
        return say(lang, "open.too_many", n=MOST), 400
    return None if files or told else (say(lang, "open.none"), 400)


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

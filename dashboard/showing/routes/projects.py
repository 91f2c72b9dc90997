"""Projects that the server keeps: `/projects` takes a new one, `/project/…` shows it, `/edit/…` changes it.

A project is the file that *Save* makes (docs/claimline-file.md), and the page shows it by itself, as it shows
a file that a reader opens. Only for the files to download does the server read it, in another process.
"""

from __future__ import annotations

import base64
import json
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from flask import Flask, Response, jsonify, request
from markupsafe import Markup

from dashboard import passing
from dashboard.projects import (
    Conflict,
    FullError,
    Names,
    Project,
    ProjectsError,
    Saved,
    Store,
    read_name,
)
from dashboard.showing.i18n import say
from dashboard.showing.pages import without_dash
from dashboard.showing.routes import downloads, embed, language
from dashboard.showing.routes.corrected import from_here

LARGEST = 50_000_000
"""The most bytes of a project."""
_ROOM = 100_000_000  # letters of what was read for files
_AT_ONCE = 2
_PATIENCE = 45  # seconds that a reading waits for others

Answered = tuple[Response, int]


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where projects are kept, and what reads them.

    `look` gives the title of a file, and why it is refused or ''; `read` its table, as `dashboard.passing`
    packs it, or ''. `root` is the path at which readers find the server's page.
    """

    store: Store
    look: Callable[[bytes], tuple[str, str]]
    read: Callable[[bytes], str]
    root: str = "/"


@dataclass(frozen=True, slots=True)
class _Desk:
    """What was read of projects, by name and revision; few are read at once."""

    read: Callable[[bytes], str]
    _known: OrderedDict[tuple[str, int], str] = field(default_factory=OrderedDict)
    _turns: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(_AT_ONCE))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def known(self, name: str, project: Project) -> str | None:
        """The table of a project; None if too many others are being read."""
        key = (name, project.revision)
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        if not self._turns.acquire(timeout=_PATIENCE):
            return None
        try:
            found = self.read(project.raw)
        finally:
            self._turns.release()
        with self._lock:
            self._known[key] = found
            while sum(map(len, self._known.values())) > _ROOM and len(self._known) > 1:
                self._known.popitem(last=False)
        return found


def routes(server: Flask, keeping: Keeping) -> None:
    """Adds the addresses to a server."""
    store, desk, root = keeping.store, _Desk(keeping.read), keeping.root

    @cache
    def shell(lang: str) -> without_dash.Content:
        return without_dash.shell(lang=lang, keeps=store.days, root=root)

    def page(name: str, *, edit: str = "", frame: bool = False) -> Response:
        project = store.find(name)
        if project is None:
            return _gone(root)
        found = {"name": name, "edit": edit, "root": root}
        return _page(project, shell(language.spoken()), **found, frame=frame)

    @server.post("/projects")
    def created() -> Answered:
        return _created(keeping)

    @server.get("/project/<name>/")
    def shown(name: str) -> Response:
        return page(name)

    @server.get("/project/<name>/embed")
    def framed(name: str) -> Response:
        return page(name, frame=True)

    @server.get("/edit/<name>/")
    def edited(name: str) -> Response:
        return page(read_name(name), edit=name)

    @server.route("/edit/<name>/", methods=["PUT", "DELETE"])
    def changed(name: str) -> Answered:
        return _deleted(store, name) if request.method == "DELETE" else _saved(keeping, name)

    @server.route("/project/<name>/download/<kind>/<file>", methods=["GET", "POST"])
    def downloaded(name: str, kind: str, file: str) -> Response:
        return _downloaded(keeping, desk, name=name, kind=kind, file=file)

    server.register_error_handler(ProjectsError, _failed)


def _page(
    project: Project, shell: without_dash.Content, *, name: str, edit: str, root: str, frame: bool
) -> Response:
    """The page of a project; the name to edit it is in the answer only where it is in the address."""
    base = f"{root}project/{name}/"
    told = {
        "base": base,
        "edit": f"{root}edit/{edit}/" if edit else "",
        "revision": project.revision,
        "until": project.until,
    }
    kept = base64.b64encode(project.raw).decode()
    kind = "alone embed" if frame else "alone project" if edit else "alone project read-only"
    if frame and request.args.get("controls") == "0":
        kind += " bare"
    lang = shell.lang
    document = without_dash.framed(
        replace(shell, title=project.title or say(lang, "page.many"), table=_plain(lang, base)),
        **embed.addresses(root),
        discovery=Markup(""),
        kind=kind,
        more=json.dumps({"kept": kept, "project": told})[1:-1],
    )
    response = Response(document, mimetype="text/html")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _plain(lang: str, base: str) -> Markup:
    """What stands on the page where no scripts run."""
    link = Markup('<a href="{}download/static/timeline.html?lang={}">{}</a>').format(
        base, lang, say(lang, "share.static")
    )
    return Markup("<noscript><p>{} {}</p></noscript>").format(say(lang, "project.scripts"), link)


def _gone(root: str) -> Response:
    lang = language.spoken()
    document = embed.lost(root, lang=lang, says=say(lang, "project.gone"))
    return Response(document, 404, mimetype="text/html")


def _created(keeping: Keeping) -> Answered:
    raw, title, refused = _sent(keeping)
    if refused:
        return refused
    try:
        names, saved = keeping.store.create(raw, title=title)
    except FullError:
        return _refused("project.full", 507)
    return _told(names, saved, 201, root=keeping.root)


def _saved(keeping: Keeping, edit: str) -> Answered:
    raw, title, refused = _sent(keeping)
    if refused:
        return refused
    base = request.args.get("base", "")
    if not (base.isascii() and base.isdecimal() and len(base) < 10):
        return _refused("keep.broken", 400)
    try:
        saved = keeping.store.save(edit, raw, title=title, base=int(base))
    except FullError:
        return _refused("project.full", 507)
    if saved is None:
        return _refused("project.gone", 404)
    if isinstance(saved, Conflict):
        return _refused("project.conflict", 409)
    return _told(Names(edit, read_name(edit)), saved, 200, root=keeping.root)


def _deleted(store: Store, edit: str) -> Answered:
    if not from_here():
        return _refused("project.elsewhere", 403)
    return (jsonify({"wrong": ""}), 200) if store.delete(edit) else _refused("project.gone", 404)


def _sent(keeping: Keeping) -> tuple[bytes, str, Answered | None]:
    """The file that was sent and its title; or why it is refused."""
    if not from_here():
        return b"", "", _refused("project.elsewhere", 403)
    if (request.content_length or 0) > LARGEST:
        return b"", "", _refused("project.large", 413, megabytes=LARGEST // 1_000_000)
    raw = request.get_data()
    title, wrong = keeping.look(raw)
    return raw, title, _refused(f"keep.{wrong}", 400) if wrong else None


def _told(names: Names, saved: Saved, status: int, *, root: str) -> Answered:
    links = {"edit": f"{root}edit/{names.edit}/", "base": f"{root}project/{names.read}/"}
    return jsonify({**links, "revision": saved.revision, "until": saved.until, "wrong": ""}), status


def _refused(key: str, status: int, **values: Any) -> Answered:
    return jsonify({"wrong": say(language.spoken(), key, **values)}), status


def _failed(_: Exception) -> Answered:
    """What is said if the database fails; why stands in the log alone."""
    return _refused("project.failed", 503)


def _downloaded(keeping: Keeping, desk: _Desk, *, name: str, kind: str, file: str) -> Response:
    project = keeping.store.find(name)
    if project is None:
        return _gone(keeping.root)
    known = desk.known(name, project)
    if not known:
        key = "open.busy" if known is None else "keep.broken"
        return Response(
            f"{say(language.spoken(), key)}\n", 503 if known is None else 422, mimetype="text/plain"
        )
    made = downloads.written(passing.unpacked(known), kind=kind, file=file)
    made.headers["X-Robots-Tag"] = "noindex"
    return made

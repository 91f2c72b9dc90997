"""Remembers whole answers: what a class opens is made once, and then costs a look into a dict.

Only of addresses whose answer depends on the address, the reader's language and the encodings that a browser
takes; and only while the files that pages name are the same.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any

from werkzeug.wrappers import Request

from dashboard.showing.routes import language

App = Callable[..., Iterable[bytes]]
"""A WSGI application."""
_MOST = 400  # answers remembered, those asked for last
_ROOM = 48_000_000  # bytes of all of them
_LARGEST = 5_000_000  # bytes of one
_LONGEST = 2000  # letters of all that was asked
_OTHERWISE = ("HTTP_RANGE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_RANGE", "HTTP_IF_MATCH")
"""Headers of requests that may be answered with less than the whole."""


@dataclass(frozen=True, slots=True)
class _Answer:
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(slots=True)
class Remembering:
    """Before an application.

    `stamp` says of a path in which state its answer is; None if the answer is not to be kept.
    """

    app: App
    stamp: Callable[[str], Hashable]
    _kept: OrderedDict[Hashable, _Answer] = field(default_factory=OrderedDict)
    _bytes: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request."""
        key = self._key(environ)
        if key is None:
            return self.app(environ, start)
        with self._lock:
            known = self._kept.get(key)
            if known:
                self._kept.move_to_end(key)
        if known:
            start(_FINE, list(known.headers))
            return [known.body]
        return self._made(key, environ, start)

    def _made(self, key: Hashable, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        told: list[Any] = []
        parts = self.app(environ, lambda *head: told.append(head))
        try:
            body = b"".join(parts)
        finally:
            getattr(parts, "close", lambda: None)()
        status, headers, *_ = told[-1]
        if status == _FINE and len(body) <= _LARGEST:
            self._keep(key, _Answer(tuple(headers), body))
        start(*told[-1])
        return [body]

    def _keep(self, key: Hashable, answer: _Answer) -> None:
        with self._lock:
            old = self._kept.pop(key, None)
            self._kept[key] = answer
            self._bytes += len(answer.body) - (len(old.body) if old else 0)
            while len(self._kept) > _MOST or self._bytes > _ROOM:
                _, gone = self._kept.popitem(last=False)
                self._bytes -= len(gone.body)

    def _key(self, environ: dict[str, Any]) -> Hashable:
        if environ["REQUEST_METHOD"] != "GET" or any(name in environ for name in _OTHERWISE):
            return None
        stamp = self.stamp(environ.get("PATH_INFO", ""))
        if stamp is None:
            return None
        asked = [environ.get(name, "") for name in _ASKED]
        if sum(map(len, asked)) > _LONGEST:
            return None
        return (*asked, language.of(Request(environ)), stamp)


_FINE = "200 OK"
_ASKED = (
    "wsgi.url_scheme",
    "HTTP_HOST",
    "SERVER_NAME",
    "SERVER_PORT",
    "SCRIPT_NAME",
    "PATH_INFO",
    "QUERY_STRING",
    "HTTP_ACCEPT_ENCODING",
)
"""What an answer is made of, besides the language."""

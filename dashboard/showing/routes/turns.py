"""Work that costs much, done by few at a time, so that the page itself is always answered."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from flask import Response

from dashboard.showing.i18n import say


@dataclass(slots=True)
class Turns:
    """So many work at once, so many more wait for their turn, and so many seconds at most."""

    at_once: int
    waiting: int
    patience: float
    _turns: threading.Semaphore = field(init=False)
    _places: threading.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        """Make room for those who work and those who wait."""
        self._turns = threading.Semaphore(self.at_once)
        self._places = threading.Semaphore(self.at_once + self.waiting)

    @contextmanager
    def taken(self) -> Iterator[bool]:
        """Whether it is our turn, after waiting for it; False if too many wait, or it took too long."""
        if not self._places.acquire(blocking=False):
            yield False
            return
        try:
            ours = self._turns.acquire(timeout=self.patience)
            try:
                yield ours
            finally:
                if ours:
                    self._turns.release()
        finally:
            self._places.release()


FILES = Turns(at_once=2, waiting=10, patience=20)
"""Of files and pictures that are made when somebody asks for them: a core each, and a class may wait."""


def busy(lang: str) -> Response:
    """The answer to whom it was not the turn of."""
    answer = Response(f"{say(lang, 'share.busy')}\n", 503, mimetype="text/plain")
    answer.headers["Retry-After"] = "10"
    answer.headers["Cache-Control"] = "no-store"
    return answer

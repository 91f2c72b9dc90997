"""Many texts are read by all cores: a pool of processes, which give the same claims in the same order as one.

The reading half knows nothing of processes, since a browser has none; `pipeline.claims` is handed `spread`.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any

from dashboard.reading.blocks import Document
from dashboard.reading.claims.extract import Claim, Searched
from dashboard.reading.pipeline import Each, Reader

ENOUGH = 400_000
"""Letters of all texts together from which a pool pays: below, it takes longer to start than to read."""
_FEWEST = 4  # texts: one is never read by two
_AHEAD = 4  # texts for each process that are sent before their turn
Read = tuple[tuple[Claim, ...], Searched | None]


def processes() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def for_texts(texts: Sequence[Document]) -> dict[str, Each]:
    """How `pipeline.claims` is to read these texts: nothing where they are few."""
    letters = sum(len(text.source.text) for text in texts)
    if processes() < 2 or len(texts) < _FEWEST or letters < ENOUGH:
        return {}
    return {"each": spread}


def spread(reader: Reader, documents: Iterable[Document]) -> Iterator[Read]:
    """What a reader reads in each document, in their order; few are on their way at once, to save memory."""
    # A forked process has the lists already; elsewhere they are sent to each once.
    how = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    number = processes()
    with ProcessPoolExecutor(number, mp_context=how, initializer=_begin, initargs=(reader,)) as pool:
        waiting: deque[Future[Read]] = deque()
        try:
            for document in documents:
                waiting.append(pool.submit(_read, document))
                if len(waiting) > _AHEAD * number:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


_ours: dict[str, Any] = {}  # of a process of the pool: what it reads with


def _begin(reader: Reader) -> None:
    _ours["reader"] = reader


def _read(document: Document) -> Read:
    reader: Reader = _ours["reader"]
    return reader.read(document)

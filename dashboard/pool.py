"""Many texts are read by all cores: a pool of processes, which give the same claims as one."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import groupby
from typing import Any

from dashboard.apart import Each, Read, one_by_one, read
from dashboard.origins import Origin, apart
from dashboard.reading.pipeline import Reader

ENOUGH = 400_000
"""Bytes of all texts together from which a pool pays: below, it takes longer to start than to read."""
_PART = 40_000
"""Bytes of texts that are read together: short texts would wait for each other's results to be passed on."""
_FEWEST = 4  # texts: one is never read by two
_AHEAD = 4  # parts for each process that are sent before their turn


def processes() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def for_texts(origins: Sequence[Origin]) -> Each:
    """How these texts are best read here: one by one where they are few."""
    if processes() < 2 or sum(origin.size() for origin in origins) < ENOUGH:
        return one_by_one
    first = [origin for origin, _ in zip(apart(origins), range(_FEWEST), strict=False)]
    return spread if len(first) == _FEWEST else one_by_one


def spread(reader: Reader, origins: Iterable[Origin]) -> Iterator[list[Read]]:
    """What a reader reads in each origin, in their order; few are on their way at once, to save memory."""
    # A forked process has the lists already; elsewhere they are sent to each once.
    how = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    number = processes()
    with ProcessPoolExecutor(number, mp_context=how, initializer=_begin, initargs=(reader,)) as pool:
        waiting: deque[Future[list[list[Read]]]] = deque()
        try:
            for part in parted(origins, size=_PART):
                waiting.append(pool.submit(_read, part))
                if len(waiting) > _AHEAD * number:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def parted(origins: Iterable[Origin], *, size: int) -> Iterator[list[Origin]]:
    """Origins in their order, so many together that they have about so many bytes."""
    whole = 0

    def part(origin: Origin) -> int:
        nonlocal whole
        whole += origin.size()
        return (whole - 1) // size

    for _, together in groupby(origins, key=part):
        yield list(together)


_ours: dict[str, Any] = {}  # of a process of the pool: what it reads with


def _begin(reader: Reader) -> None:
    _ours["reader"] = reader


def _read(part: Sequence[Origin]) -> list[list[Read]]:
    reader: Reader = _ours["reader"]
    return [read(reader, origin) for origin in part]

"""An archive of texts is read by the workers of a Dask cluster: the same claims in the same order as here.

`distributed` is needed for this only (`pip install 'claimline[dask]'`). How Spark or Ray read texts is in
docs/archives.md.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from dashboard.apart import Read, read
from dashboard.origins import Origin
from dashboard.pool import parted, processes
from dashboard.reading.pipeline import Reader

_PART = 200_000
"""Bytes of texts that are sent together: two seconds of reading, beside which sending is little."""
_AHEAD = 3  # parts for each core of the cluster that are sent before their turn
_PATIENCE = 20  # seconds in which a scheduler must answer


class ClusterError(RuntimeError):
    """What is missing for a reading by a cluster, in one sentence."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A way to read many texts: by the scheduler at an address such as `tcp://10.0.0.5:8786`, or by one here.

    A worker that dies loses nothing: what it was to read is read by another.
    """

    scheduler: str = ""

    def __call__(self, reader: Reader, origins: Iterable[Origin]) -> Iterator[list[Read]]:
        """What `apart.read` gives for each, in their order; few parts are on their way at once.

        Workers on this machine open files themselves, others get their bytes.
        """
        if self.scheduler:
            origins = (origin.carried() for origin in origins)
        with _client(self.scheduler) as client, _told(self.scheduler):
            [shared] = client.scatter([reader], broadcast=True, hash=False)
            cores = max(1, sum(client.ncores().values()))
            waiting: deque[Any] = deque()
            for part in parted(origins, size=_PART):
                waiting.append(client.submit(_read, shared, part, pure=False))
                if len(waiting) > _AHEAD * cores:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()


def _read(reader: Reader, part: Sequence[Origin]) -> list[list[Read]]:
    return [read(reader, origin) for origin in part]


@contextmanager
def _client(scheduler: str) -> Iterator[Any]:
    try:
        import distributed
    except ImportError:
        raise ClusterError("--engine dask needs Dask: pip install 'claimline[dask]'") from None
    dask: Any = distributed  # it says nothing of its types
    with ExitStack() as open_:
        try:
            where = scheduler or open_.enter_context(
                dask.LocalCluster(
                    n_workers=processes(), threads_per_worker=1, dashboard_address="127.0.0.1:0"
                )
            )
            client = open_.enter_context(dask.Client(where, timeout=_PATIENCE))
        except (OSError, ValueError) as error:
            raise ClusterError(f"{scheduler or 'Dask'}: no scheduler answers there ({error})") from None
        yield client


@contextmanager
def _told(scheduler: str) -> Iterator[None]:
    """What ails a cluster in the midst of a reading, as one sentence."""
    from distributed import CancelledError, KilledWorker

    try:
        yield
    except (KilledWorker, CancelledError, OSError) as error:
        raise ClusterError(f"{scheduler or 'Dask'}: the cluster broke off the reading ({error})") from None

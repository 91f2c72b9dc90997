"""A process that is started before there is work for it, so that nobody waits for it to load its libraries.

A process does one piece of work and ends, so that no work knows of another. The next one is started when work
is likely: when somebody opens the dialog for files. One that waits for long in vain is ended, since it holds
memory; and when this process ends, however it does, its standard input closes, which ends it too.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field


@dataclass(slots=True)
class Waiting:
    """At most one process that waits. `command` reads its work from standard input and answers on its output.

    `env` is its environment, `idle` the seconds after which one that waits in vain is ended.
    """

    command: Sequence[str]
    env: Mapping[str, str] | None = None
    idle: float = 600
    _process: subprocess.Popen[bytes] | None = None
    _timer: threading.Timer | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def prepare(self) -> None:
        """Start a process, if none waits; raises OSError if the system cannot."""
        with self._lock:
            if self._process is not None and self._process.poll() is None:
                return
            self._process = self._started()
            self._timer = threading.Timer(self.idle, self._ended, (self._process,))
            self._timer.daemon = True
            self._timer.start()

    def take(self) -> subprocess.Popen[bytes]:
        """The process that waits, or a new one; whoever takes it gives it work and waits for its end."""
        with self._lock:
            process, self._process = self._process, None
            if self._timer is not None:
                self._timer.cancel()
        if process is not None and process.poll() is None:
            return process
        return self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        pipe = subprocess.PIPE
        return subprocess.Popen(self.command, stdin=pipe, stdout=pipe, stderr=pipe, env=self.env)

    def _ended(self, process: subprocess.Popen[bytes]) -> None:
        """End a process that waited in vain, unless it was taken meanwhile."""
        with self._lock:
            if self._process is not process:
                return
            self._process = None
        answered(process, b"", seconds=10)  # nothing to do: it ends by itself


def answered(
    process: subprocess.Popen[bytes], work: bytes, *, seconds: float
) -> subprocess.CompletedProcess[bytes]:
    """Give a process its work; returns its answer. Raises subprocess.TimeoutExpired when it was killed."""
    with process:
        try:
            out, err = process.communicate(work, timeout=seconds)
        except BaseException:
            with suppress(OSError):
                process.kill()
            process.wait()
            raise
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)

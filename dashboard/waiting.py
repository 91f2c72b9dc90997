"""A process that has loaded its libraries before there is work for it, so that nobody waits for them.

Each piece of work is done by a copy of that process, which ends with it: no work knows of another, and the
next one need not load anything anew. Where a process cannot safely be copied (Windows has no fork, and macOS
has libraries that do not bear it), each does one piece of work and ends. One is started when work is likely:
when somebody opens the dialog for files. One that waits for long in vain is ended, since it holds memory; and
when this process ends, however it does, what the other one listens to closes, which ends it too.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

COPIES = sys.platform == "linux"
"""Whether a process works in copies of itself."""
_DONE, _MEMORY, _FAILED = b"d", b"m", b"f"
_ID = 8
"""Bytes of the number of a process, with which the answer of a copy begins."""


class StoppedError(RuntimeError):
    """Work that took more time or memory than it may have."""


class FailedError(RuntimeError):
    """Work that ended with an error; the text is its traceback."""


@dataclass(slots=True)
class Waiting:
    """At most one process that waits. `command` calls `works` once it has loaded all that it needs.

    `env` is its environment, `idle` the seconds after which one that waits in vain is ended.
    """

    command: Sequence[str]
    env: Mapping[str, str] | None = None
    idle: float = 600
    _process: subprocess.Popen[bytes] | None = None
    _control: socket.socket | None = None
    _timer: threading.Timer | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def prepare(self) -> None:
        """Start a process, if none waits; raises OSError if the system cannot."""
        with self._lock:
            self._prepared()

    def ask(self, work: bytes, *, seconds: float) -> bytes:
        """The answer to a piece of work, in a process of its own.

        Raises StoppedError if it was ended, or took longer than `seconds`, FailedError, or OSError.
        """
        if not COPIES:
            return _once(self._taken(), work, seconds=seconds)
        with self._lock:
            ours = self._copy()
        with ours:
            return _answer(ours, work, seconds=seconds)

    def end(self) -> None:
        """End the process that waits, if one does."""
        with self._lock:
            self._forget()
            if self._timer is not None:
                self._timer.cancel()

    def _prepared(self) -> None:
        if self._process is None or self._process.poll() is not None:
            self._forget()
            self._start()
        if self._timer is not None:
            self._timer.cancel()
        self._timer = threading.Timer(self.idle, self._ended, (self._process,))
        self._timer.daemon = True
        self._timer.start()

    def _start(self) -> None:
        if not COPIES:
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(self.command, stdin=pipe, stdout=pipe, env=self.env)
            return
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                self._process = subprocess.Popen(
                    self.command, stdin=theirs.fileno(), stdout=subprocess.DEVNULL, env=self.env
                )
            except BaseException:
                ours.close()
                raise
        self._control = ours

    def _copy(self) -> socket.socket:
        """A line to a new copy of the process that waits."""
        ours, theirs = socket.socketpair()
        with theirs:
            for last in (False, True):
                self._prepared()
                assert self._control is not None
                try:
                    socket.send_fds(self._control, [b"\0"], [theirs.fileno()])
                    return ours
                except OSError:  # it has just ended
                    self._forget()
                    if last:
                        ours.close()
                        raise
        raise AssertionError  # the loop returns or raises

    def _taken(self) -> subprocess.Popen[bytes]:
        """The process that waits, or a new one, for one piece of work."""
        with self._lock:
            self._prepared()
            process, self._process = self._process, None
            assert process is not None
            return process

    def _ended(self, process: subprocess.Popen[bytes]) -> None:
        """End a process that waited in vain."""
        with self._lock:
            if self._process is process:
                self._forget()

    def _forget(self) -> None:
        """End the process: it has nothing to listen to any more."""
        process, self._process = self._process, None
        control, self._control = self._control, None
        if control is not None:
            control.close()
        if process is None:
            return
        for end in (process.stdin, process.stdout):
            if end is not None:
                end.close()
        if process.poll() is None:
            threading.Thread(target=process.wait, daemon=True).start()  # it is no zombie when it has ended


def _answer(line: socket.socket, work: bytes, *, seconds: float) -> bytes:
    """What a copy answers to a piece of work."""
    until, answer = time.monotonic() + seconds, bytearray()
    try:
        line.settimeout(seconds)
        with suppress(BrokenPipeError, ConnectionResetError):  # it has ended: there is no answer
            line.sendall(work)
            line.shutdown(socket.SHUT_WR)
            while piece := line.recv(1 << 20):
                answer += piece
                line.settimeout(max(until - time.monotonic(), 0.001))
    except TimeoutError:
        if len(answer) >= _ID:  # the copy still holds its end, so the number is still its own
            with suppress(ProcessLookupError):
                os.kill(int.from_bytes(answer[:_ID]), signal.SIGKILL)
        raise StoppedError from None
    return _read(bytes(answer[_ID:]))


def _once(process: subprocess.Popen[bytes], work: bytes, *, seconds: float) -> bytes:
    """What a process answers to its only piece of work."""
    with process:
        try:
            out, _ = process.communicate(work, timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            raise StoppedError from None
        except BaseException:
            process.kill()
            raise
    return _read(out)


def _read(answer: bytes) -> bytes:
    if answer[:1] == _DONE:
        return answer[1:]
    if answer[:1] == _FAILED:
        raise FailedError(answer[1:].decode("utf-8", "replace"))
    raise StoppedError  # its memory was not enough, or it was ended before it could say anything


def works(do: Callable[[bytes], bytes]) -> None:
    """Answer work until nobody is there who could give any; what the process of `Waiting` runs."""
    if not COPIES:
        if work := sys.stdin.buffer.read():  # else whoever started this has ended, or needs nothing
            sys.stdout.buffer.write(_done(do, work))
        return
    control = socket.socket(fileno=os.dup(0))
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123 - for its number
        os.dup2(nothing.fileno(), 0)  # no copy listens to what only this process may hear
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how a copy ended
    gc.freeze()  # so that the copies share what is loaded
    while True:
        _, lines, _, _ = socket.recv_fds(control, 1, 1)
        if not lines:
            return
        if os.fork() == 0:
            control.close()
            _work(do, socket.socket(fileno=lines[0]))
        os.close(lines[0])


def _work(do: Callable[[bytes], bytes], line: socket.socket) -> None:
    """What a copy does: one piece of work."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with suppress(OSError):  # nobody waits for the answer any more
        line.sendall(os.getpid().to_bytes(_ID))
        work = bytearray()
        while piece := line.recv(1 << 20):
            work += piece
        line.sendall(_done(do, bytes(work)))
    os._exit(0)


def _done(do: Callable[[bytes], bytes], work: bytes) -> bytes:
    try:
        return _DONE + do(work)
    except MemoryError:
        return _MEMORY
    except Exception:
        return _FAILED + traceback.format_exc().encode()

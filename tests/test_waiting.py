"""A process that is started before there is work for it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.waiting import Waiting, answered

ECHO = (sys.executable, "-c", "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])")


@pytest.fixture
def echoes() -> Iterator[Waiting]:
    waiting = Waiting(ECHO)
    yield waiting
    answered(waiting.take(), b"", seconds=30)


def test_one_that_waits_is_taken_and_each_works_once(echoes: Waiting) -> None:
    echoes.prepare()
    waits = echoes._process
    echoes.prepare()
    assert echoes._process is waits, "no second one is started"
    taken = echoes.take()
    assert taken is waits
    other = echoes.take()
    assert other is not taken, "without one that waits, one is started"
    assert answered(taken, b"abc", seconds=30).stdout == b"cba"
    assert answered(other, b"xyz", seconds=30).stdout == b"zyx"


def test_one_that_has_died_is_replaced(echoes: Waiting) -> None:
    echoes.prepare()
    dead = echoes._process
    assert dead is not None
    answered(dead, b"", seconds=30)
    assert answered(echoes.take(), b"abc", seconds=30).stdout == b"cba"


def test_one_that_waits_in_vain_is_ended() -> None:
    waiting = Waiting(ECHO, idle=0.01)
    waiting.prepare()
    process, timer = waiting._process, waiting._timer
    assert process is not None
    assert timer is not None
    timer.join(30)
    assert process.wait(30) == 0
    assert waiting._process is None


def test_one_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    ended = tmp_path / "ended"
    waits = f"import sys; sys.stdin.buffer.read(); open({str(ended)!r}, 'x').close()"
    starts = (
        "import os, sys; from dashboard.waiting import Waiting;"
        f"Waiting((sys.executable, '-c', {waits!r})).prepare(); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", starts], check=False, timeout=60)
    until = time.monotonic() + 60
    while not ended.exists():
        assert time.monotonic() < until, "it still waits, though nobody can give it work"
        time.sleep(0.01)


def test_one_that_takes_too_long_is_killed() -> None:
    process = Waiting((sys.executable, "-c", "import time; time.sleep(600)")).take()
    with pytest.raises(subprocess.TimeoutExpired):
        answered(process, b"", seconds=0.1)
    assert process.poll() is not None

"""A process that is started before there is work for it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard import waiting
from dashboard.waiting import FailedError, StoppedError, Waiting

COPIES = "in copies"
WAYS = [pytest.param(COPIES, marks=pytest.mark.skipif(not waiting.COPIES, reason="no copies here")), "once"]


def doing(work: str, *, way: str) -> tuple[str, ...]:
    """A program that does some work, an expression of `asked`."""
    copies = f"waiting.COPIES = {way == COPIES}"
    return (
        sys.executable,
        "-c",
        f"from dashboard import waiting; {copies}; waiting.works(lambda asked: {work})",
    )


@pytest.fixture(params=WAYS)
def made(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Waiting]]:
    """Makes one that waits to do some work, each in its own way, and ends it after the test."""
    monkeypatch.setattr(waiting, "COPIES", request.param == COPIES)
    all_made: list[Waiting] = []

    def make(work: str, **options: float) -> Waiting:
        all_made.append(Waiting(doing(work, way=request.param), **options))  # type: ignore[arg-type]
        return all_made[-1]

    yield make
    for one in all_made:
        one.end()


Made = Callable[..., Waiting]
ASIDE = "(globals().setdefault('seen', []).append(asked), repr(seen).encode())[1]"
"""Answers with all the work that the process has seen."""


def test_one_that_waits_works_and_no_work_knows_of_another(made: Made) -> None:
    seeing = made(ASIDE)
    seeing.prepare()
    waits = seeing._process
    seeing.prepare()
    assert seeing._process is waits, "no second one is started"
    assert seeing.ask(b"abc", seconds=30) == b"[b'abc']"
    assert seeing.ask(b"x" * 3_000_000, seconds=30) == repr([b"x" * 3_000_000]).encode()
    if waiting.COPIES:
        assert seeing._process is waits, "nothing is loaded anew"


def test_one_that_has_died_is_replaced(made: Made) -> None:
    echoes = made("asked[::-1]")
    echoes.prepare()
    dead = echoes._process
    assert dead is not None
    dead.kill()
    dead.wait(30)
    assert echoes.ask(b"abc", seconds=30) == b"cba"


def test_one_that_dies_just_before_it_is_asked_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    echoes = Waiting(doing("asked[::-1]", way=COPIES))
    echoes.prepare()
    dead = echoes._process
    assert dead is not None
    dead.kill()
    dead.wait(30)
    monkeypatch.setattr(dead, "poll", lambda: None)  # as if it had died a moment later
    assert echoes.ask(b"abc", seconds=30) == b"cba"
    echoes.end()


def test_one_that_waits_in_vain_is_ended(made: Made) -> None:
    vain = made("asked", idle=0.01)
    vain.prepare()
    process, timer = vain._process, vain._timer
    assert process is not None
    assert timer is not None
    timer.join(30)
    assert process.wait(30) == 0
    assert vain._process is None


def test_one_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    ended = tmp_path / "ended"
    waits = f"from dashboard import waiting; waiting.works(bytes); open({str(ended)!r}, 'x').close()"
    starts = (
        "import os, sys; from dashboard.waiting import Waiting;"
        f"Waiting((sys.executable, '-c', {waits!r})).prepare(); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", starts], check=False, timeout=60)
    until = time.monotonic() + 60
    while not ended.exists():
        assert time.monotonic() < until, "it still waits, though nobody can give it work"
        time.sleep(0.01)


def test_one_that_takes_too_long_is_killed(made: Made, tmp_path: Path) -> None:
    number = tmp_path / "number"
    sleeps = f"(__import__('pathlib').Path({str(number)!r}).write_text(str(__import__('os').getpid())),"
    slow = made(f"{sleeps} __import__('time').sleep(600))")
    with pytest.raises(StoppedError):
        slow.ask(b"abc", seconds=5)
    until = time.monotonic() + 60
    while Path(f"/proc/{number.read_text()}").exists():
        assert time.monotonic() < until, "it goes on"
        time.sleep(0.01)


@pytest.mark.parametrize(
    "work", ["(lambda: bytes(1 << 60))()", "__import__('os').kill(__import__('os').getpid(), 9)"]
)
def test_one_without_memory_or_that_is_killed_was_stopped(made: Made, work: str) -> None:
    with pytest.raises(StoppedError):
        made(work).ask(b"abc", seconds=30)


def test_an_error_comes_with_its_traceback(made: Made) -> None:
    failing = made("1 / 0")
    with pytest.raises(FailedError, match="ZeroDivisionError"):
        failing.ask(b"abc", seconds=30)

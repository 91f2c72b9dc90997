"""What is worked out once: found again for the same bytes only, and never a damaged or half-written one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import engine, once, packing


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(once, "folder", lambda: tmp_path / "kept")
    return tmp_path / "kept"


class Making:
    """Makes one answer after the other, and counts."""

    def __init__(self, *answers: bytes | None) -> None:
        self.answers, self.times = answers, 0

    def __call__(self) -> bytes | None:
        self.times += 1
        return self.answers[min(self.times, len(self.answers)) - 1]


def test_the_same_bytes_are_worked_out_once_and_others_anew(place: Path) -> None:
    make = Making(b"first", b"second", b"third")
    assert once.worked_out(make, of=(b"ab", b"c")) == b"first"
    assert once.worked_out(make, of=(b"ab", b"c")) == b"first"
    assert once.worked_out(make, of=(b"a", b"bc")) == b"second", "where one ends and the next begins counts"
    assert once.worked_out(make, of=(b"ab",)) == b"third"
    assert make.times == 3
    assert len(list(place.iterdir())) == 3


@pytest.mark.parametrize("damage", [lambda raw: raw[:-1], lambda raw: b"", lambda raw: raw[:-1] + b"?"])
def test_what_is_damaged_is_made_again(place: Path, damage: Callable[[bytes], bytes]) -> None:
    make = Making(b"whole")
    once.worked_out(make, of=(b"a",))
    [file] = place.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    for _ in range(2):
        assert once.worked_out(make, of=(b"a",)) == b"whole"
    assert make.times == 2


def test_what_cannot_be_made_is_tried_again(place: Path) -> None:
    make = Making(None, b"now")
    assert once.worked_out(make, of=(b"a",)) is None
    assert once.worked_out(make, of=(b"a",)) == b"now"
    assert once.worked_out(make, of=(b"a",)) == b"now"
    assert make.times == 2


def test_where_nothing_can_be_written_all_is_made_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    for nowhere in (None, tmp_path / "file" / "below"):
        make = Making(b"made")
        monkeypatch.setattr(once, "folder", lambda nowhere=nowhere: nowhere)
        assert [once.worked_out(make, of=(b"a",)) for _ in range(2)] == [b"made", b"made"]
        assert make.times == 2


def test_what_nobody_has_asked_for_in_a_month_is_removed(place: Path) -> None:
    for name in (b"old", b"used"):
        once.worked_out(Making(name), of=(name,))
    for file in place.iterdir():
        os.utime(file, (0, 0))
    assert once.worked_out(Making(b"not made"), of=(b"used",)) == b"used"
    (place / "a reader's own").touch()
    os.utime(place / "a reader's own", (0, 0))
    once.worked_out(Making(b"new"), of=(b"new",))
    again = Making(b"again")
    assert once.worked_out(again, of=(b"used",)) == b"used"
    assert once.worked_out(again, of=(b"old",)) == b"again"
    assert (place / "a reader's own").exists(), "only what was made here is removed"


def test_two_processes_at_once_both_have_the_whole(tmp_path: Path) -> None:
    code = """
import sys
from dashboard import once
for turn in range(40):
    made = once.worked_out(lambda: bytes([turn]) * 300_000, of=(bytes([turn]),))
    assert made == bytes([turn]) * 300_000, turn
"""
    env = os.environ | dict.fromkeys(("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"), str(tmp_path))
    both = [subprocess.Popen([sys.executable, "-c", code], env=env) for _ in range(2)]
    assert [one.wait(60) for one in both] == [0, 0]
    assert len([file for file in tmp_path.rglob("*") if file.is_file()]) == 40, "and no half of any is left"


@pytest.mark.parametrize(
    ("system", "given", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "/there"}, "/there/claimline"),
        ("linux", {"XDG_CACHE_HOME": "not/whole"}, "/home/anna/.cache/claimline"),
        ("linux", {}, "/home/anna/.cache/claimline"),
        ("darwin", {}, "/home/anna/Library/Caches/claimline"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/claimline"),
        ("win32", {}, None),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="the paths are written as elsewhere")
def test_it_lies_where_the_system_has_such_things(
    monkeypatch: pytest.MonkeyPatch, system: str, given: dict[str, str], expected: str | None
) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in ({"HOME": "/home/anna"} | given).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(once.sys, "platform", system)
    assert once.folder() == (expected and Path(expected))


def test_a_part_is_packed_anew_when_its_bytes_or_the_settings_change(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = engine.packed(b"some code" * 50, way=packing.LZMA)
    assert engine.packed(b"some code" * 50, way=packing.LZMA) == first
    assert engine.packed(b"some more" * 50, way=packing.LZMA) != first
    monkeypatch.setitem(packing.SETTINGS, "lc", 3)
    assert engine.packed(b"some code" * 50, way=packing.LZMA) != first
    assert len(list(place.iterdir())) == 3

"""Files are written so that the old one or the new one is there, whatever happens in the midst."""

from __future__ import annotations

import os
import random
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard import cli, writing

OLD, NEW = b"old\n" * 20_000, b"new\n" * 50_000

_WRITER = """
import itertools, sys
from pathlib import Path
from dashboard import writing
path, contents = Path(sys.argv[1]), [b"old\\n" * 20_000, b"new\\n" * 50_000]
print("ready", flush=True)
for turn in itertools.count():
    writing.write(path, contents[turn % 2])
"""

unix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals, links and limits")


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    for content in (OLD, NEW, b""):
        writing.write(path, content)
        assert path.read_bytes() == content
    assert _names(tmp_path) == ["events.csv"]


@unix_only
@pytest.mark.parametrize("seed", range(12))
def test_a_kill_in_the_midst_leaves_one_of_both_whole(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(OLD)
    with subprocess.Popen([sys.executable, "-c", _WRITER, path], stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        assert writer.stdout.readline()
        wait_for_writes = random.Random(seed).randint(1, 20)
        seen, last = 0, -1
        while seen < wait_for_writes:  # so many times another file has taken its place
            inode = path.stat().st_ino
            seen, last = seen + (inode != last), inode
        writer.send_signal(signal.SIGKILL)
    assert path.read_bytes() in (OLD, NEW)


@unix_only
def test_a_full_disk_leaves_the_old_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import resource

    table, essay = tmp_path / "events.csv", tmp_path / "mill.txt"
    essay.write_text("The mill burned on 5 May 1810.\n\n" + "The strike began on 3 June 1811.\n\n" * 200)
    assert cli.main(["extract", str(essay), "--out", str(table)]) == 0
    old = table.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(old) // 2, hard))
    try:
        status = cli.main(["extract", str(essay), "--out", str(table)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert status == 1
    assert f"claimline: {table}: cannot be written (File too large)" in capsys.readouterr().err
    assert table.read_bytes() == old
    assert _names(tmp_path) == ["events.csv", "mill.txt"]


@unix_only
def test_a_link_stays_a_link_and_the_permissions_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_bytes(OLD)
    real.chmod(0o640)
    link.symlink_to(real)
    writing.write(link, NEW)
    assert link.is_symlink()
    assert real.read_bytes() == NEW
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@unix_only
def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    plain, ours = tmp_path / "plain", tmp_path / "ours"
    plain.write_bytes(NEW)
    writing.write(ours, NEW)
    assert plain.stat().st_mode == ours.stat().st_mode


@unix_only
def test_what_is_no_file_is_written_through(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        writing.write(pipe, b"a line\n")  # more would wait until it is read
        assert reader.stdout
        assert reader.stdout.read() == b"a line\n"
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_table_never_replaces_an_essay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    essay = tmp_path / "mill.txt"
    essay.write_text("The mill burned on 5 May 1810. It was rebuilt in 1812.\n")
    other = tmp_path / "picture.png"
    other.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    for out in (essay, other):
        before = out.read_bytes()
        assert cli.main(["extract", str(essay), "--out", str(out)]) == 1
        assert "is there already and is no table of claims; write to another name" in capsys.readouterr().err
        assert out.read_bytes() == before


def test_a_table_replaces_a_table_and_an_empty_file(tmp_path: Path) -> None:
    essay, out = tmp_path / "mill.txt", tmp_path / "mine.csv"
    essay.write_text("The mill burned on 5 May 1810. It was rebuilt in 1812.\n")
    for before in (b"", b"\xef\xbb\xbfSource;Title;EDTF\na;b;1917\n"):
        out.write_bytes(before)
        assert cli.main(["extract", str(essay), "--out", str(out)]) == 0
        assert b"1810-05-05" in out.read_bytes()

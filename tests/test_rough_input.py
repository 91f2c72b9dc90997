"""What once ended in a traceback, or never: each is read, or one sentence says what is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli import ESSAY, Run, run

from dashboard.reading import pipeline
from dashboard.reading.document import parse

__all__ = ["run"]
DEEP = "[" * 3000
LONG = "9" * 5000
MANY = " + ".join(["a / b"] * 24)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("themes.toml", f"[trade]\n{LONG} = ['mill']\n", "themes.toml"),
        ("themes.toml", f"x = {LONG}\n", "themes.toml"),
        ("themes.toml", f"x = {DEEP}\n", "themes.toml"),
        ("events/own.toml", f"x = {DEEP}\n", "own.toml"),
        ("events/own.toml", f"[fire]\ntitle = 'Fire'\ndate = '{LONG}'\nnames = ['Fire']\n", "own.toml"),
        ("events/own.toml", f"[fire]\ntitle = 'Fire'\ndate = '1871'\nnames = ['{MANY}']\n", "16777216 names"),
    ],
    ids=["long weight", "long number", "deep themes", "deep events", "long date", "names that multiply"],
)
def test_a_list_beside_the_texts_is_refused_in_a_sentence(
    run: Run, tmp_path: Path, name: str, content: str, says: str
) -> None:
    (tmp_path / "texts" / "events").mkdir(parents=True)
    (tmp_path / "texts" / "harbour.txt").write_text(ESSAY, "utf-8")
    (tmp_path / "texts" / name).write_text(content, "utf-8")
    status, out, err = run("extract", tmp_path / "texts", "--out", "mine.csv")
    assert (status, err.count("\n")) == (1, 1)
    assert says in err
    assert len(err) < 1000
    assert "2 claims from 1 text" in out


@pytest.mark.parametrize(
    "text",
    [
        f"---\nid: a\nkind: digest\n---\n\n[{LONG}] On 5 May 1810 the mill at Bramley burned.\n",
        "---\nid: following\npublished: ago\n---\n[\uff11] \n\n-35-\n",
        "---\nkind: digest\n---\n[\uff11] \n",
    ],
)
def test_numbers_of_paragraphs_may_be_anything(text: str) -> None:
    document = parse(text, name="mill")
    found = pipeline.claims([document], folders=[])[0]
    assert all(claim.claim == document.text[claim.start : claim.end] for claim in found)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only some systems have named pipes in folders")
def test_a_pipe_that_is_called_a_text_is_not_waited_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    os.mkfifo(tmp_path / "texts" / "pipe.txt")
    (tmp_path / "texts" / "harbour.txt").write_text(ESSAY, "utf-8")
    assert run("extract", tmp_path / "texts", "--out", "mine.csv")[0] == 0


def test_a_very_long_cell_is_read_or_named(run: Run) -> None:
    rows = f'source,title,edtf,claim\na,Fire,1871,"{"x" * 200_000}"\na,Flood,1872,Water\n'
    Path("mine.csv").write_text(rows, "utf-8")
    status, out, err = run("check", "mine.csv")
    assert (status, err) in ((0, ""), (1, ""))
    assert out.count("\n") == 1


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are always Unicode there")
def test_an_export_may_have_a_name_that_is_no_utf_8(run: Run) -> None:
    Path("mine.csv").write_text("source,title,edtf\na,Fire,1900\n", "utf-8")
    name = os.fsdecode(b"\xff.csv")
    status, _, err = run("export", name, "--events", "mine.csv")
    assert (status, err) == (0, "")
    assert "Fire" in Path(name).read_text("utf-8")


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="only some systems have a device that is full")
@pytest.mark.parametrize("command", ["export o.csv --events mine.csv", "serve --no-browser --port 0"])
def test_a_full_disk_under_what_is_only_said_is_one_line(tmp_path: Path, command: str) -> None:
    (tmp_path / "mine.csv").write_text("source,title,edtf\na,Fire,1900\n", "utf-8")
    with FULL.open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dashboard", *command.split()],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=120,
        )
    assert done.returncode == 1
    assert done.stderr == "claimline: the output: cannot be written (No space left on device)\n"


@pytest.mark.skipif(sys.platform == "win32", reason="its shell closes nothing")
def test_without_a_standard_output_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("source,title,edtf\na,Fire,1900\n", "utf-8")
    for words in ("check mine.csv", "export o.csv --events mine.csv"):
        done = subprocess.run(
            ["/bin/sh", "-c", f'"{sys.executable}" -m dashboard {words} >&-'],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert "Traceback" not in done.stderr
    assert (tmp_path / "o.csv").is_file()

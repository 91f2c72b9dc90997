"""What a browser's Python is given ahead: it is used, and what it gives is the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

WORK = """
import re, tomllib
from dataclasses import dataclass
pattern = re.compile(r"(?P<year>1[0-9]{3})|[^a-m]+", re.IGNORECASE)
@dataclass(frozen=True, slots=True, order=True)
class Claim:
    year: int
    title: str = "?"
print(repr(pattern.search("in 1834")), pattern.groupindex, Claim(1834) < Claim(1835), hash(Claim(7)) == hash(Claim(7)), repr(Claim(9)))
print(tomllib.loads("[words]\\nmonths = ['May', 'June']\\nfirst = 1834-05-03"), tomllib.loads("a = 1"))
"""
NOTE = "import sys; from dashboard import ahead; noted = ahead.note()"
WRITE = "open(sys.argv[1], 'wb').write(noted.write())"
REFUSE = """
import builtins, re, sys, tomllib
from dashboard import ahead
def refused(*_, **__): raise AssertionError("this was to be there already")
re._compiler._code = refused
tomllib.loads = lambda text: {"a": 1} if text == "a = 1" else refused()
ahead.begin(sys.argv[1])
"""


def run(script: str, file: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script, str(file)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_was_noted_is_used_and_gives_the_same(tmp_path: Path) -> None:
    work = WORK.replace("\\nfirst = 1834-05-03", "")
    plain = run(work, tmp_path)
    assert run(f"{NOTE}\n{work}\n{WRITE}", tmp_path / "ahead.bin") == plain
    assert run(f"{REFUSE}\n{work}", tmp_path / "ahead.bin") == plain


def test_a_table_with_a_date_is_read_as_ever(tmp_path: Path) -> None:
    assert run(f"{NOTE}\n{WORK}\n{WRITE}", tmp_path / "ahead.bin") == run(WORK, tmp_path)


def test_without_the_file_nothing_changes(tmp_path: Path) -> None:
    none = f"from dashboard import ahead; ahead.begin({str(tmp_path / 'none')!r})"
    assert run(f"{none}\n{WORK}", tmp_path) == run(WORK, tmp_path)

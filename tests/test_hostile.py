"""Files that mean harm, or that came to harm, get a sentence or are read, in bounded time and memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import hostile
import pytest

KINDS = ("txt", "md", "html", "rtf", "docx", "odt", "epub", "pdf", "zip")


@pytest.mark.parametrize("kind", KINDS)
def test_a_mutant_never_ends_in_anything_but_a_sentence(kind: str) -> None:
    refused = 0
    for name, raw in hostile.mutants(kind, 8):
        wrong = hostile.read(name, raw)
        refused += bool(wrong)
        assert not any("\n" in sentence for sentence in wrong), name
    assert refused < 8, "some are read"


MADE = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import hostile
for number, (name, raw) in enumerate(hostile.bombs(size=120_000)):
    kind = name.rpartition(".")[2]
    Path(sys.argv[2], f"{number:03}.{kind}").write_bytes(raw)
"""
READ = """
import re, resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import hostile
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
for path in map(Path, sys.argv[2:]):
    wrong = hostile.read(path.name, path.read_bytes())
    assert not any("\\n" in each for each in wrong), wrong
status = Path("/proc/self/status")  # Linux counts what started a program to its `ru_maxrss`
most = re.search(r"VmHWM:\\s+(\\d+)", status.read_text()) if status.is_file() else None
print((int(most[1]) if most else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // 1000)
"""
BOMBS = (*KINDS, "claimline")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of bombs, made by a process of its own, whose memory is not that of the reading."""
    folder = tmp_path_factory.mktemp("bombs")
    here = str(Path(__file__).parent)
    subprocess.run([sys.executable, "-c", MADE, here, str(folder)], check=True)
    assert {path.suffix[1:] for path in folder.iterdir()} == set(BOMBS), "each is read"
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
@pytest.mark.parametrize("kind", BOMBS)
def test_the_bombs_of_a_kind_take_less_than_half_a_gigabyte_and_a_minute(kind: str, made: Path) -> None:
    """Usually one second of the processor. What looks ahead from each sign to the end takes hours; the process is ended
    before.
    """
    files = sorted(map(str, made.glob(f"*.{kind}")))
    assert files
    done = subprocess.run(
        [sys.executable, "-c", READ, str(Path(__file__).parent), *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert int(done.stdout) < hostile.MEGABYTES

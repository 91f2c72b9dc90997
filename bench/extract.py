"""How fast texts are read: `python bench/extract.py [TEXT ...] [--beside TREE] [--rounds N]`.

TEXT are files or folders of texts, by default the essays in `tests/gold`. Printed are the kilobytes that the
commands `extract` and `dates` read in a second of processor time, in a process that has read one text before
and so has loaded what it needs. Another tree of this project, such as an older commit, is measured by turns
with this one: only such a ratio says anything on a machine that does other work too.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

CHILD = """
import contextlib, io, json, os, sys, tempfile
from pathlib import Path
import pandas
from dashboard import cli
assert Path(cli.__file__).is_relative_to(sys.argv[1]), cli.__file__
first, *texts = sys.argv[2:]
out = str(Path(tempfile.mkdtemp()) / "out.csv")
commands = {
    "extract": lambda texts: cli.main(["extract", *texts, "--out", out]),
    "dates": lambda texts: [cli.main(["dates", text]) for text in texts],
}
def spent():  # with the processes of a pool, which reads more than a few hundred KB
    return sum(os.times()[:4])
seconds = {}
for name, run in commands.items():
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        run([first])
        begin = spent()
        run(texts)
        seconds[name] = spent() - begin
print(json.dumps(seconds))
"""


def seconds(tree: Path, texts: list[str]) -> dict[str, float]:
    """The processor time of each command for some texts, in a tree of the project."""
    # PYTHONPATH is set by the current folder, which `-c` puts first
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(tree), *texts], cwd=tree, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def files(given: list[Path]) -> list[str]:
    """The texts that were given, and those in the folders."""
    found = [text for path in given for text in (sorted(path.glob("*.txt")) if path.is_dir() else [path])]
    return [str(path.resolve()) for path in found]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="*", type=Path, default=[ROOT / "tests" / "gold"])
    parser.add_argument("--beside", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    texts = files(asked.texts)
    size = sum(Path(text).stat().st_size for text in texts[1:]) / 1000
    trees = [ROOT] + ([asked.beside.resolve()] if asked.beside else [])
    least: list[dict[str, float]] = [{} for _ in trees]
    for _ in range(asked.rounds):
        for tree, best in zip(trees, least, strict=True):
            for name, took in seconds(tree, texts).items():
                best[name] = min(best.get(name, took), took)
    for name in least[0]:
        speeds = [size / best[name] for best in least]
        ratio = (
            f", {speeds[0] / speeds[1]:.2f} of the {speeds[1]:,.0f} of the other tree" if asked.beside else ""
        )
        print(f"{name}: {speeds[0]:,.0f} KB/s of {size:,.0f} KB{ratio}")


if __name__ == "__main__":
    main()

"""The command `extract`: reads texts and writes the table of their claims."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard import paths, writing
from dashboard.terminal import complain, counted, watched

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.reading.blocks import Document

_PARQUET = ".parquet"


def add(commands: Any, command: Any) -> None:
    """Add `extract` to the commands; `command` makes one, as `cli._command`."""
    made = command(
        commands,
        "extract",
        "read texts and write the table of their claims",
        "claimline extract essay.txt --out mine.csv",
    )
    made.add_argument(
        "texts",
        metavar="TEXT",
        nargs="*",
        help="texts (.docx, .odt, .pdf, .epub, .rtf, .html, .md, .txt), .zip archives or folders of them, or "
        "`-` for standard input (default: seeds/); a folder's own named events, events/*.toml, and themes, "
        "themes.toml, count for its texts; with Dask also an address such as s3://archive/letters",
    )
    made.add_argument(
        "--out",
        default=paths.TABLE,
        help="the table to write, as Parquet if its name ends so; `-` for the screen (default: %(default)s)",
    )
    made.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit 1 and show the difference if the table is stale",
    )
    made.add_argument(
        "--resume",
        type=Path,
        metavar="FILE",
        help="keep in this file what each text gave, so that a reading that was stopped goes on there",
    )
    made.add_argument(
        "--engine",
        choices=("cores", "dask"),
        default="cores",
        help="what reads the texts: the cores of this machine, or a Dask cluster (default: %(default)s)",
    )
    made.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        default="",
        help="the Dask cluster's scheduler, such as tcp://10.0.0.5:8786 (default: a cluster on this machine)",
    )
    made.set_defaults(run=_extract)


def _extract(arguments: argparse.Namespace) -> int:
    from dashboard import table
    from dashboard.cluster import ClusterError
    from dashboard.reading import pipeline, silence
    from dashboard.resumed import ResumeError

    refusal = _refused(arguments)
    if refusal:
        print(f"claimline extract: {refusal}", file=sys.stderr)
        return 2
    if arguments.out != "-" and not arguments.check and _foreign(Path(arguments.out)):
        return complain(f"{arguments.out}: is there already and is no table of claims; write to another name")
    found, complaints, folders = _opened(arguments.texts)
    try:
        claims, more = pipeline.claims(watched(found), folders=folders, **_each(arguments, found, folders))
    except (ClusterError, ResumeError) as error:
        return complain(error)
    frame = table.frame_of({name: getattr(claim, name) for name in table.COLUMNS} for claim in claims)
    complaints += more
    counts = Counter(claim.source for claim in claims)
    silent = {text.source.id: silence.of(text) for text in found if not counts[text.source.id]}
    for complaint in [*complaints, *(f"{name}: {found.why}" for name, found in silent.items())]:
        complain(complaint)
    if len(found) == sum(each.failed for each in silent.values()):
        return 1  # also if there is no older table
    if arguments.check:
        return _stale(arguments.out, table.to_csv(frame)) or bool(complaints)
    return _write(arguments.out, frame, found) or bool(complaints)


def _refused(arguments: argparse.Namespace) -> str:
    """Why these options do not go together; "" if they do."""
    if arguments.check and (arguments.out == "-" or _is_parquet(arguments.out)):
        return f"--check needs a file to compare with, in CSV: not `--out {arguments.out}`"
    if arguments.scheduler and arguments.engine != "dask":
        return "--scheduler is for --engine dask"
    return ""


def _opened(words: Sequence[str]) -> tuple[list[Document], list[str], list[Path]]:
    """The texts that a command line names, what is wrong with them, and the folders they are in."""
    from dashboard import far, text_files

    if not words:
        return *text_files.seeds(paths.seeds()), [paths.seeds()]
    near = [Path(word) for word in words if not far.is_address(word)]
    found, complaints = text_files.given(near, watched=watched) if near else ([], [])
    for address in filter(far.is_address, words):
        more, wrong = far.given(address, taken={text.source.id for text in found})
        found, complaints = found + more, complaints + wrong
    return found, complaints, text_files.folders(near)


def _each(
    arguments: argparse.Namespace, found: Sequence[Document], folders: Sequence[Path]
) -> dict[str, Any]:
    """How `pipeline.claims` is to read the texts; nothing where it does so by itself."""
    from dashboard import pool
    from dashboard.cluster import Cluster
    from dashboard.reading import pipeline
    from dashboard.resumed import Resumed

    each = {"each": Cluster(arguments.scheduler)} if arguments.engine == "dask" else pool.for_texts(found)
    if arguments.resume:
        return {"each": Resumed(arguments.resume, each.get("each", pipeline.one_by_one), folders)}
    return each


def _write(out: str, frame: pd.DataFrame, found: Sequence[Document]) -> int:
    """Write a table and report what each text gave; an empty one never replaces an older table."""
    from dashboard import parquet, table

    if frame.empty and Path(out).is_file():
        return complain(f"{out} is left as it was: the new table would be empty")
    if out == "-":
        print(table.to_csv(frame), end="")
        return 0
    try:
        content = parquet.to_parquet(frame) if _is_parquet(out) else table.to_csv(frame).encode()
        writing.write(Path(out), content)
    except parquet.ParquetError as error:
        return complain(f"{out}: {error}")
    except OSError as error:
        return complain(f"{out}: cannot be written ({error.strerror or error})")
    counts = Counter(frame["source"])
    print(f"{out}: {counted(len(frame), 'claim')} from {counted(len(found), 'text')}")
    for text in found if len(found) > 1 else ():
        print(f"  {text.source.id}: {counted(counts[text.source.id], 'claim')}")
    return 0


def _is_parquet(out: str) -> bool:
    return out.lower().endswith(_PARQUET)


def _foreign(out: Path) -> bool:
    """Whether a file is there that no new table may replace."""
    from dashboard import parquet, table

    return parquet.foreign(out) if _is_parquet(str(out)) else table.foreign(out)


def _stale(out: str, fresh: str) -> int:
    try:
        old = Path(out).read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return complain(f"{out}: cannot be compared ({getattr(error, 'strerror', None) or error})")
    if old == fresh:
        return 0
    difference = difflib.unified_diff(old.splitlines(), fresh.splitlines(), out, "fresh", lineterm="")
    print("\n".join(difference))
    return complain(f"{out}: stale; `claimline extract` makes it anew")

"""The command `extract`: reads texts and writes the table of their claims."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard import paths, writing
from dashboard.terminal import complain, counted, watched

if TYPE_CHECKING:
    from dashboard.apart import Each, Gathered
    from dashboard.origins import Origin
    from dashboard.reading.claims.extract import Claim
    from dashboard.reading.pipeline import Rules
    from dashboard.reading.silence import Silence

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
    from dashboard import apart
    from dashboard.cluster import ClusterError
    from dashboard.reading import pipeline
    from dashboard.resumed import ResumeError

    refusal = _refused(arguments)
    if refusal:
        print(f"claimline extract: {refusal}", file=sys.stderr)
        return 2
    if arguments.out != "-" and not arguments.check and _foreign(Path(arguments.out)):
        return complain(f"{arguments.out}: is there already and is no table of claims; write to another name")
    origins, complaints, folders = _origins(arguments.texts)
    rules = pipeline.rules(folders)
    with apart.Shelf() as shelf:
        try:
            with pipeline.lists_at_rest():
                each = _each(arguments, origins, folders)
                found = apart.gathered(_shown(origins), reader=rules.reader, shelf=shelf, each=each)
        except (ClusterError, ResumeError, apart.ShelfError) as error:
            return complain(error)
        found.wrong[:0] = complaints
        return _told(arguments, found, rules)


def _told(arguments: argparse.Namespace, found: Gathered, rules: Rules) -> int:
    """Join what the texts gave, write the table or compare it, and report."""
    from dashboard import apart, table

    counts: Counter[str] = Counter()
    unfitting: list[str] = []
    rows = _rows(apart.joined(found, rules=rules, wrong=unfitting), counts)
    first = next(rows, None)
    whole = chain([first] if first else [], rows)
    fresh = "".join(table.csv_lines(whole)) if arguments.check else ""
    kept = first is None and (arguments.check or Path(arguments.out).is_file() or _all_failed(found))
    fault = "" if arguments.check or kept else _put(arguments.out, whole)
    silent = _silent(found, counts)
    complaints = [*found.wrong, *rules.wrong, *unfitting]
    for complaint in [*complaints, *(f"{name}: {each.why}" for name, each in silent.items())]:
        complain(complaint)
    if fault:
        return complain(fault)
    if first is None and _all_failed(found):
        return 1  # also if there is no older table
    if arguments.check:
        return _stale(arguments.out, fresh) or bool(complaints)
    if kept:
        return complain(f"{arguments.out} is left as it was: the new table would be empty")
    _report(arguments.out, found.shelf.names, counts)
    return bool(complaints)


def _rows(claims: Iterable[Claim], counts: Counter[str]) -> Iterator[tuple[object, ...]]:
    """The cells of claims, which are counted by their texts."""
    from dashboard.table import COLUMNS

    cells = attrgetter(*COLUMNS)
    for claim in claims:
        counts[claim.source] += 1
        yield cells(claim)


def _all_failed(found: Gathered) -> bool:
    """Whether no text could be read."""
    return all(name in found.silent and found.silent[name].failed for name in found.shelf.names)


def _silent(found: Gathered, counts: Mapping[str, int]) -> dict[str, Silence]:
    """Why texts have no claim in the table; notes may have taken their claims away, or given them some."""
    from dashboard.reading import silence

    return {
        name: found.silent.get(name) or silence.of(found.searched[name].document)
        for name in found.shelf.names
        if not counts[name]
    }


def _refused(arguments: argparse.Namespace) -> str:
    """Why these options do not go together; "" if they do."""
    if arguments.check and (arguments.out == "-" or _is_parquet(arguments.out)):
        return f"--check needs a file to compare with, in CSV: not `--out {arguments.out}`"
    if arguments.scheduler and arguments.engine != "dask":
        return "--scheduler is for --engine dask"
    return ""


def _origins(words: Sequence[str]) -> tuple[list[Origin], list[str], list[Path]]:
    """The texts that a command line names, what is wrong with them, and the folders they are in."""
    from dashboard import far, text_files
    from dashboard.origins import File, Here

    if not words:
        texts, complaints = text_files.seeds(paths.seeds())
        return [Here(text) for text in texts], complaints, [paths.seeds()]
    near = [Path(word) for word in words if not far.is_address(word)]
    files, complaints = text_files.files(near)
    found: list[Origin] = []
    for file in files:
        if str(file) == text_files.STANDARD_INPUT:  # no other process has it
            for text, wrong in text_files.opened(file):
                found += [Here(text)] if text else []
                complaints += [] if text else [wrong]
        else:
            found.append(File(file))
    for address in filter(far.is_address, words):
        more, wrong_there = far.given(address)
        found += more
        complaints += wrong_there
    return found, complaints, text_files.folders(near)


def _shown(origins: Sequence[Origin]) -> Iterator[Origin]:
    """The texts one by one, also those in archives; a bar shows how far the reading is."""
    from dashboard.origins import apart

    return apart(watched(origins))


def _each(arguments: argparse.Namespace, origins: Sequence[Origin], folders: Sequence[Path]) -> Each:
    """How the texts are to be read."""
    from dashboard import pool
    from dashboard.cluster import Cluster
    from dashboard.resumed import Resumed

    each = Cluster(arguments.scheduler) if arguments.engine == "dask" else pool.for_texts(origins)
    return Resumed(arguments.resume, each, folders) if arguments.resume else each


def _put(out: str, rows: Iterable[Sequence[object]]) -> str:
    """Write a table row by row; returns why it cannot be written, or ""."""
    from dashboard import parquet, table

    if out == "-":
        for line in table.csv_lines(rows):
            print(line, end="")
        return ""
    try:
        with writing.replacing(Path(out)) as file:
            if _is_parquet(out):
                parquet.write(rows, file)
            else:
                file.writelines(line.encode() for line in table.csv_lines(rows))
    except parquet.ParquetError as error:
        return f"{out}: {error}"
    except OSError as error:
        return f"{out}: cannot be written ({error.strerror or error})"
    return ""


def _report(out: str, names: Sequence[str], counts: Mapping[str, int]) -> None:
    """Say what each text gave."""
    if out == "-":
        return
    print(f"{out}: {counted(sum(counts.values()), 'claim')} from {counted(len(names), 'text')}")
    for name in names if len(names) > 1 else ():
        print(f"  {name}: {counted(counts[name], 'claim')}")


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

"""The command line: `claimline serve`, `extract`, `dates`, `check` and `export`.

This is the only module that runs both halves of the project, reading and showing. For bad input it prints one
line on standard error, which says where the fault is, what it is, and what would be right. The exit status is
2 if the command itself is wrong, and 1 if its input cannot be used. Each command imports what it needs only
when it runs, so that `claimline dates` does not wait for pandas.
"""

from __future__ import annotations

import argparse
import errno
import io
import json
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from dashboard import __version__, edtf, exporting, extracting, serving
from dashboard.terminal import complain, counted

_FULL = (errno.ENOSPC, errno.EFBIG, errno.EIO)
"""What ails standard output where it leads into a file: `claimline dates essay.txt > found.jsonl`."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line (by default that of this process) and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # otherwise Windows would write in its old code page
            # Names of files may hold bytes that are no UTF-8.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    given = sys.argv[1:] if argv is None else list(argv)
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help", "--version")):
        given = ["serve", *given]
    try:
        arguments = _parser(exporting_asked=given[0] == "export").parse_args(given)
        status: int = arguments.run(arguments)
        if sys.stdout:  # it may be closed
            sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except (
        BrokenPipeError
    ):  # the reader, such as `| head`, has stopped; else Python complains again when it closes the pipe
        _silenced()
        return 1
    except OSError as error:
        if error.filename or error.errno not in _FULL:
            raise
        _silenced()
        return complain(f"the output: cannot be written ({error.strerror})")
    return status


def _silenced() -> None:
    """Lead what is still to be printed nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


# The commands and their options


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Print one line; the method of argparse also prints the usage, which would hide it."""
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def _parser(*, exporting_asked: bool) -> _Parser:
    parser = _Parser(
        prog="claimline",
        description="Finds every dated claim in history essays and shows them on one time axis.",
        epilog="examples:\n  claimline                     show the timeline (the same as claimline serve)\n"
        "  claimline extract --help      say more about one command",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"claimline {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    serving.add(commands, _command)
    extracting.add(commands, _command)
    _add_dates(commands)
    _add_check(commands)
    _add_events(commands)
    exporting.add(commands, _command, asked=exporting_asked)
    return parser


def _command(commands: argparse._SubParsersAction[_Parser], name: str, what: str, example: str) -> _Parser:
    return commands.add_parser(
        name,
        help=what,
        description=f"{what[0].upper()}{what[1:]}.",
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_dates(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = _command(
        commands,
        "dates",
        "print every date expression of a text, one JSON line each",
        "claimline dates essay.txt --published 2024-01-21",
    )
    command.add_argument("text", metavar="TEXT", type=Path, help="a text, or `-` for standard input")
    command.add_argument(
        "--published",
        type=_date,
        metavar="DATE",
        help="the day that `last week` counts from, such as 2024-01-21",
    )
    command.add_argument(
        "--language", type=_language, help="such as en, de or fr (default: by the text's words)"
    )
    command.set_defaults(run=_dates)


def _add_check(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = _command(
        commands, "check", "say which rows of a table of claims are broken", "claimline check mine.csv"
    )
    command.add_argument("file", metavar="FILE", type=Path, help="a CSV file")
    command.set_defaults(run=_check)


def _add_events(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = _command(
        commands,
        "events",
        "search the list of dated events: when each was, and which sources agree on it",
        "claimline events treaty paris",
    )
    command.add_argument("words", metavar="WORDS", nargs="+", help="words of a name; all must be there")
    command.set_defaults(run=_events)


def _language(text: str) -> str:
    from dashboard.reading.dates import other_languages  # only here, because few ask for a language

    if not re.fullmatch(r"[a-z]{2,3}", text) or not (text == "en" or other_languages.months(text)):
        raise argparse.ArgumentTypeError(f"no months known in {text!r}; write a code such as en, de or fr")
    return text


def _date(text: str) -> str:
    try:
        edtf.parse(text)
    except edtf.EDTFError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write 2024-01-21, 2024-01 or 2024") from None
    return text


# Reading


def _dates(arguments: argparse.Namespace) -> int:
    from dashboard import text_files
    from dashboard.reading.dates import find
    from dashboard.reading.document import DocumentError

    try:
        document = text_files.one(arguments.text)
    except DocumentError as error:
        return complain(error)
    for found in find.find(document, published=arguments.published or "", language=arguments.language or ""):
        line = {
            "start": found.start,
            "end": found.end,
            "text": found.words,
            "edtf": found.edtf or None,
            "earliest": found.earliest or None,
            "latest": found.latest or None,
            "kind": found.kind,
            "rule": found.rule,
        }
        print(json.dumps(line, ensure_ascii=False))
    return 0


def _events(arguments: argparse.Namespace) -> int:
    from dashboard.reading.events import listing

    wanted = " ".join(arguments.words)
    found = listing.searched(listing.own(), wanted)
    for entry in found:
        print(f"{entry.edtf}\t{entry.name}\t{entry.kind}, {entry.region}\t{listing.told(entry)}")
    return 0 if found else complain(f"no event of the list has all of {wanted!r} in its names")


# Showing


def _check(arguments: argparse.Namespace) -> int:
    from dashboard import pictures, table

    try:
        frame, problems = table.read(arguments.file)
    except table.TableError as error:
        return complain(error)
    for problem in problems:
        print(f"{arguments.file}:{problem.line}: {problem.column}: {problem.what}")
    _, missing = pictures.found(frame["image"], near=arguments.file.parent) if "image" in frame else ({}, [])
    for complaint in missing:
        print(f"{arguments.file}: {complaint}")
    if problems or missing:
        return 1
    print(f"{counted(len(frame), 'claim')}, nothing wrong")
    return 0

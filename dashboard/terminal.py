"""Messages that all commands word alike."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from dashboard.table import Problem

T = TypeVar("T")


def complain(what: object) -> int:
    """Print one line about input that cannot be used; the result is the exit status."""
    print(f"claimline: {' '.join(str(what).split())}", file=sys.stderr)
    return 1


def counted(number: int, noun: str) -> str:
    """A number of things: `1 claim`, `2 claims`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def left_out(problems: Sequence[Problem], *, path: object) -> bool:
    """Print what of a table is left out because of broken cells; the answer is whether it is any row."""
    cells = [problem for problem in problems if problem.kept]
    broken = len(problems) - len(cells)
    if cells:
        more = f" (and {len(cells) - 1} more; `claimline check {path}` lists them)" if cells[1:] else ""
        complain(f"{path}: {cells[0]}{more}")
    if broken:
        count = counted(broken, "broken cell")
        complain(f"{path}: {count}, whose rows are left out; `claimline check {path}` lists them")
    return broken > 0


def watched(things: Sequence[T]) -> Iterable[T]:
    """The things one by one; where that takes long, a bar on the terminal shows how many are done."""
    if len(things) < 2 or not sys.stderr.isatty():
        return things
    from tqdm import tqdm  # only here, because most commands are quick

    shown: Iterable[T] = tqdm(things, desc="Reading", unit=" texts", delay=0.5, leave=False)
    return shown

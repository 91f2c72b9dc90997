"""What every command says in the same way."""

from __future__ import annotations

import sys


def complain(what: object) -> int:
    """Say on one line what cannot be used; the answer is the exit status for that."""
    print(f"claimline: {' '.join(str(what).split())}", file=sys.stderr)
    return 1


def counted(number: int, noun: str) -> str:
    """A number of things: `1 claim`, `2 claims`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def left_out(broken: int, *, path: object) -> int:
    """Say that a table has broken cells; the answer is the exit status for that."""
    count = counted(broken, "broken cell")
    return complain(f"{path}: {count}, whose rows are left out; `claimline check {path}` lists them")

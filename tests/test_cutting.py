"""Machine code without what nobody calls: the same answers from less."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_steady import answers

from dashboard import cutting, paths
from dashboard import machine_code as wasm

# The functions of a program by their numbers: `f` picks one of the two in the table, `sqlite3_open` and
# `sqlite3_close` with one without a name between them, `later`, which nobody asks for, and what only it calls.
_DOUBLE, _SQUARE = "00 20 00 41 02 6C 0B", "00 20 00 20 00 6C 0B"
_BODIES = (
    _DOUBLE,
    _SQUARE,
    "00 20 00 20 01 11 00 00 0B",
    "00 20 00 0B",
    "00 41 07 0B",
    "00 20 00 10 05 0B",
    "00 20 00 10 08 0B",
    "00 41 09 0B",
)
_NAMES = {"f": 3, "sqlite3_open": 4, "sqlite3_close": 6, "later": 7}
_EMPTY = bytes.fromhex("00 00 0B")


def program(*, place: str = "00 41 00") -> bytes:
    """The bytes of that program; `place` is where its table begins."""
    exports = b"".join(wasm.sized(name.encode()) + bytes([0, number]) for name, number in _NAMES.items())
    bodies = b"".join(wasm.sized(bytes.fromhex(body)) for body in _BODIES)
    sections = {
        1: bytes.fromhex("02 60 01 7F 01 7F 60 02 7F 7F 01 7F"),
        2: bytes.fromhex("01 01 65 01 76 00 00"),  # one function from outside, which has the number 0
        3: bytes.fromhex("08 00 00 01 00 00 00 00 00"),
        4: bytes.fromhex("01 70 00 02"),
        7: bytes([len(_NAMES)]) + exports,
        9: bytes.fromhex(f"01 {place} 0B 02 01 02"),
        10: bytes([len(_BODIES)]) + bodies,
    }
    return wasm.joined(b"\0asm\1\0\0\0", sections.items())


def bodies(machine: bytes) -> list[bytes]:
    return list(wasm.each(dict(wasm.sections(machine))[wasm.CODE]))


def test_what_a_script_asks_for_stays_with_what_that_calls(tmp_path: Path) -> None:
    cut = cutting.cut(program(), scripts=["answer = exports.f(7);", "sqlite3_open()"])
    assert answers(cut, tmp_path) == answers(program(), tmp_path) == [14, 49]
    kept = [bytes.fromhex(body) for body in _BODIES[:3]]
    assert bodies(cut) == [*kept, *[_EMPTY] * 5]
    assert b"later" not in cut


def test_a_function_without_a_name_goes_only_between_two_that_go() -> None:
    cut = cutting.cut(program(), scripts=["f(later(sqlite3_close))"])
    assert bodies(cut)[3:] == [_EMPTY, _EMPTY, _EMPTY, *map(bytes.fromhex, _BODIES[6:])]


def test_a_program_in_another_form_stays_as_it_is() -> None:
    other = program(place="02 00 41 00")
    assert cutting.cut(other, scripts=["f"]) == other


def test_pythons_own_machine_code_gets_smaller() -> None:
    folder = paths.assets() / "vendor" / "studio"
    file = folder / "pyodide.asm.wasm"
    if not file.is_file():
        pytest.skip("npm was missing when Claimline was installed")
    raw = file.read_bytes()
    cut = cutting.cut(raw, scripts=[(folder / "pyodide.asm.mjs").read_text(encoding="utf-8")])
    assert len(raw) - len(cut) > 1_000_000
    assert len(bodies(raw)) == len(bodies(cut))

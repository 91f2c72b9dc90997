"""Machine code without guesses: the same answers, by way of functions that no browser puts into others."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from dashboard import paths, steady

# A program that doubles or squares, as its second argument says. The number in the middle, which is dropped,
# has bytes that would be a call if they were an instruction; `1F` is no instruction here.
_CALL = "11 00 00"
_NUMBER = f"44 {_CALL} {_CALL} 10 00 1A"


def program(*, choice: str = f"20 00 20 01 {_CALL}", before: str = _NUMBER) -> bytes:
    """The bytes of a program whose last function makes that choice."""
    bodies = ["00 20 00 41 02 6C 0B", "00 20 00 20 00 6C 0B", f"01 01 7F {before} {choice} 0B"]
    sections = {
        1: "02 60 01 7F 01 7F 60 02 7F 7F 01 7F",
        2: "01 01 65 01 76 00 00",  # one function from outside, which has the number 0
        3: "03 00 00 01",
        4: "01 70 00 02",
        7: "01 01 66 00 03",
        9: "01 00 41 00 0B 02 01 02",
        10: "03 " + " ".join(f"{len(bytes.fromhex(body)):02X} {body}" for body in bodies),
    }
    parts = (f"{kind:02X} {len(bytes.fromhex(body)):02X} {body}" for kind, body in sections.items())
    return b"\0asm\1\0\0\0" + bytes.fromhex(" ".join(parts))


def answers(machine: bytes, folder: Path) -> list[int]:
    """What it answers to 7, doubled and squared."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node.js is missing")
    (folder / "machine.wasm").write_bytes(machine)
    run = """const raw = require("fs").readFileSync("machine.wasm");
      WebAssembly.instantiate(raw, { e: { v: (x) => x } }).then(({ instance: { exports } }) =>
        console.log(JSON.stringify([exports.f(7, 0), exports.f(7, 1)])));"""
    told = subprocess.run([node, "-e", run], cwd=folder, check=True, capture_output=True, timeout=60)
    found: list[int] = json.loads(told.stdout)
    return found


def test_calls_go_by_way_of_one_function_and_answer_the_same(tmp_path: Path) -> None:
    before = program()
    after = steady.steadied(before)
    assert answers(before, tmp_path) == answers(after, tmp_path) == [14, 49]
    call, number = bytes.fromhex(_CALL), bytes.fromhex(_NUMBER)
    assert before.count(call) == 3
    assert number in after
    assert bytes.fromhex("20 00 20 01 10 04 0B") in after  # the number of the function that came last
    assert after.endswith(b"\1" * 100 + bytes.fromhex(f"20 00 20 01 {_CALL} 0B"))


def test_a_program_with_something_unknown_stays_as_it_is() -> None:
    unknown = program(choice=f"1F 40 00 0B 20 00 20 01 {_CALL}")
    assert steady.steadied(unknown) == unknown


def test_pythons_own_machine_code_is_read_to_its_end() -> None:
    file = paths.assets() / "vendor" / "studio" / "pyodide.asm.wasm"
    if not file.is_file():
        pytest.skip("npm was missing when Claimline was installed")
    raw = file.read_bytes()
    assert steady.steadied(raw) != raw

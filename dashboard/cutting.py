"""Machine code for browsers (WebAssembly) without what nobody calls there.

Pyodide's holds a database, a way to pack files, encodings of China, Japan and Korea, and tests of Python's
own insides, and it names thousands of functions for packages that could be loaded later. Readings need none
of this (`engine.library` has no module that asks for it), but every page would carry it: a seventh of the
program.

A function that goes keeps its number, since others are called by theirs; it stops the program if it is
called after all. Whatever is not known here is left as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dashboard import machine_code as wasm

_GONE = re.compile(
    r"_*(?:sqlite3|ZSTD|ZDICT|HUF|FSE|HIST|XXH|POOL|COVER|divsufsort|divbwt|PyTest"
    r"|PyInit__(?:sqlite3|zstd|x*test|remote_debugging|multibytecodec|codecs_(?:cn|hk|iso2022|jp|kr|tw)))"
)
"""What the names of functions begin with that go. A library's functions stand together, so that one without
a name goes too if the nearest names before and after it do."""
_NAMES = re.compile(r"[A-Za-z_$][\w$]*")
_EMPTY = b"\0\0\x0b"
"""A function without values of its own, which stops the program."""
_REFERENCES = {wasm.CALL, 0x12, 0xD2}
_CONSTANT = 0x41
_START = 8
"""The section that names a function which runs before all others."""


class _Export(NamedTuple):
    """What others may ask for, of which kind it is, and its number among these."""

    name: str
    kind: int
    number: int


def cut(machine: bytes, *, scripts: Iterable[str]) -> bytes:
    """The program for these scripts alone; as it was if something in it is not known here."""
    sections = list(wasm.sections(machine))
    found = dict(sections)
    try:
        asked = {name for text in scripts for name in _NAMES.findall(text)}
        outside = list(wasm.imports(found[wasm.IMPORTS]))
        asked |= {each.name.decode() for each in outside if each.module.startswith(b"GOT")}
        exports = list(_exports(found[wasm.EXPORTS]))
        kept = [each for each in exports if each.kind or {each.name, f"_{each.name}"} & asked]
        first = sum(each.function for each in outside)
        bodies = list(wasm.each(found[wasm.CODE]))
        gone = _together(exports, range(first, first + len(bodies)))
        begun = {each.number for each in kept if not each.kind} | set(_in_table(found[wasm.TABLE]))
        called = _called(begun - gone, bodies=bodies, first=first, gone=gone)
    except (KeyError, IndexError, wasm.UnknownError):
        return machine
    if _START in found:
        return machine
    new = {
        wasm.EXPORTS: wasm.written(len(kept)) + b"".join(map(_export, kept)),
        wasm.CODE: wasm.written(len(bodies))
        + b"".join(
            wasm.sized(body if number in called else _EMPTY) for number, body in enumerate(bodies, first)
        ),
    }
    return wasm.joined(machine, [(kind, new.get(kind, content)) for kind, content in sections])


def _exports(section: bytes) -> Iterator[_Export]:
    count, at = wasm.number(section, 0)
    for _ in range(count):
        name, at = wasm.counted(section, at)
        number, end = wasm.number(section, at + 1)
        yield _Export(name.decode(), section[at], number)
        at = end


def _export(export: _Export) -> bytes:
    return wasm.sized(export.name.encode()) + bytes([export.kind]) + wasm.written(export.number)


def _in_table(section: bytes) -> Iterator[int]:
    """The functions that are called by their places in the table."""
    count, at = wasm.number(section, 0)
    for _ in range(count):
        if section[at : at + 2] != bytes([0, _CONSTANT]):  # the simplest form: from a place on, these
            raise wasm.UnknownError
        at = wasm.after(section, at + 2) + 1
        functions, at = wasm.number(section, at)
        for _ in range(functions):
            number, at = wasm.number(section, at)
            yield number


def _together(exports: Iterable[_Export], all_functions: Iterable[int]) -> set[int]:
    """The functions that go by their names, and those without names between them."""
    names: dict[int, str] = {each.number: each.name for each in exports if not each.kind}
    gone: set[int] = set()
    between: list[int] | None = None  # since the last one that goes, none without one
    for number in all_functions:
        if number not in names:
            if between is not None:
                between.append(number)
        elif _GONE.match(names[number]):
            gone |= {number, *(between or ())}
            between = []
        else:
            between = None
    return gone


def _called(begun: Iterable[int], *, bodies: list[bytes], first: int, gone: set[int]) -> set[int]:
    """The functions that are called, directly or not."""
    found: set[int] = set()
    ahead = list(begun)
    while ahead:
        function = ahead.pop()
        if function in found or function in gone or function < first:
            continue
        found.add(function)
        body = bodies[function - first]
        ahead += (
            wasm.number(body, start + 1)[0]
            for code, start, _ in wasm.instructions(body)
            if code in _REFERENCES
        )
    return found

"""Machine code for browsers (WebAssembly) in which no browser guesses what a call through a table will call.

Chromium guesses it while a program runs, writes faster code for the guess, and throws that code away when
another function is called there. In Python's own loop, the largest function of all, this happens five times
in the first seconds, and each time takes as long as reading an essay. So every such call goes by way of one
function for its kind: that calls many others, so nothing is guessed in it, and it is too long to be put
where it is called.

Whatever is not known here is left as it was.
"""

from __future__ import annotations

from typing import NamedTuple

from dashboard import machine_code as wasm

_CALL, _NOTHING, _GET, _END, _FUNCTION = b"\x10", b"\x01", b"\x20", b"\x0b", b"\x60"
_NUMBER = b"\x7f"
_LONG = 4000
"""Bytes of doing nothing, with which a function is too long to be put into others; they cost no time."""


class _Type(NamedTuple):
    """What a function takes and gives, a byte for each."""

    takes: bytes
    gives: bytes


class _Routes:
    """The functions by way of which calls go, one for each kind of them; new ones come after all others."""

    def __init__(self, types: list[_Type], first: int) -> None:
        self.types = types
        self.first = first
        self.bodies: dict[tuple[int, int], bytes] = {}
        self.kinds: list[int] = []

    def number(self, kind: int, table: int) -> int:
        """The number of the function that calls what a table has, functions of that type."""
        if (kind, table) not in self.bodies:
            takes, gives = self.types[kind]
            own = _Type(takes + _NUMBER, gives)  # the last one says which of the table's functions
            if own not in self.types:
                self.types.append(own)
            self.kinds.append(self.types.index(own))
            values = b"".join(_GET + wasm.written(n) for n in range(len(own.takes)))
            call = bytes([wasm.CALL_BY_TABLE]) + wasm.written(kind) + wasm.written(table)
            self.bodies[kind, table] = b"\0" + _NOTHING * _LONG + values + call + _END
        return self.first + list(self.bodies).index((kind, table))


def steadied(machine: bytes) -> bytes:
    """The same program, without guesses; as it was if something in it is not known here."""
    try:
        return wasm.joined(machine, _routed(list(wasm.sections(machine))))
    except wasm.UnknownError:
        return machine


def _routed(sections: list[tuple[int, bytes]]) -> list[tuple[int, bytes]]:
    found = dict(sections)
    if not {wasm.TYPES, wasm.IMPORTS, wasm.FUNCTIONS, wasm.CODE} <= set(found):
        raise wasm.UnknownError
    functions, at = wasm.number(found[wasm.FUNCTIONS], 0)
    before = len(types := _types(found[wasm.TYPES]))
    routes = _Routes(types, sum(each.function for each in wasm.imports(found[wasm.IMPORTS])) + functions)
    bodies = [_body(body, routes) for body in wasm.each(found[wasm.CODE])]
    added = b"".join(
        _FUNCTION + wasm.sized(takes) + wasm.sized(gives) for takes, gives in routes.types[before:]
    )
    kinds = b"".join(map(wasm.written, routes.kinds))
    count = wasm.written(functions + len(routes.kinds))
    new = {
        wasm.TYPES: wasm.written(len(routes.types))
        + found[wasm.TYPES][wasm.number(found[wasm.TYPES], 0)[1] :]
        + added,
        wasm.FUNCTIONS: count + found[wasm.FUNCTIONS][at:] + kinds,
        wasm.CODE: count + b"".join(map(wasm.sized, [*bodies, *routes.bodies.values()])),
    }
    return [(kind, new.get(kind, content)) for kind, content in sections]


def _body(body: bytes, routes: _Routes) -> bytes:
    """A function whose calls by a table go by way of others."""
    parts, kept = [], 0
    for code, start, end in wasm.instructions(body):
        if code == wasm.CALL_BY_TABLE:
            kind, place = wasm.number(body, start + 1)
            parts += [body[kept:start], _CALL, wasm.written(routes.number(kind, wasm.number(body, place)[0]))]
            kept = end
    return b"".join([*parts, body[kept:]])


def _types(section: bytes) -> list[_Type]:
    count, at = wasm.number(section, 0)
    found = []
    for _ in range(count):
        if section[at : at + 1] != _FUNCTION:
            raise wasm.UnknownError
        takes, at = wasm.counted(section, at + 1)
        gives, at = wasm.counted(section, at)
        found.append(_Type(takes, gives))
    return found

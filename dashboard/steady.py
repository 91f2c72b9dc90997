"""Machine code for browsers (WebAssembly) in which no browser guesses what a call through a table will call.

Chromium guesses it while a program runs, writes faster code for the guess, and throws that code away when
another function is called there. In Python's own loop, the largest function of all, this happens five times
in the first seconds, and each time takes as long as reading an essay. So every such call goes by way of one
function for its kind: that calls many others, so nothing is guessed in it, and it is too long to be put
where it is called.

The form is that of the WebAssembly specification, chapter 5. Whatever is not known here is left as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_TYPES, _IMPORTS, _FUNCTIONS, _CODE = 1, 2, 3, 10
_HEAD = 8
_CALL, _CALL_BY_TABLE, _NOTHING, _GET, _END, _FUNCTION = b"\x10", 0x11, b"\x01", b"\x20", b"\x0b", b"\x60"
_NUMBER = b"\x7f"
_LONG = 4000
"""Bytes of doing nothing, with which a function is too long to be put into others; they cost no time."""

_NONE = {0x00, 0x01, 0x05, 0x0B, 0x0F, 0x19, 0x1A, 0x1B, 0xD1, *range(0x45, 0xC5)}
_ONE = {0x02, 0x03, 0x04, *range(0x06, 0x0A), 0x0C, 0x0D, 0x10, 0x12, 0x18, *range(0x20, 0x27)}
_ONE |= {0x3F, 0x40, 0x41, 0x42, 0xD0, 0xD2}
_TWO = {_CALL_BY_TABLE, 0x13, *range(0x28, 0x3F)}
"""Instructions by how many numbers follow them."""
_CHOICE, _TYPED, _FLOAT, _DOUBLE, _MORE = 0x0E, 0x1C, 0x43, 0x44, 0xFC
_AFTER_MORE = {
    **dict.fromkeys(range(8), 0),
    8: 2,
    9: 1,
    10: 2,
    11: 1,
    12: 2,
    13: 1,
    14: 2,
    15: 1,
    16: 1,
    17: 1,
}


class UnknownError(Exception):
    """The code has something in it that is not known here."""


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
            values = b"".join(_GET + _written(n) for n in range(len(own.takes)))
            call = bytes([_CALL_BY_TABLE]) + _written(kind) + _written(table)
            self.bodies[kind, table] = b"\0" + _NOTHING * _LONG + values + call + _END
        return self.first + list(self.bodies).index((kind, table))


def steadied(machine: bytes) -> bytes:
    """The same program, without guesses; as it was if something in it is not known here."""
    try:
        sections = list(_sections(machine))
        return machine[:_HEAD] + b"".join(
            bytes([kind]) + _sized(content) for kind, content in _routed(sections)
        )
    except UnknownError:
        return machine


def _routed(sections: list[tuple[int, bytes]]) -> list[tuple[int, bytes]]:
    found = dict(sections)
    if not {_TYPES, _IMPORTS, _FUNCTIONS, _CODE} <= set(found):
        raise UnknownError
    functions, at = _number(found[_FUNCTIONS], 0)
    before = len(types := _types(found[_TYPES]))
    routes = _Routes(types, _imported(found[_IMPORTS]) + functions)
    bodies = [_body(body, routes) for body in _each(found[_CODE])]
    added = b"".join(_FUNCTION + _sized(takes) + _sized(gives) for takes, gives in routes.types[before:])
    kinds = b"".join(map(_written, routes.kinds))
    count = _written(functions + len(routes.kinds))
    new = {
        _TYPES: _written(len(routes.types)) + found[_TYPES][_number(found[_TYPES], 0)[1] :] + added,
        _FUNCTIONS: count + found[_FUNCTIONS][at:] + kinds,
        _CODE: count + b"".join(map(_sized, [*bodies, *routes.bodies.values()])),
    }
    return [(kind, new.get(kind, content)) for kind, content in sections]


def _body(body: bytes, routes: _Routes) -> bytes:
    """A function whose calls by a table go by way of others."""
    count, at = _number(body, 0)
    for _ in range(2 * count):  # kinds of its own values: how many, and of which type
        at = _after(body, at)
    parts, kept = [], 0
    for code, start, end in _instructions(body, at):
        if code == _CALL_BY_TABLE:
            kind, place = _number(body, start + 1)
            parts += [body[kept:start], _CALL, _written(routes.number(kind, _number(body, place)[0]))]
            kept = end
    return b"".join([*parts, body[kept:]])


def _instructions(body: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Each instruction: its number, where it begins, and where the next one does."""
    while at < len(body):
        start, code = at, body[at]
        at += 1
        if code in _ONE:
            at = _after(body, at)
        elif code in _TWO:
            at = _after(body, _after(body, at))
        elif code not in _NONE:
            at = _longer(body, at, code)
        yield code, start, at


def _longer(body: bytes, at: int, code: int) -> int:
    """Where the next instruction begins after one of the rarer kinds."""
    if code in (_FLOAT, _DOUBLE):
        return at + (4 if code == _FLOAT else 8)
    if code not in (_CHOICE, _TYPED, _MORE):
        raise UnknownError
    count, at = _number(body, at)
    if code == _MORE:
        if count not in _AFTER_MORE:
            raise UnknownError
        count = _AFTER_MORE[count]
    for _ in range(count + (code == _CHOICE)):  # a choice has one way more, for all other cases
        at = _after(body, at)
    return at


def _sections(machine: bytes) -> Iterator[tuple[int, bytes]]:
    at = _HEAD
    while at < len(machine):
        size, start = _number(machine, at + 1)
        yield machine[at], machine[start : start + size]
        at = start + size


def _types(section: bytes) -> list[_Type]:
    count, at = _number(section, 0)
    found = []
    for _ in range(count):
        if section[at : at + 1] != _FUNCTION:
            raise UnknownError
        takes, at = _counted(section, at + 1)
        gives, at = _counted(section, at)
        found.append(_Type(takes, gives))
    return found


def _imported(section: bytes) -> int:
    """How many functions come from outside: they have the first numbers."""
    count, at = _number(section, 0)
    functions = 0
    for _ in range(count):
        for _ in range(2):  # whose, and what it is called
            at = _counted(section, at)[1]
        kind = section[at]
        functions += kind == 0
        if kind in (1, 2):  # a table, which says of what first; a memory
            limits = at + 1 + (kind == 1)
            at = _after(section, limits + 1)
            at = _after(section, at) if section[limits] & 1 else at
        elif kind == 3:  # a value: its type, and whether it changes
            at += 3
        else:
            at = _after(section, at + 1 + (kind == 4))
    return functions


def _each(section: bytes) -> Iterator[bytes]:
    count, at = _number(section, 0)
    for _ in range(count):
        content, at = _counted(section, at)
        yield content


def _counted(raw: bytes, at: int) -> tuple[bytes, int]:
    """Some bytes before which it is written how many, and where they end."""
    size, start = _number(raw, at)
    return raw[start : start + size], start + size


def _number(raw: bytes, at: int) -> tuple[int, int]:
    """A number in seven bits each, and where it ends."""
    found = shift = 0
    while raw[at] & 0x80:
        found |= (raw[at] & 0x7F) << shift
        shift += 7
        at += 1
    return found | raw[at] << shift, at + 1


def _after(raw: bytes, at: int) -> int:
    while raw[at] & 0x80:
        at += 1
    return at + 1


def _written(number: int) -> bytes:
    found = bytearray()
    while number > 0x7F:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*found, number])


def _sized(content: bytes) -> bytes:
    return _written(len(content)) + content

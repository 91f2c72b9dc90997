"""Machine code for browsers (WebAssembly) as its parts, for what makes it smaller or steadier.

The form is that of the WebAssembly specification, chapter 5.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

TYPES, IMPORTS, FUNCTIONS, EXPORTS, TABLE, CODE = 1, 2, 3, 7, 9, 10
"""The sections that are changed or looked into."""
HEAD = 8
"""How many bytes stand before the first section."""
CALL, CALL_BY_TABLE, END = 0x10, 0x11, 0x0B

_NONE = {0x00, 0x01, 0x05, 0x0B, 0x0F, 0x19, 0x1A, 0x1B, 0xD1, *range(0x45, 0xC5)}
_ONE = {0x02, 0x03, 0x04, *range(0x06, 0x0A), 0x0C, 0x0D, 0x10, 0x12, 0x18, *range(0x20, 0x27)}
_ONE |= {0x3F, 0x40, 0x41, 0x42, 0xD0, 0xD2}
_TWO = {CALL_BY_TABLE, 0x13, *range(0x28, 0x3F)}
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


class Imported(NamedTuple):
    """Something from outside: whose, what it is called, and whether it is a function."""

    module: bytes
    name: bytes
    function: bool


def joined(machine: bytes, sections: Iterable[tuple[int, bytes]]) -> bytes:
    """The same program with other sections."""
    return machine[:HEAD] + b"".join(bytes([kind]) + sized(content) for kind, content in sections)


def instructions(body: bytes) -> Iterator[tuple[int, int, int]]:
    """Each instruction of a function: its number, where it begins, and where the next one does."""
    count, at = number(body, 0)
    for _ in range(2 * count):  # kinds of its own values: how many, and of which type
        at = after(body, at)
    while at < len(body):
        start, code = at, body[at]
        at += 1
        if code in _ONE:
            at = after(body, at)
        elif code in _TWO:
            at = after(body, after(body, at))
        elif code not in _NONE:
            at = _longer(body, at, code)
        yield code, start, at


def _longer(body: bytes, at: int, code: int) -> int:
    """Where the next instruction begins after one of the rarer kinds."""
    if code in (_FLOAT, _DOUBLE):
        return at + (4 if code == _FLOAT else 8)
    if code not in (_CHOICE, _TYPED, _MORE):
        raise UnknownError
    count, at = number(body, at)
    if code == _MORE:
        if count not in _AFTER_MORE:
            raise UnknownError
        count = _AFTER_MORE[count]
    for _ in range(count + (code == _CHOICE)):  # a choice has one way more, for all other cases
        at = after(body, at)
    return at


def sections(machine: bytes) -> Iterator[tuple[int, bytes]]:
    """The sections of a program: the number of a kind, and what stands in it."""
    at = HEAD
    while at < len(machine):
        size, start = number(machine, at + 1)
        yield machine[at], machine[start : start + size]
        at = start + size


def imports(section: bytes) -> Iterator[Imported]:
    """What comes from outside; the functions among it have the first numbers."""
    count, at = number(section, 0)
    for _ in range(count):
        module, at = counted(section, at)
        name, at = counted(section, at)
        kind = section[at]
        yield Imported(module, name, kind == 0)
        if kind in (1, 2):  # a table, which says of what first; a memory
            limits = at + 1 + (kind == 1)
            at = after(section, limits + 1)
            at = after(section, at) if section[limits] & 1 else at
        elif kind == 3:  # a value: its type, and whether it changes
            at += 3
        else:
            at = after(section, at + 1 + (kind == 4))


def each(section: bytes) -> Iterator[bytes]:
    """The parts of a section of which each says how long it is."""
    count, at = number(section, 0)
    for _ in range(count):
        content, at = counted(section, at)
        yield content


def counted(raw: bytes, at: int) -> tuple[bytes, int]:
    """Some bytes before which it is written how many, and where they end."""
    size, start = number(raw, at)
    return raw[start : start + size], start + size


def number(raw: bytes, at: int) -> tuple[int, int]:
    """A number in seven bits each, and where it ends."""
    found = shift = 0
    while raw[at] & 0x80:
        found |= (raw[at] & 0x7F) << shift
        shift += 7
        at += 1
    return found | raw[at] << shift, at + 1


def after(raw: bytes, at: int) -> int:
    """Where a number ends."""
    while raw[at] & 0x80:
        at += 1
    return at + 1


def written(value: int) -> bytes:
    """A number as `number` reads it."""
    found = bytearray()
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*found, value])


def sized(content: bytes) -> bytes:
    """Some bytes after how many they are."""
    return written(len(content)) + content

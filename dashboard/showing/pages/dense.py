"""Bytes as letters that take up an eighth more in a page, where base 64 takes up a third more.

Each seven bits are a letter of ASCII. Eight of these might not come through as they are: `<` ends a script
element, and pages, mail and editors change ends of lines, tabs and the like. Such a one and the seven bits
after it are one letter of U+0400 to U+07FF, which UTF-8 writes in two bytes; at the very end it is one from
U+0800 on. `client/src/studio/packed.ts` and `templates/start.js` read them.
"""

from __future__ import annotations

import re

import numpy as np

AVOIDED = b"\0\b\t\n\f\r\x1a<"
"""The letters that are not used, in the order of their numbers."""
_PAIRS = re.compile(rb"([" + re.escape(AVOIDED) + rb"])(.?)", re.DOTALL)


def written(raw: bytes) -> str:
    """The letters for some bytes."""
    sevens = np.frombuffer(raw + bytes(-len(raw) % 7), np.uint8).reshape(-1, 7)
    eights = np.empty((len(sevens), 8), np.uint8)
    eights[:, 0] = sevens[:, 0] >> 1
    for at in range(1, 7):  # the last bits of one byte, and the first of the next
        eights[:, at] = (sevens[:, at - 1] << 7 - at & 0x7F) | sevens[:, at] >> at + 1
    eights[:, 7] = sevens[:, 6] & 0x7F
    letters = eights.tobytes()[: -(-len(raw) * 8 // 7)]
    return _PAIRS.sub(_pair, letters).decode("utf-8")


def _pair(found: re.Match[bytes]) -> bytes:
    return _WRITTEN[found[0]]


def _letter(first: int, second: int | None) -> bytes:
    letter = first << 7
    return chr(0x800 + letter if second is None else 0x400 + letter + second).encode("utf-8")


_WRITTEN = {
    bytes([letter, *([] if second is None else [second])]): _letter(first, second)
    for first, letter in enumerate(AVOIDED)
    for second in (None, *range(0x80))
}
"""What takes the place of a letter that is not used and the seven bits after it."""

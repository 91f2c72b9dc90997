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
    bits = np.unpackbits(np.frombuffer(raw, np.uint8))
    sevens = np.pad(bits, (0, -len(bits) % 7)).reshape(-1, 7)
    letters = np.packbits(np.pad(sevens, ((0, 0), (1, 0)))).tobytes()
    return _PAIRS.sub(_pair, letters).decode("utf-8")


def _pair(found: re.Match[bytes]) -> bytes:
    letter = AVOIDED.index(found[1]) << 7
    return chr(0x400 + letter + found[2][0] if found[2] else 0x800 + letter).encode("utf-8")

"""What a page carries to read essays, packed in the two ways that its scripts unpack.

Browsers have one of them built in and unpack by it at once; the other makes a quarter less, but the page's
own script has to undo it (client/src/studio/unpacked.ts). So the largest part that every reading needs is
packed by the first, which keeps the page below 9 MB; all others by the second, but for small ones.
"""

from __future__ import annotations

import zlib
from pathlib import Path

from dashboard import cutting, steady

DEFLATE, LZMA = ".deflate", ".lzma"
"""What the name of a packed part ends in."""
PYTHON = "pyodide.asm.wasm"
FETCHED = {PYTHON: DEFLATE, "pdfium.wasm": LZMA}
"""The large parts that come from npm, and how each is packed."""
SETTINGS = {"preset": 6, "dict_size": 1 << 24, "lc": 1, "pb": 0}
"""What suits code for browsers best in the second way; for texts it matters little."""
_SCRIPTS = ("pyodide.asm.mjs", "pyodide.mjs")
"""The scripts that Python's machine code is for."""


def packed(content: bytes, *, way: str) -> bytes:
    """Bytes as the page's scripts unpack them."""
    if way == DEFLATE:
        return zlib.compress(content, 9)
    import lzma  # only here, since some Pythons are built without it

    found = lzma.compress(content, format=lzma.FORMAT_ALONE, filters=[{"id": lzma.FILTER_LZMA1, **SETTINGS}])
    return found[:5] + len(content).to_bytes(8, "little") + found[13:]  # the script asks for its size


def unpacked(file: Path) -> tuple[str, bytes]:
    """A part without packing: its name and its bytes."""
    raw = file.read_bytes()
    if file.suffix == DEFLATE:
        return file.stem, zlib.decompress(raw)
    if file.suffix == LZMA:
        import lzma

        return file.stem, lzma.decompress(raw)
    return file.name, raw


def fetched(folder: Path, name: str) -> tuple[str, bytes]:
    """A large part in that folder, packed: its name and its bytes."""
    there, way = packed_at(folder, name), FETCHED[name]
    if there.is_file():
        return there.name, there.read_bytes()
    content = (folder / name).read_bytes()
    if name == PYTHON:
        scripts = [(folder / script).read_text(encoding="utf-8") for script in _SCRIPTS]
        content = steady.steadied(cutting.cut(content, scripts=scripts))
    return there.name, packed(content, way=way)


def packed_at(folder: Path, name: str) -> Path:
    """Where a large part is if it was packed when Claimline was built."""
    return folder / f"{name}{FETCHED[name]}"

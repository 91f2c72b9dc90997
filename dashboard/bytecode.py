"""Python compiled beforehand for a browser, by the browser's own Python, as other versions' bytecode differs.

Node.js runs that Python (Pyodide) once. Where there is no Node.js, browsers get the sources and compile them
at every start, which then takes about twice as long.
"""

from __future__ import annotations

import io
import lzma
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

PACKED = ".lzma"
"""What the name of a packed part ends in."""
_DATES = (2020, 1, 1, 0, 0, 0)
"""Of every file in an archive, so that the same files make the same archive."""
_SECONDS = 300
_MADE = "made.zip"
_RUN = f"""
import fs from "node:fs";
import {{ loadPyodide }} from "./pyodide.mjs";
const python = await loadPyodide();
python.globals.set("raw", python.toPy(new Uint8Array(fs.readFileSync("sources.zip"))));
fs.writeFileSync("{_MADE}", python.runPython(fs.readFileSync("compile.py", "utf8")).toJs());
"""
# The tables of line numbers go: they are those of sources that nobody sees, and a quarter of all bytes.
_COMPILE = """
import importlib._bootstrap_external as importing
import io
import types
import zipfile

def bare(code):
    inside = (bare(each) if isinstance(each, types.CodeType) else each for each in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=tuple(inside))

out = io.BytesIO()
with zipfile.ZipFile(io.BytesIO(raw)) as sources, zipfile.ZipFile(out, "w") as made:
    for name in sources.namelist():
        code = bare(compile(sources.read(name), name, "exec", dont_inherit=True))
        made.writestr(name + "c", bytes(importing._code_to_timestamp_pyc(code)))
out.getvalue()
"""


def compiled(sources: Mapping[str, bytes], *, parts: Iterable[Path]) -> dict[str, bytes] | None:
    """Modules by their paths, such as `a/__init__.pyc`; None if they cannot be compiled here.

    `parts` are the files of Pyodide, which may be packed.
    """
    node = shutil.which("node")
    if node is None:
        return None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in parts:
            raw = part.read_bytes()
            content = lzma.decompress(raw) if part.suffix == PACKED else raw
            (folder / part.name.removesuffix(PACKED)).write_bytes(content)
        (folder / "sources.zip").write_bytes(zipped(sources))
        (folder / "run.mjs").write_text(_RUN, encoding="utf-8")
        (folder / "compile.py").write_text(_COMPILE, encoding="utf-8")
        try:
            subprocess.run([node, "run.mjs"], cwd=folder, check=True, capture_output=True, timeout=_SECONDS)
            with zipfile.ZipFile(folder / _MADE) as made:
                return {path: made.read(path) for path in made.namelist()}
        except (OSError, subprocess.SubprocessError, zipfile.BadZipFile):
            return None


def zipped(contents: Mapping[str, bytes]) -> bytes:
    """A ZIP that holds files as they are: packing the whole of it does better, and Python opens it faster."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in sorted(contents.items()):
            made.writestr(zipfile.ZipInfo(name, _DATES), content)
    return out.getvalue()

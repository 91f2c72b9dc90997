"""Python compiled beforehand for a browser, by the browser's own Python, as other versions' bytecode differs.

Node.js runs that Python (Pyodide) once, and what it makes of the same modules is kept (once.py). Where there
is no Node.js, browsers get the sources and compile them at every start, which then takes longer.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from dashboard import once

_DATES = (2020, 1, 1, 0, 0, 0)
"""Of every file in an archive, so that the same files make the same archive."""
_SECONDS = 300
_MADE = "made.bin"
# In the browser's Python, `raw` is what it is given, and the last line is the answer.
_RUN = f"""
import fs from "node:fs";
import {{ loadPyodide }} from "./pyodide.mjs";
const python = await loadPyodide();
python.globals.set("raw", python.toPy(new Uint8Array(fs.readFileSync("given.zip"))));
fs.writeFileSync("{_MADE}", python.runPython(fs.readFileSync("run.py", "utf8")).toJs());
"""
# The tables of line numbers say "none" (15) of each eight instructions: they are those of sources that nobody
# sees, and a quarter of all bytes. Without any, a traceback would end in an error of its own.
_COMPILE = """
import importlib._bootstrap_external as importing
import io
import types
import zipfile

def bare(code):
    inside = (bare(each) if isinstance(each, types.CodeType) else each for each in code.co_consts)
    eights, rest = divmod(len(code.co_code) // 2, 8)
    lines = bytes([0xff] * eights + [0xf8 + rest - 1] * (rest > 0))
    return code.replace(co_linetable=lines, co_consts=tuple(inside))

out = io.BytesIO()
with zipfile.ZipFile(io.BytesIO(raw)) as sources, zipfile.ZipFile(out, "w") as made:
    for name in sources.namelist():
        code = bare(compile(sources.read(name), name, "exec", dont_inherit=True))
        made.writestr(name + "c", bytes(importing._code_to_timestamp_pyc(code)))
out.getvalue()
"""
_NOTE = """
import io
import json
import sys
import zipfile

with zipfile.ZipFile(io.BytesIO(raw)) as given:
    given.extractall("/lib/noted")
sys.path.insert(0, "/lib/noted")
from dashboard import ahead
noted = ahead.note()
from dashboard import in_browser
essay = "The mill opened on 3 May 1834; in spring 1836 its weavers struck. By the 1840s most left."
asked = {"names": ["a.txt"], "lang": "en", "title": "", "before": [], "about": {}}
in_browser.answer(json.dumps(asked), [essay.encode()])
noted.write()
"""


def compiled(sources: Mapping[str, bytes], *, parts: Mapping[str, bytes]) -> dict[str, bytes] | None:
    """Modules by their paths, such as `a/__init__.pyc`; None if they cannot be compiled here.

    `parts` are the files of Pyodide by their names.
    """
    made = _answer(_COMPILE, zipped(sources), parts=parts)
    if made is None:
        return None
    with zipfile.ZipFile(io.BytesIO(made)) as found:
        return {path: found.read(path) for path in found.namelist()}


def noted(modules: Mapping[str, bytes], *, parts: Mapping[str, bytes]) -> bytes | None:
    """What reading an essay works out at first (ahead.py), of our modules and data; None as in `compiled`."""
    return _answer(_NOTE, zipped(modules), parts=parts)


def _answer(script: str, given: bytes, *, parts: Mapping[str, bytes]) -> bytes | None:
    """What the browser's Python makes of some bytes; None if it cannot be run here."""
    node = shutil.which("node")
    if node is None:
        return None
    told = (each for name, content in parts.items() for each in (name.encode(), content))
    return once.worked_out(
        lambda: _run(node, script, given, parts), of=(_RUN.encode(), script.encode(), given, *told)
    )


def _run(node: str, script: str, given: bytes, parts: Mapping[str, bytes]) -> bytes | None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part, content in parts.items():
            (folder / part).write_bytes(content)
        (folder / "given.zip").write_bytes(given)
        (folder / "run.mjs").write_text(_RUN, encoding="utf-8")
        (folder / "run.py").write_text(script, encoding="utf-8")
        try:
            subprocess.run([node, "run.mjs"], cwd=folder, check=True, capture_output=True, timeout=_SECONDS)
            return (folder / _MADE).read_bytes()
        except (OSError, subprocess.SubprocessError):
            return None


def zipped(contents: Mapping[str, bytes]) -> bytes:
    """A ZIP that holds files as they are: packing the whole of it does better, and Python opens it faster."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in sorted(contents.items()):
            made.writestr(zipfile.ZipInfo(name, _DATES), content)
    return out.getvalue()

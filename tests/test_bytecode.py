"""Modules that are compiled beforehand for a browser."""

from __future__ import annotations

import importlib.util
import io
import marshal
import shutil
import sys
import zipfile

import pytest

from dashboard import bytecode, engine


def test_without_node_browsers_get_the_sources_and_a_line_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(engine, "library", lambda: {"json/decoder.py": b"x = 1"})
    monkeypatch.setattr(bytecode.shutil, "which", lambda _: None)
    made = engine.archives.__wrapped__()
    with zipfile.ZipFile(io.BytesIO(made["python_stdlib.zip"])) as packed:
        assert packed.read("json/decoder.py") == b"x = 1"
    assert [record.message.split(",")[0] for record in caplog.records] == ["without Node.js"]


def test_modules_are_compiled_by_the_browsers_own_python() -> None:
    folder = engine.paths.assets() / "vendor" / "studio"
    if not shutil.which("node") or not (folder / "pyodide.mjs").is_file():
        pytest.skip("needs Node.js and Pyodide")
    parts = engine.python(engine.library())
    [(name, raw)] = (bytecode.compiled({"a/b.py": b"def f():\n    return 1\n"}, parts=parts) or {}).items()
    assert name == "a/b.pyc"
    assert raw[2:4] == b"\r\n"
    code = marshal.loads(raw[16:]) if raw[:2] == importlib.util.MAGIC_NUMBER[:2] else None
    assert code is None or len(list(code.co_positions())) == len(code.co_code) // 2, (
        "a traceback asks for each"
    )
    assert raw[:2] != importlib.util.MAGIC_NUMBER[:2] or sys.version_info[:2] == (3, 14)

"""What a browser's Python need not work out anew at each start: patterns, methods, tables of words.

The step that compiles our modules (bytecode.py) runs that Python once and notes these; a page begins with
them and takes a second less until its first claims. Whatever is not found is worked out as ever, so nothing
depends on them but the time.
"""

from __future__ import annotations

import array
import builtins
import dataclasses
import importlib
import marshal
import re
import tomllib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

_compiler: Any = getattr(re, "_compiler")  # noqa: B009 - what `re` makes its patterns with
_sre: Any = importlib.import_module("_sre")  # what runs them
_make: Callable[..., Any] = _sre.compile


class Noted:
    """What was worked out, by what it was worked out of; `write` gives it as bytes for `begin`."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.patterns: dict[tuple[str | bytes, int], tuple[Any, ...]] = {}
        self.methods: dict[str, Any] = {}
        self.tables: dict[str, bytes] = {}

    def write(self) -> bytes:
        """All of it, as only the same version of Python reads it."""
        return marshal.dumps((self.patterns, self.methods, self.tables))


def note() -> Noted:
    """Note from now on what is worked out; ends with the process."""
    noted = Noted()
    compiles, loads = _compiler.compile, tomllib.loads

    def compiled(pattern: Any, flags: int = 0) -> Any:
        def kept(
            text: Any, told: int, code: list[int], groups: int, names: Any, order: tuple[Any, ...]
        ) -> Any:
            if isinstance(pattern, (str, bytes)):
                by_name = {name: int(group) for name, group in names.items()}
                words = array.array("I", code).tobytes()
                noted.patterns[pattern, int(flags)] = (int(told), words, int(groups), by_name, order)
            return _make(text, told, code, groups, names, order)

        setattr(_compiler, "_sre", SimpleNamespace(**{**vars(_sre), "compile": kept}))  # noqa: B010
        return compiles(pattern, flags)

    def executed(source: str, *where: dict[str, Any]) -> None:
        noted.methods[source] = compile(source, "<string>", "exec", dont_inherit=True)
        builtins.exec(noted.methods[source], *where)

    def loaded(text: str, /, **how: Any) -> dict[str, Any]:
        table = loads(text, **how)
        if not how:
            with suppress(ValueError):  # a date, for example
                noted.tables[text] = marshal.dumps(table)
        return table

    _instead(compiled, executed, loaded)
    return noted


def begin(file: str) -> None:
    """Use what a file has that `Noted.write` made; without such a file, nothing changes."""
    if not Path(file).is_file():
        return
    patterns, methods, tables = marshal.loads(Path(file).read_bytes())
    compiles, loads = _compiler.compile, tomllib.loads

    def compiled(pattern: Any, flags: int = 0) -> Any:
        known = isinstance(pattern, (str, bytes)) and patterns.get((pattern, int(flags)))
        if not known:
            return compiles(pattern, flags)
        told, words, *more = known
        code = array.array("I")
        code.frombytes(words)
        return _make(pattern, told, code.tolist(), *more)

    def executed(source: str, *where: dict[str, Any]) -> None:
        builtins.exec(methods.get(source, source), *where)

    def loaded(text: str, /, **how: Any) -> dict[str, Any]:
        known = None if how else tables.get(text)
        found: dict[str, Any] = marshal.loads(known) if known else loads(text, **how)
        return found

    _instead(compiled, executed, loaded)


def _instead(compiled: Callable[..., Any], executed: Callable[..., None], loaded: Callable[..., Any]) -> None:
    """Put these where Python looks for what compiles patterns, makes methods and reads TOML."""
    setattr(_compiler, "compile", compiled)  # noqa: B010
    setattr(dataclasses, "exec", executed)  # noqa: B010
    setattr(tomllib, "loads", loaded)  # noqa: B010

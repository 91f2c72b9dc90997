"""Python made small for a browser: it does the same, and nothing that it needs is missing."""

from __future__ import annotations

import ast
from pathlib import Path

import numpy as np
import pytest

from dashboard import engine, slimming
from dashboard.showing.pages import dense

ROOT = Path(__file__).parent.parent


def meant(source: bytes) -> str:
    """What a module does: its tree without docstrings."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            lines = getattr(node, name, None)
            if isinstance(lines, list):
                lines[:] = [one for one in lines if not _constant(one)]
    return ast.dump(tree)


def _constant(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


@pytest.mark.parametrize(
    "path",
    [
        "dashboard/reading/pipeline.py",
        "dashboard/reading/dates/other_languages.py",
        "dashboard/bringing.py",
        "tests/test_in_browser.py",
        "hatch_build.py",
    ],
)
def test_a_slim_module_does_the_same(path: str) -> None:
    source = (ROOT / path).read_bytes()
    slim = slimming.bare(source)
    assert len(slim) < 0.95 * len(source)
    assert meant(slim) == meant(source)


def test_texts_that_are_no_docstrings_stay() -> None:
    source = b'''"""Says."""
A = """one # no comment

two"""  # a comment
def f():
    # alone
    """What for."""
class B:
    x = ("a"
         "b")
'''
    assert slimming.bare(source) == (
        b'""\nA = """one # no comment\n\ntwo"""\ndef f():\n    ""\nclass B:\n    x = ("a"\n         "b")\n'
    )


def test_a_module_that_cannot_be_read_stays_as_it_is() -> None:
    assert slimming.bare(b"x = '''never closed # a\n") == b"x = '''never closed # a\n"


def test_what_modules_need_is_found_with_its_packages() -> None:
    sources = {
        "a/__init__.py": b"",
        "a/b.py": b"from . import c\nimport os.path as p, d\n",
        "a/c.py": b"def f():\n    from a.e.g import (\n        h,\n    )\n",
        "a/e/__init__.py": b"",
        "a/e/g.py": b"from ..i import k",
        "a/i.py": b"",
        "d.py": b"",
        "unused.py": b"",
    }
    assert set(slimming.reached(["a.b"], sources=sources)) == set(sources) - {"unused.py"}


def test_what_is_needed_comes_bare_but_for_what_is_kept_as_it_is() -> None:
    sources = {"a.py": b'"""What a reads."""\nimport b\n', "b.py": b"x = 1  # one\n"}
    assert slimming.reached(["a"], sources=sources, kept={"b.py"}) == {
        "a.py": '""\nimport b\n',
        "b.py": "x = 1  # one\n",
    }


def test_bytes_as_letters_take_an_eighth_more_and_none_that_pages_change() -> None:
    raw = np.random.default_rng(7).bytes(100_000)
    letters = dense.written(raw)
    assert len(letters.encode()) < 1.15 * len(raw)
    assert not set(dense.AVOIDED.decode()) & set(letters)


def test_the_library_has_what_pyodide_starts_with() -> None:
    try:
        names = set(engine.library())
    except FileNotFoundError:
        pytest.skip("Pyodide was not fetched")
    assert {
        "json/decoder.py",
        "importlib/resources/_adapters.py",
        "encodings/cp1252.py",
        "pyodide/__init__.py",
    } <= names
    assert not {"pydoc.py", "unittest/__init__.py", "encodings/big5.py"} & names

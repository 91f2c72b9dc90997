"""The shape of the house: who may import whom, and how large a module and a function may be."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((ROOT / "dashboard").rglob("*.py"))
}
ASSETS = sorted(path for path in (ROOT / "assets").glob("*") if path.suffix in (".js", ".css"))

COMMANDS = {"dashboard.cli", "dashboard.exporting", "dashboard.lookup", "dashboard.terminal"}
"""What stands above both halves."""

# Module, or package and all that is in it: what it must not import. The wall is in the first four rows.
FORBIDDEN = [
    (
        "dashboard.reading",
        {"dashboard.table", "dashboard.showing", "dashboard.server", *COMMANDS},
    ),
    ("dashboard.reading", {"pandas", "plotly", "dash", "flask", "waitress"}),
    ("dashboard.showing", {"dashboard.reading", "dashboard.text_files", "dashboard.server", *COMMANDS}),
    ("dashboard.table", {"dashboard.reading", "dashboard.showing", "plotly", "dash", *COMMANDS}),
    ("dashboard.text_files", {"dashboard.table", "dashboard.showing", "pandas", "plotly", "dash", *COMMANDS}),
    ("dashboard.background", {"dashboard.reading", "dashboard.showing", "dashboard.table", "pandas"}),
    ("dashboard.lookup", {"dashboard.showing", "dashboard.cli", "plotly", "dash"}),
    ("dashboard.exporting", {"dashboard.reading", "dashboard.cli", "plotly", "dash"}),
    ("dashboard.server", {"dashboard", "pandas", "plotly", "dash"}),
    ("dashboard.edtf", {"dashboard"}),
    ("dashboard.source", {"dashboard"}),
    ("dashboard.paths", {"dashboard"}),
    ("dashboard.terminal", {"dashboard"}),
]


def imports(path: Path, *, running: bool = False) -> Iterator[str]:
    """The modules that a file imports, wherever in it; with `running`, only those imported when it is."""
    tree = ast.parse(path.read_text("utf-8"))
    lazy = {
        id(inner)
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef | ast.If)
        and not (isinstance(outer, ast.If) and ast.unparse(outer.test) != "TYPE_CHECKING")
        for inner in ast.walk(outer)
    }
    for node in ast.walk(tree):
        if running and id(node) in lazy:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else str(node.module)


def inside(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


@pytest.mark.parametrize(("package", "forbidden"), FORBIDDEN)
def test_imports_go_one_way(package: str, forbidden: set[str]) -> None:
    importing = [name for name in MODULES if inside(name, package)]
    assert importing
    wrong = [
        f"{name} imports {imported}"
        for name in importing
        for imported in imports(MODULES[name])
        if any(inside(imported, each) for each in forbidden)
    ]
    assert wrong == []


def test_the_package_itself_brings_neither_half() -> None:
    """Who wants a date read need not wait for what draws it, nor the other way round."""
    found = list(imports(MODULES["dashboard"], running=True))
    assert [name for name in found if inside(name, "dashboard")] == []


def test_only_the_command_line_knows_both_halves() -> None:
    both = {
        name
        for name, path in MODULES.items()
        if {"dashboard.reading", "dashboard.showing"}
        <= {".".join(each.split(".")[:2]) for each in imports(path)}
    }
    assert both <= {"dashboard.cli"}


def test_no_module_needs_itself() -> None:
    graph = {
        name: {each for each in imports(path, running=True) if each in MODULES}
        for name, path in MODULES.items()
    }
    assert set(TopologicalSorter(graph).static_order()) == set(MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_modules_and_functions_stay_small(name: str) -> None:
    text = MODULES[name].read_text("utf-8")
    assert len(text.splitlines()) <= 400
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= 60
    ]
    assert long == []


@pytest.mark.parametrize("path", ASSETS, ids=lambda path: path.name)
def test_assets_stay_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400


def test_no_module_is_named_for_nothing() -> None:
    vague = {"utils", "util", "helpers", "common", "misc", "core", "base"}
    assert [name for name in MODULES if name.rpartition(".")[2] in vague] == []


READING = [name for name in MODULES if inside(name, "dashboard.reading")]


@pytest.mark.parametrize(
    ("modules", "absent"),
    [
        (READING, ["pandas", "plotly", "dash", "flask"]),
        (["dashboard.cli"], ["pandas", "plotly", "dash", "flask", "dashboard.reading", "dashboard.showing"]),
        (
            ["dashboard.cli", "dashboard.reading.dates.find"],
            ["pandas", "plotly", "dash", "flask", "dateparser", "nupunkt"],
        ),
    ],
    ids=["reading", "cli", "dates"],
)
def test_what_is_not_needed_is_not_loaded(modules: list[str], absent: list[str]) -> None:
    code = f"import sys, {', '.join(modules)}\nprint(*[name for name in {absent!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == ""

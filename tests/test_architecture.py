"""The shape of the house: who may import whom, and how large a module and a function may be."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((ROOT / "dashboard").rglob("*.py"))
}
ASSETS = sorted(path for path in (ROOT / "client").glob("s*/**/*") if path.suffix in (".ts", ".css"))

COMMANDS = {
    "dashboard.cli",
    "dashboard.exporting",
    "dashboard.lookup",
    "dashboard.serving",
    "dashboard.terminal",
}
"""What stands above both halves."""

# Module, or package and all that is in it: what it must not import. The wall is in the first four rows.
FORBIDDEN = [
    (
        "dashboard.reading",
        {"dashboard.table", "dashboard.showing", "dashboard.server", *COMMANDS},
    ),
    ("dashboard.showing", {"dashboard.reading", "dashboard.text_files", "dashboard.server", *COMMANDS}),
    ("dashboard.table", {"dashboard.reading", "dashboard.showing", "plotly", "dash", *COMMANDS}),
    ("dashboard.text_files", {"dashboard.table", "dashboard.showing", "pandas", "plotly", "dash", *COMMANDS}),
    (
        "dashboard.pdfium",
        {
            "dashboard.table",
            "dashboard.showing",
            "dashboard.text_files",
            "dashboard.server",
            "pandas",
            *COMMANDS,
        },
    ),
    ("dashboard.background", {"dashboard.reading", "dashboard.showing", "dashboard.table", "pandas"}),
    ("dashboard.lookup", {"dashboard.showing", "dashboard.cli", "plotly", "dash"}),
    ("dashboard.exporting", {"dashboard.reading", "dashboard.cli", "plotly", "dash"}),
    ("dashboard.server", {"dashboard", "pandas", "plotly", "dash"}),
    ("dashboard.edtf", {"dashboard"}),
    ("dashboard.source", {"dashboard"}),
    ("dashboard.paths", {"dashboard"}),
    ("dashboard.terminal", {"dashboard"}),
]


ROOMS = [
    ("dashboard.edtf", "dashboard.source", "dashboard.reading.words", "dashboard.reading.remembered"),
    (
        "dashboard.background",
        "dashboard.reading.blocks",
        "dashboard.reading.layout",
        "dashboard.reading.formats",
    ),
    ("dashboard.reading.grammar",),
    ("dashboard.reading.dates",),
    ("dashboard.reading.parts",),
    ("dashboard.reading.document",),
    ("dashboard.reading.events",),
    ("dashboard.reading.claims",),
    ("dashboard.reading.marked_text", "dashboard.reading.silence"),
    ("dashboard.reading.pipeline",),
]
"""The reading half from the ground up: a room imports from itself and from the floors below."""

DATES = [
    ("rule", "vocabulary", "references"),
    ("not_dates", "to_edtf", "roles"),
    ("rules",),
    (
        "scan",
        "words_around",
        "eras",
        "nights",
        "habits",
        "story_clock",
        "relative",
        "resolve",
        "other_languages",
        "ages",
        "by_name",
        "furniture",
    ),
    ("find",),
]
"""The same inside `dates`: words, what is no date, rules, their use."""


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def imports(path: Path, *, running: bool = False) -> tuple[str, ...]:
    """The modules that a file imports, wherever in it; with `running`, only those imported when it is."""
    return tuple(_imports(path, running=running))


def _imports(path: Path, *, running: bool) -> Iterator[str]:
    tree = tree_of(path)
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


READING = [name for name in MODULES if inside(name, "dashboard.reading")]


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


def above(floors: list[tuple[str, ...]], prefix: str = "") -> list[str]:
    """The imports that go to a higher floor than the importing module's own."""
    level = {f"{prefix}{room}": number for number, rooms in enumerate(floors) for room in rooms}

    def room(name: str) -> str:
        return next((each for each in level if inside(name, each)), "")

    return [
        f"{name} imports {imported}"
        for name, path in MODULES.items()
        if room(name)
        for imported in imports(path)
        if room(imported) and level[room(imported)] > level[room(name)]
    ]


def test_rooms_of_the_reading_half_import_only_from_the_floors_below() -> None:
    assert above(ROOMS) == []
    assert above(DATES, "dashboard.reading.dates.") == []


def test_every_module_of_the_reading_half_is_in_a_room() -> None:
    rooms = [room for rooms in ROOMS for room in rooms]
    strays = [name for name in READING if not any(inside(name, room) for room in rooms)]
    assert strays == ["dashboard.reading"]
    prefix = "dashboard.reading.dates."
    parts = [f"{prefix}{part}" for parts in DATES for part in parts]
    inner = [name for name in READING if name.startswith(prefix)]
    assert [name for name in inner if not any(inside(name, part) for part in parts)] == []


def test_the_reading_half_needs_only_pure_python() -> None:
    """It must run where nothing compiled can be installed, as in a browser."""
    # charset-normalizer is compiled for speed only, is asked last of all, and may be absent
    known = {*sys.stdlib_module_names, "dashboard", "nupunkt", "charset_normalizer"}
    wrong = [
        f"{name} imports {each}"
        for name in READING
        for each in imports(MODULES[name])
        if each.partition(".")[0] not in known
    ]
    assert wrong == []


def test_reading_texts_loads_nothing_compiled() -> None:
    code = """
import sys
from pathlib import Path
from dashboard import paths, text_files
from dashboard.reading import pipeline

assert pipeline.find_dates("Er starb am 21. Januar 1924, und das war das Ende der alten Zeit.")
texts, _ = text_files.given([paths.seeds()])
assert pipeline.claims(texts, folders=[paths.seeds()])[0]
for name, module in sorted(sys.modules.items()):
    file = str(getattr(module, "__file__", ""))
    if name.partition(".")[0] not in sys.stdlib_module_names and file.endswith((".so", ".pyd", ".dylib")):
        print(name)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == ""


def test_the_package_itself_brings_neither_half() -> None:
    """Who wants a date read need not wait for what draws it, nor the other way round."""
    found = list(imports(MODULES["dashboard"], running=True))
    assert [name for name in found if inside(name, "dashboard")] == []


def test_only_what_goes_the_whole_way_knows_both_halves() -> None:
    """The command line, and what makes claims for a page of files that somebody opens."""
    both = {
        name
        for name, path in MODULES.items()
        if {"dashboard.reading", "dashboard.showing"}
        <= {".".join(each.split(".")[:2]) for each in imports(path)}
    }
    assert both == {"dashboard.bringing", "dashboard.in_browser"}


def test_no_module_needs_itself() -> None:
    graph = {
        name: {each for each in imports(path, running=True) if each in MODULES}
        for name, path in MODULES.items()
    }
    assert set(TopologicalSorter(graph).static_order()) == set(MODULES)


def test_modules_stay_small() -> None:
    lines = {name: len(path.read_text("utf-8").splitlines()) for name, path in MODULES.items()}
    assert {name: count for name, count in lines.items() if count > 400} == {}


def test_functions_stay_small() -> None:
    long = [
        f"{name}.{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for name, path in MODULES.items()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= 60
    ]
    assert long == []


def test_assets_stay_small() -> None:
    assert ASSETS
    lines = {path.name: len(path.read_text("utf-8").splitlines()) for path in ASSETS}
    assert {name: count for name, count in lines.items() if count > 400} == {}


def test_measurements_import_no_tests() -> None:
    tests = {path.stem for path in (ROOT / "tests").glob("*.py")}
    wrong = [
        f"{path.name} imports {each}"
        for path in sorted((ROOT / "bench").glob("*.py"))
        for each in imports(path)
        if each.partition(".")[0] in tests | {"tests"}
    ]
    assert wrong == []


def test_no_module_is_named_for_nothing() -> None:
    vague = {"utils", "util", "helpers", "common", "misc", "core", "base"}
    assert [name for name in MODULES if name.rpartition(".")[2] in vague] == []


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

"""What reads essays in a browser: Pyodide, PDFium, and our own Python in one archive.

`claimline export --as studio` puts it into its page. The build step (hatch_build.py) fetches the first two.
"""

from __future__ import annotations

import ast
import io
import json
import re
import zipfile
from collections.abc import Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from dashboard import paths

START = "dashboard.in_browser"
"""The module that a browser runs; what it needs is found from there."""
_UNPICKLED = "babel.dates"
"""A module that no code names, but the data of languages hold its values."""
_PURE = ("dashboard", "nupunkt", "babel", "charset_normalizer")
"""Packages whose modules come along. All others are Python's own, or never imported on the way."""
_MONTHS = "dateparser/data/date_translation_data"
"""Files that are read without importing their package (reading/dates/other_languages.py)."""
_LOCALES = ("en", "de", "root")
_DATES = (2020, 1, 1, 0, 0, 0)
"""Of every file in the archive, so that the same files make the same archive."""

FETCHED = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pdfium.mjs", "pdfium.wasm")
"""The parts that are used as they come (client/src/studio/messages.ts names all)."""
_LIBRARY, _VERSIONS = "python_stdlib.zip", "pyodide-lock.json"
# fmt: off
_UNUSED = frozenset((
    "_pyrepl", "bdb", "cProfile", "ctypes", "curses", "dbm", "doctest", "ensurepip", "ftplib",
    "getpass", "http", "idlelib", "imaplib", "lib2to3", "mailbox", "modulefinder",
    "multiprocessing", "netrc", "nntplib", "optparse", "pdb", "pickletools", "plistlib", "poplib",
    "profile", "pstats", "pyclbr", "pydoc", "pydoc_data", "sched", "shelve", "smtplib",
    "socketserver", "sqlite3", "ssl", "symtable", "tabnanny", "test", "tkinter", "trace", "turtle",
    "turtledemo", "unittest", "uuid", "venv", "wave", "webbrowser", "wsgiref", "xmlrpc", "zipapp",
))
# fmt: on
"""Modules of Python's library that no reading needs."""
_ENCODINGS = re.compile(
    r"encodings/(?!__init__|aliases|ascii|latin_1|utf_|cp125|cp437|cp850|mac_|iso8859|koi8|idna|punycode"
    r"|raw_unicode|unicode_escape)"
)
"""Encodings of letters that the readers of files do not tell."""


class MissingError(Exception):
    """A part was not fetched when Claimline was built; the text is one sentence that says what to do."""


def parts() -> dict[str, bytes]:
    """Every part by its name; raises MissingError."""
    folder = paths.assets() / "vendor" / "studio"
    missing = [name for name in (*FETCHED, _LIBRARY, _VERSIONS) if not (folder / name).is_file()]
    if missing:
        raise MissingError(
            f"{missing[0]} is missing: it comes from npm when Claimline is installed; install npm, then "
            "Claimline anew"
        )
    found = {name: (folder / name).read_bytes() for name in FETCHED}
    known = json.loads((folder / _VERSIONS).read_bytes())
    versions = json.dumps({"info": known["info"], "packages": {}}).encode()  # none of its packages is used
    library = _cut((folder / _LIBRARY).read_bytes())
    return {**found, _VERSIONS: versions, _LIBRARY: library, "claimline.zip": archive()}


def _cut(library: bytes) -> bytes:
    """Python's library without what no reading needs."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(library)) as whole, zipfile.ZipFile(out, "w") as packed:
        for name in whole.namelist():
            first = name.split("/")[0].removesuffix(".py")
            if first not in _UNUSED and not _ENCODINGS.match(name):
                packed.writestr(zipfile.ZipInfo(name, _DATES), whole.read(name), zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()


def archive() -> bytes:
    """A ZIP of all modules that reading needs, and of their data."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, content in sorted(files().items()):
            packed.writestr(zipfile.ZipInfo(name, _DATES), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def files() -> dict[str, bytes]:
    """Those files by their paths below a folder of Python packages."""
    found: dict[str, bytes] = {}
    packages = set()
    for name in modules():
        path = _file(name)
        if path is None:
            continue
        at = name.replace(".", "/")
        is_package = path.name == "__init__.py"
        found[f"{at}/__init__.py" if is_package else f"{at}.py"] = path.read_bytes()
        packages.add((at if is_package else at.rpartition("/")[0], path.parent))
    for at, folder in packages:
        found |= {f"{at}/{name}": content for name, content in _data(at, folder)}
    months = _folder("dateparser") / "data" / "date_translation_data"
    found["dateparser/__init__.py"] = b""
    found |= {f"{_MONTHS}/{file.name}": file.read_bytes() for file in months.glob("*.py")}
    for package in ("nupunkt", "babel"):
        told = f"Metadata-Version: 2.1\nName: {package}\nVersion: {version(package)}\n"
        found[f"{package}-{version(package)}.dist-info/METADATA"] = told.encode()
    return found


def modules() -> set[str]:
    """Every module that START needs, directly or not, also where it is imported inside a function."""
    found: set[str] = set()
    ahead = [START, _UNPICKLED]
    while ahead:
        name = ahead.pop()
        parents = [".".join(name.split(".")[:n]) for n in range(1, name.count(".") + 2)]
        for each in parents:
            path = None if each in found else _file(each)
            if path is not None:
                found.add(each)
                ahead += _imports(each, path)
    return found


def _imports(name: str, path: Path) -> Iterator[str]:
    """What a module imports of `_PURE`, and, of `from a import b`, also `a.b`, which may be a module."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            found = [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            found = [base, *(f"{base}.{each.name}" for each in node.names)]
        else:
            continue
        yield from (each for each in found if each.split(".")[0] in _PURE)


def _file(name: str) -> Path | None:
    """Where a module is written; None if there is no such module, or it is not written in Python."""
    package, *rest = name.split(".")
    path = _folder(package).joinpath(*rest)
    for each in (path / "__init__.py", path.with_suffix(".py")):
        if each.is_file():
            return each
    return None


def _folder(package: str) -> Path:
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def _data(at: str, folder: Path) -> Iterator[tuple[str, bytes]]:
    """The data of a package, and of folders in it that are no packages."""
    for file in sorted(folder.rglob("*")):
        inside = file.relative_to(folder)
        own = not any((folder / parent / "__init__.py").is_file() for parent in list(inside.parents)[:-1])
        if file.suffix in (".py", ".pyc", ".so", ".pyd") or not file.is_file() or not own:
            continue
        if at == "babel" and file.suffix == ".dat" and file.stem not in (*_LOCALES, "global"):
            continue
        yield str(inside), file.read_bytes()

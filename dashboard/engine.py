"""What reads essays in a browser: Pyodide, PDFium, and our own Python in one archive.

`claimline export --as studio` puts it into its page. The build step (hatch_build.py) fetches the first two.
"""

from __future__ import annotations

import gzip
import json
import logging
import pickle
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import files as files_of
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from sysconfig import get_path

from dashboard import bytecode, once, packing, paths, slimming
from dashboard.reading.dates import other_languages

_LOG = logging.getLogger(__name__)

START = "dashboard.in_browser"
"""The module that a browser runs; what it needs is found from there."""
_AHEAD = "dashboard.ahead"
"""The module that a browser runs before it."""
NOTED = "ahead.bin"
"""What that module is given (client/src/studio/worker.ts names it too)."""
_PURE = ("dashboard", "nupunkt", "babel", "charset_normalizer")
"""Packages whose modules come along. All others are Python's own, or never imported on the way."""
_MONTHS = "dateparser/data/date_translation_data"
"""Files that are read without importing their package (reading/dates/other_languages.py)."""
_LOCALES = ("en", "de", "root")
# fmt: off
_UNSAID = frozenset((
    "all_currencies", "compact_currency_formats", "compound_unit_patterns", "currency_formats",
    "currency_names", "currency_names_plural", "currency_symbols", "currency_unit_patterns",
    "date_fields", "date_formats", "datetime_formats", "datetime_skeletons", "interval_formats",
    "languages", "likely_subtags", "meta_zones", "scripts", "territories", "territory_currencies",
    "territory_languages", "territory_zones", "time_formats", "time_zones", "unit_display_names",
    "unit_patterns", "variants", "windows_zone_mapping", "zone_aliases", "zone_formats",
    "zone_territories",
))
# fmt: on
"""What Babel knows of a language that no page says: names of currencies, units and the like."""

SCRIPTS = ("pyodide.mjs", "pyodide.asm.mjs", "pdfium.mjs")
"""The parts that browsers run as they come (client/src/studio/messages.ts names all)."""
_LIBRARY, _VERSIONS, _OURS = "python_stdlib.zip", "pyodide-lock.json", "claimline.zip"
_MADE = {_VERSIONS: packing.DEFLATE, _LIBRARY: packing.LZMA, _OURS: packing.LZMA}
"""The parts that are made here, and how each is packed."""
_LICENCE = re.compile(r"(?:licen[cs]e|copying|authors|notice)", re.IGNORECASE)
_PYODIDE = ("pyodide/", "_pyodide/", "_sysconfigdata")
_AT_START = ("site", "encodings", "runpy", "sysconfig", "zipimport", "importlib.readers", "tokenize")
"""Modules of the library that Python itself looks for, beside Pyodide's own."""
# fmt: off
_UNUSED = frozenset((
    "_pyrepl", "argparse", "bdb", "code", "doctest", "ftplib", "getpass", "gettext", "http", "imaplib",
    "mimetypes", "multiprocessing", "netrc", "optparse", "pdb", "pickletools", "plistlib", "pydoc",
    "pydoc_data", "smtplib", "sqlite3", "ssl", "tarfile", "test", "tkinter", "unittest", "xmlrpc",
))
# fmt: on
"""Modules of the library that others import without need where no person types commands."""
_NOT_THERE = ("asyncio/", "compression/zstd/")
"""Parts of packages that go; what is below the second is not in the machine code either (cutting.py)."""
_INSTEAD = {
    # Nothing of ours waits for anything, but Pyodide's machine code imports it.
    "asyncio/__init__.py": b"",
    "pyodide/webloop.py": b"def _initialize_event_loop():\n    pass\n",
    # No packages are loaded.
    "pyodide/_package_loader.py": b"""
from pathlib import Path

SITE_PACKAGES, DSO_DIR = Path("/lib/site-packages"), Path("/usr/lib")

def init_loaded_packages():
    pass
""",
    # Tracebacks go to a console, where colours would be letters.
    "_colorize.py": b"""
class _Plain:
    traceback = property(lambda self: self)

    def __getattr__(self, name):
        return ""

def can_colorize(*, file=None):
    return False

def get_theme(**how):
    return _Plain()
""",
}
"""Modules that Pyodide imports when it starts, none of which is used afterwards: without what they were."""
_ENCODINGS = re.compile(
    r"encodings/(?:ascii|latin_1|utf_|cp125|cp437|cp850|mac_|iso8859|koi8|idna|punycode|raw_unicode|unicode_escape)"
)
"""Encodings of letters that the readers of files tell."""


class MissingError(Exception):
    """A part was not fetched when Claimline was built; the text is one sentence that says what to do."""


def parts() -> dict[str, bytes]:
    """Every part by the name of its file; raises MissingError.

    Beside the scripts, a part is packed, and the end of its name says how (packing.py).
    """
    look()
    folder = paths.assets() / "vendor" / "studio"
    known = json.loads((folder / _VERSIONS).read_bytes())
    versions = json.dumps({"info": known["info"], "packages": {}}).encode()  # none of its packages is used
    made = {_VERSIONS: versions, **archives()}
    return {
        **{name: (folder / name).read_bytes() for name in SCRIPTS},
        **dict(packing.fetched(folder, name) for name in packing.FETCHED),
        **{f"{name}{way}": packed(made[name], way=way) for name, way in _MADE.items()},
    }


def look() -> None:
    """Raise MissingError unless all is there that is fetched."""
    for name in (*SCRIPTS, *packing.FETCHED, _LIBRARY, _VERSIONS):
        if not _there(name).is_file():
            raise MissingError(
                f"{name} is missing: it comes from npm when Claimline is installed; install npm, then "
                "Claimline anew"
            )


def packed(content: bytes, *, way: str) -> bytes:
    """As in `packing`, worked out once on a computer."""

    def make() -> bytes:
        return packing.packed(content, way=way)

    how = Path(packing.__file__).read_bytes()
    return once.worked_out(make, of=(how, way.encode(), repr(packing.SETTINGS).encode(), content)) or make()


def _there(name: str) -> Path:
    """A part that was fetched, packed if it was packed when Claimline was built."""
    folder = paths.assets() / "vendor" / "studio"
    before = packing.packed_at(folder, name) if name in packing.FETCHED else folder / name
    return before if before.is_file() else folder / name


def python(sources: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of Pyodide, with that library."""
    names = ("pyodide.mjs", "pyodide.asm.mjs", packing.PYTHON, _VERSIONS)
    return {**dict(packing.unpacked(_there(name)) for name in names), _LIBRARY: bytecode.zipped(sources)}


@cache
def archives() -> dict[str, bytes]:
    """ZIPs of Python's library and of our own modules and data, compiled if that can be done here."""
    both = {_LIBRARY: library(), _OURS: files()}
    sources = {path: raw for found in both.values() for path, raw in found.items() if _compiles(path)}
    parts = python(both[_LIBRARY])
    made = bytecode.compiled(sources, parts=parts) or {}
    if not made:
        _LOG.warning("without Node.js, the page gets Python's sources and takes longer to get ready")
    for name, found in both.items():
        both[name] = {
            (f"{path}c" if f"{path}c" in made else path): made.get(f"{path}c", raw)
            for path, raw in found.items()
        }
    noted = bytecode.noted(both[_OURS], parts=parts) if made else None
    if noted:
        both[_OURS][NOTED] = noted
    return {name: bytecode.zipped(found) for name, found in both.items()}


def _compiles(path: str) -> bool:
    """Whether a file is a module that is imported: names of months are read from theirs."""
    return path.endswith(".py") and not path.startswith("dateparser/")


def library() -> dict[str, bytes]:
    """What reading needs of Python's library, by path."""
    with zipfile.ZipFile(paths.assets() / "vendor" / "studio" / _LIBRARY) as whole:
        sources = {
            name: whole.read(name)
            for name in whole.namelist()
            if name.endswith(".py") and name.split("/")[0].removesuffix(".py") not in _UNUSED
        }
    sources = {name: raw for name, raw in sources.items() if not name.startswith(_NOT_THERE)} | _INSTEAD
    own = {name for name in sources if name.startswith(_PYODIDE)}  # Pyodide reads its own docstrings
    asked = {
        *_AT_START,
        *(_name(path) for path in sources if path.startswith(_PYODIDE) or _ENCODINGS.match(path)),
    }
    for path, text in modules().items():
        asked |= set(slimming.imported(text, slimming.package_of(path)))
    return {path: text.encode() for path, text in slimming.reached(asked, sources=sources, kept=own).items()}


def _name(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def files() -> dict[str, bytes]:
    """Those files by their paths below a folder of Python packages."""
    found = {path: text.encode() for path, text in modules().items()}
    for at in sorted({path.rpartition("/")[0] for path in found}):
        package, *rest = at.split("/")
        folder = _folder(package).joinpath(*rest)
        found |= {f"{at}/{name}": content for name, content in _data(at, folder)}
    months = _folder("dateparser") / "data" / "date_translation_data"
    found["dateparser/__init__.py"] = b""
    found |= {
        f"{_MONTHS}/{code}.py": (months / f"{code}.py").read_bytes() for code in other_languages.known()
    }
    for package in ("nupunkt", "babel"):
        told = f"Metadata-Version: 2.1\nName: {package}\nVersion: {version(package)}\n"
        found[f"{package}-{version(package)}.dist-info/METADATA"] = told.encode()
    return found | _licences()


def _licences() -> dict[str, bytes]:
    """The licences of the packages that come along, which ask for it: the headers of modules are cut off."""
    found = {}
    for package in ("babel", "charset-normalizer", "dateparser", "nupunkt"):
        for file in files_of(package) or ():
            if _LICENCE.match(file.name):
                found[f"licenses/{package}/{file.name}"] = file.read_binary()
    for place in (get_path("stdlib"), sys.base_prefix):
        if (text := Path(place) / "LICENSE.txt").is_file():
            found["licenses/python/LICENSE.txt"] = text.read_bytes()
    return found


@cache
def modules() -> dict[str, str]:
    """Every module that START needs, directly or not, also inside functions: text by path."""
    sources = {}
    for package in _PURE:
        folder = _folder(package)
        for file in folder.rglob("*.py"):
            path = f"{package}/{file.relative_to(folder).as_posix()}"
            sources[path] = file.read_bytes()
    return slimming.reached([START, _AHEAD], sources=sources)


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
        if at == "dashboard" and inside.parts[0] == "_bundled":  # of an installed Claimline
            continue
        if at == "babel" and file.suffix == ".dat" and file.stem not in (*_LOCALES, "global"):
            continue
        yield str(inside), _content(at, file)


def _content(at: str, file: Path) -> bytes:
    """A file of data as it comes along: with less in it, or not packed where packing all does it better."""
    raw = file.read_bytes()
    if at == "babel" and file.suffix == ".dat":
        known = pickle.loads(raw)
        return pickle.dumps({name: value for name, value in known.items() if name not in _UNSAID}, protocol=4)
    return gzip.compress(gzip.decompress(raw), compresslevel=0, mtime=0) if file.suffix == ".gz" else raw

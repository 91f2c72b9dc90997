"""The build step: fetches what browsers run of others, and puts texts, table and assets into the wheel.

The page draws with plotly.js. The `plotly` package carries all of it (4.8 MB); a timeline needs a quarter of
that, which npm publishes as plotly.js-basic-dist-min. A page that reads essays itself (`claimline export --as
studio`) runs Python in the browser, Pyodide, and opens PDF files by PDFium. QR codes of links are made by
lean-qr. All are fetched when Claimline is built, checked against the hashes below, and kept out of the
repository. Without npm or a network, the page uses the large bundle, says that it has no QR codes, and the
studio cannot be exported.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Package(NamedTuple):
    """A package of npm, and which of its files are kept, by the paths that they get in `assets/vendor/`.

    `sha512` is the hash of the tarball as npm publishes it, `kept` that of the files, one after the other.
    """

    name: str
    version: str
    sha512: str
    files: Mapping[str, str]
    kept: str

    @property
    def tarball(self) -> str:
        """How npm calls the file that it fetches."""
        return f"{self.name.removeprefix('@').replace('/', '-')}-{self.version}.tgz"


PLOTLY = Package(
    "plotly.js-basic-dist-min",
    "4.1.1",  # the version that plotly 7.1 carries; a test keeps them together
    "1oNF8PeQx2hv/y7tqEVWKD3JGwn/MGEMQ8mL9HUwsaqG9FGy/OU5FHUHvzqbqxN4mnwZGI9abTiE775C4kkjMQ==",
    {"plotly-basic.min.js": "plotly-basic.min.js"},
    "orZ6OgVLrRp8vSfEJ9XXGswEzLgmW4nqH1ja1cWJRPqwAkyU0GcrM42aDvIcJjrK9EmGWyVZ3tpMmHXbCrrIaA==",
)
PYODIDE = Package(
    "pyodide",
    "314.0.7",
    "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A==",
    {
        name: f"studio/{name}"
        for name in (
            "pyodide.mjs",
            "pyodide.asm.mjs",
            "pyodide.asm.wasm",
            "python_stdlib.zip",
            "pyodide-lock.json",
        )
    },
    "oFyjfMZwsK8i7WZ3cuSFU4nFZgPsaIle2ggIOrO/USRUkeu+/mV/uFVaYwbG3Y+KASF4kAUgKuKKcbh9XBlX4g==",
)
PDFIUM = Package(
    "@embedpdf/pdfium",
    "2.15.1",
    "qDH4gEkGSQT0iM+07Hpm3LyvoB7PEFbW3Qyk6+LPkEYLJYfHagkHM1OzYlDq2EDOhJRguykTkzdMOT3/w27x5Q==",
    {"dist/index.browser.js": "studio/pdfium.mjs", "dist/pdfium.wasm": "studio/pdfium.wasm"},
    "9fBKiuqCWRzDFAT7uI+N2uqhdzD3y53/3xocujgMBmW3DsB19Aq68OieypXwdslCLcUPnWSU2RK9SaNRsSM6MQ==",
)
STUDIO = "studio"
"""The folder in `assets/vendor/` of what a page needs to read essays itself."""
QR_CODES = Package(
    "lean-qr",
    "2.7.4",
    "tlMPFfqhAAZN7+j/djRSvl/2+AYT2+7RRuyq8bvcbV8gMiENiscquQ9WTfCSyeEdxsVaEB+tU7e9nFZC63BFnQ==",
    {"nano.mjs": "qr.mjs", "LICENSE": "qr-licence.txt"},
    "Kjzxnl+n4y5KIYduY72mfxaz8jxc8I9Nhy6Sj5f7m0RpQ5J6+dxA60acPG0NGQQYGzWPtpUsH1LsU5gPNsDHHA==",
)
WITHOUT = (
    (PLOTLY, "the page will use the large Plotly bundle instead"),
    (PYODIDE, "`claimline export --as studio` will not work"),
    (PDFIUM, "`claimline export --as studio` will not work"),
    (QR_CODES, "the page will have no QR codes of links"),
)


def sha512(data: bytes) -> str:
    """The hash as npm writes it."""
    return base64.b64encode(hashlib.sha512(data).digest()).decode()


def fetch(folder: Path, package: Package) -> str:
    """Put a package's files into a folder unless they are there; the answer is what went wrong, or ''."""
    targets = [folder / name for name in package.files.values()]
    found = b"".join(target.read_bytes() for target in targets if target.is_file())
    if sha512(found) == package.kept:
        return ""
    npm = shutil.which("npm")
    if not npm:
        return "npm is not installed"
    called = f"{package.name} {package.version}"
    with tempfile.TemporaryDirectory() as scratch:
        # No retries: a machine without a network should not wait for minutes.
        asked = f"{package.name}@{package.version}"
        pack = [npm, "pack", asked, "--silent", "--fetch-retries=0", "--fetch-timeout=60000"]
        try:
            subprocess.run(pack, cwd=scratch, check=True, capture_output=True, timeout=180)
            tarball = Path(scratch) / package.tarball
            if sha512(tarball.read_bytes()) != package.sha512:
                return f"what npm fetched is not {called}: its hash differs"
            with tarfile.open(tarball) as archive:
                contents = [_member(archive, f"package/{name}") for name in package.files]
        except (OSError, subprocess.SubprocessError, tarfile.TarError, KeyError) as error:
            return f"npm could not fetch {called} ({type(error).__name__})"
    for target, content in zip(targets, contents, strict=True):
        target.parent.mkdir(parents=True, exist_ok=True)
        _unpack(target)
        target.write_bytes(content)
    return ""


def pack(folder: Path) -> None:
    """Pack the large files that a page carries once, where each export would take ten seconds.

    What was packed before the files changed that say how (dashboard/packing.py) is packed anew. In an archive
    all files have the same time, and what is packed in it belongs to what is beside it.
    """
    from dashboard import cutting, machine_code, packing, steady

    how = (packing, cutting, machine_code, steady)
    changed = max(Path(str(module.__file__)).stat().st_mtime for module in how)
    for name in packing.FETCHED:
        packed = packing.packed_at(folder, name)
        if not (folder / name).is_file() or (packed.is_file() and packed.stat().st_mtime >= changed):
            continue
        _unpack(folder / name)
        begun = packed.with_suffix(".part")  # a build that is stopped leaves no half of it under the name
        begun.write_bytes(packing.fetched(folder, name)[1])
        begun.replace(packed)


def _unpack(file: Path) -> None:
    """Take away what was packed of a file, also by an older Claimline."""
    for way in (".lzma", ".deflate", ".part"):
        file.with_name(f"{file.name}{way}").unlink(missing_ok=True)


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    member = archive.extractfile(name)
    return member.read() if member else b""


def bundled(root: Path) -> dict[str, str]:
    """What the wheel carries beside the code, and where: digests, notes, table, assets, never a full text."""
    seeds = root / "seeds"
    files = [*sorted(seeds.glob("*.txt")), seeds / "themes.toml", *sorted((seeds / "notes").glob("*.csv"))]
    files += [root / "events.csv"]
    assets = root / "assets"
    twice = {file.with_suffix("") for file in (assets / "vendor" / STUDIO).glob("*.wasm.*")}  # packed too
    files += sorted(path for path in assets.rglob("*") if path.is_file() and path not in twice)
    return {str(path): f"dashboard/_bundled/{path.relative_to(root).as_posix()}" for path in files}


class ClaimlineBuild(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling calls this before it builds a wheel, an editable install or an sdist."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch what others made; a real wheel carries more than code, an editable one reads the checkout."""
        root = Path(self.root)
        sys.path.insert(0, self.root)  # for `pack`
        for package, without in WITHOUT:
            wrong = fetch(root / "assets" / "vendor", package)
            if wrong:
                print(f"claimline: {wrong}; {without}", file=sys.stderr)
        pack(root / "assets" / "vendor" / STUDIO)
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"] |= bundled(root)

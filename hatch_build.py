"""The build step: fetches the small Plotly bundle and puts texts, table and assets into the wheel.

The page draws with plotly.js. The `plotly` package carries all of it (4.8 MB); a timeline needs a quarter of
that, which npm publishes as plotly.js-basic-dist-min. It is fetched when Claimline is built, checked against
the hash below, and kept out of the repository. Without npm or a network, the page uses the large bundle.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "plotly.js-basic-dist-min"
VERSION = "4.1.1"  # the version that plotly 7.1 carries; a test keeps them together
TARBALL_SHA512 = "1oNF8PeQx2hv/y7tqEVWKD3JGwn/MGEMQ8mL9HUwsaqG9FGy/OU5FHUHvzqbqxN4mnwZGI9abTiE775C4kkjMQ=="
FILE = "plotly-basic.min.js"
FILE_SHA512 = "orZ6OgVLrRp8vSfEJ9XXGswEzLgmW4nqH1ja1cWJRPqwAkyU0GcrM42aDvIcJjrK9EmGWyVZ3tpMmHXbCrrIaA=="


def sha512(data: bytes) -> str:
    """The hash as npm writes it."""
    return base64.b64encode(hashlib.sha512(data).digest()).decode()


def fetch(folder: Path) -> str:
    """Put the bundle into a folder unless it is there; the answer is what went wrong, or ''."""
    target = folder / FILE
    if target.is_file() and sha512(target.read_bytes()) == FILE_SHA512:
        return ""
    npm = shutil.which("npm")
    if not npm:
        return "npm is not installed"
    with tempfile.TemporaryDirectory() as scratch:
        # No retries: a machine without a network should not wait for minutes.
        pack = [npm, "pack", f"{PACKAGE}@{VERSION}", "--silent", "--fetch-retries=0", "--fetch-timeout=60000"]
        try:
            subprocess.run(pack, cwd=scratch, check=True, capture_output=True, timeout=120)
            data = (Path(scratch) / f"{PACKAGE}-{VERSION}.tgz").read_bytes()
            if sha512(data) != TARBALL_SHA512:
                return f"what npm fetched is not {PACKAGE} {VERSION}: its hash differs"
            with tarfile.open(Path(scratch) / f"{PACKAGE}-{VERSION}.tgz") as archive:
                member = archive.extractfile(f"package/{FILE}")
                content = member.read() if member else b""
        except (OSError, subprocess.SubprocessError, tarfile.TarError, KeyError) as error:
            return f"npm could not fetch {PACKAGE} {VERSION} ({type(error).__name__})"
    folder.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return ""


def bundled(root: Path) -> dict[str, str]:
    """What the wheel carries beside the code, and where: digests, notes, table, assets, never a full text."""
    seeds = root / "seeds"
    files = [*sorted(seeds.glob("*.txt")), seeds / "themes.toml", *sorted((seeds / "notes").glob("*.csv"))]
    files += [root / "events.csv"]
    files += sorted(path for path in (root / "assets").rglob("*") if path.is_file())
    return {str(path): f"dashboard/_bundled/{path.relative_to(root).as_posix()}" for path in files}


class ClaimlineBuild(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling calls this before it builds a wheel, an editable install or an sdist."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch the bundle; for a real wheel, say what else goes in (an editable one reads the checkout)."""
        root = Path(self.root)
        wrong = fetch(root / "assets" / "vendor")
        if wrong:
            print(f"claimline: {wrong}; the page will use the large Plotly bundle instead", file=sys.stderr)
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"] |= bundled(root)

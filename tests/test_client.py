"""The page's scripts and styles as the browser gets them: `assets/` holds what `client/` builds."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

CLIENT = Path(__file__).resolve().parent.parent / "client"


def test_the_committed_bundle_is_what_the_client_builds(tmp_path: Path) -> None:
    """Whoever changes client/ commits what `npm run build` writes: who has Python alone gets these files."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is missing: whether assets/ is what client/ builds is not checked")
    if not (CLIENT / "node_modules" / "esbuild").is_dir():
        pytest.skip(
            "client/node_modules is missing (npm ci): whether assets/ is what client/ builds is not checked"
        )
    built = subprocess.run(
        [node, "build.js", str(tmp_path)],
        cwd=CLIENT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert built.returncode == 0, built.stderr
    for name in ("claimline.js", "claimline.css"):
        committed = (CLIENT.parent / "assets" / name).read_bytes()
        assert (tmp_path / name).read_bytes() == committed, (
            f"assets/{name} is old: run `npm run build` in client/"
        )

"""The page's scripts and styles as the browser gets them: `assets/` holds what `client/` builds."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import get_args

import pytest

from dashboard.showing import client

ROOT = Path(__file__).resolve().parent.parent
CLIENT = ROOT / "client"


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


def test_what_is_committed_holds_nothing_that_others_wrote() -> None:
    """Libraries come from a registry when Claimline is built, into assets/vendor (hatch_build.py)."""
    package = json.loads((CLIENT / "package.json").read_bytes())
    assert "dependencies" not in package
    scripts, styles = CLIENT.glob("src/**/*.ts"), CLIENT.glob("style/*.css")
    taken = {
        (path, name)
        for path in (*scripts, *styles)
        for name in re.findall(
            r"""(?:\bfrom|^@?import)\s+(?:url\()?["']([^"']+)["']""", path.read_text("utf-8"), re.M
        )
    }
    assert len(taken) > 100
    assert [(path.name, name) for path, name in taken if not (path.parent / name).is_file()] == []
    ours = {path.name for path in (ROOT / "assets").iterdir()} - {"vendor"}
    assert ours == {"claimline.css", "claimline.js", "favicon.svg", "reader.js"}
    assert "assets/vendor/" in (ROOT / ".gitignore").read_text("utf-8").splitlines()


def exported(interface: str) -> set[str]:
    """The names in an interface of client/src/main.ts, where what the bundle exports is listed."""
    text = (CLIENT / "src" / "main.ts").read_text("utf-8")
    body = re.search(rf"interface {interface} \{{\n(.*?)\n\}}", text, re.DOTALL)
    assert body
    return set(re.findall(r"^  (\w+):", body[1], re.MULTILINE))


def named(*patterns: str) -> set[str]:
    """The names that stand behind `claimline.` in some files."""
    texts = [path.read_text("utf-8") for pattern in patterns for path in ROOT.glob(pattern)]
    found = {name for text in texts for name in re.findall(r"\bclaimline\.(\w+)", text)}
    return found - {"js", "css"}


def test_python_asks_for_what_the_bundle_exports_to_it() -> None:
    assert exported("ForPython") == {*get_args(client.Question), *get_args(client.Picture)}


def test_pages_and_tests_use_all_that_the_bundle_exports_to_them_and_nothing_else() -> None:
    """A function that gets another name in client/ breaks the type check there; the name here stays or is missed."""
    assert named("dashboard/showing/pages/templates/*") == exported("ForPages")
    assert named("tests/*.py", "bench/*.py", "docs/*.py") == exported("ForTests")

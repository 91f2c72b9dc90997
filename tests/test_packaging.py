"""What is built: the small Plotly bundle, and a wheel that works without a checkout."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder
from plotly.offline import get_plotlyjs_version

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
import hatch_build  # noqa: E402 - it stands beside pyproject.toml, where no package is
from dashboard import packing  # noqa: E402


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked: what pip would install."""
    folder = tmp_path_factory.mktemp("wheel")
    (built,) = WheelBuilder(str(ROOT)).build(directory=str(folder / "dist"), versions=["standard"])
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_small_bundle_is_the_version_that_plotly_writes_for() -> None:
    assert get_plotlyjs_version() == hatch_build.PLOTLY.version


def test_the_wheel_carries_digests_table_and_assets(wheel: Path) -> None:
    carried = names(wheel / "dashboard" / "_bundled")
    assert {f"seeds/{path.name}" for path in (ROOT / "seeds").glob("*.txt")} <= carried
    assert {f"seeds/notes/{path.name}" for path in (ROOT / "seeds" / "notes").glob("*.csv")} <= carried
    assert "events.csv" in carried
    ours = names(ROOT / "assets")
    once = {f"vendor/studio/{name}" for name in packing.FETCHED}  # packed, these come as another file
    assert ours - {name for name in once if f"{name}{packing.FETCHED[Path(name).name]}" in ours} == {
        name.removeprefix("assets/") for name in carried if name.startswith("assets/")
    }


def test_the_wheel_carries_the_code_and_its_data(wheel: Path) -> None:
    ours = {name for name in names(ROOT / "dashboard") if "__pycache__" not in name}
    assert ours <= names(wheel / "dashboard")


def test_no_full_text_is_carried(tmp_path: Path) -> None:
    for name in (
        "seeds/own.txt",
        "seeds/themes.toml",
        "seeds/full/theirs.txt",
        "events.csv",
        "assets/vendor/a.js",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    carried = {Path(source).relative_to(tmp_path).as_posix() for source in hatch_build.bundled(tmp_path)}
    assert carried == {"seeds/own.txt", "seeds/themes.toml", "events.csv", "assets/vendor/a.js"}


def test_the_sdist_has_what_a_wheel_is_built_from(tmp_path: Path) -> None:
    (built,) = SdistBuilder(str(ROOT)).build(directory=str(tmp_path))
    with tarfile.open(built) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    assert {"hatch_build.py", "pyproject.toml", "events.csv", "seeds/munoz.txt", "dashboard/cli.py"} <= inside
    assert not any(name.startswith("seeds/full") for name in inside)


def test_an_installed_wheel_reads_its_own_texts_and_table(wheel: Path, tmp_path: Path) -> None:
    code = "from dashboard import paths; print(paths.home())"
    env = os.environ | {"PYTHONPATH": str(wheel), "PYTHONDONTWRITEBYTECODE": "1"}
    for words, expected in (
        (["-c", code], f"{wheel / 'dashboard' / '_bundled'}\n"),
        (["-m", "dashboard", "extract", "--check", "--out", str(ROOT / "events.csv")], ""),
    ):
        done = subprocess.run(
            [sys.executable, *words],
            cwd=tmp_path,
            env=env,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert (done.returncode, done.stderr, done.stdout) == (0, "", expected)


def a_package(content: bytes, tarball: bytes = b"") -> hatch_build.Package:
    """A package of npm with one file, which has some content."""
    sha512 = hatch_build.sha512
    return hatch_build.Package(
        "@some/bundle", "1.2", sha512(tarball), {"dist/a.js": "in/a.js"}, sha512(content)
    )


def test_a_bundle_that_is_there_is_not_fetched_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.js").write_bytes(b"code")
    assert hatch_build.fetch(tmp_path, a_package(b"code")) == ""
    assert hatch_build.fetch(tmp_path, a_package(b"other code")) == "npm is not installed"


def test_without_npm_the_build_says_so_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert hatch_build.fetch(tmp_path / "vendor", a_package(b"code")) == "npm is not installed"
    assert not (tmp_path / "vendor").exists()


def pretend_npm(monkeypatch: pytest.MonkeyPatch, tarball: bytes | None) -> None:
    """Let npm fetch these bytes, or fail."""

    def run(command: list[str], *, cwd: str, **_: object) -> None:
        if tarball is None:
            raise subprocess.CalledProcessError(1, command)
        (Path(cwd) / "some-bundle-1.2.tgz").write_bytes(tarball)

    monkeypatch.setattr(hatch_build.shutil, "which", lambda _: "npm")
    monkeypatch.setattr(hatch_build.subprocess, "run", run)


def packed(content: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        entry = tarfile.TarInfo("package/dist/a.js")
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    return out.getvalue()


def test_what_has_another_hash_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend_npm(monkeypatch, packed(b"something else"))
    assert "its hash differs" in hatch_build.fetch(tmp_path, a_package(b"code", packed(b"code")))
    assert names(tmp_path) == set()


def test_a_registry_out_of_reach_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend_npm(monkeypatch, None)
    wrong = hatch_build.fetch(tmp_path, a_package(b"code"))
    assert wrong.startswith("npm could not fetch")
    assert "\n" not in wrong


def test_what_has_the_right_hash_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tarball = packed(b"code")
    pretend_npm(monkeypatch, tarball)
    assert hatch_build.fetch(tmp_path, a_package(b"code", tarball)) == ""
    assert (tmp_path / "in" / "a.js").read_bytes() == b"code"

"""The locked packages: all that pyproject.toml asks for, each with hashes, and no registry named; licences of all."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

FILES = {"run": [], "test": ["test"], "dev": ["test", "dev"]}
_PINNED = re.compile(
    r"^([A-Za-z0-9._-]+)==(\S+)(.*(?:\n {4}--hash=sha256:[0-9a-f]{64}(?: \\)?)*)", re.MULTILINE
)


def locked(root: Path, name: str) -> dict[str, set[str]]:
    """The versions of each package that a file locks: a package may have one for each version of Python."""
    found: dict[str, set[str]] = {}
    for package, version, _ in _PINNED.findall((root / "requirements" / f"{name}.txt").read_text("utf-8")):
        found.setdefault(canonicalize_name(package), set()).add(version)
    return found


@pytest.mark.parametrize("name", FILES)
def test_every_package_that_is_asked_for_is_locked_in_a_version_that_will_do(root: Path, name: str) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"]]
    for extra in FILES[name]:
        asked += project["optional-dependencies"][extra]
    versions = locked(root, name)
    for line in asked:
        wanted = Requirement(line)
        if wanted.name == "claimline":
            continue
        found = versions.get(canonicalize_name(wanted.name), set())
        assert found, f"{line}: not in requirements/{name}.txt; requirements/lock makes it anew"
        assert all(wanted.specifier.contains(version) for version in found), (line, found)


@pytest.mark.parametrize("name", [*FILES, "build", "install"])
def test_each_has_hashes_and_no_registry_is_named(root: Path, name: str) -> None:
    text = (root / "requirements" / f"{name}.txt").read_text("utf-8")
    pinned = _PINNED.findall(text)
    assert pinned
    assert [package for package, _, rest in pinned if "--hash=sha256:" not in rest] == []
    assert not re.search(r"://|--index|--extra-index|--find-links|--trusted", text)


def test_the_licence_of_each_is_listed(root: Path) -> None:
    listed = re.findall(
        r"^\| (\S+) \| (\S+) \|", (root / "docs" / "licences.md").read_text("utf-8"), re.MULTILINE
    )
    versions = locked(root, "run")
    assert {name for name, _ in listed} - {"package"} == set(versions)
    assert all(version in versions[name] for name, version in listed if name != "package")

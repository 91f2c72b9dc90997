"""Lists the licences of what Claimline runs with: python requirements/licences.py >docs/licences.md."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

LOCKED = Path(__file__).with_name("run.txt")
HEAD = """# Licences of what Claimline runs with

Made by `python requirements/licences.py` from what each package says of itself. Beside them, the page carries
plotly.js and lean-qr (MIT), and drawings the letters of Source Sans Pro (OFL-1.1).

| package | version | licence |
|---|---|---|"""
_SHORT = 60
_CLASS = "License :: "


def locked() -> dict[str, str]:
    """The version of each locked package."""
    found = re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", LOCKED.read_text("utf-8"), re.MULTILINE)
    return dict(found)


def licence(name: str) -> str:
    """The licence of an installed package; `(other systems only)` for one that this system does not need."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return "(on other systems only)"
    classes = [one.rpartition(" :: ")[2] for one in told.get_all("Classifier", []) if one.startswith(_CLASS)]
    own = " ".join((told.get("License") or "").split())
    given = told.get("License-Expression") or (own if 0 < len(own) <= _SHORT else "") or ", ".join(classes)
    return given or "(see its files)"


if __name__ == "__main__":
    print(HEAD)
    for name, version in sorted(locked().items()):
        print(f"| {name} | {version} | {licence(name)} |")

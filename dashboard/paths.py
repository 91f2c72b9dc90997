"""Where the project's own files are: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from pathlib import Path

TABLE = "events.csv"
"""The name of a table of claims, unless the user gives another."""

_PACKAGE = Path(__file__).resolve().parent


def home() -> Path:
    """The folder that holds `seeds/`, `assets/` and `events.csv`."""
    bundled = _PACKAGE / "_bundled"  # hatch_build.py puts it into the wheel
    return bundled if bundled.is_dir() else _PACKAGE.parent


def seeds() -> Path:
    """The folder of our own texts; its subfolder `full/` is for texts that you may not pass on."""
    return home() / "seeds"


def assets() -> Path:
    """The folder of what the browser gets: style sheets, scripts, `vendor/` with the small Plotly bundle."""
    return home() / "assets"


def events() -> Path:
    """The table of claims that comes with Claimline."""
    return home() / TABLE


def table(asked: Path | None) -> Path:
    """The table asked for, else `events.csv` in this folder, else the one that comes with Claimline."""
    return asked or (Path(TABLE) if Path(TABLE).is_file() else events())

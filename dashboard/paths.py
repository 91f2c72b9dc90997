"""Where the project's own files are: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from pathlib import Path

TABLE = "events.csv"
"""What a table of claims is called where nobody says otherwise."""

_PACKAGE = Path(__file__).resolve().parent


def home() -> Path:
    """The folder that holds `seeds/`, `assets/` and `events.csv`."""
    bundled = _PACKAGE / "_bundled"  # hatch_build.py puts it into the wheel
    return bundled if bundled.is_dir() else _PACKAGE.parent


def seeds() -> Path:
    """The folder of the texts that come with Claimline; `full/` in it holds those that only you have."""
    return home() / "seeds"


def assets() -> Path:
    """The folder of what the browser gets: style sheets, scripts, `vendor/` with the small Plotly bundle."""
    return home() / "assets"


def events() -> Path:
    """The table of claims that comes with Claimline."""
    return home() / TABLE


def table(asked: Path | None) -> Path:
    """The one asked for, or else `events.csv` here, or else the one that comes with Claimline."""
    return asked or (Path(TABLE) if Path(TABLE).is_file() else events())

"""The lists of words that the rules about clauses go by (`data/clauses.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("dashboard.reading.claims").joinpath("data/clauses.toml").read_text("utf-8"))


def word_lists(room: str) -> dict[str, frozenset[str]]:
    """The lists of one table, by their names."""
    return {name: frozenset(words) for name, words in _tables()[room].items()}

"""What verbs and nouns need after them, by the prepositions that open it: `sent ships to Rye`, `war on Rye`.

A title that leaves this out stops before its sense is there. The words are in `data/frames.tsv` and
`data/noun_frames.tsv`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_NONE: frozenset[str] = frozenset()


def needed_by(verb: str, *, aimed: bool) -> frozenset[str]:
    """The prepositions of which any may open what a verb needs; `aimed` if it has an object or is passive."""
    return _verbs().get((verb, aimed), _NONE)


def needed_of(noun: str) -> frozenset[str]:
    """The prepositions of which any may open what a noun needs that is the object of a verb."""
    return _nouns().get(noun, _NONE)


@cache
def _verbs() -> dict[tuple[str, bool], frozenset[str]]:
    found: dict[tuple[str, bool], frozenset[str]] = {}
    for verbs, needs in _lines("frames.tsv"):
        opens = frozenset(needs.removeprefix("* ").split("|"))
        for verb in verbs:
            key = verb, needs.startswith("* ")
            found[key] = found.get(key, _NONE) | opens
    return found


@cache
def _nouns() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for nouns, needs in _lines("noun_frames.tsv"):
        for noun in nouns:
            found[noun] = found.get(noun, _NONE) | frozenset(needs.split("|"))
    return found


def _lines(name: str) -> list[tuple[list[str], str]]:
    """The lines of a table: some words, and what they need."""
    text = files("dashboard.reading.claims").joinpath("data", name).read_text("utf-8")
    lines = (line.partition("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return [(words.split("|"), needs) for words, _, needs in lines]

"""Digests in our own words and the authors' full texts give the same claims, where the full texts are at hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.reading import pipeline
from dashboard.reading.blocks import Document
from dashboard.reading.document import read

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
LEAST = 0.98
Key = tuple[str, int, str, str, str]


def keys(document: Document) -> set[Key]:
    rows, _ = pipeline.claims([document], folders=[SEEDS])
    return {(c.source, c.paragraph, c.event, c.earliest, c.latest) for c in rows}


@pytest.mark.parametrize("name", ["lenihan", "munoz"])
def test_a_digest_gives_the_rows_of_its_full_text(name: str, shared: Path) -> None:
    digest = read(SEEDS / f"{name}.txt")
    full = read(shared / "seeds" / f"{name}.txt")
    full = replace(full, source=replace(full.source, published=digest.source.published))
    ours, theirs = keys(digest), keys(full)
    assert len(ours & theirs) / len(ours | theirs) >= LEAST, sorted(ours ^ theirs)

"""How many claims of essays are found, and how many found ones are right: numbers that may rise and not fall.

The annotations of six essays in `gold/` are the project's own; those of the two essays are in an optional sibling
folder. A row is right when it overlaps an annotated claim, lies at most a month from its date and is not far vaguer.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from dashboard import edtf
from dashboard.reading import pipeline
from dashboard.reading.claims.extract import Claim
from dashboard.reading.document import read

GOLD = Path(__file__).parent / "gold"
OPEN = 10**8
Days = tuple[int, int]
Scores = dict[str, float]


def days(begin: str | None, finish: str | None) -> Days:
    return edtf.parse_day(begin) if begin else -OPEN, edtf.parse_day(finish) if finish else OPEN


def near(found: Days, wanted: Days) -> bool:
    gap = max(found[0], wanted[0]) - min(found[1], wanted[1])
    width = min(wanted[1] - wanted[0], OPEN)
    return gap <= 31 and min(found[1] - found[0], OPEN) <= max(400, 3 * width)


def right(row: Claim, gold: dict[str, Any]) -> bool:
    spans = gold.get("accept") or [[gold["begin"], gold["finish"]]]
    overlap = row.start < gold["end"] and gold["start"] < row.end
    return overlap and any(near(days(row.earliest, row.latest), days(*span)) for span in spans)


SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def claims_of(text: Path, *, notes: bool) -> Sequence[Claim]:
    """The claims of a text, with the editors' notes on it or by reading alone."""
    return pipeline.claims([read(text)], folders=[SEEDS] if notes else [])[0]


def scores(texts: Path, folder: Path, *, notes: bool = False) -> Scores:
    """Recall over the sure annotations, precision over all, and the share of agreeing themes."""
    recalled = must = true = rows = themed = agreeing = 0
    for path in sorted(folder.glob("*.claims.jsonl")):
        name = path.name.removesuffix(".claims.jsonl")
        gold = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        found = claims_of(texts / f"{name}.txt", notes=notes)
        sure = [g for g in gold if g.get("status", "must") == "must"]
        hits = [(g, next((c for c in found if right(c, g)), None)) for g in sure]
        recalled, must = recalled + sum(c is not None for _, c in hits), must + len(sure)
        true, rows = true + sum(any(right(c, g) for g in gold) for c in found), rows + len(found)
        known = [(g["theme"], c.theme) for g, c in hits if c and g.get("theme")]
        agreeing, themed = agreeing + sum(a == b for a, b in known), themed + len(known)
    return {"recall": recalled / must, "precision": true / rows, "theme": agreeing / max(1, themed)}


def test_claims_of_six_essays() -> None:
    found = scores(GOLD, GOLD)
    assert found["recall"] >= 0.96
    assert found["precision"] >= 0.93


def test_claims_of_the_two_essays(shared: Path) -> None:
    found = scores(shared / "seeds", shared / "gold", notes=True)
    assert found["recall"] >= 0.995
    assert found["precision"] >= 0.98
    assert found["theme"] >= 0.95


def test_claims_of_the_two_essays_by_reading_alone(shared: Path) -> None:
    found = scores(shared / "seeds", shared / "gold")
    assert found["recall"] >= 0.65
    assert found["precision"] >= 0.97


@pytest.mark.parametrize("bad", [(None, None), ("1924-01-21", "1930-01-01")])
def test_a_vague_row_is_not_right(bad: tuple[str | None, str | None]) -> None:
    assert not near(days(*bad), days("1924-01-21", "1924-01-21"))


def test_most_happenings_that_both_essays_tell_are_joined(shared: Path) -> None:
    links: list[dict[str, set[str]]] = []
    for name in ("lenihan", "munoz"):
        lines = (shared / "gold" / f"{name}.claims.jsonl").read_text("utf-8").splitlines()
        sure = [gold for gold in map(json.loads, lines) if gold["status"] == "must"]
        found = claims_of(shared / "seeds" / f"{name}.txt", notes=True)
        links.append({gold["event"]: {c.event for c in found if right(c, gold)} for gold in sure})
    both = links[0].keys() & links[1].keys()
    assert sum(bool(links[0][event] & links[1][event]) for event in both) / len(both) >= 0.91

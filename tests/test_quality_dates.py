"""How many dates of six essays are found and placed right: numbers that may rise and not fall.

The essays and the annotations in `gold/` were written for this project. A date is found when the spans overlap, exact
when they are the same but for an article, right when its first and last day are the annotator's too.
"""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from scoring import lines, scores

from dashboard.reading.dates.find import Timex, find
from dashboard.reading.document import read

GOLD = Path(__file__).parent / "gold"
ESSAYS = sorted(path.stem for path in GOLD.glob("*.txt"))
FLOORS = {"exact": 0.967, "found": 0.994, "right": 0.963}
FULL = {"lenihan", "munoz"}


def placed(path: Path) -> list[Timex]:
    return [timex for timex in find(read(path)) if timex.edtf]


def test_the_six_essays_are_read_at_least_this_well() -> None:
    total: dict[str, int] = {}
    for name in ESSAYS:
        one = scores(lines(GOLD / f"{name}.timex.jsonl"), placed(GOLD / f"{name}.txt"))
        total = {key: total.get(key, 0) + one[key] for key in one}
    reached = {key: 2 * total[key] / (total["gold"] + total["ours"]) for key in FLOORS}
    assert all(reached[key] >= floor for key, floor in FLOORS.items()), reached


@pytest.mark.parametrize("name", ESSAYS)
def test_no_trap_is_taken_for_a_date(name: str) -> None:
    timexes = placed(GOLD / f"{name}.txt")
    taken = [
        row["text"]
        for row in lines(GOLD / f"{name}.traps.jsonl")
        if any(t.start < row["end"] and row["start"] < t.end for t in timexes)
    ]
    assert taken == []


@pytest.mark.parametrize("name", ["lenihan", "munoz"])
def test_every_date_of_the_two_essays_is_placed_right(shared: Path, name: str) -> None:
    rows = [row for row in lines(shared / "gold" / f"{name}.timex.jsonl") if row["status"] == "must"]
    timexes = placed(shared / "seeds" / f"{name}.txt")
    wrong = []
    for row in rows:
        hit = next((t for t in timexes if t.start < row["end"] and row["start"] < t.end), None)
        near = row["edtf"].endswith("~") or "century" in row["text"].lower()
        if not near and (hit is None or [hit.earliest, hit.latest] not in row["accept"]):
            wrong.append((row["text"], row["edtf"], hit and hit.edtf))
    assert wrong == []


WIKIWARS = {"strict": 0.964, "relaxed": 0.985, "value": 0.972}


def test_the_open_half_of_wikiwars_is_read_at_least_this_well(shared: Path) -> None:
    spec = spec_from_file_location("score", shared / "tools" / "score.py")
    assert spec
    assert spec.loader
    score = module_from_spec(spec)
    spec.loader.exec_module(score)
    total: dict[str, int] = {}
    for _, text, gold in score.essays([shared / "gold" / "wikiwars"], ".timex.jsonl"):
        ours = [
            {
                "start": t.start,
                "end": t.end,
                "text": t.words,
                "earliest": t.earliest,
                "latest": t.latest,
                "edtf": t.edtf,
            }
            for t in placed(text)
        ]
        one = score.score_dates(score.timex_gold(gold), ours)
        one.pop("misses")
        total = {key: total.get(key, 0) + one[key] for key in one}
    reached = {key: score.f1(total[key], total["found"], total["gold"])[2] for key in WIKIWARS}
    assert all(reached[key] >= floor for key, floor in WIKIWARS.items()), reached

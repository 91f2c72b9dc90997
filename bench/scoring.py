"""How well dates are found: ours in one essay, compared with those that an annotator marked. The tests count
the same way.

A date is found when the spans overlap, exact when they are the same but for an article, right when its first
and last day are the annotator's too.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dashboard.reading.dates.find import Timex


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def bare(start: int, text: str) -> int:
    """Where a span begins without its article."""
    article = next((a for a in ("the ", "a ", "an ") if text.lower().startswith(a)), "")
    return start + len(article)


def is_counted(row: dict[str, Any]) -> bool:
    """A date of the essay itself that has a place on the calendar."""
    return (
        (row["begin"] or row["finish"])
        and row["zone"] != "boilerplate"
        and row["kind"] not in ("era", "generic")
    )


def scores(rows: list[dict[str, Any]], timexes: Sequence[Timex]) -> dict[str, int]:
    """Counts: dates of the annotator (`gold`) and of ours, those found, exact and right."""
    wanted = [row for row in rows if is_counted(row)]
    hits = {
        id(row): next((t for t in timexes if t.start < row["end"] and row["start"] < t.end), None)
        for row in wanted
    }
    pairs = [(row, hit) for row in wanted if (hit := hits[id(row)])]
    spare = [t for t in timexes if not any(t.start < row["end"] and row["start"] < t.end for row in rows)]
    return {
        "gold": len(wanted),
        "ours": len(pairs) + len(spare),
        "found": len(pairs),
        "exact": sum(
            (bare(r["start"], r["text"]), r["end"]) == (bare(t.start, t.words), t.end) for r, t in pairs
        ),
        "right": sum(((r["begin"] or ""), (r["finish"] or "")) == (t.earliest, t.latest) for r, t in pairs),
    }

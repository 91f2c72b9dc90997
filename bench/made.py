"""Makes a table of claims of any size, the same at every call: for measuring how the page grows.

    python bench/made.py 100000 big.csv

Titles and passages are of made-up words that come as often as words of a language do. Of the claims a third
tell events that others tell too; half have a day, the others a month, a year or some years.
"""

from __future__ import annotations

import csv
import itertools
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from dashboard import edtf
from dashboard.table import COLUMNS

FEW, MANY = 2, 8
"""Sources of a table of up to 10,000 claims, and of a larger one."""
_THEMES = ("war", "trade", "science", "law", "faith", "letters", "ideas", "crops", "towns", "rule")
_WAYS = ("text", "text", "text", "context", "context", "reference")
_SYLLABLES = [
    a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "il", "on", "ur")
]


def written(path: Path, n: int, *, seed: int = 17) -> None:
    """Write a table of `n` claims."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, list(COLUMNS), lineterminator="\n")
        out.writeheader()
        out.writerows(rows(n, random.Random(seed)))


def rows(n: int, chance: random.Random) -> Iterator[dict[str, str | int]]:
    """The rows of the table, source after source, as texts tell them."""
    words = sorted({"".join(chance.choices(_SYLLABLES, k=chance.choice((1, 2, 2, 3)))) for _ in range(6000)})
    chance.shuffle(words)
    often = list(itertools.accumulate(1 / (rank + 5) for rank in range(len(words))))
    events = [chance.randrange(1500, 2000) for _ in range(max(3, n // 10))]
    sources = FEW if n <= 10_000 else MANY
    paragraph = number = place = 0
    for row in range(n):
        source = f"source-{row * sources // n + 1}"
        if row and source != f"source-{(row - 1) * sources // n + 1}":
            paragraph = place = 0
        if not place or chance.random() < 0.3:
            paragraph, number = paragraph + 1, 0
        number += 1
        said = chance.choices(words, cum_weights=often, k=chance.randint(8, 30))
        start, place = place, place + len(" ".join(said)) + 2
        shared = chance.randrange(len(events)) if chance.random() < 0.3 else -1
        date = _date(events[shared] if shared >= 0 else int(chance.triangular(1500, 2000, 1900)), chance)
        first, last = edtf.parse(date).bounds
        name = f"{source}-{paragraph}-{number}"
        yield {
            "claim_id": name,
            "source": source,
            "paragraph": paragraph,
            "start": start,
            "end": place - 1,
            "event": f"event-{shared}" if shared >= 0 else name,
            "title": " ".join(said[:6]).capitalize(),
            "claim": " ".join(said).capitalize() + ".",
            "words": date[:4],
            "edtf": date,
            "earliest": first,
            "latest": last,
            "dated_by": chance.choice(_WAYS),
            "rule": "year" if len(date) == 4 else "day, month, year",
            "calendar": "",
            "theme": chance.choice(_THEMES),
            "weight": chance.choice((1, 2, 2, 3)),
        }


def _date(year: int, chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.5:
        return f"{year}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    if kind < 0.7:
        return f"{year}-{chance.randint(1, 12):02d}"
    if kind < 0.9:
        return f"{year}{chance.choice(('', '', '~', '?'))}"
    return f"{year}/{year + chance.randint(1, 12)}"


if __name__ == "__main__":
    written(Path(sys.argv[2]), int(sys.argv[1]))

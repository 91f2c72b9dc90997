"""The prices of the story's clock, set on all texts but one and tried on that one.

`python training/prices.py` reads the gold beside the project, in `../shared/gold`, or else the six essays in
`tests/gold`. Each kind of text weighs the same, whatever its length.

A setting multiplies each family of prices, and each price in it, by factors drawn at random; the first is
today's. Printed are the score of today's prices, of the best setting for all texts, and the score held out:
each text read with the setting that is best for all the others.

Settings near one another score alike. A price is only worth moving if the settings that share it are better
on the whole: the last table shows for each price the mean score of its low, middle and high third.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from math import exp
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bench"))

from dashboard.reading import document
from dashboard.reading.dates import find, relative, resolve, story_clock
from dashboard.reading.dates.story_clock import COSTS, Costs

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "gold"
FAMILIES = {
    "distance": ("month", "year", "far"),
    "direction": ("back", "month_back", "far_back", "opening", "leaning", "outside"),
    "staying": ("told", "told_behind", "told_year", "told_back", "span", "named"),
    "leaning": ("passing", "look", "older", "unplaced"),
}
SETTINGS = int(sys.argv[1]) if len(sys.argv) > 1 else 200

Row = dict[str, Any]
Score = tuple[int, int, int]
"""Dates right, found, and in the gold."""


@dataclass(frozen=True)
class Text:
    """One text with its gold, its dates already found; `kind` is its genre."""

    name: str
    kind: str
    read: tuple[Any, ...]
    gold: list[Row]


def texts() -> Iterator[Text]:
    """Every text with its gold; each sentence is a text."""
    folders = [GOLD, GOLD / "dev", GOLD / "wikiwars", GOLD / "real"]
    for folder in folders if GOLD.is_dir() else [ROOT / "tests" / "gold"]:
        for rows in sorted(folder.glob("*.timex.jsonl")):
            name = rows.name.removesuffix(".timex.jsonl")
            path = next(
                p for p in (folder / f"{name}.txt", GOLD.parent / "seeds" / f"{name}.txt") if p.exists()
            )
            kind = "essays" if folder.name in ("gold", "dev") else folder.name
            yield Text(name, kind, find.named(document.read(path)), lines(rows))
    kinds = GOLD / "kinds" / "kinds.jsonl"
    for number, case in enumerate(lines(kinds) if kinds.exists() else []):
        doc = document.parse(case["text"], name="text")
        read = find.named(doc, published=case.get("published") or "")
        yield Text(f"sentence {number}", "sentences", read, list(sentence_gold(case)))


def lines(path: Path) -> list[Row]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def sentence_gold(case: Row) -> Iterator[Row]:
    """The expressions of a sentence, as rows of the gold of a text."""
    at = 0
    for row in case["expressions"]:
        start = case["text"].find(row["words"], at)
        at = start + len(row["words"])
        yield {"start": start, "end": at, "begin": row["earliest"], "finish": row["latest"]}


def score(text: Text) -> Score:
    """The dates of one text that are placed right with the prices of now."""
    wanted = [row for row in text.gold if row.get("begin") or row.get("finish")]
    ours = [date for date in find.dates_of(*text.read) if date.edtf]
    right = 0
    for row in wanted:
        values = [tuple(value) for value in row.get("accept") or [(row["begin"], row["finish"])]]
        right += any(
            date.start < row["end"]
            and row["start"] < date.end
            and (date.earliest or None, date.latest or None) in values
            for date in ours
        )
    return right, len(ours), len(wanted)


def settings() -> Iterator[Costs]:
    """Today's prices, then others: each family, and each price in it, times a random factor."""
    yield COSTS
    dice = random.Random(1871)
    for _ in range(SETTINGS - 1):
        prices = asdict(COSTS)
        for family in FAMILIES.values():
            whole = dice.gauss(0, 0.25)
            prices |= {price: prices[price] * exp(whole + dice.gauss(0, 0.25)) for price in family}
        yield Costs(**prices)


def read_with(costs: Costs, known: list[Text]) -> dict[str, Score]:
    """Every text's score with a setting."""
    for module in (story_clock, resolve, relative):
        module.COSTS = costs  # type: ignore[attr-defined]
    return {text.name: score(text) for text in known}


def total(scores: Mapping[str, Score], known: list[Text], without: str = "") -> float:
    """The mean over the kinds of text of F1; the text `without` is left out."""
    sums: dict[str, list[int]] = {}
    for text in known:
        if text.name != without:
            row = sums.setdefault(text.kind, [0, 0, 0])
            sums[text.kind] = [a + b for a, b in zip(row, scores[text.name], strict=True)]
    return sum(2 * right / (ours + gold) for right, ours, gold in sums.values()) / len(sums)


def main() -> None:
    """Try the settings and print what they reach."""
    known = list(texts())
    tried = [(costs, read_with(costs, known)) for costs in settings()]
    today = tried[0][1]
    ranked = sorted(tried, key=lambda one: -total(one[1], known))
    held_out = {
        text.name: max(tried, key=lambda one: total(one[1], known, text.name))[1][text.name] for text in known
    }
    print(f"{len(known)} texts, {len(tried)} settings")
    for name, scores in (("today", today), ("best for all", ranked[0][1]), ("held out", held_out)):
        kinds = {
            kind: total(scores, [t for t in known if t.kind == kind]) for kind in {t.kind for t in known}
        }
        each = "  ".join(f"{kind} {value:.4f}" for kind, value in sorted(kinds.items()))
        print(f"{name:13s} {total(scores, known):.4f}   {each}")
    print("\nprice         today   best    low third  middle  high third")
    for price in asdict(COSTS):
        ordered = sorted(tried, key=lambda one: getattr(one[0], price))
        third = len(ordered) // 3
        means = [
            sum(total(scores, known) for _, scores in part) / len(part)
            for part in (ordered[:third], ordered[third:-third], ordered[-third:])
        ]
        best = getattr(ranked[0][0], price)
        print(
            f"{price:13s} {getattr(COSTS, price):5.2f}  {best:5.2f}    "
            + "    ".join(f"{m:.4f}" for m in means)
        )


if __name__ == "__main__":
    main()

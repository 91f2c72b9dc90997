"""Measures the date reader beside others: `python bench/dates.py`, with the test extra installed.

How well: F1 of the expressions found with exact spans (strict), of those that overlap the annotator's
(relaxed), and of those whose first and last day are the annotator's too (value). How fast: kilobytes of text
for a second of processor time, everything loaded and warm. How steady: the time for a kilobyte of hostile
text against plain prose.

dateparser is always there; chrono-node is measured too where Node.js finds it (`NODE_PATH` says where). The
gold sets are those beside the project, in `../shared`, or else the six essays in `tests/gold`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from time import process_time
from types import ModuleType
from typing import Any

import scoring
from dateparser.date import DateDataParser
from dateparser.search import search_dates

from dashboard.reading.dates.find import Timex
from dashboard.reading.pipeline import find_dates

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

Rows = list[dict[str, Any]]
Reader = Callable[[str], Rows]


def dates(text: str) -> list[Timex]:
    return find_dates(text, language="en")


def ours(text: str) -> Rows:
    """Our dates; the scorer leaves out those that have no place on the calendar."""
    return [
        {
            "start": t.start,
            "end": t.end,
            "text": t.words,
            "edtf": t.edtf,
            "earliest": t.earliest,
            "latest": t.latest,
        }
        for t in dates(text)
    ]


PARSER = DateDataParser(languages=["en"])


def by_dateparser(text: str) -> Rows:
    """The finds of dateparser's search, each as precise as it says; it gives no positions, so we look."""
    rows, floor = [], 0
    for words, _ in search_dates(text, languages=["en"]) or []:
        start = text.find(words, floor)
        data = PARSER.get_date_data(words)
        if start >= 0 and data.date_obj:
            floor = start + len(words)
            rows.append(_row(start, words, f"{data.date_obj:%Y-%m-%d}", data.period))
    return rows


def _row(start: int, words: str, day: str, period: str) -> dict[str, Any]:
    """A find of another system; its first and last day by the period that it names."""
    year, month, _ = day.rsplit("-", 2)
    first = {"year": f"{year}-01-01", "month": f"{year}-{month}-01"}.get(period, day)
    last = {"year": f"{year}-12-31", "month": f"{year}-{month}-{_length(month)}"}.get(period, day)
    return {
        "start": start,
        "end": start + len(words),
        "text": words,
        "edtf": day,
        "earliest": first,
        "latest": last,
    }


def _length(month: str) -> int:
    return {"02": 28, "04": 30, "06": 30, "09": 30, "11": 30}.get(month, 31)


CHRONO = """
const chrono = require('chrono-node'), fs = require('fs');
const texts = JSON.parse(fs.readFileSync(process.argv[1] || 0, 'utf8'));
chrono.parse(texts[0].slice(0, 5000));
const begin = process.cpuUsage();
const rows = texts.map(text => chrono.parse(text).map(found => {
  const certain = name => found.start.isCertain(name);
  const pad = (n, width) => (n < 0 ? '-' : '') + String(Math.abs(n)).padStart(width, '0');
  const day = ['year', 'month', 'day'].map((n, i) => pad(found.start.get(n), i ? 2 : 4)).join('-');
  return [found.index, found.text, day, certain('day') ? 'day' : certain('month') ? 'month' : 'year'];
}));
const used = process.cpuUsage(begin);
console.log(JSON.stringify({rows, seconds: (used.user + used.system) / 1e6}));
"""


def by_chrono(texts: list[str]) -> tuple[list[Rows], float] | None:
    """chrono-node's finds in each text and the processor time it took; None where it is not installed."""
    node = shutil.which("node")
    if not node:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.json"
        path.write_text(json.dumps(texts), "utf-8")
        done = subprocess.run(
            [node, "-e", CHRONO, str(path)],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ,
            cwd=ROOT,
        )
    if done.returncode:
        return None
    result = json.loads(done.stdout)
    return [[_row(*row) for row in rows] for rows in result["rows"]], result["seconds"]


def _module(path: Path) -> ModuleType:
    spec = spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_sets() -> tuple[ModuleType | None, dict[str, list[tuple[str, Path, Path]]]]:
    """The scorer and the gold sets that are here: for each essay its name, its text and its annotations."""
    if (SHARED / "tools" / "score.py").is_file():
        score = _module(SHARED / "tools" / "score.py")
        folders = {"two essays": ".", "dev": "dev", "wikiwars": "wikiwars"}
        return score, {
            name: score.essays([SHARED / "gold" / folder], ".timex.jsonl") for name, folder in folders.items()
        }
    gold = ROOT / "tests" / "gold"
    return None, {
        "dev": [(path.stem, path, path.with_suffix(".timex.jsonl")) for path in sorted(gold.glob("*.txt"))]
    }


def score_all(score: ModuleType | None, found: list[tuple[Path, Rows]]) -> tuple[float, float, float]:
    """Strict, relaxed and value F1 over some essays, each with what a system found in it."""
    total = dict.fromkeys(("gold", "found", "strict", "relaxed", "value"), 0)
    for gold, rows in found:
        if score:
            one = score.score_dates(score.timex_gold(gold), rows)
        else:
            raw = scoring.scores(scoring.lines(gold), [_as_timex(row) for row in rows if row["edtf"]])
            one = {"gold": raw["gold"], "found": raw["ours"], "strict": raw["exact"], "relaxed": raw["found"]}
            one["value"] = raw["right"]
        for key in total:
            total[key] += one[key]
    halves = total["gold"] + total["found"]
    return tuple(2 * total[key] / halves for key in ("strict", "relaxed", "value"))  # type: ignore[return-value]


def _as_timex(row: dict[str, Any]) -> Any:
    return Timex(row["start"], row["end"], row["text"], row["edtf"], "", "", "body")


def seconds(read: Callable[[str], object], text: str, *, times: int = 3) -> float:
    """The least processor time that a system takes for a text."""
    best = float("inf")
    for _ in range(times):
        begin = process_time()
        read(text)
        best = min(best, process_time() - begin)
    return best


def hostile() -> dict[str, str]:
    """Texts that make careless patterns slow, and dates without anything between them."""
    return {
        "100,000 digits": "7" * 100_000,
        "nested hyphens": "mid-19-th-" * 5_000 + "-" * 50_000,
        "the the the": "the " * 25_000,
        "one 5 MB line": "It was said in the year of the great famine that the men of the town would go. "
        * 66_000,
        "dense years": "1917 " * 20_000,
        "dense days": "3 May 1917, " * 8_500,
        "dense months": "In May, in June, the following spring, two days later, " * 1_900,
    }


def import_seconds() -> float:
    """The least processor time of importing the reader in a new interpreter, its bytecode compiled."""
    code = (
        "import time; t = time.process_time()\n"
        "import dashboard.reading.dates.find\n"
        "print(time.process_time() - t)"
    )
    with tempfile.TemporaryDirectory() as cache:
        env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        env |= {"PYTHONPYCACHEPREFIX": cache}
        runs = [
            subprocess.run(
                [sys.executable, "-c", code], env=env, cwd=ROOT, capture_output=True, text=True, check=True
            )
            for _ in range(12)
        ]
    return min(float(run.stdout) for run in runs)


def print_quality(score: ModuleType | None, sets: dict[str, list[tuple[str, Path, Path]]]) -> None:
    print(f"\n{'strict / relaxed / value F1':30}", *(f"{name:>24}" for name in sets))
    texts = {path: path.read_text("utf-8") for essays in sets.values() for _, path, _ in essays}
    lines: dict[str, list[str]] = {"claimline": [], "dateparser.search": [], "chrono-node": []}
    for essays in sets.values():
        chrono = by_chrono([texts[path] for _, path, _ in essays])
        systems: dict[str, list[Rows] | None] = {
            "claimline": [ours(texts[path]) for _, path, _ in essays],
            "dateparser.search": [by_dateparser(texts[path]) for _, path, _ in essays],
            "chrono-node": chrono and chrono[0],
        }
        for name, found in systems.items():
            rows = found and [(gold, rows) for (_, _, gold), rows in zip(essays, found, strict=True)]
            figures = " / ".join(f"{f1:.3f}" for f1 in score_all(score, rows)) if rows else "not installed"
            lines[name].append(f"{figures:>24}")
    for name, cells in lines.items():
        print(f"{name:30}", *cells)


def print_speed(text: str) -> None:
    size = len(text.encode()) / 1000
    search_dates(text[:5000], languages=["en"])
    speed = size / seconds(dates, text, times=12)
    slow = size / seconds(lambda words: search_dates(words, languages=["en"]), text, times=1)
    print(f"{'KB for a second, warm':30} claimline {speed:,.0f} ({size:,.0f} KB read)")
    print(f"{'':30} dateparser.search {slow:,.0f}: claimline is {speed / slow:.0f} times as fast")
    chrono = by_chrono([text])
    if chrono:
        theirs = size / chrono[1]
        print(f"{'':30} chrono-node {theirs:,.0f}: claimline is {speed / theirs:.1f} times as fast")


def print_worst(prose: str) -> None:
    plain = seconds(dates, prose) / len(prose)
    print(f"\n{'time for a KB':30} {'times plain prose':>20}")
    print(f"{'plain prose':30} {1.0:20.1f}   ({plain * 1e6:.2f} ms)")
    for name, text in hostile().items():
        print(f"{name:30} {seconds(dates, text, times=1) / len(text) / plain:20.1f}")


def main() -> None:
    score, sets = gold_sets()
    essays = sets.get("wikiwars") or sets["dev"]
    print_speed("\n\n".join(path.read_text("utf-8") for _, path, _ in essays))
    print_quality(score, sets)
    print_worst("\n\n".join(path.read_text("utf-8") for _, path, _ in sets["dev"]))
    print(f"\nimport of the reader: {1000 * import_seconds():.0f} ms of processor time")


if __name__ == "__main__":
    main()

"""Take names and dates from sources outside: facts only, no sentence is kept but to search names in.

    python gather.py MIRRORS CACHE

MIRRORS holds the sources as bare git copies, OWNER+NAME/repo each. CACHE, which is never committed, gets
`records.json` (code of the source, name, start, end), `days.json` (the encyclopedia's day pages) and
`conflicts.json` (armed conflicts since 1946), `told.json` (name, sentence, dates).
"""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

Record = dict[str, Any]
Day = tuple[int, int, int]
_ISO = re.compile(r"(-?)\+?(\d+)-(\d\d)-(\d\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_STARTS = ("startTime", "startDate", "start", "date", "pointInTime", "inception")
_ENDS = ("endTime", "endDate", "end")
_SPORT = re.compile(
    r"Cups|Finals|Games|Olympics|Ufc|Awards|Elections|Festivals|Flights|Indianapolis|Shows|Shootings|Crashs"
)


@dataclass(frozen=True, slots=True)
class Mirror:
    """A repository of a source."""

    git: Path

    def show(self, path: str) -> str:
        """The text of a file; '' if the copy lacks it, as copies lack the largest."""
        return self._git("show", f"HEAD:{path}").decode("utf-8", "replace")

    def table(self, path: str) -> Any:
        """A file of JSON; an empty list if the copy lacks it or it was saved broken."""
        try:
            return json.loads(self.show(path))
        except json.JSONDecodeError:
            return []

    def files(self) -> list[str]:
        """The paths of its files."""
        return self._git("ls-tree", "-r", "--name-only", "HEAD").decode().splitlines()

    def _git(self, *words: str) -> bytes:
        command = ["git", f"--git-dir={self.git}", *words]
        return subprocess.run(command, capture_output=True, check=False).stdout


def iso(text: str | None) -> Day | None:
    """A day of Wikidata: `-0479-08-11T…` is 480 BC, for a year before our era is astronomical there."""
    found = _ISO.match(text or "")
    if not found:
        return None
    return (-1 if found[1] else 1) * int(found[2]), int(found[3]), int(found[4])


def year_game(mirror: Mirror) -> Iterator[Record]:
    """Wikidata's rows in a game of years: years alone, with the count of Wikipedias as a weight."""
    for path in mirror.files():
        if not path.endswith("rows.json"):
            continue
        for row in mirror.table(path):
            if not re.fullmatch(r"-?\d+", str(row.get("year", ""))):
                continue
            yield {
                "src": "wt",
                "q": path.split("/")[2],
                "name": row.get("itemLabel") or "",
                "start": (int(row["year"]), 0, 0),
                "end": None,
                "qid": row.get("item", "").split("/")[-1],
            }


def scraped(mirror: Mirror) -> Iterator[Record]:
    """Wikidata's events by kinds, with starts and ends."""
    for path in mirror.files():
        if not (path.startswith("data/scraped/events/") and path.endswith("_raw.json")):
            continue
        for row in mirror.table(path):
            name = row.get("eventLabel", {}).get("value", "")
            start, end = _first(row, _STARTS), _first(row, _ENDS)
            if name and not re.fullmatch(r"Q\d+", name) and (start or end):
                qid = row["event"]["value"].split("/")[-1]
                yield {"src": "lm", "name": name, "start": start, "end": end, "qid": qid}


def _first(row: dict[str, Any], names: tuple[str, ...]) -> Day | None:
    return next((day for name in names if name in row and (day := iso(row[name]["value"]))), None)


def search_engine(mirror: Mirror) -> Iterator[Record]:
    """Wikidata's events with one day each, and their articles."""
    for row in mirror.table("retrieved_queries/historicEvents.json"):
        start = iso(row.get("date"))
        article = unquote(row.get("article", "").split("/wiki/")[-1]).replace("_", " ")
        qid = row["event"].split("/")[-1]
        if start:
            yield {
                "src": "di",
                "name": row["label"],
                "start": start,
                "end": None,
                "qid": qid,
                "article": article,
            }


def temponyms(mirror: Mirror) -> Iterator[Record]:
    """Names of times, from the tagger HeidelTime; to check dates with, not to copy."""
    for path in mirror.files():
        if "normTemponymEvent" not in path or _SPORT.search(path):
            continue
        for line in mirror.show(path).splitlines():
            found = re.match(r'"(.*?)","\[([^,]*), ([^,]*), ([^,]*), ([^\]]*)\]"', line)
            start = _dashed(found[2]) if found else None
            if found and start:
                name = found[1].replace("\\", "")
                yield {"src": "ht", "name": name, "start": start, "end": _dashed(found[5])}


def _dashed(text: str) -> Day | None:
    found = re.match(r"(\d{4})-?(\d\d)?-?(\d\d)?", text)
    return (int(found[1]), int(found[2] or 0), int(found[3] or 0)) if found else None


def wars(mirror: Mirror) -> Iterator[Record]:
    """The wars of Correlates of War: years."""
    for kind in ("interstate", "extrastate", "intrastate"):
        text = mirror.show(f"data/scraped/correlates_of_war/{kind}_wars.csv").replace("\r", "\n")
        spans: dict[str, list[int]] = {}
        for row in csv.DictReader(io.StringIO(text)):
            if not re.fullmatch(r"-?\d+", row.get("StartYear1") or ""):
                continue
            start = int(row["StartYear1"])
            end = max(int(row.get(column) or -9) for column in ("EndYear1", "EndYear2"))
            span = spans.setdefault(row["WarName"], [start, end])
            span[:] = min(span[0], start), max(span[1], end)
        for name, (start, end) in spans.items():
            yield {
                "src": "cow",
                "name": name,
                "start": (start, 0, 0),
                "end": (end, 0, 0) if end > 0 else None,
            }


def periods(mirror: Mirror) -> Iterator[Record]:
    """The periods of PeriodO, as scholars delimit them."""
    table = mirror.table("initial-data.json")
    for collection in table["periodCollections"].values():
        for term in collection["definitions"].values():
            start, end = _bound(term.get("start"), "earliestYear"), _bound(term.get("stop"), "latestYear")
            localized = (term.get("localizedLabels") or {}).values()
            names = {term.get("label")}
            names |= {n for labels in localized for n in (labels if isinstance(labels, list) else [labels])}
            if start is not None:
                last = (end, 0, 0) if end is not None else None
                yield from (
                    {"src": "periodo", "name": n, "start": (start, 0, 0), "end": last} for n in names if n
                )


def _bound(value: Any, name: str) -> int | None:
    inner = (value or {}).get("in") or {}
    year = str(inner.get("year") or inner.get(name) or "")
    return int(year) if re.fullmatch(r"-?\d+", year) else None


def country_lists(mirror: Mirror) -> Iterator[Record]:
    """Dates of British, French and American history, written for another timeline."""
    for path in mirror.files():
        if not (path.startswith("data/") and path.endswith(".csv")) or "_sport" in path:
            continue
        for row in csv.DictReader(io.StringIO(mirror.show(path).lstrip("\ufeff"))):
            start = _spoken(row.get("hdate") or "")
            if start:
                name, article = (row.get("label") or "").strip(), (row.get("url") or "").split("/wiki/")[-1]
                yield {"src": "hd", "name": name, "start": start, "end": None, "article": unquote(article)}


def _spoken(text: str) -> Day | None:
    years = re.findall(r"\b(\d{3,4})\b", text)
    if not years:
        return None
    year = 1 - int(years[0]) if "BC" in text else int(years[0])
    day = re.match(r"\s*(\d{1,2}) (\w{3})\w* \d{3,4}\s*$", text)
    if day and day[2].lower() in _MONTHS:
        return year, _MONTHS.index(day[2].lower()) + 1, int(day[1])
    return year, 0, 0


def day_pages(mirror: Mirror) -> Iterator[tuple[int, int, int, str, list[str]]]:
    """What the encyclopedia says happened on a day: year, month, day, what, titles of articles."""
    for path in mirror.files():
        place = re.match(r"src/db/events/(\d+)/(\d+)\.json", path)
        if not place:
            continue
        for event in (mirror.table(path) or {"events": []})["events"]:
            year = re.match(r"(\d+)\s*(BC)?", event["year"].replace("AD ", ""))
            if year:
                when = 1 - int(year[1]) if year[2] else int(year[1])
                titles = [article["title"] for article in event["wikipedia"] if article["title"]]
                yield when, int(place[1]), int(place[2]), event["description"] or "", titles


def conflicts(mirror: Mirror) -> list[dict[str, Any]]:
    """The armed conflicts of UCDP since 1946: where, over what, their first year."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in mirror.table("data/scraped/ucdp/armed_conflicts.json"):
        where, over, year = row["location"], row.get("territory_name") or "", int(row["year"])
        one = found.setdefault(
            (row["conflict_id"], where, row["side_a"], over),
            {"place": f"{where} {over}", "start": row["start_date"][:4], "first": year},
        )
        one["first"] = min(one["first"], year)
    return list(found.values())


def quiz(mirror: Mirror) -> Iterator[tuple[str, str, list[str]]]:
    """The questions of a quiz that sorts events by date, each with a name of its own and its date."""
    for row in csv.DictReader(io.StringIO(mirror.show("pipeline/events_prepared.csv"))):
        ends = dict.fromkeys(_year(row[name]) for name in ("date_start", "date_end"))
        yield f"hq-{row['index']}", row["event"], ["/".join(ends)]


def _year(text: str) -> str:
    """`-0508-05` of a table whose years BC have a minus sign, in EDTF."""
    number = int(text.lstrip("-").partition("-")[0])
    return f"-{number - 1:04d}" if text.startswith("-") else f"{number:04d}"


SOURCES: dict[str, Callable[[Mirror], Iterator[Record]]] = {
    "tom-james-watson+wikitrivia": year_game,
    "MonitoringCommie+LeftistMonitor": scraped,
    "DinisSousa2003+Historical-Events-Search-Engine": search_engine,
    "HeidelTime+heideltime": temponyms,
    "periodo+periodo-data": periods,
    "dh3968mlq+historicaldate-data": country_lists,
}


def main(mirrors: Path, cache: Path) -> None:
    """Write the four files."""

    def mirror(name: str) -> Mirror:
        return Mirror(mirrors / name / "repo")

    cache.mkdir(parents=True, exist_ok=True)
    records = [record for name, read in SOURCES.items() for record in read(mirror(name))]
    states = mirror("MonitoringCommie+LeftistMonitor")
    records += wars(states)
    days = list(day_pages(mirror("lukaskunn+wikipedia-on-this-day-db")))
    told = list(quiz(mirror("clemensfiedler+history-quiz")))
    tables = {"records": records, "days": days, "conflicts": conflicts(states), "told": told}
    for name, table in tables.items():
        (cache / f"{name}.json").write_text(json.dumps(table), "utf-8")
        print(f"{name}: {len(table)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""The general list is what its own rules say: two sources or `~`, one line an event, and no date without a check."""

from __future__ import annotations

import csv
import random
import re
from collections import Counter
from pathlib import Path

import pytest

from dashboard import edtf
from dashboard.reading.events import listing

Row = dict[str, str]
OURS = {"own", "pack"}
SOURCES = {*OURS, "os", "cow", "ucdp", "periodo", "hd", "day", "wt", "lm", "di", "ht"}
NEEDS = {"ambiguous", "bare", "main", "shared"}


@pytest.fixture(scope="module")
def rows(root: Path) -> list[Row]:
    found = []
    for path in sorted((root / "dashboard/reading/events/data").glob("*.tsv")):
        text = path.read_text("utf-8")
        assert text.endswith("\n"), path
        assert "\r" not in text, path
        assert text.split("\n")[0].split("\t") == list(listing.COLUMNS), path
        found += csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return found


@pytest.fixture(scope="module")
def checks(root: Path) -> dict[str, Row]:
    text = (root / "training/events/checks.tsv").read_text("utf-8")
    table = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["id"]: row for row in table}


def test_no_two_entries_are_one(rows: list[Row]) -> None:
    ids = Counter(row["id"] for row in rows)
    assert [name for name, count in ids.items() if count > 1] == []
    named = Counter((row["name"].casefold(), row["edtf"]) for row in rows)
    assert [name for name, count in named.items() if count > 1] == []


def test_every_cell_is_of_its_kind(rows: list[Row]) -> None:
    for row in rows:
        assert None not in row.values(), row
        assert re.fullmatch(r"[a-z0-9-]+", row["id"]), row
        assert re.fullmatch(r"Q\d+|", row["qid"]), row
        assert set(row["needs"].split()) <= NEEDS, row
        assert "%" not in row["article"], row
        assert not re.search(r"[+*]|\.\.| - ", row["aliases"]), row  # names, not the notation of packs
        date = edtf.parse(row["edtf"])
        assert date.earliest is not None, row
        assert date.latest is not None, row


def test_a_date_without_another_source_is_approximate(rows: list[Row]) -> None:
    for row in rows:
        sources = set(row["sources"].split())
        assert sources <= SOURCES, row
        assert "own" in sources, row
        if sources <= OURS:
            assert all(part.endswith("~") for part in row["edtf"].split("/")), row


def test_every_entry_has_its_check(rows: list[Row], checks: dict[str, Row]) -> None:
    assert checks.keys() == {row["id"] for row in rows}
    for row in rows:
        check = checks[row["id"]]
        assert check["printed"] == row["edtf"], row
        assert set(check["same_year"].split()) == set(row["sources"].split()) - OURS, row
        finer = re.search(r"\d{4}-\d\d-\d\d", row["edtf"])
        if finer and "pack" not in row["sources"] and len(check["written"]) == 10:
            assert check["same_day"] or check["written"] == row["edtf"], row


def test_the_tables_begin_in_their_order(root: Path) -> None:
    for path in sorted((root / "dashboard/reading/events/data").glob("*.tsv")):
        dates = [line.split("\t")[3].split("/")[0] for line in path.read_text("utf-8").splitlines()[1:]]
        starts = [edtf.parse(date).earliest for date in dates]
        years = [edtf.year_month_day(start)[0] for start in starts if start is not None]
        assert years == sorted(years), path


# What a release looks up: a random 1 % of the entries that claim two sources. The year that stands here was looked up by
# hand, in none of the lists. A new release draws anew.
LOOKED_UP = {
    "battle-of-killiecrankie": "1689",
    "election-of-barack-obama": "2008",
    "lebanese-civil-war": "1975/1990",
    "locarno-treaties": "1925",
    "rebellion-of-tupac-amaru-ii": "1780/1782",
    "war-and-peace": "1865/1869",
    "battle-of-formigny": "1450",
    "young-irelander-rebellion": "1848",
    "byzantine-civil-war-of-1341-1347": "1341/1347",
    "parthian-empire": "-0246/0224",
    "ponce-de-leon-lands-in-florida": "1513",
    "naacp-founded": "1909",
    "greco-italian-war": "1940/1941",
    "surrender-at-appomattox": "1865",
    "nivelle-offensive": "1917",
    "moon-landing": "1969",
    "unilateral-declaration-of-egyptian-independence": "1922",
    "second-red-scare": "1947/1957",
    "stanley-finds-livingstone": "1871",
    "soviet-withdrawal-from-afghanistan": "1989",
    "kitos-war": "0115/0117",
    "siege-of-osaka": "1614/1615",
    "sputnik-2": "1957",
    "operation-bodenplatte": "1945",
    "hundred-days": "1815/1815",
    "chinese-economic-reform": "1978",
    "1948-palestine-war": "1947/1949",
    "picassos-guernica": "1937",
    "battle-of-berlin": "1945/1945",
    "battle-of-hochkirch": "1758",
    "death-of-socrates": "-0398",
    "treaty-of-fez": "1912",
    "battle-of-dogali": "1887",
    "independence-of-jamaica": "1962",
    "act-of-abjuration": "1581",
    "treaty-of-balta-liman": "1838",
}


@pytest.mark.parametrize(("name", "years"), LOOKED_UP.items())
def test_what_was_looked_up_stands_in_the_list(name: str, years: str, rows: list[Row]) -> None:
    [row] = [row for row in rows if row["id"] == name]
    assert re.sub(r"(?<=\d{4})-\d\d(?:-\d\d)?", "", row["edtf"]).replace("~", "") == years


def test_a_random_hundredth_was_looked_up(rows: list[Row]) -> None:
    sure = sorted(row["id"] for row in rows if not set(row["sources"].split()) <= OURS)
    assert len(set(LOOKED_UP) & set(sure)) >= len(sure) // 100
    drawn = random.Random(2026).sample(sure, len(sure) // 100)
    assert len(set(drawn) & set(LOOKED_UP)) >= 0.9 * len(
        drawn
    )  # an entry that came since may have moved the draw

"""TimelineJS: its spreadsheet and its JSON read back, and TimelineJS itself shows every claim on the right day."""

from __future__ import annotations

import base64
import csv
import functools
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import tarfile
import threading
from collections.abc import Callable, Iterator
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from conftest import Visit
from exported import DATED_BY, HARD, hard, in_plain_words, noted, ours

from dashboard.showing.export import Request, timelinejs

VERSION = "3.9.11"
SHA512 = "+jUuY1OJ+9zSO5O3AfYSLd1yB0vQkm22zyIElz8BWT5DQ9mL0rsxlQkBKAqLbWpJjFuAAJeqzLY35xFIg6GW4g=="
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>TimelineJS</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="dist/css/timeline.css">
<div id="timeline" style="width: 1200px; height: 700px"></div><script src="dist/js/timeline.js"></script>
<script>
  const options = { script_path: new URL("dist/js/", location).href, font: "", language: "en" };
  window.timeline = new TL.Timeline("timeline", location.search.slice(1), options);
  timeline.on("loaded", () => document.body.setAttribute("data-loaded", ""));
</script>"""
# What TimelineJS has made of the data: its errors, and of every claim the dates as it reckons and writes them.
HELD = """() => ({ errors: timeline.config.getErrors(), events: timeline.config.events.map((event) => {
  const day = (date) => date && [date.getFullYear(), date.data.date_obj.getMonth() + 1, date.data.date_obj.getDate()];
  return { id: event.unique_id, headline: event.text.headline, text: event.text.text, group: event.group,
    start: day(event.start_date), end: day(event.end_date) || null, words: event.display_date,
    year: timeline.language.formatDate(event.start_date.data.date_obj, "year") };
}) })"""


def package(folder: Path) -> str:
    """Put TimelineJS into a folder unless it is there; the answer is what went wrong, or ''."""
    if (folder / "dist" / "js" / "timeline.js").is_file():
        return ""
    npm = shutil.which("npm")
    if not npm:
        return "npm is not installed"
    name = f"@knight-lab/timelinejs@{VERSION}"
    pack = [
        npm,
        "pack",
        name,
        "--silent",
        "--fetch-retries=0",
        "--fetch-timeout=60000",
        "--pack-destination",
        ".",
    ]
    try:
        subprocess.run(pack, cwd=folder, check=True, capture_output=True, timeout=120)
    except (OSError, subprocess.SubprocessError) as error:
        return f"npm could not fetch {name} ({type(error).__name__})"
    archive = folder / f"knight-lab-timelinejs-{VERSION}.tgz"
    if base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() != SHA512:
        return f"what npm fetched is not {name}: its hash differs"
    with tarfile.open(archive) as files:
        for file in files:
            wanted = file.name.startswith("package/dist/") and file.isfile()
            content = files.extractfile(file) if wanted else None
            if content:
                target = folder / file.name.removeprefix("package/")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())
    return ""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """A test's output is no place for a log."""


@pytest.fixture(scope="module")
def served(
    pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Path]]:
    """The address and the folder of a site with TimelineJS on it."""
    cache: Path = pytestconfig.cache.mkdir(f"timelinejs-{VERSION}")  # type: ignore[union-attr]
    wrong = package(cache)
    if wrong and os.environ.get("CI") == "true":
        pytest.fail(f"{wrong}: with CI=true TimelineJS must read what we export", pytrace=False)
    if wrong:
        pytest.skip(f"{wrong}: TimelineJS itself cannot be asked")
    folder = tmp_path_factory.mktemp("timelinejs")
    shutil.copytree(cache / "dist", folder / "dist")
    (folder / "index.html").write_text(PAGE, "utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/index.html", folder
        server.shutdown()


def rows(request: Request) -> list[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(timelinejs.to_csv(request).decode(), newline=""))
    assert reader.fieldnames == timelinejs.HEADER
    title, *found = list(reader)
    assert title["Type"] == "title"
    return found


def events(request: Request) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(timelinejs.to_json(request))["events"]
    return found


def labels(request: Request) -> dict[str, str]:
    return {"@home": "@home"} | {source.id: source.label for source in request.sources}


def days(row: dict[str, Any]) -> list[str]:
    """The days of a table's row that TimelineJS gets: its first and its last, once if they are one or one is open."""
    return sorted(
        {row[name] for name in ("earliest", "latest")} - {""}, key=lambda day: (not day.startswith("-"), day)
    )


def counted(day: str) -> list[int]:
    """A day of the table as TimelineJS counts years: there is no year 0, 44 BC is -44."""
    year, month, date = re.fullmatch(r"(-?\d+)-(\d\d)-(\d\d)", day).groups()  # type: ignore[union-attr]
    return [int(year) if int(year) > 0 else int(year) - 1, int(month), int(date)]


def told(text: str, row: dict[str, Any], label: str) -> None:
    """The text of a slide holds the passage and says who says it and how its date is known."""
    passage, said = re.fullmatch(r"<blockquote>(.*)</blockquote><p>(.*)</p>", text, re.DOTALL).groups()  # type: ignore[union-attr]
    when, certainty = in_plain_words(row["edtf"])
    assert unescape(passage) == row["claim"]
    assert unescape(said).startswith(label)
    assert f"{when} · {certainty}; {DATED_BY[row['dated_by']]}" in unescape(said)
    assert noted(row["calendar"]) in said


@pytest.mark.parametrize("which", ["hard", "ours"])
def test_the_spreadsheet_reads_back_row_by_row(which: str) -> None:
    """Title, days, date in words, how it is known, passage and source of every row."""
    request = hard() if which == "hard" else ours()
    for cells, row in zip(rows(request), request.frame.to_dict("records"), strict=True):
        known = [[int(cells[f"{end}{part}"]) for part in ("Year", "Month", "Day")] for end in ("", "End ") if cells[f"{end}Year"]]  # fmt: skip

        assert known == [counted(day) for day in days(row)]
        assert cells["Display Date"] == in_plain_words(row["edtf"])[0]
        assert unescape(cells["Headline"]) == row["title"]
        assert unescape(cells["Group"]) == labels(request)[row["source"]]
        told(cells["Text"], row, labels(request)[row["source"]])


@pytest.mark.parametrize("which", ["hard", "ours"])
def test_the_json_reads_back_row_by_row(which: str) -> None:
    """Id, title, days, date in words, how it is known, passage and source of every row."""
    request = hard() if which == "hard" else ours()
    for event, row in zip(events(request), request.frame.to_dict("records"), strict=True):
        known = [list(event[name].values()) for name in ("start_date", "end_date") if name in event]

        assert event["unique_id"] == row["claim_id"]
        assert known == [counted(day) for day in days(row)]
        assert event["display_date"] == in_plain_words(row["edtf"])[0]
        assert unescape(event["text"]["headline"]) == row["title"]
        assert unescape(event["group"]) == labels(request)[row["source"]]
        told(event["text"]["text"], row, labels(request)[row["source"]])


def test_no_cell_is_a_formula() -> None:
    """A spreadsheet runs what begins with =, +, - or @; only the years before Christ, numbers, may."""
    for cells in rows(hard()):
        assert not [
            cell
            for cell in cells.values()
            if re.match(r"[=+\-@\t\r\n]", cell) and not re.fullmatch(r"-\d+", cell)
        ]


@pytest.mark.browser
@pytest.mark.parametrize("ending", ["json", "csv"])
@pytest.mark.parametrize("which", ["hard", "ours"])
def test_timelinejs_shows_every_claim(
    visit: Callable[..., Visit], served: tuple[str, Path], which: str, ending: str
) -> None:
    """No error, a marker and a slide for each row, the right days, 44 BCE as 44 BCE, and the date in our words."""
    address, folder = served
    request = hard() if which == "hard" else ours()
    (folder / f"{which}.{ending}").write_bytes(getattr(timelinejs, f"to_{ending}")(request))
    page = visit(1280, 800).page
    page.goto(f"{address}?{which}.{ending}")
    page.locator("body[data-loaded]").wait_for(timeout=60_000)
    held = page.evaluate(HELD)

    assert held["errors"] == []
    assert len(held["events"]) == len(request.frame)
    assert page.locator(".tl-timemarker").count() == len(request.frame)
    assert page.locator(".tl-slide").count() == len(request.frame) + 1
    assert page.locator(".tl-timegroup").count() == request.frame["source"].nunique()
    records = request.frame.to_dict("records")
    by_id = {row["claim_id"]: row for row in records}
    if (
        ending == "csv"
    ):  # a spreadsheet has no ids: TimelineJS keeps the order of days, and of rows on one day
        records.sort(key=lambda row: counted(days(row)[0]))
    for number, event in enumerate(held["events"]):
        row = records[number] if ending == "csv" else by_id[event["id"]]
        first, *rest = [rolled(counted(day)) for day in days(row)]
        assert (event["start"], event["end"]) == (first, rest[0] if rest else None)
        assert re.sub("<.*?>", "", event["year"]) == (str(first[0]) if first[0] > 0 else f"{-first[0]} BCE")
        assert event["words"] == in_plain_words(row["edtf"])[0]
        assert unescape(event["headline"]) == row["title"]
        assert event["group"] == labels(request)[row["source"]]
        told(event["text"], row, labels(request)[row["source"]])


def rolled(day: list[int]) -> list[int]:
    """Where there is no year 0, leap years BC fall on other years: TimelineJS takes 29 February of one for 1 March."""
    leap = day[0] % 4 == 0 and (day[0] % 100 != 0 or day[0] % 400 == 0)
    return [day[0], 3, 1] if day[1:] == [2, 29] and not leap else day


@pytest.mark.browser
def test_a_slide_says_how_sure_its_date_is(visit: Callable[..., Visit], served: tuple[str, Path]) -> None:
    """What a reader sees: the date in words, the passage with its signs, and no markup of ours as text."""
    address, folder = served
    (folder / "hard.json").write_bytes(timelinejs.to_json(hard()))
    page = visit(1280, 800).page
    page.goto(f"{address}?hard.json")
    page.locator("body[data-loaded]").wait_for(timeout=60_000)
    title, passage, *_ = next(row for row in HARD if "feud" in row[0])
    page.evaluate("id => timeline.goToId(id)", "a b-6")
    slide = page.locator(".tl-slide", has_text="No, never")

    assert slide.locator(".tl-headline-date").inner_text() == "1902"
    assert title in slide.locator(".tl-headline").inner_text()
    assert " ".join(passage.split()) in " ".join(slide.inner_text().split())
    page.evaluate("id => timeline.goToId(id)", "a b-10")
    about = page.locator(".tl-slide", has_text="About then")
    assert about.locator(".tl-headline-date").inner_text() == "about 1927 to 1929"
    assert "a period, approximate; date from the text itself" in about.inner_text()

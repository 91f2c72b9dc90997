"""The Data Package: valid for frictionless, and the same table when it is read again."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from exported import hard, ours
from frictionless import Package, validate

from dashboard import table
from dashboard.showing.export import Request, package


def written(request: Request, folder: Path) -> Path:
    for name, content in package.to_files(request).items():
        (folder / name).write_bytes(content)
    return folder / "datapackage.json"


def faults(report: Any) -> list[str]:
    return [str(error) for task in report.tasks for error in task.errors] + [
        str(one) for one in report.errors
    ]


@pytest.mark.parametrize("which", ["hard", "ours"])
def test_frictionless_finds_no_fault_in_the_folder(which: str, tmp_path: Path) -> None:
    """Types, constraints, keys, sizes and hashes; with the hard rows and with the committed table."""
    request = hard() if which == "hard" else ours()
    report = validate(str(written(request, tmp_path)))

    assert faults(report) == []
    assert report.valid
    assert [task.stats["rows"] for task in report.tasks] == [
        len(request.frame),
        len(request.sources) + (which == "hard"),
    ]


def test_the_table_alone_is_safe_in_a_spreadsheet_and_the_package_s_is_as_extract_writes_it(
    tmp_path: Path,
) -> None:
    """44 BC is no sum; Claimline reads both as the same table."""
    request = hard()
    alone, packed = package.to_csv(request), package.to_files(request)["events.csv"]
    assert (b",'-0043" in alone, b",-0043" in alone) == (True, False)
    assert packed == table.to_csv(request.frame).encode()
    for content in (alone, packed):
        (tmp_path / "claims.csv").write_bytes(content)
        frame, problems = table.read(tmp_path / "claims.csv")
        assert problems == []
        assert frame.equals(request.frame)


def test_frictionless_finds_no_fault_in_the_zip(tmp_path: Path) -> None:
    """The zip holds the very files of the folder."""
    request = ours()
    (tmp_path / "claims.zip").write_bytes(package.to_zip(request))

    assert validate(str(tmp_path / "claims.zip")).valid
    with zipfile.ZipFile(io.BytesIO(package.to_zip(request))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == package.to_files(request)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [("1902", "1902-13"), ("Marx & Engels", "nobody"), ("reference", "hearsay")],
    ids=["hash", "source", "dated by"],
)
def test_frictionless_finds_a_fault_that_is_made(was: str, becomes: str, tmp_path: Path) -> None:
    """So that the other tests mean something."""
    descriptor = written(hard(), tmp_path)
    events = tmp_path / "events.csv"
    events.write_text(events.read_text("utf-8").replace(was, becomes), "utf-8")

    assert not validate(str(descriptor)).valid


@pytest.mark.parametrize("which", ["hard", "ours"])
def test_the_table_reads_back_row_by_row(which: str, tmp_path: Path) -> None:
    """By Claimline and by frictionless: every cell of every row is what it was."""
    request = hard() if which == "hard" else ours()
    descriptor = written(request, tmp_path)

    again, problems = table.read(tmp_path / "events.csv")
    assert problems == []
    assert again.equals(request.frame)
    rows = Package(str(descriptor)).get_resource("events").read_rows()
    cells = [
        {name: "" if value is None else str(value) for name, value in row.to_dict().items()} for row in rows
    ]
    assert cells == request.frame.to_dict("records")


def test_sources_are_named_with_the_text_that_places_point_into(tmp_path: Path) -> None:
    """A digest of the committed texts is known by its hash; a source that nobody knows by its id alone."""
    request = ours()
    rows = Package(str(written(request, tmp_path))).get_resource("sources").read_rows()

    assert [row["id"] for row in rows] == list(request.frame["source"].unique())
    for row, source in zip(rows, request.sources, strict=True):
        assert (row["title"], row["author"], row["published"]) == (
            source.title,
            source.author,
            source.published,
        )
        assert row["sha256"] == hashlib.sha256(source.text.encode()).hexdigest()
    [_, odd] = Package(str(written(hard(), tmp_path))).get_resource("sources").read_rows()
    assert odd.to_dict() == dict.fromkeys(package.SOURCES) | {"id": "@home", "label": "@home"}


def test_a_choice_says_what_it_was_chosen_from(tmp_path: Path) -> None:
    """The description counts, names the sources, and keeps the link."""
    whole = hard()
    chosen = Request(frame=whole.frame[:2], sources=whole.sources, query="to=1", of=19)

    for request, what in ((whole, "19 dated claims: Marx & Engels 1848, @home."), (chosen, "2 dated claims: Marx & Engels 1848. Chosen from 19 by ?to=1.")):  # fmt: skip
        descriptor = json.loads(package.to_files(request)["datapackage.json"])
        assert descriptor["description"] == what


def test_the_documented_schema_is_the_one_that_is_written(root: Path) -> None:
    """docs/events.schema.json, which others use, never falls behind."""
    assert json.loads((root / "docs" / "events.schema.json").read_text("utf-8")) == package.schema()

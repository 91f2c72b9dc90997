"""Which format a file's name means, and that every format is what the list says."""

from __future__ import annotations

import time
from pathlib import PurePath

import pytest
from exported import bounded, framed, hard

from dashboard.showing import export
from dashboard.showing.export import FORMATS, ExportError, Format, Request


@pytest.mark.parametrize(
    ("file", "name", "writer"),
    [
        ("claims.csv", "", "package.to_csv"),
        ("claims.CSV", "table", "package.to_csv"),
        ("claims.zip", "", "package.to_zip"),
        ("claims", "", "package.to_files"),
        ("some.folder/claims", "package", "package.to_files"),
        ("a.csv", "timelinejs", "timelinejs.to_csv"),
        ("a.json", "timelinejs", "timelinejs.to_json"),
        ("a.json", "annotations", "web_annotations.to_json"),
        ("a.jsonld", "claims", "schema_org.to_json"),
        ("a.ics", "", "ical.to_ical"),
    ],
)
def test_the_name_of_a_file_says_its_format(file: str, name: str, writer: str) -> None:
    """By its ending, and by a name where several formats have that ending."""
    assert export.chosen(PurePath(file), name=name).writer == writer


@pytest.mark.parametrize(
    ("file", "name", "what"),
    [
        ("a.json", "", "say which with --as timelinejs or annotations or claims"),
        ("a.jsonld", "", "say which with --as annotations or claims"),
        ("a.xlsx", "", "the name of an export ends in one of .csv, .zip, nothing (a folder), .json"),
        ("a.zip", "timelinejs", "the name of timelinejs ends in one of .csv, .json"),
        ("timeline", "timelinejs", "the name of timelinejs ends in one of .csv, .json"),
        ("a.csv", "excel", "there is no format 'excel'; take one of table, package, timelinejs"),
    ],
)
def test_a_name_that_means_no_format_is_told_what_would(file: str, name: str, what: str) -> None:
    """The sentence names the formats or endings that there are."""
    with pytest.raises(ExportError) as error:
        export.chosen(PurePath(file), name=name)
    assert what in str(error.value)


def test_every_format_can_be_asked_for() -> None:
    """Each line of the list is what its own name and endings lead to."""
    for one in FORMATS:
        for ending in one.endings:
            assert export.chosen(PurePath(f"claims{ending}"), name=one.name) == one


DATA = [
    one
    for one in FORMATS
    if one.name in ("table", "package", "timelinejs", "annotations", "claims", "calendar")
]


@pytest.mark.parametrize("kind", DATA, ids=lambda one: one.writer)
def test_the_same_claims_make_the_same_file(kind: Format) -> None:
    """Nothing of the day, the machine or chance goes into a file."""
    assert export.write(kind, bounded(hard())) == export.write(kind, bounded(hard()))


@pytest.fixture(scope="module")
def many() -> Request:
    """10,000 claims."""
    request = bounded(hard())
    rows = request.frame.to_dict("records")
    wanted = [dict(rows[n % len(rows)], claim_id=f"c-{n}") for n in range(10_000)]
    frame = framed([{str(name): value for name, value in row.items()} for row in wanted])
    return Request(frame=frame, sources=request.sources, of=len(frame))


@pytest.mark.parametrize("kind", DATA, ids=lambda one: one.writer)
def test_ten_thousand_claims_are_written_in_ten_seconds(kind: Format, many: Request) -> None:
    """Counted in seconds of the processor, since a machine may be busy."""
    before = time.process_time()
    assert export.write(kind, many)
    assert time.process_time() - before < 10

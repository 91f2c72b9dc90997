"""What the page gives to take away, as its server sends it."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from conftest import committed
from flask.testing import FlaskClient
from pptx import Presentation

from dashboard import table
from dashboard.showing import app
from dashboard.showing import client as scripts
from dashboard.showing.export import FORMATS, slides
from dashboard.showing.routes import downloads, headers, lengths

OFFICE = "openxmlformats-officedocument"


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    frame, known = committed()
    page = app.create(frame, sources=known.sources, background=known.background)
    client: FlaskClient = page.server.test_client()
    return client


@pytest.mark.parametrize(
    ("path", "kind", "begins"),
    [
        ("page/timeline.html", "text/html", b"<!DOCTYPE html>"),
        ("static/timeline.html", "text/html", b"<!"),
        ("print/timeline.pdf", "application/pdf", b"%PDF"),
        ("worksheet/worksheet.html", "text/html", b"<!doctype html>"),
        ("answers/answers.html", "text/html", b"<!doctype html>"),
        ("worksheet/worksheet.pdf", "application/pdf", b"%PDF"),
        ("answers/answers.docx", f"application/vnd.{OFFICE}.wordprocessingml.document", b"PK"),
        ("slides/slides.pptx?n=8", f"application/vnd.{OFFICE}.presentationml.presentation", b"PK"),
        ("compare/comparison.html", "text/html", b"<!doctype html>"),
        ("print/timeline.svg", "image/svg+xml", b"<"),
        ("package/claims.zip", "application/zip", b"PK"),
        ("calendar/claims.ics", "text/calendar", b"BEGIN:VCALENDAR"),
        ("print/TIMELINE.SVG", "image/svg+xml", b"<"),
    ],
)
def test_a_file_comes_as_a_download_of_its_kind(
    client: FlaskClient, path: str, kind: str, begins: bytes
) -> None:
    answer = client.get(f"/download/{path}")
    assert answer.status_code == 200
    assert answer.mimetype == kind
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.data.startswith(begins)


def test_it_holds_what_the_link_shows(client: FlaskClient) -> None:
    """The filters of the page are those of the download."""
    rows = list(csv.DictReader(io.StringIO(client.get("/download/table/c.csv?source=munoz&theme=war").text)))
    assert rows
    assert {(row["source"], row["theme"]) for row in rows} == {("munoz", "war")}


@pytest.mark.parametrize("link", ["", "?n=8", "?n=20", "?source=munoz"])
def test_it_says_beforehand_how_long_the_files_for_a_class_are(client: FlaskClient, link: str) -> None:
    """As many pages as the files have, as many slides, and so many claims."""
    told = client.get(f"/download/lengths/lesson.json{link}").get_json()
    for kind in ("worksheet", "answers"):
        with pypdfium2.PdfDocument(client.get(f"/download/{kind}/a.pdf{link}").data) as document:
            assert told[kind] == len(document)
    sheet = client.get(f"/download/worksheet/a.html{link}").text
    assert told["claims"] == sheet.count('<th scope="row"')
    made: Any = Presentation(io.BytesIO(client.get(f"/download/slides/a.pptx{link}").data))
    assert told["slides"] == len(made.slides)


def test_it_says_how_many_starred_claims_no_text_dates(client: FlaskClient) -> None:
    frame, _ = committed()
    ids = {way: frame.loc[frame["dated_by"] == way, "claim_id"] for way in ("text", "reference")}
    stars = ",".join([*ids["text"].iloc[:1], *ids["reference"].iloc[:2]])
    told = client.get(f"/download/lengths/lesson.json?starred=1&stars={stars}").get_json()
    assert (told["claims"], told["left"]) == (1, 2)


def test_a_sheet_that_is_too_long_is_not_counted_and_no_slides_are_offered_without_their_package(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lengths, "MOST", 9)
    monkeypatch.setattr(slides, "can", lambda: False)
    told = client.get("/download/lengths/lesson.json").get_json()
    assert told == {"claims": 10, "left": 0, "worksheet": None, "answers": None, "slides": None}
    refused = client.get("/download/slides/a.pptx")
    assert (refused.status_code, refused.text) == (
        400,
        "slides need python-pptx: pip install 'claimline[slides]' brings it\n",
    )


def test_the_comparison_of_a_link_knows_what_its_filters_hide(client: FlaskClient) -> None:
    """And follows its order."""
    page = client.get("/download/compare/c.html?dated=text&view=compare&sort=disagreement").text
    assert "outside this selection" in page
    assert page.index("Only one text gives a date") < page.index("Told by one text alone")


def test_a_format_for_other_programs_is_theirs(client: FlaskClient) -> None:
    assert json.loads(client.get("/download/timelinejs/t.json").data)["events"]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("table/c.csv?from=2500", "no claim passes"),
        ("nonsense/c.csv", "there is no format"),
        ("package/claims", "a folder cannot be sent; ask for the .zip"),
        ("print/c.pdf?paper=A5", "neither of A4, Letter, A3, A2, A1"),
        ("worksheet/c.pdf?paper=A3", "neither of A4, Letter"),
        ("print/c.doc", "ends in"),
    ],
)
def test_what_cannot_be_had_is_one_sentence(client: FlaskClient, path: str, says: str) -> None:
    answer = client.get(f"/download/{path}")
    assert answer.status_code == 400
    assert says in answer.text
    assert answer.text.count("\n") == 1


def test_links_to_the_page_have_a_picture(client: FlaskClient) -> None:
    assert 'property="og:image" content="http://localhost/picture.png"' in client.get("/").text
    assert client.get("/picture.png").data.startswith(b"\x89PNG")


@pytest.mark.parametrize("coding", ["gzip", "br"])
@pytest.mark.parametrize("path", ["/download/timelinejs/t.json?", "/oembed?url=http%3A%2F%2Flocalhost%2F%3F"])
def test_a_compressed_answer_heeds_its_query(client: FlaskClient, path: str, coding: str) -> None:
    """The file of one text is never answered with the remembered file of another."""
    sources = ("munoz", "lenihan", "munoz")
    asked = [f"{path}source{'%3D' if 'oembed' in path else '='}{name}&maxheight=400" for name in sources]
    answers = [client.get(one, headers={"Accept-Encoding": coding}) for one in asked]
    if "oembed" not in path:  # too short an answer is not compressed
        assert [answer.headers["Content-Encoding"] for answer in answers] == [coding] * 3
    zipped = coding == "gzip" and "oembed" not in path  # its head has the time of day
    first, other, again = (gzip.decompress(answer.data) if zipped else answer.data for answer in answers)
    assert first == again != other


def test_what_is_remembered_compressed_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where two are the most, a third takes the place of the one that was asked for longest ago."""
    monkeypatch.setattr(headers, "_MOST", 2)
    memory = headers.memory()
    for name in (
        "gzip;/assets/a.js?1",
        "gzip;/assets/b.js?1",
        "gzip;/assets/a.js?1",
        "gzip;/assets/c.js?1",
        "gzip;",
    ):
        if memory.get(name) is None:
            memory.set(name, name.encode())
    memory.set("gzip;/?words=" + "x" * 5000, b"long")
    assert [memory.get(f"gzip;/assets/{name}.js?1") is not None for name in "abc"] == [True, False, True]
    assert memory.get("gzip;") is None


def test_every_format_that_is_a_file_has_its_kind() -> None:
    endings = {ending for one in FORMATS for ending in one.endings if ending}
    assert endings <= set(downloads._TYPES)


def test_more_claims_than_can_be_drawn_are_one_sentence(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server is not filled, and what needs no picture can be had all the same."""
    monkeypatch.setattr(scripts, "_DRAWING_MEMORY", 3_000_000)
    frame, _ = table.read(root / "events.csv")
    client = app.create(frame, sources=[]).server.test_client()
    for path, status in (
        ("/download/print/t.svg", 400),
        ("/download/static/t.html", 400),
        ("/picture.png", 404),
    ):
        answer = client.get(path)
        assert (answer.status_code, answer.mimetype) == (status, "text/plain")
        assert answer.text.startswith("there are more claims than can be drawn")
    assert client.get("/download/table/t.csv").status_code == 200

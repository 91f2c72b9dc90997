"""Files of claims that a reader corrected: the page sends them, and each file holds them."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from conftest import committed
from flask.testing import FlaskClient

from dashboard import passing, table
from dashboard.showing import app, client, colours, page_data
from dashboard.showing.export import FORMATS
from dashboard.showing.routes import corrected
from dashboard.showing.routes.visits import Answer

HERE = {"Origin": "http://localhost"}
TITLE = "The storm on the palace"
REMARK = "Who says so, and when?"


def known() -> passing.Passed:
    frame, found = committed()
    return passing.Passed(frame, found.sources, found.background)


@pytest.fixture(scope="module")
def server() -> FlaskClient:
    """A server whose opened essays are always those of the project."""
    all_of_it = known()
    answer = Answer("page", "file", (), known=passing.packed(all_of_it))
    page = app.create(
        all_of_it.frame,
        sources=all_of_it.sources,
        background=all_of_it.background,
        read=lambda *_, **__: answer,
    )
    return page.server.test_client()


@pytest.fixture(scope="module")
def form() -> dict[str, str]:
    """What the page sends: a claim with another title and date, a remark and a star on it, another dropped."""
    frame = known().frame
    first, second = frame["claim_id"][:2]
    work = {
        "changes": {
            first: {"title": TITLE, "date": "8 March 1917", "remark": REMARK, "starred": True},
            second: {"dropped": True},
        },
        "added": [],
        "judgements": {},
        "title": "",
        "subtitle": "",
        "names": {},
        "colours": {},
    }
    data = json.loads(page_data.payload(frame, sources=known().sources, background=known().background))
    claims = client.ask("corrections", data=data, work=work)["data"]["claims"]
    more = {
        "remarks": {first: REMARK},
        "starred": [first],
        "edited": [first],
        "judged": {frame["event"][0]: {"kind": "contradicts", "why": "The days differ."}},
        "names": {frame["source"][0]: "Group 1"},
        "colours": {frame["source"][0]: 5},
        "title": "Our lesson",
        "subtitle": "Year 9, second lesson",
    }
    return {"table": client.ask("spreadsheet", claims=claims), "more": json.dumps(more)}


def visited(server: FlaskClient) -> str:
    answer = server.post("/open", data={"text": "In 1811 a mill burnt."}, headers=HERE)
    return f"/visit/{answer.json['visit']}"


def files() -> list[tuple[str, str]]:
    return [(one.name, f"file{one.endings[0]}") for one in FORMATS if one.endings[0]]


@pytest.mark.parametrize(("kind", "file"), files())
def test_every_file_can_be_made_of_corrected_claims(
    server: FlaskClient, form: dict[str, str], kind: str, file: str
) -> None:
    answer = server.post(f"/download/{kind}/{file}", data=form, headers=HERE)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Disposition"] == "attachment"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "kind", ["answers/a.html?n=all", "compare/c.html", "static/s.html", "claims/c.jsonld"]
)
@pytest.mark.parametrize("visit", [False, True])
def test_a_file_holds_the_corrections(
    server: FlaskClient, form: dict[str, str], kind: str, visit: bool
) -> None:
    place = visited(server) if visit else ""
    answer = server.post(f"{place}/download/{kind}", data=form, headers=HERE)
    assert answer.status_code == 200, answer.text
    assert TITLE in answer.text
    if ".html" in kind:
        assert "8 March 1917" in answer.text
        assert "Group 1" in answer.text
    assert TITLE not in server.get(f"{place}/download/{kind}").text


def test_the_table_is_the_one_that_was_sent(server: FlaskClient, form: dict[str, str]) -> None:
    answer = server.post("/download/package/claims.zip", data=form, headers=HERE)
    packed = zipfile.ZipFile(io.BytesIO(answer.data))
    frame, problems = table.parsed(packed.read("events.csv"), name="events.csv")
    given, _ = table.parsed(form["table"].encode(), name="form")
    assert problems == []
    assert frame.equals(given)
    assert (frame["title"][0], frame["edtf"][0], frame["dated_by"][0]) == (TITLE, "1917-03-08", "editor")
    assert len(frame) == len(known().frame) - 1


@pytest.mark.parametrize("visit", [False, True])
def test_a_file_has_the_headings_and_colours_that_a_reader_set(
    server: FlaskClient, form: dict[str, str], visit: bool
) -> None:
    place = visited(server) if visit else ""
    fifth, first = colours.named()["source-5"], colours.named()["source-1"]
    for kind in ("print/p.svg", "static/s.html", "answers/a.html", "compare/c.html", "timelinejs/t.json"):
        text = server.post(f"{place}/download/{kind}", data=form, headers=HERE).text
        assert "Our lesson" in text, kind
        assert "Year 9, second lesson" in text, kind
    for kind in ("print/p.svg", "answers/a.html"):
        own = server.get(f"{place}/download/{kind}").text
        text = server.post(f"{place}/download/{kind}", data=form, headers=HERE).text
        assert (fifth in text, first in text) == (True, False), kind
        assert (fifth in own, first in own) == (False, True), kind
    text = server.post(f"{place}/download/static/s.html", data=form, headers=HERE).text
    assert 'class="voice-5"' in text
    assert 'class="voice-1"' not in text


def test_headings_of_a_served_file_and_of_a_visit_are_in_their_files() -> None:
    all_of_it = known()
    sources = [replace(one, colour=7) if at else one for at, one in enumerate(all_of_it.sources)]
    set_by = {"title": "Ours", "subtitle": "As we see it"}
    passed = replace(all_of_it, sources=sources, **set_by)
    answer = Answer("page", "file", (), known=passing.packed(passed))
    page = app.create(
        passed.frame, sources=sources, background=passed.background, read=lambda *_, **__: answer, **set_by
    )
    server = page.server.test_client()
    assert "As we see it" in server.get("/").text
    assert "As we see it" in server.get("/embed").text
    for place in ("", visited(server)):
        for kind in ("print/p.svg", "answers/a.html", "page/p.html"):
            text = server.get(f"{place}/download/{kind}").text
            assert ("Ours" in text, "As we see it" in text) == (True, True), (place, kind)
        assert colours.named()["source-7"] in server.get(f"{place}/download/print/p.svg").text


def test_the_page_as_a_file_has_remarks_stars_and_judgements() -> None:
    """The same data go into the file, where its page can be corrected further."""
    all_of_it = known()
    server = app.create(all_of_it.frame, sources=all_of_it.sources, background=all_of_it.background).server
    first, event = all_of_it.frame["claim_id"][0], all_of_it.frame["event"][0]
    more = {
        "remarks": {first: REMARK},
        "starred": [first],
        "edited": [first],
        "judged": {event: {"kind": "differs", "why": "So it seems."}},
    }
    form = {"table": table.to_csv(all_of_it.frame), "more": json.dumps(more)}
    with server.test_request_context("/download/page/a.html", method="POST", data=form, headers=HERE):
        given = corrected.sent(all_of_it)
    told: dict[str, Any] = json.loads(
        page_data.payload(given.frame, sources=given.sources, background=given.background)
    )
    assert told["claims"]["remark"][0] == REMARK
    assert (told["claims"]["starred"][0], told["claims"]["edited"][:2]) == (True, [True, False])
    assert told["judged"] == {event: {"kind": "differs", "why": "So it seems."}}


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "no column source"),
        ({"table": "source,title\r\na,b\r\n"}, "no column edtf"),
        ({"table": "source,title,edtf\r\na,b,31 June\r\n"}, "line 2, edtf"),
        ({"table": "source,title,edtf\r\na,b,1917\r\n", "more": "[1]"}, "no JSON object"),
        ({"table": "source,title,edtf\r\na,b,1917\r\n", "more": "{" * 100_000}, "no JSON object"),
        ({"table": "source,title,edtf\r\n"}, "no rows"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(
    server: FlaskClient, sent: dict[str, str], says: str
) -> None:
    answer = server.post("/download/table/claims.csv", data=sent, headers=HERE)
    assert answer.status_code == 400
    assert says in answer.text
    assert answer.text.count("\n") == 1


def test_whatever_else_is_sent_with_a_table_does_no_harm(server: FlaskClient) -> None:
    more = {
        "remarks": 3,
        "starred": {"a": 1},
        "judged": {"a": "b", "c": {"kind": "?"}},
        "names": [1],
        "colours": {"a": 900, "b": True, "c": "5", "d": None},
        "title": [],
        "subtitle": {"a": 1},
    }
    form = {"table": "source,title,edtf\r\na,b,1917\r\n", "more": json.dumps(more)}
    for place in ("/download/answers/a.html", "/download/page/a.html", "/download/annotations/a.jsonld"):
        assert server.post(place, data=form, headers=HERE).status_code == 200


@pytest.mark.parametrize("origin", [{}, {"Origin": "http://elsewhere.example"}, {"Origin": "http://["}])
def test_other_sites_send_nothing(server: FlaskClient, form: dict[str, str], origin: dict[str, str]) -> None:
    answer = server.post("/download/table/claims.csv", data=form, headers=origin)
    assert answer.status_code == 400
    assert "from the page itself only" in answer.text


def test_a_table_that_is_too_large_is_not_read(
    server: FlaskClient, form: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corrected, "LARGEST", 1000)
    answer = server.post("/download/table/claims.csv", data=form, headers=HERE)
    assert answer.status_code == 400
    assert "larger than" in answer.text


def test_what_is_packed_comes_back_whole() -> None:
    all_of_it = known()
    again = passing.unpacked(passing.packed(all_of_it))
    assert again.frame.equals(all_of_it.frame)
    assert list(again.sources) == list(all_of_it.sources)
    assert again.background == all_of_it.background
    assert again.background.readings


def test_a_visit_that_is_gone_has_no_files(server: FlaskClient) -> None:
    assert server.get("/visit/nobody/download/table/claims.csv").status_code == 404


def test_the_line_ends_of_passages_stay_as_their_text_has_them(
    server: FlaskClient, form: dict[str, str]
) -> None:
    """A form sends every line end as CR LF."""
    rows = 'source,title,edtf,claim\na,b,1917,"In 1917\nit began."\n'
    sent = form | {"table": rows.replace("\n", "\r\n")}
    answer = server.post("/download/table/claims.csv", data=sent, headers=HERE)
    assert '"In 1917\nit began."' in answer.text


def test_half_a_letter_is_written_as_a_sign(server: FlaskClient, form: dict[str, str]) -> None:
    more = json.dumps(json.loads(form["more"]) | {"title": "A \ud800 lesson"})
    answer = server.post("/download/answers/a.html", data=form | {"more": more}, headers=HERE)
    assert answer.status_code == 200
    assert "A ? lesson" in answer.text

"""Projects that the server keeps: in both databases, and what it answers to whom."""

from __future__ import annotations

import base64
import json
import re
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from databases import postgresql, postgresql_server
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError
from test_kept import files, packed
from test_page_data import ROWS, frame_of

from dashboard import kept, opening, projects
from dashboard.cli import main
from dashboard.projects import Conflict, FullError, ProjectsError, Saved, Store
from dashboard.showing import app
from dashboard.showing.routes.projects import Keeping

__all__ = ["postgresql", "postgresql_server"]
HERE = {"Origin": "http://localhost"}
DAY = 86_400


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/projects.db"
    made: Callable[[], str] = request.getfixturevalue("postgresql")
    return made()


Open = Callable[..., Store]


@pytest.fixture
def opened() -> Iterator[Open]:
    """Opens the projects of an address, which are closed after the test."""
    with ExitStack() as closing:

        def opened(address: str, **how: Any) -> Store:
            store = projects.opened(address, **how)
            closing.callback(store.close)
            return store

        yield opened


def test_what_is_saved_is_found_by_its_names_alone(place: str, opened: Open) -> None:
    store = opened(place)
    names, saved = store.create(b"one", title="Mills")
    other, _ = store.create(b"two", title="Canals")
    assert saved.revision == 1
    found, second = store.find(names.read), store.find(other.read)
    assert found is not None
    assert second is not None
    assert (found.raw, found.title, found.revision, found.until) == (b"one", "Mills", 1, saved.until)
    assert second.raw == b"two"
    assert store.find(names.edit) is None
    assert store.save(names.read, b"three", title="", base=1) is None
    assert not store.delete(names.read)
    assert projects.read_name(names.edit) == names.read
    assert len({names.read, names.edit, other.read, other.edit}) == 4
    assert all(re.fullmatch(r"[\w-]{22}", name) for name in (names.read, names.edit))


def test_the_later_of_two_saves_is_refused_and_changes_nothing(place: str, opened: Open) -> None:
    store = opened(place)
    names, _ = store.create(b"one", title="")
    first = store.save(names.edit, b"mine", title="M", base=1)
    assert isinstance(first, Saved)
    assert first.revision == 2
    assert isinstance(store.save(names.edit, b"yours", title="Y", base=1), Conflict)
    assert isinstance(store.save(names.edit, b"ahead", title="", base=7), Conflict)
    found = store.find(names.read)
    assert found is not None
    assert (found.raw, found.title, found.revision) == (b"mine", "M", 2)
    # The same once more, from somebody who did not hear that it was saved.
    assert store.save(names.edit, b"mine", title="M", base=1) == first


def test_nothing_is_kept_longer_than_said(place: str, opened: Open) -> None:
    now = 1_000_000.0
    store = opened(place, days=3, clock=lambda: now)
    names, saved = store.create(b"one", title="")
    assert saved.until == now + 3 * DAY
    now += 2 * DAY
    again = store.save(names.edit, b"two", title="", base=1)
    assert isinstance(again, Saved)
    assert again.until == now + 3 * DAY
    now += 3 * DAY - 1
    assert store.find(names.read) is not None
    now += 1
    assert store.find(names.read) is None
    assert store.save(names.edit, b"three", title="", base=2) is None


def test_a_full_house_takes_no_more_and_loses_nothing(place: str, opened: Open) -> None:
    store = opened(place, room=10)
    names, _ = store.create(b"12345", title="")
    with pytest.raises(FullError):
        store.create(b"123456", title="")
    with pytest.raises(FullError):
        store.save(names.edit, b"12345678901", title="", base=1)
    assert isinstance(store.save(names.edit, b"1234567890", title="", base=1), Saved)
    assert store.delete(names.edit)
    assert store.find(names.read) is None
    store.create(b"1234567890", title="")


def test_it_is_there_when_the_server_starts_anew(place: str, opened: Open) -> None:
    names, _ = opened(place).create(b"\0\xff one", title="Mills \u2603")
    found = opened(place).find(names.read)
    assert found is not None
    assert (found.raw, found.title) == (b"\0\xff one", "Mills \u2603")


def test_the_database_holds_no_link_and_is_its_owners_alone(tmp_path: Path, opened: Open) -> None:
    path = tmp_path / "projects.db"
    store = opened(f"sqlite:///{path}")
    names, _ = store.create(b"A private essay.", title="")
    held = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"A private essay." in held
    assert names.read.encode() not in held
    assert names.edit.encode() not in held
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("projects.db", "--projects: that is no address of a database; write sqlite:///projects.db, or postgresql"),
        ("", "--projects: that is no address of a database; "),
        ("postgresql://ann:secret@host:port/x", "--projects: that is no address of a database; "),
        ("sqlite://", "sqlite://: names no file to keep projects in; write sqlite:///projects.db"),
        ("sqlite:///:memory:", "names no file to keep projects in"),
        ("sqlite:////no/such/folder/x.db", "sqlite:////no/such/folder/x.db: cannot be opened (No such file or"),
        ("mysql://ann:secret@host/x", "mysql://ann:***@host/x: projects are kept in SQLite or PostgreSQL; "),
        ("postgresql://ann:secret@127.0.0.1:1/x", "cannot be opened (connection failed: "),
    ],
)  # fmt: skip
def test_a_wrong_address_is_said_in_one_line_without_a_password(
    address: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--no-browser", "--projects", address]) == 1
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert "secret" not in told


def test_a_file_that_is_no_database_of_ours_is_left_alone(tmp_path: Path) -> None:
    essay = tmp_path / "essay.txt"
    essay.write_text("In 1834 the weavers struck. " * 50)
    with pytest.raises(ProjectsError, match="file is not a database"):
        projects.opened(f"sqlite:///{essay}")
    assert essay.read_text().startswith("In 1834")
    with pytest.raises(ProjectsError, match="cannot be opened"):
        projects.opened(f"sqlite:///{tmp_path}")


def test_another_claimlines_table_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "x.db") as database:
        database.execute("CREATE TABLE claimline_projects (key TEXT, until INTEGER)")
    database.close()
    with pytest.raises(ProjectsError, match="of another Claimline; name another database"):
        projects.opened(f"sqlite:///{tmp_path}/x.db")


# What the server answers


@pytest.fixture
def store(tmp_path: Path, opened: Open) -> Store:
    return opened(f"sqlite:///{tmp_path}/projects.db")


@pytest.fixture
def client(store: Store) -> FlaskClient:
    keeping = Keeping(store, look=kept.look, read=opening.project)
    return app.create(frame_of(ROWS), sources=[], keeping=keeping).server.test_client()


def lesson(title: str = "A lesson") -> bytes:
    inside = files()
    work = json.loads(inside["work.json"])
    work["work"]["title"] = title
    return packed({"README.txt": "", **inside, "work.json": json.dumps(work)})


def created(client: FlaskClient, raw: bytes = b"", headers: dict[str, str] = HERE) -> Any:
    return client.post("/projects", data=raw or lesson(), headers=headers)


def given(page: str) -> Any:
    [found] = re.findall(r'<script type="application/json" id="given">(.*?)</script>', page, re.DOTALL)
    return json.loads(found)


def test_a_project_is_shown_under_two_links(client: FlaskClient, store: Store) -> None:
    raw = lesson("Mills & <b>")
    answer = created(client, raw)
    assert answer.status_code == 201
    told = answer.json
    read, edit = client.get(told["base"]), client.get(told["edit"])
    assert "<title>Mills &amp; &lt;b&gt;</title>" in read.text
    for page in (read, edit):
        assert base64.b64decode(given(page.text)["kept"]) == raw
        assert page.headers["Cache-Control"] == "no-store"
        assert page.headers["X-Robots-Tag"] == "noindex"
    shared = {"base": told["base"], "revision": 1, "until": told["until"]}
    assert given(read.text)["project"] == {**shared, "edit": ""}
    assert given(edit.text)["project"] == {**shared, "edit": told["edit"]}
    assert told["until"] - int(store._clock()) in range(180 * DAY - 60, 180 * DAY + 1)
    assert edit.headers["Referrer-Policy"] == "same-origin"


def test_the_name_to_edit_is_in_no_page_of_the_read_link(client: FlaskClient) -> None:
    told = created(client).json
    secret = told["edit"].split("/")[2]
    for path in ("", "embed", "download/static/timeline.html", "download/page/timeline.html", "?lang=de"):
        answer = client.get(told["base"] + path)
        assert answer.status_code == 200
        assert secret not in answer.text + str(answer.headers)


def test_projects_never_show_each_others_words(client: FlaskClient) -> None:
    mine, yours = created(client, lesson("Mine alone")).json, created(client, lesson("Yours alone")).json
    for told, own, other in ((mine, "Mine alone", "Yours alone"), (yours, "Yours alone", "Mine alone")):
        for path in ("", "embed", "download/static/timeline.html"):
            text = client.get(told["base"] + path).text
            assert own in text
            assert other not in text
    front = client.get("/").text
    assert "Mine alone" not in front
    assert "Yours alone" not in front


def test_the_edit_link_saves_and_refuses_the_later_of_two(client: FlaskClient) -> None:
    told = created(client, lesson("First")).json
    saved = client.put(f"{told['edit']}?base=1", data=lesson("Second"), headers=HERE)
    assert (saved.status_code, saved.json["revision"]) == (200, 2)
    assert (saved.json["edit"], saved.json["base"]) == (told["edit"], told["base"])
    late = client.put(f"{told['edit']}?base=1&lang=de", data=lesson("Third"), headers=HERE)
    assert late.status_code == 409
    assert late.json["wrong"].startswith("Jemand anderes hat dieses Projekt gesichert")
    assert "<title>Second</title>" in client.get(told["base"]).text
    for base in ("", "x", "-1", "9" * 30):
        assert client.put(f"{told['edit']}?base={base}", data=lesson(), headers=HERE).status_code == 400
    as_read = client.put(f"{told['base'].replace('project', 'edit')}?base=2", data=lesson(), headers=HERE)
    assert as_read.status_code == 404


def test_a_deleted_project_is_gone_under_both_links(client: FlaskClient) -> None:
    told = created(client).json
    assert client.delete(told["edit"], headers={"Origin": "https://elsewhere.example"}).status_code == 403
    assert client.delete(told["base"], headers=HERE).status_code == 405
    assert client.get(told["base"]).status_code == 200
    assert client.delete(told["edit"], headers=HERE).status_code == 200
    for path in (
        told["base"],
        told["edit"],
        f"{told['base']}embed",
        f"{told['base']}download/table/claims.csv",
    ):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "Nothing is kept under this link" in answer.text
    assert client.delete(told["edit"], headers=HERE).status_code == 404
    assert client.put(f"{told['edit']}?base=1", data=lesson(), headers=HERE).status_code == 404


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"an essay", "This is no file that Save made."),
        (packed({"film.mp4": b"x" * 100}), "This is no file that Save made."),
        (packed({**files(), "README.txt": "", "film.mp4": b"x"}), "This is no file that Save made."),
        (
            packed({"README.txt": "", **files(), "work.json": '{"claimline": 2, "work": {}}'}),
            "by a later Claimline",
        ),
        (
            packed({"README.txt": "", **files(), "work.json": '{"claimline": 1, "work": 5}'}),
            "damaged or not whole",
        ),
        (packed(files()), "damaged or not whole"),
        (lesson()[:-40], "damaged or not whole"),
        (packed({"README.txt": "", **files(), "work.json": "[" * 100_000}), "damaged or not whole"),
    ],
    ids=["text", "film", "film-besides", "newer", "no-work", "no-readme", "cut", "deep"],
)
def test_what_save_did_not_make_is_not_kept(client: FlaskClient, raw: bytes, said: str) -> None:
    answer = created(client, raw)
    assert answer.status_code == 400
    assert said in answer.json["wrong"]


def test_limits_are_told(client: FlaskClient, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = lesson()
    store.room = len(raw)
    told = created(client, raw).json
    assert created(client, lesson("More")).status_code == 507
    assert client.put(f"{told['edit']}?base=1", data=raw + b"0", headers=HERE).status_code == 507
    monkeypatch.setattr("dashboard.showing.routes.projects.LARGEST", 100)
    large = created(client, raw)
    assert large.status_code == 413
    assert "Save a file instead" in large.json["wrong"]


@pytest.mark.parametrize("origin", ["", "https://elsewhere.example", "null"])
def test_another_sites_page_can_keep_nothing(client: FlaskClient, origin: str) -> None:
    answer = created(client, headers={"Origin": origin} if origin else {})
    assert answer.status_code == 403
    assert answer.json["wrong"] == "Projects can be kept and deleted from this server's own page only."


def test_a_database_that_fails_is_said_and_nothing_of_it(
    client: FlaskClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = created(client).json

    def fails() -> None:
        raise OperationalError("SELECT secret", {}, Exception("the disk is full"))

    monkeypatch.setattr(store._engine, "begin", fails)
    for answer in (created(client), client.get(told["base"])):
        assert answer.status_code == 503
        assert answer.json is not None
        assert answer.json["wrong"].startswith("This server cannot reach its database.")
        assert "secret" not in answer.text


def test_its_files_are_of_its_claims_under_its_title(client: FlaskClient) -> None:
    told = created(client, lesson("Mills in class 9b")).json
    base = f"{told['base']}download/"
    table = client.get(f"{base}table/claims.csv").text
    assert "weavers of Bramley" in table
    assert ROWS[0]["title"] not in table
    sheet = client.get(f"{base}worksheet/worksheet.html")
    assert "Mills in class 9b" in sheet.text
    assert sheet.headers["X-Robots-Tag"] == "noindex"
    # After another save the files are of that.
    client.put(f"{told['edit']}?base=1", data=lesson("Mills again"), headers=HERE)
    assert "Mills again" in client.get(f"{base}worksheet/worksheet.html").text


def test_a_frame_may_stand_in_other_sites_and_the_pages_may_not(client: FlaskClient) -> None:
    told = created(client).json
    frame = client.get(f"{told['base']}embed?controls=0")
    assert "frame-ancestors" not in frame.headers["Content-Security-Policy"]
    assert 'class="alone embed bare"' in frame.text
    for address in (told["base"], told["edit"]):
        assert "frame-ancestors 'none'" in client.get(address).headers["Content-Security-Policy"]


def test_without_a_database_there_is_no_such_address(tmp_path: Path) -> None:
    client = app.create(frame_of(ROWS), sources=[]).server.test_client()
    assert created(client).status_code == 404
    assert client.get("/project/abc/").status_code == 404
    assert "data-keeps" not in client.get("/").text


def test_pages_say_for_how_long_projects_are_kept(client: FlaskClient) -> None:
    assert 'data-keeps="180"' in client.get("/").text
    assert 'data-keeps="180"' in client.get(created(client).json["edit"]).text

"""Whole answers are remembered, and nobody gets another's."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from test_page_data import ROWS, frame_of

from dashboard import paths
from dashboard.showing import app
from dashboard.showing.routes import answers
from dashboard.showing.routes.answers import Remembering

ASKED: list[tuple[str, dict[str, str]]] = [
    ("/", {}),
    ("/", {"Accept-Encoding": "br"}),
    ("/", {"Accept-Encoding": "gzip"}),
    ("/", {"Accept-Language": "de"}),
    ("/", {"Host": "other.example"}),
    ("/", {"Referer": "http://localhost/?lang=de"}),
    ("/?lang=de", {}),
    ("/?view=table", {}),
    ("/embed", {}),
    ("/embed?controls=0", {}),
    ("/oembed?url=http://localhost/", {}),
    ("/assets/claimline.css", {"Accept-Encoding": "br"}),
    ("/_dash-layout", {}),
]


def test_each_is_answered_as_if_nothing_were_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    client = app.create(frame_of(ROWS), sources=[]).server.test_client()
    before = [told(client, *asked) for asked in ASKED]
    again = [told(client, *asked) for asked in ASKED]
    monkeypatch.setattr(answers, "_LONGEST", 0)  # nothing is remembered now
    assert before == again == [told(client, *asked) for asked in ASKED]
    assert len({body for _, _, body in before}) >= 10


def told(client: FlaskClient, path: str, headers: dict[str, str]) -> tuple[int, list[tuple[str, str]], bytes]:
    answer = client.get(path, headers=headers)
    return (
        answer.status_code,
        sorted(item for item in answer.headers.items() if item[0] != "Date"),
        answer.data,
    )


def test_an_edited_file_of_ours_is_sent_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "assets", lambda: tmp_path)
    style = tmp_path / "own.css"
    style.write_text("a {}")
    client = app.create(frame_of(ROWS), sources=[]).server.test_client()
    old = [client.get("/assets/own.css").text, client.get("/").text]
    style.write_text("b {}")
    os.utime(style, ns=(1, 1))
    new = [client.get("/assets/own.css").text, client.get("/").text]
    assert (old[0], new[0]) == ("a {}", "b {}")
    assert old[1] != new[1]  # it names the file with its time


def test_a_name_that_no_file_has_is_not_found() -> None:
    client = app.create(frame_of(ROWS), sources=[]).server.test_client()
    assert [client.get(f"/assets/{name}").status_code for name in ("x" * 500, "a%00b", "no.css")] == [404] * 3


def test_a_browser_that_has_a_file_is_not_sent_it_again() -> None:
    client = app.create(frame_of(ROWS), sources=[]).server.test_client()
    first = client.get("/assets/claimline.js")
    asked = {"If-Modified-Since": first.headers["Last-Modified"]}
    with client.get("/assets/claimline.js", headers=asked) as known:
        assert known.status_code == 304
    assert client.get("/assets/claimline.js").status_code == 200


def counting(
    status: str = "200 OK", *, body: bytes = b"x" * 10
) -> tuple[list[str], Callable[..., Iterable[bytes]]]:
    asked: list[str] = []

    def made(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        asked.append(environ["PATH_INFO"])
        start(status, [("Content-Type", "text/plain")])
        return [body]

    return asked, made


def ask(remembering: Remembering, path: str, **more: str) -> bytes:
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", **more}
    return b"".join(remembering(environ, lambda *_: None))


@pytest.mark.parametrize(
    ("status", "more", "made"),
    [
        ("200 OK", {}, 1),
        ("404 Not Found", {}, 3),
        ("200 OK", {"REQUEST_METHOD": "POST"}, 3),
        ("200 OK", {"HTTP_RANGE": "bytes=0-1"}, 3),
        ("200 OK", {"QUERY_STRING": "x" * 3000}, 3),
    ],
)
def test_only_whole_good_answers_are_remembered(status: str, more: dict[str, str], made: int) -> None:
    asked, inner = counting(status)
    remembering = Remembering(inner, stamp=lambda _: 0)
    assert [ask(remembering, "/", **more) for _ in range(3)] == [b"x" * 10] * 3
    assert len(asked) == made


def test_what_is_remembered_has_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_ROOM", 35)
    asked, inner = counting()
    remembering = Remembering(inner, stamp=lambda path: None if path == "/visit" else 0)
    for path in ("/a", "/b", "/c", "/a", "/d", "/a", "/b", "/visit", "/visit"):
        ask(remembering, path)
    assert asked == ["/a", "/b", "/c", "/d", "/b", "/visit", "/visit"]  # /b went when /d came
    monkeypatch.setattr(answers, "_LARGEST", 9)
    for _ in range(2):
        ask(remembering, "/e")
    assert asked[-2:] == ["/e", "/e"]

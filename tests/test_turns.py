"""What costs much is done by few at a time, and who does not get a turn is told so; pages do not grow without bound."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator

import pandas as pd
import pytest
from flask.testing import FlaskClient

from dashboard import table
from dashboard.showing import app
from dashboard.showing.pages.without_dash import ROWS
from dashboard.showing.routes import turns
from dashboard.showing.routes.turns import Turns


def test_few_work_at_once_and_some_wait() -> None:
    limited = Turns(at_once=2, waiting=1, patience=60)
    with limited.taken() as first, limited.taken() as second:
        waits = threading.Thread(target=lambda: limited.taken().__enter__())
        assert first
        assert second
        waits.start()
        while limited._places._value:  # until it has the last place
            pass
        with limited.taken() as fourth:
            assert not fourth
    waits.join(timeout=60)
    assert not waits.is_alive()


def test_nobody_waits_longer_than_there_is_patience() -> None:
    limited = Turns(at_once=1, waiting=5, patience=0)
    with limited.taken() as first, limited.taken() as second:
        assert first
        assert not second
    with limited.taken() as third:
        assert third


@pytest.fixture
def client() -> FlaskClient:
    rows = [["keller", f"Mill {n} burns", str(1700 + n % 300)] for n in range(1000)]
    frame = table.completed(pd.DataFrame(rows, columns=list(table.NEEDED), dtype=str))
    client: FlaskClient = app.create(frame, sources=[]).server.test_client()
    return client


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """All turns are taken, and all places to wait."""
    full = Turns(at_once=1, waiting=0, patience=0)
    monkeypatch.setattr(turns, "FILES", full)
    with full.taken():
        yield


@pytest.mark.usefixtures("taken")
@pytest.mark.parametrize("path", ["/download/print/c.png", "/download/print/c.pdf", "/picture.png"])
def test_who_gets_no_turn_is_told_to_come_again(client: FlaskClient, path: str) -> None:
    answer = client.get(f"{path}?lang=en")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert answer.text == "Many files are being made just now. Try again in a few seconds.\n"
    assert client.get("/").status_code == 200


def test_where_all_is_well_there_is_a_file(client: FlaskClient) -> None:
    assert client.get("/download/table/c.csv").status_code == 200
    assert turns.FILES._places._value == turns.FILES.at_once + turns.FILES.waiting


def test_the_frame_s_plain_table_is_short_and_says_where_all_is(client: FlaskClient) -> None:
    framed = client.get("/embed?lang=en").text
    rows = re.findall(r'<tr><th scope="row">', framed)
    assert len(rows) == ROWS
    assert f"These are the first {ROWS} of 1,000 claims." in framed
    assert len(re.findall(r"<[a-z]", framed)) < 2000
    found = re.search(r'<a href="(/download/static/[^"]+)">All claims', framed)
    assert found
    assert client.get(found[1]).text.count("Mill 999 burns") >= 1


def test_of_few_claims_the_table_is_whole_and_says_nothing_more() -> None:
    frame = table.completed(
        pd.DataFrame([["keller", "Mill burns", "1917"]], columns=list(table.NEEDED), dtype=str)
    )
    framed = app.create(frame, sources=[]).server.test_client().get("/embed?lang=en").text
    assert "Mill burns" in framed
    assert "first" not in re.sub(r"<[^>]+>", "", framed[: framed.index("</table>") + 200])

"""Opening essays on the page: what the server takes and refuses, and what it keeps for whom."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

import pytest
from flask.testing import FlaskClient
from test_page_data import ROWS, frame_of

from dashboard import passing
from dashboard.showing import app
from dashboard.showing.routes import visits
from dashboard.showing.routes.visits import About, Answer, File, Told, Visit, Visits

HERE = {"Origin": "http://localhost"}


def given_back(
    files: Sequence[File],
    *,
    lang: str,
    title: str,
    assets: dict[str, str],
    keeps: int,
    before: str,
    about: About,
    own: str,
) -> Answer:
    """A reader that shows what it was given."""
    told = tuple(Told(file.name, claims=len(file.raw)) for file in files)
    texts = "|".join(filter(None, [before, *(file.raw.decode() for file in files)]))
    page = f"{lang}|{title}|{assets['script'][:8]}|{texts}{''.join(f'|{one} {about[one]}' for one in about)}"
    page += f"|to {len(passing.unpacked(own).frame)} claims" if own else ""
    return Answer(page, f"file of {page}", told, texts=texts)


@pytest.fixture
def client() -> FlaskClient:
    return app.create(frame_of(ROWS), sources=[], read=given_back).server.test_client()


def sent(
    client: FlaskClient, *files: tuple[str, bytes], headers: dict[str, str] = HERE, **fields: str
) -> Any:
    data: dict[str, Any] = {"file": [(io.BytesIO(raw), name) for name, raw in files], **fields}
    return client.post("/open", data=data, headers=headers)


def test_files_and_a_pasted_text_become_a_page_of_their_own(client: FlaskClient) -> None:
    answer = sent(
        client, ("a.txt", b"one"), ("b.docx", b"two"), text="In 1917 a mill burnt down.", title=" Mills "
    )
    assert answer.status_code == 200
    assert [told["name"] for told in answer.json["told"]] == ["a.txt", "b.docx", "In 1917 a mill burnt.txt"]
    page = client.get(answer.json["address"])
    assert page.text == "en|Mills|/assets/|one|two|In 1917 a mill burnt down."
    assert page.headers["Cache-Control"] == "no-store"
    taken = client.get(answer.json["address"].replace("?", "timeline.html?"))
    assert taken.text.startswith("file of en|Mills")
    assert taken.headers["Content-Disposition"] == "attachment"


def test_the_page_has_the_button_only_where_files_can_be_read(client: FlaskClient) -> None:
    assert 'data-open="files"' in client.get("/").text
    without = app.create(frame_of(ROWS), sources=[]).server.test_client()
    assert 'data-open="files"' not in without.get("/").text
    assert sent(without, ("a.txt", b"one")).status_code in (404, 405)


def test_the_page_can_say_that_files_are_likely_to_come_and_no_other_site_can() -> None:
    calls: list[str] = []
    server = app.create(
        frame_of(ROWS), sources=[], read=given_back, prepare=lambda: calls.append("ready")
    ).server.test_client()
    assert server.post("/open/ready", headers={"Origin": "https://elsewhere.example"}).status_code == 204
    assert calls == []
    assert server.post("/open/ready", headers=HERE).status_code == 204
    assert calls == ["ready"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:/texts/a.txt", "a.txt"),
        ("/", "text"),
        ("a\0b.txt", "ab.txt"),
        ("..", ".."),
    ],
)
def test_a_name_is_never_a_path(client: FlaskClient, name: str, told: str) -> None:
    assert sent(client, (name, b"one")).json["told"][0]["name"] == told


@pytest.mark.parametrize(
    "origin", ["", "https://elsewhere.example", "null", "http://localhost.example", "http://["]
)
def test_another_sites_page_cannot_send_files(client: FlaskClient, origin: str) -> None:
    answer = sent(client, ("a.txt", b"one"), headers={"Origin": origin} if origin else {})
    assert answer.status_code == 403
    assert answer.json["wrong"] == "Files can be opened from this page only."


def test_what_is_no_use_is_refused_in_a_sentence(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sent(client, text="  ").json["wrong"] == "Choose a file or paste a text first."
    many = sent(client, *((f"{number}.txt", b"x") for number in range(visits.MOST + 1)))
    assert (many.status_code, many.json["wrong"]) == (
        400,
        f"Open no more than {visits.MOST} files at a time, or put them into a ZIP.",
    )
    monkeypatch.setattr(visits, "LARGEST", 100_000)
    large = sent(client, ("a.txt", b"x" * 110_000))
    assert large.status_code == 413
    assert re.fullmatch(r"That is more than \d+ MB. Open fewer files at a time.", large.json["wrong"])
    german = client.post("/open?lang=de", data={"text": ""}, headers=HERE)
    assert german.json["wrong"].startswith("Wählen Sie zuerst")


def test_a_reading_that_is_given_up_is_said() -> None:
    def given_up(files: Sequence[File], **_: Any) -> Answer:
        return Answer("", "", (), failed="too_much")

    client = app.create(frame_of(ROWS), sources=[], read=given_up).server.test_client()
    answer = sent(client, ("a.txt", b"one"))
    assert answer.status_code == 422
    assert "too long or too much memory" in answer.json["wrong"]
    assert answer.json["address"] == ""


def test_two_visitors_never_see_each_others_texts(client: FlaskClient) -> None:
    addresses = [sent(client, ("a.txt", raw)).json["address"] for raw in (b"mine", b"yours")]
    mine, yours = (client.get(address).text for address in addresses)
    assert mine.endswith("mine")
    assert yours.endswith("yours")
    assert len({*addresses}) == 2
    assert all(len(address.split("/")[2]) >= 22 for address in addresses), "128 bits cannot be guessed"
    for guess in ("", "x", addresses[0].split("/")[2][:-1]):
        assert client.get(f"/visit/{guess}/").status_code == 404


def test_new_files_are_read_together_with_those_of_a_visit(client: FlaskClient) -> None:
    first = sent(client, ("a.txt", b"one"), title="Mills").json
    both = sent(client, ("b.txt", b"two"), visit=first["visit"]).json
    assert client.get(both["address"]).text == "en|Mills|/assets/|one|two"
    assert client.get(first["address"]).text == "en|Mills|/assets/|one", "the old one is still there"
    for name in ("x", first["visit"][:-1]):
        gone = sent(client, ("b.txt", b"two"), visit=name)
        assert (gone.status_code, gone.json["wrong"][:34]) == (404, "These essays are no longer here: t")


def test_files_come_to_the_pages_own_essays_only_if_that_is_asked_for(client: FlaskClient) -> None:
    first = sent(client, ("a.txt", b"one"), own="1").json
    own = f"|to {len(ROWS)} claims"
    assert client.get(first["address"]).text == f"en||/assets/|one{own}"
    assert client.get(first["address"].replace("lang=en", "lang=de")).text == f"de||/assets/|one{own}"
    both = sent(client, ("b.txt", b"two"), visit=first["visit"]).json
    assert client.get(both["address"]).text == f"en||/assets/|one|two{own}", "and so do further ones"
    assert client.get(sent(client, ("c.txt", b"three")).json["address"]).text == "en||/assets/|three"
    empty = app.create(frame_of([]), sources=[], read=given_back).server.test_client()
    assert empty.get(sent(empty, ("a.txt", b"one"), own="1").json["address"]).text == "en||/assets/|one"


def test_what_a_reader_says_of_a_text_is_put_to_it(client: FlaskClient) -> None:
    first = sent(client, ("a.txt", b"one")).json
    about = '{"a": {"title": " Mills ", "author": "Jo Brown", "other": 1}}'
    mended = sent(client, visit=first["visit"], about=about).json
    expected = {"title": "Mills", "author": "Jo Brown", "published": ""}
    assert client.get(mended["address"]).text == f"en||/assets/|one|a {expected}"
    for wrong in ("[]", "{", "1", '{"a": 1}', "[" * 100_000):
        refused = sent(client, visit=first["visit"], about=wrong)
        assert (refused.status_code, refused.json["wrong"]) == (400, "Choose a file or paste a text first.")


def test_a_visit_is_shown_in_each_language_that_is_asked_for(client: FlaskClient) -> None:
    address = sent(client, ("a.txt", b"one"), title="Mills").json["address"]
    german = address.replace("lang=en", "lang=de")
    assert client.get(german).text == "de|Mills|/assets/|one"
    assert client.get(german.replace("?", "timeline.html?")).text == "file of de|Mills|/assets/|one"
    assert client.get(address).text == "en|Mills|/assets/|one"


def visit(page: str) -> Visit:
    return Visit("", {"en": Answer(page, "", ())})


def test_a_visit_is_kept_for_some_hours_and_as_long_as_there_is_room() -> None:
    now = [0.0]
    kept = Visits(room=100, kept_for=10, clock=lambda: now[0])
    first = kept.add(visit("a" * 40))
    second = kept.add(visit("b" * 40))
    assert kept.find(first) is not None
    third = kept.add(visit("c" * 40))
    assert kept.find(second) is None, "the one that was looked at longest ago goes first"
    assert kept.find(first) is not None
    now[0] = 9
    assert kept.find(third) is not None
    now[0] = 12
    assert kept.find(first) is None
    assert kept.find(third) is not None, "looking at it keeps it"
    large = kept.add(visit("d" * 500))
    assert kept.find(large) is not None, "the newest is kept, however large"

"""The app as a server answers: the data once, safe headers, real 404s, a frame before any script."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from plotly.offline import get_plotlyjs_version
from test_page_data import ROWS, frame_of

from dashboard import paths
from dashboard.showing import app
from dashboard.showing.routes import headers
from dashboard.source import Source

NASTY = '<script>alert("x")</script>'


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    frame = frame_of([*ROWS, ROWS[0] | {"title": NASTY, "theme": NASTY, "claim": NASTY}])
    sources = [Source("b", title=NASTY, author=f"Bo {NASTY}")]
    return app.create(frame, sources=sources, problems=["line 9, edtf: wrong"]).server.test_client()


def data_url(client: FlaskClient) -> str:
    found = re.search(r'href="(/data/[0-9a-f]{64}\.json)"', client.get("/").text)
    assert found
    return found[1]


def test_the_frame_is_there_before_any_script(client: FlaskClient) -> None:
    text = client.get("/").text
    assert text.startswith('<!DOCTYPE html>\n<html lang="en"')
    assert "<h1>" in text
    assert 'data-value="war"' in text
    assert "line 9, edtf: wrong" in text


def test_without_scripts_the_claims_are_a_table_in_order_of_time(client: FlaskClient) -> None:
    found = re.search(r"<noscript>(.*)</noscript>", client.get("/").text, re.DOTALL)
    assert found
    dates = re.findall(r'<th scope="row">(.*?)</th>', found[1])
    cells = re.findall(r"<td>(.*?)(?:</td>|\n)", found[1])
    assert (dates[0], dates[-1]) == ("7 November 1917", "about 1921")
    assert cells[-2:] == ["Famine", cells[-1]]


def test_data_is_sent_once_and_kept_for_ever(client: FlaskClient) -> None:
    answer = client.get(data_url(client), headers={"Accept-Encoding": "br"})
    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]
    plain = client.get(data_url(client))
    assert json.loads(plain.data)["claims"]["n"] == 4
    assert "Rising" not in client.get("/_dash-layout").text


def test_other_data_has_another_address(client: FlaskClient) -> None:
    other = app.create(frame_of(ROWS[:1]), sources=[]).server.test_client()
    assert data_url(other) != data_url(client)


@pytest.mark.parametrize(
    "path",
    [
        "/nope",
        "/embed/x",
        "/data/0.json",
        "/_dash-update-component",
        "/assets/no.js",
        "/_dash-component-suites/nosuch/x.js",
        "/_dash-component-suites/dash/../../x.js",
    ],
)
def test_unknown_paths_are_not_found(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "There is no page" in answer.text
    styles = re.search(r"/assets/claimline\.css\?m=\d+", answer.text)
    assert styles, "an older sheet may be kept for ever"
    assert client.get(styles[0]).status_code == 200


def test_nothing_can_be_posted(client: FlaskClient) -> None:
    assert client.post("/_dash-update-component", json={}).status_code == 404
    for path in ("/", "/embed", "/picture.png"):
        answer = client.post(path)
        assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_other_sites_may_show_the_frame_and_what_it_needs_and_nothing_else(client: FlaskClient) -> None:
    policies = {
        path: client.get(path).headers["Cross-Origin-Resource-Policy"]
        for path in ("/", "/embed", "/assets/claimline.js", "/picture.png", "/download/table/a.csv")
    }
    assert policies == {
        "/": "same-origin",
        "/embed": "cross-origin",
        "/assets/claimline.js": "cross-origin",
        "/picture.png": "cross-origin",
        "/download/table/a.csv": "same-origin",
    }
    assert client.get("/").headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_a_path_is_text_on_the_page_that_does_not_know_it(client: FlaskClient) -> None:
    assert "<script>" not in client.get("/<script>alert(1)</script>").text


@pytest.mark.parametrize("path", ["/", "/embed", "/nope", "/_dash-layout", "/assets/claimline.js"])
def test_every_answer_is_safe(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    policy = dict(rule.split(" ", 1) for rule in answer.headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert "unsafe" not in policy["script-src"]
    assert policy["connect-src"] == "'self'"
    assert policy.get("frame-ancestors") == (None if path == "/embed" else "'none'")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Referrer-Policy" in answer.headers
    assert "Set-Cookie" not in answer.headers
    assert "X-Frame-Options" not in answer.headers


def test_the_page_asks_no_other_host_and_names_no_version(client: FlaskClient) -> None:
    text = client.get("/").text
    assert not re.search(r'(?:src|href)="(?:https?:)?//(?!localhost/)', text)
    config = re.search(r'_dash-config" type="application/json">(.*?)</script>', text)
    assert config
    assert not {"python_version", "dash_version", "plotly_version"} & set(json.loads(config[1]))


def test_words_from_the_table_are_text_everywhere(client: FlaskClient) -> None:
    assert NASTY not in client.get("/").text
    assert "&lt;script&gt;" in client.get("/").text


def test_an_embed_knows_itself_before_the_first_paint(client: FlaskClient) -> None:
    assert 'class="alone embed"' in client.get("/embed").text
    assert 'class="alone embed bare"' in client.get("/embed?controls=0").text
    assert '<html lang="en">' in client.get("/?controls=0").text


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_the_page_travels_compressed(client: FlaskClient, coding: str) -> None:
    for path in ("/", "/_dash-layout", "/assets/claimline.js", "/assets/claimline.css"):
        answer = client.get(path, headers={"Accept-Encoding": coding})
        assert answer.headers["Content-Encoding"] == coding, path


def test_callbacks_are_all_the_browser_s(client: FlaskClient) -> None:
    callbacks = json.loads(client.get("/_dash-dependencies").data)
    assert len(callbacks) == 1
    assert all(callback["clientside_function"]["namespace"] == "claimline" for callback in callbacks)


def test_the_small_bundle_serves_only_if_it_is_of_the_right_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bundle of another version is left alone; Dash then sends the one in the plotly package.

    Neither time does the page load what only a page needs that reads by itself.
    """
    (tmp_path / "vendor" / "studio").mkdir(parents=True)
    (tmp_path / "vendor" / "studio" / "pyodide.mjs").touch()
    bundle = tmp_path / app.SMALL_BUNDLE
    monkeypatch.setattr(paths, "assets", lambda: tmp_path)
    for version, used in ((get_plotlyjs_version(), True), ("3.0.0", False)):
        bundle.write_text(f"/**\n* plotly.js (basic - minified) v{version}\n*/", encoding="utf-8")
        text = app.create(frame_of(ROWS), sources=[]).server.test_client().get("/").text
        assert ("plotly-basic" in text) is used
        assert ".mjs" not in text


def test_the_bundle_s_version_is_read_from_its_first_lines(tmp_path: Path) -> None:
    bundle = tmp_path / "plotly.js"
    assert headers.bundle_version(bundle) == ""
    bundle.write_text("/**\n* plotly.js (basic - minified) v4.1.1\n", encoding="utf-8")
    assert headers.bundle_version(bundle) == "4.1.1"


def test_an_empty_table_has_a_page_too() -> None:
    client = app.create(frame_of(ROWS).iloc[:0], sources=[]).server.test_client()
    text = client.get("/").text
    assert "claimline extract" in text
    assert not re.search(r"oembed|og:image", text)  # it has neither
    assert [client.get(path).status_code for path in ("/oembed", "/picture.png")] == [404, 404]
    assert json.loads(client.get("/_dash-dependencies").data) == []


def test_open_beginnings_and_bc_are_no_trouble() -> None:
    rows = [ROWS[0] | {"edtf": "-0043-03-15"}, ROWS[0] | {"edtf": "../-0500"}]
    text = app.create(frame_of(rows), sources=[]).server.test_client().get("/").text
    assert text.index("until 501 BC") < text.index("15 March 44 BC")


def test_a_compressed_page_heeds_its_query(client: FlaskClient) -> None:
    """An embed without controls is not answered with the remembered embed that has them, nor the other way round."""
    asked = {"Accept-Encoding": "gzip"}
    with_controls = [client.get("/embed?theme=war", headers=asked).data for _ in range(2)]
    bare = client.get("/embed?controls=0", headers=asked)

    assert bare.headers["Content-Encoding"] == "gzip"
    assert 'class="alone embed bare"' in gzip.decompress(bare.data).decode()
    assert all('class="alone embed"' in gzip.decompress(page).decode() for page in with_controls)


@pytest.mark.parametrize("path", ["/", "/embed", "/oembed?url=http://localhost/"])
def test_what_is_told_in_the_reader_s_language_is_kept_for_no_other(client: FlaskClient, path: str) -> None:
    """By no cache between; and an old page would ask for data that is there no more."""
    answer = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert {"accept-language", "referer", "accept-encoding"} <= set(answer.vary.as_set())
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "Accept-Language" not in client.get("/assets/claimline.js").headers.get("Vary", "")


def test_a_missing_page_is_missed_in_the_reader_s_language(client: FlaskClient) -> None:
    answer = client.get("/nowhere", headers={"Accept-Language": "de"})
    assert answer.status_code == 404
    assert '<html lang="de">' in answer.text
    assert "Hier gibt es keine Seite /nowhere." in answer.text


def test_the_page_before_any_script_is_in_the_language_asked_for(client: FlaskClient) -> None:
    """Frame, table and description; a title is marked as of its own language, and one link leads to the other."""
    text = client.get("/?lang=de").text
    assert '<html lang="de"' in text
    assert re.search(r'<meta name="description" content="[^"]*datierte Aussage', text)
    assert 'lang="en"' in text.partition("<noscript>")[2]
    assert re.search(r'<a class="language" href="\?lang=en" hreflang="en" lang="en"[^>]*>EN</a>', text)

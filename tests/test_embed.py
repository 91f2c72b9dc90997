"""How other sites find the timeline's frame: oEmbed, its discovery, and the tags for links (Open Graph)."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pandas as pd
import pytest
from flask.testing import FlaskClient

from dashboard import table
from dashboard.background import Background, Block, Reading
from dashboard.showing import app
from dashboard.source import Source


@pytest.fixture(scope="module")
def client(root: Path) -> FlaskClient:
    frame, _ = table.read(root / "events.csv")
    client: FlaskClient = app.create(frame, sources=[]).server.test_client()
    return client


@pytest.mark.parametrize("path", ["/", "/embed"])
def test_the_link_in_the_head_leads_to_a_frame_of_the_same_view(client: FlaskClient, path: str) -> None:
    """Early enough in the page for a site that reads its beginning only, and before any script."""
    text = client.get(f"{path}?view=compare&source=munoz").text
    head = text[: text.index("</head>")]
    found = re.search(r'type="application/json\+oembed" href="([^"]+)"', head)
    assert found
    assert len(head.encode()) < 150_000
    assert "<script" not in head[: found.start()]
    answer = client.get(html.unescape(found[1])).json
    assert answer is not None
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    source = re.search(r'src="([^"]+)"', answer["html"])
    assert source
    framed = urlsplit(html.unescape(source[1]))
    assert framed.path == "/embed"
    assert parse_qs(framed.query) == {"view": ["compare"], "source": ["munoz"]}


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ("", (800, 640)),
        ("&maxwidth=400&maxheight=300", (400, 300)),
        ("&maxwidth=9999", (800, 640)),
        ("&maxwidth=x", (800, 640)),
        ("&maxwidth=0400&maxheight=000", (400, 640)),
        (f"&maxwidth={'9' * 5000}", (800, 640)),
        ("&maxwidth=²", (800, 640)),
    ],
)
def test_the_frame_is_no_larger_than_there_is_room(
    client: FlaskClient, asked: str, size: tuple[int, int]
) -> None:
    answer = client.get(f"/oembed?url=http%3A%2F%2Flocalhost%2F{asked}").json
    assert answer is not None
    assert (answer["width"], answer["height"]) == size
    assert f'width="{size[0]}" height="{size[1]}"' in answer["html"]


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("http://elsewhere.example/", 404),
        ("", 404),
        ("http://localhost/assets/x", 404),
        ("http://[", 404),
        ("http://localhost", 200),
        ("http://localhost?view=table", 200),
    ],
)
def test_it_speaks_of_its_own_pages_only(client: FlaskClient, url: str, status: int) -> None:
    assert client.get(f"/oembed?url={quote(url, safe='')}").status_code == status


def test_it_speaks_json_only(client: FlaskClient) -> None:
    assert client.get("/oembed?url=http%3A%2F%2Flocalhost%2F&format=xml").status_code == 501


def test_what_an_address_says_is_text_in_the_head(client: FlaskClient) -> None:
    """A query with tags in it closes no tag of ours."""
    assert "<b>x" not in client.get('/embed?words="><b>x').text


def test_links_to_the_page_say_what_it_is(client: FlaskClient) -> None:
    text = client.get("/").text
    tags = dict(re.findall(r'<meta property="(og:\w+)" content="([^"]*)"', text))
    assert tags["og:site_name"] == "Claimline"
    assert "227 dated claims" in tags["og:description"]


@pytest.mark.parametrize("kind", ["digest", "full"])
def test_a_frame_does_not_give_the_author_s_full_text_away(kind: str) -> None:
    """It has the digests; of a full text only the sentences that make its claims. The page itself has both."""
    aside = "Of this sentence nobody made a claim."
    source = Source("a", kind=kind, text=f"It burned in 1917. {aside}")
    frame = table.completed(pd.DataFrame([["a", "Fire", "1917"]], columns=list(table.NEEDED), dtype=str))
    known = Background(readings=(Reading(source, (Block(0, len(source.text), "body", 1),), ()),))
    client = app.create(frame, sources=[source], background=known).server.test_client()
    framed = client.get("/embed").text
    assert "Fire" in framed
    assert (aside in framed) is (kind == "digest")
    assert aside not in client.get("/download/static/a.html").text
    texts = re.search(r'data-texts="([^"]+)"', client.get("/").text)
    assert texts
    assert aside in client.get(texts[1]).text

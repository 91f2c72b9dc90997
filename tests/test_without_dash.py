"""The page without Dash as text: small, and nothing of a table in it but data."""

from __future__ import annotations

import gzip
from html.parser import HTMLParser
from urllib.parse import quote

import pandas as pd
import pytest
from conftest import committed
from flask.testing import FlaskClient

from dashboard import table
from dashboard.background import Background, Block, Reading
from dashboard.showing import app, export
from dashboard.showing.export import FORMATS, Format, Request
from dashboard.showing.pages import without_dash
from dashboard.source import Source

NASTY = "</script><script>alert(1)</script></style></title><!--<script><img src=x onerror=alert(1)>"
PAGES = [one for one in FORMATS if ".html" in one.endings]


def test_the_file_is_small_on_its_way() -> None:
    """Servers send it compressed, though most of it is compressed inside already."""
    frame, known = committed()
    content = without_dash.content(frame, sources=known.sources, background=known.background)
    assert len(gzip.compress(without_dash.file(content).encode(), 6)) < 600_000


class Elements(HTMLParser):
    """The elements of a page, and the names of their attributes, counted."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.counts: dict[str, int] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name in (tag, *(f"{tag} {name}" for name, _ in attrs)):
            self.counts[name] = self.counts.get(name, 0) + 1


def request(words: str, *, query: str = "") -> Request:
    """Two texts, all of whose words are `words`."""
    rows = [
        {"source": source, "title": words, "claim": words, "edtf": "1917", "theme": words, "event": words}
        for source in "ab"
    ]
    frame = table.completed(pd.DataFrame(rows, dtype=str))
    sources = [Source(name, title=words, author=words, kind="digest", text=words) for name in "ab"]
    readings = tuple(Reading(source, (Block(0, len(words), "body", 1),), ()) for source in sources)
    options = {"title": words}
    return Request(
        frame, sources, query, len(frame), background=Background(readings=readings), options=options
    )


@pytest.mark.parametrize("kind", PAGES, ids=lambda one: one.writer)
def test_a_hostile_table_adds_no_element_to_a_file(kind: Format) -> None:
    """Nor does a hostile link: its titles, passages, themes, texts and queries are words wherever they stand."""
    written = [export.write(kind, request(words, query=f"?words={words}")) for words in (NASTY, "Fire")]
    nasty, plain = (Elements(bytes(one).decode()).counts for one in written)  # type: ignore[arg-type]
    assert nasty == plain
    assert plain["html"] == 1


@pytest.mark.parametrize("path", ["/", "/embed", "/embed?controls=0&words="])
def test_a_hostile_table_adds_no_element_to_a_page(path: str) -> None:
    found = []
    for words in (NASTY, "Fire"):
        asked = request(words)
        server = app.create(asked.frame, sources=asked.sources, background=asked.background).server
        client: FlaskClient = server.test_client()
        query = f"{path}{'' if '?' in path else '?words='}{quote(words)}"
        found.append(Elements(client.get(query).text).counts)
    assert found[0] == found[1]

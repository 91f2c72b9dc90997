"""What is handed out in another language: in it throughout, but for what the sources say, which is marked."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import PurePath

import pytest
from conftest import committed

from dashboard.showing import export, i18n
from dashboard.showing.export import Request

ENGLISH = re.compile(
    r"\b(the|and|with|not|claims?|shown|from|dated?|until|events?|sources?|paragraph)\b", re.I
)


class Reader(HTMLParser):
    """Gathers the texts of a page by the language that they are marked as."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.said: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br", "link"):
            within = self.open[-1][1] if self.open else ""
            self.open.append((tag, dict(attrs).get("lang") or within))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not {"style", "svg", "script", "title"} & {tag for tag, _ in self.open}:
            self.said.append((self.open[-1][1] if self.open else "", data.strip()))


def handed_out(name: str, lang: str) -> list[tuple[str, str]]:
    """The texts of an exported page of the committed table, each with its language."""
    frame, known = committed()
    request = Request(frame, known.sources, of=len(frame), lang=lang)
    written = export.write(export.chosen(PurePath("page.html"), name=name), request)
    assert isinstance(written, bytes)
    reader = Reader()
    reader.feed(written.decode())
    return reader.said


@pytest.mark.parametrize("name", ["static", "worksheet", "answers", "compare"])
def test_a_german_page_speaks_german_and_quotes_english(name: str) -> None:
    said = handed_out(name, "de")
    titles = {source.title for source in committed()[1].sources}
    ours = [text for lang, text in said if lang == "de" and not any(title in text for title in titles)]
    assert [text for text in ours if ENGLISH.search(re.sub("„[^“]*“", "", text))] == []
    told = 10 if name in ("worksheet", "answers") else 227  # a sheet has one page
    assert i18n.say("de", "page.claims", n=told) in " ".join(ours)
    assert any("Bolshevik" in text for lang, text in said if lang == "en")
    assert not any("Bolshevik" in text for text in ours)


@pytest.mark.parametrize("name", ["static", "worksheet", "compare"])
def test_an_english_page_marks_nothing(name: str) -> None:
    assert {lang for lang, _ in handed_out(name, "en")} == {"en"}

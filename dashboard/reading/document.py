"""A text with its parts and their exact places: blocks and their zones, and what it says of itself.

Every position is a Python string index into `Document.source.text`, which is the words of the whole file (its
own characters where it is plain text, without marks where it is Markdown or a web page): nothing is ever cut
out, so that a passage can always be found again. Zones mark what is not prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from dashboard.reading.blocks import Block, Document
from dashboard.reading.dates import other_languages
from dashboard.reading.formats import plain
from dashboard.reading.layout import Paragraph, paragraphs
from dashboard.reading.parts import bylines, header, zones
from dashboard.source import Source

_NUMBER = re.compile(r"\[(\d+)\]\s+")
_HEAD = 12
"""How many blocks may stand before the first paragraph and still say who wrote a text."""


class DocumentError(ValueError):
    """A file that cannot be read as a text; the message is one sentence for the user."""


def read(path: Path) -> Document:
    """The document in a file: plain text, Markdown or a web page.

    Raises DocumentError if the file is missing, empty or no text.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read ({error.strerror or error})") from None
    try:
        found = plain.read(raw, name=path.name)
    except plain.FormatError as error:
        raise DocumentError(f"{path}: {error}") from None
    if not found.text.strip():
        raise DocumentError(f"{path}: the text is empty")
    return parse(found.text, name=path.stem, fields=found.fields)


def parse(text: str, *, name: str, fields: Mapping[str, str] | None = None) -> Document:
    """The document in a plain text.

    `name` becomes the source's id unless a header gives one; `fields` are what else is known of the text:
    `title`, `author`, `published`.
    """
    told, start = header.read(text)
    told = {**(fields or {}), **told}
    language = other_languages.detect(text)
    blocks = tuple(zones.zoned(text, list(_blocks(text, start, numbered="kind" in told)), language=language))
    words = sum(len(text[b.start : b.end].split()) for b in blocks if b.zone == "body")
    source = Source(told.get("id") or name, kind=told.get("kind") or "full", words=words, text=text)
    author, published = _byline(text, blocks, language)
    source = replace(
        source,
        title=told.get("title") or _title(text, blocks),
        author=told.get("author") or author,
        published=bylines.day(told.get("published", "")) or published,
    )
    return Document(source, blocks)


def _blocks(text: str, start: int, *, numbered: bool) -> Iterator[Block]:
    found_all = list(paragraphs(text, start))
    if found_all and not numbered:
        found_all[:1] = _apart(text, found_all[0])
    for count, found in enumerate(found_all, start=1):
        number = _NUMBER.match(text, found.start) if numbered else None  # elsewhere `[1]` opens a note
        first = number.end() if number else found.start
        yield Block(int(number[1]) if number else count, first, found.end, "body", found.wrapped)


def _apart(text: str, first: Paragraph) -> Iterator[Paragraph]:
    """The first paragraph; where title and byline run into it on one line, each by itself."""
    places = bylines.within(text, first.start, first.end)
    cuts = [first.start, *places, first.end] if places else [first.start, first.end]
    for start, end in pairwise(cuts):
        words = text[start:end]
        low, high = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        if high > low:
            yield Paragraph(low, high, first.wrapped)


def _title(text: str, blocks: tuple[Block, ...]) -> str:
    first = blocks[0] if blocks and blocks[0].zone == "title" else None
    line = text[first.start : first.end].splitlines()[0].strip() if first else ""
    return line[:-1] if line.endswith(".") and line.count(".") == 1 else line


def _opening(text: str, blocks: tuple[Block, ...]) -> Iterator[tuple[str, bool]]:
    """The lines that may say who wrote a text and when; with each, whether it is the title itself."""
    for place, block in enumerate(blocks[:_HEAD]):
        if block.zone == "body":
            break
        if block.zone in ("title", "byline", "heading"):
            for number, line in enumerate(text[block.start : block.end].splitlines()):
                yield line.strip(), place == 0 and number == 0 and block.zone == "title"


def _byline(text: str, blocks: tuple[Block, ...], language: str) -> tuple[str, str]:
    """Who wrote a text and when, by its head or, if that is silent, its last lines; '' if unknown."""
    author = published = alone = ""
    for line, is_title in _opening(text, blocks):
        found = bylines.read(line, language=language)
        if found and not (is_title and found.author):
            author, published = author or found.author, published or found.published
        elif not is_title and author and not published:
            published = bylines.day_of_issue(line)
        elif not is_title and not alone and bylines.is_name(line):
            alone = bylines.name_of(line)
    if not author and not published:
        author = _signature(text, blocks)
    body = next((block for block in blocks if block.zone == "body"), None)
    if not published and body:
        published = bylines.day_of_report(text[body.start : body.end])
    return author or (alone if published else ""), published


def _signature(text: str, blocks: tuple[Block, ...]) -> str:
    """The name in a last line such as `Written by Anna Keller`."""
    for block in blocks[-3:]:
        line = text[block.start : block.end]
        if "\n" not in line and bylines.is_labelled(line) and (found := bylines.read(line)):
            return found.author
    return ""

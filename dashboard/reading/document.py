"""A text with its parts and their exact places: blocks and their zones, and what it says of itself.

Every position is a Python string index into `Document.source.text`, which is the words of the whole file (its
own characters where it is plain text, without marks where it is a document, a web page or Markdown): nothing
is ever cut out, so that a passage can always be found again. Zones mark what is not prose.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from dashboard.reading.blocks import Block, Document
from dashboard.reading.dates import other_languages
from dashboard.reading.formats import archive, plain
from dashboard.reading.formats.content import FormatError, Plain
from dashboard.reading.formats.kinds import LARGEST
from dashboard.reading.formats.packed import Packed
from dashboard.reading.layout import Paragraph, paragraphs
from dashboard.reading.parts import bylines, header, metadata, title_page, zones
from dashboard.source import Source

_NUMBER = re.compile(r"\[(\d{1,9})\]\s+(?=\S)")
"""A paragraph's number in a digest; what stands after it is the paragraph."""
_HEAD = 12
"""How many blocks may stand before the first paragraph and still say who wrote a text."""

_LONGEST_HEADING = 300
"""A paragraph of more letters that is set as a heading is running text all the same."""


class DocumentError(ValueError):
    """A file that cannot be read as a text; the message is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file by its name: its document, or in `wrong` why it has none."""

    name: str
    document: Document | None
    wrong: str = ""


def read(path: Path, *, pdf: Callable[[bytes], Plain] | None = None) -> Document:
    """The document in a file, of whatever kind `formats` knows.

    Raises DocumentError if the file is missing, empty or no text.
    """
    try:
        return read_bytes(bytes_of(path), name=path.name, pdf=pdf)
    except DocumentError as error:
        raise DocumentError(f"{path}: {error}") from None


def bytes_of(path: Path) -> bytes:
    """The bytes of a file; raises DocumentError if it cannot be read or is too large."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        raise DocumentError(f"cannot be read ({getattr(error, 'strerror', None) or error})") from None
    return raw


def read_bytes(raw: bytes, *, name: str, pdf: Callable[[bytes], Plain] | None = None) -> Document:
    """The document in the bytes of a file called `name`; its id is that name without its ending.

    `pdf` reads a PDF file, as in `formats.plain`. Raises DocumentError if the file is empty or no text.
    """
    try:
        found = plain.read(raw, name=name, pdf=pdf)
    except FormatError as error:
        raise DocumentError(str(error)) from None
    if not found.text.strip():
        raise DocumentError("the text is empty")
    name = name.encode("utf-8", "replace").decode()  # bytes of a name that are no UTF-8 become `?`
    stem = name.rpartition(".")[0] if name.rpartition(".")[0].strip(".") else name
    return parse(found.text, name=stem, fields=found.fields, hints=found.hints, told=found.told)


def read_all(raw: bytes, *, name: str, pdf: Callable[[bytes], Plain] | None = None) -> Iterator[Opened]:
    """The documents in the bytes of a file: one, or as many as an archive holds; never raises.

    A member of an archive is called by the archive's name and its own.
    """
    try:
        several = plain.is_archive(raw, name=name)
        if not several:
            yield Opened(name, read_bytes(raw, name=name, pdf=pdf))
            return
        for member in archive.members(Packed(raw)):
            shown = f"{name}: {member.name}"
            try:
                if member.wrong:
                    raise DocumentError(member.wrong)
                yield Opened(shown, read_bytes(member.raw, name=member.name, pdf=pdf))
            except DocumentError as error:
                yield Opened(shown, None, str(error))
    except (DocumentError, FormatError) as error:
        yield Opened(name, None, str(error))


def parse(
    text: str,
    *,
    name: str,
    fields: Mapping[str, str] | None = None,
    hints: Mapping[str, str] | None = None,
    told: Sequence[tuple[int, int, str]] = (),
) -> Document:
    """The document in a plain text.

    `name` becomes the source's id unless a header gives one; `fields` are what else is known of the text:
    `title`, `author`, `published`; `hints` the same where the text itself is silent; `told` are stretches
    whose zone is known.
    """
    head, start = header.read(text)
    head = {**(fields or {}), **head}
    language = other_languages.detect(text)
    found = zones.zoned(text, list(_blocks(text, start, numbered="kind" in head)), language=language)
    blocks = tuple(_told(found, told))
    words = sum(len(text[b.start : b.end].split()) for b in blocks if b.zone == "body")
    source = Source(head.get("id") or name, kind=head.get("kind") or "full", words=words, text=text)
    page = title_page.read(text, blocks, named=_named(blocks, told))
    if page:
        blocks = tuple(replace(b, zone=page.zones.get(at, b.zone)) for at, b in enumerate(blocks))
    author, published = (page.author, page.published) if page else _byline(text, blocks, language)
    known = metadata.believed(hints or {}, name=name)
    title = page.title if page else _title(text, blocks)
    source = replace(
        source,
        title=head.get("title") or _better(title, known.get("title", "")),
        author=head.get("author") or author or known.get("author", ""),
        published=bylines.day(head.get("published", "")) or published,
    )
    return Document(source, blocks, language)


def _named(blocks: Sequence[Block], told: Sequence[tuple[int, int, str]]) -> frozenset[int]:
    """The places of the blocks that the file itself calls a title."""
    called = [(start, end) for start, end, zone in told if zone == "title"]
    return frozenset(
        place for place, block in enumerate(blocks) if any(low <= block.start < high for low, high in called)
    )


def _better(title: str, noted: str) -> str:
    """The title of the text, or the one that a program noted where the text has none of its own."""
    return noted if noted and (not title or title_page.is_generic(title)) else title


def _told(blocks: Iterable[Block], told: Sequence[tuple[int, int, str]]) -> Iterator[Block]:
    """Blocks with the zones that their file names, where it names any."""
    starts = [start for start, _, _ in told]
    for block in blocks:
        place = bisect_right(starts, block.start) - 1
        zone = told[place][2] if place >= 0 and block.end <= told[place][1] else block.zone
        long = block.end - block.start > _LONGEST_HEADING and zone in ("heading", "title")
        kept = long or (zone, block.zone) == ("heading", "title")
        yield block if kept else replace(block, zone=zone)


def _blocks(text: str, start: int, *, numbered: bool) -> Iterator[Block]:
    found_all = list(paragraphs(text, start))
    if found_all and not numbered:
        found_all[:1] = _apart(text, found_all[0])
    for count, found in enumerate(found_all, start=1):
        number = (
            _NUMBER.match(text, found.start, found.end) if numbered else None
        )  # elsewhere `[1]` opens a note
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
    first = next((block for block in blocks[:_HEAD] if block.zone == "title"), None)
    line = text[first.start : first.end].splitlines()[0].strip() if first else ""
    following = next((b for b in blocks[1:2] if first == blocks[0] and b.zone in ("heading", "title")), None)
    if following and title_page.goes_on(line):
        line = f"{line} {text[following.start : following.end].splitlines()[0].strip()}"
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

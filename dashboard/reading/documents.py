"""A text with its parts and their exact places: blocks, zones, sentences.

Every position is a Python string index into `Document.source.text`, which is the whole file, unchanged but for its
line ends: nothing is ever cut out, so that a passage can always be found again. Zones mark what is not prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from nupunkt import PunktSentenceTokenizer

from dashboard.source import Source

ZONES = ("title", "byline", "heading", "body", "notes", "furniture")
"""What a block can be; only `body` and `notes` make claims, `furniture` (menus, share counters) never does."""

_HEADER = re.compile(r"---\n(?P<fields>(?:\w+:[^\n]*\n)+)---\n")
_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_NUMBER = re.compile(r"\[(\d+)\]\s+")


class DocumentError(ValueError):
    """A file that cannot be read as a text; the message is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or line of furniture; `number` counts the original essay's blocks from 1."""

    number: int
    start: int
    end: int
    zone: str


@dataclass(frozen=True, slots=True)
class Document:
    """A source and the blocks of its text, in order."""

    source: Source
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The whole file, into which every position points."""
        return self.source.text


def read(path: Path) -> Document:
    """The document in a text file; raises DocumentError if it is missing, empty or not text."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read ({error.strerror or error})") from None
    text = _decode(raw, path).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise DocumentError(f"{path}: the text is empty")
    return parse(text, name=path.stem)


def _decode(raw: bytes, path: Path) -> str:
    """UTF-8 with or without a byte order mark, UTF-16 with one, else the Windows code page of old word processors."""
    encodings = ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise DocumentError(f"{path}: not a text file; save it as plain text (UTF-8)")


def parse(text: str, *, name: str) -> Document:
    """The document in a text; `name` becomes the source's id unless a header gives one."""
    header = _HEADER.match(text)
    fields = dict(_fields(header["fields"])) if header else {}
    blocks = tuple(_zoned(text, list(_blocks(text, header))))
    words = sum(len(text[b.start : b.end].split()) for b in blocks if b.zone == "body")
    source = Source(fields.get("id", name), kind=fields.get("kind", "full"), words=words, text=text)
    first = blocks[0] if blocks and blocks[0].zone == "title" else None
    source = replace(
        source,
        title=fields.get("title") or (text[first.start : first.end] if first else ""),
        author=fields.get("author") or _author(text, blocks),
        published=fields.get("published", ""),
    )
    return Document(source, blocks)


def _fields(header: str) -> Iterator[tuple[str, str]]:
    for line in header.splitlines():
        key, _, value = line.partition(":")
        yield key.strip(), value.strip()


def _blocks(text: str, header: re.Match[str] | None) -> Iterator[Block]:
    for count, found in enumerate(_BLOCK.finditer(text, header.end() if header else 0), start=1):
        number = _NUMBER.match(text, found.start()) if header else None  # elsewhere `[1]` opens a note
        first = number.end() if number else found.start()
        end = found.start() + len(found.group().rstrip())
        yield Block(int(number[1]) if number else count, first, end, "body")


_BYLINE = re.compile(r"(?i:by)\s+(?P<author>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})")
_NOTES = re.compile(r"(?i)(?:end|foot)?notes|references|bibliography|further reading|works cited|sources|reading")
_FURNITURE = re.compile(
    r"(?i)\b(?:shares?|tweet|subscribe|read more|related|previous article|next article|cookies|image for post"
    r"|app store|get the \w+ app|min read|written by|comments?|all rights reserved|learn more|sign up|log in)\b|©"
)


def _zoned(text: str, blocks: list[Block]) -> Iterator[Block]:
    """Blocks with their zones: what stands before the first paragraph, after the last, and between."""
    prose = [i for i, b in enumerate(blocks) if _is_prose(text[b.start : b.end])]
    numbered = any(_NUMBER.match(text, b.start - 8 if b.start >= 8 else 0) for b in blocks)
    first = prose[0] if prose else 0
    last = prose[-1] if prose else len(blocks)
    notes = False
    for index, block in enumerate(blocks):
        words = text[block.start : block.end]
        notes = notes or bool(_NOTES.fullmatch(words.strip()))
        if index == 0 and not _is_prose(words) and not numbered:
            zone = "title"
        elif index < first:
            zone = "furniture" if _FURNITURE.search(words) and not _BYLINE.match(words) else "byline"
        elif notes:
            zone = "notes"
        elif index > last or (_FURNITURE.search(words) and not _is_prose(words)):
            zone = "furniture"
        else:
            zone = "body" if _is_prose(words) else "heading"
        yield replace(block, zone=zone)


def _is_prose(words: str) -> bool:
    return len(words) > 80 and len(words.split()) > 12


def _author(text: str, blocks: tuple[Block, ...]) -> str:
    for block in blocks:
        found = _BYLINE.search(text, block.start, block.end) if block.zone == "byline" else None
        if found:
            return found["author"]
    return ""


@cache
def _splitter() -> PunktSentenceTokenizer:
    return PunktSentenceTokenizer()


def sentences(document: Document, block: Block) -> Iterator[tuple[int, int]]:
    """The sentences of a block as spans of the text, white space left out; a line end always ends one."""
    for line in re.finditer(r"\S[^\n]*", document.text[block.start : block.end]):
        for start, end in _splitter().span_tokenize(line.group()):
            words = line.group()[start:end]
            offset = block.start + line.start() + start + len(words) - len(words.lstrip())
            if words.strip():
                yield offset, offset + len(words.strip())

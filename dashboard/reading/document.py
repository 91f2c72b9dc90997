"""A text with its parts and their exact places: blocks, zones, sentences.

Every position is a Python string index into `Document.source.text`, which is the whole file, unchanged but
for its line ends: nothing is ever cut out, so that a passage can always be found again. Zones mark what is
not prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.reading.blocks import Block, Document
from dashboard.reading.dates import to_edtf
from dashboard.reading.dates.scan import first_dated
from dashboard.reading.layout import paragraphs
from dashboard.source import Source

if TYPE_CHECKING:
    from nupunkt import PunktSentenceTokenizer

_HEADER = re.compile(r"---\n(?P<fields>(?:\w+:[^\n]*\n)+)---\n")
_NUMBER = re.compile(r"\[(\d+)\]\s+")


class DocumentError(ValueError):
    """A file that cannot be read as a text; the message is one sentence for the user."""


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
    """UTF-8 with or without a byte order mark, UTF-16 with one, else the code page of old Windows."""
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
    source = Source(fields.get("id") or name, kind=fields.get("kind") or "full", words=words, text=text)
    first = blocks[0] if blocks and blocks[0].zone == "title" else None
    source = replace(
        source,
        title=fields.get("title") or (text[first.start : first.end].splitlines()[0].strip() if first else ""),
        author=fields.get("author") or _author(text, blocks),
        published=fields.get("published") or _published(text, blocks),
    )
    return Document(source, blocks)


def _fields(header: str) -> Iterator[tuple[str, str]]:
    for line in header.splitlines():
        key, _, value = line.partition(":")
        yield key.strip(), value.strip()


def _blocks(text: str, header: re.Match[str] | None) -> Iterator[Block]:
    for count, found in enumerate(paragraphs(text, header.end() if header else 0), start=1):
        number = _NUMBER.match(text, found.start) if header else None  # elsewhere `[1]` opens a note
        first = number.end() if number else found.start
        yield Block(int(number[1]) if number else count, first, found.end, "body", found.wrapped)


_NAME = r"[A-Z][\w’'-]*\.?(?: (?:(?:de|van|von|der|al|bin)\s)*[A-Z][\w’'-]*\.?){1,3}"
_BYLINE = re.compile(rf"^[ \t]*(?i:by)\s+(?P<author>{_NAME})[ \t]*$", re.MULTILINE)
_NAME_LINE = re.compile(rf"(?P<author>{_NAME})[ \t]*")
_NOTES = re.compile(
    r"(?i)(?:end|foot)?notes|references|bibliography|further reading|works cited|sources|reading"
)
_CHROME = re.compile(
    r"(?i)\b(?:shares?\b.{0,8}\d|tweet|subscribe|read more|cookies|image for post|photo by|app store"
    r"|google play"
    r"|get the \w+ app|min read|comments?\b|all rights reserved|learn more|sign up|log in|advertisement"
    r"|filed under"
    r"|share on|print this|updated \d)|©|^shares?$"
)
"""What a page prints around an essay, in a short block anywhere."""


@cache
def _end_lines() -> re.Pattern[str]:
    """A line after which a page has nothing more of the essay."""
    return re.compile(
        r"(?im)^[ \t]*(?:related (?:posts?|articles?|stories|episodes|content|reading)\b.*|read (?:more|next)"
        r"|more (?:from|on|in) .*"
        r"|most (?:read|popular).*|(?:previous|next) (?:article|post|story)|written by|about the author"
        r"|share this\b.*"
        r"|(?:leave a )?(?:reply|comments?)|\d+ (?:comments?|responses?|shares?)\b.*|total|tags:.*"
        r"|posted in\b.*|get the \w+ app"
        r"|you (?:may|might) also like.*|recommended\b.*|trending.*|(?:©|copyright).*|we value your privacy.*"
        r"|this site uses cookies.*"
        r"|a version of this article\b.*|sign up\b.*|newsletter.*)$"
    )


def _zoned(text: str, blocks: list[Block]) -> Iterator[Block]:
    """Blocks with their zones: what stands before the first paragraph, after the last, and between."""
    words = [text[block.start : block.end] for block in blocks]
    first = next((i for i, block in enumerate(words) if _is_paragraph(block)), None)
    if first is None:  # a text of a few short sentences
        first = next((i for i, block in enumerate(words) if i and _is_sentence(block)), len(blocks))
    end = _furniture_from(words)
    notes = False
    for index, block in enumerate(blocks):
        notes = notes or bool(_NOTES.fullmatch(words[index].strip()))
        if index >= end:
            zone = "furniture"
        elif index == 0 and not _is_paragraph(words[0]) and block.number == 1:
            zone = "title"
        elif index < first:
            zone = _before_text(text, block)
        elif notes:
            zone = "notes"
        elif _is_paragraph(words[index]) or _is_sentence(words[index]):
            zone = "body"
        else:
            zone = "furniture" if _CHROME.search(words[index]) else "heading"
        yield replace(block, zone=zone)


def _before_text(text: str, block: Block) -> str:
    """A block between the title and the first paragraph: who wrote it and when, a menu, or a heading."""
    words = text[block.start : block.end]
    if _BYLINE.search(words) or first_dated(text, block.start, block.end):
        return "byline"
    if _CHROME.search(words):
        return "furniture"
    return "byline" if _NAME_LINE.fullmatch(words) and not words.isupper() else "heading"


def _furniture_from(words: list[str]) -> int:
    """The block from which a page goes on without the essay; the number of blocks if it does not."""
    length = sum(map(len, words))
    after = 0
    end = len(words)
    for index in range(len(words) - 1, 0, -1):
        after += len(words[index])
        if after > max(2500, length // 5) or after > length * 2 // 3:
            break
        if len(words[index]) < 400 and _end_lines().search(words[index]):
            end = index
    if end < len(words):
        while end > 1 and len(words[end - 1]) < 80 and not _NOTES.fullmatch(words[end - 1].strip()):
            end -= 1
        while _is_sentence(words[end]) and not _end_lines().search(words[end]):
            end += 1  # the essay's own short last words
    return end


def _is_paragraph(words: str) -> bool:
    """Running text, perhaps with a line end at every margin; not a stack of title, author and date."""
    lines = words.splitlines()
    wrapped = len(lines) == 1 or sum(map(len, lines[:-1])) >= 45 * (len(lines) - 1)
    return len(words) > 80 and len(words.split()) > 12 and wrapped and not _BYLINE.search(words[:200])


def _is_sentence(words: str) -> bool:
    """A short block that is running text: it ends like a sentence and is not set in capitals."""
    small = sum(word.islower() for word in words.split())
    return words.rstrip()[-1:] in '.!…”’"' and small >= 2 and small * 3 >= len(words.split())


def _opening(text: str, blocks: tuple[Block, ...]) -> Iterator[tuple[int, int]]:
    """The lines that say who wrote a text and when: the byline, and all but the first line of a title."""
    for block in blocks:
        if block.zone in ("title", "byline"):
            lines = list(re.finditer(r"[^\n]+", text[block.start : block.end]))
            for line in lines[block.zone == "title" :]:
                yield block.start + line.start(), block.start + line.end()


def _author(text: str, blocks: tuple[Block, ...]) -> str:
    for pattern in (_BYLINE, _NAME_LINE):
        for start, end in _opening(text, blocks):
            found = pattern.fullmatch(text[start:end])
            if found:
                return found["author"]
    return ""


def _published(text: str, blocks: tuple[Block, ...]) -> str:
    """The date that the byline prints, as EDTF; '' if there is none."""
    for start, end in _opening(text, blocks):
        found = first_dated(text, start, end)
        if found and found.first and found.first.year is not None and not found.last:
            return to_edtf.valid(to_edtf.of_point(found.first, found.first.year))
    return ""


@cache
def _splitter() -> PunktSentenceTokenizer:
    # Imported when needed: dates are read without it. Its own model is trained on law, and takes `can.`
    # and `bear.`
    # for abbreviations.
    from nupunkt import PunktParameters, PunktSentenceTokenizer

    known = PunktParameters()
    known.abbrev_types.update(_ABBREVIATIONS)
    return PunktSentenceTokenizer(known)


_ABBREVIATIONS = [
    "u.s",
    "u.k",
    "u.n",
    "u.s.s.r",
    "d.c",
    "n.y",
    "a.d",
    "b.c",
    "c.e",
    "dr",
    "mr",
    "mrs",
    "ms",
    "messrs",
    "mme",
    "mlle",
    "st",
    "ste",
    "mt",
    "ft",
    "gen",
    "col",
    "capt",
    "cpt",
    "lt",
    "sgt",
    "cpl",
    "maj",
    "adm",
    "cmdr",
    "brig",
    "prof",
    "rev",
    "revd",
    "fr",
    "hon",
    "gov",
    "sen",
    "rep",
    "pres",
    "amb",
    "supt",
    "jr",
    "sr",
    "v",
    "vs",
    "viz",
    "cf",
    "e.g",
    "i.e",
    "ca",
    "c",
    "fl",
    "b",
    "d",
    "r",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sept",
    "sep",
    "oct",
    "nov",
    "dec",
    "vol",
    "pp",
    "p",
    "ed",
    "eds",
    "trans",
    "ch",
    "approx",
    "est",
    "ave",
    "blvd",
]
"""Words whose full stop ends no sentence by itself."""
_MARK = re.compile(
    r"(?<=[\w’”)][.!?…])[0-9]{1,2}(?=\s+[A-Z“‘\"'(])|(?<=[a-z]{2}[.!?][’”])[0-9]{1,2}(?=\s+[A-Z“‘\"'(])"
)
"""A footnote figure that ends a sentence: `fought for it.4 But`."""


def sentences(document: Document, block: Block) -> Iterator[tuple[int, int]]:
    """The sentences of a block as spans of the text, white space left out.

    A line end ends one, unless the block's lines were broken at a margin.
    """
    words = document.text[block.start : block.end]
    if block.wrapped:
        words = words.replace("\n", " ")
    for line in re.finditer(r"\S[^\n]*", words):
        for start, end in _whole(line.group()):
            for first, last in _at_marks(line.group(), start, end):
                told = line.group()[first:last]
                offset = block.start + line.start() + first + len(told) - len(told.lstrip())
                if told.strip():
                    yield offset, offset + len(told.strip())


def _at_marks(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence cut after every footnote figure that ends one."""
    for mark in _MARK.finditer(line, start, end):
        yield start, mark.end()
        start = mark.end()
    yield start, end


_GOES_ON = re.compile(r"\s*(?:[a-z]|[–—]\s)")
"""A sentence does not begin so: before it stood a title (`What Is To Be Done? – a booklet`) or `i.e.`."""
_CUT_SHORT = re.compile(
    r"\b(?:pp?|[Nn]o|[Vv]ol|ca?|cf|eds?|fl|vs?|viz|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.\s*$"
    r"|\b(?:[DM]r|Mrs|Ms|Messrs|Mme|Mlle|Gen|Col|Capt|Cpt|Lt|Sgt|Cpl|Maj|Adm|Cmdr|Brig|Prof|Revd?|Fr|Hon|Gov|Sen|Pres|Mt|Ft"
    r"|Ste?)\.\s*$"
)
"""Nor does one end so: a page, a number or a year follows."""


_ENDS_ALL_THE_SAME = re.compile(
    r"(?<=\b[A-Z]\.[A-Z]\.)\s+(?=(?:In|On|At|By|After|Before|When|While|The|This|That|These|But|And|He|She|It|They|We|His|Her"
    r"|Its|Their|As|For|From)\s)"
)
"""`… came to the U.S. In 1901 …`: letters with stops end a sentence where a word follows that begins one."""


def _whole(line: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for start, end in _splitter().span_tokenize(line):
        if spans and (_GOES_ON.match(line, start) or _CUT_SHORT.search(line, spans[-1][0], spans[-1][1])):
            start = spans.pop()[0]
        for more in _ENDS_ALL_THE_SAME.finditer(line, start, end):
            spans.append((start, more.start()))
            start = more.end()
        spans.append((start, end))
    return spans

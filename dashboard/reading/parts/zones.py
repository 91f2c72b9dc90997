"""Which blocks of a text are its prose, and what the others are: title, byline, heading, notes, furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.reading.blocks import Block
from dashboard.reading.dates import references
from dashboard.reading.parts import bylines, furniture
from dashboard.reading.words import load

_NOTES = frozenset(load("parts")["notes"]["headings"])
_NUMBERING = re.compile(r"^(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.)]\s+")
_ITEM = re.compile(r"(?:[•·*‣◦–-]\s+)?[a-z][a-z’'-]*\s")
"""How an item of a list begins that is no heading, whether or not a full stop ends it."""
_NOTE = re.compile(r"(?:\[\^?\d{1,3}\]|\d{1,3}[.)]|[¹²³⁴⁵⁶⁷⁸⁹]|[*†‡])\s*")


_LONGEST_TITLE = 220


def zoned(text: str, blocks: Sequence[Block], *, language: str = "en") -> Iterator[Block]:
    """Blocks with their zones: what stands before the first paragraph, after the last, and between."""
    words = [text[block.start : block.end] for block in blocks]
    apart = [_apart(each, language) for each in words]
    first = _first(words, apart)
    end = _furniture_from(words)
    notes = _in_notes(words, end)
    contents = _in_contents(words)
    for index, block in enumerate(blocks):
        if index >= end or (index in contents and index):
            zone = "furniture"
        elif index == 0 and block.number == 1 and _is_title(words[0], apart[0]):
            zone = "title"
        elif index in notes:
            zone = "notes"
        elif index < first:
            zone = apart[index] or _before_text(words[index])
        elif apart[index]:
            zone = "furniture" if apart[index] == "byline" else apart[index]
        elif is_paragraph(words[index]) or is_sentence(words[index]):
            zone = "body"
        else:
            zone = "furniture" if furniture.is_chrome(words[index]) else "heading"
        yield replace(block, zone=zone)


def is_notes_heading(words: str) -> bool:
    """Whether a line is a heading under which notes or books stand."""
    return _NUMBERING.sub("", words.strip()).rstrip(":").strip().lower() in _NOTES


def is_paragraph(words: str) -> bool:
    """Running text, perhaps with a line end at every margin; not a stack of title, author and date."""
    if is_headline(words):
        return False
    lines = words.splitlines()
    wrapped = len(lines) == 1 or sum(map(len, lines[:-1])) >= 45 * (len(lines) - 1)
    return (
        len(words) > 80
        and len(words.split()) > 12
        and wrapped
        and not (len(lines) > 1 and any(bylines.is_labelled(line) for line in lines[:3]))
    )


def is_headline(words: str) -> bool:
    """A long title: one line without an end, whose words begin with capitals but for small ones."""
    if "\n" in words or len(words) > _LONGEST_TITLE or words.rstrip()[-1:] in '.!;,”"':
        return False
    long = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    return len(long) > 4 and 5 * sum(word[0].isupper() for word in long) >= 4 * len(long)


def is_sentence(words: str) -> bool:
    """A short block that is running text: it ends like a sentence, or begins like an item of a list.

    What is set in capitals, as a title is, is none.
    """
    spoken = [word for word in words.split() if any(letter.isalpha() for letter in word)]
    small = sum(word.islower() for word in spoken)
    if _ITEM.match(words) and len(spoken) > 3 and words.rstrip()[-1:] not in ":":
        return True
    return words.rstrip()[-1:] in '.!…”’"' and small >= 2 and small * 3 >= len(spoken)


def _apart(words: str, language: str) -> str:
    """The zone of a block whose own words say that it is no prose; '' for any other."""
    if furniture.is_caption(words) or furniture.is_menu(words) or furniture.is_contents(words):
        return "furniture"
    if references.is_list(words):
        return "notes"
    lines = words.splitlines()
    if len(lines) < 4 and all(bylines.read(line, language=language) for line in lines):
        return "byline"
    return ""


def _first(words: Sequence[str], apart: Sequence[str]) -> int:
    """The first block of the essay itself; the number of blocks if there is none."""
    told = [i for i in range(len(words)) if not apart[i]]
    first = next((i for i in told if is_paragraph(words[i]) or _opens(words, i)), None)
    if first is None:  # a text of a few short sentences
        first = next((i for i in told if (i or not _is_title(words[0], "")) and is_sentence(words[i])), None)
    return len(words) if first is None else first


def _opens(words: Sequence[str], index: int) -> bool:
    """Whether a short block begins the essay: it is told, as is the next; a line below a title is alone."""
    near = words[index : index + 2]
    told = all(is_sentence(each) and len(each.split()) > 4 for each in near[:1])
    return told and len(near) == 2 and index > 0 and (is_paragraph(near[1]) or is_sentence(near[1]))


def _is_title(words: str, apart: str) -> bool:
    """Whether the first block is the title; a sentence of some length begins a text that has none."""
    if is_paragraph(words) or apart == "notes":
        return False
    return not (is_sentence(words) and len(words.split()) > 4 and words.rstrip()[-1] in '.”"')


def _before_text(words: str) -> str:
    """A block between the title and the first paragraph: who wrote it and when, a menu, or a heading."""
    if any(bylines.read(line) for line in words.splitlines()):
        return "byline"
    if furniture.is_chrome(words):
        return "furniture"
    return "heading"


def _in_notes(words: Sequence[str], end: int) -> set[int]:
    """The blocks under a heading of notes or books, to the next heading with prose of its own below."""
    found: set[int] = set()
    under = False
    for index in range(end):
        if index and is_notes_heading(words[index]):
            under = True
        elif under and _goes_back(words, index):
            under = False
        elif index == 0 and is_notes_heading(words[0]):
            under = True
            continue  # it is the title of the whole
        if under:
            found.add(index)
    return found


def _in_contents(words: Sequence[str]) -> set[int]:
    """The blocks of a table of contents: below its heading, to a paragraph or a heading that it named."""
    found: set[int] = set()
    entries: set[str] = set()
    under = False
    for index, block in enumerate(words):
        if under:
            entry, led = furniture.entry_of(block), furniture.is_contents(block)
            told = is_paragraph(block) or is_sentence(block)
            under = led or (entry not in entries and not told)
            entries.add(entry)
        if furniture.is_contents_heading(block):
            under, entries = True, set()
        if under:
            found.add(index)
    return found


def _goes_back(words: Sequence[str], index: int) -> bool:
    """Whether a block is a heading that leads back from notes to the essay."""
    line = words[index]
    if (
        is_paragraph(line)
        or is_sentence(line)
        or len(line) > 80
        or re.search(r"\d{3}|https?:|www\.|\bpp?\.", line)
    ):
        return False
    below = words[index + 1 : index + 3]
    return len(below) == 2 and all(
        is_paragraph(each) and not _NOTE.match(each) and not references.is_list(each) for each in below
    )


def _furniture_from(words: Sequence[str]) -> int:
    """The block from which a page goes on without the essay; the number of blocks if it does not."""
    length = sum(map(len, words))
    after = 0
    end = len(words)
    for index in range(len(words) - 1, 0, -1):
        after += len(words[index])
        if after > max(2500, length // 5) or after > length * 2 // 3:
            break
        if furniture.ends_the_text(words[index]):
            end = index
    if end < len(words):
        while end > 1 and len(words[end - 1]) < 80 and not is_notes_heading(words[end - 1]):
            end -= 1
        while is_sentence(words[end]) and not furniture.ends_the_text(words[end]):
            end += 1  # the essay's own short last words
    comments = (i for i in range(1, len(words)) if furniture.opens_comments(words[i]))
    told = next((i for i in range(len(words)) if is_paragraph(words[i]) or is_sentence(words[i])), len(words))
    return min(end, next((i for i in comments if i > told), end))

r"""Rich text (.rtf): the paragraphs of the body, its notes, and the names in its head.

A text in RTF is a nest of groups with control words, by Microsoft's specification 1.9.1. What a group is for
(`\footnote`, `\info`) is the first control word in it; groups that a reader may skip say so (`\*`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from dashboard.reading.formats.content import FormatError, Part, Plain, joined
from dashboard.reading.formats.packed import DAMAGED
from dashboard.reading.words import load

_TOKEN = re.compile(
    r"\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?|'(?P<hex>[0-9a-fA-F]{2})|(?P<sign>[^a-zA-Z']))"
    r"|(?P<brace>[{}])|[\r\n\x00]+|(?P<words>[^\\{}\r\n\x00]+)|\\",
    re.DOTALL,
)
_SKIPPED = frozenset(load("formats")["rtf"]["skipped"].split())
_SIGNS = {
    "par": "\n\n", "sect": "\n\n", "page": "\n\n", "row": "\n\n", "nestrow": "\n\n", "line": "\n", "tab": " ",
    "cell": "; ", "nestcell": "; ", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ", "~": " ", "_": "-",
    "{": "{", "}": "}", "\\": "\\", "\n": "\n\n", "\r": "\n\n",
}  # fmt: skip
_CODE_PAGES = {int(number): page for number, page in load("formats")["rtf"]["code_pages"].items()}
_FONT = re.compile(r"\\f(\d{1,5})\b[^{}]{0,200}?\\fcharset(\d{1,3})")
_MARK = re.compile(r"[\d\s,;*†‡§\[\]()–-]{1,12}")
_STYLE = re.compile(r"\{(?:\\\*)?\\s(\d{1,5})\b[^{}]{0,400}?\s([A-Za-z][\w ]{0,60});?\}")
_DEEPEST = 500


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds within a group: where its words go ('' to leave them out), its font and its looks."""

    into: str = "body"
    page: str = "cp1252"
    skip: int = 1
    hidden: bool = False
    raised: bool = False
    zone: str = ""


@dataclass
class _Reader:
    """The state of a reading."""

    fonts: dict[int, str]
    styles: dict[int, str]
    group: _Group = field(default_factory=_Group)
    open: list[_Group] = field(default_factory=list)
    body: list[Part] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    notes: list[list[str]] = field(default_factory=list)
    info: dict[str, list[str]] = field(default_factory=dict)
    bytes: bytearray = field(default_factory=bytearray)
    to_skip: int = 0
    first: bool = False  # whether the next control word names the group
    ignorable: bool = False


def read(raw: bytes) -> Plain:
    """The words of a file; raises FormatError where it nests beyond all reason or holds nothing."""
    text = raw.decode("latin-1")
    reader = _Reader(
        {int(font): _CODE_PAGES.get(int(page), "cp1252") for font, page in _FONT.findall(text[:200_000])},
        {int(number): _zone(name) for number, name in _STYLE.findall(text[:400_000])},
    )
    at = 0
    while found := _TOKEN.match(text, at):
        at = found.end()
        if found["word"] == "bin":  # so many bytes of a picture follow
            at += max(0, int(found["number"] or 0))
            continue
        if found["hex"] is None:
            _flush(reader)
        _token(reader, found)
    _flush(reader)
    _end_paragraph(reader)
    if at < len(text) - 1 and not reader.body:
        raise FormatError(DAMAGED)
    hints = {name: "".join(words).strip() for name, words in reader.info.items()}
    notes = [Part("".join(words), "footnote") for words in reader.notes]
    return joined(reader.body, hints={name: words for name, words in hints.items() if words}, notes=notes)


def _zone(style: str) -> str:
    """The zone that the name of a style tells."""
    name = style.strip().lower()
    if name.startswith(("heading", "subtitle")):
        return "heading"
    return {"title": "title", "caption": "furniture", "bibliography": "footnote"}.get(name, "")


def _token(reader: _Reader, found: re.Match[str]) -> None:
    if found["brace"]:
        _brace(reader, opens=found["brace"] == "{")
        return
    if found["sign"] == "*":
        reader.ignorable = True
        return
    if found["hex"] is not None:
        if reader.to_skip:
            reader.to_skip -= 1
        else:
            reader.bytes.append(int(found["hex"], 16))
    elif found["word"]:
        _word(reader, found["word"], int(found["number"]) if found["number"] else None)
    elif found["sign"]:
        _say(reader, _SIGNS.get(found["sign"], ""))
    elif found["words"]:
        words = found["words"][reader.to_skip :]
        reader.to_skip = max(0, reader.to_skip - len(found["words"]))
        _say(reader, words.encode("latin-1").decode(reader.group.page, "replace"))
    reader.first = False


def _brace(reader: _Reader, *, opens: bool) -> None:
    if opens and len(reader.open) > _DEEPEST:
        raise FormatError(DAMAGED)
    if opens:
        reader.open.append(reader.group)
    elif reader.open:
        reader.group = reader.open.pop()
    reader.first, reader.ignorable, reader.to_skip = opens, False, 0


def _word(reader: _Reader, word: str, number: int | None) -> None:
    if reader.first and _destination(reader, word):
        return
    if word == "u" and number is not None:
        _say(reader, chr(number % 0x10000))
        reader.to_skip = reader.group.skip
    elif word in _SIGNS:
        _say(reader, _SIGNS[word])
    else:
        reader.group = _changed(reader, word, number)


def _changed(reader: _Reader, word: str, number: int | None) -> _Group:
    """The group after a control word that changes what holds in it."""
    group = reader.group
    changes: dict[str, dict[str, Any]] = {
        "uc": {"skip": min(number or 0, 8)},
        "ansicpg": {"page": _known(f"cp{number}")},
        "mac": {"page": "mac_roman"},
        "v": {"hidden": number != 0},
        "deleted": {"hidden": number != 0},
        "super": {"raised": number != 0},
        "nosupersub": {"raised": False},
        "plain": {"hidden": False, "raised": False},
        "s": {"zone": reader.styles.get(number or 0, "")},
        "pard": {"zone": ""},
    }
    if word in ("f", "deff"):
        return replace(group, page=reader.fonts.get(number or 0, group.page))
    return replace(group, **changes[word]) if word in changes else group


def _destination(reader: _Reader, word: str) -> bool:
    """Set where the words of a group go that has just been opened; whether its first word says so."""
    into = reader.group.into
    if word in ("footnote", "chftn") and into == "body":
        reader.notes += [[]] if word == "footnote" else []
        into = "notes" if word == "footnote" else into
    elif word in ("title", "author") and into == "info":
        into = word
    elif word == "info":
        into = "info"
    elif word in _SKIPPED or reader.ignorable or into == "info":
        into = ""
    else:
        return False
    reader.group = replace(reader.group, into=into, raised=False)
    reader.first = False
    return True


def _known(page: str) -> str:
    try:
        return "".encode(page).decode() or page
    except LookupError:
        return "cp1252"


def _flush(reader: _Reader) -> None:
    """Say the bytes that stand one after the other, of which some code pages need two for a letter."""
    if reader.bytes:
        raw = bytes(reader.bytes)
        reader.bytes.clear()
        _say(reader, raw.decode(reader.group.page, "replace"))


def _say(reader: _Reader, words: str) -> None:
    group = reader.group
    if not words or group.hidden or (group.raised and _MARK.fullmatch(words)):
        return
    if group.into == "body":
        reader.words.append(words)
        if words == "\n\n":
            _end_paragraph(reader)
    elif group.into == "notes":
        reader.notes[-1].append(" " if words == "\n\n" else words)
    elif group.into in ("title", "author"):
        reader.info.setdefault(group.into, []).append(words)


def _end_paragraph(reader: _Reader) -> None:
    words = "".join(reader.words).strip()
    halves = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    reader.body.append(Part(halves.strip("; "), reader.group.zone))
    reader.words.clear()

"""OpenDocument texts (.odt, .ott, .fodt): paragraphs, headings, tables and notes of the body.

Read by the standard library (ISO/IEC 26300). Tracked deletions, comments and generated tables of contents are
left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from dashboard.reading.formats import packed as safely
from dashboard.reading.formats.content import FormatError, Part, Plain, joined
from dashboard.reading.formats.docx import row_of
from dashboard.reading.formats.packed import DAMAGED, LOCKED, Packed

_SKIPPED = frozenset(
    {"tracked-changes", "annotation", "table-of-content", "alphabetical-index", "illustration-index",
     "table-index", "object-index", "user-index", "forms", "sequence-decls", "variable-decls",
     "user-field-decls", "note", "ruby-text", "hidden-text", "hidden-paragraph", "desc", "title", "script"}
)  # fmt: skip
_SPECIAL = {"tab": " ", "s": " ", "line-break": "\n"}
_MARK = re.compile(r"[\d\s,;*†‡§\[\]()–-]{1,12}")
_ZONES = (
    (re.compile(r"(?i)title$"), "title"),
    (re.compile(r"(?i)subtitle$|heading"), "heading"),
    (re.compile(r"(?i)(?:caption|illustration|figure|drawing|header|footer|contents)"), "furniture"),
    (re.compile(r"(?i)(?:footnote|endnote|bibliography)"), "footnote"),
)
"""Zones of the styles that LibreOffice and OpenOffice bring, by the beginnings of their names."""


def read(packed: Packed) -> Plain:
    """The words of a document in its container; raises FormatError where it is damaged or locked."""
    manifest = packed.tree_if_there("META-INF/manifest.xml")
    if manifest is not None and any(each.tag == "encryption-data" for each in manifest.iter()):
        raise FormatError(LOCKED)
    return _read(packed.tree("content.xml"), packed.tree_if_there("meta.xml"))


def flat(raw: bytes) -> Plain:
    """The words of a document in one XML file."""
    root = safely.tree(raw)
    return _read(root, root.find("meta"))


def _read(root: Element, meta: Element | None) -> Plain:
    body = root.find("body/text")
    if body is None:
        raise FormatError(DAMAGED)
    styles = _Styles(root)
    notes = [
        Part(" ".join(part.words for part in _blocks(inner, styles)), "footnote")
        for note in body.iter("note")
        for inner in note.findall("note-body")
    ]
    return joined(_blocks(body, styles), hints=_hints(meta), notes=notes)


def _hints(meta: Element | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in meta.iter() if meta is not None else ():
        name = {"title": "title", "initial-creator": "author", "creator": "author"}.get(each.tag)
        if name and each.text and each.text.strip():
            found.setdefault(name, " ".join(each.text.split()))
    return found


class _Styles:
    """What the automatic styles of a document come from, and which of them raise their letters."""

    def __init__(self, root: Element) -> None:
        self.parent = {
            style.get("name", ""): style.get("parent-style-name", "") for style in root.iter("style")
        }
        self.raised = {
            style.get("name", "")
            for style in root.iter("style")
            for looks in style.findall("text-properties")
            if looks.get("text-position", "").startswith("super")
        }

    def zone(self, name: str) -> str:
        """The zone of a style, by its own name or that of the style it comes from."""
        for _ in range(8):
            for pattern, zone in _ZONES:
                if pattern.match(name):
                    return zone
            if not self.parent.get(name):
                break
            name = self.parent[name]
        return ""


def _blocks(parent: Element, styles: _Styles) -> Iterator[Part]:
    for child in parent:
        if child.tag in ("p", "h"):
            zone = "heading" if child.tag == "h" else styles.zone(child.get("style-name", ""))
            yield Part("".join(_words(child, styles)), zone)
            for box in _first(child, "text-box"):
                yield from _blocks(box, styles)
        elif child.tag == "table":
            for row in _first(child, "table-row"):
                yield from row_of(_cells(row, styles))
        elif child.tag == "bibliography":
            yield from (Part(part.words, "footnote") for part in _blocks(child, styles))
        elif child.tag not in _SKIPPED:  # lists, sections, frames
            yield from _blocks(child, styles)


def _first(parent: Element, tag: str) -> Iterator[Element]:
    """The elements of a kind inside another, without those that are inside one of them."""
    for child in parent:
        if child.tag == tag:
            yield child
        else:
            yield from _first(child, tag)


def _cells(row: Element, styles: _Styles) -> Iterator[list[Part]]:
    for cell in row:
        if cell.tag == "table-cell":
            yield [part for part in _blocks(cell, styles) if part.words.strip()]


def _words(parent: Element, styles: _Styles) -> Iterator[str]:
    yield parent.text or ""
    for child in parent:
        if child.tag in _SPECIAL:
            yield _SPECIAL[child.tag]
        elif child.tag not in _SKIPPED and child.tag not in ("frame", "text-box"):
            words = "".join(_words(child, styles))
            if not (child.get("style-name", "") in styles.raised and _MARK.fullmatch(words)):
                yield words
        yield child.tail or ""

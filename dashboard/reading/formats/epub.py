"""Electronic books (.epub): their chapters in the order of reading, each a web page.

The cover, the title page, the notice of copyright and the table of contents are left out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from dashboard.reading.formats import web_page
from dashboard.reading.formats.content import FormatError, Part, Plain, decoded, joined
from dashboard.reading.formats.packed import DAMAGED, Packed

_PAGES = ("application/xhtml+xml", "text/html")
_AROUND = re.compile(
    r'epub:type="[^"]*\b(?:cover|titlepage|halftitlepage|copyright-page|toc|loi|lot|colophon|imprint|index'
    r"|landmarks)\b"
)
_OPENING = re.compile(r"<body\b[^>]*>(?:\s*<(?:section|div)\b[^>]*>)?")
"""What a whole chapter is says its first element; an essay may hold a title page of its own."""
_ASIDE = re.compile(r"(?i)^(?:cover|title-?page|half-?title|copyright|toc|nav|colophon|imprint|contents)")
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_LONGEST = 6_000_000
"""The most bytes of chapters: four long novels."""


def read(packed: Packed) -> Plain:
    """The words of a book; raises FormatError where it is damaged or its chapters are encrypted."""
    place = _package(packed)
    package = packed.tree(place)
    locked = packed.tree_if_there("META-INF/encryption.xml")
    sealed = {each.get("URI", "") for each in locked.iter("CipherReference")} if locked is not None else set()
    parts: list[Part] = []
    notes: list[Part] = []
    size = 0
    for name in _chapters(package, posixpath.dirname(place)):
        if name in sealed:
            raise FormatError("a book that its shop has locked (DRM); only the shop's own program opens it")
        if name not in packed:
            continue
        raw = packed.read(name)
        size += len(raw)
        if size > _LONGEST:
            raise FormatError(
                "a book of more words than can be read at once; save the chapters that you need"
            )
        markup = decoded(raw)
        opening = _OPENING.search(markup)
        if not (opening and _AROUND.search(opening.group())):
            page = web_page.page(markup)
            parts += page.parts
            notes += [Part(words, "footnote") for words in page.notes]
    if not parts:
        raise FormatError(DAMAGED)
    return joined(parts, **_told(package), notes=notes)


def _package(packed: Packed) -> str:
    root = packed.tree("META-INF/container.xml")
    for each in root.iter("rootfile"):
        if each.get("full-path", "") in packed:
            return each.get("full-path", "")
    raise FormatError(DAMAGED)


def _chapters(package: Element, folder: str) -> Iterator[str]:
    """The members that hold the chapters, in order."""
    items = {
        each.get("id"): each
        for each in package.iter("item")
        if each.get("media-type") in _PAGES and "nav" not in each.get("properties", "").split()
    }
    for each in package.iter("itemref"):
        item = items.get(each.get("idref"))
        if item is None or each.get("linear") == "no" or _ASIDE.match(item.get("id", "")):
            continue
        yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "").partition("#")[0])))


def _told(package: Element) -> dict[str, dict[str, str]]:
    """Title and authors, and as its day the one of publication."""
    names: dict[str, list[str]] = {"title": [], "creator": [], "date": []}
    for each in package.iter():
        if each.tag in names and each.text and each.text.strip():
            names[each.tag].append(" ".join(each.text.split()))
    told = {"title": "".join(names["title"][:1]), "author": " and ".join(names["creator"][:3])}
    days = [day for day in names["date"] if _DAY.match(day)]
    fields = {"published": days[0][:10]} if days else {}
    return {"fields": fields, "hints": {name: words for name, words in told.items() if words}}

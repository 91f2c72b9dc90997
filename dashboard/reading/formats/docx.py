"""Word's documents (.docx, .docm, .dotx): the paragraphs of the body, headings, tables and notes.

Read by the standard library: ISO/IEC 29500, its transitional and its strict form. What is deleted, hidden or
a field's code is left out; the words of text boxes come after the paragraph that they are fastened to.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from dashboard.reading.formats.content import FormatError, Part, Plain, joined
from dashboard.reading.formats.packed import DAMAGED, Packed

_INSIDE = frozenset({"ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "body", "Choice"})
"""What may stand between the body and its paragraphs."""
_SKIPPED = frozenset(
    {
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "pPr",
        "rPr",
        "Fallback",
        "fldData",
        "rt",
        "sdtPr",
        "txbxContent",
    }
)
_SPECIAL = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_MARK = re.compile(r"[\d\s,;*†‡§\[\]()–-]{1,12}")
_ZONES = {
    "title": "title",
    "subtitle": "heading",
    "caption": "furniture",
    "header": "furniture",
    "footer": "furniture",
    "table of figures": "furniture",
    "footnote text": "footnote",
    "endnote text": "footnote",
    "bibliography": "footnote",
}
"""Zones of Word's own styles, whose names are English in every language of Word."""


def read(packed: Packed) -> Plain:
    """The words of a document; raises FormatError where it is damaged."""
    main = _main(packed)
    near = posixpath.dirname(main)
    body = packed.tree(main).find("body")
    if body is None:
        raise FormatError(DAMAGED)
    zones = _zones(packed.tree_if_there(posixpath.join(near, "styles.xml")))
    notes = [
        part
        for name in ("footnotes.xml", "endnotes.xml")
        for part in _notes(packed.tree_if_there(posixpath.join(near, name)))
    ]
    hints = properties(packed.tree_if_there("docProps/core.xml"))
    return joined(_blocks(body, zones), hints=hints, notes=notes)


def properties(core: Element | None) -> dict[str, str]:
    """Title and author among a file's properties, in Dublin Core's names."""
    told = {"title": "title", "creator": "author"}
    found: dict[str, str] = {}
    for each in core.iter() if core is not None else ():
        if each.tag in told and each.text and each.text.strip():
            found.setdefault(told[each.tag], " ".join(each.text.split()))
    return found


def _main(packed: Packed) -> str:
    """Where the document itself is, by the relations of the package."""
    relations = packed.tree_if_there("_rels/.rels")
    for each in relations if relations is not None else ():
        target = each.get("Target", "").lstrip("/")
        if each.get("Type", "").endswith("/officeDocument") and target in packed:
            return target
    return "word/document.xml"


def _zones(styles: Element | None) -> dict[str, str]:
    """The zone of each style that has one, by its id."""
    found: dict[str, str] = {}
    for style in styles.iter("style") if styles is not None else ():
        named = style.find("name")
        name = (named.get("val", "") if named is not None else "").lower()
        zone = _ZONES.get(name, "")
        if name.startswith("heading") or style.find("pPr/outlineLvl") is not None:
            zone = zone or "heading"
        elif name.startswith("toc "):
            zone = "furniture"
        if zone:
            found[style.get("styleId", "")] = zone
    return found


def _notes(root: Element | None) -> Iterator[Part]:
    for note in root if root is not None else ():
        if note.get("type", "normal") == "normal":
            words = " ".join(part.words for part in _blocks(note, {}))
            yield Part(words, "footnote")


def _blocks(parent: Element, zones: dict[str, str]) -> Iterator[Part]:
    for child in parent:
        if child.tag == "p":
            yield from _paragraph(child, zones)
        elif child.tag == "tbl":
            yield from _table(child, zones)
        elif child.tag == "AlternateContent" or (child.tag in _INSIDE and not _is_contents(child)):
            yield from _blocks(child, zones)


def _is_contents(child: Element) -> bool:
    """Whether a block that Word builds is a table of contents."""
    gallery = child.find("sdtPr/docPartObj/docPartGallery")
    return gallery is not None and gallery.get("val", "").lower() == "table of contents"


def _paragraph(paragraph: Element, zones: dict[str, str]) -> Iterator[Part]:
    style = paragraph.find("pPr/pStyle")
    zone = zones.get(style.get("val", ""), "") if style is not None else ""
    yield Part("".join(_words(paragraph)), zone)
    for box in _boxes(paragraph):
        yield from _blocks(box, zones)


def _boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes that are fastened to a paragraph; Word writes each twice, for its old versions too."""
    for child in paragraph:
        if child.tag == "txbxContent":
            yield child
        elif child.tag != "Fallback" and len(child):
            yield from _boxes(child)


def _table(table: Element, zones: dict[str, str]) -> Iterator[Part]:
    """Rows as paragraphs, their cells between semicolons; a cell of several paragraphs holds prose."""
    for row in table.findall("tr"):
        cells = [[part for part in _blocks(cell, zones) if part.words.strip()] for cell in row.findall("tc")]
        yield from row_of(cells)


def row_of(cells: Iterable[list[Part]]) -> Iterator[Part]:
    """A row of cells as one part, or all its paragraphs where the table only lays out a page."""
    filled = [cell for cell in cells if cell]
    if any(len(cell) > 1 or len(cell[0].words) > 400 for cell in filled):
        yield from (part for cell in filled for part in cell)
    else:
        yield Part("; ".join(" ".join(cell[0].words.split()) for cell in filled))


def _words(parent: Element) -> Iterator[str]:
    for child in parent:
        if child.tag == "t":
            yield child.text or ""
        elif child.tag in _SPECIAL:
            yield _SPECIAL[child.tag]
        elif child.tag in _SKIPPED or (child.tag == "r" and _is_hidden(child)):
            continue
        elif len(child):
            yield from _words(child)


def _is_hidden(run: Element) -> bool:
    """Whether a run is hidden, or is the mark of a note that somebody typed."""
    looks = run.find("rPr")
    if looks is None:
        return False
    hidden = looks.find("vanish")
    if hidden is not None and hidden.get("val", "1") not in ("0", "false", "off"):
        return True
    raised = looks.find("vertAlign")
    if raised is None or raised.get("val") != "superscript":
        return False
    return bool(_MARK.fullmatch("".join(each.text or "" for each in run.iter("t"))))

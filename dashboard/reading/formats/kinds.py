"""What kind of file some bytes are, by what stands in them; of what cannot be read, what to do instead."""

from __future__ import annotations

import re

from dashboard.reading.formats.content import FormatError
from dashboard.reading.formats.packed import LOCKED, Packed

LARGEST = 50_000_000
"""The most bytes of a file."""

_PICTURE = "a picture, no text; run text recognition (OCR) on it, or type its words"
_SOUND = "a recording, no text; write down its words first"
_ARCHIVE = "an archive of a kind that is not opened here; unpack it, or make it a .zip"
_SHEET = "a spreadsheet, no text; copy its prose into a document"
_SLIDES = "slides, no running text; export their words or notes as a document"
_OLD = "a document of an old Word or Works (.doc); save it as .docx, .odt or .pdf"
_PAGES = "a Pages document; export it as Word (.docx) or PDF"
_MAIL = "a saved web page or mail in one file; save it as .html or .pdf"
_STARTS = {
    _PICTURE: (
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"II*\x00",
        b"MM\x00*",
        b"\x00\x00\x01\x00",
        b"AT&TFORM",
    ),
    _ARCHIVE: (
        b"Rar!\x1a",
        b"7z\xbc\xaf\x27\x1c",
        b"\x1f\x8b",
        *(b"BZh%d1AY&SY" % size for size in range(1, 10)),
        b"\xfd7zXZ",
    ),
    _SOUND: (b"ID3", b"OggS"),
    _OLD: (b"\xdb\xa5-\x00", b"\xffWPC"),
    _MAIL: (b"MIME-Version:",),
    _SHEET: (b"SQLite format 3",),
    "a PostScript file; save it as PDF": (b"%!PS",),
}
"""How files begin of which nothing can be read."""
_TAR = (b"ustar\x0000", b"ustar  \x00")
"""What stands at byte 257 of a tar archive, by POSIX and by GNU; `ustar` alone stands in `mustard` too."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (("EncryptedPackage", LOCKED), ("Workbook", _SHEET), ("Book", _SHEET), ("PowerPoint", _SLIDES))
"""Names of the parts of an old Office file, in the order in which they tell."""
_OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
    "application/vnd.oasis.opendocument.text-master": "odt",
    "application/epub+zip": "epub",
}
_TABLE_NAMES = ("csv", "tsv", "xls", "xlsx", "ods", "numbers")
_FLAT = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?<office:document\b")
_PDF = re.compile(rb"^[\x00-\x20\xef\xbb\xbf]*%PDF-")


def kind(raw: bytes, *, name: str) -> str:
    """`pdf`, `rtf`, `fodt`, `packed` or `text`; raises FormatError for what is none of these."""
    if len(raw) > LARGEST:
        raise FormatError("larger than 50 MB; save it without its pictures, or in parts")
    if not raw:
        raise FormatError("the text is empty")
    ending = name.lower().rpartition(".")[2]
    if _PDF.match(raw[:1024]) or (b"%PDF-" in raw[:1024] and ending == "pdf"):
        return "pdf"
    if raw[:300].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        return "rtf"
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "packed"
    if _FLAT.match(raw[:2000]):
        return "fodt"
    _refuse(raw, ending)
    return "text"


def _refuse(raw: bytes, ending: str) -> None:
    """Raise FormatError for what is known and cannot be read."""
    what = next((what for what, starts in _STARTS.items() if raw.startswith(starts)), "")
    if raw.startswith(_OLE):
        what = _old(raw)
    elif raw[:4] == b"RIFF":
        what = _PICTURE if raw[8:12] == b"WEBP" else _SOUND
    elif raw[4:8] == b"ftyp":
        what = _PICTURE if raw[8:12] in (b"heic", b"heix", b"mif1", b"avif") else _SOUND
    elif raw[257:265] in _TAR:
        what = _ARCHIVE
    elif re.match(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg\b", raw[:2000]):
        what = _PICTURE
    elif ending in _TABLE_NAMES:
        what = _SHEET
    elif b"\x00" in raw[:2000] and ending in ("pdf", "docx", "odt", "epub", "doc", "rtf", "zip"):
        what = "damaged, or not what its name says; save or download it again"
    if what:
        raise FormatError(what)


def _old(raw: bytes) -> str:
    for name, what in _STREAMS:
        if name.encode("utf-16-le") in raw:
            return what
    return _OLD


def packed_kind(packed: Packed) -> str:
    """`docx`, `odt`, `epub` or `archive`; raises FormatError for what is none of these."""
    if "mimetype" in packed:
        told = packed.read("mimetype", largest=200).decode("ascii", "replace").strip()
        if told in _OPEN_DOCUMENT:
            return _OPEN_DOCUMENT[told]
        if "opendocument" in told:
            raise FormatError(
                _SHEET if "spreadsheet" in told else _SLIDES if "presentation" in told else _PICTURE
            )
    if "META-INF/container.xml" in packed:
        return "epub"
    if "[Content_Types].xml" in packed:
        if any(name.startswith("xl/") for name in packed.names):
            raise FormatError(_SHEET)
        if any(name.startswith("ppt/") for name in packed.names):
            raise FormatError(_SLIDES)
        return "docx"
    if "content.xml" in packed and "META-INF/manifest.xml" in packed:
        return "odt"
    if any(name.lower().endswith(".iwa") or name == "index.xml" for name in packed.names):
        raise FormatError(_PAGES)
    return "archive"

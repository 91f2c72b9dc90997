"""Opens PDF files by PDFium, where Python may use what is compiled; `reading.formats.pdf` makes text of them.

Kept apart from the reading half, which must run in a browser too, and loaded only when a PDF is read.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator

from dashboard.reading.formats import pdf
from dashboard.reading.formats.content import FormatError, Plain
from dashboard.reading.formats.packed import DAMAGED, LOCKED
from dashboard.reading.formats.pdf.placed import Page, Piece

_MOST_PAGES = 500
_MOST_LETTERS = 60_000
"""The most letters of one page; what has more draws pictures with them."""
_ONE_AT_A_TIME = threading.Lock()
"""PDFium may not be used by two threads at once."""


def read(raw: bytes) -> Plain:
    """The words of a PDF file; FormatError where it is locked, damaged, scanned or too long."""
    import pypdfium2

    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(raw)
        except pypdfium2.PdfiumError as error:
            raise FormatError(LOCKED if "password" in str(error).lower() else DAMAGED) from None
        try:
            if not len(document):
                raise FormatError(DAMAGED)
            if len(document) > _MOST_PAGES:
                raise FormatError(
                    f"a PDF of more than {_MOST_PAGES} pages; save those that you need by themselves"
                )
            told = document.get_metadata_dict(skip_empty=True)
            hints = {"title": told.get("Title", ""), "author": told.get("Author", "")}
            return pdf.read(list(_pages(document)), hints=hints)
        finally:
            document.close()


def _pages(document: object) -> Iterator[Page]:
    import pypdfium2

    for number in range(len(document)):  # type: ignore[arg-type]
        try:
            page = document[number]  # type: ignore[index]
            text = page.get_textpage()
            width, height = page.get_size()
            left, bottom, *_ = page.get_bbox()
        except pypdfium2.PdfiumError:
            continue  # one damaged page; the others may be whole
        yield Page(width, height, list(_pieces(text.raw, left=left, top=bottom + height)))
        text.close()
        page.close()


def _pieces(text: object, *, left: float, top: float) -> Iterator[Piece]:
    """The letters of a page, side by side as they stand; sloping and upright ones are left out."""
    from pypdfium2 import raw as pdfium

    box = pdfium.FS_RECTF()
    words: list[str] = []
    at = edge = base = size = 0.0
    space = False

    for index in range(min(pdfium.FPDFText_CountChars(text), _MOST_LETTERS)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in (0, 10, 13, 32, 160, 0x2002, 0x2003, 0x2009):
            space = True
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
            continue
        height = box.top - box.bottom
        near = abs(box.bottom - base) < 0.2 * size and abs(height - size) < 0.1 * size
        if not words or not near or not -0.5 * size < box.left - edge < 0.8 * size:
            if words:
                yield Piece("".join(words), at - left, edge - left, top - base, size)
            words, at, base, size, space = [], box.left, box.bottom, height, False
            if abs(pdfium.FPDFText_GetCharAngle(text, index)) % 6.28 > 0.1 or height <= 0:
                continue
        words.append((" " if space or box.left - edge > 0.25 * size else "") * bool(words) + chr(code))
        edge, space = box.right, False
    if words:
        yield Piece("".join(words), at - left, edge - left, top - base, size)

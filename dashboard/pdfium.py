"""Opens PDF files by PDFium, where Python may use what is compiled; `reading.formats.pdf` makes text of them.

Kept apart from the reading half, which must run in a browser too, and loaded only when a PDF is read.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from functools import partial

from dashboard.reading.formats import pdf
from dashboard.reading.formats.content import FormatError, Plain
from dashboard.reading.formats.packed import DAMAGED, LOCKED
from dashboard.reading.formats.pdf.letters import BLANKS, MOST_LETTERS, MOST_PAGES, Letter
from dashboard.reading.formats.pdf.letters import page as page_of
from dashboard.reading.formats.pdf.placed import Page

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
            if len(document) > MOST_PAGES:
                raise FormatError(pdf.LONG)
            told = document.get_metadata_dict(skip_empty=True)
            hints = {"title": told.get("Title", ""), "author": told.get("Author", "")}
            return pdf.read(list(_pages(document)), hints=hints)
        finally:
            document.close()


def _pages(document: object) -> Iterator[Page]:
    import pypdfium2
    from pypdfium2 import raw as pdfium

    for number in range(len(document)):  # type: ignore[arg-type]
        try:
            page = document[number]  # type: ignore[index]
            text = page.get_textpage()
            width, height = page.get_size()
            left, bottom, *_ = page.get_bbox()
        except pypdfium2.PdfiumError:
            continue  # one damaged page; the others may be whole
        angle = partial(pdfium.FPDFText_GetCharAngle, text.raw)
        yield page_of((width, height), corner=(left, bottom), letters=_letters(text.raw), angle=angle)
        text.close()
        page.close()


def _letters(text: object) -> Iterator[Letter]:
    """The letters of a page in the order of the file; one of a picture too many ends them."""
    from pypdfium2 import raw as pdfium

    box = pdfium.FS_RECTF()
    for index in range(min(pdfium.FPDFText_CountChars(text), MOST_LETTERS)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in BLANKS or not pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
            yield code, 0.0, 0.0, 0.0, 0.0
        else:
            yield code, box.left, box.bottom, box.right, box.top

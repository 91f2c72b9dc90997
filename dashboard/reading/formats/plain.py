"""A file as plain text, whatever kind of file it is: by what stands in it more than by its name."""

from __future__ import annotations

import re
from collections.abc import Callable

from dashboard.reading.formats import docx, epub, kinds, markdown, odt, rtf, web_page
from dashboard.reading.formats.content import FormatError, Plain, decoded, with_notes
from dashboard.reading.formats.packed import Packed

NAMES = (
    *(".txt", ".text", ".md", ".markdown", ".mdown", ".html", ".htm", ".xhtml"),
    *(".docx", ".docm", ".dotx", ".odt", ".ott", ".fodt", ".rtf", ".epub", ".pdf"),
)
"""How the names of files end that hold a text, in small letters."""

ARCHIVES = (".zip",)
"""How those of archives end, which hold several."""

REFUSED = (
    *(".doc", ".dot", ".pages", ".wpd", ".wps", ".djvu", ".mobi", ".azw3", ".mht", ".mhtml", ".rar", ".7z"),
    *(".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp"),
)
"""How those of documents end that are not read, so that whoever gave their folder hears of them."""

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_ELEMENT = re.compile(r"</(?:p|div|h[1-6]|li|span|article|section)>", re.IGNORECASE)
_MARKDOWN_NAMES = ("md", "markdown", "mdown")
_MARKDOWN = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"(?<![\w*])\*\*\S[^*\n]*\S\*\*(?![\w*])"),
    re.compile(r"(?<![\w*])\*[^*\s][^*\n]*[^*\s]\*(?![\w*])"),
    re.compile(r"^[*+-] \S", re.MULTILINE),
    re.compile(r"\]\((?:https?://|\.{0,2}/|#)[^)\s]*\)"),
    re.compile(r"^\[\^[^\]\n]+\]:", re.MULTILINE),
    re.compile(r"^> \S", re.MULTILINE),
    re.compile(r"^```", re.MULTILINE),
)


_LONGEST = 1_000_000
"""The most letters of a text: a long novel."""
_TOO_LONG = "longer than a long novel; save it in parts"
_READERS = {"docx": docx.read, "odt": odt.read, "epub": epub.read}


def read(raw: bytes, *, name: str, pdf: Callable[[bytes], Plain] | None = None) -> Plain:
    """The words of a file called `name`; raises FormatError for what holds no text.

    `pdf` reads a PDF file, which needs more than Python: `dashboard.pdfium.read`, or a browser's own.
    """
    found = _read(raw, name, pdf)
    if len(found.text) > _LONGEST:
        raise FormatError(_TOO_LONG)
    return found


def is_archive(raw: bytes, *, name: str) -> bool:
    """Whether a file holds several files; raises FormatError for what cannot be read."""
    return kinds.kind(raw, name=name) == "packed" and kinds.packed_kind(Packed(raw)) == "archive"


def _read(raw: bytes, name: str, pdf: Callable[[bytes], Plain] | None) -> Plain:
    kind = kinds.kind(raw, name=name)
    if kind == "packed":
        packed = Packed(raw)
        kind = kinds.packed_kind(packed)
        if kind == "archive":
            raise FormatError("an archive of files; unpack it first")
        return _READERS[kind](packed)
    if kind == "pdf":
        if pdf is None:
            raise FormatError("a PDF file, which cannot be read here; save it as a document or as plain text")
        return pdf(raw)
    if kind == "rtf":
        return rtf.read(raw)
    return odt.flat(raw) if kind == "fodt" else text(raw, name=name)


def text(raw: bytes, *, name: str) -> Plain:
    """The words of a file that is letters throughout: plain text, Markdown or a web page."""
    letters = decoded(raw)
    if len(letters) > 6 * _LONGEST:  # before its marks are looked for, of which a web page has many
        raise FormatError(_TOO_LONG)
    letters = letters.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n\n")
    ending = name.lower().rpartition(".")[2]
    if _is_page(letters, ending):
        words, below, fields = web_page.apart(letters)
        return with_notes(words, below, fields=fields)
    if ending in _MARKDOWN_NAMES or sum(bool(mark.search(letters)) for mark in _MARKDOWN) > 1:
        return with_notes(*markdown.apart(letters))
    return Plain(letters)


def _is_page(text: str, ending: str) -> bool:
    """Whether a text is HTML: it begins so, or is called so and has elements.

    Markdown may have elements too, as many as it likes.
    """
    called = ending in ("html", "htm", "xhtml") and _ELEMENT.search(text)
    many = ending not in _MARKDOWN_NAMES and len(_ELEMENT.findall(text, 0, 20_000)) > 4
    return bool(_PAGE.match(text) or called or many)

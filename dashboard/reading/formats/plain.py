"""A file as plain text, whatever kind of text it is: by what stands in it more than by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.reading.formats import markdown, web_page

NAMES = (".txt", ".text", ".md", ".markdown", ".mdown", ".html", ".htm", ".xhtml")
"""How the names of files end that hold text, in small letters."""

REFUSED = (".pdf", ".rtf", ".doc", ".docx", ".odt", ".pages", ".epub")
"""How those of documents end that are not read: they are no text, and a folder may hold them too."""
_OTHER = (
    (b"%PDF", "a PDF file"),
    (b"{\\rtf", "an RTF file"),
    (b"PK\x03\x04", "a document of a word processor (or a ZIP archive)"),
    (b"\xd0\xcf\x11\xe0", "a document of an old word processor"),
)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_ELEMENT = re.compile(r"</(?:p|div|h[1-6]|li|span|article|section)>", re.IGNORECASE)
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


class FormatError(ValueError):
    """A file that is no text; the message says what it is and what would be right."""


@dataclass(frozen=True, slots=True)
class Plain:
    """The words of a file; `fields` are what it says of itself: title, author, published."""

    text: str
    fields: Mapping[str, str] = field(default_factory=dict)


def read(raw: bytes, *, name: str) -> Plain:
    """The words of a file called `name`; raises FormatError for what holds no text."""
    text = _decoded(raw).replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n\n")
    ending = name.lower().rpartition(".")[2]
    if _is_page(text, ending):
        return Plain(*web_page.plain(text))
    if ending in ("md", "markdown", "mdown") or sum(bool(mark.search(text)) for mark in _MARKDOWN) > 1:
        return Plain(markdown.plain(text))
    return Plain(text)


def _is_page(text: str, ending: str) -> bool:
    """Whether a text is HTML: it begins so, or is called so and has elements."""
    called = ending in ("html", "htm", "xhtml") and _ELEMENT.search(text)
    return bool(_PAGE.match(text) or called or len(_ELEMENT.findall(text, 0, 20_000)) > 4)


def _decoded(raw: bytes) -> str:
    """UTF-8 with or without a byte order mark, UTF-16 with one, else the code page of old Windows."""
    for beginning, what in _OTHER:
        if raw.startswith(beginning):
            raise FormatError(f"{what}, not a text file; save it as plain text (UTF-8)")
    encodings = ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise FormatError("not a text file; save it as plain text (UTF-8)")

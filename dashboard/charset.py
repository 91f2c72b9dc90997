"""Bytes as letters: by a byte order mark, as UTF-8, as old Windows and Macintosh wrote, or by a guess.

The guess is charset-normalizer's, and comes last: on short texts it takes one code page for another.
"""

from __future__ import annotations

import codecs
import re


class CharsetError(ValueError):
    """Bytes that are no text; the message says what they are and what would be right."""


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAC = re.compile(rb"[A-Za-z]\xd5[a-z]|\xd2[A-Za-z][^\xd3\n]{0,400}\xd3|[A-Za-z ][\xd0\xd1][A-Za-z ]")
_WINDOWS = re.compile(rb"[\x91-\x97]")
"""Quotes and dashes, as Macintosh wrote them and as Windows does."""
_NO_TEXT = "not a text file; save it as a document (.docx, .odt, .pdf) or as plain text"
_UNKNOWN = "in letters that cannot be told; save it as plain text in UTF-8"


def decoded(raw: bytes) -> str:
    """The letters of a text file; raises CharsetError for what is no text."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strict(raw, encoding)
    if b"\x00" in raw:
        return _strict(raw, _wide(raw))
    try:
        return raw.decode()
    except UnicodeDecodeError:
        if _binary(raw):
            raise CharsetError(_NO_TEXT) from None
    if len(_MAC.findall(raw)) > len(_WINDOWS.findall(raw)):
        return raw.decode("mac_roman")
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return _guessed(raw)


def _strict(raw: bytes, encoding: str) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        raise CharsetError("a damaged text file; save it again as plain text in UTF-8") from None
    if "\x00" in text:
        raise CharsetError(_NO_TEXT)
    return text


def _wide(raw: bytes) -> str:
    """UTF-16 without its mark: every other byte of Latin letters is zero."""
    even, odd = raw[0:4000:2].count(0), raw[1:4000:2].count(0)
    if len(raw) < 8 or max(even, odd) < 0.3 * min(len(raw), 4000) or min(even, odd) > 0.05 * max(even, odd):
        raise CharsetError(_NO_TEXT)
    return "utf-16-le" if odd > even else "utf-16-be"


def _binary(raw: bytes) -> bool:
    """Whether bytes have too many control characters to be a text in any code page."""
    start = raw[:20_000]
    return sum(byte < 32 and byte not in b"\t\n\r\x0c\x1a" for byte in start) > len(start) // 200


def _guessed(raw: bytes) -> str:
    try:
        from charset_normalizer import from_bytes  # only here, because it is seldom needed
    except ImportError:  # as in a browser
        raise CharsetError(_UNKNOWN) from None
    best = from_bytes(raw[:50_000]).best()
    if best is None:
        raise CharsetError(_UNKNOWN)
    return raw.decode(best.encoding, errors="replace")

"""What a reader of a kind of file gives: its words, what it says of itself, and which words are no prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dashboard import charset

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Soft hyphens and marks without width: they only say where a line may end."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")


class FormatError(ValueError):
    """A file that cannot be read; the message says what it is and what would be right."""


def decoded(raw: bytes) -> str:
    """The letters of a text file; raises FormatError for what is no text."""
    try:
        return charset.decoded(raw)
    except charset.CharsetError as error:
        raise FormatError(str(error)) from None


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, heading, row or note; `zone` as in `Block`, '' where its words must tell."""

    words: str
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Plain:
    """The words of a file.

    `fields` are what it says of itself in public: title, author, published. `hints` are what the program that
    made it noted (title, author), which counts only where the text is silent. `told` are stretches of `text`
    (start, end, zone) whose zone the file itself names, in order.
    """

    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)
    told: tuple[tuple[int, int, str], ...] = ()


def joined(
    parts: Iterable[Part],
    *,
    fields: Mapping[str, str] | None = None,
    hints: Mapping[str, str] | None = None,
    notes: Iterable[Part] = (),
) -> Plain:
    """Parts with a blank line between them; `notes` come last, under a heading of their own."""
    below = [Part(part.words, part.zone or "footnote") for part in map(_tidy, notes) if part.words]
    heading = [Part("Notes", "footnote")] if below else []
    pieces: list[str] = []
    told: list[tuple[int, int, str]] = []
    at = 0
    for part in [*filter(lambda part: part.words, map(_tidy, parts)), *heading, *below]:
        if part.zone:
            told.append((at, at + len(part.words), part.zone))
        pieces.append(part.words)
        at += len(part.words) + 2
    return Plain("\n\n".join(pieces), fields or {}, hints or {}, tuple(told))


def _tidy(part: Part) -> Part:
    """A part without white space around its lines, without empty lines and without what cannot be seen."""
    seen = _CONTROL.sub(" ", part.words.translate(_INVISIBLE))
    lines = (" ".join(line.split()) for line in re.split(r"[\n\u2028\u2029\x0c\x85]", seen))
    return Part("\n".join(filter(None, lines)), part.zone)


def with_notes(words: str, below: str, *, fields: Mapping[str, str] | None = None) -> Plain:
    """A text and the notes below it, where one of them may be empty."""
    text = "\n\n".join(filter(None, (words, below.lstrip("\n"))))
    told = ((len(text) - len(below.lstrip("\n")), len(text), "footnote"),) if below else ()
    return Plain(text, fields or {}, told=told)

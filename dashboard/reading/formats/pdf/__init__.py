"""PDF files: the paragraphs of a text whose file knows only where each letter stands.

Pure Python: what opens the file gives its letters, natively (`dashboard.pdfium`) as in a browser.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dashboard.reading.formats.content import FormatError, Part, Plain
from dashboard.reading.formats.content import joined as parts_joined
from dashboard.reading.formats.pdf import letters, margins, paragraphs, placed
from dashboard.reading.formats.pdf.placed import Line, Page

SCANNED = "a scanned PDF, whose pages are pictures without letters; run text recognition (OCR) on it first"
LONG = f"a PDF of more than {letters.MOST_PAGES} pages; save those that you need by themselves"
_GARBLED = (
    "a PDF whose letters have no meaning for a program; print it to PDF anew, or run text recognition (OCR)"
)
_LARGE = 1.15
_MOST_WORDS = 40
"""What is set in larger letters and is no longer than this is a heading."""


def read(pages: Iterable[Page], *, hints: Mapping[str, str] | None = None) -> Plain:
    """The words of a file's pages; raises FormatError where they have none."""
    every = list(pages)
    found = sum(len(piece.words) for page in every for piece in page.pieces)
    if found < 30 * min(len(every), 4):
        raise FormatError(SCANNED)
    strange = sum(not letter.isprintable() or letter == "�" for page in every for piece in page.pieces
                  for letter in piece.words if letter not in "\x02\u00ad")  # fmt: skip
    if strange > 0.2 * found:
        raise FormatError(_GARBLED)
    lines = list(_lines(every))
    usual = margins.usual_size(lines)
    feet = margins.notes(lines, usual=usual)
    known = paragraphs.words_of(lines)
    told = [line for number, line in enumerate(lines) if number not in feet]
    parts = list(_parts(told, usual=usual, known=known))
    notes = _notes([lines[number] for number in sorted(feet)], known=known)
    return parts_joined(parts, hints=hints, notes=notes)


def _lines(pages: Sequence[Page]) -> Iterator[Line]:
    column = 0
    every = margins.without_heads(pages)
    gutters = sorted({found for pieces in every if (found := placed.gutter_of(pieces)) is not None})
    likely = gutters if 3 * len(gutters) >= len(every) else []
    for number, pieces in enumerate(every):
        lines = list(placed.in_order(pieces, page=number, first=column, likely=likely))
        yield from lines
        column = max((line.column for line in lines), default=column) + 1


def _parts(lines: Sequence[Line], *, usual: float, known: frozenset[str]) -> Iterator[Part]:
    title, found = _with_title(list(paragraphs.paragraphs(lines)), usual=usual)
    for group in found:
        words = paragraphs.joined(group, known=known)
        large = group[0].size > _LARGE * usual and len(words.split()) <= _MOST_WORDS
        yield Part(words, ("title" if group is title else "heading") if large else "")


def _with_title(found: list[list[Line]], *, usual: float) -> tuple[list[Line], list[list[Line]]]:
    """The largest lines of the first page, and all groups of lines, with those of the title as one."""
    first = [group for group in found if group[0].page == 0]
    title = max(first, key=lambda group: group[0].size, default=[])
    if not title or title[0].size <= _LARGE * usual:
        return title, found
    edges = [edge for group in first for line in group for edge in (line.left, line.right)]
    width = max(edges) - min(edges)
    at = next(number for number, group in enumerate(found) if group is title)
    end = at + 1
    while end < len(first) and paragraphs.is_one_title(title, found[end], width=width):
        more = [*title, *found[end]]
        if sum(len(line.words.split()) for line in more) > _MOST_WORDS:
            break
        title, end = more, end + 1
    return title, [*found[:at], title, *found[end:]]


def _notes(lines: Sequence[Line], *, known: frozenset[str]) -> Iterator[Part]:
    group: list[Line] = []
    for line in lines:
        if group and margins.opens_a_note(line):
            yield Part(paragraphs.joined(group, known=known), "footnote")
            group = []
        group.append(line)
    if group:
        yield Part(paragraphs.joined(group, known=known), "footnote")

"""A text in blocks, on which every room of the reading half works. `document` makes it from a file."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.source import Source


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or line of furniture; `number` counts the original essay's blocks from 1.

    `zone` is title, byline, heading, body, notes, footnote or furniture (menus, share counters). Notes are
    those under a heading of their own, which may tell something; a footnote is one that the file itself sets
    apart from the text, and is not read. `wrapped` means that
    its lines were broken at a margin, so that a line's end does not end a sentence.
    """

    number: int
    start: int
    end: int
    zone: str
    wrapped: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A source and the blocks of its text, in order; `language` is an ISO 639-1 code, '' if nobody looked."""

    source: Source
    blocks: tuple[Block, ...]
    language: str = ""

    @property
    def text(self) -> str:
        """The whole file, into which every position points."""
        return self.source.text

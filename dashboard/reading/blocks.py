"""A text in blocks: what every room of the reading half is handed. `document` makes it from a file."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.source import Source


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or line of furniture; `number` counts the original essay's blocks from 1.

    `zone` is title, byline, heading, body, notes or furniture (menus, share counters).
    """

    number: int
    start: int
    end: int
    zone: str


@dataclass(frozen=True, slots=True)
class Document:
    """A source and the blocks of its text, in order."""

    source: Source
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The whole file, into which every position points."""
        return self.source.text

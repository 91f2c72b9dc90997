"""A source: one essay, who wrote it and when. Both halves of the project know this much of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

_YEAR = re.compile(r"-?\d{4}")


@dataclass(frozen=True, slots=True)
class Source:
    """One essay.

    `published` is an EDTF date or ''; `kind` is `digest` (the project's own words) or `full`
    (the author's); `words` is the length of the text in words, 0 if unknown; `text` is the whole file,
    '' if unknown, into which a claim's `start` and `end` point.
    """

    id: str
    title: str = ""
    author: str = ""
    published: str = ""
    kind: str = "full"
    words: int = 0
    text: str = ""

    @property
    def label(self) -> str:
        """A short name for a chip or a lane: surname and year, such as `Lenihan 2024`."""
        name = self.author.split()[-1] if self.author.strip() else self.id.replace("_", " ").replace("-", " ")
        year = _YEAR.match(self.published)
        name = name if self.author.strip() else name.capitalize()
        return f"{name} {year.group()}" if year else name

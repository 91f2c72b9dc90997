"""A source: one essay, who wrote it and when. Both halves of the project know this much of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_YEAR = re.compile(r"-?\d{4}")
_BETWEEN_AUTHORS = re.compile(r"\s*(?:,\s+|\s)(?:and|und|&)\s+|\s*[;&]\s*|,\s+(?=\S+\s)")
_AFTER_NAMES = re.compile(r",?\s+(?:Jr|Sr|PhD|Ph\.D|MA|M\.A|BA|Esq|II|III)\.?$")
_SUBTITLE = re.compile(r"[:?!.](?=\s)|\s[–—-]\s|\s\(|—")
_LONGEST = 34
"""The most letters of a title in the label of a source."""
COLOURS = 8
"""How many colours there are for sources, as in client/src/model/colours.ts."""


@dataclass(frozen=True, slots=True)
class Source:
    """One essay.

    `published` is an EDTF date or ''; `kind` is `digest` (the project's own words) or `full`
    (the author's); `words` is the length of the text in words, 0 if unknown; `text` is the whole file,
    '' if unknown, into which a claim's `start` and `end` point; `called` replaces the usual label; `colour`
    is the number of the colour that somebody chose for it, 1 to COLOURS, 0 for that of its place.
    """

    id: str
    title: str = ""
    author: str = ""
    published: str = ""
    kind: str = "full"
    words: int = 0
    text: str = ""

    called: str = ""
    colour: int = 0

    @property
    def label(self) -> str:
        """A short name for a chip: surnames and year (`Lenihan 2024`), else the title, else the id."""
        if self.called:
            return self.called
        names = _surnames(self.author)
        if not names:
            return _shortened(self.title) or self.id
        year = _YEAR.match(self.published)
        return f"{names} {year.group()}" if year else names


def colours(sources: Sequence[Source]) -> dict[str, int]:
    """The number of each source's colour by its id: the chosen one, or that of its place among them."""
    return {source.id: source.colour or at % COLOURS + 1 for at, source in enumerate(sources)}


def colour(given: object) -> int:
    """A number of a colour, or 0 for whatever else somebody sends."""
    return given if isinstance(given, int) and not isinstance(given, bool) and 0 < given <= COLOURS else 0


def told_apart(sources: Sequence[Source]) -> list[Source]:
    """The sources; where two have the same label, their ids are added to it."""
    labels = [source.label for source in sources]
    return [
        replace(source, called=f"{label} ({source.id})") if labels.count(label) > 1 else source
        for source, label in zip(sources, labels, strict=True)
    ]


def _surnames(author: str) -> str:
    """The surnames of authors: `Keller`, `Keller & Brown`, `Keller et al`."""
    if re.fullmatch(r"[^\s,]+,\s+[^,]+", author.strip()) and " and " not in author:
        return author.strip().partition(",")[0]  # `Keller, Anna`
    people = [_AFTER_NAMES.sub("", name.strip()) for name in _BETWEEN_AUTHORS.split(author.strip())]
    names = [name.split()[-1] for name in people if name]
    return " & ".join(names) if len(names) < 3 else f"{names[0]} et al."


def _shortened(title: str) -> str:
    """A title without its subtitle, cut between two words if it is still too long for a chip."""
    title = " ".join(title.split())
    if len(title) <= _LONGEST:
        return title
    subtitle = _SUBTITLE.search(title, 8)
    main = title[: subtitle.start() + (title[subtitle.start()] in "?!")] if subtitle else title
    return main if len(main) <= _LONGEST else f"{main[:_LONGEST].rpartition(' ')[0].rstrip(' ,;:')}…"

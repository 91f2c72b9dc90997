"""How well the general list dates what texts tell: their own dates are taken away, and put beside the list's.

    python bench/masked.py FOLDER

FOLDER holds .txt files, none of them in the repository: open textbooks are good. Of the sentences that name
an event of the list and give a year, this prints how many the list dates without it (recall), and how many of
its dates are the book's (precision): both touch the same year. The dates of all other sentences stay.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.reading import document as documents
from dashboard.reading.blocks import Document
from dashboard.reading.claims import themes
from dashboard.reading.claims.extract import Searched, extract
from dashboard.reading.dates import find
from dashboard.reading.events import mentions, packs
from dashboard.reading.events.earning import stated
from dashboard.reading.events.packs import Gazetteer
from dashboard.reading.events.spans import Days, bounds, gap

_DECADE = 12 * 366
"""A date wider than this says too little to be compared."""
_YEAR = 366


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence that names an event and gives a year: what the book says, and what the list without it."""

    text: str
    names: tuple[str, ...]
    book: tuple[Days, ...]
    ours: tuple[tuple[str, str], ...]


def masked(text: Document, *, gazetteer: Gazetteer, subjects: themes.Themes) -> Iterator[Masked]:
    """The sentences of a text that can be tried, each with its own dates taken away."""
    times = find.find(text)
    prose = mentions.spoken(text)
    wanted = {}
    for _, spans in prose:
        for start, end in spans:
            names = [s for s in gazetteer.spotter.spots(text.text, start, end) if s.grade == "full"]
            own = [time for time in times if start <= time.start < end]
            book = tuple(days for days in stated(own) if days[1] - days[0] <= _DECADE)
            if names and book:
                wanted[start, end] = (tuple(text.text[s.start : s.end] for s in names), book)
    kept = tuple(t for t in times if not any(start <= t.start < end for start, end in wanted))
    named = mentions.find(text, gazetteer=gazetteer, prose=prose, times=kept)
    claims = extract(Searched(text, kept, prose, named), gazetteer=gazetteer, themes=subjects)
    for (start, end), (names, book) in wanted.items():
        ours = tuple(
            (claim.event, claim.edtf)
            for claim in claims
            if claim.start == start and claim.dated_by == "reference"
        )
        yield Masked(text.text[start:end], names, book, ours)


def agrees(value: str, book: tuple[Days, ...]) -> bool:
    """Whether a date of ours and one of the book's touch the same year."""
    days = bounds(value)
    return days is not None and any(gap(days, other) < _YEAR for other in book)


def main() -> None:
    """Print the two figures, and with --show the sentences in which they differ."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="print what is dated otherwise than by the book")
    arguments = parser.parse_args()
    gazetteer, subjects = packs.load(), themes.load()
    found = [
        line
        for path in sorted(arguments.folder.rglob("*.txt"))
        for line in masked(documents.read(path), gazetteer=gazetteer, subjects=subjects)
    ]
    dated = [line for line in found if line.ours]
    rows = [(line, event, value) for line in dated for event, value in line.ours]
    right = [row for row in rows if agrees(row[2], row[0].book)]
    if arguments.show:
        for line, event, value in rows:
            if not agrees(value, line.book):
                print(f"{event} {value}: {line.text}")
    print(f"sentences that name an event of the list and give a year: {len(found)}")
    share = len(right) / max(len(rows), 1)
    print(f"dated by the list without it: {len(dated)} (recall {len(dated) / max(len(found), 1):.3f})")
    print(f"rows: {len(rows)}, of them as the book: {len(right)} (precision {share:.3f})")


if __name__ == "__main__":
    main()

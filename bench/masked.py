"""How well the general list dates what texts tell: their own dates are taken away, and put beside the list's.

    python bench/masked.py FOLDER

FOLDER holds .txt files, none of them in the repository: open textbooks are good. Of the clauses that name an
event of the list and give a year, this prints how many the list dates without it (recall), and how many of
its dates are the book's (precision): both touch the same year. The dates of all other sentences stay.

A text that tells an event twice makes one claim of it by the list's date, or none if another sentence gives
the date. So a second recall also counts the clauses whose event another claim of the text tells; their dates
are not compared. What is told in an event (`In the revolution, she seized power`) counts as dated if its
claim has the event's date. A name in passing is in neither count, although the book gives its year.

Which sentence gives the date of an event is told by our reader's own rules, without the list's dates. A
state, a ruler or a thing is no event unless the words tell of its coming. A date is the event's where it
stands at its name (`the siege (1453)`). Else both are in one clause that tells a happening; the date is not
another name's, no limit (`by 1870`, `since 1614`), and not the time by which all was over (`In 1900 the
victory had helped`); and the event is not only what something came after, was under or was part of.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.reading import document as documents
from dashboard.reading.blocks import Document
from dashboard.reading.claims import themes
from dashboard.reading.claims.attach import is_aside, is_held
from dashboard.reading.claims.extract import Searched, extract
from dashboard.reading.claims.story import Story
from dashboard.reading.claims.told import Kind, judge
from dashboard.reading.dates import find
from dashboard.reading.dates.find import Timex
from dashboard.reading.events import mentions, packs
from dashboard.reading.events.earning import stated
from dashboard.reading.events.mentions import Mention, Spoken, names_happening, of_another
from dashboard.reading.events.packs import Gazetteer
from dashboard.reading.events.spans import Days, bounds, gap
from dashboard.reading.events.spotting import Spot
from dashboard.reading.events.telling import is_background

_DECADE = 12 * 366
"""A date wider than this says too little to be compared."""
_YEAR = 366


@dataclass(frozen=True, slots=True)
class Masked:
    """A name of an event in a clause that gives a year: what the book says, and what the list without it."""

    text: str
    name: str
    book: tuple[Days, ...]
    ours: tuple[tuple[str, str], ...]
    elsewhere: bool


Named = tuple[tuple[int, int], Spot, tuple[Days, ...]]
"""A sentence, a name in it, and the times that the clause gives."""


def dated(text: Document, times: Sequence[Timex], prose: Spoken, *, gazetteer: Gazetteer) -> Iterator[Named]:
    """The names of events in a text whose clause gives their date."""
    story = Story(text.text, [spans for _, spans in prose], [(time.start, time.end) for time in times])
    for span in (span for _, spans in prose for span in spans):
        own = [time for time in times if span[0] <= time.start < span[1]]
        for spot in gazetteer.spotter.spots(text.text, *span) if own else ():
            entry = gazetteer.listing.entry(spot.ids[0])
            if spot.grade != "full" or not names_happening(text.text, spot, entry, span):
                continue
            given = [time for time in own if _is_its(text.text, span, spot, time, story=story)]
            book = tuple(days for days in stated(given) if days[1] - days[0] <= _DECADE)
            if book:
                yield span, spot, book


_YEARED = re.compile(r"\s+(?:Act |Treaty )?of (?:the )?\d{4}")
"""After a name: the year is a part of it, `the Act of 1965`."""
_WHOSE = re.compile(r"\bof (?:the )?$")
_OWN = re.compile(
    r"\b(?:outbreak|start|beginning|end|passage|signing|ratification|adoption|publication|founding|opening|"
    r"battles?|sieges?|fall|creation|formation|completion|terms|text) of (?:the )?$"
)


def _is_its(text: str, span: Days, spot: Spot, time: Timex, *, story: Story) -> bool:
    """Whether a date of a sentence is that of an event it names."""
    named = _YEARED.match(text, spot.end, span[1]) or (time.start < spot.end and spot.start < time.end)
    if named or is_aside(time, text) or time.open_edtf:
        return False
    before = text[max(span[0], spot.start - 30) : spot.start]
    if is_background(text, spot.start) or (_WHOSE.search(before) and not _OWN.search(before)):
        return False
    name = Mention(spot.start, spot.end, "", strong=True)
    if is_held(name, time, text):
        return True
    clause = story.clause_at(span, spot.start)
    if clause is None or story.clause_at(span, time.start) is not clause or of_another(text, time, name):
        return False
    over = clause.verb.perfect and time.start < story.sentence(span).spans[clause.verb.head][0]
    closed = clause.kind == "rel" and time.end < spot.start and text[time.end] == ","
    return judge(story.sentence(span), clause) is Kind.TOLD and not over and not closed


def masked(text: Document, *, gazetteer: Gazetteer, subjects: themes.Themes) -> Iterator[Masked]:
    """The names of a text that can be tried, each with the dates of its sentence taken away."""
    times = find.find(text)
    prose = mentions.spoken(text)
    wanted = list(dated(text, times, prose, gazetteer=gazetteer))
    hidden = {span for span, _, _ in wanted}
    kept = tuple(t for t in times if not any(start <= t.start < end for start, end in hidden))
    named = mentions.find(text, gazetteer=gazetteer, prose=prose, times=kept)
    claims = extract(Searched(text, kept, prose, named), gazetteer=gazetteer, themes=subjects)
    for (start, end), spot, book in wanted:
        ids = {gazetteer.same.get(one, one) for one in spot.ids}
        its_dates = {gazetteer.events[one].edtf for one in ids if one in gazetteer.events}
        here = [claim for claim in claims if claim.start == start and claim.dated_by == "reference"]
        ours = tuple(
            (claim.event, claim.edtf)
            for claim in here
            if claim.event in ids or (claim.event not in gazetteer.events and claim.edtf in its_dates)
        )
        elsewhere = any(claim.event in ids for claim in claims if claim.start != start)
        yield Masked(text.text[start:end], text.text[spot.start : spot.end], book, ours, elsewhere)


def agrees(value: str, book: tuple[Days, ...]) -> bool:
    """Whether a date of ours and one of the book's touch the same year."""
    days = bounds(value)
    return days is not None and any(gap(days, other) < _YEAR for other in book)


def main() -> None:
    """Print the figures, and with --show the sentences in which they differ."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="print what is dated otherwise, or not")
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
        for line in found:
            if not line.ours:
                print(f"- {line.name}: {line.text}")
    print(f"clauses that name an event of the list and give a year: {len(found)}")
    share = len(right) / max(len(rows), 1)
    print(f"dated by the list without it: {len(dated)} (recall {len(dated) / max(len(found), 1):.3f})")
    told = [line for line in found if line.ours or line.elsewhere]
    print(f"or told elsewhere in the text: {len(told)} (recall {len(told) / max(len(found), 1):.3f})")
    print(f"rows: {len(rows)}, of them as the book: {len(right)} (precision {share:.3f})")


if __name__ == "__main__":
    main()

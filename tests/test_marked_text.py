"""A text for reading: every date and named event is marked where it stands, and every claim rests on a mark."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from conftest import our_events

from dashboard.background import Background, Mark
from dashboard.reading import pipeline
from dashboard.reading.blocks import Document
from dashboard.reading.claims import themes
from dashboard.reading.dates import find
from dashboard.reading.document import parse, read
from dashboard.reading.events import packs
from dashboard.reading.events.packs import Gazetteer

PACK = """
[rising]
title = "May Rising"
date = "1900-05-01"
calendar = "18 April 1900 Old Style"
names = ["May Rising", "Freedonia + rose"]
summary = "Freedonia rises."
article = "Duck Soup (1933 film)"
[massacres]
title = "September Massacres"
date = "1902-09"
names = ["September Massacres"]
[war]
title = "War"
date = "1900/1904"
frame = ["Long War"]
[ruin]
title = "Ruin"
date = "1904"
names = ["Long War + ruin*"]
"""
LONG = " It rained on the town for the whole of that long day, and then for another one as well."


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = tmp_path_factory.mktemp("packs") / "freedonia.toml"
    path.write_text(PACK, "utf-8")
    return packs.load(path)


def made(text: Document, gazetteer: Gazetteer) -> Background:
    rows = pipeline.claims_of(text, gazetteer=gazetteer, themes=themes.load())
    return pipeline.background(rows, texts=[text], gazetteer=gazetteer)


def marks(body: str, gazetteer: Gazetteer, *, title: str = "A title") -> list[tuple[str, str, str, str]]:
    """Words, kind, EDTF and how many claims rest on each mark of a text."""
    text = parse(f"{title}\n\n{body}{LONG}\n", name="essay")
    [reading] = made(text, gazetteer).readings
    return [
        (text.text[mark.start : mark.end], mark.kind, mark.edtf, str(len(mark.claims)))
        for mark in reading.marks
    ]


CASES = [
    ("In 1899 it was calm.", [("1899", "date", "1899", "1")]),
    # What tells of an event gives way to the date in it, and keeps its longest stretch with a capital.
    (
        "Freedonia in May 1900, weary of so many promises, rose.",
        [("Freedonia", "event", "1900-05", "1"), ("May 1900", "date", "1900-05", "1")],
    ),
    # A month that begins a name is no date.
    ("The September Massacres came.", [("September Massacres", "event", "1902-09", "1")]),
    # Of two names the longer, unless a claim rests on the shorter.
    ("The Long War left ruin.", [("Long War left ruin", "event", "1904", "1")]),
    ("During the Long War it was cold.", [("Long War", "event", "1900/1904", "1")]),
]


@pytest.mark.parametrize(("body", "wanted"), CASES)
def test_dates_and_events_are_marked_where_they_stand(
    body: str, wanted: list[tuple[str, str, str, str]], pack: Gazetteer
) -> None:
    assert marks(body, pack) == wanted


def test_a_date_in_the_title_and_notes_is_marked_too(pack: Gazetteer) -> None:
    notes = f"It was quiet.{LONG}\n\nNotes\n\n[1] See Ann Ode, Freedonia since 1899, p. 12"
    found = marks(notes, pack, title="The town in 1901")
    assert [words for words, *_ in found] == ["1901", "1899"]


def test_equal_years_are_told_apart_by_their_words(pack: Gazetteer) -> None:
    body = "In Osterlich (1901-1908) and in Moravia (1901-02) it rained on the harvest."
    text = parse(f"A title\n\n{body}{LONG}\n", name="essay")
    [reading] = made(text, pack).readings
    resting = {text.text[mark.start : mark.end]: mark.claims for mark in reading.marks}
    assert len(resting["1901-1908"]) == len(resting["1901-02"]) == 1
    assert resting["1901-1908"] != resting["1901-02"]


def test_what_a_date_leans_on_is_known_by_claim_and_by_mark(pack: Gazetteer) -> None:
    body = "Freedonia rose on 1 May 1900. In August it was over."
    text = parse(f"A title\n\n{body}{LONG}\n", name="essay")
    found = made(text, pack)
    assert list(found.anchors.values()) == ["1 May 1900"]
    august = found.readings[0].marks[-1]
    assert (august.anchor, august.dated_by, august.rule) == ("1 May 1900", "context", "month")
    assert august.claims == tuple(found.anchors)


def test_the_other_date_of_a_doubtful_claim_is_known(pack: Gazetteer) -> None:
    """Told backwards: in the year named last, or on in that of the main line?"""
    body = (
        "The strike began in 1908. By 1906 the town was quiet. In May the leaders had been tried by a court."
    )
    text = parse(f"A title\n\n{body}{LONG}\n", name="essay")
    assert set(made(text, pack).doubts.values()) == {"1908-05"}


def test_events_of_the_table_have_a_reference(pack: Gazetteer) -> None:
    text = parse(f"A title\n\nThe May Rising shook the town.{LONG}\n", name="essay")
    [reference] = made(text, pack).references.values()
    assert reference.id == "rising"
    assert reference.edtf == "1900-05-01"
    assert reference.calendar == "18 April 1900 Old Style"
    assert (reference.summary, reference.article) == ("Freedonia rises.", "Duck Soup (1933 film)")


TEXTS = [
    *sorted(Path(__file__).parent.glob("gold/*.txt")),
    *sorted(Path(__file__).parent.parent.glob("seeds/*.txt")),
]
OWN = our_events()


def _whole(text: Document) -> None:
    """What holds for every text: blocks and marks in order, no overlap, no date and no claim lost."""
    found = made(text, OWN)
    [reading] = found.readings
    rows = pipeline.claims_of(text, gazetteer=OWN, themes=themes.load())
    assert [(b.start, b.end, b.zone, b.number) for b in reading.blocks] == [
        (b.start, b.end, b.zone, b.number) for b in text.blocks
    ]
    for before, mark in itertools.pairwise(reading.marks):
        assert before.end <= mark.start
    resting = {name for mark in reading.marks for name in mark.claims}
    assert resting == {row.claim_id for row in rows}
    by_id = {row.claim_id: row for row in rows}
    for mark in reading.marks:
        assert all(by_id[name].start <= mark.start < by_id[name].end for name in mark.claims)
        assert text.text[mark.start : mark.end].strip() == text.text[mark.start : mark.end] != ""
    lost = [time for time in find.find(text) if time.edtf and not _covered(time, reading.marks)]
    assert lost == []


def _covered(time: find.Timex, found: tuple[Mark, ...]) -> bool:
    return any(mark.start <= time.start and time.end <= mark.end for mark in found)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_date_and_every_claim_of_our_texts_has_its_mark(path: Path) -> None:
    _whole(read(path))


@pytest.mark.parametrize("name", ["lenihan", "munoz"])
def test_every_date_and_every_claim_of_the_full_essays_has_its_mark(name: str, shared: Path) -> None:
    _whole(read(shared / "seeds" / f"{name}.txt"))

"""The general list is sound, and its events earn their place in a text."""

from __future__ import annotations

import pytest
from conftest import our_events

from dashboard import edtf
from dashboard.reading.dates import find
from dashboard.reading.document import parse
from dashboard.reading.events import listing, mentions

OWN = our_events()


def test_every_line_of_the_list_is_sound() -> None:
    wrong = []
    for line in listing.own().lines.values():
        if line.count("\t") != len(listing.COLUMNS) - 1:
            wrong.append(line)
            continue
        entry = listing.own().entry(line.partition("\t")[0])
        date = edtf.parse(entry.edtf)
        if date.earliest is None or date.latest is None or not entry.name or len(entry.name) > 60:
            wrong.append(line)
    assert wrong == []
    assert len(listing.own().lines) >= 3000


def named(text: str) -> set[str]:
    document = parse(f"A Text\n\n{text}\n", name="t")
    found = mentions.find(document, gazetteer=OWN, times=find.find(document))
    return {OWN.events[mention.event_id].edtf[:4] for mention in found}


CASES = [
    ("The Treaty of Nanking opened five ports to trade.", {"1842"}),
    ("The Nanking Treaty opened five ports to trade.", {"1842"}),
    ("In 1865, as the war ended, Lincoln was assassinated in a theatre.", {"1865"}),
    ("Lincoln was assassinated in a theatre.", set()),
    ("The guests met at the Waterloo Bridge and walked home.", set()),
    ("They met in 2004 at the Battle of Hastings museum.", set()),
    ("In 1950 the committee wrote of the Treaty of Tordesillas.", set()),
]


@pytest.mark.parametrize(("text", "years"), CASES)
def test_a_name_counts_where_it_has_earned_it(text: str, years: set[str]) -> None:
    assert named(text) == years


def test_a_search_finds_all_words_in_any_name() -> None:
    found = listing.searched(listing.own(), "NANKING treaty")
    assert [entry.edtf[:4] for entry in found] == ["1842"]
    assert all(entry.sources for entry in found)
    assert listing.searched(listing.own(), "no such thing") == []

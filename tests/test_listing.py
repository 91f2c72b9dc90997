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
    ("The partition of India drove whole villages from their homes.", {"1947"}),
    ("The guests met at the Waterloo Bridge and walked home.", set()),
    ("They met in 2004 at the Battle of Hastings museum.", set()),
    ("In 1950 the committee wrote of the Treaty of Tordesillas.", set()),
    ("The Daughters of the Treaty of Nanking met for tea.", set()),
    ("In 2017 thousands joined the Women's March on Washington.", set()),
    ("Thousands joined the March on Washington.", {"1963"}),
    ("In the post-Crimean War years the town grew.", set()),
    ("The Persians left the harbour at dawn.", set()),
    ("Prior to the Crimean War, the sick lay on straw.", set()),
    ("Before the outbreak of the Crimean War, the sick lay on straw.", set()),
    ("At the outbreak of the Crimean War, the sick lay on straw.", {"1853"}),
    ("As in the Crimean War, the sick lay on straw.", set()),
    ("In 1844 the town spoke of war, and the mayor was reluctant to annex Texas.", set()),
    ("In 1869 they spoke of building a new transcontinental railroad.", set()),
    ("In 1873 Twain mocked the rich in The Gilded Age, a novel.", set()),
    ("A settler of Jamestown carved his name into the church door.", set()),
]
ABOUT_RUSSIA = (
    "Lenin wrote to the Soviet, and the Soviet wrote to the Kremlin. In 1946 the communists of the hills stayed away"
    " from the polls, and civil war broke out."
)


def test_on_its_own_subject_too_a_pack_yields_to_the_years_of_the_text() -> None:
    assert "1918" not in named(ABOUT_RUSSIA)
    assert "1918" in named(ABOUT_RUSSIA.replace("1946", "1918"))


@pytest.mark.parametrize(("text", "years"), CASES)
def test_a_name_counts_where_it_has_earned_it(text: str, years: set[str]) -> None:
    assert named(text) == years


def test_a_search_finds_all_words_in_any_name() -> None:
    found = listing.searched(listing.own(), "NANKING treaty")
    assert [entry.edtf[:4] for entry in found] == ["1842"]
    assert all(entry.sources for entry in found)
    assert listing.searched(listing.own(), "no such thing") == []


def test_who_agrees_on_a_date_is_said_in_words() -> None:
    [nanking] = listing.searched(listing.own(), "treaty of nanking")
    assert listing.told(nanking) == (
        "ours, with Wikipedia's pages of days, older histories, a history quiz and textbooks"
    )
    alone = [
        listing.told(entry) for entry in listing.own().entries() if set(entry.sources) <= {"own", "pack"}
    ]
    assert set(alone) == {"ours alone, so the date is approximate"}


def test_a_name_of_many_things_means_what_the_story_has_just_come_to() -> None:
    story = "The Soviet Union was far off, though Lenin wrote of the war in 1917. In 1865 peace came. {} had ruined all."
    assert "1918" not in named(story.format("Civil war"))


def test_the_day_of_writing_is_no_time_of_the_story() -> None:
    story = "Lenin, whom the Bolsheviks followed, was buried in January 1924, so long ago today.\n\nIn the First World War the Soviet was poor, {}."
    assert "1914" not in named(story.format("as in 2024"))
    assert "1914" in named(story.format("as are many today"))


def test_a_name_of_many_things_needs_more_than_the_time_of_a_pack() -> None:
    story = "In 1917 the Bolsheviks were in the papers. In 1919 he fell ill. The law had been the first tax since the Civil War."
    assert "1918" not in named(story)

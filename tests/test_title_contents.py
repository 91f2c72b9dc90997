"""A title with a law, a letter or a report tells what it does or says, if the sentence tells it right after."""

from __future__ import annotations

import pytest

from dashboard.reading.claims import titles
from dashboard.reading.grammar import clauses


def made(sentence: str) -> str:
    """The title of the first clause of a sentence without a date."""
    parsed = clauses.parse(sentence, 0, len(sentence), dates=[])
    return titles.title(parsed, parsed.clauses[0], naming=titles.Naming())


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Ulm passed a law that freed the weavers.", "Ulm passes law freeing weavers"),
        ("The guilds passed ordinances to limit smoke.", "Guilds pass ordinances to limit smoke"),
        ("Kern proposed an amendment that would free the weavers.", "Kern proposes amendment to free weavers"),
        ("The guild printed a leaflet asking nurses to leave.", "Guild prints leaflet asking nurses to leave"),
        ("A law was passed that freed the weavers.", "Law passed freeing weavers"),
        ("A bill was brought into the council to free the weavers.", "Bill brought into council to free weavers"),
        ("Kern signed a treaty with Ulm to end the war.", "Kern signs treaty with Ulm to end war"),
        ("The fire confirmed a belief that the war was unjust.", "Fire confirms belief that war unjust"),
        ("The bakers built an oven to feed the town.", "Bakers build oven to feed town"),
    ],
)  # fmt: skip
def test_what_a_thing_does_is_told_with_it(sentence: str, wanted: str) -> None:
    assert made(sentence) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Ulm passed a law that was ignored by Kern.", "Ulm passes law"),
        ("Ulm passed a law that did not free the weavers.", "Ulm passes law"),
        ("Ulm passed a law, and the guild that freed the weavers fled.", "Ulm passes law"),
        ("Kern raised an army to face him.", "Kern raises army"),
        ("Kern led an army that numbered nine thousand men.", "Kern leads army"),
        ("The guild wrote a report that already existed.", "Guild writes report"),
        # not `law prohibiting weavers`: from what, does not fit
        (
            "The guild passed a law forbidding the Lower Ulmish weavers to sell Upper Ulmish cloth.",
            "Guild passes law",
        ),
    ],
)
def test_what_would_be_false_or_cut_short_is_left_out(sentence: str, wanted: str) -> None:
    assert made(sentence) == wanted

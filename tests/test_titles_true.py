"""A title claims no more than its sentence: what was not done, doubted or only tried is not told as done."""

from __future__ import annotations

import pytest

from dashboard.reading.claims.story import Story


def title_at(sentence: str, date: str) -> str:
    """The title of what a sentence tells at a date."""
    at = sentence.index(date)
    story = Story(sentence, [[(0, len(sentence))]], [(at, at + len(date))])
    return story.title((0, len(sentence)), at)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The duke came close to winning the race in 1848.", "Duke comes close to winning race"),
        ("The duke stopped short of declaring war in 1734.", "Duke stops short of declaring war"),
        ("The storm kept the fleet from landing in 1744.", "Storm keeps fleet from landing"),
        ("The dike saved the town from flooding in 1825.", "Dike saves town"),
        (
            "The abbess had no intention of closing the gates in 1348.",
            "Abbess has no intention of closing gates",
        ),
        ("The duke gave up trying to take Ulm in 1529.", "Duke gives up trying to take Ulm"),
        ("In 1938 the king escaped being killed.", "King escapes being killed"),
        ("The duke considered declaring war in 1734.", "Duke considers declaring war"),
        ("In 1741 the duke considered whether to sell the forest.", "Duke considers whether to sell forest"),
        ("In 1816 the states had yet to form a union.", "States have yet to form union"),
        ("The painter died before finishing the mural in 1675.", "Painter dies"),
        ("Instead of attacking Rye in 1588, the fleet sailed home.", "Fleet sails home"),
        ("Without asking Ulm in 1588, the fleet sailed home.", "Fleet sails home"),
    ],
)
def test_a_form_in_ing_is_not_told_as_done_if_its_verb_says_otherwise(sentence: str, wanted: str) -> None:
    assert (
        title_at(sentence, next(w for w in sentence.rstrip(".").replace(",", "").split() if w.isdigit()))
        == wanted
    )


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("In 1783 the envoys were supposed to leave Rye.", "Envoys supposed to leave Rye"),
        ("In 1460 the duke was thought to be dead.", "Duke thought to be dead"),
        ("In 1348 the plague seemed to have ended.", "Plague seems to have ended"),
        ("In 1348 the plague was believed to have ended.", "Plague believed to have ended"),
        ("The plague appears to have ended in 1348.", "Plague ends"),
        ("In 1784 Kern succeeded in rebuilding Rye.", "Kern rebuilds Rye"),
        ("In 1784 Kern took the bold step of rebuilding Rye.", "Kern rebuilds Rye"),
    ],
)
def test_what_only_seemed_so_then_is_not_told_as_done(sentence: str, wanted: str) -> None:
    assert title_at(sentence, next(w for w in sentence.rstrip(".").split() if w.isdigit())) == wanted

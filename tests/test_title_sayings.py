"""A title tells what somebody says, decides or finds, without a pronoun, and does not turn it round."""

from __future__ import annotations

import pytest

from dashboard.reading.claims import titles
from dashboard.reading.grammar import clauses, forms


def made(sentence: str) -> str:
    """The title of the first clause of a sentence without a date."""
    parsed = clauses.parse(sentence, 0, len(sentence), dates=[])
    return titles.title(parsed, parsed.clauses[0], naming=titles.Naming())


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Kern announced that he would not run for mayor.", "Kern announces decision not to run for mayor"),
        ("Kern announced that he would travel to Ulm.", "Kern announces plan to travel to Ulm"),
        ("Ulm announced that it could no longer pay the tax.", "Ulm announces inability to pay tax"),
        ("Kern declared that he would close the mill.", "Kern vows to close mill"),
        ("Kern claimed that he had found the bell.", "Kern claims to have found bell"),
        ("Kern claimed that he was the heir.", "Kern claims to be heir"),
        ("Kern admitted that he had sold the bell.", "Kern admits selling bell"),
        ("Kern declared that he was the king of Ulm.", "Kern declares himself king of Ulm"),
        ("Two ships reported they had come under attack.", "Two ships report coming under attack"),
    ],
)
def test_what_people_say_of_themselves_is_told_without_a_pronoun(sentence: str, wanted: str) -> None:
    assert made(sentence) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The court ruled that the mill had to be reopened.", "Court rules mill has to be reopened"),
        ("The court ruled that taxing salt was unlawful.", "Court rules against taxing salt"),
        ("The court ruled that taxing salt was lawful.", "Court rules"),
        (
            "The court ruled that barring weavers from trading violated the charter.",
            "Court rules against barring weavers from trading",
        ),
        ("The court found the guild did not own the mill.", "Court finds guild does not own mill"),
        ("The court ruled that the mills may not close.", "Court rules mills may not close"),
        ("Kern announced that the troops would leave Ulm.", "Kern announces troops will leave Ulm"),
        ("The duke decreed that the weavers would be freed.", "Duke decrees weavers freed"),
        ("The duke decreed that the weavers would not be paid.", "Duke decrees weavers will not be paid"),
        ("The dukes decided not only to burn Ulm but also to sell it.", "Dukes decide to burn Ulm"),
        ("The peace helped Kern secure the mill.", "Peace helps Kern secure mill"),
    ],
)
def test_what_is_said_keeps_its_sense(sentence: str, wanted: str) -> None:
    assert made(sentence) == wanted


def test_what_somebody_would_do_on_a_condition_is_no_plan() -> None:
    assert made("Kern announced that if Ulm fell, he would leave the valley.") == "Kern announces"


@pytest.mark.parametrize(
    ("verb", "wanted"),
    [("make", "making"), ("free", "freeing"), ("open", "opening"), ("die", "dying"), ("begin", "beginning"),
     ("stop", "stopping"), ("be", "being"), ("quit", "quitting"), ("panic", "panicking"), ("visit", "visiting")],
)  # fmt: skip
def test_forms_in_ing_are_spelt_right(verb: str, wanted: str) -> None:
    assert forms.gerund(verb) == wanted


def test_a_short_verb_of_two_syllables_doubles_no_letter() -> None:
    assert forms.participle("open") == "opened"


@pytest.mark.parametrize(
    ("word", "wanted"), [("renamed", "rename"), ("rebuilt", "rebuild"), ("reeled", "reel")]
)
def test_a_verb_with_a_prefix_has_the_plain_form_of_its_own(word: str, wanted: str) -> None:
    assert forms.lemma(word, "VBD") == wanted

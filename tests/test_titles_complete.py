"""A title does not stop before the words without which it says less than its sentence, or the contrary."""

from __future__ import annotations

import pytest

from dashboard.reading.claims import titles
from dashboard.reading.grammar import clauses, forms


def made(sentence: str, *dates: str) -> str:
    """The title of the last main clause of a sentence in which these words are dates."""
    spans = [(at := sentence.index(words), at + len(words)) for words in dates]
    parsed = clauses.parse(sentence, 0, len(sentence), dates=[(a, b) for a, b in spans])
    main = [c for c in parsed.clauses if c.kind == "main"]
    return titles.title(parsed, main[-1], naming=titles.Naming())


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The town hardly grew.", "Town hardly grows"),
        ("The town barely survived the war.", "Town barely survives war"),
        ("The port had less than ten ships.", "Port has less than ten ships"),
        ("The army consisted of fewer than 9,000 men.", "Army consists of fewer than 9,000 men"),
    ],
)
def test_a_word_that_turns_the_sense_stays(sentence: str, wanted: str) -> None:
    assert made(sentence) == wanted


def test_a_share_of_several_takes_a_plural_verb() -> None:
    assert made("Almost 70 percent of homes had a telephone.") == "70 percent of homes have telephone"
    assert made("Almost 70 percent of the land had a hedge.") == "70 percent of land has hedge"


@pytest.mark.parametrize(
    ("form", "plain"),
    [("adhered", "adhere"), ("interfering", "interfere"), ("persevered", "persevere"), ("revered", "revere"),
     ("gathered", "gather"), ("offered", "offer"), ("severed", "sever")],
)  # fmt: skip
def test_a_verb_in_ere_keeps_its_last_letter(form: str, plain: str) -> None:
    assert forms.lemma(form, "VBG" if form.endswith("ing") else "VBD") == plain

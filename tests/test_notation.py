"""The notation for names of events matches what it says, and refuses what it cannot mean."""

from __future__ import annotations

import pytest

from dashboard.reading.events import notation

CASES = [
    ("October Revolution", "After the October Revolution came war.", True),
    ("October Revolution", "An october revolution of fashion.", False),
    ("bloody Sunday", "Bloody Sunday was a massacre.", True),
    ("dissol*", "The Dissolution followed.", True),
    ("rising|revolt", "The revolt failed.", True),
    ("rising|revolt", "The price is rising.", True),
    ("seizure of power / rising", "They planned the seizure of power.", True),
    ("seizure of power / rising", "They talked of power.", False),
    ("seiz* .. power", "He seized nearly all of the power.", True),
    ("seiz* .. power", "He seized the bank; the town later lost its electric light and power.", False),
    ("Kronstadt + sailors", "The sailors of Kronstadt rose.", True),
    ("Kronstadt + sailors", "The sailors rose.", False),
    ("Civil War - Spanish", "The Civil War began.", True),
    ("Civil War - Spanish", "The Spanish Civil War began.", False),
    ("Brest-Litovsk", "It was signed at Brest–Litovsk.", True),
    ("Lenin death", "Lenin’s death shook them.", True),
    ("Order 1", "Order №1 was read out.", True),
]


@pytest.mark.parametrize(("name", "text", "holds"), CASES)
def test_a_name_holds_in_a_sentence(name: str, text: str, holds: bool) -> None:
    index = notation.compiled([name])
    assert bool(notation.matches(notation.places(text, 0, len(text), index=index), index=index)) is holds


def test_the_span_of_a_name_is_its_words() -> None:
    text = "So the sailors of old Kronstadt rose."
    index = notation.compiled(["Kronstadt + sailors"])
    [(number, start, end)] = notation.matches(notation.places(text, 0, len(text), index=index), index=index)
    assert (number, text[start:end]) == (0, "sailors of old Kronstadt")


@pytest.mark.parametrize("name", ["Kronstadt + ", "", "what? now", "+ sailors"])
def test_a_name_that_means_nothing_is_refused(name: str) -> None:
    with pytest.raises(notation.NotationError, match="name"):
        notation.compiled([name])

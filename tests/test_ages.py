"""How old somebody was is counted from the birth that the text tells, and from no other."""

from __future__ import annotations

import pytest

from dashboard.reading.pipeline import find_dates


def ages(text: str) -> list[tuple[str, str]]:
    return [(t.words, t.edtf) for t in find_dates(text) if t.rule == "age"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann was born in 1850. When she was nine she left. A year later she wrote.", ["1859~"]),
        ("Otto Kern (1801-1870) was a baker. At 31, he left for Ulm.", ["1832~"]),
        ("Otto Kern (Ulm, 1801-1804) was a baker. At 31, he left for Ulm.", []),
        ("Nobody knows her birth. When she was nine, she left in a boat.", []),
        ("Ann was born in 1850. In 1860, when she was ten, she left.", []),
        ("Otto was born in 12 BC. At the age of thirty he left for Ulm.", []),
        ("Ann was born in 1850.\n\nOtto was born in 1870.\n\nAt the age of thirty he left for Ulm.", []),
        ("Ann was born in 1850.\n\nOtto was born in 1870. At the age of thirty he left for Ulm.", ["1900~"]),
    ],
)
def test_an_age_is_counted_from_the_birth_that_is_told(text: str, expected: list[str]) -> None:
    assert [value for _, value in ages(text)] == expected


def test_the_story_goes_on_from_an_age() -> None:
    found = find_dates(
        "Ann was born in 1850. When she was nine she left. A year later she wrote to the king."
    )
    assert [t.edtf for t in found if t.edtf] == ["1850", "1859~", "1860"]

"""A source's short name, which stands on chips and lanes."""

from __future__ import annotations

import pytest

from dashboard.source import Source


@pytest.mark.parametrize(
    ("source", "label"),
    [
        (Source("lenihan", author="Manus Lenihan", published="2024-01-21"), "Lenihan 2024"),
        (Source("munoz", author="G. Munoz", published="2020"), "Munoz 2020"),
        (Source("caesar", author="Julius Caesar", published="-0049"), "Caesar -0049"),
        (Source("munoz", author="G. Munoz"), "Munoz"),
        (Source("my_own-text"), "My own text"),
        (Source("my_own-text", author="  ", published="1999"), "My own text 1999"),
    ],
)
def test_a_label_is_a_surname_and_a_year_or_else_the_id(source: Source, label: str) -> None:
    assert source.label == label


def test_sources_with_the_same_fields_are_equal_and_cannot_be_changed() -> None:
    assert Source("a", words=3) == Source("a", words=3)
    assert hash(Source("a")) == hash(Source("a"))
    with pytest.raises(AttributeError):
        Source("a").id = "b"  # type: ignore[misc]

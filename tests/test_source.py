"""A source's short name, which stands on chips and lanes."""

from __future__ import annotations

import pytest

from dashboard.source import Source, told_apart


@pytest.mark.parametrize(
    ("source", "label"),
    [
        (Source("lenihan", author="Manus Lenihan", published="2024-01-21"), "Lenihan 2024"),
        (Source("munoz", author="G. Munoz", published="2020"), "Munoz 2020"),
        (Source("caesar", author="Julius Caesar", published="-0049"), "Caesar -0049"),
        (Source("munoz", author="G. Munoz"), "Munoz"),
        (Source("quay", author="Anna Keller and Tom Brown", published="2019-11"), "Keller & Brown 2019"),
        (Source("quay", author="Anna Keller, Tom Brown, and Ian Oak Jr."), "Keller et al."),
        (Source("quay", author="Keller, Anna"), "Keller"),
        (Source("quay", author="Anna Keller, PhD"), "Keller"),
        (Source("my_own-text", title="The Quay", published="1999"), "The Quay"),
        (Source("m00135", title="The Quay of Saltmouth: How It Was Built and Lost"), "The Quay of Saltmouth"),
        (
            Source("m00135", title="How the Dockers of Saltmouth Lost Their Quay"),
            "How the Dockers of Saltmouth Lost…",
        ),
        (Source("my_own-text"), "my_own-text"),
        (Source("my_own-text", author="  ", published="1999"), "my_own-text"),
    ],
)
def test_a_label_is_a_surname_and_a_year_or_else_the_title(source: Source, label: str) -> None:
    assert source.label == label


def test_sources_of_the_same_label_are_told_apart() -> None:
    essays = [Source("a", title="The Quay"), Source("b", title="The Quay"), Source("c", title="The Pier")]
    assert [source.label for source in told_apart(essays)] == ["The Quay (a)", "The Quay (b)", "The Pier"]


def test_sources_with_the_same_fields_are_equal_and_cannot_be_changed() -> None:
    assert Source("a", words=3) == Source("a", words=3)
    assert hash(Source("a")) == hash(Source("a"))
    with pytest.raises(AttributeError):
        Source("a").id = "b"  # type: ignore[misc]

"""Words are data and grammar is code: the patterns that lists make, and no list that nothing reads."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from dashboard.reading import words

ROOMS = Path(words.__file__).parent


def test_any_of_the_words_is_found_the_longest_first() -> None:
    pattern = re.compile(words.either("long longer longest"))
    assert [pattern.match(text)[0] for text in ("longest day", "longer", "long")] == [
        "longest",
        "longer",
        "long",
    ]  # type: ignore[index]


def test_a_list_may_be_written_either_way() -> None:
    assert words.either("before after") == words.either(["before", "after"])


def test_a_star_ends_a_word_in_any_way() -> None:
    pattern = re.compile(words.either(["announc*", "hope"]))
    assert [bool(pattern.fullmatch(text)) for text in ("announced", "announcing", "hope", "hoped")] == [
        True,
        True,
        True,
        False,
    ]


def test_an_apostrophe_may_be_straight_or_curved_and_signs_mean_themselves() -> None:
    assert re.fullmatch(words.either(["o’clock"]), "o'clock")
    assert re.fullmatch(words.either(["o'clock"]), "o’clock")
    assert not re.fullmatch(words.either(["ca."]), "cat")


def test_the_first_letter_may_be_a_capital_where_a_sentence_begins() -> None:
    pattern = re.compile(words.either_case(["until", "up to"]))
    assert [bool(pattern.fullmatch(text)) for text in ("Until", "until", "Up to", "UNTIL")] == [
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("room", ["dates", "claims", "parts", "grammar"])
def test_every_list_of_words_is_read_by_some_rule(room: str) -> None:
    modules = [*(ROOMS / room).rglob("*.py"), *ROOMS.glob("*.py")]
    code = "\n".join(path.read_text("utf-8") for path in modules)
    table = tomllib.loads((ROOMS / room / "words" / "en.toml").read_text("utf-8"))

    def unread(name: str, content: Any) -> list[str]:
        if not re.search(rf"""["']{re.escape(name)}["']""", code):
            return [name]
        if not isinstance(content, dict) or not all(
            isinstance(value, str | list) for value in content.values()
        ):
            return []
        keyed = any(not key.isascii() or not key.isidentifier() for key in content)
        whole = re.search(rf"""\[["']{name}["']\](?!\[)""", code)
        return (
            [] if keyed or whole else [key for key in content if not re.search(rf"""["']{key}["']""", code)]
        )

    assert [f"{name}: {key}" for name, content in table.items() for key in unread(name, content)] == []

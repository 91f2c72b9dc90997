"""The interface's words: every key in every language, forms of numbers, and who is spoken to how."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from dashboard.showing import i18n
from dashboard.showing.i18n import say


def places(words: object) -> set[str]:
    """The places for values in some words, in all their forms."""
    return set(
        re.findall(r"\{(\w+)\}", str(words) if isinstance(words, str) else " ".join(dict(words).values()))
    )  # type: ignore[call-overload]


def test_english_comes_first() -> None:
    assert i18n.languages()[0] == "en"


def written(root: Path, lang: str) -> dict[str, object]:
    """What a language's file itself says, by key."""
    file = root / "dashboard" / "showing" / "words" / f"{lang}.toml"
    sections = tomllib.loads(file.read_text(encoding="utf-8"))
    return {f"{name}.{key}": words for name, section in sections.items() for key, words in section.items()}


def test_german_is_there() -> None:
    assert "de" in i18n.languages()


@pytest.mark.parametrize("lang", i18n.languages())
def test_a_language_says_what_english_says_with_the_same_values(root: Path, lang: str) -> None:
    """Nothing is left to be said in English."""
    english, own = written(root, "en"), written(root, lang)
    assert set(own) == set(english)
    for key, words in english.items():
        assert isinstance(own[key], str) == isinstance(words, str), key
        assert places(own[key]) == places(words), key


def test_every_key_that_the_page_and_the_scripts_use_has_words(root: Path) -> None:
    """Keys that are put together (`axis.${kind}`) are checked where they are drawn."""
    used = set()
    for file in [*(root / "assets").glob("*.js"), *(root / "dashboard").rglob("*.py")]:
        used |= set(
            re.findall(r"""\bsay\((?:lang(?:uage)?, )?["']([a-z_-]+\.[\w-]+)["']""", file.read_text("utf-8"))
        )
    assert used
    assert used <= set(i18n.words("en"))


@pytest.mark.parametrize(
    ("lang", "n", "told"),
    [
        ("en", 1, "1 dated claim"),
        ("en", 0, "0 dated claims"),
        ("en", 1204, "1,204 dated claims"),
        ("de", 1, "1 datierte Aussage"),
        ("de", 1204, "1.204 datierte Aussagen"),
    ],
)
def test_numbers_choose_their_form(lang: str, n: int, told: str) -> None:
    """The page says the same: client/test/words.test.ts."""
    assert say(lang, "page.claims", n=n) == told


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("en", "page.no_such_words")


@pytest.mark.parametrize(
    ("asked", "accepted", "lang"),
    [
        ("en", [], "en"),
        ("de", ["en"], "de"),
        ("de-AT", [], "de"),
        ("", ["fr", "de-CH", "en"], "de"),
        ("", ["en-GB"], "en"),
        ("xx", ["tlh", "en-US"], "en"),
        ("", [], "en"),
        ("../etc", ["%%"], "en"),
        ("DE", [], "de"),
        ("", ["EN-us"], "en"),
        ("De_AT", [], "de"),
    ],
)
def test_the_language_is_the_one_asked_for_or_accepted(asked: str, accepted: list[str], lang: str) -> None:
    assert i18n.chosen(asked, accepted) == lang

"""The interface's words: every key in every language, forms of numbers, and who is spoken to how."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from dashboard.showing import wording
from dashboard.showing.wording import say


@pytest.fixture(scope="module")
def page(chromium: Browser, root: Path) -> Iterator[Page]:
    """An empty page that can speak."""
    page = chromium.new_page()
    page.set_content("<!doctype html><title>words</title>")
    page.add_script_tag(path=root / "assets" / "05-say.js")
    yield page
    page.close()


def places(words: object) -> set[str]:
    """The places for values in some words, in all their forms."""
    return set(
        re.findall(r"\{(\w+)\}", str(words) if isinstance(words, str) else " ".join(dict(words).values()))
    )  # type: ignore[call-overload]


def test_english_comes_first() -> None:
    assert wording.languages()[0] == "en"


@pytest.mark.parametrize("lang", wording.languages())
def test_a_language_says_what_english_says_with_the_same_values(lang: str) -> None:
    english, own = wording.words("en"), wording.words(lang)
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
    assert used <= set(wording.words("en"))


@pytest.mark.parametrize(
    ("n", "told"), [(1, "1 dated claim"), (0, "0 dated claims"), (1204, "1,204 dated claims")]
)
def test_numbers_choose_their_form(page: Page, n: int, told: str) -> None:
    """Python and the browser say the same."""
    assert say("en", "page.claims", n=n) == told
    speech = {"lang": "en", "words": dict(wording.words("en"))}
    assert (
        page.evaluate(
            "([speech, n]) => { claimline.speak(speech); return claimline.say('page.claims', { n }); }",
            [speech, n],
        )
        == told
    )


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("en", "page.no_such_words")


@pytest.mark.parametrize(
    ("asked", "accepted", "lang"),
    [
        ("en", [], "en"),
        ("", ["en-GB"], "en"),
        ("xx", ["tlh", "en-US"], "en"),
        ("", [], "en"),
        ("../etc", ["%%"], "en"),
    ],
)
def test_the_language_is_the_one_asked_for_or_accepted(asked: str, accepted: list[str], lang: str) -> None:
    assert wording.chosen(asked, accepted) == lang

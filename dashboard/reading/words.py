"""Reads the words of a language, which are data, and makes patterns of them for the grammar, which is code.

Each room keeps its words in a folder `words/`, one file for each language, in tables of lists. A list may
also be written as one text, its words between spaces. In a list, `announc*` is any word that begins so,
and a space is any white space, because a line may end there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGE = "en"
"""The only language that is read in full; in others, only plain dates are read."""


@cache
def load(room: str, *, language: str = LANGUAGE) -> dict[str, Any]:
    """The tables of words of a room, such as `dates`, in a language."""
    return tomllib.loads((Path(__file__).parent / room / "words" / f"{language}.toml").read_text("utf-8"))


def listed(words: str | Iterable[str]) -> list[str]:
    """The words of a list, however it is written."""
    return words.split() if isinstance(words, str) else list(words)


def either(words: str | Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; an apostrophe may be straight or curved."""
    ordered = sorted(listed(words), key=len, reverse=True)
    return "(?:" + "|".join(map(_pattern, ordered)) + ")"


def either_case(words: str | Iterable[str]) -> str:
    """The same pattern, but the first letter may be a capital, as at the start of a sentence."""
    return either([form for word in listed(words) for form in dict.fromkeys((word, _capital(word)))])


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _pattern(word: str) -> str:
    pattern = re.escape(word).replace("'", "’").replace("’", "['’]")
    return pattern.replace(r"\*", r"\w*").replace(r"\ ", r"\s")

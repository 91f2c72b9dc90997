"""The words of the page, its scripts and the files: a TOML file for each language in `words/`.

A key is `section.name`. A value may hold places for values, `{count}`. A table `{one = …, other = …}` holds
the forms for a number `{n}`, chosen by the language's plural rules (CLDR, through Babel); this is the TOML
that go-i18n reads. Other tables belong to dates (dates_in_words.py). Words that a language lacks are said in
English. `months.wide` and `months.abbreviated` are CLDR's names of the months, separated by `|`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from babel import Locale, UnknownLocaleError, negotiate_locale
from babel.numbers import format_decimal

ENGLISH = "en"
_FOLDER = files("dashboard.showing").joinpath("words")

Words = Mapping[str, str | Mapping[str, str]]


@cache
def languages() -> tuple[str, ...]:
    """The codes of all languages that have a file, English first."""
    found = sorted(
        file.name.removesuffix(".toml") for file in _FOLDER.iterdir() if file.name.endswith(".toml")
    )
    return (ENGLISH, *(code for code in found if code != ENGLISH))


@cache
def words(language: str) -> Words:
    """All words of a language by key; English where it has none of its own."""
    sections = tomllib.loads(_FOLDER.joinpath(f"{language}.toml").read_text(encoding="utf-8"))
    own = {f"{name}.{key}": value for name, section in sections.items() for key, value in section.items()}
    own |= {f"months.{width}": "|".join(months(language, width=width)) for width in ("wide", "abbreviated")}
    return own if language == ENGLISH else {**words(ENGLISH), **own}


@cache
def months(language: str, *, width: str = "wide") -> tuple[str, ...]:
    """The names of the twelve months as CLDR has them; `width` is `wide` or `abbreviated`."""
    return tuple(Locale.parse(language).months["stand-alone"][width].values())


def say(language: str, key: str, **values: object) -> str:
    """The words of a key with its values in place; whole numbers are written as the language writes them.

    Raises KeyError for a key that English does not have.
    """
    found = words(language)[key]
    if not isinstance(found, str):
        form = Locale.parse(language).plural_form(float(str(values["n"])))
        found = found.get(form, found["other"])
    told = {
        name: number(language, value) if isinstance(value, int) else value for name, value in values.items()
    }
    return found.format(**told) if told else found


def number(language: str, value: int) -> str:
    """A whole number as a language writes it: `1,204` or `1.204`."""
    return str(format_decimal(value, locale=language))


def chosen(asked: str, accepted: Iterable[str] = ()) -> str:
    """The language to speak: the one asked for by name (`lang=`), else the reader's first that there is."""
    for code in (asked, *accepted):
        try:
            known = negotiate_locale([code.replace("-", "_")], languages()) if code else None
        except (ValueError, UnknownLocaleError):
            known = None
        if known:  # `DE` may have been asked for; our files are in small letters
            return next(code for code in languages() if code.lower() == known.lower())
    return ENGLISH

"""A rule reads one way of writing a date. Here are the types of a rule and of what it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Point:
    """What the words say about one date; None where they say nothing.

    `year` is the number as written; `era` says how to count it: 'bc', 'ad', '' if nothing is said, `'` for a
    year without its century (`'45`), '?' for a small number that may be no year at all. `month` is 1 to 12,
    or the ISO 8601-2 code of a season (21 is spring). `years` is how many years are named, `year` being the
    first: 10 for a decade, 100 for a century. A decade without its century (`the sixties`) has no year and 60
    as its `day`. `weekday` counts from Monday, 0.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    era: str = ""
    years: int = 1
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One expression, as a rule read it, before the text around it says which date it means.

    `start` and `end` are its place in the text, half-open. `rule` is the name of the rule; `kind` is one of
    explicit, underspecified (something left out), relative, range, season, decade, century, feast, duration.

    `first` is its point in time, `last` the second one of a range. `shift` counts `unit`s from the date that
    it leans on (`two days before` is -2 and 'day'); `frame` says which date that is: 'narrative' the date
    where the story stands, 'publication' the day of writing, and for `that summer` or `last May` the word.
    `part` is a part of a period (`early`; for a range `early/late`), `qualifier` is `~` (about) or `?`,
    `open` the word that leaves a side open (`until`), `name` the event from which it counts.
    """

    start: int
    end: int
    rule: str
    kind: str
    first: Point | None = None
    last: Point | None = None
    shift: int = 0
    unit: str = ""
    frame: str = ""
    part: str = ""
    qualifier: str = ""
    open: str = ""
    edtf: str = ""
    name: str = ""


Fields = dict[str, Any] | None
Reader = Callable[["re.Match[str]"], "Mapping[str, Any] | None"]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    r"""One way of writing a date; compared by identity, because rules are the keys of caches.

    `pattern` is a verbose regular expression, in which a space is written `\s`. It is tried only where a
    search word of the rule stands (see `scan`). `read` turns a match into the fields of `Found`, or gives
    None if it is no date after all. `yes` and `no` are examples, and tests: a sentence in `yes` marks the
    words to be found and ends with their EDTF, `He died on ‹21 January 1924›. = 1924-01-21`; in a sentence of
    `no` this rule finds nothing.
    """

    name: str
    kind: str
    pattern: str
    read: Reader
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


def verbose(pattern: str) -> re.Pattern[str]:
    r"""Compile a pattern written over several lines; a space in it must be written `\s` or `[ ]`."""
    return re.compile(pattern, re.VERBOSE)


def before(found: re.Match[str], length: int = 24) -> str:
    """The text just before a match, in lower case."""
    start = found.start()
    return found.string[max(0, start - length) : start].lower()


def after(found: re.Match[str], length: int = 24) -> str:
    """The text just after a match."""
    return found.string[found.end() : found.end() + length]

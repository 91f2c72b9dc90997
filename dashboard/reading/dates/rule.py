"""What a rule is (it reads one way of writing a date), and what it finds: points in time, as named."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Point:
    """What the words say about one date; None where they say nothing.

    `year` is the number as written: `era` says how to count it ('bc', 'ad', or '' when unmarked). `month`
    may be a season, by its ISO 8601-2 code. `years` is how many years the expression names: 10 for a decade,
    100 for a century, of which `year` is the first; of a decade without its century `day` is the year in it.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    era: str = ""
    years: int = 1
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One expression as it was found, before the text around it says what it leans on."""

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

    `pattern` (verbose, so that a space is written `\s`) is tried where an anchor of the rule stands; `read`
    turns a match into the fields of `Found`, or None if it is no date after all. In `yes` each sentence
    marks the words to be found and ends with their EDTF: `He died on ‹21 January 1924›. = 1924-01-21`; in
    the sentences of `no` this rule finds nothing.
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

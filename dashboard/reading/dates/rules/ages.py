"""The rule for how old somebody was: `at the age of twelve`, `when she was nine`."""

from __future__ import annotations

import re

from dashboard.reading.dates.rule import Fields, Rule
from dashboard.reading.dates.vocabulary import NUMBER, number_of

_YOUNGEST, _OLDEST = 3, 99
_HOUR = 13
"""A smaller number after a bare `At` may be an hour: `At ten he left`."""


def _read(found: re.Match[str]) -> Fields:
    number = number_of(found["number"] or found["was"] or found["bare"] or found["old"])
    low = _HOUR if found["bare"] else _YOUNGEST
    return {"frame": "age", "shift": number, "unit": "year"} if low <= number <= _OLDEST else None


_ABOUT = r"(?:(?:only|just|about|barely|still)\s)?"
AGE = Rule(
    "age",
    "relative",
    rf"(?:[Aa]t\s(?:the\s)?age\s(?:of\s)?{_ABOUT}(?P<number>{NUMBER}|\d\d?)(?![\w-]|\sto\s)"
    rf"|[Ww]hen\s(?:he|she)\swas\s{_ABOUT}(?P<was>{NUMBER}|\d\d?)(?:\syears\s(?:old|of\sage))?"
    r"(?=[,.;]|\s(?:and|he|she|they|his|her|the|an?|[A-Z][a-z]+)\s)"
    rf"|(?:[Hh]e|[Ss]he)\swas\s{_ABOUT}(?P<old>{NUMBER})(?:\syears\sold)?\swhen(?=\s)"
    rf"|At\s{_ABOUT}(?P<bare>{NUMBER}|\d\d)(?=,?\s(?:he|she)\s))",
    _read,
    (
        "Ann was born in 1850. ‹When she was nine›, her father died. = 1859~",
        "He was born in 356 BC and ‹at the age of twenty› became king. = -0335~",
        "Otto Kern (1801–1870) wrote it. ‹At fifteen› he was sent to Ulm. = 1816~",
        "Ann was born on 2 April 1850. ‹She was only 14 years old when› she left. = 1864~",
    ),
    (
        "When she was nine, her father died in 1859.",
        "He was born in 1850. At ten he left the house, and the guards were asleep.",
        "He was born in 1850. Boys at the age of 12 to 14 worked there.",
    ),
)

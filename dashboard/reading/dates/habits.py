"""Days and seasons that recur every year and so give no date: habits, rules, days of remembrance.

`In the winter, workers shivered`; `the battle is celebrated on 12 July`; `the year began on 25 March`. Only
this module decides that, by the words nearby: an adverb of habit (`usually`), a verb of celebrating in the
present passive, people in general after a season (`workers`), or a year or term as what begins and ends; and
by how far it is to the date from which a season would take its year.
"""

from __future__ import annotations

import re

from dashboard.reading.dates.roles import sentence_start
from dashboard.reading.dates.rule import Found
from dashboard.reading.dates.vocabulary import DATA, any_of_either_case, set_of
from dashboard.reading.words import either

_WORDS = {key: either(words) for key, words in DATA["habits"].items()}
_NO_PLURAL = set_of("habits", "no_plural")
_EVERY = re.compile(
    rf"\b(?:(?<!is\s)(?<!are\s)(?<!was\s)(?<!were\s)(?<!been\s){_WORDS['adverbs']}\b"
    rf"|{_WORDS['every']}\s(?:\w+\s)?{_WORDS['times']}|{_WORDS['phrases']})",
    re.IGNORECASE,
)
_EVERY_BEFORE = re.compile(rf"\b{any_of_either_case('habits', 'before')}\s(?:\w+\s)?$")
_EVERY_AFTER = re.compile(rf"\s(?:of|in)\s{_WORDS['every']}\s(?:\w+\s)?year\b|,?\s{_WORDS['every']}\syear\b")
_KEPT = re.compile(
    rf"\b(?:is|are|has\sbeen|have\sbeen)\s(?:\w+ly\s|still\s|now\s)?{_WORDS['kept']}\s(?:\w+\s){{0,6}}?(?:on|at|in)\s(?:the\s)?$"
    rf"|\b{_WORDS['keep']}\s(?:\w+\s){{0,4}}?(?:on|at)\s(?:the\s)?$"
)
_CALENDAR = re.compile(
    rf"\b{_WORDS['spans']}\s(?:always\s|traditionally\s|then\s|still\s)?{_WORDS['runs']}\s(?:on|in|at|from|with)?\s?(?:the\s)?$"
)
_BARE_PLURAL = re.compile(
    r",?\s(?!(?:there|it|he|she|they|this|that|these|those|the|an?|no|his|her|its|their|our|some|many)\s)(?:[a-z]+\s)?"
    rf"(?P<noun>[a-z]{{3,}}s|{_WORDS['people']})\s(?!and\b|of\b|in\b|from\b)[a-z]+"
)
_IN_THE = re.compile(r"(?:^|[.!?;]['’”\"]?\s+|\n)(?:In|During|By|At|Through|Over)\s(?:the\s)?$")


def recurs(found: Found, text: str, low: int, high: int) -> bool:
    """Whether an expression without a year names what recurs; its paragraph is `text[low:high]`."""
    point = found.first
    if point is None or point.year is not None or not point.month or found.frame:
        return False
    begin = sentence_start(text, low, found.start)
    left, right = text[begin : found.start], text[found.end : min(high, found.end + 60)]
    if _EVERY_BEFORE.search(left) or _EVERY_AFTER.match(right):
        return True
    clause = (
        re.split(r"[;:]|,\s(?:but|and)\s", left)[-1]
        + " "
        + re.split(r"[.;:!?]|,\s(?:but|and)\s|\sbut\s", right)[0]
    )
    if _KEPT.search(left) or _CALENDAR.search(left) or _EVERY.search(clause):
        return True
    return point.month > 12 and not point.day and _is_habit_of_season(text, begin, found, right)


def _is_habit_of_season(text: str, begin: int, found: Found, right: str) -> bool:
    """`In the winter, workers shivered`: a season in front of people in general."""
    if not _IN_THE.search(text, max(0, begin - 2), found.start):
        return False
    plural = _BARE_PLURAL.match(right)
    return plural is not None and plural["noun"] not in _NO_PLURAL


_NEAR_YEAR, _NEAR_MONTH = 450, 2400
"""How many letters after a year, and after a month or a day, a season can be one of that year."""
_BEFORE_YEAR = 100
"""How many letters before a year that shows that the story is there."""


def is_season(found: Found) -> bool:
    """Whether it is a season or a feast."""
    point = found.first
    return found.kind == "feast" or (point is not None and point.month is not None and point.month > 12)


def out_of_reach(found: Found, leaned: Found | None, following: Found | None) -> bool:
    """Whether a season or a feast without a year stands too far from the date on which it would lean.

    A story that goes by months and seasons stays near; `in the winter`, pages after `in 1855`, is any winter.
    """
    point = found.first
    if leaned is None or point is None or point.year is not None or found.frame:
        return False
    if not is_season(found):
        return False
    ahead = following.first if following is not None else None
    told_ahead = following is not None and ahead is not None and ahead.year is not None
    if told_ahead and following.start - found.end < _BEFORE_YEAR:  # type: ignore[union-attr]
        return False
    fine = leaned.first is not None and (leaned.first.month is not None or bool(leaned.frame))
    return found.start - leaned.start > (_NEAR_MONTH if fine else _NEAR_YEAR)

"""What looks like a date and is none: counts, prices, pages, people called June, the October Revolution.

Each guard looks at the words beside a match; the words are data, in `words/en.toml`.
"""

from __future__ import annotations

import re

from dashboard.reading.dates.rule import after, before
from dashboard.reading.dates.vocabulary import DATA, month_of

_QUANTITIES = {key: frozenset(words.split()) for key, words in DATA["quantities"].items()}
_LAST_WORD = re.compile(r"([A-Za-z]+)[.]?[\s(]*$")
_NEXT_WORD = re.compile(r"[\s-]\s?([A-Za-z]+)")
_VAGUE = frozenset(
    [
        "some",
        "nearly",
        "almost",
        "least",
        "most",
        "another",
        "additional",
        "estimated",
        "exactly",
        "over",
        "only",
        "than",
    ]
)
_FIRM = frozenset(
    [
        "in",
        "since",
        "during",
        "until",
        "till",
        "after",
        "before",
        "year",
        "years",
        "by",
        "from",
        "early",
        "late",
        "mid",
    ]
)
_MONEY = frozenset("$£€¥#№%@=+*")


def is_quantity(found: re.Match[str], *, listed: bool = False) -> bool:
    """Whether a number that could be a year counts, prices or names something, by the words beside it."""
    text, start, end = found.string, found.start(), found.end()
    left = _LAST_WORD.search(text, max(0, start - 16), start)
    word = left[1].lower() if left else ""
    if word in _QUANTITIES["before"] or word in _VAGUE or text[start - 1 : start] in _MONEY:
        return True
    if text[end : end + 1] in ("%", "°") or text[start - 1 : start] + text[end : end + 1] in (
        "‘’",
        "“”",
        '""',
        "''",
    ):
        return True
    right = _NEXT_WORD.match(text, end)
    following = right[1] if right else ""
    if following in _QUANTITIES["models"] or (following in _QUANTITIES["after"] and word not in _FIRM):
        return True
    if word in ("about", "around", "approximately") and following.islower() and following not in _FUNCTION:
        return True
    return (
        found.group().endswith("00")
        and not word
        and not listed
        and "(" not in text[max(0, start - 2) : start]
    )


_FUNCTION = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "he",
        "in",
        "it",
        "of",
        "on",
        "or",
        "she",
        "that",
        "the",
        "there",
        "they",
        "to",
        "was",
        "were",
        "when",
        "with",
    ]
)
_MONTH_CUE = re.compile(
    r"\b(?:in|by|until|till|since|during|from|to|of|between|before|after|early|late|mid|that|this|last|next"
    r"|following|"
    r"previous|same|and|through|throughout|or|on|every)[\s-]$"
)
_EVENTS = frozenset(DATA["events"]["after_month"])
_CAPITAL_NEXT = re.compile(r"\s(?:[A-Z][\w’'-]*\s)?([A-Z][\w-]*)")
_UNSURE = frozenset((3, 4, 5, 6, 8))  # March, April, May, June, August are also verbs, people, an adjective


_CAMPAIGN = re.compile(r"\s(?:offensive|operation|campaign|elections?|uprising|coup)\b")


def is_month(found: re.Match[str]) -> bool:
    """Whether a month's name stands for the month: not the verb, not a person, not the October Revolution."""
    nearest = re.match(r"\s([A-Z][\w-]*)", after(found))
    named = nearest and nearest[1] in _EVENTS
    further = _CAPITAL_NEXT.match(after(found, 40))
    if named or (further and further[1] in _EVENTS):
        return False
    if month_of(found["month"]) not in _UNSURE:
        return True
    cue = _MONTH_CUE.search(before(found, 14))
    if cue is None:
        return _CAMPAIGN.match(after(found)) is not None
    return not (nearest and cue.group()[:-1] in ("of", "to", "and", "from", "by", "before", "after"))


_SEASON_CUE = re.compile(
    r"\b(?:in|by|until|till|since|during|the|that|this|last|next|following|previous|same|early|late|mid|through|"
    r"throughout|and|of|first|second|third|over|harsh|severe|hard|cold|long|bitter|hot|wet|[a-z]+(?:an|ese|ish))[\s-]$"
)
"""What stands before a season that is one; `the severe Manchurian winter` too."""
_SEASON_WORDS = re.compile(
    r"\s*(?:[,.;:)—–]|$|\n|\s(?:of|and|or|when|as|before|after|the|a|he|she|it|they|his|offensive|campaign"
    r"|counter|was|had|"
    r"to|with|in|at|by|for|on|saw|that|which|from|but|were)\b)"
)


_NOT_SEASON = re.compile(
    r"[\s-](?:[A-Z]|palace|games|olympics|quarters|clothing|coat|term|school|solstice|of\s(?!the\b|that\b)"
    r"|from\b|up\b)"
)


def is_season(found: re.Match[str]) -> bool:
    """Whether a season without a year is meant, and not a spring of water, a fall, a palace."""
    word, cue, following = found["season"], _SEASON_CUE.search(before(found, 14)), after(found, 18)
    if re.match(r"\s(?:offensive|counter-?offensive|campaign)s?\b", following):
        return True
    if not cue or _NOT_SEASON.match(following):
        return False
    if word[0].isupper():
        return cue.group()[:-1] in ("in", "by", "until", "since", "that", "this", "following")
    if word in ("summer", "autumn", "winter"):
        return True
    if word == "fall" and (cue.group().strip() in ("of", "and") or following.startswith(" of ")):
        return False
    return bool(_SEASON_WORDS.match(following))

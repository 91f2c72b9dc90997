"""What looks like a date but is none: counts, prices, pages, people called June, the October Revolution.

Each function here looks at the words beside a match; the words themselves are in `words/en.toml`.
"""

from __future__ import annotations

import re

from dashboard.reading.dates.rule import after, before
from dashboard.reading.dates.vocabulary import DATA, any_of, any_of_either_case, month_of, set_of
from dashboard.reading.words import listed

_QUANTITIES = {key: frozenset(listed(words)) for key, words in DATA["quantities"].items()}
_LAST_WORD = re.compile(r"((?:\b[A-Za-z]\.)+[A-Za-z]|[A-Za-z]+)[.]?[\s(]*$")
_LAST_STOP = re.compile(r"[.!?]['’”\"]?\s+$")
_NEXT_WORDS = re.compile(r"[\s-]\s?([A-Za-z][\w’'-]*)(?:\s([A-Za-z’']+))?")
_COUNTED_OF = re.compile(
    rf"\b{any_of('quantities', 'heads')}\s(?:\w+\s)?of\s(?:about\s|some\s|over\s|only\s|around\s)?$",
    re.IGNORECASE,
)
_VAGUE = set_of("beside_numbers", "vague")
_FIRM = set_of("beside_numbers", "firm")
_MONEY = frozenset("$£€¥#№%@=+*")
_DETERMINERS = set_of("beside_numbers", "determiners")
_STREET = re.compile(rf"\s(?:[A-Z][\w.’'-]*\s){{1,3}}{any_of('quantities', 'streets')}\b")
_SHORTENED = re.compile(rf"\b{any_of('quantities', 'shortened')}\.\s$")


def is_quantity(found: re.Match[str], *, listed: bool = False) -> bool:
    """Whether a number that could be a year is a count, a price or a name, by the words beside it.

    `listed`: it follows words that lead to a year (`in 121`), so that a sentence may begin before it.
    """
    text, start, end = found.string, found.start(), found.end()
    word = _word_before(text, start)
    if word in _QUANTITIES["before"] or word in _VAGUE or _is_marked(text, start, end):
        return True
    if _is_designator(text, start, end, word) or _is_telephone(text, start, end):
        return True
    pair = _PAIR.match(text, end)
    right = _NEXT_WORDS.match(text, pair.end() if pair else end)
    following, further = (right[1].partition("-")[0], right[2] or "") if right else ("", "")
    if following in _QUANTITIES["models"] or _is_counted(found, word, following, further):
        return True
    if word in ("about", "around", "approximately") and following.islower() and following not in _FUNCTION:
        return True
    opens = not word and start > 0
    return (
        found.group().endswith("00") and opens and not listed and "(" not in text[max(0, start - 2) : start]
    )


def _is_marked(text: str, start: int, end: int) -> bool:
    """Whether signs (`$`, `%`, quotation marks), a street, or `a crowd of` show that a number is no year."""
    around = text[start - 1 : start] + text[end : end + 1]
    signs = text[start - 1 : start] in _MONEY or text[end : end + 1] in ("%", "°")
    quoted = around in ("‘’", "“”", '""', "''")
    street = _STREET.match(text, end) or _COUNTED_OF.search(text, max(0, start - 40), start)
    return signs or quoted or street is not None


def _word_before(text: str, start: int) -> str:
    """The word before a number in the same sentence, in lower case; '' if there is none."""
    low = max(0, start - 18)
    if _LAST_STOP.search(text, low, start) and not _SHORTENED.search(text[low:start].lower()):
        return ""
    left = _LAST_WORD.search(text, low, start)
    return left[1].replace(".", "").lower() if left else ""


def _is_counted(found: re.Match[str], word: str, following: str, further: str) -> bool:
    """`1500 years`, `1917 people`; not `the 1798 rebels` nor `in 1917 workers struck`."""
    if following not in _QUANTITIES["after"] or word in _FIRM:
        return False
    if further in _DETERMINERS and following.endswith("s"):
        return False
    attribute = word in ("the", "these", "those") and not found.group().endswith("0")
    return not (attribute and following not in _QUANTITIES["measures"])


_PAIR = re.compile(r"\s(?:and|to|or)\s\d[\d,]*(?=\s)")
_AFTER_NAME = re.compile(
    r"[,.;:)?!]|$|\n|\s(?:of|in|on|at|and|or|is|was|were|had|has|behind|near|with|for|to|from)\b"
)


_CODE = re.compile(r"\b([A-Z]{2,6})[\s-]$")
_PLAIN = re.compile(r"(?:^|[\s(])([a-z]+)\s$")


def _is_designator(text: str, start: int, end: int, word: str) -> bool:
    """Whether a number is part of a name, after a noun or a code: `villa 1922`, `GEOG 1905:`."""
    before = text[max(0, start - 24) : start]
    code = _CODE.search(before)
    if code and code[1] not in ("AD", "CE", "BC", "BCE", "IN", "OF", "TO", "BY", "THE", "AND"):
        return text[end : end + 1] in (":", ",", ".", ")", "") or text[end : end + 1].isspace()
    plain = _PLAIN.search(before)
    if not text[start:end].isdigit():
        return False  # a range is not the number of a room
    if not plain or word in _QUANTITIES["led_by"] or word.endswith(("ed", "ly")) or not word.isalpha():
        return False
    return bool(_AFTER_NAME.match(text, end))


_DIGITS = re.compile(r"\+?\(?\d{2,5}\)?(?:[\s.-]\(?\d{2,5}\)?){2,}")


def _is_telephone(text: str, start: int, end: int) -> bool:
    """`1800 555 1976`: three groups of figures or more, which are not all years."""
    if not text[end : end + 2].strip().isdigit() and not text[start - 2 : start].strip(" -.)").isdigit():
        return False
    for run in _DIGITS.finditer(text, max(0, start - 16), end + 16):
        if run.start() <= start and end <= run.end():
            return any(not 1000 <= int(group) <= 2100 for group in re.findall(r"\d+", run.group()))
    return False


_EARLY_LEFT = re.compile(
    rf"(?:(?:^|[.!?;:]['’”\"]?\s+|\n|,\s|\b(?:and|but)\s){any_of_either_case('early_years', 'prepositions')}"
    r"\s(?:about\s|around\s|c\.\s)?"
    r"|\b[Tt]he\syear\s|\b(?:r|d|b|fl)\.\s(?:in\s|c\.\s)?"
    rf"|\b(?:{any_of('early_years', 'verbs')}|[a-z]{{3,}}ed)"
    r"(?:\s[\w’'-]+){0,3}?\s(?:in|about|around|until|since|before|after|from)\s(?:about\s|the\syear\s)?"
    r"|\b(?:in|between)\s(?:about\s)?)$"
)
_EARLY_OF = re.compile(r"\b[Tt]he\s(?:[\w’'-]+\s){0,2}[\w’'-]+\sof\s$")
_EARLY_RIGHT = re.compile(
    rf"\s*(?:[,;:)—–]|[.](?!\d)|$|\n)|\s(?:{any_of('early_years', 'goes_on')}|{any_of('verbs', 'finite')}"
    r"|[a-z]{3,}ed|[A-Z][\w’'-]*)\b"
)
_SHARE = re.compile(r"\b(?:[Oo]ne|once|two|three|five|ten|\d+)\s(?:man\s|person\s)?in\s$")
_CHANGE = re.compile(rf"\b{any_of('early_years', 'change')}\b[^.;,]{{0,30}}$")


def is_early_year(found: re.Match[str], *, span: bool = False) -> bool:
    """Whether a number from 100 to 999 without an era is a year, by the words before and after it.

    `span`: the match has two such numbers.
    """
    text, start, end = found.string, found.start(), found.end()
    low = max(0, start - 60)
    if is_quantity(found, listed=True) or _SHARE.search(text, low, start):
        return False
    if not _EARLY_RIGHT.match(text, end) or (
        _CHANGE.search(text, low, start) and text[start - 3 : start] not in ("in ", "r. ")
    ):
        return False
    if _EARLY_OF.search(text, low, start) and not text[start - 8 : start].endswith("year of "):
        if re.match(r"\s[A-Z]", text[end : end + 2]):
            return False
        return not _COUNTED_OF.search(text, low, start) and not span
    left = _EARLY_LEFT.search(text, low, start)
    if not left or (
        re.search(r"bout\s$|round\s$", left.group()) and re.match(r"\s[A-Z]", text[end : end + 2])
    ):
        return False
    return not (
        found.group().endswith("0") and left.group().endswith("in ") and _round_count(text, start, end)
    )


def _round_count(text: str, start: int, end: int) -> bool:
    """Whether a round number counts what follows: `in 500 Roman towns`, unless a clause opens with it."""
    return bool(re.match(r"\s[A-Z]", text[end : end + 2])) and not re.search(
        r"(?:^|[.!?]\s|,\s)[Ii]n\s$", text[max(0, start - 5) : start]
    )


_FUNCTION = set_of("beside_numbers", "function")
_MONTH_CUE = re.compile(rf"\b{any_of('cues', 'month')}[\s-]$")
_EVENTS = frozenset(DATA["events"]["after_month"])
_CAPITAL_NEXT = re.compile(r"\s(?:[A-Z][\w’'-]*\s)?([A-Z][\w-]*)")
_UNSURE = frozenset((3, 4, 5, 6, 8))  # March, April, May, June, August are also verbs, people, an adjective
_FORENAME = re.compile(r"\s(?:(?:van|von|de|der|den|ten|Van|Von|De)\s){0,2}[A-Z][\w’'-]*[a-z]")
"""The rest of the name of somebody called Jan."""


_CAMPAIGN = re.compile(rf"\s{any_of('cues', 'campaign')}\b")


def is_month(found: re.Match[str]) -> bool:
    """Whether the name of a month means the month: not the verb, a person, or the October Revolution."""
    nearest = re.match(r"\s([A-Z][\w-]*)", after(found))
    named = nearest and nearest[1] in _EVENTS
    further = _CAPITAL_NEXT.match(after(found, 40))
    if named or (further and further[1] in _EVENTS):
        return False
    if found["month"] == "Jan" and _FORENAME.match(after(found, 24)):
        return False
    if month_of(found["month"]) not in _UNSURE and found["month"] != "Jan":
        return True
    cue = _MONTH_CUE.search(before(found, 14))
    if cue is None:
        return _CAMPAIGN.match(after(found)) is not None
    return not (nearest and cue.group()[:-1] in ("of", "to", "and", "from", "by", "before", "after"))


_SEASON_CUE = re.compile(rf"\b(?:{any_of('cues', 'season')}|[a-z]+(?:an|ese|ish))[\s-]$")
"""The word before what is really a season; also an adjective, as in `the severe Manchurian winter`."""
_SEASON_WORDS = re.compile(rf"\s*(?:[,.;:)—–]|$|\n|\s{any_of('cues', 'season_goes_on')}\b)")


_NOT_SEASON = re.compile(rf"[\s-](?:[A-Z]|{any_of('names', 'season')}|of\s(?!the\b|that\b)|from\b|up\b)")


def is_season(found: re.Match[str]) -> bool:
    """Whether a word without a year means a season, and not a spring of water or a fall from power."""
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


_PAIR_CUE = re.compile(rf"\b{any_of('cues', 'season')}\s$")


def is_pair_of_seasons(found: re.Match[str]) -> bool:
    """Whether two words mean seasons: `the spring and summer`, but not `spring and summer clothing`."""
    return _PAIR_CUE.search(before(found, 14)) is not None and not _CLOTHING.match(after(found, 18))


_CLOTHING = re.compile(r"[\s-](?:[A-Z]|[a-z]+\s?(?:[.,;:]|was\b|were\b|of\b|in\b))")

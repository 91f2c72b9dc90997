"""What role a date has in its sentence: told, or only named in passing.

`The school opened in 1871, in rooms first rented in 1864` tells of 1871 and only names 1864. The clock of the
story moves to dates that are told, and stays where it is at dates that are named. Only this module decides
that, by the words around: brackets, tense, relative clauses, participles, attributes.
"""

from __future__ import annotations

import re

from dashboard.reading.dates.rule import Found
from dashboard.reading.dates.vocabulary import any_of, set_of

TOLD = "told"
"""In a main clause: the story has arrived there."""
ATTRIBUTE = "attribute"
"""It only says which thing is meant: `the fire of 1917`, `rooms rented in 1864`."""
BRACKET = "bracket"
LOOK = "look"
"""A look back: `had left`, `the year before`."""
AHEAD = "ahead"
"""Planned, or still in the future for the people of the story: `would end in 1918`."""
HEADING = "heading"
LIMIT = "limit"
"""Where something ends or begins that is told from another time: `until 1989`, `since 1833`."""

_WINDOW = 220
_STOP = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z]r)(?<!\bSt)(?<!\bNo)(?<!\bc)(?<!\bca)[.!?]['’”\")\]]*\s+(?=[A-Z0-9‘“\"'(\[])|\n\s*\n"
)
_CLAUSE = re.compile(r"[;:—]|\s–\s|,?\s(?:and|but|or|while|whereas|although|though|because|so)[\s,]")
_RELATIVE = re.compile(r"(?:,\s|\s)(?:who|which|whose|whom|where|in\swhich|that\shad)\s[^,;:]*$")
_ENCLOSED = re.compile(r",\s(?:who|which|whose|whom|where)\s[^,;:]*,")
_AHEAD = re.compile(rf"\b{any_of('verbs', 'ahead')}\b[^.;]*$")
_MAY_BE_AHEAD = re.compile(any_of("verbs", "ahead"))
"""A fast test, so that the slow pattern above seldom runs; the same holds for the next two."""
_MAY_BE_RELATIVE = re.compile(r"\swh(?:o|i|ere)|that\shad")
_MAY_BE_LIMIT = re.compile(r"ntil|till|efore|ince")
_HAD = re.compile(
    r"\b(?:[Hh]ad|having|Having)\s(?!to\b|no\b|an?\b|the\b|his\b|her\b|its\b|their\b|little\b|many\b)"
)
_AFTER_CLAUSE = re.compile(
    r"[.;:!?]\s|,\s(?:and|but|while)\s|\b(?:that|which|who|whose|whom|where|when|after|before|because)\b"
)
_OF = re.compile(r"(?:\w\sof|\bdat(?:es?|ed|ing)\sfrom)\s(?:the\s(?:year\s)?)?$")
_LIMIT = re.compile(
    r"\b(?:until|till|before|since)\s(?:(?:the|his|her|its|their)\s|[A-Z])[^,.;:]{3,50}\s(?:in|on|of)\s(?:the\s)?$"
)
_PARTICIPLE = re.compile(
    rf"\b(?P<before>[\w’'-]+)\s(?:(?:first|last|once|then|only|newly|formerly)\s)?"
    rf"(?:\w{{2,}}ed|{any_of('verbs', 'participles')})"
    r"\s(?:\w+\s)?(?:in|on|since|during)\s(?:the\s)?$"
)
_NO_NOUN = set_of("verbs", "not_before_attribute")
_FINITE = re.compile(rf"\b(?:{any_of('verbs', 'finite')}|[a-z]{{3,}}ed)\b")


def sentence_start(text: str, low: int, start: int) -> int:
    """Where the sentence around `start` begins; not before `low`, nor more than `_WINDOW` characters back."""
    low, end = max(low, start - _WINDOW), start
    while True:
        at = max(
            text.rfind(". ", low, end),
            text.rfind("? ", low, end),
            text.rfind("! ", low, end),
            text.rfind("\n", low, end),
        )
        at = max(at, text.rfind("” ", low, end), text.rfind(".\n", low, end))
        if at < 0:
            return low
        stop = _STOP.match(text, at - 1 if text[at] in "”" and at > low else at, start)
        if stop and stop.end() <= start:
            return stop.end()
        end = at


def role_of(found: Found, text: str, low: int, high: int) -> str:
    """The role of an expression, one of the constants above; its paragraph is `text[low:high]`."""
    start = found.start
    opened = text.rfind("(", max(low, start - 60), start)
    bare = found.first is not None and found.first.month is None
    if bare and opened >= 0 and text.find(")", opened, start) < 0:
        return BRACKET
    begin = sentence_start(text, low, start)
    said = text[begin:start]
    if _MAY_BE_AHEAD.search(said) and _AHEAD.search(said):
        return AHEAD
    clause = said
    for cut in _CLAUSE.finditer(said):
        clause = said[cut.end() :]
    relative = _RELATIVE.search(said) if _MAY_BE_RELATIVE.search(said) else None
    if relative or _is_attribute(found, said, clause) or _is_adjective(found, text):
        had = relative and found.first and found.first.year is None and _HAD.search(relative.group())
        return LOOK if had else ATTRIBUTE  # `who had spent the spring there` looks back
    after = text[found.end : min(high, found.end + 90)]
    after = _AFTER_CLAUSE.split(after, maxsplit=1)[0] if len(clause) < 24 else ""
    if (
        found.first is not None
        and found.first.year is not None
        and (
            (_MAY_BE_LIMIT.search(said) and _LIMIT.search(said))
            or found.open in ("until", "till", "up to", "before", "prior to")
            or (bare and found.open in ("since", "after"))
        )
    ):
        return LIMIT
    if found.open == "by":
        return TOLD  # `by March they had gone` goes on with the story
    return LOOK if _HAD.search(_ENCLOSED.sub("", clause)) or _HAD.search(after) else TOLD


_NOUN_NEXT = re.compile(rf"\s(?!{any_of('verbs', 'no_noun')}\b)[a-z]{{3,}}")


def _is_adjective(found: Found, text: str) -> bool:
    """`the May 1968 riots`, `the 1847 regiments`."""
    single = found.first is not None and found.first.years == 1 and not found.part and not found.last
    return (
        single
        and " of " not in text[found.start : found.end]  # `In the fall of 1922 people fled`
        and text[max(0, found.start - 4) : found.start].lower() == "the "
        and _NOUN_NEXT.match(text, found.end) is not None
    )


def _is_attribute(found: Found, said: str, clause: str) -> bool:
    """`the regiments of 1847`, `notes begun in 1878`; but after `of` a full date still counts as told."""
    point = found.first
    bare = point is not None and point.month is None
    if bare and _OF.search(said) and not found.part:
        return True
    participle = _PARTICIPLE.search(clause)
    if not participle or participle["before"].lower() in _NO_NOUN:
        return False
    return bool(
        _FINITE.search(clause[: participle.start("before")])
        or (bare and _FINITE.search(said[: -len(clause)]))
    )


_COMING = re.compile(
    rf"\b(?:{any_of('verbs', 'coming')}|(?:is|are)\s(?:\w+ly\s)?{any_of('verbs', 'coming_after_be')})\b"
    r"|[’']ll\b"
)
COMING, PAST = "coming", "past"


def tense_of(found: Found, text: str, low: int, high: int) -> str:
    """COMING if the clause tells of what is yet to come, PAST if of the past, '' if it does not say."""
    begin = sentence_start(text, low, found.start)
    left = re.split(r"[;:]|,\s(?:and|but|while)\s|[”\"]", text[max(begin, found.start - 90) : found.start])[
        -1
    ]
    right = re.split(r"[.;:!?]\s|,\s", text[found.end : min(high, found.end + 60)], maxsplit=1)[0]
    if _COMING.search(left) or (_COMING.search(right) and not _FINITE.search(left)):
        return COMING
    return PAST if _FINITE.search(left) or _FINITE.search(right) else ""

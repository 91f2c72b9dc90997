"""Short headings for claims that no named event titles, and ids for what they tell.

A heading is the clause around the date, without the date, cut at a boundary that leaves no word hanging.
"""

from __future__ import annotations

import re

LONGEST = 60

_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_CLAUSES = re.compile(r"\s*(?:[;:]|\s[–—-]\s|—)\s*")
_OPENERS = re.compile(
    r"^(?:and|but|so|yet|or|nor|then|thus|hence|indeed|moreover|meanwhile|however|furthermore|also|even|still|only|just|by|in|on|at|"
    r"of|from|until|till|since|after|before|during|around|about|to|that|which|who|when|while|where|as|with|for|the|a|an|"
    r"soon|later|finally|again|once|it was|there was|there were|is|was|were|had been|has been)\s+",
    re.IGNORECASE,
)
_HANGING = re.compile(
    r"(?:\s+|^)(?:a|an|the|and|but|or|of|in|on|at|to|by|for|from|with|as|that|which|who|whom|when|while|where|until|till|since|"
    r"after|before|during|into|onto|over|under|between|among|through|than|is|are|was|were|be|been|had|has|have|did|do|does|"
    r"his|her|its|their|our|my|this|these|those|not|no|so|such|some|any|more|most|very|about|around|early|late|both|if|"
    r"because|though|although|would|could|should|will|can|may|might|must|only|even|just|also|whose|per|via)$",
    re.IGNORECASE,
)
_DATE_PREPOSITION = re.compile(
    r"(?:\b(?:on|in|by|at|from|since|until|till|around|about|of|during|before|after|between|through|to|as of|for|dated|the|"
    r"early|late|mid|and)\s+)+$|,\s*$",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"[^\W_]+")
_DULL = frozenset(
    "the a an and or of in on at to by for from with as that which who this these those its his her their was were is are had has "
    "have been be it he she they not but so than then there into after before during until some more most many first new "
    "would could did do no all one two".split()
)


def heading(text: str, start: int, end: int, *, place: tuple[int, int], dates: list[tuple[int, int]]) -> str:
    """A heading of at most 60 characters for the clause of a sentence in which `place` stands.

    `dates` are the spans of all date expressions of the sentence: none of them is left in the heading.
    """
    sentence, at = _without(text, start, end, dates, place)
    pieces = _pieces(sentence)
    best = next((piece for low, high, piece in pieces if low <= at <= high), sentence)
    title = _trimmed(best)
    if len(_PLAIN.findall(title)) < 2:
        longer = [_trimmed(piece) for _, _, piece in pieces]
        title = max([title, *longer], key=lambda words: min(len(words), LONGEST))
    return _fitted(title) or _fitted(_trimmed(sentence)) or "Claim without words"


def _without(
    text: str, start: int, end: int, dates: list[tuple[int, int]], place: tuple[int, int]
) -> tuple[str, int]:
    """The sentence without its dates and the words that lead to them, and where `place` was."""
    out, at, floor = "", 0, start
    for low, high in sorted(dates):
        kept = _DATE_PREPOSITION.sub("", out + text[floor:low])
        out = kept
        if low == place[0]:
            at = len(out)
        floor = high
    if not any(low == place[0] for low, _ in dates):
        out_place = place[0] - floor if place[0] >= floor else 0
        at = len(out) + max(0, out_place)
    return out + text[floor:end], at


def _pieces(sentence: str) -> list[tuple[int, int, str]]:
    found, floor = [], 0
    for gap in _CLAUSES.finditer(sentence):
        found.append((floor, gap.end(), sentence[floor : gap.start()]))
        floor = gap.end()
    return [*found, (floor, len(sentence), sentence[floor:])]


def _trimmed(words: str) -> str:
    words = _BRACKETS.sub("", words)
    words = re.sub(r"\(\s*\)|[“”\"\[\]()]", "", words)
    words = re.sub(r"\s+([,.;:])", r"\1", re.sub(r"\s+", " ", words))
    words = words.strip(" ,.;:!?–—-'’‘")
    while True:
        shorter = _OPENERS.sub("", words).strip(" ,.;:–—-")
        if shorter == words or len(shorter.split()) < 2:
            break
        words = shorter
    return words[:1].upper() + words[1:]


def _fitted(words: str) -> str:
    if len(words) > LONGEST:
        cut = words[: LONGEST + 1]
        comma = cut.rfind(",")
        words = cut[:comma] if comma > LONGEST // 3 else cut.rpartition(" ")[0]
    previous = ""
    while previous != words:
        previous = words
        words = _HANGING.sub("", words.strip(" ,.;:–—-")).strip(" ,.;:–—-")
    return words


def event_id(value: str, words: str) -> str:
    """An id for a happening from its date and the words that tell it.

    Names come first, in the order of the alphabet, so that two essays that tell the same of the same day agree.
    """
    found = [word for word in _PLAIN.findall(words) if word.lower() not in _DULL]
    telling = sorted(
        {word.lower() for word in found[1:] if word[0].isupper()} or {word.lower() for word in found}
    )
    return "-".join([re.sub(r"[^\w-]+", "_", value), *telling[:3]])

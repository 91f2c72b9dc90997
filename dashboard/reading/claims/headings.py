"""Makes headings by cutting a sentence, where no title could be made of a clause; and ids for events.

A heading is the clause around the date, without the date, and is never cut inside a phrase.
"""

from __future__ import annotations

import re
from itertools import pairwise

from dashboard.reading.events.packs import LONGEST
from dashboard.reading.words import load

_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_MARKS = re.compile(r"[;:](?=\s)|\s[–—-]\s|—")
_SOFT = re.compile(r",\s|\s(?=and\s|but\s|while\s|until\s)")
_WORDS: dict[str, list[str]] = load("claims")["headings"]
_OPENERS = re.compile(rf"^(?:{'|'.join(_WORDS['openers'])})\b,?\s+", re.IGNORECASE)
_HANGING = re.compile(rf"(?:\s+|^)(?:{'|'.join(_WORDS['hanging'])})$", re.IGNORECASE)
_DATE_PREPOSITION = re.compile(rf"(?:\b(?:{'|'.join(_WORDS['leading'])})\s+)+$|,\s*$", re.IGNORECASE)
_MAIN = r"(?:the|a|an|he|she|it|they|his|her|its|their|(?-i:[A-Z]))"
_VERB = rf"(?:{'|'.join(_WORDS['verbs'])}|[a-z]{{3,}}ed)\b"
_HEADLESS = re.compile(rf"^{_VERB}", re.IGNORECASE)
_SUBJECT = re.compile(rf"^((?:[A-Z][\w’'-]*\s){{1,4}})(?:(?:had|has|then|also|soon)\s)?{_VERB}")
_OWN = re.compile(rf"^(?:{'|'.join(_WORDS['determiners'])})\b")
_CONDITION = re.compile(rf"\s(?:{'|'.join(_WORDS['prepositions'])})\s(?:\S+\s){{0,2}}\S+$")
_LEAD = re.compile(
    rf"^(?:(?:{'|'.join(_WORDS['leads'])})\b|[A-Z][a-z]{{2,}}(?:ed|ing)\s)[^,]{{0,90}},\s+(?={_MAIN})"
    r"|^(?:in|at|on)\s(?:(?-i:[A-Z])[\w-]+\s){1,2}(?=(?:the|it|he|she|they)\s)",
    re.IGNORECASE,
)
"""What stands before a main clause: `As a result, the …`, `Led by Darius, the …`."""
_TAIL = re.compile(r"\s(?:and|or|but)\s\S+$")
_PLAIN = re.compile(r"[^\W_]+")
_DULL = frozenset(_WORDS["dull"])


def heading(text: str, start: int, end: int, *, place: tuple[int, int], dates: list[tuple[int, int]]) -> str:
    """Make a heading, of at most 60 characters, from the clause of a sentence in which `place` stands.

    The sentence is `text[start:end]`; `dates` are the (start, end) of its dates, none of which is left in the
    heading. A clause ends at a semicolon, colon or dash, and between two dates at the first comma or `and`.
    One that says too little is read together with the next, and one that begins with its verb gets the
    subject of the sentence, if that is a name. '' if too few words are left.
    """
    clauses = _clauses(text, start, end, dates)
    home = next((i for i, (low, high) in enumerate(clauses) if low <= place[0] < high), 0)
    nearest = sorted(range(len(clauses)), key=lambda i: (home - i if i <= home else 3 * (i - home), i))
    titles = [_trimmed(_without(text, *clauses[i], dates)) for i in nearest]
    if text.startswith("and ", clauses[home][0]):
        titles[0] = _with_subject(titles[0], _trimmed(_without(text, *clauses[0], dates)))
    if home + 1 < len(clauses) and _SUBJECT.match(f"{titles[0]} "):
        further = clauses[home][0], clauses[home + 1][1]
        titles.insert(1, _trimmed(_without(text, *further, dates)))
    whole = _trimmed(_without(text, start, end, dates))
    told = (title for title in map(_fitted, (*titles, whole)) if len(telling(title)) > 1)
    return next(told, "")


def _with_subject(words: str, opening: str) -> str:
    """A clause like `left in 1947` with the name that opens its sentence."""
    subject = _SUBJECT.match(opening)
    if subject and words != opening and _HEADLESS.match(words) and not _OWN.match(subject[1]):
        return subject[1] + words[:1].lower() + words[1:]
    return words


def _clauses(text: str, start: int, end: int, dates: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The clauses of a sentence, as spans."""
    inner = [found.end() for found in _MARKS.finditer(text, start, end)]
    for (_, stop), (begin, _) in pairwise(sorted(dates)):
        between = [cut for cut in inner if stop <= cut <= begin]
        soft = None if between else _SOFT.search(text, stop, begin)
        inner += [soft.end()] if soft else []
    cuts = [start, *sorted(cut for cut in inner if not any(low < cut < high for low, high in dates)), end]
    return [(low, high) for low, high in pairwise(cuts) if high > low]


def _without(text: str, start: int, end: int, dates: list[tuple[int, int]]) -> str:
    """The words of a clause without its dates and the prepositions before them."""
    out, floor = "", start
    for low, high in sorted(dates):
        if start <= low < end:
            out = _DATE_PREPOSITION.sub("", out + text[floor:low]).rstrip()
            floor = min(high, end)
    return out + text[floor:end]


def telling(words: str) -> list[str]:
    """The words that carry meaning, without articles, prepositions and the like."""
    return [word for word in _PLAIN.findall(words) if word.lower() not in _DULL]


def _trimmed(words: str) -> str:
    words = _BRACKETS.sub("", words)
    words = re.sub(r"\(\s*\)|[“”\"\[\]()]", "", words)
    words = re.sub(r"\s+([,.;:])", r"\1", re.sub(r"\s+", " ", words))
    words = re.sub(r"([,;:])(?:\s*,)+", r"\1", words)
    words = words.strip(" ,.;:!?–—-'’‘")
    told = _LEAD.sub("", words, count=1)
    words = told if len(telling(told)) > 2 else words
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
        words = (
            cut[:comma] if comma > LONGEST // 3 else _CONDITION.sub("", _TAIL.sub("", cut.rpartition(" ")[0]))
        )
    previous = ""
    while previous != words:
        previous = words
        words = _HANGING.sub("", words.strip(" ,.;:–—-")).strip(" ,.;:–—-")
    return words


def event_id(words: str) -> str:
    """An id for an event, made from the words of its title without a date: `peace-signed-basel`."""
    plain = [word.lower() for word in _PLAIN.findall(words)]
    return "-".join([word for word in plain if word not in _DULL] or plain) or "untitled"

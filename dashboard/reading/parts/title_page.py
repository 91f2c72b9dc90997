"""The head that schools ask for: name, teacher, course, institution and day, before the title or below it.

MLA puts the title last, APA and Chicago first, and some write it twice. Read line by line: each line is told
by what it is, and the title by its place among them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.reading.blocks import Block
from dashboard.reading.grammar import tagger
from dashboard.reading.parts import bylines
from dashboard.reading.words import either, load

_WORDS = load("parts")["title_page"]
_SUBJECTS = frozenset(_WORDS["subjects"].split())
_SECTIONS = either(_WORDS["sections"])
_GENERIC = re.compile(
    rf"(?i:(?:{either(_WORDS['kinds'])})(?:\s*(?:#|no\.?|number)?\s*\d+)?|{_SECTIONS})[.:]?"
)
_SECTION = re.compile(
    rf"(?i:(?:\d{{1,2}}|[IVX]{{1,4}})?[.)]?\s*{_SECTIONS})(?:\s(?:\d+|[IVX]+|[A-Z][a-z]+))?[.:]?"
)
_CODE = re.compile(r"[A-Z]{2,5}[\s-]?\d{3,4}[A-Z]{0,2}(?:[-./]\d{1,3})?(?:\s*[:,–—-]\s*\S.*)?")
_LABEL = re.compile(rf"(?i:{either(_WORDS['labels'])})(?:\s*[:#.]\s*.*|\s+\d[\d,.]*(?:\s\w+)?|\s*)")
_TEACHER = re.compile(
    rf"(?i:{either(_WORDS['teachers'])})(?:\s*:\s*.+|\s+{bylines.NAME})"
    r"|(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mx|Miss|Rev|Sir)\.?\s+[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3}"
)
_STUDENT = re.compile(rf"(?i:{either(_WORDS['students'])})\s*:?\s+(?P<author>{bylines.NAME})")
_PLACEHOLDER = re.compile(rf"(?i:{either(_WORDS['placeholders'])})")
_CALLED = r"(?:University|College|School|Academy|Institute|Seminary|Gymnasium|Polytechnic)"
_INSTITUTION = re.compile(
    rf"(?:[A-Z][\w.&’'-]*,?\s)*{_CALLED}(?:,?\s[A-Z][\w.’'-]*){{0,3}}"
    rf"|(?:[A-Z][\w.&’'-]*,?\s)*(?:{_CALLED}|Department|Faculty|Division)\s(?:of|for|at)\s[\w.&’', -]+"
    r"|[A-Z][\w.]*\s[A-Z]&[A-Z]\b[\w\s.-]*"
)
_SHORT_DAY = re.compile(r"\d{1,2}[/.]\d{1,2}[/.](?P<year>\d{2})")
_OF_A_DAY = re.compile(r"(?i:(?:due\s)?date|due|submitted|handed in)\s*:?\s+(?=\S)")
_RUNNING = re.compile(r"(?:[A-Z][\w’'-]+\s)?\d{1,3}")
_MORE = re.compile(rf"(?:[:–—]|\b(?i:{either(_WORDS['open'])}))$")
_META = frozenset(("day", "course", "teacher", "institution", "label", "author"))
_MOST = 14
_NEWEST = 40
"""A year of two figures up to this one is of our century."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says; `zones` are those of blocks, by their places, that are another than they seemed."""

    title: str
    author: str
    published: str
    zones: dict[int, str]


@dataclass(frozen=True, slots=True)
class _Line:
    words: str
    kind: str
    block: int
    published: str = ""
    author: str = ""


def read(text: str, blocks: Sequence[Block], *, named: frozenset[int] = frozenset()) -> Head | None:
    """The head of a text; None where its first lines are no such head.

    `named` are the places of the blocks that the file itself calls a title.
    """
    lines = _lines(text, blocks)
    if not _is_head(lines, named):
        return None
    title = _title(lines, named)
    taken = [line.words for line in title]
    author = next((line.author for line in lines if line.author), "") or next(
        (bylines.name_of(line.words) for line in lines if line.kind == "name" and line.words not in taken), ""
    )
    published = next((line.published for line in lines if line.published), "")
    zones = {line.block: "byline" for line in lines if line.kind in _META or line.kind == "name"}
    zones |= {line.block: "title" for line in title}
    return Head(_joined(title), author, published, zones)


def is_generic(title: str) -> bool:
    """Whether a line is what many texts or their parts are called: `Essay 2`, `Preface`, `Contents`."""
    return bool(_GENERIC.fullmatch(title.strip()))


def goes_on(title: str) -> bool:
    """Whether a title needs the next line: `The Strike and Its`, `The Quay:`."""
    return bool(_MORE.search(title))


def _lines(text: str, blocks: Sequence[Block]) -> list[_Line]:
    """The lines before the first paragraph or the first heading of a part."""
    found: list[_Line] = []
    for place, block in enumerate(blocks[:_MOST]):
        if block.zone in ("body", "notes", "footnote"):
            break
        for each in text[block.start : block.end].splitlines() if block.zone != "furniture" else ():
            line = _line(" ".join(each.split()), place)
            if found and _SECTION.fullmatch(line.words) and found[-1].kind != "generic":
                return found
            if line.words and not (line.kind == "generic" and not found):
                found.append(line)
    return found


def _line(words: str, block: int) -> _Line:
    """A line and what it is."""
    bare = _OF_A_DAY.sub("", words)
    if student := _STUDENT.fullmatch(words):
        return _Line(words, "author", block, author=student["author"])
    if _TEACHER.fullmatch(words):
        return _Line(words, "teacher", block)
    said = bylines.read(words)
    if said and said.author and not _is_subject(said.author) and not _INSTITUTION.fullmatch(said.author):
        return _Line(words, "author", block, said.published, said.author)
    if day := (said.published if said else "") or _day(bare):
        return _Line(words, "day", block, day)
    person = words.title() if words.isupper() else words
    kind = _kind(words)
    if kind == "text" and bylines.is_name(person) and not _is_subject(person):
        return _Line(person, "name", block)
    return _Line(words, kind, block)


def _kind(words: str) -> str:
    if _GENERIC.fullmatch(words) or _SECTION.fullmatch(words):
        return "generic"
    if _CODE.fullmatch(words) or _is_course(words):
        return "course"
    if "@" in words or any(pattern.fullmatch(words) for pattern in (_LABEL, _PLACEHOLDER, _RUNNING)):
        return "label"
    if _INSTITUTION.fullmatch(words):
        return "institution"
    return "name" if bylines.is_name(words) else "text"


def _day(words: str) -> str:
    """The day, month or term in a line that says nothing else: `Oct 2017`, `Spring 2024`, `10/09/22`."""
    short = _SHORT_DAY.fullmatch(words)
    if short:
        return f"{'20' if int(short['year']) <= _NEWEST else '19'}{short['year']}"
    spoken = re.findall(r"[^\W\d_]+", words)
    if not re.search(r"\d{4}$", words) or len(spoken) != 1 or not bylines.is_calendar(spoken[0].lower()):
        return ""
    return bylines.day_of_issue(words)


def _is_course(words: str) -> bool:
    """Words of subjects and numbers alone: `History 425`, `AP World History`, `English Comp II, Block 3`."""
    spoken = re.findall(r"[^\W_]+", words.lower())
    subjects = [word for word in spoken if word in _SUBJECTS]
    other = [
        word
        for word in spoken
        if word not in _SUBJECTS and not re.fullmatch(r"\d{1,4}[a-z]?|[ivx]+|[a-d]|of|and|to|the|mp\d", word)
    ]
    return bool(subjects) and not other


def _is_subject(name: str) -> bool:
    """Whether what looks like a name is made of common words, as a title may be: `French Revolution`."""
    known = tagger.model().lexicon
    first, last = name.split()[0], name.split()[-1].lower()
    opens = first.lower() in known or first.lower() in _SUBJECTS or "JJ" in known.get(first, ())
    return opens and bool({"NN", "NNS"} & set(known.get(last, ())))


def _is_head(lines: Sequence[_Line], named: frozenset[int]) -> bool:
    """Whether lines say more than a title, an author and a day, or say it in another order."""
    kinds = [line.kind for line in lines]
    if len(lines) < 2 or max(len(line.words) for line in lines) > 250:
        return False
    if {"course", "teacher", "label"} & set(kinds) or "institution" in kinds[1:]:
        return True
    if kinds[0] == "institution" and any(line.block in named for line in lines[1:]):
        return True
    return kinds[0] == "name" and "day" in kinds and kinds[-1] in ("text", "name")


def _title(lines: Sequence[_Line], named: frozenset[int]) -> list[_Line]:
    """The lines of the title; none if the head has none."""
    open_ = [
        line for line in lines if line.kind == "text" or (line.kind == "name" and _is_subject(line.words))
    ]
    called = [line for line in lines if line.block in named and (line in open_ or line.kind == "course")]
    counted = [line.words.lower() for line in lines]
    twice = [
        line for line in lines if line.kind in ("text", "name") and counted.count(line.words.lower()) > 1
    ]
    last = max((at for at, line in enumerate(lines) if line.kind in _META), default=-1)
    writer = next((line for line in lines if line.kind == "name" and line not in open_), None)
    below = [line for line in lines[last + 1 :] if line.kind in ("text", "name") and line != writer]
    first = lines[:1] if lines[0] in open_ else []
    courses = [line for line in lines[:1] if line.kind in ("course", "institution")]
    people = [line for line in lines if line.kind == "name"]
    about = people[:1] if lines[0] in people[: len(people) - 1] else []  # `Mary Stuart`, and then the writer
    for choice in (called, twice, first, below, open_, about, courses):
        if choice:
            return _whole(lines, lines.index(choice[0]))
    return []


def _whole(lines: Sequence[_Line], first: int) -> list[_Line]:
    """A title with the line that it needs."""
    found = [lines[first]]
    for line in lines[first + 1 : first + 3]:
        if not goes_on(found[-1].words) or line.kind not in ("text", "name", "course"):
            break
        found.append(line)
    return found


def _joined(lines: Sequence[_Line]) -> str:
    return " ".join(line.words for line in lines)

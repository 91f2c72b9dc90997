"""Dates that belong to a document and not to its story: stamps, captions, reading lists, citations, comments.

`Posted on 3 May 2012`, `Figure 3. The quay in 1905`, `Hale, A. (1975). The Quay. Leeds: Faber`. They are
dates and are marked as such, but they date no happening, and the clock of the story ignores them. Only this
module decides that, line by line and by the form of a line: how it begins, whether it is a sentence, whether
it has the parts of a reference. Where the lines of a paragraph were broken at the margin, the whole paragraph
counts as one line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from dashboard.reading.blocks import Block
from dashboard.reading.dates import references
from dashboard.reading.dates.rule import Found
from dashboard.reading.dates.vocabulary import DATA, any_of, any_of_either_case, set_of

FURNITURE, CITATION = "furniture", "citation"
"""The zones of such dates: FURNITURE in a line of its own, CITATION inside a sentence."""
_LONGEST = 700
"""A line of more letters than this is running text."""
_STAMPED = any_of_either_case("furniture", "stamps")
_STAMP = re.compile(
    rf"\W*(?:{any_of_either_case('furniture', 'stamp_adverbs')}\s)?{_STAMPED}"
    r"(?:\s(?:on|at|in)|:|\s*[-–—|])?\s(?:the\s)?$"
)
_MAY_BE_STAMP = re.compile(rf"{_STAMPED}(?:\s(?:on|at|in)|:|\s*[-–—|])?\s(?:the\s)?$")
_STAMP_ENDS = re.compile(r"\s*(?:$|\n|[|·•.]|,?\s(?:by|in|from|at|with|to)\s|\(|[-–—]\s)")
_CAPTION = re.compile(
    rf"[\W_]*(?:{any_of('furniture', 'captions')}(?:\s\d+(?:[.:-]\d+)*[a-z]?)?\s?[.:)—–|-]\s?"
    rf"|{any_of('furniture', 'captions')}\s\d+(?:[.:-]\d+)*\s(?=[A-Z“‘\"])"
    rf"|{any_of('furniture', 'credits')}\s(?:by|credit|courtesy|taken|from|©)\b|©)"
)
_COMMENT = re.compile(
    r"[^.!?\n]{0,60}?(?:\d{1,2}\s[A-Z][a-z]+|[A-Z][a-z]+\s\d{1,2},?)\s(?:199|20[0-4])\d"
    r"(?:\s(?:at|@)|,)?\s\d{1,2}[:.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s(?:[A-Z]{2,4}))?(?:\W+(?:Reply|#|Permalink)\b.*)?\s*"
)
_SAYS = re.compile(rf"[^.!?\n]{{2,40}}\s{any_of('furniture', 'saying')}:\s*")
_PARTICLES = r"(?:(?:[Dd]e|[Dd]u|[Vv]an|[Vv]on|[Dd]er|[Dd]en|[Dd]i|[Dd]ella|[Ll]a|[Ll]e|ten|al)\s){1,2}"
_AUTHOR = rf"(?:{_PARTICLES})?[A-Z][\w’'-]+"
_LINK = r"(?:,\s|\sand\s|\s&\s|,\sand\s|,\s&\s)"
_CITED_BEFORE = re.compile(
    r"\((?:(?:[^()]{0,160};\s)?(?:(?:[Ss]ee|[Cc]f\.|[Ee]\.g\.,?|(?:as\s)?quoted\sin|(?:as\s)?cited\sin)\s(?:also\s)?)?)"
    rf"(?P<names>{_AUTHOR}(?P<second>\s[A-Z][\w’'-]+)?(?:{_LINK}{_AUTHOR}){{0,3}}(?:,?\set\sal\.?)?),?\s$"
)
_AUTHOR_ALONE = re.compile(
    rf"\((?P<particle>{_PARTICLES})?(?!{any_of('furniture', 'no_authors')}\b)[A-Z][\w’'-]+(?P<comma>,)?\s$"
)
_ENDS_A_CLAUSE = re.compile(r"[a-z]?\)(?:[.,;:?!]|\s*$|\s*\n)")
_SEE = re.compile(r"\((?:[Ss]ee(?:\salso)?|[Cc]f\.|(?:as\s)?(?:[Qq]uoted|[Cc]ited)\sin)\s[^()]*$")
_PAGE_OF = re.compile(r"\([^()]*\b[A-Z][^()]*\s(?:1[5-9]|20)\d\d[a-z]?[,:]\s(?:pp?\.\s)?(?:[\d–-]+,\s)*$")
_PAGES = re.compile(r"[a-z]?(?:[,:]\s?(?:pp?\.\s?)?\d{1,4}(?:[-–]\d{1,4})?|,\s(?:ch|vol|p)\.?\s?\w+)")
_NAMED_BEFORE = re.compile(r"\b[A-Z][\w’'-]+(?:\s(?:and|&)\s[A-Z][\w’'-]+|\set\sal\.?)?(?:[’']s?)?\s\($")
_ARGUED = re.compile(rf"[a-z]?\),?\s(?:who\s)?(?:\w+ly\s|also\s|has\s)?{any_of('furniture', 'arguing')}\b")
_PAGES_ONLY = re.compile(r"[a-z]?:\s?(?:pp?\.\s?)?\d{1,4}(?:[-–]\d{1,4})?\)")
_PAGES_AFTER = re.compile(r"\),?\s(?:pp?\.\s?)?\d{1,4}(?:[-–,.;]|\s*$)")
_PRINTED, _RECENT = 1890, 1960
"""A year in brackets after a work is when it was printed, if not before the first of these years; after an
author's name, if not before the second, because `(Leeds, 1905)` may be a place."""
_WORK_BEFORE = re.compile(
    rf"(?:\b[A-Z][\w-]+[’']s|\b{any_of('furniture', 'works')}(?:\s(?:of|on)\s[\w\s]{{1,30}})?)\s\($"
    rf"|\b{any_of('furniture', 'shown')}"
    r"(?:\s(?:[A-Z][\w’'-]*|of|the|and|an?|in|to|on|[“‘\"]\w+|\w+[”’\"])){1,8}\s\($"
)
_QUOTED_BEFORE = re.compile(r"[“\"][^“”\"()]{1,80}?(?P<last>[\w’'-]+)[?!,]?[”\"],?\s\($")
_IN_A_NAME = re.compile(
    rf"\b(?:{any_of('furniture', 'shown')}|{any_of('furniture', 'works')}|called|entitled|titled|[Ii]n)\b"
    r"[^.;:“”\"]{0,20}[“\"](?P<name>[A-Z][^“”\".;:]{0,80})$"
)
_NESTED = re.compile(r"\((?:see\s|cf\.\s)?[\w’'. &,-]{2,60}\s\($")
_EVENTS = frozenset(DATA["events"]["after_month"])
_GATHERINGS = set_of("events", "told_before") | set_of("furniture", "gatherings")
_PRESS = re.compile(rf"\([^()]{{0,80}}\b{any_of('furniture', 'publishers')},?\s$")


@dataclass(slots=True)
class Furniture:
    """Which lines of a text are furniture; each line with a date is judged once."""

    text: str
    lines: dict[tuple[int, int], bool] = field(default_factory=dict)
    comments: int | None = None
    """Where readers' comments begin; None as long as none was met."""

    def zoned(self, found: Found, block: Block) -> Block:
        """The paragraph of an expression, with the zone FURNITURE or CITATION if the expression is that."""
        if block.zone in ("title", "byline"):
            return block
        if self._is_furniture(found, block):
            return replace(block, zone=FURNITURE)
        return replace(block, zone=CITATION) if _is_citation(found, self.text, block.start) else block

    def _is_furniture(self, found: Found, block: Block) -> bool:
        if self.comments is not None and found.start >= self.comments:
            return True
        start, end = self._line(found, block)
        known = self.lines.get((start, end))
        if known is None:
            known = end - start <= _LONGEST and self._is_line(start, end)
            self.lines[start, end] = known
        return known or self._is_stamp(found, start)

    def _line(self, found: Found, block: Block) -> tuple[int, int]:
        if block.wrapped:
            return block.start, block.end
        start = self.text.rfind("\n", max(block.start, found.start - _LONGEST), found.start) + 1
        end = self.text.find("\n", found.end, min(block.end, found.end + _LONGEST))
        return max(start, block.start, found.start - _LONGEST), end if end >= 0 else min(
            block.end, found.end + _LONGEST
        )

    def _is_line(self, start: int, end: int) -> bool:
        line = self.text[start:end]
        if _CAPTION.match(line) or references.is_entry(line.strip()):
            return True
        if len(line) > 140 or not _COMMENT.fullmatch(line):
            return False
        before = self.text[max(0, start - 60) : start].rstrip("\n").rpartition("\n")[2]
        self.comments = start
        return bool(line) or bool(_SAYS.fullmatch(before))

    def _is_stamp(self, found: Found, start: int) -> bool:
        """`Posted on 3 May 2012 by Ann`, at the start of a line or a sentence."""
        point = found.first
        if point is None or point.year is None or not (point.month or found.start - start < 40):
            return False
        if not _MAY_BE_STAMP.search(self.text, max(start, found.start - 16), found.start):
            return False
        low = max(start, found.start - 48)
        cut = max(self.text.rfind(mark, low, found.start) for mark in (". ", "| ", "· "))
        begin = cut + 2 if cut >= 0 else low
        return bool(
            (begin > low or low == start)
            and _STAMP.match(self.text[begin : found.start])
            and _STAMP_ENDS.match(self.text, found.end)
        )


def to_be_seen(before: str) -> bool:
    """Whether what follows these words is part of what a bracket says to see: `(see the Map of`."""
    return "(" in before and _SEE.search(before) is not None


def _is_citation(found: Found, text: str, low: int) -> bool:
    """Whether a year is that of print: `Hale (1975) argues`, `her study (1975)`, `(Leeds Press, 1975)`."""
    before = text[max(low, found.start - 200) : found.start]
    if _is_in_a_name(found, text, before) or ("(" in before and _is_referred_to(found, before)):
        return True
    point = found.first
    if point is None or point.year is None or point.month or point.years > 1 or point.year < 1500:
        return False
    if before.endswith("("):
        pages = _PAGES_ONLY.match(text, found.end)  # `(1994: 33-34)`
        if pages or _is_of_a_work(point.year, before, text, found.end):
            return True
        signs = (_ARGUED, _PAGES, _PAGES_AFTER) if _NAMED_BEFORE.search(before) else ()
        work = (
            point.year >= _PRINTED and text[found.end : found.end + 1] == ")" and _WORK_BEFORE.search(before)
        )
        return bool(work) or any(sign.match(text, found.end) for sign in signs)
    if "(" not in before:
        return False
    cited = _CITED_BEFORE.search(before)
    return (
        _PRESS.search(before) is not None
        or (cited is not None and _is_author_year(cited, point.year, text, found.end))
        or _is_author_alone(point.year, before, text, found.end)
    )


def _is_referred_to(found: Found, before: str) -> bool:
    """`(see the Map of 1934)`, `(Hale 2003, 98)`: brackets that say what to see, the number of a page."""
    point = found.first
    number = point is not None and not point.month and point.year is not None and point.year < 1500
    return to_be_seen(before) or bool(number and _PAGE_OF.search(before))


def _is_in_a_name(found: Found, text: str, before: str) -> bool:
    """Whether a date is a part of what a work is called: `the film “The Fourth of July”`."""
    named = _IN_A_NAME.search(before) if "“" in before or '"' in before else None
    if not named:
        return False
    rest = re.match(r"[^“”\".;:]{0,60}[,?!.]?[”\"]", text[found.end : found.end + 64])
    return bool(rest) and len(named["name"].split()) + len((rest.group() if rest else "").split()) < 12


def _is_of_a_work(year: int, before: str, text: str, end: int) -> bool:
    """Whether a year in brackets belongs to a quoted name, as of a song, or stands in brackets twice."""
    if _NESTED.search(before):
        return text[end : end + 2] == "))"
    quoted = _QUOTED_BEFORE.search(before)
    named = quoted is not None and quoted["last"].lower() not in _EVENTS and quoted["last"] not in _EVENTS
    return named and year >= _PRINTED and text[end : end + 1] == ")"


def _is_author_alone(year: int, before: str, text: str, end: int) -> bool:
    """`(Miller 1951).`, `(Van Dyke 2014).`, `(Van Dyke, 2014).`: a name and a year, where a clause ends.

    A comma after a plain name may follow a place, and a bracket after an event may say where that was.
    """
    author = _AUTHOR_ALONE.search(before)
    if author is None or year < _PRINTED or not _ENDS_A_CLAUSE.match(text, end):
        return False
    told = before[: author.start()].rstrip(" ”\"’'").rpartition(" ")[2].lower()
    return told not in _GATHERINGS and (not author["comma"] or bool(author["particle"]))


def _is_author_year(cited: re.Match[str], year: int, text: str, end: int) -> bool:
    """Whether names and a year in brackets cite: `(Hale 1975, 32)`, `(see Hale, 1975)`, `(Hale, 1975)`."""
    inner, after = cited.group(), text[end : end + 3]
    plain = not cited["second"]  # two names may be those of a place: `(New York 1964)`
    return bool(
        (plain and after[:1] in (")", ";") and (year >= _RECENT or " and " in cited["names"]))
        or _PAGES.match(text, end)
        or any(sign in inner for sign in (";", "et al", "&"))
        or re.match(r"\((?:[Ss]ee|[Cc]f|[Ee]\.g|as\s)", inner)
        or re.match(r"[a-z]\b|;\s[A-Z]", after)
    )

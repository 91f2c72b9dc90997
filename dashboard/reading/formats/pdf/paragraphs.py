"""The paragraphs of lines that stand on pages: by indents, spaces, short lines and heights of letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from dashboard.reading.formats.pdf.margins import usual_size
from dashboard.reading.formats.pdf.placed import Line
from dashboard.reading.words import load

_STOP = re.compile(r"[.!?…:][”’\"')\]]*(?:\[?\d{1,3}\]?)?$")
_ENDED = re.compile(r"[.!?…][”’\"')\]]*$")
"""How a line of a heading ends that needs no other: after a colon one goes on."""
_BYLINE = re.compile(r"(?:[Bb]y|BY):?(?:\s+(?:and|&|[A-ZÀ-ÖØ-Þ][\w.’'-]*,?)){1,7}$")
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.’'-]*(?:\s+[A-ZÀ-ÖØ-Þ][\w.’'-]*){1,2}")
_SMALL = re.compile(r"[a-zß-öø-ÿ,;)]")
_BROKEN = re.compile(r"(?P<before>\w*[^\W\d_])[-‐\u00ad\x02]$")
_NUMBERED = re.compile(r"(?:\d{1,2}\.)+\d{0,2}\s|\d{1,2}\s[A-Z]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NO_SPACE = re.compile(r"\d[–—-]$|[^\W\d_][—/]$")
_HYPHENED, _CLOSED = (frozenset(words.split()) for words in load("formats")["broken_words"].values())
_INDENT, _WIDE = 0.5, 6.0
"""The least and the widest indent of a first line, in heights of a line."""
_LARGE = 1.15
"""The height of a heading's letters against that of the text, at least."""
_SHORT = 0.85
"""How far towards the margin a line reaches at most that may end a paragraph without ending a sentence."""
_FAR = 2.3
"""How far below each other two lines of one title stand at most, in heights of a line."""
_APART = 1.24
"""The space between two paragraphs, against that between two lines."""


@dataclass(frozen=True, slots=True)
class _Column:
    """The edges of a column and the distance of its lines."""

    left: float
    right: float
    leading: float


@dataclass(frozen=True, slots=True)
class _Usual:
    """What is usual in a text: how far in paragraphs begin (0: not), distance of lines, height of letters."""

    indent: float
    step: float
    size: float


def paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each paragraph, in order, across columns and pages."""
    columns = _as_wide({key: _column(list(group)) for key, group in groupby(lines, key=_place)})
    usual = _Usual(_usual_indent(lines, columns), _usual_distance(lines), usual_size(lines))
    current: list[Line] = []
    for line in lines:
        if current and _begins(current, line, columns=columns, usual=usual):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _place(line: Line) -> tuple[int, int]:
    return line.page, line.column


def _column(lines: Sequence[Line]) -> _Column:
    lefts = Counter(round(line.left) for line in lines)
    usual = min(lefts, key=lambda left: (-lefts[left], left)) if len(lines) > 2 else min(lefts)
    steps = [after.base - before.base for before, after in pairwise(lines) if after.base > before.base]
    rights = sorted(line.right for line in lines)
    right = rights[-1 - len(rights) // 10]  # a few may stand out
    return _Column(float(usual), right, _usual_step(steps) or 1.2 * lines[0].size)


def _as_wide(columns: dict[tuple[int, int], _Column]) -> dict[tuple[int, int], _Column]:
    """Columns at least as wide as most that begin at the same place: one may have only short lines."""
    rights: dict[int, list[float]] = {}
    for column in columns.values():
        rights.setdefault(round(column.left / 4), []).append(column.right)
    return {
        key: replace(column, right=max(column.right, median(rights[round(column.left / 4)])))
        for key, column in columns.items()
    }


def _usual_step(steps: Sequence[float]) -> float:
    """The distance of most lines; the lesser of two, as that of paragraphs is the greater."""
    if not steps:
        return 0.0
    counted = Counter(round(step * 2) / 2 for step in steps)
    most = max(counted.values())
    usual = (step for step, count in counted.items() if 2 * count >= most and step > 0.5 * median(steps))
    return min(usual, default=0.0)  # in a damaged file, most lines may stand on each other


def _usual_distance(lines: Sequence[Line]) -> float:
    """The distance at which most lines of a text follow each other."""
    steps: Counter[float] = Counter()
    for before, line in pairwise(lines):
        if _place(before) == _place(line) and line.base > before.base:
            steps[round(line.base - before.base, 0)] += 1
    return max(steps, key=lambda step: (steps[step], -step), default=0.0)


def _is_indented(line: Line, column: _Column) -> bool:
    return _INDENT * line.size < line.left - column.left < _WIDE * line.size


def _is_far_in(line: Line, column: _Column) -> bool:
    """Whether a line begins in the middle, as a heading does."""
    return line.left - column.left > _WIDE * line.size


def _usual_indent(lines: Sequence[Line], columns: dict[tuple[int, int], _Column]) -> float:
    """How far in the paragraphs of a text begin; 0 if they begin at the margin."""
    first: Counter[float] = Counter()
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        column = columns[_place(line)]
        if _place(before) == _place(line) == _place(after):
            alone = not _is_indented(before, column) and not _is_indented(after, column)
            first[float(round(line.left - column.left))] += _is_indented(line, column) and alone
    indent, count = max(first.items(), key=lambda each: each[1], default=(0.0, 0))
    return indent if count > 1 and count * 30 > len(lines) else 0.0


def _begins(
    current: Sequence[Line],
    line: Line,
    *,
    columns: dict[tuple[int, int], _Column],
    usual: _Usual,
) -> bool:
    """Whether a line begins a paragraph after those of `current`."""
    before = current[-1]
    if abs(line.size - before.size) > 0.08 * max(line.size, before.size):
        return not (_is_mixed(line, before) and not _STOP.search(before.words))
    here, there = columns[_place(line)], columns[_place(before)]
    if _place(line) != _place(before):
        if max(line.size, before.size) > _LARGE * usual.size:
            return True
        return _begins_a_column(before, line, there=there, here=here, indent=usual.indent)
    if _is_heading_wrapped(before, line, usual=usual):
        return False
    return (
        _is_apart(current, line, here, usual=usual.step)
        or _turns(current, line, here, indent=usual.indent)
        or _ends_early(before, line, here)
        # a paragraph of one line, and the first of the next; of a quotation that is set in, a line goes on
        or (
            usual.indent > 0
            and all(abs(each.left - here.left - usual.indent) < 1.5 for each in (before, line))
            and _is_finished(before, here)
        )
    )


def _is_heading_wrapped(before: Line, line: Line, *, usual: _Usual) -> bool:
    """Whether two lines of large letters, close together, are one heading.

    Where the text has double spacing, so has a heading.
    """
    large = min(before.size, line.size) > _LARGE * usual.size
    near = (line.base - before.base) * usual.size < line.size * max(1.5 * usual.size, 1.1 * usual.step)
    opens = _NUMBERED.match(line.words) or _BYLINE.match(line.words)
    return large and near and not _ENDED.search(before.words) and not opens


def _is_apart(current: Sequence[Line], line: Line, column: _Column, *, usual: float) -> bool:
    """Whether there is more space above a line than between the lines of a paragraph.

    In an essay with double spacing a long quotation has single spacing, so that a page has two distances.
    """
    before = current[-1]
    step = line.base - before.base
    if step <= _APART * column.leading:
        return False
    if len(current) > 1 and current[-2].page == before.page:
        return step > 1.05 * (before.base - current[-2].base) or _is_finished(before, column)
    return step > 1.05 * usual or _is_finished(before, column)


def _is_finished(line: Line, column: _Column) -> bool:
    """Whether a line may be the last of its paragraph: a sentence ends in it, or it is short."""
    return bool(_STOP.search(line.words)) or line.right < column.left + _SHORT * (column.right - column.left)


def _turns(current: Sequence[Line], line: Line, column: _Column, *, indent: float) -> bool:
    """Whether a line is further in than the one before, or further out after a quotation."""
    before = current[-1]
    if _is_far_in(before, column) and not _is_far_in(line, column):
        return _is_finished(before, column)  # after a heading in the middle; not below a picture
    if _is_far_in(line, column) and _BYLINE.match(line.words):
        return True
    if _is_indented(line, column) == _is_indented(before, column):
        return False
    if _is_indented(line, column):
        return not _is_hanging(current, column, indent=indent) and _is_finished(before, column)
    quoted = len(current) > 1 and _is_indented(current[-2], column)
    entry = len(current) > 1 and not _is_indented(current[0], column)
    return quoted or entry or _is_outdented(before, line, column)


def _is_mixed(line: Line, before: Line) -> bool:
    """Whether a line only seems to have another height, as one of few letters may."""
    return abs(line.size - before.size) < 0.15 * max(line.size, before.size) and line.words[:1].islower()


def _is_hanging(current: Sequence[Line], column: _Column, *, indent: float) -> bool:
    """Whether an indented line goes on, as in a list of books, whose entries begin further out.

    Where paragraphs begin further in, a full line at the margin by itself is the first of an entry.
    """
    first = current[0]
    alone = len(current) == 1 and not _is_indented(first, column)
    full = first.right > column.left + _SHORT * (column.right - column.left)
    return alone and (first.left < column.left - _INDENT * first.size or (indent > 0 and full))


def _is_outdented(before: Line, line: Line, column: _Column) -> bool:
    return line.left < column.left - _INDENT * line.size and before.left >= column.left


def _begins_a_column(before: Line, line: Line, *, there: _Column, here: _Column, indent: float) -> bool:
    if _SMALL.match(line.words):
        return False
    width = there.right - there.left
    if not _STOP.search(before.words):
        return _is_far_in(line, here) or before.right < there.left + 0.6 * width
    set_in = line.left - here.left > _INDENT * line.size
    return not indent or set_in or before.right < there.left + _SHORT * width


def _ends_early(before: Line, line: Line, column: _Column) -> bool:
    """Whether a line ends a paragraph, since the next word had room on it."""
    if _SMALL.match(line.words):
        return False
    width = column.right - column.left
    letter = (line.right - line.left) / max(1, len(line.words))
    word = len(line.words.split()[0]) * letter
    if _STOP.search(before.words):
        room = column.right - before.right
        return room > letter + word + 0.3 * before.size and room > 0.04 * width
    return before.right < column.left + 0.7 * width


def joined(lines: Sequence[Line], *, known: frozenset[str]) -> str:
    """The words of a paragraph; a word that was broken at the margin is whole again.

    `known` are the words of the whole text, in small letters: a hyphen stays where the text has it elsewhere.
    """
    pieces: list[str] = []
    for line in lines:
        last = pieces[-1] if pieces else ""
        broken = _BROKEN.search(last)
        if broken and line.words[:1].islower():
            pieces[-1] = last[:-1] + ("-" if _keeps(broken["before"], line.words, known) else "")
        elif broken or _NO_SPACE.search(last):
            pieces[-1] = last.replace("\x02", "-").replace("\u00ad", "-")
        elif pieces:
            pieces.append(" ")
        pieces.append(line.words)
    return "".join(pieces).replace("\x02", "-")


def _keeps(before: str, following: str, known: frozenset[str]) -> bool:
    """Whether a hyphen at the margin belongs to its word: `half-century`, but not `har-bour`."""
    rest = _WORD.match(following)
    first, last = before.lower(), rest.group().lower() if rest else ""
    if f"{first}{last}" in known or f"{first}-{last}" in known:
        return f"{first}{last}" not in known
    both = first in known and last in known and len(first) > 2 and len(last) > 3
    return first in _HYPHENED or (both and first not in _CLOSED)


def is_one_title(lines: Sequence[Line], following: Sequence[Line], *, width: float) -> bool:
    """Whether a title goes on in the next group: in letters as large, not far below, and no person's name.

    A name may also end a title; then its first word had no room on the line before, on a page so wide.
    """
    before, line = lines[-1], following[0]
    alike = abs(line.size - before.size) < 0.03 * before.size and _place(line) == _place(before)
    near = 0 < line.base - before.base < _FAR * line.size
    if not alike or not near or _ENDED.search(before.words) or _BYLINE.match(line.words):
        return False
    first = (line.right - line.left) * len(line.words.split()[0]) / len(line.words)
    room = width - (before.right - before.left) > first + 0.5 * line.size
    return not (room and _NAME.fullmatch(line.words))


def words_of(lines: Sequence[Line]) -> frozenset[str]:
    """The words of a text in small letters, without those at the end of a line."""
    found: set[str] = set()
    for line in lines:
        found.update(word.group().lower() for word in _WORD.finditer(line.words.rpartition(" ")[0]))
    return frozenset(found)

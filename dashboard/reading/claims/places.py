"""Where a name stands in a text, and whether it is that of a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_PLACE = re.compile(
    r"\b(?:in|at|from|into|across|throughout|near|invaded|occupied)\s+$"
    r"|\b(?:city|town|village|siege|port|university|island|province|kingdom|county|republic|streets|walls|gates)"
    r"\sof\s$"
)
_GOING = re.compile(
    r"(?:\b(?:sail|sent|send|move|went|go|goes|came|come|travel|return|fled|flee|flew|fly|march|escape|emigrate|"
    r"back|home|rode|ride|walk|capital|way|journey|trip|voyage|road|railway|exile|cross|advance|retreat)\w*\s"
    r"(?:[a-z-]+\s){0,3}?(?:to|for|toward|towards)|\breach(?:ed|es|ing)|\bleft|\barrived\s(?:in|at)"
    r"|\b(?:laid\ssiege|marched)\s(?:to|on)|\bvia|\bof)\s$"
)
"""Words before a name that is a place, if it stands nowhere else in the text."""
_BIG = re.compile(r"\b(?![a-z])\w+")
"""A word that may be the first of a name."""
_SHARE = 10
"""One in so many times a place is named after a preposition of place; more seldom, it is no place."""
Span = tuple[int, int]


@dataclass(slots=True)
class Places:
    """The places of the names of a text, and which of them are places on the map."""

    text: str
    _standing: dict[str, list[int]] = field(default_factory=dict)
    _known: dict[str, bool] = field(default_factory=dict)

    def of(self, name: str) -> Iterator[Span]:
        """Where a name stands in the text, as a word of its own."""
        head = _BIG.match(name)
        if head is None:
            yield from (m.span() for m in re.finditer(rf"\b{re.escape(name)}\b", self.text))
            return
        if not self._standing:
            for found in _BIG.finditer(self.text):
                self._standing.setdefault(found.group(), []).append(found.start())
        text, size, floor = self.text, len(name), 0
        word = name[-1].isalnum() or name[-1] == "_"
        for start in self._standing.get(head.group(), ()):
            after = text[start + size : start + size + 1]
            ends = (after.isalnum() or after == "_") is not word
            if ends and start >= floor and text.startswith(name, start):
                floor = start + size
                yield start, floor

    def is_place(self, name: str) -> bool:
        """Whether a name is used for a place somewhere: `in Veldam`."""
        known = self._known.get(name)
        if known is None:
            spans = list(self.of(name))
            there = sum(self._stands_as_place(start, end) for start, end in spans)
            known = there * _SHARE >= len(spans) > 0
            known = known or (bool(spans) and all(self._gone_to(start, end) for start, end in spans))
            self._known[name] = known
        return known

    def _stands_as_place(self, start: int, end: int) -> bool:
        """Whether a name stands for a place here: `in Veldam`, but not `in Kern’s council`."""
        if self.text.startswith((", where ", " where "), end):
            return True
        before = _PLACE.search(self.text, max(0, start - 24), start)
        return before is not None and not self.text.startswith(("’s ", "'s "), end)

    def _gone_to(self, start: int, end: int) -> bool:
        """Whether a name is here that of somewhere to which one goes or from where: `sailed to Veldam`."""
        before = _GOING.search(self.text, max(0, start - 60), start)
        return self._stands_as_place(start, end) or (
            before is not None and not self.text.startswith(("’s ", "'s "), end)
        )

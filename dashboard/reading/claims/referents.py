"""Whether a noun such as `the bank` or `the king` may mean another one than the name that was told before."""

from __future__ import annotations

import re

from dashboard.reading.grammar.clause import Sentence
from dashboard.reading.grammar.phrase import Phrase

WINDOW = 700
"""Letters before a noun in which its name may stand."""
_ANOTHER_RULES = re.compile(
    r"\b(?:died|dies|death|oath|sworn|succe\w+|elected|killed|assassinated|resigned|abdicated|new|next)\b"
)


def another(text: str, sentence: Sentence, phrase: Phrase, *, ruler: bool) -> bool:
    """Whether a noun may mean another: `he opened a bank. The bank failed`, `the tower at Rye`.

    A ruler may be another one where somebody died or came to office meanwhile.
    """
    if phrase.end > phrase.last:
        return True
    following = sentence.tags[phrase.end : phrase.end + 2]
    if following == ["IN", "NNP"] and not sentence.dated[phrase.end + 1]:
        return True
    start = sentence.spans[phrase.first][0]
    before, word = text[max(0, start - WINDOW) : start], re.escape(sentence.low[phrase.head])
    if ruler and _ANOTHER_RULES.search(before):
        return True
    return re.search(rf"\b[Aa]n?\s(?:[\w-]+\s){{0,2}}{word}\b", before) is not None

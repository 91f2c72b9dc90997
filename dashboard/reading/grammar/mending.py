"""Mends the tags of a sentence where its words show that the tagger was wrong."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.reading.grammar.phrase import NOUNS
from dashboard.reading.grammar.word_sets import ADJECTIVES, BE, HAVE, INTRANSITIVE

_DOING = frozenset(("by", "after", "before", "without", "while", "when"))
"""Words after which a form in -ing is a verb: `by surrounding the town`."""


def mend(words: Sequence[str], low: Sequence[str], tags: list[str]) -> None:
    """Mend tags that the words beside them show to be wrong."""
    for k in range(len(tags)):
        following = tags[k + 1] if k + 1 < len(tags) else ""
        before = low[k - 1] if k else ""
        if words[k] == "I" and k and tags[k - 1] == "NNP" and low[k - 1] != "may":  # `Pedro I`
            tags[k] = "NNP"
        elif tags[k] == "VBG" and following in NOUNS and before not in BE | _DOING:
            if ("-" in low[k] and following in ("NN", "NNS")) or low[k] in ADJECTIVES:
                tags[k] = "JJ"  # `food-producing land`, `neighbouring towns`
        elif tags[k] == "VBN" and low[k] in INTRANSITIVE and not _helped(low, tags, k):
            tags[k] = "VBD"  # `hunger loomed`
        elif before in HAVE | BE and low[k].endswith("ly") and following in ("VBN", "VBD"):
            tags[k] = "RB"  # `had unsuccessfully tried`


def _helped(low: Sequence[str], tags: Sequence[str], k: int) -> bool:
    """Whether a form of `have` or `be` goes with a verb, perhaps with adverbs or a subject between."""
    near = range(k - 1, max(-1, k - 5), -1)
    return any(low[j] in HAVE | BE for j in near) or tags[k - 1 : k] in (["JJ"], ["CC"], ["DT"])

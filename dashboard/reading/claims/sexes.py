"""Whether somebody is a woman or a man, and what is a ship, as far as the words around a name say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar.clause import Sentence
from dashboard.reading.grammar.phrase import NAMES, Phrase

_WORDS = word_lists("story")
_HERS, _HIS = _WORDS["hers"], _WORDS["his"]
"""Nouns, titles and first names that mostly say that somebody is a woman, or a man."""
_NOT_NAMES = _WORDS["groups"] | _WORDS["places"] | _WORDS["named"] | _WORDS["named_near"]
_NAME = r"[A-Z][\w’-]*[a-z](?:\s(?:(?:de|da|di|du|del|van|von)\s)?[A-Z][\w-]*[a-z]){0,2}(?![’'\w])"
_ROLES = "|".join(sorted(re.escape(w) for w in _HERS | _HIS))
_BEFORE_NAME = re.compile(rf"\b([^\W\d_]+\.?)(?=(,?)\s({_NAME}))")
_WAS_ROLE = re.compile(
    rf"\b({_NAME})(?:\sof\s[A-Z][\w-]+)?(?:\swas|,)\s(?:an?|the|his|her|their|its)\s(?:[a-z’'-]+\s){{0,2}}?({_ROLES})(?![\w’'])"
)
_FOLLOWING = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b")
_OTHERS = re.compile(r"(?<![.!?] )(?<!\bin )(?<!\bat )(?<!\bto )(?<!\bof )(?<!\bfrom )\b[A-Z]|\n")
"""A name of somebody else, or what may be one; not `in Rye`."""
_PLACES = 2
"""The heading may be the first of them."""
_REACH = 120
"""Letters after the first place of a name in which `she` may say that it is a woman's."""
_SHIP = re.compile(
    r"\b(?:steam)?(?:ship|boat)\b|\b(?:steamer|liner|frigate|vessel|yacht|schooner|brig|galleon)\b"
)
_SAILS = re.compile(
    r"(?:,[^.,]{1,40},)?\s(?:was\s)?(?:sailed|sank|sunk|launched|left\sport|wrecked|docked|moored)\b"
)
_SEA = re.compile(r"\b[Cc]aptain\b|\b[Cc]rew\b|\bsailors?\b|\bsailed\b|\baboard\b")
"""Words without which a text hardly tells of ships."""


@dataclass(slots=True)
class Sexes:
    """Who of a text is a woman and who a man: `she` or `he` by the words of their names."""

    text: str
    _known: dict[str, str] = field(default_factory=dict)
    _told: dict[str, str] = field(default_factory=dict)
    _ships: dict[str, bool] = field(default_factory=dict)
    _read: bool = False

    def of(self, sentence: Sentence, phrase: Phrase) -> str:
        """`she`, `he` or '' for a noun phrase: by its noun, or the role, title or name in it that says so."""
        if sentence.tags[phrase.head] not in NAMES:
            return _said(sentence.low[phrase.head])
        start = phrase.head
        while start > phrase.first and sentence.tags[start - 1] in NAMES:
            start -= 1
        if start > phrase.first and (said := _said(sentence.low[start - 1])):
            return said
        words = sentence.words[start : phrase.head + 1]
        said = next((s for w in words if (s := _said(w.lower()))), "")
        return said or self._by_text(words)

    def _by_text(self, words: list[str]) -> str:
        """What the text says of a name: `his sister Ida`, `Ida was a nun`; else what pronoun follows."""
        if not self._read:
            self._read = True
            for word, said in _evidence(self.text):
                self._known[word] = said if self._known.get(word, said) == said else "?"
        found = {
            self._known[w] for w in words if w in self._known and not (w == words[-1] and self._shared(w))
        }
        if len(found) == 1 and (only := found.pop()) != "?":
            return only
        return "" if found else self._followed(" ".join(words))

    def _shared(self, name: str) -> bool:
        """Whether a text has several first names before a name: Ida Kern and Otto Kern."""
        return len(set(re.findall(rf"\b([A-Z][\w’-]*[a-z])\s{re.escape(name)}\b", self.text))) > 1

    def _followed(self, name: str) -> str:
        """The pronoun that follows the first two places of a name, if nobody else is named between."""
        said = self._told.get(name)
        if said is None:
            ends = (m.end() for m in islice(re.finditer(rf"\b{re.escape(name)}\b", self.text), _PLACES))
            said = self._told[name] = next((told for end in ends if (told := self._after(end))), "")
        return said

    def _after(self, end: int) -> str:
        pronoun = _FOLLOWING.search(self.text, end, end + _REACH)
        if pronoun is None:
            return ""
        between = self.text[end : pronoun.start()]
        if _OTHERS.search(between) or any(_said(w.lower()) for w in between.split()):
            return ""
        return "she" if pronoun[0].lower() in ("she", "her") else "he"

    def is_ship(self, name: str) -> bool:
        """Whether the text says that a name is that of a ship: `the frigate Holm`, `the Holm sank`."""
        known = self._ships.get(name)
        if known is None:
            places = (m.span() for m in re.finditer(rf"\b{re.escape(name)}\b", self.text))
            known = self._ships[name] = any(self._as_ship(start, end) for start, end in places)
        return known

    def _as_ship(self, start: int, end: int) -> bool:
        before, after = self.text[max(0, start - 24) : start], self.text[end : end + 60]
        after = after.partition(".")[0]
        called = re.match(r"\s(?:was|is)\sa|,\s(?:a|the)\s", after) and _SHIP.search(after)
        the = before.lower().endswith("the ") and re.match(r"\s(?!of\b)[a-z]|[,.;]", after + ".")
        return bool(called or (the and (_SAILS.match(after) or _SEA.search(self.text))))


def _said(word: str) -> str:
    """`she` or `he` if a word is in one list alone; else ''."""
    hers, his = word in _HERS, word in _HIS
    return ("she" if hers else "he") if hers is not his else ""


def _evidence(text: str) -> Iterator[tuple[str, str]]:
    """The names with a role or title beside them, word by word, and what it says of them."""
    until = 0
    for found in _BEFORE_NAME.finditer(text):
        said, name = _said(found[1].lower()), found[3]
        if not said or found.start() < until or (found[2] and found[1][0].isupper()):
            continue
        until = found.end(3)
        words = name.split(" ")
        if len(words) > 1 and found[1][0].islower():  # `his wife Ida Kern`: he is Kern too
            words = words[:-1]
        yield from ((w, said) for w in words if w.lower() not in _NOT_NAMES and w[0].isupper())
    for found in _WAS_ROLE.finditer(text):
        yield from ((w, _said(found[2])) for w in found[1].split(" ") if w[0].isupper())

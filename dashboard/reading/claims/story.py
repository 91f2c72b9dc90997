"""What a document tells, sentence by sentence: its clauses, and the names that its pronouns stand for.

Sentences are parsed when they are asked for, once.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from dashboard.reading.claims import titles
from dashboard.reading.claims.told import verb_of
from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar import clauses
from dashboard.reading.grammar.chunks import NOUNS, Phrase
from dashboard.reading.grammar.clause import Clause, Sentence

_WORDS = word_lists("story")

_PERSON = frozenset(("he", "she", "him", "her"))
_THING = frozenset(("it",))
_MANY = frozenset(("they", "them"))
_GROUPS = _WORDS["groups"]
_PLACE = re.compile(r"\b(?:in|at|from|into|across|throughout|near|invaded|occupied)\s+$")
_BACK = 4
"""Sentences back in which a pronoun looks for its name."""


@dataclass(slots=True)
class Story:
    """A document's text, the sentences of its paragraphs and the spans of its dates.

    It keeps what was parsed of the text.
    """

    text: str
    paragraphs: Sequence[Sequence[tuple[int, int]]]
    dates: Sequence[tuple[int, int]]
    _parsed: dict[tuple[int, int], Sentence] = field(default_factory=dict)
    _home: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    _places: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, spans in enumerate(self.paragraphs):
            for place, span in enumerate(spans):
                self._home[span[0], span[1]] = (number, place)

    def sentence(self, span: tuple[int, int]) -> Sentence:
        """The parse of a sentence."""
        found = self._parsed.get(span)
        if found is None:
            start, end = span
            first = bisect_right(self.dates, start, key=itemgetter(1))
            last = bisect_left(self.dates, end, first, key=itemgetter(0))
            held = list(self.dates[first:last])
            found = self._parsed[span] = clauses.parse(self.text, start, end, dates=held)
        return found

    def clause_at(self, span: tuple[int, int], place: int) -> Clause | None:
        """The clause of a sentence that a place of the text belongs to.

        It is the first told one if the place is in none.
        """
        sentence = self.sentence(span)
        if not sentence.clauses:
            return None
        token = next((k for k, (_, end) in enumerate(sentence.spans) if end > place), -1)
        at = sentence.owner[token] if token >= 0 else -1
        if 0 <= at < len(sentence.clauses):
            return sentence.clauses[at]
        after = (c for c in sentence.clauses if c.verb.first >= token >= 0 and c.verb.form == "finite")
        main = (c for c in sentence.clauses if c.kind == "main")
        return next(after, None) or next(main, None) or sentence.clauses[0]

    def title(self, span: tuple[int, int], place: int) -> str:
        """The title of the clause that a place belongs to; '' if none can be made."""
        sentence, clause = self.sentence(span), self.clause_at(span, place)
        while clause is not None:
            words = "" if _says_nothing(sentence, clause) else self.title_of(span, clause)
            if (
                words
                or not 0 <= clause.parent < len(sentence.clauses)
                or sentence.clauses[clause.parent] is clause
            ):
                return words or self._main_title(span)
            clause = sentence.clauses[clause.parent]
        return ""

    def _main_title(self, span: tuple[int, int]) -> str:
        sentence = self.sentence(span)
        made = (self.title_of(span, c) for c in sentence.clauses if c.kind == "main")
        return next(filter(None, made), "")

    def title_of(self, span: tuple[int, int], clause: Clause) -> str:
        """The title of a clause of a sentence; '' if none can be made."""
        sentence = self.sentence(span)
        return titles.title(sentence, clause, named=lambda phrase: self.named(span, phrase))

    def named(self, span: tuple[int, int], phrase: Phrase) -> str:
        """The name that a pronoun stands for: the last subject before it that agrees; '' if none does."""
        sentence = self.sentence(span)
        word = sentence.low[phrase.head]
        if word not in _PERSON | _THING | _MANY:
            return ""
        number, place = self._home.get(span, (-1, -1))
        if number < 0:
            return ""
        spans = self.paragraphs[number]
        for objects in (False, True):
            for at in range(place, max(-1, place - _BACK - 1), -1):
                other = self.sentence(spans[at])
                limit = phrase.first if at == place else len(other.low)
                for candidate in _candidates(other, limit, objects=objects):
                    if self._agrees(other, candidate, word):
                        name = titles.noun_words(other, candidate, named=lambda _: "", short=True)
                        if name:
                            return name
        return ""

    def _agrees(self, sentence: Sentence, phrase: Phrase, word: str) -> bool:
        tag, noun = sentence.tags[phrase.head], sentence.low[phrase.head]
        if tag not in NOUNS or any(sentence.dated[phrase.first : phrase.last]):
            return False
        many = titles.is_plural(sentence, phrase)
        if word in _MANY:
            return many
        if many:
            return False
        person = self._is_person(sentence, phrase)
        return person if word in _PERSON else not person and noun not in ("one",)

    def _is_person(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Whether a noun phrase names a person, as far as the text shows."""
        tag, noun = sentence.tags[phrase.head], sentence.low[phrase.head]
        if tag != "NNP":
            return noun in _PEOPLE or (
                noun.endswith(("er", "or", "ist", "man", "ian")) and tag == "NN" and noun not in _NOT_PEOPLE
            )
        words = sentence.low[phrase.first : phrase.last]
        if words[0] == "the" or any(w in _GROUPS for w in words):
            return False
        return not self._is_place(sentence.words[phrase.head])

    def _is_place(self, name: str) -> bool:
        known = self._places.get(name)
        if known is None:
            found = re.finditer(rf"\b{re.escape(name)}\b", self.text)
            known = any(_PLACE.search(self.text, max(0, m.start() - 14), m.start()) for m in found)
            self._places[name] = known
        return known


_PEOPLE = _WORDS["people"]
_NOT_PEOPLE = _WORDS["not_people"]


def _says_nothing(sentence: Sentence, clause: Clause) -> bool:
    """`starting in 1917`, `that took place in March`: the clause above has the happening."""
    head = verb_of(sentence, clause)
    if clause.kind == "part" and clause.object is None:
        return head in titles.EMPTY
    place = clause.object is not None and sentence.low[clause.object.head] == "place"
    return clause.kind == "rel" and ((head == "take" and place) or head in ("occur", "happen"))


def _candidates(sentence: Sentence, limit: int, *, objects: bool) -> Iterator[Phrase]:
    """What a pronoun can stand for before a token: subjects, the nearest clause first; or objects."""
    before = [c for c in sentence.clauses if c.verb.first < limit]
    first = [c for c in reversed(before) if c.kind in ("main", "sub")]
    for clause in first + [c for c in before if c.kind not in ("main", "sub")]:
        subject = clause.subject
        if objects:
            if clause.object is not None and clause.object.last <= limit:
                yield clause.object
        elif subject is not None and subject.last <= limit and not clause.shared:
            if (
                clause.apposed is not None
                and sentence.tags[clause.apposed.head] == "NNP" != sentence.tags[subject.head]
            ):
                yield clause.apposed
            yield subject

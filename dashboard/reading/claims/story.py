"""What a document tells, sentence by sentence: its clauses, and the names that its pronouns stand for.

Sentences are parsed when they are asked for, once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter

from dashboard.reading.claims import lists, named_things, nominals, titles
from dashboard.reading.claims.fitting import MOST
from dashboard.reading.claims.lists import Listed
from dashboard.reading.claims.names import Names
from dashboard.reading.claims.noun_titles import noun_words
from dashboard.reading.claims.title_subjects import owner_of
from dashboard.reading.claims.told import verb_of
from dashboard.reading.events.packs import LONGEST
from dashboard.reading.grammar import clauses
from dashboard.reading.grammar.clause import Clause, Sentence
from dashboard.reading.grammar.phrase import NAMES, Phrase
from dashboard.reading.grammar.tokens import tokens
from dashboard.reading.grammar.word_sets import BE


class _Parsed(dict[tuple[int, int], Sentence]):
    """The sentences of a text by their spans, each parsed when it is first asked for."""

    def __init__(self, text: str, dates: Sequence[tuple[int, int]]) -> None:
        super().__init__()
        self._text, self._dates = text, dates
        self._tokens: dict[tuple[int, int], list[tuple[int, int]]] = {}

    def __missing__(self, span: tuple[int, int]) -> Sentence:
        start, end = span
        first = bisect_right(self._dates, start, key=itemgetter(1))
        last = bisect_left(self._dates, end, first, key=itemgetter(0))
        held = list(self._dates[first:last])
        found = clauses.parse(self._text, start, end, dates=held, spans=self._tokens.pop(span, None))
        self[span] = found
        return found

    def words(self, span: tuple[int, int]) -> list[str]:
        """The words of a sentence in small letters, without its parse."""
        if span in self:
            return self[span].low
        spans = self._tokens[span] = self._tokens.get(span) or tokens(self._text, *span)
        return [self._text[first:last].lower() for first, last in spans]


@dataclass(slots=True)
class Story:
    """A document's text, the sentences of its paragraphs, and the places of its dates.

    It remembers the sentences that were parsed already.
    """

    text: str
    paragraphs: Sequence[Sequence[tuple[int, int]]]
    dates: Sequence[tuple[int, int]]
    _parsed: _Parsed = field(init=False)
    _titles: dict[tuple[int, int, int], str] = field(default_factory=dict)
    _names: Names = field(init=False)

    def __post_init__(self) -> None:
        self._parsed = _Parsed(self.text, self.dates)
        # no method of the story: in a ring of references, all of it would wait for the collector of garbage
        self._names = Names(self.text, self.paragraphs, self._parsed.__getitem__)

    def sentence(self, span: tuple[int, int]) -> Sentence:
        """The parse of a sentence."""
        return self._parsed[span]

    def words(self, span: tuple[int, int]) -> list[str]:
        """The words of a sentence in small letters, which cost far less than its parse."""
        return self._parsed.words(span)

    def clause_at(self, span: tuple[int, int], place: int) -> Clause | None:
        """The clause of the sentence `span` to which a place in the text belongs.

        If the place is in no clause, the next one with a finite verb, or else the main clause; None if the
        sentence has no clauses.
        """
        sentence = self.sentence(span)
        if not sentence.clauses:
            return None
        token = sentence.token_at(place)
        at = sentence.owner[token] if token >= 0 else -1
        if (turn := _turn(sentence, token)) is not None:
            return turn
        if 0 <= at < len(sentence.clauses):
            return sentence.clauses[at]
        told = [c for c in sentence.clauses if c.verb.form == "finite"]
        after = (c for c in told if c.verb.first >= token >= 0 and not _held(sentence, c, token))
        before = (c for c in reversed(told) if c.verb.first < token)
        main = (c for c in sentence.clauses if c.kind == "main")
        return next(after, None) or next(before, None) or next(main, None) or sentence.clauses[0]

    def meant(self, span: tuple[int, int], phrase: Phrase) -> str:
        """The name for which a pronoun of a sentence stands; '' if none is found."""
        return self._names.meant(span, phrase)

    def is_place(self, name: str) -> bool:
        """Whether the text uses a name for a place."""
        return self._names.is_place(name)

    def title(self, span: tuple[int, int], place: int) -> str:
        """The title of the clause to which a place in the text belongs; '' if none can be made."""
        sentence, clause = self.sentence(span), self.clause_at(span, place)
        token = sentence.token_at(place)
        of_list = lists.listed(sentence, token)
        if of_list is not None and (words := self._listed_title(span, of_list)):
            return words
        if named := self.named(span, token):
            return named
        if clause is not None and put_off(sentence, clause, token):
            clause = replace(clause, verb=clause.verb._replace(negated=False))
            if words := self.title_of(span, clause):
                return words
        while clause is not None:
            words = "" if _says_nothing(sentence, clause) else self.title_of(span, clause)
            if (
                words
                or not 0 <= clause.parent < len(sentence.clauses)
                or sentence.clauses[clause.parent] is clause
            ):
                return words or self._main_title(span, but=clause)
            clause = sentence.clauses[clause.parent]
        return ""

    def named(self, span: tuple[int, int], token: int) -> str:
        """The name of a thing or a deed that has the date itself: `the Treaty of Rye (1604)`."""
        sentence = self.sentence(span)
        noun = named_things.in_brackets(sentence, token)
        if noun is not None and self._names.is_person(sentence, noun):
            return ""
        noun = noun or named_things.deed(sentence, token)
        if noun is None:
            return ""
        naming = self._names.naming(span)
        if said := nominals.told(sentence, noun, naming=naming):
            return said
        owner, words = (
            owner_of(sentence, noun, naming=naming),
            noun_words(sentence, noun, naming=naming),
        )
        words = f"{owner} {words}" if owner and words else words
        return words[:1].upper() + words[1:] if 1 < len(words.split()) <= MOST else ""

    def _listed_title(self, span: tuple[int, int], listed: Listed) -> str:
        """The title for a thing of a list: the title of the first thing, with this one in its place."""
        sentence = self.sentence(span)
        first = listed.first
        if first is None:
            clause = next((c for c in sentence.clauses if c.verb.head == listed.verb), None)
        else:
            at = sentence.owner[first.head]
            clause = sentence.clauses[at] if 0 <= at < len(sentence.clauses) else None
        if clause is None:
            return ""
        if listed.gapped and clause.object is first:
            after = [p for p in clause.post if p.first > listed.own.first]
            return self.title_of(span, replace(clause, object=listed.own, post=after, second=None))
        if first is None or _like_subject(sentence, clause, listed.own, first):
            return self.title_of(span, replace(clause, subject=listed.own, apposed=None))
        naming, title = self._names.naming(span), self.title_of(span, clause)
        for brief in (0, 1):
            there = noun_words(sentence, first, naming=naming, brief=brief)
            own = noun_words(sentence, listed.own, naming=naming, brief=brief)
            whole = title.replace(there, own) if there and own and there in title else ""
            if 0 < len(whole) <= LONGEST:
                return whole
        return ""

    def begins(self, span: tuple[int, int], place: int) -> int:
        """Where the words begin that tell what has the date at `place`, after another deed with its date."""
        sentence, clause = self.sentence(span), self.clause_at(span, place)
        if clause is None or not any(_has_own_date(sentence, c, clause) for c in sentence.clauses):
            return span[0]
        return sentence.spans[clause.first][0] if clause.kind == "main" else span[0]

    def _main_title(self, span: tuple[int, int], *, but: Clause) -> str:
        """The title of a main clause, if it has not a date of its own, and the clause `but` another."""
        sentence = self.sentence(span)
        mains = (c for c in sentence.clauses if c.kind == "main" and not _has_own_date(sentence, c, but))
        made = (self.title_of(span, c) for c in mains)
        return next(filter(None, made), "")

    def title_of(self, span: tuple[int, int], clause: Clause) -> str:
        """The title of a clause of a sentence; '' if none can be made."""
        sentence = self.sentence(span)
        at = sentence.place_of(clause)
        if at < 0 or sentence.clauses[at] is not clause:  # one with another subject, made for a title
            return titles.title(sentence, clause, naming=self._names.naming(span))
        if (*span, at) not in self._titles:
            self._titles[*span, at] = titles.title(sentence, clause, naming=self._names.naming(span))
        return self._titles[*span, at]


def _has_own_date(sentence: Sentence, clause: Clause, other: Clause) -> bool:
    """Whether a date stands in a main clause before another main clause, which then tells something else."""
    both = clause.kind == other.kind == "main" and other.verb.form == "finite"
    return both and clause.last <= other.first and any(sentence.dated[clause.first : clause.last])


def _like_subject(sentence: Sentence, clause: Clause, own: Phrase, first: Phrase) -> bool:
    """Whether a thing of a list stands for the subject: `the Danes came in 1635, the Swedes in 1639`."""
    if clause.subject is None or first is clause.subject:
        return False
    return [sentence.tags[p.first] == "DT" for p in (own, first, clause.subject)] == [True, False, True]


def put_off(sentence: Sentence, clause: Clause, token: int) -> bool:
    """Whether a clause denies something up to a date, when it happened: `did not sign it until 1781`.

    Or at another date, which stands before: `was not built in 1605 but in 1610`.
    """
    before = token - 1
    while before > 0 and sentence.low[before] in ("the", "about", "around"):
        before -= 1
    but = sentence.low[before - 1] == "but" and any(sentence.dated[clause.verb.last : max(0, before)])
    late = but or sentence.low[before] in ("until", "till", "before")
    return clause.verb.negated and clause.verb.first < before and late


_TURNS = frozenset(("change", "happen", "occur", "begin", "start", "end"))
_COMES = frozenset(("come", "happen", "occur"))
"""Verbs that only say that something was: `The turning point came in 1654, when …`."""


def _turn(sentence: Sentence, token: int) -> Clause | None:
    """The clause after a date that says what ended something: `a smith until 1654, when the harbour burned`.

    Or the one for which a clause only gives the date: `The day was 8 May 1654, when the harbour burned`,
    `This changed in 1654, when …`.
    """
    before = token - 2 if sentence.low[token - 1 : token] == ["the"] else token - 1
    at = sentence.owner[token]
    own = sentence.clauses[at] if 0 <= at < len(sentence.clauses) else None
    turned = own is not None and _only_comes(sentence, own)
    if not turned and (before < 1 or sentence.low[before] not in ("until", "till", *BE)):
        return None
    end = next((k for k in range(token, len(sentence.low)) if not sentence.dated[k]), len(sentence.low))
    end += turned and sentence.low[end : end + 1] == [","]
    if sentence.low[end : end + 2 - turned] != [",", "when"][turned:]:
        return None
    return next((c for c in sentence.clauses if c.opener == "when" and c.verb.first > end), None)


def _only_comes(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause only says that something came or changed, and not what."""
    subject, head = clause.subject, verb_of(sentence, clause)
    if subject is None or clause.object is not None:
        return False
    this = sentence.low[subject.head] in ("this", "that")
    return (this and head in _TURNS) or (head in _COMES and sentence.tags[subject.head] not in NAMES)


def _held(sentence: Sentence, clause: Clause, token: int) -> bool:
    """Whether a clause after a date hangs on a later word: `in May, ignoring fears that it was late`."""
    opener = clause.verb.first - 1
    while opener > token and sentence.low[opener] != clause.opener:
        opener -= 1
    joined = clause.kind in ("sub", "rel", "complement") and clause.opener in ("that", "which", "who")
    told = any(c.verb.first < token for c in sentence.clauses if c.kind == "main")
    return joined and opener > token and told


def _says_nothing(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause only says when (`starting in 1917`), and the clause above tells what."""
    head = verb_of(sentence, clause)
    if sentence.low[clause.verb.head + 1 : clause.verb.head + 2] == ["so"]:
        return False  # `with Ohio doing so in August`
    if clause.kind == "part" and head in ("name", "call", "know", "dub") and clause.verb.form == "participle":
        return True  # `a man named Otto Kern`
    if clause.kind == "part" and clause.object is None:
        of_lead = clause.subject is not None and sentence.low[clause.subject.first - 1] in (
            "in",
            "at",
            "during",
        )
        return head in titles.EMPTY or (head == "hold" and of_lead)  # `in elections held in May, she won`
    place = clause.object is not None and sentence.low[clause.object.head] == "place"
    return clause.kind == "rel" and ((head == "take" and place) or head in ("occur", "happen"))

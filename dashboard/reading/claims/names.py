"""What a text calls people and things: what its pronouns stand for, and short names of persons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from dashboard.reading.claims import antecedents
from dashboard.reading.claims.naming import Naming, is_role, with_role
from dashboard.reading.claims.noun_titles import noun_words
from dashboard.reading.claims.of_phrases import BODIES
from dashboard.reading.claims.places import Places
from dashboard.reading.claims.plurals import is_plural
from dashboard.reading.claims.referents import WINDOW, another, another_place, described, latest
from dashboard.reading.claims.sexes import Sexes
from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar.clause import Sentence
from dashboard.reading.grammar.phrase import NOUNS, Phrase
from dashboard.reading.grammar.word_sets import LIMBS, MEASURES

_WORDS = word_lists("story")

_PERSON = frozenset(("he", "she", "him", "her"))
_THING, _MANY = frozenset(("it",)), frozenset(("they", "them"))
_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
_NOMINATIVE = {"him": "he", "her": "she", "them": "they"}
_VAGUE = word_lists("context")["vague"] | {"one", "none"}
_GROUPS = _WORDS["groups"]
_COUNTRIES = _WORDS["countries"]
_PLACES = _WORDS["places"]
_THINGS = _WORDS["things"]
"""Names of things that are no body of people: `they` is not the treaty."""
_HERS, _HIS = _WORDS["hers"], _WORDS["his"]
"""Nouns, titles and first names that mostly say that somebody is a woman, or a man."""
_IDEAS = ("ism", "ity", "tion", "ment", "ship")
"""Endings of what is no person, though it has a capital: `Communism`."""
_LONG = 6
"""Words of a name that is too long for a title."""
_BACK = 4
"""How many sentences back a pronoun may stand for a name; `he` and `she` reach the paragraph before."""
_FURTHER = 3
"""How many of the last sentences of that paragraph."""
_CLOSE = 700
"""Letters before a noun in which a text may say of what kind it is: `the Rye government`."""
_NEARBY = 3
"""Sentences in which `they` may stand for what is not people, if that is a subject."""
_STEPS = 60
"""How many pronouns back a story may go on."""
_AFTER_NAME = re.compile(r"[A-Z][\w’'.-]*\s$")
_CAPITAL = re.compile(r"\s(?:(?:de|da|di|du|del|der|den|van|von|ibn|bin|la)\s)*(?:al-|el-)?[A-Z]")
_NAMED = _WORDS["named"]
"""Nouns that a text uses alone once it has given their name: `the treaty`."""
_NEAR = _WORDS["named_near"]
"""Nouns of which only a name in so many letters before can be meant, and no other of the kind."""
_LANDS, _SENTENCES, _RULERS = _WORDS["lands"], 6, _WORDS["rulers"]
_TITLED = re.compile(r"\s((?:[A-Z][\w’'-]+\s){0,3}?(?:[A-Z][\w’'-]+|[IVX]+))(?=[\s,.;:’'])(?!\s[A-Z])")
_NAME_BEFORE = re.compile(
    r"(?<![\w’'-])((?:(?<=[Tt]he\s)[A-Z][\w’'-]*\sand\s)?"  # `the Rye and Dover Railway`
    r"(?:(?!(?:The|In|On|At|After|During|By|This|That|With|From|Before|When|While|A|An|But|As)\s)"
    r"[A-Z][\w’'-]*\s){1,5})$"
)
_NAME_AFTER = re.compile(r"\s(?:of\s(?:the\s)?[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)*|I{1,3}\b)")
_NUMERALS = re.compile(r"[IVX]+|Jr\.?|Sr\.?")
Span = tuple[int, int]


@dataclass(slots=True)
class Names:
    """The names of a text, found in its sentences (by paragraph) with the help of a parser."""

    text: str
    paragraphs: Sequence[Sequence[Span]]
    sentence: Callable[[Span], Sentence]
    _home: dict[Span, tuple[int, int]] = field(default_factory=dict)
    _places: Places = field(init=False)
    _called: dict[str, str] = field(default_factory=dict)
    _spans: dict[int, Span] = field(default_factory=dict)
    _meant: dict[tuple[Span, int], str] = field(default_factory=dict)
    _sexes: Sexes = field(init=False)

    def __post_init__(self) -> None:
        self._sexes = Sexes(self.text)
        self._places = Places(self.text)
        for number, spans in enumerate(self.paragraphs):
            for place, span in enumerate(spans):
                self._home[span[0], span[1]] = (number, place)

    def naming(self, span: Span) -> Naming:
        """How a sentence names people and things: what the makers of titles ask."""
        return Naming(
            pronoun=lambda phrase: self.meant(span, phrase),
            called=self.called,
            named=lambda phrase: self.named(span, phrase),
        )

    def called(self, name: str) -> str:
        """The short name that the text uses elsewhere, `Bell` for `Ann Bell`; else the full name."""
        found = self._called.get(name)
        if found is None:
            found = self._called[name] = self._short(name)
        return found

    def _short(self, name: str) -> str:
        words = name.split(" ")
        if len(words) < 2 or any(_NUMERALS.fullmatch(w) or not w[0].isupper() for w in words):
            return name
        if any(w.lower() in _GROUPS or antecedents.ordinary(w) or _letters(w) for w in words):
            return name
        alone = {w: self._alone(w) for w in dict.fromkeys((words[-1], words[0])) if len(w) > 2}
        best = max(alone, key=lambda w: alone[w], default="")
        return best if best and alone[best] else name

    def _word_of(self, name: str) -> str:
        """The word of a long name by which the text calls somebody elsewhere; '' if there is none."""
        if " of " in name:
            return ""
        words = (w for w in dict.fromkeys(name.split(" ")) if w[0].isupper() and not antecedents.ordinary(w))
        known = (w for w in words if w.lower() not in _GROUPS and not self.is_place(w))
        times, best = max(((self._alone(w), w) for w in known), default=(0, ""))
        return best if times > 1 else ""

    def _alone(self, word: str) -> int:
        """How often a word stands in the text without another name beside it."""
        places = (start for start, end in self._places.of(word) if not _CAPITAL.match(self.text, end))
        before = (self.text[max(0, start - 24) : start] for start in places)
        return sum(_AFTER_NAME.search(words) is None for words in before)

    def meant(self, span: Span, phrase: Phrase, depth: int = 0) -> str:
        """The name for which a pronoun stands, the last subject before it that agrees; '' if none does.

        A pronoun that was used for somebody goes on to stand for them, whoever else comes in.
        """
        known = self._meant.get((span, phrase.head))
        if known is None:
            known = self._meant[span, phrase.head] = self._sought(span, phrase, depth)
        return known

    def _sought(self, span: Span, phrase: Phrase, depth: int) -> str:
        here = self.sentence(span)
        word = here.low[phrase.head]
        owns = here.tags[phrase.head] == "PRP$"  # `Kern sold his mill` before `she saw her`
        word = _OWNERS.get(word, word) if owns else word
        if word not in _PERSON | _THING | _MANY:
            return ""
        near = list(self._before(span, phrase.first, far=word in _PERSON))
        if name := self._at_once(here, phrase, word, near):
            return name
        barred = self._barred(here, phrase, owns=owns)
        inside = owns or antecedents.depends(here, phrase)
        person, close = word in _PERSON, [sentence for sentence, _ in near[:_NEARBY]]
        for sentence, limit, objects, better in antecedents.rounds(near, inside=inside):
            first, nearby = sentence is near[0][0], person or any(sentence is s for s in close)
            if word in _MANY and not better and (objects or not nearby):
                continue
            goes_on = better and not objects and nearby
            if goes_on and (name := self._going_on(here, phrase, sentence, limit, barred, depth)):
                return name
            nouns = antecedents.candidates(
                sentence, limit, objects=objects, phrases=person or (first and objects), owned=owns and first
            )
            name, found = self._first(sentence, nouns, word, barred, better=better)
            if found:
                return name
        return ""

    def _first(
        self, sentence: Sentence, nouns: Iterator[Phrase], word: str, barred: frozenset[str], *, better: bool
    ) -> tuple[str, bool]:
        """The name of the first noun that agrees ('' if it is too long), and whether there is one."""
        for noun in nouns:
            if not barred.isdisjoint(sentence.words[noun.first : noun.last]):
                continue
            one = self._one_of(sentence, noun, word) if word in _PERSON and len(noun.parts) > 1 else noun
            if not self._agrees(sentence, one, word):
                continue
            if not better or antecedents.likely(sentence, one, word):
                name = noun_words(sentence, one, naming=self._in(sentence), short=True)
                if 0 < len(name.split(" ")) < _LONG:
                    return name, True
                if name and word in _PERSON:
                    return self._word_of(name), True
        return "", False

    def _at_once(self, here: Sentence, phrase: Phrase, word: str, near: list[tuple[Sentence, int]]) -> str:
        """The name that the place or the verb of a pronoun gives it; '' if neither does."""
        ahead = antecedents.ahead(here, phrase)
        if ahead is not None and self._agrees(here, ahead, word):
            return noun_words(here, ahead, naming=Naming(called=self.called), short=True)
        before = antecedents.just_done(here, phrase)
        if before is not None and self._agrees(here, before, word):
            return noun_words(here, before, naming=self._in(here), short=True)
        if word in _THING and antecedents.is_made_law(here, phrase):
            laws = ((s, p) for s, limit in near[:_NEARBY] for p in antecedents.laws(s, limit))
            for sentence, law in laws:
                return noun_words(sentence, law, naming=self._in(sentence), short=True)
        return ""

    def _barred(self, sentence: Sentence, phrase: Phrase, *, owns: bool) -> frozenset[str]:
        """The names for which a pronoun cannot stand: those beside it, and of an object, the subject."""
        own = antecedents.said_to_be(sentence, phrase) if owns else antecedents.subject_of(sentence, phrase)
        barred = antecedents.beside(sentence, phrase)
        if own is None:
            return barred
        at = sentence.owner[phrase.head]
        beside = (own, sentence.clauses[at].apposed)
        named = (
            p.head for p in beside if p is not None and sentence.tags[p.head + 1 : p.head + 2] != ["POS"]
        )
        return barred | {sentence.words[k] for k in named}

    def _going_on(
        self,
        here: Sentence,
        phrase: Phrase,
        sentence: Sentence,
        limit: int,
        barred: frozenset[str],
        depth: int,
    ) -> str:
        """For whom the same pronoun stood before, unless a later subject there fits; '' if none."""
        span = self._spans.get(id(sentence))
        word, place = here.low[phrase.head], here.owner[phrase.head]
        beside = sentence is here and here.tags[phrase.head] != "PRP$" and 0 <= place < len(here.clauses)
        own, does = here.clauses[place] if beside else None, antecedents.acts(here, phrase)
        at = antecedents.same(sentence, limit, word, own, acts=does)
        if at < 0 or span is None or depth > _STEPS:
            return ""
        asked = _NOMINATIVE.get(_OWNERS.get(word, word), _OWNERS.get(word, word))
        his = sentence is here and here.tags[at] == "PRP$"
        for objects in (False, True)[: 1 + his]:
            for other in antecedents.candidates(sentence, limit, objects=objects, phrases=False):
                if antecedents.outdone(sentence, at, other, here=his) and self._agrees(
                    sentence, other, asked
                ):
                    return ""
        name = self.meant(span, Phrase("NP", at, at + 1, at, at + 1), depth + 1)
        return "" if not name or not barred.isdisjoint(name.split(" ")) else name

    def _in(self, sentence: Sentence) -> Naming:
        """How a sentence of `_before` names things, where a pronoun is asked for."""
        span = self._spans.get(id(sentence))
        return Naming(called=self.called, named=lambda p: self.named(span, p) if span else "")

    def named(self, span: Span, phrase: Phrase) -> str:
        """The name of what `the war` or `the act` means, if the text gave one: `Rye War`; else ''."""
        sentence = self.sentence(span)
        word, limit = sentence.low[phrase.head], sentence.spans[phrase.first][0]
        if another_place(sentence, phrase):
            return ""
        if word in _NAMED and (name := latest(self.text, word, list(self._ending_in(word, 0, limit)), limit)):
            return name
        known = {name for _, name in self._ending_in(word, limit - WINDOW, limit)} if word in _NEAR else set()
        if word in _RULERS:
            known = {self.called(name) for name in self._titled(word, limit - WINDOW, limit)}
        if not known and word in _LANDS:
            known = self._lands(span, phrase)
        if not known and word not in _RULERS | _NAMED | MEASURES:
            known = described(self.text, word, limit - _CLOSE, limit)
        if len(known) != 1:
            return ""
        name = known.pop()
        return "" if another(self.text, sentence, phrase, name, ruler=word in _RULERS) else name

    def _ending_in(self, word: str, start: int, limit: int) -> Iterator[tuple[int, str]]:
        """The names with a noun in them, `Rye War`, `Bank of Rye`, that stand in a part of the text."""
        for first, end in self._places.of(word.capitalize()):
            if first >= limit:
                return
            if first < start:
                continue
            before = _NAME_BEFORE.search(self.text, max(0, first - 60), first)
            kind = before[1] if before else ""
            after = _NAME_AFTER.match(self.text, end)
            name = f"{kind}{self.text[first:end]}{after[0] if after else ''}"
            if 1 < len(name.split()) < _LONG:
                yield first, name

    def _titled(self, word: str, start: int, limit: int) -> Iterator[str]:
        """The names after a title in a part of the text: Bell of `President Ann Bell`."""
        for first, end in self._places.of(word.capitalize()):
            if start <= first < limit and (name := _TITLED.match(self.text, end)):
                called = re.sub(r"[’']s?$", "", name[1])
                if not {called.split()[-1].lower()} & (BODIES | _NEAR | _NAMED):
                    yield called

    def _lands(self, span: Span, phrase: Phrase) -> set[str]:
        """The countries named shortly before; none if its own clause names one."""
        found: set[str] = set()
        here = self.sentence(span)
        acting = {c.subject.head for c in here.clauses if c.subject is not None}
        for sentence, limit in islice(self._before(span, phrase.first, far=False), _SENTENCES):
            for near in sentence.phrases:
                name = sentence.words[near.head]
                if near.kind != "NP" or near.last > limit or sentence.tags[near.head] != "NNP" or near.parts:
                    continue
                if name.lower() in _COUNTRIES:
                    if sentence is here and near.head in acting:
                        return set()  # `Norway armed the nation` has the name already
                    naming = Naming(called=self.called)
                    found.add(noun_words(sentence, near, naming=naming, brief=2, short=True))
        return found

    def _before(self, span: Span, limit: int, *, far: bool) -> Iterator[tuple[Sentence, int]]:
        """The sentences that may name what a pronoun stands for, the nearest first, each up to a token."""
        number, place = self._home.get(span, (-1, -1))
        if number < 0:
            return
        spans = self.paragraphs[number]
        for at in range(place, max(-1, place - _BACK * (3 if far else 1) - 1), -1):
            sentence = self.sentence(spans[at])
            self._spans[id(sentence)] = spans[at]
            yield sentence, limit if at == place else len(sentence.low)
        if far and number:
            for other in reversed(self.paragraphs[number - 1][-_FURTHER:]):
                sentence = self.sentence(other)
                self._spans[id(sentence)] = other
                yield sentence, len(sentence.low)

    def _agrees(self, sentence: Sentence, phrase: Phrase, word: str) -> bool:
        tag, noun = sentence.tags[phrase.head], sentence.low[phrase.head]
        owner = sentence.low[
            phrase.first
        ]  # not `whose`, as in `a league, whose name was old, met, and it fell`
        barred = noun in LIMBS or owner in ("whose", "no")
        if tag not in NOUNS or barred or any(sentence.dated[phrase.first : phrase.last]):
            return False
        if sentence.tags[phrase.first] == "PRP$" and _OWNERS.get(owner) == _NOMINATIVE.get(word, word):
            return False  # `their guild failed; they left`: not the guild, but its owners
        many = is_plural(sentence, phrase)
        if word in _MANY:
            people = tag == "NNP" and sentence.low[phrase.first] == "the" and phrase.last - phrase.first == 2
            return many or people or (noun in _GROUPS and noun not in _THINGS)  # `the Song`, `Congress`
        if many:
            return False
        person = self.is_person(sentence, phrase)
        if word in _PERSON:
            sex = "she" if word in ("she", "her") else "he"
            return (person and self._sexes.of(sentence, phrase) in ("", sex)) or (
                sex == "she" and self._is_ship(sentence, phrase)
            )
        return not person and noun not in _VAGUE

    def _one_of(self, sentence: Sentence, several: Phrase, word: str) -> Phrase:
        """The only one of several persons who is a woman, or a man: Ida in `Ida and Otto`; else all."""
        sex = "she" if word in ("she", "her") else "he"
        each = [Phrase("NP", first, last, head, last) for first, last, head in several.parts]
        sexes = [self._sexes.of(sentence, one) for one in each]  # all known, else any may be meant
        return each[sexes.index(sex)] if sexes.count(sex) == 1 and all(sexes) else several

    def _is_ship(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Whether a noun phrase names a ship, which may be called `she`."""
        the = sentence.low[phrase.first] == "the" and sentence.tags[phrase.head] == "NNP"
        return the and self._sexes.is_ship(" ".join(sentence.words[phrase.first + 1 : phrase.last]))

    def is_person(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Whether a noun phrase names a person, as far as the text shows."""
        tag, noun = sentence.tags[phrase.head], sentence.low[phrase.head]
        if tag != "NNP":
            return (is_role(noun) or noun in _HERS | _HIS) and tag == "NN"
        words = sentence.low[phrase.first : phrase.last]
        role = with_role(sentence, phrase)  # `the emperor Otto Kern`, `Kern’s brother Otto`
        place = noun in _PLACES or ("POS" in sentence.tags[phrase.first : phrase.last] and not role)
        called = words[0] == "the" and not role and noun not in _HERS | _HIS  # but `the Duke of Rye`
        if place or called or any(w in _GROUPS for w in words) or noun.endswith(_IDEAS):
            return False
        small = sentence.words[phrase.head][0].islower()  # `Long-simmering anger`
        opens = len(words) == 1 and phrase.first == 0 and antecedents.ordinary(noun)
        name = sentence.words[phrase.head]
        body = _letters(name) and not _NUMERALS.fullmatch(name)  # `NASA`, but not `Otto XIV`
        if opens or noun in _COUNTRIES or small or body:
            return False
        start = phrase.head
        while start > phrase.first and sentence.tags[start - 1] == "NNP":
            start -= 1
        if sentence.low[start] in _HERS | _HIS and start < phrase.head:  # `at the court of Queen Ida`
            return True
        whole = " ".join(sentence.words[start : phrase.head + 1])  # `La Venta`
        return not (self.is_place(sentence.words[phrase.head]) or self.is_place(whole))

    def is_place(self, name: str) -> bool:
        """Whether a name is used for a place somewhere: `in Veldam`."""
        return self._places.is_place(name)


def _letters(word: str) -> bool:
    """Whether a word is made of letters that stand for words: `U.S.`, `GDP`; not an initial."""
    return len(word) > 2 and (word.isupper() or "." in word[:-1])

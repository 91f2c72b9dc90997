"""Pieces of a title: noun phrases, and the small words and adjectives that go with its verb."""

from __future__ import annotations

from dashboard.reading.claims.fitting import Part
from dashboard.reading.claims.naming import Naming, is_role
from dashboard.reading.claims.noun_titles import noun_words
from dashboard.reading.claims.of_phrases import OFFICES
from dashboard.reading.claims.told import verb_of
from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar import tagger
from dashboard.reading.grammar.clause import Clause, Sentence
from dashboard.reading.grammar.phrase import Phrase
from dashboard.reading.grammar.word_sets import INTRANSITIVE

_WORDS = word_lists("titles")
MAKES = _WORDS["makes"]
"""Verbs with an adjective after their object that says the result: `found him guilty`."""
_PARTICLES = _WORDS["particles"]
"""Adverbs that change what a verb says: `pushed back`, `left home`."""
RANKS = _WORDS["ranks"]


def part(words: str, cost: int) -> Part:
    """A piece of a title that has one form."""
    return Part((words,), cost)


def noun(
    sentence: Sentence, phrase: Phrase, cost: int, *, naming: Naming, before: str = "", level: int = 2
) -> list[Part]:
    """A noun phrase as a part of a title, perhaps with a word `before` it; empty if nothing is left of it.

    `level` is how `brief` its briefest form is (see `noun_words`).
    """
    words = noun_words(sentence, phrase, naming=naming)
    lead = f"{before} " if before else ""
    if " " not in words:
        return [part(lead + words, cost)] if words else []
    brief = noun_words(sentence, phrase, naming=naming, brief=1)
    least = noun_words(sentence, phrase, naming=naming, brief=level, short=True)
    forms = [form if form and not form.endswith(("’s", "'s")) else words for form in (words, brief, least)]
    thin = sum(lacks_of(sentence, phrase, form) for form in forms) if " of " in words else 0
    if not thin and (last := surname(sentence, phrase, forms[-1])):
        forms.append(last)
    return [Part(tuple(lead + form for form in forms), cost, thin=thin)]


def surname(sentence: Sentence, phrase: Phrase, form: str) -> str:
    """The last name alone of a person who has an office or a role: `Bell` for `General Ann Bell`."""
    name = sentence.words[phrase.head]
    first = phrase.head
    while first > phrase.first and sentence.tags[first - 1] == "NNP":
        first -= 1
    ranked = any(sentence.low[k] in OFFICES for k in range(first, phrase.head - 1))
    person = ranked or (first > phrase.first and is_role(sentence.low[first - 1]))
    plain = phrase.end == phrase.last == phrase.head + 1 and not phrase.parts and name.isalpha()
    named = sentence.tags[phrase.head] == "NNP" and name[0].isupper() and not name.isupper() and len(name) > 2
    named &= phrase.head - first < 4 and sentence.low[phrase.head - 1] not in _BEFORE_A_NAME
    rare = sentence.low[phrase.head] not in tagger.model().lexicon
    whole = form.endswith(f" {name}") and "’s" not in form and "'s" not in form
    return name if person and plain and named and rare and whole else ""


_BEFORE_A_NAME = frozenset(
    ("van", "von", "de", "del", "della", "da", "di", "san", "santa", "al", "el", "bin", "ibn", "le")
)
"""Words without which a last name is cut in two: `de la Cruz`."""


def lacks_of(sentence: Sentence, phrase: Phrase, form: str) -> bool:
    """Whether a form of a noun phrase leaves out an `of` phrase that says what is meant: `under cover`.

    A name says that alone, `Queen Ann` for `Queen Ann of Rye`, unless it is made of plain words, as `the
    Strait of Rye` is.
    """
    if " of " in form:
        return False
    if sentence.tags[phrase.head] in ("NN", "NNS"):
        opens = sentence.words[0]
        return not any(w[0].isupper() for w in form.split() if w != opens)  # `the Danish culture of Rye`
    return sentence.low[phrase.head] in tagger.model().lexicon


def particle(sentence: Sentence, clause: Clause) -> str:
    """The word that goes with a verb, such as `up` in `took up`; '' if there is none."""
    if clause.particle is not None:
        return sentence.words[clause.particle.head]
    if _stands_alone(sentence, clause):
        return sentence.low[clause.verb.last]
    return _adverb_at(clause.verb.last, sentence, clause)


def _stands_alone(sentence: Sentence, clause: Clause) -> bool:
    """Whether a preposition after a verb has no noun, `the duke gave in`."""
    first, at = next(iter(clause.post), None), clause.verb.last
    alone = first is not None and first.kind == "IN" and first.first == at and first.last == at + 1
    bare = clause.object is None and clause.gap is None and clause.kind == "main"
    at_once = (c.object for c in sentence.clauses if c.verb.first == at + 2)  # `fired on and sank two ships`
    ends = sentence.tags[at + 1 : at + 2] in ([], ["."], [":"])
    joined = sentence.low[at + 1 : at + 2] == ["and"] and next(at_once, clause.verb) is None
    return alone and bare and (ends or joined)


def late_particle(sentence: Sentence, clause: Clause) -> str:
    """The same after the object: `abroad` in `sent students abroad`."""
    return _adverb_at(clause.object.end, sentence, clause) if clause.object is not None else ""


def _adverb_at(place: int, sentence: Sentence, clause: Clause) -> str:
    said = sentence.low[place : place + 1]
    if said and said[0] not in _WELL and sentence.low[place].endswith("ly"):
        place += 1  # `came perilously close`
    how = verb_of(sentence, clause) in _GOES and clause.object is None and place == clause.verb.last
    adverbs = _PARTICLES | _WELL if how else _PARTICLES
    found = (p for p in clause.post if p.first == place and sentence.low[p.head] in adverbs)
    return next((sentence.low[p.head] for p in found if p.kind == "ADV"), "")


_GOES = frozenset(("go", "fare", "do", "end", "perform", "start", "begin"))
_WELL = frozenset(("well", "badly", "better", "worse", "poorly"))
"""Adverbs without which such a verb says nothing: `the war went badly`."""


def became(sentence: Sentence, clause: Clause, head: str) -> list[Part]:
    """The adjective that says how something is or became: `turned violent`, `found him guilty`."""
    if clause.adjective is not None and (
        clause.verb.copula
        or (clause.verb.passive and head in MAKES)  # `was found guilty`
        or head in ("make", "go", "fall", "run", "feel", "grow", "turn", "stand")
    ):
        return [part(_how_much(sentence, clause.adjective.head), 0)]
    first = next((p for p in clause.post if p.kind != "ADV"), None)
    if clause.object is not None and first is not None and first.kind == "ADJ" and head in MAKES:
        return [part(sentence.words[first.head], 0)]
    return []


def _how_much(sentence: Sentence, adjective: int) -> str:
    """An adjective with its measure: `ten years old`, `less successful`."""
    first = adjective
    if sentence.low[adjective - 1] in _HARDLY or sentence.low[adjective - 1] == "too":
        first -= 1
    elif sentence.low[adjective] in _SIZES:
        while sentence.tags[first - 1] in ("CD", "NNS") or sentence.words[first - 1].isdigit():
            first -= 1
    return " ".join(sentence.words[first : adjective + 1])


_HARDLY = frozenset(("less", "least", "hardly", "scarcely", "barely", "nearly", "almost"))
"""Adverbs without which an adjective says more than is true."""
_SIZES = frozenset(("old", "long", "high", "tall", "wide", "deep", "thick", "strong"))


def shared_object(sentence: Sentence, clause: Clause) -> Phrase | None:
    """The object that two verbs have together: `invaded and conquered the valley`."""
    at = sentence.place_of(clause)
    other = sentence.clauses[at + 1] if 0 <= at < len(sentence.clauses) - 1 else None
    joined = other is not None and other.shared and _joined(sentence, clause.verb.last, other.verb.first)
    alone = verb_of(sentence, clause) in _COMES_BACK or sentence.low[clause.verb.head] in INTRANSITIVE
    if other is None or not joined or clause.verb.passive or alone:
        return None
    # not `the right to vote and kept them from school`
    return other.object if other.verb.form == clause.verb.form else None


def _joined(sentence: Sentence, first: int, last: int) -> bool:
    """Whether only `and`, perhaps with an adverb, stands between two verbs: `sold and later burned`."""
    return sentence.low[first : first + 1] == ["and"] and all(
        sentence.tags[k] == "RB" and sentence.low[k] not in ("not", "never") for k in range(first + 1, last)
    )


_COMES_BACK = _WORDS["comes_back"] | word_lists("context")["alone"]
"""Verbs that need no object: `returned and burned the mill`, `had doubled and included a third`."""

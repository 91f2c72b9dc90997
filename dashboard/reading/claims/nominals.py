"""Deeds that a noun tells, as headlines have them: `the death of Kern` becomes `Kern dies`.

The nouns and their verbs are in `data/nominals.tsv`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from dashboard.reading.claims.fitting import Part, fitted
from dashboard.reading.claims.naming import Naming, is_agent
from dashboard.reading.claims.noun_titles import noun_words
from dashboard.reading.claims.plurals import is_plural
from dashboard.reading.claims.title_deeds import deed
from dashboard.reading.claims.title_subjects import owner_of
from dashboard.reading.claims.told import verb_of
from dashboard.reading.grammar.clause import Sentence
from dashboard.reading.grammar.forms import participle, present
from dashboard.reading.grammar.phrase import NAMES, NOUNS, Phrase
from dashboard.reading.grammar.word_sets import MEASURES


def told(sentence: Sentence, noun: Phrase, *, naming: Naming) -> str:
    """The headline of a deed that a noun tells, by whom or to whom it was; '' if either is not said."""
    verb, whose = _verbs().get(sentence.low[noun.head], ("", ""))
    owner, inner = _owner(sentence, noun, naming=naming), _of(sentence, noun)
    if not verb or noun.parts or not (owner or inner) or _described(sentence, noun):
        return ""
    if (sentence.low[noun.head] in _OF_PERSONS and inner and not owner and not _person(sentence, inner)) or (
        sentence.low[noun.head] == "conviction" and "that" in sentence.low[noun.last : noun.last + 6]
    ):
        return ""
    forms = []
    for brief in (1, 2):
        aim = noun_words(sentence, inner, naming=naming, brief=brief, short=brief > 1) if inner else ""
        who = owner or aim
        if whose == "does" and not (owner and aim):
            many = _several(sentence, noun) if owner else is_plural(sentence, inner)
            forms.append(f"{who} {present(verb, plural=many)}")
        elif whose != "does" and owner and aim:
            forms.append(f"{owner} {present(verb, plural=_several(sentence, noun))} {aim}")
        elif whose == "done" or not owner:
            forms.append(f"{who} {participle(verb)}" if whose != "does" else "")
    whole = tuple(dict.fromkeys(form for form in forms if form and form[0] != " "))
    return fitted([Part(whole, 0), *_aims(sentence, noun, naming=naming)]) if whole else ""


_OF_PERSONS = frozenset(
    ("surrender", "withdrawal", "return", "retirement", "execution", "murder", "arrest", "imprisonment")
)
"""Nouns of which a thing is the object, or that mean something else of it: `the withdrawal of the bill`."""


def _person(sentence: Sentence, noun: Phrase) -> bool:
    """Whether a noun phrase is a person, people or a name."""
    return is_agent(sentence, noun) or sentence.tags[noun.head] in NAMES


def _several(sentence: Sentence, noun: Phrase) -> bool:
    """Whether several had the deed: `their arrival`, `the Danes’ arrival`."""
    mark = next((k for k in range(noun.first + 1, noun.head) if sentence.tags[k] == "POS"), 0)
    owner = Phrase("NP", noun.first, mark, mark - 1, mark)
    return is_plural(sentence, owner) if mark else sentence.low[noun.first] == "their"


@cache
def _verbs() -> dict[str, tuple[str, str]]:
    """The verb of each noun, and whose its deed is."""
    text = files("dashboard.reading.claims").joinpath("data/nominals.tsv").read_text("utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {noun: (verb, whose) for noun, verb, whose in lines}


def _owner(sentence: Sentence, noun: Phrase, *, naming: Naming) -> str:
    """Whose deed it is: `Kern’s arrival`, `his arrival`; '' if that is not said, or by several."""
    if pronoun := owner_of(sentence, noun, naming=naming):
        return pronoun.removesuffix("’s").removesuffix("’")
    mark = next((k for k in range(noun.first + 1, noun.head) if sentence.tags[k] == "POS"), -1)
    beside = all(sentence.dated[k] for k in range(mark + 1, noun.head))  # `the duke’s 1654 repeal of the tax`
    if mark < 0 or not beside or sentence.tags[mark - 1] not in NOUNS:
        return ""
    return noun_words(sentence, Phrase("NP", noun.first, mark, mark - 1, mark), naming=naming, brief=1)


def _of(sentence: Sentence, noun: Phrase) -> Phrase | None:
    """What an `of` phrase says: Kern in `the death of Kern`; None for several things."""
    first, low = noun.last + 1, sentence.low
    if noun.end <= first or low[noun.last] != "of" or "and" in low[first : noun.end]:
        return None
    of = next((k for k in range(first, noun.end) if low[k] == "of"), noun.end)
    head = next((k for k in range(of - 1, first - 1, -1) if sentence.tags[k] in NOUNS), -1)
    time = head >= 0 and low[head] in MEASURES  # `the fall of that year`
    return Phrase("NP", first, of, head, noun.end) if head >= 0 and not time else None


def _described(sentence: Sentence, noun: Phrase) -> bool:
    """Whether the noun says more than its verb would: `the violent death of Kern`, `the Battle of Rye`."""
    marks = [k for k in range(noun.first, noun.head) if sentence.tags[k] == "POS"]
    before = range(marks[-1] + 1 if marks else noun.first, noun.head)
    plain = all(sentence.tags[k] in ("DT", "PRP$") or sentence.dated[k] for k in before)
    return not plain or sentence.words[noun.head][0].isupper()


def _aims(sentence: Sentence, noun: Phrase, *, naming: Naming) -> list[Part]:
    """What the deed was for: `to build a fleet` in `the appointment of Kern in May to build a fleet`."""
    for clause in sentence.clauses:
        at = clause.verb.first
        between = range(noun.end, at)
        near = len(between) < 6 and all(sentence.dated[k] or sentence.tags[k] == "IN" for k in between)
        if clause.kind == "inf" and at >= noun.end and near and clause.object is not None:
            return deed(sentence, clause, f"to {verb_of(sentence, clause)}", False, naming=naming)
    return []

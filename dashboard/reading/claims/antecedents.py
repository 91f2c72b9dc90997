"""Where the noun may stand for which a pronoun stands, and which nouns cannot be meant."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.reading.claims.naming import is_role
from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar import tagger
from dashboard.reading.grammar.clause import Clause, Sentence
from dashboard.reading.grammar.forms import singular
from dashboard.reading.grammar.phrase import NAMES, Phrase
from dashboard.reading.grammar.word_sets import BE

_WORDS = word_lists("story")
_MANY = frozenset(("they", "them"))
_THING = frozenset(("it",))
_CROWDS = _WORDS["crowds"]
_HERS, _HIS = _WORDS["hers"], _WORDS["his"]
"""Nouns, titles and first names that mostly say that somebody is a woman, or a man."""

_Round = tuple[Sentence, int, bool, bool]


def rounds(near: list[tuple[Sentence, int]], *, inside: bool) -> Iterator[_Round]:
    """In which order to search: sentence, up to which token, whether for objects, and for the likely alone.

    The sentence itself comes first, its objects only if `inside`; elsewhere, subjects come before objects.
    """
    own, further = near[:1], near[1:]
    turns = ((own, False), (own, True), (further, False), (further, True))
    for group, objects in turns if inside else (turns[0], turns[2], (near, True)):
        for better in (True, False):
            yield from ((sentence, limit, objects, better) for sentence, limit in group)


_DEPENDENT = frozenset(("sub", "complement", "part", "inf"))


def depends(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a pronoun stands in a clause that depends on another: `kept the town until it fell`."""
    at = sentence.owner[phrase.head]
    if not 0 <= at < len(sentence.clauses):
        return False
    clause = sentence.clauses[at]
    later = clause.shared and clause.verb.last <= phrase.first  # `caught Kern and killed him`
    return later or clause.kind in _DEPENDENT


def subject_of(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The subject of the clause of which a pronoun is the object: it cannot stand for that."""
    at = sentence.owner[phrase.head]
    clause = sentence.clauses[at] if 0 <= at < len(sentence.clauses) else None
    return clause.subject if clause is not None and clause.verb.first < phrase.first else None


_BEFOREHAND = frozenset(
    ("although", "though", "while", "after", "before", "once", "since", "because", "even")
)


def ahead(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The name that follows a pronoun: Kern in `Although he won the town, Kern lost the war`."""
    main = next((c for c in sentence.clauses if c.kind == "main"), None)
    if main is None or main.subject is None or main.shared:
        return None
    subject, one = main.subject, sentence.low[phrase.head] not in ("they", "their", "them")
    if subject.parts:  # `After his defeat, Kern and his sons fled`
        first, last, head = subject.parts[0]
        if not one or sentence.tags[subject.parts[-1][0]] != "PRP$":
            return None
        subject = Phrase("NP", first, last, head, last)
    at, opening = sentence.owner[phrase.head], sentence.low[0]
    if sentence.tags[phrase.head] == "PRP$":
        early = sentence.tags[0] in ("IN", "TO") and phrase.first < subject.first
    else:
        sub = 0 <= at < len(sentence.clauses) and sentence.clauses[at].kind == "sub"
        early = sub and opening in _BEFOREHAND and phrase.first < subject.first
    back = any(
        sentence.tags[k] == "PRP" or sentence.low[k] == "her" for k in range(main.verb.last, main.last)
    )
    return subject if early and not back and sentence.tags[subject.head] in NAMES else None


def beside(sentence: Sentence, phrase: Phrase) -> frozenset[str]:
    """The names after a pronoun in its clause: who `returned to Geneva` is not Geneva."""
    own = sentence.owner[phrase.head]
    after = range(phrase.last, len(sentence.owner))
    places = (at for at in after if sentence.owner[at] == own and sentence.tags[at] == "NNP")
    return frozenset(sentence.words[at] for at in places)


def of_other_sex(sentence: Sentence, phrase: Phrase, word: str) -> bool:
    """Whether a noun, a title or a first name says that a pronoun stands for somebody else."""
    other = _HIS if word in ("she", "her") else _HERS
    return any(w in other for w in sentence.low[phrase.first : phrase.last])


def ordinary(word: str) -> bool:
    """Whether a word of a name is also a common word: `North`, `Union`."""
    return word.lower() in tagger.model().lexicon


def likely(sentence: Sentence, phrase: Phrase, word: str) -> bool:
    """Whether a noun phrase is what such a pronoun mostly stands for: a thing, or people for `they`."""
    tag, noun = sentence.tags[phrase.head], sentence.low[phrase.head]
    if word in _MANY:
        one = singular(noun)
        return tag in ("NNPS", "NNP") or is_role(one) or noun in _CROWDS or one in _CROWDS
    if word in _THING:
        return tag == "NNP" or not noun.endswith("ing")
    known = sentence.low[phrase.first] not in ("a", "an", "one") and phrase.last - phrase.first > 1
    return tag == "NNP" or known  # `the king`, rather than `a driver`


def candidates(sentence: Sentence, limit: int, *, objects: bool, phrases: bool) -> Iterator[Phrase]:
    """What a pronoun can stand for before a token: subjects, the nearest clause first; or objects.

    With `phrases`, the nouns after prepositions count as objects.
    """
    before = [c for c in sentence.clauses if c.verb.first < limit]
    first = [c for c in reversed(before) if c.kind in ("main", "sub")]
    if limit == len(sentence.low):  # of a sentence before: its main clause stays in the reader's mind
        first.sort(key=lambda c: c.kind)
    for clause in first + [c for c in before if c.kind not in ("main", "sub")]:
        subject = clause.subject
        if objects:
            if clause.object is not None and clause.object.last <= limit:
                yield from _owner(sentence, clause.object)
                yield clause.object
            # `After the death of Kern, his sons …`, but not what opens a sentence before
            inside = (*clause.post, *(clause.lead if limit < len(sentence.low) else ())) if phrases else ()
            for phrase in inside:
                if phrase.kind == "PP" and phrase.last <= limit:
                    inner = phrase._replace(kind="NP", first=phrase.first + 1)
                    yield from _owner(sentence, inner)
                    yield inner
        elif subject is not None and subject.last <= limit and not clause.shared:
            yield from _owner(sentence, subject)
            if (named := _turned(sentence, clause)) is not None:
                yield named
            if (
                clause.apposed is not None
                and sentence.tags[clause.apposed.head] == "NNP" != sentence.tags[subject.head]
            ):
                yield clause.apposed
            yield subject


def _turned(sentence: Sentence, clause: Clause) -> Phrase | None:
    """The name after a noun and `was`: Kern in `The boldest of all was Otto Kern`."""
    subject, who = clause.subject, clause.object
    if subject is None or who is None or not clause.verb.copula or sentence.low[clause.verb.head] not in BE:
        return None
    common = sentence.tags[subject.head] not in NAMES and sentence.tags[subject.head] != "PRP"
    return who if common and sentence.tags[who.head] == "NNP" else None


def _owner(sentence: Sentence, phrase: Phrase) -> Iterator[Phrase]:
    """The person to whom a noun phrase belongs: Bell in `Bell’s wages`."""
    if sentence.tags[phrase.head] in ("NNP", "NNPS"):
        return
    marks = (k for k in range(phrase.first + 1, phrase.head) if sentence.tags[k] == "POS")
    if (at := next(marks, -1)) > 0 and sentence.tags[at - 1] == "NNP":
        yield Phrase("NP", phrase.first, at, at - 1, at)

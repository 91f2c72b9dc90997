"""Where the noun may stand for which a pronoun stands, and which nouns cannot be meant."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.reading.claims.naming import is_role
from dashboard.reading.claims.noun_titles import LAWS
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
    subject = sentence.clauses[own].subject if 0 <= own < len(sentence.clauses) else None
    who = range(subject.first, subject.last) if subject is not None else ()  # `For his wife, Kern built …`
    places = (at for at in after if sentence.owner[at] == own and at not in who)
    places = (at for at in places if sentence.tags[at] == "NNP")
    return frozenset(sentence.words[at] for at in places)


_SAME = {
    form: forms
    for forms in (
        frozenset(("he", "him", "his")),
        frozenset(("she", "her")),
        frozenset(("it", "its")),
        frozenset(("they", "them", "their")),
    )
    for form in forms
}
"""The forms of each pronoun, which in one story mostly stand for the same."""
_ALONE = frozenset(("it", "its", "they", "them", "their"))
"""Those that go on only where they stood alone: `its` may be anybody's."""


def acts(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a pronoun is the subject of what somebody does, not of what is done to them."""
    at = sentence.owner[phrase.head]
    clause = sentence.clauses[at] if 0 <= at < len(sentence.clauses) else None
    own = clause is not None and clause.subject is not None and clause.subject.head == phrase.head
    return own and clause is not None and not clause.verb.passive


def same(sentence: Sentence, limit: int, word: str, own: Clause | None = None, *, acts: bool = False) -> int:
    """The last token before a limit at which the same pronoun stands; -1 if there is none.

    Not one in the clause `own` beside its verb, for which an object of that clause cannot stand. What `acts`
    goes on as `it` or `they` only if it did before.
    """
    forms, tags = _SAME[word], sentence.tags
    subjects = {c.subject.head for c in sentence.clauses if c.subject is not None}
    found = [k for k in range(limit) if sentence.low[k] in forms and tags[k] in ("PRP", "PRP$")]
    barred = own.subject.head if own is not None and own.subject is not None else -1
    if word in _ALONE:
        found = [k for k in found if tags[k] == "PRP" and (not acts or k in subjects)]
    found = [k for k in found if k != barred and not (sentence.low[k] == "it" and _dummy(sentence, k))]
    first = [k for k in found if k in subjects]
    return max(first or found, default=-1)


def outdone(sentence: Sentence, at: int, other: Phrase, *, here: bool) -> bool:
    """Whether a noun comes after a pronoun and stands more in the reader's mind than that does.

    So does the subject of a later main clause: Kern in `When he was ill, Kern resigned`; and in one sentence,
    any noun after `his`.
    """
    if other.first < at:
        return False
    place = sentence.owner[other.head]
    main = 0 <= place < len(sentence.clauses) and sentence.clauses[place].kind == "main"
    return main or (here and sentence.tags[at] == "PRP$")


def _dummy(sentence: Sentence, at: int) -> bool:
    """Whether `it` stands for nothing, as in `it was clear that`."""
    clause = sentence.clauses[sentence.owner[at]] if sentence.owner[at] >= 0 else None
    if clause is None or clause.subject is None or clause.subject.head != at:
        return False
    after = sentence.low[clause.verb.last : clause.last]
    return clause.verb.copula and ("that" in after or "to" in after or clause.adjective is not None)


def just_done(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The object of the clause before, if the same subject does more to it: `took his coat and burned it`."""
    at = sentence.owner[phrase.head]
    clause = sentence.clauses[at] if 0 < at < len(sentence.clauses) else None
    object_here = (
        clause is not None and clause.verb.last == phrase.first and sentence.tags[phrase.head] == "PRP"
    )
    if clause is None or not clause.shared or not object_here:
        return None
    before = sentence.clauses[at - 1]
    same = before.subject == clause.subject and before.kind == clause.kind == "main"
    done = before.object if same else None
    somebody = sentence.low[phrase.head] in ("him", "her")  # `wanted a lawyer in the town and sent him there`
    far = somebody and done is not None and done.end < clause.first - 1
    return None if far else done


_ENACTING = frozenset(("repealed", "enacted", "ratified", "vetoed", "amended"))
_LAWS = LAWS | frozenset(
    ("law", "amendment", "constitution", "charter", "resolution", "measure", "pact", "edict", "decree", "tax")
)


def is_made_law(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a pronoun is what passes or is repealed, as only a law or a treaty is: `it passed in May`."""
    at = sentence.owner[phrase.head]
    clause = sentence.clauses[at] if 0 <= at < len(sentence.clauses) else None
    if clause is None or clause.subject is None or clause.subject.head != phrase.head:
        return False
    verb = sentence.low[clause.verb.head]
    passed = verb == "passed" and clause.object is None
    return passed or (verb in _ENACTING and clause.verb.passive)


def laws(sentence: Sentence, limit: int) -> Iterator[Phrase]:
    """The laws and treaties that a sentence names up to a token, the last first."""
    for phrase in reversed(sentence.phrases):
        if phrase.kind in ("NP", "PP") and phrase.last <= limit and sentence.low[phrase.head] in _LAWS:
            first = phrase.first + (phrase.kind == "PP")
            if sentence.tags[phrase.head] in ("NN", "NNP") and not phrase.parts:
                yield phrase._replace(kind="NP", first=first)


def said_to_be(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """Who is said to be somebody's: Kern in `Kern was her friend`; `her` is not Kern's."""
    at = sentence.owner[phrase.head]
    clause = sentence.clauses[at] if 0 <= at < len(sentence.clauses) else None
    if clause is None or clause.object is None or sentence.tags[phrase.head] != "PRP$":
        return None
    return clause.subject if clause.verb.copula and clause.object.first == phrase.first else None


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


def candidates(
    sentence: Sentence, limit: int, *, objects: bool, phrases: bool, owned: bool = False
) -> Iterator[Phrase]:
    """What a pronoun can stand for before a token: subjects, the nearest clause first; or objects.

    With `phrases`, the nouns after prepositions count as objects, and the name after its `of` with a subject;
    with `owned`, subjects before their verb too, as in `Kern, having lost his ships, fled`.
    """
    before = [c for c in sentence.clauses if (_begins(c) if owned else c.verb.first) < limit]
    first = [c for c in reversed(before) if c.kind in ("main", "sub")]
    if limit == len(sentence.low):  # of a sentence before: its main clause stays in the reader's mind
        first.sort(key=lambda c: c.kind)
    for clause in first + [c for c in before if c.kind not in ("main", "sub")]:
        if objects:
            yield from _objects(sentence, clause, limit, phrases=phrases)
        else:
            yield from _subjects(sentence, clause, limit, phrases=phrases)


def _objects(sentence: Sentence, clause: Clause, limit: int, *, phrases: bool) -> Iterator[Phrase]:
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
            if (whose := _of_whom(sentence, inner)) is not None and whose.last <= limit:
                yield whose


def _subjects(sentence: Sentence, clause: Clause, limit: int, *, phrases: bool) -> Iterator[Phrase]:
    subject = clause.subject
    if subject is not None and subject.last <= limit and not clause.shared:
        yield from _owner(sentence, subject)
        if phrases and (whose := _of_whom(sentence, subject)) is not None and whose.last <= limit:
            yield whose
        if (named := _turned(sentence, clause)) is not None:
            yield named
        if (
            clause.apposed is not None
            and sentence.tags[clause.apposed.head] == "NNP" != sentence.tags[subject.head]
        ):
            yield clause.apposed
        yield subject
    if limit == len(sentence.low) and (agent := _agent(sentence, clause)) is not None:
        yield agent


def _of_whom(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The name after a noun that is no person, and `of`: Kern in `The writing of Otto Kern`."""
    first, end = phrase.last + 1, phrase.end
    named = first < end and all(sentence.tags[k] == "NNP" for k in range(first, end))
    thing = sentence.tags[phrase.head] not in NAMES and not is_role(sentence.low[phrase.head])
    return Phrase("NP", first, end, end - 1, end) if named and thing and not phrase.parts else None


def _begins(clause: Clause) -> int:
    """The first token of the subject or of the verb of a clause, which has begun with it."""
    own = clause.subject is not None and not clause.shared
    return min(clause.verb.first, clause.subject.first) if own and clause.subject else clause.verb.first


def _agent(sentence: Sentence, clause: Clause) -> Phrase | None:
    """Who did what is told in the passive: Kern in `The knights were led by Otto Kern`."""
    if not clause.verb.passive or clause.kind != "main":
        return None
    by = (p for p in clause.post if p.kind == "PP" and sentence.low[p.first] == "by")
    found = next(by, None)
    return None if found is None else found._replace(kind="NP", first=found.first + 1)


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

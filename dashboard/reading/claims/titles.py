"""Titles that a teacher would write: who did what to whom, in the present tense of headlines.

`In 1937, Italy joined the pact, creating …` gives `Italy joins pact`. Articles, dates, adverbs and asides go;
a passive loses its `was`; a pronoun becomes the name that it stands for. A title has seven words, or up to
ten if what it says needs them, and sixty letters at most (see `fitting`).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from dashboard.reading.claims.fitting import Part, fitted
from dashboard.reading.claims.headline_verbs import as_headline
from dashboard.reading.claims.naming import Naming
from dashboard.reading.claims.plurals import is_plural
from dashboard.reading.claims.title_clauses import HARDLY, acted, doing_it, is_of_a_time, telling
from dashboard.reading.claims.title_contents import done_by, holds
from dashboard.reading.claims.title_deeds import LETS, doing, helped, to_do
from dashboard.reading.claims.title_parts import (
    RANKS,
    became,
    late_particle,
    noun,
    part,
    particle,
    shared_object,
)
from dashboard.reading.claims.title_phrases import after, at_a_place, state, where
from dashboard.reading.claims.title_sayings import below, of_oneself, ruled, says, vow
from dashboard.reading.claims.title_subjects import subject_of
from dashboard.reading.claims.told import verb_of
from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar.clause import Clause, Sentence
from dashboard.reading.grammar.forms import participle, present
from dashboard.reading.grammar.phrase import NOUNS, Phrase
from dashboard.reading.grammar.word_sets import MANNER, REFLEXIVE

_WORDS = word_lists("titles")

_NAMES = frozenset(("NNP", "NNPS"))
_QUOTES = frozenset(("“", '"', "``", "‘"))
_ASIDE = _WORDS["aside"]
_ALONE = word_lists("context")["alone"]
_MAKES = _WORDS["makes"]
"""Verbs with an adjective after their object that says the result: `found him guilty`."""
EMPTY = _WORDS["empty"]
"""Verbs whose participle says only when (`starting in 1917`); the clause above has the happening."""


def title(sentence: Sentence, clause: Clause, *, naming: Naming) -> str:
    """The title of a clause of a sentence; '' if none can be made.

    `naming` says what pronouns stand for and what people are called.
    """
    clause = telling(sentence, acted(sentence, clause))
    parts = _parts(sentence, clause, naming=naming)
    return fitted(parts) if parts else ""


def _parts(sentence: Sentence, clause: Clause, *, naming: Naming) -> list[Part]:
    told = as_headline(sentence, doing_it(sentence, clause))
    clause = replace(told.clause, object=None) if _does_much(sentence, told.clause) else told.clause
    verb, head = clause.verb, told.verb or verb_of(sentence, clause)
    head = vow(sentence, clause, head, naming=naming) or head
    opening = sentence.low[clause.subject.head] if clause.subject is not None else ""
    time = _is_time(sentence, clause.subject) or is_of_a_time(sentence, clause)
    witness = head in _WITNESS and time
    nothing = opening == "it" and head == "be" and not _is_something(sentence, clause, naming)
    if opening == "there" or nothing or witness or _is_what(sentence, clause, head):
        return _there(sentence, clause, naming=naming)
    aim = _aim(sentence, clause)
    subject = subject_of(sentence, clause, naming=naming)
    target = noun(sentence, aim, 0, naming=naming) if aim is not None else []
    if target and subject and target[0].words == subject[0].words:
        own = _of_the_clause_above(sentence, clause, naming=naming) if aim is clause.gap else []
        subject, target = (own, target) if own else (subject, [])
    if (
        head == "be"
        and not verb.negated
        and target
        and subject
        and subject[0].words.split(" ")[0].lower() in ("one", "another", "among")
    ):
        return [*target, *after(sentence, clause, naming=naming, room=1)]
    if not subject:
        done = target and verb.form != "infinitive" and not verb.passive
        if not done or head in ("be", "have", "become"):
            return []
        return [*target, part(participle(head), 0), *after(sentence, clause, naming=naming, room=2)]
    if not target and _lacks_object(sentence, clause, aim, head):
        return at_a_place(sentence, clause, subject, naming=naming)
    word = told.particle if told.verb else particle(sentence, clause)
    small = [part(word, 0)] if word else []
    itself = aim is not None and sentence.low[aim.head] in REFLEXIVE  # `burned itself out`
    became_so = became(sentence, clause, head) or state(sentence, clause, naming=naming)
    out = [
        _with_verb(sentence, clause, head, subject=subject[0], loose=head == "become" and bool(became_so)),
        *((*target, *small) if itself else (*small, *target)),
        *([part(late, 0)] if target and (late := late_particle(sentence, clause)) else []),
    ]
    if target and clause.second is not None and aim is not clause.second:
        out += noun(sentence, clause.second, 1, naming=naming)
    out += became_so
    further = _of_another(subject, _further(sentence, clause, head, naming=naming))
    out += further or after(sentence, clause, naming=naming, room=2)
    if verb.passive:
        out += _and_done(sentence, clause, naming=naming)
    said_of = " ".join(p.words for p in out).partition(" ")[2]
    if len(said_of.split()) < 3 or said_of.islower():  # too little, or nothing that has a name
        out += where(sentence, clause, naming=naming)
    return [p for p in out if not p.cost or p.words.partition(" ")[2] != subject[0].words]  # `behind him`


def _of_the_clause_above(sentence: Sentence, clause: Clause, *, naming: Naming) -> list[Part]:
    """The subject of the clause above, for a pronoun: `the town rebuilt the mill it had lost`."""
    above = sentence.clauses[clause.parent].subject if clause.parent >= 0 else None
    return noun(sentence, above, 0, naming=naming) if above is not None else []


def _is_something(sentence: Sentence, clause: Clause, naming: Naming) -> bool:
    """Whether `it` is a thing with a name, as in `it was a small country`, not that of `it was in May`."""
    kind = clause.object is not None and sentence.low[clause.object.first] in ("a", "an")
    return kind and clause.subject is not None and naming.pronoun(clause.subject)[:1].isupper()


_WITNESS = frozenset(("see", "witness", "bring", "mark", "usher", "signal", "herald"))
"""What a time does in writing: `1848 saw revolutions`; the title has what it saw."""
_TIMES = _WORDS["spans"]


def _is_time(sentence: Sentence, phrase: Phrase | None) -> bool:
    if phrase is None:
        return False
    return sentence.low[phrase.head] in _TIMES | MANNER or any(sentence.dated[phrase.first : phrase.last])


def _of_another(subject: list[Part], said: list[Part]) -> list[Part]:
    """What is said, but not of the speaker, whose name would stand there twice: `she said that she …`."""
    return [] if said and f"{said[0].words} ".startswith(f"{subject[0].words} ") else said


def _lacks_object(sentence: Sentence, clause: Clause, aim: Phrase | None, head: str) -> bool:
    """Whether a clause says too little without an object that has a name: `they bought it`, `it was`."""
    unknown = aim is not None and (sentence.tags[aim.head] == "PRP" or sentence.low[aim.head] == "anything")
    if _does_much(sentence, clause):
        return False
    if head == "date" and clause.verb.form == "finite":
        return True
    return unknown or (head in ("be", "do") and clause.adjective is None and not clause.verb.passive)


def _aim(sentence: Sentence, clause: Clause) -> Phrase | None:
    """The object of a clause, or what stands for it; not the `it` that only announces a clause."""
    aim = clause.object or (None if _is_time(sentence, clause.gap) else clause.gap)
    if aim is not None and verb_of(sentence, clause) in _ALONE and _is_time(sentence, aim):
        again = any(sentence.low[k] in RANKS for k in range(aim.first, aim.last))  # `a third time`
        return aim if again else None  # `died months after the war`
    if aim is None and not clause.post and clause.adjective is None:
        aim = shared_object(sentence, clause)
    if aim is None and not clause.verb.passive:
        aim = _late_object(sentence, clause)
    announced = aim is not None and sentence.low[aim.head] == "it" and _explained(sentence, clause)
    return clause.second if announced else aim


def _late_object(sentence: Sentence, clause: Clause) -> Phrase | None:
    """The object after a phrase: `signed into law the Harbour Act`."""
    for before, late in pairwise(clause.post):
        name = late.kind == "NP" and sentence.tags[late.head] in NOUNS and late.first == before.end
        how = sentence.low[before.first] == "into" or sentence.low[before.head] in _HOW
        if name and before.kind == "PP" and how:
            return late
    return None


_HOW = frozenset(("charge", "command", "custody", "detail", "motion", "full", "length", "public", "secret"))
"""Nouns in phrases that stand before an object: `described in detail the harbour`."""


def _and_done(sentence: Sentence, clause: Clause, *, naming: Naming) -> list[Part]:
    """A second passive verb: `thrown in jail` in `was arrested and thrown in jail`."""
    at = sentence.place_of(clause)
    for child in sentence.clauses[at + 1 : at + 2]:
        joined = sentence.low[child.verb.first - 1] == "and" and child.verb.first - clause.verb.last <= 2
        if child.verb.passive and child.parent == at and child.shared and joined:
            done = f"and {sentence.low[child.verb.head]}"
            more = _further(sentence, child, verb_of(sentence, child), naming=naming)
            if more:  # `was beaten and forced to leave`
                return [part(" ".join([done, *(p.forms[-1] for p in more)]), 2)]
            return [part(done, 2), *after(sentence, child, naming=naming, room=1)]
    return []


def _explained(sentence: Sentence, clause: Clause) -> bool:
    """Whether `it` only announces a clause: `made it law that …`."""
    at = sentence.place_of(clause)
    return any(c.opener == "that" for c in sentence.clauses[at + 1 : at + 3])


def _there(sentence: Sentence, clause: Clause, *, naming: Naming) -> list[Part]:
    """The title of `There was a strike in Lyon` and of `May saw a strike`: the thing that there was."""
    by = next((p for p in clause.post if clause.verb.passive and sentence.low[p.first] == "by"), None)
    if by is not None:  # `The summer of 1854 was marked by strikes`
        said = replace(clause, object=by._replace(kind="NP", first=by.first + 1))
        clause = replace(said, post=[p for p in clause.post if p.first > by.first])
    if clause.object is None:
        return []
    thing = noun(sentence, clause.object, 0, naming=naming)
    left = _left_so(sentence, clause)
    if thing and left is not None:  # `there was nothing left to defend`
        words = [sentence.low[left.verb.head]]
        at = sentence.place_of(left)
        aims = (
            c for c in sentence.clauses[at + 1 : at + 2] if c.kind == "inf" and c.verb.first == left.verb.last
        )
        words += [f"to {sentence.low[c.verb.head]}" for c in aims if not c.verb.passive]
        return [*thing, part(" ".join(words), 0), *after(sentence, left, naming=naming, room=1)]
    return [*thing, *after(sentence, clause, naming=naming, room=2)] if thing else []


def _left_so(sentence: Sentence, clause: Clause) -> Clause | None:
    """The participle right after what there was: `left` in `there was nothing left`; None if none is."""
    at = sentence.place_of(clause)
    near = (c for c in sentence.clauses[at + 1 : at + 2] if c.subject is clause.object)
    done = (c for c in near if c.kind == "part" and c.verb.form == "participle" and not c.opener)
    return next((c for c in done if clause.object is not None and c.verb.first == clause.object.end), None)


def _is_what(sentence: Sentence, clause: Clause, head: str) -> bool:
    """Whether a clause says what it was: `What changed the trade was the fall of Rye`."""
    at = sentence.place_of(clause)
    opened = clause.shared and at > 0 and sentence.clauses[at - 1].opener == "what"
    return opened and head == "be" and not clause.verb.negated and not clause.verb.modal


def _several(sentence: Sentence, clause: Clause, words: str) -> bool:
    """Whether the subject, as it stands in the title, takes a plural verb."""
    subject = clause.subject
    if subject is not None and subject.parts and " and " not in words and "," not in words:
        first, last, noun_at = subject.parts[0]
        return is_plural(sentence, Phrase("NP", first, last, noun_at, last))
    return is_plural(sentence, subject)


def _with_verb(sentence: Sentence, clause: Clause, head: str, *, subject: Part, loose: bool) -> Part:
    """The subject and its verb, which agrees with each form of the subject: of two actors, one may go.

    A `loose` verb may go: `Rye becomes known as a port`, or `Rye known as a port`.
    """
    forms = [
        (form, _verb_words(sentence, clause, head, several=_several(sentence, clause, form)))
        for form in subject.forms
    ]
    if clause.verb.perfect and clause.verb.modal in ("may", "might"):
        forms = [(form, _perhaps(sentence, clause)) for form in subject.forms]
    told = tuple(f"{form} {verb}".strip() for form, verb in forms)
    return Part((*told, *subject.forms), 0) if loose else replace(subject, forms=told)


def _perhaps(sentence: Sentence, clause: Clause) -> str:
    """The verb of what nobody knows for sure: `may have been burned`."""
    verb = clause.verb
    return f"may {'not ' * verb.negated}have {'been ' * verb.passive}{sentence.low[verb.head]}"


def _verb_words(sentence: Sentence, clause: Clause, head: str, *, several: bool) -> str:
    """The verb as headlines have it: in the present, a passive without `is`."""
    verb = clause.verb
    word = sentence.words[verb.head].lower()
    never = "never" in sentence.low[max(clause.first, verb.first - 2) : verb.last]
    near = sentence.low[verb.head - 1] if verb.head > clause.first else ""
    hardly = f"{near} " if near in HARDLY else ""
    hardly = "no longer " if sentence.low[max(0, verb.first - 2) : verb.first] == ["no", "longer"] else hardly
    hardly = "all but " if sentence.low[verb.head - 2 : verb.head] == ["all", "but"] else hardly
    hardly = hardly or _doubt(sentence, clause)
    no = "never " if never else "not " if verb.negated else hardly
    able = verb.modal in ("could", "can")
    wished = verb.form == "infinitive" and clause.opener == "that"  # `demanded that Kern leave`
    modal = _modal_kept(clause)
    if wished or modal or (able and not (verb.negated or never or verb.perfect)):
        modal = f"{modal} {'not ' * verb.negated}" if modal else "can " * (not wished)
        return modal + (f"be {word}" if verb.passive else head)
    if verb.passive:
        no = "cannot be " if able and no else no
        changed = sentence.tags[verb.head] == "VBD" or head != verb_of(sentence, clause)
        return no + (participle(head) if changed else word)
    if head == "be":
        if verb.negated:
            return "not"
        return "" if clause.object is None else present("be", plural=several)
    if (verb.negated and not never) or (never and able):
        return ("cannot " if able else "do not " if several else "does not ") + head
    told = ("never " if never else hardly) + present(head, plural=several)
    return f"{told} {sentence.low[verb.last]}" if _does_much(sentence, clause) else told


def _modal_kept(clause: Clause) -> str:
    """The modal verb without which a title says what was not so: `must`, or `will` in what somebody said."""
    verb = clause.verb
    if verb.perfect or verb.form != "finite":
        return ""
    if verb.modal == "will" and clause.kind == "complement":
        return "" if verb.passive and not verb.negated else "will"  # `decrees towns freed`
    return verb.modal if verb.modal in ("must", "may", "should", "might") else ""


def _does_much(sentence: Sentence, clause: Clause) -> bool:
    """Whether a verb says how much was done for something: `did little to calm them`."""
    much, then = sentence.low[clause.verb.last : clause.verb.last + 1], clause.verb.last + 1
    if clause.object is None and verb_of(sentence, clause) in _GAINS:
        return much == ["little"]  # `the diet achieved little`
    alone = sentence.tags[then : then + 1] not in (["NN"], ["NNS"], ["JJ"], ["NNP"])  # not `did much harm`
    return verb_of(sentence, clause) == "do" and not _MUCH.isdisjoint(much) and alone


_GAINS = frozenset(("achieve", "accomplish", "gain", "yield", "produce"))
_MUCH = frozenset(("little", "nothing", "much"))


def _doubt(sentence: Sentence, clause: Clause) -> str:
    """The word by which a clause says that it may not be so, `allegedly`; '' if it has none of its own.

    In `perhaps in May` only the date is in doubt.
    """
    opening = [p.first for p in clause.lead if p.kind == "ADV" and p.first == clause.first]
    places = [*range(max(0, clause.verb.first - 1), clause.verb.head), *opening]
    said = (k for k in places if sentence.low[k] in _DOUBTS and not sentence.dated[k + 1])
    at = next((k for k in said if sentence.tags[k + 1] not in ("IN", "TO", "VBG")), -1)
    return f"{sentence.low[at]} " if at >= 0 else ""


_DOUBTS = frozenset(
    (
        "allegedly",
        "supposedly",
        "reportedly",
        "purportedly",
        "perhaps",
        "possibly",
        "maybe",
        "wrongly",
        "falsely",
        "mistakenly",
    )
)


def _further(sentence: Sentence, clause: Clause, head: str, *, naming: Naming) -> list[Part]:
    """The infinitive or clause that goes with a verb: what somebody began, tried or claimed."""
    at = sentence.place_of(clause)
    for child in below(sentence, at):
        said = child.kind in ("complement", "sub") and child.opener in ("", "that")
        if said and (own := of_oneself(sentence, clause, child, head, naming=naming)):
            return own
        if said and says(clause, child, head):
            return _what_is_said(sentence, child, naming=naming)
        if holds(sentence, clause, child):
            return _what_is_held(sentence, child, naming=naming)
        return done_by(sentence, clause, child, naming=naming) or _led_to(
            sentence, clause, child, head, naming=naming
        )
    return []


def _led_to(sentence: Sentence, clause: Clause, child: Clause, head: str, *, naming: Naming) -> list[Part]:
    """The deed to which a verb leads: `began to leave`, `kept fighting`, `helped Kern win`."""
    if child.kind == "complement" and head in LETS:
        return helped(sentence, child, naming=naming)
    if child.kind == "inf":
        return to_do(sentence, clause, child, head, naming=naming)
    if child.kind != "part":
        return []
    against = ruled(sentence, clause, child, head, naming=naming)
    return against or doing(sentence, clause, child, head, naming=naming)


def _what_is_held(sentence: Sentence, clause: Clause, *, naming: Naming) -> list[Part]:
    """What somebody heard, feared or believed, if a title has room for all of it."""
    content = (p.full for p in _what_is_said(sentence, clause, naming=naming)[:1])
    whole = (p for p in content if p.words and p.words.rpartition(" ")[2] not in ("is", "are"))
    return [replace(p, forms=tuple(f"that {form}" for form in p.forms)) for p in whole]


def _what_is_said(sentence: Sentence, clause: Clause, *, naming: Naming) -> list[Part]:
    """What somebody said; empty if that means nothing by itself: `said that no one could have done more`."""
    if clause.verb.modal in ("would", "will") and not clause.verb.perfect:
        clause = replace(clause, kind="complement", verb=clause.verb._replace(modal="will"))
    told = _parts(sentence, clause, naming=naming)
    if len(told) == 1 and verb_of(sentence, clause) in ("do", "be", "have"):
        return []
    parts = [p for p in told if p.cost == 0]
    core = [p.full for p in parts]
    forms = (" ".join(p.forms[min(k, len(p.forms) - 1)] for p in core) for k in range(3))
    # `said that the duke sold the mill` says little without the mill
    some = (" ".join(p.forms[-1] for p in parts), *core[0].forms) if len(core) > 1 else ()
    whole = Part((*dict.fromkeys(forms), *some), 1, thin=len(some)) if core else part("", 1)
    most = 2 if len(core) > 1 else 4
    return [whole, *(replace(p, cost=4, spare=0) for p in told if 0 < p.cost < most)]

"""What a law, a letter or a committee was to do, and what a report says, if a title would name it alone.

`passed a law that freed the weavers` is told as `passes law freeing weavers`: `passes law` says little.
"""

from __future__ import annotations

from dataclasses import replace

from dashboard.reading.claims.fitting import Part
from dashboard.reading.claims.naming import Naming
from dashboard.reading.claims.title_deeds import deed, doing, to_do
from dashboard.reading.claims.title_phrases import after
from dashboard.reading.claims.told import verb_of
from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar.clause import Clause, Sentence
from dashboard.reading.grammar.forms import gerund, singular
from dashboard.reading.grammar.phrase import Phrase

_DOES = word_lists("titles")["contents_do"]
"""Nouns that say little without what the thing does or was for: `law`, `leaflet`, `committee`."""
_HELD = word_lists("titles")["contents_held"]
"""Nouns that say little without what was held, told or feared: `word that the fleet was near`."""
_LIKELY = frozenset(("would", "could", "will", "should", "may", "might"))
_STILL = frozenset(("be", "have", "become", "number", "seem", "remain", "contain", "consist"))
_LEAVES = frozenset(("make", "leave", "keep", "render", "set"))
"""Verbs whose object needs more: `which made the duke angry`."""


def done_by(sentence: Sentence, clause: Clause, child: Clause, *, naming: Naming) -> list[Part]:
    """What the thing that a clause is about does, by the clause after it; empty if it says enough itself."""
    thing = clause.subject if clause.verb.passive else clause.object
    if thing is None or thing.parts or thing.end > thing.last or clause.second is not None:
        return []
    if singular(sentence.low[thing.head]) not in _DOES or sentence.tags[thing.head] not in ("NN", "NNS"):
        return []
    if (
        not (_near(sentence, clause, child, thing) and _active(child))
        or verb_of(sentence, child) in _STILL | _LEAVES
    ):
        return []
    if child.object is not None and sentence.tags[child.object.head] == "PRP":
        return []  # `an army to face him`: who he is, is not sure
    parts = deed(sentence, child, _words(sentence, child), False, naming=naming)
    then = _then(sentence, child, naming=naming)
    if not parts:
        return []
    told = [_joined(parts[0], then[0], thin=0) if then else _joined(*parts[:2]) if parts[1:] else parts[0]]
    if clause.verb.passive or (
        _to(sentence, child) and child.verb.first > thing.end
    ):  # `signed a treaty with Rye to end the war`
        before = after(sentence, clause, naming=naming, room=1)
        told = [*(replace(p, cost=3 if clause.verb.passive else p.cost) for p in before), *told]
    return told


def _joined(first: Part, then: Part, *, thin: int = 2) -> Part:
    """A deed with what it leads to in one part; the `thin` last forms are the deed alone."""
    first = first.full
    pairs = [(first.forms[0], then.forms[0]), (first.forms[-1], then.forms[0])]
    pairs.append((first.forms[-1], then.forms[-1]))
    forms = dict.fromkeys((*(" ".join(pair) for pair in pairs), *(first.forms[0], first.forms[-1])[:thin]))
    alone = sum(form in (first.forms[0], first.forms[-1]) for form in forms) if then.cost < 2 else 0
    return Part(tuple(forms), 1, thin=alone)


def holds(sentence: Sentence, clause: Clause, child: Clause) -> bool:
    """Whether a clause says what a word, a belief or a fear is that is the object of another."""
    thing = clause.object
    if thing is None or clause.verb.passive or child.opener != "that" or child.kind != "sub":
        return False
    plain = singular(sentence.low[thing.head]) in _HELD and not thing.parts and thing.end == thing.last
    own = child.subject is not None and child.subject.first == thing.end + 1
    return plain and own and sentence.low[thing.end] == "that"


def _near(sentence: Sentence, clause: Clause, child: Clause, thing: Phrase) -> bool:
    """Whether a clause stands right after the thing, or after the verb in `a law was passed that …`."""
    if "," in sentence.words[clause.verb.last : child.verb.first]:
        return False
    to = _to(sentence, child)
    if clause.verb.passive or to:
        rest = max((p.end for p in clause.post if p.first < child.verb.first), default=clause.verb.last)
        return child.verb.first - max(rest, clause.verb.last, thing.end * (not clause.verb.passive)) <= 1 - to
    return child.verb.first - thing.end <= 2


def _to(sentence: Sentence, child: Clause) -> bool:
    return child.verb.form == "infinitive" and sentence.low[child.verb.first] == "to"


def _active(child: Clause) -> bool:
    """Whether a clause may tell what a thing does."""
    verb = child.verb
    said = child.object is not None or any(p.kind == "PP" for p in child.post)
    if verb.passive or verb.negated or verb.perfect or not said:
        return False
    of_it = child.opener in ("that", "which") if child.kind in ("rel", "sub") else not child.opener
    return of_it and (child.kind in ("rel", "sub", "inf") or verb.form == "ing")


def _words(sentence: Sentence, child: Clause) -> str:
    """The verb of what a thing does: `freeing`, or `to free` for what it only would do."""
    done = verb_of(sentence, child)
    aimed = child.verb.form == "infinitive" or child.verb.modal in _LIKELY
    return f"to {done}" if aimed else gerund(done)


def _then(sentence: Sentence, child: Clause, *, naming: Naming) -> list[Part]:
    """What somebody was to do by it, or not: `to leave` in `a leaflet asking nurses to leave`."""
    at = sentence.place_of(child)
    inner = next((c for c in sentence.clauses[at + 1 : at + 2] if c.parent == at), None)
    if inner is None or child.object is None or sentence.low[inner.verb.first - 1] in ("and", "or", ","):
        return []
    tell = to_do if inner.kind == "inf" else doing
    return tell(sentence, child, inner, verb_of(sentence, child), naming=naming)

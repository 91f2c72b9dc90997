"""The clause of which a title is made, where the one that a date belongs to says little by itself.

`managed to escape` tells the escape, `growing` in `stopped growing` what stopped, and `it was then that …`
what follows.
"""

from __future__ import annotations

from dataclasses import replace

from dashboard.reading.claims.naming import is_agent
from dashboard.reading.claims.title_deeds import GERUNDS, PHASES
from dashboard.reading.claims.title_parts import particle
from dashboard.reading.claims.told import verb_of
from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar.clause import Clause, Sentence
from dashboard.reading.grammar.phrase import NAMES, Verb
from dashboard.reading.grammar.word_sets import MEASURES

_WORDS = word_lists("titles")
SAYS = _WORDS["says"]
HARDLY = frozenset(("hardly", "scarcely", "barely", "rarely", "seldom", "almost", "nearly"))
"""Adverbs right before a verb without which it says what was not so."""
_LIGHT = _WORDS["light"]
"""Verbs, and adjectives after `be`, before an infinitive that has the meaning: `managed to escape`."""
_ANSWERS = _WORDS["answers"]
"""Verbs that say less than what is done by them: `answered by closing the port`."""
_TURNS = PHASES | {"turn", "change", "shift", "come", "happen", "occur", "arrive"}
"""Verbs of clauses that only say that something changed or came."""
_SEES = frozenset(("see", "witness"))
_SUPPOSED = _WORDS["supposed"]
"""Verbs by which a writer holds something for true: `is believed to have fled`."""


def acted(sentence: Sentence, clause: Clause) -> Clause:
    """What was done, for a clause that says whose act it was: `His first act was to abolish the tax`."""
    below = (c for c in sentence.clauses if c.kind == "main" and c.verb.first == clause.verb.last)
    return next(below, clause) if clause.verb.copula else clause


def telling(sentence: Sentence, clause: Clause) -> Clause:
    """The clause that has the meaning of this one; mostly the clause itself.

    For an infinitive it is the clause on which it depends; for `with Ohio doing so` the one before, with Ohio
    as its subject; for `it was then that …` the one that follows.
    """
    at = sentence.place_of(clause)
    below = sentence.clauses[at + 1 : at + 2]
    head = verb_of(sentence, clause)
    if head in ("mean", "ensure") and clause.object is None:
        return next((c for c in below if c.opener == "that" or c.kind == "complement"), clause)
    it = clause.subject is not None and sentence.low[clause.subject.head] == "it"
    if head == "be" and it:
        when = (c for c in below if c.opener == "when")
        that = (c for c in sentence.clauses[at + 1 : at + 4] if c.opener == "that")  # `, after they fled,`
        cleft = (c for c in (*when, *that) if c.kind in ("sub", "rel"))
        return next(cleft, clause) if clause.object is None and clause.adjective is None else clause
    if head == "do" and sentence.low[clause.verb.first - 1] == "as" and clause.object is not None:
        above = next((c for c in reversed(sentence.clauses[:at]) if c.verb.form == "finite"), None)
        return clause if above is None else replace(above, subject=clause.object, apposed=None)
    if head == "do" and sentence.low[clause.verb.head + 1 : clause.verb.head + 2] == ["so"]:
        done = next((c for c in reversed(sentence.clauses[:at]) if c.verb.form == "finite"), None)
        return clause if done is None else replace(done, subject=clause.subject, apposed=None)
    if head in SAYS and clause.verb.passive and it:  # `It is said that …`
        return next((c for c in below if c.opener == "that"), clause)
    if _never_done(sentence, clause) and clause.parent < 0:
        clause = next((c for c in sentence.clauses if c.kind == "main"), clause)
    while _leans(sentence, clause) and 0 <= clause.parent < len(sentence.clauses):
        above_it = sentence.clauses[clause.parent]
        if above_it is clause:
            break
        clause = above_it
    return _seen(sentence, clause) or _turned_by(sentence, clause) or clause


def is_of_a_time(sentence: Sentence, clause: Clause) -> bool:
    """Whether a date that nothing leads to is what has the verb: `The 1850s saw a strike`."""
    at = clause.verb.first
    while at > 0 and sentence.tags[at - 1] == "RB":
        at -= 1
    if clause.verb.form != "finite" or clause.subject is not None or not at or not sentence.dated[at - 1]:
        return False
    first = next((p.first for p in clause.lead if p.kind == "DATE" and p.last == at), 0)
    return sentence.tags[first] != "IN" and (not first or sentence.tags[first - 1] not in ("IN", "TO"))


def _seen(sentence: Sentence, clause: Clause) -> Clause | None:
    """What a time is said to have seen: `The year 1651 saw the duke burn the bridge`."""
    time, whom = clause.subject, clause.object
    said = time is not None and sentence.low[time.head] in MEASURES
    if whom is None or not (said or is_of_a_time(sentence, clause)):
        return None
    if verb_of(sentence, clause) not in _SEES:
        return None
    at = sentence.place_of(clause)
    for child in sentence.clauses[at + 1 : at + 2]:
        if child.subject is whom and child.verb.form in ("infinitive", "participle"):
            verb = _as_told(child) if child.verb.form == "infinitive" else child.verb
            return replace(child, verb=verb, kind="main" if verb is not child.verb else child.kind)
    return None


def _turned_by(sentence: Sentence, clause: Clause) -> Clause | None:
    """What happened, where a clause only says that things changed: `The tide turned in May, when Rye fell`.

    None where the clause has a name of its own, or somebody who acts.
    """
    subject, at = clause.subject, sentence.place_of(clause)
    if not clause.verb.copula and verb_of(sentence, clause) not in _TURNS:
        return None
    if subject is None or clause.kind != "main" or sentence.tags[subject.head] not in ("NN", "NNS"):
        return None
    below = sentence.clauses[at + 1 : at + 4]
    told = next((c for c in below if c.verb.form == "finite"), None)  # `began to change in May, when`
    if told is None or told.opener != "when" or told.subject is None or told.verb.tense != "past":
        return None
    tags, whole = sentence.tags, range(clause.first, told.first)
    named = any(tags[k] in NAMES and not sentence.dated[k] for k in whole) or is_agent(sentence, subject)
    empty = (clause.object is None or clause.verb.copula) and not named and not clause.verb.negated
    whom = any(tags[k] in NAMES for k in range(told.first, told.last))
    says = told.object is not None or told.verb.passive or whom
    return told if empty and says and tags[told.subject.head] != "PRP" else None


def _leans(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause needs the one above it: `growing` in `stopped growing`."""
    if clause.verb.form == "infinitive":
        return clause.shared or clause.opener == "that"
    above = sentence.clauses[clause.parent] if 0 <= clause.parent < len(sentence.clauses) else None
    if above is None or clause.kind != "part" or clause.verb.first < above.verb.first:
        return False
    if _never_done(sentence, clause) or _says_of_what(sentence, clause, above):
        return True
    near = clause.verb.first - above.verb.last <= 1 + (above.particle is not None) and above.object is None
    goes_on = clause.verb.form == "ing" and not clause.opener and near
    return goes_on and verb_of(sentence, above) in PHASES | GERUNDS


def _says_of_what(sentence: Sentence, clause: Clause, above: Clause) -> bool:
    """Whether a preposition ties a form in -ing to the clause above, which says what came of it.

    `came close to winning`, `kept the fleet from landing`, `was accused of taking bribes`.
    """
    if clause.verb.form != "ing":
        return sentence.low[clause.verb.first - 1] in ("from", "but")  # `was far from beaten`
    ended = verb_of(sentence, above) in _ENDS_A_LIFE
    return clause.opener in _TIES or (clause.opener == "before" and ended)


_TIES = frozenset(
    ("from", "of", "to", "into", "at", "in", "on", "against", "about", "toward", "towards", "for")
)
_ENDS_A_LIFE = frozenset(("die", "perish", "kill", "murder", "assassinate"))
"""Verbs after which `before finishing the book` says what was never done."""


def _never_done(sentence: Sentence, clause: Clause) -> bool:
    """Whether what a clause tells was not done: `instead of signing`, `rather than sign`, `without it`."""
    before = sentence.low[max(0, clause.verb.first - 2) : clause.verb.first]
    return before in (["instead", "of"], ["rather", "than"]) or before[-1:] == ["without"]


def _through(sentence: Sentence, clause: Clause) -> Clause:
    """For `managed to escape` and `was able to escape`: the clause of the escape, with the same subject."""
    at = sentence.place_of(clause)
    head = verb_of(sentence, clause)
    light = sentence.low[clause.adjective.head] if head == "be" and clause.adjective is not None else head
    if head == "go" and sentence.low[clause.verb.last : clause.verb.last + 1] == ["on"]:
        light = "proceed"
    now = clause.verb.tense == "present"  # what seems so to the writer; not `seemed to have ended`
    supposed = clause.verb.passive and head in _SUPPOSED and now
    denied = clause.verb.negated or sentence.low[clause.verb.head - 1] in HARDLY
    for child in sentence.clauses[at + 1 : at + 2]:
        near = child.verb.first - clause.verb.last <= 2
        aimed = clause.object is not None and sentence.low[clause.object.head] in _AIMS
        stepped = head == "take" and clause.object is not None and sentence.low[clause.object.head] == "step"
        if ((aimed and head in _REACHES) or stepped) and child.opener == "of" and not denied:
            return replace(child, subject=clause.subject, apposed=clause.apposed, verb=_as_told(child))
        plain = clause.object is None and not denied
        sure = light in _LIGHT and (now or light not in _SEEMS)
        infinitive = child.verb.form == "infinitive" and (sure or supposed)
        # `began by closing the port`
        answered = child.opener == "by" and child.verb.form == "ing" and head in _ANSWERS
        answered |= head == "set" and child.opener == "about"  # `set about rebuilding the port`
        answered |= head == "succeed" and child.opener == "in"
        ended = head in ("end", "wind") and particle(sentence, clause) == "up"  # `ended up signing a pact`
        answered |= ended and not child.opener and child.verb.form == "ing"
        if (infinitive or answered) and near and plain:
            return replace(
                child, subject=clause.subject, apposed=clause.apposed, lead=clause.lead, verb=_as_told(child)
            )
    return clause


_SEEMS = frozenset(("seem", "appear"))
_REACHES = frozenset(("achieve", "accomplish", "attain", "reach", "realize", "realise", "fulfill", "fulfil"))
_AIMS = frozenset(("aim", "goal", "objective", "ambition", "dream", "purpose", "wish", "feat"))
"""`achieved his goal of buying the port` tells that he bought it."""
_CAUSES = frozenset(("lead", "cause", "prompt", "induce"))
_HELPS = frozenset(("enable", "help", "allow", "inspire", "drive"))


def _caused(sentence: Sentence, clause: Clause) -> Clause:
    """What somebody did, where a thing or an act made them do it: `the storm led Kern to leave Rye`."""
    subject, done_by = clause.subject, clause.object
    if subject is None or done_by is None or clause.verb.passive:
        return clause
    own = sentence.tags[subject.first] == "PRP$" and sentence.tags[done_by.head] == "PRP"
    if verb_of(sentence, clause) not in (_CAUSES | _HELPS if own else _CAUSES):
        return clause  # but `his training enabled him to win` tells that he won
    act = sentence.tags[subject.head] in ("NN", "NNS") and not is_agent(sentence, subject)
    for child in sentence.clauses[(at := sentence.place_of(clause)) + 1 : at + 2]:
        active = child.verb.form == "infinitive" and child.subject is done_by and not child.verb.passive
        if act and active and (child.object or any(p.kind == "PP" for p in child.post)):
            return replace(child, verb=_as_told(child), kind="main")
    return clause


def _as_told(clause: Clause) -> Verb:
    return clause.verb._replace(form="finite", tense="past")


def doing_it(sentence: Sentence, clause: Clause) -> Clause:
    """The clause that says what was done, where this one only says that somebody managed it or made it so."""
    return _caused(sentence, _through(sentence, clause))

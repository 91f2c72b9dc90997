"""What somebody says, decides or finds, for the title of the verb that says it.

A headline has no pronoun, so what people say of themselves is told in another way: `Kern announces plan to
leave Rye` for `announced that he would leave Rye`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from dashboard.reading.claims.fitting import Part
from dashboard.reading.claims.naming import Naming
from dashboard.reading.claims.noun_titles import noun_words
from dashboard.reading.claims.plurals import is_plural
from dashboard.reading.claims.title_clauses import SAYS
from dashboard.reading.claims.title_deeds import LETS, PLEDGES, deed, doing
from dashboard.reading.claims.title_parts import noun, part
from dashboard.reading.claims.told import STATIVE, verb_of
from dashboard.reading.grammar.clause import Clause, Sentence
from dashboard.reading.grammar.forms import gerund, participle

_TELLS = frozenset(("tell", "inform", "assure", "warn", "persuade", "convince", "notify"))
"""Verbs with somebody who is told it before what somebody says."""
_VOWS = frozenset(("declare", "say", "state", "insist", "proclaim"))
"""Verbs that make a vow of what somebody would do: `declared that he would leave Rye`."""
_CLAIMS = frozenset(("claim", "profess", "hope", "expect"))
"""Verbs after which an infinitive tells the same of the speaker: `claimed that he owned it`."""
_OWNS = frozenset(("report", "admit", "deny", "recall", "remember", "acknowledge"))
"""Verbs after which a form in -ing does: `admitted that he had sold it`."""
_CALLS = frozenset(("declare", "proclaim", "believe", "think", "consider"))
"""Verbs after which somebody is said to be something: `declared that he was king`."""
_RULES = frozenset(("rule", "decide", "hold", "find", "conclude", "judge", "determine"))
_BREAKS = frozenset(("violate", "breach", "contravene", "infringe", "break"))
_WRONG = frozenset(
    ("unlawful", "illegal", "unconstitutional", "wrong", "invalid", "discriminatory", "unjust", "unfair")
)
"""Verbs and adjectives with which a court rules against what was done."""
_BARE = STATIVE | {"do", "be", "have"}
"""Verbs that say nothing alone."""
_SELVES = {"he": "himself", "she": "herself", "it": "itself", "they": "themselves"}


def below(sentence: Sentence, at: int) -> Iterator[Clause]:
    """The clause that may go with the verb of the clause `at`: the next one that depends on it.

    In `declared that the line drawn at Rye held`, that is not what was drawn.
    """
    for child, inner in zip_longest(sentence.clauses[at + 1 : at + 2], sentence.clauses[at + 2 : at + 3]):
        if child is not None and inner is not None and _inside(sentence, child, inner, at=at):
            yield inner
        elif child is not None and (child.parent == at or child.kind == "complement"):
            yield child


def _inside(sentence: Sentence, child: Clause, inner: Clause, *, at: int) -> bool:
    """Whether a participle stands inside a clause with `that`, `said that, given the flood, it fell`."""
    around = child.kind == "part" and inner.opener == "that" and inner.parent == at + 1
    opened = "that" in sentence.low[max(0, child.first - 2) : child.verb.first]
    return around and inner.subject is not None and (opened or inner.subject is child.subject)


def says(clause: Clause, child: Clause, head: str) -> bool:
    """Whether a clause is what a verb says: `said that he fled`, or to somebody, `told Kern that he fled`."""
    if clause.object is None:
        own = child.subject is not None and child.subject.first < child.verb.first
        found = own and child.kind == "complement" and child.verb.form == "finite"
        found &= not clause.verb.copula and head not in LETS  # `found the guild was poor`
        return head in SAYS or found or _leads_to(clause, child, head)
    return head in _TELLS and child.opener == "that"


def _leads_to(clause: Clause, child: Clause, head: str) -> bool:
    """Whether a clause with `that` is what a verb is about: `decreed in May that the guilds were free`."""
    plain = all(p.kind in ("ADV", "DATE") for p in clause.post) and not clause.verb.passive
    return child.opener == "that" and plain and head != "be" and child.verb.first - clause.verb.last < 12


def vow(sentence: Sentence, clause: Clause, head: str, *, naming: Naming) -> str:
    """The verb for what somebody said that he would do, `vow`; '' where it was not said so."""
    if head not in _VOWS or clause.object is not None or clause.verb.passive:
        return ""
    for child in below(sentence, sentence.place_of(clause)):
        acts = not child.verb.passive and verb_of(sentence, child) not in _BARE
        would = (
            child.opener in ("", "that") and child.verb.modal in ("would", "will") and not child.verb.perfect
        )
        if would and acts and _of_himself(sentence, clause, child, naming=naming):
            return "vow"
    return ""


def of_oneself(sentence: Sentence, clause: Clause, child: Clause, head: str, *, naming: Naming) -> list[Part]:
    """What the speaker says of himself, without a pronoun; empty if he does not, or it cannot be told so."""
    if child.opener not in ("", "that") or not _of_himself(sentence, clause, child, naming=naming):
        return []
    verb, done = child.verb, verb_of(sentence, child)
    if head in PLEDGES and verb.modal in _WOULD:
        return deed(sentence, _plain(child), f"{'not ' * verb.negated}to {done}", True, naming=naming)
    alone = not (child.object or child.adjective or any(p.kind == "PP" for p in child.post))
    if verb.passive or (alone and done in _BARE) or "if" in sentence.low[clause.verb.last : child.verb.first]:
        return []
    if words := _aim(sentence, child, head, done) or _deed(child, head, done):
        return deed(sentence, _plain(child), words, True, naming=naming)
    return _named_so(sentence, child, naming=naming) if head in _CALLS and done == "be" else []


_WOULD = frozenset(("would", "will", "should"))


def _aim(sentence: Sentence, child: Clause, head: str, done: str) -> str:
    """What somebody announced, hoped or claimed to do: `plan to leave`; '' for another verb."""
    verb, would = child.verb, child.verb.modal in _WOULD
    longer = "longer" in sentence.low[verb.first : verb.last]  # `could no longer pay`
    if head == "announce" and would:
        return f"{'decision not' if verb.negated or longer else 'plan'} to {done}"
    if head == "announce" and verb.modal == "could":
        return f"inability to {done}" if verb.negated or longer else ""
    if head not in _CLAIMS or longer or (verb.modal and not would):
        return ""
    past = head == "claim" and not would and (verb.perfect or done not in STATIVE | {"be"})
    return f"{'not ' * verb.negated}to {f'have {participle(done)}' if past else done}"


def _deed(child: Clause, head: str, done: str) -> str:
    """What somebody admitted or reported of himself: `selling`; '' for another verb."""
    plain = not (child.verb.modal or child.verb.negated) and done != "be"
    return gerund(done) if head in _OWNS and plain else ""


def _named_so(sentence: Sentence, child: Clause, *, naming: Naming) -> list[Part]:
    """What somebody declared himself to be: `himself king of Rye`."""
    verb = child.verb
    if child.subject is None or verb.modal or verb.negated or verb.perfect:
        return []
    self = part(_SELVES[sentence.low[child.subject.head]], 0)
    if child.object is not None:
        return [self, *noun(sentence, child.object, 0, naming=naming)]
    return [self, part(sentence.words[child.adjective.head], 0)] if child.adjective is not None else []


def _plain(child: Clause) -> Clause:
    """A clause whose denial is told by another word: `decision not to`."""
    return replace(child, verb=child.verb._replace(negated=False))


def _of_himself(sentence: Sentence, clause: Clause, child: Clause, *, naming: Naming) -> bool:
    """Whether the pronoun that is the subject of what is said can only be the speaker."""
    speaker, who = clause.subject, child.subject
    if speaker is None or who is None or sentence.low[who.head] not in _SELVES or who is speaker:
        return False
    several = is_plural(sentence, speaker)
    if several and sentence.low[who.head] != "they":
        return False
    meant, own = naming.pronoun(who), noun_words(sentence, speaker, naming=naming, short=True)
    return not meant or not own or meant in own or own in meant


def ruled(sentence: Sentence, clause: Clause, child: Clause, head: str, *, naming: Naming) -> list[Part]:
    """What a court ruled of a deed: `against taxing salt` in `ruled that taxing salt violated the law`."""
    opened = sentence.low[child.verb.first - 1] == "that" or child.verb.first == clause.verb.last
    if head not in _RULES or child.verb.form != "ing" or child.opener or not opened or clause.object:
        return []
    at = sentence.place_of(child)
    inner = next(iter(sentence.clauses[at + 1 : at + 2]), None)
    verdict = next((c for c in sentence.clauses[at + 1 : at + 4] if _judges(sentence, c)), None)
    if verdict is None:
        return []
    parts = deed(sentence, child, f"against {sentence.low[child.verb.head]}", True, naming=naming)
    if inner is not None and inner.kind == "part" and inner is not verdict:
        parts += doing(sentence, child, inner, verb_of(sentence, child), naming=naming)
    return parts


def _judges(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause says that something was wrong."""
    adjective = "" if clause.adjective is None else sentence.low[clause.adjective.head]
    past = sentence.tags[clause.verb.head] == "VBD" and verb_of(sentence, clause) in _BREAKS
    return (past or adjective in _WRONG) and not clause.verb.negated

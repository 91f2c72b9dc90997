"""What the verb of a title leads to: the infinitive, form in -ing or deed of another that it needs."""

from __future__ import annotations

from dataclasses import replace

from dashboard.reading.claims.fitting import Part
from dashboard.reading.claims.headline_verbs import as_headline
from dashboard.reading.claims.naming import Naming, is_agent
from dashboard.reading.claims.of_phrases import DROPPED
from dashboard.reading.claims.title_parts import noun, part, particle, shared_object
from dashboard.reading.claims.title_phrases import after
from dashboard.reading.claims.told import verb_of
from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar.clause import Clause, Sentence
from dashboard.reading.grammar.phrase import Phrase
from dashboard.reading.grammar.word_sets import MEASURES

_WORDS = word_lists("titles")
_TO = _WORDS["to"]
_PREVENTS = _WORDS["prevents"]
"""Verbs after whose object `from` says what was not to be done: `barred women from voting`."""
_RANKS = _WORDS["ranks"]
TO_DO = _WORDS["to_do"]
"""Nouns that need the infinitive after them."""
PLEDGES = frozenset(("agree", "decide", "promise", "pledge", "vow", "threaten", "swear", "resolve"))
"""Verbs after which a clause says what somebody would do: `agreed that they would leave`."""
LETS = frozenset(("help", "let", "make", "have"))

_TRIES = frozenset(("try", "attempt"))
_OPENED = frozenset(("to", "on", "in", "into", "at", "of", "against", "for", "with", "from", "about"))
_GIVES = frozenset(("turn", "devote", "dedicate", "commit", "limit", "confine"))
"""Verbs after whose object `to` says to what it went: `devoted his life to curing others`."""
_DEMANDS = frozenset(("demand", "request", "recommend", "propose", "suggest"))
"""Verbs before what others are to do: `demanded that Kern leave`."""
PHASES = frozenset(
    ("begin", "start", "continue", "keep", "stop", "avoid", "cease", "quit", "finish", "resume")
)
GERUNDS = _WORDS["gerunds"]
"""Other verbs that say of a deed in -ing how far it went: `considered selling the mill`."""


def to_do(sentence: Sentence, clause: Clause, child: Clause, head: str, *, naming: Naming) -> list[Part]:
    """The infinitive that a verb, an adjective or an object needs: `began to leave`, `unable to pay`."""
    if sentence.low[child.verb.first - 1] == "only" and sentence.low[child.verb.first - 2] != "not":
        return []  # `tried a landing, only to be beaten`
    denied = sentence.low[child.verb.first - 1] in ("not", "never")  # `agreed in May not to sell it`
    near = _gap(clause, child) <= (8 if clause.object is not None else 2 + denied)
    if head == "have" and clause.object is None and sentence.low[child.verb.first] == "to":
        yet = "yet " * (sentence.low[child.verb.first - 1] == "yet")  # `had yet to build it`
        if yet or child.verb.first == clause.verb.last:  # `had to be closed`
            inner, words = _in_headline(sentence, child)
            return deed(sentence, inner, yet + words, True, naming=naming)
    near |= (
        clause.object is not None and child.subject is clause.object
    )  # `ordered Kern, who led it, to leave`
    ready = clause.adjective is not None and child.verb.first == clause.adjective.last
    wanted = head in _DEMANDS and sentence.low[child.verb.first] != "to"
    # `made the king abdicate`
    wanted |= head in LETS and child.subject is clause.object and sentence.low[child.verb.first] != "to"
    if (head in _TO or ready or wanted) and near:
        bound = clause.verb.passive and child.verb.first == clause.verb.last
        needed = clause.object is None and (not clause.verb.passive or bound)
        return deed(sentence, *_in_headline(sentence, child), needed, naming=naming)
    aimed = sentence.low[child.verb.first] == "to" and not child.verb.passive
    if aimed and _ranked(sentence, clause, child):
        but = "but " if sentence.low[child.verb.first - 1] == "but" else ""  # `had no choice but to leave`
        return deed(sentence, child, f"{but}to {sentence.low[child.verb.head]}", False, naming=naming)
    idle = not (clause.object or clause.gap or clause.adjective or _between(clause, child))
    idle &= all(p.kind == "ADV" for p in clause.post) or _acts(sentence, clause)
    if idle and near and not clause.verb.passive and not child.verb.passive:  # `gathered to protest`
        return deed(sentence, child, f"to {verb_of(sentence, child)}", False, naming=naming)
    told = _for_another(sentence, clause, child, head, naming=naming)
    told = told or _said_to_be(sentence, clause, child, head, naming=naming)
    return told or _purpose(sentence, clause, child, naming=naming)


def _said_to_be(
    sentence: Sentence, clause: Clause, child: Clause, head: str, *, naming: Naming
) -> list[Part]:
    """What somebody was declared to be: `independent` in `declared the town to be independent`."""
    near = clause.object is not None and child.verb.first == clause.object.end
    if head not in _DECLARES or not near or verb_of(sentence, child) != "be" or child.verb.passive:
        return []
    if child.object is not None:
        return noun(sentence, child.object, 1, naming=naming)
    if child.adjective is not None:
        return [part(sentence.words[child.adjective.head], 1)]
    return after(sentence, child, naming=naming, room=1)


_DECLARES = frozenset(("declare", "proclaim", "pronounce", "judge", "deem", "find", "consider"))
"""Verbs after whose object an infinitive says what it was held to be."""


def _purpose(sentence: Sentence, clause: Clause, child: Clause, *, naming: Naming) -> list[Part]:
    """What somebody did a thing for, right after it, if there is room: `built a wall to hold the sea`."""
    aim = clause.object
    plain = (
        aim is not None and child.verb.first == aim.end and clause.second is None and child.object is not None
    )
    plain &= not child.verb.passive and sentence.low[child.verb.first] == "to"
    if not plain or not _acts(sentence, clause):
        return []
    if child.object is None or sentence.tags[child.object.head] == "PRP":
        return []
    parts = deed(sentence, child, f"to {verb_of(sentence, child)}", False, naming=naming)[:1]
    return [*after(sentence, clause, naming=naming, room=1), *(replace(p, cost=3) for p in parts)]


def _for_another(
    sentence: Sentence, clause: Clause, child: Clause, head: str, *, naming: Naming
) -> list[Part]:
    """Who was to do what, after a verb with `for` or `on`: `arranged for the guilds to meet`."""
    first = next((p for p in clause.post if p.kind == "PP"), None)
    if head not in _ARRANGES or first is None or first.end != child.verb.first or clause.object is not None:
        return []
    word = sentence.low[first.first]
    inner = first._replace(kind="NP", first=first.first + 1)
    asked = word in ("on", "upon") or (word == "for" and is_agent(sentence, inner))
    who = noun(sentence, inner, 0, naming=naming, before=word) if asked else []
    return [*who, *deed(sentence, *_in_headline(sentence, child), False, naming=naming)] if who else []


_ARRANGES = frozenset(
    ("arrange", "call", "vote", "wait", "push", "press", "provide", "plan", "allow", "rely", "prevail")
)
"""Verbs after which `for` or `on` says who is to do something."""


def _acts(sentence: Sentence, clause: Clause) -> bool:
    """Whether a main clause tells what people did, so that an infinitive after its date says what for."""
    subject = clause.subject
    if verb_of(sentence, clause) in _WORDS["empty"]:
        return False
    return clause.kind == "main" and subject is not None and is_agent(sentence, subject)


def _gap(clause: Clause, child: Clause) -> int:
    """How many tokens stand between a verb and a later one, without adverbs and dates."""
    loose = sum(
        p.end - p.first for p in clause.post if p.kind in ("ADV", "DATE") and p.end <= child.verb.first
    )
    return child.verb.first - clause.verb.last - loose


def _between(clause: Clause, child: Clause) -> list[Phrase]:
    """The phrases after a verb that say more than an adverb or a date before a later verb."""
    return [p for p in clause.post if p.kind not in ("ADV", "DATE") or p.first > child.verb.first]


def _in_headline(sentence: Sentence, child: Clause) -> tuple[Clause, str]:
    """An infinitive as a headline has it, and its verb: `to take over`, or `leave` if it has no `to`."""
    word = sentence.low[child.verb.head]
    have = "have " if child.verb.perfect else ""  # `was believed to have ended`
    if child.verb.passive:
        to = "to " if "to" in sentence.low[child.verb.first - 1 : child.verb.first + 1] else ""
        return child, f"{to}have been {word}" if have else f"{to}be {word}"
    if have:
        return child, f"to have {word}"
    told = as_headline(sentence, child)
    at = child.verb.first
    to = "to " if "to" in sentence.low[at - 1 : at + 1] else ""
    asked = sentence.low[child.verb.first - 1]
    to = f"{asked} to " if to and asked in _ASKED else to
    return told.clause, f"{to}{told.verb or verb_of(sentence, child)} {told.particle}".rstrip()


_ASKED = frozenset(("whether", "how", "where", "when"))
"""Words before an infinitive that say that it is in question: `considered whether to sell the mill`."""


def doing(sentence: Sentence, clause: Clause, child: Clause, head: str, *, naming: Naming) -> list[Part]:
    """The form in -ing that a verb needs: `kept fighting`, `barred women from voting`."""
    word, gap = sentence.low[child.verb.head], child.verb.first - clause.verb.last
    word = f"having {word}" if child.verb.perfect and child.verb.form == "ing" else word
    word = (
        f"being {word}" if child.verb.passive and child.verb.form == "ing" else word
    )  # `escaped being hanged`
    near = gap <= (8 if clause.object is not None else 2)
    phase = head in PHASES and (child.verb.form == "ing" or head == "keep")
    phase |= head in GERUNDS and child.verb.form == "ing" and clause.object is None
    if phase and near and not child.opener:
        tried = verb_of(sentence, child) in _TRIES and child.object is None
        for aim in sentence.clauses[sentence.place_of(child) + 1 :][:1] if tried else ():
            return deed(sentence, aim, f"{word} to {verb_of(sentence, aim)}", True, naming=naming)
        return deed(sentence, child, word, True, naming=naming)
    barred = child.opener == "from" and head in _PREVENTS and not child.verb.passive
    forced = child.opener == "into"  # `forced Rye into paying a tax`
    forced |= child.opener == "to" and head in _GIVES and clause.object is not None
    before = child.verb.first - 2  # `stopped short of selling it`, `was intent on taking the fort`
    how = clause.verb.copula and clause.adjective is not None and clause.adjective.last == before + 1
    how |= gap == 2 and before >= clause.verb.last and bool(particle(sentence, clause))
    opened = child.opener in _OPENED and gap <= 1 + how and clause.object is None
    forced |= child.opener == "of" and _right_after(clause, child)  # `ended its policy of taxing salt`
    if ((barred or forced) and near) or opened:
        return deed(sentence, child, f"{child.opener} {word}", opened, naming=naming)
    return []


def _right_after(clause: Clause, child: Clause) -> bool:
    """Whether a clause says more of the object of another, before which it stands."""
    aim = clause.second or clause.object
    return aim is not None and child.verb.first == aim.end + 1


def _ranked(sentence: Sentence, clause: Clause, child: Clause) -> bool:
    """Whether an infinitive says which thing is meant: `the first woman to fly`, `the right to vote`."""
    aim = clause.second or clause.object
    quoted = sentence.tags[child.verb.first - 1] == "``"  # `his wish to “burn the mill”`
    if aim is None or child.verb.first - aim.end > 1 + quoted:
        return False
    return sentence.low[aim.head] in TO_DO or any(
        sentence.low[k] in _RANKS or (sentence.tags[k] == "JJS" and sentence.low[k] not in DROPPED)
        for k in range(aim.first, aim.last)
    )


def helped(sentence: Sentence, clause: Clause, *, naming: Naming) -> list[Part]:
    """What somebody helped another to do: `helped the mayor win the town`."""
    who = noun(sentence, clause.subject, 1, naming=naming) if clause.subject is not None else []
    return [*who, *deed(sentence, clause, verb_of(sentence, clause), False, naming=naming)]


def deed(sentence: Sentence, clause: Clause, verb: str, needed: bool, *, naming: Naming) -> list[Part]:
    """What somebody began or was made to do: the verb with its object as one part of the title."""
    verb = f"not {verb}" if clause.verb.negated and verb.startswith("to ") else verb
    verb = f"{verb} {small}" if (small := particle(sentence, clause)) else verb
    if clause.object is None and not clause.post and (common := shared_object(sentence, clause)):
        clause = replace(clause, object=common)  # `tried to invade and subdue the valley`
    if clause.object is None and (goes_on := _goes_on(sentence, clause)) is not None:
        inner, more = goes_on
        return deed(sentence, inner, f"{verb} {more}", needed, naming=naming)
    if clause.object is None:
        if clause.adjective is not None:  # `began to grow rich`
            verb = f"{verb} {sentence.words[clause.adjective.head]}"
        further = after(sentence, clause, naming=naming, room=1)
        if verb == "from engaging" and further:  # `barred banks from engaging in trade`
            words = further[0].words.partition(" ")[2]
            return [part(f"from {words}", 0 if needed else 1)]
        return [part(verb, 0 if needed else 1), *further]
    target = noun(sentence, clause.object, 1, naming=naming, before=verb, level=3)
    if target and len(clause.object.parts) > 1 and not target[0].thin:  # of several things, one may do
        first, last, head = clause.object.parts[0]
        one = noun(sentence, Phrase("NP", first, last, head, last), 1, naming=naming, before=verb)
        if one and sentence.low[first - 1] not in ("both", "neither", "either", "between"):
            target = [replace(target[0], forms=(*target[0].forms, one[0].forms[-1]), spare=1)]
    spell = clause.second is not None and sentence.low[clause.second.head] in MEASURES  # `nine ships a year`
    if target and clause.second is not None and not spell:  # `to grant the town its charter`
        both = noun(sentence, clause.second, 1, naming=naming, before=target[0].forms[-1])
        alone = noun(sentence, clause.second, 1, naming=naming, before=verb)
        forms = (*both[0].forms[:-1], alone[0].forms[-1]) if both else ()
        target = (
            [replace(both[0], forms=forms, thin=max(both[0].thin, alone[0].thin > 0))] if both else target
        )
    further = after(sentence, clause, naming=naming, room=1)
    cost = 0 if needed else 1
    return [replace(target[0], cost=cost), *further] if target else [part(verb, cost)]


def _goes_on(sentence: Sentence, clause: Clause) -> tuple[Clause, str] | None:
    """The deed that a verb without an object only begins or tries, and its verb: `to begin selling`."""
    at, head = sentence.place_of(clause), verb_of(sentence, clause)
    inner = next((c for c in sentence.clauses[at + 1 : at + 2] if c.parent == at), None)
    if inner is None or inner.verb.first != clause.verb.last or inner.verb.passive or inner.opener:
        return None
    if head in PHASES | GERUNDS and inner.verb.form == "ing" and inner.kind == "part":
        return inner, sentence.low[inner.verb.head]
    if head in _TO and inner.kind == "inf" and sentence.low[inner.verb.first] == "to":
        return inner, f"to {verb_of(sentence, inner)}"
    return None

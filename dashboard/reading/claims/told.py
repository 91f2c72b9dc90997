"""Decides what a clause does: whether it tells a happening, by its tense, mood and kind of verb.

What is imagined, planned, asked, a habit, a measure, or about the writing itself happened at no date of the
story.
"""

from __future__ import annotations

from enum import Enum

from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar.clause import Clause, Sentence
from dashboard.reading.grammar.forms import lemma, singular

_WORDS = word_lists("told")


class Kind(Enum):
    """What a clause does: only `TOLD` is a happening; `STATE` says how things were."""

    TOLD = "told"
    STATE = "state"
    HABIT = "habit"
    PLAN = "plan"
    AIM = "aim"
    IMAGINED = "imagined"
    QUESTION = "question"
    OPINION = "opinion"
    WRITING = "writing"
    EXERCISE = "exercise"
    GENERAL = "general"


STATIVE = _WORDS["stative"]
"""Verbs that say how things were, or what somebody thought or said; they make a claim only with a date."""
STOPPING = _WORDS["stopping"]
"""Verbs after which there is no more of something, so that `after 1843` has no end."""
_STILL = _WORDS["still"]
"""Verbs of which that is true in the passive: `was known as`."""
_OFTEN = _WORDS["often"]
_CONDITIONS = frozenset(("if", "unless", "lest", "whether"))
_SAYING = _WORDS["saying"]
_TEXT = _WORDS["text"]
_WRITERS = frozenset(
    ("historians", "scholars", "readers", "students", "critics", "authors", "writers", "essays")
)
_HERE = frozenset(("this", "these", "our", "the", "my"))
_WRITTEN = frozenset(
    ("book", "volume", "article", "paper", "study", "essay", "chapter", "edition", "editions")
)
_HOLDS = frozenset(
    ("contain", "include", "discuss", "describe", "examine", "explore", "cover", "look", "focus")
)
"""Verbs that say what a book holds, and not when it was written."""
_SELF = frozenset(("i", "we", "you", "us", "me"))
_DISCOURSE = _WORDS["discourse"]
"""Verbs with which writers announce what they do next: `we now turn to`."""
_CITING = _WORDS["citing"]
"""Verbs that say where something is written: `as Gibbon argued`."""
UNTOLD = frozenset((Kind.EXERCISE, Kind.QUESTION, Kind.IMAGINED, Kind.WRITING, Kind.PLAN))
"""Kinds of clauses in which nothing happened, even if they have a date."""


def judge(sentence: Sentence, clause: Clause | None) -> Kind:
    """What a clause does; with None, what a sentence without a verb does."""
    words = sentence.low
    if _asks(sentence):
        return Kind.QUESTION
    if _ordered(sentence):
        return Kind.EXERCISE
    if clause is None:
        return Kind.EXERCISE if _SELF & set(words) else Kind.STATE  # `Papers to me by Friday.`
    if _conditional(sentence, clause):
        return Kind.IMAGINED
    if _about_writing(sentence, clause, verb_of(sentence, clause)):
        return Kind.WRITING
    if clause.verb.modal:
        return _modal(sentence, clause)
    if _again_and_again(sentence, clause):
        return Kind.HABIT
    return _of_form(sentence, clause)


def _of_form(sentence: Sentence, clause: Clause) -> Kind:
    """What a clause does, by its verb alone: its person, tense, voice and meaning."""
    verb, head = clause.verb, verb_of(sentence, clause)
    if clause.subject is not None and sentence.low[clause.subject.head] in _SELF:
        return Kind.OPINION
    if verb.form == "finite" and verb.tense == "present" and not verb.perfect:
        return Kind.GENERAL
    if verb.form == "infinitive":
        return Kind.AIM
    still = head in _STILL if verb.passive else head in STATIVE
    return Kind.STATE if still or verb.negated or verb.progressive else Kind.TOLD


def verb_of(sentence: Sentence, clause: Clause) -> str:
    """The plain form of a clause's verb."""
    return lemma(sentence.low[clause.verb.head], sentence.tags[clause.verb.head])


def _asks(sentence: Sentence) -> bool:
    return "?" in sentence.low[-3:]


def _ordered(sentence: Sentence) -> bool:
    """Whether a sentence tells its reader to do something, or sets a saying to be discussed: `(b) “…”`."""
    low = sentence.low
    first = next((word for word in low if word not in _LEADING), "")
    if first in _COMMANDS and not any(
        c.kind == "main" and c.subject and c.subject.head > 0 for c in sentence.clauses
    ):
        return True  # `Read letters from the time of the strike`, `But note what he wrote`
    for clause in sentence.clauses:
        at = clause.verb.first
        bare = clause.subject is None and clause.kind != "part"
        if bare and sentence.tags[at] in ("VB", "VBP") and _opens(low, at):
            own = (c for c in sentence.clauses if c.kind == "main" and c.subject and c.verb.first > at)
            return next(own, None) is None  # `Cut off from the coast, the army …`
    label = len(low) > 4 and low[0] == "(" and len(low[1]) == 1 and low[2] == ")"
    return label and low[3] in _QUOTES


def _opens(low: list[str], at: int) -> bool:
    """Whether a word opens the sentence, or a part after `;` or `:`, ignoring numbers and labels."""
    before = next((k for k in range(at - 1, -1, -1) if low[k] in (";", ":")), -1)
    if low[before + 1] == "to" and low[at - 1] == ",":
        return True  # `To learn more of the strike, visit the library.`
    return all(not w.isalpha() or len(w) == 1 for w in low[before + 1 : at])


_LEADING = frozenset(("now", "then", "just", "but", "and", "so", "here", "please", "also", "instead", ","))
"""Words that may stand before a command: `Now compare this with the strike`."""
_COMMANDS = _WORDS["commands"]
_QUOTES = frozenset(("‘", "“", '"', "'", "``"))


def _conditional(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is a condition that was not met, depends on one, or has one depend on it."""
    if clause.opener in _CONDITIONS and clause.kind == "sub":
        return True
    words = sentence.low
    if _ALMOST & set(words[clause.verb.first - 1 : clause.verb.head] if clause.verb.first else ()):
        return clause.verb.perfect or clause.verb.form != "finite"  # `the rain having nearly drowned them`
    if clause.verb.perfect and (clause.verb.modal in ("would", "might", "should") or _unreal(clause)):
        return True
    if clause.verb.modal == "may" and clause.verb.perfect and "if" in words:
        return True  # `If he had lived, he may well have won`
    if _of_a_rumour(sentence, clause):
        return True
    inverted = words[:1] == ["had"] and any(c.verb.modal for c in sentence.clauses)
    parent = sentence.clauses[clause.parent] if 0 <= clause.parent < len(sentence.clauses) else None
    below = (
        parent is not None and parent is not clause and parent.opener in _CONDITIONS and parent.kind == "sub"
    )
    return inverted or below


def _of_a_rumour(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause says what was only feared, claimed or not proved: `the rumour that Kern had fled`."""
    at = clause.first - 1 if sentence.low[clause.first] != "that" else clause.first
    if clause.kind != "sub" or clause.opener != "that" or at < 1 or sentence.low[at] != "that":
        return False
    noun = singular(sentence.low[at - 1])
    return noun in _RUMOURS or (noun in _PROOFS and "no" in sentence.low[max(0, at - 4) : at - 1])


_RUMOURS = _WORDS["rumours"]
_PROOFS = frozenset(("evidence", "proof", "sign", "indication", "record", "doubt"))
_ALMOST = frozenset(("nearly", "almost"))


def _unreal(clause: Clause) -> bool:
    """Whether a dependent clause tells what only could have been: `a fleet that could have come`."""
    return clause.verb.modal == "could" and (clause.kind != "main" or clause.verb.negated)


def _modal(sentence: Sentence, clause: Clause) -> Kind:
    """What a clause with a modal verb does.

    `said they would leave` is a plan, `he would later lead` is told, `they would sing at night` is a habit.
    """
    modal = clause.verb.modal
    if clause.subject is not None and sentence.low[clause.subject.head] in _SELF:
        return Kind.OPINION
    if (
        clause.kind in ("sub", "complement")
        and clause.opener in ("that", "")
        and modal in ("would", "should", "will", "could")
    ):
        return Kind.PLAN
    if "rather" in sentence.low[clause.verb.first : clause.verb.head]:
        return Kind.IMAGINED  # `would rather trade than fight`
    if modal == "would" and not clause.verb.negated:
        return Kind.TOLD if sentence.clauses[0] is clause or clause.kind in ("rel", "main") else Kind.HABIT
    return _MODALS.get(modal, Kind.PLAN)


_MODALS = {"could": Kind.STATE, "might": Kind.IMAGINED, "can": Kind.GENERAL, "may": Kind.OPINION}


def _about_writing(sentence: Sentence, clause: Clause, head: str) -> bool:
    """Whether a clause is about the writing: `this essay shows`, `historians agree`."""
    subject = clause.subject
    if clause.opener == "as" and head in _CITING:  # `as Gibbon argued`
        return True
    if clause.kind == "part" and clause.verb.form == "ing" and head in _CITING and clause.object is None:
        return True  # `writing in 1776`
    if subject is None:
        return False
    words = sentence.low
    noun = words[subject.head]
    if noun in _SELF:
        aim = words[clause.object.head] if clause.object is not None else ""
        return aim in _TEXT or (bool(clause.verb.modal) and head in _DISCOURSE)
    if noun in _WRITERS:
        return clause.verb.tense == "present" or clause.verb.perfect
    if noun in _WRITTEN and head in _HOLDS and clause.verb.tense == "present":
        return True  # `His book contains accounts of two journeys`
    here = words[subject.first] in _HERE or subject.first == subject.head
    return (
        here
        and noun in _TEXT
        and (clause.verb.tense == "present" or words[subject.first] in ("this", "these", "my"))
    )


def _again_and_again(sentence: Sentence, clause: Clause) -> bool:
    often = not _OFTEN.isdisjoint(sentence.low[clause.first : clause.last])
    return often or _every(sentence, clause) or _used_to(sentence, clause)


def _every(sentence: Sentence, clause: Clause) -> bool:
    words = sentence.low
    for k in range(clause.first, min(clause.last, len(words) - 1)):
        if words[k] in ("every", "each") and words[k + 1] in _TIMES:
            return True
    return False


_TIMES = _WORDS["times"]


def _used_to(sentence: Sentence, clause: Clause) -> bool:
    at = clause.verb.head
    return (
        sentence.low[at] == "used"
        and sentence.low[at + 1 : at + 2] == ["to"]
        and clause.object is None
        and not clause.verb.passive
    )

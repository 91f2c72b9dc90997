"""The phrases after and before a verb for which a title has room: `for volunteers`, `in Mexico`."""

from __future__ import annotations

from dataclasses import replace

from dashboard.reading.claims.fitting import Part
from dashboard.reading.claims.frames import needed_by, needed_of
from dashboard.reading.claims.hollow_phrases import is_hollow, most_of_a_date
from dashboard.reading.claims.naming import Naming
from dashboard.reading.claims.noun_titles import POSTS
from dashboard.reading.claims.title_parts import MAKES, RANKS, noun, part, particle
from dashboard.reading.claims.told import verb_of
from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar.clause import Clause, Sentence
from dashboard.reading.grammar.phrase import NOUNS, Phrase
from dashboard.reading.grammar.word_sets import REFLEXIVE

_WORDS = word_lists("titles")
_QUOTES = frozenset(("“", '"', "``", "‘"))
_ASIDE = _WORDS["aside"]
_CAUSES = frozenset(("due", "owing", "thanks", "prior", "according", "than", "instead", "opposed"))
"""Words with which a phrase says why or what not: `due to the flood`, `by sea rather than by land`."""
_SPELLS = frozenset(("years", "months", "weeks", "days", "hours", "decades", "centuries"))
_TIMES = word_lists("told")["times"] | _SPELLS
_APPOINTS = frozenset(("appoint", "elect", "name", "crown", "proclaim", "ordain"))
"""Verbs that make somebody something, with `as` or without."""
_HELD = frozenset(("of", "about", "upon", "through", "short"))


def after(sentence: Sentence, clause: Clause, *, naming: Naming, room: int) -> list[Part]:
    """The phrases after a verb for which the title has room: `for volunteers`, `in Mexico`."""
    out: list[Part] = []
    bare = clause.object is None and clause.adjective is None
    left_out = -1  # where a phrase ends that no title has: what follows it at once belongs to it
    passed, owed = ("ADV", "DATE") if bare else ("ADV",), _owed(sentence, clause)
    told = (p for p in clause.post if p.kind not in passed and p.first >= owed and not _out(sentence, p))
    for place, phrase in enumerate(told):
        again = any(sentence.low[k] in RANKS for k in range(phrase.first, phrase.last))  # `a third time`
        if phrase.kind == "NP" and sentence.low[phrase.head] in _TIMES and not again:
            continue  # `died months after the war`
        if phrase.kind == "NP" and bare and place == 0:
            out += noun(sentence, phrase, 1, naming=naming)
            continue
        if phrase.kind in _QUOTES:
            break
        if phrase.kind != "PP":
            left_out = (
                phrase.end if phrase.kind == "ADJ" and verb_of(sentence, clause) not in MAKES else left_out
            )
            continue
        stray = _of_stray_noun(sentence, clause, phrase) or _from_a_number(sentence, clause, phrase)
        if stray or _says_no_place(sentence, phrase) or sentence.low[phrase.first - 1] == "not":
            continue
        cost = _cost(sentence, clause, phrase, place=place, taken=len(out), room=room)
        if (
            cost is None
            or is_hollow(sentence, phrase)
            or phrase.first == left_out
            or _half_quoted(sentence, phrase)
        ):
            left_out = phrase.end
            continue
        out += _with_preposition(sentence, clause, phrase, cost, naming=naming)
    return out


def _cost(
    sentence: Sentence, clause: Clause, phrase: Phrase, *, place: int, taken: int, room: int
) -> int | None:
    """What leaving out the phrase at a `place` after a verb costs; None if no title has it.

    `taken` is how many phrases before it have their place, `room` for how many there is one.
    """
    word, bare = _preposition(sentence, phrase), clause.object is None and clause.adjective is None
    agent = word == "by" and clause.verb.passive
    framed = _framed(sentence, clause, phrase, place=place)
    known_as = word == "as" and framed
    needed = (not agent and framed) or _of_both(sentence, clause, phrase)
    held = clause.object is None and place == 0 and word in _HELD  # `learned of the plan`
    held |= word == "as" and (not taken or known_as)  # `served as mayor`
    held |= needed and word != "as"  # `deprived the guild of its right`
    if taken >= room + needed or (word in _ASIDE and not agent and not held):
        return None
    name = sentence.tags[phrase.head] in ("NNP", "NNPS")
    first = known_as or (not taken and (bare or place == 0))
    if not first and not name and not needed:
        return None
    by_with = clause.verb.passive and word == "with"
    bound = agent or (bare and place == 0 and not by_with)  # `went on strike`, `is used by all`
    if needed or bound or known_as:
        return 1
    if _of_an_of_phrase(sentence, clause, phrase):
        return 4
    return 2 if first and (name or clause.object is None) else 3


def _with_preposition(
    sentence: Sentence, clause: Clause, phrase: Phrase, cost: int, *, naming: Naming
) -> list[Part]:
    """A phrase with its preposition as a part of a title; empty if nothing telling is left of it."""
    bare = clause.object is None and clause.adjective is None
    inner, word = phrase._replace(kind="NP", first=phrase.first + 1), _preposition(sentence, phrase)
    lead = "as" if word == "to" and sentence.low[phrase.head] in POSTS else word
    if word == "than" and sentence.low[phrase.first - 1] == "more":
        lead = ""  # `had more than ten ships`
    lead = "" if lead == "as" and verb_of(sentence, clause) in _APPOINTS else lead  # `appointed Kern mayor`
    level = 3 if bare or lead == "as" else 2
    found = noun(sentence, inner, cost, naming=naming, before=lead, level=level)
    whose = found[0].words.partition(" of ")[2] if found else ""
    if cost > 2 and not whose.islower() and whose:  # not `on banks` for `on banks of the Rye`
        found = [p.only(lambda form: " of " in form) for p in found]
    said = (p.words.removeprefix(lead).lstrip() for p in found)
    return [_of_two(p) for p, words in zip(found, said, strict=True) if words.lower() not in _EMPTY]


def _out(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase is `out` before `of`."""
    return sentence.low[phrase.first : phrase.last + 1] == ["out", "of"]


def _preposition(sentence: Sentence, phrase: Phrase) -> str:
    """The preposition that opens a phrase: `out of` in `led them out of Ulm`."""
    word = sentence.low[phrase.first]
    return "out of" if word == "of" and sentence.low[phrase.first - 1] == "out" else word


def _of_both(sentence: Sentence, clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase belongs to its noun: `peace between Rye and Dover`, `raised it from 7 to 9`."""
    word = sentence.low[phrase.first]
    two = word == "between" and len(phrase.parts) > 1
    if word == "from" and sentence.tags[phrase.head] == "CD":
        return "to" in sentence.low[phrase.first : phrase.end]
    return two and clause.object is not None and clause.object.end == phrase.first


def _of_an_of_phrase(sentence: Sentence, clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase goes on with an `of` phrase: `the price of the war against Ulm`."""
    aim = clause.object
    along = sentence.low[phrase.first] not in ("to", "into")  # `sent a fleet of ships to Ulm`
    return along and aim is not None and aim.last < aim.end == phrase.first


def _says_no_place(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase is an aside, a time, or has a verb of its own: `with no ships having left`."""
    head = sentence.low[phrase.head]
    next_to = (c for c in sentence.clauses if c.verb.first == phrase.end and not c.opener)
    absolute = sentence.low[phrase.first] == "with" and any(c.verb.form == "ing" for c in next_to)
    spell = (head in _SPELLS and phrase.end == phrase.last) or head in (
        "month",
        "year",
        "period",
        "era",
        "age",
        "times",
        "course",
    )
    spell = spell or sentence.low[phrase.first : phrase.end] == ["at", "the", "time"]
    why = sentence.low[phrase.first - 2 : phrase.first] == ["as", "well"]  # `Rye as well as Dover`
    why |= sentence.low[phrase.first - 1] in _CAUSES
    return absolute or spell or why or most_of_a_date(sentence, phrase) or head in ("instance", "example")


def _of_stray_noun(sentence: Sentence, clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase belongs to a noun that no title has: `joined, a sign of its way to power`."""
    before = phrase.first - 1
    at = sentence.place_of(clause)
    if (
        at < 0
        or sentence.tags[before] not in NOUNS
        or before < clause.verb.last
        or sentence.owner[before] != at
    ):
        return False
    own = sentence.clauses[at]  # with what a headline leaves out of it
    held = (own.object, own.second, own.gap, own.adjective, own.particle, *own.post, clause.object)
    return not any(p is not None and p.first <= before < p.end for p in held)


def _from_a_number(sentence: Sentence, clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase only says where a change began: `rose from two to three million`."""
    words, end = sentence.low[phrase.first : phrase.end], phrase.end
    if words[0] != "from":
        return False
    to = any(p.kind == "PP" and p.first == end and sentence.low[end] == "to" for p in clause.post)
    number = (
        sentence.tags[phrase.head] == "CD" and sentence.tags[phrase.head - 1] not in NOUNS
    )  # not `Apollo 11`
    return to or (number and "to" not in words)


_EMPTY = frozenset(
    ("", "one", "other", "another", "next", "last", "past", "first", "later", "earlier", "late", "early")
)


def _half_quoted(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a quotation opens in a phrase and goes on after it."""
    return [t for t in sentence.tags[phrase.first : phrase.end] if t in ("``", "''")] == ["``"]


def _of_two(piece: Part) -> Part:
    """A part without the forms that name one thing where `between` needs two."""
    if not piece.words.startswith("between "):
        return piece
    return piece.only(lambda form: " and " in form or form.endswith("s"))


def _owed(sentence: Sentence, clause: Clause) -> int:
    """Where the phrase begins without which a verb with an object says little; 0 if it needs none.

    In `provided the men outside the town with bread` that is the bread.
    """
    word = _OWES.get(verb_of(sentence, clause)) if clause.object is not None else None
    found = (p.first for p in clause.post if p.kind == "PP" and sentence.low[p.first] == word)
    return next(found, 0)


_OWES = {
    "provide": "with", "supply": "with", "equip": "with", "furnish": "with", "present": "with",
    "transform": "into", "convert": "into", "divide": "into",
}  # fmt: skip


def _framed(sentence: Sentence, clause: Clause, phrase: Phrase, *, place: int) -> bool:
    """Whether a verb, its adjective or its object needs a phrase: `sent ships to Rye`, `waged war on Rye`."""
    word, aim = _preposition(sentence, phrase), clause.object
    if sentence.tags[phrase.head] == "PRP":
        return False  # `divided it between them`
    if clause.adjective is not None and aim is None:
        return place == 0 and phrase.first == clause.adjective.last and word in _OF_ADJECTIVES
    if aim is not None and place == 0 and word in needed_of(sentence.low[aim.head]):
        return phrase.first == aim.end
    needs = needed_by(verb_of(sentence, clause), aimed=aim is not None or clause.verb.passive)
    if word not in needs or _has_it(sentence, clause, phrase, needs):
        return False
    if word == "as":
        return True
    # not what stands right after another noun, but `sent Bell, whom they blamed, to Rye`
    between = range(aim.end if aim is not None else clause.verb.last, phrase.first)
    held = [p for p in clause.post if p.kind in ("ADV", "DATE", "PP", "RP") and p.first < phrase.first]
    return all(
        sentence.tags[k] == ","
        or sentence.owner[k] != sentence.place_of(clause)
        or any(p.first <= k < p.end for p in held)
        for k in between
    )


def _has_it(sentence: Sentence, clause: Clause, phrase: Phrase, needs: frozenset[str]) -> bool:
    """Whether what a verb needs stands before a phrase: `launched a raid on Rye on a cold night`."""
    word = sentence.low[phrase.first]
    before = [sentence.low[p.first] for p in clause.post if p.kind == "PP" and p.first < phrase.first]
    if word == "as":  # `referred to Kern as the Bear`
        return "with" in before or "as" in before
    return any(other in needs and other != "from" for other in before) or "with" in before


_OF_ADJECTIVES = frozenset(("of", "to", "about", "with", "for", "from", "on", "against"))
"""Prepositions that open what an adjective needs: `was responsible for the fire`."""


def where(sentence: Sentence, clause: Clause, *, naming: Naming) -> list[Part]:
    """The place with which a clause opens: `In Algeria, warfare lasted …`."""
    for phrase in clause.lead:
        named = sentence.tags[phrase.head] in ("NNP", "NNPS")
        place = phrase.kind == "PP" and named and sentence.low[phrase.first] in ("in", "at", "near")
        before = clause.subject is None or phrase.first < clause.subject.first
        if place and before and not any(sentence.dated[phrase.first : phrase.last]):
            inner = phrase._replace(kind="NP", first=phrase.first + 1)
            return noun(sentence, inner, 3, naming=naming, before=sentence.low[phrase.first])
    return []


def at_a_place(sentence: Sentence, clause: Clause, subject: list[Part], *, naming: Naming) -> list[Part]:
    """Where something was, as a headline has it without a verb: `army in Ulm`; empty if that is not said."""
    if verb_of(sentence, clause) == "date" and clause.subject is not None:
        return noun(sentence, clause.subject, 0, naming=naming)  # `evidence of iron dates from 700`
    first = next((p for p in clause.post if p.kind != "ADV"), None)
    there = first is not None and first.kind == "PP" and sentence.low[first.first] in _AT
    if not there or clause.verb.negated or verb_of(sentence, clause) != "be":
        return []
    found = after(sentence, clause, naming=naming, room=1)
    return [*subject, *found] if found else []


_AT = frozenset(("in", "at", "on", "under", "near", "within", "behind", "outside", "inside"))


def state(sentence: Sentence, clause: Clause, *, naming: Naming) -> list[Part]:
    """The participle that says how something is or became: `the town remained divided`."""
    at = sentence.place_of(clause)
    following = sentence.clauses[at + 1] if 0 <= at < len(sentence.clauses) - 1 else None
    bare = clause.object is None and clause.adjective is None and not clause.verb.passive
    head, aim = verb_of(sentence, clause), clause.object
    itself = aim is not None and sentence.low[aim.head] in REFLEXIVE and head in ("find", "see")
    had = aim is not None and head == "have" and not clause.verb.passive  # `had the mill rebuilt`
    if following is None or not ((bare and head in _STATES) or itself or had):
        return []
    begin = clause.object.end if clause.object is not None else clause.verb.last
    near = all(sentence.tags[k] in ("RB", "RBR", "RBS", "JJR") for k in range(begin, following.verb.first))
    done = following.kind == "part" and following.verb.form == "participle" and near
    if following is None or not done:
        return []
    own = noun(sentence, following.object, 1, naming=naming) if following.object is not None else []
    rest = own or after(sentence, following, naming=naming, room=1)
    less = "less " if sentence.low[following.verb.first - 1] == "less" else ""  # `became less known`
    words = f"{less}{sentence.low[following.verb.head]} {particle(sentence, following)}".rstrip()
    return [part(words, 0), *(replace(p, cost=1) for p in rest)]


_STATES = frozenset(("become", "remain", "stay", "feel", "seem", "appear", "grow", "lie", "stand", "sit"))

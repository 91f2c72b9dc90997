"""Titles that a teacher would write: who did what to whom, in the present tense of headlines.

`In 1937, Italy joined the pact, creating …` is `Italy joins the pact`. Articles, dates, adverbs and asides
go; a
passive loses its `was`; a pronoun becomes the name that it stands for. At most seven words and sixty letters.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.reading.claims.told import verb_of
from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.events.packs import LONGEST
from dashboard.reading.grammar.chunks import Phrase
from dashboard.reading.grammar.clause import Clause, Sentence
from dashboard.reading.grammar.forms import participle, present

_WORDS = word_lists("titles")

MOST = 8
"""Words of a title, at most, after its subject and object."""
_MARKS = frozenset(("``", "''", "“", "”", '"', "‘", "’", "(", ")", "[", "]", "*"))
_DROPPED = _WORDS["dropped"]
_PLURALS = _WORDS["plurals"]
_TO = _WORDS["to"]
_ASIDE = _WORDS["aside"]
_SAYS = _WORDS["says"]
EMPTY = _WORDS["empty"]
"""Verbs of a participle that say no more than when: the clause above has the happening."""
Named = Callable[[Phrase], str]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a title and how much it matters: what has 0 is never left out."""

    words: str
    cost: int


def title(sentence: Sentence, clause: Clause, *, named: Named) -> str:
    """The title of a clause; '' if none can be made.

    `named` gives the name that a pronoun stands for, or ''.
    """
    clause = _telling(sentence, clause)
    parts = _parts(sentence, clause, named=named)
    return _fitted(parts) if parts else ""


def _telling(sentence: Sentence, clause: Clause) -> Clause:
    """The clause itself, or for an infinitive the one that it hangs on."""
    at = sentence.clauses.index(clause)
    if verb_of(sentence, clause) in ("mean", "ensure") and clause.object is None:
        below = (c for c in sentence.clauses[at + 1 : at + 2] if c.opener == "that" or c.kind == "complement")
        return next(below, clause)
    while clause.verb.form == "infinitive" and clause.shared and 0 <= clause.parent < len(sentence.clauses):
        above = sentence.clauses[clause.parent]
        if above is clause:
            break
        clause = above
    return clause


def _parts(sentence: Sentence, clause: Clause, *, named: Named) -> list[Part]:
    verb, head = clause.verb, verb_of(sentence, clause)
    opening = sentence.low[clause.subject.head] if clause.subject is not None else ""
    if opening == "there" or (opening == "it" and head == "be"):
        return _there(sentence, clause, named=named)
    subject = _subject(sentence, clause, named=named)
    aim = _aim(sentence, clause)
    target = noun_words(sentence, aim, named=named) if aim is not None else ""
    target = "" if target == subject else target
    if head == "be" and target and subject.split(" ")[0].lower() in ("one", "another", "among"):
        return [Part(target, 0), *_after(sentence, clause, named=named, room=1)]
    if not subject:
        done = target and verb.form != "infinitive" and not verb.passive
        if not done or head in ("be", "have", "become"):
            return []
        return [Part(target, 0), Part(participle(head), 0), *_after(sentence, clause, named=named, room=2)]
    if head == "be" and not target and clause.adjective is None and not verb.passive:
        return []
    particle = sentence.words[clause.particle.head] if clause.particle is not None else ""
    told = (subject, _verb_words(sentence, clause, head), particle, target)
    out = [Part(words, 0) for words in told if words]
    if target and clause.second is not None and aim is not clause.second:
        out.append(Part(noun_words(sentence, clause.second, named=named), 1))
    if clause.adjective is not None and (verb.copula or head in ("make", "go", "fall", "run")):
        out.append(Part(sentence.words[clause.adjective.head], 0))
    further = _further(sentence, clause, head, named=named)
    out += further or _after(sentence, clause, named=named, room=2)
    if sum(len(p.words.split()) for p in out) < 4:
        out += _where(sentence, clause, named=named)
    return out


def _aim(sentence: Sentence, clause: Clause) -> Phrase | None:
    """The noun phrase that a clause's verb is done to; not the `it` that only announces another."""
    aim = clause.object or clause.gap
    announced = aim is not None and sentence.low[aim.head] == "it" and _explained(sentence, clause)
    return clause.second if announced else aim


def _where(sentence: Sentence, clause: Clause, *, named: Named) -> list[Part]:
    """The place that opens a clause: `In Algeria, warfare lasted …`."""
    for phrase in clause.lead:
        place = sentence.tags[phrase.head] in ("NNP", "NNPS") and sentence.low[phrase.first] in (
            "in",
            "at",
            "near",
        )
        before = clause.subject is None or phrase.first < clause.subject.first
        if phrase.kind == "PP" and place and before and not any(sentence.dated[phrase.first : phrase.last]):
            words = noun_words(sentence, phrase._replace(kind="NP", first=phrase.first + 1), named=named)
            return [Part(f"{sentence.low[phrase.first]} {words}", 3)] if words else []
    return []


def _explained(sentence: Sentence, clause: Clause) -> bool:
    """Whether `it` only announces a clause: `made it law that …`."""
    at = sentence.clauses.index(clause)
    return any(c.opener == "that" for c in sentence.clauses[at + 1 : at + 2])


def _there(sentence: Sentence, clause: Clause, *, named: Named) -> list[Part]:
    """`There was a strike in Lyon`: the thing that there was."""
    if clause.object is None:
        return []
    return [
        Part(noun_words(sentence, clause.object, named=named), 0),
        *_after(sentence, clause, named=named, room=2),
    ]


def _subject(sentence: Sentence, clause: Clause, *, named: Named) -> str:
    subject = clause.subject
    if subject is None:
        return ""
    if (
        clause.apposed is not None
        and sentence.tags[clause.apposed.head] == "NNP"
        and sentence.tags[subject.head] in ("NN", "NNS")
    ):
        subject = clause.apposed
    words = noun_words(sentence, subject, named=named, short=True)
    for phrase in clause.lead:
        near = phrase.kind == "PP" and phrase.first == subject.end and sentence.low[phrase.first] in _KINDS
        if near and words and len(words.split()) < 4:
            inner = noun_words(sentence, phrase._replace(kind="NP", first=phrase.first + 1), named=named)
            whole = f"{words} {sentence.low[phrase.first]} {inner}"
            return whole if inner and len(whole.split()) < 6 and len(whole) < 40 else words
    return words


_KINDS = frozenset(("against", "on", "for", "between", "with", "over", "in", "to", "from"))
"""Words before what says which revolt, attack or treaty it was."""


def _verb_words(sentence: Sentence, clause: Clause, head: str) -> str:
    """The verb in the present of a headline; a passive without `is`."""
    verb = clause.verb
    word = sentence.words[verb.head].lower()
    plural = is_plural(sentence, clause.subject)
    no = "not " if verb.negated else ""
    if verb.passive:
        return no + (participle(head) if sentence.tags[verb.head] == "VBD" else word)
    if head == "be":
        if verb.negated:
            return "not"
        return "" if clause.object is None else present("be", plural=plural)
    if verb.negated:
        return ("cannot " if verb.modal in ("could", "can") else "do not " if plural else "does not ") + head
    return present(head, plural=plural)


def is_plural(sentence: Sentence, phrase: Phrase | None) -> bool:
    """Whether a noun phrase takes a plural verb."""
    if phrase is None:
        return False
    word, tag = sentence.low[phrase.head], sentence.tags[phrase.head]
    if len(phrase.parts) > 1 or word in ("they", "we", "these", "those", "many", "few", "both"):
        return True
    people = (
        tag == "NNP"
        and word.endswith("s")
        and phrase.last - phrase.first == 2
        and sentence.low[phrase.first] == "the"
    )
    return people or tag in ("NNS", "NNPS") or word in _PLURALS or (tag == "CD" and word not in ("one", "1"))


def _further(sentence: Sentence, clause: Clause, head: str, *, named: Named) -> list[Part]:
    """What somebody began, tried or was made to do; what they claimed."""
    at = sentence.clauses.index(clause)
    for child in sentence.clauses[at + 1 : at + 2]:
        if child.parent != at and child.kind != "complement":
            continue
        base = verb_of(sentence, child)
        target = noun_words(sentence, child.object, named=named) if child.object is not None else ""
        near = child.verb.first - clause.verb.last <= (8 if clause.object is not None else 2)
        if (
            head in _SAYS
            and clause.object is None
            and child.kind in ("complement", "sub")
            and child.opener in ("", "that")
        ):
            return _reported(sentence, child, named=named)
        if child.kind == "inf" and head in _TO and near:
            done = "to be " + sentence.low[child.verb.head] if child.verb.passive else "to " + base
            rest = [Part(target, 1)] if target else _after(sentence, child, named=named, room=1)
            return [Part(done, 0 if clause.object is None and not clause.verb.passive else 1), *rest]
        if child.kind == "part" and head in ("begin", "start", "continue", "keep", "stop", "avoid") and near:
            return [
                Part(sentence.low[child.verb.head], 0),
                *([Part(target, 1)] if target else _after(sentence, child, named=named, room=1)),
            ]
    return []


def _reported(sentence: Sentence, clause: Clause, *, named: Named) -> list[Part]:
    """What somebody says, as far as it fits."""
    said = _parts(sentence, clause, named=named)
    return [Part(p.words, 1 if p.cost == 0 else 4) for p in said]


def _after(sentence: Sentence, clause: Clause, *, named: Named, room: int) -> list[Part]:
    """The phrases after a verb that belong to it: `for volunteers`, `in Mexico`."""
    out: list[Part] = []
    bare = clause.object is None and clause.adjective is None
    for place, phrase in enumerate(clause.post):
        if phrase.kind == "NP" and bare and place == 0:
            words = noun_words(sentence, phrase, named=named)
            out.append(Part(words, 1))
            continue
        if phrase.kind != "PP":
            continue
        word = sentence.low[phrase.first]
        agent = word == "by" and clause.verb.passive
        held = bare and place == 0 and word in ("of", "about", "upon")  # `learned of the plan`
        if (word in _ASIDE and not agent and not held) or len(out) >= room:
            continue
        inner = phrase._replace(kind="NP", first=phrase.first + 1)
        words = noun_words(sentence, inner, named=named, short=agent)
        if not words or words.lower() in ("one", "other", "another"):
            continue
        name = sentence.tags[phrase.head] in ("NNP", "NNPS")
        first = not out and (bare or place == 0)
        if first or name:
            out.append(Part(f"{sentence.words[phrase.first].lower()} {words}", 2 if first and bare else 3))
    return out


def noun_words(sentence: Sentence, phrase: Phrase, *, named: Named, short: bool = False) -> str:
    """A noun phrase without articles, dates and asides; a pronoun is what it stands for."""
    if sentence.tags[phrase.head] in ("PRP", "EX") or (
        phrase.last - phrase.first == 1 and sentence.tags[phrase.head] == "DT"
    ):
        return named(phrase)
    if phrase.parts:
        heads = [_core(sentence, a, b, h) for a, b, h in phrase.parts if not _pronoun(sentence, a, b)]
        heads = [h for h in heads if h]
        if len(heads) > 1:
            both = " and ".join(heads[:2]) if len(heads) == 2 else ", ".join(heads[:2]) + " and " + heads[2]
            if len(both) <= 38:
                return both
        return heads[0] if heads else ""
    core = _core(sentence, phrase.first, phrase.last, phrase.head)
    if phrase.end <= phrase.last or not core:
        return core
    # the last `of` phrase may hold another
    tail = _of_words(sentence, phrase)
    if not tail or len(core) + len(tail) > 42:
        return core
    return f"{core} {tail}"


def _pronoun(sentence: Sentence, first: int, last: int) -> bool:
    return last - first == 1 and sentence.tags[first] == "PRP"


def _of_words(sentence: Sentence, phrase: Phrase) -> str:
    words, k = [], phrase.last
    out: list[str] = []
    for k in range(phrase.last, phrase.end):
        word, tag = sentence.words[k], sentence.tags[k]
        if word in _MARKS or (word.lower() in _DROPPED and tag in ("DT", "PRP$", "JJ")) or sentence.dated[k]:
            continue
        out.append(word)
        words.append(tag)
    while out and (words[-1] in ("IN", "POS", "CC", ",") or out[-1] == "of"):
        out.pop()
        words.pop()
    if len(out) > 5:
        return ""
    return _spaced(out)


def _core(sentence: Sentence, first: int, last: int, head: int) -> str:
    """The words of a noun phrase up to its head that a headline keeps."""
    kept: list[str] = []
    tags: list[str] = []
    for k in range(first, last):
        word, tag = sentence.words[k], sentence.tags[k]
        low = sentence.low[k]
        if k != head and (word in _MARKS or sentence.dated[k] or tag in ("RB", "RBR", "RBS", "PDT", "PRP$")):
            continue
        if k != head and low in _DROPPED and tag in ("DT", "JJ", "PRP$", "PDT", "JJR", "JJS"):
            continue
        if sentence.dated[k]:
            continue
        kept.append(word)
        tags.append(tag)
    while kept and (tags[0] in ("POS", ",", "CC", "IN")):
        kept, tags = kept[1:], tags[1:]
    if len(kept) > 4:
        kept, tags = _shorter(kept, tags)
    while kept and tags[-1] in ("POS", ",", "CC", "IN"):
        kept, tags = kept[:-1], tags[:-1]
    return _spaced(kept)


def _shorter(kept: list[str], tags: list[str]) -> tuple[list[str], list[str]]:
    """A long noun phrase without its adjectives, from the left."""
    k = 0
    while len(kept) > 4 and k < len(kept) - 1:
        if tags[k] in ("JJ", "VBN", "VBG", ",", "CC", "JJS", "JJR"):
            del kept[k], tags[k]
        else:
            k += 1
    return kept, tags


def _spaced(words: list[str]) -> str:
    out = ""
    for word in words:
        tight = word in ("’s", "'s", "’", "'", ",")
        out += word if tight or not out else f" {word}"
    return out


def _fitted(parts: list[Part]) -> str:
    """The parts in their order; what matters least goes first if they are too many."""
    held = [p for p in parts if p.words]
    while len(held) > 1:
        words = " ".join(p.words for p in held)
        if len(words) <= LONGEST and len(words.split()) <= MOST:
            break
        worst = max(range(len(held)), key=lambda i: (held[i].cost, i))
        if held[worst].cost == 0 and len(words) <= LONGEST and len(words.split()) <= MOST + 4:
            break
        if held[worst].cost == 0:
            break
        del held[worst]
    words = _whole_words(" ".join(p.words for p in held))
    return words[:1].upper() + words[1:] if len(words.split()) > 1 else ""


def _whole_words(words: str) -> str:
    """At most sixty letters, and no word that leans on the next at the end."""
    while len(words) > LONGEST:
        words = words.rpartition(" ")[0]
    while words.split() and words.split()[-1].lower() in _HANGING:
        words = words.rpartition(" ")[0]
    return words.strip(" ,;:-–—")


_HANGING = _WORDS["hanging"]

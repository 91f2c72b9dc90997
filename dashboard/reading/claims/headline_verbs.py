"""One verb where prose has several words: `took control of Rye` is told as `takes over Rye`.

The wordings are in `data/headlines.tsv`. A noun that says more than the wording, such as the attack in
`made a surprise attack on Rye`, keeps it as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from dashboard.reading.claims.of_phrases import DROPPED
from dashboard.reading.claims.told import verb_of
from dashboard.reading.grammar.clause import Clause, Sentence
from dashboard.reading.grammar.phrase import NOUNS, Phrase

_WHOLE = frozenset(("full", "complete", "total", "final", "formal", "direct"))
"""Adjectives that such a noun may have: `took full control of the town`."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording of a few words and the verb that says the same.

    `nouns` follow the verb (and `particle`), and any of `prepositions` joins to them what it is done to. If
    `apart`, preposition and noun come last; if `alone`, it is done to nobody. `verb` says the same, with the
    word `small` after it or ''.
    """

    particle: str
    nouns: frozenset[str]
    prepositions: frozenset[str]
    apart: bool
    alone: bool
    verb: str
    small: str


@dataclass(frozen=True, slots=True)
class Told:
    """A clause with the verb of a headline in its plain form, and its particle or ''; '' for its own verb."""

    clause: Clause
    verb: str = ""
    particle: str = ""


def as_headline(sentence: Sentence, clause: Clause) -> Told:
    """A clause with one verb in place of a wording that says the same; the clause itself if it has none."""
    for wording in _wordings().get(verb_of(sentence, clause), ()):
        if wording.particle != _particle(sentence, clause):
            continue
        plainer = _away(sentence, clause, wording) if wording.apart else _aimed(sentence, clause, wording)
        if plainer is not None:
            return Told(replace(plainer, particle=None), wording.verb, wording.small)
    return Told(clause)


@cache
def _wordings() -> dict[str, tuple[Wording, ...]]:
    """The wordings by their verb."""
    found: dict[str, tuple[Wording, ...]] = {}
    text = files("dashboard.reading.claims").joinpath("data/headlines.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            long, _, short = line.partition("\t")
            for verb, wording in _read(long.split(" "), short.removesuffix(" *")):
                found[verb] = (*found.get(verb, ()), wording)
    return found


def _read(words: list[str], short: str) -> list[tuple[str, Wording]]:
    """The wordings of a line of the table, each with its verb."""
    verbs, *rest = words
    apart, alone = rest[0] == "*", "*" not in words
    first, last = (frozenset(w.replace("-", " ").split("|")) for w in rest if w != "*")
    nouns, prepositions = (last, first) if apart or alone else (first, last)
    verb, _, small = short.partition(" ")
    made = []
    for name in verbs.split("|"):
        plain, _, particle = name.partition("-")
        made.append((plain, Wording(particle, nouns, prepositions, apart or alone, alone, verb, small)))
    return made


def _particle(sentence: Sentence, clause: Clause) -> str:
    if clause.particle is not None:
        return sentence.low[clause.particle.head]
    after = sentence.low[clause.verb.last : clause.verb.last + 2]
    return after[0] if after[:1] in (["off"], ["out"], ["up"]) and after[1:] != ["of"] else ""


def _aimed(sentence: Sentence, clause: Clause, wording: Wording) -> Clause | None:
    """`took control of Rye` with Rye as its object; `severed ties with Rye` without the ties; else None."""
    noun, first = clause.object, next(iter(clause.post), None)
    if noun is None or clause.second is not None or not _bare(sentence, noun, wording.nouns):
        return None
    if "of" in wording.prepositions and noun.end > noun.last and sentence.low[noun.last] == "of":
        inner = _inside(sentence, noun)
        return replace(clause, object=inner) if inner is not None else None
    near = first is not None and first.kind == "PP" and first.first == noun.end == noun.last
    if first is None or not near or sentence.low[first.first] not in wording.prepositions:
        return None
    return _with_object(clause, first)


def _with_object(clause: Clause, phrase: Phrase) -> Clause | None:
    """The clause with the noun of its first phrase as its object."""
    aim = phrase._replace(kind="NP", first=phrase.first + 1)
    return replace(clause, object=aim, post=clause.post[1:]) if aim.first <= aim.head else None


def _inside(sentence: Sentence, noun: Phrase) -> Phrase | None:
    """What an `of` phrase holds: Rye in `control of Rye`."""
    begin = noun.last + 1
    end = next((k for k in range(begin, noun.end) if sentence.low[k] == "of"), noun.end)
    head = next((k for k in range(end - 1, begin - 1, -1) if sentence.tags[k] in NOUNS), -1)
    return Phrase("NP", begin, end, head, noun.end) if head >= 0 else None


def _away(sentence: Sentence, clause: Clause, wording: Wording) -> Clause | None:
    """`removed Kern from office` without the office; `came to an end` without the end; else None."""
    aim = clause.object or clause.gap
    if (aim is not None or clause.verb.passive) is wording.alone or clause.second is not None:
        return None
    out = [p for p in clause.post if p.kind == "IN" and sentence.low[p.head] == "out"]
    at = next((p for p in clause.post if p.kind not in ("ADV", "DATE") and p not in out), None)
    if at is None or at.kind != "PP":
        return None
    inner = at._replace(kind="NP", first=at.first + 1)
    joined = "out of" if out and at.first == out[0].last else sentence.low[at.first]
    if joined not in wording.prepositions or not _bare(sentence, inner, wording.nouns):
        return None
    return replace(clause, post=[p for p in clause.post if p is not at and p not in out])


def _bare(sentence: Sentence, noun: Phrase, nouns: frozenset[str]) -> bool:
    """Whether a noun phrase is one of the nouns and says nothing more."""
    if noun.parts or sentence.low[noun.head] not in nouns or any(sentence.dated[noun.first : noun.end]):
        return False
    before = sentence.low[noun.first : noun.head]
    return all(word in DROPPED | _WHOLE for word in before)

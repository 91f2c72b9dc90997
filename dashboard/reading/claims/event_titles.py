"""The title of a claim about a named event: what the text tells of it, or else its name in our list.

`In 1898 Congress annexed Hawaii` gets `Congress annexes Hawaii`, while `the annexation of Hawaii pleased
the planters` keeps `Annexation of Hawaii`, because only that happened on the day. A name that is a
headline already (`Nicholas II abdicates`) stays.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby

from dashboard import edtf
from dashboard.reading.claims import stages
from dashboard.reading.claims.attach import Dated
from dashboard.reading.claims.fitting import MOST
from dashboard.reading.claims.of_phrases import MARKS, short_names
from dashboard.reading.claims.story import Story
from dashboard.reading.claims.told import Kind, judge, verb_of
from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.events.packs import LONGEST, Event
from dashboard.reading.grammar import clauses
from dashboard.reading.grammar.clause import Clause, Sentence
from dashboard.reading.grammar.forms import present
from dashboard.reading.grammar.phrase import NAMES, Phrase

_WORDS = word_lists("titles")
_DOES = _WORDS["does"]
"""Verbs whose object comes about by them: `signed the treaty`."""
_WINS = frozenset(
    (
        "defeat",
        "beat",
        "crush",
        "destroy",
        "rout",
        "overwhelm",
        "repel",
        "repulse",
        "halt",
        "stop",
        "annihilate",
        "win",
    )
)
"""Verbs that say how a battle ended: `beat the Danes at the Battle of Rye`."""
_MEETS = frozenset(("meet", "gather", "assemble", "convene"))
_DECREES = _WORDS["decrees"]
"""Verbs that say what a law, a treaty or a congress did when it was made: `the act banned slavery`."""
_YEARS = re.compile(r"\s\([^()]*\d[^()]*\)$")
"""What tells events of one name apart in our list: `Treaty of Rye (1604)`."""


def event_title(story: Story, span: tuple[int, int], row: Dated, event: Event) -> str:
    """The title of what the sentence `span` tells of a named event, at most sixty letters."""
    name = _YEARS.sub("", event.title)
    sentence = story.sentence(span)
    first, last = sentence.token_at(row.start), sentence.token_at(max(row.start, row.end - 1))
    if first < 0 or last < first:
        return name
    if told := _told(story, span, row, event, name=name, first=first, last=last):
        return told
    if _is_headline(name):
        return name
    if event.kind == "work" and (by := _author(sentence, first)):
        whole = f"{by} {name}"
        return whole if len(whole) <= LONGEST and len(whole.split()) <= MOST else name
    return _begun_or_ended(name, story.text, row, event)


def _told(
    story: Story, span: tuple[int, int], row: Dated, event: Event, *, name: str, first: int, last: int
) -> str:
    """What a sentence tells of an event that it names by the tokens from `first` to `last`; '' if nothing."""
    sentence = story.sentence(span)
    clause = _clause_of(sentence, first, last)
    if clause is not None and _is_headline(name):  # a fuller one is kept: `Rye shelled by Danes`
        fuller = story.title_of(span, clause)
        return fuller if fuller.startswith(f"{name} by ") else ""
    clause = clause or _around(sentence, story.clause_at(span, row.start))
    dated = row.dated_by != "reference"
    if clause is None or not _tells(sentence, clause, first, last, event=event, dated=dated):
        return ""
    told = story.title_of(span, clause)
    if _names_it(told, sentence, first, last):
        return told
    fought = event.kind == "battle" and verb_of(sentence, clause) in _WINS
    place = re.fullmatch(r"(?:the )?Battle of ([A-Z]\S+)", _said(sentence, first, last))
    there = f"{told} at {place[1]}" if fought and place and place[1] not in told else ""
    return there if len(there) <= LONGEST and len(there.split()) <= MOST else ""


def _author(sentence: Sentence, first: int) -> str:
    """Whose a work is that is named at a token, `Ann Bell publishes`, `Ann Bell’s`; '' if nobody’s."""
    tags, at = sentence.tags, first - 1
    while at >= 0 and (tags[at] in ("``", ",", "NN", "JJ", "CD") or sentence.words[at] in MARKS):
        at -= 1
    if at < 1 or tags[at] != "POS" or tags[at - 1] != "NNP":
        return ""
    begin = at - 1
    while begin > 0 and tags[begin - 1] == "NNP":
        begin -= 1
    who = " ".join(sentence.words[begin:at])
    written = not _WRITINGS.isdisjoint(sentence.low[at + 1 : first])
    return f"{who} publishes" if written else f"{who}’" if who.endswith("s") else f"{who}’s"


_WRITINGS = frozenset(
    ("book", "novel", "pamphlet", "essay", "treatise", "poem", "autobiography", "memoir", "study")
)


def _begun_or_ended(name: str, text: str, row: Dated, event: Event) -> str:
    """The name of a lasting event, with `begins` or `ends` where the text and the date mean only that.

    A title that the editor of a pack chose stays, if it is no proper name.
    """
    value = stages.part(event.edtf, text, row.start, row.end)
    begun, _, ended = event.edtf.partition("/")
    other = ended if value == begun else begun
    proper = all(word[0].isupper() for word in name.split() if word not in ("of", "the", "in", "and"))
    lasting = (event.kind or proper) and ended and value in (begun, ended)
    if not lasting or not _meets(value, row.edtf) or _meets(other, row.edtf):
        return name
    noun = re.split(r"\s(?:of|in|on|for|against|between)\s", name)[0]
    plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    told = f"{name} {present('begin' if value == begun else 'end', plural=plural)}"
    return told if len(told) <= LONGEST else name


def _meets(one: str, other: str) -> bool:
    """Whether two dates have a day in common."""
    a, b = edtf.parse(one), edtf.parse(other)
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return False
    return a.earliest <= b.latest and b.earliest <= a.latest


@cache
def _is_headline(title: str) -> bool:
    """Whether a name has a verb, as `Nicholas II abdicates` has, that says a deed: not `becomes`."""
    sentence = clauses.parse(title, 0, len(title), dates=[])
    return any(verb_of(sentence, clause) != "become" for clause in sentence.clauses)


def _clause_of(sentence: Sentence, first: int, last: int) -> Clause | None:
    """The clause whose verb stands in the name, as that of `Trotsky was killed` does."""
    return next((c for c in sentence.clauses if first <= c.verb.head <= last), None)


def _around(sentence: Sentence, clause: Clause | None) -> Clause | None:
    """The clause that tells of a thing whose name another only gives: `known as the Salt March`."""
    gives = clause is not None and clause.kind == "part" and verb_of(sentence, clause) in ("know", "call")
    known = clause is not None and gives and 0 <= clause.parent < len(sentence.clauses)
    return sentence.clauses[clause.parent] if clause is not None and known else clause


def _tells(sentence: Sentence, clause: Clause, first: int, last: int, *, event: Event, dated: bool) -> bool:
    """Whether the clause tells of the event itself, and not of something else that has to do with it."""
    if judge(sentence, clause) is not Kind.TOLD or clause.subject is None or clause.verb.form != "finite":
        return False
    if first <= clause.verb.head <= last:
        return _told_by_verb(sentence, clause, event, dated=dated)
    verb = verb_of(sentence, clause)
    if _takes_place_at(sentence, clause, first, last):
        won = event.kind in ("battle", "siege") and (clause.object is not None or clause.verb.passive)
        return (won and verb in _WINS) or verb in _MEETS
    if not dated or clause.object is None:
        return False
    if _is(sentence, clause.object, first, last):
        return verb in _DOES
    return _is(sentence, clause.subject, first, last) and verb in _DECREES and clause.second is None


def _said(sentence: Sentence, first: int, last: int) -> str:
    """The words of some tokens of a sentence."""
    return sentence.text[sentence.spans[first][0] : sentence.spans[last][1]]


def _takes_place_at(sentence: Sentence, clause: Clause, first: int, last: int) -> bool:
    """Whether the event is where something was done: `beat the Danes at the Battle of Rye`."""
    places = (p for p in (*clause.lead, *clause.post) if p.kind == "PP")
    return any(sentence.low[p.first] in ("at", "in") and _is(sentence, p, first, last) for p in places)


def _told_by_verb(sentence: Sentence, clause: Clause, event: Event, *, dated: bool) -> bool:
    """Whether a clause whose verb is part of the name tells the event by it: `Dane killed Kern`.

    The names of a pack are looser (`Kern outplayed his rivals` for his rise), so that there the object must
    be a proper name that our title has too.
    """
    if clause.object is None:
        return clause.verb.passive and bool(event.kind)
    named = sentence.tags[clause.object.head] in NAMES and sentence.words[clause.object.head] in event.title
    return bool(event.kind) or (dated and named)


def _is(sentence: Sentence, phrase: Phrase, first: int, last: int) -> bool:
    """Whether a noun phrase is the name, and not one of several things or part of a longer phrase."""
    if sentence.low[phrase.end : phrase.end + 2] == ["known", "as"] and phrase.end < first <= phrase.end + 3:
        return True  # `a protest known as the Salt March`
    return not phrase.parts and phrase.first <= first and first <= phrase.head <= last


def _names_it(told: str, sentence: Sentence, first: int, last: int) -> bool:
    """Whether a title has the proper names that stand in the event's name, and more than they."""
    runs = groupby(range(first, last + 1), lambda k: sentence.tags[k] in NAMES)
    names = [name for named, run in runs if named for name in short_names([sentence.words[k] for k in run])]
    return len(told.split()) > max(2, len(names)) and all(name in told for name in names)

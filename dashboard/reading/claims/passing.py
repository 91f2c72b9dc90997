"""Which names of events are named only in passing, so that their sentences tell nothing of the events.

`Congress passed the Homestead Act` and `The Battle of Rye ended the war` tell of the event; `Farmers disliked
the Homestead Act` and `a veteran of the war` do not. What an event brought about is told once, where the text
tells nothing better of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from enum import IntEnum

from dashboard.reading.claims.attach import Dated
from dashboard.reading.claims.story import Story
from dashboard.reading.claims.told import UNTOLD, Kind, judge, verb_of
from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.events.packs import Event
from dashboard.reading.events.spans import bounds
from dashboard.reading.grammar.clause import Clause, Sentence
from dashboard.reading.grammar.phrase import NOUNS, Phrase

_WORDS = word_lists("passing")
_DOES = word_lists("titles")["does"] | _WORDS["does"]
"""Verbs whose object comes about, ends or is decided by them."""
_DECREES = word_lists("titles")["decrees"]
_GOES = _WORDS["goes"]
"""Verbs that say that their subject began, went on or ended."""
_JUDGES = _WORDS["judges"]
"""Verbs that say what somebody thought of a thing, or did about it, long after it came about."""
_BRINGS = _WORDS["brings"]
"""Verbs after which what somebody was to do was done: `forced the king to seal the charter`."""
_STEPS = _WORDS["steps"]
"""Nouns of what happened to a law, a war, a town: `the passage of the act`."""
_FIGHTING = _WORDS["fights"]
"""Verbs of what is done in a war: `engaged in`, `rose in`."""
_TURNS = _WORDS["turns"]
"""Verbs of a process that begins or ends with an event: `culminated in the battle`."""
_OUTCOMES = _WORDS["outcomes"]
"""Nouns that say what an event was, so that its name tells it: `The Battle of Rye was a victory`."""
_UNDOES = _WORDS["undoes"]
_CALLS = frozenset(("make", "declare", "render", "find", "rule", "deem", "hold", "leave"))
_QUOTES = frozenset(("“", "‘", "``", '"', "'"))
_RESULTS = frozenset(("defeat", "victory", "loss", "triumph", "win", "surrender", "defeats", "victories"))
_EVENTS = _OUTCOMES | {
    "invasion",
    "affair",
    "crisis",
    "campaign",
    "conference",
    "scandal",
    "incident",
    "talks",
}
_AGREES = frozenset(("agree", "accede", "consent", "assent", "swear"))
_PUSHES = frozenset(("push", "force", "drive", "rush", "steer", "guide", "get", "put", "carry"))
_NAMES = frozenset(("know", "call", "name", "term", "dub", "style"))
_NAMED = frozenset(("known", "called", "named", "termed", "dubbed", "styled"))
_TITLES = frozenset(("entitle", "title"))
_FIGHTS = frozenset(("battle", "siege", "massacre", "conference"))
"""Kinds of events at which things are done in one place."""
_SCENES = _FIGHTS | {"treaty", "trial", "coup", "disaster"}
_THINGS = frozenset(("founding", "invention"))
_TIMES = frozenset(("period", "reign"))
_SHORT = 12 * 366
"""In days: how things were in a longer period has no date worth the name."""
_WRITES = frozenset(
    ("argue", "write", "describe", "claim", "declare", "attack", "call", "state", "lay", "set")
)


class Told(IntEnum):
    """How much a sentence tells of an event that it names: nothing, what came of it, or the event itself."""

    NOTHING = 0
    EFFECT = 1
    EVENT = 2


def in_passing(
    story: Story, rows: Iterable[tuple[tuple[int, int], Dated, Event | None]], *, home: Set[str]
) -> set[Dated]:
    """The rows, of those given with their sentences and events, that only name an event.

    What has its date in the text is told, and no other mention of it is needed. What packs in `home` have is
    told wherever it is named, because the text is on their subject.
    """
    told: list[tuple[Dated, Event, Told]] = []
    dated: set[str] = set()
    passing: set[Dated] = set()
    for span, row, event in rows:
        if event is None:
            continue
        if row.dated_by != "reference":
            dated.add(event.id)
        elif event.pack not in home:
            told.append((row, event, _told(story, span, row, event)))
    best = {event.id for row, event, much in told if much is Told.EVENT and row.event_id}
    known = set(dated)
    for row, event, much in told:
        needless = event.id in dated or (event.id in known and event.kind not in _FIGHTS)
        if much is Told.NOTHING or (row.event_id and (needless or much < (event.id in best) * Told.EVENT)):
            passing.add(row)
        elif row.event_id:
            known.add(event.id)
    return passing


def is_about(story: Story, span: tuple[int, int], row: Dated) -> bool:
    """Whether the name of an event is the subject of its clause: `The Stamp Act angered the merchants`."""
    clause = story.clause_at(span, row.start)
    return clause is not None and _holds(clause.subject, story.sentence(span).token_at(row.start))


def _told(story: Story, span: tuple[int, int], row: Dated, event: Event) -> Told:
    """How much the sentence `span` tells of the event of a row."""
    sentence = story.sentence(span)
    first, last = sentence.token_at(row.start), sentence.token_at(max(row.start, row.end - 1))
    if first < 0 or last < first:
        return Told.NOTHING
    by_verb = next((c for c in sentence.clauses if first <= c.verb.head <= last), None)
    clause = by_verb or story.clause_at(span, row.start)
    if clause is None or (clause.kind == "part" and clause.opener and not _achieved(sentence, clause)):
        return Told.NOTHING
    whole = row.event_id and (by_verb is not None or _introduced(sentence, clause, first))
    if whole or not row.event_id:  # or it is what happened in a period: `During the war the guild closed`
        tells = by_verb is None or not (judge(sentence, by_verb) in _UNTOLD or _wished(sentence, by_verb))
        return Told.EVENT if tells and (whole or _in_period(sentence, clause, first, event)) else Told.NOTHING
    if judge(sentence, clause) in _UNTOLD or (event.kind in _DECREED and _undone(sentence, clause, first)):
        return Told.NOTHING
    much = _in_clause(sentence, clause, first, last, event)
    fought = event.kind in (*_WARS, *_FIGHTS) and judge(sentence, clause) is Kind.TOLD
    return max(much, Told.EFFECT) if fought and _outcome(sentence, first) else much


def _of(sentence: Sentence, phrase: Phrase, first: int, event: Event) -> bool:
    """Whether a phrase is headed by another noun than the event's: `the passage of the act`.

    `The Battle of Rye` may be called an event of ours although only `Rye` was found.
    """
    mark = next((k for k in range(first - 1, phrase.head, -1) if sentence.low[k] in _MARKS), -1)
    since = phrase.head + 1 if phrase.kind == "PP" else mark  # `led to the rise of two men, Kern and Marl`
    beside = mark > 0 and "IN" not in sentence.tags[since:first]  # `the last war, the Boer War, …`
    return phrase.head < first and not beside and sentence.words[phrase.head] not in event.title.split()


def _achieved(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause says what was done: `succeeded in passing the act`, not `In keeping with it, …`."""
    above = _above(sentence, clause)
    done = clause.opener == "in" and above is not None and verb_of(sentence, above) in _BRINGS
    return done and judge(sentence, above) is Kind.TOLD


def _wished(sentence: Sentence, clause: Clause) -> bool:
    """Whether somebody only aimed at what a clause says: `wanted to see the trade abolished`."""
    above = _above(sentence, clause)
    return clause.kind in ("part", "complement") and above is not None and judge(sentence, above) is Kind.AIM


def _above(sentence: Sentence, clause: Clause) -> Clause | None:
    return sentence.clauses[clause.parent] if 0 <= clause.parent < len(sentence.clauses) else None


def _in_period(sentence: Sentence, clause: Clause, first: int, event: Event) -> bool:
    """Whether a clause tells a deed in the period that it names, and not of all time but that period.

    How things were counts in a short one: `During the siege bread was dear`, not `In the Middle Ages`.
    """
    before = sentence.low[max(0, first - 8) : first]
    if {"except", "unlike", "excepting"} & set(before) or (before[:1] == ["as"] and len(before) < 4):
        return False  # `As in the war, the guild closed`
    kind, days = judge(sentence, clause), bounds(event.edtf)
    short = days is not None and days[1] - days[0] < _SHORT
    still = kind is Kind.STATE and clause.kind == "main" and short
    return (kind is Kind.TOLD or still) and clause.kind != "part" and clause.subject is not None


def _introduced(sentence: Sentence, clause: Clause, first: int) -> bool:
    """Whether the name is given to what was just told: `three wars known as the Punic Wars`."""
    verb, above = verb_of(sentence, clause), _above(sentence, clause)
    wrote = verb in _TITLES and above is not None and verb_of(sentence, above) in _DOES
    if verb == "know" and not clause.verb.passive and clause.kind != "part":
        return False  # `who had not known of it until the battle`
    return (verb in _NAMES or wrote) and clause.verb.tense != "present" and first > clause.verb.head


def _in_clause(sentence: Sentence, clause: Clause, first: int, last: int, event: Event) -> Told:
    """How much a clause tells of an event whose name has no verb."""
    subject = _holds(clause.subject, first)
    if _goes_on(sentence, first, last) or (event.kind in _TIMES and not subject):
        return Told.NOTHING  # `New Deal programs`
    for phrase in (clause.subject, clause.object, clause.second):
        if phrase is not None and _holds(phrase, first) and _of(sentence, phrase, first, event):
            step = sentence.low[phrase.head] in _STEPS and not phrase.parts
            step = step and (subject or verb_of(sentence, clause) not in _JUDGES)  # `opposed the passage of`
            return Told.EVENT if step and judge(sentence, clause) is Kind.TOLD else Told.NOTHING
    if subject:
        return _as_subject(sentence, clause, event)
    bare = clause.object is None and verb_of(sentence, clause) in _DOES
    late = [p for p in clause.post if p.kind == "NP" and bare]  # `signed into law the act`
    if any(_holds(phrase, first) for phrase in (clause.object, clause.second, *late)):
        return _as_object(sentence, clause, first, event)
    place = next((p for p in (*clause.lead, *clause.post) if p.kind == "PP" and _holds(p, first)), None)
    if place is not None:
        return _in_place(sentence, clause, place, first, event)
    return _beside(sentence, clause, first, event)


def _undone(sentence: Sentence, clause: Clause, first: int) -> bool:
    """Whether a law or treaty came to an end, so that its date is another: `repealed the act`."""
    verb, thing = verb_of(sentence, clause), clause.subject if clause.verb.passive else clause.object
    if thing is None or not _holds(thing, first):
        return False
    void = verb in _CALLS and sentence.tags[min(thing.end, len(sentence.tags) - 1)] == "JJ"
    return verb in _UNDOES or void or sentence.low[thing.head] in ("repeal", "abolition", "rejection")


def _outcome(sentence: Sentence, first: int) -> bool:
    """Whether words before a name say how it went: `their defeat by the French at the Battle of Rye`."""
    at = first - 1 if sentence.low[first - 1] == "the" else first
    before = sentence.low[max(0, at - 7) : at]
    return before[-1:] in (["in"], ["at"]) and bool(_RESULTS & set(before)) and not _MARKS & set(before)


def _beside(sentence: Sentence, clause: Clause, first: int, event: Event) -> Told:
    """How much is told of an event that says once more what was told: `a novel, Kern’s Mill`.

    Of two names, the second stands where the first does: `two laws: the Corn Act and the Wool Act`.
    """
    phrase = next((p for p in sentence.phrases if p.kind == "NP" and _holds(p, first)), None)
    titled = sentence.low[first - 1] in _QUOTES and event.kind != "work"  # `his poem, “The Ride”`
    if titled or (phrase is not None and _of(sentence, phrase, first, event)):
        return Told.NOTHING
    at = phrase.first if phrase is not None else first
    made = verb_of(sentence, clause) in _DOES
    beside = clause.object is not None and clause.object.end == at - 1
    joined = made and sentence.low[at - 1] == "and" and (beside or sentence.low[at - 2] == ",")
    joined |= made and sentence.low[at - 1] == "including"
    end = phrase.end if phrase is not None else first  # `the tram, the annexation, and the war`
    listed = sentence.low[at - 1] == "," and "and" in sentence.low[end : end + 2]
    if (
        (listed and not made)
        or not (joined or sentence.low[at - 1] in _MARKS)
        or judge(sentence, clause) is not Kind.TOLD
    ):
        return Told.NOTHING
    if event.kind in _TIMES or (event.kind in _THINGS and not made):
        return Told.NOTHING
    return Told.EVENT if made and clause.verb.head < at else Told.EFFECT


def _goes_on(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a noun follows in the same phrase, so that the name only says which one it is."""
    if last + 1 >= len(sentence.tags) or sentence.tags[last + 1] not in (*NOUNS, "JJ"):
        return False
    # in `League of Nations mandates` the head of the phrase stands before
    in_name = "of" in sentence.low[first:last] and sentence.low[last + 1] not in _EVENTS
    inside = [p for p in sentence.phrases if p.kind in ("NP", "PP") and p.first <= first]
    return any(last < p.head or (in_name and last + 1 < p.end) for p in inside)


def _holds(phrase: Phrase | None, token: int) -> bool:
    return phrase is not None and phrase.first <= token < phrase.end


def _is_before(clause: Clause) -> bool:
    """Whether a clause tells what was so before or while something else happened."""
    return clause.kind == "sub" and clause.opener in _BACKGROUND


def _as_subject(sentence: Sentence, clause: Clause, event: Event) -> Told:
    """How much is told of an event that does something, or to which something is done."""
    kind, verb = judge(sentence, clause), verb_of(sentence, clause)
    whose = clause.kind == "rel" and clause.opener == "whose"
    named = clause.subject is not None and sentence.low[clause.subject.first - 2] in _NAMED
    if (clause.kind in ("rel", "complement") and not whose) or (_is_before(clause) and not named):
        return Told.NOTHING
    if kind is Kind.TOLD and (verb in _DOES if clause.verb.passive else verb in _GOES):
        return Told.EVENT
    if event.kind in _TIMES or event.kind in _THINGS:
        return Told.NOTHING
    if clause.verb.copula and clause.object is not None and event.kind not in _MADE:
        was = kind is Kind.STATE and sentence.low[clause.object.head] in _OUTCOMES
        return Told.EFFECT if was and not clause.verb.negated else Told.NOTHING
    does = kind is Kind.TOLD or verb == "cost" or (verb in _DECREES and event.kind in ("law", "treaty"))
    denied = kind is Kind.STATE and clause.verb.negated and not clause.verb.copula
    return Told.EFFECT if does or denied else Told.NOTHING


def _as_object(sentence: Sentence, clause: Clause, first: int, event: Event) -> Told:
    """How much is told of an event to which somebody does something."""
    kind, verb = judge(sentence, clause), verb_of(sentence, clause)
    if clause.verb.copula:
        return Told.EFFECT if kind is not Kind.GENERAL and event.kind in _FIGHTS else Told.NOTHING
    if clause.kind == "inf" or kind is Kind.AIM:
        above = _above(sentence, clause)
        brings = above is not None and verb_of(sentence, above) in _BRINGS
        done = brings and judge(sentence, above) is Kind.TOLD and verb in _DOES
        return Told.EFFECT if done else Told.NOTHING
    wrote = event.kind == "work" and verb in _DOES and kind is Kind.STATE and not clause.verb.negated
    if (kind is Kind.TOLD or wrote) and verb in _DOES:
        return Told.EVENT if clause.kind in ("main", "part") else Told.EFFECT
    new = sentence.low[first - 1] in ("a", "an") or sentence.low[first] in ("a", "an")
    if kind is not Kind.TOLD or event.kind in _THINGS or (verb in _JUDGES and not new):
        return Told.NOTHING
    return Told.EFFECT if clause.kind == "main" else Told.NOTHING


def _in_place(sentence: Sentence, clause: Clause, place: Phrase, first: int, event: Event) -> Told:
    """How much is told of an event that stands after a preposition."""
    kind, verb, how = judge(sentence, clause), verb_of(sentence, clause), sentence.low[place.first]
    of = _of(sentence, place, first, event)
    if of and how in ("with", "by", "to", "in") and sentence.low[place.head] in _STEPS:
        return Told.EVENT if kind is Kind.TOLD and how != "in" else Told.NOTHING
    if kind is Kind.TOLD and not of and _made_by(sentence, clause, place, event):
        return Told.EVENT
    if of or event.kind in _THINGS:
        return Told.NOTHING
    if how in ("at", "in") and not (verb in _TURNS and how == "in"):
        return _at_scene(sentence, clause, event)
    within = how in ("during", "on", "through") and event.kind not in ("law", "movement")
    within &= event.kind != "war" or not any(sentence.dated[clause.first : clause.last])
    brought = within or _brought(sentence, clause, place, event)
    return Told.EFFECT if kind is Kind.TOLD and brought else Told.NOTHING


def _at_scene(sentence: Sentence, clause: Clause, event: Event) -> Told:
    """How much is told of an event at or in which something is done."""
    kind, verb = judge(sentence, clause), verb_of(sentence, clause)
    if event.kind == "work":
        return Told.EFFECT if verb in _WRITES else Told.NOTHING
    off = verb == "face" and "off" in sentence.low[clause.verb.head : clause.verb.head + 2]
    fought = (event.kind in _WARS and verb in _FIGHTING) or (event.kind in (*_WARS, *_FIGHTS) and off)
    if not (off or kind is Kind.TOLD) or not (event.kind in _SCENES or not event.kind or fought):
        return Told.NOTHING
    return Told.EVENT if clause.kind in ("main", "part") and event.kind in _SCENES else Told.EFFECT


def _made_by(sentence: Sentence, clause: Clause, place: Phrase, event: Event) -> bool:
    """Whether an event comes about in a clause: `agreed to the treaty`, `pushed through the act`."""
    verb, how = verb_of(sentence, clause), sentence.low[place.first]
    if how == "to" and verb in _AGREES:
        return event.kind in _DECREED
    if how == "through" and verb in _PUSHES:
        return event.kind in _DECREED and place.first == clause.verb.last
    such = how == "including" or (how == "as" and sentence.low[place.first - 1] == "such")
    named = how == "as" and (event.kind in _MADE or event.kind in _THINGS)
    return (such or named) and verb in _DOES and event.kind not in _TIMES


def _brought(sentence: Sentence, clause: Clause, place: Phrase, event: Event) -> bool:
    """Whether what a clause tells led to an event, ended with it, or was done by it."""
    verb, how = verb_of(sentence, clause), sentence.low[place.first]
    if event.kind in _TIMES or _is_before(clause):
        return False
    if how == "into" and verb in _BECOMES:
        return clause.kind in ("main", "part")
    if how == "to" and verb in _LEADS:
        return True
    if how in ("with", "in") and verb in _TURNS and clause.object is None:
        return how == "with" or verb not in ("begin", "start", "open")
    if event.kind not in _DECREED or clause.kind != "main":
        return False
    acts = clause.object is not None and verb not in _JUDGES
    return how in ("by", "via", "through") or (how == "with" and (place in clause.lead or acts))


_UNTOLD = UNTOLD | {Kind.GENERAL, Kind.OPINION}
_MARKS = frozenset((",", "—", "–", ":", "(", "--"))
_BACKGROUND = frozenset(
    ("before", "until", "till", "since", "although", "though", "that", "as", "while", "whereas", "")
)
_WARS = frozenset(("war", "uprising", "revolution"))
_LEADS = frozenset(("lead", "give", "contribute", "come"))
_BECOMES = frozenset(("turn", "develop", "grow", "escalate", "explode", "erupt", "spill"))
_DECREED = frozenset(("law", "treaty"))
_MADE = _DECREED | {"work"}

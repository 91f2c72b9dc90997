"""What a sentence tells beside the clause of its date, at the same time.

`On 4 May 1654, when the council met, the guard mutinied, and the mayor fled.` has one date and three deeds: a
clause with `when` has the time of the clause on which it hangs, and the next clause goes on in it, if it does
not say that it came later or had been before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard import edtf
from dashboard.reading.claims.attach import Dated
from dashboard.reading.claims.context import is_deed
from dashboard.reading.claims.deeds import is_of_an_actor
from dashboard.reading.claims.scenes import LATER
from dashboard.reading.claims.story import Story
from dashboard.reading.claims.told import Kind, judge
from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar.clause import Clause, Sentence

_AT = frozenset(("in", "on", "at", "around", "about"))
"""Prepositions with which a date says when something happened; `by` and `since` only bound it."""
_FINE = frozenset(("day", "month", "season", "year"))
_JOINED = frozenset(("", "and", "but", ";"))
_OTHER_TIME = (
    LATER
    | word_lists("context")["earlier"]
    | word_lists("titles")["spans"]
    | frozenset(("until", "till", "since", "still", "during", "while", "never", "within", "by"))
)
"""Words with which a clause has a time of its own."""
_ONCE = frozenset(("born", "baptized", "baptised", "christened", "married", "wed"))
"""What begins a life or a part of it: what somebody did next may have come years later."""


def beside(
    story: Story, span: tuple[int, int], rows: Sequence[tuple[Dated, Clause | None]]
) -> Iterator[tuple[Dated, Clause]]:
    """The deeds that a sentence tells at the time of one of its `rows`, each with its clause.

    The rows come with their own clauses.
    """
    sentence = story.sentence(span)
    if len(sentence.clauses) < 2:
        return
    taken = {at for row, clause in rows for at in _claimed(sentence, row, clause)}
    for row, own in rows:
        clause = _then(story, span, row, own)
        if clause is None:
            continue
        first = sentence.place_of(clause)
        named = _claimed(sentence, row, own) if row.event_id else ()
        whole = [first] if any(_stands_apart(sentence, at, first) for at in named) else []
        beside_it = () if sentence.low[clause.verb.head] in _ONCE else _with(sentence, first)
        for at in (*whole, *beside_it):
            other = sentence.clauses[at]
            goes_on = bool(row.event_id) and other.shared  # with what was done in the named event
            free = at not in taken and not goes_on and (at == first or not _apart(sentence, other))
            free = free and not (_is_year(row.edtf) and _by_a_pronoun(sentence, other))
            free = free and not _says_which(sentence, other)
            if free and is_deed(sentence, other) and _says_what(story, span, other):
                taken.add(at)
                start, end = sentence.spans[other.verb.first][0], sentence.spans[other.verb.last - 1][1]
                yield replace(row, start=start, end=end, event_id=""), other


def _says_what(story: Story, span: tuple[int, int], clause: Clause) -> bool:
    """Whether a clause has a title that says what happened, not only `Attempt fails`."""
    title, sentence = story.title_of(span, clause), story.sentence(span)
    return len(title.split()) > 2 or (bool(title) and is_of_an_actor(sentence, clause))


def _is_year(value: str) -> bool:
    return edtf.parse(value).precision == "year"


def _by_a_pronoun(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause goes on telling of somebody: `In 1654 Kern lost at Rye, and he died on an island`."""
    subject = clause.subject
    return not clause.shared and subject is not None and sentence.tags[subject.head] == "PRP"


def _claimed(sentence: Sentence, row: Dated, own: Clause | None) -> frozenset[int]:
    """The indices of the clauses that a row tells: those that hold a name, or else its own."""
    if row.event_id:
        tokens = range(max(0, sentence.token_at(row.start)), sentence.token_at(row.end - 1) + 1)
        held = (k for k in tokens if not sentence.dated[k] and sentence.tags[k] not in ("IN", "TO"))
        return frozenset(sentence.owner[k] for k in held)
    return frozenset(() if own is None else (sentence.place_of(own),))


def _stands_apart(sentence: Sentence, at: int, first: int) -> bool:
    """Whether a clause tells something else than the one at `first`, whose date it has."""
    clause = sentence.clauses[at]
    return at >= 0 and at != first and clause.kind in ("main", "sub") and not clause.shared


def _then(story: Story, span: tuple[int, int], row: Dated, own: Clause | None) -> Clause | None:
    """The clause that tells a deed at the time of a row: that of its date, or else its own.

    None if the date is too vague or does not say when.
    """
    if "/" in row.edtf or not row.words or edtf.parse(row.edtf).precision not in _FINE:
        return None
    sentence = story.sentence(span)
    here = not row.event_id and story.text.startswith(row.words, row.start)
    place = row.start if here else story.text.find(row.words, *span)
    clause = story.clause_at(span, place) if place >= 0 else own  # else the time of the story
    if clause is None or clause.kind not in ("main", "sub") or clause.verb.form != "finite":
        return None
    if clause.verb.perfect or judge(sentence, clause) is not Kind.TOLD:
        return None
    return clause if place < 0 or _says_when(sentence, clause, sentence.token_at(place)) else None


def _says_when(sentence: Sentence, clause: Clause, token: int) -> bool:
    """Whether the date at a token says when a clause happened, and does not only belong to a noun."""
    dates = (p for p in (*clause.lead, *clause.post) if p.kind == "DATE" and p.first <= token < p.last)
    return any(p.first == token or sentence.low[p.first] in _AT for p in dates)


def _with(sentence: Sentence, at: int) -> Iterator[int]:
    """The indices of the clauses that have the time of the one at `at`.

    That is the clause on which one with `when` hangs, or which hangs on it with `when`, and what goes on
    after them, up to the next date or to a clause of another kind.
    """
    found = sentence.clauses
    if found[at].kind == "sub":
        above = _above(sentence, at)
        if above < 0:
            return
        yield above
        if above < at:
            return
        at = above
    elif _when_before(found, at):
        yield at - 1
    verb = found[at].verb
    dated_after = any(sentence.dated[verb.last : found[at].last])
    for k in range(at + 1, len(found)):
        other = found[k]
        if any(sentence.dated[other.first : other.last]):
            return
        when = other.kind == "sub" and other.opener == "when" and k == at + 1
        if when or (other.kind == "main" and other.opener in _JOINED):
            if when or not dated_after or is_of_an_actor(sentence, other):
                yield k  # `The hall burned in 1654, and the sound carried far` only adds to it
        elif other.kind not in ("part", "inf"):
            return


def _when_before(found: Sequence[Clause], at: int) -> bool:
    """Whether a clause with `when` stands before another one as its time.

    Not in `Ann, who was two when her father died, was crowned in 1654`.
    """
    before = found[at - 1] if at else None
    if before is None or before.kind != "sub" or before.opener != "when":
        return False
    return before.parent < 0 or found[before.parent].kind != "rel"


def _says_which(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause says which thing is meant: `the mill that his brother built`."""
    subject = clause.subject
    return subject is not None and subject.first > 0 and sentence.low[subject.first - 1] == "that"


def _above(sentence: Sentence, at: int) -> int:
    """The index of the told clause beside which a clause with `when` says when it was; -1 if there is none.

    So does one with `as` if it opens the sentence; elsewhere that may give a reason.
    """
    clause, found = sentence.clauses[at], sentence.clauses
    if clause.opener != "when" and not (clause.opener == "as" and at == 0):
        return -1
    beside = (k for k in (at - 1, at + 1) if 0 <= k < len(found) and found[k].kind == "main")
    return next((k for k in beside if judge(sentence, found[k]) is Kind.TOLD), -1)


def _apart(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause has a time of its own."""
    words = sentence.low[clause.first : clause.last]
    at_last = any(words[k : k + 3] == ["in", "the", "end"] for k in range(len(words)))
    dated = at_last or any(sentence.dated[clause.first : clause.last])
    return dated or not _OTHER_TIME.isdisjoint(sentence.low[clause.first : clause.last])

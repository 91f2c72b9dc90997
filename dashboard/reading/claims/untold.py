"""Which clauses with a date tell of nothing that happened."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dashboard import edtf
from dashboard.reading.claims import named_things
from dashboard.reading.claims.attach import Dated
from dashboard.reading.claims.deeds import is_general
from dashboard.reading.claims.naming import is_role
from dashboard.reading.claims.noun_dates import only_says_which
from dashboard.reading.claims.story import Story
from dashboard.reading.claims.told import STATIVE, UNTOLD, Kind, judge, verb_of
from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar.clause import Clause, Sentence
from dashboard.reading.grammar.forms import past_form, present
from dashboard.reading.grammar.phrase import NOUNS


def in_present(story: Story, rows: Iterable[tuple[tuple[int, int], Dated]]) -> bool:
    """Whether a text tells the past in the present tense: `On 6 June they land`."""
    places = [(span, row) for span, row in rows if row.words]
    kinds = [judge(story.sentence(span), story.clause_at(span, row.start)) for span, row in places]
    return kinds.count(Kind.GENERAL) * _FEW > kinds.count(Kind.TOLD)


def untold(story: Story, span: tuple[int, int], row: Dated, *, present: bool = True) -> bool:
    """Whether the clause with the date tells of nothing that happened, as words without a verb do.

    So does one about the date itself (`The 1920s were years of peace`) or about what comes again in a season.
    If the text does not tell the past in the `present` tense, that tense only describes.
    """
    sentence = story.sentence(span)
    at = sentence.token_at(row.start)
    if _points_elsewhere(sentence, at) or (
        not row.event_id and row.words and _beside_the_point(sentence, at)
    ):
        return True
    if not sentence.clauses and (row.dated_by == "reference" or _names_a_source(sentence)):
        return True
    clause = story.clause_at(span, row.start)
    if clause is None or row.event_id or not row.words:
        frame = clause is not None and not (row.event_id or row.words or present)
        shows = frame and judge(sentence, clause) is Kind.GENERAL
        return shows or judge(sentence, clause) in UNTOLD
    season = edtf.parse(row.edtf).precision == "season" and row.words.isalpha()
    yearly = season and is_general(sentence, clause)
    token = sentence.token_at(row.start)
    shows = judge(sentence, clause) is Kind.GENERAL and verb_of(sentence, clause) in STATIVE
    vague = shows or edtf.parse(row.edtf).precision == "decade" or bool(_LONG.search(row.words))
    which = vague and _of_a_noun(sentence, clause, token)
    which |= _of_a_period(sentence, row.words, token)
    first = clause.verb.first  # `1453 is the answer`
    year = token < first and sentence.dated[first - 1] and edtf.parse(row.edtf).precision == "year"
    if not (present or year) and _describes(sentence, clause, token):
        return True
    if _only_planned(sentence, clause, token) or _denied(sentence, clause, token):
        return True
    year = any(sign.isdecimal() for sign in row.words) or "centur" in row.words  # not `the spring campaign`
    which |= year and only_says_which(sentence, clause, token) and not story.named(span, token)
    itself = _is_subject(sentence, clause, token) or _only_says(story, span, clause)
    return itself or yearly or which or judge(sentence, clause) in UNTOLD


def _denied(sentence: Sentence, clause: Clause, token: int) -> bool:
    """Whether a date is denied for another after it: `was not built in 1605 but in 1610`."""
    end = next((k for k in range(token, len(sentence.low)) if not sentence.dated[k]), len(sentence.low))
    end += sentence.low[end : end + 1] == [","]
    other = sentence.low[end : end + 1] == ["but"] and True in sentence.dated[end + 1 : end + 4]
    return other and (clause.verb.negated or "not" in sentence.low[max(0, token - 3) : token])


def _only_planned(sentence: Sentence, clause: Clause, token: int) -> bool:
    """Whether a date is that for which something was only planned: `the invasion planned for 1744`."""
    early = sentence.low[token - 1 : token] == ["the"]
    at = token - 1 - early
    return at == clause.verb.last and sentence.low[at] == "for" and verb_of(sentence, clause) in _PLANS


_PLANS = frozenset(("plan", "schedule", "slate", "intend", "propose", "set", "fix", "arrange", "project"))
_FEW = 6
"""A text with fewer clauses in the present tense than one for so many in the past tells in the past."""


def _points_elsewhere(sentence: Sentence, token: int) -> bool:
    """Whether a date stands in brackets that send the reader somewhere: `(see also the fire of 1901)`."""
    low = sentence.low
    mark = next((k for k in range(token - 1, -1, -1) if low[k] in ("(", ")")), -1)
    return mark >= 0 and low[mark] == "(" and low[mark + 1] in ("see", "cf", "cf.", "compare")


def _beside_the_point(sentence: Sentence, token: int) -> bool:
    """Whether a date is in a comparison, `greater than in 1604`, or says which law: `foes of the 1604 act`.

    Under the terms of a law, or at its passing, something happened in its year.
    """
    for k in range(token - 1, max(-1, token - 9), -1):
        if sentence.tags[k] in _FINITE or sentence.low[k] in _BREAKS:
            break
        number = sentence.tags[k + 1] == "CD" and k + 1 < token  # `more than forty ships`
        if sentence.low[k : k + 2] in _COMPARED or (sentence.low[k] in ("than", "unlike") and not number):
            return sentence.low[k - 1] != "rather"
    of_the = token > 2 and sentence.low[token - 2] == "of" and sentence.tags[token - 1] in ("DT", "PRP$")
    law = not _LAWS.isdisjoint(sentence.low[token + 1 : token + 4])
    return of_the and law and sentence.low[token - 3] not in _BY_LAW


_BREAKS = frozenset((",", ";", ":", "(", "when", "until", "till"))
_COMPARED = (["compared", "to"], ["compared", "with"], ["similar", "to"])
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_LAWS = frozenset(
    (
        "act",
        "law",
        "constitution",
        "tariff",
        "treaty",
        "decree",
        "edict",
        "census",
        "charter",
        "ordinance",
        "code",
    )
)
_BY_LAW = frozenset(
    (
        "terms",
        "provisions",
        "passage",
        "passing",
        "signing",
        "adoption",
        "ratification",
        "proclamation",
        "eve",
    )
)


def _names_a_source(sentence: Sentence) -> bool:
    """Whether words without a verb say whose a quotation is: `—Ann Bell, “On Mills,” 1812`."""
    quoted = any(tag in ("``", "''") for tag in sentence.tags) and sentence.dated[-1:] == [True]
    return sentence.low[:1] in (["—"], ["–"], ["―"]) or quoted


def _describes(sentence: Sentence, clause: Clause, token: int) -> bool:
    """Whether a clause in the present tense, and no noun in it, has the date: `The map shows Rye in 1604`."""
    named = named_things.in_brackets(sentence, token) or named_things.deed(sentence, token)
    head = verb_of(sentence, clause)
    past = sentence.tags[clause.verb.head] == "VBP" and past_form(head) == head  # `the guild set a price`
    still = clause.verb.form == "finite" and head != "date" and named is None and not past
    return still and judge(sentence, clause) is Kind.GENERAL


def _only_says(story: Story, span: tuple[int, int], clause: Clause) -> bool:
    """Whether a clause only brings in a quotation, so that its title would not say what: `Kern states`."""
    sentence = story.sentence(span)
    head = verb_of(sentence, clause)
    subject = clause.subject
    if head not in _COMMENTS or clause.verb.passive or clause.kind != "main" or subject is None:
        return False
    person = sentence.tags[subject.head] == "NNP" or is_role(sentence.low[subject.head])
    person = person or sentence.low[subject.head] in ("he", "she")
    if not person or not {"``", "“", '"', "‘"} & {*sentence.tags[clause.verb.last :]}:
        return False
    who, _, verb = story.title_of(span, clause).rpartition(" ")
    return bool(who) and verb == present(head, plural=False)


_COMMENTS = frozenset(
    (
        "comment",
        "note",
        "remark",
        "observe",
        "state",
        "say",
        "write",
        "recall",
        "explain",
        "describe",
        "recount",
    )
)


def _of_a_period(sentence: Sentence, words: str, token: int) -> bool:
    """Whether a period counted from another says which thing is meant: `songs of the last century`."""
    at = token - 1
    while at > 1 and sentence.low[at] in ("the", "this", "that"):
        at -= 1
    noun = at > 0 and sentence.low[at] == "of" and sentence.tags[at - 1] in NOUNS
    first, _, last = words.lower().removeprefix("the ").partition(" ")
    return noun and first in _COUNTED and last in _PERIODS and sentence.low[at - 1] not in _PARTS


_LONG = re.compile(r"centur|\d0s\b")
_COUNTED = frozenset(("previous", "preceding", "prior", "last", "past", "following", "next"))
_PERIODS = frozenset(("century", "centuries", "decade", "decades", "year", "years"))
_PARTS = word_lists("titles")["spans"] | word_lists("told")["parts"]


def _of_a_noun(sentence: Sentence, clause: Clause, token: int) -> bool:
    """Whether a date only says which thing is meant: `the poets of the 1920s are still read`."""
    at = token - 1
    while at > 1 and sentence.low[at] == "the":
        at -= 1
    if at < 1 or sentence.low[at] != "of":
        return False
    if clause.kind == "rel" and sentence.low[at - 1] in _SHARES:
        return True  # `the wars that had filled much of the last century`
    above = sentence.clauses[clause.parent] if 0 <= clause.parent < len(sentence.clauses) else clause
    still = judge(sentence, clause) in _STILL or (clause.kind == "part" and judge(sentence, above) in _STILL)
    return still and sentence.tags[at - 1] in NOUNS


_STILL = frozenset((Kind.STATE, Kind.GENERAL))
_SHARES = frozenset(("much", "most", "part", "rest", "half", "all"))


def _is_subject(sentence: Sentence, clause: Clause, token: int) -> bool:
    """Whether a clause only says what a time was or that it came: `The 1920s were years of peace`.

    So does `, as the nineteenth century drew to a close`, or `Rye entered the twentieth century with a debt`.
    """
    said = clause.verb.copula or verb_of(sentence, clause) in _PASSES
    end, low = token, sentence.low
    while 0 <= end < clause.verb.first and (sentence.dated[end] or low[end] in _PLAIN):
        end += 1
    if low[end : end + 1] == ["in"] and clause.verb.copula:  # `The 1920s in Rye were also years of peace`
        end += 1
        while end < clause.verb.first and sentence.tags[end] in ("DT", "NNP"):
            end += 1
    before = [*low[: max(0, token)]]
    while before[-1:] in (["the"], ["early"], ["late"], ["new"]):
        del before[-1]
    if before[-2:] == ["decade", "of"]:  # `as the decade of the 1890s began`
        del before[-3:]
    times = said and 0 <= token < end == clause.verb.first
    if times and (before[-1:] in ([], [","]) or (len(before) > 1 and before[-1] in ("as", "when"))):
        return True
    entered = verb_of(sentence, clause) in _ENTERS and len(before) == clause.verb.last
    after = next((k for k in range(token, len(low)) if not sentence.dated[k]), len(low) - 1)
    return entered and sentence.tags[after] not in NOUNS and sentence.tags[after] != "JJ"


_PASSES = frozenset(
    (
        "come",
        "draw",
        "dawn",
        "end",
        "begin",
        "close",
        "progress",
        "wear",
        "approach",
        "unfold",
        "open",
        "turn",
    )
)
_ENTERS = frozenset(("enter", "approach", "near"))
_PLAIN = frozenset(("and", "the", ",", "centuries", "decades", "years"))

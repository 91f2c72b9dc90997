"""Dates that only bound what a sentence tells: `until 1868`, `before the 1640s`, `after 1920`, `since then`.

EDTF leaves the other side open: `../1868`, `../1639`, `1921/..`. What did not happen until a year happened
in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard import edtf
from dashboard.reading.claims import named_things
from dashboard.reading.claims.attach import Dated
from dashboard.reading.claims.story import Story, put_off
from dashboard.reading.claims.told import Kind, judge, verb_of
from dashboard.reading.claims.two_ends import valid
from dashboard.reading.dates.find import Timex
from dashboard.reading.grammar.clause import Clause, Sentence
from dashboard.reading.grammar.word_sets import NOT


def opened(story: Story, span: tuple[int, int], row: Dated, *, times: Sequence[Timex]) -> Dated:
    """What was so before a date, until or since one, with the side open that the words leave open."""
    time = next((t for t in times if t.start == row.start and t.edtf == row.edtf), None)
    if time is None or row.event_id:
        return row
    if value := _of_one_side(story, span, row, time):
        return replace(row, edtf=value)
    lead = _LEAD.search(story.text, max(0, row.start - 24), row.start)
    if lead is None or not time.open_edtf or lead["near"] or _of_a_noun(story.text, time):
        return row
    word, after = lead["word"].lower(), story.text[time.end : time.end + 12]
    fine = edtf.parse(row.edtf).precision in ("day", "month")
    if (fine and word not in _UNTIL) or (word == "from" and not _ON.match(after)):
        return row
    if word in ("after", *_UNTIL) and _WHEN.match(after):
        return row
    return replace(row, edtf=time.open_edtf) if _lasts(story, span, row, word) else row


def _of_one_side(story: Story, span: tuple[int, int], row: Dated, time: Timex) -> str:
    """The date with an open side, if the place of its words in the sentence leaves no doubt; else ''."""
    if _goes_on_from(story.text, span, time):
        return valid(f"{row.edtf.partition('/')[0].replace('X', '0')}/..")
    if _until_a_deed(story, span, row):
        return f"../{row.edtf.rpartition('/')[2].replace('X', '9')}"
    return ""


def _until_a_deed(story: Story, span: tuple[int, int], row: Dated) -> bool:
    """Whether what lasted is told, and the date is that of its end: `lived there until a coup in 1643`."""
    lead = _UNTIL_IN.search(story.text, max(span[0], row.start - 70), row.start)
    clause = story.clause_at(span, row.start) if lead else None
    if lead is None or clause is None:
        return False
    sentence = story.sentence(span)
    token, until = sentence.token_at(row.start), sentence.token_at(lead.start())
    noun = named_things.in_brackets(sentence, token) or named_things.deed(sentence, token)
    past = clause.verb.form == "finite" and clause.verb.first < until
    return noun is None and past and not put_off(sentence, clause, until + 1)


def _goes_on_from(text: str, span: tuple[int, int], time: Timex) -> bool:
    """Whether a sentence begins with a year or more from which on it tells: `From the early 1640s, …`.

    No other end follows: `From 1643 the guild sold boats until the war came`.
    """
    leads = text[span[0] : time.start] in ("From ", "From the ")
    return (
        leads and time.rule in ("year", "decade", "century") and _END.search(text, time.end, span[1]) is None
    )


def _of_a_noun(text: str, time: Timex) -> bool:
    """Whether a date says which thing is meant: `after the 1803 purchase`, `after the summer holidays`."""
    bare = time.words.isdecimal() or (time.rule == "season" and time.words.isalpha())
    return bare and text.endswith("the ", 0, time.start) and text[time.end : time.end + 2].strip().isalpha()


def _lasts(story: Story, span: tuple[int, int], row: Dated, word: str) -> bool:
    """Whether what a clause tells lies on one side of its date, nobody knows how far, and not in it."""
    if word == "from":
        return True
    clause = story.clause_at(span, row.start)
    if clause is None:
        return False
    sentence = story.sentence(span)
    token = sentence.token_at(row.start)
    if put_off(sentence, clause, token) or _denied(sentence, token):
        return False
    if word in _UNTIL:
        first = sentence.low[0] in _UNTIL and token < 4  # `Until 1643, the valley had no mayor`
        return (first or clause.verb.first < token) and verb_of(sentence, clause) not in _TAKES
    if word != "since" or _has(sentence, clause) or judge(sentence, clause) in (Kind.STATE, Kind.GENERAL):
        return True
    return "since" in sentence.low[:token] and token < min(3, clause.verb.first)


def _denied(sentence: Sentence, token: int) -> bool:
    """Whether `not` stands in the words before a date, up to the last comma: `is not found before 1604`."""
    for k in range(token - 1, -1, -1):
        if sentence.low[k] in (",", ";", ":", "("):
            return False
        if sentence.low[k] in NOT:
            return True
    return False


def _has(sentence: Sentence, clause: Clause) -> bool:
    verb = clause.verb
    return not _HAVE.isdisjoint(sentence.low[verb.first : verb.head])


_END = re.compile(r"\b(?:to|until|till|through|into|onto)\s(?:[a-z]+\s){0,4}\d|\b(?:until|till)\b")
_UNTIL = ("until", "till")
_TAKES = frozenset(("take", "wait"))
"""`It took until 1251 for the clans to agree`: that was when it happened."""
_ON = re.compile(r",?\son(?:wards?)?\b")
_WHEN = re.compile(r",?\s(?:when|as)\b")
"""What is told after these words happened in the year itself."""
_HAVE = frozenset(("have", "has", "had", "’ve", "'ve"))
_UNTIL_IN = re.compile(r"\b(?:until|till)\s[^,.;:()]{3,50}\s(?:in|on|of)\s(?:the\s)?$")
_LEAD = re.compile(
    r"(?P<near>\b(?:(?:[Ss]oon|[Ss]hortly|[Jj]ust|[Rr]ight|[Ii]mmediately|little|long|years?|days?|months?)\s)?)"
    r"\b(?P<word>[Bb]efore|[Pp]rior to|[Ss]ince|[Aa]fter|[Ff]rom|[Uu]ntil|[Tt]ill)\s(?:the\s)?$"
)

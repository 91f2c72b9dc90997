"""Happenings that a text tells without a date, dated by the time of the story at that place.

In `In 594 BCE Solon became archon. He cancelled all debts.` the second sentence has the time of the first.
If it tells of something later (`soon`, `then`, `after the siege`), the time is approximate. Descriptions,
arguments and background make no claim, nor does what came before the story (`had fled`, `earlier`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard import edtf
from dashboard.reading.blocks import Block
from dashboard.reading.claims.attach import Dated
from dashboard.reading.claims.deeds import DEATHS, is_change, is_effect, is_general, is_slow, of_another_time
from dashboard.reading.claims.scenes import (
    LATER,
    Scene,
    acts_again,
    frame_of,
    named_in,
    scene_of,
    still,
    taken_up,
)
from dashboard.reading.claims.story import Story
from dashboard.reading.claims.told import Kind, judge, verb_of
from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar.clause import Clause, Sentence

_WORDS = word_lists("context")

GOES_ON = "the story goes on"
FOLLOWS = "the story follows"
STORY = frozenset((GOES_ON, FOLLOWS))
"""The rules (`Claim.rule`) of claims that the time of the story dates."""
_PERSONS = re.compile(r"I(?<!\wI)\b|[Yy](?<!\w[Yy])our?\b|m(?<!\wm)y\b|[Ww](?<!\w[Ww])e\b")
"""`I`, `you`, `your`, `my`, `we`; looked for by their first letters, which is far quicker."""
_PERSONAL = 150
"""If one word in this many is such a word, the text is personal."""
_FAR = 6
"""Sentences of a paragraph after which the time of the story is no longer sure."""
_NEAR, _GAP = 3, 2
"""How many sentences after its date a scene holds, and how many of them may tell no deed if it is a month or
a day; if it is a year, none may."""
_SECTION, _RECENT = 2, 4
"""A scene can be taken up in the paragraph after it, not in a later one, nor in another section."""
_EARLIER = _WORDS["earlier"]
_VAGUE = _WORDS["vague"]
_HEDGES = _WORDS["hedges"]
_DEGREES = _WORDS["degrees"]
"""Words of argument: a sentence with one of them weighs something up rather than tells it."""
_AFTER = frozenset(("after", "upon", "following"))
"""A sentence that begins with one of these tells what came later, nobody knows how much."""
_BRIEF, _LONG = 16, 600
"""How many letters a sentence has that tells one deed."""
_ABOUT = _WORDS["about"]
"""Verbs that describe or weigh up: they make claims only with a date of their own."""
_LASTING = _WORDS["lasting"]
"""Verbs of what lasts long: a deed if a named person does it, else a description."""


def happenings(
    story: Story,
    prose: Sequence[tuple[Block, Sequence[tuple[int, int]]]],
    *,
    dated: dict[int, list[Dated]],
) -> Iterator[tuple[Block, tuple[int, int], Dated, Clause]]:
    """The happenings that are told without a date, each with its sentence and the time of the story there.

    `dated` has the rows of the sentences with a date, by their start. A date holds to the end of its
    paragraph, or to the next date. A paragraph without a date has the time of an earlier scene if its first
    sentences name that scene again (`During the parade …`).
    """
    if _speaks_to_its_reader(story.text):
        return
    scenes: list[tuple[int, Scene]] = []
    paragraph, end = 0, 0
    for block, spans in prose:
        if block.zone != "body":
            continue
        paragraph += _SECTION if _heading_between(story.text[end : block.start]) else 1
        now, far, gap, end = None, 0, 0, block.end
        taken: Scene | None = None
        for place, span in enumerate(spans):
            rows = dated.get(span[0])
            if rows:
                scene = scene_of(story, span, rows, now=now)
                if scene is not None:
                    scenes.append((paragraph, scene))
                    far = gap = 0
                now = scene or still(story, span, rows, now) or frame_of(story, span, rows)
                continue
            recent = [scene for at, scene in scenes[-_RECENT:] if paragraph - at < _SECTION]
            if recent and place == 0:
                now = taken = taken_up(story, span, recent)
                scenes += [(paragraph, taken)] if taken is not None else []
                gap = -1  # that sentence belongs to the scene, even if it tells no deed
            now = _loosened(now, taken) if place else now
            if now is None or far > _FAR or _quoted(story.text, block.start, span[0]):
                continue
            far += 1
            found = _happening(story, span, now, far=far, gap=gap)
            gap = max(0, gap + (found is None))
            if found is not None:
                yield block, span, found[1], found[0]


def _heading_between(text: str) -> bool:
    """Whether a heading stands between two paragraphs, and no caption, which ends as a sentence does."""
    return any(line.strip() and line.rstrip()[-1] not in ".!?)”’" for line in text.split("\n"))


def _loosened(now: Scene | None, taken: Scene | None) -> Scene | None:
    """The scene after the sentence that took it up again, as nobody says that it is still that month."""
    return replace(now, edtf=about(now.edtf)) if now is not None and now is taken and now.is_fine else now


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether a place of a paragraph stands in a quotation that began sentences before."""
    return text.count("“", start, end) > text.count("”", start, end)


def _speaks_to_its_reader(text: str) -> bool:
    """Whether a text says `I` and `you` so often that it argues rather than tells; then only dates count."""
    return len(_PERSONS.findall(text)) * _PERSONAL > len(text.split())


def _happening(
    story: Story, span: tuple[int, int], now: Scene, *, far: int, gap: int
) -> tuple[Clause, Dated] | None:
    """The clause of a sentence that tells a deed of the story, with its date; None if it tells none."""
    clause = _deed(story, span)
    value = "" if clause is None else _time(story, span, clause, now, far=far, gap=gap)
    if clause is None or not value:
        return None
    sentence, verb = story.sentence(span), clause.verb
    follows = not LATER.isdisjoint(sentence.low[: verb.first])
    rule = FOLLOWS if follows or value != now.edtf else GOES_ON
    value = about(value) if follows else value
    start, end = sentence.spans[verb.first][0], sentence.spans[verb.last - 1][1]
    return clause, Dated(start, end, "", value, now.words, "context", rule)


def _deed(story: Story, span: tuple[int, int]) -> Clause | None:
    """The clause of a sentence that tells a deed; None if it has none, or looks to another time."""
    start, end = span
    if not _BRIEF <= end - start <= _LONG:
        return None
    words = story.words(span)
    if '"' in words or "“" in words[:1] or not _HEDGES.isdisjoint(words):
        return None
    sentence = story.sentence(span)
    mains = [c for c in sentence.clauses if c.kind == "main" and c.verb.form == "finite"]
    if mains and mains[0].verb.tense == "present":
        return None
    for clause in sentence.clauses:
        if is_happening(sentence, clause) and _says_enough(story, span, clause):
            act = sentence.low[clause.verb.first] == "to"  # `his first act was to close the port`
            elsewhere = not act and not _EARLIER.isdisjoint(sentence.low[: clause.verb.first])
            return None if elsewhere or of_another_time(sentence, clause) else clause
    return None


def _time(story: Story, span: tuple[int, int], clause: Clause, now: Scene, *, far: int, gap: int) -> str:
    """When a deed happened: in the scene, or at some time from it on if only its actor is still there.

    '' if neither is sure: sentences that tell no deed stand between, and another takes the stage.
    """
    sentence = story.sentence(span)
    if named_in(sentence, now) and not now.is_open:
        return now.edtf
    if now.is_frame:
        return ""
    if _elsewhere(sentence, now):
        return ""
    after = sentence.low[0] in _AFTER  # `Upon his return`, `After taking the town`
    if not after and not now.is_open and _is_near(now, far=far, gap=gap):
        return about(now.edtf) if now.is_start and now.is_fine else now.edtf
    if not (after or acts_again(story, span, clause, now)):
        return ""
    lasts = verb_of(sentence, clause) in _LASTING or not DEATHS.isdisjoint(sentence.low[1:5])
    return now.opened().edtf if now.is_open or lasts else about(now.edtf)


def _is_near(now: Scene, *, far: int, gap: int) -> bool:
    """Whether a scene still holds so far from its date, after so many sentences that tell no deed."""
    return far <= _FAR and gap <= _GAP if now.is_fine else far <= _NEAR and not gap


def _elsewhere(sentence: Sentence, now: Scene) -> bool:
    """Whether a sentence begins at another place, where the time may be another: `In Frisia, …`."""
    words, comma = sentence.low, sentence.low[:5].index(",") if "," in sentence.low[:5] else 0
    names = [k for k in range(1, comma) if sentence.tags[k] == "NNP"]
    return words[0] == "in" and bool(names) and all(words[k] not in now.nouns for k in names)


def _says_enough(story: Story, span: tuple[int, int], clause: Clause) -> bool:
    """Whether a title of three words can be made of a clause; two do where something was done to somebody."""
    return len(story.title_of(span, clause).split()) > (1 if clause.verb.passive else 2)


def about(value: str) -> str:
    """A date made approximate; a day or a month becomes its year: `1913-03-03` to `1913~`."""
    if "/" in value:
        return value
    date = edtf.parse(value)
    if date.earliest is None:
        return value
    year = edtf.year_month_day(date.earliest)[0]
    return f"{edtf.of_year(year)}~" if date.precision in ("day", "month", "year") else value


def is_happening(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause tells that somebody did something in the past."""
    below = clause.kind == "sub" and clause.opener in _WHEN and not _main_told(sentence)
    return (clause.kind in ("main", "complement") or below) and is_deed(sentence, clause)


def is_deed(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause, wherever it stands in its sentence, tells what somebody did in the past."""
    verb = clause.verb
    if verb.form != "finite" or verb.tense != "past" or verb.modal:
        return False
    if clause.subject is None or verb.perfect or judge(sentence, clause) is not Kind.TOLD:
        return False
    subject = sentence.low[clause.subject.head]
    if subject in _VAGUE or subject == "there" or sentence.tags[clause.subject.first] == "WP$":
        return False
    head = verb_of(sentence, clause)
    bare = (
        sentence.tags[clause.subject.head] in ("CD", "DT", "JJ") and clause.subject.end == clause.subject.last
    )
    described = is_effect(sentence, clause) or is_slow(sentence, clause) or is_general(sentence, clause)
    if described or (_abstract(sentence, clause) and not verb.passive):
        return False
    named = sentence.tags[clause.subject.head] == "NNP" or subject in ("he", "she")
    if (
        head in _ABOUT
        or (head in _LASTING and not named)
        or bare
        or not is_change(sentence, clause)
        or (head == "come" and not clause.particle)
    ):
        return False
    # `was too shaken to answer` describes
    done = verb.passive and not _DEGREES & set(sentence.low[verb.first : verb.last])
    told = clause.object is not None or bool(clause.post) or head in _ALONE
    return done or (told and not verb.passive)


def _abstract(sentence: Sentence, clause: Clause) -> bool:
    """Whether the subject is no person or body, but something like a success, a threat or a shortage."""
    subject = clause.subject
    if subject is None or sentence.tags[subject.head] not in ("NN", "NNS"):
        return False
    word = sentence.low[subject.head]
    word = (
        word[:-3] + "y"
        if word.endswith("ies")
        else word.removesuffix("s")
        if not word.endswith("ss")
        else word
    )
    return word not in _BODIES and (word.endswith(_ABSTRACT) or word in _IDEAS)


_ABSTRACT = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ance",
    "ence",
    "ism",
    "ship",
    "hood",
    "cy",
    "age",
    "th",
    "ure",
)
_BODIES = _WORDS["bodies"]
_IDEAS = _WORDS["ideas"]


def _main_told(sentence: Sentence) -> bool:
    """Whether a main clause tells a deed, or what had been: `He had been mayor when he built the mill`."""
    mains = [c for c in sentence.clauses if c.kind == "main"]
    return any(judge(sentence, c) is Kind.TOLD or (c.verb.perfect and c.verb.tense == "past") for c in mains)


_WHEN = frozenset(("as", "when", "after", "until"))
_ALONE = _WORDS["alone"]

"""Happenings that a text tells without a date, dated by the time of the story at that place.

In `In 594 BCE Solon became archon. He cancelled all debts.` the second sentence has the time of the first.
If it tells of something later (`soon`, `then`, `after the siege`), the time is approximate. Descriptions,
arguments and background make no claim, nor does what came before the story (`had fled`, `earlier`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard import edtf
from dashboard.reading.blocks import Block
from dashboard.reading.claims.attach import Dated
from dashboard.reading.claims.deeds import is_change, is_general, of_another_time
from dashboard.reading.claims.story import Story
from dashboard.reading.claims.told import Kind, judge, verb_of
from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar.clause import Clause, Sentence
from dashboard.reading.grammar.phrase import NOUNS

_WORDS = word_lists("context")

GOES_ON = "the story goes on"
FOLLOWS = "the story follows"
STORY = frozenset((GOES_ON, FOLLOWS))
"""The rules (`Claim.rule`) of claims that the time of the story dates."""
_PERSONS = re.compile(r"\b(?:I|[Yy]ou|[Yy]our|my|[Ww]e)\b")
_PERSONAL = 150
"""If one word in this many is such a word, the text is personal."""
_FAR = 6
"""Sentences of a paragraph after which the time of the story is no longer sure."""
_OPENING, _SCENES = 2, 6
"""First sentences of a paragraph that can name a scene again, and how many scenes back."""
_ENDS = frozenset(("until", "till"))
"""Words after which a date only says how long something lasted."""
_WIDE = 800
"""A time of the story of more days than this dates no single happening."""
_MONTHS = 62
"""An approximate time of more days than this is too vague for what follows."""
_LATER = _WORDS["later"]
_EARLIER = _WORDS["earlier"]
_VAGUE = _WORDS["vague"]
_HEDGES = _WORDS["hedges"]
_DEGREES = _WORDS["degrees"]
"""Words of argument: a sentence with one of them weighs something up rather than tells it."""
_ABOUT = _WORDS["about"]
"""Verbs that describe or weigh up: they make claims only with a date of their own."""
_LASTING = _WORDS["lasting"]
"""Verbs of what lasts long: a deed if a named person does it, else a description."""
_EXAMPLES = (["for", "example"], ["for", "instance"])


@dataclass(frozen=True, slots=True)
class Scene:
    """A time of the story: its date, the words of that, and the nouns and names of its sentence."""

    edtf: str
    words: str
    nouns: frozenset[str]
    names: frozenset[str]


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
    scenes: list[Scene] = []
    for block, spans in prose:
        if block.zone != "body":
            continue
        now, far = None, 0
        for place, span in enumerate(spans):
            rows = dated.get(span[0])
            if rows:
                scene = _scene(story, span, rows, now=now)
                if scene is not None:
                    scenes.append(scene)
                    far = 0
                now = scene or _still(rows, now)
                continue
            if scenes and (place == 0 or now is None) and place < _OPENING:
                now = _named_again(story, span, scenes) or now
            if now is None or far > _FAR or _quoted(story.text, block.start, span[0]):
                continue
            far += 1
            found = _happening(story, span, now, far=far)
            if found is not None:
                yield block, span, found[1], found[0]


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether a place of a paragraph stands in a quotation that began sentences before."""
    return text.count("“", start, end) > text.count("”", start, end)


def _speaks_to_its_reader(text: str) -> bool:
    """Whether a text says `I` and `you` so often that it argues rather than tells; then only dates count."""
    return len(_PERSONS.findall(text)) * _PERSONAL > len(text.split())


def _scene(story: Story, span: tuple[int, int], rows: Sequence[Dated], *, now: Scene | None) -> Scene | None:
    """The time of the story after a sentence with dates: that of its last told clause, if it has one.

    A main clause's date counts before those of others, which may only look back: `as the Danes did in 835`.
    """
    sentence = story.sentence(span)
    if sentence.low[:2] in _EXAMPLES:
        return None
    looks_back: Scene | None = None
    for row in sorted(rows, key=lambda r: -r.start):
        clause = story.clause_at(span, row.start) if row.words else None
        before = story.text[span[0] : row.start].split()[-1:]
        in_brackets = story.text.count("(", span[0], row.start) > story.text.count(")", span[0], row.start)
        if row.dated_by == "reference" or clause is None or clause.kind == "rel" or in_brackets:
            continue
        if before and before[0].lower() in _ENDS:
            continue
        if clause.verb.perfect and clause.verb.tense == "past" and (now is not None or clause.kind == "sub"):
            continue
        date = edtf.parse(row.edtf)
        if date.earliest is None or date.latest is None or date.latest - date.earliest > _WIDE:
            continue
        if (date.approximate or date.uncertain) and date.latest - date.earliest > _MONTHS:
            continue
        nouns = frozenset(_nouns(sentence, 0, len(sentence.low)))
        scene = Scene(row.edtf, row.words, nouns, nouns & _names(sentence, 0, len(sentence.low)))
        if clause.kind == "main":
            return scene
        looks_back = looks_back or scene
    return looks_back if looks_back is None or now is None or _not_before(looks_back, now) else None


def _not_before(scene: Scene, now: Scene) -> bool:
    """Whether a scene is not over before another begins."""
    last, first = edtf.parse(scene.edtf).latest, edtf.parse(now.edtf).earliest
    return last is None or first is None or last >= first


def _still(rows: Sequence[Dated], now: Scene | None) -> Scene | None:
    """The scene that goes on after dates that give none; None where one lies past it: the story has moved."""
    last = edtf.parse(now.edtf).latest if now is not None else None
    dates = [edtf.parse(row.edtf).latest for row in rows if row.words and row.dated_by != "reference"]
    return None if last is not None and any(date is not None and date > last for date in dates) else now


def _names(sentence: Sentence, first: int, last: int) -> frozenset[str]:
    """The names between two tokens."""
    return frozenset(sentence.low[k] for k in range(first, last) if sentence.tags[k] == "NNP")


def _nouns(sentence: Sentence, first: int, last: int) -> Iterator[str]:
    for k in range(first, last):
        if sentence.tags[k] in NOUNS and not sentence.dated[k] and len(sentence.low[k]) > 3:
            yield sentence.low[k]


def _named_again(story: Story, span: tuple[int, int], scenes: list[Scene]) -> Scene | None:
    """The last scene that a sentence names again before its subject: `During the parade`, `Once in power`.

    Or it goes on with a name of the scene right before: `One of Solon's laws`. Any other thing that was
    there before says nothing of when.
    """
    words = story.words(span)
    if all(scene.nouns.isdisjoint(words) for scene in scenes[-_SCENES:]):
        return None
    sentence = story.sentence(span)
    main = next((c for c in sentence.clauses if c.kind == "main"), None)
    if main is None:
        return None
    verb, subject = main.verb.first, main.subject
    inverted = subject is None or subject.first > verb  # `With the attacks came hunger`
    own = (0, verb) if subject is None or inverted else (subject.first, subject.end)
    if scenes[-1].names & _names(sentence, *own):
        return scenes[-1]
    follows = inverted or bool(_LATER & set(sentence.low[: subject.first if subject else verb]))
    again = set(_nouns(sentence, 0, verb if follows or subject is None else subject.first))
    recent = scenes[-_SCENES:]
    return next((scene for scene in reversed(recent) if again & scene.nouns), None)


def _happening(story: Story, span: tuple[int, int], now: Scene, *, far: int) -> tuple[Clause, Dated] | None:
    start, end = span
    if not 25 <= end - start <= 600:
        return None
    words = story.words(span)
    if '"' in words or "“" in words[:1] or not _HEDGES.isdisjoint(words):
        return None
    sentence = story.sentence(span)
    mains = [c for c in sentence.clauses if c.kind == "main" and c.verb.form == "finite"]
    if mains and mains[0].verb.tense == "present":
        return None
    clause = next(
        (c for c in sentence.clauses if is_happening(sentence, c) and _says_enough(story, span, c)), None
    )
    if clause is None:
        return None
    opening = set(sentence.low[: clause.verb.first])
    if opening & _EARLIER or of_another_time(sentence, clause):
        return None
    follows = bool(opening & _LATER)
    token = sentence.spans[clause.verb.first][0], sentence.spans[clause.verb.last - 1][1]
    value = about(now.edtf) if follows or far > 3 else now.edtf
    return clause, Dated(token[0], token[1], "", value, now.words, "context", FOLLOWS if follows else GOES_ON)


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
    verb = clause.verb
    below = clause.kind == "sub" and clause.opener in _WHEN and not _main_told(sentence)
    if (
        not (clause.kind in ("main", "complement") or below)
        or verb.form != "finite"
        or verb.tense != "past"
        or verb.modal
    ):
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
    if (_abstract(sentence, clause) and not verb.passive) or is_general(sentence, clause):
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
    return any(c.kind == "main" and judge(sentence, c) is Kind.TOLD for c in sentence.clauses)


_WHEN = frozenset(("as", "when", "after", "until"))
_ALONE = _WORDS["alone"]

"""The scenes of a story: the dates at which it has arrived, who acts there, and how long they hold.

A date sets a scene if its clause tells a deed, not if it says how things were, looks back or only measures.
A scene holds to the end of its paragraph, or up to a sentence with another date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard import edtf
from dashboard.reading.claims.attach import Dated
from dashboard.reading.claims.naming import is_role
from dashboard.reading.claims.story import Story
from dashboard.reading.claims.told import Kind, judge, verb_of
from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar.clause import Clause, Sentence
from dashboard.reading.grammar.phrase import NOUNS

_WORDS = word_lists("context")
LATER = _WORDS["later"]
"""Words with which a sentence says that it follows: `soon`, `then`."""
_SPANS, _VAGUE = _WORDS["spans"], _WORDS["vague"]
_POINTS = frozenset(
    ("and", ",", "was", "were", "new", "regard", "respect", "sense", "case", "context", "area")
)
_SCENES = 2
"""How many scenes back the first sentence of a paragraph can name one again."""
_ENDS = frozenset(("until", "till", "since", "through"))
"""Words after which a date only says how long something lasted."""
_BORN = frozenset(("born", "baptized", "baptised", "christened"))
"""What begins a life, of which the story tells much later."""
_CONCESSIVE = frozenset(("although", "though", "whereas"))
_NOUNLIKE = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ"))
_VOTES = frozenset(("election", "elections", "race", "campaign", "primaries", "convention"))
"""What belongs to the year that is named before it."""
_ALREADY = frozenset(("already", "earlier", "previously", "long"))
_WIDE = 800
"""A time of the story of more days than this dates no single happening."""
_MONTHS = 62
"""An approximate time of more days than this is too vague for what follows."""
_WHEN = frozenset(
    (
        "during",
        "after",
        "following",
        "in",
        "at",
        "on",
        "once",
        "when",
        "while",
        "as",
        "amid",
        "with",
        "under",
        "throughout",
    )
)
"""Words with which a sentence says when it is."""
_PAST = frozenset(
    (
        "after",
        "following",
        "before",
        "prior",
        "since",
        "until",
        "heels",
        "wake",
        "aftermath",
        "despite",
        "unlike",
        "like",
    )
)
"""Words before what is over, or to come, when a deed is told."""
_EXAMPLES = (["for", "example"], ["for", "instance"])
_AT = frozenset(
    ("in", "at", "during", "after", "following", "throughout", "with", "of", "from", "as", "when", "once")
)
_PLACES = frozenset(("in", "at", "from", "into", "near", "across", "toward", "towards", "to", "on", "with"))
"""Words after which a name is no actor of the scene: a place, or somebody beside."""
_THINGS = word_lists("story")["things"]
"""Names of what does not act: `the Revolution`."""
_THESE = frozenset(("the", "this", "that", "these", "those"))


@dataclass(frozen=True, slots=True)
class Scene:
    """A time of the story: its date and the words of that, and what its sentence names.

    `nouns` are the nouns and names, `actors` the names of those who act there. `is_frame` if it is a period
    that the text only names (`Early in the war …`); a deed is in it if its sentence says so. `is_start` if
    somebody took an office then, of which the story goes on to tell: what follows took weeks or years.
    """

    edtf: str
    words: str
    nouns: frozenset[str]
    actors: frozenset[str]
    is_frame: bool = False
    is_start: bool = False

    @property
    def is_fine(self) -> bool:
        """Whether it is known to the day or the month, so that what follows hardly leaves it."""
        return "/" not in self.edtf and edtf.parse(self.edtf).precision in ("day", "month")

    @property
    def is_open(self) -> bool:
        """Whether only its beginning is known."""
        return self.edtf.endswith("/..")

    def opened(self) -> Scene:
        """The time from the year of the scene on."""
        first = edtf.parse(self.edtf).earliest
        if first is None:
            return self
        return replace(self, edtf=f"{edtf.of_year(edtf.year_month_day(first)[0])}/..")


def scene_of(
    story: Story, span: tuple[int, int], rows: Sequence[Dated], *, now: Scene | None
) -> Scene | None:
    """The time of the story after a sentence with dates: that of its last told clause, if it has one.

    A main clause's date counts before those of others, which may only look back: `as the Danes did in 835`.
    """
    sentence = story.sentence(span)
    if sentence.low[:2] in _EXAMPLES:
        return None
    looks_back: Scene | None = None
    for row in sorted(rows, key=lambda r: -r.start):
        clause = story.clause_at(span, row.start) if row.words else None
        if row.dated_by == "reference" or clause is None or not _moves(story, span, row, clause, now=now):
            continue
        date = edtf.parse(row.edtf)
        if date.earliest is None or date.latest is None or date.latest - date.earliest > _WIDE:
            continue
        if (date.approximate or date.uncertain) and date.latest - date.earliest > _MONTHS:
            continue
        nouns = frozenset(_nouns(sentence, 0, len(sentence.low)))
        starts = _takes_office(sentence, clause)
        scene = Scene(row.edtf, row.words, nouns, _actors(story, sentence), is_start=starts)
        if clause.verb.perfect and not scene.is_fine and _before_it(sentence, sentence.token_at(row.start)):
            scene = scene.opened()
        if clause.kind == "main":
            return scene
        looks_back = looks_back or scene
    return looks_back if looks_back is None or now is None or _not_before(looks_back, now) else None


def _takes_office(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause tells how somebody came to an office: `Kern took office`, `Kern was crowned`."""
    head, thing = verb_of(sentence, clause), clause.object
    if head == "take":
        return thing is not None and sentence.low[thing.head] in _OFFICES
    if head == "become":
        return thing is not None and is_role(sentence.low[thing.head])
    return clause.verb.passive and head in _ENTHRONES


_OFFICES = frozenset(("office", "power", "throne"))
_ENTHRONES = frozenset(("crown", "inaugurate", "appoint"))


def _before_it(sentence: Sentence, at: int) -> bool:
    """Whether a clause tells what was done up to a date, nobody knows when: `By 1640, they had left`."""
    at -= sentence.low[at - 1] in ("the", "about", "around")
    return at > 0 and sentence.low[at - 1] == "by"


def frame_of(story: Story, span: tuple[int, int], rows: Sequence[Dated]) -> Scene | None:
    """The period that a sentence names as its time, dated by our list: `During the Civil War …`."""
    row = next((row for row in rows if row.dated_by == "reference" and not row.event_id), None)
    if row is None:
        return None
    sentence = story.sentence(span)
    nouns = frozenset(_nouns(sentence, 0, len(sentence.low)))
    return Scene(row.edtf, story.text[row.start : row.end], nouns, frozenset(), is_frame=True)


def _moves(story: Story, span: tuple[int, int], row: Dated, clause: Clause, *, now: Scene | None) -> bool:
    """Whether a clause with a date brings the story there: it tells a deed, and not one that was over."""
    sentence = story.sentence(span)
    before = story.text[span[0] : row.start].split()[-1:]
    in_brackets = story.text.count("(", span[0], row.start) > story.text.count(")", span[0], row.start)
    beside = clause.kind == "rel" or _only_names(sentence, row, clause) or _runs_ahead(sentence, clause)
    if in_brackets or beside or (before and before[0].lower() in _ENDS):
        return False
    if clause.kind == "part" and clause.verb.passive and clause.verb.first > 1:
        return False  # `Alexandria, founded in 331 BCE, was …`
    if _is_past(sentence, sentence.token_at(row.start)) or sentence.low[clause.verb.head] in _BORN:
        return False
    perfect = clause.verb.perfect and clause.verb.tense == "past"
    over = not _ALREADY.isdisjoint(sentence.low[clause.first : clause.last])
    known = now is not None and not now.is_open
    if perfect and (known or clause.kind == "sub" or clause.verb.copula or over):
        return False
    return judge(sentence, clause) in (Kind.TOLD, Kind.AIM)


def _runs_ahead(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause looks ahead of the story: `The bishop fled, although he later returned in 1643`."""
    ahead = not LATER.isdisjoint(sentence.low[clause.first : clause.last])
    return clause.kind == "sub" and clause.opener in _CONCESSIVE and ahead


def _only_names(sentence: Sentence, row: Dated, clause: Clause) -> bool:
    """Whether a date only says which thing is meant: `opposed the 1604 toll`."""
    at, subject = sentence.token_at(row.start), clause.subject
    if row.event_id or at < 2 or not row.words.isdecimal() or sentence.low[at - 1] not in ("the", "a", "an"):
        return False
    after = slice(at + 1, at + 4)
    if _NOUNLIKE.isdisjoint(sentence.tags[at + 1 : at + 2]) or not _VOTES.isdisjoint(sentence.low[after]):
        return False  # `won the 1604 election`
    own = subject is not None and subject.first <= at < subject.end
    return not own and sentence.low[at - 2] not in _WHEN


def _is_past(sentence: Sentence, at: int) -> bool:
    """Whether a date is that of something else, which was over: `Following the flood of 1640, …`."""
    for k in range(at - 1, max(-1, at - 12), -1):
        if sentence.low[k] in (",", ";", ":", "(") or sentence.tags[k] in ("VBD", "VBZ", "VBP"):
            return False
        if sentence.low[k] in _PAST:
            return True
    return False


def _not_before(scene: Scene, now: Scene) -> bool:
    """Whether a scene is not over before another begins."""
    last, first = edtf.parse(scene.edtf).latest, edtf.parse(now.edtf).earliest
    return last is None or first is None or last >= first


def still(story: Story, span: tuple[int, int], rows: Sequence[Dated], now: Scene | None) -> Scene | None:
    """The scene that goes on after dates that give none; None where the story has left it.

    It goes on where the dates lie within it, or where a deed is told beside them: `He fought the toll, as his
    father had in 1611`. Or they are told in the past perfect, from which the story comes back.
    """
    if now is None:
        return None
    inside = edtf.parse(now.edtf)
    for row in rows:
        if not row.words or row.dated_by == "reference":
            continue
        date = edtf.parse(row.edtf)
        if None in (date.earliest, date.latest, inside.earliest, inside.latest):
            return None
        if date.latest > inside.latest:  # type: ignore[operator]
            return None
        clause = story.clause_at(span, row.start)
        before = date.latest < inside.earliest and clause is not None  # type: ignore[operator]
        if date.earliest < inside.earliest and not (before and _comes_back(story.sentence(span), clause)):  # type: ignore[operator]
            return None
    return now


def _comes_back(sentence: Sentence, clause: Clause | None) -> bool:
    """Whether the story is where it was after a clause about an earlier time.

    It is if its sentence tells a deed beside it, or nothing but what had been before.
    """
    told = [c for c in sentence.clauses if c is not clause and _tells(sentence, c)]
    if clause is not None and clause.kind == "main":
        return clause.verb.perfect and not told
    return any(c.kind == "main" for c in told)


def _tells(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause tells a deed of its time."""
    verb = clause.verb
    return verb.form == "finite" and not verb.perfect and judge(sentence, clause) is Kind.TOLD


def _actors(story: Story, sentence: Sentence) -> frozenset[str]:
    """The names of a sentence that may act: those of no place."""
    return frozenset(
        sentence.low[k]
        for k, tag in enumerate(sentence.tags)
        if tag == "NNP"
        and not sentence.dated[k]
        and not (k and sentence.low[k - 1] in _PLACES)
        and len(sentence.low[k]) > 2
        and sentence.low[k] not in _THINGS
        and not story.is_place(sentence.words[k])
    )


def _nouns(sentence: Sentence, first: int, last: int) -> Iterator[str]:
    for k in range(first, last):
        if sentence.tags[k] in NOUNS and not sentence.dated[k] and len(sentence.low[k]) > 2:
            yield sentence.low[k]


def taken_up(story: Story, span: tuple[int, int], scenes: Sequence[Scene]) -> Scene | None:
    """The scene that the first sentence of a paragraph takes up; None if it names none again.

    Before its subject it may name what happened: `During the parade`, `Once in power`. If its subject is who
    acted there, the time is known to follow, and no more. `From this debate` points to the last scene.
    """
    words = story.words(span)
    if _points_back(words):
        return scenes[-1]
    if all(scene.nouns.isdisjoint(words) for scene in scenes[-_SCENES:]):
        return None
    sentence = story.sentence(span)
    main = next((c for c in sentence.clauses if c.kind == "main"), None)
    if main is None:
        return None
    again = set(_named_before(sentence, main))
    found = next((scene for scene in reversed(scenes[-_SCENES:]) if again & scene.nouns), None)
    if found is None and acts_again(story, span, main, scenes[-1]):
        return scenes[-1].opened()
    return found


def _points_back(words: Sequence[str]) -> bool:
    """Whether words point to what was told last: `in this debate`, but not `in these years`."""
    return any(
        a in _AT and b in ("this", "these") and not (c in _SPANS or c in _VAGUE or c in _POINTS)
        for a, b, c in zip(words, words[1:], words[2:], strict=False)
    )


def _named_before(sentence: Sentence, main: Clause) -> Iterator[str]:
    """The nouns before the subject that say when: `During the parade`, `As the parade went on`."""
    inverted = main.subject is None or main.subject.first > main.verb.first  # `With the attacks came hunger`
    end = main.verb.first if main.subject is None or inverted else main.subject.first
    low, tags = sentence.low, sentence.tags
    role = low[0] == "as" and not any(c.opener == "as" and c.verb.first < end for c in sentence.clauses)
    if low[0] not in _WHEN or role:  # `As mayor, …`
        return
    for k in range(1, end):
        if sentence.dated[k] or len(low[k]) < 3:
            continue
        the = any(low[j] in _THESE for j in range(max(0, k - 3), k)) or low[0] == "once"
        if (tags[k] in ("NN", "NNS") and the) or (
            tags[k] == "NNP" and low[0] in ("after", "during", "following")
        ):
            yield low[k]


def acts_again(story: Story, span: tuple[int, int], clause: Clause, scene: Scene) -> bool:
    """Whether the subject of a clause is who acted in a scene, by name or by a pronoun, or is of theirs.

    Or they stand before it: `Under Solon's laws, each tribe chose …`.
    """
    sentence, subject = story.sentence(span), clause.subject
    if subject is None:
        return False
    if sentence.low[subject.head] in ("he", "she"):
        return bool(scene.actors & {w.lower() for w in story.meant(span, subject).split()})
    own = range(subject.first, subject.end)
    before = (k for p in clause.lead if sentence.low[p.first] == "under" for k in range(p.first, p.end))
    return any(sentence.tags[k] == "NNP" and sentence.low[k] in scene.actors for k in (*own, *before))


def named_in(sentence: Sentence, scene: Scene) -> bool:
    """Whether a sentence says that it is in a scene: `injuries sustained during the parade`."""
    low = sentence.low
    return any(
        low[k] in _AT
        and low[k + 1] in _THESE
        and any(
            low[j] in scene.nouns and sentence.tags[j] in ("NN", "NNS")
            for j in (k + 2, k + 3)
            if j < len(low)
        )
        for k in range(len(low) - 2)
    )

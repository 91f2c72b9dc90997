"""Where a text speaks of named events: those of the packs, and those of the general list.

A pack is written for a subject. In a text about that subject (its `about`; any text, if it gives none) all
its names count. In other texts only real names do; words such as `Civil War` or `Kennedy + shot` then count
only if the story is at the time of the event. For names of the general list, `earning` decides. If a pack and
the list both have a happening, the event of the pack is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.reading.blocks import Block, Document
from dashboard.reading.dates.find import Timex
from dashboard.reading.events import notation
from dashboard.reading.events.earning import (
    Sentence,
    Story,
    earned,
    lasting,
    near_enough,
    possible,
    stated,
    story,
    supported,
)
from dashboard.reading.events.listing import Entry
from dashboard.reading.events.packs import LISTED, Event, Gazetteer
from dashboard.reading.events.spans import Days, bounds, gap
from dashboard.reading.events.spotting import Spot, within_a_name
from dashboard.reading.events.telling import (
    is_background,
    is_compared,
    is_imagined,
    is_made,
    is_time,
    is_to_come,
    only_places,
    tells,
)
from dashboard.reading.events.wordings import is_ordinary
from dashboard.reading.parts.sentences import sentences

PROSE = ("body", "notes")
"""The zones of a text from which claims are made."""
_ENOUGH = 3
"""How often a text must use words of a pack's `about` to count as a text about its subject."""
_MAINLY = 100
"""A text is all about a pack's subject if more than one word in so many is of its `about`."""
_SCATTERED = re.compile(r" [+/] |\.\.")
_BARRED = re.compile(r" - .*")
_STATES = ("period", "reign")
"""Kinds of entries that are states and rulers: texts often name them but seldom tell of them."""
_THINGS = ("founding", "invention", "work")
"""Kinds of entries that are things: a text tells of the event only if it says how they came to be."""
_HAPPENING = re.compile(
    r"\b(?:found\w+|establish\w+|creat\w+|built|complet\w+|invent\w+|publi\w+|open\w+|form\w+|adopt\w+|discover\w+"
    r"|launch\w*|settle\w+|introduc\w+|partition|proclamation|separation|unification)\b"
)
"""Words of a name that itself says what happened: `the partition of Brabant` needs no other."""
_SHORT = re.compile(r"(?:The )?\S+")
"""A name of a work that may also be just words of a sentence, `The Persians`."""
_TIGHT = 40
"""A name of a pack with at most so many letters replaces names of the list inside it."""
_BEARER = re.compile(r"\b[A-Z]\w+\s+of\s+$")
"""Words whose next date is part of a name: `the Verona Congress of` 1822."""
_LONGEST_BEARER = 40
_COMPANY = 5 * 366
"""A name is supported by another event of its pack that is at most so many days away."""
_BEFORE = 20_000
"""Letters of a paragraph, on either side of a sentence, that tell the time of the story there."""
_FAR = 12 * 366
"""Words of a pack mean something else if the dates of the paragraph so far are this many days away."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a text speaks of an event; `frame` if only named, `strong` if it needed no support."""

    start: int
    end: int
    event_id: str
    strong: bool
    frame: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    """A place where a text names an event of a pack; `sure` if it needs no support.

    `on_subject` if the text is about the pack's subject, `ordinary` if other happenings share the name.
    """

    mention: Mention
    event: Event
    sentence: Days
    paragraph: Days
    sure: bool
    on_subject: bool = False
    ordinary: bool = False


Spoken = tuple[tuple[Block, tuple[tuple[int, int], ...]], ...]
"""The paragraphs of a document's prose, each with the spans of its sentences."""


def spoken(document: Document) -> Spoken:
    """Split the prose of a document into its paragraphs and sentences."""
    prose = (block for block in document.blocks if block.zone in PROSE)
    return tuple((block, tuple(sentences(document, block))) for block in prose)


def find(
    document: Document, *, gazetteer: Gazetteer, prose: Spoken | None = None, times: Sequence[Timex] = ()
) -> tuple[Mention, ...]:
    """Every mention of an event in the prose of a document, in order; at most one per event and sentence.

    `prose` is `spoken(document)` if the caller has it, because finding sentences takes most of the time.
    `times` are the dates of the document in order; they help to understand names of several happenings.
    """
    text = document.text
    subjects = _subjects(text, gazetteer=gazetteer)
    places = [time.start for time in times]
    named: list[_Named] = []
    listed: list[Sentence] = []
    for block, spans in spoken(document) if prose is None else prose:
        for (start, end), hits in _in_paragraph(text, spans, gazetteer=gazetteer, subjects=subjects):
            spots = gazetteer.spotter.spots(text, start, end)
            paragraph = max(block.start, start - _BEFORE), min(block.end, end + _BEFORE)
            if hits or spots:
                here = times[bisect_left(places, start) : bisect_left(places, end)]
                said = stated(here)
                named += _possible(
                    text, hits, (start, end), paragraph, here, gazetteer=gazetteer, subjects=subjects
                )
            if spots:
                listed.append(Sentence(start, end, paragraph, tuple(spots), said))
    pairs, told = _earned(document, listed, named, times, gazetteer=gazetteer)
    written = story(times, ())
    company = _company(named)
    kept = [
        hit
        for hit in named
        if not only_places(text, hit.mention.start, hit.mention.end)
        and (hit.sure or (_fits(hit, told, written) if hit.on_subject else _supported(hit, company, told)))
    ]
    return _together(text, kept, pairs, listed, gazetteer=gazetteer, subjects=subjects, told=told)


def _earned(
    document: Document,
    listed: Sequence[Sentence],
    named: Sequence[_Named],
    times: Sequence[Timex],
    *,
    gazetteer: Gazetteer,
) -> tuple[list[tuple[Spot, Entry]], Story]:
    subject = " ".join(
        document.text[b.start : b.end] for b in document.blocks if b.zone in ("title", "heading")
    )
    sure = [(hit.mention.start, days) for hit in named if hit.sure and (days := bounds(hit.event.edtf))]
    return earned(listed, document.text, listing=gazetteer.listing, times=times, subject=subject, named=sure)


def _possible(
    text: str,
    hits: Iterable[tuple[Mention, str]],
    sentence: Days,
    paragraph: Days,
    times: Sequence[Timex],
    *,
    gazetteer: Gazetteer,
    subjects: Collection[str],
) -> Iterator[_Named]:
    """The events of packs that a sentence may mean: those that no year in it contradicts.

    A year inside another name (`the Verona Congress of 1822, the fall of …`) contradicts nothing.
    """
    for mention, phrase in hits:
        event = gazetteer.events[mention.event_id]
        about = gazetteer.about.get(event.pack)
        if about is None:
            yield _Named(mention, event, sentence, paragraph, True)
            continue
        on_subject = event.pack in subjects
        plain = _is_plain(phrase)
        whole = not _SCATTERED.search(phrase) and not on_subject
        if whole and within_a_name(text, mention.start, mention.end, sentence[0]):
            continue
        said = stated(time for time in times if not of_another(text, time, mention))
        if possible(event.edtf, said, grade="full" if plain or on_subject else "near"):
            ordinary = is_ordinary(_BARRED.sub("", phrase))
            sure = plain or not (on_subject or mention.strong)
            yield _Named(mention, event, sentence, paragraph, sure, on_subject, ordinary)


def of_another(text: str, time: Timex, mention: Mention) -> bool:
    """Whether a date belongs to another name than the mention's: a name, `of`, and the date."""
    bearer = _BEARER.search(text, max(0, time.start - _LONGEST_BEARER), time.start)
    return bearer is not None and (mention.end <= bearer.start() or time.end <= mention.start)


def _is_plain(phrase: str) -> bool:
    """Whether a phrase is a name of its own, of several words, and not words that others may share.

    `invasion of Georgia` only says what was done: there may have been another.
    """
    name = _BARRED.sub("", phrase)
    return not _SCATTERED.search(name) and " " in name and not is_ordinary(name) and name[0].isupper()


def _fits(hit: _Named, told: Story, written: Story) -> bool:
    """Whether words of a pack, in a text on its subject, can mean its event at this place."""
    days = bounds(hit.event.edtf)
    near = told.near(*hit.paragraph) if hit.ordinary else written.within(hit.paragraph[0], hit.sentence[1])
    return not days or not near or min(gap(days, other) for other in near) <= _FAR


def _company(named: Iterable[_Named]) -> dict[str, dict[str, Days]]:
    """By pack, the events that a text surely names, with their days."""
    found: dict[str, dict[str, Days]] = {}
    for hit in named:
        days = bounds(hit.event.edtf) if hit.sure else None
        if days:
            found.setdefault(hit.event.pack, {})[hit.event.id] = days
    return found


def _supported(hit: _Named, company: Mapping[str, Mapping[str, Days]], told: Story) -> bool:
    """Whether the story is at the time of an event, or the text surely names a near one of its pack.

    Where other happenings share the name, the time alone does not tell: in 1913, too, `the Civil War` may be
    another.
    """
    days = bounds(hit.event.edtf)
    last = told.within(hit.paragraph[0], hit.mention.start)[-1:]
    if hit.ordinary and days and last and gap(days, last[0]) > _FAR:
        return False
    others = company.get(hit.event.pack, {}).items() if days else ()
    near = any(gap(days, other) <= _COMPANY for own, other in others if days and own != hit.event.id)
    return near or (not hit.ordinary and supported(hit.event.edtf, told, hit.paragraph))


def _together(
    text: str,
    named: Sequence[_Named],
    pairs: Sequence[tuple[Spot, Entry]],
    listed: Sequence[Sentence],
    *,
    gazetteer: Gazetteer,
    subjects: Collection[str],
    told: Story,
) -> tuple[Mention, ...]:
    """The mentions of packs and list in order; of two at one place the longer one, or else the pack's."""
    starts = [sentence.start for sentence in listed]
    by_sentence: dict[int, dict[str, Mention]] = {}
    for hit in named:
        by_sentence.setdefault(hit.sentence[0], {})[hit.event.id] = hit.mention
    for spot, entry in sorted(pairs, key=lambda pair: (pair[0].start, pair[0].end)):
        own = by_sentence.setdefault(starts[bisect_left(starts, spot.start + 1) - 1], {})
        event_id = gazetteer.same.get(entry.id, entry.id)
        if gazetteer.events[event_id].pack in subjects:
            continue
        if event_id in own or any(_covers(mention, spot) for mention in own.values()):
            continue
        for inner in [key for key, m in own.items() if spot.start <= m.start and m.end <= spot.end]:
            del own[inner]
        sentence = listed[bisect_left(starts, spot.start + 1) - 1]
        if not _happens(text, spot, entry, sentence):
            continue
        frame = (lasting(entry) and not tells(text, spot.start, spot.end)) or is_background(text, spot.start)
        if frame and not near_enough(entry, told, sentence.paragraph):
            continue
        own[event_id] = Mention(spot.start, spot.end, event_id, spot.grade == "full", frame)
    found = [mention for own in by_sentence.values() for mention in own.values()]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end, mention.event_id)))


def _happens(text: str, spot: Spot, entry: Entry, sentence: Sentence) -> bool:
    """Whether a name means a happening here, and not a state, a thing or an institution."""
    if is_compared(text, spot.start) or is_to_come(text, spot.start):
        return False
    if only_places(text, spot.start, spot.end):
        return False
    if spot.grade == "near" and text[spot.start].islower() and is_imagined(text, spot.start):
        return False
    return names_happening(text, spot, entry, (sentence.start, sentence.end))


def names_happening(text: str, spot: Spot, entry: Entry, sentence: Days) -> bool:
    """Whether a name means a happening: that of a state never does, that of a thing where it comes to be."""
    name = text[spot.start : spot.end]
    if entry.kind in _STATES:
        return is_time(name)
    if entry.kind not in _THINGS or spot.grade == "near" or _HAPPENING.search(name):
        return True
    quoted = text[spot.start - 1 : spot.start] in ("“", "‘", '"', "'")
    if entry.kind == "work" and not quoted and _SHORT.fullmatch(name):
        opens = spot.start == sentence[0]
        return opens is False and name.startswith("The ")
    return entry.kind == "work" or is_made(text, *sentence)


def _covers(mention: Mention, spot: Spot) -> bool:
    """Whether a name of a pack stands where a name of the list stands."""
    tight = mention.end - mention.start <= _TIGHT
    return (
        tight
        and mention.start < spot.end
        and spot.start < mention.end
        and (mention.end - mention.start >= spot.end - spot.start)
    )


def strange(text: str, *, packs: Collection[str], gazetteer: Gazetteer) -> frozenset[str]:
    """The packs whose subject a text on another subject never mentions.

    What such a text names without a date is hardly theirs: India, too, had a Constituent Assembly.
    """
    silent = {pack for pack in packs if pack in gazetteer.about and not gazetteer.about[pack].times(text)}
    return frozenset(silent if silent and _subjects(text, gazetteer=gazetteer) else ())


def at_home(text: str, *, packs: Collection[str], gazetteer: Gazetteer) -> frozenset[str]:
    """The packs, of those given, that a text is all about, and those that have no subject of their own."""
    often = len(text.split()) // _MAINLY if packs else 0
    about = gazetteer.about
    return frozenset(
        pack
        for pack in packs
        if pack != LISTED and (pack not in about or about[pack].times(text, most=often + 1) > often)
    )


def _subjects(text: str, *, gazetteer: Gazetteer) -> frozenset[str]:
    """The packs on whose subject a text is: it uses the words of their `about` often enough."""
    return frozenset(
        pack for pack, subject in gazetteer.about.items() if subject.times(text, most=_ENOUGH) == _ENOUGH
    )


def _in_paragraph(
    text: str, spans: Iterable[tuple[int, int]], *, gazetteer: Gazetteer, subjects: frozenset[str]
) -> Iterator[tuple[tuple[int, int], list[tuple[Mention, str]]]]:
    """The mentions in a paragraph by sentence, each with its phrase; support may stand in any sentence."""
    index = gazetteer.index
    told = [((start, end), notation.held(text, start, end, index=index)) for start, end in spans]
    owners = gazetteer.owners
    supported = {
        owners[number][0] for _, hits in told for number, _, _ in hits if owners[number][1] == "needs"
    }
    for span, hits in told:
        best: dict[str, tuple[Mention, str]] = {}
        for number, first, last in hits:
            event_id, kind, phrase = owners[number]
            event = gazetteer.events[event_id]
            if kind == "needs" or not _holds(event, kind, event_id in supported, event.pack in subjects):
                continue
            mention = Mention(first, last, event_id, kind != "weak", kind == "frame")
            known = best.get(event_id)
            if known is None or _rank(mention) < _rank(known[0]):
                best[event_id] = (mention, phrase)
        yield span, sorted(best.values(), key=lambda pair: (pair[0].start, pair[0].end, pair[0].event_id))


def _holds(event: Event, kind: str, supported: bool, on_subject: bool) -> bool:
    """Whether a name counts: a weak one needs its `needs`, or else a text on the subject of the pack."""
    if kind == "weak":
        return supported if event.needs else on_subject
    return kind == "names" or not event.needs or supported or on_subject


def _rank(mention: Mention) -> tuple[bool, bool, int, int]:
    return mention.frame, not mention.strong, mention.end - mention.start, mention.start

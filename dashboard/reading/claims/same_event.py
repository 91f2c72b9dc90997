"""Gives all claims about one event, whatever their text, the same id.

The id is made of words only, without a date, so that two texts that date one event differently share it.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from operator import attrgetter

from dashboard.reading.claims.extract import Claim
from dashboard.reading.claims.joins.groups import groups

_NAMES = [field.name for field in fields(Claim)]
_EVENT = _NAMES.index("event")
_VALUES = attrgetter(*_NAMES)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Pause Python's cyclic garbage collection: no cycles are made here, and it takes a third of the time."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


@_without_collection()
def joined(claims: Sequence[Claim], *, named: Collection[str]) -> list[Claim]:
    """The claims, with one `event` for each happening that they share, as in `events`."""
    return [
        claim if claim.event == event else renamed(claim, event)
        for claim, event in zip(claims, events(claims, named=named), strict=True)
    ]


@_without_collection()
def events(claims: Iterable[Claim], *, named: Collection[str]) -> list[str]:
    """For each claim the id of its happening; `named` are the gazetteer's ids. The claims are taken once.

    The id of a named event is kept. Any other happening gets the id of its first claim by source and place,
    with `-2`, `-3` … added if an earlier happening has that id. So the order in which texts are read changes
    nothing.
    """
    own: list[str] = []

    def passing() -> Iterator[Claim]:
        for claim in claims:
            own.append(claim.event)
            yield claim

    together = groups(passing(), named=named)
    events = {event for event in own if event in named}
    ids = list(own)
    used: Counter[str] = Counter()
    for places in together:
        known = [own[place] for place in places if own[place] in events] if events else []
        event = known[0] if known else _free(own[places[0]], named, used)
        for place in places:
            ids[place] = event
    return ids


@_without_collection()
def added(
    claims: Sequence[Claim], *, to: Sequence[Claim], named: Collection[str]
) -> tuple[list[Claim], list[Claim]]:
    """Claims that come `to` others, and these others, with one `event` for each happening that they share.

    What the others share among themselves stays, since an editor may have decided it; their event has another
    id only where a claim that comes says which one of the gazetteer it is.
    """
    together = [*to, *claims]
    used = Counter({claim.event for claim in to})
    ids: dict[int, str] = {}
    now: dict[str, str] = {}
    for places in groups(together, named=named):
        told = [together[place].event for place in places]
        own = next((together[place].event for place in places if place < len(to)), "")
        known = own if own in named else next((event for event in told if event in named), "")
        event = known or own or _free(told[0], named, used)
        if own and event != own:
            now[own] = event
        ids |= dict.fromkeys((place for place in places if place >= len(to)), event)
    found = [renamed(claim, now.get(ids[place], ids[place])) for place, claim in enumerate(claims, len(to))]
    return found, [renamed(claim, now.get(claim.event, claim.event)) for claim in to]


def renamed(claim: Claim, event: str) -> Claim:
    """A claim with another event: `dataclasses.replace` takes three times as long, and claims are many."""
    values = list(_VALUES(claim))
    values[_EVENT] = event
    return Claim(*values)


def _free(event: str, named: Collection[str], used: Counter[str]) -> str:
    """An id that no other event has yet."""
    while True:
        used[event] += 1
        own = event if used[event] == 1 else f"{event}-{used[event]}"
        if own not in named and (own == event or own not in used):
            used[own] += own != event
            return own

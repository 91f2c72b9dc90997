"""Events that somebody may mean who types a few words: of the packs and of the general list."""

from __future__ import annotations

from dashboard.reading.events.packs import LISTED, Event, Gazetteer
from dashboard.reading.events.wordings import plain

MOST = 10
"""Events that are suggested at once."""


def suggested(gazetteer: Gazetteer, wanted: str) -> list[Event]:
    """At most MOST events whose names have all words that were typed, by their beginnings.

    Those come first whose title begins with what was typed, then those with the shorter title.
    """
    words = [plain(word) for word in wanted.split()]
    if not words:
        return []
    known = gazetteer.events
    listed = [one for one in gazetteer.listing.entries() if _has((one.name, *one.aliases), words)]
    ids = {gazetteer.same.get(one.id, one.id): None for one in listed}
    ours = [one for one in known.values() if one.pack != LISTED]
    ids |= {one.id: None for one in ours if _has((one.title,), words)}
    return sorted((known[one] for one in ids), key=lambda event: _order(event, words[0]))[:MOST]


def _has(names: tuple[str, ...], words: list[str]) -> bool:
    """Whether one of the names has words that begin with each of those typed."""
    return any(all(f" {word}" in told for word in words) for told in map(_told, names))


def _told(name: str) -> str:
    return f" {plain(name.replace('-', ' ').replace('“', ''))}"


def _order(event: Event, first: str) -> tuple[bool, int, str]:
    return not plain(event.title).startswith(first), len(event.title), event.id

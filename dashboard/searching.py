"""Finds events of our list for who corrects a claim on the page."""

from __future__ import annotations

from functools import cache

from dashboard.background import Reference
from dashboard.reading.events import packs, suggesting
from dashboard.reading.events.packs import Gazetteer


def searched(words: str) -> list[Reference]:
    """The events of our list that some words may mean; the `summary` of each says its kind, '' if unknown.

    The id of an event means that event.
    """
    same = _gazetteer().events.get(words)
    found = [same] if same else suggesting.suggested(_gazetteer(), words)
    return [Reference(event.id, event.title, event.edtf, summary=event.kind) for event in found]


@cache
def _gazetteer() -> Gazetteer:
    return packs.load()

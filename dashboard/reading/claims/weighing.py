"""How much a claim's label matters on the chart, from 1 to 3.

A happening that is known by name, from the gazetteer or an editor's note, gets 2, any other 1. It gets one
more if the essay dates it in its own words, tells of it in another paragraph too, or if it took two months at
most. A view that the essay only reports gets 1, and so does a known development of over ten years that the
essay does not date.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from dashboard import edtf
from dashboard.reading.events.packs import Event

OURS = frozenset(("editor", "reference"))
"""Values of `dated_by` for dates that do not come from the essay."""
_SHORT, _LONG = 61, 3653
"""The most days of a short happening, and the fewest of a long development."""


class Told(Protocol):
    """What a claim must have to be weighed."""

    @property
    def event(self) -> str:
        """Its event's id."""

    @property
    def title(self) -> str:
        """Its label."""

    @property
    def edtf(self) -> str:
        """Its date, in EDTF."""

    @property
    def paragraph(self) -> int:
        """The number of its paragraph."""

    @property
    def dated_by(self) -> str:
        """How it is dated: text, context, editor or reference."""


def weights(
    claims: Collection[Told], *, events: Mapping[str, Event], named: Collection[str] = ()
) -> list[int]:
    """The weight of each claim of one text; `named` are events that editors' notes name beside `events`."""
    told: dict[str, set[int]] = {}
    for claim in claims:
        told.setdefault(claim.event, set()).add(claim.paragraph)
    return [
        _weight(
            claim,
            value=events[claim.event].edtf if claim.event in events else claim.edtf,
            known=claim.event in events or claim.event in named,
            returns=len(told[claim.event]) > 1,
        )
        for claim in claims
    ]


def _weight(claim: Told, *, value: str, known: bool, returns: bool) -> int:
    if claim.title.endswith("(reported)"):
        return 1
    by_text = claim.dated_by not in OURS
    if not known:
        return 1 + by_text
    date = edtf.parse(value)
    days = 10**6 if date.earliest is None or date.latest is None else date.latest - date.earliest
    if days > _LONG and not by_text:
        return 1
    return 2 + (by_text or returns or days <= _SHORT)

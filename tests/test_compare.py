"""Which events the two essays share, as the page compares them (client/src/model/compare.ts)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from conftest import committed

from dashboard.showing import client, page_data

SHARED_EVENTS = {
    "what-is-to-be-done": "Both speak of the booklet of 1902.",
    "october-revolution": "Both tell of the taking of power.",
    "lenin-expects-world-revolution": "Both say that Lenin counted on revolutions in other countries.",
    "soviets-arise": "Both tell of the soviets that were there before Lenin's party led them.",
    "civil-war-violence-as-origin": "Both report the view that the Civil War bred the later violence.",
    "civil-war-outbreak": "Both tell how the war began.",
    "civil-war": "Both speak of the war as a whole, its congresses and its economy.",
    "soviet-democracy-decline": "One lets democracy wither in the war, the other gathers power at the top.",
    "world-revolution-outcome": "Both say that the revolutions abroad failed.",
    "civil-war-economic-collapse": "Both tell of the economy's breakdown in those years.",
    "grain-requisition": "Both tell that grain was taken from the peasants.",
    "lenin-peasant-policy": "Both tell of Lenin's hand on the peasants.",
    "red-terror": "Both tell of terror by the Reds.",
    "red-army-victory": "Both tell that the Reds won.",
    "new-economic-policy": "Both name the policy.",
    "nep-recovery": "Both say that the policy worked.",
    "cheka-after-civil-war": "Both tell what became of it after the war: cut, or grown.",
    "ussr-founded": "Both speak of the founding of the Union.",
    "lenin-death": "Both tell of it.",
    "stalin-era-killings": "Both tell of the dead of Stalin's years.",
    "soviet-industrialisation": "Both tell of Stalin's industry.",
    "collectivisation": "Both tell of the collective farms.",
    "kulak-liquidation": "Both name it.",
    "great-terror": "Both tell of the terror of the thirties.",
    "stalin-death": "Both tell of it.",
}
"""The events that the two essays share, each read against both texts: why the two passages are of one happening."""

OTHER_NAMES = {"nep-adopted": "new-economic-policy", "forced-collectivisation": "collectivisation"}
"""What the annotators call an event that is otherwise called here."""


@cache
def shared_events() -> set[str]:
    frame, _ = committed()
    groups = client.ask(
        "comparison",
        claims=page_data.claims(frame),
        sources=["lenihan", "munoz"],
        titles={},
        shown=list(range(len(frame))),
        part="",
        sort="",
    )
    return {event["id"] for group in groups for event in group["events"] if event["tellers"] > 1}


def test_exactly_the_reviewed_events_of_the_two_essays_are_shared() -> None:
    assert shared_events() == SHARED_EVENTS.keys()


def test_pairs_of_both_annotators_are_shared(shared: Path) -> None:
    """Of the events that both annotators found in both essays at least nine in ten."""
    gold: list[set[str]] = []
    for name in ("lenihan", "munoz"):
        lines = (shared / "gold" / f"{name}.claims.jsonl").read_text("utf-8").splitlines()
        rows = map(json.loads, lines)
        gold.append({row["event"] for row in rows if row["status"] == "must"})
    pairs = {OTHER_NAMES.get(event, event) for event in gold[0] & gold[1]}
    assert len(pairs & shared_events()) / len(pairs) >= 0.9

"""What a reader corrects on the page, written as notes, gives the same claims when the texts are read again."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import our_events

from dashboard import background as known
from dashboard import notes, table
from dashboard.reading import document as documents
from dashboard.reading import pipeline
from dashboard.reading.blocks import Document
from dashboard.reading.claims.extract import Claim
from dashboard.reading.parts.sentences import sentences
from dashboard.showing import client, page_data

MILL = """The Mill Towns

Anna Keller, 2019

In 1811 the town of Saltmouth built a mill on the river, and in 1815 a second one. It stood for a lifetime.
The owners blamed the weavers for every broken loom. The October Revolution was a century away.

On 9 January 1837 the old mill burned, and in 1839 the owners built another. In May 1848 the weavers struck
for ten days. The strike of 1848 failed, and the strike of 1852 did not. Lenin died in January 1924.

By the 1920s the looms were silent. Between 1931 and 1935 the last families left the town.
"""
WEAVERS = """Weavers and Masters

Tom Adler, 2021

The mill at Saltmouth burned on 9 January 1838. Nobody was ever tried for the fire. In May 1848 the weavers of
the valley struck, and some of the masters gave way at once.

In October 1917 the Bolsheviks seized power. When Lenin died in 1924, the valley had no looms left.
"""
DATES = [
    "1849",
    "3 May 1838",
    "about 1500",
    "44 BC",
    "1848 to 1852",
    "the 1920s",
    "before 1917",
    "spring 1919?",
]
SAME = [name for name in table.COLUMNS if name not in ("claim_id", "weight")]
"""A new extraction numbers and weighs the rows anew."""


def essays(mill: str = MILL, weavers: str = WEAVERS) -> list[Document]:
    return [documents.parse(mill, name="mill"), documents.parse(weavers, name="weavers")]


def extracted(texts: list[Document], folder: Path) -> tuple[list[Claim], known.Background, list[str]]:
    claims, complaints = pipeline.claims(texts, folders=[folder])
    found, _ = notes.beside([folder])
    return claims, pipeline.background(claims, texts=texts, gazetteer=our_events(), notes=found), complaints


def payload(claims: list[Claim], background: known.Background, texts: list[Document]) -> dict[str, Any]:
    frame = table.frame_of({name: getattr(claim, name) for name in table.COLUMNS} for claim in claims)
    sources = [text.source for text in texts]
    told: dict[str, Any] = json.loads(page_data.payload(frame, sources=sources, background=background))
    return told


def rows(data: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The rows of a page's claims in order, without what is counted anew; with stars and remarks."""
    columns = data["claims"]
    names = [*SAME, "starred", "remark", "when", "certainty", "stands", "lent"]
    return sorted(zip(*(columns[name] for name in names), strict=True), key=repr)


def unclaimed(texts: list[Document], claims: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Passages that a reader could mark: sentences of the texts, as the page would add them."""
    return [
        {
            "source": text.source.id,
            "paragraph": block.number,
            "start": start,
            "end": end,
            "claim": text.text[start:end],
        }
        for text in texts
        for block in text.blocks
        if block.zone == "body"
        for start, end in sentences(text, block)
    ]


def change(chance: random.Random, data: Mapping[str, Any], row: int) -> dict[str, Any]:
    """Something that a reader might do to a row."""
    claims = data["claims"]
    made: dict[str, Any] = {}
    if chance.random() < 0.15:
        return {"dropped": True, "why": "Not a claim."}
    if chance.random() < 0.4:
        made["title"] = f'A title, "quoted" {row}'
    if chance.random() < 0.4:
        made["date"] = chance.choice(DATES)
    if chance.random() < 0.2:
        made["theme"] = chance.choice(["war", "economy"])
    if chance.random() < 0.3:
        made["event"] = chance.choice([*claims["event"], "an-event-of-ours"])
    if chance.random() < 0.3:
        made |= {"remark": f"=What does it mean, {row}?", "starred": True}
    return made or {"starred": True}


def work(chance: random.Random, data: Mapping[str, Any], passages: list[dict[str, Any]]) -> dict[str, Any]:
    claims = data["claims"]
    changes = {
        name: change(chance, data, row) for row, name in enumerate(claims["id"]) if chance.random() < 0.5
    }
    taken = chance.sample(passages, 2)
    added = [
        passage
        | {
            "id": f"new-{n}",
            "title": f"Added {n}",
            "date": chance.choice(DATES),
            "theme": "war",
            "event": f"new-{n}",
        }
        for n, passage in enumerate(taken)
    ]
    changes |= {"new-0": {"remark": "Is this so?", "starred": True}}
    kinds = ["supports", "contradicts", "differs"]
    events = chance.sample(sorted(set(claims["event"])), 2)
    judged = {event: {"kind": chance.choice(kinds), "why": f"Because, {event}."} for event in events}
    return {
        "changes": changes,
        "added": added,
        "judgements": judged,
        "title": "",
        "subtitle": "",
        "names": {},
        "colours": {},
    }


NOTHING: dict[str, Any] = {
    "changes": {},
    "added": [],
    "judgements": {},
    "title": "",
    "subtitle": "",
    "names": {},
    "colours": {},
}


@pytest.mark.parametrize("seed", range(12))
def test_notes_of_corrections_give_the_corrected_table_again(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    texts = essays()
    claims, background, _ = extracted(texts, tmp_path)
    data = payload(claims, background, texts)
    made = work(chance, data, unclaimed(texts, data["claims"]))
    answer = client.ask("corrections", data=data, work=made)
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "teacher.csv").write_text(answer["notes"], "utf-8")
    again, behind, complaints = extracted(texts, tmp_path)
    assert complaints == []
    now = payload(again, behind, texts)
    assert rows(now) == rows(answer["data"])
    there = set(answer["data"]["claims"]["event"])
    assert now.get("judged", {}) == {
        event: one for event, one in made["judgements"].items() if event in there
    }


def test_notes_hold_in_a_changed_text_and_those_that_no_longer_fit_are_named(tmp_path: Path) -> None:
    texts = essays()
    claims, background, _ = extracted(texts, tmp_path)
    data = payload(claims, background, texts)
    at = {words: name for name, words in zip(data["claims"]["id"], data["claims"]["words"], strict=True)}
    made = NOTHING | {
        "changes": {
            at["9 January 1837"]: {"title": "The old mill burns", "date": "10 January 1837"},
            at["1811"]: {"title": "A mill on the river", "starred": True},
        }
    }
    answer = client.ask("corrections", data=data, work=made)
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "teacher.csv").write_text(answer["notes"], "utf-8")
    changed = MILL.replace("the old mill burned", "fire took the old mill").replace(
        "In 1811 the town of Saltmouth built a mill on the river, and in 1815 a second one. ", ""
    )
    again, behind, complaints = extracted(essays(mill=changed), tmp_path)
    assert [(row.title, row.edtf) for row in again if row.dated_by == "editor"] == [
        ("The old mill burns", "1837-01-10")
    ]
    assert not behind.starred
    [complaint] = complaints
    assert complaint.startswith(f"{tmp_path / 'notes' / 'teacher.csv'}:2: no sentence of mill")

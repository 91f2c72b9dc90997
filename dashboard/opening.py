"""A table with what is known around it: the texts that it was read from, and what the reference says.

Texts are those in `seeds/`, and files of a source's name beside the table or in a folder there. Named events
are ours and those of the packs, `events/*.toml`, that belong to these texts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard import places, texts
from dashboard.apparatus import Apparatus
from dashboard.reading import claims, events, readings
from dashboard.reading.documents import Document
from dashboard.source import Source

_NUMBERS = ("paragraph", "start", "end", "weight")


@dataclass(frozen=True, slots=True)
class Known:
    """The sources of a table, each with its text where we have the very one; `complaints` are sentences."""

    sources: list[Source]
    apparatus: Apparatus
    complaints: list[str]


def known(frame: pd.DataFrame, *, near: Path) -> Known:
    """What is known around a table that lies in the folder `near`."""
    whole, _ = texts.seeds(places.seeds())
    digests, _ = texts.given([places.seeds()])
    folders = [places.seeds(), near]
    sources: list[Source] = []
    read: list[Document] = []
    for name, rows in frame.groupby("source", sort=False):
        paths = texts.named(str(name), near=near)
        folders += texts.folders(paths)
        named, _ = texts.given(paths)
        ours = [text for text in [*whole, *digests, *named] if text.source.id == name]
        spans = zip(rows["start"].astype(int), rows["end"].astype(int), rows["claim"], strict=True)
        text = texts.holding(ours, spans)
        known = replace(ours[0].source, text="") if ours else Source(str(name))
        sources.append(text.source if text else known)
        read += [text] if text else []
    gazetteer, complaints = events.extended(dict.fromkeys(folders), only=set(frame["event"]))
    found = readings.apparatus(list(_claims(frame)), texts=read, gazetteer=gazetteer)
    return Known(sources, found, complaints)


def _claims(frame: pd.DataFrame) -> Iterable[claims.Claim]:
    for row in frame.to_dict("records"):
        values: dict[str, Any] = {str(name): value for name, value in row.items()}
        yield claims.Claim(**(values | {name: int(values[name]) for name in _NUMBERS}))

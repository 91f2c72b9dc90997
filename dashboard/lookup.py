"""Looks up what is known around a table: the texts from which it was read, and what the gazetteer says.

A text is searched under the name of its source: in `seeds/`, then beside the table, then in the folders
there. Named events are those of the project and of packs (`events/*.toml`) beside these texts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard import notes, paths, text_files
from dashboard.background import Background
from dashboard.reading import pipeline
from dashboard.reading.blocks import Document
from dashboard.reading.claims import extract
from dashboard.reading.events import packs
from dashboard.source import Source

_NUMBERS = ("paragraph", "start", "end", "weight")


@dataclass(frozen=True, slots=True)
class Known:
    """The sources of a table, each with its text if we have it unchanged; `complaints` are sentences.

    `folders` may hold events, themes and notes of its texts.
    """

    sources: list[Source]
    background: Background
    complaints: list[str]
    folders: tuple[Path, ...] = ()


def known(frame: pd.DataFrame, *, near: Path) -> Known:
    """Look up the sources, texts and events of a table that lies in the folder `near`."""
    whole, _ = text_files.seeds(paths.seeds())
    digests, _ = text_files.beside(paths.seeds())
    folders = [paths.seeds(), near]
    sources: list[Source] = []
    read: list[Document] = []
    for name, rows in frame.groupby("source", sort=False):
        files = text_files.named(str(name), near=near)
        folders += text_files.folders(files)
        named, _ = text_files.given(files)
        ours = [text for text in [*whole, *digests, *named] if text.source.id == name]
        spans = zip(rows["start"].astype(int), rows["end"].astype(int), rows["claim"], strict=True)
        text = text_files.holding(ours, spans)
        known = replace(ours[0].source, text="") if ours else Source(str(name))
        sources.append(text.source if text else known)
        read += [text] if text else []
    gazetteer, complaints = packs.extended(dict.fromkeys(folders), only=set(frame["event"]))
    remarks, _ = notes.beside(folders)  # what is wrong in them is said when the texts are read
    found = pipeline.background(list(claims_of(frame)), texts=read, gazetteer=gazetteer, notes=remarks)
    return Known(sources, found, complaints, tuple(dict.fromkeys(folders)))


def claims_of(frame: pd.DataFrame) -> Iterable[extract.Claim]:
    """The rows of a table as the reading half has them."""
    for row in frame.to_dict("records"):
        values: dict[str, Any] = {str(name): value for name, value in row.items()}
        yield extract.Claim(**(values | {name: int(values[name]) for name in _NUMBERS}))

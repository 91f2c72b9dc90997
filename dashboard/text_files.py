"""Find and read text files: single files, folders, or the seeds, where a full text replaces its digest.

Functions that read return the texts, and a sentence for each file that cannot be read.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from dashboard.reading.blocks import Document
from dashboard.reading.document import DocumentError, read

Readings = tuple[list[Document], list[str]]


def given(paths: Iterable[Path]) -> Readings:
    """The texts of some files and of the .txt files in some folders; no two may have the same id."""
    texts: dict[str, Document] = {}
    complaints: list[str] = []
    known: set[str] = set()
    for path in paths:
        files = sorted(path.glob("*.txt")) if _is_folder(path) else [path]
        if not files:
            complaints.append(f"{path}: no .txt file in this folder")
        for file in files:
            real = os.path.realpath(file)  # so that a file and a link to it count once
            if real in known:
                continue
            known.add(real)
            try:
                text = read(file)
            except DocumentError as error:
                complaints.append(str(error))
                continue
            if texts.setdefault(text.source.id, text) is not text:
                complaints.append(
                    f"{file}: another text is called {text.source.id!r} already; rename one of them"
                )
    return list(texts.values()), complaints


def folders(paths: Iterable[Path]) -> list[Path]:
    """The folders in which event packs and themes for some texts may lie: each once, in order."""
    return list(dict.fromkeys(path if _is_folder(path) else path.parent for path in paths))


def named(name: str, *, near: Path) -> list[Path]:
    """The text files of a source's name in a folder, or else in the folders inside it.

    A table may come from anybody, so a name that leads to another folder (`../x`, `/x`) matches no file.
    """
    file = f"{name}.txt"
    if Path(file).name != file or "\\" in name:
        return []
    pattern = glob.escape(file)
    try:
        return sorted(near.glob(pattern)) or sorted(near.glob(f"*/{pattern}"))
    except (
        OSError,
        ValueError,
    ):  # the name is too long for a file, or has a character that file names cannot have
        return []


def seeds(folder: Path) -> Readings:
    """The digests in a folder; a full text of the same name in its subfolder `full` replaces a digest."""
    if not _is_folder(folder / "full"):
        return given([folder])
    digests, complaints = given(sorted(folder.glob("*.txt")))  # there may be full texts only
    full, more = given([folder / "full"])
    by_id = {text.source.id: text for text in digests}
    whole = {text.source.id: _introduced(text, by_id.get(text.source.id)) for text in full}
    return list((by_id | whole).values()), complaints + more


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - unlike Path.is_dir, it accepts any name


def _introduced(full: Document, digest: Document | None) -> Document:
    """A full text with the title, author and date that its digest's header gives and it may lack itself."""
    if digest is None:
        return full
    told = digest.source
    source = replace(
        full.source,
        title=told.title or full.source.title,
        author=told.author or full.source.author,
        published=told.published or full.source.published,
    )
    return replace(full, source=source)


def holding(candidates: Iterable[Document], claims: Iterable[tuple[int, int, str]]) -> Document | None:
    """The first text that has every claim exactly at the place given in its row; None if there is none."""
    rows = list(claims)
    for text in candidates:
        if all(text.text[start:end] == words for start, end, words in rows):
            return text
    return None

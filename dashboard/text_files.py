"""Find and read texts: single files, folders, or the seeds, where a full text replaces its digest.

A text is a file of plain text, Markdown or HTML, whose name ends in one of `plain.NAMES`, in small letters or
capitals.

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
from dashboard.reading.formats import plain

Readings = tuple[list[Document], list[str]]


def given(paths: Iterable[Path]) -> Readings:
    """The texts of some files and of those in some folders; no two may have the same id."""
    texts: dict[str, Document] = {}
    complaints: list[str] = []
    known: set[str] = set()
    for path in paths:
        files = _within(path) if _is_folder(path) else [path]
        if not files:
            complaints.append(f"{path}: no .txt, .md or .html file in this folder")
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


def _within(folder: Path) -> list[Path]:
    """The texts of a folder, and the files that somebody may take for texts, which `read` refuses by name."""
    endings = (*plain.NAMES, *plain.REFUSED)
    return sorted(path for path in folder.glob("*.*") if path.suffix.lower() in endings)


def folders(paths: Iterable[Path]) -> list[Path]:
    """The folders in which event packs and themes for some texts may lie: each once, in order."""
    return list(dict.fromkeys(path if _is_folder(path) else path.parent for path in paths))


def named(name: str, *, near: Path) -> list[Path]:
    """The text files of a source's name in a folder, or else in the folders inside it.

    A table may come from anybody, so a name that leads to another folder (`../x`, `/x`) matches no file.
    """
    if Path(f"{name}.txt").name != f"{name}.txt" or "\\" in name:
        return []
    pattern = f"{glob.escape(name)}.*"
    try:
        return _texts(near.glob(pattern), name) or _texts(near.glob(f"*/{pattern}"), name)
    except (
        OSError,
        ValueError,
    ):  # the name is too long for a file, or has a character that file names cannot have
        return []


def _texts(paths: Iterable[Path], name: str) -> list[Path]:
    return sorted(path for path in paths if path.stem == name and path.suffix.lower() in plain.NAMES)


def seeds(folder: Path) -> Readings:
    """The digests in a folder; a full text of the same name in its subfolder `full` replaces a digest."""
    if not _is_folder(folder / "full"):
        return given([folder])
    digests, complaints = given(_within(folder))  # there may be full texts only
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

"""Find and read texts: single files, folders, or the seeds, where a full text replaces its digest.

A text is a file whose name ends in one of `plain.NAMES`, in small letters or capitals, or one in an archive.

Functions that read return the texts, and a sentence for each file that cannot be read.
"""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from dashboard import pdfium
from dashboard.reading.blocks import Document
from dashboard.reading.document import DocumentError, bytes_of, read_all, read_bytes
from dashboard.reading.formats import plain
from dashboard.reading.formats.kinds import LARGEST

STANDARD_INPUT = "-"
_KINDS = ".docx, .odt, .pdf, .epub, .rtf, .html, .md, .txt"
Readings = tuple[list[Document], list[str]]


def given(paths: Iterable[Path]) -> Readings:
    """The texts of some files and archives and of those in some folders; no two may have the same id.

    The path `-` stands for standard input.
    """
    texts: dict[str, Document] = {}
    found, complaints = files(paths)
    for file in found:
        for text, wrong in opened(file):
            if text is None:
                complaints.append(wrong)
            elif texts.setdefault(text.source.id, text) is not text:
                complaints.append(
                    f"{file}: another text is called {text.source.id!r} already; rename one of them"
                )
    return list(texts.values()), complaints


def files(paths: Iterable[Path]) -> tuple[list[Path], list[str]]:
    """Some files and those in some folders, each once, and a sentence for each folder without any."""
    found: list[Path] = []
    complaints: list[str] = []
    for path in paths:
        inside = nested(path) if _is_folder(path) else [path]
        found += inside
        if not inside:
            complaints.append(f"{path}: no text in this folder ({_KINDS})")
    return _once(found), complaints


def one(path: Path) -> Document:
    """The text of one file, or of standard input; raises DocumentError with a sentence."""
    text, wrong = next(opened(path, several=False))
    if text is None:
        raise DocumentError(wrong)
    return text


def _once(files: Iterable[Path]) -> list[Path]:
    """Files, each once: a link to one counts as the file itself."""
    found: dict[str, Path] = {}
    for file in files:
        found.setdefault(os.path.realpath(file), file)
    return list(found.values())


def opened(file: Path, *, several: bool = True) -> Iterator[tuple[Document | None, str]]:
    """The texts in a file, or a sentence for each of them that cannot be read."""
    standard = str(file) == STANDARD_INPUT
    name = "stdin" if standard else file.name
    try:
        raw = sys.stdin.buffer.read(LARGEST + 1) if standard else bytes_of(file)
        found = (
            read_all(raw, name=name, pdf=pdfium.read)
            if several
            else [read_bytes(raw, name=name, pdf=pdfium.read)]
        )
        for opened in found:
            if isinstance(opened, Document):
                yield opened, ""
            else:
                yield opened.document, f"{file}{opened.name[len(name) :]}: {opened.wrong}"
    except DocumentError as error:
        yield None, f"{file}: {error}"


def nested(folder: Path) -> list[Path]:
    """The texts and archives of a folder and of the folders in it, hidden ones left out.

    Files that somebody may take for texts are among them, so that reading says what they are.
    """
    found: list[Path] = []
    for place, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith((".", "__")))
        found += [Path(place, name) for name in names if may_be_text(name)]
    return sorted(path for path in found if path.is_file())


def beside(folder: Path) -> Readings:
    """The texts of a folder itself, and not of those in it."""
    return given(path for path in nested(folder) if path.parent == folder)


def may_be_text(name: str) -> bool:
    """Whether a file's name ends as that of a text, an archive or what somebody may take for one."""
    endings = (*plain.NAMES, *plain.ARCHIVES, *plain.REFUSED)
    return name.lower().endswith(endings) and not name.startswith((".", "~$"))


def folders(paths: Iterable[Path]) -> list[Path]:
    """The folders in which event packs and themes for some texts may lie: each once, in order."""
    files = (path for path in paths if str(path) != STANDARD_INPUT)
    return list(dict.fromkeys(path if _is_folder(path) else path.parent for path in files))


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
    digests, complaints = beside(folder)  # there may be full texts only
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

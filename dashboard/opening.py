"""From files that somebody dropped on the page to a page of their claims, in a process of its own.

A file may come from anybody, so it is read where it can harm nobody: `opened` starts this module as a
program, with limits of time and memory, gives it a folder of files, and takes one JSON answer. Nothing is
kept.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from dashboard.showing.routes.visits import Answer, File, Told

SECONDS = 60
"""How long the reading may take: of processor time and by the clock."""
MEMORY = 2_000_000_000
"""Bytes of addresses that it may have, the libraries' own among them."""
_ONE_CORE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def opened(files: Sequence[File], *, lang: str, title: str, assets: Mapping[str, str]) -> Answer:
    """The page of some files and what each of them gave, read in another process.

    `lang` is the page's language, `title` its heading or '', `assets` the addresses of `script` and `styles`.
    """
    with tempfile.TemporaryDirectory(prefix="claimline-") as folder:
        for number, file in enumerate(files):
            Path(folder, str(number)).write_bytes(file.raw)
        question = {"names": [file.name for file in files], "lang": lang, "title": title, **assets}
        try:
            done = subprocess.run(
                [sys.executable, "-m", "dashboard.opening", folder],
                input=json.dumps(question).encode(),
                capture_output=True,
                timeout=SECONDS,
                check=True,
                env=os.environ | _ONE_CORE | {"PYTHONSAFEPATH": "1"},
            )
        except (subprocess.SubprocessError, OSError):
            return Answer("", "", (), too_much=True)
    answer = json.loads(done.stdout)
    return Answer(answer["page"], answer["file"], tuple(Told(**told) for told in answer["told"]))


def _answer(question: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """What the other process answers: `page`, `file` ('' without claims) and `told`, as in `Answer`."""
    from dashboard import pdfium, table
    from dashboard.reading import pipeline, silence
    from dashboard.reading.document import read_all
    from dashboard.reading.events import packs

    texts: list[tuple[str, Any]] = []
    told: list[dict[str, Any]] = []
    for number, name in enumerate(question["names"]):
        for found in read_all((folder / str(number)).read_bytes(), name=name, pdf=pdfium.read):
            if found.document is None:
                told.append({"name": found.name, "wrong": found.wrong})
            else:
                texts.append((found.name, _renamed(found.document, {text.source.id for _, text in texts})))
    documents = [text for _, text in texts]
    claims, _ = pipeline.claims(documents, folders=[])
    for name, text in texts:
        source = text.source
        claimed = sum(claim.source == source.id for claim in claims)
        wrong = "" if claimed else silence.of(text).why
        about = {"title": source.title, "author": source.author, "published": source.published}
        told.append({"name": name, "claims": claimed, "wrong": wrong, **about})
    frame = table.frame_of({name: getattr(claim, name) for name in table.COLUMNS} for claim in claims)
    if frame.empty:
        return {"page": "", "file": "", "told": told}
    gazetteer, _ = packs.extended([], only=set(frame["event"]))
    background = pipeline.background(claims, texts=documents, gazetteer=gazetteer)
    return {**_pages(frame, question, documents=documents, background=background), "told": told}


def _renamed(text: Any, taken: Container[str]) -> Any:
    """A text whose id no other has: a class hands in many files of the same name."""
    names = (f"{text.source.id}-{number}" for number in count(2))
    name = (
        text.source.id if text.source.id not in taken else next(name for name in names if name not in taken)
    )
    return replace(text, source=replace(text.source, id=name))


def _pages(
    frame: Any, question: Mapping[str, Any], *, documents: Sequence[Any], background: Any
) -> dict[str, str]:
    from markupsafe import Markup

    from dashboard.showing.pages import without_dash

    known = {"sources": [document.source for document in documents], "background": background}
    asked = {"lang": question["lang"], "title": question["title"]}
    here = without_dash.content(frame, **known, **asked, visit=True)
    page = without_dash.framed(
        here, script=question["script"], styles=question["styles"], discovery=Markup(""), kind="alone visit"
    )
    return {"page": page, "file": without_dash.file(without_dash.content(frame, **known, **asked))}


def _limited() -> None:
    """Hold this process to its time and memory, where the system can."""
    try:
        import resource
    except ImportError:  # Windows has none; the time is held by whoever waits
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    _limited()
    answer = _answer(json.load(sys.stdin), Path(sys.argv[1]))
    json.dump(answer, sys.stdout, ensure_ascii=True)

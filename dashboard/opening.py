"""From files that somebody dropped on the page to a page of their claims, in a process of its own.

A file may come from anybody, so it is read where it can harm nobody: `opened` starts this module as a
program, with limits of time and (on Linux) memory, and takes one JSON answer. No file is written.
"""

from __future__ import annotations

import base64
import json
import logging
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dashboard.showing.routes.visits import About, Answer, File

SECONDS = 60
"""How long the reading may take: of processor time and by the clock."""
MEMORY = 2_000_000_000
"""Bytes of addresses that it may have, the libraries' own among them."""
_LOG = logging.getLogger(__name__)
_ONE_CORE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def opened(
    files: Sequence[File],
    *,
    lang: str,
    title: str,
    assets: Mapping[str, str],
    before: str = "",
    about: About | None = None,
) -> Answer:
    """The page of some files and what each of them gave, read in another process.

    `lang` is the page's language, `title` its heading or '', `assets` the addresses of
    `root`, `script` and `styles`.
    `before` are the texts of another answer, which come first; `about` is what a reader says of texts.
    """
    # Imported here, because the other process serves nothing: Flask would take it longer than the reading.
    from dashboard.showing.routes.visits import Answer, Told

    sent = [{"name": file.name, "raw": base64.b64encode(file.raw).decode()} for file in files]
    known = {"before": json.loads(before or "[]"), "about": about or {}}
    question = {"files": sent, "lang": lang, "title": title, **known, **assets}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "dashboard.opening"],
            input=json.dumps(question).encode(),
            capture_output=True,
            timeout=SECONDS,
            check=True,
            env=os.environ | _ONE_CORE | {"PYTHONSAFEPATH": "1"},
        )
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return Answer("", "", (), failed="too_much")
    except subprocess.CalledProcessError as error:
        too_much = error.returncode < 0 or b"MemoryError" in error.stderr  # ended by a signal: its limits
        _LOG.error("reading opened files failed: %s", error.stderr.decode("utf-8", "replace")[-2000:])
        return Answer("", "", (), failed="too_much" if too_much else "broken")
    except (OSError, ValueError):
        _LOG.exception("reading opened files failed")
        return Answer("", "", (), failed="broken")
    told = tuple(Told(**told) for told in answer["told"])
    kept = {"texts": json.dumps(answer["texts"]), "known": answer["known"]}
    return Answer(answer["page"], answer["file"], told, **kept)


def _answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """What the other process answers: `page`, `file` ('' without claims), `told`, `texts` and `known`."""
    from dashboard import bringing, passing, pdfium, table

    files = [(file["name"], base64.b64decode(file["raw"])) for file in question["files"]]
    known = {name: question[name] for name in ("lang", "before", "about")}
    found = bringing.brought(files, pdf=pdfium.read, **known)
    texts = [bringing.plain(name, text) for name, text in found.texts]
    frame = table.frame_of({name: getattr(claim, name) for name in table.COLUMNS} for claim in found.claims)
    if frame.empty:
        return {"page": "", "file": "", "told": found.told, "texts": texts, "known": ""}
    return {
        **_pages(frame, question, sources=found.sources, background=found.background),
        "told": found.told,
        "texts": texts,
        "known": passing.packed(passing.Passed(frame, found.sources, found.background)),
    }


def _pages(
    frame: Any, question: Mapping[str, Any], *, sources: Sequence[Any], background: Any
) -> dict[str, str]:
    from markupsafe import Markup

    from dashboard.showing import headings
    from dashboard.showing.pages import without_dash

    known = {"sources": sources, "background": background}
    # Of several essays that somebody brings, the first one's title is not the others' question.
    together = headings.names(sources, lang=question["lang"]) if len(sources) > 1 else ""
    asked = {"lang": question["lang"], "title": question["title"] or together}
    here = without_dash.content(
        frame,
        **known,
        **asked,
        opens="visit",
        switch=True,
        root=question["root"],
        most=without_dash.ROWS,
    )
    addresses = {name: question[name] for name in ("script", "styles", "icon")}
    page = without_dash.framed(here, **addresses, discovery=Markup(""), kind="alone visit")
    return {"page": page, "file": without_dash.file(without_dash.content(frame, **known, **asked))}


def _limited() -> None:
    """Hold this process to its time and memory, where the system can."""
    try:
        import resource
    except ImportError:  # Windows has none; the time is held by whoever waits
        return
    for which, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEMORY)):
        _, hard = resource.getrlimit(which)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError, OSError):  # macOS refuses any limit of addresses
            resource.setrlimit(which, (soft, hard))


if __name__ == "__main__":
    _limited()
    answer = _answer(json.load(sys.stdin))
    json.dump(answer, sys.stdout, ensure_ascii=True)

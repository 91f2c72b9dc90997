"""From files that somebody dropped on the page to a page of their claims, in a process of its own.

A file may come from anybody, so it is read where it can harm nobody: this module runs as a program, with
limits of time and (on Linux) memory, and `opened` takes one JSON answer from it. No file is written.
`prepare` starts the program before there are files.
"""

from __future__ import annotations

import base64
import json
import logging
import math
import os
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard import waiting

if TYPE_CHECKING:
    import pandas as pd

    from dashboard import bringing
    from dashboard.showing.routes.visits import About, Answer, File

SECONDS = 60
"""How long the reading may take: of processor time and by the clock."""
MEMORY = 2_000_000_000
"""Bytes of addresses that it may have, the libraries' own among them."""
_LOG = logging.getLogger(__name__)
_ONE_CORE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
_READERS = waiting.Waiting(
    (sys.executable, "-m", "dashboard.opening"), env=os.environ | _ONE_CORE | {"PYTHONSAFEPATH": "1"}
)
_WARM = """The mill at Tay Bridge

By Anna Keller, 9 November 2019

In 1834 the weavers struck for ten weeks. Parliament passed a law on 8 June 1847, during the Crimean War."""


def prepare() -> None:
    """Start the process that will read the next files, so that it has loaded everything when they come."""
    try:
        _READERS.prepare()
    except OSError:  # the reading will say so itself
        _LOG.exception("no process could be started")


def opened(  # noqa: PLR0913 - each is set by its name
    files: Sequence[File],
    *,
    lang: str,
    title: str,
    assets: Mapping[str, str],
    before: str = "",
    about: About | None = None,
    own: str = "",
    folders: Sequence[Path] = (),
    keeps: int = 0,
) -> Answer:
    """The page of some files and what each of them gave, read in another process.

    `lang` is the page's language, `title` its heading or '', `assets` the addresses of `root`, `script`,
    `styles` and `icon`. `before` are the texts of another answer, which come first; `about` is what a reader
    says of texts; `own` is the table to which their claims come, as `dashboard.passing` packs it, and
    `folders` may hold events, themes and notes for it; `keeps` is for how many days the server keeps
    projects, 0 if it keeps none.
    """
    # Imported here, because the other process serves nothing: Flask would take it longer than the reading.
    from dashboard.showing.routes.visits import Answer, Told

    sent = [{"name": file.name, "raw": base64.b64encode(file.raw).decode()} for file in files]
    known: dict[str, Any] = {"before": json.loads(before or "[]"), "about": about or {}, "own": own}
    known |= {"folders": [str(folder) for folder in folders]}
    answer = _asked({"files": sent, "lang": lang, "title": title, "keeps": keeps, **known, **assets})
    if "failed" in answer:
        return Answer("", "", (), failed=answer["failed"])
    prepare()  # somebody who opened files often opens more
    told = tuple(Told(**told) for told in answer["told"])
    kept = {"texts": json.dumps(answer["texts"]), "known": answer["known"]}
    return Answer(answer["page"], answer["file"], told, **kept)


def project(raw: bytes) -> str:
    """What *Save* kept, as `dashboard.passing` packs it; '' if it cannot be read.

    It is read in the other process, since it may come from anybody.
    """
    answer = _asked({"project": base64.b64encode(raw).decode()})
    return str(answer.get("known", ""))


def _asked(question: Mapping[str, Any]) -> dict[str, Any]:
    """What the other process answers; `failed`, if it cannot, is `too_much` or `broken`."""
    try:
        answer: dict[str, Any] = json.loads(_READERS.ask(json.dumps(question).encode(), seconds=SECONDS))
    except waiting.StoppedError:
        return {"failed": "too_much"}
    except waiting.FailedError as error:
        _LOG.error("reading opened files failed: %s", str(error)[-2000:])
        return {"failed": "broken"}
    except (OSError, ValueError):
        _LOG.exception("reading opened files failed")
        return {"failed": "broken"}
    return answer


def _project(raw: bytes) -> dict[str, Any]:
    """What the other process answers of a project: `known`, or `failed`."""
    from dashboard import kept, passing, table

    try:
        loaded = kept.loaded(raw, name="project")
    except table.TableError:
        return {"failed": "broken"}
    known = loaded.known()
    headings = {"title": loaded.title, "subtitle": loaded.subtitle}
    return {
        "known": passing.packed(passing.Passed(loaded.frame, known.sources, known.background, **headings))
    }


def _answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """What the other process answers: `page`, `file` ('' without claims), `told`, `texts` and `known`."""
    from dashboard import bringing, passing, pdfium, table
    from dashboard.showing import headings

    files = [(file["name"], base64.b64decode(file["raw"])) for file in question["files"]]
    known = {name: question[name] for name in ("lang", "before", "about")}
    found = bringing.brought(files, pdf=pdfium.read, own=_own(question), **known)
    texts = [bringing.plain(name, text) for name, text in found.texts]
    frame = table.frame_of({name: getattr(claim, name) for name in table.COLUMNS} for claim in found.claims)
    frame = table.with_optional(frame, before=_own_table(question))
    if len(frame) == len(found.own.claims):  # nothing came
        return {"page": "", "file": "", "told": found.told, "texts": texts, "known": ""}
    # Of several essays that somebody brings, the first one's title is not the others' question.
    together = headings.names(found.sources, lang=question["lang"]) if len(found.sources) > 1 else ""
    title = question["title"] or found.own.title or together
    around = {"sources": found.sources, "background": found.background}
    return {
        **_pages(frame, question, title=title, **around),
        "told": found.told,
        "texts": texts,
        "known": passing.packed(passing.Passed(frame, found.sources, found.background, title)),
    }


def _own_table(question: Mapping[str, Any]) -> pd.DataFrame | None:
    """The table to which others come, if there is one."""
    from dashboard import passing

    return passing.unpacked(question["own"]).frame if question["own"] else None


def _own(question: Mapping[str, Any]) -> bringing.Own:
    """The claims to which others come."""
    from dashboard import bringing, lookup, passing

    if not question["own"]:
        return bringing.NONE
    passed = passing.unpacked(question["own"])
    claims = list(lookup.claims_of(passed.frame))
    folders = [Path(one) for one in question["folders"]]
    return bringing.Own(claims, passed.sources, passed.background, folders, passed.title)


def _pages(frame: Any, question: Mapping[str, Any], *, title: str, **known: Any) -> dict[str, str]:
    """The page of the claims and the file of it; `known` are the `sources` and the `background`."""
    from markupsafe import Markup

    from dashboard.showing.pages import without_dash

    asked = {"lang": question["lang"], "title": title}
    here = without_dash.content(
        frame,
        **known,
        **asked,
        opens="visit",
        switch=True,
        root=question["root"],
        most=without_dash.ROWS,
        keeps=question["keeps"],
    )
    addresses = {name: question[name] for name in ("script", "styles", "icon")}
    page = without_dash.framed(here, **addresses, discovery=Markup(""), kind="alone visit")
    return {"page": page, "file": without_dash.file(without_dash.content(frame, **known, **asked))}


def _warm() -> None:
    """Load all that reading needs, by reading a few lines."""
    import pypdfium2  # noqa: F401 - for PDF files

    raw = base64.b64encode(_WARM.encode()).decode()
    asked = {"files": [{"name": "warm.txt", "raw": raw}], "before": [], "about": {}, "own": ""}
    _answer(
        asked | {"lang": "en", "title": "", "root": "", "icon": "", "script": "", "styles": "", "keeps": 0}
    )


def _limited() -> None:
    """Hold this process to its time and memory, where the system can; the time counts from now."""
    try:
        import resource
    except ImportError:  # Windows has none; the time is held by whoever waits
        return
    until = SECONDS + math.ceil(time.process_time())
    for which, most in ((resource.RLIMIT_CPU, until), (resource.RLIMIT_AS, MEMORY)):
        _, hard = resource.getrlimit(which)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError, OSError):  # macOS refuses any limit of addresses
            resource.setrlimit(which, (soft, hard))


def _work(asked: bytes) -> bytes:
    """The answer to a question, within the limits."""
    _limited()
    question = json.loads(asked)
    raw = base64.b64decode(question.get("project", ""))
    return json.dumps(_project(raw) if raw else _answer(question)).encode()


if __name__ == "__main__":
    _limited()
    _warm()
    waiting.works(_work)

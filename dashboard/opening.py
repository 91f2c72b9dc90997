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
from collections.abc import Container, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, astuple, replace
from itertools import count
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
    keeps: int = 0,
) -> Answer:
    """The page of some files and what each of them gave, read in another process.

    `lang` is the page's language, `title` its heading or '', `assets` the addresses of `script` and `styles`.
    `before` are the texts of another answer, which come first; `about` is what a reader says of texts;
    `keeps` is for how many days the server keeps projects, 0 if it keeps none.
    """
    # Imported here, because the other process serves nothing: Flask would take it longer than the reading.
    from dashboard.showing.routes.visits import Answer, Told

    sent = [{"name": file.name, "raw": base64.b64encode(file.raw).decode()} for file in files]
    known = {"before": json.loads(before or "[]"), "about": about or {}}
    answer = _asked({"files": sent, "lang": lang, "title": title, "keeps": keeps, **known, **assets})
    if "failed" in answer:
        return Answer("", "", (), failed=answer["failed"])
    told = tuple(Told(**told) for told in answer["told"])
    kept = {"texts": json.dumps(answer["texts"]), "known": answer["known"]}
    return Answer(answer["page"], answer["file"], told, **kept)


def project(raw: bytes) -> tuple[str, str]:
    """What *Save* kept, as `dashboard.passing` packs it, and its title; both '' if it cannot be read.

    It is read in the other process, since it may come from anybody.
    """
    answer = _asked({"project": base64.b64encode(raw).decode()})
    return answer.get("known", ""), answer.get("title", "")


def _asked(question: Mapping[str, Any]) -> dict[str, Any]:
    """What the other process answers; `failed`, if it cannot, is `too_much` or `broken`."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "dashboard.opening"],
            input=json.dumps(question).encode(),
            capture_output=True,
            timeout=SECONDS,
            check=True,
            env=os.environ | _ONE_CORE | {"PYTHONSAFEPATH": "1"},
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return {"failed": "too_much"}
    except subprocess.CalledProcessError as error:
        too_much = error.returncode < 0 or b"MemoryError" in error.stderr  # ended by a signal: its limits
        _LOG.error("reading opened files failed: %s", error.stderr.decode("utf-8", "replace")[-2000:])
        return {"failed": "too_much" if too_much else "broken"}
    except (OSError, ValueError):
        _LOG.exception("reading opened files failed")
        return {"failed": "broken"}
    return answer


def _project(raw: bytes) -> dict[str, Any]:
    """What the other process answers of a project: `known` and `title`, or `failed`."""
    from dashboard import kept, passing, table

    try:
        loaded = kept.loaded(raw, name="project")
    except table.TableError:
        return {"failed": "broken"}
    known = loaded.known()
    passed = passing.Passed(loaded.frame, known.sources, known.background)
    return {"known": passing.packed(passed), "title": loaded.title}


def _texts(
    files: Sequence[Mapping[str, str]], *, before: Sequence[tuple[str, Any]], lang: str
) -> tuple[list[tuple[str, Any]], list[dict[str, Any]]]:
    """The texts of some files after those `before`, each with its name; what is told of files without one."""
    from dashboard import pdfium
    from dashboard.reading.document import read_all
    from dashboard.showing import refusals

    texts: list[tuple[str, Any]] = list(before)
    told: list[dict[str, Any]] = []
    for file in files:
        try:
            for found in read_all(base64.b64decode(file["raw"]), name=file["name"], pdf=pdfium.read):
                if found.document is None:
                    told.append({"name": found.name, "wrong": refusals.told(found.wrong, lang)})
                else:
                    taken = {text.source.id for _, text in texts}
                    texts.append((found.name, _renamed(found.document, taken)))
        except MemoryError:
            raise
        except Exception:  # whatever is wrong with one file, the others are read
            _LOG.exception("a file could not be read")
            told.append({"name": file["name"], "wrong": refusals.told(refusals.UNREADABLE, lang)})
    return texts, told


def _answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """What the other process answers: `page`, `file` ('' without claims), `told`, `texts` and `known`."""
    from dashboard import passing, table
    from dashboard.reading import pipeline, silence
    from dashboard.reading.events import packs
    from dashboard.showing import refusals

    lang = question["lang"]
    before = [(text["name"], _document(text)) for text in question["before"]]
    texts, told = _texts(question["files"], before=before, lang=lang)
    texts = [(name, _mended(text, question["about"].get(text.source.id, {}))) for name, text in texts]
    documents = [text for _, text in texts]
    claims, _ = pipeline.claims(documents, folders=[])
    for name, text in texts:
        source = text.source
        claimed = sum(claim.source == source.id for claim in claims)
        wrong = "" if claimed else refusals.told(silence.of(text).why, lang)
        about = {"title": source.title, "author": source.author, "published": source.published}
        told.append({"name": name, "id": source.id, "claims": claimed, "wrong": wrong, **about})
    frame = table.frame_of({name: getattr(claim, name) for name in table.COLUMNS} for claim in claims)
    kept = [_plain(name, text) for name, text in texts]
    if frame.empty:
        return {"page": "", "file": "", "told": told, "texts": kept, "known": ""}
    gazetteer, _ = packs.extended([], only=set(frame["event"]))
    background = pipeline.background(claims, texts=documents, gazetteer=gazetteer)
    return {
        **_pages(frame, question, documents=documents, background=background),
        "told": told,
        "texts": kept,
        "known": passing.packed(passing.Passed(frame, [text.source for text in documents], background)),
    }


def _plain(name: str, text: Any) -> dict[str, Any]:
    """A text of a file called `name`, as JSON holds it."""
    return {"name": name, "source": asdict(text.source), "blocks": [astuple(block) for block in text.blocks]}


def _document(plain: Mapping[str, Any]) -> Any:
    """The text that `_plain` was given."""
    from dashboard.reading.blocks import Block, Document
    from dashboard.source import Source

    return Document(Source(**plain["source"]), tuple(Block(*block) for block in plain["blocks"]))


def _mended(text: Any, about: Mapping[str, str]) -> Any:
    """A text with what a reader says of it; a date that cannot be read is left as it was found."""
    from dashboard.reading.parts import bylines

    if not about:
        return text
    typed = about["published"]
    published = bylines.day(typed) if typed else ""
    told = {"title": about["title"], "author": about["author"]}
    if published or not typed:
        told["published"] = published
    return replace(text, source=replace(text.source, **told))


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

    from dashboard.showing.pages import page as pages
    from dashboard.showing.pages import without_dash

    sources = [document.source for document in documents]
    known = {"sources": sources, "background": background}
    # Of several essays that somebody brings, the first one's title is not the others' question.
    together = pages.names(sources, lang=question["lang"]) if len(sources) > 1 else ""
    asked = {"lang": question["lang"], "title": question["title"] or together}
    here = without_dash.content(frame, **known, **asked, visit=True, switch=True, keeps=question["keeps"])
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
    for which, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEMORY)):
        _, hard = resource.getrlimit(which)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError, OSError):  # macOS refuses any limit of addresses
            resource.setrlimit(which, (soft, hard))


if __name__ == "__main__":
    _limited()
    question = json.load(sys.stdin)
    raw = base64.b64decode(question.get("project", ""))
    answer = _project(raw) if raw else _answer(question)
    json.dump(answer, sys.stdout, ensure_ascii=True)

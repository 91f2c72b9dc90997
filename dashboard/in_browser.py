"""Reading in a browser: files come in, and what the page's scripts draw goes out, without a server.

The page of `claimline export --as studio` runs this in a worker, in Pyodide, where nothing compiled can be
imported, pandas among it (client/src/studio/worker.ts asks it).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from typing import Any

from dashboard import bringing
from dashboard.reading.claims.extract import Claim
from dashboard.reading.formats import pdf
from dashboard.reading.formats.content import FormatError, Plain
from dashboard.reading.formats.packed import DAMAGED, LOCKED
from dashboard.reading.formats.pdf import letters
from dashboard.showing import headings, page_data, reader_texts

Opener = Callable[[bytes], Any]
"""What a page opens a PDF with: see `_pdf`."""
_REFUSALS = {"locked": LOCKED, "damaged": DAMAGED, "long": pdf.LONG}


def answer(
    question: str,
    raws: Sequence[bytes],
    opener: Opener | None = None,
    step: Callable[[int, int], object] = lambda n, of: None,
) -> str:
    """What some files give, as JSON.

    The question is JSON too: `{names, lang, title, before, about}`, with a name for each of `raws`; the
    others are as `bringing.brought` takes them. The answer is `{told, texts, data, readings, title,
    subtitle}`: `texts` is what a later question gives as `before`; `data` and `readings` are what a server
    would send the page (page_data, reader_texts), null where no text makes a claim. `step` is told how
    many of how many texts are done.
    """
    asked = json.loads(question)
    lang = asked["lang"]
    files = [(name, bytes(raw)) for name, raw in zip(asked["names"], raws, strict=True)]
    found = bringing.brought(
        files, lang=lang, pdf=_pdf(opener), before=asked["before"], about=asked["about"], step=step
    )
    told: dict[str, Any] = {
        "told": found.told,
        "texts": [bringing.plain(name, text) for name, text in found.texts],
        "data": None,
        "readings": None,
    }
    if found.claims:
        columns = _columns(found.claims)
        known = {"background": found.background, "lang": lang}
        shown = page_data.shown_sources(columns, sources=found.sources)
        # Of several essays that somebody brings, the first one's title is not the others' question.
        heading = headings.names(shown, lang=lang) if len(shown) > 1 else headings.title(shown, lang=lang)
        told["data"] = json.loads(page_data.payload(columns, sources=found.sources, **known))
        told["readings"] = json.loads(reader_texts.payload(columns, **known))
        told["title"] = asked["title"] or heading
        told["subtitle"] = headings.counted(shown, claims=len(found.claims), lang=lang)
    return json.dumps(told, ensure_ascii=False)


def _columns(claims: Iterable[Claim]) -> dict[str, list[str]]:
    """The claims as a table's columns, all text, as `dashboard.table.frame_of` has them."""
    rows = list(claims)
    names = [field.name for field in fields(Claim)]
    return {
        name: ["" if (value := getattr(row, name)) is None else str(value) for row in rows] for name in names
    }


def _pdf(opener: Opener | None) -> bringing.Pdf | None:
    """What reads a PDF with the page's own library.

    It answers with `locked`, `damaged` or `long`, or with JSON: `{pages, title, author}`, where a page is
    `{size, corner, letters, angles}` as `letters.page` takes them, `angles` being a list.
    """
    if opener is None:
        return None

    def read(raw: bytes) -> Plain:
        said = str(opener(raw))
        if said in _REFUSALS:
            raise FormatError(_REFUSALS[said])
        told = json.loads(said)
        pages = [
            letters.page(
                tuple(page["size"]),
                corner=tuple(page["corner"]),
                letters=map(tuple, page["letters"]),
                angle=page["angles"].__getitem__,
            )
            for page in told["pages"]
        ]
        return pdf.read(pages, hints={"title": told["title"], "author": told["author"]})

    return read

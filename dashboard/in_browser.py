"""Reading in a browser: files come in, and what the page's scripts draw goes out, without a server.

The page of `claimline export --as studio` runs this in a worker, in Pyodide, where nothing compiled can be
imported, pandas among it (client/src/studio/worker.ts asks it).
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from dashboard import bringing
from dashboard.reading.claims.extract import Claim
from dashboard.reading.formats import pdf
from dashboard.reading.formats.content import FormatError, Plain
from dashboard.reading.formats.packed import DAMAGED, LOCKED
from dashboard.reading.formats.pdf import letters
from dashboard.reading.formats.pdf.placed import Page
from dashboard.showing import headings, page_data, reader_texts

Opener = Callable[[bytes], Any]
"""What a page opens a PDF with: see `_pdf`."""
_LETTER = struct.Struct("<I5f")
"""A letter's Unicode number, its box (left, bottom, right, top) and its angle, as the page writes them."""
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

    It answers with `locked`, `damaged` or `long`, or with JSON and bytes. The JSON is `{pages, title,
    author}`, where a page is `{size, corner, count}`, `size` and `corner` as `letters.page` takes them. The
    bytes are the letters of one page after the other, `count` of each: a number, box and angle as `_LETTER`.
    """
    if opener is None:
        return None

    def read(raw: bytes) -> Plain:
        said = opener(raw)
        if isinstance(said, str):
            raise FormatError(_REFUSALS[said])
        told = json.loads(said[0])
        return pdf.read(
            list(_pages(told["pages"], memoryview(said[1]))),
            hints={"title": told["title"], "author": told["author"]},
        )

    return read


def _pages(told: Iterable[dict[str, Any]], all_letters: memoryview) -> Iterator[Page]:
    first = 0
    for page in told:
        last = first + page["count"] * _LETTER.size
        of_page = all_letters[first:last]
        first = last

        def angle(place: int, of_page: memoryview = of_page) -> float:
            return float(_LETTER.unpack_from(of_page, place * _LETTER.size)[-1])

        yield letters.page(
            tuple(page["size"]),
            corner=tuple(page["corner"]),
            letters=(each[:-1] for each in _LETTER.iter_unpack(of_page)),
            angle=angle,
        )

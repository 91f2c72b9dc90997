"""The texts for the reading pane, which the browser fetches only when it is opened."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Mapping
from typing import Any

from dashboard.background import Background, Mark, Reading
from dashboard.showing import dates_in_words, i18n
from dashboard.showing.page_data import Columns


def payload(frame: Columns, *, background: Background, lang: str = i18n.ENGLISH) -> bytes:
    """The texts as JSON, by source: `{kind, text, blocks, marks}`; b'' if none is known.

    A block is `[start, end, zone, number]`, a mark `[start, end, kind, edtf, when, rule, event, dated_by,
    rows]`, where `rows` are places in the columns of `columns.claims`. Places in a text are UTF-16 units, as
    the browser counts.
    """
    if not background.readings:
        return b""
    rows = {name: row for row, name in enumerate(frame["claim_id"])}
    content = {reading.source.id: _told(reading, rows, lang) for reading in background.readings}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _told(reading: Reading, rows: Mapping[str, int], lang: str) -> dict[str, Any]:
    text = reading.source.text
    at = utf16(text)
    return {
        "kind": reading.source.kind,
        "text": text,
        "blocks": [[at(block.start), at(block.end), block.zone, block.number] for block in reading.blocks],
        "marks": [_marked(mark, at, rows, lang) for mark in reading.marks],
    }


def _marked(mark: Mark, at: Callable[[int], int], rows: Mapping[str, int], lang: str) -> list[Any]:
    when = dates_in_words.tell(mark.edtf, lang)
    told = sorted(rows[name] for name in mark.claims if name in rows)
    place = [at(mark.start), at(mark.end)]
    return [*place, mark.kind, mark.edtf, when, mark.rule, mark.event, mark.dated_by, told]


def utf16(text: str) -> Callable[[int], int]:
    """A function that turns places in a Python string into places in the same string in a browser.

    There a letter beyond the first 65,536 of Unicode, such as an emoji, has two places.
    """
    beyond = [place for place, letter in enumerate(text) if letter > "\uffff"] if not text.isascii() else []
    return lambda place: place + bisect_left(beyond, place)

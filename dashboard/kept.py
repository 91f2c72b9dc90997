"""Reads what *Save* made on the page: a `.claimline` file, which docs/claimline-file.md describes.

It may come from anybody: nothing in it is unpacked to the disk, and a name in it is only a name.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard import lookup, pictures, table
from dashboard.background import Judgement
from dashboard.lookup import Known
from dashboard.reading import pipeline
from dashboard.reading.blocks import Block, Document
from dashboard.reading.document import DocumentError, bytes_of, parse
from dashboard.reading.events import packs
from dashboard.reading.formats.content import FormatError
from dashboard.reading.formats.packed import LARGEST_PART, TOO_LARGE, Packed
from dashboard.source import Source, colour

ENDING = ".claimline"
_FORMAT = 1
_LARGEST = 50_000_000
_ALL = 200_000_000  # bytes of all parts together, as the page has it (client/src/model/kept.ts)
_MOST_LINES = 200_000
_MOST_VALUES, _MOST_HOLDERS = 3_000_000, 1_000_000  # of JSON: 50,000 claims have half as many
_LARGEST_WORK = 5_000_000
_INSIDE = ("README.txt", "claims.csv", "work.json", "data.json", "texts.json")
_BROKEN = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError)
_DAMAGED = "damaged, or not whole; look for another copy of it"
_FOREIGN = "no file that Save made"
_NEWER = "saved by a later Claimline; update this one"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A table, what is wrong with its rows, a way to what is known of it, and its headings or ''."""

    frame: pd.DataFrame
    problems: list[table.Problem]
    known: Callable[[], Known]
    title: str = ""
    subtitle: str = ""


def load(path: Path) -> Loaded:
    """A table, or what *Save* kept; raises table.TableError with one sentence."""
    if path.suffix.lower() != ENDING:
        frame, problems = table.read(path)
        return Loaded(frame, problems, lambda: lookup.known(frame, near=path.parent))
    try:
        return loaded(bytes_of(path), name=str(path))
    except DocumentError as error:
        raise table.TableError(f"{path}: {error}") from None


def loaded(raw: bytes, *, name: str) -> Loaded:
    """What *Save* kept, from its bytes, called `name`; raises table.TableError with one sentence."""
    try:
        return _opened(raw, name)
    except table.TableError:
        raise
    except (DocumentError, FormatError) as error:
        raise table.TableError(f"{name}: {error}") from None
    except _BROKEN:
        raise table.TableError(f"{name}: {_DAMAGED}") from None


def look(raw: bytes) -> tuple[str, str]:
    """The title of what *Save* kept, and '': or '' and why it is refused, `foreign`, `newer` or `broken`.

    Of its contents no more is read than tells that, so that it is safe for bytes that anybody sends.
    """
    try:
        packed, told = _begun(raw, largest=_LARGEST_WORK)
        if not all(name in _INSIDE or name.startswith("texts/") for name in packed.names):
            return "", "foreign"
        if not all(name in packed for name in _INSIDE):
            return "", "broken"
        return _title(told), ""
    except FormatError as error:
        return "", {_FOREIGN: "foreign", _NEWER: "newer"}.get(str(error), "broken")
    except _BROKEN:
        return "", "broken"


def _begun(raw: bytes, *, largest: int = _LARGEST) -> tuple[Packed, dict[str, Any]]:
    """The file, open, and its `work.json`; raises FormatError if it is none of ours."""
    if not raw.startswith(b"PK"):
        raise FormatError(_FOREIGN)
    packed = Packed(raw, most=_ALL)
    if "work.json" not in packed:
        raise FormatError(_FOREIGN)
    told = _json(packed, "work.json", largest=largest)
    if not isinstance(told.get("claimline"), int):
        raise FormatError(_FOREIGN)
    if told["claimline"] > _FORMAT:
        raise FormatError(_NEWER)
    return packed, told


def _opened(raw: bytes, path: str) -> Loaded:
    packed, told = _begun(raw)
    raw_table = packed.read("claims.csv", largest=_LARGEST)
    if raw_table.startswith(b"PK"):  # a workbook, which may grow without end
        raise FormatError(_DAMAGED)
    if raw_table.count(b"\n") > _MOST_LINES:
        raise FormatError(TOO_LARGE)
    frame, problems = table.parsed(raw_table, name=f"{path}: claims.csv")
    work, data = told["work"], _json(packed, "data.json")
    added = _added(work, data)
    sources = [_source(given, work) for given in data["sources"]]
    places = _json(packed, "texts.json")
    texts = _documents(packed, sources, places)
    known = {text.source.id: text.source for text in texts}
    sources = [known.get(source.id, source) for source in sources]
    title = _title(told)
    subtitle = str(work["subtitle"] or data.get("subtitle") or "")  # else made anew
    return Loaded(frame, problems, lambda: _known(frame, sources, texts, added), title, subtitle)


def _title(told: Mapping[str, Any]) -> str:
    """The heading that somebody wrote, or that the page had unless it only lists the sources."""
    return str(told["work"]["title"] or ("" if told.get("generated") is True else told.get("title")) or "")


def _json(packed: Packed, name: str, *, largest: int = _LARGEST) -> dict[str, Any]:
    raw = packed.read(name, largest=largest)
    # Read, an empty list has thirty times the bytes that it is written with.
    if raw.count(b",") > _MOST_VALUES or raw.count(b"[") + raw.count(b"{") > _MOST_HOLDERS:
        raise FormatError(TOO_LARGE)
    value = json.loads(raw)
    if b"\\ud" in raw.lower():  # a letter cut in half, perhaps, which can be written nowhere
        value = json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
    if not isinstance(value, dict):
        raise TypeError(name)
    return value


def _source(given: Mapping[str, Any], work: Mapping[str, Any]) -> Source:
    name = str(given["id"])
    return Source(
        name,
        title=str(given["title"]),
        author=str(given["author"]),
        published=str(given["published"]),
        kind=str(given["kind"]) or "full",
        words=int(given["words"]),
        called=str(work["names"].get(name, "")),
        colour=colour(work["colours"].get(name)) or colour(given.get("colour")),
    )


def _documents(packed: Packed, sources: Sequence[Source], places: Mapping[str, Any]) -> list[Document]:
    """The texts of the sources of which the page had one; together no larger than one document may be."""
    found, left = [], LARGEST_PART
    for source in sources:
        place = places.get(source.id)
        if place is not None:
            raw = packed.read(str(place["file"]), largest=left)
            left -= len(raw)
            if raw.count(b"\n") > _MOST_LINES:
                raise FormatError(TOO_LARGE)
            found.append(_document(raw.decode(), source, place))
    return found


def _document(text: str, source: Source, place: Mapping[str, Any]) -> Document:
    """The text of a source in its blocks."""
    wrapped = {block.start for block in parse(text, name=source.id).blocks if block.wrapped}
    at = _points(text)
    blocks = [
        Block(int(number), at(start), at(end), str(zone), at(start) in wrapped)
        for start, end, zone, number in place["blocks"]
    ]
    return Document(replace(source, text=text, kind=str(place["kind"])), tuple(blocks))


def _points(text: str) -> Callable[[int], int]:
    """A function that turns places as a browser counts (UTF-16 units) into places in a Python string."""
    if all(letter <= "\uffff" for letter in text):
        return lambda place: place
    places: list[int] = []
    for place, letter in enumerate(text):
        places += [place] * (1 + (letter > "\uffff"))
    return [*places, len(text)].__getitem__


def _added(work: Mapping[str, Any], data: Mapping[str, Any]) -> dict[str, Any]:
    """What the reader's work and the page add: remarks, stars, corrections, judgements, and the pictures."""
    came = data["claims"]
    remarks = {name: str(told) for name, told in zip(came["id"], came["remark"], strict=True) if told}
    starred = {name for name, star in zip(came["id"], came["starred"], strict=True) if star}
    edited = {name for name, one in zip(came["id"], came.get("edited", ()), strict=False) if one}
    edited |= {str(one["id"]) for one in work["added"]}
    for name, change in work["changes"].items():
        if "remark" in change:
            remarks[name] = str(change["remark"])
        if "starred" in change:
            (starred.add if change["starred"] else starred.discard)(name)
        if change.keys() - {"starred"}:
            edited.add(name)
    judged = {**data.get("judged", {}), **work["judgements"]}
    return {
        "pictures": {
            str(name): address
            for name, address in data.get("pictures", {}).items()
            if pictures.is_address(address)
        },
        "remarks": {name: told for name, told in remarks.items() if told},
        "starred": frozenset(starred),
        "edited": frozenset(edited),
        "judgements": {event: Judgement(str(one["kind"]), str(one["why"])) for event, one in judged.items()},
    }


def _known(
    frame: pd.DataFrame, sources: list[Source], documents: list[Document], added: Mapping[str, Any]
) -> Known:
    """What is known around the claims; `added` is what the reader's work and the page add."""
    gazetteer, complaints = packs.extended([], only=set(frame["event"]))
    held = [text for text in documents if _holds(text, frame)]
    found = pipeline.background(list(lookup.claims_of(frame)), texts=held, gazetteer=gazetteer)
    return Known(sources, replace(found, **added), complaints)


def _holds(text: Document, frame: pd.DataFrame) -> bool:
    """Whether the claims of a text stand in it where the table says."""
    rows = frame[frame["source"] == text.source.id]
    spans = zip(rows["start"].astype(int), rows["end"].astype(int), rows["claim"], strict=True)
    return all(text.text[start:end] == words for start, end, words in spans)

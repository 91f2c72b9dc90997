"""The table as a Frictionless Data Package 2.0 (https://datapackage.org), which describes its own columns.

`events.csv` and `sources.csv`, and in `datapackage.json` the columns, their types and constraints, and that
the source of a claim is one of the sources. Pictures that the table names lie beside it.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import pictures, table
from dashboard.showing import client, page_data
from dashboard.showing.export.claim_facts import heading, summary, to_bytes
from dashboard.showing.export.request import Request

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
_NEW_YEAR_1980 = (1980, 1, 1, 0, 0, 0)  # the earliest day in a zip; so the same claims make the same file

_NEEDED: dict[str, Any] = {"required": True}
_PLACE = {"required": True, "minimum": 0}
_DAY = {"pattern": r"(-?\d{4,}-\d{2}-\d{2})?"}
_CONSTRAINTS: dict[str, dict[str, Any]] = {
    "claim_id": {"required": True, "unique": True},
    **dict.fromkeys(("source", "event", "title", "edtf"), _NEEDED),
    **dict.fromkeys(("paragraph", "start", "end"), _PLACE),
    **dict.fromkeys(("earliest", "latest"), _DAY),
    "dated_by": {"required": True, "enum": list(table.DATED_BY)},
    "weight": {"required": True, "minimum": 1, "maximum": 3},
}

SOURCES: dict[str, str] = {
    "id": "The source's id, as in the column `source` of events.csv.",
    "label": "A short name: the author's surname and the year.",
    "title": "Its title, if known.",
    "author": "Its author, if known.",
    "published": "When it was published, in the Extended Date/Time Format, if known.",
    "kind": "`full`, the author's text, or `digest`, a retelling of it; empty if the text is not known.",
    "words": "The length of the text in words, if known.",
    "sha256": "The SHA-256 of the text (UTF-8) into which `start` and `end` point, if it was at hand.",
}
"""Every column of sources.csv, in order, and what it holds."""


def to_csv(request: Request) -> bytes:
    """The table alone, safe to open in a spreadsheet; Claimline reads it back unchanged."""
    text: str = client.ask("spreadsheet", claims=page_data.claims(request.frame))
    return text.encode()


def to_zip(request: Request) -> bytes:
    """The package as one file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in to_files(request).items():
            file = zipfile.ZipInfo(name, _NEW_YEAR_1980)
            file.compress_type = zipfile.ZIP_DEFLATED
            file.external_attr = 0o644 << 16
            archive.writestr(file, content)
    return out.getvalue()


def to_files(request: Request) -> Mapping[str, bytes]:
    """The package as the files of a folder, for programs: its table is as `claimline extract` writes it."""
    tables = {
        "events.csv": table.to_csv(request.frame).encode(),
        "sources.csv": table.to_csv(_sources(request)).encode(),
    }
    named = set(request.frame["image"].str.strip()) if "image" in request.frame else set()
    shown = {
        name.replace("\\", "/"): pictures.content(address)
        for name, address in request.background.pictures.items()
        if name in named
    }
    schemas = {"events.csv": _events_schema(request.frame), "sources.csv": _sources_schema()}
    resources = [_resource(name, content, schemas[name]) for name, content in tables.items()]
    return {"datapackage.json": to_bytes(_descriptor(request, resources)), **tables, **shown}


def schema() -> dict[str, Any]:
    """The columns of events.csv as a Table Schema; docs/events.schema.json is this."""
    whole_numbers = ("paragraph", "start", "end", "weight")
    fields = []
    for name, what in table.COLUMNS.items():
        field = {"name": name, "type": "integer" if name in whole_numbers else "string", "description": what}
        fields.append(field | ({"constraints": _CONSTRAINTS[name]} if name in _CONSTRAINTS else {}))
    return {"$schema": _SCHEMA, "fields": fields, "primaryKey": ["claim_id"], "missingValues": [""]}


def _events_schema(frame: pd.DataFrame) -> dict[str, Any]:
    more = [
        {"name": name, "type": "string", "description": what}
        for name, what in table.OPTIONAL.items()
        if name in frame
    ]
    reference = {"resource": "sources", "fields": ["id"]}
    known = schema()
    return known | {
        "fields": [*known["fields"], *more],
        "foreignKeys": [{"fields": ["source"], "reference": reference}],
    }


def _sources_schema() -> dict[str, Any]:
    fields = [
        {"name": name, "type": "integer" if name == "words" else "string", "description": what}
        for name, what in SOURCES.items()
    ]
    return {"$schema": _SCHEMA, "fields": fields, "primaryKey": ["id"], "missingValues": [""]}


def _sources(request: Request) -> pd.DataFrame:
    rows = []
    sources = page_data.shown_sources(request.frame, sources=request.sources)
    for source, facts in zip(sources, page_data.described(sources), strict=True):
        row = {name: str(facts[name] or "") for name in SOURCES if name in facts}
        rows.append(row | {"sha256": hashlib.sha256(source.text.encode()).hexdigest() if source.text else ""})
    return pd.DataFrame(rows, columns=list(SOURCES), dtype=str)


def _resource(file: str, content: bytes, columns_of: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": file.removesuffix(".csv"),
        "path": file,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": columns_of,
    }


def _descriptor(request: Request, resources: list[dict[str, Any]]) -> dict[str, Any]:
    sources = page_data.shown_sources(request.frame, sources=request.sources)
    return {
        "$schema": _PROFILE,
        "name": "claimline-events",
        "title": heading(request),
        "description": summary(request),
        "sources": [{"title": _citation(source.author, source.title, source.label)} for source in sources],
        "resources": resources,
    }


def _citation(author: str, title: str, label: str) -> str:
    return f"{author}: {title} ({label})" if author and title else title or label

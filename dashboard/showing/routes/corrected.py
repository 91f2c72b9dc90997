"""Claims as a reader corrected them: the page sends its whole table, and the file is made of that.

The table is CSV, as the page gives it to take away. With it comes JSON: by claim id `remarks`, and the lists
`starred` and `edited`; by event id `judged`, `{kind, why}`; by source id `names` and
`colours`; and the page's `title` and `subtitle`, '' for those that it came with.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
from flask import request

from dashboard import notes, table
from dashboard.background import Background, Judgement
from dashboard.passing import Passed
from dashboard.showing.export import ExportError
from dashboard.source import Source, colour

LARGEST = 20_000_000
"""The most bytes of a table that is sent."""
_LONGEST = 2000  # letters of a remark or a reason
_HEADING = 200  # letters of a heading or a name


def from_here() -> bool:
    """Whether our own page asks: another site's page may not send anything in a reader's name."""
    try:
        return urlsplit(request.headers.get("Origin", "")).netloc == request.host
    except ValueError:  # raised by text such as `http://[`, which is not an address
        return False


def sent(known: Passed) -> Passed:
    """What a request sends in place of what is known; raises ExportError for what is none."""
    if not from_here():
        raise ExportError("corrected claims can be sent from the page itself only")
    if (request.content_length or 0) > LARGEST:
        raise ExportError(f"the table is larger than {LARGEST // 1_000_000} MB; choose fewer claims")
    request.max_form_memory_size = LARGEST
    try:
        # A form sends each line end as CR LF; the passages have those of their texts.
        told = request.form.get("table", "").replace("\r\n", "\n")
        frame, problems = table.parsed(told.encode("utf-8", "replace"), name="the table")
    except table.TableError as error:
        raise ExportError(str(error)) from None
    if problems:
        raise ExportError(f"the table: {problems[0]}")
    more = _more(request.form.get("more", ""))
    background = _around(known, frame, more)
    title, subtitle = (str(more.get(name) or "")[:_HEADING] for name in ("title", "subtitle"))
    ids = {one.id for one in known.sources}
    unknown = [Source(name) for name in frame["source"].unique() if name not in ids]
    sources = _sources([*known.sources, *unknown], more)
    return Passed(frame, sources, background, title or known.title, subtitle or known.subtitle)


def _sources(sources: Sequence[Source], more: Mapping[str, Any]) -> list[Source]:
    """The sources with the names and colours that a reader gave them."""
    names, given = _texts(more.get("names")), more.get("colours")
    chosen = given if isinstance(given, dict) else {}
    return [
        replace(
            one,
            called=names.get(one.id, "")[:_HEADING] or one.called,
            colour=colour(chosen.get(one.id)) or one.colour,
        )
        for one in sources
    ]


def _more(text: str) -> Mapping[str, Any]:
    try:
        found = json.loads(
            json.dumps(json.loads(text or "{}"), ensure_ascii=False).encode("utf-8", "replace")
        )
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise ExportError("what is said of the claims is no JSON object; reload the page and try again")
    return found


def _texts(given: Any) -> dict[str, str]:
    """Texts by ids, whatever was given."""
    pairs = given.items() if isinstance(given, dict) else ()
    return {name: value[:_LONGEST] for name, value in pairs if isinstance(value, str)}


def _ids(given: Any) -> frozenset[str]:
    return frozenset(one for one in given if isinstance(one, str)) if isinstance(given, list) else frozenset()


def _around(known: Passed, frame: pd.DataFrame, more: Mapping[str, Any]) -> Background:
    """What is known around the corrected claims; what was said of another date or event is gone."""
    columns = ["claim_id", "event", "edtf"]
    was = {row[0]: row[1:] for row in known.frame[columns].itertuples(index=False, name=None)}
    same = {row[0] for row in frame[columns].itertuples(index=False, name=None) if was.get(row[0]) == row[1:]}
    old = known.background
    given = more.get("judged")
    judged = {
        event: Judgement(one["kind"], str(one.get("why") or "")[:_LONGEST])
        for event, one in (given.items() if isinstance(given, dict) else ())
        if isinstance(one, dict) and one.get("kind") in notes.RELATIONS
    }
    return replace(
        old,
        checks={name: one for name, one in old.checks.items() if name in same},
        anchors={name: one for name, one in old.anchors.items() if name in same},
        doubts={name: one for name, one in old.doubts.items() if name in same},
        remarks=_texts(more.get("remarks")),
        starred=_ids(more.get("starred")),
        edited=_ids(more.get("edited")),
        judgements=judged,
    )

"""A table with its sources and what is known around it as one text (JSON), to pass between processes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, replace
from typing import Any

import pandas as pd

from dashboard import table
from dashboard.background import Background, Block, Check, Judgement, Mark, Reading, Reference
from dashboard.source import Source


@dataclass(frozen=True, slots=True)
class Passed:
    """A table of claims, its sources with their texts, and what is known around it.

    `title` and `subtitle`, if given, stand in place of the page's own heading and the line below it.
    """

    frame: pd.DataFrame
    sources: Sequence[Source]
    background: Background
    title: str = ""
    subtitle: str = ""


def packed(passed: Passed) -> str:
    """All of it as a text; `unpacked` gives it back."""
    known = passed.background
    plain = {
        "table": table.to_csv(passed.frame),
        "sources": [asdict(source) for source in passed.sources],
        "heading": [passed.title, passed.subtitle],
        "background": {
            "references": [astuple(one) for one in known.references.values()],
            "checks": {name: astuple(one) for name, one in known.checks.items()},
            "judgements": {name: astuple(one) for name, one in known.judgements.items()},
            **{name: dict(getattr(known, name)) for name in ("anchors", "doubts", "remarks", "pictures")},
            **{name: sorted(getattr(known, name)) for name in ("starred", "edited")},
            "readings": {
                reading.source.id: [
                    [astuple(block) for block in reading.blocks],
                    [astuple(mark) for mark in reading.marks],
                ]
                for reading in known.readings
            },
        },
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> Passed:
    """What `packed` was given."""
    plain = json.loads(text)
    frame, _ = table.parsed(plain["table"].encode(), name="table")
    sources = [Source(**source) for source in plain["sources"]]
    title, subtitle = plain["heading"]
    return Passed(frame, sources, _background(plain["background"], sources), title, subtitle)


def _background(plain: Mapping[str, Any], sources: Sequence[Source]) -> Background:
    by_id = {source.id: source for source in sources}
    references = [Reference(*one) for one in plain["references"]]
    return Background(
        references={one.id: one for one in references},
        checks={name: Check(*one) for name, one in plain["checks"].items()},
        judgements={name: Judgement(*one) for name, one in plain["judgements"].items()},
        anchors=plain["anchors"],
        doubts=plain["doubts"],
        remarks=plain["remarks"],
        pictures=plain["pictures"],
        starred=frozenset(plain["starred"]),
        edited=frozenset(plain["edited"]),
        readings=tuple(
            Reading(
                by_id[name],
                tuple(Block(*block) for block in blocks),
                tuple(_mark(mark) for mark in marks),
            )
            for name, (blocks, marks) in plain["readings"].items()
        ),
    )


def _mark(values: Sequence[Any]) -> Mark:
    mark = Mark(*values)
    return replace(mark, claims=tuple(mark.claims))

"""What is known around a table: its texts only if they are the very ones, and the packs that belong to them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard import lookup, paths, table
from dashboard.background import EMPTY

BODY = "Of iron was the bridge over the Tay that fell in 1882, and many of that iron are still in use today."
ESSAY = f"On bridges\n\nBy Ann Ode\n\n{BODY}\n"
PACK = """[tay-bridge]
title = "Tay Bridge falls"
date = "1879-12-28"
names = ["bridge over the Tay + collaps*|fell"]
"""
BROKEN = "[tay-bridge]\ntitle = 'Tay'\n"


@pytest.fixture
def frame() -> pd.DataFrame:
    start = ESSAY.index(BODY)
    row = {"claim_id": "b-3-1", "source": "bridges", "paragraph": 3, "start": start, "end": start + len(BODY)}
    row |= {
        "event": "tay-bridge",
        "title": "Tay Bridge falls",
        "claim": BODY,
        "words": "1882",
        "edtf": "1882",
    }
    row |= {"earliest": "1882-01-01", "latest": "1882-12-31", "dated_by": "text", "rule": "year"}
    return table.frame_of([dict.fromkeys(table.COLUMNS, "") | row | {"weight": 2}])


def test_a_text_and_a_pack_beside_the_table_are_found(frame: pd.DataFrame, tmp_path: Path) -> None:
    (tmp_path / "bridges.txt").write_text(ESSAY, "utf-8")
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "bridges.toml").write_text(PACK, "utf-8")
    found = lookup.known(frame, near=tmp_path)
    assert [(source.author, source.text) for source in found.sources] == [("Ann Ode", ESSAY)]
    assert found.background.references["tay-bridge"].edtf == "1879-12-28"
    assert found.background.checks["b-3-1"].edtf == "1879-12-28"
    [reading] = found.background.readings
    assert "b-3-1" in reading.marks[-1].claims
    assert found.complaints == []


def test_another_text_of_the_name_is_not_shown(frame: pd.DataFrame, tmp_path: Path) -> None:
    (tmp_path / "bridges.txt").write_text(ESSAY.replace("1882", "1883"), "utf-8")
    found = lookup.known(frame, near=tmp_path)
    assert [(source.author, source.text) for source in found.sources] == [("Ann Ode", "")]
    assert found.background.readings == ()


def test_a_table_alone_has_sources_and_nothing_else(frame: pd.DataFrame, tmp_path: Path) -> None:
    found = lookup.known(frame, near=tmp_path)
    assert [(source.id, source.text) for source in found.sources] == [("bridges", "")]
    assert found.background == EMPTY


@pytest.mark.parametrize("name", ["/abs", "../x", "x" * 300, "nul\0", "a\\b", "?*[", "Zoë Ångström", ""])
def test_a_source_of_any_name_can_be_shown(frame: pd.DataFrame, tmp_path: Path, name: str) -> None:
    """A table may come from anybody; its sources need not be named as files are."""
    found = lookup.known(frame.assign(source=name), near=tmp_path)
    assert [(source.id, source.text) for source in found.sources] == [(name, "")]


def test_a_broken_pack_is_one_sentence(frame: pd.DataFrame, tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "bridges.toml").write_text(BROKEN, "utf-8")
    [complaint] = lookup.known(frame, near=tmp_path).complaints
    assert "tay-bridge: an event needs at least a title and a date" in complaint


def test_the_table_that_comes_with_claimline_has_both_texts_and_a_reference_for_each_event() -> None:
    frame, _ = table.read(paths.events())
    found = lookup.known(frame, near=paths.home())
    assert [reading.source.id for reading in found.background.readings] == ["lenihan", "munoz"]
    assert set(found.background.references) <= set(frame["event"])
    assert len(found.background.references) > 70  # the others are events that only an editor's note names
    assert set(found.background.checks) <= set(frame["claim_id"])

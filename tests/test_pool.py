"""Many texts are read by several processes: the same claims as by one, and two essays do not pay for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT

from dashboard import cli, pool, text_files
from dashboard.reading import pipeline
from dashboard.reading.blocks import Document
from dashboard.reading.document import parse

MILL = "In {year} the mill at Bramley burned. On 5 May {year} the weavers struck for ten weeks.\n\n"


@pytest.fixture(autouse=True)
def two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "processes", lambda: 2)


def test_several_processes_read_what_one_reads() -> None:
    """The essays, to which notes are put, among other texts."""
    essays, _ = text_files.seeds(ROOT / "seeds")
    others = [parse(MILL.format(year=year) * 3, name=f"mill-{year}") for year in range(1800, 1812)]
    documents = [*others[:6], *essays, *others[6:]]
    alone = pipeline.claims(documents, folders=[ROOT / "seeds"])
    together = pipeline.claims(documents, folders=[ROOT / "seeds"], each=pool.spread)
    assert len(alone[0]) > 200
    assert together == alone


def test_texts_are_taken_as_they_are_needed() -> None:
    """Of a large folder only a few texts are on their way at once."""
    taken = 0

    def documents() -> Iterator[Document]:
        nonlocal taken
        for taken in range(1, 101):
            yield parse(MILL.format(year=1700 + taken), name=f"mill-{taken}")

    reader = pipeline.Reader(*_lists(), frozenset())
    read = iter(pool.spread(reader, documents()))
    for done in range(1, 81):
        next(read)
        assert taken <= done + 4 * 2 + 1
    assert len(list(read)) == 20


def _lists() -> tuple[pipeline.Gazetteer, pipeline.Themes]:
    from dashboard.reading.claims import themes
    from dashboard.reading.events import packs

    subjects, _ = themes.chosen([])
    return packs.extended([], themes=subjects.names)[0], subjects


def test_a_fault_in_a_text_is_not_swallowed() -> None:
    document = parse(MILL.format(year=1810), name="mill")
    broken = replace(document, blocks=(replace(document.blocks[0], start=None),))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        pipeline.claims([document, broken], folders=[], each=pool.spread)


def test_few_texts_are_read_by_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    long, short = parse(MILL.format(year=1810) * 2000, name="a"), parse(MILL.format(year=1810), name="b")
    assert pool.for_texts([long] * 4) == {"each": pool.spread}
    assert pool.for_texts([long] * 3) == {}
    assert pool.for_texts([short] * 40) == {}
    monkeypatch.setattr(pool, "processes", lambda: 1)
    assert pool.for_texts([long] * 4) == {}


def test_the_command_writes_the_same_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for year in range(1800, 1808):
        (tmp_path / f"mill-{year}.txt").write_text(MILL.format(year=year) * 4)
    assert cli.main(["extract", str(tmp_path), "--out", str(tmp_path / "alone.csv")]) == 0
    monkeypatch.setattr(pool, "ENOUGH", 0)
    assert cli.main(["extract", str(tmp_path), "--out", str(tmp_path / "together.csv")]) == 0
    assert (tmp_path / "alone.csv").read_bytes() == (tmp_path / "together.csv").read_bytes()

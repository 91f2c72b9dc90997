"""Many texts are read by several processes: the same claims as by one, and two essays do not pay for it."""

from __future__ import annotations

import errno
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import ROOT

from dashboard import apart, cli, pool, text_files
from dashboard.apart import Each
from dashboard.origins import File, Here, Origin
from dashboard.origins import apart as origins_apart
from dashboard.reading import pipeline
from dashboard.reading.blocks import Document
from dashboard.reading.claims.extract import Claim
from dashboard.reading.document import parse

MILL = "In {year} the mill at Bramley burned. On 5 May {year} the weavers struck for ten weeks.\n\n"


@pytest.fixture(autouse=True)
def two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "processes", lambda: 2)


def read_by(each: Each, texts: Iterable[Document], folders: list[Path]) -> tuple[list[Claim], list[str]]:
    rules = pipeline.rules(folders)
    with apart.Shelf() as shelf:
        found = apart.gathered(map(Here, texts), reader=rules.reader, shelf=shelf, each=each)
        wrong = [*found.wrong, *rules.wrong]
        claims = list(apart.joined(found, rules=rules, wrong=wrong))
    return claims, wrong


def mills(number: int, *, copies: int = 1) -> list[Document]:
    return [
        parse(MILL.format(year=year) * copies, name=f"mill-{year}") for year in range(1800, 1800 + number)
    ]


@pytest.mark.parametrize("each", [pool.spread, apart.one_by_one])
def test_texts_read_apart_give_what_they_give_together(each: Each, monkeypatch: pytest.MonkeyPatch) -> None:
    """The essays, to which notes are put, among other texts."""
    monkeypatch.setattr(pool, "_PART", 1000)
    monkeypatch.setattr(apart, "_IN_MEMORY", 1000)
    essays, _ = text_files.seeds(ROOT / "seeds")
    others = mills(12, copies=3)
    documents = [*others[:6], *essays, *others[6:]]
    together = pipeline.claims(documents, folders=[ROOT / "seeds"])
    assert len(together[0]) > 200
    assert read_by(each, documents, [ROOT / "seeds"]) == together


def test_texts_are_taken_as_they_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a large folder only a few texts are on their way at once."""
    monkeypatch.setattr(pool, "_PART", 1)
    taken = 0

    def origins() -> Iterator[Here]:
        nonlocal taken
        for document in mills(100):
            taken += 1
            yield Here(document)

    read = iter(pool.spread(pipeline.rules([]).reader, origins()))
    for done in range(1, 81):
        next(read)
        assert taken <= done + 4 * 2 + 2
    assert len(list(read)) == 20


def test_a_fault_in_a_text_is_not_swallowed() -> None:
    document = mills(1)[0]
    broken = replace(document, blocks=(replace(document.blocks[0], start=None),))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        read_by(pool.spread, [document, broken], [])


def test_few_texts_are_read_by_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    long, short = (Here(parse(MILL.format(year=1810) * many, name="a")) for many in (2000, 1))
    assert pool.for_texts([long] * 4) is pool.spread
    assert pool.for_texts([long] * 3) is apart.one_by_one
    assert pool.for_texts([short] * 40) is apart.one_by_one
    monkeypatch.setattr(pool, "processes", lambda: 1)
    assert pool.for_texts([long] * 4) is apart.one_by_one


def test_texts_of_one_archive_are_read_by_several_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "ENOUGH", 0)
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as packed:
        for text in mills(4):
            packed.writestr(f"{text.source.id}.txt", text.text)
        packed.writestr("other/mill-1800.txt", MILL)
        packed.writestr("scan.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    origins: list[Origin] = [File(tmp_path / "class.zip")]
    assert pool.for_texts(origins) is pool.spread
    reader = pipeline.rules([]).reader
    with apart.Shelf() as one, apart.Shelf() as other:
        found = apart.gathered(origins_apart(origins), reader=reader, shelf=one, each=pool.spread)
        apart.gathered(origins, reader=reader, shelf=other)
        assert one.names == other.names == [f"mill-{year}" for year in range(1800, 1804)]
        assert list(one.texts()) == list(other.texts())
    assert any("class.zip: scan.doc: " in line for line in found.wrong)
    assert any("another text is called 'mill-1800' already" in line for line in found.wrong)
    (tmp_path / "class.zip").write_bytes(b"no archive")
    assert [one.name for one in origins_apart(origins)] == [str(tmp_path / "class.zip")]


def test_the_command_writes_the_same_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for year in range(1800, 1808):
        (tmp_path / f"mill-{year}.txt").write_text(MILL.format(year=year) * 4)
    assert cli.main(["extract", str(tmp_path), "--out", str(tmp_path / "alone.csv")]) == 0
    monkeypatch.setattr(pool, "ENOUGH", 0)
    assert cli.main(["extract", str(tmp_path), "--out", str(tmp_path / "together.csv")]) == 0
    assert (tmp_path / "alone.csv").read_bytes() == (tmp_path / "together.csv").read_bytes()


def test_a_full_disk_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the claims wait for their joins."""
    monkeypatch.setattr(apart, "_IN_MEMORY", 1)
    with apart.Shelf() as shelf:
        shelf.put("mill", "[]")

        def full(*_: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(shelf, "_file", SimpleNamespace(seek=full, close=shelf._file.close))
        with pytest.raises(
            apart.ShelfError, match=r": cannot be written \(No space left on device\); name another folder"
        ):
            shelf.put("weir", "[]")

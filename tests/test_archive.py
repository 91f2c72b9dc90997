"""Archives: the cores, a cluster and a reading that goes on give one table; Parquet; texts in a store."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import fsspec
import pandas as pd
import pytest
from distributed import LocalCluster
from pyarrow import parquet

from dashboard import apart, cli, cluster, far, pool, table
from dashboard import parquet as parquet_of_ours
from dashboard.apart import Each
from dashboard.cluster import Cluster
from dashboard.origins import File, Here, Origin
from dashboard.reading import pipeline
from dashboard.reading.blocks import Document
from dashboard.reading.document import parse
from dashboard.resumed import Resumed, ResumeError

MILL = "In {year} the mill at Bramley burned. On 5 May {year} the weavers struck for ten weeks.\n\n"
YEARS = range(1800, 1824)


def texts() -> list[Document]:
    return [parse(MILL.format(year=year) * 2, name=f"mill-{year}") for year in YEARS]


def read_by(each: Each, texts: Iterable[Document], folder: Path | None = None) -> list[pipeline.Claim]:
    rules = pipeline.rules([folder] if folder else [])
    with apart.Shelf() as shelf:
        found = apart.gathered(map(Here, texts), reader=rules.reader, shelf=shelf, each=each)
        return list(apart.joined(found, rules=rules, wrong=[]))


def noting(read: list[str]) -> Each:
    """Reads one by one, and notes whose turn it was."""

    def each(reader: pipeline.Reader, origins: Iterable[Origin]) -> Iterator[list[apart.Read]]:
        for origin in origins:
            read.append(origin.name)
            yield apart.read(reader, origin)

    return each


def alone() -> list[pipeline.Claim]:
    return pipeline.claims(texts(), folders=[])[0]


@pytest.fixture(scope="module")
def workers() -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0"
    ) as two:
        yield two


def test_a_cluster_reads_what_one_core_reads_even_when_a_worker_is_killed(
    workers: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PART", 300)  # two texts

    def killing(documents: Iterable[Document]) -> Iterator[Document]:
        for number, document in enumerate(documents):
            if number == 8:  # the first parts are being read
                os.kill(next(iter(workers.workers.values())).pid, signal.SIGKILL)
            yield document

    claims = read_by(Cluster(workers.scheduler_address), killing(texts()))
    assert len(claims) >= 2 * len(YEARS)
    assert claims == alone()


def test_parts_keep_the_order_of_the_texts() -> None:
    parts = list(pool.parted(map(Here, texts()), size=1000))
    assert len(parts) > 3
    assert [origin.name for part in parts for origin in part] == [f"mill-{year}" for year in YEARS]


def test_workers_elsewhere_are_sent_what_is_in_files(
    workers: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They cannot open them."""
    for text in texts()[:3]:
        (tmp_path / f"{text.source.id}.txt").write_text(text.text)
    files = [File(tmp_path / f"mill-{year}.txt") for year in (*YEARS[:3], 1700)]
    reader = pipeline.rules([]).reader

    def unopened(_: File) -> None:
        raise AssertionError

    monkeypatch.setattr(File, "texts", unopened)
    carried = [origin.carried() for origin in files]
    reads = list(Cluster(workers.scheduler_address)(reader, iter(files)))
    assert [read.name for [read] in reads] == [*(f"mill-{year}" for year in YEARS[:3]), ""]
    assert reads == [apart.read(reader, origin) for origin in carried]
    assert "mill-1700.txt: cannot be read" in reads[-1][0].wrong


def test_a_scheduler_that_does_not_answer_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 0.2)
    (tmp_path / "mill.txt").write_text(MILL.format(year=1834))
    words = ["extract", str(tmp_path), "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9"]
    assert cli.main([*words, "--out", str(tmp_path / "mill.csv")]) == 1
    assert "tcp://127.0.0.1:9: no scheduler answers there" in capsys.readouterr().err
    assert not (tmp_path / "mill.csv").exists()


def test_a_reading_that_was_stopped_goes_on(tmp_path: Path) -> None:
    """What the first reading gave is not read again, and the table is as if nothing had happened."""
    kept = tmp_path / "progress"
    read: list[str] = []

    def until_stopped() -> Iterator[Document]:
        yield from texts()[:10]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_by(Resumed(kept, noting(read)), until_stopped())
    assert len(read) == 10
    # Some that are kept now stand between new ones.
    mixed = [text for pair in zip(texts()[:12], texts()[12:], strict=True) for text in pair]
    assert read_by(Resumed(kept, noting(read)), mixed) == alone()
    assert sorted(read) == [f"mill-{year}" for year in YEARS]


def test_a_text_or_a_list_that_has_changed_is_read_again(tmp_path: Path) -> None:
    kept, read = tmp_path / "progress", list[str]()

    def once(text: str, folder: Path = tmp_path) -> None:
        read_by(Resumed(kept, noting(read), [folder]), [parse(text, name="mill")], folder)

    once(MILL.format(year=1834))
    once(MILL.format(year=1834))
    assert len(read) == 1
    once(MILL.format(year=1835))
    assert len(read) == 2
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "own.toml").write_text("")
    once(MILL.format(year=1835))
    assert len(read) == 3
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.csv").write_text(
        "source,paragraph,passage,title,date\nmill,1,the mill at Bramley,Mill burns,1834\n"
    )
    once(MILL.format(year=1835))
    assert len(read) == 4


def test_why_a_text_is_silent_is_kept_and_what_cannot_be_read_is_tried_again(tmp_path: Path) -> None:
    silent, missing = Here(parse("The Sea\n\nThe sea is wide.", name="sea")), File(tmp_path / "no.txt")
    rules, read = pipeline.rules([]), list[str]()
    for _ in range(2):
        each = Resumed(tmp_path / "progress", noting(read))
        with apart.Shelf() as shelf:
            found = apart.gathered([silent, missing], reader=rules.reader, shelf=shelf, each=each)
        assert "no date was found" in found.silent["sea"].why
        assert found.wrong == [f"{missing.name}: cannot be read (No such file or directory)"]
    assert read == ["sea", missing.name, missing.name]


def test_a_file_of_another_kind_keeps_no_reading(tmp_path: Path) -> None:
    essay, data = tmp_path / "essay.txt", tmp_path / "other.db"
    essay.write_text(MILL.format(year=1834))
    with closing(sqlite3.connect(data)) as other:
        other.execute("CREATE TABLE people (name TEXT)")
    for path in (essay, data):
        before = path.read_bytes()
        with pytest.raises(ResumeError, match="keeps no reading; name another file"):
            read_by(Resumed(path, apart.one_by_one), texts()[:1])
        assert path.read_bytes() == before
    words = [
        "extract",
        str(essay),
        "--resume",
        str(tmp_path / "no" / "such"),
        "--out",
        str(tmp_path / "t.csv"),
    ]
    assert cli.main(words) == 1


def test_parquet_has_the_rows_of_the_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    essay, out = tmp_path / "essay.txt", tmp_path / "claims.parquet"
    essay.write_text(MILL.format(year=1834))
    assert cli.main(["extract", str(essay), "--out", str(tmp_path / "claims.csv")]) == 0
    assert cli.main(["extract", str(essay), "--out", str(out)]) == 0
    frame, _ = table.read(tmp_path / "claims.csv")
    read = parquet.read_table(out)
    assert [field.name for field in read.schema] == list(table.COLUMNS)
    assert read.schema.field("start").type == "int64"
    assert read.to_pandas().astype(str).to_dict("list") == frame.to_dict("list")
    assert read.schema.field("edtf").metadata[b"comment"].decode() == table.COLUMNS["edtf"]
    out.with_name("other.parquet").write_bytes(essay.read_bytes())
    assert cli.main(["extract", str(tmp_path / "claims.csv"), "--out", str(tmp_path / "other.parquet")]) == 1
    assert "is no table of claims" in capsys.readouterr().err
    monkeypatch.setattr(parquet_of_ours, "_TOGETHER", 1)
    assert cli.main(["extract", str(essay.with_name("essay.txt")), "--out", str(out)]) == 0
    assert parquet.ParquetFile(out).num_row_groups == len(frame) > 1
    assert parquet.read_table(out).equals(read)


def test_texts_of_a_store_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = fsspec.filesystem("memory")
    store.pipe({f"/letters/{year}/mill-{year}.txt": MILL.format(year=year).encode() for year in (1834, 1835)})
    store.pipe("/letters/scan.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    found, complaints = far.given("memory://letters")
    assert complaints == []
    reads = [read for origin in found for read in apart.read(pipeline.rules([]).reader, origin)]
    assert [read.name for read in reads] == ["mill-1834", "mill-1835", ""]
    assert "scan.doc: " in reads[-1].wrong
    before = [origin.mark() for origin in found]
    assert all(before)
    store.pipe({"/letters/1834/mill-1834.txt": MILL.format(year=1934).encode()})
    after = [origin.mark() for origin in far.given("memory://letters")[0]]
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, True, True]
    assert cli.main(["extract", "memory://letters", "--out", str(tmp_path / "t.csv")]) == 1  # the .doc
    assert len({row["source"] for row in table.read(tmp_path / "t.csv")[0].to_dict("records")}) == 2
    assert cli.main(["extract", "nowhere://letters", "--out", str(tmp_path / "t.csv")]) == 1
    assert "nowhere://letters: cannot be opened" in capsys.readouterr().err
    assert cli.main(["extract", "memory://empty", "--out", str(tmp_path / "t.csv")]) == 1
    assert "memory://empty: no text is there" in capsys.readouterr().err


def test_the_function_for_other_engines_is_as_it_is_documented(root: Path) -> None:
    """The code of docs/archives.md, run on a table as Spark hands it over."""
    [code] = re.findall(
        r"```python\n(.*?)```", (root / "docs/archives.md").read_text(encoding="utf-8"), re.DOTALL
    )
    names: dict[str, Any] = {}
    exec(code, names)
    frames = [pd.DataFrame({"name": [f"mill-{y}"], "text": [MILL.format(year=y)]}) for y in (1834, 1835)]
    found = pd.concat(names["claims"](frames))
    assert list(found.columns) == list(table.COLUMNS)
    assert found["edtf"].tolist() == ["1834", "1834-05-05", "1835", "1835-05-05"]

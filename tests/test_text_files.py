"""Which texts are read: files, folders, and full texts in the place of their digests."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import text_files

DIGEST = "---\nid: quay\ntitle: The Quay\nauthor: A. Mason\npublished: 1931-06-02\nkind: digest\n---\n\n[2] Built in 1871.\n"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    (tmp_path / "quay.txt").write_text(DIGEST)
    (tmp_path / "mill.txt").write_text(DIGEST.replace("quay", "mill"))
    return tmp_path


def test_the_digests_are_read_where_there_is_no_full_text(seeds: Path) -> None:
    found, complaints = text_files.seeds(seeds)
    assert complaints == []
    assert [(text.source.id, text.source.kind) for text in found] == [("mill", "digest"), ("quay", "digest")]


def test_a_full_text_takes_its_digest_s_place_and_introduction(seeds: Path) -> None:
    (seeds / "full").mkdir()
    (seeds / "full" / "quay.txt").write_text("On quays\n\nThe quay was built in 1871.\n")
    found, complaints = text_files.seeds(seeds)
    assert complaints == []
    quay = {text.source.id: text.source for text in found}["quay"]
    assert (quay.kind, quay.title, quay.author, quay.published) == (
        "full",
        "The Quay",
        "A. Mason",
        "1931-06-02",
    )
    assert quay.text.startswith("On quays")
    assert [text.source.id for text in found] == ["mill", "quay"]


def test_a_full_text_without_digest_speaks_for_itself(seeds: Path) -> None:
    (seeds / "full").mkdir()
    (seeds / "full" / "weir.txt").write_text("The weir\n\nThe weir was built in 1871.\n")
    found, _ = text_files.seeds(seeds)
    assert {text.source.id: text.source.title for text in found}["weir"] == "The weir"


def test_a_second_text_of_the_same_name_is_refused(seeds: Path) -> None:
    twin = seeds / "twin.txt"
    twin.write_text(DIGEST)
    found, complaints = text_files.given([seeds / "quay.txt", twin])
    assert len(found) == 1
    assert complaints == [f"{twin}: another text is called 'quay' already; rename one of them"]


def test_naming_a_text_twice_reads_it_once(seeds: Path) -> None:
    found, complaints = text_files.given([seeds, seeds / "quay.txt"])
    assert (len(found), complaints) == (2, [])


def test_a_source_s_text_is_looked_for_beside_the_table(tmp_path: Path) -> None:
    (tmp_path / "essays").mkdir()
    inside = tmp_path / "essays" / "mine[1].txt"
    inside.write_text("Mine")
    assert text_files.named("mine[1]", near=tmp_path) == [inside]
    beside = tmp_path / "mine[1].txt"
    beside.write_text("Mine")
    assert text_files.named("mine[1]", near=tmp_path) == [beside]
    assert text_files.named("nobody", near=tmp_path) == []


@pytest.mark.parametrize(
    "name", ["/abs", "../outside", "sub/inside", "..\\outside", "x" * 300, "nul\0", "", "..", "C:x"]
)
def test_a_source_s_name_is_no_way_to_other_files(tmp_path: Path, name: str) -> None:
    """However a table that somebody sent names its sources."""
    near = tmp_path / "near"
    (near / "sub").mkdir(parents=True)
    for file in (tmp_path / "outside.txt", near / "sub" / "inside.txt"):
        file.write_text("A secret")
    assert text_files.named(name, near=near) == []


def test_a_folder_without_texts_says_so(tmp_path: Path) -> None:
    assert text_files.given([tmp_path]) == (
        [],
        [f"{tmp_path}: no text in this folder (.docx, .odt, .pdf, .epub, .rtf, .html, .md, .txt)"],
    )


def test_claims_are_held_by_the_text_in_which_they_stand(seeds: Path) -> None:
    found, _ = text_files.given([seeds])
    at = found[1].text.index("Built")
    assert text_files.holding(found[1:], [(at, at + 5, "Built")]) is found[1]
    assert text_files.holding(found[1:], [(at, at + 5, "built")]) is None

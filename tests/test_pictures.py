"""Pictures and links of a hand-made table: what is shown, what is refused, and that files carry both."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from PIL import Image

from dashboard import background, cli, lookup, passing, pictures, table
from dashboard.showing import page_data
from dashboard.showing.export import Request, package, slides


def drawn(size: int = 8, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (size, size // 2), "#a8402a").save(out, kind)
    return out.getvalue()


def written(folder: Path, *rows: str) -> Path:
    path = folder / "mine.csv"
    path.write_text("\n".join(["source,title,edtf,image,url", *rows, ""]), encoding="utf-8")
    return path


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    """Three claims: one with a picture and a link, one with a link, one with neither."""
    (tmp_path / "pics").mkdir()
    (tmp_path / "pics" / "mill.png").write_bytes(drawn())
    path = written(
        tmp_path,
        "a,Mill,1901,pics/mill.png,https://example.org/mill?a=1",
        "a,Bridge,1902,,http://example.org/b",
        "b,Mill,1903,,",
    )
    frame, problems = table.read(path)
    assert problems == []
    known = lookup.known(frame, near=tmp_path)
    assert known.complaints == []
    return Request(frame, known.sources, of=3, background=known.background, whole=frame)


BAD = [
    ("https://example.org/a.png,", "image", "save the picture beside the table"),
    ("../a.png,", "image", "in the table's folder"),
    ("/a.png,", "image", "in the table's folder"),
    ("C:\\a.png,", "image", "in the table's folder"),
    ("a.svg,", "image", "save it as .png"),
    ("data:image/png;base64,", "image", "lies on another computer"),
    (",javascript:alert(1)", "url", "https://example.org/page"),
    (",example.org", "url", "https://example.org/page"),
    (",https://", "url", "https://example.org/page"),
    (",http://[", "url", "https://example.org/page"),
]


@pytest.mark.parametrize(("cells", "column", "says"), BAD)
def test_a_bad_cell_gives_one_sentence(tmp_path: Path, cells: str, column: str, says: str) -> None:
    image, url = cells.split(",")[0], cells.rpartition(",")[2]
    frame, problems = table.read(written(tmp_path, f"a,One,1901,{image},{url}", "a,Two,1902,,"))
    assert [(one.line, one.column, one.kept) for one in problems] == [(2, column, True)]
    assert says in problems[0].what
    assert problems[0].what.endswith("; its claim is shown without it")
    assert list(frame["title"]) == ["One", "Two"]
    assert list(frame.columns) == list(table.COLUMNS), "an emptied cell is no picture or link"


def test_export_says_what_it_leaves_out_and_takes_the_claims(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(
        tmp_path, "a,One,1901,,example.org", "a,Two,1902,../b.png,", "a,Three,1903,,https://example.org/c"
    )
    out = tmp_path / "claims.csv"
    assert cli.main(["export", str(out), "--events", str(path)]) == 0
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert "line 2, url: 'example.org' is no address of a page" in told[0]
    assert told[0].endswith("its claim is shown without it (and 1 more; `claimline check "
                            f"{path}` lists them)")  # fmt: skip
    frame, problems = table.read(out)
    assert (list(frame["url"]), problems) == (["", "", "https://example.org/c"], [])


def test_a_picture_that_cannot_be_shown_leaves_its_claim(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "words.png").write_text("no picture", encoding="utf-8")
    (tmp_path / "large.png").write_bytes(drawn() + bytes(pictures.LARGEST))
    outside = tmp_path.parent / f"{tmp_path.name}.png"
    outside.write_bytes(drawn())
    (tmp_path / "link.png").symlink_to(outside)
    names = ("words", "large", "link", "nowhere")
    path = written(tmp_path, *(f"a,{name},1901,{name}.png," for name in names))
    frame, problems = table.read(path)
    assert (len(frame), problems) == (4, [])
    known = lookup.known(frame, near=tmp_path)
    assert known.background.pictures == {}
    assert [
        name for name, told in zip(names, known.complaints, strict=True) if f"{name}.png" in told
    ] == list(names)
    assert cli.main(["check", str(path)]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 4


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_is_known_by_its_bytes(kind: str) -> None:
    assert pictures.kind(drawn(kind=kind)) == f"image/{kind.lower()}"


def test_the_page_gets_pictures_as_data_and_names_as_they_are(request_: Request) -> None:
    told = json.loads(
        page_data.payload(request_.frame, sources=request_.sources, background=request_.background)
    )
    assert told["claims"]["image"] == ["pics/mill.png", "", ""]
    assert told["claims"]["url"] == ["https://example.org/mill?a=1", "http://example.org/b", ""]
    assert list(told["pictures"]) == ["pics/mill.png"]
    assert pictures.content(told["pictures"]["pics/mill.png"]) == drawn()
    few = page_data.payload(request_.frame[1:], sources=[], background=request_.background)
    assert "pictures" not in json.loads(few)


def test_files_carry_both(request_: Request) -> None:
    frame = request_.frame
    assert table.to_csv(frame).splitlines()[0].endswith("weight,image,url")
    again, problems = table.parsed(package.to_csv(request_), name="claims.csv")
    assert problems == []
    pd.testing.assert_frame_equal(again, frame)
    with zipfile.ZipFile(io.BytesIO(package.to_zip(request_))) as packed:
        assert packed.read("pics/mill.png") == drawn()
        described = json.loads(packed.read("datapackage.json"))["resources"][0]["schema"]["fields"]
    assert [field["name"] for field in described][-2:] == ["image", "url"]
    assert pictures.is_address(json.loads(passing.packed(passing.Passed(frame, [], request_.background)))
                               ["background"]["pictures"]["pics/mill.png"])  # fmt: skip


def test_a_slide_has_the_picture_beside_its_title(request_: Request) -> None:
    pptx = pytest.importorskip("pptx")
    made = pptx.Presentation(io.BytesIO(slides.to_pptx(request_)))
    shown = [[shape.image.blob for shape in slide.shapes if shape.shape_type == 13] for slide in made.slides]
    assert sorted(shown) == [[], [], [], [drawn()]]


def test_a_table_without_the_columns_is_as_before() -> None:
    frame = table.completed(
        pd.DataFrame([{"source": "a", "title": "b", "edtf": "1901", "image": " ", "url": ""}])
    )
    assert list(frame.columns) == list(table.COLUMNS)
    assert "image" not in page_data.claims(frame, background=background.EMPTY)

"""What *Save* made on the page, read by the command line."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from dashboard import kept, table
from dashboard.cli import main
from dashboard.reading import pipeline
from dashboard.reading.document import parse
from dashboard.reading.events import packs
from dashboard.showing import colours, page_data, reader_texts

TEXT = """Women in the mills 🎉

By Anna Keller, 9 November 2019

In 1834 the weavers of Bramley struck for ten weeks. Parliament passed the Ten Hours Act in 1847.

In the spring of 1853 the weavers of Preston were locked out.
"""


def files() -> dict[str, str]:
    """The files inside, as the page writes them."""
    document = parse(TEXT, name="mills")
    claims, _ = pipeline.claims([document], folders=[])
    frame = table.frame_of({name: getattr(claim, name) for name in table.COLUMNS} for claim in claims)
    gazetteer, _ = packs.extended([], only=set(frame["event"]))
    background = pipeline.background(claims, texts=[document], gazetteer=gazetteer)
    texts = json.loads(reader_texts.payload(frame, background=background))
    places = {name: {**text, "file": f"texts/{name}.txt"} for name, text in texts.items()}
    work = {"changes": {frame["claim_id"][0]: {"remark": "Why?", "starred": True}}, "added": []}
    work |= {"judgements": {}, "title": "", "subtitle": "", "names": {"mills": "Anna K."}, "colours": {}}
    return {
        "claims.csv": "\ufeff" + table.to_csv(frame).replace("\n", "\r\n"),
        "work.json": json.dumps({"claimline": 1, "title": "A lesson", "work": work}),
        "data.json": page_data.payload(frame, sources=[document.source], background=background).decode(),
        "texts.json": json.dumps({name: {**place, "text": None} for name, place in places.items()}),
        "texts/mills.txt": TEXT,
    }


def packed(content: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in content.items():
            archive.writestr(name, words)
    return out.getvalue()


def written(folder: Path, raw: bytes) -> Path:
    path = folder / "lesson.claimline"
    path.write_bytes(raw)
    return path


def test_all_of_it_is_there(tmp_path: Path) -> None:
    loaded = kept.load(written(tmp_path, packed(files())))
    known = loaded.known()
    assert (len(loaded.frame), loaded.problems, loaded.title) == (3, [], "A lesson")
    assert [source.label for source in known.sources] == ["Anna K."]
    [reading] = known.background.readings
    assert reading.source.text == TEXT
    assert [TEXT[block.start : block.end][:12] for block in reading.blocks][-1] == "In the sprin"
    assert any(mark.claims for mark in reading.marks)
    assert set(known.background.remarks.values()) == {"Why?"}
    assert known.background.starred == {loaded.frame["claim_id"][0]}


def test_headings_and_colours_that_a_reader_set_are_kept(tmp_path: Path) -> None:
    loaded = kept.load(
        written(tmp_path, with_work(files(), title="Ours", subtitle="Year 9", colours={"mills": 4}))
    )
    assert (loaded.title, loaded.subtitle) == ("Ours", "Year 9")
    assert [source.colour for source in loaded.known().sources] == [4]
    path = written(tmp_path, with_work(files(), subtitle="Year 9", colours={"mills": 4}))
    assert main(["export", str(tmp_path / "one.svg"), str(path)]) == 0
    drawn = (tmp_path / "one.svg").read_text("utf-8")
    assert "Year 9" in drawn
    assert colours.named()["source-4"] in drawn
    assert colours.named()["source-1"] not in drawn


def test_a_heading_that_only_lists_the_sources_is_made_anew(tmp_path: Path) -> None:
    """In the language in which it is shown; what the reader wrote stays."""
    content = files()
    content["work.json"] = json.dumps(json.loads(content["work.json"]) | {"generated": True})
    assert kept.load(written(tmp_path, packed(content))).title == ""
    assert kept.look(packed(content | {"README.txt": ""})) == ("", "")
    assert kept.load(written(tmp_path, with_work(content, title="Ours"))).title == "Ours"


def test_it_is_exported_like_a_table(tmp_path: Path) -> None:
    path = written(tmp_path, packed(files()))
    assert main(["export", str(tmp_path / "page.html"), str(path)]) == 0
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "<h1>A lesson</h1>" in page
    assert "Anna K." in page


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda _: b"In 1917 it rained.", "no file that Save made"),
        (lambda content: packed({"essay.txt": content["texts/mills.txt"]}), "no file that Save made"),
        (lambda content: packed(content)[:700], "damaged"),
        (lambda content: packed({**content, "work.json": '{"claimline": 9}'}), "later Claimline"),
        (lambda content: packed({**content, "data.json": "[]"}), "damaged"),
        (lambda content: packed({**content, "texts.json": '{"mills": 3}'}), "damaged"),
        (lambda content: packed({**content, "claims.csv": "a,b\n1,2"}), "no column"),
        (lambda content: packed({**content, "data.json": b"0" * 60_000_000}), "unpacks to more"),
        (lambda content: packed({**content, "work.json": "[" * 100_000}), "damaged"),
    ],
)
def test_what_cannot_be_opened_is_said_in_a_sentence(
    tmp_path: Path, change: Any, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, change(files()))
    assert main(["serve", str(path), "--no-browser"]) == 1
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1


def test_a_flipped_bit_never_ends_in_anything_but_a_sentence(tmp_path: Path) -> None:
    raw, chance = packed(files()), random.Random(3)
    for _ in range(60):
        mutant = bytearray(raw)
        for _ in range(chance.choice((1, 1, 20))):
            mutant[chance.randrange(len(mutant))] ^= 1 << chance.randrange(8)
        with suppress(table.TableError):
            kept.load(written(tmp_path, bytes(mutant)))


def with_work(content: dict[str, str], **changed: Any) -> bytes:
    told = json.loads(content["work.json"])
    told["work"] |= changed
    return packed({**content, "work.json": json.dumps(told)})


def test_what_a_reader_judged_and_what_the_page_had_marked_is_there(tmp_path: Path) -> None:
    content = files()
    data = json.loads(content["data.json"])
    first, second, third = data["claims"]["id"]
    data["claims"] |= {"starred": [True, True, False], "remark": ["", "From an editor.", ""]}
    changes = {first: {"starred": False, "title": "Strike"}, third: {"starred": True}}
    judged = {data["claims"]["event"][0]: {"kind": "differs", "why": "Another year."}}
    content["data.json"] = json.dumps(data)
    known = kept.load(written(tmp_path, with_work(content, changes=changes, judgements=judged))).known()
    assert known.background.starred == {second, third}
    assert known.background.remarks == {second: "From an editor."}
    assert known.background.edited == {first}
    [judgement] = known.background.judgements.values()
    assert (judgement.kind, judgement.why) == ("differs", "Another year.")


@pytest.mark.parametrize(
    "changed", [{"changes": None}, {"changes": ["x"]}, {"judgements": 3}, {"added": [{}]}]
)
def test_work_that_is_none_is_refused_at_once(tmp_path: Path, changed: dict[str, Any]) -> None:
    with pytest.raises(table.TableError, match="damaged"):
        kept.load(written(tmp_path, with_work(files(), **changed)))


def test_half_a_letter_in_a_title_can_be_written(tmp_path: Path) -> None:
    assert kept.load(written(tmp_path, with_work(files(), title="A \ud800 lesson"))).title == "A ? lesson"

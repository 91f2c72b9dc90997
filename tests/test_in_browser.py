"""The reading that runs in a browser: the same claims as natively, and nothing compiled on the way."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import typeset
from pypdfium2 import raw as pdfium
from test_browser_open import ESSAY

from dashboard import bringing, bytecode, engine, in_browser, table
from dashboard import pdfium as native
from dashboard.reading.formats.packed import LOCKED
from dashboard.showing import page_data, reader_texts

WHOLE = Path(__file__).with_name("essay.txt").read_text(encoding="utf-8")


def asked(*names: str, **more: Any) -> str:
    return json.dumps({"names": names, "lang": "en", "title": "", "before": [], "about": {}} | more)


def test_the_page_gets_what_a_server_would_send() -> None:
    files = [("a.txt", ESSAY.encode()), ("b.docx", typeset.docx(typeset.essay(WHOLE)))]
    told = json.loads(in_browser.answer(asked("a.txt", "b.docx"), [raw for _, raw in files]))
    found = bringing.brought(files, lang="en", pdf=None)
    frame = table.frame_of({name: getattr(claim, name) for name in table.COLUMNS} for claim in found.claims)
    known = {"background": found.background, "lang": "en"}
    assert len(frame) > 12
    assert told["data"] == json.loads(page_data.payload(frame, sources=found.sources, **known))
    assert told["readings"] == json.loads(reader_texts.payload(frame, **known))
    assert told["title"] == "Keller 2019 and Ellery 2016"
    assert told["subtitle"].startswith(f"Two essays · {len(frame)} dated claims")


def test_later_files_come_to_earlier_ones_and_what_a_reader_says_of_them_holds() -> None:
    first = json.loads(in_browser.answer(asked("a.txt"), [ESSAY.encode()]))
    [about] = first["told"]
    mended = {about["id"]: {"title": "Mills", "author": "Ann Keller", "published": "3 May 2020"}}
    both = json.loads(
        in_browser.answer(asked("b.txt", before=first["texts"], about=mended), [WHOLE.encode()])
    )
    assert [one["name"] for one in both["told"]] == ["a.txt", "b.txt"]
    assert both["data"]["sources"][0]["published"] == "2020-05-03"
    assert both["told"][0]["claims"] == about["claims"]


def test_what_cannot_be_read_is_told_and_the_rest_is_read() -> None:
    files = [b"\x89PNG\r\n\x1a\n" + b"\0" * 100, ESSAY.encode()]
    steps: list[tuple[int, int]] = []
    told = json.loads(
        in_browser.answer(asked("photo.png", "a.txt"), files, None, lambda n, of: steps.append((n, of)))
    )
    assert "picture" in told["told"][0]["wrong"]
    assert told["told"][1]["claims"] >= 3
    assert steps == [(0, 1)]
    none = json.loads(in_browser.answer(asked("a.txt"), [b"Nothing is dated here. It is a thought."]))
    assert (none["data"], none["readings"]) == (None, None)
    assert none["told"][0]["wrong"]


def opened_by_page(raw: bytes) -> str | tuple[str, bytes]:
    """What a page's own PDFium answers (client/src/studio/pdf.ts), by the same functions of the native one."""
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError:
        return "damaged"
    pages, found = [], b""
    for page in document:
        text, box = page.get_textpage(), pdfium.FS_RECTF()
        count = pdfium.FPDFText_CountChars(text.raw)
        for index in range(count):
            there = pdfium.FPDFText_GetLooseCharBox(text.raw, index, box)
            sides = (box.left, box.bottom, box.right, box.top) if there else (0, 0, 0, 0)
            angle = pdfium.FPDFText_GetCharAngle(text.raw, index)
            found += struct.pack("<I5f", pdfium.FPDFText_GetUnicode(text.raw, index), *sides, angle)
        left, bottom, *_ = page.get_bbox()
        pages.append({"size": page.get_size(), "corner": [left, bottom], "count": count})
    return json.dumps({"pages": pages, "title": "", "author": ""}), found


@pytest.mark.parametrize("columns", [1, 2])
def test_a_pdf_is_read_by_the_same_rules(columns: int) -> None:
    raw = typeset.pdf(typeset.essay(WHOLE), typeset.Layout(columns=columns))
    read = in_browser._pdf(opened_by_page)
    assert read is not None
    assert read(raw).text == native.read(raw).text


def test_a_pdf_that_cannot_be_opened_has_the_native_sentence() -> None:
    for said, sentence in (("locked", LOCKED), ("damaged", "damaged"), ("long", "500 pages")):
        told = json.loads(in_browser.answer(asked("a.pdf"), [b"%PDF-1.7 x"], lambda _, said=said: said))
        assert sentence in told["told"][0]["wrong"]


ALONE = """
import importlib.abc, sys
sys.path[:] = [sys.argv[1], *(each for each in sys.path if "site-packages" not in each and each != sys.argv[2])]
from dashboard import in_browser
import dashboard, json
assert dashboard.__file__.startswith(sys.argv[1]), dashboard.__file__
question = {"names": ["a.txt", "d.txt"], "lang": "de", "title": "", "before": [], "about": {}}
print(in_browser.answer(json.dumps(question), [open(sys.argv[3], "rb").read(), "Die Weber von Leeds\\n\\nAm 3. März 1917 brannte die Fabrik der Stadt, und die Weber wurden nicht bezahlt.".encode()]))
"""


def test_the_archive_reads_by_itself(tmp_path: Path) -> None:
    """As in a browser: no package is there but those that it brings, and none of these is compiled."""
    folder = tmp_path / "reader"
    for name, content in engine.files().items():
        assert not name.endswith((".so", ".pyd", ".pyc"))
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    essay = tmp_path / "a.txt"
    essay.write_text(ESSAY, encoding="utf-8")
    root = str(Path(__file__).parent.parent)
    done = subprocess.run(
        [sys.executable, "-P", "-c", ALONE, str(folder), root, str(essay)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert told["told"][0]["claims"] >= 3
    [mark] = told["readings"]["d"]["marks"]
    assert mark[3] == "1917-03-03", "a month of another language"


def test_the_archive_is_the_same_each_time() -> None:
    assert bytecode.zipped(engine.files()) == bytecode.zipped(engine.files())


def test_a_part_that_was_not_fetched_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.paths, "assets", lambda: tmp_path)
    with pytest.raises(engine.MissingError, match=r"pyodide\.mjs is missing: .*npm"):
        engine.parts()

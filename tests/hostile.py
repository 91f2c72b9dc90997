"""Files that mean harm, or that came to harm: mutants of whole files, bombs, and signs that begin and never end.

Run as a script, this module reads all of them, each kind in a process of its own, and prints for each kind how
many there were, and the longest time of the processor and the most memory that one took:

    python tests/hostile.py 100
"""

from __future__ import annotations

import io
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import typeset

from dashboard import kept, pdfium, table
from dashboard.reading.document import read_all

ESSAY = Path(__file__).with_name("essay.txt")
SECONDS, MEGABYTES = 10, 500
"""What one file may take."""
NEVER_ENDING = {
    "md": ("[", "![", "[[", "[^", "^[", "<", "<a ", "<!--", "`", "*", "*a ", "**a ", "_a ", "[a](", "[a](b(", "|",
           "a|\n", "|\t", "{", "# {", "\\", "<http://", "[x\n", "\t", " ", "==a", "~~a", "> ", "- ", "```\n"),
    "html": ("<", "<div", "<!--", "<!-- >", "<![CDATA[", "<![CDATA[ >", "</", "&", '<a href="', "<p a='", "<b>a",
             "<sup>a", "<div>", "<ul><li>", "<td>", "<title>", "<script>", "<x y=z>a", "</p>"),
    "rtf": ("{", "}", "\\f1 ", "{\\s1 a a a ", "{\\footnote a}", "{\\fonttbl{\\f1\\fcharset2 ", "\\u1234?", "\\'e9",
            "{\\info{\\title a}}", "\\bin9", "{\\*\\"),
    "txt": ("a", " ", "\n", "a\n", "1 ", "1917 ", "1917-", "(", "[1] ", ". ", "“", "By ", "May 1917 "),
}  # fmt: skip
"""Signs that begin something, by kind of file; a file of nothing else is a bomb for a reader that looks ahead."""


def whole() -> Mapping[str, bytes]:
    """The same essay as a file of each kind, by the end of its name."""
    essay = typeset.essay(ESSAY.read_text("utf-8"))
    files = {
        "txt": typeset.wrapped(essay),
        "md": typeset.markdown(essay),
        "html": typeset.web_page(essay),
        "rtf": typeset.rtf(essay),
        "docx": typeset.docx(essay),
        "odt": typeset.odt(essay),
        "epub": typeset.epub(essay),
        "pdf": typeset.pdf(essay, typeset.Layout()),
    }
    return {**files, "zip": typeset.zipped({f"essay.{kind}": raw for kind, raw in files.items()})}


def mutant(raw: bytes, chance: random.Random) -> bytes:
    """A file that came to harm: cut, bits flipped, a stretch doubled, moved, emptied or taken from noise."""
    made = bytearray(raw)
    at, size = chance.randrange(len(made)), chance.choice((1, 4, 64, 2000))
    how = chance.randrange(6)
    if how == 0:
        del made[at:]
    elif how == 1:
        for _ in range(chance.choice((1, 8, 200))):
            made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    elif how == 2:
        made[at:at] = made[at : at + size] * chance.choice((1, 50))
    elif how == 3:
        made[at : at + size] = bytes(len(made[at : at + size]))
    elif how == 4:
        made[at : at + size] = chance.randbytes(size)
    else:
        del made[at : at + size]
    return bytes(made)


def inner(name: str, raw: bytes, chance: random.Random) -> bytes:
    """A packed file whose archive is whole, and one member of which came to harm."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    chosen = chance.choice([each for each in members if members[each]])
    members[chosen] = mutant(members[chosen], chance)
    return typeset.zipped(members)


def mutants(kind: str, count: int) -> Iterator[tuple[str, bytes]]:
    """So many mutants of a kind: names and bytes; of packed kinds, every other one is whole on the outside."""
    raw, chance = whole()[kind], random.Random(f"{kind} mutants")
    for number in range(count):
        packed = kind in ("docx", "odt", "epub", "zip") and number % 2
        yield f"{number}.{kind}", inner(kind, raw, chance) if packed else mutant(raw, chance)


def bombs(*, size: int) -> Iterator[tuple[str, bytes]]:
    """Files that mean harm; `size` is how many letters those of one sign have."""
    for kind, signs in NEVER_ENDING.items():
        first = {"html": "<html><body><p>In 1917 it rained.</p>", "rtf": "{\\rtf1 In 1917 it rained. "}
        for sign in signs:
            told = first.get(kind, "In 1917 it rained.\n\n") + sign * (size // len(sign))
            yield f"{sign!r}.{kind}", told.encode()
    yield from packed_bombs()
    yield from kept_bombs()
    yield "pages.pdf", many_pages(10_000)


def kept_bombs() -> Iterator[tuple[str, bytes]]:
    """Files as *Save* makes them, which unpack to too much, or to values that take far more than their letters."""
    work = '{"changes":{},"added":[],"judgements":{},"title":"","subtitle":"","names":{},"colours":{}}'
    about = '"title":"","author":"","published":"","kind":"full","words":1'
    sources = ",".join(f'{{"id":"t{number}",{about}}}' for number in range(6))
    table = "source,title,edtf\nt0,Rain,1917\n"
    columns = '{"id":["t0-001"],"remark":[""],"starred":[false]}'
    places = {f"t{number}": {"file": f"{number}.txt", "kind": "full", "blocks": []} for number in range(6)}
    same = {name: {**place, "file": "0.txt"} for name, place in places.items()}
    parts: dict[str, str | bytes] = {
        "claims.csv": table,
        "work.json": f'{{"claimline":1,"title":"","work":{work}}}',
        "data.json": f'{{"claims":{columns},"sources":[{sources}]}}',
        "texts.json": json.dumps(places),
    }
    texts = {f"{number}.txt": b"a " * 20_000_000 for number in range(6)}
    for name, bad in (
        ("texts", texts),
        ("one text", {"0.txt": b"a " * 11_000_000}),
        ("lines", {"0.txt": b"a\n\n" * 7_000_000}),
        ("same", {"0.txt": b"a " * 10_000_000, "texts.json": json.dumps(same)}),
        ("lists", {"data.json": f"[{'[],' * 16_000_000}1]"}),
        ("deep", {"data.json": "[" * 40_000_000}),
        ("numbers", {"data.json": f"[{'7,' * 24_000_000}1]"}),
        ("table", {"claims.csv": table + "t0,Rain,1917\n" * 3_000_000}),
        ("zeros", {"claims.csv": bytes(200_000_000)}),
    ):
        yield f"{name}.claimline", typeset.zipped({**parts, **bad})


def packed_bombs() -> Iterator[tuple[str, bytes]]:
    """Archives and documents that unpack to far more than they are, or nest."""
    zeros = typeset.zipped({"a.txt": bytes(200_000_000)})
    yield "zeros.zip", zeros
    nested = zeros
    for number in range(20):
        nested = typeset.zipped({f"{number}.zip": nested})
    yield "nested.zip", nested
    yield "many.zip", typeset.zipped({f"{number}.txt": b"In 1917 it rained." for number in range(10_000)})
    yield "large.zip", typeset.zipped({f"{number}.txt": b"a " * 20_000_000 for number in range(20)})
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    entities = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "ha">{laughs}]>'
    deep = "<a>" * 200_000 + "</a>" * 200_000
    wide = "<w:p/>" * 4_000_000
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for name, xml in (
        ("entities", f"{entities}<a>&a11;</a>"),
        ("deep", f"<b>{deep}</b>"),
        ("wide", f"<w:document {space}><w:body>{wide}</w:body></w:document>"),
        ("words", f"<w:document {space}><w:body><w:p><w:r><w:t>{'a ' * 11_000_000}</w:t></w:r></w:p></w:body></w:document>"),
    ):  # fmt: skip
        yield f"{name}.docx", _with("docx", "word/document.xml", xml)
        yield f"{name}.odt", _with("odt", "content.xml", xml)
        yield f"{name}.epub", _with("epub", "META-INF/container.xml", xml)


def _with(kind: str, member: str, xml: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(whole()[kind])) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    return typeset.zipped({**members, member: xml.encode()})


def many_pages(count: int) -> bytes:
    """A PDF of so many empty pages."""
    kids = " ".join(f"{number} 0 R" for number in range(3, count + 3))
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>",
        *[page] * count,
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def read(name: str, raw: bytes) -> list[str]:
    """Read a file as the page does; the sentences of those of its texts that have none."""
    if name.endswith(".claimline"):
        return _refused(raw)
    return [found.wrong for found in read_all(raw, name=name, pdf=pdfium.read) if found.document is None]


def _refused(raw: bytes) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bomb.claimline"
        path.write_bytes(raw)
        try:
            kept.load(path).known()
        except table.TableError as error:
            return [str(error)]
    return []


def main(kind: str, count: int) -> None:
    """Read all files of a kind, and print what they took."""
    files: Callable[[], Iterator[tuple[str, bytes]]]
    files = (lambda: bombs(size=1_000_000)) if kind == "bombs" else (lambda: mutants(kind, count))
    number = refused = 0
    longest, slowest = 0.0, ""
    for name, raw in files():
        began = time.process_time()
        wrong = read(name, raw)
        took = time.process_time() - began
        number, refused = number + 1, refused + bool(wrong)
        if took > longest:
            longest, slowest = took, name
        if kind == "bombs" or any("\n" in each for each in wrong) or took > SECONDS:
            print(f"  {name}: {took:.1f} s, {wrong[:2]}")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
    print(
        f"{kind}: {number} files, {refused} refused, at most {longest:.2f} s ({slowest}), {most} MB",
        flush=True,
    )


if __name__ == "__main__":
    if len(sys.argv) == 3:
        main(sys.argv[1], int(sys.argv[2]))
    else:
        for each in (*whole(), "bombs"):
            subprocess.run([sys.executable, __file__, each, sys.argv[1]], check=False)

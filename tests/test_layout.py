"""The same essay gives the same parts, however its file has its paragraphs."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from dashboard.reading.document import read
from dashboard.reading.parts.sentences import sentences

TITLE, BYLINE = "The Quay of Saltmouth", "By Anna Keller, 9 November 2019"
PARAGRAPHS = """\
In 1905 the town of Saltmouth opened a new quay. It was built of granite that came by sea from the north, and it \
cost more than the town had ever spent.
The dockers founded a union on 3 March 1909. They laid down their hooks for three weeks in 1911, and the mayor \
called for soldiers from the county.
The owners signed an agreement on 4 September 1911. Wages rose by a tenth, and the union bought a hall of its own in \
the year that followed.
A storm destroyed the quay in the winter of 1953. The town sold the stones, and nobody has built another since then.
""".splitlines()
BLOCKS = (TITLE, BYLINE, *PARAGRAPHS)


def wrapped(words: str, width: int = 70, indent: str = "") -> str:
    return textwrap.fill(words, width, initial_indent=indent)


FILES = {
    "blank lines": "\n\n".join(BLOCKS),
    "one a line": "\n".join(BLOCKS),
    "broken at a margin": "\n\n".join((TITLE, BYLINE, *map(wrapped, PARAGRAPHS))),
    "broken at a narrow margin": "\n\n".join((TITLE, BYLINE, *(wrapped(p, 48) for p in PARAGRAPHS))),
    "broken and indented": "\n".join((TITLE, BYLINE, "", *(wrapped(p, 70, "    ") for p in PARAGRAPHS))),
    "indented by tabs": "\n".join((TITLE, "", BYLINE, "", *(f"\t{p}" for p in PARAGRAPHS))),
    "broken without blank lines": "\n".join((TITLE, BYLINE, "", *map(wrapped, PARAGRAPHS))),
    "one line": " ".join((f"{TITLE}.", f"{BYLINE}.", *PARAGRAPHS)),
    "one line, copied": " ".join(BLOCKS),
    "line ends of Windows": "\r\n\r\n".join(BLOCKS),
    "white space between": "\n   \n".join(BLOCKS),
    "paragraph separators": "\u2029".join(BLOCKS),
    "white space at line ends": "\n\n".join(
        (TITLE, BYLINE, *(wrapped(p).replace("\n", " \n") for p in PARAGRAPHS))
    ),
    "Markdown": "\n\n".join((f"# {TITLE}", f"*{BYLINE}*", *map(wrapped, PARAGRAPHS))),
    "a web page": "".join((f"<html><h1>{TITLE}</h1><p>{BYLINE}</p>", *(f"<p>{p}</p>" for p in PARAGRAPHS))),
    "a page with breaks": f"<html><h1>{TITLE}</h1><p>{BYLINE}</p><div>{'<br><br>'.join(PARAGRAPHS)}</div>",
}


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_an_essay_has_the_same_parts_in_any_file(content: str, tmp_path: Path) -> None:
    (tmp_path / "quay.txt").write_bytes(content.encode())
    document = read(tmp_path / "quay.txt")
    source = document.source
    assert (source.title, source.author, source.published) == (TITLE, "Anna Keller", "2019-11-09")
    body = [block for block in document.blocks if block.zone == "body"]
    told = [" ".join(document.text[a:b].split()) for block in body for a, b in sentences(document, block)]
    assert told == [f"{each}." for p in PARAGRAPHS for each in p.rstrip(".").split(". ")]
    if not content.startswith("The Quay of Saltmouth") or "\n" in content or "\u2029" in content:
        assert len(body) == len(PARAGRAPHS)

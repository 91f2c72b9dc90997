"""What the readers of files say, in other languages than English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.reading import silence
from dashboard.reading.document import parse
from dashboard.showing import i18n, refusals

ROOT = Path(__file__).resolve().parent.parent / "dashboard"
PLACES = (
    ROOT / "charset.py",
    *(ROOT / "reading" / "formats").rglob("*.py"),
    ROOT / "reading" / "document.py",
    ROOT / "pdfium.py",
)
LANGUAGES = [language for language in i18n.languages() if language != i18n.ENGLISH]
OF_ONE_FILE = ("cannot be read ({…})", "{…}: {…}")  # of files on the disk, which the page never reads


def sentences() -> Iterator[str]:
    """All that a reader can say: texts that hold a semicolon as its sentences do, and those that it raises."""
    for path in PLACES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in (
                "FormatError",
                "DocumentError",
                "CharsetError",
            ):
                yield from (
                    written(told) for told in node.args if isinstance(told, ast.Constant | ast.JoinedStr)
                )
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                value = node.value.value
                if isinstance(value, str) and re.search(r"\w[;,] \w+", value):
                    yield value


def written(told: ast.expr) -> str:
    if isinstance(told, ast.Constant):
        return str(told.value)
    assert isinstance(told, ast.JoinedStr)
    return "".join(part.value if isinstance(part, ast.Constant) else "{…}" for part in told.values)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_of_a_reader_has_its_own_in_each_language(lang: str) -> None:
    found = sorted(set(sentences()) - {*OF_ONE_FILE})
    assert len(found) > 25
    for sentence in [*found, refusals.UNREADABLE]:
        given = sentence.replace("{…}", "500")
        assert refusals.told(given, lang) != given, sentence
        assert refusals.told(given, i18n.ENGLISH) == given


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        "Nothing is dated here. It is only a thought, and no more.",
        "Im Jahr 1917 war die Arbeit in der Fabrik hart, und die Menschen hatten nicht genug zu essen. " * 8,
        "In 1917.",
    ],
)
def test_why_a_text_gave_no_claim_is_said_too(lang: str, text: str) -> None:
    why = silence.of(parse(text, name="t")).why
    assert refusals.told(why, lang) != why
    assert "{" not in refusals.told(why, lang)


def test_what_nobody_wrote_down_is_told_as_it_is() -> None:
    assert refusals.told("no sentence of ours", "de") == "no sentence of ours"

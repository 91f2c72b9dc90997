"""Title and author as the program noted them that made a file: believed only where they can be true.

A day is never taken from there: it says when a file was saved, not when its text was written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from dashboard.reading.parts import bylines
from dashboard.reading.words import load

_WORDS = load("parts")["metadata"]
_NOBODY = frozenset(_WORDS["nobody"].split())
_FILE = re.compile(
    r"\.(?:docx?|odt|pdf|rtf|txt|indd|tex|dvi|qxd|p65|html?)\b|^https?:|[\\/]|^\W*\d*\W*$", re.IGNORECASE
)
_PROGRAM = re.compile(
    r"^(?:Microsoft (?:Word|PowerPoint)|PowerPoint Presentation|Print)\b\s*-?\s*", re.IGNORECASE
)


def believed(hints: Mapping[str, str], *, name: str) -> dict[str, str]:
    """The title and author among what a program noted of a file called `name`, if they may be a text's."""
    title, author = " ".join(hints.get("title", "").split()), " ".join(hints.get("author", "").split())
    no_title = (
        _FILE.search(title) or _PROGRAM.search(title) or title.lower() in (*_WORDS["untitled"], name.lower())
    )
    no_author = not all(map(_is_person, re.split(r"\s+and\s+|\s*;\s*", author)))
    found = {"title": "" if no_title else title[:200], "author": "" if no_author else author}
    return {key: words for key, words in found.items() if words}


def _is_person(name: str) -> bool:
    if re.fullmatch(r"[^\s,]+,\s+[^,]+", name):  # `Keller, Anna`
        name = " ".join(reversed(name.split(", ")))
    return bylines.is_name(name) and not any(word.lower().strip(".,") in _NOBODY for word in name.split())

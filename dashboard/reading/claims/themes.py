"""What a claim is about: themes, each a list of words with weights (`data/themes.toml`).

    [war]
    3 = ["war", "army*", "front"]
    1 = ["officer*"]

A word ending in `*` is any word that begins so. A theme's score in a text is the sum of the weights of its
words, each counted once; the highest wins, and the theme that stands first in the file where two are level.

A user's own themes replace ours altogether: they sort the same past in another way, and a claim has one
theme.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from dashboard.reading.events.packs import Event

_WORD = re.compile(r"[^\W_]+")


class ThemesError(ValueError):
    """A file of themes that cannot be read; the message is one sentence: file, theme, what is wrong."""


@dataclass(frozen=True, slots=True)
class Themes:
    """The names of the themes in their order, and what each word counts for which theme."""

    names: tuple[str, ...]
    words: Mapping[str, tuple[tuple[str, int], ...]]
    stems: Mapping[str, tuple[tuple[str, int], ...]]
    known: dict[tuple[int, int], str] = field(default_factory=dict, compare=False, repr=False)
    """The themes of the stretches of one text that were classified already: `classify_once`."""


def load(path: Path | None = None) -> Themes:
    """Read a file of themes, by default the project's own nine; raises ThemesError."""
    place = str(path) if path else "themes.toml"
    own = files("dashboard.reading.claims").joinpath("data/themes.toml")
    try:
        table = tomllib.loads((path or own).read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ThemesError(f"{place}: cannot be read ({error})") from None
    words: dict[str, list[tuple[str, int]]] = {}
    stems: dict[str, list[tuple[str, int]]] = {}
    for theme, groups in table.items():
        if not isinstance(groups, dict):
            raise ThemesError(f'{place}, {theme}: should be a table of weights, such as 3 = ["war"]')
        for weight, entries in groups.items():
            if not weight.isdecimal() or not isinstance(entries, list):
                raise ThemesError(f"{place}, {theme}: {weight!r} should be a number with a list of words")
            for entry in map(str, entries):
                target = stems if entry.endswith("*") else words
                target.setdefault(entry.rstrip("*").lower(), []).append((theme, int(weight)))
    if not table:
        raise ThemesError(f'{place}: names no theme, such as [war] with 3 = ["battle*"] under it')
    whole, begun = ({word: tuple(counts) for word, counts in table.items()} for table in (words, stems))
    return Themes(tuple(table), whole, begun)


def chosen(folders: Iterable[Path]) -> tuple[Themes, list[str]]:
    """The themes of the first folder that has a `themes.toml`, else ours, and what of theirs cannot be used.

    Each complaint is one sentence: file, theme, what is wrong.
    """
    complaints: list[str] = []
    for path in (folder / "themes.toml" for folder in folders):
        if path.exists():
            try:
                return load(path), complaints
            except ThemesError as error:
                complaints.append(str(error))
    return load(), complaints


def classify(text: str, *, themes: Themes, event: Event | None = None) -> str:
    """Name the theme of a passage: its event's, if it is one of these, else the one whose words it uses most.

    '' if it uses the words of none.
    """
    if event is not None and event.theme in themes.names:
        return event.theme
    scores = dict.fromkeys(themes.names, 0)
    for word in set(_WORD.findall(text.lower())):
        for theme, weight in themes.words.get(word, ()):
            scores[theme] += weight
        for length in range(3, len(word) + 1):
            for theme, weight in themes.stems.get(word[:length], ()):
                scores[theme] += weight
    best = max(themes.names, key=lambda name: scores[name], default="")
    return best if scores.get(best) else ""


def classify_once(text: str, low: int, high: int, *, themes: Themes, event: Event | None = None) -> str:
    """The same for a stretch of a text; many claims ask for the same paragraph, which is read once."""
    if event is not None and event.theme in themes.names:
        return event.theme
    if (low, high) not in themes.known:
        themes.known[low, high] = classify(text[low:high], themes=themes)
    return themes.known[low, high]

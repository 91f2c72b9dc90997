"""What a claim is about: themes, each a list of words with weights (`data/themes.toml`).

    [war]
    kinds = ["battle", "siege"]
    3 = ["war", "army*", "front", "air force"]
    1 = ["officer*"]

`officer*` means any word that begins with these letters; an entry may be several words. The score of a theme
in a text is the sum of the weights of its words, each counted once. The highest score wins; of two equal
ones, the theme that comes first in the file. `kinds` are kinds of events in the general list that belong to
the theme, whatever the words.

Our themes are for history in general. A user's own themes replace all of them, because a claim has one theme
only, and theirs may divide the same past in another way.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import chain
from pathlib import Path

from dashboard.reading.events.packs import Event
from dashboard.reading.remembered import Remembered

_WORD = re.compile(r"[^\W_]+")
_WORDS_OF: dict[str, list[str]] = Remembered(_WORD.findall)
"""The words in what stands between two blanks: cutting a text at its blanks is quick."""
_COUNTED = 100_000
"""Words whose themes are remembered at most."""


class ThemesError(ValueError):
    """A file of themes that cannot be read; the message is one sentence: file, theme, what is wrong."""


@dataclass(frozen=True, slots=True)
class Themes:
    """The names of the themes in their order, and what each word counts for which theme.

    `stems` are beginnings of words, by their first three letters; `phrases` are entries of several words,
    each after its first word; `kinds` says to which theme a kind of event belongs.
    """

    names: tuple[str, ...]
    words: Mapping[str, tuple[tuple[str, int], ...]]
    stems: Mapping[str, tuple[tuple[str, str, int], ...]]
    phrases: tuple[tuple[str, re.Pattern[str], str, int], ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    known: dict[tuple[int, int], dict[str, int]] = field(default_factory=dict, compare=False, repr=False)
    """The scores of parts of one text that were scored already, by their (start, end); see `classify_in`."""
    counted: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict, compare=False, repr=False)
    """What words count that were looked up already."""


def load(path: Path | None = None) -> Themes:
    """Read a file of themes, by default the project's own; raises ThemesError."""
    place = str(path) if path else "themes.toml"
    own = files("dashboard.reading.claims").joinpath("data/themes.toml")
    try:
        table = tomllib.loads((path or own).read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:  # lists may be nested too deeply
        raise ThemesError(f"{place}: cannot be read ({error})") from None
    if not table:
        raise ThemesError(f'{place}: names no theme, such as [war] with 3 = ["battle*"] under it')
    entries = [entry for theme, groups in table.items() for entry in _entries(groups, theme, place=place)]
    kinds = {kind: theme for kind, theme, weight in entries if weight == _KIND}
    words = [(word, theme, weight) for word, theme, weight in entries if weight != _KIND]
    return Themes(
        tuple(table),
        _counts((w, theme, n) for w, theme, n in words if _WORD.fullmatch(w)),
        _stems((w[:-1], theme, n) for w, theme, n in words if w.endswith("*") and _WORD.fullmatch(w[:-1])),
        tuple(
            (_head(w), _phrase(w), theme, n)
            for w, theme, n in words
            if not _WORD.fullmatch(w.removesuffix("*"))
        ),
        kinds,
    )


_KIND = 0
_WEIGHT = re.compile(r"[0-9]{1,3}")
_SURE = 3
"""From this score on, the words of the passage alone decide."""
_OWN = 3
"""How many times more the words of the passage count than those around it."""


def _entries(groups: object, theme: str, *, place: str) -> Iterator[tuple[str, str, int]]:
    """The words of a theme with their weights, and its kinds of events with the weight `_KIND`."""
    if not isinstance(groups, dict):
        raise ThemesError(f'{place}, {theme}: should be a table of weights, such as 3 = ["war"]')
    for weight, entries in groups.items():
        if not (_WEIGHT.fullmatch(weight) or weight == "kinds") or not isinstance(entries, list):
            raise ThemesError(
                f"{place}, {theme[:80]}: {weight[:80]!r} should be a number, such as 3, with a list of words"
            )
        for entry in map(str, entries):
            yield entry.lower(), theme, _KIND if weight == "kinds" else int(weight)


def _counts(entries: Iterable[tuple[str, str, int]]) -> dict[str, tuple[tuple[str, int], ...]]:
    counts: dict[str, tuple[tuple[str, int], ...]] = {}
    for word, theme, weight in entries:
        counts[word] = (*counts.get(word, ()), (theme, weight))
    return counts


def _stems(entries: Iterable[tuple[str, str, int]]) -> dict[str, tuple[tuple[str, str, int], ...]]:
    stems: dict[str, tuple[tuple[str, str, int], ...]] = {}
    for entry in entries:
        stems[entry[0][:3]] = (*stems.get(entry[0][:3], ()), entry)
    return stems


def _phrase(entry: str) -> re.Pattern[str]:
    """A pattern for an entry of several words, or with a hyphen, in a text in small letters."""
    words = re.escape(entry.removesuffix("*")).replace(r"\ ", r"\s+")
    return re.compile(rf"\b{words}" if entry.endswith("*") else rf"\b{words}\b")


def _head(entry: str) -> str:
    """The word with which an entry of several words begins."""
    found = _WORD.search(entry)
    return found.group() if found else ""


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


def classify(
    text: str, *, themes: Themes, event: Event | None = None, title: str = "", around: str = ""
) -> str:
    """Name the theme of a passage: its event's own or its kind's, else the one whose words it uses most.

    Words that are also in its `title` count twice. Where they say too little, the words `around` the passage
    count too, but less. '' if no word points to a theme.
    """
    return _named(event, themes) or _best(
        _scores(text, themes), title, around=lambda: _scores(around, themes), themes=themes
    )


def classify_in(
    text: str,
    passage: tuple[int, int],
    *,
    around: tuple[int, int],
    themes: Themes,
    event: Event | None = None,
    title: str = "",
) -> str:
    """The theme of a `passage` of a text in its paragraph, `around`; if both say nothing, of the whole text.

    Many claims ask for the same paragraph; `themes.known` remembers its scores, so use one `Themes` per text.
    """
    return (
        _named(event, themes)
        or _best(
            _scored_once(text, passage, themes),
            title,
            around=lambda: _scored_once(text, around, themes),
            themes=themes,
        )
        or _best(_scored_once(text, (0, len(text)), themes), "", around=dict, themes=themes)
    )


def _named(event: Event | None, themes: Themes) -> str:
    """The theme that an event has by itself or by its kind, or ''."""
    if event is None:
        return ""
    return event.theme if event.theme in themes.names else themes.kinds.get(event.kind, "")


def _best(scores: dict[str, int], title: str, *, around: Callable[[], dict[str, int]], themes: Themes) -> str:
    if title:
        told = _scores(title, themes)
        scores = {name: score + told[name] for name, score in scores.items()}
    if max(scores.values(), default=0) < _SURE:
        beside = around()
        scores = {name: _OWN * score + beside.get(name, 0) for name, score in scores.items()}
    best = max(themes.names, key=lambda name: scores[name], default="")
    return best if scores.get(best) else ""


def _scored_once(text: str, stretch: tuple[int, int], themes: Themes) -> dict[str, int]:
    if stretch not in themes.known:
        themes.known[stretch] = _scores(text[slice(*stretch)], themes)
    return themes.known[stretch]


def _scores(text: str, themes: Themes) -> dict[str, int]:
    """What the words of a text count for each theme."""
    text, counted = text.lower(), themes.counted
    scores = dict.fromkeys(themes.names, 0)
    found = set(chain.from_iterable(map(_WORDS_OF.__getitem__, text.split())))
    if len(counted) > _COUNTED:
        counted.clear()
    for word in found.difference(counted):
        counted[word] = tuple(_counting(word, themes))
    for theme, weight in chain.from_iterable(map(counted.__getitem__, found)):
        scores[theme] += weight
    for head, pattern, theme, weight in themes.phrases:
        if (head in found or not head) and pattern.search(text):
            scores[theme] += weight
    return scores


def _counting(word: str, themes: Themes) -> Iterator[tuple[str, int]]:
    """For which themes a word counts, and how much."""
    yield from themes.words.get(word, ())
    for stem, theme, weight in themes.stems.get(word[:3], ()):
        if word.startswith(stem):
            yield theme, weight

"""A passage has the theme whose words it uses most, or its event's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import our_events

from dashboard.reading.claims import themes
from dashboard.reading.claims.themes import ThemesError

OURS = themes.load()
CASES = [
    ("The army fought a battle at the front.", "war"),
    ("Prisoners were executed in a massacre.", "violence"),
    ("Wages and prices rose after the harvest.", "economy"),
    ("Parliament voted a new constitution.", "democracy"),
    ("She wrote a pamphlet on philosophy.", "ideas"),
    ("The treaty was signed by both ambassadors.", "international"),
    ("The king died and his heir took the throne.", "succession"),
    ("Women won their rights and the minority its language.", "nationalities-and-rights"),
    ("The insurrection overthrew the old regime.", "revolution"),
    ("Nothing here.", ""),
]


@pytest.mark.parametrize(("text", "theme"), CASES)
def test_a_passage_has_the_theme_of_its_words(text: str, theme: str) -> None:
    assert themes.classify(text, themes=OURS) == theme


def test_a_named_event_brings_its_own_theme() -> None:
    event = replace(our_events().events["kronstadt-rebellion"], theme="ideas")
    assert themes.classify("The army fought a battle.", themes=OURS, event=event) == "ideas"


def test_a_word_counts_once() -> None:
    assert themes.classify("War, war, war: a treaty and an alliance.", themes=OURS) == "international"


def test_there_are_nine_themes() -> None:
    assert len(OURS.names) == 9


def test_a_file_of_ones_own_replaces_ours(tmp_path: Path) -> None:
    path = tmp_path / "themes.toml"
    path.write_text('[sea]\n3 = ["ship*"]\n[land]\n3 = ["horse*"]\n', "utf-8")
    own = themes.load(path)
    assert own.names == ("sea", "land")
    assert themes.classify("Ships came.", themes=own) == "sea"


def test_an_event_of_ours_has_a_theme_of_theirs_by_its_words(tmp_path: Path) -> None:
    (tmp_path / "themes.toml").write_text('[sea]\n3 = ["sailor*"]\n', "utf-8")
    own, complaints = themes.chosen([tmp_path / "none", tmp_path])
    assert complaints == []
    event = our_events().events["kronstadt-rebellion"]
    assert themes.classify("The sailors rose.", themes=own, event=event) == "sea"


def test_a_bad_file_leaves_ours_in_force(tmp_path: Path) -> None:
    (tmp_path / "themes.toml").write_text("sea = 3", "utf-8")
    own, [complaint] = themes.chosen([tmp_path])
    assert own.names == OURS.names
    assert "themes.toml, sea: should be a table of weights" in complaint


@pytest.mark.parametrize("text", ["", "sea = 3", '[sea]\nmuch = ["ship"]', "[sea]\n3 = 'ship'", "[sea"])
def test_a_bad_file_is_refused_with_its_place(text: str, tmp_path: Path) -> None:
    path = tmp_path / "themes.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ThemesError, match=r"themes\.toml"):
        themes.load(path)

"""A passage has the theme whose words it uses most, or its event's own."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import our_events

from dashboard import paths
from dashboard.reading.claims import themes
from dashboard.reading.claims.themes import ThemesError

OURS = themes.load()
NINE = themes.load(paths.seeds() / "themes.toml")
OF_THE_TWO_ESSAYS = [
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


CASES = [
    ("The fleet was defeated off the coast and the town surrendered after a siege.", "war"),
    ("The senate elected a dictator for six months.", "politics-and-law"),
    ("The mill owners cut wages, and the weavers went on strike.", "economy-and-work"),
    ("Women marched for the right to vote beside former slaves.", "society"),
    ("The bishop had the old temple turned into a church.", "religion"),
    ("He published his theory after years of experiments with electricity.", "ideas-and-science"),
    ("The painter finished the fresco, and the poet wrote a play on it.", "arts"),
    ("The expedition sailed west to found a colony on the island.", "empire-and-exploration"),
    ("A plague killed a third of the town after the famine.", "environment-and-health"),
    ("She was born to a widow and grew up with two sisters.", "lives"),
    ("It lit its streets with electricity.", "ideas-and-science"),
    ("The authorities were successful.", ""),
    ("Nothing here.", ""),
]


@pytest.mark.parametrize(("text", "theme"), CASES)
def test_a_passage_has_the_theme_of_its_words(text: str, theme: str) -> None:
    assert themes.classify(text, themes=OURS) == theme


@pytest.mark.parametrize(("text", "theme"), OF_THE_TWO_ESSAYS)
def test_the_two_essays_have_themes_of_their_own(text: str, theme: str) -> None:
    assert themes.classify(text, themes=NINE) == theme


def test_the_words_of_the_title_count_twice() -> None:
    sentence = "The bishop hoped for trade."
    assert themes.classify(sentence, themes=OURS, title="Trade hoped for") == "economy-and-work"
    assert themes.classify(sentence, themes=OURS, title="Bishop hopes") == "religion"


def test_the_words_around_decide_where_its_own_say_little() -> None:
    around = "The bishop and the monks built a church. It was finished late."
    assert themes.classify("It was finished late.", themes=OURS, around=around) == "religion"
    assert themes.classify("The siege was over.", themes=OURS, around=around) == "war"


def test_the_kind_of_a_listed_event_decides() -> None:
    event = replace(our_events().events["kronstadt-rebellion"], theme="", kind="voyage")
    assert themes.classify("The army fought.", themes=OURS, event=event) == "empire-and-exploration"


def test_an_entry_may_be_several_words(tmp_path: Path) -> None:
    (tmp_path / "themes.toml").write_text('[air]\n3 = ["air force*"]\n[sea]\n2 = ["force*"]\n', "utf-8")
    own = themes.load(tmp_path / "themes.toml")
    assert themes.classify("The Air\nForces met.", themes=own) == "air"
    assert themes.classify("The forces of the air met.", themes=own) == "sea"


def test_a_named_event_brings_its_own_theme() -> None:
    event = replace(our_events().events["kronstadt-rebellion"], theme="arts")
    assert themes.classify("The army fought a battle.", themes=OURS, event=event) == "arts"


def test_a_word_counts_once() -> None:
    assert themes.classify("War, war, war: a treaty and an alliance.", themes=NINE) == "international"


def test_there_are_ten_themes_with_a_name_each_in_every_language(root: Path) -> None:
    assert len(OURS.names) == 10
    assert len(NINE.names) == 9
    for file in (root / "dashboard" / "showing" / "words").glob("*.toml"):
        assert {*OURS.names, *NINE.names} <= set(tomllib.loads(file.read_text("utf-8"))["themes"])


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


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sea = 3",
        '[sea]\nmuch = ["ship"]',
        "[sea]\n3 = 'ship'",
        "[sea",
        f"a = {'[' * 3000}",
        f"a = {'9' * 5000}",
    ],
)
def test_a_bad_file_is_refused_with_its_place(text: str, tmp_path: Path) -> None:
    path = tmp_path / "themes.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ThemesError, match=r"themes\.toml"):
        themes.load(path)

"""How a date was found, in plain sentences: every rule of the reader has its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import committed, our_events

from dashboard.reading import pipeline
from dashboard.reading.claims import themes
from dashboard.reading.claims.context import STORY
from dashboard.reading.dates.rule import Rule
from dashboard.reading.dates.rules import (
    ages,
    calendars,
    days,
    periods,
    phrases,
    seasons,
    weekdays,
    years,
)
from dashboard.reading.document import read
from dashboard.showing import i18n

UNTOLD = {"", "note"}
"""What needs no sentence of a rule: a claim without one, and an editor's note, which has its own."""

RULES = {
    value.name
    for module in (ages, calendars, days, periods, phrases, seasons, weekdays, years)
    for value in vars(module).values()
    if isinstance(value, Rule)
}


def test_every_rule_of_the_reader_has_a_sentence_and_there_are_no_others() -> None:
    told = {key.removeprefix("rules.") for key in i18n.words("en") if key.startswith("rules.")}
    assert told == RULES | STORY | {"gazetteer", "month's name"}
    assert len(RULES) > 50


@pytest.mark.parametrize("rule", sorted(RULES | STORY | {"gazetteer", "month's name"}))
def test_a_rule_is_told_in_whole_sentences(rule: str) -> None:
    told = i18n.say("en", f"rules.{rule}")
    assert told.endswith(".")
    assert told.startswith("They " if rule not in {"gazetteer", *STORY} else "The text ")


def test_every_rule_by_which_a_claim_of_our_texts_is_dated_has_a_sentence() -> None:
    """That each of them is told whole, in every way of dating, is tested in client/test/why.test.ts."""
    gold = Path(__file__).parent / "gold"
    known, subjects = our_events(), themes.load()
    documents = [read(path) for path in sorted(gold.glob("*.txt"))]
    found = [
        claim.rule for one in documents for claim in pipeline.claims_of(one, gazetteer=known, themes=subjects)
    ]
    told = i18n.words("en")
    for rules in (found, list(committed()[0]["rule"])):
        assert len(rules) > 200
        assert [
            rule
            for rule in rules
            if rule not in UNTOLD and f"rules.{re.sub(r' [(].*[)]$', '', rule)}" not in told
        ] == []

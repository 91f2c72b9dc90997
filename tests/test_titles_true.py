"""A title claims no more than its sentence: what was not done, doubted or only tried is not told as done."""

from __future__ import annotations

import re

import pytest

from dashboard.reading.claims.attach import Dated
from dashboard.reading.claims.story import Story
from dashboard.reading.claims.untold import untold


def title_at(sentence: str, date: str) -> str:
    """The title of what a sentence tells at a date."""
    at = sentence.index(date)
    story = Story(sentence, [[(0, len(sentence))]], [m.span() for m in re.finditer(r"\d{4}", sentence)])
    return story.title((0, len(sentence)), at)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The duke came close to winning the race in 1848.", "Duke comes close to winning race"),
        ("The duke stopped short of declaring war in 1734.", "Duke stops short of declaring war"),
        ("The storm kept the fleet from landing in 1744.", "Storm keeps fleet from landing"),
        ("The dike saved the town from flooding in 1825.", "Dike saves town"),
        (
            "The abbess had no intention of closing the gates in 1348.",
            "Abbess has no intention of closing gates",
        ),
        ("The duke gave up trying to take Ulm in 1529.", "Duke gives up trying to take Ulm"),
        ("In 1938 the king escaped being killed.", "King escapes being killed"),
        ("The duke considered declaring war in 1734.", "Duke considers declaring war"),
        ("In 1741 the duke considered whether to sell the forest.", "Duke considers whether to sell forest"),
        ("In 1816 the states had yet to form a union.", "States have yet to form union"),
        ("The painter died before finishing the mural in 1675.", "Painter dies"),
        ("Instead of attacking Rye in 1588, the fleet sailed home.", "Fleet sails home"),
        ("Without asking Ulm in 1588, the fleet sailed home.", "Fleet sails home"),
    ],
)
def test_a_form_in_ing_is_not_told_as_done_if_its_verb_says_otherwise(sentence: str, wanted: str) -> None:
    assert (
        title_at(sentence, next(w for w in sentence.rstrip(".").replace(",", "").split() if w.isdigit()))
        == wanted
    )


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("In 1783 the envoys were supposed to leave Rye.", "Envoys supposed to leave Rye"),
        ("In 1460 the duke was thought to be dead.", "Duke thought to be dead"),
        ("In 1348 the plague seemed to have ended.", "Plague seems to have ended"),
        ("In 1348 the plague was believed to have ended.", "Plague believed to have ended"),
        ("The plague appears to have ended in 1348.", "Plague ends"),
        ("In 1784 Kern succeeded in rebuilding Rye.", "Kern rebuilds Rye"),
        ("In 1784 Kern took the bold step of rebuilding Rye.", "Kern rebuilds Rye"),
    ],
)
def test_what_only_seemed_so_then_is_not_told_as_done(sentence: str, wanted: str) -> None:
    assert title_at(sentence, next(w for w in sentence.rstrip(".").split() if w.isdigit())) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The council all but ended the salt tax in 1702.", "Council all but ends salt tax"),
        ("Neither did the king sign the charter in 1688.", "King does not sign charter"),
        ("Not until 1971 did women vote in Ulm.", "Women vote in Ulm"),
        ("The school was founded not by the duke but by the bishop in 1502.", "School founded by bishop"),
        ("In 1502 the bishop, and not the duke, founded the school.", "Bishop founds school"),
        ("In 1502 the baker, not Otto Kern, founded the school.", "Baker founds school"),
        ("Not all of the towns were given mills in 1923.", "Not all towns given mills"),
        ("In 1923 two of the five mills closed.", "Two of five mills close"),
        ("The abbess was too ill to travel in 1348.", "Abbess too ill to travel"),
        ("The abbess did little to help the sick in 1348.", "Abbess does little to help sick"),
        ("The town never regained the land it lost in 1763.", "Town loses land"),
    ],
)
def test_a_word_that_denies_or_measures_stays(sentence: str, wanted: str) -> None:
    assert title_at(sentence, next(w for w in sentence.rstrip(".").split() if w.isdigit())) == wanted


def test_what_was_not_at_one_date_but_at_another_is_told_at_that_one() -> None:
    assert title_at("The mill was not built in 1605 but in 1610.", "1610") == "Mill built"


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("In 1529 the sultan allegedly murdered his son.", "Sultan allegedly murders son"),
        ("Perhaps the sultan murdered his son in 1529.", "Sultan perhaps murders son"),
        ("In 1529 the sultan may have murdered his son.", "Sultan may have murdered son"),
        ("The mill may have been burned in 1529.", "Mill may have been burned"),
        ("The sultan murdered his son, perhaps in 1529.", "Sultan murders son"),
        ("In 1529 the duke, falsely accused of murder, left the town.", "Duke leaves town"),
    ],
)
def test_a_doubt_of_the_writer_stays(sentence: str, wanted: str) -> None:
    assert title_at(sentence, "1529") == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("An attempt to kill the king failed in 1612.", "Attempt to kill king fails"),
        ("The bill to abolish tolls was defeated in 1832.", "Bill to abolish tolls defeated"),
    ],
)
def test_an_attempt_or_a_bill_is_told_with_what_it_was_for(sentence: str, wanted: str) -> None:
    assert title_at(sentence, sentence[-5:-1]) == wanted


def happens(sentence: str, date: str) -> bool:
    """Whether something happens in a sentence at a date."""
    at = sentence.index(date)
    story = Story(sentence, [[(0, len(sentence))]], [m.span() for m in re.finditer(r"\d{4}", sentence)])
    row = Dated(at, at + len(date), "", date, date, "text", "year")
    return not untold(story, (0, len(sentence)), row)


@pytest.mark.parametrize(
    "sentence",
    [
        "Unless the council paid by 1701, the troops would burn the town.",
        "There was no proof that the sultan murdered his son in 1701.",
        "The claim that the sultan murdered his son in 1701 was false.",
        "In 1701 the duke would rather trade than fight.",
        "The invasion planned for 1701 never took place.",
        "The lighthouse was not built in 1701 but in 1710.",
    ],
)
def test_what_was_denied_feared_or_only_planned_is_no_happening(sentence: str) -> None:
    assert not happens(sentence, "1701")


def test_what_is_told_of_a_certain_thing_is_a_happening() -> None:
    assert happens("News that the sultan murdered his son in 1701 reached Ulm.", "1701")


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("In 1688 Anna Weber’s first act as abbess was to sell the forest.", "Anna Weber sells forest"),
        ("In 1688 the first act of the play was to be rewritten.", ""),
        ("In 1422 the regent denied having poisoned the king.", "Regent denies having poisoned king"),
    ],
)
def test_somebodys_first_act_is_told_as_theirs(sentence: str, wanted: str) -> None:
    assert title_at(sentence, re.findall(r"\d{4}", sentence)[0]) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The diet of 1512 achieved little.", "Diet achieves little"),
        ("The towns agreed in 1816 not to form a league.", "Towns agree not to form league"),
        (
            "In 1348 the abbess had no choice but to close the gates.",
            "Abbess has no choice but to close gates",
        ),
        ("In 1348 the abbess saw no reason to close the gates.", "Abbess sees no reason to close gates"),
        ("The sultan is said to have wept in 1529.", "Sultan said to have wept"),
        ("In 1938 the guards made the king abdicate.", "Guards make king abdicate"),
        ("Only after the flood of 1342 was the wall raised.", "Wall raised"),
    ],
)
def test_what_turns_the_sense_of_a_verb_stays(sentence: str, wanted: str) -> None:
    assert title_at(sentence, re.findall(r"\d{4}", sentence)[0]) == wanted


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The singers copied songs of the previous century.", "previous century"),
        ("Prices rose in Ulm, as the decade of the 1890s began to unfold.", "1890s"),
        ("Ulm entered the 1890s with a debt.", "1890s"),
        ("The rules were based on the codes of the 1890s.", "1890s"),
        ("The 1890s in Ulm were also years of peace.", "1890s"),
    ],
)
def test_a_date_that_says_which_or_only_comes_is_no_happening(sentence: str, words: str) -> None:
    at = sentence.index(words)
    story = Story(sentence, [[(0, len(sentence))]], [(at, at + len(words))])
    row = Dated(at, at + len(words), "", "189X", words, "text", "decade")
    assert untold(story, (0, len(sentence)), row)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The guild sold the mill in May of the previous year.", "previous year"),
        ("At the end of the previous century the guild sold the mill.", "previous century"),
        ("As the 1890s began, the guild sold the mill.", "1890s"),
    ],
)
def test_a_date_that_says_when_keeps_its_happening(sentence: str, words: str) -> None:
    at = sentence.index(words)
    story = Story(sentence, [[(0, len(sentence))]], [(at, at + len(words))])
    assert not untold(
        story, (0, len(sentence)), Dated(at, at + len(words), "", "189X", words, "text", "decade")
    )

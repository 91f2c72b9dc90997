"""Days, months and years are read in the languages whose months dateparser knows."""

from __future__ import annotations

import pytest

from dashboard.reading.dates import other_languages
from dashboard.reading.dates.find import find
from dashboard.reading.document import parse

CASES = [
    ("de", "Lenin starb am 21. Januar 1924, und das Jahr war kalt.", "21. Januar 1924", "1924-01-21"),
    (
        "fr",
        "Il est mort le 21 janvier 1924, et le parti ne fut plus le même.",
        "21 janvier 1924",
        "1924-01-21",
    ),
    (
        "es",
        "Murió el 21 de enero de 1924 y el país se quedó en silencio.",
        "21 de enero de 1924",
        "1924-01-21",
    ),
    ("it", "Morì il 21 gennaio 1924, e il paese non fu più lo stesso.", "21 gennaio 1924", "1924-01-21"),
    (
        "pt",
        "Morreu em 21 de janeiro de 1924 e o país não foi o mesmo.",
        "21 de janeiro de 1924",
        "1924-01-21",
    ),
    ("ru", "Он умер 21 января 1924 года, и в стране был траур.", "21 января 1924", "1924-01-21"),
    ("uk", "Він помер 21 січня 1924 року, і в країні була жалоба.", "21 січня 1924", "1924-01-21"),
    ("pl", "Zmarł 21 stycznia 1924 roku i w kraju była żałoba.", "21 stycznia 1924", "1924-01-21"),
    ("de", "Es begann im Februar 1917 und endete nicht.", "Februar 1917", "1917-02"),
    ("fr", "La terreur de 1936-1939 fut la pire.", "1936-1939", "1936/1939"),
]


@pytest.mark.parametrize(("language", "text", "words", "edtf"), CASES)
def test_a_date_with_a_months_name_is_read(language: str, text: str, words: str, edtf: str) -> None:
    timexes = find(parse(text, name="essay"), language=language)
    assert [(t.words, t.edtf) for t in timexes] == [(words, edtf)]


@pytest.mark.parametrize(("language", "text"), [(case[0], case[1]) for case in CASES])
def test_the_language_shows_in_its_small_words(language: str, text: str) -> None:
    assert other_languages.detect(text) == language


def test_a_day_without_its_year_takes_it_from_the_story() -> None:
    text = "Am 23. Februar 1917 begann es; am 2. März war der Zar gestürzt."
    assert [t.edtf for t in find(parse(text, name="essay"), language="")] == [
        "1917-02-23",
        "1917-03-02",
    ]


def test_english_is_taken_when_nothing_speaks_for_another_language() -> None:
    assert other_languages.detect("1917") == "en"
    assert other_languages.detect("The party that he led was in power by the end of the year.") == "en"


def test_a_language_that_nobody_knows_still_yields_years() -> None:
    assert other_languages.months("xx") == {}
    assert [t.edtf for t in find(parse("Foo 1917 bar.", name="essay"), language="xx")] == ["1917"]

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

ERAS = [
    ("de", "Die Stadt fiel 146 v. Chr. und wurde nicht wieder gebaut.", "146 v. Chr.", "-0145"),
    ("de", "Er kam am 5. März 44 v. Chr. in die Stadt.", "5. März 44 v. Chr.", "-0043-03-05"),
    ("de", "Im 3. Jahrhundert n. Chr. war es ein Dorf.", "3. Jahrhundert n. Chr.", "0201/0300"),
    ("fr", "La ville tomba en 52 av. J.-C. et brûla.", "52 av. J.-C.", "-0051"),
    ("fr", "Il régna de 58-50 avant notre ère sur les siens.", "58-50 avant notre ère", "-0057/-0049"),
    ("fr", "Au IIe siècle av. J.-C. le port est riche.", "IIe siècle av. J.-C.", "-0199/-0100"),
    ("es", "La ciudad cayó en 133 a. C. y fue quemada.", "133 a. C.", "-0132"),
    ("es", "En el siglo XVI era una aldea.", "siglo XVI", "1501/1600"),
    ("es", "El templo es del año 79 d. C., según dicen.", "79 d. C.", "0079"),
    ("it", "Il ponte cadde nel 62 a.C. e non fu rifatto.", "62 a.C.", "-0061"),
    ("pt", "A cidade caiu em 139 a.C. e não foi refeita.", "139 a.C.", "-0138"),
    ("ru", "Город пал в 146 году до н. э. и был сожжён.", "146 году до н. э.", "-0145"),
    ("ru", "В III веке до н.э. здесь жили греки.", "III веке до н.э.", "-0299/-0200"),
    ("ru", "Дом XVII в. сгорел 5 в пять часов.", "XVII в.", "1601/1700"),
    ("uk", "Місто впало в 146 р. до н. е. і згоріло.", "146 р. до н. е.", "-0145"),
    ("pl", "Miasto upadło w 146 r. p.n.e. i spłonęło.", "146 r. p.n.e.", "-0145"),
    ("pl", "W 9 r. n.e. przegrali bitwę.", "9 r. n.e.", "0009"),
]


@pytest.mark.parametrize(("language", "text", "words", "edtf"), ERAS)
def test_an_era_or_a_century_is_read(language: str, text: str, words: str, edtf: str) -> None:
    timexes = find(parse(text, name="essay"), language=language)
    assert [(t.words, t.edtf) for t in timexes] == [(words, edtf)]


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


def test_a_letter_that_only_looks_like_that_of_a_month_makes_no_date_of_it() -> None:
    text = "Am 3. Ma\u0131 2018 war die Ausstellung noch offen."  # the Turkish i without its dot
    assert [t.edtf for t in find(parse(text, name="essay"), language="de")] == ["2018"]

"""A date in words, as a reader says it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from babel.dates import format_date

from dashboard import edtf, table
from dashboard.showing import dates_in_words, i18n

TOLD = [
    ("1918-01-19", "19 January 1918", "19. Januar 1918"),
    ("1917-10", "October 1917", "Oktober 1917"),
    ("1902", "1902", "1902"),
    ("1917-10-XX", "October 1917", "Oktober 1917"),
    ("1918-21", "spring 1918", "Frühjahr 1918"),
    ("1918-24", "winter 1918 to 1919", "Winter 1918/1919"),
    ("1918-40", "the first half of 1918", "1. Halbjahr 1918"),
    ("192X", "1920s", "1920er Jahre"),
    ("002X", "AD 20s", "20er Jahre n. Chr."),
    ("18XX", "19th century", "19. Jahrhundert"),
    ("19XX", "20th century", "20. Jahrhundert"),
    ("1XXX", "1000 to 1999", "1000 bis 1999"),
    ("-003X", "40 to 31 BC", "40 bis 31 v. Chr."),
    ("-0043-03-15", "15 March 44 BC", "15. März 44 v. Chr."),
    ("0000", "1 BC", "1 v. Chr."),
    ("0033", "AD 33", "33 n. Chr."),
    ("1936/1939", "1936 to 1939", "1936 bis 1939"),
    ("1917-11-07/1917-11-08", "7–8 November 1917", "7.–8. November 1917"),
    ("1917-10-30/1917-11-03", "30 October to 3 November 1917", "30. Oktober bis 3. November 1917"),
    ("1918-12-30/1919-01-02", "30 December 1918 to 2 January 1919", "30. Dezember 1918 bis 2. Januar 1919"),
    ("1918-03/1918-05", "March to May 1918", "März bis Mai 1918"),
    ("1918-21/1919-22", "spring 1918 to summer 1919", "Frühjahr 1918 bis Sommer 1919"),
    ("-0048/-0044", "49 to 45 BC", "49 bis 45 v. Chr."),
    ("-0001/0014", "2 BC to AD 14", "2 v. Chr. bis 14 n. Chr."),
    ("1801/1900", "19th century", "19. Jahrhundert"),
    ("1101/1200", "12th century", "12. Jahrhundert"),
    ("1701/1702", "1701 to 1702", "1701 bis 1702"),
    ("../1918-03", "until March 1918", "bis März 1918"),
    ("1918/..", "from 1918", "ab 1918"),
    ("../192X", "until the 1920s", "bis in die 1920er Jahre"),
    ("1917~", "about 1917", "um 1917"),
    ("1917?", "perhaps 1917", "vielleicht 1917"),
    ("1917%", "perhaps about 1917", "vielleicht um 1917"),
    ("192X~", "about the 1920s", "um die 1920er Jahre"),
    ("1927~/1929~", "about 1927 to 1929", "etwa 1927 bis 1929"),
    ("1902~/1905", "about 1902 to 1905", "um 1902 bis 1905"),
    ("1902/1905~", "1902 to about 1905", "1902 bis etwa 1905"),
    ("[1917,1918]", "1917 or 1918", "1917 oder 1918"),
    ("{1917,1918,1920}", "1917, 1918 and 1920", "1917, 1918 und 1920"),
    ("[1917..1919]", "1917 to 1919", "1917 bis 1919"),
    ("[..1918]", "1918 or earlier", "1918 oder früher"),
    ("[1918..]", "1918 or later", "1918 oder später"),
    ("[..1917,1921]", "1917 or earlier or 1921", "1917 oder früher oder 1921"),
    ("[1917,1921..]", "1917 or 1921 or later", "1917 oder 1921 oder später"),
    ("{1917..1919,1921}", "1917 to 1919 and 1921", "1917 bis 1919 und 1921"),
    ("1918-04-XX", "April 1918", "April 1918"),
    ("1918-28", "winter 1918 to 1919", "Winter 1918/1919"),
    ("1918-29", "southern spring 1918", "Südfrühling 1918"),
    ("1918-30", "southern summer 1918 to 1919", "Südsommer 1918/1919"),
    ("1918-33", "the first quarter of 1918", "1. Quartal 1918"),
    ("1918-38", "the second third of 1918", "2. Jahresdrittel 1918"),
    ("-0043-24", "winter 44 to 43 BC", "Winter 44/43 v. Chr."),
    ("0000-24", "winter 1 BC to AD 1", "Winter 1 v. Chr./1 n. Chr."),
    ("000X", "1 BC to AD 9", "1 v. Chr. bis 9 n. Chr."),
    ("-01XX", "200 to 101 BC", "200 bis 101 v. Chr."),
    ("00XX", "1st century", "1. Jahrhundert"),
    ("01XX", "2nd century", "2. Jahrhundert"),
    ("02XX", "3rd century", "3. Jahrhundert"),
    ("10XX", "11th century", "11. Jahrhundert"),
    ("20XX", "21st century", "21. Jahrhundert"),
    ("0XXX", "1 BC to 999", "1 v. Chr. bis 999"),
    ("Y12000", "12000", "12000"),
    ("Y-12000", "12001 BC", "12001 v. Chr."),
    ("0050/0060", "AD 50 to 60", "50 bis 60 n. Chr."),
    ("-0043-03-15/-0043-04-02", "15 March to 2 April 44 BC", "15. März bis 2. April 44 v. Chr."),
    ("-0043-03/-0041-05", "March 44 to May 42 BC", "März 44 bis Mai 42 v. Chr."),
    ("-0043-03-15/-0043-03-20", "15–20 March 44 BC", "15.–20. März 44 v. Chr."),
    ("1918-21/1918-23", "spring to autumn 1918", "Frühjahr bis Herbst 1918"),
    ("1918-22/1918-24", "summer 1918 to winter 1918 to 1919", "Sommer 1918 bis Winter 1918/1919"),
    (
        "1918-33/1918-34",
        "the first quarter of 1918 to the second quarter of 1918",
        "1. Quartal 1918 bis 2. Quartal 1918",
    ),
    ("1918-03-03/1918-05", "3 March to May 1918", "3. März bis Mai 1918"),
    ("1918-03/1919", "March 1918 to 1919", "März 1918 bis 1919"),
    ("192X/193X", "1920s to 1930s", "1920er Jahre bis 1930er Jahre"),
    ("192X~/193X~", "about the 1920s to 1930s", "etwa 1920er Jahre bis 1930er Jahre"),
    ("18XX/1914", "19th century to 1914", "19. Jahrhundert bis 1914"),
    ("1917-11-07~", "about 7 November 1917", "um den 7. November 1917"),
    ("1917-11-07~/1917-11-08~", "about 7–8 November 1917", "um den 7.–8. November 1917"),
    ("1917-11-07?", "perhaps 7 November 1917", "vielleicht am 7. November 1917"),
    ("1917-11~", "about November 1917", "etwa im November 1917"),
    ("1917-11?", "perhaps November 1917", "vielleicht im November 1917"),
    ("1918-21~", "about spring 1918", "etwa im Frühjahr 1918"),
    ("1918-21%", "perhaps about spring 1918", "vielleicht etwa im Frühjahr 1918"),
    ("1918-40?", "perhaps the first half of 1918", "vielleicht im 1. Halbjahr 1918"),
    ("192X?", "perhaps the 1920s", "vielleicht in den 1920er Jahren"),
    ("192X%", "perhaps about the 1920s", "vielleicht um die 1920er Jahre"),
    ("005X~", "about the AD 50s", "um die 50er Jahre n. Chr."),
    ("18XX~", "about the 19th century", "etwa im 19. Jahrhundert"),
    ("-0043~", "about 44 BC", "um 44 v. Chr."),
    ("../1917-11-07", "until 7 November 1917", "bis zum 7. November 1917"),
    ("1917-11-07/..", "from 7 November 1917", "ab dem 7. November 1917"),
    ("1917-11/..", "from November 1917", "ab November 1917"),
    ("../1918-21", "until spring 1918", "bis zum Frühjahr 1918"),
    ("/1918-21", "until spring 1918, beginning unknown", "bis zum Frühjahr 1918, Beginn unbekannt"),
    ("1985/", "from 1985, end unknown", "ab 1985, Ende unbekannt"),
    ("1918-21/..", "from spring 1918", "ab Frühjahr 1918"),
    ("1918-41/..", "from the second half of 1918", "ab dem 2. Halbjahr 1918"),
    ("192X/..", "from the 1920s", "ab den 1920er Jahren"),
    ("002X/..", "from the AD 20s", "20er Jahre n. Chr. und später"),
    ("../18XX", "until the 19th century", "bis ins 19. Jahrhundert"),
    ("18XX/..", "from the 19th century", "ab dem 19. Jahrhundert"),
    ("../1918~", "until about 1918", "etwa bis 1918"),
    ("../1917-11-07~", "until about 7 November 1917", "etwa bis zum 7. November 1917"),
    ("192X~/..", "from about the 1920s", "etwa ab den 1920er Jahren"),
    ("1918?/..", "from perhaps 1918", "vielleicht ab 1918"),
    ("1917?/1918?", "perhaps 1917 to 1918", "vielleicht 1917 bis 1918"),
    (
        "1917-11-07/1918-03-03?",
        "7 November 1917 to perhaps 3 March 1918",
        "7. November 1917 bis vielleicht 3. März 1918",
    ),
]


@pytest.mark.parametrize(("text", "english", "german"), TOLD)
def test_a_date_is_told_in_words(text: str, english: str, german: str) -> None:
    assert (dates_in_words.tell(text), dates_in_words.tell(text, "de")) == (english, german)


@pytest.mark.parametrize("month", range(1, 13))
def test_a_day_is_written_as_its_locale_writes_it(month: int) -> None:
    """CLDR's long form; English is that of Britain, day before month."""
    day, text = date(1917, month, 7), f"1917-{month:02d}-07"
    assert dates_in_words.tell(text) == format_date(day, "long", locale="en_GB")
    assert dates_in_words.tell(text, "de") == format_date(day, "long", locale="de")


@pytest.mark.parametrize("lang", i18n.languages())
def test_every_shape_of_a_date_has_words_in_every_language(lang: str) -> None:
    """Every code in a month's place, and every qualifier, alone, as a beginning, an end and a period."""
    months = ["", *(f"-{month:02d}" for month in (1, *edtf.SEASONS)), "-03-15"]
    dates = [f"{year}{month}" for year in ("1918", "0042", "-0043") for month in months]
    dates += ["192X", "002X", "-003X", "18XX", "1XXX", "Y12000"]
    for qualified in (f"{text}{qualifier}" for text in dates for qualifier in ("", *"~?%")):
        for shape in ("{0}", "{0}/..", "../{0}", "{0}/2100", "[{0},2100]", "{{{0},2100..}}"):
            if "Y" in qualified and "2100" in shape:
                continue
            told = dates_in_words.tell(shape.format(qualified), lang)
            assert told == " ".join(told.split())
            assert not set(told) & set("{}~?%X/") - {"/"}
            assert dates_in_words.certainty(edtf.parse(shape.format(qualified)), lang)


@pytest.mark.parametrize("text", ["", "soon", "1917-13", "1918/1917"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(edtf.EDTFError):
        dates_in_words.tell(text)


@pytest.mark.parametrize(
    ("text", "english", "german"),
    [
        ("1918-01-19", "known to the day", "auf den Tag genau bekannt"),
        ("1917-10", "known to the month", "auf den Monat genau bekannt"),
        ("1918-21", "known to the season", "auf die Jahreszeit genau bekannt"),
        ("1902", "known to the year", "auf das Jahr genau bekannt"),
        ("192X", "known to the decade", "auf das Jahrzehnt genau bekannt"),
        ("1936/1939", "a period", "ein Zeitraum"),
        ("1927~/1929~", "a period, approximate", "ein Zeitraum, ungefähr"),
        ("1917?", "known to the year, uncertain", "auf das Jahr genau bekannt, unsicher"),
        ("../1918", "a period with an open beginning", "ein Zeitraum mit offenem Anfang"),
        ("1918/..", "a period with an open end", "ein Zeitraum mit offenem Ende"),
        ("[1917,1918]", "one of several dates", "eine von mehreren Zeitangaben"),
    ],
)
def test_the_card_says_how_closely_a_date_is_known(text: str, english: str, german: str) -> None:
    date = edtf.parse(text)
    assert (dates_in_words.certainty(date), dates_in_words.certainty(date, "de")) == (english, german)


def test_every_date_of_our_table_has_words(root: Path) -> None:
    """No date that the reader can find is without its words: the committed table's are all told."""
    frame, _ = table.read(root / "events.csv")
    assert all(dates_in_words.tell(text) for text in frame["edtf"])

"""What a reader types as a date: the page reads it by itself, and says it as Python does."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import edtf, table
from dashboard.showing import client, dates_in_words, i18n
from tests.test_dates_in_words import TOLD

LANGUAGES = ["en", "de"]


def one(chance: random.Random) -> str:
    """A date of any kind that EDTF knows; it may name a day that there is not."""
    year = edtf.of_year(
        chance.choice([chance.randint(-60, 130), chance.randint(1000, 2100), chance.randint(-30000, 30000)])
    )
    short = year[1:] if year.startswith("Y") else year
    kinds = [
        year,
        f"{year}-{chance.randint(1, 12):02d}",
        f"{year}-{chance.randint(1, 12):02d}-{chance.randint(1, 31):02d}",
        f"{year}-{chance.randint(21, 41)}",
        f"{year}-{chance.choice(['XX', '05-XX', 'XX-XX', '22-XX', '13', '00-10'])}",
        short[:-1] + "X",
        short[:-2] + "XX",
        short[:-3] + "XXX",
    ]
    return chance.choice(kinds) + chance.choice(["", "", "", "~", "?", "%"])


def strings(chance: random.Random) -> Iterator[str]:
    """Dates, periods and sets without end."""
    while True:
        first, last = one(chance), one(chance)
        yield chance.choice(
            [first, f"{first}/{last}", f"{first}/{last}", f"../{last}", f"{first}/..", f"/{last}"]
        )
        yield f"{first}/"
        yield chance.choice(["[{}]", "{{{}}}"]).format(
            chance.choice(
                [f"{first},{last}", f"{first}..{last}", f"..{first},{last}", f"{first},{last}..", first]
            )
        )
        yield "".join(chance.choice(first + "-/X~.[]") for _ in range(6))


@pytest.fixture(scope="module")
def values(root: Path) -> list[str]:
    """Many EDTF strings, right and wrong, those of our table and of the tests among them."""
    made = strings(random.Random(15))
    ours = table.read(root / "events.csv")[0]["edtf"]
    century = [f"{first}01/{first + 1}00" for first in range(10, 21)]
    return [
        *dict.fromkeys([*(value for value, *_ in TOLD), *ours, *century, *(next(made) for _ in range(1500))])
    ]


def known(value: str) -> edtf.Date | None:
    try:
        return edtf.parse(value)
    except edtf.EDTFError:
        return None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_reads_and_tells_edtf_as_python_does(values: list[str], lang: str) -> None:
    answers = client.ask("typedDates", lang=lang, words=i18n.words(lang), texts=values)
    right = 0
    for value, answer in zip(values, answers, strict=True):
        date = known(value)
        if date is None:
            assert answer.get("edtf") != value, f"{value} is no EDTF"
            continue
        right += 1
        assert answer == {
            "edtf": value,
            "earliest": date.earliest,
            "latest": date.latest,
            "precision": date.precision,
            "approximate": date.approximate,
            "uncertain": date.uncertain,
            "when": dates_in_words.tell(value, lang),
            "certainty": dates_in_words.certainty(date, lang),
        }, value
    assert right > 1000


OTHERWISE = re.compile(r"\dXX|\[|\{|Y\d|-\d{3}X.*/|/-\d{3}X|000X|-(24|28|30).*/")
"""Dates whose words mean another one: the 18th century is typed for 1701 to 1800; sets; decades BC and two-year seasons in periods; years after 9999."""
SAID_OTHERWISE = re.compile(r"00(s|er Jahre)\b|^.*\b(from|ab) .* (to|bis) ")
"""What is typed for something else: `1900s` for 1900 to 1999, as in texts, and `from A to B` for a period that ends."""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_that_are_told_of_a_date_are_read_as_one_with_the_same_days(lang: str) -> None:
    chance = random.Random(3)
    made = strings(chance)
    dates = [
        date for date in (known(next(made)) for _ in range(2000)) if date and not OTHERWISE.search(date.text)
    ]
    told = {date: dates_in_words.tell(date.text, lang) for date in dates}
    plain = {date: words for date, words in told.items() if not SAID_OTHERWISE.search(words)}
    answers = client.ask("typedDates", lang=lang, words=i18n.words(lang), texts=list(plain.values()))
    failed = [
        (words, date.text, answer.get("edtf"))
        for (date, words), answer in zip(plain.items(), answers, strict=True)
        if (answer.get("earliest"), answer.get("latest")) != (date.earliest, date.latest)
    ]
    assert len(plain) > 400
    assert not failed

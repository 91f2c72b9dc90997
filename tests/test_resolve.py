"""A date that leaves something out takes it from where the story stands."""

from __future__ import annotations

import pytest

from dashboard.reading.dates.find import find
from dashboard.reading.document import parse


def values(text: str) -> list[str]:
    return [timex.edtf for timex in find(parse(text, name="essay")) if timex.edtf]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In December 1941 war came. In January they met.", ["1941-12", "1942-01"]),
        ("In March 1904 it sank. In April it fell; by June they had gone.", ["1904-03", "1904-04", "1904-06"]),
        ("On 14 July 1789 it fell. Eight days later came Foulon.", ["1789-07-14", "1789-07-22"]),
        ("It rose in March 1793; Lyon defected that summer.", ["1793-03", "1793-22"]),
        ("It came in the autumn of 1347, and here the following summer.", ["1347-23", "1348-22"]),
        ("He wrote in August 1928, and again in March of the following year.", ["1928-08", "1929-03"]),
        ("It met in 1906 and again on 30 December of that year.", ["1906", "1906-12-30"]),
        ("It was voted in July 1381, on the 15th of the next month.", ["1381-07", "1381-08-15"]),
        ("He came in 1863, and from 5 to 8 September of the year after.", ["1863", "1864-09-05/1864-09-08"]),
        ("It burned on 27 January 1967; the board met that April. In the same month, on the 24th, he died.",
         ["1967-01-27", "1967-04", "1967-04", "1967-04-24"]),
        ("It sat on 8 Thermidor Year II; on the 9th he fell, on the 10th he died.",
         ["1794-07-26", "1794-07-27", "1794-07-28"]),
        ("Sulla marched in 88 BC. The war was won in November 82, and in 63 BC came another.",
         ["-0087", "-0081-11", "-0062"]),
        ("In 133 BC, not 132 BC, he died. Twelve years later his brother did. It passed in 121, 100 and 77, no more.",
         ["-0132", "-0131", "-0119", "-0120", "-0099", "-0076"]),
        ("They lost in 1972. In the sixties all was new.", ["1972", "196X"]),
        ("Written in the late '50s, it came out in '62. A film of 1971 followed.", ["1956~/1959~", "1962", "1971"]),
        ("In 711 Muslims crossed; by 718 they had Toledo. In 732, at Tours, they lost.", ["0711", "0718", "0732"]),
        ("The century began in 1801; the nineteenth century dreaded the twentieth.", ["1801", "1801/1900", "1901/2000"]),
        ("It was 1917-18, the last winter of the war.", ["1917/1918", "1917-24"]),
        ("It met on 20 February 1922. By the end of the month it was over.", ["1922-02-20", "1922-02"]),
    ],
)  # fmt: skip
def test_the_story_says_what_is_left_out(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_a_month_looks_ahead_when_no_year_was_named_yet() -> None:
    assert values("It began in March. By June 1905 it was over.") == ["1905-03", "1905-06"]


def test_a_year_in_brackets_does_not_move_the_story() -> None:
    text = "In May 1917 they met (as Carr showed in a book of 1950). In June they met again."
    assert values(text)[-1] == "1917-06"


def test_a_relative_date_names_the_words_it_leans_on() -> None:
    text = "He died on 18 January 1852; the following day they burned him."
    first, second = find(parse(text, name="essay"))
    assert (first.anchor, second.anchor) == (None, (first.start, first.end))


def test_what_has_nothing_to_lean_on_has_no_value() -> None:
    assert values("In the same month, two years later, they met again.") == []

"""Dates as history writes them: what each EDTF string means, both calendars against other counts."""

from __future__ import annotations

import time
from typing import Any

import edtf as oracle
import pytest
from convertdate import gregorian, julian
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard import edtf

MEANINGS = [
    ("1902", "1902-01-01", "1902-12-31", "year"),
    ("1917-10", "1917-10-01", "1917-10-31", "month"),
    ("1924-01-21", "1924-01-21", "1924-01-21", "day"),
    ("0476", "0476-01-01", "0476-12-31", "year"),
    ("1900-02", "1900-02-01", "1900-02-28", "month"),
    ("2000-02", "2000-02-01", "2000-02-29", "month"),
    ("1917-XX", "1917-01-01", "1917-12-31", "year"),
    ("1917-XX-XX", "1917-01-01", "1917-12-31", "year"),
    ("1917-10-XX", "1917-10-01", "1917-10-31", "month"),
    # seasons: three whole months, and winter begins in December of the year it is named for
    ("1918-21", "1918-03-01", "1918-05-31", "season"),
    ("1918-22", "1918-06-01", "1918-08-31", "season"),
    ("1918-23", "1918-09-01", "1918-11-30", "season"),
    ("1918-24", "1918-12-01", "1919-02-28", "season"),
    ("1919-24", "1919-12-01", "1920-02-29", "season"),
    ("1918-30", "1918-12-01", "1919-02-28", "season"),
    ("1918-33", "1918-01-01", "1918-03-31", "season"),
    ("1918-39", "1918-09-01", "1918-12-31", "season"),
    ("1918-41", "1918-07-01", "1918-12-31", "season"),
    # decades, centuries, millennia
    ("192X", "1920-01-01", "1929-12-31", "decade"),
    ("19XX", "1900-01-01", "1999-12-31", "century"),
    ("1XXX", "1000-01-01", "1999-12-31", "millennium"),
    ("-004X", "-0049-01-01", "-0040-12-31", "decade"),
    # before our era, and very far away; years are astronomical
    ("-0043-03-15", "-0043-03-15", "-0043-03-15", "day"),
    ("0000", "0000-01-01", "0000-12-31", "year"),
    ("-0004-02", "-0004-02-01", "-0004-02-29", "month"),
    ("Y-50000", "-50000-01-01", "-50000-12-31", "year"),
    ("Y17000", "17000-01-01", "17000-12-31", "year"),
    # intervals and open sides
    ("1936/1939", "1936-01-01", "1939-12-31", "interval"),
    ("1917-12/1917", "1917-12-01", "1917-12-31", "interval"),
    ("192X/1931-21", "1920-01-01", "1931-05-31", "interval"),
    ("-0049/-0043", "-0049-01-01", "-0043-12-31", "interval"),
    ("1918/..", "1918-01-01", "", "interval"),
    ("1918/", "1918-01-01", "", "interval"),
    ("../1921-03", "", "1921-03-31", "interval"),
    ("/1921-03", "", "1921-03-31", "interval"),
    # sets: any day from the first to the last
    ("[1917,1918]", "1917-01-01", "1918-12-31", "set"),
    ("[1918, 1917]", "1917-01-01", "1918-12-31", "set"),
    ("[1917..1921]", "1917-01-01", "1921-12-31", "set"),
    ("{1917,1919..1921}", "1917-01-01", "1921-12-31", "set"),
    ("[..1917]", "", "1917-12-31", "set"),
    ("[1917,1921..]", "1917-01-01", "", "set"),
]

QUALIFIED = [
    ("1917", False, False),
    ("1917~", True, False),
    ("1917?", False, True),
    ("1917-10%", True, True),
    ("192X~", True, False),
    ("1927~/1929~", True, False),
    ("1927/1929?", False, True),
    ("[1917,1918~,1919]", True, False),
]

NO_DATES = [
    *("", "..", "/", "../..", "./1917", "1917/1918/1919", "late 1920s", "October 1917", "17", "917", "12345"),
    *("1917-13", "1917-00", "1917-42", "1917-1", "1917-02-29", "1900-02-29", "1917-04-31", "1917-10-00"),
    *("1917-21-05", "1917-21-XX", "1917-XX-05", "19XX-05", "192X-21", "1917-10-25T21:45", "1917 ", "1917~~"),
    *("-0000", "Y2024", "Y012345", "Y9999999999", "١٩١٧", "1939/1936", "1917-10-25/1917-10-01"),
    *("[1917,1918", "[1917}", "[]", "[", "[..]", "[,]", "[1917,]", "[1917,,1918]", "[1917,..1918]"),
    *("[1917..1918..1919]", "[1921..1917]", "{1917,soon}"),
]

OLD_STYLE = [
    ((1917, 10, 25), "1917-11-07"),
    ((1918, 1, 6), "1918-01-19"),
    ((1900, 2, 29), "1900-03-13"),
    ((1649, 1, 30), "1649-02-09"),
    ((1582, 10, 5), "1582-10-15"),
    ((300, 1, 1), "0300-01-01"),
    ((4, 2, 29), "0004-02-27"),
    ((-43, 3, 15), "-0043-03-13"),
    ((-4712, 1, 1), "-4713-11-24"),  # where astronomers begin to count days
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), MEANINGS)
def test_each_form_means_its_days(text: str, earliest: str, latest: str, precision: str) -> None:
    date = edtf.parse(text)
    assert (*date.bounds, date.precision) == (earliest, latest, precision)
    assert date.text == text


@pytest.mark.parametrize(("text", "approximate", "uncertain"), QUALIFIED)
def test_a_qualifier_is_kept_and_widens_nothing(text: str, approximate: bool, uncertain: bool) -> None:
    date = edtf.parse(text)
    assert (date.approximate, date.uncertain) == (approximate, uncertain)
    assert date.bounds == edtf.parse(text.translate(str.maketrans("", "", "~?%"))).bounds


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_says_so_in_one_line(text: str) -> None:
    with pytest.raises(edtf.EDTFError) as caught:
        edtf.parse(text)
    assert str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.text(alphabet="0123456789-/.X~?%[]{},Y ", max_size=24))
@settings(max_examples=500)
def test_any_string_is_a_date_or_an_edtf_error(text: str) -> None:
    try:
        date = edtf.parse(text)
    except edtf.EDTFError:
        return
    assert date.earliest is None or date.latest is None or date.earliest <= date.latest


@pytest.mark.parametrize(("old", "new"), OLD_STYLE)
def test_an_old_style_day_is_this_new_style_day(old: tuple[int, int, int], new: str) -> None:
    number = edtf.from_julian(*old)
    assert edtf.iso(number) == new
    assert edtf.to_julian(number) == old


@pytest.mark.parametrize("day", [(1917, 2, 29), (1917, 13, 1), (1917, 0, 1), (1917, 4, 31), (1900, 2, 30)])
def test_days_that_the_julian_calendar_lacks_are_refused(day: tuple[int, int, int]) -> None:
    with pytest.raises(edtf.EDTFError, match="Julian"):
        edtf.from_julian(*day)


@pytest.mark.parametrize("text", ["1917", "1917-02-29", "24-01-21", "1917/1918", "Y17000-01-01", ""])
def test_a_day_must_be_a_whole_iso_day(text: str) -> None:
    with pytest.raises(edtf.EDTFError):
        edtf.parse_day(text)


days = st.integers(-5_000_000, 5_000_000)


@given(days)
@example(0)
@example(edtf.day_number(-1, 12, 31))
def test_counting_days_there_and_back_changes_nothing(number: int) -> None:
    assert edtf.day_number(*edtf.year_month_day(number)) == number
    assert edtf.from_julian(*edtf.to_julian(number)) == number
    assert edtf.parse_day(edtf.iso(number)) == number


@given(st.integers(edtf.day_number(1, 3, 1), edtf.day_number(4000, 1, 1)))
@settings(max_examples=300)
def test_both_calendars_agree_with_convertdate(number: int) -> None:
    gregorian_day = edtf.year_month_day(number)
    assert julian.from_gregorian(*gregorian_day) == edtf.to_julian(number)
    origin = gregorian.to_jd(2000, 1, 1) - edtf.day_number(2000, 1, 1)
    assert gregorian.to_jd(*gregorian_day) == number + origin


years = st.integers(1000, 2999).map(str)
months = st.builds("{}-{:02d}".format, years, st.integers(1, 12))
single = st.one_of(
    years,
    st.integers(-2999, -1).map(lambda year: f"-{-year:04d}"),
    months,
    st.builds("{}-{:02d}".format, years, st.sampled_from([21, 22, 23, 33, 34, 35, 36, 40, 41])),
    st.builds("{}-{:02d}".format, months, st.integers(1, 28)),
    st.integers(100, 299).map("{}X".format),
    st.integers(10, 29).map("{}XX".format),
)
ordered = st.tuples(years, years).map(sorted)
compound = st.one_of(
    ordered.map("/".join),
    ordered.map(lambda pair: f"{pair[0]}~/{pair[1]}~"),
    ordered.map(lambda pair: f"[{pair[0]},{pair[1]}]"),
    ordered.map(lambda pair: f"{{{pair[0]}..{pair[1]}}}"),
)


def _day(value: Any) -> str:
    """The oracle's day as ours, '' for an open side."""
    if not isinstance(value, time.struct_time):
        return ""
    return edtf.iso(edtf.day_number(value.tm_year, value.tm_mon, value.tm_mday))


# Left out, because the oracle is wrong or of another mind there: its winter ends with the year, `1918/` lasts
# ten years, `142X/..` and `1918-21%` do not parse, and a 29 February may stand in any year.
@given(st.one_of(single, compound, years.map("{}/..".format), years.map("../{}".format)))
@settings(max_examples=80)
@example("1917-10")
@example("-0044-03-15")
def test_the_edtf_package_reads_the_same_days(text: str) -> None:
    expected = oracle.parse_edtf(text)
    assert edtf.parse(text).bounds == (_day(expected.lower_strict()), _day(expected.upper_strict()))


@given(st.integers(-200_000, 200_000))
def test_a_year_is_written_as_it_is_read(year: int) -> None:
    written = edtf.of_year(year)
    assert edtf.parse(written).earliest == edtf.day_number(year, 1, 1)
    assert edtf.parse(written).latest == edtf.day_number(year, 12, 31)


@pytest.mark.parametrize(
    ("year", "written"), [(476, "0476"), (-43, "-0043"), (0, "0000"), (12000, "Y12000"), (-12000, "Y-12000")]
)
def test_a_year_has_four_digits_or_a_y(year: int, written: str) -> None:
    assert edtf.of_year(year) == written

"""iCalendar: whole days, doubts in words, and nothing that a calendar cannot hold."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
from exported import DATED_BY, bounded, hard, in_plain_words, noted, ours

from dashboard.showing.export import ExportError, Request, ical


def events(request: Request) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(ical.to_ical(request))
    return [part for part in calendar.subcomponents if part.name == "VEVENT"]


@pytest.mark.parametrize("which", ["hard", "ours"])
def test_events_read_back_row_by_row(which: str) -> None:
    """By the icalendar library: id, title, passage, days, date in words, how it is known, theme, source."""
    request = bounded(hard()) if which == "hard" else ours()
    assert len(request.frame) > 10
    for event, row in zip(events(request), request.frame.to_dict("records"), strict=True):
        when, certainty = in_plain_words(row["edtf"])
        first, last = row["earliest"] or row["latest"], row["latest"] or row["earliest"]
        if not (row["earliest"] and row["latest"]):  # an open side has no day: the other one stands alone
            first = last = row["earliest"] or row["latest"]
        passage, said = str(event["DESCRIPTION"]).rsplit("\n\n", 1)

        assert str(event["UID"]).rsplit("-", 1)[0] == row["claim_id"]
        assert str(event["SUMMARY"]) == f"{row['title']} ({when})"
        assert event["DTSTART"].dt == date.fromisoformat(first)
        assert event["DTEND"].dt == date.fromisoformat(last) + timedelta(days=1)
        assert passage == row["claim"]
        assert f"{when}; {certainty}; {DATED_BY[row['dated_by']]}" in said
        assert noted(row["calendar"]) in said
        assert (
            str(event["X-EDTF"]).replace("\\,", ",") == row["edtf"]
        )  # a property it does not know is left as written
        assert ("CATEGORIES" in event) is bool(row["theme"])
        assert not row["theme"] or [str(one) for one in event["CATEGORIES"].cats] == [row["theme"]]


def test_an_open_side_is_said_in_the_title() -> None:
    """`until March 1918` is its last day, `from 1917` its first."""
    told = {str(event["SUMMARY"]): event["DTSTART"].dt for event in events(bounded(hard()))}

    assert told["Until March (until March 1918)"] == date(1918, 3, 31)
    assert told["From 1917 on (from 1917)"] == date(1917, 1, 1)


def test_lines_are_folded_between_letters() -> None:
    """No line has more than 75 bytes, every line is whole UTF-8 and ends as the standard wants (RFC 5545, 3.1)."""
    lines = ical.to_ical(bounded(hard())).split(b"\r\n")

    assert max(map(len, lines)) == 75
    assert lines[-1] == b""
    assert all(line.decode() and b"\n" not in line for line in lines[:-1])


def test_two_tables_with_the_same_ids_do_not_overwrite_each_other() -> None:
    """A calendar knows an event by its UID: another passage under the same id is another event."""
    request = bounded(hard())
    other = Request(frame=request.frame.assign(claim="Something else."), sources=request.sources)

    mine, theirs = ({str(event["UID"]) for event in events(one)} for one in (request, other))
    assert len(mine) == len(request.frame)
    assert not mine & theirs


@pytest.mark.parametrize("row", [0, 1, 4])
def test_a_claim_before_year_1_is_refused_by_name(row: int) -> None:
    """Better no calendar than one in which Caesar dies in another year."""
    request = hard()
    with pytest.raises(
        ExportError, match=r"^.+ BC \(a b-\d\) is in no calendar, which counts the years 1 to 9999; "
    ):
        ical.to_ical(Request(frame=request.frame[row : row + 1], sources=request.sources))


def test_no_sign_that_a_calendar_may_not_hold_is_passed_on() -> None:
    """Control signs become blanks; line ends are written as the standard writes them."""
    request = bounded(hard())
    frame = request.frame[:1].assign(title="a\x00b\x07c", claim="one\r\ntwo\nthree")
    (event,) = events(Request(frame=frame, sources=request.sources))

    assert str(event["SUMMARY"]).startswith("a b c (")
    assert str(event["DESCRIPTION"]).startswith("one\ntwo\nthree\n\n")

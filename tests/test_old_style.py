"""Old Style days are shown where a row or the gazetteer says that there are some, and nowhere else."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from conftest import our_events

from dashboard.background import Reference
from dashboard.showing import i18n, old_style

ROOT = Path(__file__).resolve().parent.parent
GAZETTEER = {
    event.id: Reference(event.id, event.title, event.edtf, event.calendar)
    for event in our_events().events.values()
}
REVOLUTION = Reference("r", "R", "1917-03-08/1917-03-15", "23 February-2 March 1917 Old Style")
VIOLENCE = Reference("v", "V", "1917-11-07/1924-01-21", "from 25 October 1917 Old Style")
SHOGUN = Reference("s", "S", "1867-11-09")

CASES = [
    # The row's own note, with the days computed where they are known.
    ("1918-01-19", "6 January 1918 Old Style", None, "6 January 1918"),
    ("1917-11-07/1917-11-08", "25-26 October 1917 Old Style", None, "25–26 October 1917"),
    (
        "1917-09-13/1917-10-08",
        "31 August-25 September 1917 Old Style",
        None,
        "31 August to 25 September 1917",
    ),
    ("1917-11-07/1924-01-21", "from 25 October 1917 Old Style", None, "from 25 October 1917"),
    ("1898-03-13", "1 March 1898 Old Style", None, "1 March 1898"),
    # A month has no Julian day; the note says what there is to say.
    ("1917-10", "10 and 16 October 1917 Old Style", None, "10 and 16 October 1917"),
    ("1917-12/1918-03", "from 9 December 1917 Old Style", None, "from 9 December 1917"),
    # A note that does not fit the day is the table's own word.
    ("1917-10-25", "25 October 1917 Old Style", None, "25 October 1917"),
    ("1917-10-25", "Old Style", None, ""),
    # An event of the gazetteer, if the days are its own.
    ("1917-03-12", "23 February-2 March 1917 Old Style", REVOLUTION, "27 February 1917"),
    ("1917-03-12", "", REVOLUTION, "27 February 1917"),
    ("1917-02-27", "", REVOLUTION, ""),
    ("1917", "", REVOLUTION, ""),
    ("1917-11-07/1924-01-21", "", VIOLENCE, "from 25 October 1917"),
    ("1922-06-08", "", VIOLENCE, ""),
    # What nobody calls Old Style has none.
    ("1867-11-09", "", SHOGUN, ""),
    ("1905-07-14", "", None, ""),
    ("1917-11-07", "our reference has 1917-11-08", None, ""),
]


@pytest.mark.parametrize(("value", "note", "event", "wanted"), CASES)
def test_old_style_days_are_told_where_they_are_known(
    value: str, note: str, event: Reference | None, wanted: str
) -> None:
    assert old_style.told(value, note=note, event=event) == wanted


def test_the_committed_table_has_them_for_russia_before_the_reform_and_for_nothing_else() -> None:
    with (ROOT / "events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = {
        row["claim_id"]: old_style.told(row["edtf"], note=row["calendar"], event=GAZETTEER.get(row["event"]))
        for row in rows
    }
    noted = {row["claim_id"] for row in rows if row["calendar"].endswith("Old Style")}
    assert {name for name, words in told.items() if words} == noted
    assert all(row["earliest"] < "1918-02-14" for row in rows if told[row["claim_id"]])


def test_the_note_of_every_event_names_the_days_that_its_date_gives() -> None:
    """Computed days and the written note agree, so that both can be trusted."""
    noted = [event for event in GAZETTEER.values() if event.calendar]
    assert len(noted) > 20
    told = {event: old_style.told(event.edtf, note=event.calendar) for event in noted}
    wrong = [
        f"{event.id}: {days!r} is not in {event.calendar!r}"
        for event, days in told.items()
        if days.replace("–", "-").replace(" to ", "-") not in event.calendar.replace(" and ", "-")
    ]
    assert wrong == []


@pytest.mark.parametrize("pack", ["meiji.toml", "france.toml", "space.toml", "rome.toml", "plague.toml"])
def test_other_subjects_have_no_old_style_days(pack: str) -> None:
    own = [event for event in our_events().events.values() if event.pack == pack]
    assert own
    for event in own:
        assert old_style.told(event.edtf, note="", event=GAZETTEER[event.id]) == ""


@pytest.mark.parametrize(
    ("written", "german"),
    [
        ("6 January 1918", "6. Januar 1918"),
        ("16 October 1917", "16. Oktober 1917"),
        ("October 1917", "Oktober 1917"),
        ("3-7 July 1917", "3.–7. Juli 1917"),
        ("27 February-3 April 1917", "27. Februar bis 3. April 1917"),
        ("9 January 1905-3 June 1907", "9. Januar 1905 bis 3. Juni 1907"),
        ("10 and 16 October 1917", "10. Oktober 1917 und 16. Oktober 1917"),
        ("from 9 December 1917", "ab dem 9. Dezember 1917"),
        ("from 16-18 December 1917", "16.–18. Dezember 1917"),
        ("31 February 1917", "31 February 1917"),
        ("some day in spring", "some day in spring"),
    ],
)
def test_a_note_is_told_in_another_language(written: str, german: str) -> None:
    """The days are read from the note; what cannot be read stays as it is written."""
    assert old_style.retold(written, "de") == german


def test_computed_days_are_told_in_the_page_s_language() -> None:
    assert old_style.told("1918-01-19", note="6 January 1918 Old Style", lang="de") == "6. Januar 1918"
    assert old_style.told("1917-03-12", note="", event=REVOLUTION, lang="de") == "27. Februar 1917"
    assert old_style.told("1917-10", note="October 1917 Old Style", lang="de") == "Oktober 1917"


def test_every_note_of_the_gazetteer_can_be_told_in_another_language() -> None:
    notes = [event.calendar for event in GAZETTEER.values() if event.calendar]
    months = [name for name in i18n.months("en") if name not in i18n.months("de")]
    for note in notes:
        told = old_style.retold(note.removesuffix(" Old Style"), "de")
        assert not any(name in told for name in months), note

"""Which date dates which event: the essay's before the reference's, and each date only its own event."""

from __future__ import annotations

import pytest
from conftest import our_events

from dashboard.reading import pipeline
from dashboard.reading.claims import themes
from dashboard.reading.claims.extract import Claim, extract
from dashboard.reading.document import parse

GAZETTEER = our_events()
THEMES = themes.load()
ABOUT = "\n\nLenin, the Bolsheviks and the Soviets are what this little essay is about, and nobody has to ask for more."


def told(sentence: str) -> list[Claim]:
    document = parse(
        f"A title\n\n{sentence} And much more was said of it by all who lived along the whole of that quay.{ABOUT}\n",
        name="essay",
    )
    return [c for c in pipeline.claims_of(document, gazetteer=GAZETTEER, themes=THEMES) if c.start < 60]


CASES = [
    # the essay's date stays, however vague
    ("The congress voted the ban on factions in 1921.", [("ban-on-factions", "1921", "text")]),
    # no date of the essay: the reference's
    ("The congress voted the ban on factions without joy.", [("ban-on-factions", "1921-03-16", "reference")]),
    # a date that belongs to another event of the sentence
    (
        "Having lost the Constituent Assembly elections of 1917, Lenin dissolved the Constituent Assembly.",
        [
            ("constituent-assembly-elections", "1917", "text"),
            ("constituent-assembly-dissolved", "1918-01-19", "reference"),
        ],
    ),
    # each list item has the date in its brackets
    # an open date is closed by the event's own beginning
    (
        "The coalition with the Left SRs lasted until March 1918.",
        [("left-sr-coalition", "1917-12/1918-03", "text")],
    ),
    # a month of the old calendar fits the event, and is kept as written
    (
        "In October 1917 the Bolsheviks seized power.",
        [("october-revolution", "1917-10", "text")],
    ),
    # two ends make one period; what happened at its end has that end
    # the beginning of what lasted
    ("Stalin then began the liquidation of the kulaks.", [("kulak-liquidation", "1929-12-27", "reference")]),
    # its end, or the part in which something happened
    ("The siege of Leningrad ended in joy.", [("siege-of-leningrad", "1944-01-27", "reference")]),
    (
        "The siege of Leningrad began to weigh on all who lived there.",
        [("siege-of-leningrad", "1941-09-08/1944-01-27", "reference")],
    ),
    (
        "From day one of the Civil War the bakers of Moscow lacked flour.",
        [("bakers-moscow-lack-flour", "1918", "reference")],
    ),
    (
        "Early in the Civil War the theatres of Moscow were full.",
        [("theatres-moscow-full", "1918/1919", "reference")],
    ),
    (
        "In the last months of the siege of Leningrad the trams ran again.",
        [("siege-of-leningrad", "1943-04/1944-01-27", "reference")],
    ),
    # a frame dates what the sentence tells, and is not told itself
    (
        "During the Civil War the theatres of Moscow were full.",
        [("theatres-moscow-full", "1918/1921", "reference")],
    ),
    ("Under Stalin, a new court was founded.", [("court-founded", "1927~/1953-03-05", "reference")]),
]


@pytest.mark.parametrize(("sentence", "rows"), CASES)
def test_dates_go_to_their_events(sentence: str, rows: list[tuple[str, str, str]]) -> None:
    assert sorted((c.event, c.edtf, c.dated_by) for c in told(sentence)) == sorted(rows)


def test_an_old_style_day_becomes_new_style_with_a_note() -> None:
    [claim] = told("The Bolsheviks seized power on 25 October 1917.")
    assert (claim.edtf, claim.dated_by) == ("1917-11-07", "text")
    assert claim.calendar == "25-26 October 1917 Old Style"


def test_a_date_that_the_reference_disputes_stays_and_is_noted() -> None:
    [claim] = told("The sailors of Kronstadt, in 1922, rose and were put down.")
    assert (claim.event, claim.edtf) == ("kronstadt-rebellion", "1922")
    assert claim.calendar == "our reference has 1921-03-01/1921-03-18"


def test_no_date_of_the_reference_stands_beside_another_of_the_text_of_about_that_time() -> None:
    found = told("On 2 March 1921 the bakers of Moscow disliked the ban on factions and sold no bread.")
    assert {claim.dated_by for claim in found} == {"text"}
    after = told("In April 1921 the bakers of Moscow sold no bread, straight after the ban on factions.")
    assert {claim.dated_by for claim in after} == {"text", "reference"}
    far = told("In 1919 nobody sold bread, before the congress voted the ban on factions.")
    assert {claim.dated_by for claim in far} == {"text", "reference"}


@pytest.mark.parametrize(
    "named", ["The 1922 Kronstadt rebellion failed.", "In 1922 at the Kronstadt rebellion, many fell."]
)
def test_a_date_right_before_a_name_is_its_own_even_if_the_reference_disputes_it(named: str) -> None:
    rows = [c for c in told(named) if c.event == "kronstadt-rebellion"]
    assert [(c.edtf, c.dated_by) for c in rows] == [("1922", "text")]


def test_what_came_after_something_of_a_period_is_not_in_it() -> None:
    rows = told("The harbour of Veldam burned after a defeat in the First World War.")
    assert not [c for c in rows if "harbour" in c.title.lower() and c.dated_by == "reference"]
    rows = told("The harbour of Veldam burned in the First World War.")
    assert [c for c in rows if "harbour" in c.title.lower() and c.dated_by == "reference"]


def test_a_date_found_through_another_sentence_is_by_context() -> None:
    text = "In March 1921 the party met. That year the Kronstadt rebellion shook it."
    rows = [c for c in told(text) if c.event == "kronstadt-rebellion"]
    assert [(c.edtf, c.dated_by) for c in rows] == [("1921", "context")]


NOT_THE_PAST = [
    "The streets were safer than at any time since 1792.",
    "They hanged more people than in the whole of the previous autumn, 1791.",
    "It was the worst flood since 1764.",
    "The mill made far more cloth than in 1820.",
    "The men of 1789 wanted a quiet life.",
    "The spirit of 1848 was gone.",
    "The division came early and not, as many would like, in 1940.",
    "He had sworn, not in 1863, to obey.",
    "The governor announced that the ships would leave by June 1948.",
    "It was, as Carter argued in 1985, an accident.",
    "Carter, writing in 1939, thought so too.",
    "A study of the parishes (1935) counted the dead.",
    "One learns it from Carter's (2007).",
    "Some saw two nations there (Carter 1962, pp. 212-40).",
    "Others saw one (Carter and Mason 1998).",
    "We went there in a 1968 Volkswagen.",
]


@pytest.mark.parametrize("sentence", NOT_THE_PAST)
def test_a_measure_a_denial_a_plan_and_a_print_date_nothing(sentence: str) -> None:
    assert told(sentence) == []


STILL_THE_PAST = [
    ("In 1978 Carter said it aloud.", "1978"),
    ("There was a strike in the mills (1926).", "1926"),
    ("In a May 1871 speech Carter attacked the bill.", "1871-05"),
    ("From 3 May 1871, and with the help of a crane built in 1869, the wall rose.", "1871-05-03"),
    ("It lasted from May 1871 until June 1872.", "1871-05/1872-06"),
    ("It lasted between May 1871 and the flood of June 1872.", "1871-05/1872-06"),
]


@pytest.mark.parametrize(("sentence", "value"), STILL_THE_PAST)
def test_other_dates_do(sentence: str, value: str) -> None:
    assert value in {claim.edtf for claim in told(sentence)}


CLOCK = [
    # a story's clock read wrongly does not move a day that we know
    ("The Estates-General met in May 1790. The crowd took the Bastille on 14 July.", "1789-07-14"),
    # weeks are counted roundly
    ("On 20 June 1789 they swore. Three weeks later the crowd took the Bastille.", "1789-07-14"),
]


@pytest.mark.parametrize(("sentence", "value"), CLOCK)
def test_a_named_event_keeps_its_year_and_day(sentence: str, value: str) -> None:
    document = parse(f"A title\n\n{sentence} And more was said.{ABOUT}\n", name="essay")
    rows = pipeline.claims_of(document, gazetteer=GAZETTEER, themes=THEMES)
    assert value in {c.edtf for c in rows if c.event == "storming-of-the-bastille"}


def test_a_month_in_a_name_dates_nothing() -> None:
    [claim] = told("The September Massacres of 1792 shocked the capitals of the continent.")
    assert (claim.event, claim.edtf) == ("september-massacres", "1792")


def test_a_date_said_twice_is_one() -> None:
    [claim] = told("After 9 Thermidor Year II (27 July 1794) the clubs of the suburb fell silent.")
    assert claim.edtf == "1794-07-27"


def test_years_from_and_to_that_are_not_the_event_s_own_are_noted() -> None:
    [claim] = told("The treaties with the Baltic States were signed in 1919-21.")
    assert (claim.event, claim.edtf) == ("baltic-treaties", "1919/1921")
    assert claim.calendar == f"our reference has {GAZETTEER.events['baltic-treaties'].edtf}"
    [claim] = told("The Civil War of 1918-21 was long.")
    assert claim.calendar == ""


CALENDARS = [
    # the essay names no calendar: the one in which its date is the event's day
    ("The Bolsheviks seized power on 25 October 1917.", "1917-11-07", "25-26 October 1917 Old Style"),
    ("The Bolsheviks seized power on 7 November 1917.", "1917-11-07", "25-26 October 1917 Old Style"),
    # both
    (
        "The Bolsheviks seized power on 25 October (7 November) 1917.",
        "1917-11-07",
        "25 October 1917 Old Style",
    ),
    # a month may be of either: as written
    ("The Bolsheviks seized power in October 1917.", "1917-10", "25-26 October 1917 Old Style"),
    # a day that is the event's in neither stays as written
    (
        "The Bolsheviks seized power on 20 October 1917.",
        "1917-10-20",
        "our reference has 1917-11-07/1917-11-08",
    ),
    # a happening that we do not know: never guessed
    ("The bakers of Petrograd struck on 3 May 1913.", "1913-05-03", ""),
]


@pytest.mark.parametrize(("sentence", "value", "note"), CALENDARS)
def test_a_calendar_is_noted_and_never_guessed(sentence: str, value: str, note: str) -> None:
    assert [(c.edtf, c.calendar) for c in told(sentence)] == [(value, note)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A map inscribed 1604 hung in the hall.",
        "A photograph labelled ‘Fair day, 1925’ shows the mayor with his dog.",
        "It opened in 1867 and not, as the guide says on p. 12, in 1863.",
    ],
)
def test_what_stands_on_a_picture_or_is_denied_dates_nothing(sentence: str) -> None:
    searched = pipeline.search(
        parse(f"The Bridge\n\n{sentence} The town paid for it.", name="b"), gazetteer=our_events()
    )
    found = extract(searched, gazetteer=our_events(), themes=themes.load())
    assert [claim.edtf for claim in found] == (["1867"] if "1867" in sentence else [])


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Three days after the siege of Ulm, on 3 May 1651, Bell burned the bridge.", ["3 May 1651"]),
        ("Bell burned the bridge on 3 May 1651, three days after the siege of Ulm.", ["3 May 1651"]),
        ("On 3 May 1651 Bell burned the bridge; on 3 May 1651 he burned the mill.", ["3 May 1651"]),
    ],
)
def test_of_a_date_and_a_count_that_say_the_same_the_date_stays(sentence: str, words: list[str]) -> None:
    assert [claim.words for claim in told(sentence) if claim.dated_by == "text"] == words


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("By 1633, corn prices had fallen to 20 cents from 60 cents in 1628.", ["1633"]),
        ("In 1633 the club grew to 40 members, up from about 12 in 1628.", ["1633"]),
        ("Prices fell from 60 cents in 1628 to 20 cents in 1633.", ["1628/1633"]),
        ("The weavers came to the town from 20 villages in 1628.", ["1628"]),
    ],
)
def test_what_a_number_was_before_dates_nothing(sentence: str, dates: list[str]) -> None:
    assert [claim.edtf for claim in told(sentence)] == dates


def test_an_event_in_what_a_bracket_says_to_see_is_not_told() -> None:
    sentence = (
        "In August 1944, the troops moved on (see the D-Day Story and the Statement, 1943 Primary Source)."
    )
    assert [(claim.title, claim.edtf) for claim in told(sentence)] == [("Troops move", "1944-08")]

"""What the reference holds against an essay is certain, rare, and read against every text that we have."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import our_events

from dashboard import edtf, notes, paths, table
from dashboard.background import Check
from dashboard.reading import pipeline
from dashboard.reading.blocks import Document
from dashboard.reading.claims import checks, extract, noted, themes
from dashboard.reading.document import parse, read
from dashboard.reading.events import packs
from dashboard.reading.events.packs import Event, Gazetteer
from dashboard.showing import dates_in_words

PACK = """
[treaty]
title = "Treaty of Sylvania"
date = "1901-05-12"
names = ["Treaty of Sylvania"]
check = [{names = ["Firefly signed|made .. Treaty - not signed|made"], says = "Trentino signed it."}]
[march]
title = "March on Freedonia"
date = "1917-03-08/1917-03-15"
calendar = "23 February-2 March 1917 Old Style"
names = ["March on Freedonia"]
[reform]
title = "Reform of Freedonia"
date = "1902/1907"
names = ["Reform of Freedonia"]
[feast]
title = "Feast of Freedonia"
date = "1905~"
names = ["Feast of Freedonia"]
[fall]
title = "Fall of Carpathia"
date = "-0043-03-15"
names = ["Fall of Carpathia"]
"""
LONG = " It rained on the town for the whole of that long day, and then for another one as well."


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = tmp_path_factory.mktemp("packs") / "freedonia.toml"
    path.write_text(PACK, "utf-8")
    return packs.load(path)


def flags(document: Document, gazetteer: Gazetteer) -> dict[str, Check]:
    searched = pipeline.search(document, gazetteer=gazetteer)
    read_ = extract.extract(searched, gazetteer=gazetteer, themes=themes.load())
    ours, _ = notes.beside([paths.seeds()])
    found, _ = noted.applied(read_, ours, texts=[searched], events=gazetteer.events)
    raised = checks.found(found, gazetteer=gazetteer)
    rows = {claim.claim_id: claim for claim in found}
    return {f"{rows[name].event} ¶{rows[name].paragraph}": check for name, check in raised.items()}


TOLD = [
    ("The Treaty of Sylvania of 12 May 1901 was read out.", {}),
    ("The Treaty of Sylvania of 1901 was read out.", {}),
    ("The Treaty of Sylvania of May 1903 was read out.", {"treaty ¶2": Check(edtf="1901-05-12")}),
    ("The Treaty of Sylvania of 14 May 1901 was read out.", {"treaty ¶2": Check(edtf="1901-05-12")}),
    ("The Treaty of Sylvania (1902) was read out.", {"treaty ¶2": Check(edtf="1901-05-12")}),
    # Around midnight a day is another.
    ("The Treaty of Sylvania of 13 May 1901 was read out.", {}),
    # About a year is no year; nor does a date beside an event's name date it.
    ("The Treaty of Sylvania (c. 1902) was read out.", {}),
    ("The Treaty of Sylvania, before 1900, was unthinkable.", {}),
    ("The Treaty of Sylvania, not in 1903, was read out.", {}),
    # A date that is only worked out may be worked out wrongly.
    ("In 1902 it snowed. The Treaty of Sylvania of that year was read out.", {}),
    # Old Style days and months are no mistakes; but a day before both is one.
    ("The March on Freedonia of 27 February 1917 began it.", {}),
    ("The March on Freedonia (February 1917) began it.", {}),
    ("The March on Freedonia of 5 January 1917 began it.", {"march ¶2": Check(edtf="1917-03-08/1917-03-15")}),
    # Where a long story begins and ends is arguable, and so is what is itself known only about.
    ("The Reform of Freedonia (1908) was slow.", {}),
    ("The Reform of Freedonia (1911) was slow.", {"reform ¶2": Check(edtf="1902/1907")}),
    ("The Feast of Freedonia (1907) was short.", {}),
    ("The Feast of Freedonia (1909) was short.", {"feast ¶2": Check(edtf="1905~")}),
    # What it is credited with.
    ("Firefly made the Treaty of Sylvania and slept.", {"treaty ¶2": Check(says="Trentino signed it.")}),
    ("Firefly, who loathed the Treaty of Sylvania, slept.", {}),
    ("It was not Firefly; for Firefly had not signed the Treaty of Sylvania.", {}),
]


@pytest.mark.parametrize(("sentence", "wanted"), TOLD, ids=[sentence for sentence, _ in TOLD])
def test_a_flag_is_raised_only_where_the_reference_contradicts(
    sentence: str, wanted: dict[str, Check], pack: Gazetteer
) -> None:
    text = parse(f"A title\n\n{sentence}{LONG}\n", name="essay")
    assert flags(text, pack) == wanted


def test_years_before_christ_are_compared_as_they_are_written(pack: Gazetteer) -> None:
    body = "In 50 BC and 49 BC it rained. The Fall of Carpathia in {} BC ended it." + LONG
    for year, wanted in ((44, {}), (42, {"fall ¶2": Check(edtf="-0043-03-15")})):
        text = parse(f"A title\n\n{body.format(year)}\n", name="essay")
        assert flags(text, pack) == wanted


OWN = our_events()
CHKHEIDZE = (
    "Nikolai Chkheidze chaired the Soviet then; Trotsky was still in North America and came to Petrograd "
    "on 17 May 1917."
)
ORDER = (
    "The Petrograd Soviet voted Order No. 1 while Trotsky was still in North America; he came back on "
    "17 May 1917."
)
KADETS = (
    "The Socialist Revolutionaries won; the Bolsheviks came second with nearly a quarter of the votes, far "
    "ahead of the Kadets with one in twenty."
)
RAISED = {
    "munoz": {
        "constituent-assembly-elections ¶4": Check(says=KADETS),
        "petrograd-soviet-leadership ¶8": Check(says=CHKHEIDZE),
        "order-number-one ¶8": Check(says=ORDER),
    }
}
"""Every flag over all texts, each read against the text: it lists the Kadets among the winners, and has Trotsky
lead the Soviet and issue its order in the spring of 1917. Nothing else is flagged."""
TEXTS = [
    *sorted(Path(__file__).parent.glob("gold/*.txt")),
    *sorted(Path(__file__).parent.parent.glob("seeds/*.txt")),
]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_flag_over_our_texts_is_one_that_we_stand_by(path: Path) -> None:
    assert flags(read(path), OWN) == RAISED.get(path.stem, {})


@pytest.mark.parametrize("name", ["lenihan", "munoz"])
def test_the_full_essays_have_the_same_flags_as_their_digests(name: str, shared: Path) -> None:
    assert flags(read(shared / "seeds" / f"{name}.txt"), OWN) == RAISED.get(name, {})


UNFAIR = [
    "Trotsky later praised Order No. 1 of the Petrograd Soviet as the only worthy document of the revolution.",
    "Order No. 1 of the Petrograd Soviet was not issued by Trotsky but voted by the soldiers themselves.",
    "Order No. 1, often wrongly ascribed, was never Trotsky's Order No. 1, and the Petrograd Soviet said so.",
    "By September, before Lenin arrived from Finland, the Petrograd Soviet had elected Trotsky its chairman.",
    "The Mensheviks lost to the Kadets in the Constituent Assembly elections, and the Bolsheviks did not.",
    "In Moscow the Bolsheviks lost to the Kadets in some wards in the Constituent Assembly elections.",
]


@pytest.mark.parametrize("sentence", UNFAIR)
def test_an_essay_that_knows_better_is_not_flagged(sentence: str) -> None:
    body = f"Lenin, the Bolsheviks and the Soviet were in Petrograd in 1917. {sentence}{LONG}"
    assert flags(parse(f"A title\n\n{body}\n", name="essay"), OWN) == {}


def claim(event: Event, value: str) -> extract.Claim:
    """A row of a table by hand: an event with the date that a text writes out."""
    words = dates_in_words.tell(value)
    whole = dict.fromkeys(table.COLUMNS, "") | {"claim_id": "c1", "event": event.id, "edtf": value}
    whole |= {"claim": f"It happened in {words}.", "words": words, "dated_by": "text"}
    numbers = dict.fromkeys(("paragraph", "start", "end", "weight"), 0)
    return extract.Claim(**(whole | numbers))  # type: ignore[arg-type]


def fair(event: Event) -> set[str]:
    """The ways in which one may rightly write an event's date: in days, months or years, in either calendar."""
    first = event.edtf.partition("/")[0].rstrip("~")
    values = {event.edtf, first, first[: first.rfind("-")] if first.count("-") == 2 else first}
    values |= {first[:4]} if first[0] != "-" else set()
    known = edtf.parse(event.edtf)
    if event.calendar and known.earliest is not None:
        year, month, day = edtf.to_julian(known.earliest)
        values |= {f"{year}-{month:02d}-{day:02d}", f"{year}-{month:02d}"}
    return values


def test_no_right_date_of_an_event_of_ours_is_flagged() -> None:
    pairs = [(event, value) for event in OWN.events.values() for value in fair(event)]
    assert len(pairs) > len(OWN.events) > 400
    wrong = [
        f"{event.id} {value}"
        for event, value in pairs
        if checks.found([claim(event, value)], gazetteer=OWN) != {}
    ]
    assert wrong == []


def test_a_date_years_off_is_flagged_for_every_event_of_ours() -> None:
    """A table by hand needs no text. Centuries that are known only about are left out."""
    wrong = []
    for event in OWN.events.values():
        known = edtf.parse(event.edtf)
        if known.precision == "century" or known.latest is None:
            continue
        later = edtf.year_month_day(known.latest)[0] + 6
        value = f"{later:05d}" if later < 0 else f"{later:04d}"
        if checks.found([claim(event, value)], gazetteer=OWN) != {"c1": Check(edtf=event.edtf)}:
            wrong.append(f"{event.id} {value}")
    assert wrong == []


@pytest.mark.parametrize(
    ("value", "misdated"),
    [("../1918", False), ("1918/..", False), ("[1917,1918]", True), ("{1917,1918}", True), ("Y12000", True)],
)
def test_a_date_of_any_form_is_held_against_the_reference(
    value: str, misdated: bool, pack: Gazetteer
) -> None:
    """A table by hand may have dates without a beginning, sets, and years of many digits."""
    year = "12000" if value == "Y12000" else "1917"
    given = replace(claim(pack.events["treaty"], value), words=year, claim=f"It happened in {year}.")
    assert bool(checks.found([given], gazetteer=pack)) is misdated

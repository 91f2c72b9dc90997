"""The gazetteer's own packs are sound, bad packs are refused with one sentence, and names are found with support."""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from conftest import our_events

from dashboard import edtf, paths
from dashboard.reading.blocks import Document
from dashboard.reading.claims import themes
from dashboard.reading.document import parse
from dashboard.reading.events import mentions, packs, tables
from dashboard.reading.events.packs import Event, EventsError, Gazetteer

OWN = our_events()
PACKS = [event for event in OWN.events.values() if event.pack != packs.LISTED]
PACK = """
about = ["Freedonia"]
[rising]
title = "Rising"
date = "1900-05-01"
theme = "war"
names = ["May Rising"]
weak = ["the troubles"]
needs = ["Freedonia"]
[treaty]
title = "Treaty"
date = "1901"
theme = "war"
weak = ["the settlement"]
frame = ["Treaty of Sylvania"]
"""


def parsed(body: str) -> Document:
    return parse(f"A title\n\n{body}\n", name="essay")


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = tmp_path_factory.mktemp("packs") / "freedonia.toml"
    path.write_text(PACK, "utf-8")
    return packs.load(path)


def faults(event: Event, known: Collection[str]) -> Iterator[str]:
    """What is wrong with an event of ours; `known` are the themes that there are."""
    date = edtf.parse(event.edtf)
    if date.earliest is None or date.latest is None:
        yield "an event begins and ends somewhere"
    if not 3 <= len(event.title) <= 60:
        yield "a title has 3 to 60 letters"
    if re.search(r"\d{4}", event.title):
        yield "a title holds no date"
    if event.theme not in known:
        yield f"{event.theme!r} is no theme"
    if not event.summary.endswith("."):
        yield "a summary is a sentence"
    if not event.article:
        yield "an event of ours has an article"
    for _, says in event.check:
        if not (says.endswith(".") and says[0].isupper() and len(says) <= 200):
            yield f"a check says one sentence of at most 200 letters, not {says!r}"


def test_every_event_of_ours_is_sound() -> None:
    known = themes.load(paths.seeds() / "themes.toml").names
    assert len(PACKS) > 400
    assert [f"{event.id}: {fault}" for event in PACKS for fault in faults(event, known)] == []


def test_the_notation_can_express_every_name_of_ours() -> None:
    folder = Path(packs.__file__).parent / "data"
    assert packs.load(folder).events.keys() == {event.id for event in PACKS}


MONTHS = list(calendar.month_name)


def test_every_old_style_day_is_the_new_style_day_thirteen_days_before() -> None:
    """Where the note gives one plain day (twelve days before March 1900), it is the Julian name of the first day."""
    told, wrong = 0, []
    for event in PACKS:
        words = event.calendar.removesuffix(" Old Style").removeprefix("from ").split()
        if len(words) != 3 or not words[0].isdecimal() or event.edtf.partition("/")[0].count("-") != 2:
            continue
        first = edtf.parse(event.edtf).earliest
        assert first is not None
        told += 1
        if edtf.to_julian(first) != (int(words[2]), MONTHS.index(words[1]), int(words[0])):
            wrong.append(f"{event.id}: {event.edtf} is not {event.calendar}")
    assert wrong == []
    assert told > 20


def test_whatever_names_events_of_ours_elsewhere_names_some_that_exist(root: Path) -> None:
    [file] = (root / "dashboard" / "showing").rglob("eras.toml")
    named = {
        name for subject in tomllib.loads(file.read_text("utf-8"))["subject"] for name in subject["events"]
    }
    assert named
    assert named - OWN.events.keys() == set()


BAD = [
    ("[x]\ntitle = 'X'", "at least a title and a date"),
    ("[x]\ntitle = 'X'\ndate = '1900'", "has no names"),
    ("[x]\ntitle = 'X'\ndate = '1900-13'\nnames = ['X']", "x, date"),
    ("[x]\ntitle = 'X'\ndate = '1900'\nnames = 'X'", "list of texts"),
    ("[x]\ntitle = 'X'\ndate = '1900'\nnames = ['X']\ncolour = 'red'", "'colour' is no field"),
    ("[x]\ntitle = 'X'\ndate = '1900'\nnames = ['+']", "no word"),
    ("[x", "not TOML"),
    (f"a = {'[' * 3000}", "not TOML"),
    (f"a = {'9' * 5000}", "not TOML"),
    (
        f"[x]\ntitle = 'X'\ndate = '1900'\nnames = ['{' + '.join(['Ada / Bea'] * 24)}']",
        "stands for 16777216 names",
    ),
]


@pytest.mark.parametrize(("text", "why"), BAD)
def test_a_bad_pack_is_refused_with_its_place(text: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(EventsError, match=why) as caught:
        packs.load(path)
    assert "bad.toml" in str(caught.value)


GOOD = "title = 'X'\ndate = '1900'\nnames = ['X']\n"
WRONG = [
    ("theme = 'bread'", "x, theme: 'bread' is none of the themes (sea, land)"),
    (f"article = '{'x' * 9}'\ncolor = 'red'", "x: 'color' is no field of an event"),
]


@pytest.mark.parametrize(("line", "why"), WRONG)
def test_a_bad_entry_is_named_and_does_not_hide_the_others(line: str, why: str, tmp_path: Path) -> None:
    folder = tmp_path / "events"
    folder.mkdir()
    (folder / "a.toml").write_text(f"[x]\n{GOOD}{line}\n[y]\n{GOOD}", "utf-8")
    (folder / "b.toml").write_text("[", "utf-8")
    (folder / "c.toml").write_text(f"[z]\n{GOOD}theme = 'sea'\n[lenin-death]\n{GOOD}", "utf-8")
    gazetteer, complaints = packs.extended([tmp_path], themes=("sea", "land"))
    assert {"y", "z", "october-revolution"} <= gazetteer.events.keys()
    assert gazetteer.events["lenin-death"].title == "X", "theirs takes the place of ours"
    assert len(complaints) == 2
    assert any(why in complaint and "a.toml" in complaint for complaint in complaints)
    assert any("b.toml: not TOML" in complaint for complaint in complaints)


def test_a_title_that_no_label_holds_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.toml"
    path.write_text("[x]\n" + GOOD.replace("title = 'X'", f"title = '{'word ' * 13}'"), "utf-8")
    with pytest.raises(EventsError, match="x, title: has 65 letters; 60 fit"):
        packs.load(path)


def test_a_missing_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EventsError, match="cannot be read"):
        packs.load(tmp_path / "none.toml")


LONG = " It rained on the town for the whole of that long day, and then for another."
CASES = [
    ("The May Rising shook the town." + LONG, ["rising"]),
    ("The troubles shook the town." + LONG, []),
    ("The troubles shook the town. So Freedonia fell." + LONG, ["rising"]),
    ("The settlement held. Freedonia slept." + LONG, []),
    ("The settlement held. Freedonia, Freedonia, o Freedonia!" + LONG, ["treaty"]),
    ("The Treaty of Sylvania was read." + LONG, ["treaty"]),
]


@pytest.mark.parametrize(("text", "ids"), CASES)
def test_a_weak_name_needs_support(text: str, ids: list[str], pack: Gazetteer) -> None:
    assert [m.event_id for m in mentions.find(parsed(text), gazetteer=pack)] == ids


def test_a_mention_is_in_its_place(pack: Gazetteer) -> None:
    document = parsed("In spring the May Rising shook the town." + LONG)
    [mention] = mentions.find(document, gazetteer=pack)
    assert document.text[mention.start : mention.end] == "May Rising"
    assert (mention.strong, mention.frame) == (True, False)


def test_headings_and_furniture_hold_no_mention(pack: Gazetteer) -> None:
    text = (
        f"The May Rising\n\nThe May Rising\n\nIt was a quiet town, and nothing much was known of it.{LONG}\n"
    )
    assert mentions.find(parse(text, name="essay"), gazetteer=pack) == ()


WRONG_CHECKS = [
    "check = 'Trotsky'",
    "check = ['Trotsky']",
    "check = [{names = ['X']}]",
    "check = [{names = 'X', says = 'Y.'}]",
    "check = [{names = ['X'], says = ' '}]",
    "check = [{names = ['+'], says = 'Y.'}]",
]


@pytest.mark.parametrize("line", WRONG_CHECKS)
def test_a_check_without_names_and_a_sentence_is_refused(line: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(f"[x]\n{GOOD}{line}\n", "utf-8")
    with pytest.raises(EventsError, match="x"):
        packs.load(path)


def test_only_the_packs_of_some_events_are_read_when_asked(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "a.toml").write_text(f"# a pack\n\n  [ 'a-b' ]\n{GOOD}", "utf-8")
    (tmp_path / "events" / "b.toml").write_text(f"[c]\n{GOOD}", "utf-8")
    few, _ = packs.extended([tmp_path], only={"a-b", "lenin-death"})
    assert "a-b" in few.events
    assert "c" not in few.events
    assert few.events["lenin-death"] == OWN.events["lenin-death"]
    assert {event.pack for event in few.events.values()} == {
        "soviet.toml",
        str(tmp_path / "events" / "a.toml"),
    }


OURS = sorted((Path(packs.__file__).parent / "data").glob("*.toml"))


@pytest.mark.parametrize("pack", OURS, ids=lambda pack: pack.name)
def test_our_packs_are_read_quickly_and_alike(pack: Path) -> None:
    text = pack.read_text("utf-8")
    assert tables.quickly(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        'about = ["Tay"]\n\n[fall]\ntitle = "Fall"  # of a bridge\ndate = "1879"\n',
        '[fall]\ntitle = \'The "fall"\'\nnames = [\n  "Tay",\n  "bridge",\n]\n',
        '[a]\ntitle = "A\\tB \\u00e9"\n[b]\ncheck = [{names = ["A"], says = "B = C"}]\n',
    ],
)
def test_other_ways_of_writing_are_read_too(text: str) -> None:
    assert tables.quickly(text) == tomllib.loads(text)


def test_our_own_packs_are_read_once_and_a_folder_of_theirs_changes_no_other_reading(tmp_path: Path) -> None:
    ours, _ = packs.extended([])
    folder = tmp_path / "events"
    folder.mkdir()
    (folder / "mine.toml").write_text(
        '[dike-breaks]\ntitle = "Dike breaks"\ndate = "1953"\nnames = ["Dike Breach"]\n'
    )
    theirs, complaints = packs.extended([tmp_path])
    assert complaints == []
    assert "dike-breaks" in theirs.events
    again, _ = packs.extended([])
    assert again is ours
    assert "dike-breaks" not in again.events

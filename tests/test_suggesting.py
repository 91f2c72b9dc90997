"""Events of our list, suggested to who corrects a claim."""

from __future__ import annotations

import pytest
from test_page_data import ROWS, frame_of

from dashboard import searching
from dashboard.reading.events import packs, suggesting
from dashboard.showing import app, i18n


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tay bridge", ["tay-bridge-disaster"]),
        ("bridge on the moon of old", []),
        ("kronst", ["kronstadt-rebellion"]),
        ("french revol", ["french-revolution"]),
        ("versailles treaty", ["treaty-of-versailles"]),
        ("great war", ["first-world-war"]),
    ],
)
def test_words_find_events_by_the_beginnings_of_their_names(typed: str, expected: list[str]) -> None:
    found = [event.id for event in suggesting.suggested(packs.load(), typed)]
    assert set(expected) <= set(found)
    assert bool(found) == bool(expected)


def test_few_are_suggested_and_none_for_no_words() -> None:
    gazetteer = packs.load()
    assert suggesting.suggested(gazetteer, "  ") == []
    many = suggesting.suggested(gazetteer, "battle of")
    assert len(many) == suggesting.MOST
    assert all(event.title.startswith("Battle of") for event in many)


def test_the_server_answers_in_the_language_of_the_page() -> None:
    server = app.create(frame_of(ROWS), sources=[], search=searching.searched).server.test_client()
    [first, *_] = server.get("/events?words=tay bridge&lang=de").json["events"]
    assert first["event"] == "tay-bridge-disaster"
    assert first["when"] == "28. Dezember 1879"
    assert first["kind"] == "Unglück"
    assert server.get("/events?words=tay-bridge-disaster&lang=en").json["events"] == [
        {
            "event": "tay-bridge-disaster",
            "title": "Tay Bridge disaster",
            "when": "28 December 1879",
            "kind": "disaster",
        }
    ]
    assert server.get("/events").json == {"events": []}
    without = app.create(frame_of(ROWS), sources=[]).server.test_client()
    assert without.get("/events?words=war").status_code == 404


def test_every_kind_of_event_has_words_in_every_language() -> None:
    kinds = {event.kind for event in packs.load().events.values()} - {""}
    for lang in i18n.languages():
        assert {f"event_kinds.{kind}" for kind in kinds} <= set(i18n.words(lang))

"""A large table as the page gets it: the parts come together to what a small table is sent as.

client/test/packed.test.ts holds that the page reads it.
"""

from __future__ import annotations

import json
from itertools import accumulate
from typing import Any

import pandas as pd
import pytest

from dashboard import edtf, table
from dashboard.background import Background, Reference
from dashboard.showing import app, packed, page_data
from dashboard.showing.packed import Packed

DATES = ("1917-11-07", "1917-11", "1917~", "../1917-11", "1917/..", "1890/1917?", "-0043-03-15", "190X")
KNOWN = Reference("known", "Some event", "1917-11-07")


@pytest.fixture(autouse=True)
def _smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    """A large table is one of 601 claims here, so that the tests are fast."""
    monkeypatch.setattr(packed, "MANY", 600)
    monkeypatch.setattr(packed, "STRETCH", 100)


def claims(n: int) -> pd.DataFrame:
    """Claims of three sources, with ids of all kinds, joined events and letters outside the first plane."""
    rows = [
        {
            "source": f"text-{row % 3}",
            "title": f"Title {row} 𝔸" if row % 5 == 0 else f"Title {row}",
            "edtf": DATES[row % len(DATES)],
            "event": "known" if row % 11 == 0 else f"event-{row % 70}" if row % 2 else f"own-{row}",
            "claim_id": f"text-{row % 3}-{row % 40}-{row}" if row % 7 else f"odd {row}x",
            "paragraph": str(row % 40),
        }
        for row in range(n)
    ]
    return table.completed(pd.DataFrame(rows, dtype=str))


BACKGROUND = Background(references={"known": KNOWN})


def made(**more: Any) -> tuple[pd.DataFrame, Packed]:
    frame = claims(packed.MANY + 1)
    found = packed.packed(frame, sources=[], background=BACKGROUND, **more)
    assert found is not None
    return frame, found


def columns(first: bytes) -> tuple[dict[str, Any], dict[str, list[Any]], bytes]:
    """What is around the claims, the columns by their names, and what stands behind them."""
    assert first[:4] == b"CLM1"
    at = 8 + int.from_bytes(first[4:8], "little")
    head = json.loads(first[8:at])
    found: dict[str, list[Any]] = {}
    for name, size, steps, *values in head["claims"]["columns"]:
        numbers = unzigzagged(first[at : at + size])
        at += size
        numbers = list(accumulate(numbers)) if steps else numbers
        assert len(numbers) == head["claims"]["n"], name
        found[name] = (
            [values[0][number] if name != "event" else number for number in numbers] if values else numbers
        )
    return head, found, first[at:]


def unzigzagged(body: bytes) -> list[int]:
    found, value, shift = [], 0, 0
    for byte in body:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            found.append(value >> 1 if value % 2 == 0 else -(value + 1) // 2)
            value = shift = 0
    return found


def test_a_small_table_and_one_with_a_readers_corrections_are_sent_whole() -> None:
    frame = claims(packed.MANY)
    assert packed.packed(frame, sources=[], background=BACKGROUND) is None
    edited = Background(edited=frozenset({"odd 0x"}))
    assert packed.packed(claims(packed.MANY + 1), sources=[], background=edited) is None


def test_the_first_part_says_what_the_whole_table_would() -> None:
    frame, found = made()
    whole = page_data.claims(frame, background=BACKGROUND)
    head, first, titles = columns(found.first)
    assert head["themes"] == json.loads(page_data.payload(frame, sources=[], background=BACKGROUND))["themes"]
    for name in ("source", "theme", "dated_by", "precision", "weight", "paragraph"):
        assert first[name] == whole[name], name
    for name in ("lent", "starred"):
        assert [bool(flag) for flag in first[name]] == whole[name], name
    assert [(bool(flag & 1), bool(flag & 2)) for flag in first["vague"]] == list(
        zip(whole["approximate"], whole["uncertain"], strict=True)
    )
    sides = [
        (None if length in (-1, -3) else day, None if length < -1 else day if length == -1 else day + length)
        for day, length in zip(first["day"], first["length"], strict=True)
    ]
    assert sides == list(zip(whole["earliest"], whole["latest"], strict=True))
    stands = [
        None if stood is None else day + (length >> 1) + off
        for stood, day, length, off in zip(
            whole["stands"], first["day"], first["length"], first["off"], strict=True
        )
    ]
    assert stands == whole["stands"]
    assert any(first["off"])
    ids = zip(first["id"], first["id_paragraph"], first["id_number"], first["paragraph"], strict=True)
    assert [
        begin + (f"{more + paragraph}-" if count > 1 else "") + (str(number) if count else "")
        for (begin, count), more, number, paragraph in ids
    ] == whole["id"]
    named = head["claims"]["columns"][[name for name, *_ in head["claims"]["columns"]].index("event")][3]
    assert [named[place - 1] if place else None for place in first["event"]] == [
        event if event == "known" or event.startswith("event-") else None for event in frame["event"]
    ]
    text = titles.decode()
    assert text == "".join(frame["title"])
    assert first["titles"] == [len(title.encode("utf-16-le")) // 2 for title in frame["title"]]


def test_rows_come_as_they_are_asked_for() -> None:
    frame, found = made(titled=False)
    assert "titles" not in columns(found.first)[1]
    whole = page_data.claims(frame, background=BACKGROUND)
    told = json.loads(found.rest("all.5-9"))
    assert set(told) == {"event", "title", *columns(found.first)[0]["claims"]["texts"]}
    for name, cells in told.items():
        assert cells == whole[name][5:10], name
    assert json.loads(found.rest("title.1.5.2s")) == {"title": [whole["title"][row] for row in (1, 6, 106)]}


@pytest.mark.parametrize(
    "asked",
    [
        "all.",
        "all.9-5",
        "all.0-601",
        "all.0-100",
        "some.1",
        "title.zzzzz",
        "title.-1",
        "title.1..2",
        "all.x y",
    ],
)
def test_what_cannot_be_answered_is_refused(asked: str) -> None:
    with pytest.raises(LookupError):
        made()[1].rest(asked)


def test_another_cell_or_another_background_makes_another_key() -> None:
    def key(frame: pd.DataFrame, background: Background = BACKGROUND) -> str:
        found = packed.packed(frame, sources=[], background=background)
        assert found is not None
        return str(columns(found.first)[0]["claims"]["key"])

    frame = claims(packed.MANY + 1)
    other = frame.copy()
    other.loc[7, "claim"] = "Another passage."
    assert len({key(frame), key(other), key(frame, Background(remarks={"odd 0x": "Why?"}))}) == 3
    assert key(frame) == key(claims(packed.MANY + 1))


def test_days_beyond_what_a_column_can_hold_are_sent_whole() -> None:
    frame = claims(packed.MANY + 1)
    frame.loc[3, ["edtf", "earliest", "latest"]] = ["Y99999999", *edtf.parse("Y99999999").bounds]
    assert packed.packed(frame, sources=[], background=BACKGROUND) is None


def test_the_server_has_the_table_and_its_rows_at_addresses_that_stay() -> None:
    browser = app.create(claims(packed.MANY + 1), sources=[]).server.test_client()
    page = browser.get("/").get_data(as_text=True)
    address = page.partition('data-url="')[2].partition('"')[0]
    assert address.startswith("/data/")
    assert address.endswith(".bin")
    answer = browser.get(address, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "immutable" in answer.headers["Cache-Control"]
    rows = browser.get(f"{address}/all.0-2")
    assert [answer.status_code, rows.status_code, len(rows.get_json()["title"])] == [200, 200, 3]
    assert browser.get(f"{address}/all.9-5").status_code == 404
    assert browser.get("/data/unknown.bin/all.0-2").status_code == 404

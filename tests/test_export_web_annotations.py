"""Web Annotations: every passage is found again in its text, by its words and by its place."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any
from urllib.parse import unquote

import pytest
from exported import DATED_BY, hard, in_plain_words, noted, ours

from dashboard.showing.export import Request, web_annotations
from dashboard.source import Source

Told = dict[str, Any]


def items(request: Request) -> list[Told]:
    collection = json.loads(web_annotations.to_json(request))
    assert collection["total"] == len(collection["first"]["items"]) == len(request.frame)
    found: list[Told] = collection["first"]["items"]
    return found


def selector(item: Told, kind: str) -> Told | None:
    return next((one for one in item["target"]["selector"] if one["type"] == kind), None)


def texts(request: Request) -> dict[str, str]:
    """Texts by the name that an `ni` address gives them, reckoned here from RFC 6920."""
    found = {}
    for source in request.sources:
        digest = hashlib.sha256(source.text.encode()).digest()
        found["ni:///sha-256;" + base64.urlsafe_b64encode(digest).decode().rstrip("=")] = source.text
    return found


@pytest.mark.parametrize("which", ["hard", "ours"])
def test_every_passage_is_found_again_in_its_text(which: str) -> None:
    """By position, counted in code points; and by quotation with what stands around it, which is there once."""
    request = hard() if which == "hard" else ours()
    known, anchored = texts(request), 0
    for item, row in zip(items(request), request.frame.to_dict("records"), strict=True):
        place, quoted = selector(item, "TextPositionSelector"), selector(item, "TextQuoteSelector")
        assert quoted is not None
        assert quoted["exact"] == row["claim"]
        if place is None:
            continue
        text, anchored = known[item["target"]["source"]["id"]], anchored + 1
        assert text[place["start"] : place["end"]] == row["claim"]
        whole = quoted["prefix"] + quoted["exact"] + quoted["suffix"]
        assert text.count(whole) == 1
        assert text.index(whole) + len(quoted["prefix"]) == place["start"]
    assert anchored == len(request.frame) - (2 if which == "hard" else 0)


def test_places_count_code_points_and_not_utf_16() -> None:
    """The text of HARD begins with two signs beyond the BMP: in UTF-16 its first passage begins two later."""
    request = hard()
    place = selector(items(request)[0], "TextPositionSelector")

    text = request.sources[0].text
    assert place is not None
    assert place["start"] == 9
    assert len(text[:9].encode("utf-16-le")) // 2 == 11


def test_a_quotation_has_32_signs_around_it_or_what_there_is() -> None:
    """At the text's ends there are fewer."""
    found = items(hard())
    first, second = (selector(item, "TextQuoteSelector") for item in found[:2])

    assert first is not None
    assert second is not None
    assert first["prefix"] == "𝕋itle 🎉\n\n"
    assert len(first["suffix"]) == len(second["prefix"]) == web_annotations.AROUND == 32


def test_a_passage_that_its_text_does_not_hold_is_only_quoted() -> None:
    """A text that has changed, or is not known, gets no place that would be wrong."""
    found = items(hard())

    assert [[one["type"] for one in item["target"]["selector"]] for item in found[-2:]] == [
        ["TextQuoteSelector"]
    ] * 2
    assert set(found[-1]["target"]["selector"][0]) == {"type", "exact"}
    assert unquote(found[-1]["target"]["source"]["id"]) == "#source-@home"


@pytest.mark.parametrize("which", ["hard", "ours"])
def test_annotations_read_back_row_by_row(which: str) -> None:
    """Id, title, date, how it is known, event, theme and source of every row."""
    request = hard() if which == "hard" else ours()
    labels = {source.id: source.label for source in [*request.sources, Source("@home")]}
    for item, row in zip(items(request), request.frame.to_dict("records"), strict=True):
        said = {body["purpose"]: body.get("value", body.get("source")) for body in item["body"]}
        when, certainty = in_plain_words(row["edtf"])
        words = "; ".join(filter(None, [when, certainty, DATED_BY[row["dated_by"]], noted(row["calendar"])]))

        assert unquote(item["id"]) == f"#claim-{row['claim_id']}"
        assert (said["describing"], said["classifying"]) == (row["title"], row["edtf"])
        assert said["commenting"] == words
        assert unquote(said["identifying"]) == f"#event-{row['event']}"
        assert said.get("tagging", "") == row["theme"]
        assert labels[row["source"]] in item["target"]["source"]["label"]


def test_an_annotation_has_what_the_model_demands() -> None:
    """One context, a type, a target; ids that are no claim's twice; purposes and motivations of the model."""
    collection = json.loads(web_annotations.to_json(hard()))
    ids = [item["id"] for item in collection["first"]["items"]]
    known = {"describing", "commenting", "classifying", "identifying", "tagging"}

    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert len(set(ids)) == len(ids)
    for item in collection["first"]["items"]:
        assert item["type"] == "Annotation"
        assert {item["motivation"], *(body["purpose"] for body in item["body"])} <= known


def test_a_digest_is_not_said_to_be_its_author_s_words() -> None:
    """Our digests are named as such and have no creator; a full text has its author."""
    assert {item["target"]["source"].get("creator") for item in items(ours())} == {None}
    assert all("digest" in item["target"]["source"]["label"] for item in items(ours()))
    assert items(hard())[0]["target"]["source"]["creator"] == {
        "type": "Person",
        "name": "K. Marx & F. Engels",
    }

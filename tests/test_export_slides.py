"""Slides: one an event, with its date, the passages and what each text says."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from conftest import committed
from exported import framed, hard
from pptx import Presentation

from dashboard.showing import fonts, page_data, query
from dashboard.showing.export import Request, slides
from dashboard.showing.i18n import say


def request(link: str = "", *starred: str, lang: str = "en") -> Request:
    frame, known = committed()
    return Request(
        frame=query.read(frame, link).of(frame),
        sources=known.sources,
        query=link,
        of=len(frame),
        lang=lang,
        background=replace(known.background, starred=frozenset(starred)),
        whole=frame,
    )


def words(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def made(asked: Request) -> Any:
    return Presentation(io.BytesIO(slides.to_pptx(asked)))


def test_each_event_has_a_slide_with_its_date_the_passages_and_both_texts() -> None:
    asked = request()
    claims = page_data.claims(asked.frame, background=asked.background)
    told = [" ".join(words(slide)) for slide in made(asked).slides][1:]
    assert len(told) == asked.frame["event"].nunique()
    shown = list(slides.slides(asked))
    for slide, text in zip(shown, told, strict=True):
        assert slide.title in text
        assert slide.when in text
        assert "Lenihan 2024" in text
        assert "Munoz 2020" in text
    order = [
        next(row for row in page_data.in_time(claims) if claims["event"][row] == event)
        for event in dict.fromkeys(claims["event"][row] for row in page_data.in_time(claims))
    ]
    assert [slide.when for slide in shown] == [claims["when"][row] for row in order]


def test_what_a_slide_does_not_hold_is_in_its_notes() -> None:
    """Every passage of an event is on its slide or in the notes."""
    asked = request()
    for slide, written in zip(slides.slides(asked), list(made(asked).slides)[1:], strict=True):
        notes = written.notes_slide.notes_text_frame.text if written.has_notes_slide else ""
        on_it = " ".join(words(written)) + notes
        for text in slide.texts:
            assert all(passage in on_it for _, passage, _ in text.claims), slide.title


def test_a_text_without_a_claim_says_so_and_stands_last() -> None:
    alone = [
        slide
        for slide in slides.slides(request("source=munoz"))
        if len([one for one in slide.texts if one.claims]) == 1
    ]
    assert alone
    for slide in alone:
        assert [one.label for one in slide.texts] == ["Munoz 2020", "Lenihan 2024"]
        assert slide.texts[1].silent == say("en", "compare.silent_digest")


def test_starred_claims_are_the_lesson() -> None:
    frame, _ = committed()
    names = frame["claim_id"].tolist()
    asked = request("", names[5], names[40])
    assert slides.count(asked) == 3
    assert len(made(asked).slides) == 3


def test_words_fit_into_their_columns() -> None:
    """By the widths of our letters, the claims of each text end above the foot of the slide."""
    for slide in slides.slides(request()):
        for text in slide.texts[:3]:
            for size in (24, 12):
                lines, fits = slides._column(text, 5.8, size)
                heights = [
                    max(run[1] for run in line)
                    * -(
                        -fonts.measure("".join(run[0] for run in line), size=max(run[1] for run in line))
                        // (5.8 * 72)
                    )
                    for line in lines
                    if line
                ]
                if fits and text.claims:
                    assert sum(heights) / 72 < slides._ROOM


def test_more_than_three_texts_go_to_the_notes() -> None:
    frame = framed(
        [
            {
                "claim_id": f"{name}-1",
                "source": name,
                "paragraph": 1,
                "start": 0,
                "end": 1,
                "event": "e",
                "title": "A fair opens",
                "claim": f"{name} tells of the fair.",
                "words": "1851",
                "edtf": "1851",
                "dated_by": "text",
                "rule": "",
                "calendar": "",
                "theme": "",
            }
            for name in "abcde"
        ]
    )
    written = list(made(Request(frame=frame, of=5, whole=frame)).slides)[1]
    assert sum("tells of the fair" in text for text in words(written)) == 3
    notes = written.notes_slide.notes_text_frame.text
    assert all(f"{name} tells of the fair." in notes for name in "abcde")


def test_the_same_claims_give_the_same_bytes_and_hard_ones_are_words() -> None:
    assert slides.to_pptx(hard()) == slides.to_pptx(hard())
    assert any("<feud>" in text for slide in made(hard()).slides for text in words(slide))


@pytest.mark.parametrize(("lang", "says"), [("en", "Made with Claimline"), ("de", "Erstellt mit Claimline")])
def test_the_first_slide_says_what_it_is_and_who_made_it(lang: str, says: str) -> None:
    first = " ".join(words(made(request(lang=lang)).slides[0]))
    assert says in first
    assert "Manus Lenihan" in first

"""Why a text gave no claim: one sentence for whoever wonders."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.reading.blocks import Document
from dashboard.reading.dates import find, other_languages
from dashboard.reading.words import LANGUAGE, load


@dataclass(frozen=True, slots=True)
class Silence:
    """What stood in the way of claims; `failed` if the text could not be read."""

    why: str
    failed: bool


def of(document: Document) -> Silence:
    """Why a document gave no claim."""
    language = document.language or other_languages.detect(document.text)
    if language != LANGUAGE:
        name = load("parts")["languages"].get(language, language)
        return Silence(f"no claims, because it is in {name}; outside English only plain dates are read", True)
    if not any(block.zone == "body" for block in document.blocks):
        return Silence(
            "no claims, because no paragraph was found; sentences should end with a full stop", True
        )
    dates = [found for found in find.find(document) if found.zone == "body" and found.edtf]
    if not dates:
        why = "no claims, because no date was found in its paragraphs, nor an event that Claimline knows"
        return Silence(why, False)
    first = " ".join(document.text[dates[0].start : dates[0].end].split())
    return Silence(f"no claims: no sentence tells what happened at its dates, such as {first!r}", False)

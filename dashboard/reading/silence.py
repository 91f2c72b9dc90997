"""Why a text gave no claim: one sentence for whoever wonders."""

from __future__ import annotations

from dashboard.reading.blocks import Document
from dashboard.reading.dates import find, other_languages
from dashboard.reading.words import LANGUAGE, load


def why(document: Document) -> str:
    """What stands in the way of claims, and what would be right."""
    language = other_languages.detect(document.text)
    if language != LANGUAGE:
        name = load("parts")["languages"].get(language, language)
        return f"no claims, because it is in {name}; outside English only plain dates are read"
    if not any(block.zone == "body" for block in document.blocks):
        return "no claims, because no paragraph was found; sentences should end with a full stop"
    dates = [found for found in find.find(document) if found.zone == "body" and found.edtf]
    if not dates:
        return "no claims, because no date was found in its paragraphs, nor an event that Claimline knows"
    first = document.text[dates[0].start : dates[0].end]
    return f"no claims: no sentence tells what happened at its dates, such as {' '.join(first.split())!r}"

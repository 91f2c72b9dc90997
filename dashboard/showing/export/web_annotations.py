"""The passages as W3C Web Annotations (https://www.w3.org/TR/annotation-model/).

A passage is found again by its words with 32 characters before and after (TextQuoteSelector), and by its
place (TextPositionSelector). The places count Unicode code points, as the model demands, from 0, the end
exclusive: indices into a Python string, and not UTF-16 units, of which a character beyond the Basic
Multilingual Plane has two. Where a text is not known, there is the quotation alone.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote

from dashboard.showing.export.claim_facts import Told, heading, summary, to_bytes, told
from dashboard.showing.export.request import Request
from dashboard.showing.i18n import say
from dashboard.source import Source

AROUND = 32
"""Characters of a TextQuoteSelector's prefix and suffix, as annotation tools write them."""


def to_json(request: Request) -> bytes:
    """An AnnotationCollection with one page; ids are the document's own, `#claim-…`."""
    items = list(_annotations(request))
    page = {"id": "#page", "type": "AnnotationPage", "startIndex": 0, "items": items}
    return to_bytes(
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": "#collection",
            "type": "AnnotationCollection",
            "label": f"{heading(request)}: {summary(request)}",
            "total": len(items),
            "first": page,
        }
    )


def _annotations(request: Request) -> Iterator[dict[str, object]]:
    for claim in told(request):
        yield {
            "id": f"#claim-{quote(claim.id, safe='')}",
            "type": "Annotation",
            "motivation": "describing",
            "body": list(_bodies(claim, lang=request.lang)),
            "target": {
                "type": "SpecificResource",
                "source": _text(claim.source, lang=request.lang),
                "selector": _selectors(claim),
            },
        }


def _bodies(claim: Told, *, lang: str) -> Iterator[dict[str, str]]:
    """What is said of a passage: its heading, its date in words and in EDTF, its event and its theme."""
    yield {"type": "TextualBody", "purpose": "describing", "value": claim.title, "format": "text/plain"}
    words = f"{claim.when}; {claim.known}"
    yield {"type": "TextualBody", "purpose": "commenting", "value": words, "language": lang}
    yield {"type": "TextualBody", "purpose": "classifying", "value": claim.date.text}
    event = f"#event-{quote(claim.event, safe='')}"
    yield {"type": "SpecificResource", "purpose": "identifying", "source": event}
    if claim.theme:
        yield {"type": "TextualBody", "purpose": "tagging", "value": claim.theme}


@lru_cache(maxsize=64)
def address(text: str) -> str:
    """The id of a text: its SHA-256 as an `ni` URI (RFC 6920), the same wherever the text is."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _text(source: Source, *, lang: str) -> dict[str, object]:
    name = f"{source.title} ({source.label})" if source.title else source.label
    name = say(lang, "export.digest", text=name) if source.kind == "digest" else name
    known = address(source.text) if source.text else f"#source-{quote(source.id, safe='')}"
    text: dict[str, object] = {"id": known, "type": "Text", "format": "text/plain", "label": name}
    if source.author and source.kind != "digest":  # a digest's words are not the author's
        text["creator"] = {"type": "Person", "name": source.author}
    return text


def _selectors(claim: Told) -> list[dict[str, object]]:
    text, start, end = claim.source.text, claim.start, claim.end
    quoted: dict[str, object] = {"type": "TextQuoteSelector", "exact": claim.passage}
    if not claim.passage or text[start:end] != claim.passage:
        return [quoted]
    quoted |= {"prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]}
    return [quoted, {"type": "TextPositionSelector", "start": start, "end": end}]

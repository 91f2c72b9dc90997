"""The claims as JSON-LD in the words of schema.org: a Claim, whose `appearance` is the text that makes it.

`temporalCoverage` is a period of ISO 8601, as schema.org asks; what ISO 8601 cannot say (about, perhaps,
spring) is in `temporal`, the EDTF string, and in `description`, in words. Events have no date of their own
here, because two texts may date one differently. https://schema.org/Claim
"""

from __future__ import annotations

import re
from urllib.parse import quote

from dashboard import edtf
from dashboard.showing import page_data
from dashboard.showing.export.claim_facts import Told, heading, summary, to_bytes, told
from dashboard.showing.export.request import Request
from dashboard.showing.i18n import say
from dashboard.source import Source

_PLAIN = re.compile(r"-?\d{4}(-(0\d|1[0-2])(-\d\d)?)?", re.ASCII)


def to_json(request: Request) -> bytes:
    """Dataset, texts and claims; ids are the document's own: `#claim-…`, `#source-…`, `#event-…`."""
    sources = page_data.shown_sources(request.frame, sources=request.sources)
    whole = {
        "@type": "Dataset",
        "@id": "#dataset",
        "name": heading(request),
        "description": summary(request),
        "hasPart": [{"@id": _id("claim", claim_id)} for claim_id in request.frame["claim_id"]],
    }
    texts = [node for source in sources for node in _works(source, lang=request.lang)]
    claims = [_claim(claim) for claim in told(request)]
    return to_bytes({"@context": "https://schema.org", "@graph": [whole, *texts, *claims]})


def _id(kind: str, name: str) -> str:
    return f"#{kind}-{quote(name, safe='')}"


def _works(source: Source, *, lang: str) -> list[dict[str, object]]:
    """The essay. A digest, whose words are not the author's, also names the essay that it is based on."""
    essay: dict[str, object] = {"@type": "Article", "@id": _id("source", source.id), "identifier": source.id}
    essay["name"] = source.title or source.label
    if source.author:
        essay["author"] = {"@type": "Person", "name": source.author}
    if _PLAIN.fullmatch(source.published):
        essay["datePublished"] = source.published
    if source.kind != "digest":
        return [essay]
    name = say(lang, "export.digest", text=source.title or source.label)
    digest = {"@type": "CreativeWork", "@id": _id("digest", source.id), "name": name}
    return [essay, digest | {"isBasedOn": {"@id": essay["@id"]}}]


def _claim(claim: Told) -> dict[str, object]:
    appearance = "digest" if claim.source.kind == "digest" else "source"
    node: dict[str, object] = {
        "@type": "Claim",
        "@id": _id("claim", claim.id),
        "identifier": claim.id,
        "name": claim.title,
        "text": claim.passage,
        "description": f"{claim.when}; {claim.known}",
        "temporalCoverage": _coverage(claim.date),
        "temporal": claim.date.text,
        "keywords": [claim.theme] if claim.theme else [],
        "about": {"@type": "Event", "@id": _id("event", claim.event), "identifier": claim.event},
        "appearance": {"@id": _id(appearance, claim.source.id)},
    }
    if claim.source.author:
        node["author"] = {"@type": "Person", "name": claim.source.author}
    if _PLAIN.fullmatch(claim.source.published):
        node["datePublished"] = claim.source.published
    return node


def _coverage(date: edtf.Date) -> str:
    """A date or a period of ISO 8601-1, an open side written `..`."""
    start, slash, end = date.text.partition("/")
    if _PLAIN.fullmatch(start) and (not slash or _PLAIN.fullmatch(end)) and date.precision != "season":
        return date.text
    first, last = date.bounds
    return first if first == last else f"{first or '..'}/{last or '..'}"

"""schema.org Claim: every row reads back, dates are ISO 8601 where schema.org wants them, EDTF beside them."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import unquote

import pytest
from exported import DATED_BY, HARD, hard, in_plain_words, noted, ours

from dashboard import edtf
from dashboard.showing.export import Request, schema_org

ISO = re.compile(r"-?\d{4,}(-(0[1-9]|1[0-2])(-\d\d)?)?")
# What schema.org 29 lets a Claim, an Article and a Dataset have (https://schema.org/Claim and its parents).
PROPERTIES = {
    "Claim": {
        "name",
        "text",
        "description",
        "temporalCoverage",
        "temporal",
        "keywords",
        "about",
        "appearance",
    }
    | {"author", "datePublished", "identifier"},
    "Article": {"identifier", "name", "author", "datePublished"},
    "CreativeWork": {"name", "isBasedOn"},
    "Dataset": {"name", "description", "hasPart"},
}


def graph(request: Request) -> list[dict[str, Any]]:
    document = json.loads(schema_org.to_json(request))
    assert document["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = document["@graph"]
    return nodes


def of_type(nodes: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    return [node for node in nodes if node["@type"] == name]


@pytest.mark.parametrize("which", ["hard", "ours"])
def test_claims_read_back_row_by_row(which: str) -> None:
    """Id, title, passage, date, how it is known, event, theme and source of every row."""
    request = hard() if which == "hard" else ours()
    nodes = graph(request)
    by_id = {node["@id"]: node for node in nodes}
    for node, row in zip(of_type(nodes, "Claim"), request.frame.to_dict("records"), strict=True):
        when, certainty = in_plain_words(row["edtf"])
        words = "; ".join(filter(None, [when, certainty, DATED_BY[row["dated_by"]], noted(row["calendar"])]))
        work = by_id[node["appearance"]["@id"]]
        essay = by_id[work["isBasedOn"]["@id"]] if "isBasedOn" in work else work

        assert (node["identifier"], node["name"], node["text"]) == (
            row["claim_id"],
            row["title"],
            row["claim"],
        )
        assert unquote(node["@id"]) == f"#claim-{row['claim_id']}"
        assert (node["temporal"], node["description"]) == (row["edtf"], words)
        assert node["about"]["identifier"] == row["event"]
        assert "".join(node["keywords"]) == row["theme"]
        assert essay["identifier"] == row["source"]
        assert node.get("author") == essay.get("author")
        assert node.get("datePublished") == essay.get("datePublished")


COVERAGE = {
    "-0043-03-15": "-0043-03-15",
    "0000": "0000",
    "Y-50000": "-50000-01-01/-50000-12-31",
    "192X": "1920-01-01/1929-12-31",
    "../1918-03": "../1918-03-31",
    "1917/..": "1917-01-01/..",
    "1927~/1929~": "1927-01-01/1929-12-31",
    "1930?": "1930-01-01/1930-12-31",
    "[1917,1918]": "1917-01-01/1918-12-31",
    "1918-21": "1918-03-01/1918-05-31",
    "1917-10": "1917-10",
    "1917-11-07/1917-11-08": "1917-11-07/1917-11-08",
    "1801/1900": "1801/1900",
}


def test_coverage_is_iso_8601_and_means_the_same_days() -> None:
    """Plain dates stay; what ISO 8601 cannot write is told by its first and last day, open sides by two dots."""
    nodes = {node["temporal"]: node["temporalCoverage"] for node in of_type(graph(hard()), "Claim")}

    assert {date: nodes[date] for date in COVERAGE} == COVERAGE
    for date, coverage in nodes.items():
        assert all(ISO.fullmatch(part) or part == ".." for part in coverage.split("/"))
        if date != "Y-50000":
            assert edtf.parse(coverage).bounds == edtf.parse(date).bounds
    assert len(nodes) == len({date for _, _, date, *_ in HARD} | {"1848"})


@pytest.mark.parametrize("which", ["hard", "ours"])
def test_only_words_of_schema_org_are_used_and_every_reference_leads_somewhere(which: str) -> None:
    """No node is named twice, and what is pointed at is there."""
    nodes = graph(hard() if which == "hard" else ours())
    ids = [node["@id"] for node in nodes]

    assert len(set(ids)) == len(ids)
    for node in nodes:
        assert set(node) - {"@type", "@id"} <= PROPERTIES[node["@type"]]
        for pointed in [
            *node.get("hasPart", []),
            *(node[name] for name in ("appearance", "isBasedOn") if name in node),
        ]:
            assert pointed["@id"] in ids


def test_a_digest_is_a_work_based_on_the_essay() -> None:
    """The claims are the author's, the words of the passage are the digest's."""
    nodes = graph(ours())

    assert [work["isBasedOn"]["@id"] for work in of_type(nodes, "CreativeWork")] == [
        "#source-lenihan",
        "#source-munoz",
    ]
    assert {node["appearance"]["@id"] for node in of_type(nodes, "Claim")} == {
        "#digest-lenihan",
        "#digest-munoz",
    }
    assert of_type(nodes, "Claim")[0]["author"] == {"@type": "Person", "name": "Manus Lenihan"}

"""The Table Schema for other programs says what our own table says."""

from __future__ import annotations

import json
import re
from pathlib import Path

from dashboard import table


def test_the_schema_names_our_columns_in_our_words(root: Path) -> None:
    """Same columns, same order, same descriptions."""
    schema = json.loads((root / "docs/events.schema.json").read_text("utf-8"))

    assert {field["name"]: field["description"] for field in schema["fields"]} == table.COLUMNS
    assert [field["name"] for field in schema["fields"]] == list(table.COLUMNS)


def test_the_committed_table_keeps_the_schema(root: Path) -> None:
    """Every cell of events.csv has the type and keeps the constraints that the schema promises."""
    schema = json.loads((root / "docs/events.schema.json").read_text("utf-8"))
    frame, problems = table.read(root / "events.csv")

    assert problems == []
    for field in schema["fields"]:
        rules = field.get("constraints", {})
        for value in frame[field["name"]]:
            assert value or not rules.get("required"), field["name"]
            assert re.fullmatch(rules.get("pattern", ".*"), value), (field["name"], value)
            assert value in rules.get("enum", [value])
            if field["type"] == "integer":
                assert rules["minimum"] <= int(value) <= rules.get("maximum", int(value))
    assert not frame.duplicated(schema["primaryKey"]).any()

"""The header of a text, `key: value` between rules, as digests and many Markdown files have it."""

from __future__ import annotations

import re

_HEADER = re.compile(
    r"---[ \t]*\n(?P<lines>[ \t]*[\w-]+:[^\n]*\n(?:[^\n]*\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|$)"
)
_FIELD = re.compile(r"(?P<key>[\w-]+):[ \t]*(?P<value>.*)")
_ITEM = re.compile(r"[ \t]*(?:-[ \t]+(?:name:[ \t]*)?|name:[ \t]*)(?P<value>\S.*)")
_OTHER_NAMES = {
    "authors": "author",
    "by": "author",
    "date": "published",
    "datum": "published",
    "autor": "author",
}


def read(text: str) -> tuple[dict[str, str], int]:
    """The fields of the header that opens a text, and where it ends; none and 0 if it has no header."""
    found = _HEADER.match(text)
    if not found:
        return {}, 0
    fields: dict[str, str] = {}
    key = ""
    for line in found["lines"].splitlines():
        field, item = _FIELD.match(line), _ITEM.match(line)
        if field:
            key = _OTHER_NAMES.get(field["key"].lower(), field["key"].lower())
            fields.setdefault(key, _bare(field["value"]))
        elif item and key:  # a list of values
            fields[key] = " and ".join(filter(None, (fields[key], _bare(item["value"]))))
    return fields, found.end()


def _bare(value: str) -> str:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return " and ".join(_bare(each) for each in value[1:-1].split(","))
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value

"""A tree of Dash components as HTML text, for what must be on the screen before any script runs."""

from __future__ import annotations

from html import escape
from typing import Any

from dash.development.base_component import Component

_NAMES = {"className": "class", "htmlFor": "for", "tabIndex": "tabindex", "hrefLang": "hreflang"}
_VOID = {"br", "hr", "img", "wbr"}


def to_html(node: Any, *, live: bool = False) -> str:
    """The node and all below it. Graphs and other components that are no plain HTML are left out.

    `live` is for a page that works without Dash: elements keep their ids, graphs are empty boxes with theirs.
    """
    if node is None:
        return ""
    if isinstance(node, (list, tuple)):
        return "".join(to_html(one, live=live) for one in node)
    if not isinstance(node, Component):
        return escape(str(node))
    plain: Any = node  # Dash has no types for this method
    properties = plain.to_plotly_json()
    if properties["namespace"] != "dash_html_components":
        graph = live and properties["type"] == "Graph"
        return f'<div id="{escape(properties["props"]["id"])}"></div>' if graph else ""
    tag = str(properties["type"]).lower()
    opened = f"<{tag}{_attributes(properties['props'], live=live)}>"
    if tag in _VOID:
        return opened
    return f"{opened}{to_html(properties['props'].get('children'), live=live)}</{tag}>"


def _attributes(properties: dict[str, Any], *, live: bool) -> str:
    # Of two pages with the same ids, the server's frame and the live one, only the live one has them.
    unwritten = ("children", "style") if live else ("children", "style", "id")
    written = []
    for name, value in properties.items():
        if name in unwritten or value is None or value is False:
            continue
        known = _NAMES.get(name, name)
        written.append(known if value is True else f'{known}="{escape(str(value))}"')
    if isinstance(properties.get("style"), dict):
        rules = ";".join(f"{_hyphened(name)}:{value}" for name, value in properties["style"].items())
        written.append(f'style="{escape(rules)}"')
    return "".join(f" {attribute}" for attribute in written)


def _hyphened(name: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)

"""A tree of Dash components as HTML text, for what must be on the screen before any script runs."""

from __future__ import annotations

from html import escape
from typing import Any

from dash.development.base_component import Component

_NAMES = {"className": "class", "htmlFor": "for", "tabIndex": "tabindex"}
_VOID = {"br", "hr", "img", "wbr"}
_UNWRITTEN = (
    "children",
    "style",
    "id",
)  # an id belongs to the live page, which follows and has the same ones


def to_html(node: Any) -> str:
    """The node and all below it; components other than plain HTML elements, such as graphs, are left out."""
    if node is None:
        return ""
    if isinstance(node, (list, tuple)):
        return "".join(map(to_html, node))
    if not isinstance(node, Component):
        return escape(str(node))
    plain: Any = node  # Dash has no types for this method
    properties = plain.to_plotly_json()
    if properties["namespace"] != "dash_html_components":
        return ""
    tag = str(properties["type"]).lower()
    opened = f"<{tag}{_attributes(properties['props'])}>"
    return opened if tag in _VOID else f"{opened}{to_html(properties['props'].get('children'))}</{tag}>"


def _attributes(properties: dict[str, Any]) -> str:
    written = []
    for name, value in properties.items():
        if name in _UNWRITTEN or value is None or value is False:
            continue
        known = _NAMES.get(name, name)
        written.append(known if value is True else f'{known}="{escape(str(value))}"')
    if isinstance(properties.get("style"), dict):
        rules = ";".join(f"{_hyphened(name)}:{value}" for name, value in properties["style"].items())
        written.append(f'style="{escape(rules)}"')
    return "".join(f" {attribute}" for attribute in written)


def _hyphened(name: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)

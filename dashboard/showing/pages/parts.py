"""Small pieces that the page is made of, each an element that the scripts know by its `data-` attributes."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard.showing import i18n


def data(**attributes: str) -> dict[str, Any]:
    """Attributes whose names have a hyphen where Python needs an underscore: `aria_label`, `data_url`."""
    return {name.replace("_", "-"): value for name, value in attributes.items()}


def named(name: str, **more: str) -> dict[str, Any]:
    """The same, with a name for those who listen to the page."""
    return data(aria_label=name, **more)


def button(words: str, kind: str = "", *, title: str = "", **attributes: str) -> html.Button:
    """A button; `kind` is its class."""
    return html.Button(
        words, type="button", className=kind or None, title=title or None, **data(**attributes)
    )


def group(name: str, children: list[html.Button], *, kind: str = "chips") -> html.Div:
    """Buttons that belong together."""
    return html.Div(children, className=kind, role="group", **named(name))


def count(lang: str, number: int) -> html.Span:
    """A live count; its digits' room is reserved, so that nothing changes its width when counts change."""
    told = i18n.number(lang, number)
    return html.Span(told, className="count", style={"minWidth": f"{len(str(number))}ch"})

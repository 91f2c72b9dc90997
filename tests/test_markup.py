"""A tree of Dash components as HTML text."""

from __future__ import annotations

from dash import dcc, html

from dashboard.showing.pages import markup


def test_elements_attributes_and_text_are_written() -> None:
    tree = html.Div([html.P("One & two", className="a b"), None, 3], role="group", **{"aria-label": '"x"'})
    assert (
        markup.to_html(tree)
        == '<div role="group" aria-label="&quot;x&quot;"><p class="a b">One &amp; two</p>3</div>'
    )


def test_markup_in_a_text_stays_text() -> None:
    assert markup.to_html(html.P("<script>alert(1)</script>")) == (
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"
    )


def test_flags_styles_and_names_are_those_of_html() -> None:
    tree = html.Button("x", hidden=True, tabIndex="0", style={"minWidth": "3ch", "color": "red"})
    assert markup.to_html(tree) == ('<button hidden tabindex="0" style="min-width:3ch;color:red">x</button>')


def test_ids_and_components_that_need_scripts_are_left_out() -> None:
    assert markup.to_html(html.Div([dcc.Graph(id="g"), html.Br()], id="d")) == "<div><br></div>"

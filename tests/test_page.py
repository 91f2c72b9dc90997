"""The page's frame: its heading, and what it says when something is missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import Markup
from test_page_data import ROWS, frame_of

from dashboard.showing import client, headings, i18n
from dashboard.showing.pages import page
from dashboard.source import Source

CLIENT = Path(__file__).parent.parent / "client"
LENIHAN = Source("lenihan", title="Did Lenin lead to Stalin?", author="Manus Lenihan", published="2024")
MUNOZ = Source("munoz", title="Lenin Versus Stalin", author="Gabriel Munoz", published="2020")
PLAIN = [Source("a"), Source("b"), Source("c")]


@pytest.mark.parametrize(
    ("sources", "claims", "heading", "below"),
    [
        ([LENIHAN, MUNOZ], 171, "Did Lenin lead to Stalin?", "Two essays · 171 dated claims · one time axis"),
        ([LENIHAN], 1, "Did Lenin lead to Stalin?", "One essay · 1 dated claim · one time axis"),
        (PLAIN, 1204, "a, b and c", "3 sources · 1,204 dated claims · one time axis"),
        (PLAIN[:1], 2, "a", "1 source · 2 dated claims · one time axis"),
        (PLAIN * 4, 12, "Dated claims on one time axis", "12 sources · 12 dated claims · one time axis"),
        (
            [LENIHAN, MUNOZ, Source("c")],
            9,
            "Lenihan 2024, Munoz 2020 and c",
            "3 sources · 9 dated claims · one time axis",
        ),
    ],
)
def test_the_heading_is_made_from_the_data(
    sources: list[Source], claims: int, heading: str, below: str
) -> None:
    assert headings.title(sources) == heading
    assert headings.counted(sources, claims=claims) == below


OF_A_PANEL = {"chart"}
"""Parts that stand in the panel of one view and are lent to others by the script (panels/tabs.ts)."""


def written(problems: list[str], *, view: str = "") -> str:
    frame = frame_of(ROWS)
    return page.markup(
        frame,
        sources=[Source("b"), Source("a")],
        problems=problems,
        data_url="/data/x.json",
        chart=Markup("<i></i>"),
        view=view,
    )


@pytest.mark.parametrize("view", client.views())
def test_the_page_opens_with_the_view_that_is_asked_for(view: client.View) -> None:
    """Its panel alone, and the parts that it needs; all is so before a script runs, so that nothing jumps."""
    text = written([], view=view.name)
    panels = re.findall(r'<section id="panel-([\w-]+)" class="panel"[^>]*?( hidden)?>', text)
    assert [name for name, _ in panels] == [each.name for each in client.views()]
    assert [name for name, hidden in panels if not hidden] == [view.name]
    parts = dict(re.findall(r'data-part="(\w+)"( hidden)?', text))
    assert {name for name, hidden in parts.items() if not hidden} == set(view.parts) - OF_A_PANEL
    assert f'data-view="{view.name}" data-failed' in text


def test_every_part_that_a_view_names_is_on_the_page_and_a_view_without_a_tab_has_a_button() -> None:
    text = written([])
    assert {part for view in client.views() for part in view.parts} - OF_A_PANEL == set(
        re.findall(r'data-part="(\w+)"', text)
    )
    tabs = re.findall(r'role="tab" tabindex="-?\d" data-view="([\w-]+)"', text)
    buttons = re.findall(r'class="exercise"[^>]*data-view="([\w-]+)"', text)
    assert tabs == [view.name for view in client.views() if view.tab]
    assert buttons == [view.name for view in client.views() if not view.tab]


def test_a_view_that_there_is_not_is_the_first() -> None:
    assert written([], view="nonsense") == written([])


def test_chips_show_how_many_claims_each_filter_has() -> None:
    chips = re.findall(r"<button[^>]*data-count[^>]*>", written([]))
    shown = {(value_of(chip, "data-value"), value_of(chip, "data-count")) for chip in chips}
    assert shown == {("b", "2"), ("a", "1"), ("war", "2"), ("peace-and-bread", "1")}


@pytest.mark.parametrize(("way", "told"), [("text", False), ("editor", True)])
def test_an_editor_is_named_only_where_one_dates_a_claim(way: str, told: bool) -> None:
    frame = frame_of([ROWS[0] | {"dated_by": way}, *ROWS[1:]])
    shown = page.markup(
        frame, sources=[Source("b"), Source("a")], problems=[], data_url="/x", chart=Markup("")
    )
    assert ('data-value="editor"' in shown) is told
    assert (i18n.say("en", "legend.editor").split("'")[0] in shown) is told


def value_of(tag: str, name: str) -> str:
    return re.findall(rf' {name}="([^"]*)"', tag)[0]


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (1, "1 thing in the table is broken; its row is left out"),
        (1500, "1,500 things in the table are broken; those rows are left out"),
    ],
)
def test_broken_rows_are_one_quiet_notice(count: int, sentence: str) -> None:
    text = written([f"line {n}, edtf: wrong" for n in range(count)])
    assert sentence in text
    assert text.count("<li>line") == min(count, 200)


def test_no_notice_without_broken_rows() -> None:
    assert 'class="notice"' not in written([])


def test_without_any_claims_the_page_says_what_to_do() -> None:
    empty = frame_of(ROWS).iloc[:0]
    text = page.markup(empty, sources=[], problems=["line 2: broken"], data_url="", chart=Markup(""))
    assert "claimline extract" in text
    assert "line 2: broken" in text
    assert "data-facet" not in text


def test_the_legend_begins_with_the_signs_that_the_script_knows() -> None:
    """In the same order; those that are probably in the picture are there before it."""
    text = (CLIENT / "src" / "chart" / "legend.ts").read_text("utf-8")
    found = re.search(r"SIGNS = \[(.*?)\]", text)
    signs = page._signs(frame_of(ROWS))
    assert found
    assert [sign["name"] for sign in signs] == re.findall(r'"(\w+)"', found[1])
    assert {sign["likely"] for sign in signs} == {True, False}

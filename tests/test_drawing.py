"""The chart drawn without a browser: the page's own scripts give the page's own picture."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard import table
from dashboard.showing import client, colours, drawing, fonts
from dashboard.showing.drawing import Dot, Drawing, Word
from dashboard.showing.drawing import Path as Outline
from dashboard.source import Source


@pytest.fixture(scope="module")
def frame(root: Path) -> pd.DataFrame:
    return table.read(root / "events.csv")[0]


def made(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """A table of (source, title, edtf)."""
    return table.completed(pd.DataFrame(rows, columns=list(table.NEEDED), dtype=str))


def chart(frame: pd.DataFrame, **more: Any) -> Drawing:
    return drawing.chart(frame, **({"sources": [], "width": 1200, "height": 700} | more))


def words(picture: Drawing) -> list[Word]:
    return [item for item in picture.items if isinstance(item, Word)]


def box(word: Word) -> tuple[float, float, float, float]:
    left = word.x - word.width * {"start": 0, "middle": 0.5, "end": 1}[word.anchor]
    return left, left + word.width, word.y - word.size / 2, word.y + word.size / 2


def touching(picture: Drawing) -> list[tuple[str, str]]:
    boxes = [(word.text, box(word)) for word in words(picture)]
    return [
        (one, other)
        for number, (one, a) in enumerate(boxes)
        for other, b in boxes[number + 1 :]
        if min(a[1], b[1]) - max(a[0], b[0]) > 0.5 and min(a[3], b[3]) - max(a[2], b[2]) > 0.5
    ]


@pytest.fixture
def asked(frame: pd.DataFrame, monkeypatch: pytest.MonkeyPatch) -> str:
    """What Python asks of the scripts for the committed table."""
    kept: list[str] = []
    answer = client.draw
    monkeypatch.setattr(client, "draw", lambda name, text: kept.append(text) or answer(name, text))
    chart(frame)
    return kept[0]


def test_both_engines_draw_the_same(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """QuickJS, and V8 for machines for which QuickJS has no wheel."""
    monkeypatch.undo()
    quick = client.draw("drawn", asked)
    monkeypatch.setitem(sys.modules, "quickjs", None)
    assert client.draw("drawn", asked) == quick


def test_the_essays_have_sixty_labels_that_do_not_touch(frame: pd.DataFrame) -> None:
    picture = chart(frame)
    assert len(picture.marks) >= 60
    assert touching(picture) == []


def test_a_label_is_where_its_mark_says_and_tells_its_rows(frame: pd.DataFrame) -> None:
    picture = chart(frame)
    at = {(word.x, word.y): word.text for word in words(picture)}
    for mark in picture.marks:
        shown = at[mark.x, mark.y].partition(" ×")[0].removesuffix("…")
        assert frame["title"].iloc[mark.rows[0]].startswith(shown)
        assert mark.left <= mark.x < mark.right


def test_nothing_leaves_the_picture(frame: pd.DataFrame) -> None:
    picture = chart(frame, width=900, height=500)
    for word in words(picture):
        left, right, top, bottom = box(word)
        assert left >= 0, word
        assert right <= 900, word
        assert top >= 0, word
        assert bottom <= 500, word
    points = [
        p for item in picture.items if isinstance(item, Outline) for outline in item.outlines for p in outline
    ]
    assert all(-1 <= x <= 901 and -1 <= y <= 501 for x, y in points)


def test_a_day_is_a_dot_and_a_year_a_bar() -> None:
    picture = chart(
        made(("a", "Day", "1920-05-01"), ("a", "About", "1921-05-03~"), ("a", "Years", "1910/1930"))
    )
    assert sorted(item.shape for item in picture.items if isinstance(item, Dot)) == ["circle", "diamond"]
    assert len(picture.marks) == 3


def test_a_lane_says_how_many_claims_have_no_label() -> None:
    rows = [("a", f"A rather long title for number {n}", "1917-10") for n in range(60)]
    picture = chart(made(*rows, ("a", "Far", "1800")), width=600, height=300)
    hidden = 61 - len(picture.marks)
    assert hidden > 0
    assert f"+{hidden} unlabelled" in {word.text for word in words(picture)}
    assert not any("zoom" in word.text for word in words(picture))


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("<b>Bold</b> & sons &amp;", "<b>Bold</b> & sons &amp;"),
        ("Łódź, Kyïv, Πάτρα", "Łódź, Kyïv, Πάτρα"),
        ("😀" * 40, None),
    ],
)
def test_any_letters_are_drawn_as_they_are(title: str, shown: str | None) -> None:
    """A letter outside the basic plane is two in JavaScript; a label cut between them loses both."""
    picture = chart(made(("a", title, "1917")), width=400)
    text = next(
        word.text for word in words(picture) if (word.x, word.y) == (picture.marks[0].x, picture.marks[0].y)
    )
    assert text == shown if shown else set(text) == {"😀", "…"}
    assert text.encode()


def test_letters_are_measured_in_the_font_that_comes_along() -> None:
    """Sums of the font's advance widths; a letter that it lacks is taken for a wide one."""
    assert fonts.measure("", size=12) == 0
    assert fonts.measure("mm", size=12) == pytest.approx(2 * fonts.measure("m", size=12))
    assert fonts.measure("m", size=12, bold=True) > fonts.measure("m", size=12) > fonts.measure("i", size=12)
    assert fonts.measure("中", size=12) == 12
    assert fonts.fitted("Petrograd", room=1000, size=12) == "Petrograd"
    cut = fonts.fitted("Petrograd", room=40, size=12)
    assert cut.endswith("…")
    assert fonts.measure(cut, size=12) <= 40


@pytest.mark.parametrize("sources", [0, 1, 2, 3, 6])
def test_every_source_has_its_lane(sources: int) -> None:
    frame = made(*[(f"s{n}", f"Title {n}", f"{1900 + n}") for n in range(sources)])
    known = [Source(f"s{n}", author=f"A. Writer{n}", published="2020") for n in range(sources)]
    told = {word.text for word in words(chart(frame, sources=known))}
    assert {f"WRITER{n} 2020" for n in range(sources)} <= told


def test_a_scale_that_there_is_not_is_refused(frame: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match="'log' is neither of elastic, true"):
        chart(frame, scale="log")


def test_true_scale_gives_every_year_the_same_room() -> None:
    frame = made(*[("a", f"T{n}", f"{1900 + 10 * n}-06-15") for n in range(5)])
    dots = sorted(item.x for item in chart(frame, scale="true").items if isinstance(item, Dot))
    gaps = [b - a for a, b in pairwise(dots)]
    assert max(gaps) - min(gaps) < 1


def test_the_style_sheet_s_colours_are_those_of_the_palette() -> None:
    light, dark = colours.palette(), colours.palette(dark=True, ground="#000000")
    assert len(light["sources"]) == len(dark["sources"]) == 8
    assert light["sources"][0] == "#a8402a"
    assert (light["dark"], dark["dark"], dark["paper"]) == (False, True, "#000000")
    assert set(light) == set(dark)
    assert light["ink"] != dark["ink"]


def test_of_a_very_long_title_as_much_is_kept_as_fits() -> None:
    """Measured once from its beginning, and not again for every letter: two million letters would take days."""
    room, size = 500, 10
    cut = fonts.fitted("Petrograd " * 200_000, room=room, size=size)
    assert fonts.measure(cut, size=size) <= room < fonts.measure(f"{cut[:-1]}xx…", size=size)
    assert fonts.fitted("Petrograd", room=0, size=size) == "…"

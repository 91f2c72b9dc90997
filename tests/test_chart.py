"""The chart's pure half, in the browser it is written for: days, scales, ticks, arrangement, figure."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from dashboard import edtf
from dashboard.showing import i18n

pytestmark = pytest.mark.browser
SCRIPTS = ("claimline.js",)
WORDS = [
    "Peace",
    "war",
    "bread",
    "land",
    "treaty",
    "congress",
    "rising",
    "terror",
    "famine",
    "decree",
    "party",
    "election",
    "uprising",
    "of",
    "the",
    "and",
    "in",
]
ARRANGE = """([claims, sources, view]) => {
  const scale = claimline.scale(claims, view.kind);
  const shown = view.shown || Array.from({length: claims.n}, (_, i) => i);
  const a = claimline.arrange(claims, shown, {...view, scale, sources, measure: claimline.measure});
  const {seen, ...plain} = a;
  return plain;
}"""


@pytest.fixture(scope="module")
def page(chromium: Browser, root: Path) -> Iterator[Page]:
    """An empty page with the chart's scripts."""
    page = chromium.new_page()
    page.set_content("<!doctype html><title>chart</title>")
    for script in SCRIPTS:
        page.add_script_tag(path=root / "assets" / script)
    page.evaluate("words => { claimline.speak({ lang: 'en', words }); }", dict(i18n.words("en")))
    yield page
    page.close()


def table(count: int, *, sources: int = 2, seed: int = 1) -> tuple[dict[str, Any], list[dict[str, str]]]:
    """Claims at random: half of them crowded into five years, points and spans, soft and open ends."""
    chance = random.Random(seed)
    claims: dict[str, Any] = {
        name: [] for name in ("source", "event", "title", "earliest", "latest", "dated_by", "weight")
    }
    claims |= {"approximate": [], "uncertain": [], "n": count}
    for number in range(count):
        year = chance.choice([chance.uniform(1917, 1922), chance.uniform(1880, 1990)])
        first = round(year * 365.2425)
        length = chance.choice([0, 0, 30, 364, 2000])
        claims["source"].append(f"s{chance.randrange(sources)}")
        claims["event"].append(f"e{number % (count // 2 + 1)}")
        claims["title"].append(" ".join(chance.choices(WORDS, k=chance.randint(1, 9))).capitalize())
        claims["earliest"].append(None if length and chance.random() < 0.05 else first)
        claims["latest"].append(
            None if length and claims["earliest"][-1] and chance.random() < 0.05 else first + length
        )
        claims["dated_by"].append(chance.choice(["text", "context", "reference"]))
        claims["weight"].append(chance.randint(1, 3))
        claims["approximate"].append(chance.random() < 0.2)
        claims["uncertain"].append(False)
    return claims, [{"id": f"s{i}", "label": f"Source {1990 + i}"} for i in range(sources)]


def arranged(
    page: Page, claims: dict[str, Any], sources: list[dict[str, str]], **view: Any
) -> dict[str, Any]:
    defaults = {"kind": "elastic", "from": None, "to": None, "width": 1040, "height": 640, "selected": None}
    result: dict[str, Any] = page.evaluate(ARRANGE, [claims, sources, defaults | view])
    return result


def random_views(count: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(7)
    for _ in range(count):
        middle, half = chance.uniform(1885, 1985), chance.choice([0.3, 2, 10, 60])
        window = [round((middle - half) * 365.2425), round((middle + half) * 365.2425)]
        start, end = chance.choice([(None, None), window])
        yield {
            "kind": chance.choice(["elastic", "true"]),
            "from": start,
            "to": end,
            "width": chance.randint(320, 2560),
            "height": chance.randint(240, 1200),
            "shown": sorted(chance.sample(range(160), chance.randint(0, 160))),
            "selected": chance.choice([None, chance.randrange(160)]),
        }


@pytest.mark.parametrize(
    "day", ["1917-11-07", "1900-02-28", "2000-02-29", "-0043-03-15", "0000-03-01", "-9999-01-01"]
)
def test_days_count_as_in_python(page: Page, day: str) -> None:
    """A day has one number in both halves of the project, and the way back leads to the same day."""
    number = edtf.parse_day(day)
    year, month, dom = edtf.year_month_day(number)

    assert page.evaluate("d => claimline.dayNumber(...d)", [year, month, dom]) == number
    assert page.evaluate("n => claimline.yearMonthDay(n)", number) == [year, month, dom]


@pytest.mark.parametrize("kind", ["elastic", "true"])
def test_a_scale_keeps_order_and_can_be_read_backwards(page: Page, kind: str) -> None:
    """Later days stand further right, strictly, and a place gives back its day."""
    claims, _ = table(160)
    places, back, days = page.evaluate(
        """([claims, kind]) => {
          const s = claimline.scale(claims, kind), days = [];
          for (let day = s.first; day <= s.last; day += 37) days.push(day);
          return [days.map(s.at), days.map((d) => s.day(s.at(d))), days];
        }""",
        [claims, kind],
    )

    assert all(a < b for a, b in itertools.pairwise(places))
    assert places[0] == 0
    assert back == pytest.approx(days, abs=0.01)


def test_the_elastic_scale_gives_busy_years_more_room(page: Page) -> None:
    """Five crowded years out of a hundred take five times the room that clock time would give them."""
    claims, _ = table(160)
    room = {
        kind: page.evaluate(
            "([c, k, a, b]) => { const s = claimline.scale(c, k); return s.at(b) - s.at(a); }",
            [claims, kind, edtf.parse_day("1917-01-01"), edtf.parse_day("1922-01-01")],
        )
        for kind in ("elastic", "true")
    }

    assert room["elastic"] > 5 * room["true"]


def test_labels_never_overlap_and_are_never_clipped(page: Page) -> None:
    """Over 200 random views of one table no two boxes of a row touch, and every label lies inside the chart."""
    claims, sources = table(160)
    for view in random_views(200):
        picture = arranged(page, claims, sources, **view)
        placed = [mark for mark in picture["marks"] if mark["y"] is not None]
        for number, mark in enumerate(placed):
            assert mark["labelX"] >= 0, view
            assert mark["labelX"] + mark["labelWidth"] <= picture["width"], view
            for other in placed[number + 1 :]:
                apart = mark["boxRight"] < other["boxLeft"] or other["boxRight"] < mark["boxLeft"]
                assert apart or abs(mark["y"] - other["y"]) >= picture["row"] - 0.01, (
                    view,
                    mark["label"],
                    other["label"],
                )
        ticks = picture["ticks"]["labelled"]
        assert all(a["x"] + a["half"] <= b["x"] - b["half"] + 0.01 for a, b in itertools.pairwise(ticks)), (
            view
        )


def test_every_claim_in_view_is_labelled_or_counted_as_waiting(page: Page) -> None:
    """What a lane shows is what its labelled marks hold plus the number it says is waiting."""
    claims, sources = table(160)
    for view in random_views(40):
        picture = arranged(page, claims, sources, **view)
        for lane in picture["lanes"]:
            own = [mark for mark in picture["marks"] if mark["source"] == lane["source"]]
            labelled = sum(len(mark["rows"]) for mark in own if mark["y"] is not None)

            assert lane["shown"] == labelled + lane["waiting"] == sum(len(mark["rows"]) for mark in own)


def test_the_same_view_gives_the_same_picture(page: Page) -> None:
    """Nothing depends on what was drawn before."""
    claims, sources = table(160)
    once = arranged(page, claims, sources)
    arranged(page, claims, sources, width=400, kind="true")

    assert arranged(page, claims, sources) == once


def test_the_chosen_claim_has_its_whole_label(page: Page) -> None:
    """A selected claim is placed first when it would have had to wait or to be shortened."""
    claims, sources = table(160)
    claims["title"] = [title[:30] for title in claims["title"]]
    waiting = [m for m in arranged(page, claims, sources)["marks"] if m["y"] is None]
    assert waiting
    for mark in waiting[:10]:
        chosen = arranged(page, claims, sources, selected=mark["row"])["chosen"]

        assert chosen["y"] is not None
        assert chosen["label"].startswith(claims["title"][mark["row"]])


@pytest.mark.parametrize("count", [1, 2, 3, 6])
def test_every_source_has_a_lane_of_its_own(page: Page, count: int) -> None:
    """Lanes do not overlap each other or the axis, for one source or for six."""
    claims, sources = table(120, sources=count)
    picture = arranged(page, claims, sources)
    bands = sorted(
        [(lane["top"], lane["bottom"]) for lane in picture["lanes"]] + [tuple(picture["axis"].values())]
    )

    assert len(picture["lanes"]) == count
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(bands))
    assert bands[-1][1] <= 640


def test_an_empty_table_still_has_an_axis(page: Page) -> None:
    """No claims at all: lanes, axis and years are there, and nothing else."""
    claims, sources = table(0)
    picture = arranged(page, claims, sources)

    assert picture["marks"] == []
    assert len(picture["ticks"]["labelled"]) >= 5


def test_years_before_christ_are_round_as_they_are_named(page: Page) -> None:
    """Ticks of the Roman Republic fall on 50 BC and not on the astronomical -50, which is 51 BC."""
    claims, sources = table(2)
    claims |= {"earliest": [edtf.parse_day("-0132-01-01")] * 2, "latest": [edtf.parse_day("-0029-12-31")] * 2}
    labels = [tick["label"] for tick in arranged(page, claims, sources, kind="true")["ticks"]["labelled"]]

    assert {"100 BC", "50 BC"} <= set(labels)


def test_a_point_of_the_screen_finds_its_mark(page: Page) -> None:
    """The middle of every label finds the mark it belongs to; the middle of the axis finds none."""
    claims, sources = table(160)
    wrong = page.evaluate(
        """([claims, sources]) => {
          const a = claimline.arrange(claims, [...Array(claims.n).keys()], {scale: claimline.scale(claims, "elastic"),
            width: 1040, height: 640, measure: claimline.measure, sources});
          const missed = a.marks.filter((m) => m.y !== null && claimline.hit(a, m.labelX + m.labelWidth / 2, m.y) !== m);
          return [missed.length, claimline.hit(a, 500, (a.axis.top + a.axis.bottom) / 2)];
        }""",
        [claims, sources],
    )

    assert wrong == [0, None]


def test_a_title_is_shown_as_it_is(page: Page) -> None:
    """Plotly's little HTML is switched off: markup in a title is text in the list, and entities in a figure of it."""
    claims, sources = table(1)
    claims["title"] = ["<b>A</b> & <i>B</i>"]
    words, texts = page.evaluate(
        """([claims, sources]) => {
          const a = claimline.arrange(claims, [0], {scale: claimline.scale(claims, "true"), width: 900, height: 500,
            measure: claimline.measure, sources});
          const palette = {paper: "#ffffff", ink: "#000000", muted: "#777777", axis: "#000000", onAxis: "#ffffff",
            onAxisMuted: "#cccccc", sources: ["#A8402A", "#1D5C86"]};
          const picture = claimline.drawing(a, {palette});
          return [claimline.wordsIn(picture.items).map((word) => word.text),
            claimline.figure(picture).data.flatMap((trace) => trace.text || [])];
        }""",
        [claims, sources],
    )

    assert "<b>A</b> & <i>B</i>" in words
    assert "&lt;b&gt;A&lt;/b&gt; &amp; &lt;i&gt;B&lt;/i&gt;" in texts


def test_no_label_ends_in_half_a_letter(page: Page) -> None:
    """Some letters are written in two code units; a cut between them would leave what no file may hold."""
    cut = page.evaluate(
        """() => Array.from({length: 12}, (_, room) => claimline.shorten(String.fromCodePoint(0x10330).repeat(8), room, (text) => text.length))"""
    )
    assert "\U00010330…" in cut
    assert all(text.encode() for text in cut)


def test_a_figure_has_the_list_s_items_in_their_order(page: Page) -> None:
    """A path is a filled trace whose outlines end in gaps; dots and words that follow each other are one trace."""
    found = page.evaluate(
        """() => {
          const dot = {kind: "dot", x: 5, y: 6, shape: "diamond", size: 9, fill: "#ffffff", rim: "#112233", rimWidth: 2};
          const word = {kind: "word", x: 1, y: 2, text: "a", fill: "#000000", size: 12, weight: 600, anchor: "end"};
          const path = {kind: "path", outlines: [[0, 0, 1, 0, 1, 1], [2, 2, 3, 2, 3, 3]], fill: "#010203", opacity: 0.5};
          const items = [path, dot, {...dot, shape: "circle"}, word, {...word, x: 7}];
          return claimline.figure({width: 10, height: 8, ground: "#eeeeee", items}).data;
        }"""
    )

    path, dots, words = found
    assert (path["fillcolor"], path["x"]) == ("rgba(1,2,3,0.5)", [0, 1, 1, 0, None, 2, 3, 3, 2, None])
    assert dots["marker"]["symbol"] == ["diamond", "circle"]
    assert dots["marker"]["line"]["color"] == ["#112233", "#112233"]
    assert (words["x"], words["textposition"]) == ([1, 7], ["middle left", "middle left"])


def test_on_the_page_a_hollow_dot_is_a_disc_with_paper_over_it(page: Page) -> None:
    """Dots go into the path of their colour if one was painted before; the paper of the hollow ones comes after."""
    found = page.evaluate(
        """() => {
          const dot = {kind: "dot", x: 5, y: 6, shape: "circle", size: 9, fill: "#112233", rim: "#112233", rimWidth: 2};
          const path = (fill) => ({kind: "path", outlines: [[0, 0, 1, 0, 1, 1]], fill, opacity: 1});
          const items = [path("#112233"), dot, {...dot, fill: "#ffffff"}, path("#000000")];
          return claimline.asPaths(items).map(({fill, outlines}) => [fill, outlines.length]);
        }"""
    )

    assert found == [["#112233", 3], ["#ffffff", 1], ["#000000", 1]]

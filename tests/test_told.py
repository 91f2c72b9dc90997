"""As told, the pure half: order and place in the text, the pen's way through time, and the picture of a panel."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from dashboard import edtf
from dashboard.showing import i18n, page_data
from dashboard.table import read

pytestmark = pytest.mark.browser
SCRIPTS = ("claimline.js",)
ALL: dict[str, Any] = {"source": [], "theme": [], "dated": [], "words": "", "from": None, "to": None}
ARRANGE = """([data, view]) => {
  const [telling] = claimline.tellings(data, {...view.state, source: [view.source || data.sources[0].id]});
  const {seen, ...plain} = claimline.arrangeTold(data, telling, {scale: claimline.scale(data.claims, view.kind || "elastic"),
    measure: claimline.measure, width: 500, height: 460, ...view});
  return {...plain, left: seen.left, right: seen.right};
}"""
Data = dict[str, Any]


@pytest.fixture(scope="module")
def page(chromium: Browser, root: Path) -> Iterator[Page]:
    """An empty page with the scripts, which speak English."""
    page = chromium.new_page()
    page.set_content("<!doctype html><title>told</title>")
    for script in SCRIPTS:
        page.add_script_tag(path=root / "assets" / script)
    page.evaluate("words => { claimline.speak({ lang: 'en', words }); }", dict(i18n.words("en")))
    yield page
    page.close()


def told(*claims: str, **more: Any) -> Data:
    """Data with claims such as `1917-10` or `1918/1921`, told in this order by one source, a paragraph each."""
    dates = [edtf.parse(text) for text in claims]
    count = len(dates)
    made: Data = {
        "n": count,
        "id": [f"c{i}" for i in range(count)],
        "source": ["a"] * count,
        "paragraph": list(range(1, count + 1)),
        "start": [100 * i for i in range(count)],
        "end": [100 * i + 50 for i in range(count)],
        "event": [f"e{i}" for i in range(count)],
        "title": [f"Claim {text}" for text in claims],
        "claim": [""] * count,
        "words": [""] * count,
        "theme": [""] * count,
        "dated_by": ["text"] * count,
        "weight": [2] * count,
        "approximate": [False] * count,
        "uncertain": [False] * count,
        "earliest": [date.earliest for date in dates],
        "latest": [date.latest for date in dates],
    }
    return {"claims": made | more, "sources": [{"id": "a", "label": "A"}], "eras": [], "lang": "en"}


def crowd(count: int, *, seed: int = 3) -> Data:
    """Claims at random, days and long spans, told in no order of time; some passages tell several."""
    chance = random.Random(seed)
    dates = []
    for _ in range(count):
        year = chance.choice([chance.randint(1917, 1921), chance.randint(1880, 1990)])
        dates.append(
            chance.choice(
                [f"{year}", f"{year}-05-04", f"{year}/{year + chance.randint(1, 30)}", f"../{year}"]
            )
        )
    starts = sorted(chance.randrange(0, 40 * count, 40) for _ in range(count))
    titles = [
        " ".join(
            chance.choices(["Peace", "land", "bread", "treaty", "uprising", "of"], k=chance.randint(1, 8))
        )
        for _ in dates
    ]
    return told(
        *dates,
        start=starts,
        end=[start + 35 for start in starts],
        paragraph=[start // 400 + 1 for start in starts],
        title=titles,
        weight=[chance.randint(1, 3) for _ in dates],
        dated_by=[chance.choice(["text", "reference"]) for _ in dates],
    )


def steps(page: Page, data: Data) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(
        "([data, state]) => claimline.tellings(data, state)[0].told", [data, ALL]
    )
    return found


def arranged(page: Page, data: Data, **view: Any) -> dict[str, Any]:
    result: dict[str, Any] = page.evaluate(ARRANGE, [data, {"state": ALL} | view])
    return result


@pytest.mark.parametrize(
    ("claims", "back"),
    [
        (["1917", "1918", "1921"], [False, False, False]),
        (["1921", "1917"], [False, True]),
        (["1917-10", "1917"], [False, False]),  # the year holds the month: no way back
        (["1918", "1903/1924", "1921"], [False, False, False]),  # a long span leaves the pen where it is
        (["1918", "1903/1924", "1910"], [False, False, True]),
        (["1924-01-21", "../1917"], [False, True]),
        (["1924-01-21", "1917/.."], [False, False]),
        (["1917-11-07", "1917-11-06"], [False, True]),
    ],
)
def test_a_leap_back_is_a_claim_that_was_over_before_the_day_the_telling_stands_at(
    page: Page, claims: list[str], back: list[bool]
) -> None:
    assert [step["days"] < 0 for step in steps(page, told(*claims))] == back


def test_claims_are_told_in_the_order_of_their_places(page: Page) -> None:
    """Whatever order the table's rows are in."""
    data = told("1917", "1918", "1921", start=[500, 100, 300], end=[550, 150, 350], paragraph=[3, 1, 2])

    assert [step["row"] for step in steps(page, data)] == [1, 2, 0]


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ({"start": [0, 50, 50], "end": [50, 100, 100], "paragraph": [1, 2, 2]}, [0.25, 0.625, 0.875]),
        ({"start": [0] * 3, "end": [0] * 3, "paragraph": [1, 1, 4]}, [0.0625, 0.1875, 0.875]),
        ({"start": [0] * 3, "end": [0] * 3, "paragraph": [0] * 3}, [1 / 6, 1 / 2, 5 / 6]),
    ],
)
def test_a_place_is_the_passage_s_else_the_paragraph_s_else_the_row_s(
    page: Page, places: dict[str, list[int]], expected: list[float]
) -> None:
    """Claims of one passage are spread over it, in their order."""
    data = told("1917", "1918", "1921", **places)
    found = page.evaluate("data => Array.from(claimline.inTelling(data.claims).place)", data)

    assert found == pytest.approx(expected)


@pytest.mark.parametrize(("number", "place"), [(1, 0.0), (3, 0.3), (2, 0.15), (9, None), (0, None)])
def test_a_paragraph_without_claims_lies_between_its_neighbours(
    page: Page, number: int, place: float | None
) -> None:
    found = page.evaluate("n => claimline.placeOfParagraph([[1, 0], [3, 0.3], [4, 0.8]], n)", number)

    assert found == (place if place is None else pytest.approx(place))


@pytest.mark.parametrize(
    ("claims", "says"),
    [
        ([], "No claim of this text passes the filters."),
        (["1917"], "One claim."),
        (["1917", "1918"], "2 claims, all told in order of time."),
        (
            ["1917-11-07", "1917-10-01", "1918"],
            "3 claims: 50% keep to the order of time, 1 jumps back.",
        ),
        (
            ["1953", "1902", "1921", "1917", "1924"],
            "5 claims: 50% keep to the order of time, 2 jump back, 2 of them by more than a year. The longest jump is from 1953 to 1902, in paragraph 2.",
        ),
    ],
)
def test_a_telling_is_summed_up_in_one_sentence(page: Page, claims: list[str], says: str) -> None:
    data = told("1900", *claims)
    data["claims"]["theme"] = ["left out"] + ["kept"] * len(claims)
    data["claims"]["paragraph"] = list(range(len(claims) + 1))
    said = page.evaluate(
        "([data, state]) => claimline.toldSummary(data, claimline.tellings(data, state)[0])",
        [data, ALL | {"theme": ["kept"]}],
    )

    assert said == says


def test_the_window_leaves_the_telling_as_it_is(page: Page) -> None:
    """A zoom moves the picture; leaps are counted over the whole text."""
    data = told("1953", "1902", "1921")
    zoomed = ALL | {"from": edtf.parse("1920").earliest, "to": edtf.parse("1922").latest}
    found = page.evaluate("([data, state]) => claimline.tellings(data, state)[0].summary", [data, zoomed])

    assert (found["claims"], found["back"]) == (3, 1)


def test_only_chosen_sources_have_panels(page: Page) -> None:
    data = told("1917", "1918", "1919", source=["a", "b", "c"])
    data["sources"] = [{"id": name, "label": name} for name in "abc"]
    found = page.evaluate(
        "([data, state]) => claimline.tellings(data, state).map((telling) => telling.source.id)",
        [data, ALL | {"source": ["a", "c"]}],
    )

    assert found == ["a", "c"]


def views(count: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(5)
    for _ in range(count):
        middle, half = chance.uniform(1885, 1985), chance.choice([0.5, 2, 10, 60])
        window = [round((middle - half) * 365.2425), round((middle + half) * 365.2425)]
        start, end = chance.choice([(None, None), window])
        yield {
            "kind": chance.choice(["elastic", "true"]),
            "from": start,
            "to": end,
            "width": chance.randint(320, 1400),
            "height": chance.randint(300, 900),
            "selected": chance.choice([None, chance.randrange(140)]),
        }


def test_labels_never_touch_and_are_never_clipped(page: Page) -> None:
    """Over 60 random views; and no label covers the dot of another claim, but for the chosen one's."""
    data = crowd(140)
    for view in views(60):
        picture = arranged(page, data, **view)
        named = [mark for mark in picture["marks"] if mark["label"]]
        for number, mark in enumerate(named):
            box = mark["box"]
            assert 0 <= box["left"] < box["right"] <= picture["width"], view
            assert picture["top"] <= box["top"] < box["bottom"] <= picture["bottom"], view
            for other in named[number + 1 :]:
                assert not touching(box, other["box"]), (view, mark["label"], other["label"])
            if mark["row"] == view["selected"]:
                continue
            for other in picture["marks"]:
                dot = {
                    "left": other["x"] - 3,
                    "right": other["x"] + 3,
                    "top": other["y"] - 3,
                    "bottom": other["y"] + 3,
                }
                assert other is mark or not other["shown"] or not touching(box, dot), (view, mark["label"])


def touching(a: dict[str, float], b: dict[str, float]) -> bool:
    aside = a["left"] < b["right"] - 0.01 and b["left"] < a["right"] - 0.01
    return aside and a["top"] < b["bottom"] - 0.01 and b["top"] < a["bottom"] - 0.01


def test_the_chosen_claim_always_has_a_label(page: Page) -> None:
    """And of the others' labels none moves: only those that stood in its way are gone."""
    data = crowd(140)
    before = {mark["row"]: mark["box"] for mark in arranged(page, data)["marks"] if mark["label"]}
    without = [row for row in range(140) if row not in before][:25]
    for row in without:
        picture = arranged(page, data, selected=row)
        after = {mark["row"]: mark["box"] for mark in picture["marks"] if mark["label"]}

        assert picture["chosen"]["label"]
        for other, box in after.items():
            assert other == row or box == before[other]


def test_each_event_has_one_label(page: Page) -> None:
    data = told(
        "1917",
        "1921",
        "1917",
        event=["october", "kronstadt", "october"],
        title=["October", "Kronstadt", "October"],
    )

    assert sorted(mark["label"] for mark in arranged(page, data)["marks"]) == ["", "Kronstadt", "October"]


@pytest.mark.parametrize("kind", ["elastic", "true"])
def test_the_line_goes_left_only_where_the_telling_leaps_back(page: Page, kind: str) -> None:
    """And it goes down always, stays in the window, and joins on where it is not cut by the window's edge."""
    for window in ((None, None), (edtf.parse("1900").earliest, edtf.parse("1930").latest)):
        picture = arranged(page, crowd(140), kind=kind, **dict(zip(("from", "to"), window, strict=True)))
        assert any(piece["back"] for piece in picture["line"])
        for piece in picture["line"]:
            assert piece["y2"] >= piece["y1"] - 0.01
            assert min(piece["x1"], piece["x2"]) >= picture["left"] - 0.01
            assert max(piece["x1"], piece["x2"]) <= picture["right"] + 0.01
            # A span that is drawn as a dot has its dot in the middle: a few pixels.
            assert piece["back"] or piece["x2"] >= piece["x1"] - 6


def test_of_thousands_of_claims_the_line_keeps_its_outline(page: Page) -> None:
    """A row of pixels has at most four ends of the line, and its outermost claims are among them."""
    data = crowd(5000)
    picture = arranged(page, data)
    rows: dict[int, list[float]] = {}
    for mark in picture["marks"]:
        rows.setdefault(round(mark["y"]), []).append(mark["x"])
    ends: dict[int, set[float]] = {}
    for piece in picture["line"]:
        for x, y in ((piece["x1"], piece["y1"]), (piece["x2"], piece["y2"])):
            ends.setdefault(round(y), set()).add(x)

    assert len(picture["line"]) < 4 * picture["height"]
    assert all({min(xs), max(xs)} <= ends[y] for y, xs in rows.items() if len(xs) > 1)


def test_a_point_of_the_screen_finds_its_claim(page: Page) -> None:
    """The middle of every label and every lonely dot; nothing far from all of them."""
    missed = page.evaluate(
        """([data, state]) => {
          const [telling] = claimline.tellings(data, state);
          const scale = claimline.scale(data.claims, "elastic");
          const a = claimline.arrangeTold(data, telling, {scale, width: 500, height: 460, measure: claimline.measure});
          const named = a.marks.filter((mark) => mark.label);
          const wrong = named.filter((m) => claimline.hitTold(a, m.labelX + m.labelWidth / 2, (m.box.top + m.box.bottom) / 2) !== m);
          return [named.length > 5, wrong.length, claimline.hitTold({marks: []}, 10, 10)];
        }""",
        [crowd(140), ALL],
    )

    assert missed == [True, 0, None]


def test_an_era_is_named_with_the_share_of_claims_that_begin_in_it(page: Page) -> None:
    data = told("1902", "1917", "1918", "1921")
    data["eras"] = [{"name": "War", "from": edtf.parse("1914").earliest, "to": edtf.parse("1918").latest}]
    eras = arranged(page, data, kind="true")["eras"]

    assert [(era["name"], era["share"]) for era in eras] == [("WAR", "50%")]


@pytest.mark.parametrize("claims", [[], ["1917"], ["../1917", "1917/.."]])
def test_few_claims_or_none_still_make_a_picture(page: Page, claims: list[str]) -> None:
    """An empty telling has its axis and nothing else."""
    data = told("1900", *claims, theme=["out", *["in"] * len(claims)])
    picture = arranged(page, data, state=ALL | {"theme": ["in"]})

    assert len(picture["marks"]) == len(claims)
    assert len(picture["ticks"]["labelled"]) >= 1


def test_both_essays_are_told_whole(page: Page, root: Path) -> None:
    """Every claim of the committed table is one step of its source's telling, paragraphs in order."""
    frame = read(root / "events.csv")[0]
    claims = page_data.claims(frame)
    names = list(frame["source"].unique())
    data = {"claims": claims, "sources": [{"id": name, "label": name} for name in names]}
    tellings = page.evaluate("([data, state]) => claimline.tellings(data, state)", [data, ALL])

    assert [len(telling["told"]) for telling in tellings] == [
        int((frame["source"] == name).sum()) for name in names
    ]
    for telling in tellings:
        paragraphs = [claims["paragraph"][step["row"]] for step in telling["told"]]
        assert paragraphs == sorted(paragraphs)

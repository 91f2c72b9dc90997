"""What the brush paints beside a graph that draws late: which of two pictures is the one that stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
BRUSH = """() => {
  const graph = document.querySelector("#graph"), late = [], seen = [];
  const picture = (x) => ({ width: 9, height: 9, ground: "#ffffff",
    items: [{ kind: "path", outlines: [[x, 0, x + 1, 1, x, 1]], fill: "#123456", opacity: 1 }] });
  const brush = claimline.brush(graph);
  const look = () => seen.push([graph.classList.contains("moving"), graph.querySelectorAll("path").length]);
  brush.paint(picture(1));
  brush.leave(picture(2), (show) => late.push(show));
  brush.paint(picture(3));
  late.shift()();
  look();
  brush.leave(picture(4), (show) => late.push(show));
  late.shift()();
  look();
  return seen;
}"""


@pytest.fixture(scope="module")
def page(chromium: Browser, root: Path) -> Iterator[Page]:
    """An empty page with the scripts and a box to paint in."""
    page = chromium.new_page()
    page.set_content("<!doctype html><title>paint</title><div id=graph></div>")
    for script in ("claimline.js",):
        page.add_script_tag(path=root / "assets" / script)
    yield page
    page.close()


def test_a_late_drawing_of_the_graph_s_does_not_wipe_a_newer_picture_away(page: Page) -> None:
    """The hand moved on before the graph had drawn where it rested; where it rests at last, the graph takes over."""
    assert page.evaluate(BRUSH) == [[True, 1], [False, 0]]

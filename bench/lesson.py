"""A teacher's five steps on the real server, filmed: open, correct three claims, star ten, present, hand out.

    python bench/lesson.py FOLDER ESSAY [ESSAY ...]

Writes a picture of every step at 1440 and 375 pixels into FOLDER, which should not lie in the project if the
essays are not yours to give away, and says of the reading how long it took by the clock, what the process
that reads took of a processor, and for how long the page could not answer at most. A step on which axe-core
finds something says so. Needs Chromium and the test extra.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

from axe_playwright_python.sync_playwright import Axe  # noqa: E402
from playwright.sync_api import Page, expect, sync_playwright  # noqa: E402

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SIZES = ((1440, 900), (375, 812))
EDITED, STARS = 3, 10
LONG_TASKS = """() => { window.longest = [0];
  new PerformanceObserver((all) => window.longest.push(...all.getEntries().map((one) => one.duration)))
    .observe({type: "longtask", buffered: false}); }"""
SHOWN = """(other) => {
  const { state, data, arrangement } = claimline.now(), row = data.claims.id.indexOf(state.select);
  const panel = document.querySelector("#panel-present"), h2 = panel.querySelector("h2");
  const still = !document.getAnimations().some((one) => one.playState === "running");
  return h2?.clientWidth > 0 && state.select !== other && h2.textContent.includes(data.claims.title[row])
    && still && (!document.querySelector("#chart").clientWidth || arrangement.chosen?.rows.includes(row));
}"""
expect.set_options(timeout=120_000)


def served() -> tuple[subprocess.Popen[str], str]:
    """The server with the project's own table, and its address."""
    command = [sys.executable, "-m", "dashboard", "serve", "--no-browser", "--port", "8137"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    said = server.stdout.readline()
    return server, next(word for word in said.split() if word.startswith("http"))


def opened(page: Page, essays: list[str], shot: Callable[[str], None]) -> None:
    """Step one: the essays are chosen and read, and their timeline is shown."""
    page.get_by_role("button", name="Open essays").click()
    dialog = page.locator("dialog.opener")
    dialog.locator("input[type=file]").set_input_files(essays)
    expect(dialog.locator(".chosen li")).to_have_count(len(essays))
    shot("1-chosen")
    page.evaluate(LONG_TASKS)
    begun = time.perf_counter()
    dialog.get_by_role("button", name="Read them").click()
    show = dialog.get_by_role("button", name="Show the timeline")
    show.wait_for(timeout=120_000)
    read = time.perf_counter()
    blocked = max(page.evaluate("() => window.longest"))
    shot("1-read")
    pressed = time.perf_counter()
    show.click()
    page.wait_for_url("**/visit/**")
    page.locator("#list .entry, #chart svg, #chart canvas").first.wait_for(state="attached")
    page.wait_for_function("() => window.claimline && claimline.now().state && claimline.now().order.length")
    shown = time.perf_counter() - pressed
    print(f"  read in {read - begun:.1f} s, shown in {shown:.1f} s more; longest task {blocked:.0f} ms")
    shot("1-timeline")


def corrected(page: Page, claims: list[str], shot: Callable[[str], None]) -> None:
    """Step two: a title, a date and a note for the class."""
    for claim, (field, value) in zip(
        claims,
        (
            ("Title", "A title for class 9"),
            ("Date", "spring 1918"),
            ("Note or question for the class", "Who says so?"),
        ),
        strict=True,
    ):
        page.evaluate("id => claimline.asks().dispatch({type: 'select', id}, 'press')", claim)
        page.locator("#card").get_by_role("button", name="Edit").click()
        page.locator("#card").get_by_label(field, exact=True).fill(value)
        shot(f"2-correct-{field.split()[0].lower()}")
        page.locator("#card").get_by_role("button", name="Save").click()
        page.wait_for_function("id => claimline.asks().work().changes[id]", arg=claim)
    shot("2-corrected")


def starred(page: Page, claims: list[str], shot: Callable[[str], None]) -> None:
    """Step three: ten claims for the lesson."""
    for claim in claims:
        page.evaluate("id => claimline.asks().dispatch({type: 'select', id}, 'press')", claim)
        page.locator(f'#card [data-star="{claim}"]').click()
    page.wait_for_function(
        f"() => claimline.now().data.claims.starred.filter(Boolean).length === {len(claims)}"
    )
    shot("3-starred")


def presented(page: Page, shot: Callable[[str], None]) -> None:
    """Step four: the first claims one after the other, and back."""
    page.locator("#page [data-starred]").evaluate("one => one.click()")
    page.evaluate(
        "() => claimline.asks().dispatch({type: 'select', id: ''}, 'press')"
    )  # so that it begins with the first
    page.evaluate("() => claimline.asks().dispatch({type: 'view', view: 'present'}, 'press')")
    first = slide(page)
    shot("4-present")
    page.keyboard.press("ArrowRight")
    slide(page, other=first)
    shot("4-present-next")
    page.keyboard.press("Escape")
    page.locator("#panel-present h2").wait_for(state="hidden")


def slide(page: Page, *, other: str = "") -> str:
    """The claim that is presented, not the `other`: its words are there, and the chart has come to rest."""
    page.wait_for_function(SHOWN, arg=other)
    chosen: str = page.evaluate("claimline.now().state.select")
    return chosen


def handed_out(page: Page, folder: Path, shot: Callable[[str], None]) -> None:
    """Step five: the worksheet of the starred claims."""
    page.locator("#page [data-share]").click()
    dialog = page.locator("dialog.share")
    expect(dialog.get_by_text("The worksheet has")).to_be_visible()
    shot("5-hand-out")
    with page.expect_download() as download:
        dialog.locator("a, button").filter(has_text="PDF").first.click()
    download.value.save_as(folder / download.value.suggested_filename)
    print(f"  handed out: {download.value.suggested_filename}")


def main(folder: Path, essays: list[str]) -> None:
    """All steps at both sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    server, address = served()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
            for width, height in SIZES:
                print(f"{width} x {height}, load {os.getloadavg()[0]:.1f}")
                page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
                steps(page, address, essays, folder=folder)
                page.close()
            browser.close()
    finally:
        server.terminate()
        server.wait()
    told = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"all processes: {told.ru_utime + told.ru_stime:.1f} s of a processor")


def steps(page: Page, address: str, essays: list[str], *, folder: Path) -> None:
    """The five steps in one window."""
    width = page.viewport_size["width"] if page.viewport_size else 0

    def shot(name: str) -> None:
        page.screenshot(path=folder / f"{name}-{width}.png")
        wrong = Axe().run(page).response["violations"]
        for one in wrong:
            print(f"  axe, {name}: {one['id']} {[node['target'] for node in one['nodes']][:3]}")

    page.goto(address)
    page.wait_for_function("() => window.claimline && claimline.now().state")
    opened(page, essays, shot)
    ids = page.evaluate("() => claimline.now().order.map((row) => claimline.now().data.claims.id[row])")
    step = len(ids) // STARS
    corrected(page, ids[step : step + EDITED], shot)
    starred(page, ids[::step][:STARS], shot)
    presented(page, shot)
    handed_out(page, folder, shot)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])

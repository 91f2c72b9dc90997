"""Random views of the page, looked at for words that touch each other, are cut, or stand outside their room.

    python bench/views.py [--views 200] [--seed 16] [events.csv]

All views at random widths, with random filters, years and scales: so many as they are, and so many again while a reader spaces
lines, letters and words as WCAG 1.4.12 has it. Prints every fault; ends with 1 if there is one. Needs Chromium and the test extra.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from page import serving
from playwright.sync_api import Page, sync_playwright
from playwright.sync_api import TimeoutError as TooLate

ROOT = Path(__file__).resolve().parent.parent

SEEN = ["timeline", "timeline", "timeline", "as-told", "as-told", "compare", "table", "predict", "present"]
SOURCES, THEMES = ["lenihan", "munoz"], ["violence", "democracy", "ideas", "war"]
WORDS = ["lenin", "war", "party", "e", "kronstadt"]
SHOW = """(query) => { history.pushState(null, "", location.pathname + query); dispatchEvent(new PopStateEvent("popstate")); }"""
SHOWN = """(query) => {
  const { state, arrangement } = claimline.now(), chart = document.querySelector("#chart");
  if (claimline.format({ ...state, select: "" }) !== query) return false; // a presentation chooses its first claim
  if (!["timeline", "present"].includes(state.view) || !chart.clientWidth) return true;
  const words = new Set([...chart.querySelectorAll("text")].map((text) => text.textContent));
  return arrangement.width === chart.clientWidth
    && arrangement.marks.filter((m) => m.y !== null).every((m) => words.has(m.label.replace(/\\s+/g, " ")));
}"""
LABEL = "() => claimline.now().arrangement.marks.find((mark) => mark.y !== null)?.labelWidth"
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }");
  document.adoptedStyleSheets.push(sheet);
}"""
RESTED = (
    "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
)
# A line's box is taller than its letters, so 3 px are allowed from above and below, and 1 px from the sides.
FAULTS = """() => {
  const faults = [], root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) faults.push(["sideways", root.scrollWidth - root.clientWidth]);
  const inner = (a, b) => [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
  for (const room of document.querySelectorAll("#chart, .told-chart, #overview, #scrub")) {
    const frame = room.getBoundingClientRect();
    if (!frame.width) continue;
    const texts = [...room.querySelectorAll("text")].map((one) => [one.textContent, one.getBoundingClientRect()]).filter(([, box]) => box.width);
    texts.forEach(([words, box], i) => {
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 3 || box.bottom > frame.bottom + 3) faults.push(["outside", words]);
      for (const [other, over] of texts.slice(i + 1)) {
        const [across, down] = inner(box, over);
        if (across > 1 && down > 3) faults.push(["touching", words, other]);
      }
    });
  }
  const visible = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".unseen, .probe, svg, [hidden], .graph");
  const pen = document.createElement("canvas").getContext("2d");
  for (const one of document.querySelectorAll("#page *, dialog[open] *")) {
    const words = [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent.trim()).join("");
    if (one.placeholder && !one.value && visible(one)) {
      const look = getComputedStyle(one);
      pen.font = look.font; pen.letterSpacing = look.letterSpacing; pen.wordSpacing = look.wordSpacing;
      const room = one.clientWidth - parseFloat(look.paddingLeft) - parseFloat(look.paddingRight);
      if (pen.measureText(one.placeholder).width > room + 0.5) faults.push(["hint cut", one.placeholder, room]);
    }
    if (!words || !visible(one)) continue;
    const look = getComputedStyle(one), box = one.getBoundingClientRect();
    if (box.width <= 1) continue;
    const across = /hidden|clip/.test(look.overflowX) && one.scrollWidth > one.clientWidth + 1 && look.textOverflow !== "ellipsis";
    const down = /hidden|clip/.test(look.overflowY) && one.scrollHeight > one.clientHeight + 2 && !look.webkitLineClamp.match(/[0-9]/);
    if (across || down) faults.push(["cut", words.slice(0, 60), one.className]);
    if (one.tagName === "BUTTON" && one.scrollWidth > one.clientWidth + 1) faults.push(["wider than its button", words.slice(0, 60)]);
  }
  const tools = [...document.querySelectorAll(":is(.top, .filters, .bar, .toolbar) :is(button, input, a, h1, #status, label)")].filter(visible)
    .filter((one) => !one.closest("details:not([open]) > :not(summary)")).map((one) => [one, one.getBoundingClientRect()]).filter(([, box]) => box.width > 1);
  const clipped = (one) => one.closest(".ways, .legend, .toolbar, .chips"); // these scroll sideways in a row of their own
  tools.forEach(([one, box], i) => {
    for (const [other, over] of tools.slice(i + 1)) {
      if (one.contains(other) || other.contains(one) || clipped(one) !== clipped(other)) continue;
      const [across, down] = inner(box, over);
      if (across > 1 && down > 1) faults.push(["tools touch", one.textContent || one.placeholder, other.textContent || other.placeholder]);
    }
  });
  return faults;
}"""


@dataclass(frozen=True, slots=True)
class View:
    """A view as the page's own link writes it, and the window's size."""

    query: str
    width: int
    height: int
    frame: bool


def views(count: int, seed: int) -> Iterator[View]:
    """Views at random; a small part in a frame."""
    chance = random.Random(seed)
    for _ in range(count):
        parts = []
        name = chance.choice(SEEN)
        if chance.random() < 0.3:
            parts.append(f"source={chance.choice(SOURCES)}")
        if chance.random() < 0.2:
            parts.append(f"theme={chance.choice(THEMES)}")
        if chance.random() < 0.25:
            parts.append(f"words={chance.choice(WORDS)}")
        if chance.random() < 0.5:
            start = chance.randint(1901, 1950)
            parts += [f"from={start}", f"to={start + chance.choice([0, 1, 3, 10, 40])}"]
        if chance.random() < 0.35:
            parts.append("scale=true")
        if name != "timeline":
            parts.append(f"view={name}")
        width = chance.choice([320, 375, 600, 768, 1024, 1440, 2560, chance.randint(320, 2560)])
        query = "?" + "&".join(parts) if parts else ""
        yield View(query, width, chance.choice([560, 720, 900]), chance.random() < 0.15)


def looked(page: Page, address: str, found: Iterator[View], *, spaced: bool) -> Counter[str]:
    """Shows the views one after another, prints their faults, and counts the views and faults by kind."""
    counts: Counter[str] = Counter()
    for view in found:
        path = "/embed" if view.frame else "/"
        if urlsplit(page.url).path != path:
            page.set_viewport_size({"width": 1440, "height": 900})
            page.goto(address.rstrip("/") + path)
            page.locator("#chart text").first.wait_for(state="attached")
            if spaced:
                before = page.evaluate(LABEL)
                page.evaluate(SPACED)
                page.wait_for_function(f"(before) => ({LABEL})() > before", arg=before)
        page.set_viewport_size({"width": view.width, "height": view.height})
        page.evaluate(SHOW, view.query)
        try:
            page.wait_for_function(SHOWN, arg=view.query)
        except TooLate:
            print(f"{path}{view.query} {view.width}x{view.height}: not drawn", flush=True)
            counts["not drawn"] += 1
        page.evaluate(RESTED)
        counts["views"] += 1
        for fault in page.evaluate(FAULTS):
            counts[fault[0]] += 1
            print(
                f"{path}{view.query} {view.width}x{view.height}{' spaced' if spaced else ''}: {fault}",
                flush=True,
            )
    return counts


def main(events: Path, count: int, seed: int) -> int:
    """Looks at all of them, and says how many faults there were."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    faults = 0
    with serving(ROOT, events) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for spaced in (False, True):
            page = browser.new_context(reduced_motion="reduce").new_page()
            counts = looked(page, address, views(count, seed + spaced), spaced=spaced)
            faults += sum(counts.values()) - counts["views"]
            print(f"{'spaced' if spaced else 'as it is'}: {dict(counts)}", flush=True)
            page.context.close()
        browser.close()
    print(f"{faults} faults")
    return min(1, faults)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("events", nargs="?", type=Path, default=ROOT / "events.csv")
    parser.add_argument("--views", type=int, default=200)
    parser.add_argument("--seed", type=int, default=16)
    given = parser.parse_args()
    sys.exit(main(given.events.resolve(), given.views, given.seed))

"""What axe-core finds wrong on a page.

Nearly all of its time goes into the contrast of words, and most words have the colours of many others: of rows that are
alike in all but their words (elements, classes, styles, roles, states) the first three are looked at, the others are
hidden meanwhile; and of words with the same colour, size and weight on the same grounds the contrast of the first three
is measured. That of words in drawings axe cannot tell (client/test/contrast.test.ts does).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of axe that ask for colours."""
FIND = """async ([within, rules]) => {
  const told = (one) => [one.tagName, ...["class", "style", "role", "hidden", "disabled", "fill", "aria-current", "aria-pressed",
    "aria-sort", "aria-expanded"].map((name) => one.getAttribute(name)),
    ...one.getAttributeNames().filter((name) => name.startsWith("aria-"))].join();
  const met = new Map(), alike = [], [x, y] = [scrollX, scrollY];
  for (const row of document.querySelectorAll("li, tbody tr, .told-row")) {
    if (alike.at(-1)?.contains(row)) continue;
    const kind = [row, ...row.querySelectorAll(":not(svg *)")].map(told).join(";");
    met.set(kind, (met.get(kind) ?? 0) + 1);
    if (met.get(kind) > 3 && !row.contains(document.activeElement)) alike.push(row);
  }
  for (const row of alike) row.toggleAttribute("data-alike", true);
  const hidden = new CSSStyleSheet();
  hidden.replaceSync("[data-alike] { display: none !important }");
  document.adoptedStyleSheets.push(hidden);
  const grounds = new Map(), ground = (one) => {
    if (!one || grounds.has(one)) return grounds.get(one);
    const { backgroundColor, backgroundImage, opacity } = getComputedStyle(one);
    grounds.set(one, [backgroundColor, backgroundImage, opacity, ground(one.parentElement)].join());
    return grounds.get(one);
  };
  const fields = "input, select, textarea", words = new Map(), measured = [];
  const said = (one) => one.matches(fields) || [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  const apart = (one) => { // from the window: what is far away cannot be measured
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return Math.max(0, -right, left - innerWidth) + Math.max(0, -bottom, top - innerHeight);
  };
  const all = [...document.querySelectorAll("body :not(svg, svg *)")].filter((one) => said(one) && one.checkVisibility({ visibilityProperty: true }));
  for (const [one] of all.map((one) => [one, apart(one)]).sort((a, b) => a[1] - b[1])) {
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(one);
    const kind = [color, fontSize, fontWeight, textShadow, ground(one), one.matches(fields) && one.value === ""].join();
    words.set(kind, (words.get(kind) ?? 0) + 1);
    if (words.get(kind) <= 3) measured.push(one);
  }
  for (const one of measured) one.toggleAttribute("data-measured", true);
  axe.configure({ rules: [{ id: "color-contrast", selector: "[data-measured]" }] });
  const found = await axe.run(within, { resultTypes: ["violations"], ...(rules.length && { runOnly: { type: "rule", values: rules } }) });
  document.adoptedStyleSheets.pop();
  for (const row of alike) row.removeAttribute("data-alike");
  for (const one of measured) one.removeAttribute("data-measured");
  scrollTo({ left: x, top: y, behavior: "instant" });
  return found.violations;
}"""


def violations(page: Page, within: str = "html", *, rules: Sequence[str] = ()) -> list[dict[str, Any]]:
    """The faults that axe-core finds in a page, or in the part of it that a selector names; by some rules, or by all."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found: list[dict[str, Any]] = page.evaluate(FIND, [within, list(rules)])
    return found


def in_both_schemes(page: Page, within: str = "html") -> list[dict[str, Any]]:
    """The faults of a light page, and those of its colours when it turns dark: nothing else changes then."""
    found = violations(page, within)
    opened = page.locator("[open]").count()
    turn(page, "dark")
    found += violations(page, within, rules=COLOURS)
    assert page.locator("[open]").count() == opened, "not the same is looked at in dark colours"
    turn(page, "light")
    return found


def turn(page: Page, scheme: Literal["dark", "light"]) -> None:
    """Let the system's colours turn dark or light, and wait until also what scripts draw has them."""
    page.emulate_media(color_scheme=scheme)
    drawn = page.locator(
        "#page [data-look]"
    )  # it says where it leads when the page is drawn in other colours
    if drawn.count():
        expect(drawn).to_have_text({"dark": "☀", "light": "☾"}[scheme])
    page.wait_for_function("() => document.getAnimations().every((one) => one.playState !== 'running')")

"""The page in another language: nothing of it stays English but what the sources say, and that is marked."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from accessible import violations
from conftest import Visit
from playwright.sync_api import Page, expect
from windows import rested

from dashboard.showing import client, i18n

pytestmark = pytest.mark.browser

VIEWS = [view.name for view in client.views()]
SAID = """() => {
  const { claims, events } = claimline.now().data;
  const kept = [...claims.title, ...claims.words, ...Object.values(events).map((event) => event.title)];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const said = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.nodeType === 1 ? node : node.parentElement;
    if (element.closest("script, style, noscript, svg, code, textarea, .plain") || element.closest("[lang]").lang === "en") continue;
    if (node.nodeType === 3) said.push(node.textContent);
    else for (const name of ["aria-label", "title", "placeholder", "alt", "aria-valuetext", "aria-roledescription"]) {
      said.push(node.getAttribute(name) || "");
    }
  }
  const whole = said.map((words) => words.trim()).filter((words) => words && !kept.includes(words));
  return whole.map((words) => kept.reduce((left, title) => title.includes(" ") ? left.split(title).join("") : left, words));
}"""
ENGLISH = re.compile(
    r"\b(the|and|of|with|not|claims?|shown|from|to|by|this|that|your|you|dated?|years?|about|until|events?|sources?"
    r"|January|February|March|May|June|July|October|December|BC|words|open|close|show|search)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"„[^“]*“")


def english(page: Page) -> list[str]:
    """What the page says in English outside of what is marked as English."""
    own = {words for words in i18n.words("de").values() if isinstance(words, str)}
    said = [QUOTED.sub("", words) for words in page.evaluate(SAID) if words not in own]
    return sorted({words for words in said if ENGLISH.search(words)})


def opened(visit: Callable[..., Visit], url: str, width: int = 1440) -> Page:
    """A page whose view is drawn, whichever it is."""
    page = visit(width).page
    page.goto(url)
    page.locator("#card h2").wait_for(state="attached")
    drawn = "#chart text, #list .entry, .panel .claim, .panel [data-claim], .predict-card, .told-panel"
    page.locator(drawn).first.wait_for(state="attached")
    return rested(page)


@pytest.mark.parametrize("width", [1440, 375])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_german(visit: Callable[..., Visit], address: str, view: str, width: int) -> None:
    page = opened(visit, f"{address}/?lang=de&view={view}", width)
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator(f"#panel-{view}")).to_be_visible()
    assert english(page) == []


def test_english_would_be_found(visit: Callable[..., Visit], address: str) -> None:
    """The search for what is left in English finds an English page that says it is German."""
    page = opened(visit, f"{address}/?lang=en&view=table")
    page.evaluate("document.documentElement.lang = 'de'")
    found = english(page)
    assert "Download CSV" in found or len(found) > 10


@pytest.mark.parametrize(
    "query",
    [
        "select=lenihan-3-1",
        "select=munoz-4-4&theme=violence&calendar=both",
        "theme=ideas&words=kronstadt",
        "read=munoz&select=munoz-4-4",
        "from=1917-10-25&to=1918&scale=true",
    ],
)
def test_card_text_filters_and_what_is_found_are_german(
    visit: Callable[..., Visit], address: str, query: str
) -> None:
    page = opened(visit, f"{address}/?lang=de&{query}")
    for fold in page.locator("#card details, #list-fold").all():
        fold.evaluate("one => (one.open = true)")
    if "read=" in query:
        page.locator("#reader .dating").first.wait_for()
    assert english(page) == []
    assert (
        page.locator("#card [lang=en], #list [lang=en], #reader [lang=en]").count() > 0 or "words=" in query
    )


def test_the_dialog_is_german_and_its_links_keep_the_language(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit().ready(f"{address}/?lang=de&theme=war")
    page.locator("#page [data-share]").click()
    dialog = page.locator("dialog.share")
    expect(dialog).to_be_visible()
    assert english(page) == []
    link = dialog.locator("input").first.input_value()
    assert link.endswith("/?theme=war&lang=de")
    assert "lang=de" in dialog.locator("textarea").input_value()
    assert all(
        "lang=de" in one for one in dialog.locator(".files a").evaluate_all("all => all.map((a) => a.href)")
    )


def test_the_chart_names_eras_and_months_in_german(visit: Callable[..., Visit], address: str) -> None:
    page = visit().ready(f"{address}/?lang=de&from=1917-02-01&to=1918-03-31&scale=true")
    drawn = page.locator("#chart text").all_text_contents()
    assert "Okt" in drawn
    assert "Oct" not in drawn
    page.goto(f"{address}/?lang=de")
    expect(page.locator("#chart text", has_text="BÜRGERKRIEG")).to_be_attached()


def test_the_browser_s_own_language_is_spoken(visit: Callable[..., Visit], address: str) -> None:
    page = visit(locale="de-AT").ready(address)
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.get_by_role("tab", name="Zeitleiste")).to_be_visible()
    page.goto(f"{address}/?lang=en")
    expect(page.get_by_role("tab", name="Timeline")).to_be_visible()


def test_a_reader_changes_the_language_and_keeps_the_view(visit: Callable[..., Visit], address: str) -> None:
    page = opened(visit, f"{address}/?theme=war&view=table")
    page.get_by_role("tab", name="Compare").click()
    expect(page.get_by_role("tab", name="Compare")).to_have_attribute("aria-selected", "true")
    page.get_by_role("link", name="Deutsch").click()
    expect(page).to_have_url(re.compile(r"\?theme=war&view=compare&lang=de$"))
    expect(page.get_by_role("tab", name="Vergleich")).to_have_attribute("aria-selected", "true")
    expect(page.locator('[data-facet="theme"][data-value="war"]')).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile(r"\?theme=war&view=compare&lang=en$"))


def test_years_are_typed_in_german_and_the_address_knows_no_language(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit().ready(f"{address}/?lang=de")
    page.get_by_label("Von").fill("5. März 1917")
    page.get_by_label("Von").press("Tab")
    page.get_by_label("bis", exact=True).fill("Okt. 1918")
    page.get_by_label("bis", exact=True).press("Tab")
    expect(page).to_have_url(re.compile(r"from=1917-03-05&to=1918-10-31&lang=de$"))
    expect(page.get_by_label("Von")).to_have_value("5. Mär 1917")
    page.get_by_label("Von").fill("Quark")
    page.get_by_label("Von").press("Tab")
    expect(page.get_by_role("alert")).to_have_text(i18n.say("de", "fields.wrong"))


@pytest.mark.parametrize("width", [1440, 768, 375, 320])
def test_longer_words_break_nothing(visit: Callable[..., Visit], address: str, width: int) -> None:
    page = visit(width).ready(f"{address}/?lang=de&theme=violence")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = page.locator("#tabs button").evaluate_all("all => all.map((one) => one.offsetHeight)")
    assert max(heights) <= 40  # each on one line
    right = page.locator("#tabs button").last.evaluate("one => one.getBoundingClientRect().right")
    assert right <= width


@pytest.mark.parametrize("state", ["", "select=munoz-4-4", "view=compare", "view=table"])
def test_axe_finds_nothing_in_german(visit: Callable[..., Visit], address: str, state: str) -> None:
    page = opened(visit, f"{address}/?lang=de&{state}")
    found = violations(page)
    assert [(fault["id"], fault["nodes"][0]["target"]) for fault in found] == []


def test_the_frame_for_other_sites_is_german(visit: Callable[..., Visit], address: str) -> None:
    page = opened(visit, f"{address}/embed?lang=de&view=table")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.get_by_role("tab", name="Tabelle")).to_have_attribute("aria-selected", "true")
    assert english(page) == []


def test_the_exported_file_is_german(visit: Callable[..., Visit], root: Path, tmp_path: Path) -> None:
    """It holds one language, so it leads to no other; what it says before any script is German, too."""
    file = tmp_path / "timeline.html"
    command = [sys.executable, "-m", "dashboard", "export", str(file), "--lang", "de"]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    page = visit().page
    page.goto(file.as_uri())
    page.locator("#card h2").wait_for()
    assert english(page) == []
    assert page.locator("a[data-lang]").count() == 0
    assert page.locator(".plain th").first.text_content() == "Wann"

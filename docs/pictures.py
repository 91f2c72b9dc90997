"""Make the picture of the page that the README shows, from the running page.

    python docs/pictures.py [FOLDER]

Needs Chromium and the test extra; the folder is by default this file's own.
"""

from __future__ import annotations

import csv
import io
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from PIL import Image  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from served import serving  # noqa: E402

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
EVENTS = ROOT / "events.csv"
COLOURS = 256
CHOSEN = "Constituent Assembly dissolved"  # the claim on the card: one essay tells of it, the other is silent


def chosen() -> str:
    """The id of the claim that the picture's card shows."""
    with EVENTS.open(encoding="utf-8", newline="") as file:
        return next(row["claim_id"] for row in csv.DictReader(file) if row["title"] == CHOSEN)


def main(folder: Path) -> None:
    """The page at 1440 x 900 with one claim chosen, as `timeline.png`."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light")
        page.goto(f"{serving(EVENTS).rstrip('/')}/?select={chosen()}")
        page.locator("#chart text").first.wait_for(state="attached")
        page.locator("#card.open").wait_for()
        shot = Image.open(io.BytesIO(page.screenshot()))
        browser.close()
    few = shot.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)  # a third as large
    few.save(folder / "timeline.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)

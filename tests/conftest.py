"""What several test files share: the project's folders, and the texts that only some machines have."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# A slow machine is no defect of the code, and the same cases come every time.
settings.register_profile("claimline", deadline=None, derandomize=True)
settings.load_profile("claimline")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The optional sibling folder with the full essays and the gold annotations."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared folder here: full essays and annotations are not part of the project")
    return SHARED


def _chromium_path() -> str:
    found = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), ""
    )
    if found or os.environ.get("CI") != "true":
        return found
    pytest.fail("no Chromium on this machine: with CI=true the browser tests must run", pytrace=False)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, without a window and without a network of its own."""
    path = _chromium_path()
    if not path:
        pytest.skip("no Chromium on this machine: install it to run the browser tests")
    quiet = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=quiet)
        yield browser
        browser.close()

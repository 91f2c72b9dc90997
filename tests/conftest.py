"""What several test files share: the project's folders, and the texts that only some machines have."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

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

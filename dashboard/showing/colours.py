"""The page's colours, read from its style sheet, where each is written down once."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from dashboard import paths

_BLOCK = re.compile(r"(?:^|\})\s*:root(?P<dark>\[data-theme=\"?dark\"?\])?\s*\{(?P<inside>[^}]*)\}")
_COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})\b")


@cache
def named(*, dark: bool = False) -> dict[str, str]:
    """Every colour by its name in assets/claimline.css, as `#rrggbb`."""
    css = (paths.assets() / "claimline.css").read_text(encoding="utf-8")
    blocks = {bool(block["dark"]): block["inside"] for block in reversed([*_BLOCK.finditer(css)])}
    return dict(_COLOUR.findall(blocks[dark]))


def palette(*, dark: bool = False, ground: str = "") -> dict[str, Any]:
    """The palette of a picture (client/src/chart/items.ts); `ground` replaces the page's ground colour."""
    colours = named(dark=dark)
    return {
        "dark": dark,
        "paper": ground or colours["paper"],
        "ink": colours["ink"],
        "muted": colours["muted"],
        "axis": colours["axis"],
        "onAxis": colours["on-axis"],
        "onAxisMuted": colours["on-axis-muted"],
        "sources": [value for name, value in colours.items() if name.startswith("source-")],
    }

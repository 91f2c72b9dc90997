"""That `accessible.py` finds faults of contrast, although it measures few words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from accessible import in_both_schemes, violations
from conftest import Visit

pytestmark = pytest.mark.browser
PAGE = """<!doctype html><html lang="en"><title>A list</title><style>
@media (prefers-color-scheme: dark) { body { background: #111; color: #eee; } .note { color: #333; } }
</style><main><h1>A list</h1><p class="note">A note.</p><ul>%s</ul></main>"""
ROW = "<li><span>A word</span> <b>of many</b></li>"


@pytest.mark.parametrize(
    "fault",
    [
        '<li><span style="color: #ccc">A pale word</span> <b>of many</b></li>',
        '<li style="background: #444"><span>A dark row</span> <b>of many</b></li>',
        '<li><span style="opacity: .3">A weak word</span> <b>of many</b></li>',
        '<li><input aria-label="A field" placeholder="pale" style="color: #ccc" value="pale"></li>',
    ],
)
def test_a_fault_far_down_in_a_list_is_found(visit: Callable[..., Visit], fault: str) -> None:
    page = visit(375, 400).page
    page.set_content(PAGE % (ROW * 200))
    assert violations(page) == []
    page.set_content(PAGE % (ROW * 120 + fault + ROW * 80))
    assert [one["id"] for one in violations(page)] == ["color-contrast"]


def test_a_fault_of_dark_colours_is_found(visit: Callable[..., Visit]) -> None:
    page = visit().page
    page.set_content(PAGE % ROW)
    assert violations(page) == []
    assert [one["id"] for one in in_both_schemes(page)] == ["color-contrast"]
    page.locator(".note").evaluate("one => one.remove()")
    assert in_both_schemes(page) == []

"""How long a page works for what a reader does: by the clock of its own thread, whatever else a machine does."""

from __future__ import annotations

from playwright.sync_api import Page


def thread_time(page: Page, pressed: str) -> float:
    """Milliseconds of scripts, styles and layout from a press to the drawn page, by the page's own thread's clock."""
    clock = page.context.new_cdp_session(page)
    clock.send("Performance.enable", {"timeDomain": "threadTicks"})
    parts = ("ScriptDuration", "RecalcStyleDuration", "LayoutDuration")

    def worked() -> float:
        metrics = clock.send("Performance.getMetrics")["metrics"]
        return sum(float(one["value"]) for one in metrics if one["name"] in parts) * 1000

    began = worked()
    page.locator(pressed).evaluate(
        """async (button) => { button.click();
          for (let i = 0; i < 3; i += 1) await new Promise((done) => requestAnimationFrame(() => setTimeout(done))); }"""
    )
    return worked() - began

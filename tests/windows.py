"""Browser windows that one test after another uses, each of which finds its window as if it were new.

A new window costs some seconds of processor time: a process of the browser starts, and it reads and
compiles all scripts. A window that goes to another address costs one, and the document is as new. What a
document leaves behind in its window (history, storage, the mouse's place, what is emulated) is put back
between two tests by `Visit.put_back`; what cannot be put back is refused, so that no test depends on the
one before. A test that needs it asks for a window of its own.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.request import urlopen

from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    ConsoleMessage,
    Error,
    Page,
    Request,
    Route,
)

Found = TypeVar("Found")
CLASS = "https://school.example"
"""Where a page is that other devices can reach, for which `as_others` answers."""
WAITING = 60
"""Seconds after which what has not come never comes: machines that test many things at once are slow."""
IDLE = 4  # so many windows wait for a test; each takes 200 MB
LEFT = """() => { try { for (const key of Object.keys(sessionStorage)) if (key.startsWith("claimline:")) sessionStorage.removeItem(key);
  return [localStorage.length, sessionStorage.length, document.cookie, window.name].join(); }
  catch { return "0,0,,"; } }"""  # a document without an origin has no storage
NOTHING_LEFT = "0,0,,"
LASTING = {
    Page: ("add_init_script", "expose_binding", "expose_function", "route", "route_from_har"),
    BrowserContext: ("add_cookies", "add_init_script", "expose_binding", "expose_function", "grant_permissions",
                     "new_cdp_session", "route", "route_from_har", "set_extra_http_headers", "set_geolocation",
                     "set_offline"),
}  # fmt: skip


def drawn(page: Page) -> Page:
    """Wait until the card and the chart, or on a narrow screen the list, are drawn: the page's script has run."""
    narrow = (page.viewport_size or {"width": 1440})["width"] < 600
    shown = "#list .entry, #empty:not([hidden])" if narrow else "#chart text"
    page.locator(shown).first.wait_for(state="attached")
    page.locator("#card h2").wait_for(state="attached")
    return rested(page)


def rested(page: Page) -> Page:
    """Wait until a page that is drawn has looked at its own size and has drawn again if that is another one.

    A press in the midst of this may meet a button that is replaced at that moment.
    """
    page.evaluate(
        """async () => { for (let frame = 0; frame < 4; frame += 1) await new Promise((done) => requestAnimationFrame(() => setTimeout(done))); }"""
    )
    return page


def reloaded(page: Page) -> Page:
    """Load the page anew and wait until it is drawn."""
    page.reload()
    return drawn(page)


def becomes(page: Page, read: Callable[[], Found], wanted: Found) -> None:
    """Wait until what is read on a page is as wanted: what follows a press may be drawn in a later frame."""
    ends = time.monotonic() + WAITING
    while (found := read()) != wanted and time.monotonic() < ends:
        page.wait_for_timeout(30)
    assert found == wanted


@dataclass(eq=False)
class Visit:
    """A page in a window, and what went wrong on it: console errors, and requests to other hosts."""

    page: Page
    hand: CDPSession | None = None  # what puts a shared window back; None: the window is one test's own
    console: bool = True  # whether its errors count: where a host forbids something, the browser says so
    faults: list[str] = field(default_factory=list)

    def ready(self, url: str) -> Page:
        """Open an address and wait until the page is drawn."""
        self.page.goto(url)
        return drawn(self.page)

    def watch(self) -> None:
        """Note errors, and requests to other hosts."""
        self.page.on("console", self._said)
        self.page.on("pageerror", self._failed)
        self.page.on("request", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        if self.console and message.type == "error":
            self.faults.append(message.text)

    def _failed(self, error: Error) -> None:
        self.faults.append(str(error))

    def _asked(self, asked: Request) -> None:
        if not asked.url.startswith(("http://127.0.0.1:", f"{CLASS}/", "data:", "blob:", "file:", "about:")):
            self.faults.append(f"asked for {asked.url}")

    def put_back(self) -> bool:
        """Leave the document, and let nothing of it stay; whether that could be done.

        A page of ours stores nothing but a reader's work in the tab, so what else it stored is a fault.
        """
        assert self.hand
        left = self.page.evaluate(LEFT)
        if left != NOTHING_LEFT:
            self.faults.append(f"stored something, against what we promise: {left}")
            return False
        for other in self.page.context.pages:
            if other is not self.page:
                other.close()
        self.page.mouse.move(-9, -9)
        self.page.goto("about:blank")
        self.page.emulate_media(media="null", forced_colors="null")
        self.hand.send("Page.resetNavigationHistory")
        return True


def as_others(one: Visit, address: str) -> Visit:
    """A window of a test's own that finds under CLASS what an address answers, as the devices of a class would."""

    def passed_on(route: Route) -> None:
        there = route.request.url.replace(CLASS, address.rstrip("/"))
        with urlopen(there) as answer:
            route.fulfill(status=answer.status, headers=dict(answer.headers), body=answer.read())

    one.page.route(f"{CLASS}/**", passed_on)
    return one


class Windows:
    """The windows of one browser: those that are in use, and those that wait for the next test."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: list[tuple[str, Visit]] = []

    @contextmanager
    def lent(self, failed: Callable[[], bool]) -> Iterator[Callable[..., Visit]]:
        """A function that opens windows; when the block ends, no window may have had a fault.

        A failed test may have stopped anywhere, so its windows go with it.
        """
        used: list[tuple[str, Visit]] = []

        def visit(
            width: int = 1440,
            height: int = 900,
            scheme: Any = "light",
            *,
            own: bool = False,
            console: bool = True,
            **more: Any,
        ) -> Visit:
            kind = repr(sorted(more.items()))
            one = None if own else self._waiting(kind)
            if one is None:
                one = self._open(own=own, viewport={"width": width, "height": height}, **more)
            else:
                one.page.set_viewport_size({"width": width, "height": height})
            one.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            one.faults.clear()
            one.console = console
            used.append((kind, one))
            return one

        yield visit
        for kind, one in used:
            if one.hand and not one.page.is_closed() and not failed() and one.put_back():
                self._idle.append((kind, one))
            else:
                if not one.page.is_closed():
                    one.page.unroute_all(behavior="ignoreErrors")  # an answer may be on its way
                one.page.context.close()
        self.close(beyond=IDLE)
        faults = [one.faults for _, one in used if one.faults]
        assert faults == [], faults

    def close(self, beyond: int = 0) -> None:
        """Close the windows that wait, except for so many that were used last."""
        while len(self._idle) > beyond:
            self._idle.pop(0)[1].page.context.close()

    def _waiting(self, kind: str) -> Visit | None:
        for place, (its_kind, one) in enumerate(self._idle):
            if its_kind == kind:
                del self._idle[place]
                return one
        return None

    def _open(self, *, own: bool, **options: Any) -> Visit:
        context = self._browser.new_context(**options)
        context.set_default_timeout(WAITING * 1000)
        page = context.new_page()
        one = Visit(page, None if own else context.new_cdp_session(page))
        one.watch()
        if not own:
            for what, names in LASTING.items():
                for name in names:
                    setattr(page if what is Page else context, name, _refused(name))
        return one


def _refused(name: str) -> Any:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError(f"{name} would stay for the next test: ask for visit(own=True)")

    return refuse

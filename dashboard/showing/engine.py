"""Runs the browser's own drawing scripts without a browser, so that paper and page show the same picture."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

from dashboard import paths

SCRIPTS = (
    "05-say.js",
    "10-days.js",
    "12-dates.js",
    "20-select.js",
    "30-scale.js",
    "38-happenings.js",
    "40-arrange.js",
    "42-crowd.js",
    "50-figure.js",
)

_MEMORY = 1 << 30  # bytes; fifty thousand claims need a fifth of it

_TOO_MANY = "there are more claims than can be drawn; choose fewer, by their years or sources"


class DrawingError(ValueError):
    """More claims than can be drawn, as one sentence."""


def drawn(asked: str) -> str:
    """The answer of `drawn` in data/without_page.js, JSON for JSON; raises DrawingError where it is too much.

    QuickJS does it in a hundredth of a second for two essays. It has no wheel for Intel Macs and for Windows
    on ARM; there pyproject.toml brings V8 in its place, ten times as large.
    """
    try:
        import quickjs
    except ImportError:
        return _in_v8(asked)
    context: Any = quickjs.Context()
    context.set_memory_limit(
        _MEMORY
    )  # nor may the page's server be filled; time it can limit for no callables
    context.add_callable("pluralForm", lambda lang, n: Locale.parse(lang).plural_form(n))
    context.add_callable("writtenNumber", lambda lang, n: format_decimal(n, locale=lang))
    try:
        context.eval(_script())
        answer: str = context.get("drawn")(asked)
    except quickjs.JSException as error:
        if "out of memory" not in str(error):
            raise
        raise DrawingError(_TOO_MANY) from None
    return answer


def _in_v8(asked: str) -> str:
    from py_mini_racer import JSOOMException, MiniRacer

    with MiniRacer() as racer:
        try:
            racer.eval(_script(), max_memory=_MEMORY)
            return str(racer.call("drawn", asked, max_memory=_MEMORY))
        except JSOOMException:
            raise DrawingError(_TOO_MANY) from None


@cache
def _script() -> str:
    parts = [files("dashboard.showing").joinpath("data/without_page.js").read_text(encoding="utf-8")]
    parts += [(paths.assets() / name).read_text(encoding="utf-8") for name in SCRIPTS]
    return "\n".join([*parts, "0;"])

"""Runs the browser's own drawing scripts without a browser, so that paper and page show the same picture."""

from __future__ import annotations

from functools import cache
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

from dashboard import places

SCRIPT = "claimline.js"
"""The page's own script, built from client/; without a browser it only offers what `claimline` holds."""

_MEMORY = 1 << 30  # bytes; fifty thousand claims need a fifth of it

_TOO_MANY = "there are more claims than can be drawn; choose fewer, by their years or sources"


class DrawingError(ValueError):
    """More claims than can be drawn, as one sentence."""


def answer(name: str, asked: str) -> str:
    """What a function of client/src/python.ts answers, JSON for JSON; raises DrawingError if it is too much.

    QuickJS does it in a hundredth of a second for two essays. It has no wheel for Intel Macs and for Windows
    on ARM; there pyproject.toml brings V8 in its place, ten times as large.
    """
    try:
        import quickjs
    except ImportError:
        return _in_v8(name, asked)
    context: Any = quickjs.Context()
    # A server's memory must not be filled. QuickJS could limit the time too, but not where it asks Python.
    context.set_memory_limit(_MEMORY)
    context.add_callable("pluralForm", lambda lang, n: Locale.parse(lang).plural_form(n))
    context.add_callable("writtenNumber", lambda lang, n: format_decimal(n, locale=lang))
    try:
        context.eval(_script())
        answered: str = context.eval(f"claimline.{name}")(asked)
    except quickjs.JSException as error:
        if "out of memory" not in str(error):
            raise
        raise DrawingError(_TOO_MANY) from None
    return answered


def _in_v8(name: str, asked: str) -> str:
    from py_mini_racer import JSOOMException, MiniRacer

    with MiniRacer() as racer:
        try:
            racer.eval(_script(), max_memory=_MEMORY)
            return str(racer.call(f"claimline.{name}", asked, max_memory=_MEMORY))
        except JSOOMException:
            raise DrawingError(_TOO_MANY) from None


@cache
def _script() -> str:
    return (places.assets() / SCRIPT).read_text(encoding="utf-8") + "\n0;"

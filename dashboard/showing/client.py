"""Runs the page's own script without a browser, so that files and page draw and read links alike.

The script is assets/claimline.js, built from client/; what Python may ask of it is in client/src/python.ts.
QuickJS runs it in about a hundredth of a second. There is no QuickJS wheel for Intel Macs and for Windows on
ARM; there pyproject.toml brings V8 instead, which is ten times as large.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from babel import Locale
from babel.numbers import format_decimal

from dashboard import paths

SCRIPT = "claimline.js"

_DRAWING_MEMORY = 1 << 30
"""The most bytes for one picture, so that no table fills the memory; 50,000 claims need a fifth."""

_TOO_MANY = "there are more claims than can be drawn; choose fewer, by their years or sources"


Question = Literal[
    "comparison", "corrections", "hidden", "selection", "spreadsheet", "typedDates", "viewList"
]
Picture = Literal["drawn", "figured"]
"""The functions of client/src/python.ts; `ForPython` in client/src/main.ts has the same names."""


class DrawingError(ValueError):
    """There are more claims than can be drawn; the text is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class View:
    """A view of the claims, as in client/src/model/views.ts.

    `name` is its name in links; `tab` says whether a tab opens it, or else a button beside the tabs; `parts`
    are the parts of the page that are shown with it.
    """

    name: str
    tab: bool
    parts: tuple[str, ...]


@cache
def views() -> tuple[View, ...]:
    """All views, in the order of their tabs; the page opens with the first."""
    return tuple(View(one["name"], one["tab"], tuple(one["parts"])) for one in ask("viewList"))


def ask(function: Question, **question: Any) -> Any:
    """Call a function of client/src/python.ts; the question and the answer are plain values (JSON)."""
    return json.loads(_answer(function, json.dumps(question)))


def draw(function: Picture, question: str) -> Any:
    """Call a function that draws; the question is JSON. Raises DrawingError for too many claims."""
    return json.loads(_answer(function, question, memory=_DRAWING_MEMORY))


def _answer(function: str, question: str, *, memory: int | None = None) -> str:
    try:
        import quickjs
    except ImportError:
        return _in_v8(function, question, memory=memory)
    context: Any = quickjs.Context()
    if memory:  # QuickJS has a time limit too, but not while it calls functions of Python
        context.set_memory_limit(memory)
    context.add_callable("pluralForm", _plural_form)
    context.add_callable("writtenNumber", lambda lang, n: format_decimal(n, locale=lang))
    try:
        context.eval(_script())
        answer: str = context.eval(f"claimline.{function}")(question)
    except quickjs.JSException as error:
        # Without memory left, even for the error's words, its name alone comes, or a word for nothing.
        bare = str(error).split()[:1]
        if "out of memory" not in str(error) and bare not in (
            ["null"],
            ["InternalError"],
            ["[uninitialized]"],
        ):
            raise
        raise DrawingError(_TOO_MANY) from None
    return answer


def _plural_form(lang: str, n: float, ordinal: bool) -> str:
    locale = Locale.parse(lang)
    return str(locale.ordinal_form(n) if ordinal else locale.plural_form(n))


def _in_v8(function: str, question: str, *, memory: int | None) -> str:
    from py_mini_racer import JSOOMException, MiniRacer

    with MiniRacer() as racer:
        try:
            racer.eval(_script(), max_memory=memory)
            return str(racer.call(f"claimline.{function}", question, max_memory=memory))
        except JSOOMException:
            raise DrawingError(_TOO_MANY) from None


@cache
def _script() -> str:
    return (paths.assets() / SCRIPT).read_text(encoding="utf-8") + "\n0;"

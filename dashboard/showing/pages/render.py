"""Fills the templates in `templates/` (Jinja2). Values are escaped, except HTML that is `Markup` already."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dashboard import __version__
from dashboard.showing import i18n, page_data

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def render(template: str, *, lang: str, **values: Any) -> str:
    """A template as text. It knows `values`, `lang`, `say(key, …)`, `number(n)`, `version` and `quoted`.

    `quoted` is the `lang` attribute, with a blank before it, for words of a source on a page in another
    language; '' where the page's language is the source's own.
    """
    return (
        _environment()
        .get_template(template)
        .render(
            lang=lang,
            say=partial(i18n.say, lang),
            number=partial(i18n.number, lang),
            quoted=Markup(page_data.quoting(lang)),
            version=__version__,
            **values,
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("dashboard.showing", "pages/templates"),
        autoescape=True,
        finalize=_legal,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )


def _legal(value: Any) -> Any:
    """A table may hold control characters, which HTML and SVG do not allow."""
    return _CONTROL.sub("", value) if type(value) is str else value

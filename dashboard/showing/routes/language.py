"""Which language a request is answered in."""

from __future__ import annotations

import re

from flask import has_request_context, request
from werkzeug.wrappers import Request

from dashboard.showing import i18n

_NAMED = re.compile(r"[?&]lang=([A-Za-z-]{2,12})(?:[&#]|$)")


def spoken() -> str:
    """The language of the request at hand; English where there is none."""
    return of(request) if has_request_context() else i18n.ENGLISH


def of(asked: Request) -> str:
    """The `lang=` of this address or of the page that asks, else what the browser accepts."""
    named = _NAMED.search(f"?{asked.query_string.decode('latin-1')}") or _NAMED.search(asked.referrer or "")
    return i18n.chosen(named[1] if named else "", [code for code, _ in asked.accept_languages])

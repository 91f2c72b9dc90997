"""Pages for print as HTML without scripts: what worksheets and the comparison have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from dashboard import __version__
from dashboard.showing.export import poster
from dashboard.showing.export.one_page import PAPERS
from dashboard.showing.export.request import ExportError, Request
from dashboard.showing.export.svg import plain
from dashboard.showing.i18n import say


def document(request: Request, *, kind: str, body: Iterable[str], on_its_side: bool = False) -> bytes:
    """A whole file in UTF-8; `kind` is what it is, in words, over its heading."""
    lang, title = request.lang, plain(poster.heading(request))
    label = plain(kind)
    style = _page(request, on_its_side=on_its_side) + _style()
    parts = [
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="generator" content="Claimline {__version__}">',
        f"<title>{label}: {title}</title>\n<style>{style}</style>",
        f"</head>\n<body{' class=wide' if on_its_side else ''}>\n<main>\n<header>",
        f'<p class="kind">{label}</p>\n<h1{poster.heading_language(request)}>{title}</h1>',
        f'<p class="sub">{plain(poster.subtitle(request))}</p>',
        "</header>",
        *body,
        f"</main>\n<footer>\n{_foot(request)}</footer>\n</body>\n</html>\n",
    ]
    return "\n".join(parts).encode()


def _page(request: Request, *, on_its_side: bool) -> str:
    """The sheet of paper; a browser that knows margin boxes numbers the pages."""
    asked = request.options.get("paper") or "A4"
    name = next((known for known in PAPERS if known.lower() == asked.lower()), "")
    if not name:
        raise ExportError(f"paper {asked!r} is neither of {', '.join(PAPERS)}")
    way = "landscape" if on_its_side else "portrait"
    numbers = (
        '@bottom-right{content:counter(page) " / " counter(pages);font:8.5pt system-ui,Arial,sans-serif}'
    )
    return f"@page{{size:{name} {way};margin:14mm 14mm 16mm;{numbers}}}\n"


def _style() -> str:
    return files("dashboard.showing").joinpath("pages/templates/print.css").read_text(encoding="utf-8")


def _foot(request: Request) -> str:
    """The texts in full, and by what the page was made."""
    told = [
        *poster.texts(poster.shown(request), lang=request.lang),
        f"{say(request.lang, 'paper.made')} {__version__}",
    ]
    return "".join(f"<p>{plain(line)}</p>\n" for line in told)


def small(note: str) -> str:
    """A note under what it belongs to; nothing where there is none."""
    return f"<small>{plain(note)}</small>" if note else ""


def dated(claims: Mapping[str, Any], row: int, *, lang: str) -> str:
    """A claim's date: in words, its Old Style days, how closely it is known."""
    old = say(lang, "card.old", old=claims["old"][row]) if claims["old"][row] else ""
    return f"<b>{plain(claims['when'][row])}</b>{small(old)}{small(claims['certainty'][row])}"
